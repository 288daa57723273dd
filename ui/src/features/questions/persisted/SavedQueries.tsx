// Questions that are saved in AEM: found, filled in, run.

import {
  CalendarDate,
  parseAbsoluteToLocal,
  parseDate,
  type ZonedDateTime,
} from '@internationalized/date';
import {
  ActionButton,
  Button,
  DatePicker,
  Picker,
  PickerItem,
  SearchField,
  TextArea,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { PersistedQuery, QueryVariable } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useLoad } from '../../../shared/state/use-load';
import {
  formBody,
  formFoot,
  formFrame,
  formMissing,
  formTitle,
  mainButton,
  quietText,
} from '../ask/form-styles';
import type { Questions } from '../use-questions';
import {
  askedVariables,
  type VariableProblem,
  valuesOf,
  variableProblem,
} from '../write/variables';

interface SavedQueriesProps {
  connectionId: string;
  questions: Questions;
  isGoing: boolean;
}

const list = style({
  margin: 0,
  padding: 4,
  listStyleType: 'none',
  overflowY: 'auto',
  maxHeight: 240,
  flexShrink: 0,
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'default',
});
const item = style<{ isChosen: boolean }>({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'center',
  gap: 2,
  width: 'full',
  minHeight: 32,
  boxSizing: 'border-box',
  paddingX: 8,
  paddingY: 4,
  borderStyle: 'none',
  borderRadius: 'default',
  font: 'ui',
  fontWeight: { default: 'normal', isChosen: 'bold' },
  color: 'neutral',
  textAlign: 'start',
  overflowWrap: 'anywhere',
  cursor: 'pointer',
  backgroundColor: {
    default: { default: 'transparent', ':hover': 'gray-75', ':active': 'gray-100' },
    isChosen: 'gray-100',
  },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
});

const isSame = (one: PersistedQuery, other: PersistedQuery | null) =>
  one.configuration === other?.configuration && one.name === other.name;

/** A list, and below it what the chosen one asks for. */
export function SavedQueries({ connectionId, questions, isGoing }: SavedQueriesProps) {
  const { say } = useSpeech();
  const { saved, texts } = questions;
  const [find, setFind] = useState('');
  const [tried, setTried] = useState(false);
  const [loaded, again] = useLoad('listPersisted', { connectionId });
  const all = loaded.state === 'ready' ? loaded.value : [];
  const sought = find.trim().toLowerCase();
  const shown = all.filter(({ name, configuration }) =>
    `${configuration}/${name}`.toLowerCase().includes(sought),
  );
  const areas = new Set(all.map(({ configuration }) => configuration));
  const variables = saved === null ? [] : askedVariables(saved);

  function run() {
    if (saved === null) return;
    setTried(true);
    const values = valuesOf(variables, texts);
    if (values === null) return;
    const { configuration, name } = saved;
    questions.ask({ kind: 'persisted', configuration, name, variables: values });
  }

  return (
    <form
      noValidate
      className={formFrame}
      aria-label={say('questions-way-saved')}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <div className={formBody}>
        {loaded.state === 'failed' ? (
          <ErrorNotice
            error={loaded.error}
            context={say('questions-saved-failed')}
            onRetry={again}
          />
        ) : loaded.state === 'loading' ? (
          <p role="status" className={quietText}>
            {say('common-loading')}
          </p>
        ) : all.length === 0 ? (
          <div role="status">
            <p className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
              {say('questions-saved-none')}
            </p>
            <p className={quietText}>{say('questions-saved-none-hint')}</p>
          </div>
        ) : (
          <>
            <SearchField
              aria-label={say('questions-saved-find')}
              placeholder={say('questions-saved-find')}
              value={find}
              onChange={setFind}
              styles={style({ width: 'full' })}
            />
            {shown.length === 0 ? (
              <p role="status" className={quietText}>
                {say('questions-saved-none-found')}
              </p>
            ) : (
              <ul className={list} aria-label={say('questions-saved-list')}>
                {shown.map((one) => (
                  <li key={`${one.configuration}/${one.name}`}>
                    <button
                      type="button"
                      className={item({ isChosen: isSame(one, saved) })}
                      aria-pressed={isSame(one, saved)}
                      onClick={() => {
                        setTried(false);
                        questions.setSaved(one);
                      }}
                    >
                      {one.name}
                      {areas.size > 1 ? (
                        <span className={quietText}>
                          {say('questions-saved-of', { configuration: one.configuration })}
                        </span>
                      ) : null}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
        {saved === null ? null : (
          <>
            <h2 className={formTitle}>{saved.name}</h2>
            {variables.length === 0 ? (
              <p className={quietText}>{say('questions-saved-no-variables')}</p>
            ) : null}
            {variables.map((one) => (
              <VariableField
                key={`${saved.name} ${one.name}`}
                variable={one}
                text={texts[one.name] ?? ''}
                problem={tried ? variableProblem(one, texts[one.name] ?? '') : null}
                onText={(text) => questions.setText(one.name, text)}
              />
            ))}
            <p className={quietText}>{say('questions-saved-cached')}</p>
            <div>
              <ActionButton
                size="S"
                onPress={() => {
                  questions.setConfiguration(saved.configuration);
                  questions.write({ query: saved.query, variables: '', name: saved.name });
                }}
              >
                {say('questions-saved-to-editor')}
              </ActionButton>
            </div>
          </>
        )}
      </div>
      <div className={formFoot}>
        <p role="status" className={formMissing}>
          {tried && saved !== null && valuesOf(variables, texts) === null
            ? say('questions-form-problems', { n: 1 })
            : null}
        </p>
        <Button
          type="submit"
          variant="accent"
          isDisabled={isGoing || saved === null}
          styles={mainButton}
        >
          {say('questions-saved-run')}
        </Button>
      </div>
    </form>
  );
}

interface VariableFieldProps {
  variable: QueryVariable;
  text: string;
  problem: VariableProblem | null;
  onText: (text: string) => void;
}

function dayOf(text: string): CalendarDate | null {
  try {
    const { year, month, day } = parseDate(text.slice(0, 10));
    return new CalendarDate(year, month, day);
  } catch {
    return null;
  }
}

function momentOf(text: string): ZonedDateTime | null {
  try {
    return parseAbsoluteToLocal(text);
  } catch {
    return null;
  }
}

/** A field that fits what the variable takes. */
function VariableField({ variable, text, problem, onText }: VariableFieldProps) {
  const { say } = useSpeech();
  const { name, kind, required, declared } = variable;
  const wide = style({ width: 'full' });
  const hint = [
    kind === 'other' ? say('questions-saved-json', { declared }) : null,
    required ? say('questions-saved-required') : null,
    variable.default !== null
      ? say('questions-saved-otherwise', { value: variable.default.slice(0, 80) })
      : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
  const shared = {
    label: name,
    isRequired: required,
    validationBehavior: 'aria' as const,
    description: hint === '' ? undefined : hint,
    isInvalid: problem !== null,
    errorMessage:
      problem === null
        ? undefined
        : problem === 'json'
          ? say('questions-saved-json-invalid')
          : problem === 'missing'
            ? say('questions-saved-required')
            : say(`questions-form-problem-${problem}`),
  };
  switch (kind) {
    case 'yesNo':
      return (
        <Picker
          {...shared}
          value={text === '' ? 'none' : text}
          onChange={(key) => onText(key === 'none' || key === null ? '' : String(key))}
          styles={wide}
        >
          <PickerItem id="none">{say('questions-saved-not-set')}</PickerItem>
          <PickerItem id="true">{say('common-yes')}</PickerItem>
          <PickerItem id="false">{say('common-no')}</PickerItem>
        </Picker>
      );
    case 'day':
      return (
        <DatePicker
          {...shared}
          value={dayOf(text)}
          onChange={(day) => onText(day?.toString() ?? '')}
          granularity="day"
          styles={wide}
        />
      );
    case 'moment':
      return (
        <DatePicker
          {...shared}
          value={momentOf(text)}
          onChange={(moment) => onText(moment?.toAbsoluteString() ?? '')}
          granularity="minute"
          hideTimeZone
          styles={wide}
        />
      );
    case 'other':
      return <TextArea {...shared} value={text} onChange={onText} styles={wide} />;
    default:
      return (
        <TextField
          {...shared}
          value={text}
          onChange={onText}
          inputMode={kind === 'integer' || kind === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          styles={wide}
        />
      );
  }
}
