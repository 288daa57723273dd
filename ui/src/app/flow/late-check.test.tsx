import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { connection, type MemoryBackend, type MemoryOptions } from '../../backend/memory/memory';
import { button, heading, openApp, press, type User } from '../../test/app';

const open = (options: MemoryOptions = {}) => openApp({ connections: [connection()], ...options });

/** AEM is slow: the next answer of a call comes when it is let go. */
function hold(backend: MemoryBackend, call: 'makePlan' | 'makeUndo') {
  const real = backend[call] as (request: object) => Promise<never>;
  let letGo = () => {};
  vi.spyOn(backend, call).mockImplementationOnce(async (request: object) => {
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    return real(request);
  });
  return () => act(async () => letGo());
}

async function toFields(user: User) {
  await user.click(await button('Open Website, test'));
  await user.click(await button('People'));
  await press(user, /^Change all \d+ assets$/);
  await user.click(await button('Title'));
  await user.type(await screen.findByRole('textbox', { name: 'New value of Title' }), 'Portrait');
}

const OPEN = { name: 'A check is still open' };

describe('a check that is long in coming', () => {
  it('of fields is offered, but takes nobody away from the page they went to', async () => {
    const { user, backend } = open();
    const letGo = hold(backend, 'makePlan');
    await toFields(user);
    await press(user, /^Check \d+ assets$/);
    await user.click(await button('Settings'));
    await letGo();
    await screen.findByRole('heading', OPEN);
    await heading('Settings');
    await user.click(await button('Back to the check'));
    await heading('Old and new values');
  });

  it('is given up by whoever goes back', async () => {
    const { user, backend } = open();
    const letGo = hold(backend, 'makePlan');
    const discarded = vi.spyOn(backend, 'discardPlan');
    await toFields(user);
    await press(user, /^Check \d+ assets$/);
    await user.click(await button('Back to assets'));
    await letGo();
    await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
    await heading('People');
    expect(screen.queryByRole('heading', OPEN)).toBeNull();
  });

  it('of an undo takes nobody away from the page they went to', async () => {
    const { user, backend } = open({ history: 1 });
    const letGo = hold(backend, 'makeUndo');
    const discarded = vi.spyOn(backend, 'discardPlan');
    await user.click(await button(/^Undo…/));
    await user.click(await button('Settings'));
    await letGo();
    await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
    await heading('Settings');
  });
});
