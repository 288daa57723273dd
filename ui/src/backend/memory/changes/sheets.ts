// Spreadsheets of the in-memory host. Never part of a build.

import type { Backend } from '../../backend';
import type {
  CandidateAssets,
  ExportState,
  PlanRow,
  SheetFacts,
  SheetInspection,
} from '../../bindings';
import { apiError } from '../errors';
import { ask, askCall, type SheetReading } from '../recorded';
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

/** What the core plans of a sheet, and the assets that a cell may mean, by its number. */
interface Planned {
  rows: PlanRow[];
  candidates: [cell: number, found: CandidateAssets][];
}

const ZONE = 'Europe/Paris';

/** Nobody said how it is to be read. */
const UNTOUCHED: SheetReading = { tab: null, encoding: null, separator: null, mapping: null };

/** How the core reads a file of the folder `sheets`, which is its id too. */
function read(file: string, reading: SheetReading): SheetFacts {
  return askCall({ ask: 'sheet', file, zone: ZONE, ...reading });
}

/** A sheet of two columns, in text with semicolons. */
export const USABLE_SHEET = read('rights.csv', UNTOUCHED);

/** One with everything to decide: letters, dates, the sign in lists, a contradiction, a name. */
export const DOUBTFUL_SHEET = read('Rechte.csv', UNTOUCHED);

/** What the address of a browser tab says about sheets: `?sheet=doubtful`, `?sheet=damaged`. */
export function sheetsFrom(query: URLSearchParams): MemorySheets {
  const which = query.get('sheet');
  if (which === 'damaged') {
    const error = apiError('sheetDamaged');
    return { sheet: { kind: 'notUsable', name: 'broken.xlsx', error } };
  }
  return which === 'doubtful' ? { sheet: { kind: 'usable', sheet: DOUBTFUL_SHEET } } : {};
}

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
  const open = new Map<string, SheetReading>();
  const meant = new Map<string, Map<number, CandidateAssets>>();
  const exports = new Map<string, number>();
  return {
    pickSheet: () =>
      answer('pickSheet', () =>
        options.sheet === undefined ? { kind: 'usable', sheet: USABLE_SHEET } : options.sheet,
      ),
    readSheetAs: ({ sheetId, tab, encoding, separator, mapping }) =>
      answer('readSheetAs', () => {
        const before = open.get(sheetId) ?? UNTOUCHED;
        const next = {
          tab: tab ?? before.tab,
          encoding: encoding ?? before.encoding,
          separator: separator ?? before.separator,
          // Another table is understood anew.
          mapping: mapping ?? (tab === null && separator === null ? before.mapping : null),
        };
        const facts = read(sheetId, next);
        open.set(sheetId, next);
        return facts;
      }),
    closeSheet: ({ sheetId }) =>
      answer('closeSheet', () => {
        open.delete(sheetId);
        return null;
      }),
    makeSheetPlan: ({ sheetId, connectionId, within }) =>
      answer('makeSheetPlan', () => {
        const planId = nextId('plan');
        const about = { kind: 'change' as const, ofJob: null, folder: within };
        const reading = open.get(sheetId) ?? UNTOUCHED;
        const { rows, candidates } = ask<Planned>({
          ask: 'sheetPlan',
          file: sheetId,
          zone: ZONE,
          ...reading,
        });
        plans.set(planId, new MemoryPlan(planId, connectionId, rows, about));
        meant.set(planId, new Map(candidates));
        return planId;
      }),
    assetCandidates: ({ planId, cell }) =>
      answer('assetCandidates', () => {
        const found = meant.get(planId)?.get(cell);
        if (found === undefined) throw apiError('notFound');
        return found;
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
