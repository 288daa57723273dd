// Recipes of the in-memory host. Never part of a build.

import type { Backend } from './backend';
import type { Recipe } from './bindings';
import { apiError } from './memory-errors';

/** Calls about recipes. */
export type RecipeCalls = Pick<
  Backend,
  | 'listRecipes'
  | 'saveRecipe'
  | 'duplicateRecipe'
  | 'removeRecipe'
  | 'orderRecipes'
  | 'restoreRecipes'
  | 'saveRecipeFile'
  | 'pickRecipeFile'
  | 'addRecipe'
>;

const SHIPPED: Recipe[] = [
  {
    id: 'shipped-1',
    name: 'Title from file name',
    edit: {
      fields: [
        {
          property: 'dc:title',
          kind: 'text',
          change: {
            action: 'replace',
            value: { kind: 'text', text: '{file.stem|words|sentence}' },
            tokens: true,
          },
          onlyEmpty: false,
        },
      ],
    },
    selection: null,
    shipped: 'titleFromFile',
    usedAt: null,
  },
];

/** The part of the host that is about recipes. */
export function recipeCalls(
  answer: <T>(method: keyof Backend, make: () => T) => Promise<T>,
  nextId: (prefix: string) => string,
): RecipeCalls {
  let recipes = [...SHIPPED];
  const find = (id: string): Recipe => {
    const found = recipes.find((one) => one.id === id);
    if (found === undefined) throw apiError('notFound');
    return found;
  };
  return {
    listRecipes: () => answer('listRecipes', () => [...recipes]),
    saveRecipe: ({ id, name, edit, selection }) =>
      answer('saveRecipe', () => {
        const saved: Recipe = {
          id: id ?? nextId('recipe'),
          name,
          edit,
          selection,
          shipped: null,
          usedAt: id === null ? null : find(id).usedAt,
        };
        recipes =
          id === null ? [...recipes, saved] : recipes.map((one) => (one.id === id ? saved : one));
        return saved;
      }),
    duplicateRecipe: ({ recipeId }) =>
      answer('duplicateRecipe', () => {
        const of = find(recipeId);
        const copy: Recipe = { ...of, id: nextId('recipe'), shipped: null, usedAt: null };
        recipes = recipes.flatMap((one) => (one === of ? [one, copy] : [one]));
        return copy;
      }),
    removeRecipe: ({ recipeId }) =>
      answer('removeRecipe', () => {
        recipes = recipes.filter((one) => one.id !== recipeId);
        return null;
      }),
    orderRecipes: ({ recipeIds }) =>
      answer('orderRecipes', () => {
        const place = (one: Recipe) => {
          const at = recipeIds.indexOf(one.id);
          return at === -1 ? recipeIds.length : at;
        };
        recipes = recipes.toSorted((a, b) => place(a) - place(b));
        return null;
      }),
    restoreRecipes: () =>
      answer('restoreRecipes', () => {
        const missing = SHIPPED.filter((one) => !recipes.some((other) => other.id === one.id));
        recipes = [...recipes, ...missing];
        return [...recipes];
      }),
    saveRecipeFile: () => answer('saveRecipeFile', () => true),
    pickRecipeFile: () => answer('pickRecipeFile', () => null),
    addRecipe: () =>
      answer('addRecipe', () => {
        throw apiError('importGone');
      }),
  };
}
