import { screen, waitFor, within } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { ConnectionSummary, Edit } from '../../backend/bindings';
import { WRITE_REFUSED } from '../../backend/memory/connections/guard';
import { apiError, connection, type MemoryOptions } from '../../backend/memory/memory';
import { useBackend } from '../../shared/state/backend-context';
import { draw } from '../../test/render';
import { CheckPage } from './CheckPage';

const onRun = vi.fn<(expectedAssets: number, typedAssets: number | null) => void>();
const onConnection = vi.fn<(connection: ConnectionSummary) => void>();
const onOpenCheck = vi.fn<() => void>();
const edit: Edit = {
  fields: [
    {
      property: 'dc:rights',
      kind: 'text',
      change: { action: 'replace', value: { kind: 'text', text: '© 2031' }, tokens: false },
      onlyEmpty: false,
    },
  ],
};
const same: Edit = {
  fields: [
    { property: 'photoshop:City', kind: 'text', change: { action: 'clear' }, onlyEmpty: false },
  ],
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
          source: { kind: 'edit' },
          zone: null,
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
      onOpenCheck={onOpenCheck}
    />
  );
}

const here = connection();
const rows = [0, 1, 2, 3, 4];
const open = (of: Edit, options: MemoryOptions = {}) =>
  draw(<Check at={here} of={of} assets={rows} />, { assets: 50, connections: [here], ...options });

describe('the check', () => {
  it('lets the speed be chosen beside the button that starts it', async () => {
    const { user } = open(edit);
    await user.click(await screen.findByRole('button', { name: /Speed/ }));
    await user.click(await screen.findByRole('option', { name: /^Fast/ }));
    await waitFor(() =>
      expect(onConnection).toHaveBeenCalledWith(expect.objectContaining({ speed: 'fast' })),
    );
  });

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
    await user.click(await screen.findByRole('radio', { name: /^Problems 0$/ }));
    await screen.findByRole('heading', { level: 2, name: 'No problems' });
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

  it('says how long it takes, and nothing else when all is well', async () => {
    open(edit, { outlook: { expectedSeconds: 180 } });
    await screen.findByText(/^The change takes about 3 mins\./);
    expect(screen.queryByRole('heading', { name: 'Before you start' })).toBeNull();
  });

  it('says that the access pass ends before the change is done, and still runs', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    const { user } = open(edit, { outlook: { tokenEndsBefore: soon, expectedSeconds: 7200 } });
    await screen.findByRole('heading', { name: 'Before you start' });
    screen.getByText(
      /^Your access expires .*, before this change is done \(it takes about 2 hrs\)\./,
    );
    onRun.mockReset();
    await user.click(await screen.findByRole('button', { name: /^Change \d+ assets?$/ }));
    expect(onRun).toHaveBeenCalledOnce();
  });

  it('says that the key ends soon', async () => {
    open(edit, { outlook: { keyEnds: '2031-05-03T10:00:00.000Z' } });
    await screen.findByText(/^The key of this connection expires on 3 May 2031\./);
  });

  it('says that the account may only read, with the request and the way to the check', async () => {
    onOpenCheck.mockReset();
    const { user } = open(edit, { outlook: { findings: [WRITE_REFUSED] } });
    await screen.findByRole('heading', { name: 'This change will probably not work' });
    screen.getByText(/^You can see this folder but not change what is in it\./);
    await user.click(screen.getByRole('button', { name: 'Copy request' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.querySelector('textarea')?.value).toContain('/content/dam/people');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Check the connection' }));
    expect(onOpenCheck).toHaveBeenCalledOnce();
  });

  it('asks the environment again', async () => {
    const { backend, user } = open(edit, { outlook: { findings: [WRITE_REFUSED] } });
    const again = await screen.findByRole('button', { name: 'Check again' });
    const ask = vi.spyOn(backend, 'jobOutlook');
    await user.click(again);
    await waitFor(() => expect(ask).toHaveBeenCalledOnce());
    await screen.findByText(/^You can see this folder but not change what is in it\./);
  });

  it('leaves what it said in place while it asks anew', async () => {
    const { backend, user } = open(edit, { outlook: { keyEnds: '2031-05-03T10:00:00.000Z' } });
    const told = await screen.findByText(/^The key of this connection expires/);
    const ask = vi.spyOn(backend, 'jobOutlook').mockReturnValue(new Promise(() => {}));
    await user.click((await screen.findAllByRole('button', { name: /^Leave out/ }))[0] as Element);
    await waitFor(() => expect(ask).toHaveBeenCalled());
    expect(told.isConnected).toBe(true);
    const run = screen.getByRole('button', { name: /^Change \d+ assets?$/ });
    expect(run).toHaveProperty('disabled', true);
  });

  it('says when it could not be told, and lets the change start all the same', async () => {
    open(edit, { failing: { jobOutlook: apiError('timeout') } });
    await screen.findByRole('heading', { name: 'Relabel could not find out whether AEM is ready' });
    expect(screen.getByRole('button', { name: /^Change \d+ assets?$/ })).toHaveProperty(
      'disabled',
      false,
    );
  });

  it('says what the change does besides', async () => {
    open(edit, { outlook: { sideEffects: ['publishes', 'startsWorkflows'] } });
    await screen.findByRole('heading', { name: 'Before you start' });
    screen.getByText(/^If you use Content Hub, assets marked “approved” appear there/);
    screen.getByText(/may start many workflows in AEM/);
    screen.getByText(/AEM will show the account of your key as the last to modify these assets/);
  });

  it('wants the number of very many assets typed, wherever they are', async () => {
    onRun.mockReset();
    const { user } = open(edit, { outlook: { mustTypeCount: true } });
    const run = await screen.findByRole('button', { name: /^Change \d+ assets?$/ });
    await waitFor(() => expect(run).toHaveProperty('disabled', false));
    const assets = Number(/\d+/.exec(run.textContent ?? '')?.[0]);
    await user.click(run);
    const dialog = await screen.findByRole('alertdialog', {
      name: new RegExp(`Change ${assets} assets\\?$`),
    });
    expect(dialog.textContent).not.toContain('live');
    await user.type(screen.getByRole('textbox'), String(assets));
    await user.click(within(dialog).getByRole('button', { name: `Change ${assets} assets` }));
    expect(onRun).toHaveBeenCalledWith(assets, assets);
  });

  it('names every field with its new value and the assets it changes on', async () => {
    const two: Edit = { fields: [...edit.fields, ...same.fields] };
    const { user } = open(two, { outlook: { mustTypeCount: true } });
    const run = await screen.findByRole('button', { name: /^Change \d+ assets?$/ });
    await waitFor(() => expect(run).toHaveProperty('disabled', false));
    await user.click(run);
    const list = await screen.findByRole('list', { name: 'What changes' });
    const entries = within(list).getAllByRole('listitem');
    expect(entries.map((one) => one.textContent)).toEqual([
      'Copyright: © 2031 (5 assets)',
      'City: will be empty (0 assets)',
    ]);
    screen.getByText(/^\d+ values will change$/);
  });
});
