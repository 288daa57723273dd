import { expect, test } from 'vitest';
import { readNumber, valueProblem } from './value';

test.each([
  ['3,5', '3.5'],
  ['3.5', '3.5'],
  ['-7', '-7'],
  ['1 200', '1200'],
  ['1\u202f200,25', '1200.25'],
  ['0,125', '0.125'],
  ['-0,125', '-0.125'],
  ['1234,567', '1234.567'],
  ['1 234,567', '1234.567'],
  ['1.200', '1.200'],
])('%s is a number', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

test.each(['1,200', '-1,200', '12,000', '999,999', '1,200,300', '12a', ''])(
  '%s is none',
  (typed) => {
    expect(readNumber(typed)).toBeNull();
  },
);

test('a comma between thousands is asked about, and not stored as a decimal one', () => {
  expect(valueProblem({ kind: 'number', number: '1,200' })).toBe('numberInvalid');
});
