// How far a change is, as a bar with its numbers.

import { ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobSnapshot } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

// The bar's own line for label and value breaks the value in two as its digits grow.
const line = style({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  columnGap: 16,
  font: 'ui-lg',
  color: 'neutral-subdued',
  fontVariantNumeric: 'tabular-nums',
  marginBottom: 8,
});
const whole = style({ whiteSpace: 'nowrap' });

/** The words stand beside each other, or below where there is no room; numbers are never broken. */
export function RunProgress({ job }: { job: JobSnapshot }) {
  const { say } = useSpeech();
  const numbers = say('run-progress', { done: job.done, total: job.total });
  return (
    <div>
      <div className={line} aria-hidden="true">
        <span>{say('run-progress-label')}</span>
        <span className={whole}>{numbers}</span>
      </div>
      <ProgressBar
        size="L"
        aria-label={say('run-progress-label')}
        value={job.done}
        maxValue={Math.max(1, job.total)}
        valueLabel={numbers}
        styles={style({ width: 'full', maxWidth: 'full' })}
      />
    </div>
  );
}
