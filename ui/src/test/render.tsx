// Draws a part of the window with a host and a language.

import { Provider } from '@react-spectrum/s2';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { Language } from '../backend/bindings';
import { type MemoryBackend, type MemoryOptions, memoryBackend } from '../backend/memory/memory';
import { SpeechProvider, speechFor } from '../i18n/language';
import { BackendProvider } from '../shared/state/backend-context';

interface Drawn {
  backend: MemoryBackend;
  user: ReturnType<typeof userEvent.setup>;
}

/** Draws with a host that answers at once unless told otherwise. */
export function draw(
  part: ReactNode,
  options: MemoryOptions = {},
  language: Language = 'en',
): Drawn {
  const backend = memoryBackend({ pace: 0, ...options });
  render(
    <BackendProvider value={backend}>
      <SpeechProvider language={language}>
        <Provider locale={speechFor(language, []).locale}>{part}</Provider>
      </SpeechProvider>
    </BackendProvider>,
  );
  return { backend, user: userEvent.setup() };
}
