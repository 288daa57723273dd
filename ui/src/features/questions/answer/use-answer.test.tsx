import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { Asked } from '../../../backend/bindings';
import { apiError, connection, memoryBackend } from '../../../backend/memory/memory';
import { BackendProvider } from '../../../shared/state/backend-context';
import { useAnswer } from './use-answer';

const ASKED: Asked = { kind: 'persisted', configuration: 'a', name: 'b', variables: [] };

it('does not tell of an answer that was forgotten that it could not be stopped', async () => {
  const backend = memoryBackend({ connections: [connection()], pace: 0 });
  let refuse = (_: unknown) => {};
  vi.spyOn(backend, 'stopAnswer').mockReturnValue(
    new Promise((_, reject) => {
      refuse = reject;
    }),
  );
  vi.spyOn(backend, 'ask').mockResolvedValue('answer-1');
  vi.spyOn(backend, 'watchAnswer').mockImplementation(({ answerId }, watcher) => {
    const state = { answerId, complete: false, error: null } as Parameters<
      typeof watcher.onEvent
    >[0];
    watcher.onEvent(state);
    return () => {};
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <BackendProvider value={backend}>{children}</BackendProvider>
  );
  const { result } = renderHook(() => useAnswer('c1'), { wrapper });
  await act(() => result.current.ask(ASKED));
  await waitFor(() => expect(result.current.answer?.state).not.toBeNull());
  let stopping: Promise<void> | undefined;
  act(() => {
    stopping = result.current.stop();
  });
  await act(() => result.current.ask(ASKED));
  refuse(apiError('timeout'));
  await act(async () => stopping);
  expect(result.current.stopError).toBeNull();
});
