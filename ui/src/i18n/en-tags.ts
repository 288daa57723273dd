// English: words about tags.

import { counter } from './plural';

const count = counter('en-GB');

export const tags = {
  placeholder: 'Type part of a name',
  all: 'All tags',
  allHint: 'Tick the tags. Arrow right opens a group.',
  paste: 'Paste several',
  pasteHint: 'Names, paths or ids: one per line, or with commas between them.',
  pasteLabel: 'Tags to add',
  pasteLook: 'Look them up',
  found: (n: number) => count(n, { one: '# tag found', other: '# tags found' }),
  toChoose: (n: number) =>
    count(n, { one: '# word means several tags', other: '# words mean several tags' }),
  which: (word: string) => `Which “${word}” is meant?`,
  unknown: (n: number) =>
    count(n, {
      one: '# tag is not known in AEM',
      other: '# tags are not known in AEM',
    }),
  unknownHint: 'Correct them above and look them up again, or take them out.',
  takeOut: 'Take out what is not known',
  add: (n: number) => count(n, { zero: 'Add tags', one: 'Add # tag', other: 'Add # tags' }),
  use: 'Use these tags',
  reading: 'Reading the tags of AEM',
  failed: 'The tags could not be read',
  emptyTree: 'There are no tags in AEM yet.',
  unknownTag: (name: string) => `${name} (not known)`,
  missing: 'Choose at least one tag.',
};
