import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, openApp, press } from '../../test/app';

const open = (options: MemoryOptions = {}) => openApp({ connections: [connection()], ...options });

/** What is read aloud after the name of a button. */
const descriptionOf = (one: HTMLElement) =>
  document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent ?? '';

describe('a sheet made of assets', () => {
  it('is made of the open folder, with chosen fields', async () => {
    const { user, backend } = open();
    const made = vi.spyOn(backend, 'exportSheet');
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await user.click(await button('Sheets'));
    await user.click(await button('Download a sheet of this folder'));
    const dialog = await screen.findByRole('dialog', { name: 'Download as a sheet' });
    await within(dialog).findByText(/^\d+ assets in People$/);
    await user.click(within(dialog).getByRole('radio', { name: 'Only these fields' }));
    await user.click(await within(dialog).findByRole('checkbox', { name: 'Keywords' }));
    await user.click(within(dialog).getByRole('radio', { name: 'Text (.csv)' }));
    await user.click(within(dialog).getByRole('button', { name: 'Save as…' }));
    await screen.findByRole('dialog', { name: 'The sheet is saved' });
    expect(made).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        properties: ['dc:title', 'dc:subject'],
        format: 'csv',
        separator: 'comma',
        selection: expect.objectContaining({ kind: 'all' }),
      }),
    );
    await user.click(await button('Close'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says that its fields are read, and asks for them again where that failed', async () => {
    const failing: MemoryOptions['failing'] = { listFields: apiError('offline') };
    const { user, backend } = open({ failing });
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await button(/^Change all \d+ assets$/);
    await press(user, 'Download as a sheet');
    const dialog = await screen.findByRole('dialog', { name: 'Download as a sheet' });
    await user.click(within(dialog).getByRole('radio', { name: 'Only these fields' }));
    await within(dialog).findByText('The fields of this environment could not be read');
    expect(within(dialog).queryByText('No matching field.')).toBeNull();
    const save = within(dialog).getByRole('button', { name: 'Save as…' });
    expect(save).toHaveProperty('disabled', true);
    delete failing.listFields;
    const answers: (() => void)[] = [];
    const listFields = backend.listFields;
    vi.spyOn(backend, 'listFields').mockImplementation(async (request) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return listFields(request);
    });
    await user.click(within(dialog).getByRole('button', { name: 'Try again' }));
    await within(dialog).findByText('Reading the fields of your metadata schema');
    expect(within(dialog).queryByText('No matching field.')).toBeNull();
    expect(save).toHaveProperty('disabled', true);
    expect(descriptionOf(save)).toBe('Reading the fields of your metadata schema');
    // What is filled in needs no list of them.
    await user.click(within(dialog).getByRole('radio', { name: /^All fields that have a value/ }));
    expect(save).toHaveProperty('disabled', false);
    await user.click(within(dialog).getByRole('radio', { name: 'Only these fields' }));
    for (const answer of answers) answer();
    await within(dialog).findByRole('checkbox', { name: 'Keywords' });
    expect(save).toHaveProperty('disabled', false);
    expect(descriptionOf(save)).toBe('');
  });

  it('does not call a folder empty that could not be listed', async () => {
    const { user } = open({ failing: { openListing: apiError('notData') } });
    await user.click(await button('Open Website, test'));
    await screen.findByRole('heading', { name: 'The assets could not be listed' });
    await user.click(await button('Sheets'));
    await user.click(await button('Download a sheet of this folder'));
    const dialog = await screen.findByRole('dialog', { name: 'Download as a sheet' });
    within(dialog).getByText('The assets could not be listed');
    expect(within(dialog).queryByText('There are no assets to put into a sheet.')).toBeNull();
  });

  it('has the sign between its cells that Excel of that language takes', async () => {
    const { user, backend } = open({ settings: { language: 'fr', theme: 'light' } });
    const made = vi.spyOn(backend, 'exportSheet');
    await user.click(await button('Ouvrir Website, test'));
    await user.click(await button('People'));
    await user.click(await button('Feuilles'));
    await user.click(await button('Exporter ce dossier vers un tableur'));
    const dialog = await screen.findByRole('dialog', { name: 'Exporter vers un tableur' });
    await user.click(within(dialog).getByRole('radio', { name: 'Texte (.csv)' }));
    within(dialog).getByText(/l’importation d’AEM des virgules/);
    await user.click(within(dialog).getByRole('button', { name: 'Enregistrer sous…' }));
    await screen.findByRole('dialog', { name: 'La feuille est enregistrée' });
    expect(made).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ format: 'csv', separator: 'semicolon' }),
    );
  });

  it('is made of ticked assets, and says what AEM cannot take', async () => {
    const { user, backend } = open({ exported: { leftBlank: 2, notForAem: ['dc:subject'] } });
    const made = vi.spyOn(backend, 'exportSheet');
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    const [row] = await screen.findAllByRole('row', { name: /Rain on the tent|Team|Harvest/ });
    await user.click(row as HTMLElement);
    await user.click(await button('Download as a sheet'));
    const dialog = await screen.findByRole('dialog', { name: 'Download as a sheet' });
    await within(dialog).findByText('1 selected asset');
    await user.click(within(dialog).getByRole('button', { name: 'Save as…' }));
    await screen.findByText(/AEM’s own import would read Keywords differently/);
    await screen.findByText(/2 values do not fit into a sheet/);
    expect(made).toHaveBeenCalledWith(
      expect.objectContaining({ selection: expect.objectContaining({ kind: 'rows' }) }),
    );
  });

  it('can be stopped, and says when the place cannot be written', async () => {
    const { user, backend } = open({ pace: 30, exported: { error: apiError('fileNotWritten') } });
    const stopped = vi.spyOn(backend, 'stopExport');
    await user.click(await button('Open Website, test'));
    await user.click(await button('People'));
    await user.click(await button('Sheets'));
    await user.click(await button('Download a sheet of this folder'));
    await press(user, 'Save as…');
    await user.click(await button('Stop'));
    expect(stopped).toHaveBeenCalledOnce();
    await press(user, 'Save as…');
    await screen.findByRole('heading', { name: 'The sheet could not be created' });
    await screen.findByText(/The file could not be saved there/);
  });
});
