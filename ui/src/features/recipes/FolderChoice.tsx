// Whether a recipe always goes to one folder.

import { Checkbox } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { folderName } from './recipe-words';

interface FolderChoiceProps {
  path: string;
  recursive: boolean;
  isChosen: boolean;
  onChosen: (isChosen: boolean) => void;
}

/** A tick, with what comes of it. */
export function FolderChoice({ path, recursive, isChosen, onChosen }: FolderChoiceProps) {
  const { words } = useSpeech();
  const folder = folderName(path, words.assets.allAssets);
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
      <Checkbox isSelected={isChosen} onChange={onChosen}>
        {recursive ? words.recipes.alwaysAll(folder) : words.recipes.always(folder)}
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
        {words.recipes.alwaysHint}
      </p>
    </div>
  );
}
