import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../../backend/memory/memory';
import { useBackend } from '../../../shared/state/backend-context';
import { draw } from '../../../test/render';
import { CheckPage } from '../CheckPage';

const onRun = vi.fn<(expectedAssets: number, typedAssets: number | null) => void>();
const EDIT: Edit = {
  fields: [
    {
      property: 'dc:rights',
      kind: 'text',
      change: { action: 'replace', value: { kind: 'text', text: '© 2031' }, tokens: false },
      onlyEmpty: false,
    },
    {
      property: 'dc:subject',
      kind: 'list',
      change: { action: 'add', entries: ['team'], tokens: false, atStart: false },
      onlyEmpty: false,
    },
  ],
};

const ONE_FIELD: Edit = {
  fields: [
    {
      property: 'dc:rights',
      kind: 'text',
      change: { action: 'replace', value: { kind: 'text', text: 'unknown:sea' }, tokens: false },
      onlyEmpty: false,
    },
  ],
};

const BLOCKED: MemoryOptions = {
  assets: 50,
  connections: [connection()],
  cannot: 'tagUnknown',
};

function Check({ assets, of = EDIT }: { assets: number; of?: Edit }) {
  const backend = useBackend();
  const [planId, setPlanId] = useState<string | null>(null);
  useEffect(() => {
    backend
      .openListing({
        connectionId: 'c1',
        path: '/content/dam/people',
        recursive: false,
        includeFragments: false,
      })
      .then((listingId) =>
        backend.makePlan({
          connectionId: 'c1',
          selection: { kind: 'rows', listingId, rows: Array.from({ length: assets }, (_, n) => n) },
          edit: of,
          source: { kind: 'edit' },
          zone: null,
        }),
      )
      .then(setPlanId);
  }, [backend, assets, of]);
  if (planId === null) return null;
  return (
    <CheckPage
      connection={connection()}
      planId={planId}
      edit={of}
      steps={null}
      isBusy={false}
      error={null}
      onRun={onRun}
      onBack={() => {}}
      onConnection={() => {}}
    />
  );
}

async function open(assets = 30, options: MemoryOptions = {}) {
  const drawn = draw(<Check assets={assets} />, {
    assets: 50,
    connections: [connection()],
    ...options,
  });
  const grid = await screen.findByRole('grid', { name: 'Old and new values' });
  await within(grid).findAllByText('© 2031');
  return { ...drawn, grid };
}

const rowsOf = (grid: HTMLElement) => within(grid).getAllByRole('row').slice(1);
const cellsOf = (row: HTMLElement | undefined) =>
  within(row as HTMLElement)
    .getAllByRole('gridcell')
    .map((cell) => cell.textContent ?? '');

describe('the table of old and new', () => {
  it('says how many values of how many assets change, and in which folder each asset is', async () => {
    const { grid } = await open(30);
    await screen.findByText(/^\d+ values in \d+ assets will change\. Nothing has been sent yet\.$/);
    const [first] = rowsOf(grid);
    within(first as HTMLElement).getByTitle('people');
  });

  it('keeps what was left out apart from the problems', async () => {
    const { user, grid } = await open(30);
    await screen.findByRole('radio', { name: 'Problems 2' });
    grid.focus();
    await user.keyboard('{Delete}');
    await user.click(await screen.findByRole('radio', { name: 'Left out 1' }));
    await within(grid).findByText('You left it out');
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('2'));
    screen.getByRole('radio', { name: 'Problems 2' });
  });

  it('is sorted by the head of a column, and the other way round', async () => {
    const { user, grid } = await open();
    const head = within(grid).getByRole('columnheader', { name: 'New' });
    expect(head.getAttribute('aria-sort')).toBe('none');
    await user.click(within(head).getByRole('button'));
    await waitFor(() => expect(head.getAttribute('aria-sort')).toBe('ascending'));
    await user.click(within(head).getByRole('button'));
    await waitFor(() => expect(head.getAttribute('aria-sort')).toBe('descending'));
    await waitFor(() => expect(cellsOf(rowsOf(grid)[0])[3]).toContain('© 2031'));
  });

  it('finds a text, and shows all again where nothing is found', async () => {
    const { user, grid } = await open();
    await user.type(screen.getByRole('searchbox', { name: 'Find in this list' }), 'no such text');
    await screen.findByRole('heading', { name: 'Nothing found' });
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await screen.findByRole('grid', { name: 'Old and new values' });
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
    expect(grid).toBeDefined();
  });

  it('shows problems with the way to mend them', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('radio', { name: 'Problems 2' }));
    await screen.findAllByText('Someone has checked it out');
    expect(screen.getAllByText('Ask them to check it in')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: /^Edit Copyright of/ })).toBeNull();
  });

  it('is kept to one field', async () => {
    const { user, grid } = await open();
    await user.click(screen.getByRole('button', { name: /All fields/ }));
    await user.click(await screen.findByRole('option', { name: 'Keywords' }));
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('31'));
  });

  it('cannot be sorted while it is read', async () => {
    draw(<Check assets={30} />, { assets: 50, connections: [connection()], pace: 60 });
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    expect(within(grid).queryByRole('button', { name: 'New' })).toBeNull();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });
});

describe('a plan that grows while its first rows are shown', () => {
  it('has all of them in the table once it is whole', async () => {
    const { backend } = draw(<Check assets={30} />, {
      assets: 50,
      connections: [connection()],
      pace: 40,
    });
    // As the core has it: rows of what was read so far.
    const rows = backend.planRows.bind(backend);
    vi.spyOn(backend, 'planRows').mockImplementationOnce(async (request) => {
      const page = await rows(request);
      return { ...page, count: 3, rows: page.rows.slice(0, 3) };
    });
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await screen.findByRole('searchbox');
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('61'));
    await waitFor(() => expect(cellsOf(rowsOf(grid)[5])[1]).not.toBe(''));
  });
});

describe('what has to be decided', () => {
  it('can be left out only where the rows stay below the mouse', async () => {
    const { backend } = draw(<Check assets={2} of={ONE_FIELD} />, BLOCKED);
    let isPreparing = true;
    const planRows = backend.planRows.bind(backend);
    vi.spyOn(backend, 'planRows').mockImplementation(async (request) => ({
      ...(await planRows(request)),
      isPreparing,
    }));
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await within(grid).findAllByText('Tag not recognised by AEM');
    expect(within(grid).queryByRole('button', { name: /^Leave out/ })).toBeNull();
    isPreparing = false;
    expect(await within(grid).findAllByRole('button', { name: /^Leave out/ })).toHaveLength(2);
  });

  it('comes first, and keeps the change from being started until it is', async () => {
    const { user } = draw(<Check assets={2} of={ONE_FIELD} />, BLOCKED);
    await screen.findByRole('heading', { name: '2 problems to solve first' });
    await screen.findByRole('radio', { name: 'Problems 2', checked: true });
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await within(grid).findAllByText('Tag not recognised by AEM');
    grid.focus();
    await user.keyboard('{Enter}');
    await user.clear(await screen.findByRole('textbox', { name: /^New value of Copyright/ }));
    await user.keyboard('sea{Enter}');
    await screen.findByRole('heading', { name: '1 problem to solve first' });
    const run = screen.getByRole('button', { name: 'Change 1 asset' });
    expect(run).toHaveProperty('disabled', true);
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('2'));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(screen.queryByText(/to solve first/)).toBeNull());
    await waitFor(() => expect(run).toHaveProperty('disabled', false));
  });
});

describe('a cell', () => {
  const input = () => screen.findByRole('textbox', { name: /^New value of Copyright for/ });

  it('is changed and left out by its menu', async () => {
    const { user, grid } = await open();
    const cell = () => within(rowsOf(grid)[0] as HTMLElement).getAllByRole('gridcell')[1];
    grid.focus();
    fireEvent.contextMenu(cell() as Element);
    await user.click(await screen.findByRole('menuitem', { name: /^Edit Copyright of / }));
    await waitFor(async () => expect(document.activeElement).toBe(await input()));
    await user.keyboard('{Escape}');
    fireEvent.contextMenu(cell() as Element);
    await user.click(await screen.findByRole('menuitem', { name: 'Copy new value' }));
    await screen.findByText('Copied to clipboard');
    expect(await navigator.clipboard.readText()).toBe('© 2031');
    fireEvent.contextMenu(cell() as Element);
    await user.click(await screen.findByRole('menuitem', { name: /^Leave out Copyright of / }));
    await screen.findByRole('radio', { name: 'Left out 1' });
  });

  it('is changed with Enter, typed, and saved with Enter', async () => {
    const { user, grid, backend } = await open();
    const edit = vi.spyOn(backend, 'editCell');
    grid.focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(await input());
    await user.keyboard('© by hand{Enter}');
    await within(grid).findByText('© by hand');
    expect(edit).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        cell: expect.any(Number),
        change: { kind: 'set', value: { kind: 'text', text: '© by hand' } },
      }),
    );
    await screen.findByRole('radio', { name: 'Edited 1' });
    expect(document.activeElement).toBe(grid);
    expect(grid.getAttribute('aria-activedescendant')).toMatch(/-1$/);
  });

  it('stays as it was with Escape', async () => {
    const { user, grid, backend } = await open();
    const edit = vi.spyOn(backend, 'editCell');
    grid.focus();
    await user.keyboard('{F2}');
    await input();
    await user.keyboard('something{Escape}');
    expect(screen.queryByRole('textbox', { name: /^New value/ })).toBeNull();
    expect(edit).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(grid);
  });

  it('is saved with Tab, which goes on to the next', async () => {
    const { user, grid, backend } = await open();
    const edit = vi.spyOn(backend, 'editCell');
    await user.click(screen.getByRole('searchbox'));
    await user.click(screen.getByRole('button', { name: /All fields/ }));
    await user.click(await screen.findByRole('option', { name: 'Copyright' }));
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('31'));
    await waitFor(() => expect(cellsOf(rowsOf(grid)[1])[1]).toBe('Copyright'));
    grid.focus();
    await user.keyboard('{F2}');
    await input();
    await user.keyboard('one{Tab}');
    await waitFor(() => expect(edit).toHaveBeenCalledTimes(1));
    await user.keyboard('two{Enter}');
    await waitFor(() => expect(edit).toHaveBeenCalledTimes(2));
    await within(grid).findByText('one');
    await within(grid).findByText('two');
  });

  it('is emptied by an empty text', async () => {
    const { user, grid, backend } = await open();
    const edit = vi.spyOn(backend, 'editCell');
    grid.focus();
    await user.keyboard('{Enter}');
    await user.clear(await input());
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(edit).toHaveBeenCalledWith(expect.objectContaining({ change: { kind: 'clear' } })),
    );
  });

  it('says why a value was refused, and keeps what was typed', async () => {
    const { user, grid } = await open(30, {
      failing: { editCell: apiError('fieldInvalid', { technical: 'tooLong' }) },
    });
    grid.focus();
    await user.keyboard('{Enter}');
    await user.type(await input(), ' and more{Enter}');
    await screen.findByText('This is too long.');
    expect((await input()).getAttribute('aria-invalid')).toBe('true');
    // Another cell waits until this one is mended.
    await user.click(
      within(grid).getAllByRole('button', { name: /^Edit Keywords of/ })[0] as HTMLElement,
    );
    await waitFor(async () => expect(document.activeElement).toBe(await input()));
    expect(document.activeElement).toHaveProperty('value', '© 2031 and more');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is left out with Delete, and put back', async () => {
    const { user, grid } = await open();
    grid.focus();
    await user.keyboard('{Delete}');
    await within(grid).findByText('You left it out');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(within(grid).queryByText('You left it out')).toBeNull());
    await screen.findByText(/^Copyright of .* was reset$/);
  });

  it('is not said to be left out, or put back, when that failed', async () => {
    const failing: MemoryOptions['failing'] = { editCell: apiError('storeFailed') };
    const { user, grid } = await open(30, { failing });
    grid.focus();
    await user.keyboard('{Delete}');
    await screen.findAllByRole('alert');
    expect(screen.queryByText(/was left out$/)).toBeNull();
    delete failing.editCell;
    await user.keyboard('{Delete}');
    await within(grid).findByText('You left it out');
    failing.editCell = apiError('storeFailed');
    await user.keyboard('{Control>}z{/Control}');
    await screen.findAllByRole('alert');
    expect(screen.queryByText(/was reset$/)).toBeNull();
  });

  it('of a list is changed in a dialog', async () => {
    const { user, grid } = await open();
    await user.click(
      within(grid).getAllByRole('button', { name: /^Edit Keywords of/ })[0] as HTMLElement,
    );
    const dialog = await screen.findByRole('dialog', { name: 'New value of Keywords' });
    await user.click(within(dialog).getByRole('button', { name: 'Clear this field' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await screen.findByRole('radio', { name: 'Edited 1' });
  });
});

describe('what is typed into a cell', () => {
  const input = () => screen.findByRole('textbox', { name: /^New value of Copyright for/ });
  const set = (text: string) =>
    expect.objectContaining({ change: { kind: 'set', value: { kind: 'text', text } } });

  it('is kept while the row above leaves the view', async () => {
    const { user, backend } = draw(<Check assets={2} of={ONE_FIELD} />, BLOCKED);
    const edit = vi.spyOn(backend, 'editCell');
    await screen.findByRole('radio', { name: 'Problems 2', checked: true });
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await within(grid).findAllByText('Tag not recognised by AEM');
    grid.focus();
    await user.keyboard('{F2}');
    await user.clear(await input());
    // The rows come anew only after the next letters were typed.
    let goOn = () => {};
    const typed = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const rows = backend.planRows.bind(backend);
    vi.spyOn(backend, 'planRows').mockImplementation(async (request) => {
      await typed;
      return rows(request);
    });
    await user.keyboard('sea{Tab}');
    await waitFor(() => expect(edit).toHaveBeenCalledExactlyOnceWith(set('sea')));
    await waitFor(async () => expect(await input()).toHaveProperty('value', 'unknown:sea'));
    await user.keyboard('win');
    goOn();
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('2'));
    expect(document.activeElement).toBe(await input());
    await user.keyboard('ter{Enter}');
    await waitFor(() => expect(edit).toHaveBeenLastCalledWith(set('winter')));
    expect(edit).toHaveBeenCalledTimes(2);
  });

  it('is saved where the focus goes elsewhere', async () => {
    const { user, grid, backend } = await open();
    const edit = vi.spyOn(backend, 'editCell');
    grid.focus();
    await user.keyboard('{F2}');
    await input();
    await user.keyboard('typed');
    await user.click(within(grid).getByRole('button', { name: 'New' }));
    await waitFor(() => expect(edit).toHaveBeenCalledExactlyOnceWith(set('typed')));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /^New value/ })).toBeNull());
  });

  it('is kept while the list is scrolled', async () => {
    const { user, grid } = await open();
    grid.focus();
    await user.keyboard('{F2}');
    const typing = await input();
    await user.keyboard('so far');
    grid.scrollTop = 2000;
    fireEvent.scroll(grid);
    await waitFor(() => expect(rowsOf(grid).length).toBeGreaterThan(1));
    await waitFor(() => expect(grid.querySelector('[aria-rowindex="40"]')).not.toBeNull());
    expect(document.activeElement).toBe(typing);
    grid.scrollTop = 0;
    fireEvent.scroll(grid);
    await waitFor(() => expect(grid.querySelector('[aria-rowindex="40"]')).toBeNull());
    expect(document.activeElement).toBe(typing);
    expect(typing).toHaveProperty('value', 'so far');
  });

  it('is nothing where nobody typed: Enter leaves the value alone', async () => {
    const { user, grid, backend } = await open();
    const edit = vi.spyOn(backend, 'editCell');
    grid.focus();
    await user.keyboard('{F2}');
    await input();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('textbox', { name: /^New value/ })).toBeNull();
    expect(document.activeElement).toBe(grid);
    expect(edit).not.toHaveBeenCalled();
  });

  it.each([
    ['several entries', ['ANN', 'BOB'], { kind: 'list', entries: ['ANN', 'BOB', 'Cem'] }],
    ['several lines', ['one\ntwo'], { kind: 'text', text: 'one\ntwoCem' }],
  ])('does not cut %s', async (_name, entries, value) => {
    const { user, backend } = draw(<Check assets={2} />, {
      assets: 50,
      connections: [connection()],
    });
    const edit = vi.spyOn(backend, 'editCell');
    const rows = backend.planRows.bind(backend);
    vi.spyOn(backend, 'planRows').mockImplementation(async (request) => {
      const page = await rows(request);
      const several = page.rows.map((row) =>
        row.property === 'dc:rights' ? { ...row, new: { ...row.new, entries } } : row,
      );
      return { ...page, rows: several };
    });
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await within(grid).findAllByText(/^(ANN|one)/);
    await screen.findByRole('searchbox');
    grid.focus();
    await user.keyboard('{F2}');
    const dialog = await screen.findByRole('dialog', { name: 'New value of Copyright' });
    await user.type(within(dialog).getByRole('textbox'), 'Cem');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(edit).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ change: { kind: 'set', value } }),
      ),
    );
  });
});
