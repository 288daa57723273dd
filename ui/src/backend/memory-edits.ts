// What an edit does, and the plan as a table, in the in-memory host. Never part of a build.

import type { Backend } from './backend';
import type {
  EditedCell,
  Field,
  FieldAction,
  FieldEdit,
  PlanRow,
  PlanView,
  SampledCell,
  Selection,
  ShownValue,
  Value,
} from './bindings';
import { initialValue, type Rows } from './memory-library';
import type { MemoryPlan } from './memory-plan';

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

function field(part: Pick<Field, 'property' | 'kind' | 'group' | 'common'>): Field {
  return {
    ...part,
    label: null,
    tab: null,
    required: false,
    allowed: [],
    longest: null,
    readOnly: null,
    source: 'standard',
  };
}

const FIELDS: Field[] = [
  field({ property: 'dc:title', kind: 'text', group: 'basics', common: true }),
  field({ property: 'dc:description', kind: 'longText', group: 'basics', common: true }),
  field({ property: 'dc:subject', kind: 'list', group: 'basics', common: true }),
  field({ property: 'dc:rights', kind: 'text', group: 'rights', common: true }),
  field({ property: 'xmpRights:UsageTerms', kind: 'longText', group: 'rights', common: false }),
  field({ property: 'xmpRights:Marked', kind: 'yesNo', group: 'rights', common: false }),
  field({ property: 'prism:expirationDate', kind: 'date', group: 'publishing', common: true }),
  field({ property: 'xmp:Rating', kind: 'number', group: 'publishing', common: false }),
  field({ property: 'photoshop:City', kind: 'text', group: 'origin', common: false }),
];

/** A value as the window shows it. */
export function shown(value: Value): ShownValue {
  switch (value.kind) {
    case 'text':
      return { kind: 'text', entries: value.text === '' ? [] : [value.text], labels: [] };
    case 'list':
      return { kind: 'list', entries: value.entries, labels: [] };
    case 'date':
      return { kind: 'date', entries: [value.date], labels: [] };
    case 'yesNo':
      return { kind: 'yesNo', entries: [String(value.yes)], labels: [] };
    case 'number':
      return { kind: 'number', entries: [value.number], labels: [] };
  }
}

/** What a field of an asset will hold. Tokens stay as they are. */
export function wanted(path: string, old: ShownValue, action: FieldAction): ShownValue {
  const entries = (next: string[]): ShownValue => ({
    ...old,
    entries: next.filter((entry) => entry !== ''),
  });
  switch (action.action) {
    case 'replace':
      return shown(action.value);
    case 'clear':
      return entries([]);
    case 'add': {
      const added = action.entries.filter((entry) => !old.entries.includes(entry));
      return entries(action.atStart ? [...added, ...old.entries] : [...old.entries, ...added]);
    }
    case 'remove':
      return entries(old.entries.filter((entry) => !action.entries.includes(entry)));
    case 'findReplace':
      return entries(
        action.find === ''
          ? old.entries
          : old.entries.map((entry) => entry.replaceAll(action.find, action.with)),
      );
    case 'copyFrom': {
      const from = initialValue(path, action.from);
      return from.entries.length === 0 ? old : { ...from, kind: old.kind };
    }
    case 'changeCase':
      return entries(
        old.entries.map((entry) =>
          action.to === 'upper'
            ? entry.toUpperCase()
            : action.to === 'lower'
              ? entry.toLowerCase()
              : entry.charAt(0).toUpperCase() + entry.slice(1),
        ),
      );
    case 'dateFrom':
      return { kind: 'date', entries: ['2031-05-01T00:00:00.000Z'], labels: [] };
  }
}

function sampled(path: string, edit: FieldEdit): SampledCell {
  const now = initialValue(path, edit.property);
  const after = edit.onlyEmpty && now.entries.length > 0 ? now : wanted(path, now, edit.change);
  const isSame = JSON.stringify(now.entries) === JSON.stringify(after.entries);
  return {
    now,
    after,
    state: isSame ? 'alreadyRight' : 'willChange',
    reason: null,
    note: null,
    found: [],
  };
}

const SHOWN = {
  all: () => true,
  willChange: (row: PlanRow) => row.state === 'willChange',
  alreadyRight: (row: PlanRow) => row.state === 'alreadyRight',
  cannot: (row: PlanRow) => row.state === 'cannot',
  problems: (row: PlanRow) => row.state === 'cannot' || row.note !== null,
  edited: (row: PlanRow) => row.isEdited,
};

const ORDER = {
  asset: (row: PlanRow) => row.path,
  name: (row: PlanRow) => row.name,
  field: (row: PlanRow) => row.property,
  old: (row: PlanRow) => row.old.entries.join('|'),
  new: (row: PlanRow) => row.new.entries.join('|'),
  problem: (row: PlanRow) => (row.state === 'cannot' ? '0' : row.note === null ? '2' : '1'),
};

/** The rows of a view, in its order. */
export function rowsOfView(rows: readonly PlanRow[], view: PlanView): PlanRow[] {
  const find = view.find.toLowerCase();
  const kept = rows.filter(
    (row) =>
      SHOWN[view.show](row) &&
      (view.property === null || row.property === view.property) &&
      [row.path, row.title ?? '', ...row.old.entries, ...row.new.entries].some((text) =>
        text.toLowerCase().includes(find),
      ),
  );
  const by = ORDER[view.sort];
  const turn = view.descending ? -1 : 1;
  return kept
    .sort((a, b) => turn * (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0) || a.cell - b.cell)
    .map((row, index) => ({ ...row, row: index }));
}

/** The part of the host that is about edits. */
export function editCalls({ answer, plan, assets }: EditHost): EditCalls {
  return {
    listFields: () => answer('listFields', () => ({ fields: FIELDS, form: null })),
    knowPrefix: () => answer('knowPrefix', () => null),
    sampleEdit: ({ selection, edit }) =>
      answer('sampleEdit', () => ({
        assets: assets(selection, 4).map(({ path, title, name }) => ({
          path,
          title: title ?? name,
          cells: edit.fields.map((one) => sampled(path, one)),
        })),
        problems: [],
      })),
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
    readDate: ({ text, zone }) =>
      answer('readDate', () => {
        const read = new Date(text);
        return Number.isNaN(read.getTime())
          ? { kind: 'unreadable' as const }
          : { kind: 'read' as const, date: read.toISOString(), zone, hasTime: text.includes(':') };
      }),
    planRows: ({ planId, view, from, limit }) =>
      answer('planRows', () => {
        const rows = rowsOfView(plan(planId).rows, view);
        return { count: rows.length, isPreparing: false, rows: rows.slice(from, from + limit) };
      }),
    editCell: ({ planId, cell, change }) =>
      answer('editCell', (): EditedCell => plan(planId).editCell(cell, change)),
  };
}
