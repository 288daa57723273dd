import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import type { Asked, Language, QueryProblem } from '../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../backend/memory';
import { draw } from '../../test/render';
import { QuestionsPage } from './QuestionsPage';
import { useQuestions } from './use-questions';
import type { FoundRows } from './use-selection';

// The real one needs a page that is laid out; it has a test of its own.
vi.mock('./GraphqlEditor', () => ({
  default: (props: {
    label: string;
    value: string;
    problems: QueryProblem[];
    onValue: (value: string) => void;
  }) => (
    <textarea
      aria-label={props.label}
      aria-description={props.problems.map(({ message }) => message).join()}
      value={props.value}
      onChange={(event) => props.onValue(event.target.value)}
    />
  ),
}));

const onUse = vi.fn<(found: FoundRows) => void>();
const onConnection = vi.fn();

function Page({ at }: { at: ReturnType<typeof connection> }) {
  const questions = useQuestions(at.id);
  return (
    <QuestionsPage
      connection={at}
      questions={questions}
      onUse={onUse}
      onConnection={onConnection}
    />
  );
}

function open(
  options: MemoryOptions = {},
  language: Language = 'english',
  part: Partial<ReturnType<typeof connection>> = {},
) {
  onUse.mockReset();
  const at = connection(part);
  const drawn = draw(<Page at={at} />, { connections: [at], ...options }, language);
  const asked: Asked[] = [];
  const ask = drawn.backend.ask.bind(drawn.backend);
  vi.spyOn(drawn.backend, 'ask').mockImplementation((request) => {
    asked.push(request.what);
    return ask(request);
  });
  return { ...drawn, asked };
}

type User = ReturnType<typeof open>['user'];

const press = async (user: User, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));
const answer = () => screen.findByRole('grid', { name: 'Answer of AEM' });
const way = async (user: User, name: string) =>
  user.click(await screen.findByRole('radio', { name }));

async function chooseModel(user: User, name = 'Adventure') {
  await press(user, /asking about/);
  await user.click(await screen.findByRole('option', { name }));
}

async function addCondition(user: User, field: string, test?: string) {
  const number = screen.queryAllByRole('group', { name: /^Condition \d/ }).length + 1;
  await press(user, 'Add a condition');
  const group = await screen.findByRole('group', { name: `Condition ${number}` });
  await user.type(within(group).getByRole('combobox'), field);
  await user.click(await screen.findByRole('option', { name: field }));
  if (test === undefined) return group;
  await user.click(await within(group).findByRole('button', { name: /Condition$/ }));
  await user.click(await screen.findByRole('option', { name: test }));
  return group;
}

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

describe('asking', () => {
  it('answers "all adventures over 2,000 without a picture" as a table', async () => {
    const { user, asked } = open();
    await chooseModel(user);
    const price = await addCondition(user, 'Price');
    await user.type(within(price).getByRole('textbox', { name: 'Value' }), '2 000');
    await addCondition(user, 'Primary image');
    await press(user, 'Ask AEM');
    const grid = await answer();
    expect(asked).toEqual([
      {
        kind: 'question',
        question: expect.objectContaining({
          model: 'adventure',
          tests: [
            { field: 'price', test: { kind: 'number', how: 'above', number: 2000 } },
            { field: 'primaryImage', test: { kind: 'empty' } },
          ],
        }),
      },
    ]);
    await within(grid).findByRole('columnheader', { name: 'Primary image' });
    await waitFor(() => expect(within(grid).getAllByText('empty').length).toBeGreaterThan(3));
    expect(screen.getAllByText(/^\d+ rows, all of them$/).length).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
  });

  it('has an example that runs', async () => {
    const { user, asked } = open();
    await screen.findByText(/Content fragments are texts and facts/);
    await press(user, 'Try it: all of “Adventure”');
    await answer();
    expect(asked).toMatchObject([{ question: { model: 'adventure', tests: [] } }]);
    await screen.findByRole('checkbox', { name: 'Price', checked: true });
  });

  it('shows the first fields, those that are ticked, and the others on demand', async () => {
    const { user } = open();
    await chooseModel(user);
    expect(screen.queryByRole('checkbox', { name: 'Tags' })).toBeNull();
    await press(user, /^Show all \d+ fields$/);
    await user.click(await screen.findByRole('checkbox', { name: 'Tags' }));
    await press(user, 'Show fewer fields');
    await screen.findByRole('checkbox', { name: 'Tags', checked: true });
    expect(screen.queryByRole('checkbox', { name: 'Variation' })).toBeNull();
  });

  it('ticks fields of other fragments, and calls their columns by both', async () => {
    const { user, asked } = open();
    await chooseModel(user);
    await press(user, /^Show all \d+ fields$/);
    await press(user, 'Show the fields of Guide');
    const below = await screen.findByRole('list', { name: 'Fields of Guide' });
    await user.click(within(below).getByRole('checkbox', { name: 'Occupations' }));
    await press(user, 'Ask AEM');
    const grid = await answer();
    await within(grid).findByRole('columnheader', { name: 'Guide › Occupations' });
    await within(grid).findAllByText('Guide · Photographer');
    expect(asked[0]).toMatchObject({
      question: { fields: expect.arrayContaining(['guide.occupations']) },
    });
  });

  it('says what is missing, and asks nothing', async () => {
    const { user, asked } = open();
    await press(user, 'Ask AEM');
    await screen.findByText('Choose what you are asking about.');
    await chooseModel(user);
    await press(user, 'Add a condition');
    await press(user, 'Ask AEM');
    await screen.findByText('Choose a field, or remove this condition.');
    await screen.findByText('Something is missing in the question');
    expect(asked).toEqual([]);
    await press(user, 'Remove condition 1');
    await press(user, 'Ask AEM');
    await answer();
  });

  it('shows the query, and goes on with it in the editor', async () => {
    const { user } = open();
    await chooseModel(user);
    await press(user, 'Show query');
    const query = await screen.findByRole('textbox', { name: 'Query' });
    expect(query).toHaveProperty('value', expect.stringContaining('adventurePaginated'));
    await press(user, 'Open under Write');
    const editor = await screen.findByRole('textbox', { name: 'Query in GraphQL' });
    expect(editor).toHaveProperty('value', expect.stringContaining('adventurePaginated'));
  });

  it('tells no rows at all from rows that do not fit', async () => {
    const { user, backend } = open({ fragments: 0 });
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await screen.findByRole('heading', { name: 'No rows came' });
    expect(screen.getByText(/content-authors/)).toBeTruthy();
    await press(user, 'Message for your administrator');
    const message = await screen.findByRole('textbox', { name: /Message/ });
    expect(message).toHaveProperty('value', expect.stringContaining('jcr:read'));
    expect(backend).toBeTruthy();
  });

  it('says that the rows AEM sent do not fit', async () => {
    const { user } = open({ fragments: 3 });
    await chooseModel(user);
    await addCondition(user, 'Primary image');
    await press(user, 'Ask AEM');
    await screen.findByRole('heading', { name: 'Nothing fits' });
    await screen.findByText(/AEM sent 3 fragments/);
  });

  it('shows part of an answer, and says so', async () => {
    const problems = [
      { message: 'Cannot read author', line: null, column: null, place: 'items.3.author' },
    ];
    const { user } = open({ problems });
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await answer();
    await screen.findByRole('heading', { name: 'AEM sent only part of the answer' });
    expect(screen.getByText(/at items\.3\.author/)).toBeTruthy();
    expect(screen.getAllByText('60 rows, not all of them').length).toBeGreaterThan(0);
  });

  it('says what Relabel noticed, and does not call that all', async () => {
    const { user } = open({ notes: ['morePages', 'otherLists'] });
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await answer();
    await screen.findByRole('heading', { name: 'AEM has more rows than this query asks for' });
    await screen.findByRole('heading', { name: 'The query asks for several lists' });
    expect(screen.getAllByText('60 rows, not all of them').length).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
  });

  it('says where nobody knows whether there is more', async () => {
    const { user } = open({ fragments: 50, notes: ['pageFull'] });
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await answer();
    await screen.findByRole('heading', { name: 'There may be more rows' });
    expect(screen.getAllByText('50 rows').length).toBeGreaterThan(0);
    expect(screen.queryByText(/all of them$/)).toBeNull();
  });

  it('stops', async () => {
    const { user } = open({ fragments: 5000, pace: 5 });
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await press(user, 'Stop');
    await waitFor(() => expect(screen.getAllByText(/^Stopped after/).length).toBeGreaterThan(0));
    expect(screen.getByRole('button', { name: 'Ask AEM' })).toHaveProperty('disabled', false);
  });

  it('shows a row whole, with its long values, and executes nothing of it', async () => {
    const { user } = open();
    await chooseModel(user);
    await press(user, 'Ask AEM');
    const grid = await answer();
    await within(grid).findByText(/onerror/);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    grid.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Row 4' });
    expect(within(dialog).getByText('<img src=x onerror="window.hurt=1">=1+1')).toBeTruthy();
    expect(await faults()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(document.activeElement).toBe(grid));
  });

  it('says why AEM did not answer, and asks again', async () => {
    const { user, backend, asked } = open();
    vi.spyOn(backend, 'ask').mockRejectedValueOnce(apiError('answerTooLarge'));
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await screen.findByRole('heading', { name: 'AEM did not answer' });
    expect(screen.getByText(/larger than Relabel takes/)).toBeTruthy();
    await press(user, 'Try again');
    await answer();
    expect(asked.length).toBeLessThan(2);
  });

  it('says how many rows did not fit "is empty"', async () => {
    const { user } = open({ fragments: 8 });
    await chooseModel(user);
    await addCondition(user, 'Primary image');
    await press(user, 'Ask AEM');
    await answer();
    await screen.findByText('6 more came from AEM and did not fit “is empty” or “is filled”');
  });
});

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
    await press(user, 'Save as a file');
    await user.click(await screen.findByRole('menuitem', { name: /JSON/ }));
    await waitFor(() =>
      expect(screen.getAllByText('The file is saved.').length).toBeGreaterThan(0),
    );
    expect(save.mock.calls[0]?.[0]).toMatchObject({ format: 'json' });
  });

  it('is a selection', async () => {
    const { user } = await asked();
    await press(user, 'Use these 60 as a selection');
    await waitFor(() => expect(onUse).toHaveBeenCalledTimes(1));
    expect(onUse.mock.calls[0]?.[0]).toMatchObject({ count: 60 });
  });

  it('asks before it goes on without those that are gone', async () => {
    const { user, backend } = await asked({ moved: 2 });
    await press(user, 'Use these 60 as a selection');
    await screen.findByText('58 of them were found, 2 were not');
    expect(onUse).not.toHaveBeenCalled();
    const close = vi.spyOn(backend, 'closeListing');
    await press(user, 'Go on with these 58');
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
    await press(user, 'Use these 60 as a selection');
    await press(user, 'Ask AEM');
    await screen.findByRole('button', { name: 'Use these 60 as a selection' });
    letGo();
    await waitFor(() => expect(close).toHaveBeenCalledWith({ listingId: 'listing-late' }));
    expect(onUse).not.toHaveBeenCalled();
  });

  it('does not say of another answer what was found for the one before', async () => {
    const { user, backend } = await asked({ moved: 2 });
    const close = vi.spyOn(backend, 'closeListing');
    await press(user, 'Use these 60 as a selection');
    await screen.findByText('58 of them were found, 2 were not');
    await press(user, 'Ask AEM');
    await screen.findByRole('button', { name: 'Use these 60 as a selection' });
    expect(screen.queryByText('58 of them were found, 2 were not')).toBeNull();
    expect(close).toHaveBeenCalledOnce();
  });
});

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
    const { user } = open({}, 'french');
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
    await screen.findByText(/Use letters without accents/);
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
    const { user, backend } = open({}, 'english', { stage: 'live', writing: 'unlocked' });
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
    const { user } = open({}, 'english', { stage: 'live', writing: 'locked' });
    await chooseModel(user);
    await press(user, 'Save in AEM…');
    await screen.findByText(/it is locked/);
    await screen.findByRole('button', { name: 'Unlock for this window…' });
    expect(screen.queryByRole('button', { name: 'Save in AEM' })).toBeNull();
  });
});

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
    await press(user, 'Earlier queries');
    await press(user, /^Take the query of/);
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
    await screen.findByText(/This is no JSON object/);
    expect(asked).toEqual([]);
  });
});

describe('what can be asked at all', () => {
  it('says that there is none, with a message for the administrator', async () => {
    const { user } = open({ endpoints: 'none' });
    await screen.findByRole('heading', { level: 1, name: 'Nothing can be asked here yet' });
    await press(user, 'Message for your administrator');
    const message = await screen.findByRole('textbox', { name: /Message/ });
    expect(message).toHaveProperty('value', expect.stringContaining('GraphQL endpoint'));
  });

  it('says that the account may not look', async () => {
    open({ endpoints: 'notAllowed' }, 'french');
    await screen.findByRole('heading', {
      level: 1,
      name: 'Le compte de votre clé n’a pas le droit de regarder ici',
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
    await screen.findByText(/What can be asked here could not be read/);
    await way(user, 'Write');
    await screen.findByRole('textbox', { name: 'Query in GraphQL' });
    await screen.findByText(/there are no suggestions/);
  });

  it('has no fault that a machine can find, on any way', async () => {
    const { user } = open({}, 'french');
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
