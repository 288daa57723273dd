// Which question a usable key file leaves open.

import type { ConnectionSummary, KeyInspection, KeyRelation } from '../../../backend/bindings';

/** A key file that was understood. */
export type UsableKey = Extract<KeyInspection, { verdict: 'usable' }>;

/** What the user is asked about a key. */
export type Question =
  | { ask: 'form' }
  | { ask: 'same'; target: ConnectionSummary }
  | { ask: 'replace'; target: ConnectionSummary; isOlder: boolean }
  | { ask: 'otherAccount'; target: ConnectionSummary };

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
  const { existing } = inspection;
  const wanted = known.find((one) => one.id === renewing);
  if (wanted) {
    const same = existing.find((one) => one.connectionId === wanted.id);
    return same ? aboutTarget(same.relation, wanted) : { ask: 'otherAccount', target: wanted };
  }
  const [first] = existing;
  const target = known.find((one) => one.id === first?.connectionId);
  return first && target ? aboutTarget(first.relation, target) : { ask: 'form' };
}

/** The question when a connection of the same account stands at this address already. */
export function questionAt(
  address: string,
  { existing }: UsableKey,
  known: ConnectionSummary[],
): Question | null {
  for (const { connectionId, relation } of existing) {
    const target = known.find((one) => one.id === connectionId && one.address === address);
    if (target) return aboutTarget(relation, target);
  }
  return null;
}
