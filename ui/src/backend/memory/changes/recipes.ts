// Recipes of the in-memory host. Never part of a build.

import type { Backend } from '../../backend';
import type { Edit, Recipe, RecipeInspection } from '../../bindings';
import { apiError } from '../errors';
import { askCall, type RecipeCall } from '../recorded';

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

/** A recipe made by hand, for a folder. */
export const RIGHTS_RECIPE: Recipe = {
  id: 'recipe-rights',
  name: 'Rights of the people pictures',
  edit: {
    fields: [
      {
        property: 'dc:rights',
        kind: 'text',
        change: {
          action: 'replace',
          value: { kind: 'text', text: '© 2031 Northlight' },
          tokens: false,
        },
        onlyEmpty: false,
      },
      {
        property: 'dc:subject',
        kind: 'list',
        change: { action: 'add', entries: ['people', 'team'], tokens: false, atStart: false },
        onlyEmpty: false,
      },
      {
        property: 'photoshop:City',
        kind: 'text',
        change: { action: 'clear' },
        onlyEmpty: false,
      },
    ],
  },
  selection: { kind: 'folder', path: '/content/dam/people', recursive: true },
  shipped: null,
  cameWith: null,
  usedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
};

/** What the host is told about recipes. */
export interface MemoryRecipes {
  /** Besides the five. */
  recipes?: Recipe[];
  /** The answer to choosing a recipe file; none: nothing is chosen. */
  recipeFile?: RecipeInspection;
}

/** The part of the host that is about recipes. */
export function recipeCalls(
  answer: <T>(method: keyof Backend, make: () => T) => Promise<T>,
  options: MemoryRecipes = {},
): RecipeCalls {
  const given = options.recipes ?? [];
  /** All calls that changed something: the core makes the recipes of them. */
  let calls = given.map(({ name, edit, selection }): RecipeCall => saving(name, edit, selection));
  const change = <T>(call: RecipeCall): T => {
    const next = [...calls, call];
    const answered = askCall<T>({ ask: 'recipes', calls: next });
    calls = next;
    return answered;
  };
  const list = () =>
    used(askCall<Recipe[]>({ ask: 'recipes', calls: [...calls, { call: 'list' }] }));
  const used = (recipes: Recipe[]) =>
    recipes.map((one) => ({
      ...one,
      usedAt: given.find(({ name }) => name === one.name)?.usedAt ?? null,
    }));
  return {
    listRecipes: () => answer('listRecipes', list),
    saveRecipe: (request) => answer('saveRecipe', () => change<Recipe>({ call: 'save', request })),
    duplicateRecipe: (request) =>
      answer('duplicateRecipe', () => change<Recipe>({ call: 'duplicate', request })),
    removeRecipe: (request) =>
      answer('removeRecipe', () => change<null>({ call: 'remove', request })),
    orderRecipes: (request) =>
      answer('orderRecipes', () => change<null>({ call: 'order', request })),
    restoreRecipes: () =>
      answer('restoreRecipes', () => used(change<Recipe[]>({ call: 'restore' }))),
    saveRecipeFile: () => answer('saveRecipeFile', () => true),
    pickRecipeFile: () => answer('pickRecipeFile', () => options.recipeFile ?? null),
    addRecipe: () =>
      answer('addRecipe', () => {
        const file = options.recipeFile;
        if (file?.kind !== 'usable') throw apiError('importGone');
        const { name, edit, selection } = file.recipe;
        return change<Recipe>(saving(name, edit, selection));
      }),
  };
}

function saving(name: string, edit: Edit, selection: Recipe['selection']): RecipeCall {
  return { call: 'save', request: { id: null, name, edit, selection } };
}

/** Behaviour from the address of a browser tab: `?recipes`, `?recipeFile=newer`. */
export function recipesFrom(query: URLSearchParams): MemoryRecipes {
  const { name, edit, selection } = RIGHTS_RECIPE;
  const file = query.get('recipeFile');
  return {
    recipes: query.has('recipes') ? [RIGHTS_RECIPE] : [],
    recipeFile:
      file === null
        ? undefined
        : file === 'newer'
          ? { kind: 'notUsable', error: apiError('recipeNewer') }
          : {
              kind: 'usable',
              importId: 'import-recipe',
              recipe: { id: null, name, edit, selection },
              sameName: query.has('recipes'),
            },
  };
}
