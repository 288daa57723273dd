import { describe, expect, it } from 'vitest';
import { speechFor } from '../../i18n/language';
import { fieldMeant } from './search';

const english = speechFor('en', []).labels;
const french = speechFor('fr', []).labels;

describe('the field a search means', () => {
  it.each([
    ['Copyright', 'dc:rights'],
    ['copyright ', 'dc:rights'],
    ['copyr', 'dc:rights'],
    ['Title', 'dc:title'],
    // The whole label comes before one that only begins so.
    ['Creator', 'dc:creator'],
  ])('%j is %s', (text, property) => {
    expect(fieldMeant(text, english)).toBe(property);
  });

  it('is found in the language of the window', () => {
    expect(fieldMeant('Mots-clés', french)).toBe('dc:subject');
    expect(fieldMeant('Mots-clés', english)).toBeNull();
  });

  it.each(['', '  ', 'co', 'summer-2026', 'dc:rights'])('%j is none', (text) => {
    expect(fieldMeant(text, english)).toBeNull();
  });
});
