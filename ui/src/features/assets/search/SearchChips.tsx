// What is looked for, part by part; each can be taken away.

import { Tag, TagGroup } from '@react-spectrum/s2';
import { useSpeech } from '../../../i18n/language';
import { LOW, useMedia } from '../../../shared/layout/use-media';
import type { SearchChip } from '../../../shared/words/search-words';

interface SearchChipsProps {
  chips: SearchChip[];
  onWithout: (chip: SearchChip) => void;
  onClear: () => void;
}

/** Below the bar while a search is shown; in a low window many of them are folded up. */
export function SearchChips({ chips, onWithout, onClear }: SearchChipsProps) {
  const { say } = useSpeech();
  const isLow = useMedia(LOW);
  return (
    <TagGroup
      aria-label={say('searches-set')}
      size="S"
      maxRows={isLow ? 2 : undefined}
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
  );
}
