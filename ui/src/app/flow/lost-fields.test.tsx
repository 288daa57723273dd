import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { connection, type MemoryOptions, USABLE_KEY } from '../../backend/memory/memory';
import { button, changeTitles, heading, openApp, press, type User } from '../../test/app';

const SHOP = connection({
  id: 'c2',
  name: 'Shop',
  address: 'https://author-p1-e2.adobeaemcloud.com',
});

const open = (options: MemoryOptions = {}) =>
  openApp({ connections: [connection(), SHOP], ...options });

const QUESTION = 'Discard the fields you filled in?';
const question = () => screen.findByRole('alertdialog', { name: QUESTION });
const field = () => screen.findByRole('textbox', { name: 'New value of Title' });

async function answer(user: User, name: 'Discard' | 'Keep') {
  await user.click(within(await question()).getByRole('button', { name }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
}

async function writeTitle(user: User) {
  await user.click(await button('Open Website, test'));
  await user.click(await button('People'));
  await press(user, /^Change all \d+ assets$/);
  await user.click(await button('Title'));
  await user.type(await field(), 'Unsent');
}

async function useInBar(user: User, name: string) {
  await user.click(await button(/^Connection: /));
  await user.click(await screen.findByRole('menuitemradio', { name: new RegExp(`^${name}`) }));
}

describe('fields that are being written', () => {
  it('are not given up for another environment without a question', async () => {
    const { user } = open();
    await writeTitle(user);
    await useInBar(user, 'Shop');
    within(await question()).getByText('They belong to the environment you are leaving.');
    await answer(user, 'Keep');
    expect(await field()).toHaveProperty('value', 'Unsent');
    await button('Connection: Website, test, Test');
    await useInBar(user, 'Shop');
    await answer(user, 'Discard');
    await button('Connection: Shop, Test');
    await user.click(await button('People'));
    await press(user, /^Change all \d+ assets$/);
    await heading('What should change?');
    expect(screen.queryByRole('textbox', { name: 'New value of Title' })).toBeNull();
  });

  it('are no question on the page of a connection that was added, but once it is opened', async () => {
    const { user, backend } = openApp({
      connections: [connection({ address: 'https://author-p9-e9.adobeaemcloud.com' })],
    });
    await writeTitle(user);
    backend.drop(USABLE_KEY);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Blog');
    await user.click(await button('Add connection'));
    await heading('Blog is ready');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await button('Connection: Website, test, Test');
    await user.click(await button('Show assets'));
    await answer(user, 'Discard');
    await button(/^Connection: Blog/);
  });

  it('are not given up for the fields of a recipe without a question', async () => {
    const { user } = open();
    await writeTitle(user);
    await user.click(await button('Home'));
    await user.click(await button(/^Mark as approved/));
    await heading('People');
    await press(user, 'Edit first');
    within(await question()).getByText('The recipe brings its own fields.');
    await answer(user, 'Keep');
    await heading('People');
    await press(user, /^Check \d+ assets$/);
    await heading('Old and new values');
    await user.click(await button('Back to the change'));
    await answer(user, 'Discard');
    await screen.findByRole('region', { name: 'Review status' });
    // The recipe still has them.
    await useInBar(user, 'Shop');
    await button('Connection: Shop, Test');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('are asked about once for a recipe on another environment, which is used there', async () => {
    const { user, backend } = open();
    const made = vi.spyOn(backend, 'makePlan');
    await writeTitle(user);
    await user.click(await button('Home'));
    await user.click(await button(/^Website, test .*In$|In$/));
    await user.click(await screen.findByRole('option', { name: 'Shop' }));
    await user.click(await button(/^Mark as approved/));
    await answer(user, 'Discard');
    await button('Connection: Shop, Test');
    await user.click(await button('People'));
    await press(user, /^Check all \d+ assets$/);
    await heading('Old and new values');
    expect(made).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ connectionId: 'c2' }));
  });
});

describe('the fields of the last change', () => {
  const reuse = () => button('Reuse last change');

  it('are not those of the next one, which may take them', async () => {
    const { user } = open();
    await changeTitles(user);
    await heading(/assets changed$/);
    await user.click(await button('Back to assets'));
    await press(user, /^Change all \d+ assets$/);
    await heading('What should change?');
    await reuse();
    expect(screen.queryByRole('textbox', { name: 'New value of Title' })).toBeNull();
    expect(screen.getByRole('button', { name: /^Check \d+ assets$/ })).toHaveProperty(
      'disabled',
      true,
    );
    await user.click(await reuse());
    expect(await field()).toHaveProperty('value', 'Portrait');
    expect(screen.queryByRole('button', { name: 'Reuse last change' })).toBeNull();
  });
});
