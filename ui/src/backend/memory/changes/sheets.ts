// Spreadsheets of the in-memory host. Never part of a build.

import type { Backend } from '../../backend';
import type {
  CandidateAsset,
  ExportState,
  PlanRow,
  SheetFacts,
  SheetInspection,
  SheetQuestion,
  ShownValue,
} from '../../bindings';
import { apiError } from '../errors';
import { initialValue } from '../library';
import { MemoryPlan } from './plan';

/** Calls about spreadsheets. */
export type SheetCalls = Pick<
  Backend,
  | 'pickSheet'
  | 'readSheetAs'
  | 'closeSheet'
  | 'makeSheetPlan'
  | 'assetCandidates'
  | 'exportSheet'
  | 'watchExport'
  | 'stopExport'
>;

/** How the stand-in behaves with spreadsheets. */
export interface MemorySheets {
  /** The answer to choosing a sheet; `null`: nobody chose one. */
  sheet?: SheetInspection | null;
  /** What the end of every export says. */
  exported?: Partial<ExportState>;
}

const PEOPLE = '/content/dam/people';

/** A sheet of two columns, in text with semicolons. */
export const USABLE_SHEET: SheetFacts = {
  sheetId: 'sheet-1',
  name: 'rights.csv',
  form: 'csv',
  tabs: [''],
  tab: 0,
  encoding: 'windows1252',
  encodingIsSure: true,
  separator: 'semicolon',
  isOurs: false,
  rows: 2,
  columns: [
    { heading: 'Path', hint: null, offer: null, names: null, filledInSamples: 2 },
    { heading: 'Copyright', hint: null, offer: null, names: null, filledInSamples: 1 },
  ],
  samples: [
    { row: 2, cells: [`${PEOPLE}/team-at-the-coast-0004.jpg`, '© 2031'] },
    { row: 3, cells: [`${PEOPLE}/harvest-table-0007.jpg`, ''] },
  ],
  mapping: {
    assetColumn: 0,
    assetBy: 'path',
    columns: [
      { column: 0, property: null, kind: 'text', dateOrder: null },
      { column: 1, property: 'dc:rights', kind: 'text', dateOrder: null },
    ],
    clearWord: '(clear)',
    listSeparator: '|',
    listSeparatorIsChosen: false,
    zone: 'Europe/Paris',
  },
  isRemembered: false,
  questions: [],
};

const fileNames = (count: number) => ({
  by: 'fileName' as const,
  count,
  of: count,
  hasMore: false,
});

/** One with everything to decide: letters, dates, the sign in lists, a contradiction, a name. */
export const DOUBTFUL_SHEET: SheetFacts = {
  ...USABLE_SHEET,
  sheetId: 'sheet-2',
  name: 'Rechte März.csv',
  encodingIsSure: false,
  rows: 5,
  columns: [
    { heading: 'File', hint: null, offer: null, names: fileNames(5), filledInSamples: 5 },
    { heading: 'Copyright', hint: null, offer: null, names: null, filledInSamples: 5 },
    { heading: 'Expires on', hint: null, offer: null, names: null, filledInSamples: 5 },
    { heading: 'Keywords', hint: null, offer: null, names: null, filledInSamples: 2 },
    { heading: 'Remark', hint: null, offer: null, names: null, filledInSamples: 1 },
  ],
  samples: [
    { row: 2, cells: ['team-at-the-coast-0004.jpg', '© Zoë', '03/04/2031', 'sea, sun', ''] },
    { row: 3, cells: ['harvest-table-0007.jpg', '© 2031', '05/06/2031', '', ''] },
    { row: 4, cells: ['harvest-table-0007.jpg', '© 2032', '05/06/2031', '', 'check'] },
    { row: 5, cells: ['logo.jpg', '© 2031', '05/06/2031', '', ''] },
    { row: 6, cells: ['not-there.jpg', '(clear)', '01/02/2031', 'sea', ''] },
  ],
  mapping: {
    ...USABLE_SHEET.mapping,
    assetColumn: null,
    columns: [
      { column: 0, property: null, kind: 'text', dateOrder: null },
      { column: 1, property: 'dc:rights', kind: 'text', dateOrder: null },
      { column: 2, property: 'prism:expirationDate', kind: 'date', dateOrder: null },
      { column: 3, property: 'dc:subject', kind: 'list', dateOrder: null },
      { column: 4, property: null, kind: 'text', dateOrder: null },
    ],
  },
};

/** What the address of a browser tab says about sheets: `?sheet=doubtful`, `?sheet=damaged`. */
export function sheetsFrom(query: URLSearchParams): MemorySheets {
  const which = query.get('sheet');
  if (which === 'damaged') {
    const error = apiError('sheetDamaged');
    return { sheet: { kind: 'notUsable', name: 'broken.xlsx', error } };
  }
  return which === 'doubtful' ? { sheet: { kind: 'usable', sheet: DOUBTFUL_SHEET } } : {};
}

/** What is asked about the doubtful one, each until somebody decides. */
const ASKED: [question: SheetQuestion, isDecided: (sheet: SheetFacts) => boolean][] = [
  [{ kind: 'encoding' }, ({ encodingIsSure }) => encodingIsSure],
  [{ kind: 'assetColumn', likely: 0 }, ({ mapping }) => mapping.assetColumn !== null],
  [
    {
      kind: 'dateOrder',
      column: 2,
      example: '03/04/2031',
      dayFirst: '2031-04-03T00:00:00.000+02:00',
      monthFirst: '2031-03-04T00:00:00.000+01:00',
    },
    ({ mapping }) => mapping.columns[2]?.dateOrder !== null,
  ],
  [
    { kind: 'listSeparator', column: 3, example: 'sea, sun', separator: ',' },
    ({ mapping }) => mapping.listSeparatorIsChosen,
  ],
];

function questionsOf(sheet: SheetFacts): SheetQuestion[] {
  if (sheet.sheetId !== DOUBTFUL_SHEET.sheetId) return [];
  return ASKED.filter(([, isDecided]) => !isDecided(sheet)).map(([question]) => question);
}

const COAST = `${PEOPLE}/team-at-the-coast-0004.jpg`;
const HARVEST = `${PEOPLE}/harvest-table-0007.jpg`;

const text = (...entries: string[]): ShownValue => ({ kind: 'text', entries, labels: [] });
const list = (...entries: string[]): ShownValue => ({ kind: 'list', entries, labels: [] });
const day = (date: string): ShownValue => ({ kind: 'date', entries: [date], labels: [] });

const FIFTH_OF_JUNE = day('2031-06-05T00:00:00.000+02:00');

/** What a row of a sheet says of a field, as it is in the plan. */
function planned(
  sourceRow: number,
  path: string,
  property: string,
  value: ShownValue,
  cannot: Pick<PlanRow, 'reason'> & Partial<PlanRow> = { reason: null },
): PlanRow {
  return {
    row: 0,
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    title: null,
    assetKind: 'image',
    property,
    old: initialValue(path, property),
    new: value,
    state: cannot.reason === null ? 'willChange' : 'cannot',
    cell: 0,
    note: null,
    isEdited: false,
    sourceRow,
    otherRow: null,
    says: [],
    ...cannot,
  };
}

const BOTH = [
  { row: 3, value: text('© 2031') },
  { row: 4, value: text('© 2032') },
];
const AMBIGUOUS = { reason: 'assetAmbiguous' } as const;
const NOT_FOUND = { reason: 'assetNotFound' } as const;

/** The plan of the doubtful one, once all is decided. */
const DOUBTFUL_PLAN: PlanRow[] = [
  planned(2, COAST, 'dc:rights', text('© Zoë')),
  planned(2, COAST, 'prism:expirationDate', day('2031-04-03T00:00:00.000+02:00')),
  planned(2, COAST, 'dc:subject', list('sea', 'sun')),
  planned(3, HARVEST, 'dc:rights', text('© 2031'), {
    reason: 'rowsContradict',
    otherRow: 4,
    says: BOTH,
  }),
  planned(3, HARVEST, 'prism:expirationDate', FIFTH_OF_JUNE),
  planned(4, HARVEST, 'dc:rights', text('© 2032'), {
    reason: 'rowsContradict',
    otherRow: 3,
    says: BOTH,
  }),
  planned(4, HARVEST, 'prism:expirationDate', FIFTH_OF_JUNE),
  planned(5, 'logo.jpg', 'dc:rights', text('© 2031'), AMBIGUOUS),
  planned(5, 'logo.jpg', 'prism:expirationDate', FIFTH_OF_JUNE, AMBIGUOUS),
  planned(6, 'not-there.jpg', 'dc:rights', text(), NOT_FOUND),
  planned(
    6,
    'not-there.jpg',
    'prism:expirationDate',
    day('2031-02-01T00:00:00.000+01:00'),
    NOT_FOUND,
  ),
  planned(6, 'not-there.jpg', 'dc:subject', list('sea'), NOT_FOUND),
];

const USABLE_PLAN: PlanRow[] = [planned(2, COAST, 'dc:rights', text('© 2031'))];

/** Two assets of one name. */
const LOGOS: CandidateAsset[] = [
  { path: '/content/dam/people/logo.jpg', title: 'Logo of the people', kind: 'image' },
  { path: '/content/dam/press/logo.jpg', title: null, kind: 'image' },
];

/** What the calls about spreadsheets need of the host. */
export interface SheetHost {
  answer: <T>(method: keyof Backend, make: () => T) => Promise<T>;
  nextId: (prefix: string) => string;
  plans: Map<string, MemoryPlan>;
  /** Assets of a selection. */
  count: (selection: Parameters<Backend['exportSheet']>[0]['selection']) => number;
  options: MemorySheets;
  pace: number;
}

/** The part of the host that is about spreadsheets. */
export function sheetCalls(host: SheetHost): SheetCalls {
  const { answer, nextId, plans, count, options, pace } = host;
  const open = new Map<string, SheetFacts>();
  const exports = new Map<string, number>();
  const known = (sheetId: string): SheetFacts => {
    const found =
      open.get(sheetId) ?? [USABLE_SHEET, DOUBTFUL_SHEET].find((one) => one.sheetId === sheetId);
    if (found === undefined) throw apiError('sheetGone');
    return found;
  };
  const put = (sheet: SheetFacts): SheetFacts => {
    const next = { ...sheet, questions: questionsOf(sheet) };
    open.set(next.sheetId, next);
    return next;
  };
  return {
    pickSheet: () =>
      answer('pickSheet', () => {
        if (options.sheet === null) return null;
        const picked = options.sheet ?? { kind: 'usable', sheet: USABLE_SHEET };
        return picked.kind === 'usable' ? { ...picked, sheet: put(picked.sheet) } : picked;
      }),
    readSheetAs: ({ sheetId, tab, encoding, separator, mapping }) =>
      answer('readSheetAs', () => {
        const before = known(sheetId);
        const columns = mapping?.columns ?? [];
        const used = columns.flatMap(({ property }) => (property === null ? [] : [property]));
        if (new Set(used).size < used.length) throw apiError('requestInvalid');
        if (mapping?.clearWord.trim() === '') throw apiError('requestInvalid');
        return put({
          ...before,
          tab: tab ?? before.tab,
          encoding: encoding ?? before.encoding,
          encodingIsSure: before.encodingIsSure || encoding !== null,
          separator: separator ?? before.separator,
          mapping: mapping ?? before.mapping,
        });
      }),
    closeSheet: ({ sheetId }) =>
      answer('closeSheet', () => {
        open.delete(sheetId);
        return null;
      }),
    makeSheetPlan: ({ sheetId, connectionId, within }) =>
      answer('makeSheetPlan', () => {
        const sheet = known(sheetId);
        if (questionsOf(sheet).length > 0) throw apiError('sheetQuestionOpen');
        const planId = nextId('plan');
        const about = { kind: 'change' as const, ofJob: null, folder: within };
        const rows = sheetId === DOUBTFUL_SHEET.sheetId ? DOUBTFUL_PLAN : USABLE_PLAN;
        plans.set(planId, new MemoryPlan(planId, connectionId, rows, about));
        return planId;
      }),
    assetCandidates: ({ planId, cell }) =>
      answer('assetCandidates', () => {
        const row = plans.get(planId)?.rows[cell];
        if (row?.name !== 'logo.jpg') throw apiError('notFound');
        return { named: row.name, count: LOGOS.length, assets: LOGOS };
      }),
    exportSheet: ({ selection }) =>
      answer('exportSheet', () => {
        const exportId = nextId('export');
        exports.set(exportId, count(selection));
        return exportId;
      }),
    watchExport: ({ exportId }, watcher) => {
      let isOpen = true;
      const assets = exports.get(exportId) ?? 0;
      let step = pace === 0 ? 3 : 0;
      const tick = () => {
        if (!isOpen) return;
        step += 1;
        const complete = step >= 4;
        const read = Math.floor((assets * Math.min(step, 4)) / 4);
        watcher.onEvent({
          exportId,
          assets,
          read,
          written: complete ? assets : 0,
          leftBlank: 0,
          notForAem: [],
          complete,
          error: null,
          ...(complete ? options.exported : {}),
        });
        if (!complete) setTimeout(tick, pace * 4);
      };
      setTimeout(tick, 0);
      return () => {
        isOpen = false;
      };
    },
    stopExport: ({ exportId }) =>
      answer('stopExport', () => {
        exports.delete(exportId);
        return null;
      }),
  };
}
