// A question put together from choices.

import {
  ActionButton,
  Button,
  DialogContainer,
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Picker,
  PickerItem,
  Radio,
  RadioGroup,
  Text,
  TextField,
} from '@react-spectrum/s2';
import Add from '@react-spectrum/s2/icons/Add';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type {
  ApiError,
  BuiltQuery,
  ConnectionSummary,
  QuestionSchema,
} from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useBackend } from '../../../shared/state/backend-context';
import { PersistDialog } from '../persisted/PersistDialog';
import { QueryDialog } from '../persisted/QueryDialog';
import type { Questions } from '../use-questions';
import { ConditionEditor } from './ConditionEditor';
import { newCondition } from './condition';
import { FieldTicks } from './FieldTicks';
import { modelNamed, testedPlaces } from './field-places';
import {
  formBody,
  formFoot,
  formFrame,
  formMissing,
  formTitle,
  formWays,
  mainButton,
} from './form-styles';
import { NO_QUESTION, problemsOf, questionOf } from './question';
import { SortEditor } from './SortEditor';

interface AskFormProps {
  connection: ConnectionSummary;
  configuration: string;
  schema: QuestionSchema;
  questions: Questions;
  isGoing: boolean;
  onConnection: (connection: ConnectionSummary) => void;
}

/** The query of the question. */
type Built =
  | { purpose: 'show'; query: BuiltQuery }
  /** `whole`: with what was typed; `null` where that could not be kept with it. */
  | { purpose: 'persist'; query: BuiltQuery; whole: string | null };

/** What, which columns, which ones, in which order. */
export function AskForm(props: AskFormProps) {
  const { connection, configuration, schema, questions, isGoing } = props;
  const { draft, setDraft } = questions;
  const backend = useBackend();
  const { say } = useSpeech();
  const model = modelNamed(schema, draft.model);
  const [tried, setTried] = useState(false);
  const [showsMore, setShowsMore] = useState(draft.locale !== '' || draft.variation !== '');
  const [added, setAdded] = useState<number | null>(null);
  const [built, setBuilt] = useState<Built | null>(null);
  const [isBuilding, setIsBuilding] = useState<'show' | 'persist' | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const places = useMemo(
    () => (model === null ? [] : testedPlaces(schema, model, say)),
    [schema, model, say],
  );
  const problems = problemsOf(draft, schema);
  const missing = problems.size + (model === null ? 1 : 0);
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });

  /** The finished question; where something is missing, that is told and shown. */
  function finished() {
    setTried(true);
    const question = questionOf(draft, schema, configuration);
    if (question === null) {
      const wrong = model === null ? 'button' : '[aria-invalid=true]';
      // After it is drawn as wrong.
      setTimeout(() => {
        const field = body.current?.querySelector<HTMLElement>(wrong);
        field?.focus();
        // Its label and its message, too.
        field?.scrollIntoView?.({ block: 'center' });
      }, 0);
    }
    return question;
  }

  function ask() {
    const question = finished();
    if (question !== null) questions.ask({ kind: 'question', question });
  }

  async function build(purpose: 'show' | 'persist') {
    const question = finished();
    if (question === null) return;
    setIsBuilding(purpose);
    setError(null);
    try {
      const query = await backend.buildQuery({ connectionId: connection.id, question });
      if (purpose === 'show') {
        setBuilt({ purpose, query });
        return;
      }
      const { withDefaults } = await import('../persisted/persisted-query');
      setBuilt({ purpose, query, whole: withDefaults(schema.sdl, query) });
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsBuilding(null);
    }
  }

  return (
    <form
      noValidate
      className={formFrame}
      aria-label={say('questions-form-label')}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <div ref={body} className={formBody}>
        <Picker
          label={say('questions-form-model')}
          placeholder={say('questions-form-choose-model')}
          value={model?.name ?? null}
          onChange={(key) => {
            const next = schema.models.find(({ name }) => name === key);
            if (next === undefined) return;
            setTried(false);
            questions.chooseModel(next);
          }}
          isInvalid={tried && model === null}
          errorMessage={say('questions-form-problem-model')}
          styles={style({ width: 'full' })}
        >
          {schema.models.map((one) => (
            <PickerItem key={one.name} id={one.name}>
              {one.title}
            </PickerItem>
          ))}
        </Picker>
        {model === null ? null : (
          <>
            <FieldTicks
              key={model.name}
              schema={schema}
              model={model}
              ticked={draft.fields}
              onTicked={(fields) => change({ fields })}
            />
            <Part title={say('questions-form-conditions')}>
              {draft.conditions.length === 0 ? (
                <p className={style({ font: 'ui', color: 'neutral-subdued', margin: 0 })}>
                  {say('questions-form-no-conditions')}
                </p>
              ) : null}
              {draft.conditions.length > 1 ? (
                <RadioGroup
                  label={say('questions-form-all-tests')}
                  orientation="horizontal"
                  value={draft.allTests ? 'all' : 'one'}
                  onChange={(value) => change({ allTests: value === 'all' })}
                  description={draft.allTests ? undefined : say('questions-form-empty-always')}
                >
                  <Radio value="all">{say('questions-form-all')}</Radio>
                  <Radio value="one">{say('questions-form-one')}</Radio>
                </RadioGroup>
              ) : null}
              {draft.conditions.map((one, at) => (
                <ConditionEditor
                  key={one.id}
                  number={at + 1}
                  draft={one}
                  places={places}
                  problem={tried ? (problems.get(one.id) ?? null) : null}
                  takesFocus={added === one.id}
                  onDraft={(next) => change({ conditions: draft.conditions.with(at, next) })}
                  onRemove={() => change({ conditions: draft.conditions.toSpliced(at, 1) })}
                />
              ))}
              <div>
                <ActionButton
                  onPress={() => {
                    const id = 1 + Math.max(0, ...draft.conditions.map((one) => one.id));
                    setAdded(id);
                    change({ conditions: [...draft.conditions, newCondition(id)] });
                  }}
                >
                  <Add />
                  <Text>{say('questions-form-add-condition')}</Text>
                </ActionButton>
              </div>
            </Part>
            <Part title={say('questions-form-sort')}>
              <SortEditor model={model} sort={draft.sort} onSort={(sort) => change({ sort })} />
            </Part>
            <Disclosure
              isQuiet
              density="compact"
              size="S"
              isExpanded={showsMore}
              onExpandedChange={setShowsMore}
              styles={style({ width: 'full' })}
            >
              <DisclosureTitle level={2}>{say('questions-form-more')}</DisclosureTitle>
              <DisclosurePanel>
                {showsMore ? (
                  <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
                    <TextField
                      label={say('questions-form-locale')}
                      description={say('questions-form-locale-hint')}
                      value={draft.locale}
                      onChange={(locale) => change({ locale })}
                      autoComplete="off"
                      styles={style({ width: 'full' })}
                    />
                    <TextField
                      label={say('questions-form-variation')}
                      description={say('questions-form-variation-hint')}
                      value={draft.variation}
                      onChange={(variation) => change({ variation })}
                      autoComplete="off"
                      styles={style({ width: 'full' })}
                    />
                  </div>
                ) : null}
              </DisclosurePanel>
            </Disclosure>
            <div className={formWays}>
              <BusyButton
                variant="secondary"
                size="S"
                isBusy={isBuilding === 'show'}
                onPress={() => void build('show')}
              >
                {say('questions-form-show-query')}
              </BusyButton>
              <BusyButton
                variant="secondary"
                size="S"
                isBusy={isBuilding === 'persist'}
                onPress={() => void build('persist')}
              >
                {say('questions-form-persist')}
              </BusyButton>
              <Button
                variant="secondary"
                fillStyle="outline"
                size="S"
                onPress={() => {
                  setTried(false);
                  setDraft(NO_QUESTION);
                }}
              >
                {say('questions-form-clear')}
              </Button>
            </div>
          </>
        )}
        {error ? <ErrorNotice error={error} /> : null}
      </div>
      <div className={formFoot}>
        <p role="status" className={formMissing}>
          {tried && missing > 0 ? say('questions-form-problems', { n: missing }) : null}
        </p>
        <Button type="submit" variant="accent" isDisabled={isGoing} styles={mainButton}>
          {say('questions-form-submit')}
        </Button>
      </div>
      <DialogContainer onDismiss={() => setBuilt(null)}>
        {built?.purpose === 'show' ? (
          <QueryDialog
            built={built.query}
            onWrite={() => questions.write({ ...built.query, name: null })}
          />
        ) : built?.purpose === 'persist' ? (
          <PersistDialog
            connection={connection}
            configuration={configuration}
            query={built.whole ?? built.query.query}
            losesValues={built.whole === null && draft.conditions.length > 0}
            onConnection={props.onConnection}
          />
        ) : null}
      </DialogContainer>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className={style({ display: 'flex', flexDirection: 'column', gap: 12, minWidth: 0 })}
    >
      <h2 className={formTitle}>{title}</h2>
      {children}
    </section>
  );
}
