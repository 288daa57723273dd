import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { Folder } from '../../backend/bindings';
import { connection, memoryBackend } from '../../backend/memory/memory';
import { BackendProvider } from '../../shared/state/backend-context';
import { TOP } from '../../shared/words/folders';
import { useLibrary } from './use-library';

const FIRST: Folder = { path: `${TOP}/first`, name: 'first', title: 'First' };
const SECOND: Folder = { path: `${TOP}/second`, name: 'second', title: 'Second' };
const THIRD: Folder = { path: `${TOP}/third`, name: 'third', title: 'Third' };

it('shows no folders of another environment, however late they come', async () => {
  const backend = memoryBackend({ connections: [connection()], pace: 0 });
  let late = (_: Folder[]) => {};
  const read = vi.spyOn(backend, 'listFolders').mockImplementation(({ connectionId }) =>
    connectionId === 'c1'
      ? new Promise((resolve) => {
          late = resolve;
        })
      : Promise.resolve([SECOND, THIRD]),
  );
  const wrapper = ({ children }: { children: ReactNode }) => (
    <BackendProvider value={backend}>{children}</BackendProvider>
  );
  const { result, rerender } = renderHook(({ id }) => useLibrary(id, false), {
    wrapper,
    initialProps: { id: 'c1' },
  });
  rerender({ id: 'c2' });
  const top = () => result.current.branches.get(TOP);
  await waitFor(() => expect(top()).toEqual({ state: 'ready', folders: [SECOND, THIRD] }));
  await act(async () => late([FIRST]));
  expect(top()).toEqual({ state: 'ready', folders: [SECOND, THIRD] });
  expect([...result.current.expanded]).toEqual([TOP]);
  expect(read).toHaveBeenCalledTimes(2);
});
