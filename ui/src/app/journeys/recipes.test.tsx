import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { RIGHTS_RECIPE } from '../../backend/memory/changes/recipes';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, heading, openApp, press } from '../../test/app';

const open = (options: MemoryOptions = {}) =>
  openApp({ connections: [connection()], recipes: [RIGHTS_RECIPE], ...options });

const list = () => screen.findByRole('list', { name: 'Recipes' });
const names = async () =>
  within(await list())
    .getAllByRole('button', { description: /^Press Alt and an arrow key/ })
    .map((one) => one.querySelector('span:nth-child(2)')?.textContent);

async function more(user: ReturnType<typeof open>['user'], name: string, item: string) {
  await user.click(await button(`More actions for ${name}`));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

describe('recipes on the first page', () => {
  it('lead from selected assets to old and new with one click', async () => {
    const { user, backend } = open();
    const made = vi.spyOn(backend, 'makePlan');
    await user.click(await button(/^Mark as approved/));
    await user.click(await button('People'));
    await press(user, /^Check all \d+ assets$/);
    await heading('Old and new values');
    expect(made).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ source: { kind: 'recipe', name: 'Mark as approved' } }),
    );
    expect((await screen.findAllByText('approved')).length).toBeGreaterThan(0);
  });

  it('lead straight to old and new where the folder was saved with them', async () => {
    const { user } = open();
    await user.click(await button(/^Rights of the people pictures/));
    await heading('Old and new values');
    expect((await screen.findAllByText('© 2031 Northlight')).length).toBeGreaterThan(0);
  });

  it('call their folder by its title once the library is known, on the button and in the dialog', async () => {
    const { user } = open({
      connections: [connection(), connection({ id: 'c2', name: 'Shop' })],
    });
    await screen.findByText(/^Applies to people and its subfolders/);
    await user.click(await button('Open Website, test'));
    await button('People');
    await user.click(await button('Home'));
    const place = await screen.findByText(/^Applies to People and its subfolders/);
    expect(place.title).toBe('/content/dam/people');
    await more(user, RIGHTS_RECIPE.name, 'Edit');
    await screen.findByRole('checkbox', {
      name: 'Always apply to the assets in People and its subfolders',
    });
    await user.click(await button('Cancel'));
    // Another environment may call it something else.
    await user.click(await button(/^Website, test.* In$/));
    await user.click(await screen.findByRole('option', { name: /^Shop/ }));
    await screen.findByText(/^Applies to people and its subfolders/);
  });

  it('tell the names of a folder that has no title here, the middle left out', async () => {
    const path = '/content/dam/campaigns/2031/summer/web/hero';
    open({
      recipes: [{ ...RIGHTS_RECIPE, selection: { kind: 'folder', path, recursive: false } }],
    });
    const place = await screen.findByText(/^Applies to campaigns \/ … \/ web \/ hero/);
    expect(place.title).toBe(path);
  });

  it('say when the folder cannot be listed, and let the assets be chosen', async () => {
    const failing: MemoryOptions['failing'] = { openListing: apiError('pathMissing') };
    const { user } = open({ failing });
    await user.click(await button(/^Rights of the people pictures/));
    await screen.findByRole('heading', { name: 'The assets in People could not be listed' });
    delete failing.openListing;
    await user.click(await button('Choose the assets myself'));
    await heading('All assets');
    await screen.findByText('Rights of the people pictures');
  });

  it('can be changed first, and put aside', async () => {
    const { user } = open();
    await user.click(await button(/^Mark as approved/));
    await user.click(await button('People'));
    expect(screen.queryByRole('button', { name: 'Edit first' })).toBeNull();
    await press(user, /^Select all \d+$/);
    await press(user, 'Edit first');
    await heading('What should change?');
    await screen.findByRole('region', { name: 'Review status' });
    await user.click(await button('Back to assets'));
    await button(/^Change all \d+ assets$/);
  });

  it('are moved by keyboard, and stay moved', async () => {
    const { user, backend } = open();
    const first = await button(/^Title from file name/);
    first.focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(async () => expect((await names())[1]).toBe('Title from file name'));
    expect(document.activeElement).toBe(await button(/^Title from file name/));
    await screen.findByText('Title from file name is now number 2 of 6');
    expect((await backend.listRecipes())[1]?.shipped).toBe('titleFromFile');
  });

  it('are where they were when moving failed, and nothing else is said', async () => {
    const { user } = open({ failing: { orderRecipes: apiError('storeFailed') } });
    const first = await button(/^Title from file name/);
    const before = await names();
    first.focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await screen.findAllByRole('alert');
    expect(await names()).toEqual(before);
    expect(screen.queryByText(/is now number/)).toBeNull();
    expect(document.activeElement).toBe(await button(/^Title from file name/));
  });

  it('are removed, and restored where they stood', async () => {
    const { user, backend } = open();
    await more(user, 'Tidy up keywords', 'Remove');
    await screen.findByRole('heading', { name: '“Tidy up keywords” was removed.' });
    expect(await names()).not.toContain('Tidy up keywords');
    expect(document.activeElement).toBe(await button('Restore'));
    await user.keyboard('{Enter}');
    await waitFor(async () => expect((await names())[2]).toBe('Tidy up keywords'));
    expect((await backend.listRecipes())[2]?.shipped).toBe('tidyKeywords');
  });

  it('are doubled and renamed; a name that another has is not taken', async () => {
    const { user } = open();
    await more(user, 'Mark as approved', 'Duplicate');
    await button(/^Mark as approved 2/);
    await more(user, 'Mark as approved 2', 'Edit');
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    await user.clear(name);
    await user.type(name, 'Expire in one year');
    await screen.findByText('Another recipe has this name. Enter a different one.');
    await user.clear(name);
    await user.type(name, 'Approve for print');
    await user.click(await button('Save'));
    await button(/^Approve for print/);
  });

  it('come from a file after a look at it', async () => {
    const { name, edit, selection } = RIGHTS_RECIPE;
    const { user } = open({
      recipeFile: {
        kind: 'usable',
        importId: 'import-1',
        recipe: { id: null, name, edit, selection },
        sameName: true,
      },
    });
    await user.click(await button('Open a recipe file'));
    const dialog = await screen.findByRole('dialog', { name: 'Add this recipe?' });
    within(dialog).getByText('Copyright: © 2031 Northlight');
    within(dialog).getByText(/A number will be added to the name/);
    await user.click(await button('Add'));
    await button(/^Rights of the people pictures 2/);
  });

  it('of a newer Relabel are refused with a sentence', async () => {
    const { user } = open({ recipeFile: { kind: 'notUsable', error: apiError('recipeNewer') } });
    await user.click(await button('Open a recipe file'));
    await screen.findByRole('dialog', { name: 'The file could not be used' });
    screen.getByText(/Update Relabel, then open the recipe again\./);
  });

  it('say when they cannot be read, and are read again', async () => {
    const failing: MemoryOptions['failing'] = { listRecipes: apiError('storeFailed') };
    const { user } = open({ failing });
    await screen.findByRole('heading', { name: 'The recipes could not be read' });
    delete failing.listRecipes;
    await user.click(await button('Try again'));
    expect(await names()).toHaveLength(6);
  });

  it('are told in French', async () => {
    open({ settings: { language: 'fr', theme: 'light' } });
    await screen.findByRole('list', { name: 'Recettes' });
    await button(/^Titre d’après le nom du fichier/);
  });
});

describe('an edit that gets a name', () => {
  it('is a recipe on the first page, for its folder where that is wanted', async () => {
    const { user, backend } = open({ recipes: [] });
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await user.click(await button(/^Change all \d+ assets$/));
    await user.click(await button('Title'));
    await user.type(await screen.findByRole('textbox', { name: /^New value of Title/ }), 'Face');
    await press(user, /^Check \d+ assets$/);
    await heading('Old and new values');
    await user.click(await button('Save as recipe'));
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    expect(name).toHaveProperty('value', 'Title');
    // What is proposed is selected: the first letter takes its place.
    act(() => name.focus());
    expect(name).toMatchObject({ selectionStart: 0, selectionEnd: 'Title'.length });
    await user.keyboard('Faces');
    await user.click(
      await screen.findByRole('checkbox', { name: 'Always apply to the assets in People' }),
    );
    await user.click(await button('Save'));
    await screen.findByText('“Faces” is saved. It is now a button on Home.');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const saved = (await backend.listRecipes()).find((one) => one.name === 'Faces');
    expect(saved?.selection).toEqual({
      kind: 'folder',
      path: '/content/dam/people',
      recursive: false,
    });
  });

  it('takes the place of a recipe of its name', async () => {
    const { user, backend } = open();
    await user.click(await button(/^Mark as approved/));
    await user.click(await button('People'));
    await press(user, /^Check all \d+ assets$/);
    await user.click(await button('Save as recipe'));
    await screen.findByText('There is already a recipe “Mark as approved”. Saving replaces it.');
    await user.click(await button('Replace'));
    await screen.findByText(/^“Mark as approved” is saved/);
    expect(await backend.listRecipes()).toHaveLength(6);
  });
});
