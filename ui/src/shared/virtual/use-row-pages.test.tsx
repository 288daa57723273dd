import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { apiError } from '../../backend/memory/memory';
import { pagesToAsk, useRowPages } from './use-row-pages';

const rows = (from: number, limit: number) =>
  Promise.resolve(Array.from({ length: limit }, (_, index) => from + index));

describe('pages to ask for', () => {
  it('cover the rows in view and nothing else', () => {
    expect(pagesToAsk(90, 110, 1000, () => undefined)).toEqual([0, 1]);
    expect(pagesToAsk(90, 110, 1000, (page) => (page === 0 ? 100 : undefined))).toEqual([1]);
    expect(pagesToAsk(0, 50, 0, () => undefined)).toEqual([]);
  });

  it('include a page that was the end of a list that has grown', () => {
    expect(pagesToAsk(0, 60, 60, () => 40)).toEqual([0]);
    expect(pagesToAsk(0, 60, 60, () => 60)).toEqual([]);
  });
});

describe('row pages', () => {
  it('bring the rows in view', async () => {
    const { result } = renderHook(() => useRowPages(rows, 1000));
    expect(result.current.at(250)).toBeUndefined();
    act(() => result.current.want(250, 260));
    await waitFor(() => expect(result.current.at(250)).toBe(250));
    expect(result.current.at(900)).toBeUndefined();
  });

  it('tell why rows did not come, and try again', async () => {
    const load = vi.fn((from: number, limit: number) =>
      load.mock.calls.length === 1 ? Promise.reject(apiError('timeout')) : rows(from, limit),
    );
    const { result } = renderHook(() => useRowPages(load, 10));
    act(() => result.current.want(0, 10));
    await waitFor(() => expect(result.current.error?.code).toBe('timeout'));
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.error).toBeNull());
  });
});
