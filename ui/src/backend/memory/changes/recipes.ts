// Recipes of the in-memory host. Never part of a build.

import type { Backend } from '../../backend';
import type { FieldEdit, Recipe, RecipeInspection, ShippedRecipe } from '../../bindings';
import { apiError } from '../errors';

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

function shipped(of: ShippedRecipe, name: string, field: FieldEdit): Recipe {
  return {
    id: `shipped-${of}`,
    name,
    edit: { fields: [field] },
    selection: null,
    shipped: of,
    cameWith: of,
    usedAt: null,
  };
}

/** The five that come with Relabel. */
const SHIPPED: Recipe[] = [
  shipped('titleFromFile', 'Title from file name', {
    property: 'dc:title',
    kind: 'text',
    change: {
      action: 'replace',
      value: { kind: 'text', text: '{file.stem|words|sentence}' },
      tokens: true,
    },
    onlyEmpty: false,
  }),
  shipped('descriptionFromTitle', 'Fill empty descriptions with the title', {
    property: 'dc:description',
    kind: 'longText',
    change: { action: 'copyFrom', from: 'dc:title' },
    onlyEmpty: true,
  }),
  shipped('tidyKeywords', 'Tidy up keywords', {
    property: 'dc:subject',
    kind: 'list',
    change: { action: 'changeCase', to: 'lower' },
    onlyEmpty: false,
  }),
  shipped('approve', 'Mark as approved', {
    property: 'dam:status',
    kind: 'text',
    change: { action: 'replace', value: { kind: 'text', text: 'approved' }, tokens: false },
    onlyEmpty: false,
  }),
  shipped('expireInOneYear', 'Expire in one year', {
    property: 'prism:expirationDate',
    kind: 'date',
    change: {
      action: 'dateFrom',
      base: { kind: 'today' },
      shift: { amount: 1, unit: 'years', at: '00:00', zone: 'Europe/Paris' },
    },
    onlyEmpty: false,
  }),
];

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
  nextId: (prefix: string) => string,
  options: MemoryRecipes = {},
): RecipeCalls {
  let recipes = [...SHIPPED, ...(options.recipes ?? [])];
  const find = (id: string): Recipe => {
    const found = recipes.find((one) => one.id === id);
    if (found === undefined) throw apiError('notFound');
    return found;
  };
  const freeName = (name: string, id: string | null): string => {
    const taken = recipes.filter((one) => one.id !== id).map((one) => one.name);
    let free = name;
    for (let number = 2; taken.includes(free); number++) free = `${name} ${number}`;
    return free;
  };
  /** Which of the five it is, word by word. */
  const whichOf = ({ id, name, edit }: Pick<Recipe, 'id' | 'name' | 'edit'>) =>
    SHIPPED.find(
      (one) =>
        one.name === name &&
        JSON.stringify(one.edit) === JSON.stringify(edit) &&
        !recipes.some((other) => other.id !== id && other.shipped === one.shipped),
    )?.shipped ?? null;
  return {
    listRecipes: () => answer('listRecipes', () => [...recipes]),
    saveRecipe: ({ id, name, edit, selection }) =>
      answer('saveRecipe', () => {
        const at = id ?? nextId('recipe');
        const named = { id: at, name: freeName(name, id), edit };
        const before = id === null ? null : find(id);
        const shipped = whichOf(named);
        const cameWith = before?.cameWith ?? shipped;
        const usedAt = before?.usedAt ?? null;
        const saved: Recipe = { ...named, selection, shipped, cameWith, usedAt };
        recipes =
          id === null ? [...recipes, saved] : recipes.map((one) => (one.id === id ? saved : one));
        return saved;
      }),
    duplicateRecipe: ({ recipeId }) =>
      answer('duplicateRecipe', () => {
        const of = find(recipeId);
        const name = freeName(of.name, null);
        const own = { id: nextId('recipe'), name, shipped: null, cameWith: null, usedAt: null };
        const copy: Recipe = { ...of, ...own };
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
        const missing = SHIPPED.filter(
          (one) => !recipes.some((other) => other.cameWith === one.shipped),
        );
        recipes = [...recipes, ...missing.map((one) => ({ ...one, id: nextId('recipe') }))];
        return [...recipes];
      }),
    saveRecipeFile: () => answer('saveRecipeFile', () => true),
    pickRecipeFile: () => answer('pickRecipeFile', () => options.recipeFile ?? null),
    addRecipe: ({ importId }) =>
      answer('addRecipe', () => {
        const file = options.recipeFile;
        if (file?.kind !== 'usable' || file.importId !== importId) throw apiError('importGone');
        const { name, edit, selection } = file.recipe;
        const added: Recipe = {
          id: nextId('recipe'),
          name: freeName(name, null),
          edit,
          selection,
          shipped: null,
          cameWith: null,
          usedAt: null,
        };
        recipes = [...recipes, added];
        return added;
      }),
  };
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
