import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { connection } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

async function openAssets() {
  const { user } = openApp({ connections: [connection()], assets: 30 });
  await user.click(await button('Open Website, test'));
  await heading('All assets');
  return user;
}

/** Whether the engine would go on with it. `fireEvent` tells of a prevented one with `false`. */
const hasPageMenu = (of: Element) => fireEvent.contextMenu(of);

describe('the menu of the page, which reloads it', () => {
  it('is there for text that is edited, and nowhere else', async () => {
    await openAssets();
    const search = (await screen.findAllByRole('searchbox'))[0] as HTMLInputElement;
    expect(hasPageMenu(search)).toBe(true);
    expect(hasPageMenu(screen.getByRole('heading', { level: 1 }))).toBe(false);
    expect(hasPageMenu(screen.getByRole('button', { name: 'Home' }))).toBe(false);
    expect(hasPageMenu(screen.getByRole('checkbox', { name: 'Include content fragments' }))).toBe(
      false,
    );
    search.readOnly = true;
    expect(hasPageMenu(search)).toBe(false);
  });
});

describe('the keys that reload a page', () => {
  it('do nothing, also while something is typed', async () => {
    await openAssets();
    const search = (await screen.findAllByRole('searchbox'))[0] as HTMLElement;
    for (const key of [
      { key: 'F5' },
      { key: 'F5', ctrlKey: true },
      { key: 'r', ctrlKey: true },
      { key: 'R', ctrlKey: true, shiftKey: true },
      { key: 'r', metaKey: true },
    ]) {
      expect(fireEvent.keyDown(search, key), JSON.stringify(key)).toBe(false);
    }
    expect(fireEvent.keyDown(search, { key: 'r' })).toBe(true);
    expect(fireEvent.keyDown(search, { key: 'r', ctrlKey: true, altKey: true })).toBe(true);
  });
});

describe('a menu of our own', () => {
  const items = async () =>
    within(await screen.findByRole('menu'))
      .getAllByRole('menuitem')
      .map((item) => item.textContent);
  const choose = async (user: Awaited<ReturnType<typeof openAssets>>, name: string) => {
    await user.click(await screen.findByRole('menuitem', { name }));
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  };
  const rowsOf = async (grid: HTMLElement) => {
    await waitFor(() => expect(within(grid).getAllByRole('gridcell').length).toBeGreaterThan(9));
    return within(grid).getAllByRole('row').slice(1);
  };

  it('selects an asset and copies its path, by mouse and by keyboard', async () => {
    const user = await openAssets();
    const grid = await screen.findByRole('grid', { name: 'Assets in All assets' });
    const [, second] = await rowsOf(grid);
    grid.focus();
    fireEvent.contextMenu(within(second as HTMLElement).getAllByRole('gridcell')[1] as Element);
    expect(await items()).toEqual(['Select', 'Copy path']);
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await choose(user, 'Select');
    await screen.findByText('1 of 30 assets selected');
    expect(document.activeElement).toBe(grid);
    // The keys have come to the row that the menu was of.
    fireEvent.contextMenu(grid);
    expect(await items()).toEqual(['Deselect', 'Copy path']);
    await choose(user, 'Copy path');
    await screen.findByText('Copied to clipboard');
    expect(await navigator.clipboard.readText()).toMatch(/^\/content\/dam\/.+\.jpg$/);
  });

  it('goes with Escape, and nothing was done', async () => {
    const user = await openAssets();
    const grid = await screen.findByRole('grid', { name: 'Assets in All assets' });
    const [first] = await rowsOf(grid);
    grid.focus();
    fireEvent.contextMenu(within(first as HTMLElement).getAllByRole('gridcell')[1] as Element);
    await items();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(document.activeElement).toBe(grid);
    screen.getByText('Nothing selected');
  });

  it('is there for tiles and folders, too', async () => {
    const user = await openAssets();
    await user.click(screen.getByRole('radio', { name: 'Grid' }));
    const tiles = await screen.findAllByRole('option');
    fireEvent.contextMenu(tiles[0] as Element);
    await choose(user, 'Select');
    await screen.findByText('1 of 30 assets selected');
    fireEvent.contextMenu(screen.getByRole('row', { name: 'Press' }));
    await choose(user, 'Open');
    await heading('Press');
  });

  it('copies text that is selected', async () => {
    const user = await openAssets();
    const title = screen.getByRole('heading', { level: 1 });
    fireEvent.contextMenu(title);
    expect(screen.queryByRole('menu')).toBeNull();
    window.getSelection()?.selectAllChildren(title);
    fireEvent.contextMenu(title);
    await choose(user, 'Copy');
    await screen.findByText('Copied to clipboard');
    expect(await navigator.clipboard.readText()).toBe('All assets');
  });
});
