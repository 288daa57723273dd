import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { connection, type MemoryOptions } from '../../backend/memory/memory';
import { SOME_SEARCHES } from '../../backend/memory/searches';
import { button, heading, openApp } from '../../test/app';

/** Rules that need a laid out page are tried in the real window. */
async function faults(): Promise<string[]> {
  // What is hidden is known to be so only where there is a layout.
  const context = { include: ['body'], exclude: ['input[hidden]'] };
  const { violations } = await axe.run(context, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

async function openSearch(options: MemoryOptions = {}) {
  const { user } = openApp({ connections: [connection()], searches: SOME_SEARCHES, ...options });
  await user.click(await button('Open Website, test'));
  await user.click(await button('Lake, without rights'));
  await screen.findByRole('grid', { name: 'Assets found' });
  return user;
}

// Each opens the window anew: all of it in one is too long for a busy computer.
describe('Searches for everybody', () => {
  it.each([
    ['Last modified…', 'When was it last modified?'],
    ['Tag…', 'Find by tag'],
    ['Field…', 'Find by field value'],
    ['Exclude…', 'Exclude'],
  ])('%s has no fault that a machine can find, and gives the focus back', async (press, title) => {
    const user = await openSearch();
    await user.click(await button('Filter'));
    await user.click(await screen.findByRole('menuitem', { name: press }));
    const dialog = await screen.findByRole('dialog', { name: title });
    expect(await faults()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(async () => expect(document.activeElement).toBe(await button('Filter')));
  });

  it('what was found and pasted paths have none', async () => {
    const user = await openSearch({
      pasted: { missing: ['/content/dam/gone.jpg'], notPaths: ['hello'] },
    });
    expect(await faults()).toEqual([]);
    await user.click(await button('Paste paths'));
    const area = await screen.findByRole('textbox', { name: 'Paths of assets' });
    await user.type(area, '/content/dam/gone.jpg{Enter}hello');
    expect(await faults()).toEqual([]);
    await user.click(await button('Find these assets'));
    await heading('Pasted paths');
    await screen.findByText('1 of 3 found');
    expect(await faults()).toEqual([]);
  });
});
