// What mends a change that waits for its environment.

import type { ApiError, ErrorCode, JobSnapshot } from '../../backend/bindings';
import type { Between } from '../../i18n/catalogue';

/** What is said about how a paused change goes on. */
type WayOn = Between<'run-way-on-'>;

/**
 * What a button of the page can begin: a new key file, signing in again, a request to an
 * administrator, a look at the network.
 */
export type Remedy = 'key' | 'signIn' | 'request' | 'network';

const REMEDIES: Partial<Record<ErrorCode, Remedy>> = {
  tokenEnded: 'key',
  signInRefused: 'key',
  keyRejected: 'key',
  credentialUnknown: 'key',
  keyGone: 'key',
  signedOut: 'signIn',
  clientNotRegistered: 'request',
  clientIdRefused: 'request',
  scopeMissing: 'request',
  permissionMissing: 'request',
  tlsFailed: 'network',
  networkSignIn: 'network',
  networkBlocks: 'network',
  gatewayFailed: 'network',
  proxyFailed: 'network',
  proxySignIn: 'network',
  proxySetting: 'network',
  noAuthorities: 'network',
};

/** Where the error's own advice is not about a change that waits: what is said instead. */
const WAYS_ON: Partial<Record<ErrorCode, WayOn>> = {
  offline: 'itself',
  networkSignIn: 'portal',
  networkBlocks: 'itself',
  gatewayFailed: 'itself',
  proxyFailed: 'itself',
  proxySignIn: 'network',
  proxySetting: 'network',
  noAuthorities: 'network',
  timeout: 'itself',
  signInUnavailable: 'itself',
  notData: 'page',
  slowDown: 'busy',
  permissionMissing: 'rights',
  keyStoreLocked: 'keyStore',
  tlsFailed: 'network',
  clockWrong: 'clock',
  storeFailed: 'files',
  storeDamaged: 'damage',
};

/** What a paused change waits for; `null` when it is not paused, or for nothing anybody can give. */
export function remedyOf(job: JobSnapshot): Remedy | null {
  if (job.phase !== 'paused' || job.pausedBy?.by !== 'environment') return null;
  return REMEDIES[job.pausedBy.error.code] ?? null;
}

/**
 * Whether a change was stopped in effect but has not ended, because its end could not be written:
 * nobody carries it out any more, so it has no pace and nothing obeys its buttons. It can be gone on
 * with, or be left as it is.
 */
export function isLetGo(job: JobSnapshot): boolean {
  return job.phase === 'paused' && job.pace === undefined;
}

/**
 * How a change goes on that waits because of this error. The core looks by itself whether the
 * network, the sign-in, an AEM that is down (5xx) or room on the disk is back, as long as it carries
 * the change out; a page with any other status may be one to sign in, which a person has to look at.
 */
export function wayOnOf(job: JobSnapshot, { code, details }: ApiError): WayOn | null {
  if (code === 'storeFailed' && isLetGo(job)) return 'unwritten';
  if (code === 'notData' && (details.status ?? 0) >= 500) return 'itself';
  if (code === 'storeFailed' && details.full === true) return 'space';
  return WAYS_ON[code] ?? null;
}

/** Whether a key that is added to its connection lets this change go on. */
export function waitsForKey(job: JobSnapshot): boolean {
  const remedy = remedyOf(job);
  return remedy === 'key' || remedy === 'signIn';
}
