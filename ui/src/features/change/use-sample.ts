// What the core says the edit would do to the first assets, while it is being written.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type {
  ApiError,
  EditProblem,
  EditSample,
  SampledCell,
  Selection,
} from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';
import { useHeld } from '../../shared/state/use-held';
import { type Draft, localZone, sampleEditOf } from './drafts';

/** Milliseconds without a key before the core is asked. */
const PAUSE = 150;

/** One asset of the sample, as one field sees it. */
export interface SampleEntry {
  path: string;
  title: string;
  cell: SampledCell;
}

/** The answer, and the edit it is about. */
interface Answer {
  properties: string[];
  sample: EditSample;
}

/** The sample of an edit: the last answer stays until the next one is there, and while `isHeld`. */
export function useSample(
  connectionId: string,
  selection: Selection,
  drafts: Draft[],
  isHeld: boolean,
) {
  const backend = useBackend();
  const { locale } = useSpeech();
  const [last, setAnswer] = useState<Answer | null>(null);
  const answer = useHeld(last, isHeld);
  const [error, setError] = useState<ApiError | null>(null);
  const [turn, setTurn] = useState(0);
  const lastProperties = useRef('');

  // The text of the edit changes only when the edit does.
  const written = JSON.stringify(sampleEditOf(drafts));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again.
  useEffect(() => {
    const edit = JSON.parse(written) as ReturnType<typeof sampleEditOf>;
    const properties = edit.fields.map(({ property }) => property);
    if (properties.length === 0) {
      setAnswer(null);
      setError(null);
      lastProperties.current = '';
      return;
    }
    // A field that was just added is shown at once; letters wait for each other.
    const isTyping = properties.join('\n') === lastProperties.current;
    lastProperties.current = properties.join('\n');
    let wanted = true;
    const timer = setTimeout(
      () =>
        backend.sampleEdit({ connectionId, selection, edit, zone: localZone(), locale }).then(
          (sample) => {
            if (!wanted) return;
            setAnswer({ properties, sample });
            setError(null);
          },
          (thrown) => wanted && setError(asApiError(thrown)),
        ),
      isTyping ? PAUSE : 0,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [backend, connectionId, selection, written, locale, turn]);

  /** What a field holds and will hold; `null` while that is not known. */
  const entriesOf = useCallback(
    (property: string): SampleEntry[] | null => {
      const at = answer?.properties.indexOf(property) ?? -1;
      if (answer === null || at === -1) return null;
      return answer.sample.assets.flatMap(({ path, title, cells }) => {
        const cell = cells[at];
        return cell ? [{ path, title, cell }] : [];
      });
    },
    [answer],
  );
  const problemsOf = useCallback(
    (property: string): EditProblem[] => {
      const at = answer?.properties.indexOf(property) ?? -1;
      return answer?.sample.problems.filter((problem) => problem.field === at) ?? [];
    },
    [answer],
  );
  return useMemo(
    () => ({ error, entriesOf, problemsOf, again: () => setTurn((now) => now + 1) }),
    [error, entriesOf, problemsOf],
  );
}
