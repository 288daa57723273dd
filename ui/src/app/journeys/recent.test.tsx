import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

const open = (options: MemoryOptions = {}) =>
  openApp({ connections: [connection()], history: 12, ...options });

const recent = async (name = 'Recent changes') =>
  within(await screen.findByRole('region', { name }));

describe('the last changes on the first page', () => {
  it('are five with what, where, when and numbers', async () => {
    open();
    const items = (await recent()).getAllByRole('listitem');
    expect(items).toHaveLength(5);
    const second = within(items[1] as HTMLElement);
    second.getByRole('heading', { level: 3, name: 'Keywords and Title' });
    second.getByText('campaigns / summer-2026 / social in Website, test');
    second.getByText('98 changed, 9 need attention, 18 fields not done');
    second.getByText(/^\d+ hours ago$|^yesterday$/);
    within(items[4] as HTMLElement).getByText('Stopped');
  });

  it('leave out what has not ended', async () => {
    open({ leftOver: 2 });
    const names = (await recent()).getAllByRole('heading').map((one) => one.textContent);
    expect(names).toHaveLength(6);
    expect(names[1]).toBe('Undo: Expires on');
  });

  it('are nothing where there were none', async () => {
    open({ history: 0 });
    await heading('Welcome back');
    await button('Open Website, test');
    expect(screen.queryByText('Recent changes')).toBeNull();
  });

  it('can be undone after a check, which leads back when it is not started', async () => {
    const { user } = open();
    await user.click(
      (await recent()).getByRole('button', {
        name: 'Undo… Keywords and Title, campaigns / summer-2026 / social',
      }),
    );
    await heading('What will be restored');
    await button('Connection: Website, test, Test');
    await user.click(await button('Back without starting'));
    await heading('Welcome back');
    await recent();
  });

  it('say why an undo could not be prepared, at the change itself', async () => {
    const { user } = open({ failing: { makeUndo: apiError('offline') } });
    const items = (await recent()).getAllByRole('listitem');
    const second = within(items[1] as HTMLElement);
    await user.click(second.getByRole('button', { name: /^Undo…/ }));
    await second.findByText('The undo could not be prepared');
  });

  it('lead to their pages and to all of them', async () => {
    const { user } = open();
    await user.click((await recent()).getByRole('link', { name: 'Keywords and Title' }));
    await heading('Keywords and Title');
    await user.click(screen.getByRole('button', { name: 'Home' }));
    await user.click((await recent()).getByRole('button', { name: 'See all changes' }));
    await heading('History');
  });

  it('say when they cannot be read, and can be read again', async () => {
    const failing: MemoryOptions['failing'] = { listJobs: apiError('storeFailed') };
    const { user } = open({ failing });
    await screen.findByText(/The history could not be read/);
    delete failing.listJobs;
    await user.click(await button('Try again'));
    await recent();
    await waitFor(() => expect(screen.queryByText(/could not be read/)).toBeNull());
  });

  it('are told in French', async () => {
    open({ settings: { language: 'fr', theme: 'light' } });
    const items = (await recent('Dernières modifications')).getAllByRole('listitem');
    within(items[1] as HTMLElement).getByText(/^98 modifiées/);
    within(items[1] as HTMLElement).getByRole('button', { name: /^Annuler la modification…/ });
  });
});
