import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { FACTS, SEVERAL_KEYS, usable } from '../../backend/memory/connections/keys';
import {
  apiError,
  connection,
  type MemoryOptions,
  memoryBackend,
  USABLE_KEY,
} from '../../backend/memory/memory';
import { App } from '../App';

function open(options: MemoryOptions = {}) {
  const backend = memoryBackend({
    pace: 0,
    settings: { language: 'en', theme: 'light' },
    ...options,
  });
  const signIn = vi.spyOn(backend, 'signIn');
  render(<App backend={backend} />);
  return { backend, signIn, user: userEvent.setup() };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const NEWER = usable(
  { ...FACTS.service, mark: 'new', validUntil: '2028-05-03T10:00:00.000Z' },
  { existing: [{ connectionId: 'c1', relation: 'newer' }] },
);

/** Not the one that the key is for. */
const ELSEWHERE = connection({ address: 'https://author-p1-e2.adobeaemcloud.com' });

describe('a connection', () => {
  it('gets a new key from its own page, and the page comes back when it is not wanted', async () => {
    const { user } = open({ connections: [connection()], key: NEWER });
    await user.click(await button('Connections'));
    await user.click(await button('Manage Website, test'));
    await heading('Website, test');
    await user.click(await button('Add a new key'));
    await heading('Replace the key for Website, test?');
    await user.click(await button('Keep the current key'));
    await heading('Website, test');
    await user.click(await button('Add a new key'));
    await user.click(await button('Replace the key'));
    await heading('Website, test has its new key');
    await user.click(await button('Check the connection'));
    await heading('Does Website, test work?');
    await screen.findByText('You can read and change assets in this folder');
  });

  it('that was signed out stays out until somebody signs in', async () => {
    const { user, signIn } = open({ connections: [connection()] });
    await user.click(await button('Connections'));
    await user.click(await button('Manage Website, test'));
    await user.click(await button('Sign out'));
    await screen.findByText('Signed out. Your current access has been discarded.');
    await user.click(await button('Show assets'));
    await heading('All assets');
    expect(signIn).not.toHaveBeenCalled();

    await user.click(await button('Connections'));
    await user.click(await button('Sign in to Website, test'));
    await button('Show assets in Website, test');
    expect(signIn).toHaveBeenCalled();
  });

  it('offers its check and to sign in where access is missing', async () => {
    const { user, signIn } = open({
      connections: [connection({ isSignedOut: true })],
      failing: { listFolders: apiError('signedOut'), watchListing: apiError('permissionMissing') },
    });
    await user.click(await button('Open Website, test'));
    await heading('All assets');
    const [first] = await screen.findAllByRole('button', { name: 'Sign in' });
    await user.click(first as HTMLElement);
    expect(signIn).toHaveBeenCalled();
    await user.click(await button('Check the connection'));
    await heading('Does Website, test work?');
  });

  it('to AEM on this computer is checked as soon as it is added', async () => {
    const { user } = open();
    await user.click(await button('Developers: use the AEM SDK on this computer'));
    await user.click(await button('Add and check'));
    await heading('Does AEM on this computer work?');
    await screen.findByText('You can read and change assets in this folder');
  });

  it('that is removed is gone from the list', async () => {
    const { user } = open({ connections: [connection(), connection({ id: 'c2', name: 'Shop' })] });
    await user.click(await button('Connections'));
    await user.click(await button('Manage Shop'));
    await user.click(await button('Remove Shop'));
    await user.click(await button('Remove connection'));
    await heading('Connections');
    expect(screen.queryByRole('button', { name: 'Manage Shop' })).toBeNull();
  });

  it('with several keys in its file is added after one of them was named', async () => {
    const { backend, user } = open();
    await heading('Relabel all your assets at once');
    backend.drop(SEVERAL_KEYS);
    await user.click(await button('Use this key: Content operations'));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Shop');
    await user.click(await button('Add connection'));
    await heading('Shop is ready');
  });

  it('is used as soon as it is added, and not again once signing in ends', async () => {
    const { backend, signIn, user } = open({ connections: [ELSEWHERE] });
    const answers: (() => void)[] = [];
    signIn.mockImplementation(
      () =>
        new Promise((resolve) => {
          answers.push(() => resolve({ endsAt: '2031-01-01T12:00:00Z', renewable: true }));
        }),
    );
    await button('Open Website, test');
    backend.drop(USABLE_KEY);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Shop, test');
    await user.click(await button('Add connection'));
    await heading('Signing in to AEM');
    await button('Connection: Shop, test, Test');
    await user.click(await button('Home'));
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await user.click(await button(/^Change all \d+ assets$/));
    await user.click(await button('Title'));
    const title = await screen.findByRole('textbox', { name: 'New value of Title' });
    await user.type(title, 'Portrait');
    await act(async () => {
      for (const answer of answers) answer();
    });
    await button('Connection: Website, test, Test');
    await heading('What should change?');
    expect(screen.getByRole('textbox', { name: 'New value of Title' })).toHaveProperty(
      'value',
      'Portrait',
    );
  });

  it('that comes while assets of another are chosen leaves a way to the assets', async () => {
    const { backend, user } = open({ connections: [ELSEWHERE] });
    const add = backend.addConnection;
    let letGo = () => {};
    vi.spyOn(backend, 'addConnection').mockImplementation(async (request) => {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return add(request);
    });
    await button('Open Website, test');
    backend.drop(USABLE_KEY);
    await user.click(await button('Add connection'));
    await waitFor(() => expect(backend.addConnection).toHaveBeenCalledOnce());
    await user.click(await button('Home'));
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await user.click(await button(/^Change all \d+ assets$/));
    await heading('What should change?');
    await act(async () => letGo());
    await heading('No assets selected');
    await user.click(await button('Back to assets'));
    await heading('All assets');
  });

  it('that is removed takes its open check with it, after a question about the fields', async () => {
    const { backend, user } = open({ connections: [connection()] });
    const removed = vi.spyOn(backend, 'removeConnection');
    const discarded = vi.spyOn(backend, 'discardPlan');
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await user.click(await button(/^Change all \d+ assets$/));
    await user.click(await button('Title'));
    await user.type(await screen.findByRole('textbox', { name: 'New value of Title' }), 'P');
    await user.click(await button(/^Check \d+ assets$/));
    await heading('Old and new values');
    await user.click(await button('Connections'));
    await user.click(await button('Manage Website, test'));
    const lost = { name: 'Discard the fields you filled in?' };
    for (const answer of ['Keep', 'Discard']) {
      expect(removed).not.toHaveBeenCalled();
      await user.click(await button('Remove Website, test'));
      await user.click(await button('Remove connection'));
      const question = within(await screen.findByRole('alertdialog', lost));
      await user.click(question.getByRole('button', { name: answer }));
      await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    }
    await waitFor(() => expect(removed).toHaveBeenCalledOnce());
    await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
    await heading('Connections');
    expect(screen.queryByRole('heading', { name: 'A check is still open' })).toBeNull();
  });
});
