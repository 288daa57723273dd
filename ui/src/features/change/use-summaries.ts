// What the fields hold now across the selection.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldSummary, Selection } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
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
  const [last, setStates] = useState<ReadonlyMap<string, SummaryState>>(new Map());
  const states = useHeld(last, isHeld);
  const asked = useRef(new Set<string>());

  const read = useCallback(
    (wanted: string[]) => {
      for (const property of wanted) asked.current.add(property);
      const put = (stateOf: (property: string, at: number) => SummaryState) =>
        setStates((before) => {
          const next = new Map(before);
          wanted.forEach((property, at) => {
            next.set(property, stateOf(property, at));
          });
          return next;
        });
      put(() => 'loading');
      backend.summariseValues({ connectionId, selection, properties: wanted }).then(
        (summary) =>
          put((_, at) => {
            const field = summary.fields[at];
            return field ? { field, read: summary.read, of: summary.of } : 'failed';
          }),
        () => put(() => 'failed'),
      );
    },
    [backend, connectionId, selection],
  );

  // Another selection is another question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` changes with the selection.
  useEffect(() => {
    asked.current.clear();
  }, [read]);

  const missing = properties.filter((property) => !asked.current.has(property)).join('\n');
  useEffect(() => {
    if (missing !== '') read(missing.split('\n'));
  }, [missing, read]);

  return { of: (property: string) => states.get(property) ?? 'loading', again: read };
}
