// Speed, time left, and what AEM is saying.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ApiError, JobSnapshot } from '../../backend/bindings';
import { type Speech, useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
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
function rounded(value: number): number {
  return value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
}

/** A speed to plan with: from twenty on by fives, since more would change with every look. */
function steady(value: number, { format }: Speech): string {
  return format.number(value < 20 ? rounded(value) : Math.round(value / 5) * 5);
}

/** Seconds as exactly as they can be known ahead: by minutes, by fives, by quarters of an hour. */
export function roughly(seconds: number): number {
  const minutes = seconds / 60;
  const step = minutes < 10 ? 1 : minutes < 60 ? 5 : 15;
  return Math.max(1, Math.round(minutes / step) * step) * 60;
}

/** Who does what about an error that holds a change; `undefined` where the error itself says it. */
function actionOf(job: JobSnapshot, error: ApiError, { say }: Speech): string | undefined {
  const remedy = remedyOf(job);
  const kept = say('guard-paused-kept', { done: job.done });
  if (remedy === 'key' || remedy === 'signIn') return `${say(`guard-paused-${remedy}`)} ${kept}`;
  const way = wayOnOf(job, error);
  return way === null ? undefined : `${say(`run-way-on-${way}`)} ${kept}`;
}

/** What is known about how much AEM allows, once it asked to slow down. */
function Allowed({ job }: { job: JobSnapshot }) {
  const { say } = useSpeech();
  const allowed = job.pace?.allowedPerSecond ?? null;
  if (job.refused === 0 && allowed === null) return null;
  return (
    <p className={quiet}>
      {allowed === null ? null : say('run-allowed', { n: rounded(allowed) })}{' '}
      {job.refused === 0 ? null : say('run-refused', { n: job.refused })}
    </p>
  );
}

/** Waiting is always explained. */
export function AemSays({ job }: { job: JobSnapshot }) {
  const speech = useSpeech();
  const { say, format } = speech;
  if (job.pausedBy?.by === 'environment') {
    const { error } = job.pausedBy;
    return (
      <ErrorNotice
        error={error}
        context={isLetGo(job) ? say('run-stop-unwritten') : say('run-paused-by-environment')}
        action={actionOf(job, error, speech)}
      />
    );
  }
  if (job.phase === 'paused') {
    return (
      <div className={block}>
        <p className={line}>{say('run-paused-by-user')}</p>
        <p className={quiet}>{say('guard-paused-kept', { done: job.done })}</p>
      </div>
    );
  }
  if (job.phase === 'stopping') {
    return (
      <div className={block}>
        <p className={line}>{say('run-settling')}</p>
      </div>
    );
  }
  const wait = job.slowDownSeconds ?? job.pace?.quietSeconds ?? null;
  return (
    <div className={block}>
      <p className={line}>
        <span>
          {wait === null
            ? say('run-all-well')
            : say('run-slow-down', { duration: format.duration(wait) })}
        </span>
        {job.assetsPerSecond > 0 ? (
          <span>{say('run-speed', { n: steady(job.assetsPerSecond, speech) })}</span>
        ) : null}
        {job.secondsLeft === null ? null : (
          <span>
            {job.secondsLeft < 45
              ? say('run-time-left-short')
              : say('run-time-left', { duration: format.duration(roughly(job.secondsLeft)) })}
          </span>
        )}
      </p>
      <Allowed job={job} />
    </div>
  );
}
