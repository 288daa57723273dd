// The assets of a listing as a table.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Asset, AssetSort } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { FolderName } from '../../shared/cells/FolderName';
import { Thumbnail } from '../../shared/cells/Thumbnail';
import { LOW, useMedia } from '../../shared/layout/use-media';
import { ROW_HEIGHT } from '../../shared/virtual/AssetRows';
import type { RowPages } from '../../shared/virtual/use-row-pages';
import { TickMark, VirtualGrid } from '../../shared/virtual/VirtualGrid';
import { visible } from '../../shared/words/visible-text';
import { assetMenu } from './asset-menu';
import {
  ALL_TICKS,
  isTicked,
  NO_TICKS,
  type Ticks,
  tickedCount,
  withExtended,
  withToggled,
} from './ticks';
import type { Order } from './use-order';

interface AssetTableProps {
  connectionId: string;
  /** Another key is another list, or another order of it. */
  listKey: string;
  order: Order;
  /** Says what is listed. */
  label: string;
  /** Path of the folder that is open. */
  folder: string;
  count: number;
  rows: RowPages<Asset>;
  ticks: Ticks;
  onTicks: (next: Ticks) => void;
  /** Rows come from several folders, so each says which. */
  showsFolder: boolean;
}

const nameCell = style({ display: 'flex', alignItems: 'center', gap: 12, minWidth: 0 });
const nameText = style({ minWidth: 0, display: 'flex', flexDirection: 'column' });
const strong = style({ font: 'ui', fontWeight: 'medium', truncate: true });
const quiet = style({ display: 'block', font: 'ui-sm', color: 'neutral-subdued', truncate: true });

/** The folder of an asset, as seen from the folder that is open; empty when it is that folder. */
export function folderOf(path: string, openFolder: string): string {
  return path
    .slice(openFolder.length + 1)
    .split('/')
    .slice(0, -1)
    .join(' / ');
}

/** Any number of rows; ticked by click, space, shift and arrow keys. */
export function AssetTable(props: AssetTableProps) {
  const { connectionId, listKey, order, label, folder, count, rows, ticks, onTicks, showsFolder } =
    props;
  const { isSortable, sorting, sortBy, rowAt } = order;
  const { say, format } = useSpeech();
  const isLow = useMedia(LOW);
  const column = (by: AssetSort, width: string, isEnd = false) => {
    const title = say(`assets-column-${by}`);
    const direction =
      sorting?.by !== by
        ? ('none' as const)
        : sorting.descending
          ? ('descending' as const)
          : ('ascending' as const);
    const label = say('plan-sort-by', { column: title });
    const sort = isSortable ? { direction, label, onSort: () => sortBy(by) } : undefined;
    return { id: by, title, width, isEnd, sort };
  };
  const columns = [
    column('name', 'minmax(180px, 3fr)'),
    column('kind', 'minmax(72px, 120px)'),
    ...(showsFolder ? [column('folder', 'minmax(90px, 1.4fr)')] : []),
    column('modified', 'minmax(120px, 130px)', true),
  ];
  const allTicked = count > 0 && tickedCount(ticks, count) === count;

  return (
    <VirtualGrid
      label={label}
      listKey={listKey}
      columns={columns}
      count={count}
      rowHeight={isLow ? 40 : ROW_HEIGHT}
      onRange={rows.want}
      menu={assetMenu({ rows, ticks, onTicks, rowAt, say })}
      cells={(row) => {
        const asset = rows.at(row);
        if (!asset) return null;
        return [
          <div key="name" className={nameCell}>
            <Thumbnail
              connectionId={connectionId}
              path={asset.path}
              kind={asset.kind}
              size={isLow ? 'S' : 'M'}
            />
            <div className={nameText}>
              <span className={strong} title={visible(asset.title ?? asset.name)}>
                {visible(asset.title ?? asset.name)}
              </span>
              {asset.title === null ? null : (
                <span className={quiet} title={visible(asset.name)}>
                  {visible(asset.name)}
                </span>
              )}
            </div>
          </div>,
          <span key="kind" className={quiet} title={say(`assets-kind-${asset.kind}`)}>
            {say(`assets-kind-${asset.kind}`)}
          </span>,
          ...(showsFolder
            ? [
                <span key="folder" className={quiet}>
                  <FolderName name={visible(folderOf(asset.path, folder))} />
                </span>,
              ]
            : []),
          <span key="modified" className={quiet}>
            {asset.modifiedAt === null ? '' : format.day(asset.modifiedAt)}
          </span>,
        ];
      }}
      selection={{
        isTicked: (place) => isTicked(ticks, rowAt(place)),
        toggle: (place) => onTicks(withToggled(ticks, rowAt(place))),
        range: (from, to) => onTicks(withExtended(ticks, from, to, rowAt)),
        all: () => onTicks(ALL_TICKS),
        label: (row) => {
          const asset = rows.at(row);
          return say('assets-select', {
            name: visible(asset?.title ?? asset?.name ?? format.number(row + 1)),
          });
        },
        head: (
          <button
            type="button"
            role="checkbox"
            aria-checked={allTicked ? 'true' : tickedCount(ticks, count) > 0 ? 'mixed' : 'false'}
            aria-label={say('assets-select-all')}
            className={style({
              display: 'block',
              padding: 0,
              borderStyle: 'none',
              backgroundColor: 'transparent',
              borderRadius: 'sm',
              outlineStyle: { default: 'none', ':focus-visible': 'solid' },
              outlineColor: 'focus-ring',
              outlineWidth: 2,
              outlineOffset: 2,
            })}
            onClick={() => onTicks(allTicked ? NO_TICKS : ALL_TICKS)}
          >
            <TickMark isTicked={allTicked} />
          </button>
        ),
      }}
    />
  );
}
