// Tags that assets have, by their titles.

import { useState } from 'react';
import { useSpeech } from '../../../i18n/language';
import { TagPicker } from '../../../shared/tags/TagPicker';
import { SearchDialog } from './SearchDialog';

interface TagDialogProps {
  connectionId: string;
  /** Those that are looked for already. */
  ids: string[];
  onIds: (ids: string[]) => void;
}

/** Any of the tags will do. */
export function TagDialog({ connectionId, ids, onIds }: TagDialogProps) {
  const { say } = useSpeech();
  const [chosen, setChosen] = useState(ids);
  const [tried, setTried] = useState(false);
  return (
    <SearchDialog
      title={say('searches-tag-title')}
      onClear={ids.length === 0 ? undefined : () => onIds([])}
      onApply={() => {
        setTried(true);
        if (chosen.length > 0 || ids.length > 0) onIds(chosen);
      }}
    >
      <TagPicker
        label={say('searches-tag-label')}
        connectionId={connectionId}
        ids={chosen}
        isInvalid={tried && chosen.length === 0}
        errorMessage={say('tags-missing')}
        note={say('searches-tag-hint')}
        onIds={setChosen}
      />
    </SearchDialog>
  );
}
