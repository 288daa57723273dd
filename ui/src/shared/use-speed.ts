// How fast requests to a connection follow each other: choosing it, from wherever the user is.

import { useState } from 'react';
import type { ApiError, ConnectionSummary, Speed } from '../backend/bindings';
import { asApiError } from '../backend/errors';
import { useBackend } from './backend-context';

/** From the kindest to the quickest. */
export const SPEEDS: Speed[] = ['gentle', 'normal', 'fast'];

/** The speed that is shown, and the way to another. */
export interface SpeedChoice {
  /** What was chosen last, also while it is being saved. */
  speed: Speed;
  error: ApiError | null;
  /** The speed that was saved last by this place; `null` before. */
  saved: Speed | null;
  choose(speed: Speed): void;
}

/** Saves a choice at once: it holds for the connection, also in the middle of a change. */
export function useSpeed(
  connection: ConnectionSummary,
  onChanged: (connection: ConnectionSummary) => void,
): SpeedChoice {
  const backend = useBackend();
  // Shown until the connection itself says it.
  const [wanted, setWanted] = useState<Speed | null>(null);
  const [saved, setSaved] = useState<Speed | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  async function choose(speed: Speed) {
    setWanted(speed);
    setSaved(null);
    setError(null);
    try {
      const { id: connectionId, stage } = connection;
      onChanged(await backend.updateConnection({ connectionId, name: '', stage, speed }));
      setSaved(speed);
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setWanted((current) => (current === speed ? null : current));
    }
  }

  return { speed: wanted ?? connection.speed, error, saved, choose };
}
