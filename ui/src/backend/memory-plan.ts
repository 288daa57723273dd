// Plans of the in-memory host. Never part of a build.

import type { Unwatch, Watcher } from './backend';
import type {
  Asset,
  Edit,
  JobKind,
  PlanCounts,
  PlanPage,
  PlanRow,
  PlanState,
  Selection,
  ShownValue,
  Value,
} from './bindings';
import { initialValue, type Rows } from './memory-library';

/** The first assets of a selection. */
export function pathsOf(rows: Rows, selection: Selection, limit: number): Asset[] {
  if (selection.kind === 'rows') {
    return selection.rows.slice(0, limit).map((row) => rows.at(row));
  }
  const except = new Set(selection.except);
  const found: Asset[] = [];
  for (let row = 0; row < rows.count && found.length < limit; row++) {
    if (!except.has(row)) found.push(rows.at(row));
  }
  return found;
}

function shown(value: Value): ShownValue {
  switch (value.kind) {
    case 'text':
      return { kind: 'text', entries: value.text === '' ? [] : [value.text] };
    case 'list':
      return { kind: 'list', entries: value.entries };
    case 'date':
      return { kind: 'date', entries: [value.date] };
    case 'yesNo':
      return { kind: 'yesNo', entries: [String(value.yes)] };
    case 'number':
      return { kind: 'number', entries: [value.number] };
  }
}

/** What an edit does to the assets of a selection, a row per asset and field. */
export function rowsFor(listing: Rows, selection: Selection, edit: Edit): PlanRow[] {
  return pathsOf(listing, selection, 2000).flatMap((asset, index) =>
    edit.fields.map((field): PlanRow => {
      const old = initialValue(asset.path, field.property);
      const next =
        field.change.action === 'clear'
          ? { kind: field.kind, entries: [] }
          : shown(field.change.value);
      const same = JSON.stringify(old.entries) === JSON.stringify(next.entries);
      const cannot = index % 23 === 22;
      return {
        row: 0,
        path: asset.path,
        name: asset.name,
        title: asset.title,
        assetKind: asset.kind,
        property: field.property,
        old,
        new: next,
        state: cannot ? 'cannot' : same ? 'alreadyRight' : 'willChange',
        reason: cannot ? 'checkedOut' : null,
      };
    }),
  );
}

/** What a plan is for, and where it was made. */
interface PlanAbout {
  kind: JobKind;
  ofJob: string | null;
  folder: string;
}

/** One plan: a row per asset and field. */
export class MemoryPlan {
  readonly assets: number;
  readonly counts: PlanCounts;

  constructor(
    readonly planId: string,
    readonly connectionId: string,
    readonly rows: PlanRow[],
    readonly about: PlanAbout = { kind: 'change', ofJob: null, folder: '/content/dam' },
  ) {
    this.assets = new Set(rows.map((row) => row.path)).size;
    const count = (state: PlanRow['state']) =>
      this.rows.filter((row) => row.state === state).length;
    this.counts = {
      willChange: count('willChange'),
      alreadyRight: count('alreadyRight'),
      cannot: count('cannot'),
      assetsToChange: new Set(
        this.rows.filter((row) => row.state === 'willChange').map((row) => row.path),
      ).size,
    };
  }

  page({ state, from, limit }: PlanPage): PlanRow[] {
    const kept = state === null ? this.rows : this.rows.filter((row) => row.state === state);
    return kept.slice(from, from + limit).map((row, index) => ({ ...row, row: from + index }));
  }

  watch(watcher: Watcher<PlanState>, pace: number): Unwatch {
    let open = true;
    let step = pace === 0 ? 9 : 0;
    const tick = () => {
      if (!open) return;
      step += 1;
      const complete = step >= 10;
      const share = complete ? 1 : step / 10;
      const part = (value: number) => Math.floor(value * share);
      watcher.onEvent({
        planId: this.planId,
        assets: this.assets,
        assetsRead: part(this.assets),
        counts: {
          willChange: part(this.counts.willChange),
          alreadyRight: part(this.counts.alreadyRight),
          cannot: part(this.counts.cannot),
          assetsToChange: part(this.counts.assetsToChange),
        },
        complete,
        error: null,
      });
      if (!complete) setTimeout(tick, pace);
    };
    setTimeout(tick, 0);
    return () => {
      open = false;
    };
  }
}
