// The editor of a new value, by the kind of the field.

import { Radio, RadioGroup, TextArea, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Value } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { DateEditor } from './DateEditor';
import { type Draft, problemOf } from './drafts';
import { ListEditor } from './ListEditor';

interface ValueEditorProps {
  draft: Draft;
  /** Label of the field. */
  label: string;
  /** Whether problems are shown: not before somebody tried to go on. */
  showsProblems: boolean;
  onValue: (value: Value | null) => void;
}

const full = style({ width: 'full' });

/** Text, long text, list, date, yes/no or number. */
export function ValueEditor({ draft, label, showsProblems, onValue }: ValueEditorProps) {
  const { words } = useSpeech();
  const { kind, value } = draft;
  const problem = problemOf(draft);
  // A number that cannot be read is told at once; a missing value only when it matters.
  const isInvalid = problem === 'numberInvalid' || (problem === 'missing' && showsProblems);
  const errorMessage =
    problem === 'numberInvalid' ? words.change.numberInvalid : words.change.valueMissing;
  const text = value?.kind === 'text' ? value.text : '';

  switch (kind) {
    case 'text':
      return (
        <TextField
          label={words.change.value(label)}
          value={text}
          onChange={(next) => onValue({ kind: 'text', text: next })}
          isInvalid={isInvalid}
          errorMessage={errorMessage}
          autoComplete="off"
          styles={full}
        />
      );
    case 'longText':
      return (
        <TextArea
          label={words.change.value(label)}
          value={text}
          onChange={(next) => onValue({ kind: 'text', text: next })}
          isInvalid={isInvalid}
          errorMessage={errorMessage}
          styles={full}
        />
      );
    case 'number':
      return (
        <TextField
          label={words.change.value(label)}
          inputMode="decimal"
          value={value?.kind === 'number' ? value.number : ''}
          onChange={(number) => onValue({ kind: 'number', number })}
          isInvalid={isInvalid}
          errorMessage={errorMessage}
          autoComplete="off"
          styles={style({ width: 208 })}
        />
      );
    case 'list':
    case 'tags':
      return (
        <ListEditor
          label={label}
          entries={value?.kind === 'list' ? value.entries : []}
          isInvalid={isInvalid}
          onEntries={(entries) => onValue({ kind: 'list', entries })}
        />
      );
    case 'date':
      return (
        <DateEditor
          label={words.change.value(label)}
          date={value?.kind === 'date' ? value.date : null}
          isInvalid={isInvalid}
          onDate={(date) => onValue(date === null ? null : { kind: 'date', date })}
        />
      );
    case 'yesNo':
      return (
        <RadioGroup
          label={words.change.value(label)}
          orientation="horizontal"
          value={value?.kind === 'yesNo' ? String(value.yes) : null}
          onChange={(next) => onValue({ kind: 'yesNo', yes: next === 'true' })}
          isInvalid={isInvalid}
          errorMessage={errorMessage}
        >
          <Radio value="true">{words.common.yes}</Radio>
          <Radio value="false">{words.common.no}</Radio>
        </RadioGroup>
      );
  }
}
