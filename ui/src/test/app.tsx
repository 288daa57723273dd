// Opens the whole window, as a person who has it in front of them.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';
import { App } from '../app/App';
import { type MemoryBackend, type MemoryOptions, memoryBackend } from '../backend/memory/memory';

export type User = ReturnType<typeof userEvent.setup>;

/** In English, with a host that answers at once unless told otherwise. */
export function openApp(options: MemoryOptions = {}): { backend: MemoryBackend; user: User } {
  const backend = memoryBackend({
    pace: 0,
    settings: { language: 'en', theme: 'light' },
    ...options,
  });
  render(<App backend={backend} />);
  return { backend, user: userEvent.setup() };
}

/** A button, once it is there. */
export const button = (name: string | RegExp) => screen.findByRole('button', { name });

/** The title of a page, once it is there. */
export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

/** Presses a button once it is there and can be pressed. */
export async function press(user: User, name: string | RegExp) {
  const found = await button(name);
  await waitFor(() => expect(found).toHaveProperty('disabled', false));
  await user.click(found);
}

/** Goes from the first page through all steps, up to the start of a change of "Title" in "People". */
export async function changeTitles(user: User) {
  await user.click(await button('Open Website, test'));
  await user.click(await button('People'));
  await user.click(await button(/^Change all \d+ assets$/));
  await user.click(await button('Title'));
  await user.type(await screen.findByRole('textbox', { name: 'New value of Title' }), 'Portrait');
  await user.click(await button(/^Check \d+ assets$/));
  await press(user, /^Change \d+ assets$/);
}
