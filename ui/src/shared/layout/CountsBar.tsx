// The outcomes of a job as a thin bar, with the numbers in words.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobFacts } from '../../backend/bindings';
import { type Speech, useSpeech } from '../../i18n/language';
import { attention, fieldsNotDone } from '../words/outcomes';

type Part = 'changed' | 'alreadyRight' | 'attention' | 'notSent' | 'leftOut';
type Counted = Pick<JobFacts, 'kind' | 'counts' | 'cells' | 'total' | 'done' | 'endedAt'>;

const PARTS: Part[] = ['changed', 'alreadyRight', 'attention', 'notSent', 'leftOut'];

const bar = style({
  display: 'flex',
  gap: '[1px]',
  height: '[6px]',
  width: 'full',
  borderRadius: 'full',
  overflow: 'hidden',
  backgroundColor: 'gray-200',
});
const piece = style<{ part: Part }>({
  height: 'full',
  backgroundColor: {
    part: {
      changed: 'green-800',
      alreadyRight: 'green-400',
      attention: 'negative',
      notSent: 'gray-300',
      leftOut: 'gray-300',
    },
  },
});
const line = style({ font: 'ui-sm', color: 'neutral-subdued', lineClamp: 2, paddingBottom: 2 });

/** The outcomes of assets in the groups people tell apart at a glance. */
export function partsOf({ counts }: Counted): Record<Part, number> {
  return {
    changed: counts.changed,
    alreadyRight: counts.alreadyRight,
    attention: attention(counts),
    notSent: counts.notSent,
    leftOut: counts.leftOut,
  };
}

/** "212 changed, 6 need attention": what there is, the changed ones always. */
export function countsInWords(job: Counted, { say }: Speech): string {
  const parts = partsOf(job);
  const fields = job.endedAt === null ? 0 : fieldsNotDone(job.counts, job.cells);
  return [
    say('history-sum-changed', { kind: job.kind, n: parts.changed }),
    parts.attention === 0 ? null : say('history-sum-attention', { n: parts.attention }),
    parts.notSent === 0
      ? null
      : job.endedAt === null
        ? say('history-sum-waiting', { n: parts.notSent })
        : say('history-sum-not-sent', { n: parts.notSent }),
    parts.alreadyRight === 0 ? null : say('history-sum-already-right', { n: parts.alreadyRight }),
    parts.leftOut === 0 ? null : say('history-sum-left-out', { n: parts.leftOut }),
    fields === 0 ? null : say('history-sum-fields-not-done', { n: fields }),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** The bar says nothing that the words do not say. */
export function CountsBar({ job }: { job: Counted }) {
  const speech = useSpeech();
  const parts = partsOf(job);
  const text = countsInWords(job, speech);
  return (
    <>
      <div className={bar} aria-hidden="true">
        {PARTS.filter((part) => parts[part] > 0).map((part) => (
          <div
            key={part}
            className={piece({ part })}
            // A single asset among ten thousand still shows.
            style={{ flexGrow: parts[part], flexBasis: 0, minWidth: 3 }}
          />
        ))}
      </div>
      <span className={line} title={text}>
        {text}
      </span>
    </>
  );
}
