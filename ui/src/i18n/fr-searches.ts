// French: words about searches.

import type { searches as english } from './en-searches';

export const searches = {} satisfies typeof english;
