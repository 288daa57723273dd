// Changes that were interrupted: how far they are, and the three ways to go from there.

import { Button, DialogContainer, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ApiError, ConnectionSummary, JobFacts } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { card } from '../../shared/card';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { folderInWords } from '../../shared/folders';
import { jobConnection } from '../../shared/job-connection';
import { UnlockButton } from '../../shared/LiveLock';
import { StageBadge, StageBand } from '../../shared/StageBadge';
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
  const { words } = useSpeech();
  if (jobs.length === 0) return null;
  return (
    <section className={column} aria-label={words.unfinished.title(jobs.length)}>
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
  const { words, format, fieldLabel, explain } = useSpeech();
  const [asks, setAsks] = useState(false);
  const [signInError, setSignInError] = useState<ApiError | null>(null);
  const at = jobConnection(job, rest.connections, words);
  const { now: connection, isPracticeGone } = at;
  const folder = folderInWords(job.folder) ?? words.assets.allAssets;
  const isBusy = busy === job.jobId;
  return (
    <article className={card} aria-label={`${words.unfinished.titleOf[job.kind]}: ${folder}`}>
      <StageBand stage={connection?.stage ?? null} place="top" />
      <div className={body}>
        <div className={row}>
          <h2 className={title}>{words.unfinished.titleOf[job.kind]}</h2>
          {connection ? <StageBadge stage={connection.stage} writing={connection.writing} /> : null}
        </div>
        <p className={plain}>{words.unfinished.where(folder, at.name)}</p>
        <ProgressBar
          label={words.unfinished.progress(format.number(job.done), format.number(job.total))}
          value={job.done}
          maxValue={Math.max(1, job.total)}
          valueLabel={format.percent(job.total === 0 ? 1 : job.done / job.total)}
          styles={style({ width: 'full', maxWidth: 'full' })}
        />
        <p className={quiet}>
          {words.unfinished.started(format.dateTime(job.startedAt))}.{' '}
          {words.unfinished.fields(format.list(job.fields.map(fieldLabel)))}.{' '}
          {job.pausedBy === null
            ? null
            : job.pausedBy.by === 'user'
              ? words.unfinished.pausedBy.user
              : `${words.unfinished.pausedBy.environment} ${explain(job.pausedBy.error).title}.`}
        </p>
        <p className={plain}>
          {isPracticeGone
            ? words.unfinished.practiceGone
            : connection === null
              ? words.unfinished.connectionGone(at.name)
              : connection.isSignedOut
                ? words.unfinished.signInFirst(connection.name)
                : connection.writing === 'locked'
                  ? words.unfinished.unlockFirst(connection.name)
                  : words.unfinished.intro}
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
              aria-label={words.unfinished.lookNamed(folder)}
              onPress={() => onLook(job.jobId)}
            >
              {words.unfinished.look}
            </Button>
          ) : null}
          <Button
            variant="secondary"
            fillStyle="outline"
            aria-label={words.unfinished.leaveNamed(folder)}
            onPress={() => setAsks(true)}
          >
            {words.unfinished.leave}
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
  const { words } = useSpeech();
  if (error === undefined) return null;
  return (
    <ErrorNotice
      error={error}
      context={words.run.actionFailed}
      action={
        error.code === 'otherAccount'
          ? words.unfinished.otherAccount
          : error.code === 'notFound'
            ? words.unfinished.addKeyFirst
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
  const { words } = useSpeech();
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
        {words.connections.signIn}
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
          {words.guard.paused.chooseKey}
        </Button>
      ) : null}
      <BusyButton
        variant={connection === null ? 'secondary' : 'accent'}
        isBusy={isBusy}
        aria-label={words.unfinished.goOnNamed(props.folder)}
        onPress={() => onGoOn(job.jobId)}
      >
        {words.unfinished.goOn}
      </BusyButton>
    </>
  );
}
