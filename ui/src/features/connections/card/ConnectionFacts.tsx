// What is known about a connection, as pairs of a word and a fact.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ConnectionSummary } from '../../../backend/bindings';
import { type Speech, useSpeech } from '../../../i18n/language';
import { useNow } from '../../../shared/state/use-now';
import { hostOf } from '../../../shared/words/address';
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
function endOf({ key }: ConnectionSummary, now: Date, { say, format }: Speech): string | null {
  if (keyLife(key, now).state !== 'fine') return null;
  if (key.validUntil !== null) return format.date(key.validUntil);
  return key.kind === 'oauthServerToServer' ? say('key-valid-forever') : say('key-valid-unknown');
}

interface ConnectionFactsProps {
  connection: ConnectionSummary;
  size: 'S' | 'M';
}

/** Environment, account, the end of the key and where it is kept. */
export function ConnectionFacts({ connection, size }: ConnectionFactsProps) {
  const speech = useSpeech();
  const { say } = speech;
  const now = useNow();
  const { key } = connection;
  const environment: [string, string] = [
    say('connections-environment'),
    hostOf(connection.address),
  ];
  const rows: [string, string | null][] =
    key.kind === 'localAem'
      ? [
          environment,
          [say('connections-account'), key.account ?? say('local-nobody')],
          [say('connections-key-stored'), say('connections-no-key')],
        ]
      : [
          environment,
          [say('connections-account'), key.account ?? say('common-unknown')],
          [say('connections-ends'), endOf(connection, now, speech)],
          [
            say('connections-key-stored'),
            connection.remembered ? say('connections-remembered') : say('connections-session'),
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
