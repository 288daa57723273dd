import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import { FACTS, inDays } from '../../backend/memory/connections/keys';
import { apiError, connection } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { ConnectionsPage } from './ConnectionsPage';

const ways = {
  onChoose: vi.fn<() => void>(),
  onAddLocal: vi.fn<() => void>(),
  onOpen: vi.fn<(id: string) => void>(),
  onCheck: vi.fn<(id: string) => void>(),
  onManage: vi.fn<(id: string) => void>(),
  onRenew: vi.fn<(id: string) => void>(),
  onSignedIn: vi.fn<(one: ConnectionSummary) => void>(),
  onTrouble: vi.fn<() => void>(),
};

function open(connections: ConnectionSummary[], error: ApiError | null = null) {
  return draw(
    <ConnectionsPage
      connections={connections}
      error={error}
      chooseError={null}
      onRetry={() => {}}
      {...ways}
    />,
    { connections },
  );
}

beforeEach(() => {
  vi.clearAllMocks();
});

describe('connections', () => {
  it('empty: says what to do', async () => {
    const { user } = open([]);
    screen.getByRole('heading', { name: 'No connections yet' });
    await user.click(screen.getByRole('button', { name: 'Choose file' }));
    expect(ways.onChoose).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Add AEM on this computer' }));
    expect(ways.onAddLocal).toHaveBeenCalledOnce();
  });

  it('failed: offers another try', () => {
    open([], apiError('storeFailed'));
    screen.getByRole('heading', { name: 'The connections could not be read' });
    screen.getByRole('button', { name: 'Try again' });
  });

  it('names the stage, the account and the end of the key', () => {
    open([connection({ stage: 'live', name: 'Website' })]);
    screen.getByText('Live · read-only');
    screen.getByText('7f3a@techacct.adobe.com');
    screen.getByText('3 May 2027');
    screen.getByText('In this computer’s key store');
  });

  it('announces the end of a key from 30 days before on, and takes a new one', async () => {
    const ending = (days: number) => ({ ...FACTS.service, validUntil: inDays(days) });
    const { user } = open([
      connection({ id: 'a', key: ending(12) }),
      connection({ id: 'b', key: ending(40) }),
      connection({ id: 'c', key: ending(-1) }),
    ]);
    expect(screen.getAllByText(/^The key expires on .+ \(in 12 days\)\.$/)).toHaveLength(1);
    screen.getByText(/^The key expired on .+ Add a new one to continue\.$/);
    const [first, ...others] = screen.getAllByRole('button', { name: /^Add a new key to / });
    expect(others).toHaveLength(1);
    await user.click(first as HTMLElement);
    expect(ways.onRenew).toHaveBeenCalledWith('a');
  });

  it('counts a daily pass down', () => {
    const until = new Date(Date.now() + (3 * 60 + 5) * 60_000 + 30_000).toISOString();
    open([connection({ key: { ...FACTS.token, validUntil: until } })]);
    screen.getByText(/^Access until .+, 3 hrs 5 mins left$/);
  });

  it('says who is signed out, and what needs no key', () => {
    open([
      connection({ id: 'a', isSignedOut: true }),
      connection({ id: 'b', address: 'http://localhost:4502', key: FACTS.local }),
    ]);
    screen.getByText('Signed out. Nothing is sent until you sign in again.');
    screen.getByText('None needed');
    screen.getByText('localhost:4502');
  });

  it('signs in again where somebody signed out', async () => {
    const { user } = open([connection({ isSignedOut: true })]);
    expect(screen.queryByRole('button', { name: /^Show assets/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Sign in to Website, test' }));
    await vi.waitFor(() =>
      expect(ways.onSignedIn.mock.calls[0]?.[0]).toMatchObject({ id: 'c1', isSignedOut: false }),
    );
  });

  it('leads to the assets, the check and the page of each', async () => {
    const { user } = open([connection()]);
    await user.click(screen.getByRole('button', { name: 'Show assets in Website, test' }));
    await user.click(screen.getByRole('button', { name: 'Check Website, test' }));
    await user.click(screen.getByRole('button', { name: 'Manage Website, test' }));
    expect([ways.onOpen, ways.onCheck, ways.onManage].map((way) => way.mock.calls)).toEqual([
      [['c1']],
      [['c1']],
      [['c1']],
    ]);
  });

  it('long names do not hide what can be done', () => {
    const name = 'An environment with a name that nobody would want to read aloud '
      .repeat(4)
      .trim();
    open([connection({ name })]);
    screen.getByRole('button', { name: `Show assets in ${name}` });
  });
});
