import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { fr } from '../../i18n/fr';
import { fieldMeant } from './search';

describe('the field a search means', () => {
  it.each([
    ['Copyright', 'dc:rights'],
    ['copyright ', 'dc:rights'],
    ['copyr', 'dc:rights'],
    ['Title', 'dc:title'],
    // The whole label comes before one that only begins so.
    ['Creator', 'dc:creator'],
  ])('%j is %s', (text, property) => {
    expect(fieldMeant(text, en.fields)).toBe(property);
  });

  it('is found in the language of the window', () => {
    expect(fieldMeant('Mots-clés', fr.fields)).toBe('dc:subject');
    expect(fieldMeant('Mots-clés', en.fields)).toBeNull();
  });

  it.each(['', '  ', 'co', 'summer-2026', 'dc:rights'])('%j is none', (text) => {
    expect(fieldMeant(text, en.fields)).toBeNull();
  });
});
