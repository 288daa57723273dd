// One condition: a field, what is asked of it, and the value that is asked for.

import { CalendarDate, parseDate } from '@internationalized/date';
import {
  ActionButton,
  Checkbox,
  ComboBox,
  ComboBoxItem,
  DatePicker,
  Picker,
  PickerItem,
  Text,
  TextField,
} from '@react-spectrum/s2';
import Remove from '@react-spectrum/s2/icons/Close';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useSpeech } from '../../../i18n/language';
import {
  type ConditionDraft,
  type ConditionProblem,
  type Test,
  testsFor,
  testWord,
  wantsValue,
  withPlace,
} from './condition';
import type { Placed } from './field-places';

interface ConditionEditorProps {
  /** From 1. */
  number: number;
  draft: ConditionDraft;
  places: Placed[];
  /** Told only once somebody tried to go on. */
  problem: ConditionProblem | null;
  takesFocus: boolean;
  onDraft: (draft: ConditionDraft) => void;
  onRemove: () => void;
}

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  padding: 12,
  borderRadius: 'default',
  backgroundColor: 'layer-1',
  minWidth: 0,
});
const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: 8 });
const grow = style({ flexGrow: 1, flexBasis: 144, minWidth: 0 });

/** The day that was chosen; `null` for none. */
function dayOf(text: string): CalendarDate | null {
  try {
    const { year, month, day } = parseDate(text);
    return new CalendarDate(year, month, day);
  } catch {
    return null;
  }
}

/** A group of its own, named by its number. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { number, draft, places, problem, takesFocus, onDraft, onRemove } = props;
  const { say } = useSpeech();
  const placed = places.find(({ place }) => place === draft.place) ?? null;
  const field = placed?.field ?? null;
  const [typed, setTyped] = useState(placed?.label ?? '');
  const message = problem === null ? undefined : say(`questions-form-problem-${problem}`);
  const onText = (text: string) => onDraft({ ...draft, text });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set cannot be laid out in every engine.
    <section
      role="group"
      aria-label={say('questions-form-condition', { n: number })}
      className={frame}
    >
      <div className={line}>
        <div className={grow}>
          <ComboBox
            autoFocus={takesFocus}
            label={say('questions-form-field')}
            placeholder={say('questions-form-choose-field')}
            inputValue={typed}
            onInputChange={setTyped}
            selectedKey={draft.place}
            onSelectionChange={(key) => {
              const next = places.find(({ place }) => place === key);
              if (next === undefined) return;
              setTyped(next.label);
              onDraft(withPlace(draft, next.place, next.field, field));
            }}
            isInvalid={problem === 'field'}
            errorMessage={problem === 'field' ? message : undefined}
            menuWidth={288}
            styles={style({ width: 'full' })}
          >
            {places.map(({ place, label }) => (
              <ComboBoxItem key={place} id={place} textValue={label}>
                <Text slot="label">{label}</Text>
              </ComboBoxItem>
            ))}
          </ComboBox>
        </div>
        <div className={style({ paddingTop: 24 })}>
          <ActionButton
            isQuiet
            aria-label={say('questions-form-remove-condition', { n: number })}
            onPress={onRemove}
          >
            <Remove />
          </ActionButton>
        </div>
      </div>
      {field === null ? null : (
        <div className={line}>
          <div className={grow}>
            <Picker
              label={say('questions-form-test')}
              value={draft.test}
              onChange={(key) => onDraft({ ...draft, test: key as Test })}
              styles={style({ width: 'full' })}
            >
              {testsFor(field).map((test) => (
                <PickerItem key={test} id={test}>
                  {testWord(test, field, say)}
                </PickerItem>
              ))}
            </Picker>
          </div>
          {wantsValue(draft.test) ? (
            <div className={grow}>
              {field.kind === 'day' || field.kind === 'moment' ? (
                <DatePicker
                  label={say('questions-form-value')}
                  value={dayOf(draft.text)}
                  onChange={(day) => onText(day?.toString() ?? '')}
                  granularity="day"
                  isInvalid={message !== undefined}
                  errorMessage={message}
                  styles={style({ width: 'full' })}
                />
              ) : (
                <TextField
                  label={say('questions-form-value')}
                  value={draft.text}
                  onChange={onText}
                  isInvalid={message !== undefined}
                  errorMessage={message}
                  inputMode={
                    field.kind === 'integer' || field.kind === 'number' ? 'decimal' : undefined
                  }
                  autoComplete="off"
                  styles={style({ width: 'full' })}
                />
              )}
            </div>
          ) : null}
        </div>
      )}
      {(field?.kind === 'text' || field?.kind === 'longText') && wantsValue(draft.test) ? (
        <Checkbox
          size="S"
          isSelected={draft.matchCase}
          onChange={(matchCase) => onDraft({ ...draft, matchCase })}
        >
          {say('questions-form-match-case')}
        </Checkbox>
      ) : null}
    </section>
  );
}
