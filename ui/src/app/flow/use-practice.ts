// Starting the practice environment.

import { useEffect, useEffectEvent, useState } from 'react';
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';
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
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  async function start(to: Route) {
    setIsStarting(true);
    setError(null);
    try {
      onStarted(await backend.startPractice(), to);
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsStarting(false);
    }
  }

  const startAlone = useEffectEvent(() => start('assets'));
  useEffect(() => {
    if (startsAlone) void startAlone();
  }, [startsAlone]);

  return { isStarting, error, start, forgetError: () => setError(null) };
}
