// A stored value as text.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ShownValue, Value } from '../../backend/bindings';
import { type Speech, useSpeech } from '../../i18n/language';
import { visible } from '../words/visible-text';

/** The value in words; `null` when it is empty. */
export function valueInWords(value: ShownValue, { say, format }: Speech): string | null {
  const first = value.entries[0];
  if (first === undefined || (value.entries.length === 1 && first === '')) return null;
  switch (value.kind) {
    case 'date':
      return format.dateTime(first);
    case 'yesNo':
      return first === 'true' ? say('common-yes') : say('common-no');
    default:
      // Tags by their titles, where they are known.
      return value.entries.map((entry, at) => visible(value.labels[at] || entry)).join(', ');
  }
}

/** A value as it was given, in the form of a stored one. */
export function shownOf(value: Value): ShownValue {
  switch (value.kind) {
    case 'text':
      return { kind: 'text', entries: [value.text], labels: [] };
    case 'list':
      return { kind: 'list', entries: value.entries, labels: [] };
    case 'date':
      return { kind: 'date', entries: [value.date], labels: [] };
    case 'yesNo':
      return { kind: 'yesNo', entries: [String(value.yes)], labels: [] };
    case 'number':
      return { kind: 'number', entries: [value.number], labels: [] };
  }
}

const text = style({
  display: 'block',
  font: 'ui',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: { default: 'nowrap', isWrapped: 'normal' },
  overflowWrap: { isWrapped: 'anywhere' },
  minWidth: 0,
  color: { default: 'neutral', isOld: 'neutral-subdued', isEmpty: 'neutral-subdued' },
  fontStyle: { isEmpty: 'italic' },
  textDecoration: { isStruck: 'line-through' },
});

interface ValueTextProps {
  value: ShownValue;
  /** The value that goes away: quieter, and struck through when it is replaced. */
  isOld?: boolean;
  isStruck?: boolean;
  /** Takes as many lines as it needs instead of one. */
  isWrapped?: boolean;
}

/** A value; "empty" in words where there is none. */
export function ValueText({
  value,
  isOld = false,
  isStruck = false,
  isWrapped = false,
}: ValueTextProps) {
  const speech = useSpeech();
  const inWords = valueInWords(value, speech);
  const isEmpty = inWords === null;
  return (
    <span
      className={text({ isOld, isEmpty, isStruck: isStruck && !isEmpty, isWrapped })}
      title={inWords ?? undefined}
    >
      {inWords ?? speech.say('common-empty')}
    </span>
  );
}
