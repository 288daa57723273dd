// What the core says the edit would do to the first assets, while it is being written.

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Edit, EditProblem, SampledCell, Selection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';
import { call, keepBelow, keyOf } from '../../shared/state/queries';
import { useHeld } from '../../shared/state/use-held';
import { useRested } from '../../shared/state/use-rested';
import { type Draft, localZone, sampleEditOf } from './drafts';

/** Milliseconds without a key before the core is asked. */
const PAUSE = 150;

/** One asset of the sample, as one field sees it. */
export interface SampleEntry {
  path: string;
  title: string;
  cell: SampledCell;
}

const fieldsOf = ({ fields }: Edit) => fields.map(({ property }) => property);

/** The sample of an edit: the last answer stays until the next one is there, and while `isHeld`. */
export function useSample(
  connectionId: string,
  selection: Selection,
  drafts: Draft[],
  isHeld: boolean,
) {
  const backend = useBackend();
  const { locale } = useSpeech();
  const edit = useMemo(() => sampleEditOf(drafts), [drafts]);
  const rested = useRested(edit, PAUSE);
  // A field that was just added is shown at once; letters wait for each other.
  const isTyping = fieldsOf(rested).join() === fieldsOf(edit).join();
  const asked = isTyping ? rested : edit;
  const isEmpty = asked.fields.length === 0;
  const of = { connectionId, selection, edit: asked, zone: localZone(), locale };
  const { data, error, refetch } = useQuery({
    // The answer does not say itself what it is about.
    queryKey: [...keyOf('sampleEdit', of), 'with its edit'],
    queryFn: async () => ({ edit: asked, sample: await call(backend, 'sampleEdit', of) }),
    enabled: !isEmpty,
    placeholderData: keepBelow([connectionId, 'sampleEdit', { selection }]),
  });
  const answer = useHeld(data, isHeld || error !== null) ?? null;
  const isOfNow = useMemo(
    () => answer !== null && JSON.stringify(answer.edit) === JSON.stringify(edit),
    [answer, edit],
  );

  /** What a field holds and will hold; `null` while that is not known. */
  const entriesOf = useCallback(
    (property: string): SampleEntry[] | null => {
      if (answer === null) return null;
      const at = fieldsOf(answer.edit).indexOf(property);
      if (at === -1) return null;
      return answer.sample.assets.flatMap(({ path, title, cells }) => {
        const cell = cells[at];
        return cell ? [{ path, title, cell }] : [];
      });
    },
    [answer],
  );
  const problemsOf = useCallback(
    (property: string): EditProblem[] => {
      if (answer === null) return [];
      const at = fieldsOf(answer.edit).indexOf(property);
      return answer.sample.problems.filter((problem) => problem.field === at);
    },
    [answer],
  );
  /** Whether a field keeps the edit from being checked. What an earlier edit had does not. */
  const isWrong = useCallback(
    (property: string) => isOfNow && problemsOf(property).length > 0,
    [isOfNow, problemsOf],
  );
  return useMemo(
    () => ({ error, entriesOf, problemsOf, isWrong, again: () => void refetch() }),
    [error, entriesOf, problemsOf, isWrong, refetch],
  );
}
