// Counts that filter the table.

import { ToggleButton, ToggleButtonGroup } from '@react-spectrum/s2';
import type { PlanCounts, PlanShow } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { countOf } from './plan-view';

interface PlanFilterProps {
  counts: PlanCounts;
  /** Cells changed by hand. */
  edited: number;
  show: PlanShow;
  onShow: (show: PlanShow) => void;
}

const SHOWN: PlanShow[] = [
  'all',
  'willChange',
  'alreadyRight',
  'problems',
  'leftOut',
  'noted',
  'edited',
];
/** Shown only where there are any: most plans have none. */
const RARE: readonly PlanShow[] = ['leftOut', 'noted', 'edited'];

/** What can go wrong comes first, then what was decided, then what is good to know. */
export function PlanFilter({ counts, edited, show, onShow }: PlanFilterProps) {
  const { say } = useSpeech();
  return (
    <ToggleButtonGroup
      size="S"
      aria-label={say('check-filters')}
      selectionMode="single"
      disallowEmptySelection
      // The group has no prop for it, and its words are wider than a window at 200 %.
      UNSAFE_style={{ flexWrap: 'wrap' }}
      selectedKeys={[show]}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys];
        onShow(SHOWN.find((one) => one === chosen) ?? 'all');
      }}
    >
      {SHOWN.filter(
        (one) => !RARE.includes(one) || countOf(counts, one, edited) > 0 || show === one,
      ).map((one) => {
        const name = say('check-filter', {
          name: say(`plan-show-${one}`),
          n: countOf(counts, one, edited),
        });
        return (
          <ToggleButton key={one} id={one} aria-label={name}>
            {name}
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
