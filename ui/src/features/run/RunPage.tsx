// The fourth step: the change while it runs.

import { AlertDialog, Button, DialogTrigger, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useState } from 'react';
import type { ApiError, ConnectionSummary, JobSnapshot } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { SpeedPicker } from '../../shared/controls/SpeedPicker';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { LiveLockNotice, UnlockButton } from '../../shared/notices/LiveLock';
import { useBackend } from '../../shared/state/backend-context';
import { useLoad } from '../../shared/state/use-load';
import { jobEdit } from '../../shared/words/job-title';
import { AemSays } from './AemSays';
import { LeaveQuestion } from './LeaveQuestion';
import { ProgressAnnouncer } from './ProgressAnnouncer';
import { RunNumbers } from './RunNumbers';
import { RunProgress } from './RunProgress';
import { isLetGo, remedyOf } from './remedy';

interface RunPageProps {
  /** `null` until the first picture of the job arrived. */
  job: JobSnapshot | null;
  error: ApiError | null;
  steps: ReactNode;
  /** The connection the job runs in; `null` when it was removed. */
  connection: ConnectionSummary | null;
  /** The connection was unlocked, or its speed chosen. */
  onConnection: (connection: ConnectionSummary) => void;
  /** The job goes on: followed anew, since one whose end could not be written is taken up again. */
  onResumed: (jobId: string) => void;
  /** The job was ended as it stands. */
  onLeft: (jobId: string) => void;
  onSignIn: () => Promise<unknown>;
  onChooseKey: () => void;
  /** Leads to the check of the connection, which writes the request for an administrator. */
  onOpenCheck: () => void;
  /** The course so far, where there is one. */
  chart?: ReactNode;
  /** Leads to the check of the network. */
  onOpenNetwork: () => void;
}

/** One bar, four numbers, what AEM is saying, pause and stop. */
export function RunPage(props: RunPageProps) {
  const { job, error, steps, connection } = props;
  const backend = useBackend();
  const { say } = useSpeech();
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [isAsking, setIsAsking] = useState(false);

  async function ask(action: Promise<unknown>) {
    setIsAsking(true);
    setFailure(null);
    try {
      await action;
    } catch (thrown) {
      setFailure(asApiError(thrown));
    } finally {
      setIsAsking(false);
    }
  }

  if (job === null) {
    return (
      <Page width="step">
        {steps}
        <PageTitle>{say('run-titles-change')}</PageTitle>
        {error ? (
          <ErrorNotice error={error} context={say('run-failed-title')} />
        ) : (
          <ProgressBar
            isIndeterminate
            aria-label={say('run-progress-label')}
            styles={style({ width: 'full', maxWidth: 'full' })}
          />
        )}
      </Page>
    );
  }

  const { phase, jobId } = job;
  const remedy = remedyOf(job);
  // A job that runs goes on when Live is locked; one that waits is held until it is unlocked.
  const isLocked = phase === 'paused' && connection?.writing === 'locked';
  const mend =
    remedy === 'key' ? (
      <Button variant="accent" onPress={props.onChooseKey}>
        {say('guard-paused-choose-key')}
      </Button>
    ) : remedy === 'signIn' ? (
      <BusyButton variant="accent" isBusy={isAsking} onPress={() => ask(props.onSignIn())}>
        {say('guard-paused-sign-in-now')}
      </BusyButton>
    ) : remedy === 'request' ? (
      <Button variant="accent" onPress={props.onOpenCheck}>
        {say('guard-paused-prepare-request')}
      </Button>
    ) : remedy === 'network' ? (
      <Button variant="accent" onPress={props.onOpenNetwork}>
        {say('run-open-network')}
      </Button>
    ) : null;
  const title =
    phase === 'paused'
      ? say('run-title-paused')
      : phase === 'stopping'
        ? say('run-title-stopping')
        : say(`run-titles-${job.kind}`);
  return (
    <Page
      width="step"
      footer={
        <>
          <p className={style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0, flexGrow: 1 })}>
            {phase === 'paused' ? null : say('run-leave-hint')}
          </p>
          {isLocked ? (
            <UnlockButton connection={connection} onChanged={props.onConnection} />
          ) : (
            mend
          )}
          {isLocked ? null : phase === 'paused' ? (
            <BusyButton
              variant={mend === null ? 'accent' : 'secondary'}
              isBusy={isAsking}
              onPress={() => ask(backend.resumeJob({ jobId }).then(() => props.onResumed(jobId)))}
            >
              {say('run-continue')}
            </BusyButton>
          ) : (
            <BusyButton
              variant="secondary"
              isDisabled={phase !== 'running'}
              isBusy={isAsking}
              onPress={() => ask(backend.pauseJob({ jobId }))}
            >
              {say('run-pause')}
            </BusyButton>
          )}
          <DialogTrigger>
            <Button variant="secondary" isDisabled={phase !== 'running' && phase !== 'paused'}>
              {isLetGo(job) ? say('unfinished-leave') : say('run-stop')}
            </Button>
            {isLetGo(job) ? (
              <LeaveQuestion
                job={job}
                onLeave={() => ask(backend.giveUpJob({ jobId }).then(() => props.onLeft(jobId)))}
              />
            ) : (
              <AlertDialog
                variant="warning"
                title={say('run-stop-title')}
                primaryActionLabel={say('run-stop-yes')}
                cancelLabel={say('run-keep-going')}
                autoFocusButton="cancel"
                onPrimaryAction={() => ask(backend.stopJob({ jobId }))}
              >
                {say(job.kind === 'undo' ? 'run-stop-undo-body' : 'run-stop-body', {
                  changed: job.counts.changed,
                  waiting: job.total - job.done,
                })}
              </AlertDialog>
            )}
          </DialogTrigger>
        </>
      }
    >
      {steps}
      <div>
        <PageTitle>{title}</PageTitle>
        <Writes jobId={jobId} />
        {job.kind === 'change' ? null : (
          <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
            {say(`run-kinds-${job.kind}`)}
          </p>
        )}
      </div>
      {isLocked ? (
        <LiveLockNotice connection={connection}>{say('guard-notice-paused')}</LiveLockNotice>
      ) : null}
      {failure ? <ErrorNotice error={failure} context={say('run-action-failed')} /> : null}
      {error ? <ErrorNotice error={error} context={say('run-failed-title')} /> : null}
      <RunProgress job={job} />
      {/* What stops the change comes first: it must not lie below the fold of a small window. */}
      {job.pausedBy?.by === 'environment' ? <AemSays job={job} /> : null}
      <RunNumbers job={job} />
      {job.pausedBy?.by === 'environment' ? null : <AemSays job={job} />}
      {connection ? <SpeedPicker connection={connection} onChanged={props.onConnection} /> : null}
      {props.chart}
      <ProgressAnnouncer job={job} />
    </Page>
  );
}

/** What is being written, where it is the same for every asset. */
function Writes({ jobId }: { jobId: string }) {
  const speech = useSpeech();
  const [loaded] = useLoad('jobFacts', { jobId });
  const edit = loaded.state === 'ready' ? jobEdit(loaded.value, speech) : [];
  return edit.length === 0 ? null : (
    <p className={style({ font: 'body', margin: 0, overflowWrap: 'anywhere' })}>
      {edit.join(' · ')}
    </p>
  );
}
