import { Provider } from '@react-spectrum/s2';
import { render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobFacts, Language } from '../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { BackendProvider } from '../../shared/state/backend-context';
import type { FollowUpKind } from '../../shared/state/follow-up';
import { draw } from '../../test/render';
import { JobPage } from './JobPage';

const onBack = vi.fn<() => void>();
const onOpen = vi.fn<(jobId: string) => void>();
const onDeleted = vi.fn<() => void>();
const onShowProgress = vi.fn<(jobId: string) => void>();
const onFollowUp = vi.fn<(kind: FollowUpKind, facts: JobFacts) => Promise<void>>();
const here = connection();

/** `past-1` changed two fields of 107 assets and met conflicts and refusals. */
const page = (jobId: string) => (
  <JobPage
    jobId={jobId}
    connections={[here]}
    offer={null}
    onBack={onBack}
    onDeleted={onDeleted}
    onOpen={onOpen}
    onShowProgress={onShowProgress}
    onFollowUp={onFollowUp}
  />
);
const open = (jobId = 'past-1', options: MemoryOptions = {}, language: Language = 'en') =>
  draw(page(jobId), { connections: [here], history: 12, ...options }, language);
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const fact = async (name: string) =>
  (await screen.findByText(name, { selector: 'dt' })).nextElementSibling?.textContent;

beforeEach(() => {
  for (const mock of [onBack, onDeleted, onOpen, onShowProgress, onFollowUp]) mock.mockReset();
  onFollowUp.mockResolvedValue();
});

describe('one change of History', () => {
  it('tells who changed what, where and how it went', async () => {
    open();
    await screen.findByRole('heading', { level: 1, name: 'Keywords and Title' });
    expect(await fact('Folder')).toBe('campaigns / summer-2026 / social');
    expect(await fact('Connection')).toBe('Website, testTest');
    expect(await fact('Who')).toBe('content-desk');
    expect(await fact('Duration')).toBe('27 secs, about 21 a second');
    await button('Changed 98');
    await button('Changed by someone else 2');
    await screen.findByText('No permission to change it', { selector: 'p' });
    await screen.findByRole('img', {
      name: 'Up to 21 assets a second, over 27 secs. AEM asked us to slow down 3 times.',
    });
  });

  it('says how often an asset was sent', async () => {
    const { user } = open();
    await user.click(await button('Failed 3'));
    const table = await screen.findByRole('grid', { name: 'Assets: Failed' });
    await waitFor(() =>
      expect(within(table).getAllByText('HTTP status 403, sent 3 times')).toHaveLength(3),
    );
    // Whole as a tooltip, where the column is too narrow for it.
    const [first] = within(table).getAllByText('HTTP status 403, sent 3 times');
    expect(first?.parentElement?.title).toMatch(
      /^No permission to change it\nHTTP status 403, sent 3 times/,
    );
  });

  it('shows what AEM made of a value', async () => {
    const { user } = open();
    await user.click(await button('Changed 98'));
    const table = await screen.findByRole('grid', { name: 'Assets: Changed' });
    const [first] = await within(table).findAllByText(/: AEM saved: Surf$/);
    expect(first?.parentElement?.title).toMatch(/^AEM changed the value\n.+: AEM saved: Surf$/);
  });

  it('shows yours, theirs and before side by side, and marks only what is theirs', async () => {
    const { user } = open();
    await user.click(await button('Changed by someone else 2'));
    await screen.findByRole('heading', { level: 2, name: 'Changed by someone else' });
    const cards = await screen.findAllByRole('table');
    expect(cards).toHaveLength(2);
    const [first] = cards;
    if (first === undefined) throw new Error('no table');
    const heads = within(first).getAllByRole('columnheader');
    expect(heads.map((one) => one.textContent)).toEqual(['Field', 'Old', 'Yours', 'Theirs']);
    const [, keywords, title] = within(first).getAllByRole('row');
    expect(keywords?.textContent).toMatch(/^Keywords.*Summer 2026On holdchanged by someone else$/);
    expect(title?.textContent).toMatch(/^Title.*Summer 2026as before$/);
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('reads conflicts a few at a time', async () => {
    const { user } = open('past-6');
    await user.click(await button(/^Changed by someone else \d+$/));
    expect(await screen.findAllByRole('table')).toHaveLength(20);
    await user.click(await button(/^Show \d+ more$/));
    await waitFor(() => expect(screen.getAllByRole('table').length).toBeGreaterThan(20));
    expect(screen.queryByRole('button', { name: /^Show \d+ more$/ })).toBeNull();
  });

  it('conflicts that cannot be read say so', async () => {
    const { user } = open('past-1', { failing: { jobConflicts: apiError('storeFailed') } });
    await user.click(await button('Changed by someone else 2'));
    await screen.findByRole('heading', { name: 'The values could not be read' });
  });

  it('says what undo loses before it deletes the change', async () => {
    const { backend, user } = open();
    await user.click(await button('Delete…'));
    const dialog = await screen.findByRole('alertdialog', { name: /Delete this change\?$/ });
    expect(dialog.textContent).toContain('The change can no longer be undone');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect((await backend.jobFacts({ jobId: 'past-1' })).jobId).toBe('past-1');

    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await user.click(await button('Delete…'));
    await user.click(await button('Delete change'));
    await waitFor(() => expect(onDeleted).toHaveBeenCalledOnce());
    await expect(backend.jobFacts({ jobId: 'past-1' })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('says when a change is not deleted', async () => {
    const { user } = open('past-1', { failing: { deleteJob: apiError('jobNotEnded') } });
    await user.click(await button('Delete…'));
    await user.click(await button('Delete change'));
    await screen.findByRole('heading', { name: 'The change was not deleted' });
    expect(onDeleted).not.toHaveBeenCalled();
  });

  it('leads to the change that an undo follows', async () => {
    const { user } = open('past-2');
    await screen.findByRole('heading', { level: 1, name: 'Undo: Expires on' });
    await user.click(await screen.findByRole('link', { name: /^the retry from / }));
    expect(onOpen).toHaveBeenCalledWith('past-3');
  });

  it('undoes and tries again', async () => {
    const { user } = open();
    await user.click(await button('Undo…'));
    expect(onFollowUp).toHaveBeenLastCalledWith(
      'undo',
      expect.objectContaining({ jobId: 'past-1' }),
    );
    await user.click(await button('Try again…'));
    expect(onFollowUp).toHaveBeenLastCalledWith(
      'retry',
      expect.objectContaining({ jobId: 'past-1' }),
    );
  });

  it('says what to do when its connection is gone', async () => {
    onFollowUp.mockRejectedValue(apiError('notFound'));
    const { user } = open('past-5');
    expect(await fact('Connection')).toBe('Former website(removed)');
    await user.click(await button('Undo…'));
    await screen.findByRole('heading', { name: 'The connection “Former website” was removed' });
    screen.getByText(/Drop the key file of “Former website” anywhere in this window/);
  });

  it('says what went wrong otherwise', async () => {
    onFollowUp.mockRejectedValue(apiError('planNotRunnable'));
    const { user } = open();
    await user.click(await button('Try again…'));
    await screen.findByRole('heading', { name: 'The retry could not be prepared' });
    screen.getByText(/There is nothing left to do here/);
  });

  it('saves a report in the words of the window', async () => {
    const { backend, user } = open('past-1', {}, 'fr');
    const save = vi.spyOn(backend, 'saveReport');
    await user.click(await button('Enregistrer le rapport'));
    await user.click(await screen.findByRole('menuitem', { name: /^Classeur Excel/ }));
    await screen.findByText('Le rapport est enregistré.');
    const request = save.mock.calls[0]?.[0];
    expect(request).toMatchObject({ jobId: 'past-1', format: 'xlsx' });
    expect(request?.words.whatToDo).toBe('Que faire');
    expect(request?.words.fields).toContainEqual({ property: 'dc:subject', word: 'Mots-clés' });
  });

  it('saves text as the spreadsheet program of that language opens it', async () => {
    const { backend, user } = open('past-1', {}, 'fr');
    const save = vi.spyOn(backend, 'saveReport');
    const saved = async (name: RegExp) => {
      await user.click(await button('Enregistrer le rapport'));
      await user.click(await screen.findByRole('menuitem', { name }));
      await screen.findByText('Le rapport est enregistré.');
      return save.mock.lastCall?.[0].separator;
    };
    expect(await saved(/^Fichier CSV/)).toBe('semicolon');
    expect(await saved(/^Seulement ce qui n’est pas fait/)).toBeNull();
  });

  it('says nothing when no place was chosen, and why when it could not be written', async () => {
    const { backend, user } = open();
    const save = vi.spyOn(backend, 'saveReport').mockResolvedValue(false);
    await user.click(await button('Save report'));
    await user.click(await screen.findByRole('menuitem', { name: /^CSV file/ }));
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    expect(screen.queryByText('The report is saved.')).toBeNull();
    save.mockRejectedValue(apiError('storeFailed', { full: true, path: '/mnt/report.csv' }));
    await user.click(await button('Save report'));
    await user.click(await screen.findByRole('menuitem', { name: /^Only what was not done/ }));
    await screen.findByRole('heading', { name: 'The report could not be saved' });
    screen.getByText('The disk is full.');
  });

  it('that has not ended leads to its progress and offers nothing that would be refused', async () => {
    const { user } = open('past-0', { leftOver: true });
    await user.click(await button('Show progress'));
    expect(onShowProgress).toHaveBeenCalledWith('past-0');
    for (const name of ['Undo…', 'Try again…', 'Save report']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('offers only what can be done', async () => {
    const { backend } = draw(null, { connections: [here], history: 12 });
    const facts = await backend.jobFacts({ jobId: 'past-1' });
    vi.spyOn(backend, 'jobFacts').mockResolvedValue({ ...facts, canRetry: false, canUndo: false });
    render(
      <BackendProvider value={backend}>
        <Provider locale="en-GB">{page('past-1')}</Provider>
      </BackendProvider>,
    );
    await button('Save report');
    expect(screen.queryByRole('button', { name: 'Undo…' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Try again…' })).toBeNull();
  });

  it('loading and failed have their own words', async () => {
    const { user } = open('past-1', { failing: { jobFacts: apiError('storeFailed') } });
    screen.getByRole('progressbar', { name: 'Loading' });
    await screen.findByRole('heading', { name: 'This change could not be read' });
    await user.click(await button('Back to History'));
    expect(onBack).toHaveBeenCalledOnce();
  });

  it('a course that cannot be read does not take the rest with it', async () => {
    open('past-1', { failing: { jobChart: apiError('storeFailed') } });
    await screen.findByRole('heading', { name: 'The progress of this change could not be read' });
    await button('Changed 98');
  });
});
