import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { connection } from '../../backend/memory/memory';
import { button, openApp, press } from '../../test/app';

describe('a check that is left', () => {
  /** Checks a sheet and leaves one value out. */
  async function openEdited() {
    const opened = openApp({ connections: [connection()] });
    const { user } = opened;
    await user.click(await button('Sheets'));
    await user.click(await button('Choose a file'));
    await press(user, 'Check this sheet');
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await within(grid).findAllByText('© 2031');
    grid.focus();
    await user.keyboard('{Delete}');
    await within(grid).findByText('You left it out');
    await screen.findByText(/Edited 1/);
    return opened;
  }

  it('can be gone back to from any place, with what was changed by hand', async () => {
    const { user } = await openEdited();
    await user.click(await button('Settings'));
    await screen.findByRole('heading', { name: 'A check is still open' });
    await user.click(await button('Back to the check'));
    await screen.findByText('You left it out');
    await screen.findByText(/Edited 1/);
  });

  it('is discarded once it was said what is lost', async () => {
    const { user, backend } = await openEdited();
    const discarded = vi.spyOn(backend, 'discardPlan');
    await user.click(await button('Settings'));
    const ask = async () => {
      await user.click(await button('Discard'));
      return within(await screen.findByRole('alertdialog', { name: 'Discard this check?' }));
    };
    const first = await ask();
    first.getByText('You changed or left out 1 value by hand. It would be lost.');
    await user.click(first.getByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(discarded).not.toHaveBeenCalled();
    await user.click((await ask()).getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
    expect(screen.queryByRole('heading', { name: 'A check is still open' })).toBeNull();
  });

  it('is not given up without a question once something was changed by hand', async () => {
    const { user, backend } = await openEdited();
    const discarded = vi.spyOn(backend, 'discardPlan');
    await user.click(await button('Back to the sheet'));
    const ask = await screen.findByRole('alertdialog', { name: /Discard 1 edited value/ });
    await user.click(within(ask).getByRole('button', { name: 'Keep' }));
    await screen.findByText('You left it out');
    expect(discarded).not.toHaveBeenCalled();
    await user.click(await button('Home'));
    await user.click(await button(/^Mark as approved/));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Discard' }),
    );
    await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
    await screen.findByText('Mark as approved');
    expect(screen.queryByRole('heading', { name: 'A check is still open' })).toBeNull();
  });
});
