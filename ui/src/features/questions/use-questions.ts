// What is kept of the place while other pages are shown: the question, the query, the answer.

import { useEffect, useState } from 'react';
import type { PersistedQuery, QuestionModel } from '../../backend/bindings';
import { useAnswer } from './answer/use-answer';
import { NO_QUESTION, type QuestionDraft, withModel } from './ask/question';

/** How somebody asks. */
export type Way = 'ask' | 'saved' | 'write';
export const WAYS: Way[] = ['ask', 'saved', 'write'];

/** A query as it is written. */
export interface WrittenQuery {
  query: string;
  /** JSON; empty for none. */
  variables: string;
  /** The persisted query that it was taken from. */
  name: string | null;
}

const NOTHING_WRITTEN: WrittenQuery = { query: '', variables: '', name: null };

/** Another connection begins anew. */
export function useQuestions(connectionId: string | null) {
  const [way, setWay] = useState<Way>('ask');
  const [configuration, setConfiguration] = useState<string | null>(null);
  const [draft, setDraft] = useState<QuestionDraft>(NO_QUESTION);
  const [saved, setSaved] = useState<PersistedQuery | null>(null);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [written, setWritten] = useState(NOTHING_WRITTEN);
  const [askedBy, setAskedBy] = useState<Way | null>(null);
  const answering = useAnswer(connectionId);

  // biome-ignore lint/correctness/useExhaustiveDependencies: models and paths are of one environment.
  useEffect(() => {
    setConfiguration(null);
    setDraft(NO_QUESTION);
    setSaved(null);
    setTexts({});
    setWritten(NOTHING_WRITTEN);
    setAskedBy(null);
  }, [connectionId]);

  return {
    way,
    setWay,
    /** The endpoint that was chosen; `null`: the first one. */
    configuration,
    /** Models of one endpoint mean nothing to another. */
    setConfiguration(next: string) {
      if (next === configuration) return;
      setConfiguration(next);
      setDraft(NO_QUESTION);
    },
    draft,
    setDraft,
    chooseModel: (model: QuestionModel) => setDraft((before) => withModel(before, model)),
    /** The question of AEM that was chosen. */
    saved,
    setSaved(next: PersistedQuery | null) {
      setSaved(next);
      const defaults = next?.variables.map((one) => [one.name, one.default ?? ''] as const) ?? [];
      setTexts(Object.fromEntries(defaults));
    },
    /** What was typed for its variables. */
    texts,
    setText: (name: string, text: string) => setTexts((before) => ({ ...before, [name]: text })),
    written,
    setWritten,
    /** Goes on with a query in the editor. */
    write(next: WrittenQuery) {
      setWritten(next);
      setWay('write');
    },
    /** The answer to what was asked on the way that is shown. */
    answer: askedBy === way ? answering.answer : null,
    stopError: answering.stopError,
    ask(what: Parameters<typeof answering.ask>[0]) {
      setAskedBy(way);
      void answering.ask(what);
    },
    stop: answering.stop,
    again: answering.again,
  };
}

/** See [`useQuestions`]. */
export type Questions = ReturnType<typeof useQuestions>;
