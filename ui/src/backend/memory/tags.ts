// Tags of the in-memory host. Never part of a build.

import type { Backend } from '../backend';
import type { PastedTag, TagFacts } from '../bindings';
import { ask } from './recorded';

/** Calls about tags. */
export type TagCalls = Pick<Backend, 'findTags' | 'tagChildren' | 'readTags' | 'reloadTags'>;

/** The part of the host that is about tags. */
export function tagCalls(
  answer: <T>(method: keyof Backend, make: () => T) => Promise<T>,
): TagCalls {
  return {
    findTags: ({ text, locale, limit }) =>
      answer('findTags', () => ask<TagFacts[]>({ ask: 'findTags', text, locale, limit })),
    tagChildren: ({ parent, locale }) =>
      answer('tagChildren', () => ask<TagFacts[]>({ ask: 'tagChildren', parent, locale })),
    readTags: ({ text, locale }) =>
      answer('readTags', () => ask<PastedTag[]>({ ask: 'readTags', text, locale })),
    reloadTags: () => answer('reloadTags', () => null),
  };
}
