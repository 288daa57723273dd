// Starting the practice environment.

import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ConnectionSummary } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { call } from '../../shared/state/queries';
import type { Route } from '../pages/route';

interface PracticeSetup {
  /** It is started with the window, once. */
  startsAlone: boolean;
  /** It runs: its connection, and the page that was wanted. */
  onStarted: (practice: ConnectionSummary, to: Route) => void;
}

/** Starts it when asked to, and tells why it did not start. */
export function usePractice({ startsAlone, onStarted }: PracticeSetup) {
  const backend = useBackend();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (_: Route) => call(backend, 'startPractice'),
    onSuccess: onStarted,
  });

  const startAlone = useEffectEvent(() => mutate('assets'));
  useEffect(() => {
    if (startsAlone) startAlone();
  }, [startsAlone]);

  return {
    isStarting: isPending,
    error,
    start: mutate,
    forgetError: () => error !== null && reset(),
  };
}
