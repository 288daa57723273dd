import { act, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { useEffect, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Edit, FieldEdit, Language, Selection } from '../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { useBackend } from '../../shared/state/backend-context';
import { draw } from '../../test/render';
import { ChangePage } from './ChangePage';
import { type Draft, draftOf } from './drafts';

interface PageProps {
  edit: FieldEdit[];
  onCheck: (edit: Edit) => void;
}

/** The page as the flow shows it: assets are listed, and the drafts are kept. */
function Page({ edit, onCheck }: PageProps) {
  const backend = useBackend();
  const [drafts, setDrafts] = useState<Draft[]>(() => edit.map(draftOf));
  const [selection, setSelection] = useState<Selection | null>(null);
  useEffect(() => {
    backend
      .openListing({
        connectionId: connection().id,
        path: '/content/dam/products',
        recursive: false,
        includeFragments: false,
      })
      .then((listingId) => setSelection({ kind: 'all', listingId, except: [] }));
  }, [backend]);
  if (selection === null) return null;
  return (
    <ChangePage
      connection={connection()}
      selection={selection}
      count={24}
      drafts={drafts}
      last={null}
      steps={null}
      isBusy={false}
      error={null}
      onDrafts={setDrafts}
      onReuse={() => {}}
      onCheck={onCheck}
      onBack={() => {}}
      onConnection={() => {}}
    />
  );
}

const CLEAR = { change: { action: 'clear' as const }, onlyEmpty: false };

async function open(
  edit: FieldEdit[] = [],
  options: MemoryOptions = {},
  language: Language = 'en',
) {
  const checked: Edit[] = [];
  const drawn = draw(
    <Page edit={edit} onCheck={(made) => checked.push(made)} />,
    { connections: [connection()], ...options },
    language,
  );
  return { ...drawn, checked };
}

const field = async (name: string) => screen.findByRole('textbox', { name });
const button = (name: string | RegExp) => screen.findByRole('button', { name });

async function choose(
  user: Awaited<ReturnType<typeof open>>['user'],
  picker: RegExp,
  option: string,
) {
  await user.click(await button(picker));
  await user.click(await screen.findByRole('option', { name: option }));
}

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(
    { include: document.body, exclude: ['input[hidden]'] },
    {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

describe('find and replace', () => {
  it('marks what is found, counts it, and says what a pattern lacks', async () => {
    const { user, checked } = await open([{ property: 'dc:title', kind: 'text', ...CLEAR }]);
    await choose(user, /Action$/, 'Find and replace');
    await user.type(await field('Find'), 'mug');
    await user.type(await field('Replace with'), 'cup');
    const marks = await waitFor(() => {
      const found = document.querySelectorAll('mark');
      expect(found.length).toBeGreaterThan(0);
      return found;
    });
    expect([...marks].every((mark) => mark.textContent?.toLowerCase() === 'mug')).toBe(true);
    await screen.findByText(`Found on ${marks.length} of the first 4 assets`);
    await screen.findAllByText(/Enamel cup/);

    await user.click(screen.getByRole('radio', { name: 'Pattern (advanced)' }));
    await user.type(await field('Find'), '(');
    await screen.findByText('This pattern is not valid. A bracket may be missing.');
    await user.click(await button('Check 24 assets'));
    expect(checked).toEqual([]);
    await screen.findByText('One field is not finished yet.');
  });
});

describe('tokens', () => {
  it('are suggested after a brace and inserted by keyboard', async () => {
    const { user, checked } = await open([
      {
        property: 'dc:title',
        kind: 'text',
        change: { action: 'replace', value: { kind: 'text', text: '' }, tokens: false },
        onlyEmpty: false,
      },
    ]);
    const title = await field('New value of Title');
    await user.click(title);
    // Two braces are one that is meant as such.
    await user.keyboard('{{{{file.st');
    expect(title).toHaveProperty('value', '{{file.st');
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.clear(title);
    await user.keyboard('{{file.st');
    const option = await screen.findByRole('option', { name: /^File name as words/ });
    expect(title.getAttribute('aria-activedescendant')).toBe(option.id);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(title).toHaveProperty('value', '{file.stem}');
    expect(document.activeElement).toBe(title);
    expect(screen.queryByRole('listbox')).toBeNull();
    await screen.findByText('trail-through-the-pines-0001');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(checked[0]?.fields[0]?.change).toEqual({
      action: 'replace',
      value: { kind: 'text', text: '{file.stem}' },
      tokens: true,
    });
  });

  it('are each explained by what they are, where another one is empty, too', async () => {
    const { user, backend } = await open();
    const real = backend.sampleEdit;
    // As the core does: a text with the token of an empty field is left as it is.
    vi.spyOn(backend, 'sampleEdit').mockImplementation(async (request) => {
      const sample = await real(request);
      const isLeft = request.edit.fields.map(({ change }) =>
        JSON.stringify(change).includes('{field dc:rights}'),
      );
      for (const { cells } of sample.assets) {
        for (const [at, cell] of cells.entries()) {
          if (isLeft[at]) Object.assign(cell, { after: cell.now, note: 'sourceEmpty' });
        }
      }
      return sample;
    });
    await user.click(await button('Title'));
    await user.click(await button('Insert into New value of Title'));
    const menu = await screen.findByRole('menu');
    await within(menu).findByText(/trail-through-the-pines-0001\.jpg/);
    const copyright = within(menu).getByRole('menuitem', { name: 'Copyright' });
    within(copyright).getByText(/Here: empty$/);
  });

  it('are suggested where they are seen, below their field', async () => {
    const { user } = await open();
    await user.click(await button('Title'));
    const title = await field('New value of Title');
    const shown: Element[] = [];
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      shown.push(this);
    });
    await user.click(title);
    await user.keyboard('{{');
    const list = await screen.findByRole('listbox');
    expect(shown.some((one) => one.contains(list))).toBe(true);
    expect(shown.at(-1)).toBe(title);
    vi.restoreAllMocks();
  });

  it('that are unknown are told at their place, with the one that may be meant', async () => {
    const { user } = await open([
      {
        property: 'dc:title',
        kind: 'text',
        change: {
          action: 'replace',
          value: { kind: 'text', text: 'A {fil.name} b' },
          tokens: true,
        },
        onlyEmpty: false,
      },
    ]);
    await screen.findByText('Relabel does not recognise “{fil.name}”.');
    expect(document.querySelector('mark')?.textContent).toBe('{fil.name}');
    await user.click(await button('Use {file.name}'));
    expect(await field('New value of Title')).toHaveProperty('value', 'A {file.name} b');
    await waitFor(() =>
      expect(screen.queryByText('Relabel does not recognise “{fil.name}”.')).toBeNull(),
    );
  });
});

describe('what is there now', () => {
  it('lists several values with their counts, and takes one', async () => {
    const { user } = await open([
      {
        property: 'dc:rights',
        kind: 'text',
        change: { action: 'replace', value: { kind: 'text', text: 'x' }, tokens: false },
        onlyEmpty: false,
      },
    ]);
    await user.click(await button(/^Several values \(2\)$/));
    const list = await screen.findByRole('list', { name: 'Current values of Copyright' });
    const counts = within(list)
      .getAllByText(/^\d+ assets?$/)
      .map((one) => Number.parseInt(one.textContent ?? '', 10));
    expect(counts.length).toBe(3);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(13);
    await user.click(
      within(list).getByRole('button', { name: 'Use “© 2024 Lakeside Outfitters”' }),
    );
    expect(await field('New value of Copyright')).toHaveProperty(
      'value',
      '© 2024 Lakeside Outfitters',
    );
  });

  it('calls tags by their titles', async () => {
    const { user } = await open([{ property: 'cq:tags', kind: 'tags', ...CLEAR }], {}, 'fr');
    await user.click(await button('Une valeur, vide ailleurs'));
    const list = await screen.findByRole('list', {
      name: 'Valeurs actuelles du champ «\u00a0Balises\u00a0»',
    });
    await within(list).findByText('Hiver');
  });

  it('of a field that was just added are in view as a whole', async () => {
    const seen: string[] = [];
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      seen.push(this.getAttribute('aria-label') ?? '');
    });
    const { user } = await open();
    await user.click(await button('Copyright'));
    await field('New value of Copyright');
    expect(seen).toContain('Copyright');
    vi.restoreAllMocks();
  });

  it('does not move the page while a list is open', async () => {
    const { user, backend } = await open();
    const read = backend.summariseValues.bind(backend);
    let answers = () => {};
    backend.summariseValues = (request) =>
      new Promise((resolve) => {
        answers = () => read(request).then(resolve);
      });
    await user.click(await button('Copyright'));
    await user.click(await button(/Action$/));
    await screen.findByRole('listbox');
    await act(async () => answers());
    const late = { name: /^Several values/, hidden: true };
    expect(screen.queryByRole('button', late)).toBeNull();
    await user.keyboard('{Escape}');
    await button(/^Several values \(2\)$/);
  });

  it('can be read again when it could not be', async () => {
    const { user } = await open([{ property: 'dc:rights', kind: 'text', ...CLEAR }], {
      failing: { summariseValues: apiError('offline') },
    });
    await screen.findByText('The current values could not be read.');
    await user.click(await button('Try again'));
    await screen.findByText('The current values could not be read.');
  });
});

describe('tags', () => {
  const add: FieldEdit = {
    property: 'cq:tags',
    kind: 'tags',
    change: { action: 'add', entries: [], tokens: false, atStart: false },
    onlyEmpty: false,
  };

  it('are found by their French title, with the way to them', async () => {
    const { user, checked } = await open([add], {}, 'fr');
    await user.type(
      await screen.findByRole('combobox', { name: 'Ajouter à «\u00a0Balises\u00a0»' }),
      'ete',
    );
    const options = await screen.findAllByRole('option', { name: /^Été/ });
    const meant = options.find((one) => one.textContent?.includes('Northlight › Saison'));
    if (meant) await user.click(meant);
    await screen.findAllByText('Saison › Été');
    await user.click(await button(/^Vérifier/));
    expect(checked[0]?.fields[0]?.change).toEqual({
      action: 'add',
      entries: ['northlight:season/summer'],
      tokens: false,
      atStart: false,
    });
  });

  it('that were pasted and are unknown stay until somebody decides', async () => {
    const { user } = await open([add]);
    await user.click(await button('Paste several'));
    await user.type(await field('Tags to add'), 'Web, Somer');
    await user.click(await button('Look them up'));
    await screen.findByText('1 tag is not recognised by AEM');
    await screen.findByText('Somer');
    expect(await button('Add 1 tag')).toHaveProperty('disabled', true);
    await user.click(await button('Remove unrecognised tags'));
    await user.click(await button('Add 1 tag'));
    await screen.findAllByText('Channel › Web');
  });

  it('of a recipe that AEM does not know are named, and stop the check', async () => {
    const gone = { ...add, change: { ...add.change, entries: ['old:tag'] } } as FieldEdit;
    const { user, checked } = await open([gone]);
    await screen.findByText('AEM does not recognise the tag “old:tag”.');
    await user.click(await button('Check 24 assets'));
    expect(checked).toEqual([]);
    await user.click(await button('Remove it'));
    await waitFor(() =>
      expect(screen.queryByText('AEM does not recognise the tag “old:tag”.')).toBeNull(),
    );
  });
});

describe('dates', () => {
  it('are shown back in words, and asked about where two days fit', async () => {
    const { user, checked } = await open([
      {
        property: 'prism:expirationDate',
        kind: 'date',
        change: { action: 'replace', value: { kind: 'text', text: '' }, tokens: false },
        onlyEmpty: false,
      },
    ]);
    const date = await field('New value of Expires on');
    await user.type(date, 'nonsense');
    await screen.findByText('This is not a date. Enter it like 3 May 2031.');
    await user.clear(date);
    await user.type(date, '3/5/2031');
    await screen.findByText('Which day is meant?');
    await user.click(await button('3 May 2031'));
    await screen.findByText(/^Saturday,? 3 May 2031 at 00:00, /);
    await user.click(await button('Check 24 assets'));
    expect(checked[0]?.fields[0]?.change).toMatchObject({
      action: 'replace',
      value: { kind: 'date' },
    });
  });
});

describe('what stands in a field', () => {
  it('counts when the check is called by keys', async () => {
    const { user, checked } = await open([
      {
        property: 'dc:subject',
        kind: 'list',
        change: { action: 'add', entries: [], tokens: false, atStart: false },
        onlyEmpty: false,
      },
    ]);
    await user.click(await field('Add to Keywords'));
    await user.keyboard('sea{Enter}sun{Control>}{Enter}{/Control}');
    expect(checked[0]?.fields[0]?.change).toMatchObject({ action: 'add', entries: ['sea', 'sun'] });
  });

  it('of a date is the one that was taken from what is there', async () => {
    const { user } = await open([
      {
        property: 'prism:expirationDate',
        kind: 'date',
        change: { action: 'replace', value: { kind: 'text', text: '' }, tokens: false },
        onlyEmpty: false,
      },
    ]);
    await user.click(await field('New value of Expires on'));
    await user.paste('3 May 2031');
    await screen.findAllByText(/3 May 2031 at /);
    await user.click(await button('One value, empty elsewhere'));
    await user.click(await button(/^Use “/));
    // Where this computer is decides which day it is.
    const date = await field('New value of Expires on');
    expect(date).toHaveProperty('value', expect.stringMatching(/31 December 2026|1 January 2027/));
  });
});

describe('adding a field', () => {
  it('finds it by its technical name, and says why one cannot be changed', async () => {
    const { user } = await open();
    await button('Title');
    const search = screen.getByRole('combobox', { name: 'Find a field' });
    await user.type(search, 'dam:size');
    const locked = await screen.findByRole('option');
    expect(locked.getAttribute('aria-disabled')).toBe('true');
    within(locked).getByText('Calculated by AEM');
    // Of the parts that do not match nothing is left, not even the lines between them.
    const list = screen.getByRole('listbox');
    const parts = [...list.querySelectorAll(':scope > div > [role="presentation"]')];
    const drawn = parts.filter(
      (part) => part.childElementCount > 0 && !part.querySelector('[inert]'),
    );
    expect(drawn.map((part) => part.firstElementChild?.tagName)).toEqual(['SECTION']);
    await user.clear(search);
    await user.type(search, 'northlight:usage');
    await user.click(await screen.findByRole('option', { name: /^Usage/ }));
    await screen.findByRole('heading', { level: 2, name: 'Usage' });
    // Its value can be chosen at once.
    await waitFor(() =>
      expect(document.activeElement).toBe(
        screen.getByRole('button', { name: /New value of Usage/ }),
      ),
    );
    await screen.findByText('Required in AEM');
    await choose(user, /New value of Usage/, 'Print');
    await screen.findAllByText('print');
  });

  it('keeps what two editors hand out at once', async () => {
    const list = { kind: 'list' as const, entries: [] };
    const replaced = { action: 'replace' as const, value: list, tokens: false };
    const { user, checked } = await open([
      { property: 'dc:subject', kind: 'list', change: replaced, onlyEmpty: false },
      { property: 'dc:title', kind: 'text', ...CLEAR },
    ]);
    const entry = await field('New value of Keywords');
    await user.type(entry, 'forest');
    // As when a press takes the focus away: both are heard before the page is drawn again.
    const remove = await button('Remove Title from this change');
    act(() => {
      entry.blur();
      remove.click();
    });
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Title' })).toBeNull());
    await user.click(await button('Check 24 assets'));
    expect(checked[0]?.fields.map(({ change }) => change)).toEqual([
      { ...replaced, value: { kind: 'list', entries: ['forest'] } },
    ]);
  });

  it('with a prefix AEM may not know can be vouched for', async () => {
    await open([
      {
        property: 'strange:name',
        kind: 'text',
        change: { action: 'replace', value: { kind: 'text', text: 'x' }, tokens: false },
        onlyEmpty: false,
      },
    ]);
    await screen.findByText(/names that begin with “strange”/);
    await button('Confirm that it is registered in AEM');
  });
});

describe('for everybody', () => {
  const replace = (property: string, kind: FieldEdit['kind']): FieldEdit => ({
    property,
    kind,
    change: { action: 'replace', value: { kind: 'text', text: '' }, tokens: false },
    onlyEmpty: false,
  });
  const edit: FieldEdit[] = [
    replace('dc:title', 'text'),
    replace('dc:description', 'longText'),
    {
      property: 'dc:rights',
      kind: 'text',
      change: {
        action: 'findReplace',
        find: '2024',
        with: '2025',
        mode: 'plain',
        matchCase: false,
      },
      onlyEmpty: false,
    },
    {
      property: 'dc:subject',
      kind: 'list',
      change: { action: 'add', entries: ['a', 'b'], tokens: false, atStart: true },
      onlyEmpty: true,
    },
    {
      property: 'cq:tags',
      kind: 'tags',
      change: { action: 'remove', entries: ['northlight:season/winter'] },
      onlyEmpty: false,
    },
    replace('prism:expirationDate', 'date'),
    {
      property: 'prism:publicationDate',
      kind: 'date',
      change: {
        action: 'dateFrom',
        base: { kind: 'today' },
        shift: { amount: -2, unit: 'months', at: '09:30', zone: 'Europe/Paris' },
      },
      onlyEmpty: false,
    },
    {
      property: 'photoshop:City',
      kind: 'text',
      change: { action: 'copyFrom', from: 'dc:title' },
      onlyEmpty: false,
    },
    replace('xmpRights:Marked', 'yesNo'),
    replace('xmp:Rating', 'number'),
  ];

  it.each(['en', 'fr'] as const)(
    'has no fault that a machine can find, in %s',
    async (language) => {
      await open(edit, {}, language);
      await screen.findAllByText('9:30', { exact: false }).catch(() => []);
      await waitFor(() =>
        expect(document.querySelectorAll('section[data-field] li').length).toBe(40),
      );
      expect(await faults()).toEqual([]);
    },
  );
});
