import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import {
  apiError,
  connection,
  type MemoryBackend,
  type MemoryOptions,
} from '../../backend/memory/memory';
import { heading, openApp } from '../../test/app';

async function opened(zoom?: number, options: MemoryOptions = {}) {
  const settings = { language: 'en', theme: 'light', zoom } as const;
  const { backend } = openApp({ connections: [connection({})], settings, ...options });
  await heading(/./);
  return backend;
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.body, { key, ctrlKey: true, ...more });

/** Everything is so large, once that is saved. */
const is = (backend: MemoryBackend, factor: number) =>
  waitFor(() => expect(backend.zoom()).toBe(factor));

it('makes everything larger and smaller, up to where a page still fits, and back', async () => {
  const backend = await opened();
  expect(backend.zoom()).toBe(1);
  press('+');
  press('=');
  await is(backend, 1.25);
  press('-', { ctrlKey: false, metaKey: true });
  await is(backend, 1.1);
  for (let n = 0; n < 30; n += 1) press('+');
  await is(backend, 3);
  for (let n = 0; n < 30; n += 1) press('-');
  await is(backend, 0.5);
  press('0');
  await is(backend, 1);
});

it('knows zero on a French keyboard', async () => {
  const backend = await opened();
  press('+');
  await is(backend, 1.1);
  press('à', { code: 'Digit0' });
  await is(backend, 1);
});

it('leaves keys that write and other shortcuts to the page', async () => {
  const backend = await opened();
  const save = vi.spyOn(backend, 'saveSettings');
  expect(press('+', { ctrlKey: false })).toBe(true);
  expect(press('-', { altKey: true })).toBe(true);
  expect(press('a')).toBe(true);
  expect(save).not.toHaveBeenCalled();
});

it('hears the keys where a field keeps them to itself', async () => {
  const backend = await opened();
  const [field] = screen.getAllByRole('button');
  field?.addEventListener('keydown', (event) => event.stopPropagation());
  fireEvent.keyDown(field as HTMLElement, { key: '+', ctrlKey: true });
  await is(backend, 1.1);
});

it('keeps the size for the next start before it is seen, beside the other settings', async () => {
  const backend = await opened();
  const saved: (() => void)[] = [];
  const save = backend.saveSettings;
  vi.spyOn(backend, 'saveSettings').mockImplementation(async (next) => {
    await new Promise<void>((resolve) => saved.push(resolve));
    return save(next);
  });
  press('+');
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(backend.zoom()).toBe(1);
  saved[0]?.();
  await is(backend, 1.1);
  expect(await backend.getSettings()).toEqual({ language: 'en', theme: 'light', zoom: 110 });
  cleanup();
  expect((await opened(110)).zoom()).toBe(1.1);
});

it('keeps what was chosen last, however long it takes to keep what came before', async () => {
  const backend = await opened();
  const held: (() => void)[] = [];
  const save = backend.saveSettings;
  vi.spyOn(backend, 'saveSettings').mockImplementationOnce(async (next) => {
    await new Promise<void>((resolve) => held.push(resolve));
    return save(next);
  });
  press('+');
  press('+');
  await waitFor(() => expect(held).toHaveLength(1));
  held[0]?.();
  await is(backend, 1.25);
  expect((await backend.getSettings()).zoom).toBe(125);
});

it.each([0, -2, 1000, 120, 1.1, Number.NaN])(
  'begins as usual where %d was kept, and the keys go on from there',
  async (kept) => {
    const backend = await opened(kept);
    expect(backend.zoom()).toBe(1);
    press('+');
    await is(backend, 1.1);
  },
);

it('still makes everything larger where nothing can be kept', async () => {
  const backend = await opened();
  vi.spyOn(backend, 'saveSettings').mockRejectedValue(apiError('storeFailed'));
  press('+');
  await is(backend, 1.1);
});
