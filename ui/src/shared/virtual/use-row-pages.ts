// Rows of a long list, asked for in pages and kept for a while.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';

/** Rows per request; the border allows 200. */
export const PAGE_ROWS = 100;
/** Pages kept; the ones used longest ago go first. */
const KEPT_PAGES = 80;
/** Waiting time before asking, so that dragging the scroll bar does not ask for every page it passes. */
const ASK_AFTER = 40;

/** Rows by number, `undefined` until they arrived. */
export interface RowPages<T> {
  at(row: number): T | undefined;
  /** Says which rows are in view; `last` is one past the end. */
  want(first: number, last: number): void;
  error: ApiError | null;
  retry(): void;
  /** Asks again for the rows in view, and shows what is there until they arrive. */
  refresh(): void;
}

/** Pages that are incomplete although the list has grown are asked for again. */
export function pagesToAsk(
  first: number,
  last: number,
  count: number,
  rowsIn: (page: number) => number | undefined,
): number[] {
  const missing: number[] = [];
  const end = Math.min(last, count);
  for (let page = Math.floor(first / PAGE_ROWS); page * PAGE_ROWS < end; page++) {
    const expected = Math.min(PAGE_ROWS, count - page * PAGE_ROWS);
    if ((rowsIn(page) ?? 0) < expected) missing.push(page);
  }
  return missing;
}

/** `load` has to be stable; a new one forgets all rows. */
export function useRowPages<T>(
  load: (from: number, limit: number) => Promise<T[]>,
  count: number,
): RowPages<T> {
  const pages = useRef(new Map<number, T[]>());
  const asking = useRef(new Set<number>());
  // Pages that are shown until they were read anew.
  const stale = useRef(new Set<number>());
  const wanted = useRef({ first: 0, last: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const generation = useRef(0);
  const counted = useRef(count);
  const [, redraw] = useState(0);
  const [error, setError] = useState<ApiError | null>(null);
  counted.current = count;

  const ask = useCallback(() => {
    const turn = generation.current;
    const { first, last } = wanted.current;
    const missing = pagesToAsk(first, last, counted.current, (page) =>
      stale.current.has(page) ? undefined : pages.current.get(page)?.length,
    );
    for (const page of missing) {
      if (asking.current.has(page)) continue;
      asking.current.add(page);
      load(page * PAGE_ROWS, PAGE_ROWS).then(
        (rows) => {
          if (turn !== generation.current) return;
          asking.current.delete(page);
          stale.current.delete(page);
          pages.current.delete(page);
          pages.current.set(page, rows);
          for (const oldest of pages.current.keys()) {
            if (pages.current.size <= KEPT_PAGES) break;
            pages.current.delete(oldest);
          }
          setError(null);
          redraw((drawn) => drawn + 1);
        },
        (thrown) => {
          if (turn !== generation.current) return;
          asking.current.delete(page);
          setError(asApiError(thrown));
        },
      );
    }
  }, [load]);

  useEffect(() => {
    generation.current += 1;
    pages.current = new Map();
    asking.current = new Set();
    stale.current = new Set();
    setError(null);
    redraw((drawn) => drawn + 1);
    ask();
  }, [ask]);

  useEffect(() => {
    if (count > 0) ask();
  }, [ask, count]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const want = useCallback(
    (first: number, last: number) => {
      if (wanted.current.first === first && wanted.current.last === last) return;
      wanted.current = { first, last };
      clearTimeout(timer.current);
      timer.current = setTimeout(ask, ASK_AFTER);
    },
    [ask],
  );

  return {
    at: (row) => pages.current.get(Math.floor(row / PAGE_ROWS))?.[row % PAGE_ROWS],
    want,
    error,
    retry: ask,
    refresh: useCallback(() => {
      generation.current += 1;
      asking.current = new Set();
      stale.current = new Set(pages.current.keys());
      ask();
    }, [ask]),
  };
}
