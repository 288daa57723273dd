// Searches of the in-memory host. Never part of a build.

import type { Backend } from '../backend';
import type { Asset, FieldTest, SavedSearch, Search, SearchPart } from '../bindings';
import { apiError } from './errors';
import { initialValue, type Rows } from './library';

/** Calls about searches. */
export type SearchCalls = Pick<
  Backend,
  'searchAssets' | 'listPaths' | 'listSearches' | 'saveSearch' | 'removeSearch'
>;

/** What they need of the host. */
export interface SearchHost {
  answer<T>(method: keyof Backend, make: () => T): Promise<T>;
  nextId(prefix: string): string;
  /** Those that are there at the start. */
  saved: SavedSearch[];
  /** Everything below a folder, content fragments too. */
  rows(path: string): Rows;
  /** Opens a listing of rows, and names it. */
  open(rows: Rows): string;
}

const TOP = '/content/dam';

function search(path: string, part: Partial<Search>): Search {
  return {
    path,
    name: '',
    text: '',
    kinds: [],
    changed: null,
    tags: [],
    fields: [],
    without: [],
    includeFragments: false,
    ...part,
  };
}

/** Two that somebody may have saved. */
export const SOME_SEARCHES: SavedSearch[] = [
  {
    id: 'search-lake',
    name: 'Lake, without rights',
    search: search(TOP, {
      name: 'lake',
      fields: [{ property: 'dc:rights', test: { kind: 'empty' } }],
    }),
    practice: false,
  },
  {
    id: 'search-winter',
    name: 'Winter campaigns that nobody has tagged for the web yet',
    search: search('/content/dam/campaigns', {
      tags: ['northlight:season/winter'],
      without: [{ kind: 'tag', id: 'northlight:channel/web' }],
    }),
    practice: false,
  },
];

/** Capitals do not count. */
const holds = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

/** Part of a name; `*` stands for anything. */
function isNamed({ name }: Asset, part: string): boolean {
  const letters = part.split('*').map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(letters.join('.*'), 'i').test(name);
}

const hasTag = ({ path }: Asset, id: string) =>
  initialValue(path, 'cq:tags').entries.some((tag) => tag === id || tag.startsWith(`${id}/`));

function passes({ path }: Asset, { property, test }: FieldTest): boolean {
  const { entries } = initialValue(path, property);
  switch (test.kind) {
    case 'empty':
      return entries.length === 0;
    case 'notEmpty':
      return entries.length > 0;
    case 'contains':
      return entries.some((entry) => holds(entry, test.text));
    case 'equals': {
      const { value } = test;
      const wanted =
        value.kind === 'text'
          ? [value.text]
          : value.kind === 'list'
            ? value.entries
            : value.kind === 'date'
              ? [value.date]
              : [value.kind === 'yesNo' ? String(value.yes) : value.number];
      return wanted.every((entry) => entries.includes(entry));
    }
  }
}

function isPart(asset: Asset, part: SearchPart): boolean {
  switch (part.kind) {
    case 'folder':
      return asset.path.startsWith(`${part.path}/`);
    case 'name':
      return isNamed(asset, part.name);
    case 'tag':
      return hasTag(asset, part.id);
    case 'field':
      return passes(asset, part.test);
  }
}

/** Whether an asset is found; content fragments apart. */
function isFound(asset: Asset, one: Search): boolean {
  const { changed } = one;
  const at = asset.modifiedAt ?? '';
  return (
    (one.name === '' || isNamed(asset, one.name)) &&
    (one.text === '' || holds(`${asset.name} ${asset.title ?? ''}`, one.text)) &&
    (one.kinds.length === 0 || one.kinds.includes(asset.kind)) &&
    (changed?.from == null || at >= changed.from) &&
    (changed?.to == null || at < changed.to) &&
    (one.tags.length === 0 || one.tags.some((id) => hasTag(asset, id))) &&
    one.fields.every((test) => passes(asset, test)) &&
    !one.without.some((part) => isPart(asset, part))
  );
}

/** Rows that were gone through are at most as many: a search of a made-up million is for looks. */
const MOST = 20_000;

function allOf(rows: Rows): Asset[] {
  return Array.from({ length: Math.min(rows.count, MOST) }, (_, row) => rows.at(row));
}

function rowsWith(path: string, kept: Asset[], more: Partial<Rows> = {}): Rows {
  const [first] = kept;
  return {
    path,
    count: kept.length,
    fragmentsLeftOut: 0,
    at: (row) => ({ ...((kept[row] ?? first) as Asset), row }),
    ...more,
  };
}

/** The path in a line: as it stands, or in an address of AEM; `null` where there is none. */
function pathIn(line: string): string | null {
  const at = line.indexOf('/content/dam/');
  return at === -1 ? null : decodeURI(line.slice(at).split(/[?#]/)[0] ?? '');
}

/** The part of the host that is about searches. */
export function searchCalls(host: SearchHost): SearchCalls {
  const { answer, nextId, rows, open } = host;
  let saved = [...host.saved];
  const byName = () => saved.toSorted((one, other) => one.name.localeCompare(other.name));
  return {
    searchAssets: ({ search: one }) =>
      answer('searchAssets', () => {
        const found = allOf(rows(one.path)).filter((asset) => isFound(asset, one));
        const kept = found.filter(({ kind }) => one.includeFragments || kind !== 'fragment');
        return open(rowsWith(one.path, kept, { fragmentsLeftOut: found.length - kept.length }));
      }),
    listPaths: ({ text, includeFragments }) =>
      answer('listPaths', () => {
        const lines = text.split(/[\n\t]/).map((line) => line.trim());
        const all = new Map(allOf(rows(TOP)).map((asset) => [asset.path, asset]));
        const asked = [...new Set(lines.filter(Boolean))];
        const paths = [...new Set(asked.flatMap((line) => pathIn(line) ?? []))];
        const missing = paths.filter((path) => !all.has(path));
        const found = paths.flatMap((path) => all.get(path) ?? []);
        const kept = found.filter(({ kind }) => includeFragments || kind !== 'fragment');
        return open(
          rowsWith(TOP, kept, {
            fragmentsLeftOut: found.length - kept.length,
            notFound: missing.length,
            missing: missing.slice(0, 20),
            notPaths: asked.filter((line) => pathIn(line) === null),
          }),
        );
      }),
    listSearches: () => answer('listSearches', byName),
    saveSearch: ({ id, name, search: one, practice }) =>
      answer('saveSearch', () => {
        if (id !== null && !saved.some((other) => other.id === id)) throw apiError('notFound');
        const kept = { id: id ?? nextId('search'), name, search: one, practice };
        saved = [...saved.filter((other) => other.id !== kept.id), kept];
        return kept;
      }),
    removeSearch: ({ searchId }) =>
      answer('removeSearch', () => {
        saved = saved.filter((one) => one.id !== searchId);
        return null;
      }),
  };
}
