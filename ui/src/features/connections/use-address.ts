// What an address is, asked while it is being typed.

import { useEffect, useRef, useState } from 'react';
import type { AddressFacts, ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';

/** How long the typing has to rest before the address is looked at, in milliseconds. */
const REST = 300;

/** What is known about the address in the field. */
export interface LookedAt {
  /** `null` while nothing is known. */
  facts: AddressFacts | null;
  /** Why it cannot be used. */
  error: ApiError | null;
  /** Whether it is being looked at, or will be in a moment. */
  isLooking: boolean;
}

const NOTHING: LookedAt = { facts: null, error: null, isLooking: false };

/** Looks at an address a moment after it changed, and at once when it was there from the start. */
export function useAddress(address: string, isLocalAem: boolean): LookedAt {
  const backend = useBackend();
  const [looked, setLooked] = useState(NOTHING);
  const isFirst = useRef(true);

  useEffect(() => {
    const wait = isFirst.current ? 0 : REST;
    isFirst.current = false;
    const isLooking = address.trim() !== '';
    setLooked({ ...NOTHING, isLooking });
    if (!isLooking) return;
    let wanted = true;
    const timer = setTimeout(() => {
      backend.inspectAddress({ address: address.trim(), isLocalAem }).then(
        (facts) => wanted && setLooked({ ...NOTHING, facts }),
        (thrown) => wanted && setLooked({ ...NOTHING, error: asApiError(thrown) }),
      );
    }, wait);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [backend, address, isLocalAem]);

  return looked;
}
