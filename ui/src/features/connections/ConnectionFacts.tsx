// What is known about a connection, as pairs of a word and a fact.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ConnectionSummary } from '../../backend/bindings';
import { type Speech, useSpeech } from '../../i18n/language';
import { hostOf } from '../../shared/address';
import { useNow } from '../../shared/use-now';
import { keyLife } from './key-life';

const list = style({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  columnGap: 16,
  rowGap: 4,
  margin: 0,
  font: { size: { S: 'body-sm', M: 'body' } },
});

/** When the key ends. What is near or over is told by a notice of its own. */
function endOf({ key }: ConnectionSummary, now: Date, { words, format }: Speech): string | null {
  if (keyLife(key, now).state !== 'fine') return null;
  if (key.validUntil !== null) return format.date(key.validUntil);
  return key.kind === 'oauthServerToServer' ? words.key.validForever : words.common.unknown;
}

interface ConnectionFactsProps {
  connection: ConnectionSummary;
  size: 'S' | 'M';
}

/** Environment, account, the end of the key and where it is kept. */
export function ConnectionFacts({ connection, size }: ConnectionFactsProps) {
  const speech = useSpeech();
  const { words } = speech;
  const now = useNow();
  const { key } = connection;
  const environment: [string, string] = [words.connections.environment, hostOf(connection.address)];
  const rows: [string, string | null][] =
    key.kind === 'localAem'
      ? [
          environment,
          [words.connections.account, key.account ?? words.local.nobody],
          [words.connections.keyStored, words.connections.noKey],
        ]
      : [
          environment,
          [words.connections.account, key.account ?? words.common.unknown],
          [words.connections.ends, endOf(connection, now, speech)],
          [
            words.connections.keyStored,
            connection.remembered ? words.connections.remembered : words.connections.session,
          ],
        ];
  return (
    <dl className={list({ size })}>
      {rows.map(([term, fact]) =>
        fact === null ? null : (
          <div key={term} className={style({ display: 'contents' })}>
            <dt className={style({ color: 'neutral-subdued' })}>{term}</dt>
            <dd className={style({ margin: 0, overflowWrap: 'anywhere' })}>{fact}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
