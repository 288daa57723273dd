// Counts that filter the table.

import { ToggleButton, ToggleButtonGroup } from '@react-spectrum/s2';
import type { CellState, PlanCounts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

interface PlanFilterProps {
  counts: PlanCounts;
  filter: CellState | null;
  onFilter: (filter: CellState | null) => void;
}

const STATES: CellState[] = ['willChange', 'alreadyRight', 'cannot'];

/** All, will change, already right, cannot change. */
export function PlanFilter({ counts, filter, onFilter }: PlanFilterProps) {
  const { words, format } = useSpeech();
  const all = counts.willChange + counts.alreadyRight + counts.cannot;
  const choices: { id: string; name: string; count: number }[] = [
    { id: 'all', name: words.check.all, count: all },
    ...STATES.map((state) => ({ id: state, name: words.check[state], count: counts[state] })),
  ];
  return (
    <ToggleButtonGroup
      aria-label={words.check.filters}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[filter ?? 'all']}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys];
        onFilter(STATES.find((state) => state === chosen) ?? null);
      }}
    >
      {choices.map(({ id, name, count }) => (
        <ToggleButton key={id} id={id} aria-label={words.check.filter(name, format.number(count))}>
          {words.check.filter(name, format.number(count))}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
