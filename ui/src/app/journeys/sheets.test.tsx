import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { DOUBTFUL_SHEET, USABLE_SHEET } from '../../backend/memory/changes/sheets';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, heading, openApp, press, type User } from '../../test/app';

const open = (options: MemoryOptions = {}) => openApp({ connections: [connection()], ...options });
const DOUBTFUL = { kind: 'usable', sheet: DOUBTFUL_SHEET } as const;

async function toSheets(user: User) {
  await user.click(await button('Sheets'));
  await heading('Sheets');
}

async function openDoubtful() {
  const opened = open({ sheet: DOUBTFUL });
  await toSheets(opened.user);
  await opened.user.click(await button('Choose a file'));
  await heading('Rechte.csv');
  return opened;
}

async function answerAll(user: User) {
  await user.click(await button('They are correct'));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'They are correct' })).toBeNull(),
  );
  await user.click(await button(/^Use of “File”/));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Identifies the asset' }));
  await user.click(await button('3 April 2031'));
  await user.click(await button('Yes, separated by a comma'));
  await screen.findByRole('heading', { name: 'All questions are answered' });
}

describe('a sheet', () => {
  it('is matched with the fields of the environment, and what resembles one is offered', async () => {
    const note = { heading: 'Note', hint: null, names: null, filledInSamples: 2 };
    const sheet = {
      ...USABLE_SHEET,
      columns: [
        ...USABLE_SHEET.columns,
        { ...note, offer: { property: 'xmp:Rating', kind: 'number' as const } },
      ],
      samples: USABLE_SHEET.samples.map((row) => ({ ...row, cells: [...row.cells, '4'] })),
    };
    const { user, backend } = open({ sheet: { kind: 'usable', sheet } });
    const read = vi
      .spyOn(backend, 'readSheetAs')
      .mockImplementation(async ({ mapping }) => ({ ...sheet, mapping: mapping ?? sheet.mapping }));
    await toSheets(user);
    await user.click(await button('Choose a file'));
    await heading('rights.csv');
    expect(read).toHaveBeenCalledWith(
      expect.objectContaining({
        matchHeadings: { connectionId: connection().id, language: 'en' },
      }),
    );
    await button('Use of “Note”: Not used');
    await user.click(await button('Use as Rating'));
    await button('Use of “Note”: Rating');
  });

  it('asks for the asset column together with what it contains, which its cells tell', async () => {
    const { user, backend } = await openDoubtful();
    const read = vi.spyOn(backend, 'readSheetAs');
    const decided = (assetColumn: number, assetBy: string) =>
      expect(read).toHaveBeenLastCalledWith(
        expect.objectContaining({
          mapping: expect.objectContaining({ assetColumn, assetBy }),
        }),
      );
    const card = within(
      await screen.findByRole('region', { name: 'Which column identifies the asset?' }),
    );
    card.getByRole('button', { name: /^File Asset column/ });
    card.getByRole('button', { name: /^File names \(5 of 5\) It contains/ });
    await user.click(card.getByRole('button', { name: 'Use this column' }));
    await waitFor(() => decided(0, 'fileName'));
    // What somebody says goes before what the cells look like, until another column is chosen.
    const pick = async (picker: RegExp, option: string) => {
      await user.click(await button(picker));
      await user.click(await screen.findByRole('option', { name: option }));
    };
    await pick(/It contains$/, 'IDs in AEM');
    await waitFor(() => decided(0, 'id'));
    await pick(/Asset column$/, 'Remark');
    await waitFor(() => decided(4, 'id'));
    await pick(/Asset column$/, 'File');
    await waitFor(() => decided(0, 'fileName'));
  });

  it('leads from the file to old and new, and says what is understood', async () => {
    const { user, backend } = open();
    const made = vi.spyOn(backend, 'makeSheetPlan');
    await toSheets(user);
    await user.click(await button('Choose a file'));
    await heading('rights.csv');
    await screen.findByText('Text file, 2 rows');
    await screen.findByText('Blank cells change nothing. “(clear)” clears a field.');
    await button('Use of “Copyright”: Copyright');
    await press(user, 'Check this sheet');
    await heading('Old and new values');
    await screen.findByText(/From the sheet “rights.csv”/);
    const here = screen.getByRole('navigation').querySelector('[aria-current]');
    expect(here?.textContent).toBe('Sheets');
    expect(made).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ sheetId: 'rights.csv', within: '/content/dam' }),
    );
    // The way back keeps the sheet as it was mapped.
    await user.click(await button('Back to the sheet'));
    await heading('rights.csv');
  });

  it('is not checked while anything about it is open, and says what', async () => {
    const { user } = await openDoubtful();
    const main = await button('Check this sheet');
    expect(main).toHaveProperty('disabled', true);
    await screen.findByText('First answer the question about the characters.');
    await screen.findByRole('heading', { name: '4 things to decide first' });
    await answerAll(user);
    await waitFor(() => expect(main).toHaveProperty('disabled', false));
  });

  it('asks about the order of dates again when somebody wants to', async () => {
    const { user } = await openDoubtful();
    await user.click(await button('3 April 2031'));
    await waitFor(() => expect(screen.queryByRole('button', { name: '3 April 2031' })).toBeNull());
    await user.click(await button(/^Use of “Expires on”/));
    await user.click(
      await screen.findByRole('menuitem', { name: 'Ask again about its date order' }),
    );
    await button('3 April 2031');
  });

  it('takes a field away from the column that had it, and says both', async () => {
    const { user } = await openDoubtful();
    await user.click(await button('Use of “Remark”: Not used'));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Copyright' }));
    await screen.findByText('“Remark”: Copyright “Copyright”: Not used');
    await button('Use of “Copyright”: Not used');
  });

  it('puts a column into a field by its technical name', async () => {
    const { user, backend } = await openDoubtful();
    const read = vi.spyOn(backend, 'readSheetAs');
    await user.click(await button('Use of “Remark”: Not used'));
    await user.click(
      await screen.findByRole('menuitem', { name: 'Use a field by its technical name…' }),
    );
    const name = await screen.findByRole('textbox', { name: /Technical name/ });
    await user.type(name, 'acme remark');
    await user.click(await button('Use this field'));
    await screen.findByText(/A technical name has a prefix/);
    await user.clear(name);
    await user.type(name, 'acme:remark');
    await user.click(await button('Use this field'));
    await button('Use of “Remark”: acme:remark');
    expect(read).toHaveBeenCalledWith(
      expect.objectContaining({
        mapping: expect.objectContaining({
          columns: expect.arrayContaining([
            expect.objectContaining({ column: 4, property: 'acme:remark' }),
          ]),
        }),
      }),
    );
  });

  it('shows both rows that contradict each other, and lets an asset of several be chosen', async () => {
    const { user } = await openDoubtful();
    await answerAll(user);
    await press(user, 'Check this sheet');
    await heading('Old and new values');
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    expect((await within(grid).findAllByText('Rows 3 and 4 contradict each other')).length).toBe(2);
    await screen.findByRole('heading', { name: '2 problems to solve first' });
    const [choose] = await within(grid).findAllByRole('button', {
      name: 'Choose which logo.jpg is meant',
    });
    await user.click(choose as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'Which “logo.jpg” is meant?' });
    await user.click(await within(dialog).findByRole('radio', { name: /\/content\/dam\/press/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Use this one' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await screen.findByText('/content/dam/press/logo.jpg was chosen');
  });

  it('shows what both rows say in a window with little room', async () => {
    // That of the tests is 1024 pixels wide.
    const { user } = await openDoubtful();
    await answerAll(user);
    await press(user, 'Check this sheet');
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    const [use] = await within(grid).findAllByRole('button', { name: /^Use row 4 for / });
    const cell = use?.closest<HTMLElement>('[role="gridcell"]') as HTMLElement;
    expect(cell.getAttribute('aria-colspan')).toBe('2');
    for (const text of ['© 2031', '© 2032', 'Rows 3 and 4 contradict each other']) {
      within(cell).getByText(text);
    }
    within(cell).getByRole('button', { name: /^Leave out Copyright of / });
  });

  it('lets one of the rows that contradict each other be taken, for this value or for all', async () => {
    const { user, backend } = await openDoubtful();
    await answerAll(user);
    await press(user, 'Check this sheet');
    await heading('Old and new values');
    const edit = vi.spyOn(backend, 'editCell');
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    const [last] = await within(grid).findAllByRole('button', { name: /^Use row 4 for / });
    await user.click(last as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'Use row 4' });
    expect(
      within(dialog)
        .getAllByRole('term')
        .map((one) => one.textContent),
    ).toEqual(['Row 3', 'Row 4']);
    await user.click(
      within(dialog).getByRole('checkbox', {
        name: 'For all contradictions like this, use the last row',
      }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Use row 4' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await screen.findByText('The last row was used for 2 values');
    const values = edit.mock.calls.map(([request]) => request.change);
    expect(values).toHaveLength(2);
    expect(values).toContainEqual({ kind: 'set', value: { kind: 'text', text: '© 2032' } });
    expect(values).toContainEqual({
      kind: 'set',
      value: { kind: 'date', date: '2031-06-06T00:00:00.000+02:00' },
    });
    await waitFor(() => expect(screen.queryByText(/to solve first/)).toBeNull());
  });

  it('lets one of them be taken by keyboard alone', async () => {
    const { user } = await openDoubtful();
    await answerAll(user);
    await press(user, 'Check this sheet');
    const grid = await screen.findByRole('grid', { name: 'Old and new values' });
    await within(grid).findAllByText('Rows 3 and 4 contradict each other');
    const [use] = await within(grid).findAllByRole('button', { name: /^Use row 4 for / });
    const row = Number(use?.closest('[role="row"]')?.getAttribute('aria-rowindex'));
    act(() => grid.focus());
    await user.keyboard(`${'{ArrowDown}'.repeat(row - 2)}3`);
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('2');
    const dialog = await screen.findByRole('dialog', { name: 'Use row 4' });
    await user.tab();
    expect(document.activeElement).toBe(within(dialog).getByRole('checkbox'));
    await user.tab();
    await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(grid));
    expect(within(grid).getAllByRole('button', { name: /^Use row 4 for / })).toHaveLength(1);
  });

  it('says why a file could not be opened', async () => {
    const error = apiError('sheetProtected');
    const { user } = open({ sheet: { kind: 'notUsable', name: 'a.xlsx', error } });
    await toSheets(user);
    await user.click(await button('Choose a file'));
    await screen.findByRole('heading', { name: '“a.xlsx” could not be opened' });
    await screen.findByText(/This file has a password/);
    await button('Choose a file');
  });

  it('stays as it was mapped when another file cannot be opened', async () => {
    const { user, backend } = open();
    const closed = vi.spyOn(backend, 'closeSheet');
    await toSheets(user);
    await user.click(await button('Choose a file'));
    await heading('rights.csv');
    const error = apiError('sheetProtected');
    act(() => backend.dropSheet({ kind: 'notUsable', name: 'a.xlsx', error }));
    await screen.findByRole('heading', { name: '“a.xlsx” could not be opened' });
    await heading('rights.csv');
    await button('Use of “Copyright”: Copyright');
    expect(closed).not.toHaveBeenCalled();
    // With the next choice it is no news any more.
    await user.click(await button('Use of “Copyright”: Copyright'));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Title' }));
    await button('Use of “Copyright”: Title');
    expect(screen.queryByRole('heading', { name: '“a.xlsx” could not be opened' })).toBeNull();
  });

  it('is taken from a drop on any page', async () => {
    const { user, backend } = open();
    await user.click(await button('Open Website, test'));
    await heading('All assets');
    act(() => backend.dropSheet({ kind: 'usable', sheet: USABLE_SHEET }));
    await heading('rights.csv');
  });

  it('waits while a change runs, and says where', async () => {
    const { user, backend } = open({ history: 1, leftOver: true, isGoing: true, pace: 300 });
    await screen.findByRole('button', { name: /^Show this change/ });
    act(() => backend.dropSheet(DOUBTFUL));
    await screen.findByRole('heading', { name: '“Rechte.csv” is open' });
    expect(screen.queryByRole('heading', { name: 'Rechte.csv' })).toBeNull();
    await user.click(await button('Show the sheet'));
    await heading('Rechte.csv');
  });

  it('that cannot be opened while a change runs is not called open', async () => {
    const { user, backend } = open({ history: 1, leftOver: true, isGoing: true, pace: 300 });
    await screen.findByRole('button', { name: /^Show this change/ });
    const error = apiError('sheetProtected');
    act(() => backend.dropSheet({ kind: 'notUsable', name: 'a.xlsx', error }));
    const notice = await screen.findByRole('status', { name: '“a.xlsx” could not be opened' });
    within(notice).getByText(/This file has a password/);
    expect(screen.queryByRole('heading', { name: '“a.xlsx” is open' })).toBeNull();
    await user.click(within(notice).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('heading', { name: '“a.xlsx” could not be opened' })).toBeNull();
  });

  it('among several files is taken alone, and the others are named', async () => {
    const { user, backend } = open();
    await button('Open Website, test');
    act(() => backend.dropSeveral(['rights.csv', 'more.ods', 'key.json']));
    act(() => backend.dropSheet({ kind: 'usable', sheet: USABLE_SHEET }));
    const notice = await screen.findByRole('status', { name: 'Only “rights.csv” was opened' });
    within(notice).getByText(/one by one: more.ods and key.json/);
    await user.click(within(notice).getByRole('button', { name: 'Close' }));
    expect(screen.queryByText(/one by one/)).toBeNull();
  });

  it('without a connection says what to do first, and stays', async () => {
    const { user, backend } = openApp({ connections: [] });
    await heading('Relabel all your assets at once');
    act(() => backend.dropSheet({ kind: 'usable', sheet: USABLE_SHEET }));
    await screen.findByRole('heading', { name: 'Choose an environment first' });
    await user.click(await button('Try it in the practice environment'));
    await heading('rights.csv');
    await button('Check this sheet');
  });
});

describe('a sheet on the first screen', () => {
  it('can be opened before there is a connection', async () => {
    const { user } = openApp({ connections: [] });
    await heading('Relabel all your assets at once');
    await user.click(await button('Open a sheet'));
    await screen.findByRole('heading', { name: 'Choose an environment first' });
    await user.click(await button('Try it in the practice environment'));
    await heading('rights.csv');
  });

  it('says there why the file dialog did not open', async () => {
    const { user, backend } = openApp({ connections: [] });
    vi.spyOn(backend, 'pickSheet').mockRejectedValue(apiError('fileNotRead'));
    await heading('Relabel all your assets at once');
    await user.click(await button('Open a sheet'));
    await screen.findAllByRole('alert');
    await heading('Relabel all your assets at once');
  });

  it('says only what became of the newest try', async () => {
    const { user, backend } = openApp({ connections: [] });
    vi.spyOn(backend, 'pickSheet').mockRejectedValue(apiError('fileNotRead'));
    vi.spyOn(backend, 'pickKeyFile').mockRejectedValue(apiError('keyFileUnreadable'));
    vi.spyOn(backend, 'startPractice').mockRejectedValue(apiError('storeFailed'));
    await user.click(await button('Open a sheet'));
    await screen.findAllByRole('alert');
    const said = () => screen.queryAllByRole('alert')[0]?.textContent ?? null;
    const first = said();
    await user.click(await button('Choose file'));
    await waitFor(() => expect([null, first]).not.toContain(said()));
    const second = said();
    await user.click(await button('Try it in the practice environment'));
    await waitFor(() => expect([null, first, second]).not.toContain(said()));
  });
});

describe('Sheets for everybody', () => {
  /** Rules that need a laid out page are tried in the real window. */
  async function faults(): Promise<string[]> {
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  }

  it('have no fault that a machine can find, in both languages', async () => {
    for (const language of ['en', 'fr'] as const) {
      const { user, backend } = open({ settings: { language, theme: 'dark' } });
      await user.click(await button(language === 'en' ? 'Sheets' : 'Feuilles'));
      expect(await faults()).toEqual([]);
      act(() => backend.dropSheet(DOUBTFUL));
      await heading('Rechte.csv');
      await button(/^(Use of “Copyright”|Utilisation de «\u00a0Copyright\u00a0»)/);
      expect(await faults()).toEqual([]);
      cleanup();
    }
  });
});
