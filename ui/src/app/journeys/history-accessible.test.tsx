import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { connection } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

/** Rules that need a laid out page are tried in the real window. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

describe('History for everybody', () => {
  it('has no fault that a machine can find', async () => {
    const { user } = openApp({ connections: [connection()], history: 12 });
    await user.click(await button('History'));
    await screen.findByText('12 changes');
    expect(await faults()).toEqual([]);
    const grid = screen.getByRole('grid', { name: 'Changes, newest first' });
    grid.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await heading('Keywords and Title');
    await screen.findByRole('img', { name: /^Up to/ });
    expect(await faults()).toEqual([]);
    await user.click(await button('Changed by someone else 2'));
    await screen.findAllByRole('table');
    expect(await faults()).toEqual([]);
    await user.click(await button('Undo…'));
    await heading('What will be restored');
    expect(await faults()).toEqual([]);
  });

  it('has no change any more that was deleted', async () => {
    const { user } = openApp({ connections: [connection()], history: 12 });
    await user.click(await button('History'));
    await screen.findByText('12 changes');
    screen.getByRole('grid', { name: 'Changes, newest first' }).focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await heading('Keywords and Title');
    await user.click(await button('Delete…'));
    await screen.findByRole('alertdialog');
    expect(await faults()).toEqual([]);
    await user.click(await button('Delete change'));
    await screen.findByText('11 changes');
  });
});
