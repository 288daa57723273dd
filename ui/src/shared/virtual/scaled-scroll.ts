// Scrolling through more rows than an element can be high.
//
// WebKitGTK cuts elements off at 33,554,428 px. The spacer that gives the scroll bar its length is
// therefore never higher than `MAX_SPACER`; beyond that, the position in the list and the scroll
// position of the element differ by a ratio. Small movements still move the list pixel by pixel,
// large ones (dragging the bar) are scaled.

/** The highest spacer, in px; well below what any of the three web views cuts off. */
export const MAX_SPACER = 15_000_000;

/** The scroll bar of a list. All lengths are in px. */
export interface Track {
  /** Height of all rows together. */
  total: number;
  /** Height of the visible part. */
  view: number;
  /** Height of the spacer element. */
  spacer: number;
  /** Pixels of list per pixel of scroll bar; 1 while the list fits. */
  ratio: number;
  /** Height of what scrolls away above the list. */
  lead: number;
}

/** Where a list stands. */
export interface Place {
  /** Pixels of list above the visible part; fewer than none while the lead is in view. */
  position: number;
  /** What the element says, counted from the top of the list. */
  scrollTop: number;
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Lays out the scroll bar of a list. */
export function trackOf(total: number, view: number, lead = 0): Track {
  const spacer = Math.min(total, MAX_SPACER);
  const scaled = spacer < total && spacer > view;
  return { total, view, spacer, ratio: scaled ? (total - view) / (spacer - view) : 1, lead };
}

/** The furthest position of a list. */
export function lastPosition(track: Track): number {
  return Math.max(-track.lead, track.total - track.view);
}

/** The scroll position that stands for a position in the list. */
export function scrollTopFor(track: Track, position: number): number {
  const inside = clamp(position, -track.lead, lastPosition(track));
  return Math.round(inside < 0 ? inside : inside / track.ratio);
}

/** Where the list stands after the element scrolled to `scrollTop`. */
export function moved(track: Track, before: Place, scrollTop: number): Place {
  const lastTop = Math.max(0, track.spacer - track.view);
  if (track.ratio === 1 || scrollTop <= 0) {
    return { position: clamp(scrollTop, -track.lead, lastPosition(track)), scrollTop };
  }
  if (scrollTop >= lastTop) return { position: lastPosition(track), scrollTop };
  const step = scrollTop - before.scrollTop;
  const position = Math.abs(step) <= track.view ? before.position + step : scrollTop * track.ratio;
  return { position: clamp(position, 0, lastPosition(track)), scrollTop };
}

/** Rows to draw: the visible ones and a few around them. `last` is one past the end. */
export function visibleRows(
  track: Track,
  position: number,
  rowHeight: number,
  count: number,
  overscan: number,
): { first: number; last: number } {
  // Where the lead is in view, it may become lower without a scroll.
  const top = Math.max(0, position);
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
  const last = Math.min(count, Math.ceil((top + track.view) / rowHeight) + overscan);
  return { first: Math.min(first, last), last };
}

/** The position that brings a row into view with the least movement. */
export function positionShowing(
  track: Track,
  position: number,
  row: number,
  rowHeight: number,
): number {
  const top = row * rowHeight;
  if (top < position) return top;
  if (top + rowHeight > position + track.view) {
    return clamp(top + rowHeight - track.view, -track.lead, lastPosition(track));
  }
  return position;
}
