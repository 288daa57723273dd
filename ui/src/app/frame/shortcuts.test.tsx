import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connection } from '../../backend/memory/memory';
import { button, heading, openApp, press } from '../../test/app';

async function openAssets() {
  const { user } = openApp({ connections: [connection()] });
  await user.click(await button('Open Website, test'));
  await user.click(await button('People'));
  await heading('People');
  return user;
}

describe('keys that work on every page', () => {
  it('lead to its search, with what is in it chosen', async () => {
    const user = await openAssets();
    await user.keyboard('{Control>}f{/Control}');
    const search = screen.getByRole('searchbox');
    expect(document.activeElement).toBe(search);
    // On the next page the fields are what there is to look for.
    await press(user, /^Change all \d+ assets$/);
    await heading('What should change?');
    await user.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Find a field' }));
  });

  it('lead to the settings, but not from under a dialog', async () => {
    const user = await openAssets();
    await user.keyboard('{F1}');
    const help = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    within(help).getByText('Search on this page');
    await user.keyboard('{Control>},{/Control}');
    screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await user.click(within(help).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('{Control>},{/Control}');
    await heading('Settings');
    // Whoever does not know the key for them finds them there.
    await user.click(await button('Keyboard shortcuts'));
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  });
});
