// The head of a column that can be sorted by.

import SortDown from '@react-spectrum/s2/icons/SortDown';
import SortUp from '@react-spectrum/s2/icons/SortUp';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { GridSort } from './VirtualGrid';

const button = style<{ isSorted: boolean; isEnd: boolean }>({
  display: 'inline-flex',
  // The title ends where its column does.
  flexDirection: { isEnd: 'row-reverse' },
  alignItems: 'center',
  gap: 4,
  maxWidth: 'full',
  height: 28,
  marginX: -8,
  paddingX: 8,
  borderStyle: 'none',
  borderRadius: 'default',
  font: 'ui-sm',
  fontWeight: 'bold',
  color: { default: 'neutral-subdued', ':hover': 'neutral', isSorted: 'neutral' },
  backgroundColor: { default: 'transparent', ':hover': 'gray-100' },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
  cursor: 'pointer',
});
const sign = style<{ isSorted: boolean }>({
  display: 'inline-flex',
  flexShrink: 0,
  opacity: { default: 0, isSorted: 1 },
});

interface SortHeadProps {
  title: string;
  sort: GridSort;
  /** Whether the column is aligned to its end. */
  isEnd?: boolean;
}

/** The title; the arrow beside it once the list is sorted by it. */
export function SortHead({ title, sort, isEnd = false }: SortHeadProps) {
  const isSorted = sort.direction !== 'none';
  const Sign = sort.direction === 'descending' ? SortDown : SortUp;
  return (
    <button
      type="button"
      className={button({ isSorted, isEnd })}
      title={sort.label}
      onClick={sort.onSort}
    >
      <span className={style({ truncate: true })}>{title}</span>
      <span className={sign({ isSorted })} aria-hidden="true">
        <Sign styles={iconStyle({ size: 'S' })} />
      </span>
    </button>
  );
}
