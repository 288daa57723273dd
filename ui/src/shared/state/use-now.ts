// The present, for texts that count down.

import { useEffect, useState } from 'react';

/** How often a countdown in minutes is written anew, in milliseconds. */
const PERIOD = 20_000;

/** The present time, a little later from time to time. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), PERIOD);
    return () => clearInterval(timer);
  }, []);
  return now;
}
