import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Access, ConnectionSummary, Language } from '../../../backend/bindings';
import { FACTS } from '../../../backend/memory/connections/keys';
import { apiError, connection, type MemoryOptions } from '../../../backend/memory/memory';
import { draw } from '../../../test/render';
import { ConnectionPage } from './ConnectionPage';

const ways = {
  onBack: vi.fn<() => void>(),
  onOpen: vi.fn<() => void>(),
  onCheck: vi.fn<() => void>(),
  onRenew: vi.fn<() => void>(),
  onTrouble: vi.fn<() => void>(),
  mayRemove: () => Promise.resolve(true),
  onRemoved: vi.fn<() => void>(),
  onChanged: vi.fn<(one: ConnectionSummary, access: Access | null) => void>(),
};

function open(one: ConnectionSummary, options: MemoryOptions = {}, language?: Language) {
  return draw(
    <ConnectionPage connection={one} access={null} isChoosing={false} error={null} {...ways} />,
    { connections: [one], ...options },
    language,
  );
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

beforeEach(() => {
  vi.clearAllMocks();
});

describe('the page of a connection', () => {
  it('signs out and forgets the pass', async () => {
    const { user } = open(connection());
    await user.click(await button('Sign out'));
    await screen.findByText('Signed out. Your current access has been discarded.');
    expect(ways.onChanged.mock.calls[0]).toMatchObject([{ id: 'c1', isSignedOut: true }, null]);
  });

  it('signs in again', async () => {
    const { user } = open(connection({ isSignedOut: true }));
    await user.click(await button('Sign in'));
    await screen.findByText(/^Signed in\. Access until /);
    const [changed, access] = ways.onChanged.mock.calls[0] ?? [];
    expect(changed?.isSignedOut).toBe(false);
    expect(access?.renewable).toBe(true);
  });

  it('says why signing in failed', async () => {
    const { user } = open(connection({ isSignedOut: true }), {
      failing: { signIn: apiError('keyRejected') },
    });
    await user.click(await button('Sign in'));
    await screen.findByText(/^Adobe did not accept this key file/);
  });

  it('changes how fast it is used, and says for what that holds', async () => {
    const { backend, user } = open(connection());
    const speeds = await screen.findByRole('radiogroup', { name: 'Speed' });
    expect(within(speeds).getByRole('radio', { name: 'Normal' })).toHaveProperty('checked', true);
    await user.click(within(speeds).getByRole('radio', { name: 'Gentle' }));
    await screen.findByText('Saved: Gentle.');
    expect((await backend.listConnections())[0]?.speed).toBe('gentle');
    screen.getByText(/^Applies to everything sent to /);
    screen.getByText('Up to 20 assets a second');
  });

  it('changes name and kind', async () => {
    const { user } = open(connection());
    await user.click(await button('Change name or kind'));
    const dialog = await screen.findByRole('dialog', { name: 'Name and kind of environment' });
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Shop');
    await user.click(within(dialog).getByRole('radio', { name: 'Live' }));
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(ways.onChanged.mock.calls[0]?.[0]).toMatchObject({ name: 'Shop', stage: 'live' }),
    );
  });

  it('lets a new key be chosen, and the old one be taken out of use step by step', async () => {
    const { user } = open(connection());
    await user.click(await button('Add a new key'));
    expect(ways.onRenew).toHaveBeenCalledOnce();

    await user.click(await button('Take the key out of use'));
    const steps = await screen.findByRole('list', { name: 'Take the key out of use' });
    const boxes = within(steps).getAllByRole('checkbox');
    expect(boxes).toHaveLength(12);
    await user.click(boxes[0] as HTMLElement);
    await screen.findByText('1 of 12 done');
    expect(within(steps).getByText(/Choose “Revoke” for the old key/)).toBeDefined();
    expect(within(steps).getByText(/open a support request with Adobe/)).toBeDefined();
  });

  it('copies the steps of an OAuth secret', async () => {
    const { user } = open(connection({ key: FACTS.oauth }));
    await user.click(await button('Change the secret'));
    await user.click(await button('Copy these steps'));
    const dialog = await screen.findByRole('dialog', { name: 'Steps to forward' });
    const text = within(dialog).getByRole('textbox', { name: 'Message' }) as HTMLTextAreaElement;
    expect(text.value).toContain('Account: b81c@techacct.adobe.com');
    expect(text.value).toContain('7. Your administrator: Delete the old secret.');
    await user.click(within(dialog).getByRole('button', { name: 'Copy text' }));
    await within(dialog).findByText('Copied. Paste it into an email or a chat.');
    expect(await navigator.clipboard.readText()).toBe(text.value);
  });

  it('AEM on this computer has no key to change', () => {
    open(connection({ address: 'http://localhost:4502', key: FACTS.local }));
    expect(screen.queryByRole('button', { name: 'Add a new key' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'When a key has to be replaced' })).toBeNull();
  });

  it('calls the kind of a service key by its technical name only under the details', async () => {
    const { user } = open(connection());
    expect(screen.queryByText(/legacy/)?.closest('[hidden]')).not.toBeUndefined();
    await user.click(await button('Details for your administrator'));
    await screen.findByText(/Adobe also calls this kind “legacy”/);
  });

  it('lets the route of changes be chosen under the details, and says what each guarantees', async () => {
    const { backend, user } = open(connection({ key: FACTS.oauth, route: 'oneByOne' }));
    await user.click(await button('Details for your administrator'));
    const routes = await screen.findByRole('radiogroup', { name: 'How changes are written' });
    const together = within(routes).getByRole('radio', { name: 'Many assets in one request' });
    within(routes).getByText(/AEM compares versions/);
    await user.click(together);
    await screen.findByText('Saved: Many assets in one request.');
    expect((await backend.listConnections())[0]?.route).toBe('together');
  });

  it('says until when AEM is not asked to take many assets in one request', async () => {
    const { user } = open(connection({ oneByOneUntil: '2031-05-03T10:00:00.000Z' }));
    await user.click(await button('Details for your administrator'));
    await screen.findByText(/AEM refused a request that contained several assets/);
  });

  it('asks before it removes, and says what goes', async () => {
    const { user } = open(connection());
    await user.click(await button('Remove Website, test'));
    const dialog = await screen.findByRole('alertdialog', { name: /Remove Website, test\?$/ });
    expect(dialog.textContent).toContain('removed from this computer’s key store');
    await user.click(await button('Remove connection'));
    await waitFor(() => expect(ways.onRemoved).toHaveBeenCalledOnce());
  });

  it('deletes what was kept of it only when told to, and says what undo loses', async () => {
    const { backend, user } = open(connection(), { history: 3 });
    const before = (await backend.kept()).changes;
    await user.click(await button('Remove Website, test'));
    const dialog = await screen.findByRole('alertdialog', { name: /Remove Website, test\?$/ });
    expect(dialog.textContent).toContain('Its changes stay in History.');
    await user.click(await screen.findByRole('checkbox', { name: /everything kept for it/ }));
    expect(dialog.textContent).toContain('can no longer be undone');
    await user.click(await button('Remove connection'));
    await waitFor(() => expect(ways.onRemoved).toHaveBeenCalledOnce());
    expect((await backend.kept()).changes).toBeLessThan(before);
  });

  it('speaks French', async () => {
    open(connection(), {}, 'fr');
    await button('Renouveler la clé');
    await button('Mettre la clé hors service');
  });
});
