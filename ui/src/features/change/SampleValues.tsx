// What the first assets hold now, and what they will hold.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ShownValue } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ValueText } from '../../shared/ValueText';

/** One asset of the sample. */
export interface SampleEntry {
  path: string;
  title: string;
  now: ShownValue;
}

interface SampleValuesProps {
  /** `null` while it is being read. */
  entries: SampleEntry[] | null;
  /** `null` until there is a value. */
  after: ShownValue | null;
}

const frame = style({
  minWidth: 0,
  boxSizing: 'border-box',
  padding: 16,
  borderRadius: 'default',
  backgroundColor: 'layer-1',
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
});
const list = style({
  margin: 0,
  padding: 0,
  listStyleType: 'none',
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
});
const pair = style({ display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 });

/** Whether a field holds the new value already. The check decides; this is for the eye. */
function isSame(now: ShownValue, after: ShownValue): boolean {
  return (
    now.entries.length === after.entries.length &&
    now.entries.every((entry, at) => entry === after.entries[at])
  );
}

/** Old above new, per asset. */
export function SampleValues({ entries, after }: SampleValuesProps) {
  const { words } = useSpeech();
  return (
    <div className={frame}>
      <h3
        className={style({
          font: 'ui-sm',
          fontWeight: 'bold',
          margin: 0,
          color: 'neutral-subdued',
        })}
      >
        {words.change.sample}
      </h3>
      {entries === null ? (
        <p
          className={style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued', minHeight: 112 })}
        >
          {words.change.sampleLoading}
        </p>
      ) : (
        <ul className={list}>
          {entries.map((entry) => (
            <li key={entry.path} className={pair}>
              <span
                className={style({ font: 'ui-sm', fontWeight: 'medium', truncate: true })}
                title={entry.path}
              >
                {entry.title}
              </span>
              <ValueText
                value={entry.now}
                isOld
                isStruck={after !== null && !isSame(entry.now, after)}
              />
              {after === null ? null : isSame(entry.now, after) ? (
                <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
                  {words.check.alreadyRight}
                </span>
              ) : (
                <span className={style({ display: 'flex', gap: 4, minWidth: 0, font: 'ui' })}>
                  <span aria-hidden="true">→</span>
                  <ValueText value={after} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
