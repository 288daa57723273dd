// Choosing: the folders at the left, their assets at the right, the count at the bottom.

import { ActionButton, DialogContainer, Text } from '@react-spectrum/s2';
import SaveIcon from '@react-spectrum/s2/icons/Bookmark';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useCallback, useState } from 'react';
import type {
  ApiError,
  ConnectionSummary,
  RecipeSelection,
  Selection,
} from '../../backend/bindings';
import { type Speech, useSpeech } from '../../i18n/language';
import { PageTitle } from '../../shared/layout/PageTitle';
import { LOW, NARROW, useMedia } from '../../shared/layout/use-media';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { unseen } from '../../shared/state/unseen';
import { useTagFacts } from '../../shared/tags/use-tag-facts';
import { useRowPages } from '../../shared/virtual/use-row-pages';
import { placeName, TOP } from '../../shared/words/folders';
import { chipsOf, isSameSearch, searchInWords, tagsOf } from '../../shared/words/search-words';
import { visible } from '../../shared/words/visible-text';
import { AllOfList } from './AllOfList';
import { AssetGrid } from './AssetGrid';
import { AssetTable } from './AssetTable';
import { AssetToolbar, LayoutChoice } from './AssetToolbar';
import { EmptyListing } from './EmptyListing';
import { FolderTree } from './FolderTree';
import { PastePaths } from './paths/PastePaths';
import { PathsReport } from './paths/PathsReport';
import { type RecipeForAssets, SelectionBar } from './SelectionBar';
import { NameSearch } from './search/NameSearch';
import { SavedSearches } from './search/SavedSearches';
import { SearchBar, searchIn } from './search/SearchBar';
import { SearchChips } from './search/SearchChips';
import { useSearches } from './search/use-searches';
import { ALL_TICKS, selectionOf, type Ticks, tickedCount } from './ticks';
import { type Library, titleOf, wholeOf } from './use-library';
import { type Sorting, useOrder } from './use-order';

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
  /** A spreadsheet of them; with the title of the folder where it is the whole of one. */
  onDownload: (chosen: ChosenAssets, folder: string | null) => void;
}

/** What was chosen. */
export interface ChosenAssets {
  selection: Selection;
  count: number;
  /** What it is the whole of: a folder or a search. */
  whole: RecipeSelection | null;
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
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  boxSizing: 'border-box',
  padding: 8,
  borderWidth: 0,
  borderEndWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  overflow: 'hidden',
});
const tree = style({
  flexGrow: 1,
  flexShrink: { default: 1, '@media (max-width: 760px)': 0 },
  minHeight: 0,
  height: { default: 'auto', '@media (max-width: 760px)': 160 },
});
const main = style({
  flexGrow: 1,
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  flexShrink: { default: 1, '@media (max-width: 760px)': 0 },
});
// In a low window it scrolls, so that the list keeps some rows and the main button stays in view.
const body = style({
  flexGrow: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  overflow: { default: 'auto', '@media (max-width: 760px)': 'visible' },
});
const list = style({
  flexGrow: 1,
  flexShrink: { default: 1, '@media (max-width: 760px)': 0 },
  minHeight: { default: 240, '@media (max-width: 760px)': 0 },
  // A height of its own: without one the list would grow to the height of all its rows.
  height: { default: 'auto', '@media (max-width: 760px)': 400 },
});
const head = style({
  display: 'flex',
  flexDirection: 'column',
  gap: { default: 12, '@media (max-height: 700px)': 8 },
  paddingX: 24,
  paddingTop: { default: 16, '@media (max-height: 700px)': 8 },
  paddingBottom: { default: 12, '@media (max-height: 700px)': 4 },
});
// As high as the button, which comes once the list is complete.
const titleLine = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 16,
  rowGap: 8,
  minHeight: 32,
});
// In a narrow window it holds the choice of layout, which beside a title would need another line.
const searchLine = style({ display: 'flex', alignItems: 'start', gap: 8 });

/** What is said once the list is sorted. */
function sortingInWords(sorting: Sorting | null, { say }: Speech): string {
  if (sorting === null) return say('assets-sorted-not');
  return say('assets-sorted', {
    column: say(`assets-column-${sorting.by}`),
    direction: sorting.descending ? 'descending' : 'ascending',
  });
}

/** The first step of every change. */
export function AssetsPage(props: AssetsPageProps) {
  const { connection, library, steps, recipe, recipeError, onChange, onCheck } = props;
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const { listing, error, ticks, view, source, layout } = library;
  const searches = useSearches(connection.stage === 'practice');
  const [asking, setAsking] = useState<'save' | 'paste' | null>(null);
  const [said, setSaid] = useState('');
  // Nothing is done yet that the steps could lead back to: rows are worth more.
  const isLow = useMedia(LOW);
  const isNarrow = useMedia(NARROW);
  const search = searchIn(library);
  const { known } = useTagFacts(connection.id, tagsOf(search));
  const tagName = (id: string) => known.get(id)?.title ?? id;
  const folderName = (path: string) => visible(titleOf(library, path) ?? placeName(path, speech));
  const listingId = listing?.listingId ?? null;
  const count = listing?.count ?? 0;
  const order = useOrder(listing, (sorting) => setSaid(sortingInWords(sorting, speech)));
  const { sorting, rows: numbers } = order;
  const load = useCallback(
    (from: number, limit: number) => {
      if (listingId === null) return Promise.resolve([]);
      return numbers === null
        ? backend.listingPage({ listingId, from, limit })
        : backend.listingRows({ listingId, rows: numbers.slice(from, from + limit) });
    },
    [backend, listingId, numbers],
  );
  const rows = useRowPages(load, count);
  const folderTitle = folderName(view.path);
  const saved = source.kind === 'search' ? source.saved : null;
  const isSaved = saved !== null && isSameSearch(saved.search, search);
  const title =
    source.kind === 'folder'
      ? folderTitle
      : source.kind === 'paths'
        ? say('searches-pasted-title')
        : isSaved
          ? saved.name
          : say('searches-title', { folder: folderName(search.path) });
  const isComplete = listing?.complete === true && error === null;
  const isEmpty = isComplete && count === 0;
  const isNone = tickedCount(ticks, count) === 0;
  const shared = {
    connectionId: connection.id,
    listKey: `${listingId} ${sorting === null ? '' : JSON.stringify(sorting)}`,
    order,
    label:
      source.kind === 'folder'
        ? say('assets-list-label', { folder: folderTitle })
        : say('searches-list-label'),
    count,
    rows,
    ticks,
    onTicks: library.setTicks,
  };

  function chosen(of: Ticks, then: (chosen: ChosenAssets) => void) {
    if (listingId === null) return;
    const selection = selectionOf(of, listingId);
    const isWhole = selection.kind === 'all' && selection.except.length === 0;
    const whole = isWhole ? wholeOf(library) : null;
    then({ selection, count: tickedCount(of, count), whole });
  }
  /** With everything ticked, as whoever comes back will see. */
  function chosenAll(then: (chosen: ChosenAssets) => void) {
    library.setTicks(ALL_TICKS);
    chosen(ALL_TICKS, then);
  }

  return (
    <div className={frame}>
      <nav className={side} aria-label={say('assets-folders')}>
        <div className={tree}>
          <FolderTree library={library} />
        </div>
        <SavedSearches
          searches={searches}
          shown={isSaved ? saved.id : null}
          onOpen={(one) => library.find(one.search, one)}
          onRenamed={(one) => {
            if (source.kind === 'search' && saved?.id === one.id) library.find(source.search, one);
          }}
        />
      </nav>
      <div className={main}>
        <div className={body}>
          <div className={head}>
            {isLow ? null : steps}
            <div className={titleLine}>
              <PageTitle>{title}</PageTitle>
              {isComplete && count > 0 ? (
                <AllOfList
                  recipe={recipe}
                  count={count}
                  onChange={() => chosenAll(onChange)}
                  onCheck={() => chosenAll(onCheck)}
                />
              ) : null}
              {isNarrow ? null : <LayoutChoice library={library} />}
            </div>
            <div className={searchLine}>
              <div className={style({ flexGrow: 1, minWidth: 0 })}>
                <SearchBar
                  connectionId={connection.id}
                  library={library}
                  onPaste={() => setAsking('paste')}
                />
              </div>
              {isNarrow ? <LayoutChoice library={library} /> : null}
            </div>
            {source.kind === 'search' ? (
              <SearchChips
                chips={chipsOf(search, speech, tagName, folderName)}
                onWithout={({ without }) => library.find(without, saved)}
                onClear={() => library.open({})}
              />
            ) : source.kind === 'paths' ? (
              <PathsReport listing={listing} onCorrect={() => setAsking('paste')} />
            ) : null}
            <AssetToolbar library={library}>
              {source.kind === 'search' && !isSaved ? (
                <ActionButton
                  isQuiet
                  size="S"
                  onPress={() => setAsking('save')}
                  styles={style({ marginStart: 'auto' })}
                >
                  <SaveIcon />
                  <Text>{say('searches-save')}</Text>
                </ActionButton>
              ) : null}
            </AssetToolbar>
            {error ? (
              <ErrorNotice
                error={error}
                context={
                  count > 0
                    ? say('assets-partial-title')
                    : source.kind === 'search'
                      ? say('searches-failed-title')
                      : say('assets-failed-title')
                }
                onRetry={library.reload}
              />
            ) : null}
            {recipeError ? <ErrorNotice error={recipeError} /> : null}
            {order.error ? (
              <ErrorNotice error={order.error} context={say('assets-sort-failed')} />
            ) : null}
            {rows.error && error === null ? (
              <ErrorNotice error={rows.error} onRetry={rows.retry} />
            ) : null}
          </div>
          <div className={list} aria-busy={listing === null || !listing.complete}>
            {count === 0 && error !== null ? null : isEmpty ? (
              <EmptyListing
                library={library}
                folderTitle={folderTitle}
                onPaste={() => setAsking('paste')}
              />
            ) : layout === 'grid' ? (
              <AssetGrid {...shared} />
            ) : (
              <AssetTable
                {...shared}
                folder={
                  source.kind === 'folder'
                    ? view.path
                    : source.kind === 'search'
                      ? search.path
                      : TOP
                }
                showsFolder={source.kind !== 'folder' || view.recursive}
              />
            )}
          </div>
        </div>
        <SelectionBar
          ticks={ticks}
          count={count}
          complete={isComplete}
          isFailed={error !== null}
          onTicks={library.setTicks}
          recipe={recipe}
          onChange={() => chosen(ticks, onChange)}
          onDownload={() =>
            chosen(isNone ? ALL_TICKS : ticks, (it) =>
              props.onDownload(it, it.whole === null ? null : title),
            )
          }
          onCheck={() => chosen(ticks, onCheck)}
        />
      </div>
      <p role="status" className={unseen}>
        {said}
      </p>
      <DialogContainer onDismiss={() => setAsking(null)}>
        {asking === 'paste' ? (
          <PastePaths
            text={source.kind === 'paths' ? source.text : ''}
            onText={(text) => library.findPaths(text, false)}
          />
        ) : asking === 'save' ? (
          <NameSearch
            purpose="save"
            name={saved?.name ?? searchInWords(search, speech, tagName, folderName)}
            others={searches.all ?? []}
            error={searches.error}
            onName={async (name, over) => {
              const kept = await searches.save(over?.id ?? null, name, search);
              if (kept === null) return false;
              // The core may write a day as the moment it begins.
              library.find(isSameSearch(search, kept.search) ? search : kept.search, kept);
              setSaid(say('searches-was-saved', { name: kept.name }));
              return true;
            }}
          />
        ) : null}
      </DialogContainer>
    </div>
  );
}
