import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

/** One change was left in the middle, at 20 of 40 assets in the folder "people". */
const open = (options: MemoryOptions = {}) =>
  openApp({ connections: [connection()], history: 3, leftOver: true, ...options });

const offer = () => screen.findByRole('article', { name: 'A change was interrupted: people' });

describe('a change that was interrupted', () => {
  it('is offered at the start with its numbers, and does not go on by itself', async () => {
    const { backend } = open();
    const card = within(await offer());
    card.getByText('people in Website, test');
    expect(card.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('50%');
    card.getByText('20 of 40 assets done');
    card.getByText(/^Nothing is lost\./);
    expect((await backend.unfinishedJobs())[0]?.phase).toBe('paused');
    expect(within(screen.getByRole('banner')).queryByText(/done$/)).toBeNull();
  });

  it('goes on when asked to, and is no longer offered', async () => {
    const { backend, user } = open();
    await user.click(within(await offer()).getByRole('button', { name: 'Continue: people' }));
    await heading(/^\d+ assets changed$/);
    expect(await backend.unfinishedJobs()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Home' }));
    await heading('Welcome back');
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('is left as it is only after saying what stays changed', async () => {
    const { backend, user } = open();
    await user.click(
      within(await offer()).getByRole('button', { name: 'End this change: people' }),
    );
    const dialog = await screen.findByRole('alertdialog', {
      name: /End this change\?$/,
    });
    expect(dialog.textContent).toMatch(/20 assets have been changed and stay changed\./);
    expect(dialog.textContent).toMatch(/outcome of 20 assets:/);
    const risky = within(dialog).getByRole('button', { name: 'End this change' });
    expect(document.activeElement).not.toBe(risky);
    within(dialog).getByRole('button', { name: 'Decide later' });
    await user.click(risky);
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    const [first] = await backend.listJobs({ search: '', before: null, limit: 1 });
    expect(first?.phase).toBe('stopped');
  });

  it('is told of on every other page, until it is put off', async () => {
    const { user } = open();
    await offer();
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    const notice = await screen.findByRole('status', {
      name: 'A change was interrupted. You can continue it.',
    });
    await user.click(within(notice).getByRole('button', { name: 'Show' }));
    await offer();
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    await user.click(await button('Not now'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Not now' })).toBeNull());
  });

  it('leads to its page', async () => {
    const { user } = open();
    await user.click(within(await offer()).getByRole('button', { name: 'View: people' }));
    // The offer stands there as well, without a way to where one is.
    const card = within(await offer());
    card.getByRole('button', { name: 'Continue: people' });
    expect(card.queryByRole('button', { name: 'View: people' })).toBeNull();
  });

  it('needs a sign-in first where the user signed out', async () => {
    const { user } = open({ connections: [connection({ isSignedOut: true })] });
    const card = within(await offer());
    card.getByText('You are signed out of Website, test. Sign in, then continue.');
    expect(card.queryByRole('button', { name: 'Continue: people' })).toBeNull();
    await user.click(card.getByRole('button', { name: 'Sign in' }));
    await card.findByRole('button', { name: 'Continue: people' });
  });

  it('says why signing in did not work, and still does not go on', async () => {
    const { backend, user } = open({
      connections: [connection({ isSignedOut: true })],
      failing: { signIn: apiError('offline') },
    });
    const card = within(await offer());
    await user.click(card.getByRole('button', { name: 'Sign in' }));
    await card.findByText(/^There is no network/);
    expect((await backend.unfinishedJobs()).length).toBe(1);
  });

  it('needs Live to be unlocked first', async () => {
    const { user } = open({ connections: [connection({ stage: 'live', name: 'Website' })] });
    const card = within(await offer());
    card.getByText('Website is live and read-only. Unlock it, then continue.');
    await user.click(card.getByRole('button', { name: 'Unlock for this window…' }));
    const dialog = await screen.findByRole('alertdialog', { name: /Unlock Website/ });
    await user.click(within(dialog).getByRole('button', { name: 'Unlock' }));
    await card.findByRole('button', { name: 'Continue: people' });
  });

  it('says why it could not go on, and stays', async () => {
    const { user } = open({ failing: { resumeJob: apiError('otherAccount') } });
    const card = within(await offer());
    await user.click(card.getByRole('button', { name: 'Continue: people' }));
    await card.findByText(/To continue, you need a key for the account that started the change\.$/);
    card.getByRole('button', { name: 'Continue: people' });
  });

  it('may be one of several, each with its own decision', async () => {
    const { user } = open({ leftOver: 2 });
    await screen.findByRole('region', { name: '2 changes were interrupted' });
    expect(screen.getAllByRole('article')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Continue: people' }));
    await heading(/^\d+ assets changed$/);
    await user.click(screen.getByRole('button', { name: 'Home' }));
    await screen.findByRole('article', {
      name: 'A change was interrupted: campaigns / summer-2026 / social',
    });
    expect(screen.getAllByRole('article')).toHaveLength(1);
  });

  it('is offered in French', async () => {
    open({ settings: { language: 'fr', theme: 'light' } });
    const card = within(
      await screen.findByRole('article', { name: /^Une modification a été interrompue/ }),
    );
    card.getByText('Ressources traitées : 20 sur 40');
    card.getByRole('button', { name: /^Reprendre/ });
  });
});

describe('a page that is loaded anew in the middle of a change', () => {
  const going = (options: MemoryOptions = {}) => open({ isGoing: true, ...options });

  it('shows the change that runs, within a second', async () => {
    // Two assets every 250 ms: 20 of 40 are left, so it runs for some seconds.
    going({ pace: 250 });
    await heading('Changing assets');
    await waitFor(
      () => {
        const bar = screen.getByRole('progressbar', { name: 'Progress of the change' });
        expect(bar.getAttribute('aria-valuetext') ?? '').toMatch(/^\d+ of 40 done$/);
      },
      { timeout: 1000 },
    );
    await button(/^Show this change: \d+ of 40 done$/);
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('names its connection in the bar on top', async () => {
    const { user } = going({
      connections: [connection(), connection({ id: 'other', name: 'Elsewhere' })],
      pace: 250,
    });
    await heading('Changing assets');
    await button('Connection: Website, test, Test');
    // It is the one that is worked with from now on.
    await user.click(screen.getByRole('button', { name: 'Assets' }));
    await heading('All assets');
    await button('Connection: Website, test, Test');
  });

  it('leaves who signed out of its connection signed out', async () => {
    const { backend } = going({ connections: [connection({ isSignedOut: true })], pace: 250 });
    const signIn = vi.spyOn(backend, 'signIn');
    await button('Connection: Website, test, Test');
    await screen.findByText('Signed out');
    expect(signIn).not.toHaveBeenCalled();
  });

  it('names the connection of the change that is looked at, not the one that is worked with', async () => {
    const { user } = going({
      connections: [connection(), connection({ id: 'other', name: 'Elsewhere' })],
      // So that it has not ended by the time it is looked for.
      pace: 800,
    });
    await heading('Changing assets');
    await user.click(screen.getByRole('button', { name: 'Home' }));
    await user.click(await button('Open Elsewhere'));
    await button('Connection: Elsewhere, Test');
    await user.click(await button(/^Show this change: /));
    await button('Connection: Website, test, Test');
    await user.click(screen.getByRole('button', { name: 'Home' }));
    await button('Connection: Elsewhere, Test');
  });

  it('shows all of them in the bar on top, and each on its own page', async () => {
    const { user } = going({ leftOver: 2, pace: 200 });
    const small = await button(/^Show this change: \d+ of 40 done$/);
    const large = await button(/^Show this change: \d+ of 107 done$/);
    const shown = () =>
      screen
        .getByRole('progressbar', { name: 'Progress of the change' })
        .getAttribute('aria-valuetext') ?? '';
    await user.click(large);
    await waitFor(() => expect(shown()).toMatch(/of 107 done$/));
    await user.click(small);
    await waitFor(() => expect(shown()).toMatch(/of 40 done$/));
  });
});
