// The values of a cell as people read them.

import type { AnswerColumn, AssetKind, QuestionKind } from '../../../backend/bindings';
import type { Say } from '../../../i18n/catalogue';
import type { Speech } from '../../../i18n/language';
import { visible } from '../../../shared/words/visible-text';
import { helperTitle } from '../ask/helper-fields';

/** What is known of columns from the question that was asked, by name. */
export type ColumnKinds = ReadonlyMap<string, { kind: QuestionKind; title: string }>;

/** Nothing is known: the query was not put together here. */
export const NO_KINDS: ColumnKinds = new Map();

/**
 * What a column is called: what AEM adds to every fragment has words of ours, everything else the
 * name its model gives it, spelled as words.
 */
export function columnTitle({ name }: AnswerColumn, kinds: ColumnKinds, say: Say): string {
  const known = kinds.get(name)?.title;
  if (known !== undefined) return known;
  return name
    .split('.')
    .map((step) => helperTitle(step, say) ?? spelled(step))
    .join(' › ');
}

/** `primaryImage` as "Primary image"; a name without any letter stays as it is. */
function spelled(name: string): string {
  const text = name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(
      /(\p{Ll}|\p{N})(\p{Lu})/gu,
      (_, before, letter) => `${before} ${letter.toLowerCase()}`,
    )
    .trim();
  return text === '' ? name : text.charAt(0).toUpperCase() + text.slice(1);
}

/** Letters of a value in a table; the whole of it is one press away. */
const LONGEST = 240;
/** Values of a cell in a table. */
const MOST_VALUES = 8;

const numbers = new Map<string, Intl.NumberFormat>();

/** Exactly the number that came, in the signs of the language; a year keeps its four figures. */
function inFigures(value: string, locale: string): string {
  const number = Number(value);
  // What a number of the window cannot hold exactly stays as it came.
  if (value.trim() === '' || !Number.isFinite(number) || value.replace(/\D/g, '').length > 15) {
    return value;
  }
  let format = numbers.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 15, useGrouping: 'min2' });
    numbers.set(locale, format);
  }
  return format.format(number);
}

/** One value in words. */
export function valueText(
  value: string,
  kind: QuestionKind | undefined,
  isNumber: boolean,
  { say, format, locale }: Speech,
): string {
  if (isNumber) return inFigures(value, locale);
  switch (kind) {
    case 'yesNo':
      return value === 'true'
        ? say('common-yes')
        : value === 'false'
          ? say('common-no')
          : visible(value);
    case 'moment':
      return format.dateTime(value);
    case 'day':
      // The day itself, wherever this computer is.
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(`${value}T12:00:00`) : value;
    default:
      return visible(value);
  }
}

/** A cell in a line; `rest` is how many values are not in it. */
export function cellLine(texts: string[]): { line: string; rest: number } {
  const shown = texts.slice(0, MOST_VALUES).join(' · ');
  const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
  return { line: short.replaceAll(/\s+/g, ' '), rest: Math.max(0, texts.length - MOST_VALUES) };
}

/** The last step of a path. */
export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What a path leads to, by the ending of its name. */
export function assetKindOf(path: string): AssetKind {
  const name = nameIn(path).toLowerCase();
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  if (/^(jpe?g|png|gif|webp|svg|tiff?|bmp|avif|heic|psd|ai|eps)$/.test(ending)) return 'image';
  if (/^(mp4|mov|m4v|webm|avi|mkv)$/.test(ending)) return 'video';
  if (/^(mp3|wav|m4a|aac|ogg|flac)$/.test(ending)) return 'audio';
  if (/^(pdf|docx?|pptx?|xlsx?|txt|rtf|odt|indd)$/.test(ending)) return 'document';
  return 'other';
}
