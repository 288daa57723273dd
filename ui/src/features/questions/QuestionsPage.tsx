// Questions: AEM is asked about its content fragments, in one of three ways; the answer is beside.

import {
  Picker,
  PickerItem,
  SegmentedControl,
  SegmentedControlItem,
  Text,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { ConnectionSummary, QuestionSchema } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { EmptyState } from '../../shared/layout/EmptyState';
import { LabelAndRows, Unplugged } from '../../shared/layout/illustrations';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';
import { type Loaded, loadedOf, useLoad } from '../../shared/state/use-load';
import { type ColumnKinds, NO_KINDS } from './answer/cell-text';
import { Results } from './answer/Results';
import { isGoing } from './answer/use-answer';
import type { FoundRows } from './answer/use-selection';
import { AskForm } from './ask/AskForm';
import { exampleOf } from './ask/example';
import { fieldAt, modelNamed, placeLabel } from './ask/field-places';
import { formBody, quietText } from './ask/form-styles';
import { AdminMessage } from './persisted/AdminMessage';
import { SavedQueries } from './persisted/SavedQueries';
import { type Questions, WAYS, type Way } from './use-questions';
import { WritePart } from './write/WritePart';

interface QuestionsPageProps {
  connection: ConnectionSummary;
  questions: Questions;
  /** The rows of an answer are to be changed. */
  onUse: (found: FoundRows) => void;
  /** The connection was unlocked. */
  onConnection: (connection: ConnectionSummary) => void;
}

// At a zoom of 200 % the window is small: the question moves above the answer, and the page scrolls.
const frame = style({
  display: 'flex',
  flexDirection: { default: 'row', '@media (max-width: 760px)': 'column' },
  height: 'full',
  minHeight: 0,
  overflow: { default: 'hidden', '@media (max-width: 760px)': 'auto' },
});
const side = style<{ isWriting: boolean }>({
  display: 'flex',
  flexDirection: 'column',
  flexShrink: 0,
  minHeight: 0,
  // Writing needs room of its own; otherwise the answer gets it.
  width: {
    default: 320,
    '@media (min-width: 1100px)': { default: 368, isWriting: 432 },
    '@media (max-width: 760px)': 'full',
  },
  boxSizing: 'border-box',
  borderWidth: 0,
  borderEndWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const head = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  flexShrink: 0,
  paddingX: 16,
  paddingTop: 16,
  paddingBottom: 8,
});

/** Looks for what can be asked; then the three ways. */
export function QuestionsPage(props: QuestionsPageProps) {
  const { connection, questions } = props;
  const { say } = useSpeech();
  const { id: connectionId } = connection;
  const query = useQuery(ask(useBackend(), 'listEndpoints', { connectionId }));
  const { isFetching, refetch: lookAgain } = query;
  const endpoints = loadedOf(query);
  const again = (
    <BusyButton variant="primary" isBusy={false} onPress={() => lookAgain()}>
      {say('questions-again')}
    </BusyButton>
  );
  if (endpoints.state === 'failed') {
    return (
      <Whole>
        <PageTitle>{say('questions-title')}</PageTitle>
        <ErrorNotice
          error={endpoints.error}
          context={say('questions-look-failed')}
          onRetry={lookAgain}
        />
      </Whole>
    );
  }
  // Where nothing was found, whoever looks again sees that.
  const isLookingAgain =
    isFetching && endpoints.state === 'ready' && endpoints.value.kind !== 'found';
  if (endpoints.state === 'loading' || isLookingAgain) {
    return (
      <Whole>
        <PageTitle>{say('questions-title')}</PageTitle>
        <p role="status" className={quietText}>
          {say('questions-looking')}
        </p>
      </Whole>
    );
  }
  const found = endpoints.value;
  if (found.kind !== 'found') {
    const why = found.kind === 'none' ? 'questions-none' : 'questions-not-allowed';
    return (
      <EmptyState
        isPage
        illustration={found.kind === 'none' ? <LabelAndRows /> : <Unplugged />}
        title={say(`${why}.title`)}
        hint={say(`${why}.hint`)}
      >
        <AdminMessage connection={connection} about={found.kind === 'none' ? 'endpoint' : 'look'} />
        {again}
      </EmptyState>
    );
  }
  const names = found.endpoints.map(({ configuration }) => configuration);
  const chosen = questions.configuration;
  // One that is gone is chosen no more. The own areas of a company come before the one of all.
  const configuration =
    chosen !== null && names.includes(chosen)
      ? chosen
      : (names.find((name) => name !== 'global') ?? names[0] ?? '');
  return <Asking {...props} key={connectionId} names={names} configuration={configuration} />;
}

function Whole({ children }: { children: ReactNode }) {
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 16, padding: 32 })}>
      {children}
    </div>
  );
}

interface AskingProps extends QuestionsPageProps {
  names: string[];
  configuration: string;
}

function Asking(props: AskingProps) {
  const { connection, questions, names, configuration, onConnection, onUse } = props;
  const { say } = useSpeech();
  const { way, answer } = questions;
  const { id: connectionId } = connection;
  const [schema, readAgain] = useLoad('readModels', { connectionId, configuration });
  const going = answer !== null && isGoing(answer);
  const kinds = useKinds(schema, questions);
  const example = useMemo(
    () => (schema.state === 'ready' ? exampleOf(schema.value, configuration) : null),
    [schema, configuration],
  );
  return (
    <div className={frame}>
      <div className={side({ isWriting: way === 'write' })}>
        <div className={head}>
          <div>
            <PageTitle>{say('questions-title')}</PageTitle>
            <p className={quietText}>{say('questions-intro')}</p>
          </div>
          <SegmentedControl
            aria-label={say('questions-ways')}
            selectedKey={way}
            onSelectionChange={(key) => questions.setWay(key as Way)}
          >
            {WAYS.map((one) => (
              <SegmentedControlItem key={one} id={one}>
                <Text>{say(`questions-way-${one}`)}</Text>
              </SegmentedControlItem>
            ))}
          </SegmentedControl>
          {names.length > 1 && way !== 'saved' ? (
            <Picker
              label={say('questions-endpoint')}
              value={configuration}
              onChange={(key) => questions.setConfiguration(String(key))}
              styles={style({ width: 'full' })}
            >
              {names.map((name) => (
                <PickerItem key={name} id={name}>
                  {name === 'global' ? say('questions-everywhere') : name}
                </PickerItem>
              ))}
            </Picker>
          ) : null}
        </div>
        {way === 'saved' ? (
          <SavedQueries connectionId={connectionId} questions={questions} isGoing={going} />
        ) : way === 'write' ? (
          <WritePart
            connection={connection}
            configuration={configuration}
            sdl={schema.state === 'ready' ? schema.value.sdl : ''}
            questions={questions}
            isGoing={going}
            onConnection={onConnection}
          />
        ) : schema.state === 'failed' ? (
          <div className={formBody}>
            <ErrorNotice
              error={schema.error}
              context={say('questions-models-failed')}
              onRetry={readAgain}
            />
          </div>
        ) : schema.state === 'loading' ? (
          <div className={formBody}>
            <p role="status" className={quietText}>
              {say('questions-looking')}
            </p>
          </div>
        ) : schema.value.models.length === 0 ? (
          <div className={formBody}>
            <p role="status" className={quietText}>
              {say('questions-no-models')}
            </p>
          </div>
        ) : (
          <AskForm
            key={configuration}
            connection={connection}
            configuration={configuration}
            schema={schema.value}
            questions={questions}
            isGoing={going}
            onConnection={onConnection}
          />
        )}
      </div>
      <Results
        key={way}
        connection={connection}
        questions={questions}
        kinds={kinds}
        example={
          way === 'ask' && example !== null
            ? {
                title: example.model.title,
                onRun: () => {
                  questions.chooseModel(example.model);
                  questions.ask({ kind: 'question', question: example.question });
                },
              }
            : null
        }
        onUse={onUse}
      />
    </div>
  );
}

/** What the columns of a question hold; of other queries only AEM knows. */
function useKinds(schema: Loaded<QuestionSchema>, questions: Questions): ColumnKinds {
  const { say } = useSpeech();
  const asked = questions.answer?.asked;
  const question = asked?.kind === 'question' ? asked.question : null;
  return useMemo(() => {
    if (schema.state !== 'ready' || question === null) return NO_KINDS;
    const model = modelNamed(schema.value, question.model);
    if (model === null) return NO_KINDS;
    const known = ['_path', ...question.fields].flatMap((place) => {
      const field = fieldAt(schema.value, model, place);
      const title = placeLabel(schema.value, model, place, say);
      return field === null ? [] : [[place, { kind: field.kind, title }] as const];
    });
    return new Map(known);
  }, [schema, question, say]);
}
