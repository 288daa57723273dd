// Whether a recipe always goes to one folder, or to what one search finds.

import { Checkbox } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { RecipeSelection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import type { TitleOf } from '../../shared/words/folders';
import { placeNameOf } from './recipe-words';

interface PlaceChoiceProps {
  place: RecipeSelection;
  titleOf: TitleOf;
  isChosen: boolean;
  onChosen: (isChosen: boolean) => void;
}

/** A tick, with what comes of it. */
export function PlaceChoice({ place, titleOf, isChosen, onChosen }: PlaceChoiceProps) {
  const speech = useSpeech();
  const { say } = speech;
  const name = placeNameOf(place, titleOf, speech);
  const label =
    place.kind === 'search'
      ? say('searches-always', { search: name })
      : place.recursive
        ? say('recipes-always-all', { folder: name })
        : say('recipes-always', { folder: name });
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
      <Checkbox isSelected={isChosen} onChange={onChosen}>
        {label}
      </Checkbox>
      <p
        className={style({
          font: 'ui-sm',
          color: 'neutral-subdued',
          margin: 0,
          paddingStart: 24,
          overflowWrap: 'anywhere',
        })}
      >
        {say('recipes-always-hint')}
      </p>
    </div>
  );
}
