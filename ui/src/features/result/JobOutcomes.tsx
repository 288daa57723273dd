// What became of a job: numbers, reasons, its course, and every asset.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Outcome, ReasonCount } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { scrolling } from '../../shared/layout/Page';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';
import { loadedOf } from '../../shared/state/use-load';
import { Conflicts } from './Conflicts';
import { RunChart } from './chart/RunChart';
import { JobTable } from './JobTable';
import type { ShownJob } from './job';
import { OutcomeFilter } from './OutcomeFilter';
import { Reasons } from './Reasons';

interface JobOutcomesProps {
  job: ShownJob;
  /** What stands on top; without reasons until they are known. `onShow` leads to the assets of an outcome. */
  children: (reasons: ReasonCount[] | null, onShow: (outcome: Outcome) => void) => ReactNode;
}

const column = style({ display: 'flex', flexDirection: 'column' });
const head = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  paddingX: 24,
  paddingTop: 24,
  paddingBottom: 16,
});
const pair = style({
  // Without reasons and course there is no gap for them.
  display: { default: 'grid', ':empty': 'none' },
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))',
  gap: 16,
});

/** Scrolls as a whole, with a table of any length at its end. */
export function JobOutcomes({ job, children }: JobOutcomesProps) {
  const backend = useBackend();
  const { say } = useSpeech();
  const [filter, setFilter] = useState<Outcome | null>(null);
  const { jobId, counts, endedAt } = job;
  const hasEnded = endedAt !== null;
  // Reasons of a job that goes on are not complete.
  const reasonsOf = ask(backend, 'jobReasons', { jobId });
  const asked = useQuery({
    ...reasonsOf,
    queryKey: [...reasonsOf.queryKey, endedAt],
    enabled: hasEnded,
  });
  const reasons = loadedOf(asked);

  return (
    <div className={`${scrolling} ${column}`}>
      <div className={head}>
        {children(reasons.state === 'ready' ? reasons.value : null, setFilter)}
        <OutcomeFilter counts={counts} filter={filter} onFilter={setFilter} />
        {reasons.state === 'failed' ? (
          <ErrorNotice
            error={reasons.error}
            context={say('result-failed-title')}
            onRetry={asked.refetch}
          />
        ) : null}
        {filter === 'conflict' && counts.conflict > 0 ? (
          <Conflicts key={jobId} job={job} />
        ) : (
          <div className={pair}>
            {reasons.state === 'ready' && reasons.value.length > 0 ? (
              <Reasons reasons={reasons.value} onShow={setFilter} />
            ) : null}
            {hasEnded ? <RunChart jobId={jobId} /> : null}
          </div>
        )}
      </div>
      {filter === 'conflict' ? null : (
        <div className={style({ flexShrink: 0 })}>
          <JobTable job={job} filter={filter} />
        </div>
      )}
    </div>
  );
}
