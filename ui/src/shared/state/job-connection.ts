// The connection a job was run with, which may be there no more.

import type { ConnectionSummary, JobFacts } from '../../backend/bindings';
import type { Say } from '../../i18n/catalogue';

/** What the core calls the practice environment, which is another one after every start. */
const PRACTICE_NAME = 'Practice library';

/** A job's connection in words, and as it is now where it still is there. */
export interface JobConnection {
  name: string;
  now: ConnectionSummary | null;
  /** It was a practice environment that has ended. */
  isPracticeGone: boolean;
}

/** Finds it among those there are. */
export function jobConnection(
  facts: Pick<JobFacts, 'connectionId' | 'connectionName'>,
  connections: ConnectionSummary[],
  say: Say,
): JobConnection {
  const now = connections.find((one) => one.id === facts.connectionId) ?? null;
  const wasPractice = facts.connectionName === PRACTICE_NAME;
  return {
    name: now?.name ?? (wasPractice ? say('settings-practice') : facts.connectionName),
    now,
    isPracticeGone: now === null && wasPractice,
  };
}
