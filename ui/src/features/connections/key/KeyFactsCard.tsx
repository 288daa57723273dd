// What a key file says about itself.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { KeyFacts } from '../../../backend/bindings';
import { type Speech, useSpeech } from '../../../i18n/language';
import { card } from '../../../shared/layout/card';
import { AdministratorDetails } from '../../../shared/notices/ErrorNotice';
import { hostOf } from '../../../shared/words/address';
import type { UsableKey } from './questions';

const facts = style({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  columnGap: 24,
  rowGap: 8,
  margin: 0,
  font: 'body',
});
const value = style({ margin: 0, overflowWrap: 'anywhere' });

/** When a key ends, in words. The secret of an OAuth credential does not. */
export function validUntil(key: KeyFacts, { say, format }: Speech): string {
  if (key.validUntil !== null) return format.dateTime(key.validUntil);
  return key.kind === 'oauthServerToServer' ? say('key-valid-forever') : say('key-valid-unknown');
}

/** The word before [`validUntil`]. */
function endLabel({ kind, validUntil }: KeyFacts, { say }: Speech): string {
  const hasNone = validUntil === null && kind === 'oauthServerToServer';
  return hasNone ? say('key-ends') : say('key-valid-until');
}

/** The environment a key names itself, in words; `null` when it names none. */
export function keyEnvironment(key: KeyFacts, { say }: Speech): string | null {
  const { program, environment, suggestedAddress } = key;
  if (program !== null && environment !== null) return say('key-where', { program, environment });
  return suggestedAddress === null ? null : hostOf(suggestedAddress);
}

/** Which kind of key, for which environment, in a sentence. */
function keySentence(key: KeyFacts, speech: Speech): string {
  const { say } = speech;
  return say('key-sentence', {
    kind: say(`key-kind-${key.kind}`),
    where: keyEnvironment(key, speech),
  });
}

/** Which kind, which environment, whose account, valid until when. */
export function KeyFactsCard({ inspection }: { inspection: UsableKey }) {
  const speech = useSpeech();
  const { say } = speech;
  const { key, fileName } = inspection;
  const rows: [string, string][] = [
    [say('key-file'), fileName],
    [say('key-account'), key.account ?? say('common-unknown')],
    [endLabel(key, speech), validUntil(key, speech)],
  ];
  const technical: [string, string | null][] = [
    ['kind', say(`key-technical-kind-${key.kind}`)],
    ['client id', key.clientId],
    ['organisation', key.organisation],
  ];
  return (
    <div className={card}>
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 16, padding: 20 })}>
        <h2 className={style({ font: 'title-lg', margin: 0, overflowWrap: 'anywhere' })}>
          {keySentence(key, speech)}
        </h2>
        <dl className={facts}>
          {rows.map(([term, text]) => (
            <div key={term} className={style({ display: 'contents' })}>
              <dt className={style({ color: 'neutral-subdued' })}>{term}</dt>
              <dd className={value}>{text}</dd>
            </div>
          ))}
        </dl>
        <AdministratorDetails
          facts={technical.flatMap(([name, fact]) => (fact === null ? [] : [[name, fact]]))}
        />
      </div>
    </div>
  );
}
