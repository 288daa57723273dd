// What is known about tags, by their id: those that were seen, and those somebody asks for.

import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { TagFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../state/backend-context';
import { ask } from '../state/queries';

/** Facts by id; `null` where AEM does not know the tag. */
export type KnownTags = ReadonlyMap<string, TagFacts | null>;

/** Looks up ids that nobody has shown yet: of a recipe, or of another run. */
export function useTagFacts(connectionId: string, ids: string[]) {
  const backend = useBackend();
  const { locale } = useSpeech();
  const [seen, setSeen] = useState<KnownTags>(new Map());
  // Those that were missing together are asked about together.
  const [groups, setGroups] = useState<string[][]>([]);
  const missing = ids.filter((id) => !seen.has(id) && !groups.flat().includes(id));
  if (missing.length > 0) setGroups([...groups, missing]);
  // Without an answer they are shown by their ids; the check of the edit reads them anew.
  const answers = useQueries({
    queries: groups.map((group) =>
      ask(backend, 'readTags', { connectionId, text: group.join('\n'), locale }),
    ),
  });
  const read = answers.flatMap(({ data = [] }) =>
    data.map(({ text, tags }): [string, TagFacts | null] => [
      text,
      tags.find((tag) => tag.id === text) ?? tags[0] ?? null,
    ]),
  );
  return {
    known: new Map([...read, ...seen]) as KnownTags,
    learn: (tags: readonly TagFacts[]) =>
      setSeen((before) => new Map([...before, ...tags.map((tag) => [tag.id, tag] as const)])),
  };
}
