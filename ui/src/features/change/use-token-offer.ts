// What can be inserted into a text, with what it is on the first asset of the selection.

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Field, Selection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';
import type { TokenOffer } from '../../shared/values/token-context';
import { tokensIn } from '../../shared/values/tokens';
import { localZone } from './drafts';
import { nameOf } from './field/labels';

/** Stands between tokens when all are asked about at once: no name or value holds it. */
const BETWEEN = ' \u2063 ';

/** The examples are read when somebody looks for the first time. */
export function useTokenOffer(
  connectionId: string,
  selection: Selection,
  fields: readonly Field[],
): TokenOffer {
  const backend = useBackend();
  const { say, fieldLabel, locale } = useSpeech();
  const [lookedAt, setLookedAt] = useState<Selection | null>(null);
  const offered = useMemo(
    () =>
      fields
        .filter((field) => field.common || field.source === 'schema' || field.source === 'seen')
        .map(({ property }) => ({ property, label: nameOf(fields, property, fieldLabel) })),
    [fields, fieldLabel],
  );
  const texts = useMemo(() => tokensIn(say, offered).map(({ text }) => text), [say, offered]);
  const all = { kind: 'text' as const, text: texts.join(BETWEEN) };
  const { data, isError, refetch } = useQuery({
    ...ask(backend, 'sampleEdit', {
      connectionId,
      selection,
      zone: localZone(),
      locale,
      edit: {
        fields: [
          {
            property: 'dc:description',
            kind: 'longText',
            onlyEmpty: false,
            change: { action: 'replace', value: all, tokens: true },
          },
        ],
      },
    }),
    enabled: lookedAt === selection,
  });

  return useMemo(() => {
    // Without examples each token is explained all the same.
    const said = data?.assets[0]?.cells[0]?.after?.entries[0]?.split(BETWEEN) ?? [];
    const isWhole = said.length === texts.length;
    return {
      fields: offered,
      examples: new Map(isWhole ? texts.map((text, at) => [text, said[at]?.trim() ?? '']) : []),
      onLook: () => {
        setLookedAt(selection);
        if (isError) void refetch();
      },
    };
  }, [data, texts, offered, selection, isError, refetch]);
}
