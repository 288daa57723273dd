// French: words about recipes.

import type { recipes as english } from './en-recipes';

export const recipes = {} satisfies typeof english;
