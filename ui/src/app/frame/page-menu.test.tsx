import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connection } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

async function openAssets() {
  const { user } = openApp({ connections: [connection()] });
  await user.click(await button('Open Website, test'));
  await heading('All assets');
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
