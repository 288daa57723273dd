import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Language, SavedSearch, Search } from '../../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../../backend/memory/memory';
import { SOME_SEARCHES } from '../../../backend/memory/searches';
import { draw } from '../../../test/render';
import { AssetsPage, type ChosenAssets } from '../AssetsPage';
import { useLibrary } from '../use-library';

const onChange = vi.fn<(chosen: ChosenAssets) => void>();

function Assets() {
  const library = useLibrary('c1', false);
  return (
    <AssetsPage
      connection={connection()}
      library={library}
      steps={null}
      onChange={onChange}
      onCheck={() => {}}
      onDownload={() => {}}
    />
  );
}

function open(options: MemoryOptions = {}, language: Language = 'en') {
  onChange.mockReset();
  const drawn = draw(<Assets />, options, language);
  const asked: Search[] = [];
  const search = drawn.backend.searchAssets.bind(drawn.backend);
  vi.spyOn(drawn.backend, 'searchAssets').mockImplementation((request) => {
    asked.push(request.search);
    return search(request);
  });
  return { ...drawn, asked };
}

type User = ReturnType<typeof open>['user'];

const found = () => screen.findByRole('grid', { name: 'Assets found' });
const field = () => screen.findByRole('searchbox', { name: 'Find assets' });
const chips = async () =>
  within(await screen.findByRole('grid', { name: 'Search conditions' }))
    .getAllByRole('row')
    .map((one) => one.textContent);
const press = async (user: User, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));

const filter = async (user: User, name: string) => {
  await press(user, 'Filter');
  await user.click(await screen.findByRole('menuitem', { name }));
};

async function look(user: User, text: string) {
  await user.type(await field(), `${text}{Enter}`);
  await found();
}

describe('looking for assets', () => {
  it('by part of the name: below the folder that is open, and the folder is kept', async () => {
    const { user, asked } = open();
    await user.click(await screen.findByRole('row', { name: 'Products' }));
    await screen.findByRole('grid', { name: 'Assets in Products' });
    await look(user, 'lake');
    expect(asked.at(-1)).toMatchObject({ path: '/content/dam/products', name: 'lake', text: '' });
    expect(await chips()).toEqual(['In Products', 'File name: lake']);
    await screen.findByRole('heading', { level: 1, name: 'Found in Products' });
    await press(user, 'Clear all');
    await screen.findByRole('grid', { name: 'Assets in Products' });
    expect(await field()).toHaveProperty('value', '');
  });

  it('stays when the Tab key passes the folders, and is left by choosing one', async () => {
    const { user } = open();
    await look(user, 'lake');
    (await field()).blur();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('row', { name: 'All assets' }));
    expect(await chips()).toEqual(['File name: lake']);
    await user.keyboard(' ');
    await screen.findByRole('heading', { level: 1, name: 'All assets' });
    expect(await field()).toHaveProperty('value', '');
  });

  it('waits for a rest in the typing instead of asking for every letter', async () => {
    const { user, asked } = open();
    await user.type(await field(), 'lake');
    await found();
    expect(asked.map(({ name }) => name)).toEqual(['lake']);
  });

  it('in all text: what was typed moves along', async () => {
    const { user, asked } = open();
    await look(user, 'lake');
    await user.click(screen.getByRole('button', { name: /Search in$/ }));
    await user.click(await screen.findByRole('option', { name: 'All text' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ name: '', text: 'lake' }));
    expect(await field()).toHaveProperty('value', 'lake');
    await waitFor(async () => expect(await chips()).toEqual(['Text: lake']));
  });

  it('by kind and by tag', async () => {
    const { user, asked } = open();
    await filter(user, 'Type');
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Video' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Image' }));
    for (const open of [1, 0]) {
      await user.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryAllByRole('menu')).toHaveLength(open));
    }
    await waitFor(() => expect(asked.at(-1)?.kinds).toEqual(['image', 'video']));

    await filter(user, 'Tag…');
    const dialog = await screen.findByRole('dialog', { name: 'Find by tag' });
    // Nothing but it opens: the dialogs inside it wait for their buttons.
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    await user.type(within(dialog).getByRole('combobox'), 'hiver');
    await user.click(await screen.findByRole('option', { name: /^Winter/ }));
    await press(user, 'Find');
    await waitFor(() => expect(asked.at(-1)?.tags).toEqual(['northlight:season/winter']));
    await waitFor(async () => expect(await chips()).toEqual(['Image or Video', 'Tag: Winter']));
  });

  it('by what a field holds; each part can be taken away', async () => {
    const { user, asked } = open();
    await look(user, 'lake');
    await filter(user, 'Field…');
    const asks = await screen.findByRole('dialog', { name: 'Find by field value' });
    await user.type(within(asks).getByRole('combobox', { name: /^Field/ }), 'Copyright');
    await user.keyboard('{Escape}');
    await user.click(within(asks).getByRole('button', { name: /Condition$/ }));
    await user.click(await screen.findByRole('option', { name: 'Is empty' }));
    await user.click(within(asks).getByRole('button', { name: 'Find' }));
    await waitFor(() =>
      expect(asked.at(-1)?.fields).toEqual([{ property: 'dc:rights', test: { kind: 'empty' } }]),
    );
    await waitFor(async () =>
      expect(await chips()).toEqual(['File name: lake', 'Copyright is empty']),
    );
    await press(user, 'Remove File name: lake');
    await waitFor(async () => expect(await chips()).toEqual(['Copyright is empty']));
    expect(asked.at(-1)?.name).toBe('');
    expect(await field()).toHaveProperty('value', '');
  });

  it('without a folder', async () => {
    const { user, asked } = open();
    await look(user, 'lake');
    await filter(user, 'Exclude…');
    const dialog = await screen.findByRole('dialog', { name: 'Exclude' });
    await user.click(within(dialog).getByRole('button', { name: 'Exclude' }));
    expect(within(dialog).getByText(/^Choose a folder, or type its path/)).toBeTruthy();
    await user.click(within(dialog).getByRole('combobox'));
    await user.paste('/content/dam/press/');
    await user.keyboard('{Escape}');
    await user.click(within(dialog).getByRole('button', { name: 'Exclude' }));
    await waitFor(() =>
      expect(asked.at(-1)?.without).toEqual([{ kind: 'folder', path: '/content/dam/press' }]),
    );
    await waitFor(async () => expect(await chips()).toEqual(['File name: lake', 'Not in Press']));
  });

  it('hands on what was found, and all of it as a search that a recipe can keep', async () => {
    const { user, asked } = open();
    await look(user, 'lake');
    await press(user, /^Change all \d+ assets$/);
    expect(onChange).toHaveBeenCalledWith(
      expect.objectContaining({ whole: { kind: 'search', search: asked.at(-1) } }),
    );
  });

  it('no hit: says that AEM may lag, and leads on', async () => {
    const { user, asked } = open({ found: 0 });
    await user.click(await screen.findByRole('row', { name: 'People' }));
    await user.type(await field(), 'nowhere{Enter}');
    await screen.findByRole('heading', { level: 2, name: 'Nothing found' });
    expect(
      screen.getAllByText(/can be a few minutes behind recent changes/).length,
    ).toBeGreaterThan(0);
    await press(user, 'Search all folders');
    await waitFor(() => expect(asked.at(-1)?.path).toBe('/content/dam'));
    await press(user, 'Back to People');
    await screen.findByRole('grid', { name: 'Assets in People' });
  });

  it('failed: says so, and tries again', async () => {
    const failing: MemoryOptions['failing'] = { searchAssets: apiError('searchTooLong') };
    const { user } = open({ failing });
    await user.type(await field(), 'lake{Enter}');
    await screen.findByRole('heading', { name: 'The search failed' });
    delete failing.searchAssets;
    await press(user, 'Try again');
    await found();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('loading: does not offer to change an unknown number', async () => {
    const { user } = open({ assets: 500, pace: 50 });
    await user.type(await field(), 'lake{Enter}');
    await screen.findByText(/assets so far$/);
    expect(screen.queryByRole('button', { name: /^(Change|Select all) / })).toBeNull();
  });

  it('very many: draws only what is in view', async () => {
    const { user } = open({ assets: 1_000_000 });
    await look(user, '*');
    const table = await found();
    await waitFor(() =>
      expect(Number(table.getAttribute('aria-rowcount'))).toBeGreaterThan(10_000),
    );
    expect(within(table).getAllByRole('row').length).toBeLessThan(60);
  });

  it('in French', async () => {
    const { user } = open({}, 'fr');
    await user.type(
      await screen.findByRole('searchbox', { name: 'Rechercher des ressources' }),
      'lake{Enter}',
    );
    await screen.findByRole('grid', { name: 'Ressources trouvées' });
    await screen.findByRole('heading', {
      level: 1,
      name: 'Résultats\u00a0: Toutes les ressources',
    });
  });
});

describe('saved searches', () => {
  const item = (name: string) => screen.findByRole('button', { name });

  it('are saved under a name, and opened from another folder', async () => {
    const { user, backend } = open();
    await look(user, 'lake');
    await press(user, 'Save search');
    const dialog = await screen.findByRole('dialog', { name: 'Save search' });
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    expect(name).toHaveProperty('value', 'File name: lake');
    await user.clear(name);
    await user.type(name, 'The lakes{Enter}');
    expect((await item('The lakes')).getAttribute('aria-current')).toBe('true');
    await screen.findByRole('heading', { level: 1, name: 'The lakes' });
    expect(screen.queryByRole('button', { name: 'Save search' })).toBeNull();
    expect(await backend.listSearches()).toHaveLength(1);

    await user.click(await screen.findByRole('row', { name: 'People' }));
    await screen.findByRole('grid', { name: 'Assets in People' });
    await user.click(await item('The lakes'));
    await found();
    expect(await field()).toHaveProperty('value', 'lake');
  });

  it('that changed are saved over themselves', async () => {
    const { user, backend } = open({ searches: SOME_SEARCHES });
    await user.click(await item('Lake, without rights'));
    await found();
    await press(user, 'Remove Copyright is empty');
    await press(user, 'Save search');
    await screen.findByText(
      'There is already a search “Lake, without rights”. Saving replaces it.',
    );
    await press(user, 'Replace');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const all = await backend.listSearches();
    expect(all).toHaveLength(2);
    expect(all.find(({ id }) => id === 'search-lake')?.search.fields).toEqual([]);
  });

  it('of the practice environment are not offered in another', async () => {
    const [lake, winter] = SOME_SEARCHES as [SavedSearch, SavedSearch];
    const { backend } = open({ searches: [{ ...lake, practice: true }, winter] });
    await item(winter.name);
    expect(screen.queryByRole('button', { name: lake.name })).toBeNull();
    expect(await backend.listSearches()).toHaveLength(2);
  });

  it('are renamed, but not to the name of another', async () => {
    const { user } = open({ searches: SOME_SEARCHES });
    const [lake, winter] = SOME_SEARCHES.map(({ name }) => name) as [string, string];
    await press(user, `More actions for the search ${lake}`);
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, `${winter}{Enter}`);
    await screen.findByText('Another search has this name. Enter a different one.');
    await user.clear(name);
    await user.type(name, 'Lakes{Enter}');
    await item('Lakes');
    expect(screen.queryByRole('button', { name: lake })).toBeNull();
  });

  it('are removed, and restored', async () => {
    const { user, backend } = open({ searches: SOME_SEARCHES });
    await press(user, 'More actions for the search Lake, without rights');
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await screen.findByText('“Lake, without rights” was removed.');
    expect(await backend.listSearches()).toHaveLength(1);
    const back = await screen.findByRole('button', { name: 'Restore' });
    await waitFor(() => expect(document.activeElement).toBe(back));
    await user.click(back);
    await item('Lake, without rights');
    await screen.findByText('“Lake, without rights” was restored.');
  });

  it('that cannot be read leave the rest of the page alone', async () => {
    const { user } = open({ failing: { listSearches: apiError('storeFailed') } });
    await screen.findByRole('heading', { name: 'The saved searches could not be read' });
    await look(user, 'lake');
  });
});

describe('ticks on what was found', () => {
  it('are turned around', async () => {
    const { user } = open();
    await look(user, 'lake');
    const table = await found();
    await waitFor(() => expect(Number(table.getAttribute('aria-rowcount'))).toBeGreaterThan(3));
    const all = Number(table.getAttribute('aria-rowcount')) - 1;
    expect(screen.queryByRole('button', { name: 'Invert selection' })).toBeNull();
    table.focus();
    await user.keyboard(' {ArrowDown} ');
    await screen.findByText(`2 of ${all} assets selected`);
    await press(user, 'Invert selection');
    await screen.findByText(`${all - 2} of ${all} assets selected`);
    await press(user, `Change ${all - 2} assets`);
    expect(onChange).toHaveBeenCalledWith(
      expect.objectContaining({
        selection: { kind: 'all', listingId: expect.any(String), except: [0, 1] },
        whole: null,
      }),
    );
  });

  it('are taken in a range by mouse, and left out in one where all are ticked', async () => {
    const { user } = open({ assets: 100 });
    const table = await screen.findByRole('grid', { name: /^Assets in/ });
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('101'));
    const row = (at: number) => within(table).getAllByRole('row')[at] as HTMLElement;
    await user.click(row(2));
    await user.keyboard('{Shift>}');
    await user.click(row(5));
    await user.keyboard('{/Shift}');
    await screen.findByText('4 of 100 assets selected');
    await user.click(within(table).getByRole('checkbox', { name: 'Select all' }));
    await user.click(row(2));
    await user.keyboard('{Shift>}');
    await user.click(row(5));
    await user.keyboard('{/Shift}');
    await screen.findByText('96 of 100 assets selected');
  });
});

describe('pasted paths', () => {
  const there = '/content/dam/people/climber-at-dusk-0001.jpg';

  async function paste(user: User, text: string) {
    await press(user, 'Paste paths');
    const area = await screen.findByRole('textbox', { name: 'Paths of assets' });
    await user.clear(area);
    await user.click(area);
    await user.paste(text);
    await press(user, 'Find these assets');
  }

  it('say what was found, what was not, and what is no path', async () => {
    const gone = '/content/dam/people/gone.jpg';
    const { user } = open({ pasted: { missing: [gone], notPaths: ['hello'] } });
    await paste(user, `${there}\n${there}\n${gone}\nhello\n`);
    await screen.findByText('1 of 3 found');
    await screen.findByRole('heading', { level: 1, name: 'Pasted paths' });
    await press(user, '1 path was not found in AEM');
    await screen.findByText(gone);
    await press(user, '1 line is not a path');
    await screen.findByText('hello');
    await found();
    await press(user, 'Change 1 asset');
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ count: 1, whole: null }));
  });

  it('are corrected, and left again', async () => {
    const gone = '/content/dam/people/gone.jpg';
    const { user } = open({ found: 0, pasted: { missing: [gone], notPaths: [] } });
    await user.click(await screen.findByRole('row', { name: 'People' }));
    await paste(user, '/content/dam/people/gone.jpg');
    await screen.findByRole('heading', { level: 2, name: 'None of these paths was found' });
    const [correct] = await screen.findAllByRole('button', { name: 'Correct the list' });
    await user.click(correct as HTMLElement);
    expect(await screen.findByRole('textbox', { name: 'Paths of assets' })).toHaveProperty(
      'value',
      '/content/dam/people/gone.jpg',
    );
    await press(user, 'Cancel');
    await press(user, 'Back to People');
    await screen.findByRole('grid', { name: 'Assets in People' });
  });
});
