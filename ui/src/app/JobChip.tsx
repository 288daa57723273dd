// The running change, small, on every page.

import { ActionButton, ProgressCircle, Text } from '@react-spectrum/s2';
import CheckmarkCircle from '@react-spectrum/s2/icons/CheckmarkCircle';
import Pause from '@react-spectrum/s2/icons/Pause';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobSnapshot } from '../backend/bindings';
import { useSpeech } from '../i18n/language';

interface JobChipProps {
  job: JobSnapshot;
  onShow: () => void;
}

/** State in words; pressing it shows the change. */
export function JobChip({ job, onShow }: JobChipProps) {
  const { words, format } = useSpeech();
  const numbers = words.shell.jobRunning(format.number(job.done), format.number(job.total));
  const state = {
    running: numbers,
    paused: words.shell.jobPaused,
    stopping: words.shell.jobStopping,
    stopped: words.shell.jobFinished,
    finished: words.shell.jobFinished,
  }[job.phase];
  const isMoving = job.phase === 'running' || job.phase === 'stopping';
  return (
    <ActionButton onPress={onShow} aria-label={words.shell.showJob(state)}>
      {isMoving ? (
        <span className={style({ display: 'flex', alignItems: 'center' })}>
          <ProgressCircle
            size="S"
            aria-label={words.run.progressLabel}
            value={job.done}
            maxValue={Math.max(1, job.total)}
          />
        </span>
      ) : job.phase === 'paused' ? (
        <Pause />
      ) : (
        <CheckmarkCircle />
      )}
      <Text>{state}</Text>
    </ActionButton>
  );
}
