import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionSummary, KeyInspection } from '../../../backend/bindings';
import { FACTS, SEVERAL_KEYS, usable } from '../../../backend/memory/connections/keys';
import {
  apiError,
  connection,
  type MemoryOptions,
  USABLE_KEY,
} from '../../../backend/memory/memory';
import { draw } from '../../../test/render';
import { KeyPage } from './KeyPage';

const ways = {
  onChoose: vi.fn<() => void>(),
  onCancel: vi.fn<() => void>(),
  onAdded: vi.fn<(one: ConnectionSummary) => void>(),
  onSignedIn: vi.fn(),
  onShowAssets: vi.fn<(id: string) => void>(),
  onCheck: vi.fn<(id: string) => void>(),
};
const OAUTH = usable(FACTS.oauth, { fileName: 'oauth.json' });
const NEWER = usable(
  { ...FACTS.service, mark: 'new', validUntil: '2028-05-03T10:00:00.000Z' },
  { existing: [{ connectionId: 'c1', relation: 'newer' }] },
);

interface Opened {
  known?: ConnectionSummary[];
  renewing?: string | null;
  waitingFor?: string;
  options?: MemoryOptions;
}

function open(inspection: KeyInspection, { known, renewing, waitingFor, options }: Opened = {}) {
  const onShowJob = vi.fn<() => void>();
  const drawn = draw(
    <KeyPage
      inspection={inspection}
      known={known ?? []}
      renewing={renewing ?? null}
      waitingJob={waitingFor ? { connectionId: waitingFor, onShow: onShowJob } : null}
      {...ways}
    />,
    { connections: known ?? [], ...options },
  );
  // The host has read the file before the page shows it.
  drawn.backend.drop(inspection);
  return { ...drawn, onShowJob, add: vi.spyOn(drawn.backend, 'addConnection') };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

beforeEach(() => {
  vi.clearAllMocks();
});

describe('an OAuth key', () => {
  it('asks which AEM it is for, and says where the suggestion comes from', async () => {
    const { user, add } = open(OAUTH);
    await heading('Which AEM environment is it for?');
    screen.getByText(
      'This file contains an OAuth credential for program 24711, environment 180244.',
    );
    screen.getByText('No expiry date');
    screen.getByText(/^Taken from the file/);
    await screen.findByText(/uses the resulting access only at author-p24711/);
    expect(await screen.findByRole('radio', { name: 'Live' })).toHaveProperty('checked', true);
    await user.click(await button('Add connection'));
    await heading('author-p24711-e180244.adobeaemcloud.com is ready');
    expect(add.mock.calls[0]?.[0]).toMatchObject({ stage: 'live', replaces: null, remember: true });
  });

  it('preselects the stage a typed address tells, until the user chooses', async () => {
    const { user, add } = open(usable({ ...FACTS.oauth, suggestedAddress: null }));
    const address = screen.getByRole('textbox', { name: 'Address of AEM' });
    await user.type(address, 'https://author-qa.adobeaemcloud.com');
    await screen.findByText('Guessed from the address: Test. Change it if that is wrong.');
    expect(screen.getByRole('radio', { name: 'Test' })).toHaveProperty('checked', true);
    await user.click(screen.getByRole('radio', { name: 'Development' }));
    expect(screen.queryByText(/^Guessed from the address/)).toBeNull();
    await user.click(await screen.findByRole('checkbox', { name: /^Yes, author-qa/ }));
    await user.click(await button('Add connection'));
    await waitFor(() => expect(add.mock.calls[0]?.[0].stage).toBe('development'));
  });

  it('waits for that stage when somebody is quick', async () => {
    const { user, add } = open(usable({ ...FACTS.oauth, suggestedAddress: null }));
    const address = screen.getByRole('textbox', { name: 'Address of AEM' });
    await user.type(address, 'https://author-qa.adobeaemcloud.com{Enter}');
    await user.click(await screen.findByRole('checkbox', { name: /^Yes, author-qa/ }));
    expect(add).not.toHaveBeenCalled();
    await user.click(await button('Add connection'));
    await waitFor(() => expect(add.mock.calls[0]?.[0].stage).toBe('test'));
    expect(add).toHaveBeenCalledTimes(1);
  });

  it('binds an unusual host to one explicit yes', async () => {
    const { user, add } = open(usable({ ...FACTS.oauth, suggestedAddress: null }));
    const address = screen.getByRole('textbox', { name: 'Address of AEM' });
    await user.type(address, 'https://aem.example.com');
    const yes = await screen.findByRole('checkbox', {
      name: 'Yes, aem.example.com is our AEM environment. Use this key’s access there.',
    });
    await user.click(yes);
    // Another host is another question.
    await user.type(address, '.org');
    const again = await screen.findByRole('checkbox', { name: /aem\.example\.com\.org/ });
    expect(again).toHaveProperty('checked', false);
    await user.click(await button('Add connection'));
    await screen.findByText('Tick this box, or correct the address.');
    expect(add).not.toHaveBeenCalled();
    await user.click(again);
    await user.click(await button('Add connection'));
    await waitFor(() =>
      expect(add.mock.calls[0]?.[0]).toMatchObject({
        address: 'https://aem.example.com.org',
        addressConfirmed: true,
      }),
    );
  });

  it('says why an address cannot be used', async () => {
    const { user } = open(usable({ ...FACTS.oauth, suggestedAddress: null }));
    await user.type(screen.getByRole('textbox', { name: 'Address of AEM' }), 'intranet');
    await screen.findByText(/^intranet is not the address of an AEM author environment\./);
  });
});

describe('a file with several keys', () => {
  it('lists them and goes on with the one that is named', async () => {
    const { user } = open(SEVERAL_KEYS);
    await heading('Which key would you like to add?');
    screen.getByText('c94e@techacct.adobe.com');
    screen.getByText('program 24711, environment 180244');
    await user.click(await button('Use this key: Key 2'));
    await heading('Which AEM environment is it for?');
    screen.getByText('c94e@techacct.adobe.com');
  });

  it('says when the file has to be chosen again', async () => {
    const { user } = open(SEVERAL_KEYS, {
      options: { failing: { chooseKey: apiError('importGone') } },
    });
    await user.click(await button('Use this key: Content operations'));
    await user.click(await button('Choose another file'));
    expect(ways.onChoose).toHaveBeenCalledOnce();
  });
});

describe('a key of a known account', () => {
  it('the same key: nothing to do but to open', async () => {
    const same = usable(FACTS.service, { existing: [{ connectionId: 'c1', relation: 'same' }] });
    const { user, add } = open(same, { known: [connection()] });
    await heading('You have already added this key');
    expect(screen.queryByRole('button', { name: 'Use it for another environment' })).toBeNull();
    await user.click(await button('Open Website, test'));
    await heading('Website, test is ready');
    expect(add.mock.calls[0]?.[0]).toMatchObject({ replaces: 'c1', name: '', stage: 'test' });
  });

  it('the same OAuth key can open another AEM', async () => {
    const same = usable(FACTS.oauth, { existing: [{ connectionId: 'c1', relation: 'same' }] });
    const { user } = open(same, { known: [connection({ key: FACTS.oauth })] });
    await user.click(await button('Use it for another environment'));
    await heading('Which AEM environment is it for?');
    expect(screen.getByRole('textbox', { name: 'Address of AEM' })).toHaveProperty('value', '');
  });

  it('a newer key: replaced after one question', async () => {
    const { user, add } = open(NEWER, { known: [connection()] });
    await heading('Replace the key for Website, test?');
    screen.getByText(/^3 May 2027/);
    screen.getByText(/^3 May 2028/);
    await user.click(await button('Replace the key'));
    await heading('Website, test has its new key');
    expect(add).toHaveBeenCalledOnce();
    expect(add.mock.calls[0]?.[0]).toMatchObject({ replaces: 'c1', addressConfirmed: true });
  });

  it('a newer key: the old one is kept without a yes', async () => {
    const { user, add } = open(NEWER, { known: [connection()] });
    await user.click(await button('Keep the current key'));
    expect(ways.onCancel).toHaveBeenCalledOnce();
    expect(add).not.toHaveBeenCalled();
  });

  it('a new daily pass: used at its AEM only, without a word about signing in', async () => {
    const pass = usable(
      { ...FACTS.token, mark: 'new' },
      { existing: [{ connectionId: 'c1', relation: 'newer' }] },
    );
    open(pass, { known: [connection({ key: FACTS.token })] });
    await screen.findByText(/^This file contains another one-day key for the same person\./);
  });

  it('an older key: warns', async () => {
    const older = { ...NEWER, existing: [{ connectionId: 'c1', relation: 'older' as const }] };
    open(older, { known: [connection()] });
    await screen.findByText(/^This key is older than the one in use\./);
  });

  it('asks to replace when the account has another key at the typed address', async () => {
    const elsewhere = 'https://author-p9-e9.adobeaemcloud.com';
    const file = usable(FACTS.oauth, {
      existing: [
        { connectionId: 'c1', relation: 'same' },
        { connectionId: 'c2', relation: 'newer' },
      ],
    });
    const old = { ...FACTS.oauth, mark: 'old' };
    const { user, backend } = open(file, {
      known: [
        connection({ key: FACTS.oauth }),
        connection({ id: 'c2', name: 'Shop', address: elsewhere, key: old }),
      ],
    });
    const add = vi.spyOn(backend, 'addConnection');
    add.mockRejectedValueOnce(apiError('replaceNotConfirmed'));
    await user.click(await button('Use it for another environment'));
    await user.type(screen.getByRole('textbox', { name: 'Address of AEM' }), elsewhere);
    await user.click(await button('Add connection'));
    await heading('Replace the key for Shop?');
    expect(add).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ address: elsewhere, replaces: null }),
    );
  });

  it('a key of another account than the one to renew becomes a connection of its own', async () => {
    const other = usable({ ...FACTS.service, account: 'd2b7@techacct.adobe.com', mark: 'x' });
    const { user } = open(other, { known: [connection()], renewing: 'c1' });
    await heading('This is not a key for Website, test');
    screen.getByText(/d2b7@techacct\.adobe\.com/);
    await user.click(await button('Add as a new connection'));
    await heading('Is this the right environment?');
  });
});

describe('after a key was added', () => {
  it('deletes the file only when asked', async () => {
    const { user, backend } = open(USABLE_KEY);
    const remove = vi.spyOn(backend, 'deleteKeyFile');
    await user.click(await button('Add connection'));
    await screen.findByText(/You can delete the file service_token\.json now/);
    expect(remove).not.toHaveBeenCalled();
    await user.click(await button('Delete the file'));
    await screen.findByText('service_token.json was deleted.');
    expect(remove.mock.calls).toEqual([[{ importId: USABLE_KEY.importId }]]);
  });

  it('keeps the file, and says so', async () => {
    const { user, backend } = open(USABLE_KEY);
    const remove = vi.spyOn(backend, 'deleteKeyFile');
    await user.click(await button('Add connection'));
    await user.click(await button('Keep it'));
    await screen.findByText(/^service_token\.json stays where it is\./);
    expect(remove).not.toHaveBeenCalled();
  });

  it('leaves a file alone that is another one by now', async () => {
    const { user } = open(USABLE_KEY, {
      options: { failing: { deleteKeyFile: apiError('keyFileChanged') } },
    });
    await user.click(await button('Add connection'));
    await user.click(await button('Delete the file'));
    await screen.findByRole('heading', { name: 'The file was not deleted' });
  });

  it('does not offer to delete the only copy of a key', async () => {
    const { user, backend } = open(USABLE_KEY);
    vi.spyOn(backend, 'addConnection').mockImplementation(({ remember }) =>
      remember
        ? Promise.reject(apiError('keyStoreMissing'))
        : Promise.resolve(connection({ remembered: false })),
    );
    await user.click(await button('Add connection'));
    await user.click(await button('Keep only until I close Relabel'));
    await screen.findByText(/Keep the file for next time\.$/);
    expect(screen.queryByRole('button', { name: 'Delete the file' })).toBeNull();
  });

  it('leads to the check, also when signing in fails', async () => {
    const { user } = open(USABLE_KEY, {
      options: { failing: { signIn: apiError('keyRejected') } },
    });
    await user.click(await button('Add connection'));
    await heading('The connection is saved, but signing in failed');
    await user.click(await button('Check the connection'));
    expect(ways.onCheck).toHaveBeenCalledOnce();
  });

  it('leads back to the change that waits for this key', async () => {
    const { user, onShowJob } = open(NEWER, { known: [connection()], waitingFor: 'c1' });
    await user.click(await button('Replace the key'));
    await user.click(await button('Back to the change'));
    expect(onShowJob).toHaveBeenCalledOnce();
  });
});
