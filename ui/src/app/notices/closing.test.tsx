import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

/** A change that runs slowly, at 20 of 40 assets. */
const open = (options: MemoryOptions = {}) =>
  openApp({
    connections: [connection()],
    history: 2,
    leftOver: true,
    isGoing: true,
    pace: 400,
    ...options,
  });

const question = () => screen.findByRole('alertdialog', { name: 'Close Relabel now?' });

describe('closing Relabel in the middle of a change', () => {
  it('asks, and closes nothing by accident', async () => {
    const { backend, user } = open();
    await heading('Changing assets');
    backend.askToClose();
    const dialog = within(await question());
    dialog.getByText(/^A change is still running: \d+ of 40 done\.$/);
    dialog.getByText(
      'If you close Relabel now, nothing is lost: you can continue the next time you start it.',
    );
    const close = dialog.getByRole('button', { name: 'Close Relabel' });
    expect(document.activeElement).not.toBe(close);
    await user.click(dialog.getByRole('button', { name: 'Keep open' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    screen.getByRole('heading', { name: 'Changing assets' });
  });

  it('promises nothing to a change of the practice environment, which ends', async () => {
    const { backend } = open({ connections: [connection({ stage: 'practice' })] });
    await heading('Changing assets');
    backend.askToClose();
    const dialog = within(await question());
    dialog.getByText(
      /^The practice environment is reset each time it opens. If you close Relabel now, /,
    );
    expect(dialog.queryByText(/nothing is lost/)).toBeNull();
  });

  it('closes once, and says that it waits for the last answers', async () => {
    const { backend, user } = open();
    let close = () => {};
    const closeApp = vi
      .spyOn(backend, 'closeApp')
      .mockReturnValue(new Promise((resolve) => (close = () => resolve(null))));
    await heading('Changing assets');
    backend.askToClose();
    const dialog = within(await question());
    await user.click(dialog.getByRole('button', { name: 'Close Relabel' }));
    await dialog.findByText('Waiting for AEM’s last answers. Nothing new is being sent.');
    await user.click(dialog.getByRole('button', { name: 'Close Relabel' }));
    await user.keyboard('{Escape}');
    expect(closeApp).toHaveBeenCalledOnce();
    screen.getByRole('alertdialog');
    close();
  });

  it('says when it could not be closed', async () => {
    const { backend, user } = open({ failing: { closeApp: apiError('storeFailed') } });
    await heading('Changing assets');
    backend.askToClose();
    const dialog = within(await question());
    await user.click(dialog.getByRole('button', { name: 'Close Relabel' }));
    await dialog.findByText(/^Relabel could not be closed: /);
  });

  it('asks while another question is open, which is still there afterwards', async () => {
    const { backend, user } = open();
    await heading('Changing assets');
    await user.click(await button('Stop'));
    await screen.findByRole('alertdialog', { name: /Stop this change\?$/ });
    backend.askToClose();
    const dialog = within(await question());
    await user.click(dialog.getByRole('button', { name: 'Keep open' }));
    await waitFor(() =>
      expect(screen.queryByRole('alertdialog', { name: 'Close Relabel now?' })).toBeNull(),
    );
    await user.click(await screen.findByRole('button', { name: 'Keep going' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('counts several changes', async () => {
    const { backend } = open({ leftOver: 2 });
    await heading('Changing assets');
    backend.askToClose();
    const dialog = within(await question());
    dialog.getByText('2 changes have not finished:');
    expect(dialog.getAllByRole('listitem')).toHaveLength(2);
  });

  it('asks in French', async () => {
    const { backend } = open({ settings: { language: 'fr', theme: 'light' } });
    await heading('Modification des ressources');
    backend.askToClose();
    const dialog = await screen.findByRole('alertdialog', { name: /Fermer Relabel maintenant/ });
    expect(dialog.textContent).toMatch(/Une modification est encore en cours/);
  });
});
