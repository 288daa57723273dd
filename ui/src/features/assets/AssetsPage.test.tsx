import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { AssetsPage, type ChosenAssets } from './AssetsPage';
import { useLibrary } from './use-library';

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

function open(options: MemoryOptions = {}) {
  onChange.mockReset();
  return draw(<Assets />, options);
}

const grid = () => screen.findByRole('grid', { name: /^Assets in/ });

describe('the assets of a folder', () => {
  it('empty: offers the folders below and a look into all of them', async () => {
    const { user } = open();
    await screen.findByRole('heading', { level: 2, name: 'No assets at the top level' });
    await user.click(screen.getByRole('button', { name: 'Include subfolders' }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Change all \d+ assets$/ })).toHaveProperty(
        'disabled',
        false,
      ),
    );
  });

  it('loading: says so and does not offer to change an unknown number', async () => {
    open({ assets: 500, pace: 50 });
    await screen.findByText(/^\d+ assets so far$/);
    // The number that grows is not read aloud at every event.
    const said = screen.getAllByRole('status').map((one) => one.textContent);
    expect(said).toContain('Looking for assets');
    expect(said.join()).not.toContain('so far');
    expect(screen.queryByRole('button', { name: /^(Change|Select all) / })).toBeNull();
  });

  it('failed: says what to do and tries again', async () => {
    const failing: MemoryOptions['failing'] = { openListing: apiError('notData') };
    const { user } = open({ assets: 10, failing });
    await screen.findByRole('heading', { name: 'The assets could not be listed' });
    delete failing.openListing;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await grid();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('folders failed: says so beside the list', async () => {
    open({ assets: 10, failing: { listFolders: apiError('permissionMissing') } });
    await screen.findByRole('heading', { name: 'The folders could not be read' });
  });

  it('very many: draws only what is in view', async () => {
    open({ assets: 1_000_000 });
    const table = await grid();
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('1000001'));
    expect(within(table).getAllByRole('row').length).toBeLessThan(60);
    await screen.findByRole('button', { name: 'Change all 1,000,000 assets' });
  });

  it('very long names: stay readable as a tooltip', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('row', { name: 'People' }));
    const name = await screen.findByText(/approved by everybody$/);
    expect(name.getAttribute('title')).toBe(name.textContent);
    await user.click(screen.getByRole('radio', { name: 'Grid' }));
    const below = await within(await screen.findByRole('listbox')).findByText(
      /approved by everybody$/,
    );
    expect(below.title).toBe(below.textContent);
  });

  it('tells how many content fragments are left out, and takes them in', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('row', { name: 'Products' }));
    await user.click(
      await screen.findByRole('checkbox', { name: /^Include content fragments \(\d+\)$/ }),
    );
    const taken = await screen.findByRole('checkbox', { name: 'Include content fragments' });
    expect(taken).toHaveProperty('checked', true);
  });
});

describe('ticking', () => {
  it('is what a change begins with: nothing is changed that nobody chose', async () => {
    const { user } = open({ assets: 306 });
    await screen.findByText('Nothing selected');
    expect(screen.queryByRole('button', { name: 'Change 306 assets' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Select all 306' }));
    await screen.findByText('306 of 306 assets selected');
    await user.click(screen.getByRole('button', { name: 'Change 306 assets' }));
    const all = { kind: 'all', listingId: expect.any(String), except: [] };
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ selection: all, count: 306 }),
    );
  });

  it('is not needed for the whole of a folder, which shows what was taken', async () => {
    const { user } = open({ assets: 306 });
    const table = await grid();
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('307'));
    table.focus();
    await user.keyboard(' ');
    await screen.findByText('1 of 306 assets selected');
    await user.click(screen.getByRole('button', { name: 'Change all 306 assets' }));
    const all = { kind: 'all', listingId: expect.any(String), except: [] };
    expect(onChange).toHaveBeenCalledWith(
      expect.objectContaining({ selection: all, count: 306, whole: expect.anything() }),
    );
    await screen.findByText('306 of 306 assets selected');
  });

  it('works with the keyboard alone', async () => {
    const { user } = open({ assets: 100 });
    const table = await grid();
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('101'));
    table.focus();
    await user.keyboard('{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await screen.findByText('3 of 100 assets selected');
    await user.click(screen.getByRole('button', { name: 'Change 3 assets' }));
    expect(onChange).toHaveBeenCalledWith(
      expect.objectContaining({
        selection: { kind: 'rows', listingId: expect.any(String), rows: [1, 2, 3] },
        count: 3,
      }),
    );
  });

  it('goes on with the keyboard after a tick box was clicked', async () => {
    const { user } = open({ assets: 100 });
    const table = await grid();
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('101'));
    const boxes = await within(table).findAllByRole('checkbox', { name: /^Select Cast iron pan/ });
    await user.click(boxes[0] as HTMLElement);
    await screen.findByText('1 of 100 assets selected');
    await user.keyboard('{ArrowDown}{Enter}{ArrowDown} ');
    await screen.findByText('3 of 100 assets selected');
  });

  it('is sorted by its heads once all of it is there, and keeps what is selected', async () => {
    const { user, backend } = open({ assets: 40 });
    const order = Array.from({ length: 40 }, (_, row) => 39 - row);
    const sort = vi
      .spyOn(backend, 'sortListing')
      .mockImplementation(async ({ descending }) => (descending ? order : order.toReversed()));
    const table = await grid();
    const head = (name: string) => within(table).getByRole('columnheader', { name });
    const first = () => within(table).getAllByRole('row')[1]?.textContent ?? '';
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('41'));
    await user.click(
      (await within(table).findAllByRole('checkbox', { name: /^Select Cast iron/ }))[0] as Element,
    );
    expect(head('Modified').getAttribute('aria-sort')).toBe('none');
    const button = within(head('Modified')).getByRole('button');
    button.focus();
    await user.keyboard('{Enter}');
    await screen.findByText('Sorted by Modified, ascending');
    expect(head('Modified').getAttribute('aria-sort')).toBe('ascending');
    await user.keyboard(' ');
    await screen.findByText('Sorted by Modified, descending');
    expect(sort).toHaveBeenLastCalledWith(
      expect.objectContaining({ by: 'modified', descending: true }),
    );
    await waitFor(() => expect(first()).toMatch(/-0317\./));
    // What is selected is still the first asset as AEM lists them; a range is what is seen.
    table.focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await screen.findByText('3 of 40 assets selected');
    await user.click(screen.getByRole('button', { name: 'Change 3 assets' }));
    expect(onChange).toHaveBeenCalledWith(
      expect.objectContaining({
        selection: {
          kind: 'rows',
          listingId: expect.any(String),
          rows: [0, 38, 39],
        },
      }),
    );
    await user.click(button);
    await screen.findByText('In AEM’s order again');
    await waitFor(() => expect(first()).toMatch(/-0001\.jpg/));
  });

  it('has no heads to sort by where it is too long for that', async () => {
    open({ assets: 100_001 });
    const table = await grid();
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('100002'));
    const head = within(table).getByRole('columnheader', { name: 'Modified' });
    expect(within(head).queryByRole('button')).toBeNull();
    expect(head.getAttribute('aria-sort')).toBeNull();
  });

  it('all but one is still a small selection', async () => {
    const { user } = open({ assets: 100 });
    const table = await grid();
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('101'));
    await user.click(within(table).getByRole('checkbox', { name: 'Select all' }));
    await user.click(
      (
        await within(table).findAllByRole('checkbox', { name: /^Select Cast iron pan/ })
      )[0] as HTMLElement,
    );
    await user.click(screen.getByRole('button', { name: 'Change 99 assets' }));
    expect(onChange).toHaveBeenCalledWith(
      expect.objectContaining({
        selection: { kind: 'all', listingId: expect.any(String), except: [0] },
        count: 99,
        whole: null,
      }),
    );
  });

  it('is kept when the table becomes pictures', async () => {
    const { user } = open({ assets: 30 });
    const table = await grid();
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('31'));
    table.focus();
    await user.keyboard(' ');
    await user.click(screen.getByRole('radio', { name: 'Grid' }));
    const pictures = await screen.findByRole('listbox', { name: /^Assets in/ });
    expect(within(pictures).getAllByRole('option', { selected: true })).toHaveLength(1);
  });
});
