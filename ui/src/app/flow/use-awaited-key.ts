// The key a paused job waits for.

import { useEffect, useState } from 'react';
import type { JobSnapshot } from '../../backend/bindings';
import { waitsForKey } from '../../features/run/remedy';
import type { Route } from '../pages/route';

/**
 * The connection the job waits for a key of; `null` when it waits for none. It stays while a key is
 * looked at: the job goes on as soon as the key is there, and the way back to it must not vanish
 * under the finger.
 */
export function useAwaitedKey(route: Route, job: JobSnapshot | null): string | null {
  const [connectionId, setConnectionId] = useState<string | null>(null);
  useEffect(() => {
    if (route === 'key') return;
    setConnectionId(job && waitsForKey(job) ? job.connectionId : null);
  }, [route, job]);
  return connectionId;
}
