import { describe, expect, it } from 'vitest';
import {
  lastPosition,
  MAX_SPACER,
  moved,
  type Place,
  positionShowing,
  scrollTopFor,
  trackOf,
  visibleRows,
} from './scaled-scroll';

const ROW = 56;
const VIEW = 600;
const MILLION = trackOf(1_000_000 * ROW, VIEW);

describe('a list that fits', () => {
  const track = trackOf(1000 * ROW, VIEW);

  it('is as high as its rows and scrolls pixel by pixel', () => {
    expect(track.spacer).toBe(56_000);
    expect(track.ratio).toBe(1);
    expect(moved(track, { position: 0, scrollTop: 0 }, 1234)).toEqual({
      position: 1234,
      scrollTop: 1234,
    });
  });

  it('does not go beyond its end', () => {
    expect(moved(track, { position: 0, scrollTop: 0 }, 99_999).position).toBe(56_000 - VIEW);
  });
});

describe('a million rows', () => {
  it('never make an element that a web view cuts off', () => {
    expect(MILLION.spacer).toBe(MAX_SPACER);
    expect(trackOf(50_000_000 * ROW, VIEW).spacer).toBe(MAX_SPACER);
    expect(MAX_SPACER).toBeLessThan(33_554_428);
  });

  it('reach the last row at the end of the scroll bar and the first at its start', () => {
    const end = moved(MILLION, { position: 0, scrollTop: 0 }, MAX_SPACER - VIEW);
    expect(end.position).toBe(lastPosition(MILLION));
    expect(visibleRows(MILLION, end.position, ROW, 1_000_000, 0).last).toBe(1_000_000);
    expect(moved(MILLION, end, 0).position).toBe(0);
  });

  it('move by pixels for small steps and by share for large ones', () => {
    const middle: Place = { position: 28_000_000, scrollTop: scrollTopFor(MILLION, 28_000_000) };
    expect(moved(MILLION, middle, middle.scrollTop + 100).position).toBe(28_000_100);
    const dragged = moved(MILLION, middle, 3_750_000);
    expect(dragged.position / lastPosition(MILLION)).toBeCloseTo(0.25, 3);
  });

  it('can reach every row: a place and its scroll position agree within a pixel of the bar', () => {
    for (const row of [0, 1, 499_999, 500_000, 999_988]) {
      const position = row * ROW;
      const back = scrollTopFor(MILLION, position) * MILLION.ratio;
      expect(Math.abs(back - position)).toBeLessThanOrEqual(MILLION.ratio);
    }
  });
});

describe('a list below the head of its page', () => {
  const short = trackOf(1000 * ROW, VIEW, 400);
  const long = trackOf(1_000_000 * ROW, VIEW, 400);

  it('stands above its top until the head has scrolled away', () => {
    for (const track of [short, long]) {
      const before = { position: -400, scrollTop: -400 };
      expect(moved(track, before, -150).position).toBe(-150);
      expect(moved(track, before, -500).position).toBe(-400);
      expect(scrollTopFor(track, -150)).toBe(-150);
    }
    expect(moved(long, { position: -10, scrollTop: -10 }, 90).position).toBe(90);
  });

  it('has the rows of a whole view ready, because the head may become lower', () => {
    expect(visibleRows(short, -400, ROW, 1000, 6)).toEqual({ first: 0, last: 17 });
  });

  it('shows a row without scrolling the head away for it', () => {
    expect(positionShowing(short, -400, 3, ROW)).toBe(4 * ROW - VIEW);
    expect(positionShowing(short, -400, 2, ROW)).toBe(-400);
  });

  it('may end before the page does', () => {
    const few = trackOf(3 * ROW, VIEW, 1000);
    expect(lastPosition(few)).toBe(3 * ROW - VIEW);
    expect(lastPosition(trackOf(3 * ROW, VIEW, 100))).toBe(-100);
  });
});

describe('rows in view', () => {
  it('are the visible ones and a few around them', () => {
    expect(visibleRows(MILLION, 0, ROW, 1_000_000, 6)).toEqual({ first: 0, last: 17 });
    expect(visibleRows(MILLION, 5600, ROW, 1_000_000, 6)).toEqual({ first: 94, last: 117 });
  });

  it('are none in an empty list', () => {
    expect(visibleRows(trackOf(0, VIEW), 0, ROW, 0, 6)).toEqual({ first: 0, last: 0 });
  });

  it('are shown with the least movement', () => {
    const track = trackOf(1000 * ROW, VIEW);
    expect(positionShowing(track, 560, 12, ROW)).toBe(560);
    expect(positionShowing(track, 560, 3, ROW)).toBe(168);
    expect(positionShowing(track, 0, 20, ROW)).toBe(21 * ROW - VIEW);
  });
});
