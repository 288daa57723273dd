// How far the reading is.

import { ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { PlanState } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

/** A bar with both numbers. */
export function CheckProgress({ plan }: { plan: PlanState }) {
  const { words, format } = useSpeech();
  if (plan.stage === 'readingSheet' || plan.stage === 'matching') {
    return (
      <ProgressBar
        isIndeterminate
        label={plan.stage === 'matching' ? words.sheets.matching : words.sheets.reading}
        styles={style({ width: 'full', maxWidth: 'full' })}
      />
    );
  }
  return (
    <ProgressBar
      label={words.check.readingLabel}
      value={plan.assetsRead}
      maxValue={Math.max(1, plan.assets)}
      valueLabel={words.check.reading(format.number(plan.assetsRead), format.number(plan.assets))}
      styles={style({ width: 'full', maxWidth: 'full' })}
    />
  );
}
