// Tags of the in-memory host. Never part of a build.

import type { Backend } from '../backend';
import type { TagFacts } from '../bindings';

/** Calls about tags. */
export type TagCalls = Pick<Backend, 'findTags' | 'tagChildren' | 'readTags' | 'reloadTags'>;

interface MemoryTag {
  id: string;
  en: string;
  fr: string;
}

const TAGS: MemoryTag[] = [
  { id: 'northlight:', en: 'Northlight', fr: 'Northlight' },
  { id: 'northlight:season', en: 'Season', fr: 'Saison' },
  { id: 'northlight:season/summer', en: 'Summer', fr: 'Été' },
  { id: 'northlight:season/winter', en: 'Winter', fr: 'Hiver' },
  { id: 'northlight:channel', en: 'Channel', fr: 'Canal' },
  { id: 'northlight:channel/web', en: 'Web', fr: 'Web' },
  { id: 'northlight:channel/print', en: 'Print', fr: 'Imprimé' },
  { id: 'properties:', en: 'Asset properties', fr: 'Propriétés' },
  { id: 'properties:style', en: 'Style', fr: 'Style' },
  { id: 'properties:style/color', en: 'Color', fr: 'Couleur' },
  { id: 'properties:style/summer', en: 'Summer', fr: 'Été' },
];

function parentOf(id: string): string | null {
  if (id.includes('/')) return id.slice(0, id.lastIndexOf('/'));
  return id.endsWith(':') ? null : `${id.split(':')[0]}:`;
}

function titleOf(id: string, locale: string): string {
  const tag = TAGS.find((one) => one.id === id);
  if (tag === undefined) return id;
  return locale.startsWith('fr') ? tag.fr : tag.en;
}

function facts(id: string, locale: string): TagFacts {
  const trail: string[] = [];
  for (let at = parentOf(id); at !== null; at = parentOf(at)) trail.unshift(titleOf(at, locale));
  return {
    id,
    title: titleOf(id, locale),
    trail,
    hasChildren: TAGS.some((one) => parentOf(one.id) === id),
  };
}

/** Whether AEM has the tag. */
export function isKnownTag(id: string): boolean {
  return TAGS.some((tag) => tag.id === id);
}

/** Its English title. */
export function titleOfTag(id: string): string {
  return titleOf(id, 'en');
}

/** Without capitals and accents. */
const plain = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** The part of the host that is about tags. */
export function tagCalls(
  answer: <T>(method: keyof Backend, make: () => T) => Promise<T>,
): TagCalls {
  const leaves = TAGS.filter((tag) => !tag.id.endsWith(':'));
  return {
    findTags: ({ text, locale, limit }) =>
      answer('findTags', () =>
        leaves
          .filter((tag) => [tag.en, tag.fr, tag.id].some((one) => plain(one).includes(plain(text))))
          .slice(0, limit)
          .map((tag) => facts(tag.id, locale)),
      ),
    tagChildren: ({ parent, locale }) =>
      answer('tagChildren', () =>
        TAGS.filter((tag) => parentOf(tag.id) === parent).map((tag) => facts(tag.id, locale)),
      ),
    readTags: ({ text, locale }) =>
      answer('readTags', () =>
        text
          .split(/[\n,;\t|]/)
          .map((word) => word.trim())
          .filter(Boolean)
          .map((word) => ({
            text: word,
            tags: leaves
              .filter((tag) => [tag.en, tag.fr, tag.id].some((one) => plain(one) === plain(word)))
              .map((tag) => facts(tag.id, locale)),
          })),
      ),
    reloadTags: () => answer('reloadTags', () => null),
  };
}
