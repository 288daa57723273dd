// When assets were last changed.

import { CalendarDate, fromAbsolute, getLocalTimeZone, toZoned } from '@internationalized/date';
import { DatePicker } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { DateSpan } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { SearchDialog } from './SearchDialog';

interface ChangedDialogProps {
  span: DateSpan | null;
  onSpan: (span: DateSpan | null) => void;
}

/** The day a moment lies in, on this computer; `null` where there is none. */
function dayOf(moment: string | null, milliseconds = 0): CalendarDate | null {
  const time = moment === null ? Number.NaN : Date.parse(moment);
  if (Number.isNaN(time)) return null;
  const { year, month, day } = fromAbsolute(time + milliseconds, getLocalTimeZone());
  return new CalendarDate(year, month, day);
}

/** Whole days of this computer's time zone, both included. */
export function spanOf(first: CalendarDate | null, last: CalendarDate | null): DateSpan | null {
  if (first === null && last === null) return null;
  const start = (day: CalendarDate) => toZoned(day, getLocalTimeZone()).toAbsoluteString();
  return {
    from: first === null ? null : start(first),
    to: last === null ? null : start(last.add({ days: 1 })),
  };
}

/** A first and a last day; either may be left open. */
export function ChangedDialog({ span, onSpan }: ChangedDialogProps) {
  const { say } = useSpeech();
  const [first, setFirst] = useState(() => dayOf(span?.from ?? null));
  // The span ends before its last moment.
  const [last, setLast] = useState(() => dayOf(span?.to ?? null, -1));
  const isReversed = first !== null && last !== null && first.compare(last) > 0;
  return (
    <SearchDialog
      title={say('searches-changed-title')}
      onClear={span === null ? undefined : () => onSpan(null)}
      onApply={() => {
        if (!isReversed) onSpan(spanOf(first, last));
      }}
    >
      <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 16 })}>
        <DatePicker
          label={say('searches-from')}
          value={first}
          onChange={setFirst}
          granularity="day"
          styles={style({ width: 192 })}
        />
        <DatePicker
          label={say('searches-until')}
          value={last}
          onChange={setLast}
          granularity="day"
          styles={style({ width: 192 })}
          isInvalid={isReversed}
          errorMessage={isReversed ? say('searches-span-reversed') : undefined}
        />
      </div>
    </SearchDialog>
  );
}
