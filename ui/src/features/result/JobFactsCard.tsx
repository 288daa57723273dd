// Who changed what, where and when.

import { Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useCallback } from 'react';
import type { ConnectionSummary, JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/backend-context';
import { folderInWords } from '../../shared/folders';
import { jobConnection } from '../../shared/job-connection';
import { StageBadge } from '../../shared/StageBadge';
import { useLoad } from '../../shared/use-load';
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
  const { words, format, fieldLabel } = useSpeech();
  const names = words.history.facts;
  const connection = jobConnection(facts, connections, words);
  const { perSecond, endedAt, fields, folder, ofJob } = facts;
  const speed =
    perSecond === null || perSecond <= 0
      ? null
      : format.number(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond));
  return (
    <dl className={grid} aria-label={names.label}>
      <Fact name={names.folder}>
        <span title={folder}>{folderInWords(folder) ?? words.assets.allAssets}</span>
      </Fact>
      <Fact name={names.connection}>
        <span>{connection.name}</span>
        {connection.now ? (
          <StageBadge stage={connection.now.stage} />
        ) : (
          <span className={term}>({words.history.gone})</span>
        )}
      </Fact>
      <Fact name={names.fields}>
        {fields.length === 0 ? words.history.noFields : format.list(fields.map(fieldLabel))}
      </Fact>
      <Fact name={names.who}>{facts.osUser}</Fact>
      <Fact name={names.started}>{format.dateTime(facts.startedAt)}</Fact>
      {endedAt === null ? null : (
        <Fact name={names.took}>
          {words.history.took(format.duration(secondsOf(facts)), speed)}
        </Fact>
      )}
      {ofJob === null ? null : (
        <Fact name={names.follows}>
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
  const backend = useBackend();
  const { words, format } = useSpeech();
  const [of] = useLoad(useCallback(() => backend.jobFacts({ jobId }), [backend, jobId]));
  if (of.state === 'loading') return null;
  if (of.state === 'failed') return words.common.unknown;
  return (
    <Link onPress={() => onOpen(jobId)}>
      {words.history.follows[of.value.kind](format.dateTime(of.value.startedAt))}
    </Link>
  );
}
