import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ErrorCode, Language } from '../../backend/bindings';
import { apiError } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

const open = (code: ErrorCode, language: Language = 'en', more: object = {}) =>
  openApp({
    failing: { appInfo: apiError(code), ...more },
    settings: { language, theme: 'light' },
  });

describe('files of Relabel that are damaged', () => {
  it('take the place of everything else, and are saved before Relabel starts empty', async () => {
    const { backend, user } = open('storeDamaged');
    const startAfresh = vi.spyOn(backend, 'startAfresh');
    await heading('Relabel’s own files are damaged');
    expect(screen.queryByRole('navigation')).toBeNull();
    await user.click(await button('Save what can be read'));
    await screen.findByText('Saved.');
    await user.click(await button('Start over with no data'));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).not.toContain('You have not saved');
    await user.click(within(dialog).getByRole('button', { name: 'Start over' }));
    await screen.findByText('Relabel is restarting.');
    expect(startAfresh).toHaveBeenCalledOnce();
  });

  it('are not given up without a question that says so', async () => {
    const { backend, user } = open('storeDamaged');
    const startAfresh = vi.spyOn(backend, 'startAfresh');
    await user.click(await button('Start over with no data'));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('You have not yet saved what can be read.');
    const cancel = within(dialog).getByRole('button', { name: 'Cancel' });
    const empty = within(dialog).getByRole('button', { name: 'Start over' });
    expect(document.activeElement).not.toBe(empty);
    await user.click(cancel);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(startAfresh).not.toHaveBeenCalled();
  });

  it('say when nothing was saved, and why not', async () => {
    const { backend, user } = open('storeDamaged');
    vi.spyOn(backend, 'saveReadable').mockResolvedValueOnce(false);
    await user.click(await button('Save what can be read'));
    await screen.findByText('Nothing was saved.');
    vi.spyOn(backend, 'saveReadable').mockRejectedValueOnce(apiError('storeFailed'));
    await user.click(await button('Save what can be read'));
    await screen.findByRole('heading', { name: 'The sheet of your changes could not be saved' });
  });

  it('say when Relabel could not start over', async () => {
    const { user } = open('storeDamaged', 'en', { startAfresh: apiError('storeBusy') });
    await user.click(await button('Start over with no data'));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Start over' }));
    await screen.findByRole('heading', { name: 'Relabel could not start over' });
  });

  it('are told of in French, and saved as Excel opens text there', async () => {
    const { backend, user } = open('storeDamaged', 'fr');
    const save = vi.spyOn(backend, 'saveReadable');
    await heading('Les fichiers de Relabel sont endommagés');
    await user.click(await button('Enregistrer ce qui est lisible'));
    await screen.findByText('Enregistré.');
    expect(save.mock.calls).toEqual([[{ separator: 'semicolon' }]]);
  });
});

describe('a Relabel that cannot start', () => {
  it.each<[ErrorCode, string]>([
    ['storeNewer', 'A newer version of Relabel was used on this computer'],
    ['storeBusy', 'Relabel is already open'],
    ['storeFailed', 'Relabel’s own files cannot be written'],
  ])('by %s says why, what to do, and closes', async (code, title) => {
    const { backend, user } = open(code);
    const closeApp = vi.spyOn(backend, 'closeApp');
    await heading('Relabel cannot start');
    screen.getByRole('heading', { level: 2, name: title });
    expect(screen.queryByRole('navigation')).toBeNull();
    await user.click(await button('Close Relabel'));
    expect(closeApp).toHaveBeenCalledOnce();
  });
});
