// What an edit does, and the plan as a table, in the in-memory host. Never part of a build.

import type { Backend } from '../../backend';
import type {
  DateReading,
  Edit,
  EditedCell,
  EditProblem,
  EditSample,
  PlanRow,
  PlanView,
  SampledCell,
  SampleEdit,
  Selection,
  ShownValue,
} from '../../bindings';
import { initialValue, PROPERTIES, REQUIRED, type Rows } from '../library';
import { ask, type Question, type ViewedCell } from '../recorded';
import { FIELDS } from './fields';
import type { MemoryPlan } from './plan';

/** Calls about edits. */
export type EditCalls = Pick<
  Backend,
  | 'listFields'
  | 'knowPrefix'
  | 'sampleEdit'
  | 'summariseValues'
  | 'readDate'
  | 'planRows'
  | 'editCell'
>;

/** What they need of the host. */
export interface EditHost {
  answer<T>(method: keyof Backend, make: () => T): Promise<T>;
  plan(planId: string): MemoryPlan;
  /** The first assets of a selection. */
  assets(selection: Selection, limit: number): ReturnType<Rows['at']>[];
}

/** In whose words, and where days begin. */
type Said = Pick<SampleEdit, 'locale' | 'zone'>;

const ENGLISH: Said = { locale: 'en', zone: 'UTC' };

/** What an edit makes of the values of an asset, and what is wrong with it. */
export function judged(
  values: [property: string, value: ShownValue][],
  edit: Edit,
  { path, row } = { path: '/content/dam/asset.jpg', row: 0 },
  { locale, zone } = ENGLISH,
): { cells: SampledCell[]; problems: EditProblem[] } {
  const asset = { path, row, values };
  const { assets, problems } = ask<EditSample>({ ask: 'edit', asset, edit, locale, zone });
  return { cells: assets[0]?.cells ?? [], problems };
}

/** The same for an asset of the library. Only what counts is asked: many assets are alike. */
export function sampled(path: string, edit: Edit, row: number, said = ENGLISH) {
  const text = JSON.stringify(edit);
  const counts = (property: string) => text.includes(property) || property === REQUIRED;
  const values = PROPERTIES.filter(counts).map((property): [string, ShownValue] => [
    property,
    initialValue(path, property),
  ]);
  return judged(values, edit, text.includes('"tokens":true') ? { path, row } : undefined, said);
}

/** All cells, as they were planned. */
const WHOLE: PlanView = { show: 'all', property: null, find: '', sort: 'asset', descending: false };

/** The rows of a view, in its order, as the core filters and sorts them. */
export function rowsOfView(rows: readonly PlanRow[], view: PlanView): PlanRow[] {
  const isWhole = JSON.stringify(view) === JSON.stringify(WHOLE);
  const shown = isWhole ? rows : ask<number[]>(viewed(rows, view)).map((cell) => rows[cell]);
  return shown.flatMap((row, at) => (row === undefined ? [] : [{ ...row, row: at }]));
}

/** Only what the view depends on is asked, and like cells once: plans are long. */
function viewed(rows: readonly PlanRow[], view: PlanView): Question {
  const assets = [...new Set(rows.map(({ path }) => path))];
  const hasAssets = view.sort !== 'asset' || view.descending;
  const hasFields = view.property !== null || view.sort === 'field';
  const hasTexts = view.find !== '' || ['name', 'old', 'new'].includes(view.sort);
  const cells: ViewedCell[] = [];
  for (const { path, title, property, state, reason, note, isEdited, old, new: wanted } of rows) {
    const cell = {
      state,
      ...(hasAssets ? { asset: assets.indexOf(path) } : {}),
      ...(hasFields ? { property } : {}),
      ...(reason === null ? {} : { reason }),
      ...(note === null ? {} : { note }),
      ...(isEdited ? { isEdited } : {}),
      ...(hasTexts ? { path, title, old, new: wanted } : {}),
    };
    const last = cells.at(-1);
    if (last && JSON.stringify({ ...last, times: 0 }) === JSON.stringify({ ...cell, times: 0 })) {
      last.times += 1;
    } else {
      cells.push({ ...cell, times: 1 });
    }
  }
  return { ask: 'view', cells, view };
}

/** The part of the host that is about edits. */
export function editCalls({ answer, plan, assets }: EditHost): EditCalls {
  return {
    listFields: () => answer('listFields', () => ({ fields: FIELDS, form: null })),
    knowPrefix: () => answer('knowPrefix', () => null),
    sampleEdit: (request) =>
      answer('sampleEdit', () => {
        const { selection, edit } = request;
        const samples = assets(selection, 4).map(({ path, title, name, row }) => ({
          path,
          title: title ?? name,
          ...sampled(path, edit, row, request),
        }));
        return {
          assets: samples.map(({ path, title, cells }) => ({ path, title, cells })),
          problems: samples[0]?.problems ?? [],
        };
      }),
    summariseValues: ({ selection, properties }) =>
      answer('summariseValues', () => {
        const read = assets(selection, 2000);
        return {
          read: read.length,
          of: read.length,
          fields: properties.map((property) => {
            const counts = new Map<string, { value: ShownValue; assets: number }>();
            let empty = 0;
            for (const { path } of read) {
              const value = initialValue(path, property);
              if (value.entries.length === 0) empty += 1;
              else {
                const key = JSON.stringify(value.entries);
                counts.set(key, { value, assets: (counts.get(key)?.assets ?? 0) + 1 });
              }
            }
            const values = [...counts.values()].sort((a, b) => b.assets - a.assets);
            return { property, distinct: values.length, empty, values: values.slice(0, 100) };
          }),
        };
      }),
    readDate: (date) => answer('readDate', () => ask<DateReading>({ ask: 'date', date })),
    planRows: ({ planId, view, from, limit }) =>
      answer('planRows', () => {
        const rows = rowsOfView(plan(planId).rows, view);
        return { count: rows.length, isPreparing: false, rows: rows.slice(from, from + limit) };
      }),
    editCell: ({ planId, cell, change }) =>
      answer('editCell', (): EditedCell => plan(planId).editCell(cell, change)),
  };
}
