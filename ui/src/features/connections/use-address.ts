// What an address is, asked while it is being typed.

import { useQuery } from '@tanstack/react-query';
import type { AddressFacts, ApiError } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';
import { useRested } from '../../shared/state/use-rested';

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

/** Looks at an address a moment after it changed, and at once when it was there from the start. */
export function useAddress(address: string, isLocalAem: boolean): LookedAt {
  const typed = address.trim();
  const rested = useRested(typed, REST);
  const isAsked = typed !== '' && typed === rested;
  const { data, error, isFetching } = useQuery({
    ...ask(useBackend(), 'inspectAddress', { address: rested, isLocalAem }),
    enabled: isAsked,
  });
  const isLooking = isFetching || (typed !== '' && !isAsked);
  const isKnown = isAsked && !isLooking;
  return { facts: (isKnown && data) || null, error: isKnown ? error : null, isLooking };
}
