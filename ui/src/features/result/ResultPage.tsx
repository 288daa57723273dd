// What became of every asset.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useCallback, useState } from 'react';
import type { JobSnapshot, Outcome } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/backend-context';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { ActionFooter } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';
import { useLoad } from '../../shared/use-load';
import { JobTable } from './JobTable';
import { OutcomeFilter } from './OutcomeFilter';
import { Reasons } from './Reasons';

interface ResultPageProps {
  job: JobSnapshot;
  onChangeMore: () => void;
  onBackToAssets: () => void;
}

const frame = style({ display: 'flex', flexDirection: 'column', height: 'full', minHeight: 0 });
const scroller = style({
  flexGrow: 1,
  minHeight: 0,
  overflow: 'auto',
  display: 'flex',
  flexDirection: 'column',
});
const head = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  paddingX: 24,
  paddingTop: 24,
  paddingBottom: 16,
});

/** Seconds a job took; 0 while it has no end. */
function secondsOf(job: JobSnapshot): number {
  if (job.endedAt === null) return 0;
  return (new Date(job.endedAt).getTime() - new Date(job.startedAt).getTime()) / 1000;
}

/** Numbers per outcome, reasons with what to do, and every asset. */
export function ResultPage({ job, onChangeMore, onBackToAssets }: ResultPageProps) {
  const backend = useBackend();
  const { words, format } = useSpeech();
  const [filter, setFilter] = useState<Outcome | null>(null);
  const { jobId, counts } = job;
  const [reasons, retry] = useLoad(
    useCallback(() => backend.jobReasons({ jobId }), [backend, jobId]),
  );
  const notRight = job.total - counts.changed - counts.alreadyRight;
  const summary = [
    job.phase === 'stopped' ? words.result.stopped : null,
    notRight === 0 ? words.result.allDone : words.result.someNot(notRight),
    words.result.took(format.duration(secondsOf(job))),
  ].filter((sentence) => sentence !== null);

  return (
    <div className={frame}>
      <div className={scroller}>
        <div className={head}>
          <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
            <PageTitle isHero>{words.result.titleAll(counts.changed)}</PageTitle>
            <p
              role="status"
              className={style({ font: 'body-lg', margin: 0, color: 'neutral-subdued' })}
            >
              {summary.join(' ')}
            </p>
          </div>
          <OutcomeFilter counts={counts} filter={filter} onFilter={setFilter} />
          {reasons.state === 'failed' ? (
            <ErrorNotice error={reasons.error} context={words.result.failedTitle} onRetry={retry} />
          ) : null}
          {reasons.state === 'ready' && reasons.value.length > 0 ? (
            <Reasons reasons={reasons.value} onShow={setFilter} />
          ) : null}
        </div>
        <div className={style({ flexGrow: 1, flexShrink: 0, height: 320 })}>
          <JobTable job={job} filter={filter} />
        </div>
      </div>
      <ActionFooter>
        <Button variant="secondary" onPress={onBackToAssets}>
          {words.result.backToAssets}
        </Button>
        <Button variant="accent" onPress={onChangeMore}>
          {words.result.changeMore}
        </Button>
      </ActionFooter>
    </div>
  );
}
