// The running change, small, on every page.

import { ProgressCircle } from '@react-spectrum/s2';
import CheckmarkCircle from '@react-spectrum/s2/icons/CheckmarkCircle';
import Pause from '@react-spectrum/s2/icons/Pause';
import StopProcessing from '@react-spectrum/s2/icons/StopProcessing';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobSnapshot } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

interface JobChipProps {
  job: JobSnapshot;
  /** Name of the connection it runs with, where that is not the one in the bar. */
  elsewhere: string | null;
  onShow: () => void;
}

const chip = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flexShrink: 0,
  height: 32,
  paddingX: 12,
  borderStyle: 'none',
  borderRadius: 'full',
  font: 'ui',
  whiteSpace: 'nowrap',
  color: 'neutral',
  backgroundColor: { default: 'gray-100', ':hover': 'gray-200' },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: 2,
  cursor: 'pointer',
});

/** State in words; pressing it shows the change. */
export function JobChip({ job, elsewhere, onShow }: JobChipProps) {
  const { say } = useSpeech();
  const numbers = say('shell-job-running', { done: job.done, total: job.total });
  const phase = {
    running: numbers,
    paused: say('shell-job-paused'),
    stopping: say('shell-job-stopping'),
    stopped: say('shell-job-stopped'),
    finished: say('shell-job-finished'),
  }[job.phase];
  const state =
    elsewhere === null ? phase : say('shell-job-elsewhere', { name: elsewhere, state: phase });
  const isMoving = job.phase === 'running' || job.phase === 'stopping';
  return (
    <button
      type="button"
      className={chip}
      onClick={onShow}
      aria-label={say('shell-show-job', { state })}
    >
      <span aria-hidden="true" className={style({ display: 'flex' })}>
        {isMoving ? (
          <ProgressCircle
            size="S"
            aria-label={say('run-progress-label')}
            value={job.done}
            maxValue={Math.max(1, job.total)}
          />
        ) : job.phase === 'paused' ? (
          <Pause />
        ) : job.phase === 'stopped' ? (
          <StopProcessing />
        ) : (
          <CheckmarkCircle />
        )}
      </span>
      <span className={style({ maxWidth: 320, truncate: true })} title={state}>
        {state}
      </span>
    </button>
  );
}
