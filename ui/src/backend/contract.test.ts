import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backend } from './backend';
import { asApiError } from './errors';
import { apiError, memoryBackend } from './memory/memory';
import { tauriBackend } from './tauri';

const { invoke, channels, setZoom } = vi.hoisted(() => ({
  setZoom: vi.fn(() => Promise.resolve()),
  invoke: vi.fn<(name: string, args?: Record<string, unknown>) => Promise<unknown>>(),
  channels: [] as { onmessage: (event: unknown) => void }[],
}));

vi.mock('@tauri-apps/api/core', () => ({
  invoke,
  Channel: class {
    constructor(readonly onmessage: (event: unknown) => void) {
      channels.push(this);
    }
  },
  convertFileSrc: (path: string, scheme: string) =>
    `${scheme}://localhost/${encodeURIComponent(path)}`,
}));
vi.mock('@tauri-apps/api/webview', () => ({ getCurrentWebview: () => ({ setZoom }) }));
vi.mock('@tauri-apps/api/event', () => ({ listen: () => Promise.resolve(() => {}) }));

/** Every command of the border with whether it takes a request, read from the generated file. */
function commands(): { name: string; method: keyof Backend; takesRequest: boolean }[] {
  const text = readFileSync('src/backend/bindings.ts', 'utf8');
  const body = text.slice(text.indexOf('export interface Commands'));
  return [...body.matchAll(/^\t(\w+): \{ request: (\w+);/gm)].map(
    ([, name = '', request = '']) => ({
      name,
      method: name.replaceAll(/_(\w)/g, (_, letter: string) =>
        letter.toUpperCase(),
      ) as keyof Backend,
      takesRequest: request !== 'null',
    }),
  );
}

describe('the border', () => {
  beforeEach(() => {
    invoke.mockReset().mockResolvedValue(null);
    channels.length = 0;
  });

  it('has commands to test', () => {
    expect(commands().length).toBeGreaterThan(20);
  });

  it.each(commands())('serves $name under its name', async ({ name, method, takesRequest }) => {
    const call = tauriBackend()[method] as (...args: unknown[]) => unknown;
    const request = { marker: name };
    const watcher = { onEvent: vi.fn(), onError: vi.fn() };
    await (takesRequest ? call(request, watcher) : call(watcher));
    const [calledName, args] = invoke.mock.calls[0] ?? [];
    expect(calledName).toBe(name);
    if (takesRequest) expect(args?.request).toBe(request);
    else expect(args?.request).toBeUndefined();
    if (name.startsWith('watch_')) expect(args?.onEvent).toBe(channels[0]);
  });

  it('hands events on until the watch ends', () => {
    const watcher = { onEvent: vi.fn(), onError: vi.fn() };
    const end = tauriBackend().watchJob({ jobId: 'j' }, watcher);
    channels[0]?.onmessage({ done: 1 });
    end();
    channels[0]?.onmessage({ done: 2 });
    expect(watcher.onEvent.mock.calls).toEqual([[{ done: 1 }]]);
  });

  it('throws errors of the border as they are and wraps anything else', async () => {
    invoke.mockRejectedValue(apiError('offline'));
    await expect(tauriBackend().listConnections()).rejects.toMatchObject({ code: 'offline' });
    invoke.mockRejectedValue('invalid args `request`');
    await expect(tauriBackend().listConnections()).rejects.toMatchObject({
      code: 'requestInvalid',
      details: { technical: 'invalid args `request`' },
    });
    expect(asApiError(new Error('x')).code).toBe('requestInvalid');
  });

  it('makes the page larger', async () => {
    await tauriBackend().setZoom(1.5);
    expect(setZoom).toHaveBeenCalledWith(1.5);
  });

  it('names pictures by connection and path', () => {
    expect(tauriBackend().thumbnailUrl('c1', '/content/dam/a b.jpg')).toBe(
      'thumbnail://localhost/c1%2Fcontent%2Fdam%2Fa%20b.jpg',
    );
  });
});

describe('the stand-in', () => {
  it('offers what the real host offers', () => {
    const real = Object.keys(tauriBackend()).sort();
    expect(Object.keys(memoryBackend())).toEqual(expect.arrayContaining(real));
  });
});
