import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../backend/memory';
import { draw } from '../../test/render';
import { ConnectionsPage } from './ConnectionsPage';

const onRemoved = vi.fn<(id: string) => void>();

function open(
  connections: ConnectionSummary[],
  error: ApiError | null = null,
  options: MemoryOptions = {},
) {
  return draw(
    <ConnectionsPage
      connections={connections}
      error={error}
      onRetry={() => {}}
      onChoose={() => {}}
      onOpen={() => {}}
      onRemoved={onRemoved}
    />,
    { connections, ...options },
  );
}

describe('connections', () => {
  it('empty: says what to do', () => {
    open([]);
    screen.getByRole('heading', { name: 'No connections yet' });
    screen.getByRole('button', { name: 'Choose file' });
  });

  it('failed: offers another try', () => {
    open([], apiError('storeFailed'));
    screen.getByRole('heading', { name: 'The connections could not be read' });
    screen.getByRole('button', { name: 'Try again' });
  });

  it('names the stage, the account and the end of the key', () => {
    open([connection({ stage: 'live', name: 'Website' })]);
    screen.getByText('Live');
    screen.getByText('7f3a@techacct.adobe.com');
    screen.getByText('3 May 2027');
    screen.getByText('In the key store of this computer');
  });

  it('checks signing in and tells the result', async () => {
    const { user } = open([connection()]);
    await user.click(screen.getByRole('button', { name: 'Check sign-in of Website, test' }));
    await screen.findByText(/^Signing in works\. Access pass until/);
  });

  it('tells why signing in failed', async () => {
    const { user } = open([connection()], null, { failing: { signIn: apiError('keyRejected') } });
    await user.click(screen.getByRole('button', { name: 'Check sign-in of Website, test' }));
    await screen.findByRole('heading', { name: 'Adobe did not accept this key file' });
  });

  it('asks before it removes, and says what goes', async () => {
    const { user } = open([connection()]);
    await user.click(screen.getByRole('button', { name: 'Remove Website, test' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Remove Website, test?' });
    expect(dialog.textContent).toContain('removed from the key store');
    await user.click(screen.getByRole('button', { name: 'Remove connection' }));
    await vi.waitFor(() => expect(onRemoved).toHaveBeenCalledWith('c1'));
  });

  it('long names do not hide what can be done', () => {
    const name = 'An environment with a name that nobody would want to read aloud '
      .repeat(4)
      .trim();
    open([connection({ name })]);
    screen.getByRole('button', { name: `Show assets of ${name}` });
  });
});
