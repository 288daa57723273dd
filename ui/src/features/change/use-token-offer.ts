// What can be inserted into a text, with what it is on the first asset of the selection.

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Field, SampledCell, Selection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';
import type { TokenOffer } from '../../shared/values/token-context';
import { tokensIn } from '../../shared/values/tokens';
import { localZone } from './drafts';
import { nameOf } from './field/labels';

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
  const { data, isError, refetch } = useQuery({
    ...ask(backend, 'sampleEdit', {
      connectionId,
      selection,
      zone: localZone(),
      locale,
      // Each by itself: where a field is empty, a text with its token is left as it is.
      edit: {
        fields: texts.map((text) => ({
          property: 'dc:description',
          kind: 'longText',
          onlyEmpty: false,
          change: { action: 'replace', value: { kind: 'text', text }, tokens: true },
        })),
      },
    }),
    enabled: lookedAt === selection,
  });

  return useMemo(() => {
    // Without examples each token is explained all the same.
    const cells = data?.assets[0]?.cells ?? [];
    const example = ({ note, after }: SampledCell) =>
      note === 'sourceEmpty' ? '' : (after?.entries[0]?.trim() ?? '');
    return {
      fields: offered,
      examples: new Map(cells.map((cell, at) => [texts[at] ?? '', example(cell)])),
      onLook: () => {
        setLookedAt(selection);
        if (isError) void refetch();
      },
    };
  }, [data, texts, offered, selection, isError, refetch]);
}
