import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  ApiError,
  ConnectionSummary,
  ErrorCode,
  JobKind,
  JobSnapshot,
} from '../../backend/bindings';
import { apiError, connection } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { tenthOf } from './ProgressAnnouncer';
import { RunPage } from './RunPage';

const onConnection = vi.fn<(connection: ConnectionSummary) => void>();
const onResumed = vi.fn<(jobId: string) => void>();
const onLeft = vi.fn<(jobId: string) => void>();
const onSignIn = vi.fn<() => Promise<unknown>>();
const onChooseKey = vi.fn<() => void>();
const onOpenCheck = vi.fn<() => void>();
const onOpenNetwork = vi.fn<() => void>();

const job: JobSnapshot = {
  jobId: 'j1',
  connectionId: 'c1',
  kind: 'change',
  phase: 'running',
  pausedBy: null,
  total: 312,
  done: 184,
  counts: {
    changed: 170,
    alreadyRight: 11,
    conflict: 1,
    failed: 2,
    notSent: 128,
    unsure: 0,
    leftOut: 0,
    cannotBeDone: 0,
  },
  cells: {
    changed: 170,
    alreadyRight: 11,
    conflict: 1,
    failed: 2,
    notSent: 128,
    unsure: 0,
    leftOut: 0,
    cannotBeDone: 0,
  },
  assetsPerSecond: 21.43,
  secondsLeft: 120,
  slowDownSeconds: null,
  refused: 0,
  pace: {
    speed: 'normal',
    requestsPerSecond: 19.8,
    allowedPerSecond: null,
    inFlight: 4,
    quietSeconds: null,
    refused: 0,
  },
  startedAt: '2026-05-03T10:00:00.000Z',
  endedAt: null,
};

const page = (
  change: Partial<JobSnapshot> | null,
  error = null as ReturnType<typeof apiError> | null,
  at = connection(),
) => (
  <RunPage
    job={change === null ? null : { ...job, ...change }}
    error={error}
    steps={null}
    connection={at}
    onConnection={onConnection}
    onResumed={onResumed}
    onLeft={onLeft}
    onSignIn={onSignIn}
    onChooseKey={onChooseKey}
    onOpenCheck={onOpenCheck}
    onOpenNetwork={onOpenNetwork}
  />
);

/** Paused for a reason of the environment. */
const pausedBy = (code: ErrorCode): Partial<JobSnapshot> => ({
  phase: 'paused',
  pausedBy: { by: 'environment', error: apiError(code) },
});

/** Stopped while the disk was full: nobody carries it out, and it has not ended. */
const letGo: Partial<JobSnapshot> = {
  phase: 'paused',
  pausedBy: { by: 'environment', error: apiError('storeFailed', { full: true }) },
  pace: undefined,
};

/** Waits, and knows once its connection is unlocked. */
function Unlocking({ at }: { at: ConnectionSummary }) {
  const [now, setNow] = useState(at);
  onConnection.mockImplementation(setNow);
  return page({ phase: 'paused', pausedBy: { by: 'user' } }, null, now);
}

beforeEach(() => {
  for (const mock of [
    onConnection,
    onResumed,
    onLeft,
    onSignIn,
    onChooseKey,
    onOpenCheck,
    onOpenNetwork,
  ])
    mock.mockReset();
});

describe('a running change', () => {
  it('shows one bar, four numbers, speed and time left', () => {
    draw(page({}));
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('184 of 312 done');
    const numbers = screen.getAllByRole('definition').map((one) => one.textContent);
    expect(numbers).toEqual(['170', '11', '3', '128']);
    screen.getByText('about 20 a second');
    screen.getByText('about 2 mins left');
  });

  it('explains waiting', () => {
    draw(page({ slowDownSeconds: 20 }));
    screen.getByText(
      'AEM asked us to slow down. Relabel waits 20 secs, then continues automatically.',
    );
    // Read aloud once, without the seconds that count down.
    screen.getByText('AEM asked us to slow down. Relabel waits, then continues automatically.');
  });

  it('says what AEM allows, once that is known, and how often it asked', () => {
    const pace = job.pace && { ...job.pace, allowedPerSecond: 20.4, refused: 9 };
    draw(page({ pace, refused: 2, assetsPerSecond: 8.26 }));
    screen.getByText('AEM is answering normally.');
    screen.getByText('about 8.3 a second');
    screen.getByText(
      'AEM allows about 20 requests per second. Relabel stays within that limit. AEM has asked us to slow down 2 times so far.',
    );
  });

  it.each<[JobKind, string, string]>([
    ['undo', 'Restoring old values', 'Restored'],
    ['retry', 'Trying again', 'Changed'],
  ])('calls an %s what it is', async (kind, title, changed) => {
    const { user } = draw(page({ kind }));
    screen.getByRole('heading', { level: 1, name: title });
    screen.getByText(changed);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    const dialog = await screen.findByRole('alertdialog', { name: /Stop this change\?$/ });
    expect(dialog.textContent).toMatch(
      kind === 'undo'
        ? /170 assets have been restored and stay restored\. 128 assets stay as they are now\./
        : /You can undo that afterwards\./,
    );
  });

  it.each<[string, ApiError, RegExp]>([
    ['offline', apiError('offline'), /continues automatically as soon as it works again/],
    [
      'gateway',
      apiError('gatewayFailed', { status: 502 }),
      /continues automatically as soon as it works/,
    ],
    ['portal', apiError('networkSignIn', { status: 302 }), /sign in to your network/],
    ['password', apiError('proxySignIn'), /Check “Network” in Settings/],
    [
      'down',
      apiError('notData', { status: 503 }),
      /continues automatically as soon as it works again/,
    ],
    ['asleep', apiError('notData', { status: 200 }), /Open AEM in your browser/],
    [
      'a full disk',
      apiError('storeFailed', { full: true }),
      /continues automatically when there is room/,
    ],
    ['unwritable files', apiError('storeFailed', { full: false }), /Press “Continue” to try again/],
    ['damaged files', apiError('storeDamaged'), /it will offer to save what can be read/],
    ['a long wait', apiError('slowDown', { seconds: 900 }), /Wait until AEM is less busy/],
    [
      'rights',
      apiError('permissionMissing', { path: '/content/dam/a' }),
      /\/content\/dam\/a.*Or continue now/,
    ],
    ['the key store', apiError('keyStoreLocked'), /Unlock the key store of your computer/],
    ['the clock', apiError('clockWrong'), /Set the computer’s clock/],
  ])('paused by %s: says how it goes on, and that nothing is lost', (_name, error, way) => {
    draw(page({ phase: 'paused', pausedBy: { by: 'environment', error } }));
    const notice = screen.getAllByRole('alert')[0]?.textContent ?? '';
    expect(notice).toMatch(way);
    expect(notice).toContain('184 assets are done already and stay as they are.');
    screen.getByRole('button', { name: 'Continue' });
  });

  it('paused by an untrusted network: leads to its check', async () => {
    const { user } = draw(page(pausedBy('tlsFailed')));
    await user.click(screen.getByRole('button', { name: 'Check the network' }));
    expect(onOpenNetwork).toHaveBeenCalledOnce();
  });

  it('changes its speed while it runs, which holds for the connection', async () => {
    const { backend, user } = draw(page({}), { connections: [connection()] });
    await user.click(screen.getByRole('button', { name: /Speed/ }));
    await user.click(await screen.findByRole('option', { name: /^Gentle/ }));
    await vi.waitFor(() =>
      expect(onConnection).toHaveBeenCalledWith(expect.objectContaining({ speed: 'gentle' })),
    );
    expect((await backend.listConnections())[0]).toMatchObject({
      speed: 'gentle',
      name: connection().name,
    });
    screen.getByText(/Applies to everything sent to Website, test\.$/);
  });

  it('says when its speed could not be changed, and keeps the one it has', async () => {
    const { user } = draw(page({}), { failing: { updateConnection: apiError('storeFailed') } });
    await user.click(screen.getByRole('button', { name: /Speed/ }));
    await user.click(await screen.findByRole('option', { name: /^Fast/ }));
    await screen.findByRole('heading', { name: 'The speed could not be changed' });
    screen.getByRole('button', { name: /Normal/ });
  });

  it('speaks French', () => {
    draw(page({ slowDownSeconds: 12 }), {}, 'fr');
    screen.getByRole('heading', { level: 1, name: 'Modification des ressources' });
    screen.getByText(/^AEM a demandé de ralentir\. Relabel attend 12.s, puis reprend/);
  });

  it('paused by the environment: says why and offers to continue', () => {
    draw(
      page({
        phase: 'paused',
        pausedBy: {
          by: 'environment',
          error: apiError('tokenEnded', { ended: '2026-05-03T12:20:00.000Z' }),
        },
      }),
    );
    screen.getByRole('heading', { level: 1, name: 'Paused' });
    screen.getByText(/^Your one-day key expired on 3 May 2026/);
    screen.getByRole('button', { name: 'Continue' });
  });

  it.each<ErrorCode>([
    'tokenEnded',
    'signInRefused',
    'keyRejected',
    'credentialUnknown',
    'keyGone',
  ])(
    'paused by %s: asks for a new key and says that the change goes on by itself',
    async (code) => {
      const { user } = draw(page(pausedBy(code)));
      screen.getByText(
        /^.*continues automatically from where it stopped\. 184 assets are done already/,
      );
      await user.click(screen.getByRole('button', { name: 'Choose a key file' }));
      expect(onChooseKey).toHaveBeenCalledOnce();
      screen.getByRole('button', { name: 'Continue' });
    },
  );

  it('paused by signing out: signs in again, and tells when that fails', async () => {
    onSignIn.mockRejectedValue(apiError('offline'));
    const { user } = draw(page(pausedBy('signedOut')));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(onSignIn).toHaveBeenCalledOnce();
    await screen.findByText(/^AEM cannot be reached/);
  });

  it.each<ErrorCode>(['clientNotRegistered', 'scopeMissing', 'permissionMissing'])(
    'paused by %s: leads to the request for the administrator',
    async (code) => {
      const { user } = draw(page(pausedBy(code)));
      await user.click(
        screen.getByRole('button', { name: 'Prepare a request for your administrator' }),
      );
      expect(onOpenCheck).toHaveBeenCalledOnce();
    },
  );

  it('held by the lock of Live: offers to unlock instead of a button that is refused', async () => {
    const live = connection({ stage: 'live', name: 'Website' });
    const { user } = draw(page({ phase: 'paused', pausedBy: { by: 'user' } }, null, live), {
      connections: [live],
    });
    screen.getByRole('heading', { name: 'Website is live and read-only' });
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Unlock for this window…' }));
    await user.click(await screen.findByRole('button', { name: 'Unlock' }));
    await vi.waitFor(() =>
      expect(onConnection).toHaveBeenCalledWith(expect.objectContaining({ writing: 'unlocked' })),
    );
  });

  it('unlocked leaves the focus on the button that goes on', async () => {
    const live = connection({ stage: 'live', name: 'Website' });
    const { user } = draw(<Unlocking at={live} />, { connections: [live] });
    await user.click(screen.getByRole('button', { name: 'Unlock for this window…' }));
    await user.click(await screen.findByRole('button', { name: 'Unlock' }));
    const goOn = await screen.findByRole('button', { name: 'Continue' });
    await vi.waitFor(() => expect(document.activeElement).toBe(goOn));
  });

  it('runs on when Live is locked: nothing to unlock', () => {
    draw(page({}, null, connection({ stage: 'live' })));
    screen.getByRole('button', { name: 'Pause' });
    expect(screen.queryByRole('button', { name: 'Unlock for this window…' })).toBeNull();
  });

  it('is followed anew once it goes on', async () => {
    const { user, backend } = draw(page(pausedBy('storeFailed')));
    vi.spyOn(backend, 'resumeJob').mockResolvedValue(null);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await vi.waitFor(() => expect(onResumed).toHaveBeenCalledExactlyOnceWith('j1'));
  });

  it('paused by anything else: offers to continue, and nothing that would not help', () => {
    draw(page(pausedBy('notData')));
    const main = screen.getAllByRole('button').map((one) => one.textContent);
    expect(main).toContain('Continue');
    expect(main).not.toContain('Choose a key file');
    expect(main).not.toContain('Sign in');
  });

  it('asks before it stops and says what stays', async () => {
    const { user } = draw(page({}));
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    const dialog = await screen.findByRole('alertdialog', { name: /Stop this change\?$/ });
    expect(dialog.textContent).toContain(
      '170 assets have been changed and stay changed. You can undo that afterwards. 128 assets will not be changed.',
    );
  });

  it('stopped without its end being written: is left as it is, after a question', async () => {
    const { user, backend } = draw(page(letGo));
    const leave = vi.spyOn(backend, 'giveUpJob').mockResolvedValue(null);
    screen.getByRole('heading', {
      name: 'The change was stopped, but that could not be recorded',
    });
    const told = screen.getAllByRole('alert')[0]?.textContent ?? '';
    expect(told).toContain('continue the change or end it');
    expect(told).not.toContain('automatically');
    screen.getByRole('button', { name: 'Continue' });
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'End this change' }));
    const dialog = await screen.findByRole('alertdialog', {
      name: /End this change\?$/,
    });
    expect(dialog.textContent).toContain('outcome of 128 assets:');
    await user.click(within(dialog).getByRole('button', { name: 'End this change' }));
    await vi.waitFor(() => expect(onLeft).toHaveBeenCalledExactlyOnceWith('j1'));
    expect(leave).toHaveBeenCalledExactlyOnceWith({ jobId: 'j1' });
  });

  it('whose end still cannot be written stays, and says why', async () => {
    const { user, backend } = draw(page(letGo));
    vi.spyOn(backend, 'giveUpJob').mockRejectedValue(apiError('storeFailed', { full: true }));
    await user.click(screen.getByRole('button', { name: 'End this change' }));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'End this change' }));
    await screen.findByRole('heading', { name: 'That did not work' });
    expect(onLeft).not.toHaveBeenCalled();
  });

  it('loading and failed have their own words', () => {
    draw(page(null));
    screen.getByRole('progressbar', { name: 'Progress of the change' });
    draw(page(null, apiError('storeFailed')));
    screen.getByRole('heading', { name: 'The state of this change cannot be shown' });
  });

  it('is announced in ten steps, not at every asset', () => {
    const steps = new Set(Array.from({ length: 313 }, (_, done) => tenthOf(done, 312)));
    expect(steps.size).toBe(11);
    expect(tenthOf(0, 0)).toBe(10);
  });
});
