// Speed, time left, and what AEM is saying.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobSnapshot } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { remedyOf } from './remedy';

const line = style({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 24,
  rowGap: 4,
  font: 'body',
  margin: 0,
  minHeight: 24,
});

/** Waiting is always explained. */
export function AemSays({ job }: { job: JobSnapshot }) {
  const { words, format } = useSpeech();
  if (job.pausedBy?.by === 'environment') {
    const remedy = remedyOf(job);
    return (
      <ErrorNotice
        error={job.pausedBy.error}
        context={words.run.pausedByEnvironment}
        action={
          remedy === 'key' || remedy === 'signIn'
            ? `${words.guard.paused[remedy]} ${words.guard.paused.kept(job.done)}`
            : undefined
        }
      />
    );
  }
  if (job.phase === 'paused') return <p className={line}>{words.run.pausedByUser}</p>;
  if (job.phase === 'stopping') return <p className={line}>{words.run.settling}</p>;
  const speed = Math.round(job.assetsPerSecond * 10) / 10;
  return (
    <p className={line}>
      <span>
        {job.slowDownSeconds === null
          ? words.run.allWell
          : words.run.slowDown(format.duration(job.slowDownSeconds))}
      </span>
      {speed > 0 ? <span>{words.run.speed(format.number(speed))}</span> : null}
      {job.secondsLeft === null ? null : (
        <span>{words.run.timeLeft(format.duration(job.secondsLeft))}</span>
      )}
    </p>
  );
}
