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
  lastPosition,
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

/** What scrolls a list: the list itself, or the part of the page that it is the end of. */
function scrollerOf(list: HTMLElement): HTMLElement {
  for (let at: HTMLElement | null = list; at !== null; at = at.parentElement) {
    if (/^(auto|scroll)$/.test(getComputedStyle(at).overflowY)) return at;
  }
  return list;
}

/** Height of what scrolls away above a list, in px. */
function leadOf(list: HTMLElement, scroller: HTMLElement): number {
  if (scroller === list) return 0;
  const above = list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return Math.round(above - scroller.clientTop + scroller.scrollTop);
}

/** Draws only the rows in view, however many there are. */
export function useScaledScroll({
  count,
  rowHeight,
  headHeight = 0,
  overscan = 6,
}: ScaledScrollOptions): ScaledScroll {
  const ref = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const [view, setView] = useState(ASSUMED_VIEW);
  const [lead, setLead] = useState(0);
  const [place, setPlace] = useState<Place>({ position: 0, scrollTop: 0 });
  const current = useRef(place);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const track = useMemo(
    () => trackOf(count * rowHeight, view, lead),
    [count, rowHeight, view, lead],
  );

  const put = useCallback((next: Place) => {
    current.current = next;
    setPlace(next);
  }, []);

  const scrollTo = useCallback((scrollTop: number) => {
    const list = ref.current;
    const element = scroller.current;
    if (list && element) element.scrollTop = leadOf(list, element) + scrollTop;
  }, []);

  const settle = useCallback(() => {
    if (track.ratio === 1) return;
    const scrollTop = scrollTopFor(track, current.current.position);
    if (scrollTop !== current.current.scrollTop) {
      put({ position: current.current.position, scrollTop });
      scrollTo(scrollTop);
    }
  }, [put, scrollTo, track]);

  const onMoved = useCallback(() => {
    const list = ref.current;
    const element = scroller.current;
    if (!list || !element) return;
    const above = leadOf(list, element);
    const scrollTop = element.scrollTop - above;
    // The element reports our own settling too; the list stands where it should already.
    if (scrollTop === current.current.scrollTop) return;
    put(moved({ ...track, lead: above }, current.current, scrollTop));
    clearTimeout(settling.current);
    settling.current = setTimeout(settle, SETTLE_AFTER);
  }, [put, settle, track]);
  const heard = useRef(onMoved);
  heard.current = onMoved;

  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    // Drawn before the frame is painted: later, a pull at the bar would show a place without rows.
    const onScroll = () => flushSync(() => heard.current());
    const measure = () => {
      const found = scrollerOf(list);
      if (found !== scroller.current) {
        scroller.current?.removeEventListener('scroll', onScroll);
        found.addEventListener('scroll', onScroll);
        scroller.current = found;
        // What stands above the list moves it as it grows.
        if (found !== list) for (const part of [found, ...found.children]) observer.observe(part);
      }
      if (found.clientHeight > 0) {
        const seen = Math.min(found.clientHeight, HIGHEST_VIEW) - headHeight;
        setView(Math.max(rowHeight, seen));
      }
      setLead(leadOf(list, found));
      heard.current();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    measure();
    return () => {
      observer.disconnect();
      scroller.current?.removeEventListener('scroll', onScroll);
      scroller.current = null;
    };
  }, [headHeight, rowHeight]);

  useEffect(() => () => clearTimeout(settling.current), []);

  const goTo = useCallback(
    (position: number) => {
      const scrollTop = scrollTopFor(track, position);
      put({ position, scrollTop });
      scrollTo(scrollTop);
    },
    [put, scrollTo, track],
  );

  // A list that became shorter must not stand beyond its end.
  useEffect(() => {
    const furthest = lastPosition(track);
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
    spacer: track.spacer,
    first,
    last,
    pageSize: Math.max(1, Math.floor(track.view / rowHeight)),
    topOf: (row) =>
      track.ratio === 1 ? row * rowHeight : place.scrollTop + row * rowHeight - place.position,
    show,
    // What leads to another list stands in the lead, and stays in view.
    toTop: useCallback(() => {
      if (current.current.position > 0) goTo(0);
    }, [goTo]),
  };
}
