// A value while it is being typed: numbers as people write them, and what is still missing.

import type { Value } from '../../backend/bindings';

/** What keeps a value from being used. */
export type ValueProblem = 'missing' | 'numberInvalid';

/** A comma that may stand between thousands, as in sheets (`values.rs`): "1,200", not "0,125". */
const MAY_BE_THOUSANDS = /^-?(?!0,)\d{1,3},\d{3}$/;

/**
 * Decimal text as the border wants it, or `null`: "3,5" and "1 200" are read, "12a" is not, and
 * neither is "1,200", which is another number in English than in French.
 */
export function readNumber(typed: string): string | null {
  const plain = typed.replaceAll(/[\s\u00a0\u202f]/g, '');
  if (MAY_BE_THOUSANDS.test(plain)) return null;
  const decimal = plain.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(decimal) ? decimal : null;
}

/** What is wrong with a value, or `null` when it can be used. */
export function valueProblem(value: Value | null): ValueProblem | null {
  if (value === null) return 'missing';
  switch (value.kind) {
    case 'text':
      return value.text.trim() === '' ? 'missing' : null;
    case 'list':
      return value.entries.length === 0 ? 'missing' : null;
    case 'number':
      if (value.number.trim() === '') return 'missing';
      return readNumber(value.number) === null ? 'numberInvalid' : null;
    case 'date':
    case 'yesNo':
      return null;
  }
}

/** The value with numbers in the form of the border. */
export function finishedValue(value: Value): Value {
  return value.kind === 'number'
    ? { kind: 'number', number: readNumber(value.number) ?? value.number }
    : value;
}
