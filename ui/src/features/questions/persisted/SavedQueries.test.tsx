import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { answer, chooseModel, faults, open, press, way } from '../../../test/questions';

describe('questions saved in AEM', () => {
  it('ask for their values by kind, and are run with them', async () => {
    const { user, asked } = open();
    await way(user, 'Saved in AEM');
    await press(user, 'adventures-by-type');
    await user.type(await screen.findByRole('textbox', { name: /price/ }), 'much');
    await press(user, 'Run');
    await screen.findByText('Enter a number, such as 12 or 3.5.');
    expect(asked).toEqual([]);
    await user.clear(screen.getByRole('textbox', { name: /price/ }));
    await user.type(screen.getByRole('textbox', { name: /type/ }), 'Weekend;a=b/');
    await press(user, 'Run');
    await answer();
    expect(asked).toEqual([
      {
        kind: 'persisted',
        configuration: 'wknd-shared',
        name: 'adventures-by-type',
        variables: [
          { name: 'type', text: 'Weekend;a=b/' },
          { name: 'price', text: '' },
        ],
      },
    ]);
    expect(await faults()).toEqual([]);
  });

  it('have columns in the language of the window', async () => {
    const { user } = open({}, 'fr');
    await way(user, 'Enregistrées');
    await press(user, 'adventures-all');
    await press(user, 'Exécuter');
    const grid = await screen.findByRole('grid', { name: 'Réponse d’AEM' });
    await within(grid).findByRole('columnheader', { name: 'Chemin' });
    expect(within(grid).queryByRole('columnheader', { name: 'Path' })).toBeNull();
  });

  it('are found by part of their name', async () => {
    const { user } = open();
    await way(user, 'Saved in AEM');
    await user.type(await screen.findByRole('searchbox', { name: 'Find a saved question' }), 'by-');
    const list = screen.getByRole('list', { name: 'Questions saved in AEM' });
    expect(
      within(list)
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual(['adventures-by-type']);
  });

  it('are made of the form; a name that is taken is said', async () => {
    const { user, backend } = open();
    const save = vi.spyOn(backend, 'savePersisted');
    await chooseModel(user);
    await press(user, 'Save in AEM…');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.type(name, 'a/b');
    await press(user, 'Save in AEM');
    await screen.findByText(/Use only unaccented letters/);
    expect(save).not.toHaveBeenCalled();
    await user.clear(name);
    await user.type(name, 'adventures-all');
    await press(user, 'Replace it in AEM');
    await screen.findByText('“adventures-all” is saved in AEM.');
    expect(save.mock.calls[0]?.[0]).toMatchObject({
      replace: true,
      configuration: 'wknd-shared',
      query: expect.stringContaining('$first: Int = 50'),
    });
  });

  it('ask once more in Live', async () => {
    const { user, backend } = open({}, 'en', { stage: 'live', writing: 'unlocked' });
    const save = vi.spyOn(backend, 'savePersisted');
    await chooseModel(user);
    await press(user, 'Save in AEM…');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'mine');
    await press(user, 'Save in AEM');
    await screen.findByRole('heading', { name: 'Save “mine” in Live?' });
    expect(save).not.toHaveBeenCalled();
    await press(user, 'Save in AEM');
    await screen.findByText('“mine” is saved in AEM.');
  });

  it('cannot be saved in a locked Live before it is unlocked', async () => {
    const { user } = open({}, 'en', { stage: 'live', writing: 'locked' });
    await chooseModel(user);
    await press(user, 'Save in AEM…');
    await screen.findByText(/it is locked/);
    await screen.findByRole('button', { name: 'Unlock for this window…' });
    expect(screen.queryByRole('button', { name: 'Save in AEM' })).toBeNull();
  });
});
