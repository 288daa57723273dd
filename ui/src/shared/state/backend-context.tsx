// How components reach the host.

import { createContext, useContext } from 'react';
import type { Backend } from '../../backend/backend';

const BackendContext = createContext<Backend | null>(null);

/** Gives everything below it a host. */
export const BackendProvider = BackendContext.Provider;

/** The host of the window. */
export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === null) throw new Error('useBackend needs a BackendProvider above it');
  return backend;
}
