// A field, what is asked of it, and the value that is asked for.

import {
  ComboBox,
  ComboBoxItem,
  Picker,
  PickerItem,
  Radio,
  RadioGroup,
  Text,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, useState } from 'react';
import { learnLabels, useSpeech } from '../../../i18n/language';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useLoad } from '../../../shared/state/use-load';
import { readNumber } from '../../../shared/values/value';
import {
  fieldNamed,
  type Test,
  type TestDraft,
  type TestedField,
  testsFor,
  wantsValue,
  withField,
} from './field-test';

interface FieldTestEditorProps {
  connectionId: string;
  draft: TestDraft;
  /** Whether what is missing is told: not before somebody tried to go on. */
  showsProblems: boolean;
  takesFocus?: boolean;
  onDraft: (draft: TestDraft) => void;
}

/** Fields that cannot be edited can be asked about too. */
export function FieldTestEditor(props: FieldTestEditorProps) {
  const { connectionId, draft, showsProblems, takesFocus = false, onDraft } = props;
  const { say, fieldLabel, locale } = useSpeech();
  const [typed, setTyped] = useState('');
  // Two fields may have one label: the one that was chosen counts, until something else is typed.
  const chosen = useRef<TestedField | null>(null);
  const [loaded, again] = useLoad('listFields', { connectionId, selection: null });
  const fields = loaded.state === 'ready' ? loaded.value.fields : [];
  // The chips call the fields the same.
  useEffect(() => {
    if (loaded.state === 'ready') learnLabels(loaded.value.fields);
  }, [loaded]);
  const isFieldMissing = draft.field === null;

  return (
    <>
      {loaded.state === 'failed' ? <ErrorNotice error={loaded.error} onRetry={again} /> : null}
      <ComboBox
        autoFocus={takesFocus}
        allowsCustomValue
        label={say('searches-field-name')}
        description={say('searches-field-hint')}
        loadingState={loaded.state === 'loading' ? 'loading' : 'idle'}
        inputValue={typed}
        onInputChange={(next) => {
          setTyped(next);
          const isChosen = chosen.current !== null && next === fieldLabel(chosen.current.property);
          if (!isChosen) chosen.current = fieldNamed(next, fields, fieldLabel);
          onDraft(withField(draft, chosen.current));
        }}
        onSelectionChange={(key) => {
          const field = fields.find(({ property }) => property === key);
          if (field === undefined) return;
          chosen.current = field;
          setTyped(fieldLabel(field.property));
          onDraft(withField(draft, field));
        }}
        isInvalid={showsProblems && isFieldMissing}
        errorMessage={say('searches-field-missing')}
        menuWidth={352}
        styles={style({ width: 'full' })}
      >
        {fields
          .map(({ property }) => ({ property, label: fieldLabel(property) }))
          .sort((one, other) => one.label.localeCompare(other.label, locale))
          .map(({ property, label }) => (
            <ComboBoxItem key={property} id={property} textValue={label}>
              <Text slot="label">{label}</Text>
              {label === property ? null : <Text slot="description">{property}</Text>}
            </ComboBoxItem>
          ))}
      </ComboBox>
      <Picker
        label={say('searches-test')}
        value={draft.test}
        onChange={(key) => onDraft({ ...draft, test: key as Test, text: '' })}
        styles={style({ width: 208 })}
      >
        {testsFor(draft.field?.kind ?? 'text').map((test) => (
          <PickerItem key={test} id={test}>
            {say(`searches-tests-${test}`)}
          </PickerItem>
        ))}
      </Picker>
      {wantsValue(draft) ? (
        <TestedValue draft={draft} showsProblems={showsProblems} onDraft={onDraft} />
      ) : null}
    </>
  );
}

function TestedValue({
  draft,
  showsProblems,
  onDraft,
}: Omit<FieldTestEditorProps, 'connectionId' | 'takesFocus'>) {
  const { say, fieldLabel } = useSpeech();
  const { field, test, text } = draft;
  const label =
    field === null
      ? say('searches-value')
      : say('searches-test-value', { field: fieldLabel(field.property) });
  const isMissing = showsProblems && text.trim() === '';
  const onText = (next: string) => onDraft({ ...draft, text: next });

  if (field?.kind === 'yesNo') {
    return (
      <RadioGroup
        label={label}
        orientation="horizontal"
        value={text === '' ? null : text}
        onChange={onText}
        isInvalid={isMissing}
        errorMessage={say('searches-value-missing')}
      >
        <Radio value="true">{say('common-yes')}</Radio>
        <Radio value="false">{say('common-no')}</Radio>
      </RadioGroup>
    );
  }
  const allowed = (field?.allowed ?? []).filter(({ value }) => value !== '');
  if (test === 'equals' && allowed.length > 0) {
    return (
      <Picker
        label={label}
        value={text === '' ? null : text}
        onChange={(key) => onText(String(key))}
        isInvalid={isMissing}
        errorMessage={say('searches-value-missing')}
        styles={style({ width: 'full' })}
      >
        {allowed.map((one) => (
          <PickerItem key={one.value} id={one.value}>
            {one.label}
          </PickerItem>
        ))}
      </Picker>
    );
  }
  const isNoNumber = field?.kind === 'number' && text.trim() !== '' && readNumber(text) === null;
  return (
    <TextField
      label={label}
      value={text}
      onChange={onText}
      isInvalid={isMissing || isNoNumber}
      errorMessage={isNoNumber ? say('change-number-invalid') : say('searches-value-missing')}
      autoComplete="off"
      styles={style({ width: 'full' })}
    />
  );
}
