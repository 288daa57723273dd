// What the fields hold now across the selection.

import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldSummary, Selection } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';
import { useHeld } from '../../shared/state/use-held';

/** One field of the summary, with how many assets it is about. */
export interface Summary {
  field: FieldSummary;
  read: number;
  of: number;
}

/** A summary, or why there is none yet. */
export type SummaryState = 'loading' | 'failed' | Summary;

/**
 * Reads every field once; those that are added together are read together. While `isHeld`,
 * nothing changes in what is shown.
 */
export function useSummaries(
  connectionId: string,
  selection: Selection,
  properties: string[],
  isHeld: boolean,
) {
  const backend = useBackend();
  const queries = useQueryClient();
  const [groups, setGroups] = useState<string[][]>([]);
  const added = properties.filter((property) => !groups.flat().includes(property));
  if (added.length > 0) setGroups([...groups, added]);
  const last = useQueries({
    queries: groups.map((group) =>
      ask(backend, 'summariseValues', { connectionId, selection, properties: group }),
    ),
    combine: (answers) =>
      Object.fromEntries(
        answers.flatMap(({ data, isError }, group) =>
          (groups[group] ?? []).map((property, at): [string, SummaryState] => {
            if (isError) return [property, 'failed'];
            if (data === undefined) return [property, 'loading'];
            const field = data.fields[at];
            return [property, field ? { field, read: data.read, of: data.of } : 'failed'];
          }),
        ),
      ),
  });
  const states = useHeld(last, isHeld);
  return {
    of: (property: string) => states[property] ?? 'loading',
    /** Asks again for what could not be read. */
    again: () =>
      void queries.refetchQueries({
        queryKey: [connectionId, 'summariseValues', { selection }],
        predicate: ({ state }) => state.status === 'error',
      }),
  };
}
