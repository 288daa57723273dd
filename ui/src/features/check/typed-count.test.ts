import { describe, expect, it } from 'vitest';
import { typedCount } from './typed-count';

describe('a typed number of assets', () => {
  it.each([
    ['312', 312],
    [' 312 ', 312],
    ['1204', 1204],
    ['1,204', 1204],
    ['1.204', 1204],
    ['1 204', 1204],
    ['1\u00a0204', 1204],
    ['1\u202f204', 1204],
    ["1'204", 1204],
    ['1’204', 1204],
    ['1,204,312', 1204312],
  ])('%j is a number', (text, count) => {
    expect(typedCount(text)).toBe(count);
  });

  it.each([
    '',
    ' ',
    '1,20',
    '12,04',
    '1,204.312',
    '1 2',
    ',204',
    '-312',
    '3e2',
    '0x10',
    '312 assets',
    '9'.repeat(40),
  ])('%j is none', (text) => {
    expect(typedCount(text)).toBeNull();
  });

  it('takes the groups of every language of the window', () => {
    for (const locale of ['en-GB', 'fr-FR', 'de-DE', 'de-CH']) {
      expect(typedCount(new Intl.NumberFormat(locale).format(1_204_312)), locale).toBe(1_204_312);
    }
  });
});
