// The running change, small, on every page.

import { ProgressCircle } from '@react-spectrum/s2';
import CheckmarkCircle from '@react-spectrum/s2/icons/CheckmarkCircle';
import Pause from '@react-spectrum/s2/icons/Pause';
import StopProcessing from '@react-spectrum/s2/icons/StopProcessing';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobSnapshot } from '../backend/bindings';
import { useSpeech } from '../i18n/language';

interface JobChipProps {
  job: JobSnapshot;
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
export function JobChip({ job, onShow }: JobChipProps) {
  const { words, format } = useSpeech();
  const numbers = words.shell.jobRunning(format.number(job.done), format.number(job.total));
  const state = {
    running: numbers,
    paused: words.shell.jobPaused,
    stopping: words.shell.jobStopping,
    stopped: words.shell.jobStopped,
    finished: words.shell.jobFinished,
  }[job.phase];
  const isMoving = job.phase === 'running' || job.phase === 'stopping';
  return (
    <button type="button" className={chip} onClick={onShow} aria-label={words.shell.showJob(state)}>
      <span aria-hidden="true" className={style({ display: 'flex' })}>
        {isMoving ? (
          <ProgressCircle
            size="S"
            aria-label={words.run.progressLabel}
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
      {state}
    </button>
  );
}
