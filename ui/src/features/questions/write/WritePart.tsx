// Somebody's own GraphQL.

import { Button, DialogContainer, TextArea } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { lazy, Suspense, useId, useState } from 'react';
import type { ConnectionSummary, QueryProblem } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import {
  formBody,
  formFoot,
  formFrame,
  formMissing,
  formWays,
  mainButton,
  quietText,
} from '../ask/form-styles';
import { PastQueries } from '../persisted/PastQueries';
import { PersistDialog } from '../persisted/PersistDialog';
import type { Questions } from '../use-questions';
import { isJsonObject } from './variables';

interface WritePartProps {
  connection: ConnectionSummary;
  configuration: string;
  /** The schema in GraphQL's notation; empty: there is none. */
  sdl: string;
  questions: Questions;
  isGoing: boolean;
  onConnection: (connection: ConnectionSummary) => void;
}

const GraphqlEditor = lazy(() => import('./GraphqlEditor'));
const NO_PROBLEMS: QueryProblem[] = [];

const frame = style({
  flexGrow: 1,
  flexShrink: 0,
  minHeight: 208,
  height: { default: 240, '@media (min-height: 700px)': 320 },
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: { default: 'gray-300', ':focus-within': 'gray-800' },
  borderRadius: 'default',
  overflow: 'hidden',
  outlineStyle: { default: 'none', ':focus-within': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: 1,
});

/** Editor, variables, what was asked before. */
export function WritePart(props: WritePartProps) {
  const { connection, configuration, sdl, questions, isGoing } = props;
  const { say } = useSpeech();
  const { written, setWritten, answer } = questions;
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState<'past' | 'persist' | null>(null);
  const hintId = useId();
  const isEmpty = written.query.trim() === '';
  const isWrong = !isJsonObject(written.variables);
  // They are about the text that was asked, and no other.
  const isAsked = answer?.asked.kind === 'written' && answer.asked.query === written.query;
  const problems = isAsked ? (answer.state?.problems ?? NO_PROBLEMS) : NO_PROBLEMS;

  function run() {
    setTried(true);
    if (isEmpty || isWrong || isGoing) return;
    const { query, variables } = written;
    questions.ask({ kind: 'written', configuration, query, variables });
  }

  return (
    <form
      noValidate
      className={formFrame}
      aria-label={say('questions-way-write')}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <div className={formBody}>
        <div className={formWays}>
          <Button variant="secondary" size="S" onPress={() => setAsking('past')}>
            {say('questions-write-past')}
          </Button>
          <Button
            variant="secondary"
            size="S"
            isDisabled={isEmpty}
            onPress={() => setAsking('persist')}
          >
            {say('questions-form-persist')}
          </Button>
        </div>
        <div className={frame}>
          <Suspense
            fallback={
              <p role="status" className={quietText} style={{ padding: 12 }}>
                {say('questions-write-loading')}
              </p>
            }
          >
            <GraphqlEditor
              label={say('questions-write-editor')}
              describedBy={hintId}
              value={written.query}
              sdl={sdl}
              problems={problems}
              onValue={(query) => setWritten({ ...written, query })}
              onRun={run}
            />
          </Suspense>
        </div>
        <p id={hintId} className={quietText}>
          {say('questions-write-hint')} {sdl === '' ? say('questions-write-no-schema') : null}
        </p>
        <TextArea
          label={say('questions-write-variables')}
          description={say('questions-write-variables-hint')}
          value={written.variables}
          onChange={(variables) => setWritten({ ...written, variables })}
          isInvalid={tried && isWrong}
          errorMessage={say('questions-write-variables-invalid')}
          styles={style({ width: 'full' })}
        />
      </div>
      <div className={formFoot}>
        <p role="status" className={formMissing}>
          {tried && isEmpty ? say('questions-write-missing') : null}
        </p>
        <Button type="submit" variant="accent" isDisabled={isGoing} styles={mainButton}>
          {say('questions-write-run')}
        </Button>
      </div>
      <DialogContainer onDismiss={() => setAsking(null)}>
        {asking === 'past' ? (
          <PastQueries
            connectionId={connection.id}
            onTake={({ configuration: of, query, variables }) => {
              questions.setConfiguration(of);
              setWritten({ query, variables, name: null });
            }}
          />
        ) : asking === 'persist' ? (
          <PersistDialog
            connection={connection}
            configuration={configuration}
            query={written.query}
            name={written.name ?? undefined}
            onConnection={props.onConnection}
          />
        ) : null}
      </DialogContainer>
    </form>
  );
}
