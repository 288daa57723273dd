import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
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
