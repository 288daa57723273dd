// What a search looks for, in words, part by part.

import type { DateSpan, FieldTest, Search, SearchPart } from '../backend/bindings';
import type { Speech } from '../i18n/language';
import { placeName, TOP } from './folders';
import { shownOf, valueInWords } from './ValueText';

/** One thing that is looked for, and the search without it. */
export interface SearchChip {
  /** Which part it is. */
  id: string;
  text: string;
  without: Search;
}

/** Finds everything below a folder. */
export function emptySearch(path: string, includeFragments: boolean): Search {
  return {
    path,
    name: '',
    text: '',
    kinds: [],
    changed: null,
    tags: [],
    fields: [],
    without: [],
    includeFragments,
  };
}

/** Whether it says nothing but where to look. */
export function isEmptySearch(search: Search): boolean {
  const { name, text, kinds, changed, tags, fields, without } = search;
  const lists = [kinds, tags, fields, without];
  return name === '' && text === '' && changed === null && lists.every((list) => list.length === 0);
}

/** Whether two look for the same. */
export function isSameSearch(one: Search, other: Search): boolean {
  const written = ({ path, name, text, kinds, changed, tags, fields, without, ...rest }: Search) =>
    JSON.stringify([
      [path, name, text, kinds, changed?.from ?? null, changed?.to ?? null, tags],
      fields,
      without,
      rest.includeFragments,
    ]);
  return written(one) === written(other);
}

/** Ids of all tags it names. */
export function tagsOf(search: Search): string[] {
  const left = search.without.flatMap((part) => (part.kind === 'tag' ? [part.id] : []));
  return [...new Set([...search.tags, ...left])];
}

function either(entries: string[], { words }: Speech): string {
  return new Intl.ListFormat(words.locale, { type: 'disjunction' }).format(entries);
}

function spanInWords({ from, to }: DateSpan, { words, format }: Speech): string {
  const { chip } = words.searches;
  const first = from === null ? null : format.day(from);
  // The span ends before that moment, so its last day is the one before.
  const end = to === null ? Number.NaN : Date.parse(to) - 1;
  const last = Number.isNaN(end) ? to : format.day(new Date(end).toISOString());
  if (first !== null && last !== null) return chip.changedBetween(first, last);
  return first === null ? chip.changedUntil(last ?? '') : chip.changedFrom(first);
}

function testInWords({ property, test }: FieldTest, speech: Speech): string {
  const { chip } = speech.words.searches;
  const label = speech.fieldLabel(property);
  switch (test.kind) {
    case 'equals':
      return chip.equals(label, valueInWords(shownOf(test.value), speech) ?? '');
    case 'contains':
      return chip.contains(label, test.text);
    case 'empty':
      return chip.empty(label);
    case 'notEmpty':
      return chip.notEmpty(label);
  }
}

type TagName = (id: string) => string;

/** What a folder is called, where more is known than its path. */
type FolderName = (path: string) => string;

function partInWords(
  part: SearchPart,
  speech: Speech,
  tagName: TagName,
  folderName: FolderName,
): string {
  const { chip } = speech.words.searches;
  switch (part.kind) {
    case 'folder':
      return chip.notPlace(folderName(part.path));
    case 'name':
      return chip.notName(part.name);
    case 'tag':
      return chip.notTag(tagName(part.id));
    case 'field':
      return chip.not(testInWords(part.test, speech));
  }
}

/** Everything that is set, in the order of the bar. A folder is told where it is not the whole library. */
export function chipsOf(
  search: Search,
  speech: Speech,
  tagName: TagName,
  folderName: FolderName = (path) => placeName(path, speech),
): SearchChip[] {
  const { words } = speech;
  const { chip } = words.searches;
  const chips: SearchChip[] = [];
  const add = (id: string, text: string, without: Partial<Search>) =>
    chips.push({ id, text, without: { ...search, ...without } });
  if (search.path !== TOP) add('place', chip.place(folderName(search.path)), { path: TOP });
  if (search.name !== '') add('name', chip.name(search.name), { name: '' });
  if (search.text !== '') add('text', chip.text(search.text), { text: '' });
  if (search.kinds.length > 0) {
    const kinds = search.kinds.map((kind) => words.assets.kind[kind]);
    add('kinds', chip.kinds(either(kinds, speech)), { kinds: [] });
  }
  if (search.changed !== null) {
    add('changed', spanInWords(search.changed, speech), { changed: null });
  }
  if (search.tags.length > 0) {
    add('tags', chip.tags(either(search.tags.map(tagName), speech)), { tags: [] });
  }
  search.fields.forEach((test, at) => {
    add(`field ${at}`, testInWords(test, speech), {
      fields: search.fields.toSpliced(at, 1),
    });
  });
  search.without.forEach((part, at) => {
    add(`not ${at}`, partInWords(part, speech, tagName, folderName), {
      without: search.without.toSpliced(at, 1),
    });
  });
  return chips;
}

/** The end of a tag's id, where nobody has asked AEM for its title. */
export function tagEnd(id: string): string {
  return id.split(/[:/]/).findLast((part) => part !== '') ?? id;
}

/** The whole of it in a line: a name for one that has none. */
export function searchInWords(
  search: Search,
  speech: Speech,
  tagName: TagName,
  folderName?: FolderName,
): string {
  const chips = chipsOf(search, speech, tagName, folderName);
  const told = chips.length > 1 ? chips.filter(({ id }) => id !== 'place') : chips;
  return told.map(({ text }) => text).join(' · ');
}
