import { screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { ConnectionSummary, Edit } from '../../backend/bindings';
import { apiError, connection, type MemoryOptions } from '../../backend/memory';
import { useBackend } from '../../shared/backend-context';
import { draw } from '../../test/render';
import { CheckPage } from './CheckPage';

const onRun = vi.fn<(expectedAssets: number, typedAssets: number | null) => void>();
const onConnection = vi.fn<(connection: ConnectionSummary) => void>();
const edit: Edit = {
  fields: [
    {
      property: 'dc:rights',
      kind: 'text',
      change: { action: 'replace', value: { kind: 'text', text: '© 2031' } },
    },
  ],
};
const same: Edit = {
  fields: [{ property: 'photoshop:City', kind: 'text', change: { action: 'clear' } }],
};

function Check({ at, of, assets }: { at: ConnectionSummary; of: Edit; assets: number[] }) {
  const backend = useBackend();
  const [planId, setPlanId] = useState<string | null>(null);
  useEffect(() => {
    backend
      .openListing({
        connectionId: at.id,
        path: '/content/dam/people',
        recursive: false,
        includeFragments: false,
      })
      .then((listingId) =>
        backend.makePlan({
          connectionId: at.id,
          selection: { kind: 'rows', listingId, rows: assets },
          edit: of,
        }),
      )
      .then(setPlanId);
  }, [backend, at, of, assets]);
  if (planId === null) return null;
  return (
    <CheckPage
      connection={at}
      planId={planId}
      edit={of}
      steps={null}
      isBusy={false}
      error={null}
      onRun={onRun}
      onBack={() => {}}
      onConnection={onConnection}
    />
  );
}

const here = connection();
const rows = [0, 1, 2, 3, 4];
const open = (of: Edit, options: MemoryOptions = {}) =>
  draw(<Check at={here} of={of} assets={rows} />, { assets: 50, connections: [here], ...options });

describe('the check', () => {
  it('shows old and new, and runs the number it shows', async () => {
    const { user } = open(edit);
    const run = await screen.findByRole('button', { name: /^Change \d+ assets?$/ });
    await waitFor(() => expect(run).toHaveProperty('disabled', false));
    await screen.findAllByText('© 2031');
    await user.click(run);
    expect(onRun).toHaveBeenCalledWith(Number(/\d+/.exec(run.textContent ?? '')?.[0]), null);
  });

  it('filters by what happens', async () => {
    const { user } = open(edit);
    await user.click(await screen.findByRole('radio', { name: /^Cannot change 0$/ }));
    await screen.findByRole('heading', { level: 2, name: 'None' });
  });

  it('nothing would change: says why and offers no run', async () => {
    open(same);
    await screen.findByRole('heading', { level: 1, name: 'Nothing would change' });
    screen.getByText('Every asset already has these values.');
    expect(screen.queryByRole('button', { name: /^Change \d/ })).toBeNull();
  });

  it('reading: shows how far it is and does not run', async () => {
    open(edit, { pace: 40 });
    await screen.findByRole('progressbar', { name: 'Reading assets' });
    expect(screen.getByRole('button', { name: /^Change \d/ })).toHaveProperty('disabled', true);
  });

  it('failed: says why and offers the way back', async () => {
    open(edit, { failing: { watchPlan: apiError('offline') } });
    await screen.findByRole('heading', { name: 'The check stopped' });
    expect(screen.getAllByRole('button', { name: 'Back to the change' }).length).toBeGreaterThan(0);
  });
});
