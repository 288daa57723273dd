import { describe, expect, it } from 'vitest';
import type { Search } from '../../backend/bindings';
import { speechFor } from '../../i18n/language';
import {
  chipsOf,
  emptySearch,
  isEmptySearch,
  isSameSearch,
  searchInWords,
  tagEnd,
  tagsOf,
} from './search-words';

const english = speechFor('en', []);
const french = speechFor('fr', []);
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const search: Search = {
  ...emptySearch('/content/dam/campaigns', false),
  name: 'beach',
  kinds: ['image', 'video'],
  // Noon, so that the day is the same in every time zone between -11 and +11 hours.
  changed: { from: '2026-03-03T12:00:00.000Z', to: '2026-03-10T12:00:00.000Z' },
  tags: ['northlight:season/summer', 'northlight:season/winter'],
  fields: [
    { property: 'dc:rights', test: { kind: 'empty' } },
    { property: 'dc:title', test: { kind: 'contains', text: 'sea' } },
    { property: 'dc:subject', test: { kind: 'equals', value: { kind: 'text', text: 'lake' } } },
  ],
  without: [
    { kind: 'folder', path: '/content/dam/archive' },
    { kind: 'name', name: 'draft' },
    { kind: 'tag', id: 'northlight:channel/web' },
    { kind: 'field', test: { property: 'dc:title', test: { kind: 'notEmpty' } } },
  ],
};

describe('a search in words', () => {
  it('says every part of it', () => {
    expect(chipsOf(search, english, tagEnd).map(({ text }) => text)).toEqual([
      'In campaigns',
      'File name: beach',
      'Image or Video',
      'Last modified 3 Mar 2026 to 10 Mar 2026',
      'Tag: summer or winter',
      'Copyright is empty',
      'Title contains “sea”',
      'Keywords is “lake”',
      'Not in archive',
      'File name without draft',
      'Not tagged web',
      'Not: Title is filled in',
    ]);
    expect(chipsOf(search, french, tagEnd).map(({ text }) => plain(text))).toEqual(
      expect.arrayContaining([
        'Nom du fichier : beach',
        'Image ou Vidéo',
        'Exclure (Titre : rempli)',
      ]),
    );
  });

  it('loses exactly the part that is taken away', () => {
    let left: Search = search;
    for (let count = chipsOf(search, english, tagEnd).length; count > 0; count--) {
      const chips = chipsOf(left, english, tagEnd);
      expect(chips).toHaveLength(count);
      expect(new Set(chips.map(({ id }) => id)).size).toBe(count);
      left = (chips[0] as (typeof chips)[number]).without;
    }
    expect(left).toEqual(emptySearch('/content/dam', false));
    expect(isEmptySearch(left)).toBe(true);
  });

  it('has a name even where only the folder is told', () => {
    expect(searchInWords(emptySearch('/content/dam/people', false), english, tagEnd)).toBe(
      'In people',
    );
    expect(searchInWords({ ...search, fields: [], without: [] }, english, tagEnd)).not.toContain(
      'In campaigns',
    );
  });

  it('names its tags once', () => {
    const without: Search['without'] = [{ kind: 'tag', id: 'northlight:season/summer' }];
    expect(tagsOf({ ...search, without })).toEqual(search.tags);
    expect(tagEnd('northlight:')).toBe('northlight');
  });

  it('is the same whatever order its members come in, and not where one differs', () => {
    const { path, ...rest } = search;
    expect(isSameSearch(search, { ...rest, path })).toBe(true);
    expect(isSameSearch(search, { ...search, includeFragments: true })).toBe(false);
    expect(isSameSearch(search, { ...search, tags: [] })).toBe(false);
  });
});
