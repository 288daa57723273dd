import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { apiError, connection } from '../../backend/memory/memory';
import { button, changeTitles, heading, openApp } from '../../test/app';

it('goes on to the fields of the same assets when more is to be changed', async () => {
  const { user } = openApp({ connections: [connection()] });
  await changeTitles(user);
  await heading(/assets changed$/);
  await user.click(await button('Change more'));
  await heading('What should change?');
  await button('Title');
});

it('says on the check why a change could not start, and keeps the check', async () => {
  const { user, backend } = openApp({ connections: [connection()] });
  const start = vi.spyOn(backend, 'startJob').mockRejectedValueOnce(apiError('planNotRunnable'));
  await changeTitles(user);
  await screen.findByText('The change could not start');
  screen.getByText(/The change has already been run/);
  await heading('Old and new values');
  expect(start).toHaveBeenCalledOnce();
});
