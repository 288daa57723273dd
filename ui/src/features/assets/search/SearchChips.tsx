// What is looked for, part by part; each can be taken away.

import { ActionButton, Tag, TagGroup, Text } from '@react-spectrum/s2';
import SaveIcon from '@react-spectrum/s2/icons/Bookmark';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../../i18n/language';
import type { SearchChip } from '../../../shared/words/search-words';

interface SearchChipsProps {
  chips: SearchChip[];
  /** Whether it is saved as it is. */
  isSaved: boolean;
  onWithout: (chip: SearchChip) => void;
  onClear: () => void;
  onSave: () => void;
}

const row = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: 12 });

/** Below the bar while a search is shown. */
export function SearchChips({ chips, isSaved, onWithout, onClear, onSave }: SearchChipsProps) {
  const { say } = useSpeech();
  return (
    <div className={row}>
      <div className={style({ flexGrow: 1, flexBasis: 240, minWidth: 0 })}>
        <TagGroup
          aria-label={say('searches-set')}
          size="S"
          groupActionLabel={say('searches-clear-all')}
          onGroupAction={onClear}
          onRemove={(keys) => {
            const gone = chips.find(({ id }) => keys.has(id));
            if (gone) onWithout(gone);
          }}
        >
          {chips.map(({ id, text }) => (
            <Tag key={id} id={id} textValue={text}>
              {text}
            </Tag>
          ))}
        </TagGroup>
      </div>
      {isSaved ? null : (
        <ActionButton isQuiet size="S" onPress={onSave} styles={style({ marginTop: 4 })}>
          <SaveIcon />
          <Text>{say('searches-save')}</Text>
        </ActionButton>
      )}
    </div>
  );
}
