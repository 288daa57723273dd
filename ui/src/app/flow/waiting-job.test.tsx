import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiError, connection, type MemoryOptions, USABLE_KEY } from '../../backend/memory/memory';
import { button, changeTitles, heading, openApp, type User } from '../../test/app';

const open = (options: MemoryOptions) => openApp({ connections: [connection()], ...options });

async function runUntilPaused(user: User) {
  await changeTitles(user);
  await heading('Paused');
}

describe('a change that waits', () => {
  it('for a key: goes on when a newer key of the same account is dropped, and leads back', async () => {
    const { backend, user } = open({ pauses: apiError('tokenEnded') });
    await runUntilPaused(user);
    backend.drop({
      ...USABLE_KEY,
      key: { ...USABLE_KEY.key, mark: 'another1' },
      existing: [{ connectionId: 'c1', relation: 'newer' }],
    });
    await user.click(await button(/^Replace/));
    await user.click(await button('Back to the change'));
    await heading(/^\d+ assets changed$/);
  });

  it('for signing in: goes on after it, and the connection is signed in', async () => {
    const { backend, user } = open({ pauses: apiError('signedOut') });
    await runUntilPaused(user);
    await user.click(await button('Sign in'));
    await heading(/^\d+ assets changed$/);
    expect((await backend.listConnections())[0]?.isSignedOut).toBe(false);
  });

  it('for an administrator: leads to the check of its connection', async () => {
    const { user } = open({ pauses: apiError('clientNotRegistered') });
    await runUntilPaused(user);
    await user.click(await button('Prepare a request for your administrator'));
    await heading('Does Website, test work?');
    // The way back is in the bar on top, on every page.
    await user.click(await button('Show this change: Paused'));
    await heading('Paused');
  });

  /** Stops it; then only its page, and Home, can say what becomes of it. */
  async function stopUnwritten(user: User) {
    await runUntilPaused(user);
    await user.click(await button('Stop'));
    await user.click(await button('Stop the change'));
    await heading('Paused');
    await button('End this change');
  }

  it('for its files, and is stopped: left as it is, it is told as stopped', async () => {
    const { user } = open({ pauses: apiError('storeFailed') });
    await stopUnwritten(user);
    await user.click(await button('End this change'));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'End this change' }));
    await screen.findByText('You stopped this change before it finished.');
    expect(screen.queryByRole('button', { name: /^Show this change/ })).toBeNull();
  });

  it('for its files, and is stopped: left as it is on Home, it leaves the bar', async () => {
    const { user } = open({ pauses: apiError('storeFailed') });
    await stopUnwritten(user);
    await user.click(await button('Home'));
    await user.click(await button(/^End this change: /));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'End this change' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Show this change/ })).toBeNull(),
    );
  });
});
