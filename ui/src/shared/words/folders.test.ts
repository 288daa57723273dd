import { expect, it } from 'vitest';
import { speechFor } from '../../i18n/language';
import { folderCalled, folderInWords, folderOfAsset, NO_TITLES, placeName, TOP } from './folders';

const english = speechFor('en', []);
const french = speechFor('fr', []);

it('calls a folder by its title, or by its names', () => {
  const path = '/content/dam/campaigns/summer-2026/web';
  const called = (titleOf: typeof NO_TITLES) => folderCalled(path, titleOf, english);
  expect(called((asked) => (asked === path ? 'Web \u{202e}' : null))).toBe('Web [U+202E]');
  expect(called(NO_TITLES)).toBe('campaigns / summer-2026 / web');
  expect(folderCalled(`${path}/hero`, NO_TITLES, english)).toBe('campaigns / … / web / hero');
});

it('calls the top of the library all assets', () => {
  expect(folderCalled(TOP, NO_TITLES, french)).toBe('Toutes les ressources');
  expect(placeName(TOP, english)).toBe('All assets');
  expect(folderInWords(TOP)).toBeNull();
});

it('knows the folder of an asset, where it has a path', () => {
  expect(folderOfAsset('/content/dam/people/a.jpg')).toBe('people');
  expect(folderOfAsset('/content/dam/a.jpg')).toBeNull();
  expect(folderOfAsset('a.jpg')).toBeNull();
});
