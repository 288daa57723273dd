import { describe, expect, it } from 'vitest';
import { speechFor } from '../../../i18n/language';
import { reportWords } from './report-words';

describe('the words of a report', () => {
  it.each(['en', 'fr'] as const)('are whole in %s', (language) => {
    const words = reportWords(['dc:rights', 'acme:colour'], speechFor(language, []));
    expect(words.outcomes).toHaveLength(8);
    expect(words.reasons.length).toBeGreaterThan(10);
    for (const { word } of [...words.outcomes, ...words.reasons, ...words.cannot]) {
      expect(word).not.toMatch(/undefined|null/);
      expect(word.length).toBeGreaterThan(3);
    }
    // Excel takes no longer names of sheets, and none of these signs.
    expect(words.sheet).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });

  it('name the fields as the window does, and leave those alone that have no label', () => {
    expect(reportWords(['dc:rights', 'acme:colour'], speechFor('en', [])).fields).toEqual([
      { property: 'dc:rights', word: 'Copyright' },
    ]);
    expect(reportWords(['dc:subject'], speechFor('fr', [])).fields).toEqual([
      { property: 'dc:subject', word: 'Mots-clés' },
    ]);
  });
});
