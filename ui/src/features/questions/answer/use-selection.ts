// The rows of an answer as assets to change.

import { useEffect, useRef, useState } from 'react';
import type { ApiError, ListingState } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useBackend } from '../../../shared/state/backend-context';

/** Assets that were found for the rows. */
export interface FoundRows {
  listingId: string;
  count: number;
  /** Closes the listing; to be called by whoever took it, once nothing needs it any more. */
  release: () => void;
}

/** How far it is. `some`: not all were found, so somebody decides. */
export type Using =
  | { step: 'no' }
  | { step: 'finding' }
  | { step: 'some'; found: FoundRows; missing: number }
  | { step: 'failed'; error: ApiError };

/**
 * Looks the rows of an answer up; hands them on at once where all are there. Another answer, or none
 * any more, ends that: what was found for the one before is not what is shown now.
 */
export function useSelection(answerId: string | null, onFound: (found: FoundRows) => void) {
  const backend = useBackend();
  const [using, setUsing] = useState<Using>({ step: 'no' });
  const open = useRef<{ unwatch: () => void; close: () => void } | null>(null);
  const turn = useRef(0);

  function forget() {
    turn.current += 1;
    open.current?.unwatch();
    open.current?.close();
    open.current = null;
  }
  function stop() {
    forget();
    setUsing({ step: 'no' });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the answer goes away.
  useEffect(() => stop, [answerId]);

  function take(found: FoundRows) {
    // From here on the listing belongs to the change.
    open.current?.unwatch();
    open.current = null;
    setUsing({ step: 'no' });
    onFound(found);
  }

  function arrived(state: ListingState, release: () => void) {
    const { listingId, count, notFound, notPathCount, error } = state;
    if (error !== null) return setUsing({ step: 'failed', error });
    if (!state.complete) return;
    const missing = notFound + notPathCount;
    const found = { listingId, count, release };
    if (missing === 0 && count > 0) take(found);
    else setUsing({ step: 'some', found, missing });
  }

  async function find() {
    if (answerId === null) return;
    forget();
    const mine = turn.current;
    setUsing({ step: 'finding' });
    const failed = (thrown: unknown) => {
      if (mine === turn.current) setUsing({ step: 'failed', error: asApiError(thrown) });
    };
    try {
      // biome-ignore lint/correctness/useHookAtTopLevel: a call of the border, no hook.
      const listingId = await backend.useAnswer({ answerId });
      const close = () => void backend.closeListing({ listingId }).catch(() => {});
      if (mine !== turn.current) return close();
      const mineOpen = { unwatch: () => {}, close };
      open.current = mineOpen;
      mineOpen.unwatch = backend.watchListing(
        { listingId },
        {
          onEvent: (state) => {
            if (mine === turn.current && open.current === mineOpen) arrived(state, close);
          },
          onError: failed,
        },
      );
    } catch (thrown) {
      failed(thrown);
    }
  }

  return {
    using,
    find,
    /** Goes on with those that were found. */
    goOn() {
      if (using.step === 'some') take(using.found);
    },
    stop,
  };
}
