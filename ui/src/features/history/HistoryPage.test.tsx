import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { HistoryPage } from './HistoryPage';

const onOpen = vi.fn<(jobId: string) => void>();
const onGoToAssets = vi.fn<() => void>();
const here = connection();
const open = (options: MemoryOptions, language: Language = 'en') =>
  draw(
    <HistoryPage connections={[here]} onOpen={onOpen} onGoToAssets={onGoToAssets} />,
    { connections: [here], ...options },
    language,
  );
const list = (name = 'Changes, newest first') => screen.findByRole('grid', { name });
/** The rows of jobs that are drawn, without the head. */
const rows = async () =>
  within(await list())
    .findAllByRole('row')
    .then((all) => all.slice(1));

beforeEach(() => {
  onOpen.mockReset();
  onGoToAssets.mockReset();
});

describe('History', () => {
  it('tells of every change what, where, when, who and how it ended', async () => {
    open({ history: 5 });
    await screen.findByText('5 changes');
    const [newest, second, undo, retry, stopped] = await rows();
    const text = (row: HTMLElement | undefined) => row?.textContent ?? '';
    expect(text(newest)).toMatch(
      /^Copyright40 assetsCopyright: Summer 2026peopleWebsite, testTest2 hours ago/,
    );
    expect(text(newest)).toContain('editor');
    expect(text(newest)).toContain('38 changed, 2 need attention');
    expect(text(second)).toContain('campaigns / summer-2026 / social');
    expect(text(undo)).toMatch(/^Undo: Expires on/);
    expect(text(undo)).toMatch(/\d+ restored/);
    expect(text(retry)).toMatch(/^Retry: /);
    expect(text(stopped)).toContain('Stopped');
    expect(text(stopped)).toContain('All assets');
  });

  it('speaks French', async () => {
    open({ history: 3 }, 'fr');
    await screen.findByRole('heading', { level: 1, name: 'Historique' });
    await screen.findByText('3 modifications');
    const grid = await list('Modifications, la plus récente d’abord');
    await within(grid).findByText('38 modifiées, 2 à examiner');
    within(grid).getByText('Annulation : Expire le');
  });

  it('opens a change by a press and by Enter', async () => {
    const { user } = open({ history: 5 });
    await screen.findByText('5 changes');
    const [, second] = await rows();
    if (second === undefined) throw new Error('no second row');
    await user.click(second);
    expect(onOpen).toHaveBeenLastCalledWith('past-1');
    const grid = await list();
    grid.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith('past-2');
  });

  it('reads on when the end comes into view, up to the very first change', async () => {
    const { backend, user } = open({ history: 150 });
    const ask = vi.spyOn(backend, 'listJobs');
    await screen.findByText('60 changes so far, more below');
    const grid = await list();
    const end = async () => {
      grid.focus();
      await user.keyboard('{End}');
      fireEvent.scroll(grid);
    };
    await end();
    await screen.findByText('120 changes so far, more below');
    await end();
    await screen.findByText('150 changes');
    expect(ask.mock.calls.map(([request]) => request.before)).toEqual(['past-59', 'past-119']);
    await end();
    await waitFor(() => expect(grid.getAttribute('aria-activedescendant')).toMatch(/-149$/));
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith('past-149');
  });

  it('searches folders and people once the typing rests', async () => {
    const { backend, user } = open({ history: 20 });
    await screen.findByText('20 changes');
    const ask = vi.spyOn(backend, 'listJobs');
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'outdoor');
    await screen.findByText('4 changes');
    expect(ask).toHaveBeenLastCalledWith({ search: 'outdoor', before: null, limit: 60 });
  });

  it('searches fields by the name people know them by', async () => {
    const { backend, user } = open({ history: 20 });
    await screen.findByText('20 changes');
    const ask = vi.spyOn(backend, 'listJobs');
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'keywords');
    await screen.findByText('5 changes');
    expect(ask).toHaveBeenLastCalledWith({ search: 'dc:subject', before: null, limit: 60 });
  });

  it('finds nothing: says so and leads back to all', async () => {
    const { user } = open({ history: 5 });
    await screen.findByText('5 changes');
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'zebra');
    await screen.findByRole('heading', { name: 'No matching changes' });
    screen.getByText(/^Nothing was found for “zebra”/);
    await user.click(screen.getByRole('button', { name: 'Show all changes' }));
    await screen.findByText('5 changes');
  });

  it('empty: says what will be here and leads on', async () => {
    const { user } = open({});
    await screen.findByRole('heading', { name: 'No changes yet' });
    expect(screen.queryByRole('searchbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Go to Assets' }));
    expect(onGoToAssets).toHaveBeenCalledOnce();
  });

  it('failed: says why and tries again', async () => {
    const { backend, user } = open({ history: 5, failing: { listJobs: apiError('storeFailed') } });
    await screen.findByRole('heading', { name: 'The history could not be read' });
    vi.spyOn(backend, 'listJobs').mockResolvedValue([]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: 'No changes yet' });
    expect(screen.queryByRole('heading', { name: 'The history could not be read' })).toBeNull();
  });

  it('failed while searching: what was found before stays', async () => {
    const { backend, user } = open({ history: 5 });
    await screen.findByText('5 changes');
    vi.spyOn(backend, 'listJobs').mockRejectedValue(apiError('storeFailed'));
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'outdoor');
    await screen.findByRole('heading', { name: 'The history could not be read' });
    screen.getByText('5 changes');
    expect((await list()).getAttribute('aria-rowcount')).toBe('6');
  });

  it('reads: the table waits without words that are not true', async () => {
    open({ history: 5, pace: 60 });
    const grid = await list();
    expect(grid.parentElement?.getAttribute('aria-busy')).toBe('true');
    screen.getByText('Loading');
    await screen.findByText('5 changes');
  });
});
