// Numbers, dates and durations in the language of the window.

import type { SheetSeparator } from '../backend/bindings';
import type { Words } from './catalogue';

/** Writes numbers and times the way the language does. Times are in the zone of this computer. */
export interface Format {
  number(value: number): string;
  percent(share: number): string;
  /** "12.4 MB": the size of files. */
  bytes(size: number): string;
  /** "14:20". */
  time(timestamp: string): string;
  /** "3 May 2026". */
  date(timestamp: string): string;
  /** "3 May 2026", as short as the language allows without numbers alone. */
  day(timestamp: string): string;
  /** "3 May 2026 at 14:20". */
  dateTime(timestamp: string): string;
  /** "Saturday 3 May 2031 at 10:00", in the time zone of that IANA name. */
  inZone(timestamp: string, zone: string): string;
  /** "14:20" today, "tomorrow at 14:20"-like with the date otherwise. */
  moment(timestamp: string, now: Date): string;
  /** "about" is the caller's word: "2 min", "40 s", "1 h 5 min". */
  duration(seconds: number): string;
  list(entries: string[]): string;
  /** What Excel of this language takes for it in a text file that is opened by a double click. */
  cellSeparator: SheetSeparator;
  /** "in 12 days", "tomorrow", "3 days ago": by days of the calendar. */
  daysFrom(timestamp: string, now: Date): string;
  /** "just now", "5 minutes ago", "3 hours ago", "yesterday"; the day itself after a month. */
  ago(timestamp: string, now: Date): string;
}

/** Whether two moments are on the same day of this computer's calendar. */
export function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

/** The formats of a language. */
export function formats({ locale, say }: Pick<Words, 'locale' | 'say'>): Format {
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const both = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const lately = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const dayNumber = (date: Date) =>
    Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    }).format(value);
  const valid = (timestamp: string, write: (date: Date) => string) => {
    const date = new Date(timestamp);
    return Number.isNaN(date.getTime()) ? timestamp : write(date);
  };

  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    bytes: (size) => {
      const power = Math.min(2, Math.max(0, Math.floor(Math.log10(Math.max(size, 1)) / 3) - 1));
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: (['kilobyte', 'megabyte', 'gigabyte'] as const)[power],
        maximumFractionDigits: 1,
      }).format(size / 1000 ** (power + 1));
    },
    time: (timestamp) => valid(timestamp, (date) => times.format(date)),
    date: (timestamp) => valid(timestamp, (date) => dates.format(date)),
    day: (timestamp) => valid(timestamp, (date) => days.format(date)),
    dateTime: (timestamp) => valid(timestamp, (date) => both.format(date)),
    inZone: (timestamp, zone) =>
      valid(timestamp, (date) =>
        new Intl.DateTimeFormat(locale, {
          dateStyle: 'full',
          timeStyle: 'short',
          timeZone: zone,
        }).format(date),
      ),
    moment: (timestamp, now) =>
      valid(timestamp, (date) => (isSameDay(date, now) ? times.format(date) : both.format(date))),
    duration: (seconds) => {
      const whole = Math.max(0, Math.round(seconds));
      if (whole < 60) return unit(whole, 'second');
      const minutes = Math.round(whole / 60);
      if (minutes < 60) return unit(minutes, 'minute');
      const rest = minutes % 60;
      const hours = unit(Math.floor(minutes / 60), 'hour');
      return rest === 0 ? hours : `${hours} ${unit(rest, 'minute')}`;
    },
    list: (entries) => lists.format(entries),
    // Where numbers are written with a comma, cells are not.
    cellSeparator: numbers.format(0.5).includes(',') ? 'semicolon' : 'comma',
    daysFrom: (timestamp, now) =>
      valid(timestamp, (date) => relative.format(dayNumber(date) - dayNumber(now), 'day')),
    ago: (timestamp, now) =>
      valid(timestamp, (date) => {
        const minutes = Math.max(0, Math.floor((now.getTime() - date.getTime()) / 60_000));
        const dayCount = dayNumber(now) - dayNumber(date);
        if (minutes === 0) return say('common-just-now');
        if (minutes < 60) return lately.format(-minutes, 'minute');
        if (dayCount === 0 || minutes < 360)
          return lately.format(-Math.floor(minutes / 60), 'hour');
        return dayCount <= 30 ? relative.format(-dayCount, 'day') : days.format(date);
      }),
  };
}
