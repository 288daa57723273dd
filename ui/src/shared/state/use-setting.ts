// What the user decides about a connection with one choice: saved at once, from wherever they are.

import { useMutation } from '@tanstack/react-query';
import type { ApiError, ConnectionSummary, Speed } from '../../backend/bindings';
import { useBackend } from './backend-context';
import { call } from './queries';

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
  const { id: connectionId, stage } = connection;
  const { mutate, variables, status, error } = useMutation({
    mutationFn: (value: Settings[K]) => {
      const kept = { connectionId, name: '', stage, speed: null, route: null };
      return call(backend, 'updateConnection', { ...kept, [name]: value });
    },
    onSuccess: (changed) => onChanged(changed),
  });
  const chosen = variables ?? null;
  return {
    value: status === 'pending' && chosen !== null ? chosen : connection[name],
    error,
    saved: status === 'success' ? chosen : null,
    choose: mutate,
  };
}
