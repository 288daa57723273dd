// The last changes, each with its undo, on the first screen.

import { ActionButton, Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ConnectionSummary, JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { CountsBar } from '../../shared/layout/CountsBar';
import { card } from '../../shared/layout/card';
import { AfterFailure } from '../../shared/notices/AfterFailure';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { jobConnection } from '../../shared/state/job-connection';
import { useAfter } from '../../shared/state/use-after';
import { useNow } from '../../shared/state/use-now';
import { jobPlace, jobTitle } from '../../shared/words/job-title';
import { useRecent } from './use-recent';

interface RecentJobsProps {
  connections: ConnectionSummary[];
  /** Another number says that a job ended or began. */
  turn: number;
  onOpen: (jobId: string) => void;
  onSeeAll: () => void;
  /** Makes a plan that undoes the job, and leads to its check. */
  onUndo: (facts: JobFacts) => Promise<void>;
}

const section = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const head = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  columnGap: 16,
});
const WIDE = '@media (min-width: 860px)';
// The columns are shared by all rows: buttons are as wide as the language makes them.
const list = style({
  display: 'grid',
  gridTemplateColumns: {
    default: ['minmax(0, 1fr)'],
    [WIDE]: ['minmax(0, 5fr)', 'minmax(0, 3fr)', 'minmax(0, 5fr)', 'auto'],
  },
  columnGap: 24,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const item = style<{ isFirst: boolean }>({
  gridColumnStart: 1,
  gridColumnEnd: -1,
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], [WIDE]: 'subgrid' },
  alignItems: 'center',
  rowGap: 8,
  paddingX: 20,
  paddingY: 16,
  borderWidth: 0,
  borderTopWidth: { default: 1, isFirst: 0 },
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const name = style({ font: 'ui', margin: 0, overflowWrap: 'anywhere' });
const strong = style({ fontWeight: 'bold' });
const plain = style({ display: 'block', font: 'ui' });
const quiet = style({
  display: 'block',
  font: 'ui-sm',
  color: 'neutral-subdued',
  overflowWrap: 'anywhere',
});
const numbers = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
const way = style({ display: 'flex', justifyContent: { default: 'start', [WIDE]: 'end' } });
const below = style({ gridColumnStart: 1, gridColumnEnd: -1 });

/** Up to five of them; nothing where there were none. */
export function RecentJobs({ connections, turn, onOpen, onSeeAll, onUndo }: RecentJobsProps) {
  const { say } = useSpeech();
  const { jobs, error, retry } = useRecent(turn);
  if (jobs === null && error) {
    return <ErrorNotice error={error} context={say('history-failed-title')} onRetry={retry} />;
  }
  if (jobs === null || jobs.length === 0) return null;
  return (
    <section className={section} aria-labelledby="recent-jobs">
      <div className={head}>
        <h2 id="recent-jobs" className={style({ font: 'title-lg', margin: 0 })}>
          {say('history-recent')}
        </h2>
        <ActionButton isQuiet aria-label={say('history-see-all-named')} onPress={onSeeAll}>
          {say('history-see-all')}
        </ActionButton>
      </div>
      <ul className={`${card} ${list}`}>
        {jobs.map((job, index) => (
          <RecentJob
            key={job.jobId}
            job={job}
            isFirst={index === 0}
            connections={connections}
            onOpen={() => onOpen(job.jobId)}
            onUndo={() => onUndo(job)}
          />
        ))}
      </ul>
    </section>
  );
}

interface RecentJobProps {
  job: JobFacts;
  isFirst: boolean;
  connections: ConnectionSummary[];
  onOpen: () => void;
  onUndo: () => Promise<void>;
}

function RecentJob({ job, isFirst, connections, onOpen, onUndo }: RecentJobProps) {
  const speech = useSpeech();
  const { say, format } = speech;
  const now = useNow();
  const after = useAfter(onUndo);
  const at = jobConnection(job, connections, say);
  const title = jobTitle(job, speech);
  const folder = jobPlace(job, speech);
  return (
    <li className={item({ isFirst })}>
      <div>
        <h3 className={name}>
          <Link variant="secondary" isStandalone isQuiet onPress={onOpen}>
            <span className={strong}>{title}</span>
          </Link>
        </h3>
        <span className={quiet}>{say('unfinished-where', { folder, connection: at.name })}</span>
      </div>
      <div>
        <span className={plain}>{format.ago(job.startedAt, now)}</span>
        <span className={quiet}>
          {say('history-day-and-time', {
            day: format.day(job.startedAt),
            time: format.time(job.startedAt),
          })}
        </span>
      </div>
      <div className={numbers}>
        {job.phase === 'stopped' ? (
          <span className={style({ font: 'ui-sm', fontWeight: 'bold' })}>
            {say('history-phase-stopped')}
          </span>
        ) : null}
        <CountsBar job={job} />
      </div>
      {/* Of a practice environment that ended nothing can be brought back. */}
      {job.canUndo && !at.isPracticeGone ? (
        <div className={way}>
          <BusyButton
            variant="secondary"
            size="S"
            aria-label={say('history-undo-named', {
              undo: say('after-undo-long'),
              what: title,
              folder,
            })}
            isBusy={after.now.state === 'preparing'}
            onPress={() => after.follow('undo')}
          >
            {say('after-undo-long')}
          </BusyButton>
        </div>
      ) : null}
      {after.now.state === 'failed' ? (
        <div className={below}>
          <AfterFailure facts={job} after={after} />
        </div>
      ) : null}
    </li>
  );
}
