// The rows of a listing in another order than AEM's.

import { useCallback, useRef, useState } from 'react';
import type { ApiError, AssetSort, ListingState } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';
import type { RowAt } from './ticks';

/** Longer listings the core does not sort. */
const MOST_SORTED = 100_000;

/** What a list is sorted by. */
export interface Sorting {
  by: AssetSort;
  descending: boolean;
}

/** See [`useOrder`]. */
export interface Order {
  /** Whether it can be sorted: all of it is there, and it is not too long. */
  isSortable: boolean;
  /** `null`: as AEM lists it. */
  sorting: Sorting | null;
  /** The numbers of its rows in that order; `null`: as they are numbered. */
  rows: readonly number[] | null;
  rowAt: RowAt;
  /** Why it could not be sorted. */
  error: ApiError | null;
  /** Sorts by a column; again, the other way round; once more, not at all. */
  sortBy(by: AssetSort): void;
}

interface Sorted {
  listingId: string;
  sorting: Sorting;
  rows: readonly number[];
}

function nextOf(sorting: Sorting | null, by: AssetSort): Sorting | null {
  if (sorting?.by !== by) return { by, descending: false };
  return sorting.descending ? null : { by, descending: true };
}

/** Keeps the order of a listing; another listing is as AEM lists it. `onSorted` hears of a new one. */
export function useOrder(
  listing: ListingState | null,
  onSorted: (sorting: Sorting | null) => void,
): Order {
  const backend = useBackend();
  const [last, setLast] = useState<Sorted | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  // Another press, or another listing, makes a late answer worthless.
  const turn = useRef(0);
  const listingId = listing?.listingId ?? null;
  const sorted = last?.listingId === listingId ? last : null;
  const rows = sorted?.rows ?? null;
  const sorting = sorted?.sorting ?? null;

  async function sortBy(by: AssetSort) {
    if (listingId === null) return;
    const mine = ++turn.current;
    setError(null);
    const next = nextOf(sorting, by);
    try {
      const sorted =
        next === null
          ? null
          : { listingId, sorting: next, rows: await backend.sortListing({ listingId, ...next }) };
      if (mine !== turn.current) return;
      setLast(sorted);
      onSorted(next);
    } catch (thrown) {
      if (mine === turn.current) setError(asApiError(thrown));
    }
  }

  return {
    isSortable:
      listing?.complete === true && listing.error === null && listing.count <= MOST_SORTED,
    sorting,
    rows,
    rowAt: useCallback((place) => rows?.[place] ?? place, [rows]),
    error,
    sortBy: (by) => void sortBy(by),
  };
}
