// The assets of a listing as pictures.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useState } from 'react';
import type { Asset } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { Thumbnail } from '../../shared/cells/Thumbnail';
import { useRowMenu } from '../../shared/menu/use-row-menu';
import { scroller } from '../../shared/virtual/scroller';
import type { RowPages } from '../../shared/virtual/use-row-pages';
import { useScaledScroll } from '../../shared/virtual/use-scaled-scroll';
import { TickMark } from '../../shared/virtual/VirtualGrid';
import { visible } from '../../shared/words/visible-text';
import { assetMenu } from './asset-menu';
import { ALL_TICKS, isTicked, type Ticks, withExtended, withToggled } from './ticks';
import type { Order } from './use-order';

interface AssetGridProps {
  connectionId: string;
  /** Another key is another list, or another order of it. */
  listKey: string;
  order: Order;
  /** Says what is listed. */
  label: string;
  count: number;
  rows: RowPages<Asset>;
  ticks: Ticks;
  onTicks: (next: Ticks) => void;
}

/** Width a tile wants and height of a line of tiles, in px. */
const TILE = { width: 196, height: 208 };
const ASSUMED_WIDTH = 800;
/** At either side, in px: with the room around a tile, as far in as the heading. */
const SIDE = 16;

const place = style({ position: 'absolute', top: 0, padding: 8, boxSizing: 'border-box' });
const tile = style<{ isTicked: boolean; isActive: boolean }>({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  height: 'full',
  boxSizing: 'border-box',
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: { default: { default: 'gray-200', ':hover': 'gray-400' }, isTicked: 'blue-800' },
  backgroundColor: { default: 'elevated', isTicked: 'blue-100' },
  overflow: 'hidden',
  cursor: 'default',
  outlineStyle: { default: 'none', isActive: 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: 2,
});
const caption = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
  paddingX: 12,
  paddingY: 8,
  minWidth: 0,
});
const mark = style({
  position: 'absolute',
  top: 8,
  insetStart: 8,
  padding: 4,
  borderRadius: 'sm',
  backgroundColor: 'elevated',
});

/** Tiles in lines; arrow keys move in both directions. */
export function AssetGrid({
  connectionId,
  listKey,
  order,
  label,
  count,
  rows,
  ticks,
  onTicks,
}: AssetGridProps) {
  const id = useId();
  const { say } = useSpeech();
  const [width, setWidth] = useState(ASSUMED_WIDTH);
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [hasFocus, setHasFocus] = useState(false);
  const perLine = Math.max(1, Math.floor(width / TILE.width));
  const scroll = useScaledScroll({
    count: Math.ceil(count / perLine),
    rowHeight: TILE.height,
    overscan: 2,
  });
  const { first, last, ref, toTop } = scroll;
  const { want } = rows;
  const { rowAt } = order;
  const menu = useRowMenu(id, active, assetMenu({ rows, ticks, onTicks, rowAt, say }));

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setWidth(element.clientWidth - 2 * SIDE);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);

  useEffect(() => want(first * perLine, last * perLine), [want, first, last, perLine]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a different listing starts at its top.
  useEffect(() => {
    setActive(0);
    setAnchor(0);
    toTop();
  }, [listKey]);

  function onKeyDown(event: KeyboardEvent) {
    if (count === 0) return;
    const steps: Record<string, number> = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      ArrowDown: active + perLine,
      ArrowUp: active - perLine,
      PageDown: active + perLine * scroll.pageSize,
      PageUp: active - perLine * scroll.pageSize,
      Home: 0,
      End: count - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const row = Math.max(0, Math.min(count - 1, target));
      setActive(row);
      if (event.shiftKey) onTicks(withExtended(ticks, anchor, row, rowAt));
      else setAnchor(row);
      scroll.show(Math.floor(row / perLine));
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      setAnchor(active);
      onTicks(withToggled(ticks, rowAt(active)));
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onTicks(ALL_TICKS);
    }
  }

  const end = Math.min(count, last * perLine);
  const drawn = Array.from(
    { length: Math.max(0, end - first * perLine) },
    (_, index) => first * perLine + index,
  );
  const inView = active >= first * perLine && active < end;

  return (
    <div
      ref={ref}
      className={scroller({})}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={inView ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        const row = menu.onContextMenu(event);
        if (row !== null) setActive(row);
      }}
      onFocus={(event) => setHasFocus(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => setHasFocus(false)}
    >
      {menu.node}
      <div
        role="presentation"
        style={{ position: 'relative', height: scroll.spacer, marginInline: SIDE }}
      >
        {drawn.map((row) => {
          const asset = rows.at(row);
          const ticked = isTicked(ticks, rowAt(row));
          const share = 100 / perLine;
          return (
            <div
              key={row}
              role="presentation"
              className={place}
              style={{
                width: `${share}%`,
                height: TILE.height,
                insetInlineStart: `${(row % perLine) * share}%`,
                transform: `translateY(${scroll.topOf(Math.floor(row / perLine))}px)`,
              }}
            >
              <div
                id={`${id}-${row}`}
                role="option"
                aria-selected={ticked}
                aria-setsize={count}
                aria-posinset={row + 1}
                className={tile({ isTicked: ticked, isActive: hasFocus && row === active })}
                onClick={(event) => {
                  setActive(row);
                  if (event.shiftKey) {
                    onTicks(withExtended(ticks, anchor, row, rowAt));
                  } else {
                    setAnchor(row);
                    onTicks(withToggled(ticks, rowAt(row)));
                  }
                }}
              >
                <div className={style({ height: 128, flexShrink: 0, backgroundColor: 'gray-75' })}>
                  {asset ? (
                    <Thumbnail
                      connectionId={connectionId}
                      path={asset.path}
                      kind={asset.kind}
                      size="fill"
                    />
                  ) : null}
                </div>
                <span className={mark}>
                  <TickMark isTicked={ticked} />
                </span>
                <div className={caption}>
                  <span
                    className={style({ font: 'ui', fontWeight: 'medium', truncate: true })}
                    title={asset ? visible(asset.title ?? asset.name) : undefined}
                  >
                    {asset ? visible(asset.title ?? asset.name) : ''}
                  </span>
                  <span
                    className={style({ font: 'ui-sm', color: 'neutral-subdued', truncate: true })}
                  >
                    {asset ? say(`assets-kind-${asset.kind}`) : ''}
                  </span>
                </div>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
