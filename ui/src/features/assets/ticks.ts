// Which rows of a listing are ticked, without naming them all.

import type { Selection } from '../../backend/bindings';

/** Ticked rows, or all rows but a few. */
export type Ticks =
  | { kind: 'rows'; rows: ReadonlySet<number> }
  | { kind: 'all'; except: ReadonlySet<number> };

/** Nothing is ticked. */
export const NO_TICKS: Ticks = { kind: 'rows', rows: new Set() };
/** Everything is ticked, also rows that are still to be found. */
export const ALL_TICKS: Ticks = { kind: 'all', except: new Set() };

export function isTicked(ticks: Ticks, row: number): boolean {
  return ticks.kind === 'all' ? !ticks.except.has(row) : ticks.rows.has(row);
}

/** How many of `total` rows are ticked. */
export function tickedCount(ticks: Ticks, total: number): number {
  return ticks.kind === 'all' ? Math.max(0, total - ticks.except.size) : ticks.rows.size;
}

/** Ticks or unticks one row. */
export function withToggled(ticks: Ticks, row: number): Ticks {
  return withRange(ticks, row, row, !isTicked(ticks, row));
}

/** Which row stands at a place of the list, where it is sorted. */
export type RowAt = (place: number) => number;

const AS_LISTED: RowAt = (place) => place;

/** Ticks (`on`) or unticks what stands from one place to another, both included, in either direction. */
export function withRange(
  ticks: Ticks,
  from: number,
  to: number,
  on: boolean,
  rowAt: RowAt = AS_LISTED,
): Ticks {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const named = new Set(ticks.kind === 'all' ? ticks.except : ticks.rows);
  const names = ticks.kind === 'all' ? !on : on;
  for (let place = low; place <= high; place++) {
    const row = rowAt(place);
    if (names) named.add(row);
    else named.delete(row);
  }
  return ticks.kind === 'all' ? { kind: 'all', except: named } : { kind: 'rows', rows: named };
}

/**
 * The range from a place to another one, as Shift takes it: ticked, or left out again where
 * everything is ticked and the first row was just taken out.
 */
export function withExtended(ticks: Ticks, from: number, to: number, rowAt = AS_LISTED): Ticks {
  return withRange(ticks, from, to, ticks.kind === 'rows' || isTicked(ticks, rowAt(from)), rowAt);
}

/** Everything that was not ticked, and nothing else. */
export function inverted(ticks: Ticks): Ticks {
  return ticks.kind === 'all'
    ? { kind: 'rows', rows: ticks.except }
    : { kind: 'all', except: ticks.rows };
}

/** The selection the core is asked to change. */
export function selectionOf(ticks: Ticks, listingId: string): Selection {
  if (ticks.kind === 'all') {
    return { kind: 'all', listingId, except: [...ticks.except].sort((a, b) => a - b) };
  }
  return { kind: 'rows', listingId, rows: [...ticks.rows].sort((a, b) => a - b) };
}
