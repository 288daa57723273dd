// What the change will be made on, always in view.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { ActionFooter } from '../../shared/Page';
import { NO_TICKS, type Ticks, tickedCount } from './ticks';

interface SelectionBarProps {
  ticks: Ticks;
  /** Rows found so far. */
  count: number;
  /** Whether all rows were found. */
  complete: boolean;
  /** Looking for rows has failed; the page says why. */
  isFailed: boolean;
  onTicks: (next: Ticks) => void;
  onChange: () => void;
}

/** The count, and the way to the next step. Nothing ticked means the whole folder, and says so. */
export function SelectionBar({
  ticks,
  count,
  complete,
  isFailed,
  onTicks,
  onChange,
}: SelectionBarProps) {
  const { words } = useSpeech();
  const ticked = tickedCount(ticks, count);
  const isNone = ticks.kind === 'rows' && ticked === 0;
  const affected = isNone ? count : ticked;
  // "All" of a listing that still grows is a number nobody has seen yet.
  const waits = !complete && (isNone || ticks.kind === 'all');
  const text =
    isFailed || (count === 0 && complete)
      ? ''
      : !complete
        ? words.assets.stillLooking(count)
        : isNone
          ? words.assets.noneTicked(count)
          : words.assets.ticked(ticked, count);
  return (
    <ActionFooter>
      <p
        role="status"
        className={style({ flexGrow: 1, flexBasis: 0, minWidth: 144, margin: 0, font: 'ui' })}
      >
        {text}
      </p>
      {isNone ? null : (
        <Button variant="secondary" onPress={() => onTicks(NO_TICKS)}>
          {words.assets.selectNone}
        </Button>
      )}
      <Button variant="accent" isDisabled={affected === 0 || waits} onPress={onChange}>
        {isNone && affected > 0 ? words.assets.changeAll(affected) : words.assets.change(affected)}
      </Button>
    </ActionFooter>
  );
}
