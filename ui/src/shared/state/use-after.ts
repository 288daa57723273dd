// What can follow a job that ended, and how it went.

import { useState } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import type { FollowUpKind } from './follow-up';

/** Something that followed, or that failed to. */
export type AfterState =
  | { state: 'idle' }
  | { state: 'preparing'; kind: FollowUpKind }
  | { state: 'failed'; what: FollowUpKind | 'report'; error: ApiError }
  | { state: 'saved' };

/** `onFollowUp` makes the plan and leads to its check. */
export function useAfter(onFollowUp: (kind: FollowUpKind) => Promise<void>) {
  const [now, setNow] = useState<AfterState>({ state: 'idle' });
  return {
    now,
    async follow(kind: FollowUpKind) {
      setNow({ state: 'preparing', kind });
      try {
        await onFollowUp(kind);
        setNow({ state: 'idle' });
      } catch (thrown) {
        setNow({ state: 'failed', what: kind, error: asApiError(thrown) });
      }
    },
    saved: () => setNow({ state: 'saved' }),
    saveFailed: (error: ApiError) => setNow({ state: 'failed', what: 'report', error }),
  };
}

/** See [`useAfter`]. */
export type After = ReturnType<typeof useAfter>;
