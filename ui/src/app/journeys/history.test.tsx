import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, changeTitles, heading, openApp, press, type User } from '../../test/app';

const open = (options: MemoryOptions = {}) =>
  openApp({ connections: [connection()], history: 12, ...options });

/** Goes to History and opens a row; the newest is the first. */
async function openChange(user: User, row: number) {
  await user.click(await button('History'));
  await heading('History');
  const list = await screen.findByRole('grid', { name: 'Changes, newest first' });
  await waitFor(() => expect(within(list).getAllByRole('row').length).toBeGreaterThan(row + 1));
  const chosen = within(list).getAllByRole('row')[row + 1];
  if (chosen === undefined) throw new Error('no such row');
  await user.click(chosen);
}

describe('History', () => {
  it('undoes a change of earlier days after a check, and lists the undo', async () => {
    const { backend, user } = open();
    const start = vi.spyOn(backend, 'startJob');
    await openChange(user, 1);
    await heading('Keywords and Title');
    await user.click(await button('Undo…'));

    await heading('What will be restored');
    screen.getByText(/This restores what the change from .* replaced\./);
    // The bar on top tells where the values go.
    await button('Connection: Website, test, Test');
    const rail = screen.getByRole('navigation', { name: 'Main' });
    expect(within(rail).getByRole('button', { current: 'page' }).textContent).toBe('History');
    expect(screen.queryByRole('list', { name: 'Steps of this change' })).toBeNull();
    screen.getByRole('columnheader', { name: 'After undo' });
    await press(user, /^Restore 98 assets$/);

    await heading('98 assets restored');
    expect(start).toHaveBeenCalledWith({
      planId: expect.any(String),
      expectedAssets: 98,
      typedAssets: null,
    });
    screen.getByText(/^All old values were restored\./);
    await openChange(user, 0);
    await heading('Undo: Keywords and Title');
    await screen.findByRole('link', { name: /^the change from / });
  });

  it('finds the list as it was left', async () => {
    const { user } = open({ history: 40 });
    await user.click(await button('History'));
    await user.type(await screen.findByRole('searchbox', { name: 'Search' }), 'outdoor');
    await screen.findByText('8 changes');
    const grid = screen.getByRole('grid', { name: 'Changes, newest first' });
    grid.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await user.click(await button('Back to History'));
    await waitFor(() => expect(document.activeElement).toBe(grid));
    expect(grid.getAttribute('aria-activedescendant')).toMatch(/-1$/);
    expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveProperty('value', 'outdoor');
    screen.getByText('8 changes');
  });

  it('tries again what was not done', async () => {
    const { user } = open();
    await openChange(user, 1);
    await user.click(await button('Try again…'));
    await heading('What will be retried');
    await press(user, /^Retry 3 assets$/);
    await heading('3 assets changed');
  });

  it('leaves everything as it was when the undo is not started', async () => {
    const { backend, user } = open();
    const discard = vi.spyOn(backend, 'discardPlan');
    await openChange(user, 1);
    await user.click(await button('Undo…'));
    await heading('What will be restored');
    await user.click(await button('Back without starting'));
    await heading('Keywords and Title');
    expect(discard).toHaveBeenCalledOnce();
  });

  it('in the live environment: undo has to be unlocked and confirmed', async () => {
    const live = connection({ stage: 'live', name: 'Website' });
    const { user, backend } = open({ connections: [live], outlook: { mustTypeCount: true } });
    const started = vi.spyOn(backend, 'startJob');
    await openChange(user, 1);
    await user.click(await button('Undo…'));
    await heading('What will be restored');
    await screen.findByRole('heading', { name: 'Website is live and read-only' });
    expect(screen.queryByRole('button', { name: /^Restore/ })).toBeNull();
    await user.click(
      (await screen.findAllByRole('button', { name: 'Unlock for this window…' })).at(
        -1,
      ) as HTMLElement,
    );
    await user.click(await button('Unlock'));
    await press(user, /^Restore 98 assets$/);
    const dialog = await screen.findByRole('alertdialog', {
      name: /Restore the old values in the live environment\?$/,
    });
    within(dialog).getByText('Keywords: old values will be restored (98 assets)');
    await user.type(within(dialog).getByRole('textbox'), '98');
    await user.click(within(dialog).getByRole('button', { name: 'Restore 98 assets' }));
    await heading('98 assets restored');
    expect(started).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ expectedAssets: 98, typedAssets: 98 }),
    );
  });

  it('says what to do when the connection of a change was removed', async () => {
    const { user } = open();
    await openChange(user, 5);
    await user.click(await button('Undo…'));
    await screen.findByRole('heading', { name: 'The connection “Former website” was removed' });
    await heading('Keywords and Title');
  });

  it('offers to go on with a change that was interrupted, on its page', async () => {
    const { user } = open({ leftOver: true });
    await openChange(user, 0);
    await heading('Copyright');
    expect(screen.queryByRole('button', { name: /^View:/ })).toBeNull();
    await user.click(await button(/^End this change: /));
    await user.click(await button('End this change'));
    await button('Save report');
    await screen.findByText('You stopped this change before it finished.');
  });
});

describe('the result', () => {
  it('offers to undo what was just done', async () => {
    const { user } = openApp({ connections: [connection()] });
    await changeTitles(user);
    await heading(/^\d+ assets changed$/);
    await user.click(await button('Undo…'));
    await heading('What will be restored');
    await press(user, /^Restore \d+ assets$/);
    await heading(/^\d+ assets restored$/);
    await user.click(await button('History'));
    await screen.findByText('2 changes');
  });
});
