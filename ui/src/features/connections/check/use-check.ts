// A check of a connection while it runs.

import { useCallback, useEffect, useState } from 'react';
import type { ApiError, CheckState } from '../../../backend/bindings';
import { useBackend } from '../../../shared/state/backend-context';

const BEGINNING: CheckState = { findings: [], running: null, isDone: false };

/** Checks whenever `folder` or the connection changes, and on `again`. */
export function useCheck(connectionId: string, folder: string) {
  const backend = useBackend();
  const [state, setState] = useState<CheckState>(BEGINNING);
  const [error, setError] = useState<ApiError | null>(null);
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn checks again.
  useEffect(() => {
    setState(BEGINNING);
    setError(null);
    return backend.watchCheck({ connectionId, folder }, { onEvent: setState, onError: setError });
  }, [backend, connectionId, folder, turn]);

  return { state, error, again: useCallback(() => setTurn((before) => before + 1), []) };
}
