// The connections, the one in use, and how long it has access.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Access, ApiError, ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';
import { ask, put } from '../../shared/state/queries';

const NONE: ConnectionSummary[] = [];

/** Everything the window knows about connections. */
export interface Connections {
  /** `null` until they were read. */
  all: ConnectionSummary[] | null;
  error: ApiError | null;
  current: ConnectionSummary | null;
  /** Access of the one in use; `null` until signed in. */
  access: Access | null;
  reload(): void;
  use(connectionId: string): void;
  /** Uses one unless another is in use already. */
  beginWith(connectionId: string): void;
  /** Access of any of them; `null` until signed in with it. */
  accessOf(connectionId: string): Access | null;
  /** The one whose page is open; it need not be the one in use. */
  shown: ConnectionSummary | null;
  show(connectionId: string): void;
  /** A connection was added, or its settings changed. */
  put(connection: ConnectionSummary, access: Access | null): void;
  /** A connection got a key: what was read with the one before is asked anew. */
  renewed(connection: ConnectionSummary): void;
  /** A connection was signed in to; it may have changed since that was asked for. */
  signedIn(connectionId: string, access: Access): void;
  removed(connectionId: string): void;
}

/** Reads the connections and signs in with the one that is used. */
export function useConnections(): Connections {
  const backend = useBackend();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const list = ask(backend, 'listConnections');
  const { data, error, refetch } = useQuery(list);
  const all = data ?? (error === null ? null : NONE);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const [accesses, setAccesses] = useState<ReadonlyMap<string, Access>>(new Map());

  const putAccess = (id: string, access: Access) =>
    setAccesses((known) => new Map(known).set(id, access));

  const putOne = (connection: ConnectionSummary) =>
    put(queries, list, (known) => {
      const at = known.findIndex((one) => one.id === connection.id);
      return at === -1 ? [...known, connection] : known.with(at, connection);
    });

  const used = all?.find((one) => one.id === currentId);
  const mayAsk = used !== undefined && !used.isSignedOut;
  const signIn = useEffectEvent((connectionId: string) =>
    // Why signing in failed is told where it matters: by what the page asks of AEM next.
    backend.signIn({ connectionId }).then(
      (access) => putAccess(connectionId, access),
      () => {},
    ),
  );
  useEffect(() => {
    // Who signed out stays out until they say otherwise: asking for access would sign in again. A
    // page that was loaded anew may know which one is used before it knows that.
    if (currentId === null || !mayAsk) return;
    signIn(currentId);
  }, [currentId, mayAsk]);

  // The practice environment is called what it is in the language of the window.
  const named = useMemo(
    () =>
      all?.map((one) =>
        one.stage === 'practice' ? { ...one, name: say('settings-practice') } : one,
      ) ?? null,
    [all, say],
  );

  return {
    all: named,
    error,
    current: named?.find((one) => one.id === currentId) ?? null,
    access: currentId === null ? null : (accesses.get(currentId) ?? null),
    reload: refetch,
    use: setCurrentId,
    beginWith: useCallback((id) => setCurrentId((current) => current ?? id), []),
    accessOf: (id) => accesses.get(id) ?? null,
    shown: named?.find((one) => one.id === shownId) ?? null,
    show: setShownId,
    put(connection, access) {
      putOne(connection);
      if (access) putAccess(connection.id, access);
      if (connection.isSignedOut) {
        setAccesses((known) => new Map([...known].filter(([id]) => id !== connection.id)));
      }
    },
    renewed(connection) {
      putOne(connection);
      void queries.invalidateQueries({ queryKey: [connection.id] });
    },
    signedIn(id, access) {
      put(queries, list, (known) =>
        known.map((one) => (one.id === id ? { ...one, isSignedOut: false } : one)),
      );
      putAccess(id, access);
    },
    removed(id) {
      put(queries, list, (known) => known.filter((one) => one.id !== id));
      queries.removeQueries({ queryKey: [id] });
      setCurrentId((current) => (current === id ? null : current));
    },
  };
}
