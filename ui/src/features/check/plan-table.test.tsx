import { screen, waitFor, within } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../backend/memory';
import { useBackend } from '../../shared/backend-context';
import { draw } from '../../test/render';
import { CheckPage } from './CheckPage';

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

const BLOCKED: Edit = {
  fields: [
    {
      property: 'dc:rights',
      kind: 'text',
      change: { action: 'replace', value: { kind: 'text', text: 'unknown:sea' }, tokens: false },
      onlyEmpty: false,
    },
  ],
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
  it('comes first, and keeps the change from being started until it is', async () => {
    const { user } = draw(<Check assets={2} of={BLOCKED} />, {
      assets: 50,
      connections: [connection()],
    });
    await screen.findByRole('heading', { name: '2 problems have to be decided first' });
    await screen.findByRole('radio', { name: 'Problems 2', checked: true });
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await within(grid).findAllByText('AEM does not know this tag');
    grid.focus();
    await user.keyboard('{Enter}');
    await user.clear(await screen.findByRole('textbox', { name: /^New value of Copyright/ }));
    await user.keyboard('sea{Enter}');
    await screen.findByRole('heading', { name: '1 problem has to be decided first' });
    const run = screen.getByRole('button', { name: 'Change 1 asset' });
    expect(run).toHaveProperty('disabled', true);
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('2'));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(screen.queryByText(/has to be decided first/)).toBeNull());
    await waitFor(() => expect(run).toHaveProperty('disabled', false));
  });
});

describe('a cell', () => {
  const input = () => screen.findByRole('textbox', { name: /^New value of Copyright for/ });

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
    await screen.findByRole('radio', { name: 'By hand 1' });
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
  });

  it('is left out with Delete, and put back', async () => {
    const { user, grid } = await open();
    grid.focus();
    await user.keyboard('{Delete}');
    await within(grid).findByText('You left it out');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(within(grid).queryByText('You left it out')).toBeNull());
    await screen.findByText(/^Copyright of .* was put back$/);
  });

  it('of a list is changed in a dialog', async () => {
    const { user, grid } = await open();
    await user.click(
      within(grid).getAllByRole('button', { name: /^Edit Keywords of/ })[0] as HTMLElement,
    );
    const dialog = await screen.findByRole('dialog', { name: 'New value of Keywords' });
    await user.click(within(dialog).getByRole('button', { name: 'Empty this field' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await screen.findByRole('radio', { name: 'By hand 1' });
  });
});
