// The library of one connection: which folder is open, what it lists, what is ticked.

import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type {
  ApiError,
  Folder,
  ListingState,
  RecipeSelection,
  SavedSearch,
  Search,
} from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';
import { loadedOf } from '../../shared/state/use-load';
import { TOP } from '../../shared/words/folders';
import { isEmptySearch, isSameSearch } from '../../shared/words/search-words';
import { NO_TICKS, type Ticks } from './ticks';

/** Folders directly below one, as far as they are known. */
export type Branch =
  | { state: 'loading' }
  | { state: 'ready'; folders: Folder[] }
  | { state: 'failed'; error: ApiError };

/** Where the listed assets come from. */
export type Source =
  | { kind: 'folder' }
  /** `saved`: the kept one it began as. */
  | { kind: 'search'; search: Search; saved: SavedSearch | null }
  | { kind: 'paths'; text: string; includeFragments: boolean };

const FOLDER: Source = { kind: 'folder' };

/** The folder that is open, and how; a search or pasted paths leave it as it is. */
export interface View {
  path: string;
  recursive: boolean;
  includeFragments: boolean;
}

/** The library as the pages see it; lives above them, so that leaving a page keeps it. */
export interface Library {
  view: View;
  source: Source;
  listing: ListingState | null;
  error: ApiError | null;
  ticks: Ticks;
  layout: 'table' | 'grid';
  branches: ReadonlyMap<string, Branch>;
  expanded: ReadonlySet<string>;
  /** Shows a folder, also from a search. */
  open(change: Partial<View>): void;
  /** Shows what a search finds; one that looks for nothing shows the open folder. */
  find(search: Search, saved: SavedSearch | null): void;
  /** Shows the assets at pasted paths. */
  findPaths(text: string, includeFragments: boolean): void;
  reload(): void;
  setTicks(next: Ticks): void;
  setLayout(layout: 'table' | 'grid'): void;
  setExpanded(paths: ReadonlySet<string>): void;
  loadBranch(path: string): void;
}

/** The whole of what is listed, as a recipe can keep it; pasted paths are for once. */
export function wholeOf({
  view,
  source,
}: Pick<Library, 'view' | 'source'>): RecipeSelection | null {
  switch (source.kind) {
    case 'folder':
      return { kind: 'folder', path: view.path, recursive: view.recursive };
    case 'search':
      return { kind: 'search', search: source.search };
    case 'paths':
      return null;
  }
}

/** What people call a folder, from what the tree knows of it. */
export function titleOf({ branches }: Library, path: string): string | null {
  const parent = branches.get(path.slice(0, path.lastIndexOf('/')));
  const folders = parent?.state === 'ready' ? parent.folders : [];
  return folders.find((folder) => folder.path === path)?.title ?? null;
}

/** Whether the assets of a recipe are what is listed already. */
export function isListed({ view, source }: Library, place: RecipeSelection): boolean {
  if (place.kind === 'search') {
    return source.kind === 'search' && isSameSearch(source.search, place.search);
  }
  const { path, recursive, includeFragments } = view;
  const isOpen = path === place.path && recursive === place.recursive;
  return source.kind === 'folder' && isOpen && !includeFragments;
}

/** Keeps the library of a connection. `startsRecursive` opens a small library with everything in view. */
export function useLibrary(connectionId: string | null, startsRecursive: boolean): Library {
  const backend = useBackend();
  const queries = useQueryClient();
  const [view, setView] = useState<View>({ path: TOP, recursive: false, includeFragments: false });
  const [source, setSource] = useState<Source>(FOLDER);
  const [listing, setListing] = useState<ListingState | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [ticks, setTicks] = useState<Ticks>(NO_TICKS);
  const [layout, setLayout] = useState<'table' | 'grid'>('table');
  // Folders that were opened: what lies directly below them is read.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set([TOP]));
  const [openedAlone, setOpenedAlone] = useState<string>();
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set([TOP]));
  const [turn, setTurn] = useState(0);
  const [openFor, setOpenFor] = useState(connectionId);

  // Another connection is another library; adjusting during rendering avoids showing the old one.
  if (openFor !== connectionId) {
    setOpenFor(connectionId);
    setView({ path: TOP, recursive: startsRecursive, includeFragments: false });
    setSource(FOLDER);
    setOpened(new Set([TOP]));
    setOpenedAlone(undefined);
    setExpanded(new Set([TOP]));
    setListing(null);
    setTicks(NO_TICKS);
  }

  // Another text lists something else; the name of a saved search does not.
  const asked = JSON.stringify(
    source.kind === 'folder' ? view : source.kind === 'search' ? source.search : source,
  );
  const begin = useEffectEvent((id: string) => {
    const connection = { connectionId: id };
    switch (source.kind) {
      case 'folder':
        return backend.openListing({ ...connection, ...view });
      case 'search':
        return backend.searchAssets({ ...connection, search: source.search });
      case 'paths':
        return backend.listPaths({
          ...connection,
          text: source.text,
          includeFragments: source.includeFragments,
        });
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question or a new turn lists again.
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
    begin(connectionId).then((listingId) => {
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
  }, [backend, connectionId, source.kind, asked, turn]);

  const paths = connectionId === null ? [] : [...opened];
  const below = (path: string) =>
    ask(backend, 'listFolders', { connectionId: connectionId ?? '', path });
  const answers = useQueries({ queries: paths.map(below) });
  const branches = new Map(
    answers.map((answer, at): [string, Branch] => {
      const loaded = loadedOf(answer);
      const isReady = loaded.state === 'ready';
      return [paths[at] ?? TOP, isReady ? { state: 'ready', folders: loaded.value } : loaded];
    }),
  );
  function loadBranch(path: string) {
    if (opened.has(path)) void queries.refetchQueries({ queryKey: below(path).queryKey });
    else setOpened((before) => new Set(before).add(path));
  }

  // A library with a single folder at its top opens it: nobody should have to look for it.
  const top = answers[0]?.data ?? [];
  const only = top.length === 1 ? top[0]?.path : undefined;
  if (only !== openedAlone) {
    setOpenedAlone(only);
    if (only !== undefined) {
      setOpened((before) => new Set(before).add(only));
      setExpanded((before) => new Set(before).add(only));
    }
  }

  return {
    view,
    source,
    listing,
    error,
    ticks,
    layout,
    branches,
    expanded,
    open: useCallback((change) => {
      setView((before) => ({ ...before, ...change }));
      setSource(FOLDER);
    }, []),
    find: useCallback((search, saved) => {
      setSource(isEmptySearch(search) ? FOLDER : { kind: 'search', search, saved });
    }, []),
    findPaths: useCallback((text, includeFragments) => {
      setSource({ kind: 'paths', text, includeFragments });
    }, []),
    reload: useCallback(() => setTurn((before) => before + 1), []),
    setTicks,
    setLayout,
    setExpanded,
    loadBranch,
  };
}
