// Why some fields were not changed, and what to do about it.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome, ReasonCount } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { card } from '../../shared/layout/card';
import { reasonInWords } from '../../shared/words/outcomes';

interface ReasonsProps {
  reasons: ReasonCount[];
  onShow: (outcome: Outcome) => void;
}

const list = style({ margin: 0, padding: 0, listStyleType: 'none' });
const item = style({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 16,
  alignItems: 'center',
  paddingX: 20,
  paddingY: 12,
  borderWidth: 0,
  borderTopWidth: { default: 1, ':first-child': 0 },
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const number = style({ font: 'title-lg', minWidth: 32, textAlign: 'end' });

/** One line per reason: on how many assets, why, what to do. */
export function Reasons({ reasons, onShow }: ReasonsProps) {
  const speech = useSpeech();
  const { say, format } = speech;
  return (
    <section aria-labelledby="why">
      <h2 id="why" className={style({ font: 'title', margin: 0, marginBottom: 8 })}>
        {say('result-why')}
      </h2>
      <div className={card}>
        <ul className={list}>
          {reasons.map(({ outcome, reason, cells, assets }) => (
            <li key={`${outcome} ${reason}`} className={item}>
              <span className={number}>{format.number(assets)}</span>
              <div className={style({ flexGrow: 1, flexBasis: 240, minWidth: 0 })}>
                <p className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
                  {reasonInWords(outcome, reason, speech).title}
                </p>
                <p className={style({ font: 'body-sm', margin: 0, color: 'neutral-subdued' })}>
                  {reasonInWords(outcome, reason, speech).action ??
                    say('result-fields', { fields: cells, assets })}
                </p>
              </div>
              <ActionButton
                isQuiet
                aria-label={say('result-list-label', { outcome: say(`result-outcome-${outcome}`) })}
                onPress={() => onShow(outcome)}
              >
                {say(`result-outcome-${outcome}`)}
              </ActionButton>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
