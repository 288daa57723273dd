// One change of History, as it was and what can follow it.

import { ActionButton, Button, ProgressBar, Text } from '@react-spectrum/s2';
import ChevronLeft from '@react-spectrum/s2/icons/ChevronLeft';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useState } from 'react';
import type { ApiError, ConnectionSummary, JobFacts } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { ActionFooter, aboveFooter, Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { AfterFailure } from '../../shared/notices/AfterFailure';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { NoticeBar } from '../../shared/notices/NoticeBar';
import { useBackend } from '../../shared/state/backend-context';
import type { FollowUpKind } from '../../shared/state/follow-up';
import { jobConnection } from '../../shared/state/job-connection';
import { useAfter } from '../../shared/state/use-after';
import { jobTitle } from '../../shared/words/job-title';
import { AfterActions } from './AfterActions';
import { DeleteJob } from './DeleteJob';
import { JobFactsCard } from './JobFactsCard';
import { JobOutcomes } from './JobOutcomes';
import { NotRetried } from './NotRetried';
import { useFacts } from './use-facts';

interface JobPageProps {
  jobId: string;
  connections: ConnectionSummary[];
  /** What to decide about the job, where an earlier run of Relabel left it in the middle. */
  offer: ReactNode;
  onBack: () => void;
  /** It is gone from History. */
  onDeleted: () => void;
  /** Shows another job: the one this one follows. */
  onOpen: (jobId: string) => void;
  onShowProgress: (jobId: string) => void;
  /** Makes a plan that undoes the job or tries again, and leads to its check. */
  onFollowUp: (kind: FollowUpKind, facts: JobFacts) => Promise<void>;
}

type Deletion = { state: 'none' | 'going' } | { state: 'failed'; error: ApiError };

const start = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 8 });

/** Facts, outcomes, course, rows; undo, another try and the report at the bottom. */
export function JobPage(props: JobPageProps) {
  const { jobId, connections, offer, onBack } = props;
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const { facts, error, retry } = useFacts(jobId);
  const after = useAfter(async (kind) => {
    if (facts !== null) await props.onFollowUp(kind, facts);
  });
  const [deletion, setDeletion] = useState<Deletion>({ state: 'none' });
  async function remove() {
    setDeletion({ state: 'going' });
    try {
      await backend.deleteJob({ jobId });
      props.onDeleted();
    } catch (thrown) {
      setDeletion({ state: 'failed', error: asApiError(thrown) });
    }
  }
  const back = (
    <ActionButton isQuiet onPress={onBack}>
      <ChevronLeft />
      <Text>{say('history-back')}</Text>
    </ActionButton>
  );

  if (facts === null) {
    return (
      <Page>
        <div className={start}>
          {back}
          <PageTitle>{say('history-title')}</PageTitle>
        </div>
        {error ? (
          <ErrorNotice error={error} context={say('history-job-failed-title')} onRetry={retry} />
        ) : (
          <ProgressBar
            isIndeterminate
            aria-label={say('common-loading')}
            styles={style({ width: 'full', maxWidth: 'full' })}
          />
        )}
      </Page>
    );
  }

  const isHere = facts.endedAt === null && offer === null;
  return (
    <div className={aboveFooter}>
      <JobOutcomes job={facts}>
        {(_, onShow) => (
          <>
            <div className={start}>
              <div className={style({ marginStart: -8 })}>{back}</div>
              <PageTitle>{jobTitle(facts, speech)}</PageTitle>
              {facts.phase === 'stopped' ? (
                <p className={style({ font: 'body', color: 'neutral-subdued', margin: 0 })}>
                  {say('result-stopped')}
                </p>
              ) : null}
            </div>
            {error ? (
              <ErrorNotice
                error={error}
                context={say('history-job-failed-title')}
                onRetry={retry}
              />
            ) : null}
            {deletion.state === 'failed' ? (
              <ErrorNotice error={deletion.error} context={say('history-delete-failed')} />
            ) : null}
            {isHere ? (
              <NoticeBar
                tone="notice"
                title={say('history-running-title')}
                actions={
                  <Button size="S" variant="secondary" onPress={() => props.onShowProgress(jobId)}>
                    {say('history-show-progress')}
                  </Button>
                }
              >
                {say('history-running-hint', { done: facts.done, total: facts.total })}
                {facts.phase === 'paused' ? ` ${say('history-paused-hint')}` : null}
              </NoticeBar>
            ) : null}
            {facts.endedAt === null ? offer : null}
            <AfterFailure
              facts={facts}
              isPracticeGone={jobConnection(facts, connections, say).isPracticeGone}
              after={after}
            />
            <NotRetried facts={facts} onShow={onShow} />
            <JobFactsCard facts={facts} connections={connections} onOpen={props.onOpen} />
          </>
        )}
      </JobOutcomes>
      {facts.endedAt === null ? null : (
        <ActionFooter>
          <DeleteJob isBusy={deletion.state === 'going'} onDelete={remove} />
          <AfterActions facts={facts} after={after} />
        </ActionFooter>
      )}
    </div>
  );
}
