// What the user decides about a connection with one choice: saved at once, from wherever they are.

import { useState } from 'react';
import type { ApiError, ConnectionSummary, Speed } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from './backend-context';

/** From the kindest to the quickest. */
export const SPEEDS: Speed[] = ['gentle', 'normal', 'fast'];

type Settings = Pick<ConnectionSummary, 'speed' | 'route'>;

/** What is chosen, and the way to another choice. */
export interface Setting<T> {
  /** What was chosen last, also while it is being saved. */
  value: T;
  error: ApiError | null;
  /** What was saved last by this place; `null` before. */
  saved: T | null;
  choose(value: T): void;
}

/** The speed applies to the connection at once, also in the middle of a change; the route to the next. */
export function useSetting<K extends keyof Settings>(
  name: K,
  connection: ConnectionSummary,
  onChanged: (connection: ConnectionSummary) => void,
): Setting<Settings[K]> {
  const backend = useBackend();
  // Shown until the connection itself says it.
  const [wanted, setWanted] = useState<Settings[K] | null>(null);
  const [saved, setSaved] = useState<Settings[K] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  async function choose(value: Settings[K]) {
    setWanted(value);
    setSaved(null);
    setError(null);
    try {
      const { id: connectionId, stage } = connection;
      const kept = { connectionId, name: '', stage, speed: null, route: null };
      onChanged(await backend.updateConnection({ ...kept, [name]: value }));
      setSaved(value);
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setWanted((current) => (current === value ? null : current));
    }
  }

  return { value: wanted ?? connection[name], error, saved, choose };
}
