import { useQuery, useQueryClient } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersistedQuery, Recipe } from '../../backend/bindings';
import { apiError, connection, memoryBackend } from '../../backend/memory/memory';
import { SpeechProvider } from '../../i18n/language';
import { BackendProvider, useBackend } from '../../shared/state/backend-context';
import { ask, keepBelow, put } from '../../shared/state/queries';
import { useLoad } from '../../shared/state/use-load';
import { useConnections } from './use-connections';

const HERE = connection({ id: 'c1' });
const THERE = connection({ id: 'c2' });

let backend: ReturnType<typeof memoryBackend>;
beforeEach(() => {
  backend = memoryBackend({ connections: [HERE, THERE], pace: 0 });
});

function hook<P, R>(use: (props: P) => R, initialProps: P) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <BackendProvider value={backend}>
      <SpeechProvider language="english">{children}</SpeechProvider>
    </BackendProvider>
  );
  return renderHook(use, { wrapper, initialProps });
}

const query = (name: string): PersistedQuery => ({
  configuration: 'global',
  name,
  query: '',
  variables: [],
});

/** A call that answers when it is told to: for each connection a list of its own. */
function answersLate() {
  const tell = new Map<string, (found: PersistedQuery[]) => void>();
  const read = vi
    .spyOn(backend, 'listPersisted')
    .mockImplementation(
      ({ connectionId }) => new Promise((resolve) => tell.set(connectionId, resolve)),
    );
  return {
    read,
    tell: (id: string, found: PersistedQuery[]) => act(async () => tell.get(id)?.(found)),
  };
}

describe('an answer', () => {
  it('of an earlier connection never shows under the new one, however late it comes', async () => {
    const { tell } = answersLate();
    const { result, rerender } = hook(
      ({ id }) => useLoad('listPersisted', { connectionId: id })[0],
      { id: 'c1' },
    );
    rerender({ id: 'c2' });
    await tell('c2', [query('theirs')]);
    expect(result.current).toEqual({ state: 'ready', value: [query('theirs')] });
    await tell('c1', [query('ours')]);
    expect(result.current).toEqual({ state: 'ready', value: [query('theirs')] });
  });

  it('stays to be seen while the next one is awaited, but not under another connection', async () => {
    const { tell } = answersLate();
    const { result, rerender } = hook(
      ({ id, turn }) => {
        const persisted = ask(useBackend(), 'listPersisted', { connectionId: id });
        return useQuery({
          ...persisted,
          queryKey: [...persisted.queryKey, turn],
          placeholderData: keepBelow(persisted.queryKey),
        }).data;
      },
      { id: 'c1', turn: 1 },
    );
    await tell('c1', [query('ours')]);
    rerender({ id: 'c1', turn: 2 });
    expect(result.current).toEqual([query('ours')]);
    rerender({ id: 'c2', turn: 2 });
    expect(result.current).toBeUndefined();
  });

  it('that could not be had can be asked for again', async () => {
    vi.spyOn(backend, 'listPersisted')
      .mockRejectedValueOnce(apiError('timeout'))
      .mockResolvedValueOnce([query('ours')]);
    const { result } = hook(() => useLoad('listPersisted', { connectionId: 'c1' }), {});
    await waitFor(() =>
      expect(result.current[0]).toEqual({ state: 'failed', error: apiError('timeout') }),
    );
    act(() => result.current[1]());
    expect(result.current[0]).toEqual({ state: 'loading' });
    await waitFor(() =>
      expect(result.current[0]).toEqual({ state: 'ready', value: [query('ours')] }),
    );
  });

  it('that is under way does not undo what was changed since it was asked for', async () => {
    const recipe = (id: string) => ({ id }) as Recipe;
    let late = (_: Recipe[]) => {};
    vi.spyOn(backend, 'listRecipes')
      .mockResolvedValueOnce([recipe('a'), recipe('b')])
      .mockReturnValueOnce(
        new Promise((resolve) => {
          late = resolve;
        }),
      );
    const { result } = hook(() => {
      const recipes = ask(useBackend(), 'listRecipes');
      const { data, refetch } = useQuery(recipes);
      return { queries: useQueryClient(), recipes, data, refetch };
    }, {});
    await waitFor(() => expect(result.current.data).toHaveLength(2));
    act(() => {
      void result.current.refetch();
    });
    const { queries, recipes } = result.current;
    act(() => put(queries, recipes, (known) => known.filter(({ id }) => id !== 'a')));
    await act(async () => late([recipe('a'), recipe('b')]));
    expect(result.current.data).toEqual([recipe('b')]);
  });
});

describe('a connection that got another key', () => {
  it('is asked anew for what was read with the one before, and no other is', async () => {
    const read = vi.spyOn(backend, 'listPersisted').mockResolvedValue([query('ours')]);
    const { result } = hook(
      () => ({
        connections: useConnections(),
        here: useLoad('listPersisted', { connectionId: 'c1' })[0],
        there: useLoad('listPersisted', { connectionId: 'c2' })[0],
      }),
      {},
    );
    await waitFor(() => expect(result.current.there.state).toBe('ready'));
    await waitFor(() => expect(result.current.connections.all).toHaveLength(2));
    read.mockClear();
    read.mockResolvedValue([query('with the new key')]);
    act(() => result.current.connections.renewed({ ...HERE, name: 'Renewed' }));
    await waitFor(() =>
      expect(result.current.here).toEqual({ state: 'ready', value: [query('with the new key')] }),
    );
    expect(read.mock.calls).toEqual([[{ connectionId: 'c1' }]]);
    expect(result.current.connections.all?.map(({ name }) => name)).toContain('Renewed');
  });

  it('is there although the connections were still being read', async () => {
    let late = (_: (typeof HERE)[]) => {};
    vi.spyOn(backend, 'listConnections')
      .mockReturnValueOnce(
        new Promise((resolve) => {
          late = resolve;
        }),
      )
      .mockResolvedValueOnce([HERE, THERE]);
    const { result } = hook(() => useConnections(), {});
    act(() => result.current.renewed(THERE));
    await act(async () => late([HERE]));
    await waitFor(() => expect(result.current.all).toEqual([HERE, THERE]));
  });
});
