// What the change will be made on, always in view.

import { ActionButton, Button } from '@react-spectrum/s2';
import Close from '@react-spectrum/s2/icons/Close';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { ActionFooter, MainButtons } from '../../shared/layout/Page';
import { NARROW, useMedia } from '../../shared/layout/use-media';
import { unseen } from '../../shared/state/unseen';
import { ALL_TICKS, inverted, NO_TICKS, type Ticks, tickedCount } from './ticks';

/** A recipe that the assets are chosen for: what should change is known already. */
export interface RecipeForAssets {
  name: string;
  /** `edit`: the assets are only there to try it on. */
  purpose: 'run' | 'edit';
  /** The check is being prepared. */
  isBusy: boolean;
  onStop: () => void;
}

interface SelectionBarProps {
  recipe?: RecipeForAssets;
  ticks: Ticks;
  /** Rows found so far. */
  count: number;
  /** Whether all rows were found. */
  complete: boolean;
  /** Looking for rows has failed; the page says why. */
  isFailed: boolean;
  onTicks: (next: Ticks) => void;
  /** A spreadsheet of them; of all where nothing is ticked. */
  onDownload: () => void;
  /** To the page Change. */
  onChange: () => void;
  /** Straight to the check, with a recipe. */
  onCheck: () => void;
}

const bar = style({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  minWidth: 0,
  maxWidth: 320,
  paddingStart: 12,
  borderRadius: 'default',
  backgroundColor: 'blue-200',
  font: 'ui',
});

// Two words may break, so that the buttons beside them keep one line in a small window.
const summary = style<{ isNone: boolean }>({
  flexGrow: 1,
  flexBasis: 0,
  minWidth: { default: 144, isNone: 'min' },
  margin: 0,
  font: 'ui',
});

/** The count, and the way to the next step, which only what is ticked can take. */
export function SelectionBar({
  recipe,
  ticks,
  count,
  complete,
  isFailed,
  onTicks,
  onDownload,
  onChange,
  onCheck,
}: SelectionBarProps) {
  const { say } = useSpeech();
  // So that they share the line of the count in any language.
  const size = useMedia(NARROW) ? 'S' : 'M';
  const ticked = tickedCount(ticks, count);
  const isNone = ticked === 0;
  // "All" of a listing that still grows is a number nobody has seen yet.
  const waits = !complete && ticks.kind === 'all';
  const text =
    isFailed || (count === 0 && complete)
      ? ''
      : !complete
        ? say('assets-still-looking', { n: count })
        : isNone
          ? say('assets-none-selected')
          : say('assets-ticked', { n: ticked, of: count });
  const told = recipe?.purpose === 'edit' && isNone && complete ? say('recipes-try-hint') : text;
  // Not every number on the way: that it is looked for, and what there is in the end.
  const aloud = isFailed || complete ? told : say('assets-still-looking', { n: 0 });
  return (
    <ActionFooter>
      {recipe ? (
        <div className={bar}>
          <span className={style({ truncate: true })} title={recipe.name}>
            <span className={style({ color: 'neutral-subdued' })}>{say('recipes-ready')} </span>
            <b>{recipe.name}</b>
          </span>
          <ActionButton
            isQuiet
            aria-label={say('recipes-stop', { name: recipe.name })}
            onPress={recipe.onStop}
          >
            <Close />
          </ActionButton>
        </div>
      ) : null}
      <p className={summary({ isNone })}>
        <span role="status" className={aloud === told ? undefined : unseen}>
          {aloud}
        </span>
        {aloud === told ? null : told}
      </p>
      {ticked === 0 || ticked === count ? null : (
        <Button size={size} variant="secondary" onPress={() => onTicks(inverted(ticks))}>
          {say('searches-invert')}
        </Button>
      )}
      {!isNone ? (
        <Button size={size} variant="secondary" onPress={() => onTicks(NO_TICKS)}>
          {say('assets-select-none')}
        </Button>
      ) : count > 0 && complete ? (
        <Button size={size} variant="secondary" onPress={() => onTicks(ALL_TICKS)}>
          {say('assets-select-all-of', { n: count })}
        </Button>
      ) : null}
      <MainButtons>
        {recipe ? null : (
          <Button
            variant="secondary"
            isDisabled={count === 0 || waits || (isNone && !complete)}
            onPress={onDownload}
          >
            {say('sheets-export-of-selection')}
          </Button>
        )}
        {isNone ? null : recipe?.purpose === 'run' ? (
          <>
            <Button variant="secondary" isDisabled={waits || recipe.isBusy} onPress={onChange}>
              {say('recipes-adapt')}
            </Button>
            <BusyButton
              variant="accent"
              isDisabled={waits}
              isBusy={recipe.isBusy}
              onPress={onCheck}
            >
              {say('change-check', { n: ticked })}
            </BusyButton>
          </>
        ) : (
          <Button variant="accent" isDisabled={waits} onPress={onChange}>
            {recipe ? say('recipes-try-on', { n: ticked }) : say('assets-change', { n: ticked })}
          </Button>
        )}
      </MainButtons>
    </ActionFooter>
  );
}
