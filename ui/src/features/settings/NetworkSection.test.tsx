import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { COMPANY_CERTIFICATE } from '../../backend/memory/connections/network';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { NetworkSection } from './NetworkSection';

const open = (options: MemoryOptions = {}) =>
  draw(<NetworkSection />, { connections: [connection()], ...options });
const button = (name: string) => screen.findByRole('button', { name });
const NAME = COMPANY_CERTIFICATE.subject;
const ADD = 'Add a company certificate…';

describe('company certificates', () => {
  it('says what is used when there are none', async () => {
    open();
    await screen.findByText('None. Relabel trusts what this computer trusts.');
  });

  it('never offers to switch verification off', async () => {
    open({ certificates: [COMPANY_CERTIFICATE], network: 'inspected' });
    await screen.findByText(NAME);
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('shows whose certificate it is before it is trusted', async () => {
    const { backend, user } = open();
    await user.click(await button(ADD));
    const dialog = await screen.findByRole('alertdialog', { name: /Trust this certificate\?$/ });
    expect(dialog.textContent).toContain(NAME);
    expect(dialog.textContent).toContain('company-root.pem');
    expect(dialog.textContent).toContain('Continue only if your IT department gave you this file.');
    const sure = within(dialog).getByRole('button', { name: 'Trust' });
    expect(document.activeElement).not.toBe(sure);

    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(await backend.listCertificates()).toEqual([]);

    await user.click(await button(ADD));
    await user.click(await button('Trust'));
    await screen.findByRole('list', { name: 'Company certificates' });
    expect(await backend.listCertificates()).toEqual([COMPANY_CERTIFICATE]);
  });

  it('says in words why a file is refused', async () => {
    const { user } = open({
      certificate: {
        verdict: 'refused',
        fileName: 'server.pem',
        error: apiError('certificateNotAuthority'),
      },
    });
    await user.click(await button(ADD));
    await screen.findByRole('heading', { name: 'server.pem cannot be added' });
    await screen.findByText(/^This is not the certificate Relabel needs/);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('asks before it stops trusting one', async () => {
    const { backend, user } = open({ certificates: [COMPANY_CERTIFICATE] });
    await user.click(await button(`Remove ${NAME}`));
    await screen.findByRole('alertdialog', { name: `Stop trusting ${NAME}?` });
    await user.click(await button('Stop trusting it'));
    await screen.findByText('None. Relabel trusts what this computer trusts.');
    expect(await backend.listCertificates()).toEqual([]);
  });

  it.each([
    ['listCertificates', 'The certificates could not be read'],
    ['trustCertificate', 'The certificate could not be added'],
  ] as const)('tells when %s fails', async (method, title) => {
    const { user } = open({ failing: { [method]: apiError('storeFailed') } });
    if (method === 'trustCertificate') {
      await user.click(await button(ADD));
      await user.click(await button('Trust'));
    }
    await screen.findByRole('heading', { name: title });
  });
});

describe('the check of the network', () => {
  const check = async (options: MemoryOptions) => {
    const { user } = open(options);
    await user.click(await button('Check the network'));
    return user;
  };
  const marks = async (host: string) => {
    const section = await screen.findByRole('region', { name: host });
    return within(section)
      .getAllByRole('listitem')
      .map((one) => {
        const row = within(one).getAllByRole('heading')[0]?.parentElement?.children ?? [];
        return [...row].map((part) => part.textContent).join(': ');
      });
  };
  const AEM = 'author-p24711-e180244.adobeaemcloud.com';

  it('names every layer of every host, in words', async () => {
    await check({});
    await screen.findByText('All 2 addresses can be reached.');
    for (const host of ['ims-na1.adobelogin.com', AEM]) {
      expect(await marks(host)).toEqual([
        'Finding the address: Works',
        'Connection: Works',
        'Secure connection: Works',
        'Answer: Works',
      ]);
    }
  });

  it.each([
    [
      'offline',
      [
        'Finding the address: Does not work',
        'Connection: Not tried',
        'Secure connection: Not tried',
      ],
    ],
    [
      'blocked',
      ['Finding the address: Works', 'Connection: Does not work', 'Secure connection: Not tried'],
    ],
    [
      'proxy',
      [
        'Finding the address: Not tried',
        'Connection: Does not work',
        'Secure connection: Not tried',
      ],
    ],
    [
      'inspected',
      ['Finding the address: Works', 'Connection: Works', 'Secure connection: Does not work'],
    ],
    [
      'portal',
      [
        'Finding the address: Works',
        'Connection: Works',
        'Secure connection: Works',
        'Answer: Does not work',
      ],
    ],
  ] as const)('names the layer that failed: %s', async (network, rows) => {
    await check({ network });
    const status = {
      offline: /not found: this computer is offline/,
      blocked: /not reached: the network does not let Relabel through/,
      proxy: /not reached: the network does not let Relabel through/,
      inspected: /without a secure connection: the list below says why/,
      portal: /without the right answer: your network answers in place of the server/,
    }[network];
    await screen.findByText(status);
    expect(await marks(AEM)).toEqual(rows);
  });

  it('says by which proxy a host is reached, who says so, and whom to ask', async () => {
    await check({ network: 'proxy' });
    const section = await screen.findByRole('region', { name: AEM });
    expect(section.textContent).toContain(
      'Through the proxy http://proxy.example:3128, as set in the variable HTTPS_PROXY.',
    );
    expect(section.textContent).toContain('The proxy http://proxy.example:3128 does not let');
  });

  it('offers the certificate where that is what is missing, and works after it', async () => {
    const user = await check({ network: 'inspected' });
    const section = await screen.findByRole('region', { name: AEM });
    await user.click(within(section).getByRole('button', { name: ADD }));
    await user.click(await button('Trust'));
    // Asked again by itself.
    await screen.findByText('All 2 addresses can be reached.');
  });

  it('tells when it cannot be made', async () => {
    await check({ failing: { watchNetworkCheck: apiError('storeFailed') } });
    await screen.findByRole('heading', { name: 'The network could not be checked' });
  });
});

describe('the proxy', () => {
  const choice = (name: string) => screen.findByRole('radio', { name });

  it('says what the system is set to', async () => {
    open({ systemProxy: { kind: 'script' } });
    await screen.findByText(/script \(PAC\), which Relabel cannot run/);
  });

  it('goes without one once that is applied', async () => {
    const { backend, user } = open();
    await user.click(await choice('No proxy'));
    expect((await backend.proxySettings()).choice).toEqual({ kind: 'system' });
    await user.click(await button('Apply'));
    await screen.findByText('Saved. It applies from now on.');
    expect(screen.queryByRole('button', { name: 'Apply' })).toBeNull();
    expect((await backend.proxySettings()).choice).toEqual({ kind: 'without' });
  });

  it('takes an address, a user and a password, and shows the password no more', async () => {
    const { backend, user } = open();
    await user.click(await choice('This proxy'));
    const password = screen.getByLabelText('Password');
    expect(password).toHaveProperty('disabled', true);
    await user.type(screen.getByLabelText('Address'), 'http://proxy.example:3128');
    await user.type(screen.getByLabelText('User name'), 'worker');
    await user.type(password, 'canary');
    await user.click(await button('Use this proxy'));
    await screen.findByText('Saved. It applies from now on.');
    const { choice: kept, hasPassword } = await backend.proxySettings();
    expect(kept).toEqual({ kind: 'fixed', address: 'http://proxy.example:3128', user: 'worker' });
    expect(hasPassword).toBe(true);
    expect(screen.getByLabelText('Password')).toHaveProperty('value', '');
    expect(screen.getByLabelText('Password').getAttribute('placeholder')).toBe('Saved');
    // Another one for the same proxy is not left in the field either.
    await user.type(screen.getByLabelText('Password'), 'second{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Password')).toHaveProperty('value', ''));
  });

  it('keeps what was typed when it is no address', async () => {
    const { user } = open({ failing: { setProxy: apiError('proxyAddress') } });
    await user.click(await choice('This proxy'));
    await user.type(screen.getByLabelText('Address'), 'our proxy{Enter}');
    await screen.findByText(/^This is not the address of a proxy/);
    expect(screen.getByLabelText('Address')).toHaveProperty('value', 'our proxy');
  });
});
