import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionSummary } from '../../backend/bindings';
import { apiError, type MemoryOptions } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { LocalAemPage } from './LocalAemPage';

const onAdded = vi.fn<(one: ConnectionSummary) => void>();

function open(options: MemoryOptions = {}) {
  return draw(<LocalAemPage onAdded={onAdded} onCancel={() => {}} />, options);
}

const button = (name: string) => screen.findByRole('button', { name });

beforeEach(() => {
  vi.clearAllMocks();
});

describe('AEM on this computer', () => {
  it('is added as it usually is without typing anything', async () => {
    const { user, backend } = open();
    const add = vi.spyOn(backend, 'addLocalAem');
    await user.click(await button('Add and check'));
    await waitFor(() => expect(onAdded).toHaveBeenCalledOnce());
    expect(add.mock.calls[0]?.[0]).toEqual({
      address: 'http://localhost:4502',
      signIn: 'shippedAccount',
      name: 'AEM on this computer',
    });
  });

  it('can be used without signing in', async () => {
    const { user, backend } = open();
    const add = vi.spyOn(backend, 'addLocalAem');
    await user.click(screen.getByRole('radio', { name: 'Without signing in' }));
    await user.click(await button('Add and check'));
    await waitFor(() => expect(add.mock.calls[0]?.[0].signIn).toBe('nobody'));
  });

  it('takes no other computer', async () => {
    const { user } = open();
    const address = screen.getByRole('textbox', { name: 'Address' });
    await user.clear(address);
    await user.type(address, 'http://aem.example.com:4502');
    await screen.findByText(/^This is not an address on this computer\./);
    await user.click(await button('Add and check'));
    expect(document.activeElement).toBe(address);
    expect(onAdded).not.toHaveBeenCalled();
  });

  it('says why it could not be added', async () => {
    const { user } = open({ failing: { addLocalAem: apiError('storeFailed') } });
    await user.click(await button('Add and check'));
    await screen.findByRole('heading', { name: 'That did not work' });
  });
});
