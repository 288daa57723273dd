import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, heading, openApp, type User } from '../../test/app';

const LIVE = connection({ stage: 'live', name: 'Website' });

const open = (options: MemoryOptions = {}) => openApp({ connections: [LIVE], ...options });
const bar = () => within(screen.getByRole('banner'));
const title = (name: string) => screen.getByRole('heading', { level: 1, name });
const UNLOCK = 'Unlock for this window…';

async function toChange(user: User) {
  await user.click(await button('Open Website'));
  await user.click(await button('People'));
  await user.click(await button(/^Change all \d+ assets$/));
  await heading('What should change?');
}

async function toCheck(user: User) {
  await toChange(user);
  await user.click(await button('Title'));
  await user.type(await screen.findByRole('textbox', { name: 'New value of Title' }), 'Portrait');
  await user.click(await button(/^Check \d+ assets$/));
  await heading('Old and new values');
}

async function unlock(user: User) {
  const dialog = await screen.findByRole('alertdialog', {
    name: /Unlock Website for this window\?$/,
  });
  await user.click(within(dialog).getByRole('button', { name: 'Unlock' }));
}

describe('the live environment', () => {
  it('is read only until it is unlocked, and says so in words', async () => {
    const { backend, user } = open();
    await user.click(await button('Open Website'));
    bar().getByText('Live · read-only');
    await user.click(bar().getByRole('button', { name: UNLOCK }));
    // Unlocking takes a second decision: the button that unlocks does not wait under the finger.
    const dialog = await screen.findByRole('alertdialog');
    within(dialog).getByText('Speed of changes: Normal. Up to 300 assets a second.');
    expect(document.activeElement).not.toBe(within(dialog).getByRole('button', { name: 'Unlock' }));
    await user.click(within(dialog).getByRole('button', { name: 'Keep it read-only' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect((await backend.listConnections())[0]?.writing).toBe('locked');

    await user.click(bar().getByRole('button', { name: UNLOCK }));
    await unlock(user);
    await bar().findByText('Live · unlocked');
    expect((await backend.listConnections())[0]?.writing).toBe('unlocked');

    await user.click(bar().getByRole('button', { name: 'Lock again' }));
    await bar().findByText('Live · read-only');
    expect((await backend.listConnections())[0]?.writing).toBe('locked');
  });

  it('offers to unlock where a change would be sent, instead of a dead button', async () => {
    const { user } = open();
    await toChange(user);
    await screen.findByRole('heading', { name: 'Website is live and read-only' });
    await user.click(await button('Title'));
    await user.type(await screen.findByRole('textbox', { name: 'New value of Title' }), 'P');
    await user.click(await button(/^Check \d+ assets$/));
    await heading('Old and new values');
    await screen.findByRole('heading', { name: 'Website is live and read-only' });
    const main = within(screen.getByRole('main'));
    expect(main.queryByRole('button', { name: /^Change \d/ })).toBeNull();
    await user.click(main.getByRole('button', { name: UNLOCK }));
    await unlock(user);
    const change = await button(/^Change \d+ assets$/);
    expect(screen.queryByRole('heading', { name: 'Website is live and read-only' })).toBeNull();
    // The button that unlocked is gone; who works by keyboard goes on from here.
    await waitFor(() =>
      expect([change, screen.getByRole('heading', { level: 1 })]).toContain(document.activeElement),
    );
  });

  it('unlocked from its notice leaves the focus on the page', async () => {
    const { user } = open();
    await toChange(user);
    const notice = await screen.findByRole('status', { name: 'Website is live and read-only' });
    await user.click(within(notice).getByRole('button', { name: UNLOCK }));
    await unlock(user);
    await bar().findByText('Live · unlocked');
    await waitFor(() => expect(document.activeElement).toBe(title('What should change?')));
  });

  it('unlocked in the bar leaves the focus on the bar', async () => {
    const { user } = open();
    await toChange(user);
    await user.click(bar().getByRole('button', { name: UNLOCK }));
    await unlock(user);
    const again = await bar().findByRole('button', { name: 'Lock again' });
    await waitFor(() => expect(document.activeElement).toBe(again));
  });

  it('asks before it is changed, and wants the number typed when it is large', async () => {
    const { user, backend } = open({
      connections: [{ ...LIVE, writing: 'unlocked' }],
      outlook: { mustTypeCount: true },
    });
    const started = vi.spyOn(backend, 'startJob');
    await toCheck(user);
    const run = await button(/^Change \d+ assets$/);
    await waitFor(() => expect(run).toHaveProperty('disabled', false));
    const assets = Number(/\d+/.exec(run.textContent ?? '')?.[0]);
    await user.click(run);

    const dialog = await screen.findByRole('alertdialog', {
      name: /Change the live environment\?$/,
    });
    within(dialog).getByText(`Title: Portrait (${assets} assets)`);
    const sure = within(dialog).getByRole('button', { name: `Change ${assets} assets` });
    expect(sure).toHaveProperty('disabled', true);
    const field = within(dialog).getByRole('textbox');
    await user.type(field, String(assets + 1));
    expect(sure).toHaveProperty('disabled', true);
    await within(dialog).findByText(/^That is not the right number/);
    await user.clear(field);
    await user.type(field, String(assets));
    await waitFor(() => expect(sure).toHaveProperty('disabled', false));
    await user.click(sure);
    await heading(/assets changed$/);
    expect(started).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ expectedAssets: assets, typedAssets: assets }),
    );
  });

  it('asks without typing when the change is small', async () => {
    const { user } = open({ connections: [{ ...LIVE, writing: 'unlocked' }] });
    await toCheck(user);
    const run = await button(/^Change \d+ assets$/);
    await waitFor(() => expect(run).toHaveProperty('disabled', false));
    await user.click(run);
    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).queryByRole('textbox')).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await heading('Old and new values');
  });

  it('stays locked when unlocking fails, and says why', async () => {
    const { user } = open({ failing: { unlockLive: apiError('notFound') } });
    await user.click(await button('Open Website'));
    await user.click(bar().getByRole('button', { name: UNLOCK }));
    await unlock(user);
    const dialog = await screen.findByRole('alertdialog', {
      name: /The live environment could not be unlocked$/,
    });
    expect(dialog.textContent).toContain('This is no longer there.');
    bar().getByText('Live · read-only');
  });
});

describe('other environments', () => {
  it('have no lock', async () => {
    const { user } = open({ connections: [connection()] });
    await user.click(await button('Open Website, test'));
    bar().getByText('Test');
    expect(bar().queryByRole('button', { name: UNLOCK })).toBeNull();
    expect(bar().queryByRole('button', { name: 'Lock again' })).toBeNull();
  });
});
