// What is known about tags, by their id: those that were seen, and those somebody asks for.

import { useEffect, useRef, useState } from 'react';
import type { TagFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../state/backend-context';

/** Facts by id; `null` where AEM does not know the tag. */
export type KnownTags = ReadonlyMap<string, TagFacts | null>;

/** Looks up ids that nobody has shown yet: of a recipe, or of another run. */
export function useTagFacts(connectionId: string, ids: string[]) {
  const backend = useBackend();
  const { locale } = useSpeech();
  const [known, setKnown] = useState<KnownTags>(new Map());
  const asked = useRef(new Set<string>());

  function learn(tags: readonly TagFacts[]) {
    for (const { id } of tags) asked.current.add(id);
    setKnown((before) => new Map([...before, ...tags.map((tag) => [tag.id, tag] as const)]));
  }

  const missing = ids.filter((id) => !asked.current.has(id)).join('\n');
  useEffect(() => {
    if (missing === '') return;
    for (const id of missing.split('\n')) asked.current.add(id);
    backend
      .readTags({ connectionId, text: missing, locale })
      .then((found) =>
        setKnown((before) => {
          const next = new Map(before);
          for (const { text, tags } of found) {
            next.set(text, tags.find((tag) => tag.id === text) ?? tags[0] ?? null);
          }
          return next;
        }),
      )
      // Without an answer they are shown by their ids; the check of the edit reads them anew.
      .catch(() => {});
  }, [backend, connectionId, locale, missing]);

  return { known, learn };
}
