import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { PlanRow, PlanRowsPage, PlanState, PlanView } from '../../../backend/bindings';
import { memoryBackend } from '../../../backend/memory/memory';
import { BackendProvider } from '../../../shared/state/backend-context';
import { WHOLE_PLAN } from './plan-view';
import { usePlanRows } from './use-plan-rows';

const PROBLEMS: PlanView = { ...WHOLE_PLAN, show: 'problems', sort: 'problem' };
const plan = {
  complete: true,
  counts: { willChange: 3, alreadyRight: 0, cannot: 1, leftOut: 0, noted: 0 },
} as PlanState;
const rowCalled = (title: string) => ({ title }) as PlanRow;

it('are asked for again where an answer in order overtook those that are shown', async () => {
  const backend = memoryBackend({ pace: 0 });
  const answers: ((page: PlanRowsPage) => void)[] = [];
  vi.spyOn(backend, 'planRows').mockImplementation(
    () => new Promise((resolve) => answers.push(resolve)),
  );
  const { result } = renderHook(() => usePlanRows('p1', plan, PROBLEMS, 0), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <BackendProvider value={backend}>{children}</BackendProvider>
    ),
  });
  act(() => result.current.want(0, 1));
  await waitFor(() => expect(answers).toHaveLength(1));
  act(() => result.current.refresh());
  await waitFor(() => expect(answers).toHaveLength(2));
  const inOrder = { count: 1, isPreparing: false, rows: [rowCalled('the problem')] };
  await act(async () =>
    answers[1]?.({ count: 4, isPreparing: true, rows: [rowCalled('the first of all')] }),
  );
  await act(async () => answers[0]?.(inOrder));
  expect(result.current.isInOrder).toBe(false);
  await waitFor(() => expect(answers).toHaveLength(3));
  await act(async () => answers[2]?.(inOrder));
  await waitFor(() => expect(result.current.at(0)).toEqual(rowCalled('the problem')));
  expect(result.current.isInOrder).toBe(true);
});

it('are asked for again where a late answer is of a view that is left', async () => {
  const backend = memoryBackend({ pace: 0 });
  const answers: ((page: PlanRowsPage) => void)[] = [];
  vi.spyOn(backend, 'planRows').mockImplementation(
    () => new Promise((resolve) => answers.push(resolve)),
  );
  const [first, second] = ['1', '10'].map((text) => ({ ...WHOLE_PLAN, text }) as PlanView);
  const { result, rerender } = renderHook(
    ({ view }) => usePlanRows('p1', plan, view as PlanView, 0),
    {
      initialProps: { view: first },
      wrapper: ({ children }: { children: ReactNode }) => (
        <BackendProvider value={backend}>{children}</BackendProvider>
      ),
    },
  );
  act(() => result.current.want(0, 1));
  await waitFor(() => expect(answers).toHaveLength(1));
  rerender({ view: second });
  act(() => result.current.want(0, 1));
  await waitFor(() => expect(answers).toHaveLength(2));
  const unordered = { count: 4, isPreparing: true, rows: [rowCalled('the first of all')] };
  await act(async () => answers[1]?.(unordered));
  await act(async () => answers[0]?.(unordered));
  await waitFor(() => expect(answers).toHaveLength(3));
  await act(async () =>
    answers[2]?.({ count: 1, isPreparing: false, rows: [rowCalled('the tenth')] }),
  );
  await waitFor(() => expect(result.current.at(0)).toEqual(rowCalled('the tenth')));
  expect(result.current.count).toBe(1);
});
