// What an edit does, and the plan as a table, in the in-memory host. Never part of a build.

import type { Backend } from '../../backend';
import type {
  DateReading,
  EditedCell,
  FieldAction,
  FieldEdit,
  PlanRow,
  PlanView,
  SampledCell,
  Selection,
  ShownValue,
  TextSpan,
  Value,
} from '../../bindings';
import { problemsOf, rendered } from '../connections/tokens';
import { initialValue, type Rows } from '../library';
import { isKnownTag, titleOfTag } from '../tags';
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

/** Where something is found; `null` where the pattern cannot be read. */
function pattern({ find, mode, matchCase }: Extract<FieldAction, { action: 'findReplace' }>) {
  const plain = find.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const source = { plain, wholeWord: `\\b${plain}\\b`, regex: find }[mode];
  try {
    return new RegExp(source, matchCase ? 'gu' : 'giu');
  } catch {
    return null;
  }
}

function foundIn(old: ShownValue, action: FieldAction): TextSpan[] {
  const looked = action.action === 'findReplace' && action.find !== '' ? pattern(action) : null;
  if (looked === null) return [];
  return old.entries.flatMap((text, entry) =>
    [...text.matchAll(looked)].map((match) => ({
      entry,
      from: match.index,
      to: match.index + match[0].length,
    })),
  );
}

/** What a field of an asset will hold. */
export function wanted(path: string, old: ShownValue, action: FieldAction, row = 0): ShownValue {
  const filled = (texts: string[], tokens: boolean) =>
    tokens ? texts.map((text) => rendered(text, path, row)) : texts;
  const entries = (next: string[]): ShownValue => ({
    ...old,
    entries: next.filter((entry) => entry !== ''),
  });
  switch (action.action) {
    case 'replace': {
      const value = shown(action.value);
      const kind = old.kind === 'tags' ? 'tags' : value.kind;
      return { ...value, kind, entries: filled(value.entries, action.tokens) };
    }
    case 'clear':
      return entries([]);
    case 'add': {
      const added = filled(action.entries, action.tokens).filter(
        (entry) => !old.entries.includes(entry),
      );
      return entries(action.atStart ? [...added, ...old.entries] : [...old.entries, ...added]);
    }
    case 'remove':
      return entries(old.entries.filter((entry) => !action.entries.includes(entry)));
    case 'findReplace': {
      const looked = action.find === '' ? null : pattern(action);
      return entries(
        looked === null
          ? old.entries
          : old.entries.map((entry) => entry.replaceAll(looked, action.with)),
      );
    }
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
    case 'joinEntries':
      return entries([old.entries.join(action.with)]);
    case 'splitText':
      return entries(old.entries.flatMap((entry) => entry.split(action.at)));
    case 'dateFrom':
      return { kind: 'date', entries: ['2031-05-01T00:00:00.000Z'], labels: [] };
  }
}

/** Tags with their titles, in English. */
const titled = (value: ShownValue): ShownValue =>
  value.kind === 'tags' ? { ...value, labels: value.entries.map(titleOfTag) } : value;

function sampled(path: string, edit: FieldEdit, row: number): SampledCell {
  const now = titled({ ...initialValue(path, edit.property), kind: edit.kind });
  const after = titled(
    edit.onlyEmpty && now.entries.length > 0 ? now : wanted(path, now, edit.change, row),
  );
  const isSame = JSON.stringify(now.entries) === JSON.stringify(after.entries);
  return {
    now,
    after,
    state: isSame ? 'alreadyRight' : 'willChange',
    reason: null,
    note: edit.change.action === 'copyFrom' && isSame ? 'sourceEmpty' : null,
    found: foundIn(now, edit.change),
  };
}

const SHOWN = {
  all: () => true,
  willChange: (row: PlanRow) => row.state === 'willChange',
  alreadyRight: (row: PlanRow) => row.state === 'alreadyRight',
  cannot: (row: PlanRow) => row.state === 'cannot',
  problems: (row: PlanRow) => row.state === 'cannot' && row.reason !== 'leftOut',
  leftOut: (row: PlanRow) => row.reason === 'leftOut',
  noted: (row: PlanRow) => row.note !== null,
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

/** Reads what `Date` reads, French months, and numbers in either order. */
function readingOf(text: string, zone: string, order: string | null): DateReading {
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text.trim());
  const at = (day: number, month: number, year: number) =>
    new Date(year, month - 1, day).toISOString();
  if (numbers) {
    const [first = 0, second = 0, year = 0] = numbers.slice(1).map(Number);
    const dayFirst = at(first, second, year);
    const monthFirst = at(second, first, year);
    if (order === null && first !== second && first <= 12 && second <= 12) {
      return { kind: 'ambiguous', dayFirst, monthFirst };
    }
    const date = order === 'monthFirst' || second > 12 ? monthFirst : dayFirst;
    return { kind: 'read', date, zone, hasTime: false };
  }
  const english = text.toLowerCase().replace('mai', 'may').replace('juin', 'june');
  const read = new Date(english);
  return /\d{4}/.test(text) && !Number.isNaN(read.getTime())
    ? { kind: 'read', date: read.toISOString(), zone, hasTime: text.includes(':') }
    : { kind: 'unreadable' };
}

/** The part of the host that is about edits. */
export function editCalls({ answer, plan, assets }: EditHost): EditCalls {
  return {
    listFields: () => answer('listFields', () => ({ fields: FIELDS, form: null })),
    knowPrefix: () => answer('knowPrefix', () => null),
    sampleEdit: ({ selection, edit }) =>
      answer('sampleEdit', () => ({
        assets: assets(selection, 4).map(({ path, title, name, row }) => ({
          path,
          title: title ?? name,
          cells: edit.fields.map((one) => sampled(path, one, row)),
        })),
        problems: edit.fields.flatMap((one, at) => problemsOf(one, at, isKnownTag)),
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
    readDate: ({ text, zone, order }) => answer('readDate', () => readingOf(text, zone, order)),
    planRows: ({ planId, view, from, limit }) =>
      answer('planRows', () => {
        const rows = rowsOfView(plan(planId).rows, view);
        return { count: rows.length, isPreparing: false, rows: rows.slice(from, from + limit) };
      }),
    editCell: ({ planId, cell, change }) =>
      answer('editCell', (): EditedCell => plan(planId).editCell(cell, change)),
  };
}
