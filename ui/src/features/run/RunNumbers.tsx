// The four numbers of a running change.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobSnapshot } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { card } from '../../shared/layout/card';
import { attention } from '../../shared/words/outcomes';

const grid = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
  gap: 16,
  margin: 0,
});
const cell = style({
  display: 'flex',
  flexDirection: 'column-reverse',
  justifyContent: 'end',
  gap: 4,
  padding: 20,
});
const number = style<{ isZero: boolean; isBad: boolean }>({
  font: 'heading-xl',
  margin: 0,
  color: {
    default: 'neutral',
    isZero: 'neutral-subdued',
    isBad: { default: 'negative', isZero: 'neutral-subdued' },
  },
});

/** What somebody has to look at; what waits is not yet an outcome. */
export function attentionOf({ counts }: JobSnapshot): number {
  return attention(counts);
}

/** Changed, already right, need attention, waiting. */
export function RunNumbers({ job }: { job: JobSnapshot }) {
  const { say, format } = useSpeech();
  const numbers: { name: string; value: number; isBad: boolean }[] = [
    {
      name: job.kind === 'undo' ? say('run-brought-back') : say('run-changed'),
      value: job.counts.changed,
      isBad: false,
    },
    { name: say('run-already-right'), value: job.counts.alreadyRight, isBad: false },
    { name: say('run-attention'), value: attentionOf(job), isBad: true },
    { name: say('run-waiting'), value: job.total - job.done, isBad: false },
  ];
  return (
    <dl className={grid}>
      {numbers.map(({ name, value, isBad }) => (
        <div key={name} className={`${card} ${cell}`}>
          <dt className={style({ font: 'ui', color: 'neutral-subdued' })}>{name}</dt>
          <dd className={number({ isZero: value === 0, isBad })}>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
