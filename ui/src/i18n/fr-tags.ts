// French: words about tags.

import type { tags as english } from './en-tags';

export const tags = {} satisfies typeof english;
