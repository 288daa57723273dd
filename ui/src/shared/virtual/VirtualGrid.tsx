// A table of any number of rows, with one tab stop and arrow keys.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useState,
} from 'react';
import { type RowMenu, useRowMenu } from '../menu/use-row-menu';
import { SortHead } from './SortHead';
import { scroller } from './scroller';
import { useScaledScroll } from './use-scaled-scroll';

/** A column; its cells come in the same order. */
export interface GridColumn {
  id: string;
  title: string;
  /** A track of `grid-template-columns`. */
  width: string;
  /** Numbers and dates line up at the end. */
  isEnd?: boolean;
  /** Makes the head a button that sorts by the column. */
  sort?: GridSort;
}

/** How a list is sorted by a column. */
export interface GridSort {
  /** `none`: it is sorted by another one. */
  direction: 'ascending' | 'descending' | 'none';
  /** Says what pressing the head does. */
  label: string;
  onSort(): void;
}

/** Lets the owner of a grid lead the focus. */
export interface GridHandle {
  /** Takes the focus, on a row where one is named. */
  focus(row?: number): void;
}

/** How rows are ticked. */
export interface GridSelection {
  isTicked(row: number): boolean;
  toggle(row: number): void;
  /** Ticks or unticks from one row to another, both included. */
  range(from: number, to: number): void;
  all(): void;
  /** Says which row a tick box belongs to. */
  label(row: number): string;
  /** In the head of the tick column. */
  head: ReactNode;
}

interface VirtualGridProps {
  label: string;
  columns: GridColumn[];
  count: number;
  /** In px. */
  rowHeight: number;
  /**
   * Cells of a row; `null` while it has not arrived. Where there are fewer than columns, the last
   * one reaches to the end of the row.
   */
  cells(row: number): ReactNode[] | null;
  /** Which rows are in view; `last` is one past the end. */
  onRange(first: number, last: number): void;
  selection?: GridSelection;
  /** A row was pressed, or Enter on it; only where rows are not ticked. */
  onOpen?(row: number): void;
  /** Another key scrolls back to the top: the list is a different one. */
  listKey: string;
  /** Enter or F2 on a row, or a double click; only where rows are not ticked. */
  onEdit?(row: number): void;
  /** Any other key on a row; `true` when it was meant for the owner. */
  onRowKey?(row: number, event: KeyboardEvent): boolean;
  /** What is offered by the right button and the menu key. */
  menu?: RowMenu;
  handle?: Ref<GridHandle>;
  /** A row that is drawn out of view too, because something is typed into it. */
  kept?: number | null;
  /** Id of what describes the grid, such as its keys. */
  describedBy?: string;
  /** Least width of a row in px; a narrower place scrolls sideways. */
  minWidth?: number;
  /** The grid is the end of a page that scrolls: it grows with its rows and scrolls with the page. */
  isInPage?: boolean;
}

const HEAD = 36;

const line = style({
  display: 'grid',
  alignItems: 'center',
  columnGap: 16,
  paddingX: 24,
  boxSizing: 'border-box',
  width: 'full',
});
const headLine = style({
  position: 'sticky',
  top: 0,
  zIndex: 2,
  backgroundColor: 'base',
  borderWidth: 0,
  borderBottomWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const headCell = style({
  font: 'ui-sm',
  fontWeight: 'bold',
  color: 'neutral-subdued',
  textAlign: { isEnd: 'end' },
  truncate: true,
});
const rowLine = style<{ isOpenable: boolean }>({
  position: 'absolute',
  top: 0,
  insetStart: 0,
  cursor: { default: 'default', isOpenable: 'pointer' },
  boxShadow: '[inset 0 -1px 0 light-dark(rgb(0 0 0 / .06), rgb(255 255 255 / .08))]',
});
const rowColour = style<{ isTicked: boolean }>({
  backgroundColor: { default: { ':hover': 'gray-75' }, isTicked: 'blue-100' },
});
const rowOutline = style({
  outlineStyle: { default: 'none', isActive: 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
});
const cell = style({
  minWidth: 0,
  overflow: 'hidden',
  textAlign: { isEnd: 'end' },
});
const waiting = style({
  height: 12,
  width: '[60%]',
  borderRadius: 'default',
  backgroundColor: 'gray-100',
});
const tick = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  width: 16,
  height: 16,
  borderRadius: 'sm',
  borderWidth: 2,
  borderStyle: 'solid',
  boxSizing: 'border-box',
  borderColor: { default: 'gray-700', isTicked: 'accent-900' },
  backgroundColor: { default: 'transparent', isTicked: 'accent' },
  color: 'white',
});

/** The drawn tick box; the element around it carries the state. */
export function TickMark({ isTicked }: { isTicked: boolean }) {
  return (
    <span className={tick({ isTicked })}>
      {isTicked ? (
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path
            d="M1.5 5.2 4 7.7 8.5 2.6"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      ) : null}
    </span>
  );
}

/** A grid that draws only what is in view. */
export function VirtualGrid({
  label,
  columns,
  count,
  rowHeight,
  cells,
  onRange,
  selection,
  onOpen,
  listKey,
  onEdit,
  onRowKey,
  menu,
  handle,
  kept = null,
  describedBy,
  minWidth = 560,
  isInPage = false,
}: VirtualGridProps) {
  const id = useId();
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [hasFocus, setHasFocus] = useState(false);
  const scroll = useScaledScroll({ count, rowHeight, headHeight: HEAD });
  const { first, last, toTop } = scroll;
  const template = [...(selection ? ['16px'] : []), ...columns.map((column) => column.width)].join(
    ' ',
  );

  useEffect(() => onRange(first, last), [onRange, first, last]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a different list starts at its top.
  useEffect(() => {
    setActive(0);
    setAnchor(0);
    toTop();
  }, [listKey]);

  const activeRow = Math.min(active, Math.max(0, count - 1));
  const rowMenu = useRowMenu(id, activeRow, menu);

  function go(row: number, extend: boolean) {
    const target = Math.max(0, Math.min(count - 1, row));
    setActive(target);
    if (extend && selection) selection.range(anchor, target);
    else setAnchor(target);
    scroll.show(target);
  }

  useImperativeHandle(handle, () => ({
    focus(row) {
      if (row !== undefined) go(row, false);
      scroll.ref.current?.focus();
      setHasFocus(true);
    },
  }));

  function onKeyDown(event: KeyboardEvent) {
    if (count === 0 || event.target !== event.currentTarget) return;
    // Whoever came by mouse sees where the keys are.
    setHasFocus(true);
    const steps: Record<string, number> = {
      ArrowDown: activeRow + 1,
      ArrowUp: activeRow - 1,
      PageDown: activeRow + scroll.pageSize,
      PageUp: activeRow - scroll.pageSize,
      Home: 0,
      End: count - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) {
      event.preventDefault();
      go(target, event.shiftKey);
    } else if (!selection && onEdit && (event.key === 'Enter' || event.key === 'F2')) {
      event.preventDefault();
      onEdit(activeRow);
    } else if (onRowKey?.(activeRow, event)) {
      event.preventDefault();
    } else if (!selection && onOpen && event.key === 'Enter') {
      event.preventDefault();
      onOpen(activeRow);
    } else if (selection && (event.key === ' ' || event.key === 'Enter')) {
      event.preventDefault();
      setAnchor(activeRow);
      selection.toggle(activeRow);
    } else if (selection && event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      selection.all();
    }
  }

  function onRowClick(row: number, extend: boolean) {
    setActive(row);
    if (!selection) return onOpen?.(row);
    // A tick box takes the focus when it is clicked, and the keys are those of the grid.
    scroll.ref.current?.focus({ preventScroll: true });
    if (extend) {
      selection.range(anchor, row);
    } else {
      setAnchor(row);
      selection.toggle(row);
    }
  }

  const drawn = Array.from({ length: last - first }, (_, index) => first + index);
  // In its order: an element that is moved loses the focus.
  if (kept !== null && kept < first) drawn.unshift(kept);
  else if (kept !== null && kept >= last && kept < count) drawn.push(kept);
  // Far from the view a row must not make the list longer.
  const topOf = (row: number) =>
    row === kept
      ? Math.max(0, Math.min(scroll.topOf(row), scroll.spacer - rowHeight))
      : scroll.topOf(row);

  return (
    <div
      ref={scroll.ref}
      className={scroller({ isInPage })}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-describedby={describedBy}
      aria-activedescendant={
        count > 0 && activeRow >= first && activeRow < last ? `${id}-${activeRow}` : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        const row = rowMenu.onContextMenu(event);
        if (row !== null) setActive(row);
      }}
      onFocus={(event) => {
        const byKey = event.currentTarget.matches(':focus-visible');
        setHasFocus(byKey);
        // The page may be anywhere above or below the row that the keys start from.
        if (byKey && isInPage && event.target === event.currentTarget) scroll.show(activeRow);
      }}
      onBlur={() => setHasFocus(false)}
    >
      {rowMenu.node}
      <div
        role="row"
        aria-rowindex={1}
        className={`${line} ${headLine}`}
        style={{ gridTemplateColumns: template, height: HEAD, minWidth }}
      >
        {selection ? <div role="columnheader">{selection.head}</div> : null}
        {columns.map((column) => (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={column.sort?.direction}
            title={column.sort ? undefined : column.title}
            className={headCell({ isEnd: column.isEnd })}
          >
            {column.sort ? (
              <SortHead title={column.title} sort={column.sort} isEnd={column.isEnd} />
            ) : (
              column.title
            )}
          </div>
        ))}
      </div>
      {count === 0 ? null : (
        <div role="rowgroup" style={{ position: 'relative', height: scroll.spacer }}>
          {drawn.map((row) => {
            const content = cells(row);
            const isTicked = selection?.isTicked(row) ?? false;
            return (
              <div
                key={row}
                id={`${id}-${row}`}
                role="row"
                aria-rowindex={row + 2}
                aria-selected={selection ? isTicked : undefined}
                className={`${line} ${rowLine({ isOpenable: onOpen !== undefined })} ${rowColour({ isTicked })} ${rowOutline({ isActive: hasFocus && row === activeRow })}`}
                style={{
                  gridTemplateColumns: template,
                  height: rowHeight,
                  minWidth,
                  transform: `translateY(${topOf(row)}px)`,
                }}
                onClick={(event) => onRowClick(row, event.shiftKey)}
                onDoubleClick={onEdit ? () => onEdit(row) : undefined}
              >
                {selection ? (
                  <div role="gridcell">
                    <span
                      role="checkbox"
                      aria-checked={isTicked}
                      aria-label={selection.label(row)}
                      tabIndex={-1}
                      style={{ outline: 'none' }}
                    >
                      <TickMark isTicked={isTicked} />
                    </span>
                  </div>
                ) : null}
                {columns.slice(0, content?.length).map((column, index) => {
                  const isLast = content !== null && index === content.length - 1;
                  const reach = isLast ? columns.length - index : 1;
                  return (
                    <div
                      key={column.id}
                      role="gridcell"
                      aria-colspan={reach > 1 ? reach : undefined}
                      className={cell({ isEnd: column.isEnd })}
                      style={reach > 1 ? { gridColumnEnd: `span ${reach}` } : undefined}
                    >
                      {content === null ? <div className={waiting} /> : content[index]}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
