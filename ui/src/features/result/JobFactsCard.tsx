// Who changed what, where and when.

import { Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { ConnectionSummary, JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { StageBadge } from '../../shared/notices/StageBadge';
import { jobConnection } from '../../shared/state/job-connection';
import { useLoad } from '../../shared/state/use-load';
import { jobEdit, jobPlace, jobUser } from '../../shared/words/job-title';
import { secondsOf } from './job';

interface JobFactsCardProps {
  facts: JobFacts;
  connections: ConnectionSummary[];
  onOpen: (jobId: string) => void;
}

const grid = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(160px, 1fr))',
  columnGap: 24,
  rowGap: 12,
  margin: 0,
});
const term = style({ font: 'ui-sm', color: 'neutral-subdued' });
const value = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 8,
  rowGap: 4,
  font: 'ui',
  margin: 0,
  overflowWrap: 'anywhere',
});

/** A list of names and values. */
export function JobFactsCard({ facts, connections, onOpen }: JobFactsCardProps) {
  const speech = useSpeech();
  const { say, format, fieldLabel } = speech;
  const connection = jobConnection(facts, connections, say);
  const { perSecond, endedAt, fields, folder, ofJob } = facts;
  const edit = jobEdit(facts, speech);
  const user = jobUser(facts, connection);
  const speed =
    perSecond === null || perSecond <= 0
      ? null
      : format.number(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond));
  return (
    <dl className={grid} aria-label={say('history-facts-label')}>
      <Fact name={say('history-facts-folder')}>
        <span title={folder}>{jobPlace(facts, speech)}</span>
      </Fact>
      <Fact name={say('history-facts-connection')}>
        <span>{connection.name}</span>
        {connection.now ? (
          <StageBadge stage={connection.now.stage} />
        ) : (
          <span className={term}>({say('history-gone')})</span>
        )}
      </Fact>
      <Fact name={say('history-facts-fields')}>
        {edit.length > 0
          ? edit.join(' · ')
          : fields.length === 0
            ? say('history-no-fields')
            : format.list(fields.map(fieldLabel))}
      </Fact>
      {user === null ? null : <Fact name={say('history-facts-who')}>{user}</Fact>}
      <Fact name={say('history-facts-started')}>{format.dateTime(facts.startedAt)}</Fact>
      {endedAt === null ? null : (
        <Fact name={say('history-facts-took')}>
          {say('history-took', { duration: format.duration(secondsOf(facts)), speed })}
        </Fact>
      )}
      {ofJob === null ? null : (
        <Fact name={say('history-facts-follows')}>
          <Followed jobId={ofJob} onOpen={onOpen} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={style({ minWidth: 0 })}>
      <dt className={term}>{name}</dt>
      <dd className={value}>{children}</dd>
    </div>
  );
}

/** The job this one follows, as a way to it. */
function Followed({ jobId, onOpen }: { jobId: string; onOpen: (jobId: string) => void }) {
  const { say, format } = useSpeech();
  const [of] = useLoad('jobFacts', { jobId });
  if (of.state === 'loading') return null;
  if (of.state === 'failed') return say('common-unknown');
  return (
    <Link onPress={() => onOpen(jobId)}>
      {say(`history-follows-${of.value.kind}`, { moment: format.dateTime(of.value.startedAt) })}
    </Link>
  );
}
