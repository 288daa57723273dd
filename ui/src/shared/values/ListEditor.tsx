// The entries of a list field.

import { ActionButton, ComboBox, ComboBoxItem, Tag, TagGroup, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useRef, useState } from 'react';
import type { AllowedValue } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { HelpLine } from './HelpLine';
import { TextEditor } from './TextEditor';

interface ListEditorProps {
  label: string;
  entries: string[];
  isInvalid: boolean;
  /** Why it is not right; a general sentence without it. */
  errorMessage?: string;
  /** Said below the entries while nothing is wrong. */
  note?: string;
  /** The values to choose from; empty: anything can be typed. */
  allowed?: AllowedValue[];
  onEntries: (entries: string[]) => void;
}

/** Adds what was typed, without blanks and without repeating an entry. Commas separate entries. */
export function withTyped(entries: string[], typed: string): string[] {
  // A comma inside a token belongs to it.
  const added = (typed.match(/(?:\{[^}]*\}|[^,])+/g) ?? []).map((entry) => entry.trim());
  return [...new Set([...entries, ...added])].filter((entry) => entry !== '');
}

/** Type an entry, press Enter; entries can be removed again. */
export function ListEditor(props: ListEditorProps) {
  const { label, entries, isInvalid, errorMessage, note, onEntries } = props;
  const allowed = (props.allowed ?? []).filter((one) => one.value !== '');
  const { say } = useSpeech();
  const [typed, setTyped] = useState('');
  // Choices so far, and whether the focus is still there after the last one.
  const [turn, setTurn] = useState(0);
  const [isAgain, setAgain] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  const isInserting = useRef(false);
  const labels = new Map(allowed.map((one) => [one.value, one.label]));

  function add() {
    onEntries(withTyped(entries, typed));
    setTyped('');
  }

  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 8 })}>
      {allowed.length > 0 ? (
        <ComboBox
          // Begins afresh after every choice: emptying its text would open its menu again.
          key={turn}
          autoFocus={turn > 0}
          label={label}
          placeholder={say('edits-list-offered')}
          isInvalid={isInvalid}
          menuTrigger={isAgain ? 'input' : 'focus'}
          onBlur={() => setAgain(false)}
          onSelectionChange={(key) => {
            if (key === null) return;
            setTurn(turn + 1);
            setAgain(true);
            onEntries([...entries, String(key)]);
          }}
          styles={style({ width: 'full' })}
        >
          {allowed
            .filter(({ value }) => !entries.includes(value))
            .map((one) => (
              <ComboBoxItem key={one.value} id={one.value} textValue={one.label}>
                <Text slot="label">{one.label}</Text>
              </ComboBoxItem>
            ))}
        </ComboBox>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the focus leave.
        <div
          ref={line}
          className={style({ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 8 })}
          // What was typed counts even if nobody pressed Enter; not while something is inserted.
          onBlur={(event) => {
            const stays = line.current?.contains(event.relatedTarget) || isInserting.current;
            if (!stays && typed.trim() !== '') add();
          }}
        >
          <div className={style({ flexGrow: 1, flexBasis: 288, minWidth: 0 })}>
            <TextEditor
              label={label}
              placeholder={say('change-entry-placeholder')}
              text={typed}
              isInvalid={isInvalid && entries.length === 0}
              onText={setTyped}
              onEnter={add}
              onInserting={(isOpen) => {
                isInserting.current = isOpen;
              }}
            />
          </div>
          <div className={style({ flexShrink: 0 })}>
            <ActionButton onPress={add} isDisabled={typed.trim() === ''}>
              {say('change-add-entry')}
            </ActionButton>
          </div>
        </div>
      )}
      {entries.length > 0 ? (
        <TagGroup
          aria-label={say('edits-entries-of', { label })}
          maxRows={4}
          onRemove={(keys) => onEntries(entries.filter((entry) => !keys.has(entry)))}
        >
          {entries.map((entry) => (
            <Tag key={entry} id={entry} textValue={labels.get(entry) ?? entry}>
              {labels.get(entry) ?? entry}
            </Tag>
          ))}
        </TagGroup>
      ) : null}
      <HelpLine
        text={isInvalid ? (errorMessage ?? say('edits-list-missing')) : note}
        isInvalid={isInvalid}
      />
    </div>
  );
}
