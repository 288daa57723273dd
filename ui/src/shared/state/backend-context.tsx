// How components reach the host, and what it answered.

import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Backend } from '../../backend/backend';
import { newQueries } from './queries';

const BackendContext = createContext<Backend | null>(null);

/** Gives everything below it a host, which stays the same. */
export function BackendProvider(props: { value: Backend; children?: ReactNode }) {
  const [queries] = useState(newQueries);
  return (
    <BackendContext value={props.value}>
      <QueryClientProvider client={queries}>{props.children}</QueryClientProvider>
    </BackendContext>
  );
}

/** The host of the window. */
export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === null) throw new Error('useBackend needs a BackendProvider above it');
  return backend;
}
