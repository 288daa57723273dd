import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiError, ConnectionSummary, JobFacts } from '../../backend/bindings';
import { apiError, connection } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { UnfinishedJobs } from './UnfinishedJobs';

const ways = {
  onGoOn: vi.fn<(jobId: string) => void>(),
  onLook: vi.fn<(jobId: string) => void>(),
  onLeave: vi.fn<(jobId: string) => void>(),
  onSignIn: vi.fn<(one: ConnectionSummary) => Promise<unknown>>(),
  onChooseKey: vi.fn<(one: ConnectionSummary | null) => void>(),
  onConnection: vi.fn<(one: ConnectionSummary) => void>(),
};

const job: JobFacts = {
  jobId: 'j1',
  kind: 'change',
  ofJob: null,
  connectionId: 'c1',
  connectionName: 'Website, test',
  folder: '/content/dam/campaigns/summer',
  fields: ['dc:rights', 'dc:title'],
  asset: null,
  edit: { fields: [] },
  osUser: 'editor',
  phase: 'paused',
  pausedBy: null,
  total: 10_000,
  done: 1234,
  counts: {
    changed: 1200,
    alreadyRight: 30,
    conflict: 4,
    failed: 0,
    notSent: 8766,
    unsure: 0,
    leftOut: 0,
    cannotBeDone: 0,
  },
  cells: {
    changed: 1200,
    alreadyRight: 30,
    conflict: 4,
    failed: 0,
    notSent: 8766,
    unsure: 0,
    leftOut: 0,
    cannotBeDone: 0,
  },
  perSecond: null,
  startedAt: '2026-05-03T10:00:00.000Z',
  endedAt: null,
  canUndo: false,
  canRetry: false,
  canResume: true,
};

const open = (
  change: Partial<JobFacts> = {},
  connections = [connection()],
  error?: ApiError,
  busy: string | null = null,
) =>
  draw(
    <UnfinishedJobs
      jobs={[{ ...job, ...change }]}
      connections={connections}
      busy={busy}
      errors={new Map(error ? [['j1', error]] : [])}
      {...ways}
    />,
  );
const named = (name: string) => screen.getByRole('button', { name });
const FOLDER = 'campaigns / summer';

beforeEach(() => {
  vi.clearAllMocks();
});

describe('a change that was interrupted', () => {
  it('tells how far it is, where, since when and of which fields', () => {
    open();
    screen.getByText('1,234 of 10,000 assets done');
    screen.getByText('campaigns / summer in Website, test');
    screen.getByText(/^Started: 3 May 2026 at .*\. Fields: Copyright and Title\./);
  });

  it('has three ways to go', async () => {
    const { user } = open();
    await user.click(named(`Continue: ${FOLDER}`));
    await user.click(named(`View: ${FOLDER}`));
    expect(ways.onGoOn).toHaveBeenCalledExactlyOnceWith('j1');
    expect(ways.onLook).toHaveBeenCalledExactlyOnceWith('j1');
    await user.click(named(`End this change: ${FOLDER}`));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toMatch(/1,200 assets have been changed and stay changed/);
    expect(dialog.textContent).toMatch(/outcome of 8,766 assets:/);
    await user.click(within(dialog).getByRole('button', { name: 'End this change' }));
    expect(ways.onLeave).toHaveBeenCalledExactlyOnceWith('j1');
  });

  it('is taken up once, however often one presses', async () => {
    const { user } = open({}, undefined, undefined, 'j1');
    await user.click(named(`Continue: ${FOLDER}`));
    expect(ways.onGoOn).not.toHaveBeenCalled();
  });

  it.each([
    ['undo', 'An undo was interrupted'],
    ['retry', 'A retry was interrupted'],
  ] as const)('is called an %s where it was one', (kind, title) => {
    open({ kind });
    screen.getByRole('heading', { level: 2, name: title });
  });

  it('says what it was waiting for', () => {
    open({ pausedBy: { by: 'environment', error: apiError('signInUnavailable') } });
    screen.getByText(/Relabel had paused it for this reason: Adobe’s sign-in is not responding\.$/);
  });

  it('says that the user had paused it', () => {
    open({ pausedBy: { by: 'user' } });
    screen.getByText(/You had paused it\.$/);
  });

  it('of a connection that is gone: asks for its key file, and can be tried all the same', async () => {
    const { user } = open({}, []);
    screen.getByText(/^The connection “Website, test” was removed\. Drop its key file/);
    await user.click(named('Choose a key file'));
    expect(ways.onChooseKey).toHaveBeenCalledExactlyOnceWith(null);
    named(`Continue: ${FOLDER}`);
  });

  it('of a practice environment that is gone: says that it cannot go on', () => {
    open({ connectionName: 'Practice library' }, []);
    screen.getByText(/^The practice environment starts afresh every time/);
    expect(screen.queryByRole('button', { name: `Continue: ${FOLDER}` })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Choose a key file' })).toBeNull();
    named(`End this change: ${FOLDER}`);
  });

  it('without its connection: says what to do when going on did not work', () => {
    open({}, [], apiError('notFound'));
    screen.getByText(/Add its connection with a key file first, then continue\.$/);
  });
});
