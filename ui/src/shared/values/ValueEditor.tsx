// The editor of a new value, by the kind of the field.

import { Radio, RadioGroup, TextArea, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { FieldKind, Value } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { DateEditor } from './DateEditor';
import { ListEditor } from './ListEditor';
import { valueProblem } from './value';

interface ValueEditorProps {
  /** What is edited: the kind decides which editor it is. */
  kind: FieldKind;
  /** `null` while there is none. */
  value: Value | null;
  /** Label of the editor, such as "New value of Copyright". */
  label: string;
  /** Where the tags are. */
  connectionId: string;
  /** Whether problems are shown: not before somebody tried to go on. */
  showsProblems: boolean;
  onValue: (value: Value | null) => void;
}

const full = style({ width: 'full' });

/** Text, long text, list, date, yes/no or number. */
export function ValueEditor({ kind, value, label, showsProblems, onValue }: ValueEditorProps) {
  const { words } = useSpeech();
  const problem = valueProblem(value);
  // A number that cannot be read is told at once; a missing value only when it matters.
  const isInvalid = problem === 'numberInvalid' || (problem === 'missing' && showsProblems);
  const errorMessage =
    problem === 'numberInvalid' ? words.change.numberInvalid : words.change.valueMissing;
  const text = value?.kind === 'text' ? value.text : '';

  switch (kind) {
    case 'text':
      return (
        <TextField
          label={label}
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
          label={label}
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
          label={label}
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
          label={label}
          date={value?.kind === 'date' ? value.date : null}
          isInvalid={isInvalid}
          onDate={(date) => onValue(date === null ? null : { kind: 'date', date })}
        />
      );
    case 'yesNo':
      return (
        <RadioGroup
          label={label}
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
