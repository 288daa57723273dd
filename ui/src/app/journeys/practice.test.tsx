import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { USABLE_SHEET } from '../../backend/memory/changes/sheets';
import { apiError, connection } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

const FAILED = { startPractice: apiError('practiceFailed') };
const TRY = 'Try it in the practice environment';
const SAID = 'The practice environment did not start';

describe('a practice environment that does not start', () => {
  it.each(['Assets', 'Questions'])('is told of where it was asked for: %s', async (place) => {
    const { user } = openApp({ failing: FAILED });
    await user.click(await button(place));
    await heading('Choose an environment first');
    await user.click(await button(TRY));
    await screen.findByRole('heading', { level: 2, name: SAID });
    // What became of it is no news of the next place.
    await user.click(await button('Go to Connections'));
    await heading('Connections');
    expect(screen.queryAllByRole('alert')).toHaveLength(0);
  });

  it('is told of below a sheet that waits for a connection', async () => {
    const { backend, user } = openApp({ failing: FAILED });
    await heading('Relabel all your assets at once');
    backend.dropSheet({ kind: 'usable', sheet: USABLE_SHEET });
    await screen.findByRole('heading', { name: 'Choose an environment first' });
    await user.click(await button(TRY));
    await screen.findByRole('heading', { level: 2, name: SAID });
  });

  it('is no setting that could not be saved', async () => {
    const { user } = openApp({ connections: [connection()], failing: FAILED });
    await user.click(await button('Settings'));
    await user.click(await button('Open the practice environment'));
    const practice = await screen.findByRole('region', { name: 'Practice environment' });
    await within(practice).findByRole('heading', { level: 2, name: SAID });
    expect(screen.queryByText('The setting could not be saved')).toBeNull();
  });
});

it('a key file that could not be read on the first page is not told of in Settings', async () => {
  const { backend, user } = openApp({ connections: [connection()] });
  vi.spyOn(backend, 'pickKeyFile').mockRejectedValue(apiError('keyFileUnreadable'));
  await user.click(await button('Choose file'));
  await screen.findAllByRole('alert');
  await user.click(await button('Settings'));
  await heading('Settings');
  expect(screen.queryAllByRole('alert')).toHaveLength(0);
});
