// Keeps what is shown as it is for a while.

import { useEffect, useState } from 'react';

/** The value, or while it is held the last one from before. */
export function useHeld<T>(value: T, isHeld: boolean): T {
  const [before, setBefore] = useState(value);
  useEffect(() => {
    if (!isHeld) setBefore(value);
  }, [value, isHeld]);
  return isHeld ? before : value;
}
