import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { MemoryOptions } from '../../../backend/memory/memory';
import { answer, chooseModel, onUse, open, press, way } from '../../../test/questions';

describe('what can be done with an answer', () => {
  async function asked(options: MemoryOptions = {}) {
    const drawn = open(options);
    await chooseModel(drawn.user);
    await press(drawn.user, 'Ask AEM');
    await answer();
    return drawn;
  }

  it('is a file', async () => {
    const { user, backend } = await asked();
    const save = vi.spyOn(backend, 'exportAnswer');
    await press(user, 'Save as file');
    await user.click(await screen.findByRole('menuitem', { name: /JSON/ }));
    await waitFor(() =>
      expect(screen.getAllByText('The file is saved.').length).toBeGreaterThan(0),
    );
    expect(save.mock.calls[0]?.[0]).toMatchObject({ format: 'json', separator: null });
  });

  it('is text as the spreadsheet program of the language opens it', async () => {
    const { user, backend } = open({}, 'fr');
    await way(user, 'Enregistrées');
    await press(user, 'adventures-all');
    await press(user, 'Exécuter');
    await screen.findByRole('grid', { name: 'Réponse d’AEM' });
    const save = vi.spyOn(backend, 'exportAnswer');
    await press(user, 'Exporter');
    const csv = await screen.findByRole('menuitem', { name: /CSV/ });
    within(csv).getByText(/points-virgules/);
    await user.click(csv);
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    expect(save.mock.calls[0]?.[0]).toMatchObject({ format: 'csv', separator: 'semicolon' });
  });

  it('is a selection', async () => {
    const { user } = await asked();
    await press(user, 'Select these 60 assets');
    await waitFor(() => expect(onUse).toHaveBeenCalledTimes(1));
    expect(onUse.mock.calls[0]?.[0]).toMatchObject({ count: 60 });
  });

  it('asks before it goes on without those that are gone', async () => {
    const { user, backend } = await asked({ moved: 2 });
    await press(user, 'Select these 60 assets');
    await screen.findByText('58 of them were found, 2 were not');
    expect(onUse).not.toHaveBeenCalled();
    const close = vi.spyOn(backend, 'closeListing');
    await press(user, 'Continue with these 58');
    await waitFor(() => expect(onUse).toHaveBeenCalledTimes(1));
    expect(close).not.toHaveBeenCalled();
  });

  it('is no selection any more once something else was asked', async () => {
    const { user, backend } = await asked();
    let letGo = () => {};
    vi.spyOn(backend, 'useAnswer').mockImplementationOnce(async () => {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return 'listing-late';
    });
    const close = vi.spyOn(backend, 'closeListing');
    await press(user, 'Select these 60 assets');
    await press(user, 'Ask AEM');
    await screen.findByRole('button', { name: 'Select these 60 assets' });
    letGo();
    await waitFor(() => expect(close).toHaveBeenCalledWith({ listingId: 'listing-late' }));
    expect(onUse).not.toHaveBeenCalled();
  });

  it('does not say of another answer what was found for the one before', async () => {
    const { user, backend } = await asked({ moved: 2 });
    const close = vi.spyOn(backend, 'closeListing');
    await press(user, 'Select these 60 assets');
    await screen.findByText('58 of them were found, 2 were not');
    await press(user, 'Ask AEM');
    await screen.findByRole('button', { name: 'Select these 60 assets' });
    expect(screen.queryByText('58 of them were found, 2 were not')).toBeNull();
    expect(close).toHaveBeenCalledOnce();
  });
});
