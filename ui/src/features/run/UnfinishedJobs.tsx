// Changes that were interrupted: how far they are, and the three ways to go from there.

import { Button, DialogContainer, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, ConnectionSummary, JobFacts } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { card } from '../../shared/layout/card';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { UnlockButton } from '../../shared/notices/LiveLock';
import { StageBadge, StageBand } from '../../shared/notices/StageBadge';
import { jobConnection } from '../../shared/state/job-connection';
import { jobPlace } from '../../shared/words/job-title';
import { LeaveQuestion } from './LeaveQuestion';

interface UnfinishedJobsProps {
  jobs: JobFacts[];
  connections: ConnectionSummary[];
  /** The job that is being taken up or ended. */
  busy: string | null;
  errors: ReadonlyMap<string, ApiError>;
  onGoOn: (jobId: string) => void;
  /** Leads to the page of a job; nothing where that is the page. */
  onLook?: (jobId: string) => void;
  onLeave: (jobId: string) => void;
  onSignIn: (connection: ConnectionSummary) => Promise<unknown>;
  onChooseKey: (connection: ConnectionSummary | null) => void;
  /** A connection was unlocked. */
  onConnection: (connection: ConnectionSummary) => void;
}

const column = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const body = style({ display: 'flex', flexDirection: 'column', gap: 12, padding: 20 });
const row = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const title = style({ font: 'title', margin: 0, overflowWrap: 'anywhere' });
const plain = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });
const quiet = style({
  font: 'body-sm',
  color: 'neutral-subdued',
  margin: 0,
  overflowWrap: 'anywhere',
});

/** One card for each. Nothing goes on before the user says so. */
export function UnfinishedJobs({ jobs, ...rest }: UnfinishedJobsProps) {
  const { say } = useSpeech();
  if (jobs.length === 0) return null;
  return (
    <section className={column} aria-label={say('unfinished-title', { n: jobs.length })}>
      {jobs.map((job) => (
        <UnfinishedJob key={job.jobId} job={job} {...rest} />
      ))}
    </section>
  );
}

type UnfinishedJobProps = Omit<UnfinishedJobsProps, 'jobs'> & { job: JobFacts };

function UnfinishedJob({
  job,
  busy,
  errors,
  onGoOn,
  onLook,
  onLeave,
  ...rest
}: UnfinishedJobProps) {
  const speech = useSpeech();
  const { say, format, fieldLabel, explain } = speech;
  const [asks, setAsks] = useState(false);
  const [signInError, setSignInError] = useState<ApiError | null>(null);
  const at = jobConnection(job, rest.connections, say);
  const { now: connection, isPracticeGone } = at;
  const folder = jobPlace(job, speech);
  const isBusy = busy === job.jobId;
  return (
    <article className={card} aria-label={`${say(`unfinished-title-of-${job.kind}`)}: ${folder}`}>
      <StageBand stage={connection?.stage ?? null} writing={connection?.writing} place="top" />
      <div className={body}>
        <div className={row}>
          <h2 className={title}>{say(`unfinished-title-of-${job.kind}`)}</h2>
          {connection ? <StageBadge stage={connection.stage} writing={connection.writing} /> : null}
        </div>
        <p className={plain}>{say('unfinished-where', { folder, connection: at.name })}</p>
        <ProgressBar
          label={say('unfinished-progress', { done: job.done, total: job.total })}
          value={job.done}
          maxValue={Math.max(1, job.total)}
          valueLabel={format.percent(job.total === 0 ? 1 : job.done / job.total)}
          styles={style({ width: 'full', maxWidth: 'full' })}
        />
        <p className={quiet}>
          {say('unfinished-started', { moment: format.dateTime(job.startedAt) })}.{' '}
          {say('unfinished-fields', { fields: format.list(job.fields.map(fieldLabel)) })}.{' '}
          {job.pausedBy === null
            ? null
            : job.pausedBy.by === 'user'
              ? say('unfinished-paused-by-user')
              : `${say('unfinished-paused-by-environment')} ${explain(job.pausedBy.error).title}.`}
        </p>
        <p className={plain}>
          {isPracticeGone
            ? say('unfinished-practice-gone')
            : connection === null
              ? say('unfinished-connection-gone', { name: at.name })
              : connection.isSignedOut
                ? say('unfinished-sign-in-first', { name: connection.name })
                : connection.writing === 'locked'
                  ? say('unfinished-unlock-first', { name: connection.name })
                  : say('unfinished-intro')}
        </p>
        <Failure error={errors.get(job.jobId)} />
        {signInError ? <ErrorNotice error={signInError} /> : null}
        <div className={row}>
          {isPracticeGone ? null : (
            <WaysOn
              job={job}
              folder={folder}
              connection={connection}
              isBusy={isBusy}
              onGoOn={onGoOn}
              onSignInError={setSignInError}
              {...rest}
            />
          )}
          {onLook ? (
            <Button
              variant="secondary"
              aria-label={say('unfinished-look-named', { folder })}
              onPress={() => onLook(job.jobId)}
            >
              {say('unfinished-look')}
            </Button>
          ) : null}
          <Button
            variant="secondary"
            fillStyle="outline"
            aria-label={say('unfinished-leave-named', { folder })}
            onPress={() => setAsks(true)}
          >
            {say('unfinished-leave')}
          </Button>
        </div>
      </div>
      <DialogContainer onDismiss={() => setAsks(false)}>
        {asks ? <LeaveQuestion job={job} onLeave={() => onLeave(job.jobId)} /> : null}
      </DialogContainer>
    </article>
  );
}

/** Why going on did not work, with the way on where the error alone does not know it. */
function Failure({ error }: { error: ApiError | undefined }) {
  const { say } = useSpeech();
  if (error === undefined) return null;
  return (
    <ErrorNotice
      error={error}
      context={say('run-action-failed')}
      action={
        error.code === 'otherAccount'
          ? say('unfinished-other-account')
          : error.code === 'notFound'
            ? say('unfinished-add-key-first')
            : undefined
      }
    />
  );
}

type WaysOnProps = Pick<
  UnfinishedJobProps,
  'job' | 'onGoOn' | 'onSignIn' | 'onChooseKey' | 'onConnection'
> & {
  folder: string;
  connection: ConnectionSummary | null;
  isBusy: boolean;
  onSignInError: (error: ApiError | null) => void;
};

/** Go on, or what has to come before it. */
function WaysOn(props: WaysOnProps) {
  const { job, connection, isBusy, onGoOn, onSignIn, onChooseKey, onConnection } = props;
  const { onSignInError } = props;
  const { say } = useSpeech();
  const [isSigningIn, setIsSigningIn] = useState(false);
  if (connection?.isSignedOut) {
    return (
      <BusyButton
        variant="accent"
        isBusy={isSigningIn}
        onPress={() => {
          setIsSigningIn(true);
          onSignInError(null);
          onSignIn(connection)
            .catch((thrown) => onSignInError(asApiError(thrown)))
            .finally(() => setIsSigningIn(false));
        }}
      >
        {say('connections-sign-in')}
      </BusyButton>
    );
  }
  if (connection?.writing === 'locked') {
    return <UnlockButton connection={connection} onChanged={onConnection} />;
  }
  return (
    <>
      {connection === null ? (
        <Button variant="accent" onPress={() => onChooseKey(null)}>
          {say('guard-paused-choose-key')}
        </Button>
      ) : null}
      <BusyButton
        variant={connection === null ? 'secondary' : 'accent'}
        isBusy={isBusy}
        aria-label={say('unfinished-go-on-named', { folder: props.folder })}
        onPress={() => onGoOn(job.jobId)}
      >
        {say('unfinished-go-on')}
      </BusyButton>
    </>
  );
}
