// Every change made on this computer.

import { Button, SearchField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, useState } from 'react';
import type { ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { EmptyState } from '../../shared/layout/EmptyState';
import { EmptyFolder } from '../../shared/layout/illustrations';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { JobList } from './JobList';
import { useJobs } from './use-jobs';

interface HistoryPageProps {
  connections: ConnectionSummary[];
  /** A change is shown in its place; the list stays as it is. */
  isHidden?: boolean;
  /** How many changes were deleted since it is shown; another number reads the list again. */
  deleted?: number;
  onOpen: (jobId: string) => void;
  onGoToAssets: () => void;
}

// In a very small window all of it scrolls, and the list keeps a height of its own.
const frame = style({
  display: 'flex',
  flexDirection: 'column',
  height: 'full',
  minHeight: 0,
  overflow: { default: 'hidden', '@media (max-height: 520px)': 'auto' },
});
const list = style({
  flexGrow: 1,
  flexShrink: { default: 1, '@media (max-height: 520px)': 0 },
  minHeight: { default: 0, '@media (max-height: 520px)': 280 },
  height: { default: 'auto', '@media (max-height: 520px)': 280 },
});
const head = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  flexShrink: 0,
  paddingX: 24,
  paddingTop: 24,
  paddingBottom: 12,
});
const tools = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 16,
  rowGap: 8,
});
const quiet = style({ font: 'body', color: 'neutral-subdued', margin: 0 });

/** A list with a search field; opening a row shows the change. */
export function HistoryPage(props: HistoryPageProps) {
  const { connections, isHidden = false, deleted = 0, onOpen, onGoToAssets } = props;
  const { say } = useSpeech();
  const [search, setSearch] = useState('');
  const { jobs, hasMore, searched, error, more, retry } = useJobs(search, deleted);
  const table = useRef<HTMLDivElement>(null);
  const wasHidden = useRef(false);
  useEffect(() => {
    // Back from a change: the arrow keys go on where they were.
    if (wasHidden.current && !isHidden) {
      table.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
    }
    wasHidden.current = isHidden;
  }, [isHidden]);
  const isEmpty = jobs !== null && jobs.length === 0 && searched === '';
  const found =
    jobs === null
      ? error === null
        ? say('common-loading')
        : null
      : hasMore
        ? say('history-found-more', { n: jobs.length })
        : say('history-found', { n: jobs.length });

  return (
    <div className={frame}>
      <div className={head}>
        <div
          className={style({
            display: 'flex',
            flexDirection: 'column',
            gap: 4,
            minWidth: 0,
          })}
        >
          <PageTitle>{say('history-title')}</PageTitle>
          <p className={quiet}>{say('history-intro')}</p>
        </div>
        {isEmpty ? null : (
          <div className={tools}>
            <SearchField
              aria-label={say('history-search')}
              placeholder={say('history-search-hint')}
              value={search}
              onChange={setSearch}
              styles={style({ width: 448, maxWidth: 'full' })}
            />
            <p role="status" className={style({ font: 'ui', color: 'neutral-subdued', margin: 0 })}>
              {found}
            </p>
          </div>
        )}
      </div>
      {error ? (
        <div className={style({ paddingX: 24, paddingBottom: 16 })}>
          <ErrorNotice error={error} context={say('history-failed-title')} onRetry={retry} />
        </div>
      ) : null}
      {isEmpty ? (
        <EmptyState
          illustration={<EmptyFolder />}
          title={say('history-empty-title')}
          hint={say('history-empty-hint')}
        >
          <Button variant="secondary" onPress={onGoToAssets}>
            {say('history-empty-go')}
          </Button>
        </EmptyState>
      ) : jobs !== null && jobs.length === 0 ? (
        <EmptyState
          illustration={<EmptyFolder />}
          title={say('history-no-hits-title')}
          hint={say('history-no-hits-hint', { search: searched })}
        >
          <Button variant="secondary" onPress={() => setSearch('')}>
            {say('history-clear-search')}
          </Button>
        </EmptyState>
      ) : jobs === null && error ? null : (
        <div ref={table} className={list} aria-busy={jobs === null ? true : undefined}>
          <JobList
            jobs={jobs ?? []}
            hasMore={jobs === null || hasMore}
            connections={connections}
            listKey={searched}
            onMore={more}
            onOpen={onOpen}
          />
        </div>
      )}
    </div>
  );
}
