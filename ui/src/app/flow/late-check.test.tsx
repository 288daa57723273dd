import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { RIGHTS_RECIPE } from '../../backend/memory/changes/recipes';
import {
  apiError,
  connection,
  type MemoryBackend,
  type MemoryOptions,
} from '../../backend/memory/memory';
import { button, heading, openApp, press, type User } from '../../test/app';

const LIVE = connection({ id: 'live', name: 'Website', stage: 'live', writing: 'unlocked' });
const TEST = connection();

const open = (options: MemoryOptions = {}) => openApp({ connections: [LIVE, TEST], ...options });

/** AEM is slow: the next answer of a call comes when it is let go. */
function hold(backend: MemoryBackend, call: 'makePlan' | 'makeSheetPlan' | 'makeUndo') {
  const real = backend[call] as (request: object) => Promise<never>;
  let letGo = () => {};
  const asked = vi.spyOn(backend, call).mockImplementationOnce(async (request: object) => {
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    return real(request);
  });
  return { asked, letGo: () => act(async () => letGo()) };
}

async function useInBar(user: User, name: string) {
  await user.click(await button(/^Connection: /));
  await user.click(await screen.findByRole('menuitemradio', { name: new RegExp(`^${name}`) }));
}

async function toSheet(user: User) {
  await user.click(await button('Open Website'));
  await user.click(await button('Sheets'));
  await user.click(await button('Choose a file'));
  await heading('rights.csv');
}

async function toFields(user: User) {
  await user.click(await button('Open Website'));
  await user.click(await button('People'));
  await press(user, /^Change all \d+ assets$/);
  await user.click(await button('Title'));
  await user.type(await screen.findByRole('textbox', { name: 'New value of Title' }), 'Portrait');
}

const OPEN = { name: 'A check is still open' };

describe('a check that is long in coming', () => {
  it('of a sheet is given up where another environment was chosen meanwhile', async () => {
    const { user, backend } = open();
    const { letGo } = hold(backend, 'makeSheetPlan');
    const discarded = vi.spyOn(backend, 'discardPlan');
    await toSheet(user);
    await press(user, 'Check this sheet');
    await useInBar(user, 'Website, test');
    await heading('All assets');
    await letGo();
    await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
    await heading('All assets');
    expect(screen.queryByRole('heading', OPEN)).toBeNull();
  });

  it('of fields is offered, but takes nobody away from the page they went to', async () => {
    const { user, backend } = open();
    const { letGo } = hold(backend, 'makePlan');
    await toFields(user);
    await press(user, /^Check \d+ assets$/);
    await user.click(await button('Settings'));
    await letGo();
    await screen.findByRole('heading', OPEN);
    await heading('Settings');
    await user.click(await button('Back to the check'));
    await heading('Old and new');
  });

  it('of a recipe is offered, but takes nobody away from the page they went to', async () => {
    const { user, backend } = open({ recipes: [RIGHTS_RECIPE] });
    const { asked, letGo } = hold(backend, 'makePlan');
    await user.click(await button(/^Rights of the people pictures/));
    await waitFor(() => expect(asked).toHaveBeenCalledOnce());
    await user.click(await button('History'));
    await letGo();
    await screen.findByRole('heading', OPEN);
    await heading('History');
  });

  it('is given up by whoever goes back', async () => {
    const { user, backend } = open();
    const { letGo } = hold(backend, 'makePlan');
    const discarded = vi.spyOn(backend, 'discardPlan');
    await toFields(user);
    await press(user, /^Check \d+ assets$/);
    await user.click(await button('Back to assets'));
    await letGo();
    await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
    await heading('People');
    expect(screen.queryByRole('heading', OPEN)).toBeNull();
  });

  it('says nothing of its failure on the page of another environment', async () => {
    const { user, backend } = open();
    let refuse = (_: unknown) => {};
    vi.spyOn(backend, 'makePlan').mockReturnValueOnce(
      new Promise((_, reject) => {
        refuse = reject;
      }),
    );
    await toFields(user);
    await press(user, /^Check \d+ assets$/);
    await useInBar(user, 'Website, test');
    await user.click(await button('Discard'));
    await user.click(await button('People'));
    await press(user, /^Change all \d+ assets$/);
    await heading('What should change?');
    await act(async () => refuse(apiError('timeout')));
    expect(within(screen.getByRole('main')).queryByRole('alert')).toBeNull();
  });

  it('of an undo takes nobody away from the page they went to', async () => {
    const { user, backend } = open({ history: 1 });
    const { letGo } = hold(backend, 'makeUndo');
    const discarded = vi.spyOn(backend, 'discardPlan');
    await user.click(await button(/^Undo…/));
    await user.click(await button('Settings'));
    await letGo();
    await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
    await heading('Settings');
  });
});
