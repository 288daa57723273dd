// What can be inserted into a text, with what it is on the first asset of the selection.

import { useMemo, useRef, useState } from 'react';
import type { Field, Selection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';
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
  const [examples, setExamples] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef<Selection | null>(null);

  return useMemo(() => {
    const offered = fields
      .filter((field) => field.common || field.source === 'schema' || field.source === 'seen')
      .map(({ property }) => ({ property, label: nameOf(fields, property, fieldLabel) }));
    return {
      fields: offered,
      examples,
      onLook: () => {
        if (asked.current === selection) return;
        asked.current = selection;
        const texts = tokensIn(say, offered).map(({ text }) => text);
        backend
          .sampleEdit({
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
                  change: {
                    action: 'replace',
                    value: { kind: 'text', text: texts.join(BETWEEN) },
                    tokens: true,
                  },
                },
              ],
            },
          })
          .then(({ assets }) => {
            const said = assets[0]?.cells[0]?.after?.entries[0]?.split(BETWEEN) ?? [];
            if (said.length !== texts.length) return;
            setExamples(new Map(texts.map((text, at) => [text, said[at]?.trim() ?? ''])));
          })
          // Without examples each token is explained all the same.
          .catch(() => {
            asked.current = null;
          });
      },
    };
  }, [backend, connectionId, selection, fields, examples, say, locale, fieldLabel]);
}
