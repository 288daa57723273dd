// The entries of a list field.

import { ActionButton, Tag, TagGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useSpeech } from '../../i18n/language';

interface ListEditorProps {
  label: string;
  entries: string[];
  isInvalid: boolean;
  onEntries: (entries: string[]) => void;
}

/** Adds what was typed, without blanks and without repeating an entry. Commas separate entries. */
export function withTyped(entries: string[], typed: string): string[] {
  const added = typed.split(',').map((entry) => entry.trim());
  return [...new Set([...entries, ...added])].filter((entry) => entry !== '');
}

/** Type an entry, press Enter; entries can be removed again. */
export function ListEditor({ label, entries, isInvalid, onEntries }: ListEditorProps) {
  const { words } = useSpeech();
  const [typed, setTyped] = useState('');

  function add() {
    onEntries(withTyped(entries, typed));
    setTyped('');
  }

  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 8 })}>
      <div className={style({ display: 'flex', alignItems: 'end', gap: 8 })}>
        <TextField
          label={label}
          placeholder={words.change.entryPlaceholder}
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              add();
            }
          }}
          // What was typed counts even if nobody pressed Enter.
          onBlur={() => typed.trim() !== '' && add()}
          autoComplete="off"
          styles={style({ flexGrow: 1 })}
        />
        <ActionButton onPress={add} isDisabled={typed.trim() === ''}>
          {words.change.addEntry}
        </ActionButton>
      </div>
      {entries.length > 0 ? (
        <TagGroup
          aria-label={words.edits.entriesOf(label)}
          onRemove={(keys) => onEntries(entries.filter((entry) => !keys.has(entry)))}
        >
          {entries.map((entry) => (
            <Tag key={entry} id={entry} textValue={entry}>
              {entry}
            </Tag>
          ))}
        </TagGroup>
      ) : null}
      <p
        className={style({
          font: 'ui-sm',
          margin: 0,
          color: { default: 'neutral-subdued', isInvalid: 'negative' },
        })({ isInvalid })}
      >
        {isInvalid ? words.change.valueMissing : words.change.listNote}
      </p>
    </div>
  );
}
