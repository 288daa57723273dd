// The library of one connection: which folder is open, what it lists, what is ticked.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError, Folder, ListingState } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/backend-context';
import { NO_TICKS, type Ticks } from './ticks';

/** Top of the asset library in every AEM. */
export const TOP = '/content/dam';

/** Folders directly below one, as far as they are known. */
export type Branch =
  | { state: 'loading' }
  | { state: 'ready'; folders: Folder[] }
  | { state: 'failed'; error: ApiError };

/** What is listed and how. */
export interface View {
  path: string;
  recursive: boolean;
  includeFragments: boolean;
}

/** The library as the pages see it; lives above them, so that leaving a page keeps it. */
export interface Library {
  view: View;
  listing: ListingState | null;
  error: ApiError | null;
  ticks: Ticks;
  layout: 'table' | 'grid';
  branches: ReadonlyMap<string, Branch>;
  expanded: ReadonlySet<string>;
  open(change: Partial<View>): void;
  reload(): void;
  setTicks(next: Ticks): void;
  setLayout(layout: 'table' | 'grid'): void;
  setExpanded(paths: ReadonlySet<string>): void;
  loadBranch(path: string): void;
}

/** Keeps the library of a connection. `startsRecursive` opens a small library with everything in view. */
export function useLibrary(connectionId: string | null, startsRecursive: boolean): Library {
  const backend = useBackend();
  const [view, setView] = useState<View>({ path: TOP, recursive: false, includeFragments: false });
  const [listing, setListing] = useState<ListingState | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [ticks, setTicks] = useState<Ticks>(NO_TICKS);
  const [layout, setLayout] = useState<'table' | 'grid'>('table');
  const [branches, setBranches] = useState<ReadonlyMap<string, Branch>>(new Map());
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set([TOP]));
  const [turn, setTurn] = useState(0);
  const [openFor, setOpenFor] = useState(connectionId);

  // Another connection is another library; adjusting during rendering avoids showing the old one.
  if (openFor !== connectionId) {
    setOpenFor(connectionId);
    setView({ path: TOP, recursive: startsRecursive, includeFragments: false });
    setBranches(new Map());
    setExpanded(new Set([TOP]));
    setListing(null);
    setTicks(NO_TICKS);
  }

  const { path, recursive, includeFragments } = view;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn lists again.
  useEffect(() => {
    setListing(null);
    setError(null);
    setTicks(NO_TICKS);
    if (connectionId === null) return;
    let open = true;
    let end = () => {};
    const failed = (thrown: unknown) => {
      if (open) setError(asApiError(thrown));
    };
    backend.openListing({ connectionId, path, recursive, includeFragments }).then((listingId) => {
      const close = () => backend.closeListing({ listingId }).catch(() => {});
      if (!open) {
        close();
        return;
      }
      const unwatch = backend.watchListing(
        { listingId },
        {
          onEvent: (state) => {
            setListing(state);
            setError(state.error);
          },
          onError: failed,
        },
      );
      end = () => {
        unwatch();
        close();
      };
    }, failed);
    return () => {
      open = false;
      end();
    };
  }, [backend, connectionId, path, recursive, includeFragments, turn]);

  const loadBranch = useCallback(
    function loadBranch(below: string) {
      if (connectionId === null) return;
      const put = (branch: Branch) => setBranches((known) => new Map(known).set(below, branch));
      put({ state: 'loading' });
      backend.listFolders({ connectionId, path: below }).then(
        (folders) => {
          put({ state: 'ready', folders });
          // A library with a single folder at its top opens it: nobody should have to look for it.
          const [only] = folders;
          if (below === TOP && only && folders.length === 1) {
            setExpanded((known) => new Set(known).add(only.path));
            loadBranch(only.path);
          }
        },
        (thrown) => put({ state: 'failed', error: asApiError(thrown) }),
      );
    },
    [backend, connectionId],
  );

  useEffect(() => {
    if (connectionId !== null) loadBranch(TOP);
  }, [connectionId, loadBranch]);

  return {
    view,
    listing,
    error,
    ticks,
    layout,
    branches,
    expanded,
    open: useCallback((change) => setView((before) => ({ ...before, ...change })), []),
    reload: useCallback(() => setTurn((before) => before + 1), []),
    setTicks,
    setLayout,
    setExpanded,
    loadBranch,
  };
}
