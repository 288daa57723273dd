// The answer: how much came, what AEM said, the rows, and what can be done with them.

import { Button, Menu, MenuItem, MenuTrigger, ProgressCircle, Text } from '@react-spectrum/s2';
import Download from '@react-spectrum/s2/icons/Download';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, useState } from 'react';
import type { AnswerFormat, ApiError, ConnectionSummary } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { BusyButton } from '../../../shared/controls/BusyButton';
import { EmptyState } from '../../../shared/layout/EmptyState';
import { EmptyFolder, LabelAndRows } from '../../../shared/layout/illustrations';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { NoticeBar } from '../../../shared/notices/NoticeBar';
import { useBackend } from '../../../shared/state/backend-context';
import { unseen } from '../../../shared/state/unseen';
import { AdminMessage } from '../persisted/AdminMessage';
import type { Questions } from '../use-questions';
import { QueryProblems } from '../write/QueryProblems';
import { AnswerTable } from './AnswerTable';
import type { ColumnKinds } from './cell-text';
import { type Answer, isGoing } from './use-answer';
import { type FoundRows, useSelection } from './use-selection';

interface ResultsProps {
  connection: ConnectionSummary;
  questions: Questions;
  kinds: ColumnKinds;
  /** What somebody who has asked nothing yet can try. */
  example: { title: string; onRun: () => void } | null;
  /** The rows as assets, to be changed. */
  onUse: (found: FoundRows) => void;
}

/** Where the answer lies below the question. */
const BELOW = '(max-width: 760px)';
/** Rows of an Excel sheet below its headings. */
const MOST_ROWS = 1_048_575;
const FORMATS: AnswerFormat[] = ['xlsx', 'csv', 'json'];

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  flexGrow: 1,
  minWidth: 0,
  minHeight: 0,
  flexShrink: { default: 1, '@media (max-width: 760px)': 0 },
  outlineStyle: 'none',
});
const head = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  flexShrink: 0,
  paddingX: { default: 24, '@media (max-width: 1020px)': 16 },
  paddingY: 12,
});
const bar = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 12,
  rowGap: 8,
  minHeight: 32,
});
const ways = style({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  // Beside the question the count and the buttons do not fit into one line: the buttons get one of
  // their own at once, in which they stay whatever the count says.
  flexBasis: { default: 'auto', '@media (max-width: 1020px)': 'full' },
});
const grow = style({ flexGrow: 1, minWidth: 0 });
const table = style({
  flexGrow: 1,
  minHeight: { default: 160, '@media (max-width: 760px)': 0 },
  // A height of its own: without one the table would grow to the height of all its rows.
  height: { default: 'auto', '@media (max-width: 760px)': 400 },
  overflow: 'auto',
});

/** Everything about the answer of the way that is shown. */
export function Results(props: ResultsProps) {
  const { connection, questions, kinds, example, onUse } = props;
  const backend = useBackend();
  const { say, format: formats } = useSpeech();
  const { answer } = questions;
  const [isSaving, setIsSaving] = useState(false);
  const [saved, setSaved] = useState<{ of: string; error: ApiError | null } | null>(null);
  const section = useRef<HTMLElement>(null);
  const state = answer?.state ?? null;
  const selecting = useSelection(state?.answerId ?? null, onUse);
  const { using } = selecting;
  const going = answer !== null && isGoing(answer);
  const rows = state?.rows ?? 0;
  const problems = state?.problems ?? [];
  const notes = state?.notes ?? [];
  const isWhole =
    state?.complete === true &&
    !state.stopped &&
    problems.length === 0 &&
    !notes.includes('pageRepeated') &&
    !notes.includes('morePages') &&
    !notes.includes('pageFull');
  /** Nothing came, and nothing is wrong: a sentence takes the place of the table. */
  const isNone = isWhole && rows === 0 && answer?.error === null && questions.stopError === null;
  // What became of the file of another answer is no news any more.
  const said = saved !== null && saved.of === state?.answerId ? saved : null;

  const asked = answer?.asked;
  // In a small window the answer lies below the question, where nobody would see it come.
  const seen = useRef(asked);
  useEffect(() => {
    if (asked === seen.current) return;
    seen.current = asked;
    if (asked === undefined || !matchMedia(BELOW).matches) return;
    // By hand: `scrollIntoView` would move the window too.
    const here = section.current;
    const page = here?.parentElement;
    if (!page) return;
    page.scrollTop += here.getBoundingClientRect().top - page.getBoundingClientRect().top;
  }, [asked]);

  async function save(format: AnswerFormat) {
    if (state === null) return;
    const of = state.answerId;
    setIsSaving(true);
    setSaved(null);
    try {
      const separator = format === 'csv' ? formats.cellSeparator : null;
      const isSaved = await backend.exportAnswer({ answerId: of, format, separator });
      if (isSaved) setSaved({ of, error: null });
    } catch (thrown) {
      setSaved({ of, error: asApiError(thrown) });
    } finally {
      setIsSaving(false);
    }
  }

  const count = countWords();
  const leftOut = state?.leftOut ?? 0;

  function countWords(): string {
    if (answer === null) return '';
    if (going)
      return rows === 0
        ? say('questions-results-asking')
        : say('questions-results-so-far', { n: rows });
    if (state?.stopped) return say('questions-results-stopped', { n: rows });
    const isAll = isWhole && answer.error === null;
    // Nobody knows whether these are all.
    if (notes.includes('pageFull')) return say('questions-results-rows', { n: rows });
    if (rows === 0) return isAll ? say('questions-results-rows', { n: 0 }) : '';
    return isAll
      ? say('questions-results-complete', { n: rows })
      : say('questions-results-some', { n: rows });
  }

  return (
    <section
      ref={section}
      tabIndex={-1}
      className={frame}
      aria-label={say('questions-results-label')}
    >
      {/* Not every number on the way: what began and how it ended. */}
      <p role="status" className={unseen}>
        {going ? say('questions-results-asking') : count}{' '}
        {isSaving ? say('questions-results-exporting') : null}
        {said !== null && said.error === null ? say('questions-results-exported') : null}
      </p>
      {answer === null || isNone ? null : (
        <div className={head}>
          {count === '' ? null : (
            <div className={bar}>
              <span className={`${bar} ${grow}`}>
                {going ? (
                  <ProgressCircle
                    size="S"
                    isIndeterminate
                    aria-label={say('questions-results-asking')}
                  />
                ) : null}
                <span className={style({ font: 'ui', fontWeight: 'bold' })}>{count}</span>
                {leftOut > 0 ? (
                  <span className={style({ font: 'ui', color: 'neutral-subdued' })}>
                    {say('questions-results-left-out', { n: leftOut })}
                  </span>
                ) : null}
              </span>
              {going ? (
                <Button
                  variant="secondary"
                  onPress={() => {
                    void questions.stop();
                    // The button goes away, and must not take the focus with it.
                    section.current?.focus();
                  }}
                >
                  {say('questions-results-stop')}
                </Button>
              ) : rows > 0 && state !== null ? (
                <div className={ways}>
                  <MenuTrigger>
                    <Button variant="secondary" fillStyle="outline">
                      <Download />
                      <Text>
                        {isSaving
                          ? say('questions-results-exporting')
                          : say('questions-results-export')}
                      </Text>
                    </Button>
                    <Menu
                      disabledKeys={isSaving ? FORMATS : rows > MOST_ROWS ? ['xlsx'] : []}
                      onAction={(key) => void save(key as AnswerFormat)}
                    >
                      {FORMATS.map((format) => (
                        <MenuItem
                          key={format}
                          id={format}
                          textValue={say(`questions-results-exports-${format}`)}
                        >
                          <Text slot="label">{say(`questions-results-exports-${format}`)}</Text>
                          <Text slot="description">
                            {format === 'xlsx' && rows > MOST_ROWS
                              ? say('questions-results-too-many-rows', { most: MOST_ROWS })
                              : say(`questions-results-export-hints-${format}`)}
                          </Text>
                        </MenuItem>
                      ))}
                    </Menu>
                  </MenuTrigger>
                  {state.isSelectable ? (
                    <BusyButton
                      variant="primary"
                      isBusy={using.step === 'finding'}
                      onPress={() => void selecting.find()}
                    >
                      {using.step === 'finding'
                        ? say('questions-results-taking')
                        : say('questions-results-take', { n: rows })}
                    </BusyButton>
                  ) : null}
                </div>
              ) : null}
            </div>
          )}
          {said?.error ? (
            <ErrorNotice error={said.error} context={say('questions-results-export-failed')} />
          ) : null}
          {said !== null && said.error === null ? (
            <p className={style({ font: 'ui', margin: 0 })} aria-hidden="true">
              {say('questions-results-exported')}
            </p>
          ) : null}
          {answer.error ? (
            <ErrorNotice
              error={answer.error}
              context={say('questions-results-failed')}
              onRetry={questions.again}
            />
          ) : null}
          {questions.stopError ? (
            <ErrorNotice
              error={questions.stopError}
              context={say('questions-results-stop-failed')}
            />
          ) : null}
          <QueryProblems problems={problems} isPartial={rows > 0} />
          {notes.map((note) => (
            <NoticeBar key={note} tone="notice" title={say(`questions-results-note-${note}.title`)}>
              <p className={style({ margin: 0 })}>{say(`questions-results-note-${note}.text`)}</p>
            </NoticeBar>
          ))}
          {using.step === 'failed' ? (
            <ErrorNotice error={using.error} context={say('questions-results-take-failed')} />
          ) : using.step === 'some' ? (
            <NoticeBar
              tone="notice"
              title={
                using.found.count === 0
                  ? say('questions-results-take-none')
                  : say('questions-results-take-missing', {
                      found: using.found.count,
                      n: using.missing,
                    })
              }
              actions={
                <>
                  <Button variant="secondary" size="S" onPress={selecting.stop}>
                    {say('questions-results-take-not')}
                  </Button>
                  {using.found.count > 0 ? (
                    <Button variant="primary" size="S" onPress={selecting.goOn}>
                      {say('questions-results-take-some', { n: using.found.count })}
                    </Button>
                  ) : null}
                </>
              }
            >
              <p className={style({ margin: 0 })}>{say('questions-results-take-missing-hint')}</p>
            </NoticeBar>
          ) : null}
        </div>
      )}
      <div className={table} aria-busy={going}>
        {answer === null ? (
          <EmptyState
            illustration={<LabelAndRows />}
            title={say('questions-results-first')}
            hint={
              questions.way === 'ask'
                ? `${say('questions-results-fragments')} ${say('questions-results-first-hint-ask')}`
                : say(`questions-results-first-hint-${questions.way}`)
            }
          >
            {example === null ? null : (
              <Button variant="secondary" onPress={example.onRun}>
                {say('questions-results-example', { title: example.title })}
              </Button>
            )}
          </EmptyState>
        ) : rows > 0 && state !== null ? (
          <AnswerTable connectionId={connection.id} state={state} kinds={kinds} />
        ) : isNone ? (
          <NoRows connection={connection} answer={answer} />
        ) : null}
      </div>
    </section>
  );
}

/** Nothing came: because of the conditions, or because the account may not see it. */
function NoRows({ connection, answer }: { connection: ConnectionSummary; answer: Answer }) {
  const { say } = useSpeech();
  const { asked, state } = answer;
  const leftOut = state?.leftOut ?? 0;
  if (leftOut > 0) {
    return (
      <EmptyState
        illustration={<EmptyFolder />}
        title={say('questions-results-nothing-title')}
        hint={say('questions-results-nothing-left-out', { n: leftOut })}
      />
    );
  }
  const isAll =
    asked.kind === 'question' && asked.question.tests.length === 0 && !asked.question.locale;
  const hint =
    asked.kind !== 'question'
      ? say('questions-results-empty')
      : isAll
        ? say('questions-results-empty-all')
        : say('questions-results-nothing-filter');
  return (
    <EmptyState
      illustration={<EmptyFolder />}
      title={
        isAll || asked.kind !== 'question'
          ? say('questions-results-empty-title')
          : say('questions-results-nothing-title')
      }
      hint={hint}
    >
      <AdminMessage connection={connection} about="read" />
    </EmptyState>
  );
}
