// What is wrong in the practice environment at the moment, and making more of it.

import { useEffect, useState } from 'react';
import type { ApiError, ChangePractice, PracticeTrouble } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';

/** How often the counts are read anew, in milliseconds. */
const PERIOD = 1000;

/** See [`useTrouble`]. */
export interface Trouble {
  /** `null` until it was read. */
  now: PracticeTrouble | null;
  /** Why it cannot be read: mostly that the practice environment was not started. */
  error: ApiError | null;
  /** Changes something; throws what the practice environment says to it. */
  change(request: ChangePractice): Promise<void>;
}

/** Reads it again and again while the page is shown: trouble is met by jobs, not by this page. */
export function useTrouble(): Trouble {
  const backend = useBackend();
  const [now, setNow] = useState<PracticeTrouble | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  useEffect(() => {
    let wanted = true;
    const read = () =>
      backend.practiceTrouble().then(
        (trouble) => {
          if (!wanted) return;
          setNow(trouble);
          setError(null);
        },
        (thrown) => wanted && setError(asApiError(thrown)),
      );
    void read();
    const timer = setInterval(read, PERIOD);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [backend]);

  return {
    now,
    error,
    change: async (request) => setNow(await backend.changePractice(request)),
  };
}
