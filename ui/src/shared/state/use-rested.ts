// A value that changes with every key, once nobody types any more.

import { useEffect, useState } from 'react';

/** The last value that stayed for so many milliseconds; the value itself where nothing is to wait. */
export function useRested<T>(value: T, rest: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), rest);
    return () => clearTimeout(timer);
  }, [value, rest]);
  return rest === 0 ? value : rested;
}
