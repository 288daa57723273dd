// What is wrong in the practice environment now.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { PracticeTrouble } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { kindOf, LATENCIES } from './staged';

const list = style({ margin: 0, paddingStart: 20, font: 'body', overflowWrap: 'anywhere' });

/** A line for each trouble with how often it was met; nothing until it is known. */
export function StagedList({ trouble }: { trouble: PracticeTrouble | null }) {
  const { say } = useSpeech();
  if (trouble === null) return null;
  const { faults, perSecond, latency } = trouble;
  const isSlow = latency > LATENCIES[0];
  if (faults.length === 0 && perSecond === null && !isSlow) {
    return <p className={style({ font: 'body', margin: 0 })}>{say('trouble-none')}</p>;
  }
  return (
    <ul className={list}>
      {faults.map(({ spec, hits }, index) => {
        const kind = kindOf(spec);
        return (
          // The same trouble may be staged twice, and nothing but its place tells the two apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added, or all removed.
          <li key={`${index} ${spec}`}>
            {kind === null ? <code>{spec}</code> : say(`trouble-kinds-${kind}`)}
            {say('trouble-colon')}
            {say('trouble-hits', { n: hits })}
          </li>
        );
      })}
      {perSecond === null ? null : <li>{say('trouble-limit', { n: perSecond })}</li>}
      {isSlow ? <li>{say('trouble-latency', { n: latency })}</li> : null}
    </ul>
  );
}
