// What became of every asset of the change that was just run.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import type { JobFacts, JobSnapshot, ReasonCount } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ActionFooter, aboveFooter, MainButtons } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { NARROW, useMedia } from '../../shared/layout/use-media';
import { AfterFailure } from '../../shared/notices/AfterFailure';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import type { FollowUpKind } from '../../shared/state/follow-up';
import { ask } from '../../shared/state/queries';
import { useAfter } from '../../shared/state/use-after';
import { jobEdit } from '../../shared/words/job-title';
import { fieldsNotDone, notDone } from '../../shared/words/outcomes';
import { AfterActions } from './AfterActions';
import { InDownloads } from './InDownloads';
import { JobOutcomes } from './JobOutcomes';
import { secondsOf } from './job';
import { NotRetried } from './NotRetried';

interface ResultPageProps {
  job: JobSnapshot;
  /** Makes a plan that undoes the job or tries again, and leads to its check. */
  onFollowUp: (kind: FollowUpKind, facts: JobFacts) => Promise<void>;
  onChangeMore: () => void;
  onBackToAssets: () => void;
}

/** Numbers per outcome, reasons with what to do, every asset, and what can follow. */
export function ResultPage({ job, onFollowUp, onChangeMore, onBackToAssets }: ResultPageProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say, format } = speech;
  const size = useMedia(NARROW) ? 'S' : 'M';
  const { jobId, counts, cells, kind } = job;
  const { endedAt } = job;
  // What can follow is known once the job has ended.
  const factsOf = ask(backend, 'jobFacts', { jobId });
  const {
    data: facts = null,
    error,
    refetch,
  } = useQuery({ ...factsOf, queryKey: [...factsOf.queryKey, endedAt] });
  const edit = facts === null ? [] : jobEdit(facts, speech);
  const after = useAfter(async (what) => {
    if (facts !== null) await onFollowUp(what, facts);
  });
  const assetsLeft = notDone(counts);
  const fieldsLeft = fieldsNotDone(counts, cells);
  const allDone = (reasons: ReasonCount[] | null) => {
    if (reasons === null || notDone(cells) > 0) return null;
    const isAdjusted = reasons.some(({ reason }) => reason === 'adjustedByAem');
    return isAdjusted ? say('after-adjusted') : say(`after-all-done-${kind}`);
  };
  const summary = (reasons: ReasonCount[] | null) =>
    [
      job.phase === 'stopped' ? say('result-stopped') : null,
      allDone(reasons),
      assetsLeft === 0 ? null : say('result-some-not', { n: assetsLeft }),
      fieldsLeft === 0 ? null : say('result-some-fields-not', { n: fieldsLeft }),
      say('result-took', { duration: format.duration(secondsOf(job)) }),
    ].filter((sentence) => sentence !== null);

  return (
    <div className={aboveFooter}>
      <JobOutcomes job={job}>
        {(reasons, onShow) => (
          <>
            <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
              <PageTitle isHero>{say('after-title', { kind, n: counts.changed })}</PageTitle>
              <p
                role="status"
                className={style({ font: 'body-lg', margin: 0, color: 'neutral-subdued' })}
              >
                {summary(reasons).join(' ')}
              </p>
              {edit.length === 0 ? null : (
                <p className={style({ font: 'body', margin: 0, overflowWrap: 'anywhere' })}>
                  {edit.join(' · ')}
                </p>
              )}
            </div>
            {counts.changed > 0 ? <InDownloads /> : null}
            {error ? (
              <ErrorNotice error={error} context={say('result-failed-title')} onRetry={refetch} />
            ) : null}
            {facts ? <AfterFailure facts={facts} after={after} /> : null}
            {facts ? <NotRetried facts={facts} onShow={onShow} /> : null}
          </>
        )}
      </JobOutcomes>
      <ActionFooter>
        {facts ? <AfterActions facts={facts} after={after} /> : null}
        <MainButtons>
          <Button size={size} variant="secondary" onPress={onBackToAssets}>
            {say('result-back-to-assets')}
          </Button>
          <Button size={size} variant="accent" onPress={onChangeMore}>
            {say('result-change-more')}
          </Button>
        </MainButtons>
      </ActionFooter>
    </div>
  );
}
