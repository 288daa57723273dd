// Speed, time left, and what AEM is saying.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ApiError, JobSnapshot } from '../../backend/bindings';
import { type Speech, useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { isLetGo, remedyOf, wayOnOf } from './remedy';

const block = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  font: 'body',
  // Sentences come and go; what stands below them stays where it is.
  minHeight: 52,
});
const line = style({ display: 'flex', flexWrap: 'wrap', columnGap: 24, rowGap: 4, margin: 0 });
const quiet = style({ font: 'body-sm', color: 'neutral-subdued', margin: 0 });

/** A number of something each second: whole from ten on, below with one decimal. */
export function perSecond(value: number, { format }: Speech): string {
  return format.number(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
}

/** Who does what about an error that holds a change; `undefined` where the error itself says it. */
function actionOf(job: JobSnapshot, error: ApiError, { words }: Speech): string | undefined {
  const remedy = remedyOf(job);
  const kept = words.guard.paused.kept(job.done);
  if (remedy === 'key' || remedy === 'signIn') return `${words.guard.paused[remedy]} ${kept}`;
  const way = wayOnOf(job, error);
  return way === null ? undefined : `${words.run.wayOn[way]} ${kept}`;
}

/** What is known about how much AEM allows, once it asked to slow down. */
function Allowed({ job }: { job: JobSnapshot }) {
  const speech = useSpeech();
  const { words } = speech;
  const allowed = job.pace?.allowedPerSecond ?? null;
  if (job.refused === 0 && allowed === null) return null;
  return (
    <p className={quiet}>
      {allowed === null ? null : words.run.allowed(perSecond(allowed, speech))}{' '}
      {job.refused === 0 ? null : words.run.refused(job.refused)}
    </p>
  );
}

/** Waiting is always explained. */
export function AemSays({ job }: { job: JobSnapshot }) {
  const speech = useSpeech();
  const { words, format } = speech;
  if (job.pausedBy?.by === 'environment') {
    const { error } = job.pausedBy;
    return (
      <ErrorNotice
        error={error}
        context={isLetGo(job) ? words.run.stopUnwritten : words.run.pausedByEnvironment}
        action={actionOf(job, error, speech)}
      />
    );
  }
  if (job.phase === 'paused') {
    return (
      <div className={block}>
        <p className={line}>{words.run.pausedByUser}</p>
        <p className={quiet}>{words.guard.paused.kept(job.done)}</p>
      </div>
    );
  }
  if (job.phase === 'stopping') {
    return (
      <div className={block}>
        <p className={line}>{words.run.settling}</p>
      </div>
    );
  }
  const wait = job.slowDownSeconds ?? job.pace?.quietSeconds ?? null;
  return (
    <div className={block}>
      <p className={line}>
        <span>{wait === null ? words.run.allWell : words.run.slowDown(format.duration(wait))}</span>
        {job.assetsPerSecond > 0 ? (
          <span>{words.run.speed(perSecond(job.assetsPerSecond, speech))}</span>
        ) : null}
        {job.secondsLeft === null ? null : (
          <span>{words.run.timeLeft(format.duration(job.secondsLeft))}</span>
        )}
      </p>
      <Allowed job={job} />
    </div>
  );
}
