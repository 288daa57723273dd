import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiError, connection, USABLE_KEY } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';

describe('the main job', () => {
  it('goes from the first screen to the result', async () => {
    const { user } = openApp();
    await heading('Relabel all your assets at once');
    await user.click(await button('Try it in the practice environment'));

    await heading('All assets');
    await user.click(await screen.findByRole('row', { name: 'Products' }));
    await heading('Products');
    await user.click(await button(/^Change all \d+ assets$/));

    expect(await heading('What should change?')).toBe(document.activeElement);
    await user.click(await button('Copyright'));
    const value = await screen.findByRole('textbox', { name: 'New value of Copyright' });
    expect(document.activeElement).toBe(value);
    await user.type(value, '© 2031 Lakeside');
    await user.click(await button(/^Check \d+ assets$/));

    await heading('Old and new values');
    const table = await screen.findByRole('grid', { name: 'Old and new values' });
    await waitFor(() =>
      expect(within(table).getAllByText('© 2031 Lakeside').length).toBeGreaterThan(0),
    );
    const run = await button(/^Change \d+ assets$/);
    await waitFor(() => expect(run).toHaveProperty('disabled', false));
    await user.click(run);

    await heading(/^\d+ assets changed$/);
    expect(await button(/^Changed \d+$/)).toBeDefined();
    expect(await screen.findByRole('heading', { name: 'Reasons' })).toBeDefined();
    await user.click(await button('Back to assets'));
    await heading('Products');
  });

  it('does not check a field without a value, and says so', async () => {
    const { user } = openApp({ connections: [connection()] });
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await user.click(await button(/^Change all \d+ assets$/));
    await user.click(await button('Copyright'));
    await user.click(await button(/^Check \d+ assets$/));
    await screen.findByText('Enter a value, or choose “Clear” to empty the field.');
    await heading('What should change?');
  });

  it('says why a field was refused', async () => {
    const { user } = openApp({
      connections: [connection()],
      failing: { makePlan: apiError('fieldInvalid', { field: 'dc:rights' }) },
    });
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await user.click(await button(/^Change all \d+ assets$/));
    await user.click(await button('Copyright'));
    await user.type(await screen.findByRole('textbox', { name: 'New value of Copyright' }), 'x');
    await user.click(await button(/^Check \d+ assets$/));
    await screen.findByRole('heading', { name: 'Copyright cannot be changed this way' });
  });
});

describe('a dropped file', () => {
  it('is answered wherever the window is, and becomes a connection', async () => {
    const { backend, user } = openApp({ connections: [connection()] });
    await user.click(await button('Settings'));
    await heading('Settings');
    backend.hover(true);
    await screen.findByText('Drop the file');
    backend.drop(USABLE_KEY);
    await heading('Is this the right environment?');
    expect(screen.queryByText('Drop the file')).toBeNull();
    screen.getByText(
      'This file contains service credentials for program 24711, environment 180244.',
    );

    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Shop, test');
    await user.click(await button('Add connection'));
    await heading('Shop, test is ready');
    screen.getByText(/^Access until /);
    await user.click(await button('Show assets'));
    await heading('All assets');
    await button('Connection: Shop, test, Test');
  });

  it('is refused with what to do', async () => {
    const { backend } = openApp();
    await heading('Relabel all your assets at once');
    backend.drop({
      verdict: 'refused',
      fileName: 'old.json',
      error: apiError('keyFileRetiredJwt'),
    });
    await heading('This file cannot be used');
    await screen.findByRole('heading', { name: 'Adobe has retired this kind of key file' });
    await button('Choose another file');
  });

  it('asks before it sends the key to an unusual address', async () => {
    const { backend, user } = openApp();
    await heading('Relabel all your assets at once');
    backend.drop(USABLE_KEY);
    const address = await screen.findByRole('textbox', { name: 'Address of AEM' });
    await user.clear(address);
    await user.click(await button('Add connection'));
    await screen.findByText(/^Enter the address of your AEM environment/);
    await user.type(address, 'https://aem.example.com');
    await user.click(await button('Add connection'));
    await screen.findByText('Tick this box, or correct the address.');
    await user.click(
      await screen.findByRole('checkbox', {
        name: 'Yes, aem.example.com is our AEM environment. Use this key’s access there.',
      }),
    );
    await user.click(await button('Add connection'));
    await heading('aem.example.com is ready');
  });

  it('can be kept until the app closes when there is no key store', async () => {
    const { backend, user } = openApp({ failing: { addConnection: apiError('keyStoreMissing') } });
    await heading('Relabel all your assets at once');
    backend.drop(USABLE_KEY);
    await user.click(await button('Add connection'));
    await screen.findByRole('heading', { name: 'Nothing has been saved yet' });
    await button('Keep only until I close Relabel');
  });
});

describe('settings', () => {
  it('change the language at once and are saved', async () => {
    const { backend, user } = openApp();
    await user.click(await button('Settings'));
    await user.click(await button(/Language/));
    await user.click(await screen.findByRole('option', { name: 'Français' }));
    await heading('Réglages');
    expect(document.documentElement.lang).toBe('fr-FR');
    expect(await backend.getSettings()).toEqual({ language: 'fr', theme: 'light' });
  });
});
