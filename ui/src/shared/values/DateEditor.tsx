// A date with its time and zone.

import { getLocalTimeZone, now, parseAbsoluteToLocal, toZoned } from '@internationalized/date';
import { DatePicker } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';

interface DateEditorProps {
  label: string;
  /** ISO 8601 with zone. */
  date: string | null;
  isInvalid: boolean;
  onDate: (date: string | null) => void;
}

/** Dates are entered in the zone of this computer, which is named, and sent as a moment in UTC. */
export function DateEditor({ label, date, isInvalid, onDate }: DateEditorProps) {
  const { words } = useSpeech();
  const zone = getLocalTimeZone();
  const midnight = now(zone).set({ hour: 0, minute: 0, second: 0, millisecond: 0 });
  return (
    <DatePicker
      label={label}
      granularity="minute"
      hideTimeZone
      placeholderValue={midnight}
      value={date === null ? null : parseAbsoluteToLocal(date)}
      onChange={(picked) =>
        onDate(picked === null ? null : toZoned(picked, zone).toAbsoluteString())
      }
      description={words.change.timeZone(zone)}
      isInvalid={isInvalid}
      errorMessage={words.change.valueMissing}
      styles={style({ width: 264 })}
    />
  );
}
