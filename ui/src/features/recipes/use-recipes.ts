// The recipes of Home: read, moved, doubled, removed and brought back.

import { useState } from 'react';
import type { Recipe, SaveRecipe } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { ask } from '../../shared/state/queries';
import { type KeptList, useKeptList } from '../../shared/state/use-kept-list';

/** A recipe that was just removed, and the order it stood in. */
export interface Removed {
  recipe: Recipe;
  order: string[];
}

/** What is known of the recipes, and what can be done with them. */
export interface Recipes extends Omit<KeptList<Recipe>, 'setAll' | 'attempt'> {
  removed: Removed | null;
  /** Saves over a recipe; the saved one, or `null` when that failed. */
  save(request: SaveRecipe): Promise<Recipe | null>;
  duplicate(recipe: Recipe): Promise<Recipe | null>;
  remove(recipe: Recipe): Promise<void>;
  bringBack(): Promise<Recipe | null>;
  /** Puts a recipe at a place, from 0; whether it stays there. */
  move(recipe: Recipe, to: number): Promise<boolean>;
  restore(): Promise<void>;
  /** Whether it was saved to a file: the user may have chosen none. */
  saveFile(recipe: Recipe): Promise<boolean>;
  /** A recipe was added elsewhere. */
  added(recipe: Recipe): void;
}

/** Keeps the list as the core has it. */
export function useRecipes(): Recipes {
  const backend = useBackend();
  const { setAll, attempt, ...list } = useKeptList(ask(backend, 'listRecipes'));
  const { all, readAnew } = list;
  const [removed, setRemoved] = useState<Removed | null>(null);

  async function order(before: Recipe[], next: Recipe[]): Promise<boolean> {
    setAll(() => next);
    const done = await attempt(async () => {
      await backend.orderRecipes({ recipeIds: next.map((one) => one.id) });
      return true;
    });
    if (done === null) setAll(() => before);
    return done !== null;
  }

  return {
    ...list,
    removed,
    save: (request) =>
      attempt(async () => {
        const saved = await backend.saveRecipe(request);
        await readAnew();
        return saved;
      }),
    duplicate: ({ id }) =>
      attempt(async () => {
        const copy = await backend.duplicateRecipe({ recipeId: id });
        await readAnew();
        return copy;
      }),
    async remove(recipe) {
      const order = (all ?? []).map((one) => one.id);
      await attempt(async () => {
        await backend.removeRecipe({ recipeId: recipe.id });
        setAll((known) => known.filter((one) => one.id !== recipe.id));
        setRemoved({ recipe, order });
      });
    },
    bringBack: () =>
      attempt(async () => {
        if (removed === null) return null;
        const { name, edit, selection } = removed.recipe;
        const back = await backend.saveRecipe({ id: null, name, edit, selection });
        const recipeIds = removed.order.map((id) => (id === removed.recipe.id ? back.id : id));
        await backend.orderRecipes({ recipeIds });
        await readAnew();
        setRemoved(null);
        return back;
      }),
    async move(recipe, to) {
      if (all === null) return false;
      const others = all.filter((one) => one.id !== recipe.id);
      return order(all, others.toSpliced(Math.max(0, Math.min(others.length, to)), 0, recipe));
    },
    async restore() {
      await attempt(async () => {
        const restored = await backend.restoreRecipes();
        setAll(() => restored);
      });
    },
    saveFile: async ({ id }) =>
      (await attempt(() => backend.saveRecipeFile({ recipeId: id }))) ?? false,
    added: (recipe) => setAll((known) => [...known, recipe]),
  };
}
