import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { apiError } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { FolderTree } from './FolderTree';
import { useLibrary } from './use-library';

function Tree() {
  return <FolderTree library={useLibrary('c1', false)} />;
}

it('a folder that was not looked into opens with the right arrow', async () => {
  const { user } = draw(<Tree />, { assets: 100 });
  await screen.findByRole('treegrid', { name: 'Folders' });
  await user.tab();
  let closed: Element | null = null;
  // Down to the first folder that is closed and may have folders.
  for (let step = 0; step < 8 && closed === null; step += 1) {
    const row = document.activeElement;
    if (
      row?.getAttribute('aria-expanded') !== 'true' &&
      row?.querySelector('[slot=chevron]') &&
      row?.hasAttribute('data-has-child-items')
    )
      closed = row;
    else await user.keyboard('{ArrowDown}');
  }
  expect(closed, 'a closed folder').not.toBeNull();
  const name = closed?.getAttribute('aria-label') ?? '';
  expect(closed?.getAttribute('aria-expanded')).toBe('false');
  await user.keyboard('{ArrowRight}');
  await waitFor(() =>
    expect(screen.getByRole('row', { name }).getAttribute('aria-expanded')).toBe('true'),
  );
});

it('a folder that could not be read says so, and is read again when it is opened again', async () => {
  const { user, backend } = draw(<Tree />, { assets: 100 });
  const row = await screen.findByRole('row', { name: 'Products' });
  const read = vi.spyOn(backend, 'listFolders').mockRejectedValueOnce(apiError('timeout'));
  const chevron = () => within(row).getByRole('button');
  await user.click(chevron());
  const said = 'Could not be read. Close and reopen the folder to try again.';
  await screen.findByText(said);
  expect(screen.queryByText('Loading')).toBeNull();
  await user.click(chevron());
  await waitFor(() => expect(screen.queryByText(said)).toBeNull());
  expect(read).toHaveBeenCalledOnce();
  await user.click(chevron());
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  await screen.findByRole('row', { name: /outdoor/i });
  expect(screen.queryByText(said)).toBeNull();
});
