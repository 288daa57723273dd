// Key files, however they reach the window: dropped anywhere, or chosen.

import { useEffect, useState } from 'react';
import type { ApiError, KeyInspection } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';

/** Listens for drops and opens the file dialog. `onInspected` has to be stable. */
export function useKeyFile(onInspected: (inspection: KeyInspection) => void) {
  const backend = useBackend();
  const [isOver, setIsOver] = useState(false);
  const [isChoosing, setIsChoosing] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [renewing, setRenewing] = useState<string | null>(null);

  useEffect(() => backend.onDragOver(setIsOver), [backend]);
  useEffect(
    () =>
      backend.onKeyInspected((inspection) => {
        setIsOver(false);
        setRenewing(null);
        setError(null);
        onInspected(inspection);
      }),
    [backend, onInspected],
  );

  /** `forConnection` is the connection whose key the file is to renew. */
  async function choose(forConnection: string | null = null) {
    setIsChoosing(true);
    setError(null);
    try {
      const inspection = await backend.pickKeyFile();
      if (inspection) {
        setRenewing(forConnection);
        onInspected(inspection);
      }
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsChoosing(false);
    }
  }

  const forgetError = () => setError(null);

  return { isOver, isChoosing, error, renewing, choose, forgetError };
}
