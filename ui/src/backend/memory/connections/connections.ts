// The part of the in-memory host that keeps connections and their keys. Never part of a build.

import type { Backend } from '../../backend';
import type { ConnectionSummary, KeyFacts, KeyInspection } from '../../bindings';
import { apiError } from '../errors';
import { withWriting, writingAtFirst } from './guard';
import { addressFacts, chosen, connectionOf, FACTS, localConnection } from './keys';

/** The connections there are, and keys that wait to be added. */
export class MemoryConnections {
  readonly #waiting = new Map<string, KeyFacts>();

  constructor(readonly all: ConnectionSummary[]) {}

  find(id: string): ConnectionSummary {
    const found = this.all.find((one) => one.id === id);
    if (found === undefined) throw apiError('notFound');
    return found;
  }

  /** Puts a changed connection in the place of the one with its id. */
  put(next: ConnectionSummary): ConnectionSummary {
    this.all[this.all.findIndex((one) => one.id === next.id)] = next;
    return next;
  }

  remove(id: string) {
    const at = this.all.findIndex((one) => one.id === id);
    if (at >= 0) this.all.splice(at, 1);
  }

  /** Keeps a key until it is added, as the real host does. */
  wait(inspection: KeyInspection): KeyInspection {
    if (inspection.verdict === 'usable') this.#waiting.set(inspection.importId, inspection.key);
    return inspection;
  }

  waiting(importId: string): KeyFacts | undefined {
    return this.#waiting.get(importId);
  }
}

type ConnectionCalls = Pick<
  Backend,
  | 'pickKeyFile'
  | 'addConnection'
  | 'listConnections'
  | 'removeConnection'
  | 'signIn'
  | 'chooseKey'
  | 'inspectAddress'
  | 'addLocalAem'
  | 'deleteKeyFile'
  | 'updateConnection'
  | 'signOut'
  | 'unlockLive'
  | 'lockLive'
>;

interface Connected {
  answer: <T>(method: keyof Backend, make: () => T) => Promise<T>;
  nextId: (prefix: string) => string;
  connections: MemoryConnections;
  /** The answer to choosing a key file. */
  key: KeyInspection;
  onSignedIn: (connectionId: string) => void;
}

/** Adding, changing, signing in and out, locking. */
export function connectionCalls({
  answer,
  nextId,
  connections,
  key,
  onSignedIn,
}: Connected): ConnectionCalls {
  const access = () => ({
    endsAt: new Date(Date.now() + 4 * 3600_000).toISOString(),
    renewable: true,
  });
  const { all } = connections;

  return {
    pickKeyFile: () => answer('pickKeyFile', () => connections.wait(key)),
    addConnection: (request) =>
      answer('addConnection', () => {
        const known = connections.waiting(request.importId) ?? FACTS.service;
        const added = connectionOf(request, known, all, () => nextId('c'));
        const at = all.findIndex((one) => one.id === added.id);
        if (at === -1) all.push(added);
        else all[at] = added;
        return added;
      }),
    listConnections: () => answer('listConnections', () => [...all]),
    removeConnection: ({ connectionId }) =>
      answer('removeConnection', () => {
        connections.remove(connectionId);
        return null;
      }),
    signIn: ({ connectionId }) =>
      answer('signIn', () => {
        const found = all.find((one) => one.id === connectionId);
        if (found) connections.put({ ...found, isSignedOut: false });
        onSignedIn(connectionId);
        return access();
      }),
    chooseKey: ({ index }) => answer('chooseKey', () => connections.wait(chosen(index))),
    inspectAddress: (request) => answer('inspectAddress', () => addressFacts(request)),
    addLocalAem: (request) =>
      answer('addLocalAem', () => {
        const added = localConnection(request, nextId('c'));
        all.push(added);
        return added;
      }),
    deleteKeyFile: () => answer('deleteKeyFile', () => null),
    updateConnection: ({ connectionId, name, stage, speed, route }) =>
      answer('updateConnection', () => {
        const before = connections.find(connectionId);
        const writing = before.stage === stage ? before.writing : writingAtFirst(stage);
        return connections.put({
          ...before,
          name: name || before.name,
          stage,
          speed: speed ?? before.speed,
          route: route ?? before.route,
          writing,
        });
      }),
    signOut: ({ connectionId }) =>
      answer('signOut', () => {
        connections.put({ ...connections.find(connectionId), isSignedOut: true });
        return null;
      }),
    unlockLive: ({ connectionId }) =>
      answer('unlockLive', () =>
        connections.put(withWriting(connections.find(connectionId), 'unlocked')),
      ),
    lockLive: ({ connectionId }) =>
      answer('lockLive', () =>
        connections.put(withWriting(connections.find(connectionId), 'locked')),
      ),
  };
}
