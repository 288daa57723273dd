// What a key file says about itself.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { hostOf } from '../../shared/address';
import { card } from '../../shared/card';
import type { UsableKey } from './use-key-import';

const facts = style({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  columnGap: 24,
  rowGap: 8,
  margin: 0,
  font: 'body',
});
const value = style({ margin: 0, overflowWrap: 'anywhere' });

/** Which kind, which environment, whose account, valid until when. */
export function KeyFactsCard({ inspection }: { inspection: UsableKey }) {
  const { words, format } = useSpeech();
  const { key, fileName } = inspection;
  const host = key.suggestedAddress === null ? null : hostOf(key.suggestedAddress);
  const where = words.key.where(key.program, key.environment, host);
  const rows: [string, string][] = [
    [words.key.file, fileName],
    [words.key.account, key.account ?? words.common.unknown],
    [
      words.key.validUntil,
      key.validUntil === null ? words.key.validUnknown : format.dateTime(key.validUntil),
    ],
  ];
  return (
    <div className={card}>
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 16, padding: 20 })}>
        <p className={style({ font: 'title-lg', margin: 0, overflowWrap: 'anywhere' })}>
          {words.key.sentence(words.key.kind[key.kind], where)}
        </p>
        <dl className={facts}>
          {rows.map(([term, text]) => (
            <div key={term} className={style({ display: 'contents' })}>
              <dt className={style({ color: 'neutral-subdued' })}>{term}</dt>
              <dd className={value}>{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
