// Choosing: the folders at the left, their assets at the right, the count at the bottom.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useCallback } from 'react';
import type { ApiError, ConnectionSummary, Selection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/backend-context';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { PageTitle } from '../../shared/PageTitle';
import { useRowPages } from '../../shared/virtual/use-row-pages';
import { AssetGrid } from './AssetGrid';
import { AssetTable } from './AssetTable';
import { AssetToolbar } from './AssetToolbar';
import { EmptyListing } from './EmptyListing';
import { FolderTree } from './FolderTree';
import { type RecipeForAssets, SelectionBar } from './SelectionBar';
import { selectionOf, tickedCount } from './ticks';
import { type Library, TOP } from './use-library';

interface AssetsPageProps {
  connection: ConnectionSummary;
  library: Library;
  /** The steps of the change. */
  steps: ReactNode;
  /** A recipe that the assets are chosen for. */
  recipe?: RecipeForAssets;
  /** Why its check could not be prepared. */
  recipeError?: ApiError | null;
  onChange: (chosen: ChosenAssets) => void;
  /** Straight to the check, with a recipe. */
  onCheck: (chosen: ChosenAssets) => void;
}

/** What was chosen. */
export interface ChosenAssets {
  selection: Selection;
  count: number;
  /** Whether it is the whole of the open folder. */
  isWhole: boolean;
}

// At a zoom of 200 % the window is small: the folders move above the list, and the page scrolls.
const frame = style({
  display: 'flex',
  flexDirection: { default: 'row', '@media (max-width: 760px)': 'column' },
  height: 'full',
  minHeight: 0,
  overflow: { default: 'hidden', '@media (max-width: 760px)': 'auto' },
});
const side = style({
  flexShrink: 0,
  width: { default: 208, '@media (min-width: 1100px)': 264, '@media (max-width: 760px)': 'full' },
  height: { default: 'auto', '@media (max-width: 760px)': 176 },
  boxSizing: 'border-box',
  padding: 8,
  borderWidth: 0,
  borderEndWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  overflow: 'hidden',
});
const main = style({
  flexGrow: 1,
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  // A height of its own: without one the list would grow to the height of all its rows.
  height: { default: 'auto', '@media (max-width: 760px)': 560 },
  flexShrink: { default: 1, '@media (max-width: 760px)': 0 },
});
const head = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  paddingX: 24,
  paddingTop: 16,
  paddingBottom: 12,
});

/** The title of an open folder, from what the tree knows. */
function titleOf(library: Library, allAssets: string): string {
  const { path } = library.view;
  if (path === TOP) return allAssets;
  const parent = library.branches.get(path.slice(0, path.lastIndexOf('/')));
  const found =
    parent?.state === 'ready' ? parent.folders.find((folder) => folder.path === path) : undefined;
  return found?.title ?? path.slice(path.lastIndexOf('/') + 1);
}

/** The first step of every change. */
export function AssetsPage(props: AssetsPageProps) {
  const { connection, library, steps, recipe, recipeError, onChange, onCheck } = props;
  const backend = useBackend();
  const { words } = useSpeech();
  const { listing, error, ticks, view, layout } = library;
  const listingId = listing?.listingId ?? null;
  const count = listing?.count ?? 0;
  const load = useCallback(
    (from: number, limit: number) =>
      listingId === null ? Promise.resolve([]) : backend.listingPage({ listingId, from, limit }),
    [backend, listingId],
  );
  const rows = useRowPages(load, count);
  const title = titleOf(library, words.assets.allAssets);
  const isEmpty = listing?.complete === true && count === 0 && error === null;
  const shared = {
    connectionId: connection.id,
    listingId: listingId ?? '',
    folderTitle: title,
    count,
    rows,
    ticks,
    onTicks: library.setTicks,
  };

  function chosen(then: (chosen: ChosenAssets) => void) {
    if (listingId === null) return;
    const ticked = tickedCount(ticks, count);
    const selection = selectionOf(ticks, listingId);
    const isWhole = selection.kind === 'all' && selection.except.length === 0;
    then({ selection, count: ticked === 0 ? count : ticked, isWhole });
  }

  return (
    <div className={frame}>
      <nav className={side} aria-label={words.assets.folders}>
        <FolderTree library={library} />
      </nav>
      <div className={main}>
        <div className={head}>
          {steps}
          <PageTitle>{title}</PageTitle>
          <AssetToolbar library={library} />
          {error ? (
            <ErrorNotice
              error={error}
              context={count > 0 ? words.assets.partialTitle : words.assets.failedTitle}
              onRetry={library.reload}
            />
          ) : null}
          {recipeError ? <ErrorNotice error={recipeError} /> : null}
          {rows.error && error === null ? (
            <ErrorNotice error={rows.error} onRetry={rows.retry} />
          ) : null}
        </div>
        <div
          className={style({ flexGrow: 1, minHeight: 0 })}
          aria-busy={listing === null || !listing.complete}
        >
          {count === 0 && error !== null ? null : isEmpty ? (
            <EmptyListing library={library} />
          ) : layout === 'grid' ? (
            <AssetGrid {...shared} />
          ) : (
            <AssetTable {...shared} folder={view.path} showsFolder={view.recursive} />
          )}
        </div>
        <SelectionBar
          ticks={ticks}
          count={count}
          complete={listing?.complete === true && error === null}
          isFailed={error !== null}
          onTicks={library.setTicks}
          recipe={recipe}
          onChange={() => chosen(onChange)}
          onCheck={() => chosen(onCheck)}
        />
      </div>
    </div>
  );
}
