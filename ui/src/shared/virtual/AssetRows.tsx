// Rows that each tell something about an asset: loaded by pages, the asset in front.

import type { ReactNode } from 'react';
import { useSpeech } from '../../i18n/language';
import { AssetCell, type AssetFacts } from '../cells/AssetCell';
import { copyPath } from '../menu/use-row-menu';
import { ErrorNotice } from '../notices/ErrorNotice';
import { visible } from '../words/visible-text';
import { useRowPages } from './use-row-pages';
import { type GridColumn, VirtualGrid } from './VirtualGrid';

/** In px: room for the name of an asset and its folder. */
export const ROW_HEIGHT = 56;

interface AssetRowsProps<Row extends AssetFacts> {
  connectionId: string;
  label: string;
  /** Another key scrolls back to the top: the rows are different ones. */
  listKey: string;
  /** The column of the asset first. */
  columns: GridColumn[];
  count: number;
  /** Has to be stable; another one loads again. */
  load: (from: number, limit: number) => Promise<Row[]>;
  /** What stands behind the asset, in the order of the columns. */
  cells(row: Row): ReactNode[];
  /** What could not be read, where the error alone does not tell. */
  failedTitle?: string;
}

/** Any number of rows, at the end of a page that scrolls. */
export function AssetRows<Row extends AssetFacts>(props: AssetRowsProps<Row>) {
  const { connectionId, label, listKey, columns, count, load, cells, failedTitle } = props;
  const { say } = useSpeech();
  const rows = useRowPages<Row>(load, count);
  if (rows.error) {
    return <ErrorNotice error={rows.error} context={failedTitle} onRetry={rows.retry} />;
  }
  return (
    <VirtualGrid
      isInPage
      label={label}
      listKey={listKey}
      columns={columns}
      count={count}
      rowHeight={ROW_HEIGHT}
      onRange={rows.want}
      menu={{
        label: (at) => {
          const row = rows.at(at);
          return say('common-menu-of', { name: visible(row?.title ?? row?.name ?? '') });
        },
        actions: (at) => {
          const row = rows.at(at);
          return row ? [copyPath(say, row.path)] : [];
        },
      }}
      cells={(at) => {
        const row = rows.at(at);
        if (!row) return null;
        return [<AssetCell key="asset" connectionId={connectionId} asset={row} />, ...cells(row)];
      }}
    />
  );
}
