import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { connection } from '../backend/memory';
import { heading, openApp } from '../test/app';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

async function opened() {
  const { backend } = openApp({ connections: [connection({})] });
  await heading(/./);
  return backend;
}

it('makes everything larger and smaller, up to where a page still fits, and back', async () => {
  const backend = await opened();
  expect(backend.zoom()).toBe(1);
  const press = (key: string, more: object = {}) =>
    fireEvent.keyDown(document.body, { key, ctrlKey: true, ...more });
  press('+');
  press('=');
  expect(backend.zoom()).toBe(1.25);
  press('-', { ctrlKey: false, metaKey: true });
  expect(backend.zoom()).toBe(1.1);
  for (let n = 0; n < 30; n += 1) press('+');
  expect(backend.zoom()).toBe(3);
  for (let n = 0; n < 30; n += 1) press('-');
  expect(backend.zoom()).toBe(0.5);
  press('0');
  expect(backend.zoom()).toBe(1);
});

it('knows zero on a French keyboard', async () => {
  const backend = await opened();
  fireEvent.keyDown(document.body, { key: '+', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: 'à', code: 'Digit0', ctrlKey: true });
  expect(backend.zoom()).toBe(1);
});

it('leaves keys that write and other shortcuts to the page', async () => {
  const backend = await opened();
  expect(fireEvent.keyDown(document.body, { key: '+' })).toBe(true);
  expect(fireEvent.keyDown(document.body, { key: '-', ctrlKey: true, altKey: true })).toBe(true);
  expect(fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true })).toBe(true);
  expect(backend.zoom()).toBe(1);
});

it('hears the keys where a field keeps them to itself', async () => {
  const backend = await opened();
  const [field] = screen.getAllByRole('button');
  field?.addEventListener('keydown', (event) => event.stopPropagation());
  fireEvent.keyDown(field as HTMLElement, { key: '+', ctrlKey: true });
  expect(backend.zoom()).toBe(1.1);
});

it('keeps the size for the next start', async () => {
  await opened();
  fireEvent.keyDown(document.body, { key: '+', ctrlKey: true });
  cleanup();
  const backend = await opened();
  expect(backend.zoom()).toBe(1.1);
  fireEvent.keyDown(document.body, { key: '0', ctrlKey: true });
  cleanup();
  expect((await opened()).zoom()).toBe(1);
});

it.each(['', 'large', '0', '-2', '1000', '1.2', 'NaN', 'Infinity', '{"level":2}'])(
  'begins as usual where "%s" was kept, and the keys go on from there',
  async (kept) => {
    localStorage.setItem('zoom', kept);
    const backend = await opened();
    expect(backend.zoom()).toBe(1);
    fireEvent.keyDown(document.body, { key: '+', ctrlKey: true });
    expect(backend.zoom()).toBe(1.1);
  },
);

it('still makes everything larger where nothing can be kept', async () => {
  const refused = () => {
    throw new DOMException('no storage', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refused, setItem: refused });
  const backend = await opened();
  expect(backend.zoom()).toBe(1);
  fireEvent.keyDown(document.body, { key: '+', ctrlKey: true });
  expect(backend.zoom()).toBe(1.1);
});
