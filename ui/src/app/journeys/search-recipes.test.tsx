import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { RIGHTS_RECIPE } from '../../backend/memory/changes/recipes';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { SOME_SEARCHES } from '../../backend/memory/searches';
import { button, heading, openApp, press } from '../../test/app';

const [LAKE] = SOME_SEARCHES;
if (LAKE === undefined) throw new Error('there is no search to try');
const RECIPE = {
  ...RIGHTS_RECIPE,
  id: 'recipe-lake',
  name: 'Rights of the lakes',
  selection: { kind: 'search' as const, search: LAKE.search },
};

const open = (options: MemoryOptions = {}) =>
  openApp({ connections: [connection()], searches: SOME_SEARCHES, ...options });

describe('a recipe with a search', () => {
  it('says on its button what it is for, and leads straight to old and new', async () => {
    const { user, backend } = open({ recipes: [RECIPE] });
    const made = vi.spyOn(backend, 'makePlan');
    const asked = vi.spyOn(backend, 'searchAssets');
    const recipe = await button(/^Rights of the lakes/);
    expect(recipe.textContent).toContain(
      'Applies to what this search finds: File name: lake · Copyright is empty',
    );
    await user.click(recipe);
    await heading('Old and new values');
    expect(asked).toHaveBeenCalledExactlyOnceWith({ connectionId: 'c1', search: LAKE.search });
    expect(made).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ selection: expect.objectContaining({ kind: 'all', except: [] }) }),
    );
  });

  it('says when its search does not work, and lets the assets be chosen', async () => {
    const { user } = open({ recipes: [RECIPE], failing: { searchAssets: apiError('slowDown') } });
    await user.click(await button(/^Rights of the lakes/));
    await screen.findByRole('heading', { name: 'The search of this recipe failed' });
    await user.click(await button('Choose the assets myself'));
    await heading('All assets');
  });

  it('is saved from a change of what was found', async () => {
    const { user, backend } = open();
    await user.click(await button('Open Website, test'));
    await user.click(await button(LAKE.name));
    await press(user, /^Change all \d+ assets$/);
    await user.click(await button('Title'));
    await user.type(await screen.findByRole('textbox', { name: 'New value of Title' }), 'Lake');
    await user.click(await button('Save as recipe'));
    const dialog = await screen.findByRole('dialog', { name: 'Save as recipe' });
    await user.click(
      within(dialog).getByRole('checkbox', { name: /^Always apply to what this search finds/ }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(async () =>
      expect((await backend.listRecipes()).at(-1)?.selection).toEqual({
        kind: 'search',
        search: LAKE.search,
      }),
    );
  });
});
