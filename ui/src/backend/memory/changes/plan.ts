// Plans of the in-memory host. Never part of a build.

import type { Unwatch, Watcher } from '../../backend';
import type {
  Asset,
  CannotReason,
  CellChange,
  Edit,
  EditedCell,
  FieldAction,
  FieldKind,
  JobKind,
  PlanCounts,
  PlanPage,
  PlanRow,
  PlanState,
  Selection,
  ShownValue,
  Value,
} from '../../bindings';
import { apiError } from '../errors';
import type { Rows } from '../library';
import { ask } from '../recorded';
import { judged, sampled } from './edits';

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

/** What an edit does to the assets of a selection, a row per asset and field; `cannot` stops all. */
export function rowsFor(
  listing: Rows,
  selection: Selection,
  edit: Edit,
  cannot?: CannotReason,
): PlanRow[] {
  return pathsOf(listing, selection, 2000).flatMap((asset, index) => {
    // Somebody works on every so many.
    const stop = cannot ?? (index % 23 === 22 ? 'checkedOut' : null);
    const { cells } = sampled(asset.path, edit, index);
    return edit.fields.flatMap(({ property }, at): PlanRow[] => {
      const cell = cells[at];
      if (cell === undefined) return [];
      return [
        {
          row: 0,
          path: asset.path,
          name: asset.name,
          title: asset.title,
          assetKind: asset.kind,
          property,
          old: cell.now,
          new: cell.after ?? cell.now,
          state: stop === null ? cell.state : 'cannot',
          reason: stop ?? cell.reason,
          cell: 0,
          note: stop === null ? cell.note : null,
          isEdited: false,
          sourceRow: null,
          otherRow: null,
          says: [],
        },
      ];
    });
  });
}

/** Whether one keeps the whole plan from being run. */
const blocks = (reason: CannotReason) => ask<boolean>({ ask: 'blocks', reason });

function editedRow(computed: PlanRow, change: CellChange): PlanRow {
  switch (change.kind) {
    case 'putBack':
      return { ...computed, isEdited: false };
    case 'leaveOut':
      return { ...computed, state: 'cannot', reason: 'leftOut', isEdited: true };
    case 'asset':
      return { ...computed, path: change.path, state: 'willChange', reason: null, isEdited: true };
    case 'set':
    case 'clear': {
      const { property, old } = computed;
      const kind = change.kind === 'set' ? kindOf(change.value, old) : old.kind;
      const action: FieldAction =
        change.kind === 'clear'
          ? { action: 'clear' }
          : { action: 'replace', value: change.value, tokens: false };
      const edit = { fields: [{ property, kind, change: action, onlyEmpty: false }] };
      const [cell] = judged([[property, old]], edit).cells;
      if (cell?.after == null) throw apiError('fieldInvalid');
      const { after, state, reason, note } = cell;
      return { ...computed, new: after, state, reason, note, isEdited: true };
    }
  }
}

/** The kind of field that a value typed by hand is of. */
function kindOf(value: Value, old: ShownValue): FieldKind {
  return value.kind === 'list' && old.kind === 'tags' ? 'tags' : value.kind;
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
  readonly rows: PlanRow[];
  /** Before they were changed by hand, by number of the cell. */
  private readonly computed = new Map<number, PlanRow>();

  constructor(
    readonly planId: string,
    readonly connectionId: string,
    rows: PlanRow[],
    readonly about: PlanAbout = { kind: 'change', ofJob: null, folder: '/content/dam' },
  ) {
    this.assets = new Set(rows.map((row) => row.path)).size;
    this.rows = rows.map((row, cell) => ({ ...row, cell }));
  }

  get counts(): PlanCounts {
    const count = (state: PlanRow['state']) =>
      this.rows.filter((row) => row.state === state).length;
    return {
      willChange: count('willChange'),
      alreadyRight: count('alreadyRight'),
      cannot: count('cannot'),
      leftOut: this.rows.filter((row) => row.reason === 'leftOut').length,
      assetsToChange: new Set(
        this.rows.filter((row) => row.state === 'willChange').map((row) => row.path),
      ).size,
      noted: this.rows.filter((row) => row.note !== null).length,
      blocking: this.rows.filter((row) => row.reason !== null && blocks(row.reason)).length,
      changesAgain: this.rows.filter((row) => row.note === 'changesAgain').length,
      undoInexact: this.rows.filter((row) => row.note === 'undoInexact').length,
    };
  }

  /** A cell changed by hand. */
  editCell(cell: number, change: CellChange): EditedCell {
    const row = this.rows[cell];
    if (row === undefined) throw apiError('notFound');
    const computed = this.computed.get(cell) ?? row;
    this.computed.set(cell, computed);
    const next = editedRow(computed, change);
    this.rows[cell] = next;
    // The asset of a row is that of all its cells.
    if (change.kind === 'asset') {
      for (const [at, other] of this.rows.entries()) {
        if (at === cell || other.sourceRow !== row.sourceRow) continue;
        this.computed.set(at, this.computed.get(at) ?? other);
        this.rows[at] = editedRow(other, change);
      }
    }
    return { row: { ...next, row: cell }, counts: this.counts };
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
          leftOut: part(this.counts.leftOut),
          assetsToChange: part(this.counts.assetsToChange),
          noted: part(this.counts.noted),
          blocking: part(this.counts.blocking),
          changesAgain: part(this.counts.changesAgain),
          undoInexact: part(this.counts.undoInexact),
        },
        stage: complete ? 'complete' : 'readingAssets',
        complete,
        error: null,
        formUnread: false,
        fragmentsLeftOut: 0,
        broken: null,
      });
      if (!complete) setTimeout(tick, pace);
    };
    setTimeout(tick, 0);
    return () => {
      open = false;
    };
  }
}
