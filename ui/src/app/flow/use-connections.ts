// The connections, the one in use, and how long it has access.

import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Access, ApiError, ConnectionSummary } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/state/backend-context';

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
  /** A connection was added or updated. */
  put(connection: ConnectionSummary, access: Access | null): void;
  /** A connection was signed in to; it may have changed since that was asked for. */
  signedIn(connectionId: string, access: Access): void;
  removed(connectionId: string): void;
}

/** Reads the connections and signs in with the one that is used. */
export function useConnections(): Connections {
  const backend = useBackend();
  const { say } = useSpeech();
  const [all, setAll] = useState<ConnectionSummary[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const [accesses, setAccesses] = useState<ReadonlyMap<string, Access>>(new Map());

  const putAccess = useCallback(
    (id: string, access: Access) => setAccesses((known) => new Map(known).set(id, access)),
    [],
  );

  const reload = useCallback(() => {
    setError(null);
    backend.listConnections().then(setAll, (thrown) => {
      setAll((known) => known ?? []);
      setError(asApiError(thrown));
    });
  }, [backend]);

  useEffect(reload, [reload]);

  const used = all?.find((one) => one.id === currentId);
  const mayAsk = used !== undefined && !used.isSignedOut;
  useEffect(() => {
    // Who signed out stays out until they say otherwise: asking for access would sign in again. A
    // page that was loaded anew may know which one is used before it knows that.
    if (currentId === null || !mayAsk) return;
    // Why signing in failed is told where it matters: by what the page asks of AEM next.
    backend.signIn({ connectionId: currentId }).then(
      (access) => putAccess(currentId, access),
      () => {},
    );
  }, [backend, currentId, mayAsk, putAccess]);

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
    reload,
    use: setCurrentId,
    beginWith: useCallback((id) => setCurrentId((current) => current ?? id), []),
    accessOf: (id) => accesses.get(id) ?? null,
    shown: named?.find((one) => one.id === shownId) ?? null,
    show: setShownId,
    put: useCallback(
      (connection, access) => {
        setAll((known) => {
          const all = known ?? [];
          const at = all.findIndex((one) => one.id === connection.id);
          return at === -1 ? [...all, connection] : all.with(at, connection);
        });
        if (access) putAccess(connection.id, access);
        if (connection.isSignedOut) {
          setAccesses((known) => new Map([...known].filter(([id]) => id !== connection.id)));
        }
      },
      [putAccess],
    ),
    signedIn: useCallback(
      (id, access) => {
        setAll(
          (known) =>
            known?.map((one) => (one.id === id ? { ...one, isSignedOut: false } : one)) ?? null,
        );
        putAccess(id, access);
      },
      [putAccess],
    ),
    removed: useCallback((id) => {
      setAll((known) => known?.filter((one) => one.id !== id) ?? null);
      setCurrentId((current) => (current === id ? null : current));
    }, []),
  };
}
