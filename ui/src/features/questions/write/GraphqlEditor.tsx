// The editor for queries: colours, suggestions and problems from the schema of the endpoint.
//
// Loaded only when somebody writes: the library is larger than the rest of the window. Tab takes a
// suggestion while there are some and is left alone otherwise, so that Escape, then Tab gets the
// keyboard out of the editor at any time.

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  bracketMatching,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { type Diagnostic, linter, lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { graphql, updateSchema } from 'cm6-graphql';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { QueryProblem } from '../../../backend/bindings';
import type { Say } from '../../../i18n/catalogue';
import { useSpeech } from '../../../i18n/language';
import { spotOf } from './problem-spot';

interface GraphqlEditorProps {
  label: string;
  /** Id of what tells the keys. */
  describedBy: string;
  value: string;
  /** The schema in GraphQL's notation; empty: there is none. */
  sdl: string;
  /** What AEM found wrong with this very query. */
  problems: QueryProblem[];
  onValue: (value: string) => void;
  onRun: () => void;
}

const setProblems = StateEffect.define<QueryProblem[]>();

/** What AEM said; gone as soon as the text is another one. */
const problemsField = StateField.define<QueryProblem[]>({
  create: () => [],
  update(problems, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setProblems)) return effect.value;
    }
    return transaction.docChanged ? [] : problems;
  },
});

const saidByAem = linter(
  (view): Diagnostic[] =>
    view.state.field(problemsField).flatMap((problem) => {
      const spot = spotOf(view.state.doc.toString(), problem);
      return spot === null
        ? []
        : [{ ...spot, severity: 'error', source: 'AEM', message: problem.message }];
    }),
  {
    delay: 0,
    needsRefresh: (update) =>
      update.transactions.some((one) => one.effects.some((effect) => effect.is(setProblems))),
  },
);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '14px', color: 'inherit', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'ui-monospace, Menlo, Consolas, monospace', overflow: 'auto' },
  '.cm-content': { caretColor: 'light-dark(#000, #fff)' },
  '.cm-cursor': { borderLeftColor: 'light-dark(#000, #fff)' },
  '.cm-gutters': {
    color: 'light-dark(#505050, #b0b0b0)',
    backgroundColor: 'transparent',
    border: 'none',
  },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'light-dark(#cfe2ff, #1f4a80) !important',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'light-dark(#dcdcdc, #4a4a4a)' },
  '.cm-tooltip': {
    color: 'light-dark(#131313, #f2f2f2)',
    backgroundColor: 'light-dark(#fff, #2c2c2c)',
    border: '1px solid light-dark(#c6c6c6, #5a5a5a)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: '#fff',
    backgroundColor: '#274dea',
  },
  '.cm-panels': {
    color: 'light-dark(#131313, #f2f2f2)',
    backgroundColor: 'light-dark(#f8f8f8, #222)',
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword], color: 'light-dark(#8a1eb8, #dda2f5)' },
  { tag: [tags.typeName, tags.atom], color: 'light-dark(#9a3b00, #ffb27a)' },
  { tag: tags.variableName, color: 'light-dark(#0b5d1e, #8fdc9a)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'light-dark(#a1122b, #ff9aa9)' },
  {
    tag: [tags.number, tags.integer, tags.float, tags.bool],
    color: 'light-dark(#0a4fb0, #94c2ff)',
  },
  { tag: tags.comment, color: 'light-dark(#5a5a5a, #b4b4b4)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.attributeName], color: 'light-dark(#123f8f, #a9ccff)' },
]);

/** The schema; `undefined` where it cannot be read: then there are no suggestions. */
function schemaOf(sdl: string): GraphQLSchema | undefined {
  if (sdl.trim() === '') return undefined;
  try {
    // What AEM answers by is valid to it, and the library refuses to look at anything else.
    return buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
  } catch {
    return undefined;
  }
}

/** What the library needs of another language. */
function phrasesOf(say: Say) {
  return EditorState.phrases.of({
    Completions: say('questions-write-phrases-completions'),
    Diagnostics: say('questions-write-phrases-diagnostics'),
    'No diagnostics': say('questions-write-phrases-no-diagnostics'),
    'on line': say('questions-write-phrases-line'),
    close: say('questions-write-phrases-close'),
  });
}

/** A field for GraphQL. */
export default function GraphqlEditor(props: GraphqlEditorProps) {
  const { label, describedBy, value, sdl, problems } = props;
  const { say } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const named = useMemo(() => new Compartment(), []);
  const schema = useMemo(() => schemaOf(sdl), [sdl]);
  const typed = useEffectEvent((next: string) => props.onValue(next));
  const run = useEffectEvent(() => props.onRun());
  const extras = () => [
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': describedBy,
      spellcheck: 'false',
    }),
    phrasesOf(say),
  ];
  const first = useEffectEvent(() => ({ value, schema, extras: extras(), problems }));

  useEffect(() => {
    if (place.current === null) return;
    const begin = first();
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: begin.value,
        extensions: [
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: () => {
                  run();
                  return true;
                },
              },
            ]),
          ),
          lineNumbers(),
          history(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          ...graphql(begin.schema),
          syntaxHighlighting(colours),
          problemsField,
          saidByAem,
          keymap.of([
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...historyKeymap,
            ...foldKeymap,
            ...completionKeymap,
            ...lintKeymap,
            { key: 'Tab', run: acceptCompletion },
          ]),
          EditorView.lineWrapping,
          EditorView.updateListener.of((update) => {
            if (update.docChanged) typed(update.state.doc.toString());
          }),
          look,
          named.of(begin.extras),
        ],
      }),
    });
    view.current = editor;
    editor.dispatch({ effects: setProblems.of(begin.problems) });
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [named]);

  // A query that was taken from elsewhere; what is typed is there already.
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    if (view.current !== null) updateSchema(view.current, schema);
  }, [schema]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    editor.dispatch({ effects: setProblems.of(problems) });
  }, [problems]);

  const again = useEffectEvent(() => extras());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are told to the editor.
  useEffect(() => {
    view.current?.dispatch({ effects: named.reconfigure(again()) });
  }, [named, label, describedBy, say]);

  return <div ref={place} style={{ height: '100%' }} />;
}
