import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { RIGHTS_RECIPE } from '../../backend/memory/changes/recipes';
import { connection } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

/** Rules that need a laid out page are tried in the real window. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

describe('Recipes and the table of old and new for everybody', () => {
  it('have no fault that a machine can find', async () => {
    const { user } = openApp({ connections: [connection()], recipes: [RIGHTS_RECIPE] });
    await screen.findByRole('list', { name: 'Recipes' });
    expect(await faults()).toEqual([]);
    await user.click(await button('More actions for Tidy up keywords'));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await button('Restore');
    expect(await faults()).toEqual([]);
    await user.click(await button(/^Rights of the people pictures/));
    await heading('Old and new values');
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await within(grid).findAllByText('© 2031 Northlight');
    expect(await faults()).toEqual([]);
    grid.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('textbox', { name: /^New value of Copyright for/ });
    expect(await faults()).toEqual([]);
    await user.keyboard('{Escape}{Delete}');
    await within(grid).findByText('You left it out');
    await user.click(await button('Save as recipe'));
    await screen.findByRole('dialog', { name: 'Save as recipe' });
    expect(await faults()).toEqual([]);
  });
});
