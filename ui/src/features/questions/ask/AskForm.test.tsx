import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { apiError } from '../../../backend/memory/memory';
import { addCondition, answer, chooseModel, faults, open, press } from '../../../test/questions';

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
    expect(screen.getAllByText(/^\d+ rows in total$/).length).toBeGreaterThan(0);
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
    await screen.findByText('Something is missing from the question');
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
    await press(user, 'Open in “Write”');
    const editor = await screen.findByRole('textbox', { name: 'Query in GraphQL' });
    expect(editor).toHaveProperty('value', expect.stringContaining('adventurePaginated'));
  });

  it('tells no rows at all from rows that do not fit', async () => {
    const { user, backend } = open({ fragments: 0 });
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await screen.findByRole('heading', { name: 'No rows' });
    expect(screen.getByText(/content-authors/)).toBeTruthy();
    await press(user, 'Show request for your administrator');
    const message = await screen.findByRole('textbox', { name: /Message/ });
    expect(message).toHaveProperty('value', expect.stringContaining('jcr:read'));
    expect(backend).toBeTruthy();
  });

  it('says that the rows AEM sent do not fit', async () => {
    const { user } = open({ fragments: 3, leftOut: 3 });
    await chooseModel(user);
    await addCondition(user, 'Primary image');
    await press(user, 'Ask AEM');
    await screen.findByRole('heading', { name: 'No matches' });
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
    expect(screen.getAllByText('60 rows, list incomplete').length).toBeGreaterThan(0);
  });

  it('says what Relabel noticed, and does not call that all', async () => {
    const { user } = open({ notes: ['morePages', 'otherLists'] });
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await answer();
    await screen.findByRole('heading', { name: 'AEM has more rows than this query asks for' });
    await screen.findByRole('heading', { name: 'The query asks for several lists' });
    expect(screen.getAllByText('60 rows, list incomplete').length).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
  });

  it('says where nobody knows whether there is more', async () => {
    const { user } = open({ fragments: 50, notes: ['pageFull'] });
    await chooseModel(user);
    await press(user, 'Ask AEM');
    await answer();
    await screen.findByRole('heading', { name: 'There may be more rows' });
    expect(screen.getAllByText('50 rows').length).toBeGreaterThan(0);
    expect(screen.queryByText(/in total$/)).toBeNull();
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
    expect(screen.getByText(/too large for Relabel/)).toBeTruthy();
    await press(user, 'Try again');
    await answer();
    expect(asked.length).toBeLessThan(2);
  });

  it('says how many rows did not fit "is empty"', async () => {
    const { user } = open({ fragments: 8, leftOut: 6 });
    await chooseModel(user);
    await addCondition(user, 'Primary image');
    await press(user, 'Ask AEM');
    await answer();
    await screen.findByText(
      '6 more rows from AEM did not meet the condition “is empty” or “is filled in”',
    );
  });
});
