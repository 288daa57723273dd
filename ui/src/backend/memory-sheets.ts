// Spreadsheets of the in-memory host. Never part of a build.

import type { Backend } from './backend';
import type { ExportState, SheetFacts } from './bindings';
import { apiError } from './memory-errors';

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

/** A sheet of two columns, in text with semicolons. */
export const USABLE_SHEET: SheetFacts = {
  sheetId: 'sheet-1',
  name: 'rights.csv',
  format: 'csv',
  tabs: [''],
  tab: 0,
  encoding: 'windows1252',
  encodingIsSure: false,
  separator: 'semicolon',
  isOurs: false,
  rows: 2,
  columns: [
    { heading: 'Path', hint: null, filledInSamples: 2 },
    { heading: 'Copyright', hint: null, filledInSamples: 1 },
  ],
  samples: [
    { row: 2, cells: ['/content/dam/people/team-at-the-coast-0004.jpg', '© 2031'] },
    { row: 3, cells: ['/content/dam/people/harvest-table-0007.jpg', ''] },
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
    zone: 'Europe/Paris',
  },
  isRemembered: false,
  questions: [],
};

/** The part of the host that is about spreadsheets. */
export function sheetCalls(
  answer: <T>(method: keyof Backend, make: () => T) => Promise<T>,
  nextId: (prefix: string) => string,
): SheetCalls {
  return {
    pickSheet: () => answer('pickSheet', () => ({ kind: 'usable', sheet: USABLE_SHEET })),
    readSheetAs: ({ tab, encoding, separator, mapping }) =>
      answer('readSheetAs', () => ({
        ...USABLE_SHEET,
        tab: tab ?? USABLE_SHEET.tab,
        encoding: encoding ?? USABLE_SHEET.encoding,
        separator: separator ?? USABLE_SHEET.separator,
        mapping: mapping ?? USABLE_SHEET.mapping,
      })),
    closeSheet: () => answer('closeSheet', () => null),
    makeSheetPlan: () =>
      answer('makeSheetPlan', () => {
        throw apiError('sheetGone');
      }),
    assetCandidates: () =>
      answer('assetCandidates', () => {
        throw apiError('notFound');
      }),
    exportSheet: () => answer('exportSheet', () => nextId('export')),
    watchExport: ({ exportId }, watcher) => {
      let open = true;
      const done: ExportState = {
        exportId,
        assets: 12,
        read: 12,
        written: 12,
        leftBlank: 0,
        notForAem: [],
        complete: true,
        error: null,
      };
      setTimeout(() => {
        if (open) watcher.onEvent(done);
      }, 0);
      return () => {
        open = false;
      };
    },
    stopExport: () => answer('stopExport', () => null),
  };
}
