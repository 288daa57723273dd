// Which question a usable key file leaves open.

import type { ConnectionSummary, KeyInspection, KeyRelation } from '../../backend/bindings';

/** A key file that was understood. */
export type UsableKey = Extract<KeyInspection, { verdict: 'usable' }>;

/** What the user is asked about a key. */
export type Question =
  | { ask: 'form' }
  | { ask: 'same'; target: ConnectionSummary }
  | { ask: 'replace'; target: ConnectionSummary; isOlder: boolean }
  | { ask: 'otherAccount'; target: ConnectionSummary };

/** How a key relates to the one a connection of the same account has. */
function relation(key: UsableKey['key'], target: ConnectionSummary): KeyRelation {
  if (key.mark === target.key.mark) return 'same';
  const before = target.key.validUntil;
  const isOlder = key.validUntil !== null && before !== null && key.validUntil < before;
  return isOlder ? 'older' : 'newer';
}

function aboutTarget(related: KeyRelation, target: ConnectionSummary): Question {
  return related === 'same'
    ? { ask: 'same', target }
    : { ask: 'replace', target, isOlder: related === 'older' };
}

/** The first question. `renewing` is the connection a new key was asked for, if any. */
export function firstQuestion(
  inspection: UsableKey,
  known: ConnectionSummary[],
  renewing: string | null,
): Question {
  const { key, existing } = inspection;
  const wanted = known.find((one) => one.id === renewing);
  if (wanted) {
    return wanted.key.account === key.account
      ? aboutTarget(relation(key, wanted), wanted)
      : { ask: 'otherAccount', target: wanted };
  }
  const target = known.find((one) => one.id === existing?.connectionId);
  return existing && target ? aboutTarget(existing.relation, target) : { ask: 'form' };
}

/** The connection that stands at this address with this account: its key would be replaced. */
export function standingAt(
  address: string,
  { key }: UsableKey,
  known: ConnectionSummary[],
): ConnectionSummary | null {
  return known.find((one) => one.address === address && one.key.account === key.account) ?? null;
}
