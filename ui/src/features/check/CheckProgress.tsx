// How far the reading is.

import { ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { PlanState } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

/** A bar with both numbers. */
export function CheckProgress({ plan }: { plan: PlanState }) {
  const { say } = useSpeech();
  if (plan.stage === 'readingSheet' || plan.stage === 'matching') {
    return (
      <ProgressBar
        isIndeterminate
        label={plan.stage === 'matching' ? say('sheets-matching') : say('sheets-reading')}
        styles={style({ width: 'full', maxWidth: 'full' })}
      />
    );
  }
  return (
    <ProgressBar
      label={say('check-reading-label')}
      value={plan.assetsRead}
      maxValue={Math.max(1, plan.assets)}
      valueLabel={say('check-reading', { read: plan.assetsRead, total: plan.assets })}
      styles={style({ width: 'full', maxWidth: 'full' })}
    />
  );
}
