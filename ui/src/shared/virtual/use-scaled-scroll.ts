// Ties a scrolling element to the place of a long list.
//
// Ours, because neither library below shows the last of a million rows by itself. Measured in
// WebKitGTK 2.50.6 with rows of 48 px on two busy processors; medians of five runs, React Aria's
// of one. Differences of a few ms in a frame are chance:
//
//                                      rows shown    frame while     memory    last row
//                                      after         scrolling                 shown after
//   this one                           236 ms        59 ms           272 MB    16 ms
//   @tanstack/react-virtual 3.14.26    295 ms        55 ms           299 MB    never: 699,050 is
//   the same on our scaled position    288 ms        57 ms           300 MB    16 ms
//   React Aria Components 1.21.1,
//     Virtualizer of a GridList        59 s          200 not done    4.5 GB    not tried
//                                                    in 200 s
//     Virtualizer of a Table           not in 170 s                  15 GB     not tried
//
// On our scaled position react-virtual is no faster, and its `scrollToIndex` ends at row 312,500.

import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import {
  moved,
  type Place,
  positionShowing,
  scrollTopFor,
  trackOf,
  visibleRows,
} from './scaled-scroll';

/** Height that is assumed until the element was measured. */
const ASSUMED_VIEW = 600;
/** No screen shows more; a layout that lets the element grow must not draw every row. */
const HIGHEST_VIEW = 4000;
/** Rest after which the scroll bar is brought in line with the list, in milliseconds. */
const SETTLE_AFTER = 150;

interface ScaledScrollOptions {
  count: number;
  /** In px. */
  rowHeight: number;
  /** Height of a sticky head inside the element, in px. */
  headHeight?: number;
  /** Rows drawn above and below the visible ones. */
  overscan?: number;
}

/** What a list needs to draw itself. */
export interface ScaledScroll {
  ref: RefObject<HTMLDivElement | null>;
  onScroll(): void;
  /** Height of the spacer, in px. */
  spacer: number;
  first: number;
  /** One past the last row to draw. */
  last: number;
  /** Rows that fit into the visible part. */
  pageSize: number;
  /** Distance of a row from the top of the spacer, in px. */
  topOf(row: number): number;
  show(row: number): void;
  toTop(): void;
}

/** Draws only the rows in view, however many there are. */
export function useScaledScroll({
  count,
  rowHeight,
  headHeight = 0,
  overscan = 6,
}: ScaledScrollOptions): ScaledScroll {
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(ASSUMED_VIEW);
  const [place, setPlace] = useState<Place>({ position: 0, scrollTop: 0 });
  const current = useRef(place);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const track = useMemo(() => trackOf(count * rowHeight, view), [count, rowHeight, view]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      if (element.clientHeight > 0) {
        const seen = Math.min(element.clientHeight, HIGHEST_VIEW) - headHeight;
        setView(Math.max(rowHeight, seen));
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [headHeight, rowHeight]);

  const put = useCallback((next: Place) => {
    current.current = next;
    setPlace(next);
  }, []);

  const settle = useCallback(() => {
    const element = ref.current;
    if (!element || track.ratio === 1) return;
    const scrollTop = scrollTopFor(track, current.current.position);
    if (scrollTop !== current.current.scrollTop) {
      put({ position: current.current.position, scrollTop });
      element.scrollTop = scrollTop;
    }
  }, [put, track]);

  const onScroll = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const scrollTop = element.scrollTop;
    // The element reports our own settling too; the list stands where it should already.
    if (scrollTop === current.current.scrollTop) return;
    // Drawn before the frame is painted: later, a pull at the bar would show a place without rows.
    flushSync(() => put(moved(track, current.current, scrollTop)));
    clearTimeout(settling.current);
    settling.current = setTimeout(settle, SETTLE_AFTER);
  }, [put, settle, track]);

  useEffect(() => () => clearTimeout(settling.current), []);

  const goTo = useCallback(
    (position: number) => {
      const scrollTop = scrollTopFor(track, position);
      put({ position, scrollTop });
      if (ref.current) ref.current.scrollTop = scrollTop;
    },
    [put, track],
  );

  // A list that became shorter must not stand beyond its end.
  useEffect(() => {
    const furthest = Math.max(0, track.total - track.view);
    if (current.current.position > furthest) goTo(furthest);
  }, [goTo, track]);

  const show = useCallback(
    (row: number) => {
      const position = positionShowing(track, current.current.position, row, rowHeight);
      if (position !== current.current.position) goTo(position);
    },
    [goTo, rowHeight, track],
  );

  const { first, last } = visibleRows(track, place.position, rowHeight, count, overscan);
  return {
    ref,
    onScroll,
    spacer: track.spacer,
    first,
    last,
    pageSize: Math.max(1, Math.floor(track.view / rowHeight)),
    topOf: (row) =>
      track.ratio === 1 ? row * rowHeight : place.scrollTop + row * rowHeight - place.position,
    show,
    toTop: useCallback(() => goTo(0), [goTo]),
  };
}
