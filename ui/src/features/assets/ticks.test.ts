import { describe, expect, it } from 'vitest';
import { folderOf } from './AssetTable';
import {
  ALL_TICKS,
  inverted,
  isTicked,
  NO_TICKS,
  selectionOf,
  tickedCount,
  withExtended,
  withRange,
  withToggled,
} from './ticks';

describe('ticks', () => {
  it('name single rows', () => {
    const ticks = withToggled(withToggled(NO_TICKS, 7), 3);
    expect(tickedCount(ticks, 100)).toBe(2);
    expect(selectionOf(ticks, 'l')).toEqual({ kind: 'rows', listingId: 'l', rows: [3, 7] });
    expect(tickedCount(withToggled(ticks, 7), 100)).toBe(1);
  });

  it('mean nothing when nothing is ticked', () => {
    expect(selectionOf(NO_TICKS, 'l')).toEqual({ kind: 'rows', listingId: 'l', rows: [] });
  });

  it('stay small when everything but a few is ticked', () => {
    const ticks = withToggled(ALL_TICKS, 5);
    expect(tickedCount(ticks, 1_000_000)).toBe(999_999);
    expect(isTicked(ticks, 5)).toBe(false);
    expect(isTicked(ticks, 6)).toBe(true);
    expect(selectionOf(ticks, 'l')).toEqual({ kind: 'all', listingId: 'l', except: [5] });
  });

  it('take ranges in both directions, and give them back', () => {
    const ticks = withRange(NO_TICKS, 9, 4, true);
    expect(tickedCount(ticks, 100)).toBe(6);
    expect(tickedCount(withRange(ticks, 5, 6, false), 100)).toBe(4);
    expect(tickedCount(withRange(ALL_TICKS, 0, 9, false), 100)).toBe(90);
  });

  it('become what was left out when they are inverted, at any size', () => {
    const two = withToggled(withToggled(NO_TICKS, 7), 3);
    const others = inverted(two);
    expect(tickedCount(others, 1_000_000)).toBe(999_998);
    expect(selectionOf(others, 'l')).toEqual({ kind: 'all', listingId: 'l', except: [3, 7] });
    expect(inverted(others)).toEqual(two);
  });

  it('extend from a row to another: ticking, or leaving out where that row was left out', () => {
    const some = withExtended(NO_TICKS, 2, 4);
    expect(selectionOf(some, 'l')).toEqual({ kind: 'rows', listingId: 'l', rows: [2, 3, 4] });
    const without = withExtended(withToggled(ALL_TICKS, 5), 5, 7);
    expect(selectionOf(without, 'l')).toEqual({ kind: 'all', listingId: 'l', except: [5, 6, 7] });
    expect(tickedCount(withExtended(without, 1, 6), 100)).toBe(99);
  });
});

describe('the folder of an asset', () => {
  it('is told from the folder that is open', () => {
    expect(folderOf('/content/dam/a/b/c.jpg', '/content/dam')).toBe('a / b');
    expect(folderOf('/content/dam/a/b/c.jpg', '/content/dam/a')).toBe('b');
    expect(folderOf('/content/dam/a/b/c.jpg', '/content/dam/a/b')).toBe('');
  });
});
