// What happens to a value: in words, with the way to mend it.

import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import Edit from '@react-spectrum/s2/icons/Edit';
import InfoCircle from '@react-spectrum/s2/icons/InfoCircle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { CellState, PlanRow } from '../../../backend/bindings';
import { type Speech, useSpeech } from '../../../i18n/language';
import { unseen } from '../../../shared/state/unseen';

const frame = style({ display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 });
const line = style<{ state: CellState | 'leftOut' | 'noted' }>({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  minWidth: 0,
  font: 'ui-sm',
  fontWeight: { state: { willChange: 'bold', noted: 'bold' }, default: 'normal' },
  color: {
    state: {
      willChange: 'accent',
      noted: 'accent',
      alreadyRight: 'neutral-subdued',
      leftOut: 'neutral-subdued',
      cannot: 'negative',
    },
  },
  '--iconPrimary': { type: 'fill', value: 'currentColor' },
});
const reasonText = style({ minWidth: 0, overflowWrap: 'anywhere' });
/** Two lines of a long reason, and the way out below them, fit into a row. */
const TWO_LINES = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  lineHeight: 1.25,
} as const;
const below = style({ font: 'ui-xs', color: 'neutral-subdued', truncate: true });

/** The reason, in the words of the row. */
export function reasonInWords(row: PlanRow, { say }: Speech): string | null {
  if (row.reason === null) return null;
  if (row.reason === 'rowsContradict' && row.sourceRow !== null && row.otherRow !== null) {
    const [one, other] = [row.sourceRow, row.otherRow].toSorted((a, b) => a - b);
    return say('plan-rows-disagree', { one: one ?? 0, other: other ?? 0 });
  }
  return say(`reasons-cannot-${row.reason}`);
}

const sign = style({
  display: 'flex',
  flexShrink: 0,
  '--iconPrimary': { type: 'fill', value: 'red-900' },
});

/** A problem as a sign, where its words have no room; pointing at it tells them. */
export function StateSign({ row }: { row: PlanRow }) {
  const speech = useSpeech();
  const reason = reasonInWords(row, speech);
  return (
    <span className={sign} title={reason ?? undefined}>
      <AlertTriangle styles={iconStyle({ size: 'XS' })} />
      <span className={unseen}>{reason}</span>
    </span>
  );
}

/** The state, a reason and a way out, or a note. */
export function StateCell({ row }: { row: PlanRow }) {
  const speech = useSpeech();
  const { say } = speech;
  const reason = row.state === 'cannot' ? reasonInWords(row, speech) : null;
  const note = row.note === null ? null : say(`reasons-note-${row.note}`);
  const mend = row.state === 'cannot' && row.reason ? say(`plan-mend-${row.reason}`) : '';
  const said = reason ?? say(`check-state-${row.state}`);
  const second = row.isEdited ? say('plan-by-hand') : mend !== '' ? mend : note;
  const state = row.reason === 'leftOut' ? 'leftOut' : row.state;
  const isProblem = row.state === 'cannot' && row.reason !== 'leftOut';
  return (
    <span className={frame}>
      <span className={line({ state })} title={said}>
        {isProblem ? <AlertTriangle styles={iconStyle({ size: 'XS' })} /> : null}
        {note !== null && !row.isEdited ? <InfoCircle styles={iconStyle({ size: 'XS' })} /> : null}
        <span className={reasonText} style={TWO_LINES}>
          {said}
        </span>
      </span>
      {second === null ? null : (
        <span className={below} title={second}>
          {row.isEdited ? (
            <span className={style({ marginEnd: 4 })} aria-hidden="true">
              <Edit styles={iconStyle({ size: 'XS' })} />
            </span>
          ) : null}
          {second}
        </span>
      )}
    </span>
  );
}
