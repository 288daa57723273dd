import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { apiError, type MemoryOptions } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { KeptSection } from './KeptSection';

const open = (options: MemoryOptions = {}) => draw(<KeptSection />, { history: 3, ...options });
const button = (name: string | RegExp) => screen.findByRole('button', { name });

async function choose(user: ReturnType<typeof draw>['user'], time: string) {
  await user.click(await button(/Keep history for/));
  await user.click(await screen.findByRole('option', { name: time }));
}

describe('what is kept', () => {
  it('tells sizes, and that history is kept for a year', async () => {
    open();
    await screen.findByText(
      /^3 changes with old and new values, 0 checks whose changes have not been run\./,
    );
    await screen.findByText('507.9 kB');
    await button(/1 year.*Keep history for/);
    expect(screen.queryByText('Older copies')).toBeNull();
  });

  it('says what undo loses before it keeps history for less long', async () => {
    const { backend, user } = open();
    await choose(user, '30 days');
    const dialog = await screen.findByRole('alertdialog', { name: /Delete older changes\?$/ });
    expect(dialog.textContent).toContain('Changes older than 30 days are deleted');
    expect(dialog.textContent).toContain('can no longer be undone');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect((await backend.kept()).keepFor).toBe('year');

    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await choose(user, '30 days');
    await user.click(await button('Delete older changes'));
    await waitFor(async () => expect((await backend.kept()).keepFor).toBe('month'));
  });

  it('keeps history for longer without a question', async () => {
    const { backend, user } = open();
    await choose(user, 'No limit');
    await waitFor(async () => expect((await backend.kept()).keepFor).toBe('always'));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('deletes older copies after a question', async () => {
    const { user } = open({ copiesSize: 12_400_000 });
    await screen.findByText('12.4 MB');
    await user.click(await button('Delete older copies…'));
    await user.click(await button('Delete copies'));
    await waitFor(() => expect(screen.queryByText('Older copies')).toBeNull());
  });

  it('has no fault that a machine can find', async () => {
    open({ copiesSize: 12_400_000 });
    await screen.findByText('12.4 MB');
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('says when nothing can be told', async () => {
    open({ failing: { kept: apiError('storeFailed') } });
    await screen.findByRole('heading', { name: 'Relabel could not find out what is kept' });
  });

  it('speaks French', async () => {
    draw(<KeptSection />, { history: 1 }, 'fr');
    await screen.findByText(/^1 modification avec ses anciennes et nouvelles valeurs/);
    await screen.findByText('311,3 ko');
  });
});
