// Opens the whole window, as a person who has it in front of them.

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../app/App';
import { type MemoryBackend, type MemoryOptions, memoryBackend } from '../backend/memory';

export type User = ReturnType<typeof userEvent.setup>;

/** In English, with a host that answers at once unless told otherwise. */
export function openApp(options: MemoryOptions = {}): { backend: MemoryBackend; user: User } {
  const backend = memoryBackend({
    pace: 0,
    settings: { language: 'english', theme: 'light' },
    ...options,
  });
  render(<App backend={backend} />);
  return { backend, user: userEvent.setup() };
}

/** A button, once it is there. */
export const button = (name: string | RegExp) => screen.findByRole('button', { name });

/** The title of a page, once it is there. */
export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
