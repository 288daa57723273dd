// How long a key still works, and what has to be said about it.

import type { KeyFacts } from '../../../backend/bindings';

/** From so many days before its end on, the end of a key is announced. */
export const NOTICE_DAYS = 30;

const DAY = 86_400_000;

/** What is to be said about the end of a key. `pass` is a key that is itself an access pass. */
export type KeyLife =
  | { state: 'fine' }
  | { state: 'soon'; until: string }
  | { state: 'ended'; until: string; isPass: boolean }
  | { state: 'pass'; until: string; secondsLeft: number };

/** The state of a key at a moment. A key that tells no end is fine. */
export function keyLife(key: KeyFacts, now: Date): KeyLife {
  const until = key.validUntil;
  const left = until === null ? Number.NaN : new Date(until).getTime() - now.getTime();
  if (until === null || Number.isNaN(left)) return { state: 'fine' };
  const isPass = key.kind === 'localDevelopmentToken';
  if (left <= 0) return { state: 'ended', until, isPass };
  if (isPass) return { state: 'pass', until, secondsLeft: Math.floor(left / 1000) };
  return left <= NOTICE_DAYS * DAY ? { state: 'soon', until } : { state: 'fine' };
}
