// What mends a change that waits for its environment.

import type { ErrorCode, JobSnapshot } from '../../backend/bindings';

/**
 * A new key file, signing in again, or something only an administrator can do.
 * Everything else is over by itself: then `Continue` is all there is.
 */
export type Remedy = 'key' | 'signIn' | 'request';

const REMEDIES: Partial<Record<ErrorCode, Remedy>> = {
  tokenEnded: 'key',
  signInRefused: 'key',
  keyRejected: 'key',
  credentialUnknown: 'key',
  keyGone: 'key',
  signedOut: 'signIn',
  clientNotRegistered: 'request',
  scopeMissing: 'request',
  permissionMissing: 'request',
};

/** What a paused change waits for; `null` when it is not paused, or for nothing anybody can give. */
export function remedyOf(job: JobSnapshot): Remedy | null {
  if (job.phase !== 'paused' || job.pausedBy?.by !== 'environment') return null;
  return REMEDIES[job.pausedBy.error.code] ?? null;
}

/** Whether a key that is added to its connection lets this change go on. */
export function waitsForKey(job: JobSnapshot): boolean {
  const remedy = remedyOf(job);
  return remedy === 'key' || remedy === 'signIn';
}
