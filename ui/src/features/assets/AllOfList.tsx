// The next step with everything that is listed, beside the name of the list.

import { Button } from '@react-spectrum/s2';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import type { RecipeForAssets } from './SelectionBar';

interface AllOfListProps {
  recipe?: RecipeForAssets;
  /** Assets in the list. */
  count: number;
  /** To the page Change. */
  onChange: () => void;
  /** Straight to the check, with a recipe. */
  onCheck: () => void;
}

/** Says how many there are, so that nobody takes all of them unawares. */
export function AllOfList({ recipe, count, onChange, onCheck }: AllOfListProps) {
  const { say } = useSpeech();
  if (recipe?.purpose === 'run') {
    return (
      <BusyButton variant="secondary" isBusy={recipe.isBusy} onPress={onCheck}>
        {say('recipes-check-all', { n: count })}
      </BusyButton>
    );
  }
  return (
    <Button variant="secondary" onPress={onChange}>
      {recipe ? say('recipes-try-on-all', { n: count }) : say('assets-change-all', { n: count })}
    </Button>
  );
}
