// How any feature shows a request to an administrator: app says which component does.

import { createContext, type ReactNode, useContext } from 'react';
import type { AdminRequest } from '../backend/bindings';

const RequestContext = createContext<(request: AdminRequest) => ReactNode>(() => null);

/** Gives everything below it the way to show a request. */
export const AdminRequestProvider = RequestContext.Provider;

/** A request to an administrator, ready to copy; nothing where there is none. */
export function RequestFor({ request }: { request: AdminRequest | null }) {
  const show = useContext(RequestContext);
  return request === null ? null : show(request);
}
