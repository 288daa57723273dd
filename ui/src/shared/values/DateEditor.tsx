// A date as people write it, shown back in words with its time zone.

import {
  CalendarDate,
  fromAbsolute,
  getLocalTimeZone,
  toZoned,
  type ZonedDateTime,
} from '@internationalized/date';
import { ActionButton, Calendar, DialogTrigger, Popover, TextField } from '@react-spectrum/s2';
import CalendarIcon from '@react-spectrum/s2/icons/Calendar';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useId, useRef, useState } from 'react';
import type { DateOrder, DateReading } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../state/backend-context';
import { HelpLine } from './HelpLine';
import { ZonePicker } from './ZonePicker';

interface DateEditorProps {
  label: string;
  /** ISO 8601 with zone. */
  date: string | null;
  isInvalid: boolean;
  /** Why it is not right; "enter a date" without it. */
  errorMessage?: string;
  onDate: (date: string | null) => void;
}

const column = style({ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });
const row = style({ display: 'flex', alignItems: 'end', gap: 8 });
const read = style({ font: 'ui', fontWeight: 'bold', margin: 0, minHeight: 20 });
const buttons = style({ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' });

/** The moment in a zone; `null` where the text is no moment. */
function inZone(date: string, zone: string): ZonedDateTime | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : fromAbsolute(time, zone);
}

/** The core reads what is typed, in the order of the user's language; two readings are asked about. */
export function DateEditor({ label, date, isInvalid, errorMessage, onDate }: DateEditorProps) {
  const backend = useBackend();
  const { say, format, locale } = useSpeech();
  const [zone, setZone] = useState(getLocalTimeZone);
  const [reading, setReading] = useState<DateReading | null>(null);
  const [isOpen, setOpen] = useState(false);
  // The day of the text itself, wherever this computer is.
  const day = (iso: string) => format.date(`${iso.slice(0, 10)}T12:00:00`);
  const written = (moment: ZonedDateTime | null) => {
    if (moment === null) return '';
    const time = `${String(moment.hour).padStart(2, '0')}:${String(moment.minute).padStart(2, '0')}`;
    const name = day(new CalendarDate(moment.year, moment.month, moment.day).toString());
    return time === '00:00' ? name : `${name} ${time}`;
  };
  const [text, setText] = useState(() => (date === null ? '' : written(inZone(date, zone))));
  const helpId = useId();
  const turn = useRef(0);
  // The answer to "which day is meant", as long as the text stays.
  const order = useRef<DateOrder | null>(null);

  async function ask(next: string, inside: string) {
    const mine = ++turn.current;
    if (next.trim() === '') {
      setReading(null);
      onDate(null);
      return;
    }
    const answer = await backend
      .readDate({ text: next, locale, zone: inside, order: order.current })
      .catch((): DateReading => ({ kind: 'unreadable' }));
    if (mine !== turn.current) return;
    setReading(answer);
    onDate(answer.kind === 'read' ? answer.date : null);
  }

  function choose(which: DateOrder) {
    order.current = which;
    ask(text, zone);
  }

  function pick(day: CalendarDate) {
    const before = date === null ? null : inZone(date, zone);
    const moment = toZoned(day, zone).set({
      hour: before?.hour ?? 0,
      minute: before?.minute ?? 0,
    });
    turn.current++;
    setReading(null);
    setText(written(moment));
    setOpen(false);
    onDate(moment.toAbsoluteString());
  }

  const moment = date === null ? null : inZone(date, zone);
  const isUnreadable = reading?.kind === 'unreadable';
  const isAmbiguous = reading?.kind === 'ambiguous';
  const isWrong = isUnreadable || (isInvalid && !isAmbiguous);
  return (
    <div className={column}>
      <div className={row}>
        <TextField
          label={label}
          value={text}
          onChange={(next) => {
            setText(next);
            order.current = null;
            ask(next, zone);
          }}
          aria-describedby={helpId}
          isInvalid={isWrong}
          autoComplete="off"
          styles={style({ width: 288 })}
        />
        <div>
          <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
            <ActionButton aria-label={say('edits-date-calendar')}>
              <CalendarIcon />
            </ActionButton>
            <Popover hideArrow>
              <div className={style({ padding: 16 })}>
                <Calendar
                  aria-label={say('edits-date-calendar')}
                  value={
                    moment === null ? null : new CalendarDate(moment.year, moment.month, moment.day)
                  }
                  onChange={(day) => pick(new CalendarDate(day.year, day.month, day.day))}
                />
              </div>
            </Popover>
          </DialogTrigger>
        </div>
      </div>
      <HelpLine
        id={helpId}
        isInvalid={isWrong}
        text={
          isUnreadable
            ? say('edits-date-unreadable')
            : isWrong
              ? (errorMessage ?? say('edits-date-missing'))
              : say('edits-date-hint')
        }
      />
      <div role="status">
        {date !== null && moment !== null ? (
          <p className={read}>
            {say('edits-date-in-words', { when: format.inZone(date, zone), zone })}
          </p>
        ) : null}
        {isAmbiguous ? <p className={read}>{say('edits-date-which')}</p> : null}
      </div>
      {isAmbiguous ? (
        <div className={buttons}>
          <ActionButton onPress={() => choose('dayFirst')}>{day(reading.dayFirst)}</ActionButton>
          <ActionButton onPress={() => choose('monthFirst')}>
            {day(reading.monthFirst)}
          </ActionButton>
        </div>
      ) : null}
      <ZonePicker
        zone={zone}
        onZone={(next) => {
          setZone(next);
          // The same words on the clock, in the other zone.
          if (text.trim() !== '') ask(text, next);
        }}
      />
    </div>
  );
}
