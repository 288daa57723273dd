// The editor of a new value, by the kind of the field.

import { Picker, PickerItem, Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { AllowedValue, FieldKind, Value } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { TagPicker } from '../tags/TagPicker';
import { DateEditor } from './DateEditor';
import { ListEditor } from './ListEditor';
import { TextEditor } from './TextEditor';
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
  /** Whether a missing value is told: not before somebody tried to go on. */
  showsProblems: boolean;
  /** What else is wrong with it, in words. */
  problem?: string | null;
  /** The values AEM's form offers; empty: anything. */
  allowed?: AllowedValue[];
  /** Said below the editor while nothing is wrong. */
  description?: string;
  onValue: (value: Value | null) => void;
}

/** Text, long text, list, tags, date, yes/no or number. */
export function ValueEditor(props: ValueEditorProps) {
  const { kind, value, label, connectionId, showsProblems, onValue } = props;
  // "Nothing" is no value to choose: a field is emptied by clearing it.
  const allowed = (props.allowed ?? []).filter((one) => one.value !== '');
  const { say } = useSpeech();
  const own = valueProblem(value);
  // A number that cannot be read is told at once; a missing value only when it matters.
  const isInvalid =
    own === 'numberInvalid' ||
    (own === 'missing' && showsProblems) ||
    (own === null && Boolean(props.problem));
  const errorMessage =
    own === 'numberInvalid'
      ? say('change-number-invalid')
      : own === 'missing'
        ? say('change-value-missing')
        : (props.problem ?? undefined);
  const text = value?.kind === 'text' ? value.text : '';
  const entries = value?.kind === 'list' ? value.entries : [];

  if (allowed.length > 0 && (kind === 'text' || kind === 'longText')) {
    return (
      <Picker
        label={label}
        placeholder={say('edits-list-offered')}
        selectedKey={text === '' ? null : text}
        onSelectionChange={(key) => onValue({ kind: 'text', text: String(key) })}
        isInvalid={isInvalid}
        errorMessage={errorMessage}
        styles={style({ width: 'full', maxWidth: 352 })}
      >
        {allowed.map((one) => (
          <PickerItem key={one.value} id={one.value}>
            {one.label}
          </PickerItem>
        ))}
      </Picker>
    );
  }

  switch (kind) {
    case 'text':
    case 'longText':
      return (
        <TextEditor
          label={label}
          text={text}
          isMultiline={kind === 'longText'}
          isInvalid={isInvalid}
          errorMessage={errorMessage}
          description={props.description}
          onText={(next) => onValue({ kind: 'text', text: next })}
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
      return (
        <ListEditor
          label={label}
          entries={entries}
          isInvalid={isInvalid}
          errorMessage={own === 'missing' ? undefined : errorMessage}
          note={props.description}
          allowed={allowed}
          onEntries={(next) => onValue({ kind: 'list', entries: next })}
        />
      );
    case 'tags':
      return (
        <TagPicker
          label={label}
          connectionId={connectionId}
          ids={entries}
          isInvalid={isInvalid}
          errorMessage={own === 'missing' ? say('tags-missing') : errorMessage}
          note={props.description}
          onIds={(next) => onValue({ kind: 'list', entries: next })}
        />
      );
    case 'date':
      return (
        <DateEditor
          label={label}
          date={value?.kind === 'date' ? value.date : null}
          isInvalid={isInvalid}
          errorMessage={own === 'missing' ? undefined : errorMessage}
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
          <Radio value="true">{say('common-yes')}</Radio>
          <Radio value="false">{say('common-no')}</Radio>
        </RadioGroup>
      );
  }
}
