import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionSummary, Language } from '../../../backend/bindings';
import { findingsOf, type MemoryTrouble } from '../../../backend/memory/connections/checks';
import { FACTS } from '../../../backend/memory/connections/keys';
import { apiError, connection, type MemoryOptions } from '../../../backend/memory/memory';
import { draw } from '../../../test/render';
import { ConnectionCheckPage } from './ConnectionCheckPage';
import { summaryOf } from './check-summary';

const ways = {
  onBack: vi.fn<() => void>(),
  onRenew: vi.fn<() => void>(),
  onSettings: vi.fn<() => void>(),
  onOpen: vi.fn<() => void>(),
};
const OAUTH = connection({ key: FACTS.oauth });

function open(
  troubles: MemoryTrouble[],
  one: ConnectionSummary = OAUTH,
  options: MemoryOptions = {},
  language?: Language,
) {
  return draw(
    <ConnectionCheckPage connection={one} folder="/content/dam/campaigns" {...ways} />,
    { connections: [one], troubles, ...options },
    language,
  );
}

const rows = async () => within(await screen.findByRole('list', { name: 'Steps of the check' }));
const button = (name: string | RegExp) => screen.findByRole('button', { name });

beforeEach(() => {
  vi.clearAllMocks();
});

describe('what a check comes down to', () => {
  const cases: [MemoryTrouble, string][] = [
    ['good', 'both'],
    ['writeRefused', 'readOnly'],
    ['writeNotTold', 'readNotTold'],
    ['readRefused', 'noRead'],
    ['folderMissing', 'noRead'],
    ['clientNotRegistered', 'notRegistered'],
    ['profileMissing', 'account'],
    ['otherEnvironment', 'otherEnvironment'],
    ['asleep', 'asleep'],
    ['signInFailed', 'signIn'],
    ['certificateNotTrusted', 'network'],
    ['proxyRefused', 'network'],
    ['nameNotFound', 'network'],
    ['keyEnded', 'key'],
    ['keyNotAvailable', 'keyNotAvailable'],
    ['keyEndsSoon', 'both'],
  ];
  it.each(cases)('%s: %s', (trouble, name) => {
    expect(summaryOf(findingsOf(OAUTH, '/content/dam', [trouble])).name).toBe(name);
  });

  it('a locked Live was not tried', () => {
    const live = connection({ stage: 'live' });
    expect(summaryOf(findingsOf(live, '/content/dam', [])).name).toBe('readLocked');
  });

  it('a check that stopped early is not called good', () => {
    expect(summaryOf([]).name).toBe('failed');
  });
});

describe('the check of a connection', () => {
  it('begins by itself and names every step with its mark in words', async () => {
    const { user } = open([]);
    await screen.findByText('You can read and change assets in this folder');
    const list = await rows();
    expect(list.getAllByRole('listitem')).toHaveLength(9);
    expect(list.getAllByText('Works')).toHaveLength(9);
    list.getByText('AEM recognises you as b81c@techacct.adobe.com.');
    await user.click(await button('Show assets'));
    expect(ways.onOpen).toHaveBeenCalledOnce();
  });

  it('shows the steps as they come', async () => {
    const { backend } = open([], OAUTH, { pace: 5 });
    const list = await rows();
    list.getAllByText('Waiting');
    await list.findByText('Checking now');
    await screen.findByText('You can read and change assets in this folder');
    expect(list.queryByText('Waiting')).toBeNull();
    expect(backend).toBeDefined();
  });

  it('brings the step that failed into view', async () => {
    const seen: string[] = [];
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      seen.push(this.textContent ?? '');
    });
    open(['writeRefused']);
    const list = await rows();
    await waitFor(() => expect(seen).toHaveLength(1));
    const failed = list.getAllByRole('listitem').find((one) => one.textContent === seen[0]);
    within(failed as HTMLElement).getByRole('heading', { name: 'Changing the folder' });
    vi.restoreAllMocks();
  });

  it('writes the whole request for what only an administrator can do', async () => {
    const { user } = open(['writeRefused']);
    await screen.findByText('You can read assets but not change them');
    await user.click(await button('Copy request'));
    const dialog = await screen.findByRole('dialog', { name: 'Request to send' });
    const { value } = within(dialog).getByRole<HTMLTextAreaElement>('textbox', {
      name: 'Message',
    });
    for (const part of [
      'b81c@techacct.adobe.com',
      FACTS.oauth.clientId,
      OAUTH.address,
      '/content/dam/campaigns',
      'AEM Assets Collaborator Users - Service',
      'This message contains no key, password or token.',
    ]) {
      expect(value).toContain(part);
    }
    await user.click(within(dialog).getByRole('button', { name: 'Copy text' }));
    await within(dialog).findByText(/^Copied\./);
    expect(await navigator.clipboard.readText()).toBe(value);
  });

  it('selects the text where there is no clipboard', async () => {
    const { user } = open(['writeRefused']);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await user.click(await button('Copy request'));
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
    await user.click(await button('Copy text'));
    await screen.findByText('The text is selected. Copy it with the keyboard.');
    expect(document.activeElement).toBe(text);
    expect(text.selectionEnd).toBe(text.value.length);
  });

  it('leaves out what could not be tried, and says why', async () => {
    open(['asleep']);
    await screen.findByText('This environment is hibernated or restarting');
    const list = await rows();
    expect(list.getAllByText('Not tried')).toHaveLength(3);
    expect(list.getAllByText('Not tried, because an earlier step did not work.')).toHaveLength(3);
  });

  it('tells a step that is not needed from one that was not tried', async () => {
    open([], connection({ address: 'http://localhost:4502', key: FACTS.local }));
    const list = await rows();
    await waitFor(() => expect(list.getAllByText('Not needed')).toHaveLength(4));
  });

  it('leads on to a new key and to the certificates', async () => {
    const { user } = open(['signInFailed']);
    await user.click(await button('Add a new key'));
    expect(ways.onRenew).toHaveBeenCalledOnce();
  });

  it('leads on to the certificates', async () => {
    const { user } = open(['certificateNotTrusted']);
    await user.click(await button('Go to Settings'));
    expect(ways.onSettings).toHaveBeenCalledOnce();
  });

  it('checks another folder, but only one there can be', async () => {
    const { user, backend } = open([]);
    const watch = vi.spyOn(backend, 'watchCheck');
    await screen.findByText('You can read and change assets in this folder');
    const folder = screen.getByRole('textbox', { name: 'Folder to check' });
    await user.clear(folder);
    await user.type(folder, '/etc');
    await screen.findByText(/^Enter a folder below \/content\/dam/);
    await user.click(await button('Check again'));
    expect(watch).not.toHaveBeenCalled();
    await user.clear(folder);
    await user.type(folder, '/content/dam/press/');
    await user.click(await button('Check again'));
    await waitFor(() =>
      expect(watch.mock.calls[0]?.[0]).toEqual({
        connectionId: 'c1',
        folder: '/content/dam/press',
      }),
    );
  });

  it('checks the same folder again', async () => {
    const { user, backend } = open(['writeRefused']);
    await screen.findByText('You can read assets but not change them');
    const watch = vi.spyOn(backend, 'watchCheck');
    await user.click(await button('Check again'));
    expect(watch).toHaveBeenCalledOnce();
    await screen.findByText('You can read assets but not change them');
  });

  it('says why no check could be made', async () => {
    open([], OAUTH, { failing: { watchCheck: apiError('storeFailed') } });
    await screen.findByRole('heading', { name: 'The check could not be run' });
  });

  it('writes the request in the language of the window', async () => {
    const { user } = open(['clientNotRegistered'], OAUTH, {}, 'fr');
    await user.click(await button('Copier la demande'));
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Texte à copier',
    });
    expect(text.value).toContain('Bonjour,');
    expect(text.value).toContain(`- "${FACTS.oauth.clientId}"`);
  });
});
