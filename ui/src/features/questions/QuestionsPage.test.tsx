import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { EndpointsFound } from '../../backend/bindings';
import { apiError } from '../../backend/memory/memory';
import { faults, open, press, way } from '../../test/questions';

describe('writing', () => {
  it('runs what was written, marks what AEM found wrong, and offers it again later', async () => {
    const { user, asked } = open();
    await way(user, 'Write');
    const editor = await screen.findByRole('textbox', { name: 'Query in GraphQL' });
    await press(user, 'Run');
    await screen.findByText('Write a query first.');
    await user.click(editor);
    await user.paste('{ adventureList { items { nope } } }');
    await press(user, 'Run');
    await screen.findByRole('heading', { name: 'AEM could not answer this' });
    expect(screen.getByText('(line 1, position 27, at adventureList.items.nope)')).toBeTruthy();
    expect(asked).toMatchObject([
      { kind: 'written', query: '{ adventureList { items { nope } } }' },
    ]);
    await waitFor(() => expect(editor.getAttribute('aria-description')).toContain("Field 'nope'"));
    await user.clear(editor);
    expect(editor.getAttribute('aria-description')).toBe('');
    await press(user, 'Show earlier queries');
    await press(user, /^Use the query from/);
    await waitFor(() =>
      expect(editor).toHaveProperty('value', '{ adventureList { items { nope } } }'),
    );
  });

  it('takes variables as a JSON object only', async () => {
    const { user, asked } = open();
    await way(user, 'Write');
    await user.click(await screen.findByRole('textbox', { name: 'Query in GraphQL' }));
    await user.paste('{ adventureList { items { title } } }');
    const variables = screen.getByRole('textbox', { name: /Variables/ });
    await user.click(variables);
    await user.paste('[1]');
    await press(user, 'Run');
    await screen.findByText(/This is not a JSON object/);
    expect(asked).toEqual([]);
  });
});

describe('what can be asked at all', () => {
  it('says that there is none, with a message for the administrator', async () => {
    const { user } = open({ endpoints: 'none' });
    await screen.findByRole('heading', { level: 1, name: 'Nothing can be asked here yet' });
    await press(user, 'Show request for your administrator');
    const message = await screen.findByRole('textbox', { name: /Message/ });
    expect(message).toHaveProperty('value', expect.stringContaining('GraphQL endpoint'));
  });

  it('says that it looks again, then what it found', async () => {
    const { user, backend } = open({ endpoints: 'none' });
    await screen.findByRole('heading', { level: 1, name: 'Nothing can be asked here yet' });
    let tell = (_: EndpointsFound) => {};
    vi.spyOn(backend, 'listEndpoints').mockReturnValueOnce(
      new Promise((resolve) => {
        tell = resolve;
      }),
    );
    await press(user, 'Look again');
    expect(screen.getByRole('status').textContent).toBe('Finding out which questions are possible');
    await act(async () => tell({ kind: 'none' }));
    screen.getByRole('heading', { level: 1, name: 'Nothing can be asked here yet' });
  });

  it('says that the account may not look', async () => {
    open({ endpoints: 'notAllowed' }, 'fr');
    await screen.findByRole('heading', {
      level: 1,
      name: 'Le compte de votre clé n’est pas autorisé ici',
    });
  });

  it('lets one choose among several areas', async () => {
    const { user, backend } = open({ endpoints: 'several' });
    const read = vi.spyOn(backend, 'readModels');
    await user.click(await screen.findByRole('button', { name: /Area of AEM/ }));
    await user.click(await screen.findByRole('option', { name: 'All of AEM (global)' }));
    await waitFor(() => expect(read.mock.calls.at(-1)?.[0].configuration).toBe('global'));
  });

  it('leaves the other ways where the models cannot be read', async () => {
    const { user } = open({ failing: { readModels: apiError('schemaNotReadable') } });
    await screen.findByText(/Relabel could not find out which questions are possible here/);
    await way(user, 'Write');
    await screen.findByRole('textbox', { name: 'Query in GraphQL' });
    await screen.findByText(/No suggestions/);
  });

  it('has no fault that a machine can find, on any way', async () => {
    const { user } = open({}, 'fr');
    await screen.findByRole('heading', { level: 1, name: 'Questions' });
    await screen.findByRole('button', { name: /Sur quoi porte/ });
    expect(await faults()).toEqual([]);
    await way(user, 'Enregistrées');
    await screen.findByRole('list', { name: 'Questions enregistrées dans AEM' });
    expect(await faults()).toEqual([]);
    await way(user, 'Écrire');
    await screen.findByRole('textbox', { name: 'Requête en GraphQL' });
    expect(await faults()).toEqual([]);
  });
});
