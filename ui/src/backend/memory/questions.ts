// Questions of the in-memory host, about made-up trips. Never part of a build.

import type { Backend, Watcher } from '../backend';
import type {
  AnswerColumn,
  AnswerNote,
  AnswerState,
  Asked,
  PastQuery,
  PersistedQuery,
  QueryProblem,
  Question,
} from '../bindings';
import { apiError } from './errors';
import { type FragmentValues, fragmentAt, modelOf, SCHEMA, SDL } from './fragments';
import type { Rows } from './library';

/** Calls about questions. */
export type QuestionCalls = Pick<
  Backend,
  | 'listEndpoints'
  | 'readModels'
  | 'buildQuery'
  | 'ask'
  | 'watchAnswer'
  | 'answerPage'
  | 'stopAnswer'
  | 'closeAnswer'
  | 'exportAnswer'
  | 'useAnswer'
  | 'listPersisted'
  | 'savePersisted'
  | 'pastQueries'
>;

/** How the made-up AEM answers. */
export interface MemoryQuestions {
  /** `several`: two areas. */
  endpoints?: 'one' | 'several' | 'none' | 'notAllowed';
  /** How many trips there are; 0 is what an account without rights sees. */
  fragments?: number;
  /** What AEM finds wrong with every question that is not written by hand. */
  problems?: QueryProblem[];
  /** What the core has to say about every answer. */
  notes?: AnswerNote[];
  /** How many fragments do not meet a condition that AEM does not know. */
  leftOut?: number;
  /** How many of the fragments are not found again as assets. */
  moved?: number;
}

/** What they need of the host. */
export interface QuestionHost {
  answer<T>(method: keyof Backend, make: () => T): Promise<T>;
  nextId(prefix: string): string;
  /** Opens a listing of rows, and names it. */
  open(rows: Rows): string;
  options: MemoryQuestions;
  pace: number;
}

/** One that is open. */
interface Open {
  columns: AnswerColumn[];
  rows: FragmentValues[];
  leftOut: number;
  problems: QueryProblem[];
  shown: number;
  complete: boolean;
  stopped: boolean;
  watcher: Watcher<AnswerState> | null;
}

/** Rows gone through at most. */
const MOST = 100_000;

const QUERY = `query ($type: String!, $price: Float) {
  adventureList(filter: {adventureType: {_expressions: [{value: $type}]}, price: {_expressions: [{value: $price, _operator: GREATER}]}}) {
    items { _path title price }
  }
}
`;

/** Two persisted queries. */
export const SOME_PERSISTED: PersistedQuery[] = [
  {
    configuration: 'wknd-shared',
    name: 'adventures-all',
    query: '{ adventureList { items { _path title price } } }',
    variables: [],
  },
  {
    configuration: 'wknd-shared',
    name: 'adventures-by-type',
    query: QUERY,
    variables: [
      { name: 'type', kind: 'text', declared: 'String!', required: true, default: null },
      { name: 'price', kind: 'number', declared: 'Float', required: false, default: null },
    ],
  },
];

function columnsOf(places: string[], kindOf: (place: string) => string | undefined) {
  return places.map((name) => ({
    name,
    title: modelOf(name)?.title ?? name,
    isPicture: kindOf(name) === 'asset',
    isNumber: kindOf(name) === 'number' || kindOf(name) === 'integer',
  }));
}

/** A listing of fragments. */
function rowsAt(paths: string[], missing: string[]): Rows {
  return {
    path: '/content/dam',
    count: paths.length,
    fragmentsLeftOut: 0,
    notFound: missing.length,
    missing,
    at: (row) => {
      const path = paths[row] ?? '';
      const name = path.slice(path.lastIndexOf('/') + 1);
      return { row, path, name, title: null, kind: 'fragment', modifiedAt: null };
    },
  };
}

/** The part of the host that is about questions. */
export function questionCalls(host: QuestionHost): QuestionCalls {
  const { answer, nextId, options, pace } = host;
  const answers = new Map<string, Open>();
  let persisted = [...SOME_PERSISTED];
  let past: PastQuery[] = [];
  const all = () => {
    const count = Math.min(options.fragments ?? 60, MOST);
    return Array.from({ length: count }, (_, row) => fragmentAt(row));
  };
  const known = (answerId: string): Open => {
    const found = answers.get(answerId);
    if (found === undefined) throw apiError('answerGone');
    return found;
  };
  const state = (answerId: string, one: Open): AnswerState => ({
    answerId,
    columns: one.columns,
    rows: one.shown,
    leftOut: one.leftOut,
    complete: one.complete,
    stopped: one.stopped,
    problems: one.problems,
    isPartial: one.problems.length > 0 && one.rows.length > 0,
    notes: one.complete ? (options.notes ?? []) : [],
    isSelectable: one.columns.some(({ name }) => name === '_path'),
    error: null,
  });
  const placesOf = ({ fields }: Question) => ['_path', ...fields.filter((one) => one !== '_path')];

  function asked(what: Asked): Pick<Open, 'columns' | 'rows' | 'leftOut' | 'problems'> {
    const kindOf = (place: string) => modelOf(place)?.kind;
    if (what.kind !== 'question') {
      const text = what.kind === 'written' ? what.query : 'title price';
      const at = text.indexOf('nope');
      const lines = text.slice(0, Math.max(0, at)).split('\n');
      const problems =
        at === -1
          ? []
          : [
              {
                message: "Validation error: Field 'nope' in type 'AdventureModel' is undefined",
                line: lines.length,
                column: (lines.at(-1)?.length ?? 0) + 1,
                place: 'adventureList.items.nope',
              },
            ];
      const rows = at === -1 ? all() : [];
      const columns = columnsOf(['_path', 'title', 'price', 'primaryImage'], kindOf);
      return { columns: at === -1 ? columns : [], rows, leftOut: 0, problems };
    }
    const { question } = what;
    const { leftOut = 0 } = options;
    return {
      columns: columnsOf(placesOf(question), kindOf),
      rows: all().slice(leftOut),
      leftOut,
      problems: options.problems ?? [],
    };
  }

  function grow(answerId: string, one: Open) {
    if (one.complete || !answers.has(answerId)) return;
    const step = pace === 0 ? one.rows.length : Math.max(50, Math.ceil(one.rows.length / 12));
    one.shown = Math.min(one.rows.length, one.shown + step);
    one.complete = one.shown === one.rows.length;
    one.watcher?.onEvent(state(answerId, one));
    if (!one.complete) setTimeout(() => grow(answerId, one), pace * 2);
  }

  return {
    listEndpoints: () =>
      answer('listEndpoints', () => {
        const { endpoints = 'one' } = options;
        if (endpoints === 'none' || endpoints === 'notAllowed') return { kind: endpoints };
        const names = endpoints === 'several' ? ['global', 'wknd-shared'] : ['wknd-shared'];
        return {
          kind: 'found' as const,
          endpoints: names.map((configuration) => ({ configuration })),
        };
      }),
    readModels: () => answer('readModels', () => ({ models: SCHEMA, sdl: SDL })),
    buildQuery: ({ question }) =>
      answer('buildQuery', () => {
        const fields = placesOf(question).join('\n        ');
        return {
          query: `query ($filter: AdventureModelFilter, $sort: String, $first: Int, $after: String) {\n  ${question.model}Paginated(filter: $filter, sort: $sort, first: $first, after: $after) {\n    edges {\n      node {\n        ${fields}\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n`,
          variables: JSON.stringify({ tests: question.tests, first: 50 }, null, 2),
        };
      }),
    ask: ({ what }) =>
      answer('ask', () => {
        if (what.kind === 'written') {
          const { configuration, query, variables } = what;
          past = past.filter((one) => one.query !== query || one.variables !== variables);
          const askedAt = new Date().toISOString();
          past = [{ configuration, query, variables, askedAt }, ...past].slice(0, 50);
        }
        const answerId = nextId('answer');
        answers.set(answerId, {
          ...asked(what),
          shown: 0,
          complete: false,
          stopped: false,
          watcher: null,
        });
        return answerId;
      }),
    watchAnswer: ({ answerId }, watcher) => {
      const one = answers.get(answerId);
      if (!one) {
        watcher.onError(apiError('answerGone'));
        return () => {};
      }
      one.watcher = watcher;
      setTimeout(() => {
        if (one.complete) watcher.onEvent(state(answerId, one));
        else grow(answerId, one);
      }, 0);
      return () => {
        one.watcher = null;
      };
    },
    answerPage: ({ answerId, from, limit }) =>
      answer('answerPage', () => {
        const one = known(answerId);
        const end = Math.min(one.shown, from + Math.min(limit, 200));
        return {
          rows: one.rows.slice(from, end).map((row, at) => ({
            row: from + at,
            cells: one.columns.map(({ name }) => row[name] ?? []),
          })),
        };
      }),
    stopAnswer: ({ answerId }) =>
      answer('stopAnswer', () => {
        const one = known(answerId);
        if (!one.complete) {
          one.complete = true;
          one.stopped = true;
          one.watcher?.onEvent(state(answerId, one));
        }
        return null;
      }),
    closeAnswer: ({ answerId }) =>
      answer('closeAnswer', () => {
        known(answerId);
        answers.delete(answerId);
        return null;
      }),
    exportAnswer: ({ answerId }) =>
      answer('exportAnswer', () => {
        known(answerId);
        return true;
      }),
    useAnswer: ({ answerId }) =>
      answer('useAnswer', () => {
        const one = known(answerId);
        const paths = one.rows.slice(0, one.shown).flatMap((row) => row._path ?? []);
        if (paths.length === 0) throw apiError('requestInvalid');
        const missing = paths.slice(0, options.moved ?? 0);
        return host.open(rowsAt(paths.slice(missing.length), missing));
      }),
    listPersisted: () => answer('listPersisted', () => persisted),
    savePersisted: ({ configuration, name, query }) =>
      answer('savePersisted', () => {
        const isSame = (one: PersistedQuery) =>
          one.configuration === configuration && one.name === name;
        const one = { configuration, name, query, variables: [] };
        persisted = [...persisted.filter((other) => !isSame(other)), one];
        return one;
      }),
    pastQueries: () => answer('pastQueries', () => past),
  };
}

/** Behaviour from the address of a browser tab: `?endpoints=none`, `?fragments=100000`. */
export function questionsFrom(query: URLSearchParams): MemoryQuestions {
  const endpoints = query.get('endpoints') as MemoryQuestions['endpoints'] | null;
  const fragments = query.get('fragments');
  return {
    endpoints: endpoints ?? undefined,
    fragments: fragments === null ? undefined : Number(fragments),
  };
}
