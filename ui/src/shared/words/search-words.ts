// What a search looks for, in words, part by part.

import type { DateSpan, FieldTest, Search, SearchPart } from '../../backend/bindings';
import type { Speech } from '../../i18n/language';
import { shownOf, valueInWords } from '../cells/ValueText';
import { placeName, TOP } from './folders';

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

function either(entries: string[], { locale }: Speech): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(entries);
}

function spanInWords({ from, to }: DateSpan, { say, format }: Speech): string {
  const first = from === null ? null : format.day(from);
  // The span ends before that moment, so its last day is the one before.
  const end = to === null ? Number.NaN : Date.parse(to) - 1;
  const last = Number.isNaN(end) ? to : format.day(new Date(end).toISOString());
  if (first !== null && last !== null)
    return say('searches-chip-changed-between', { from: first, to: last });
  return first === null
    ? say('searches-chip-changed-until', { to: last ?? '' })
    : say('searches-chip-changed-from', { from: first });
}

function testInWords({ property, test }: FieldTest, speech: Speech): string {
  const label = speech.fieldLabel(property);
  switch (test.kind) {
    case 'equals':
      return speech.say('searches-chip-equals', {
        field: label,
        value: valueInWords(shownOf(test.value), speech) ?? '',
      });
    case 'contains':
      return speech.say('searches-chip-contains', { field: label, text: test.text });
    case 'empty':
      return speech.say('searches-chip-empty', { field: label });
    case 'notEmpty':
      return speech.say('searches-chip-not-empty', { field: label });
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
  switch (part.kind) {
    case 'folder':
      return speech.say('searches-chip-not-place', { folder: folderName(part.path) });
    case 'name':
      return speech.say('searches-chip-not-name', { name: part.name });
    case 'tag':
      return speech.say('searches-chip-not-tag', { tag: tagName(part.id) });
    case 'field':
      return speech.say('searches-chip-not', { what: testInWords(part.test, speech) });
  }
}

/** Everything that is set, in the order of the bar. A folder is told where it is not the whole library. */
export function chipsOf(
  search: Search,
  speech: Speech,
  tagName: TagName,
  folderName: FolderName = (path) => placeName(path, speech),
): SearchChip[] {
  const { say } = speech;
  const chips: SearchChip[] = [];
  const add = (id: string, text: string, without: Partial<Search>) =>
    chips.push({ id, text, without: { ...search, ...without } });
  if (search.path !== TOP)
    add('place', say('searches-chip-place', { folder: folderName(search.path) }), { path: TOP });
  if (search.name !== '')
    add('name', say('searches-chip-name', { name: search.name }), { name: '' });
  if (search.text !== '')
    add('text', say('searches-chip-text', { text: search.text }), { text: '' });
  if (search.kinds.length > 0) {
    const kinds = search.kinds.map((kind) => say(`assets-kind-${kind}`));
    add('kinds', say('searches-chip-kinds', { kinds: either(kinds, speech) }), { kinds: [] });
  }
  if (search.changed !== null) {
    add('changed', spanInWords(search.changed, speech), { changed: null });
  }
  if (search.tags.length > 0) {
    add('tags', say('searches-chip-tags', { tags: either(search.tags.map(tagName), speech) }), {
      tags: [],
    });
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
