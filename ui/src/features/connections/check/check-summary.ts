// What a finished check comes down to: one sentence, and whose turn it is.

import type { CheckStep, Finding, FindingCode } from '../../../backend/bindings';
import type { Between } from '../../../i18n/catalogue';

/** The steps of a check, in their order. */
export const STEPS: readonly CheckStep[] = [
  'key',
  'name',
  'network',
  'secure',
  'signIn',
  'account',
  'api',
  'read',
  'write',
];

/** Names a message. */
export type SummaryName = Between<'checks-summary-'>;

/** Who has to do something now; `null` where that is not the question. */
export type Next = Between<'checks-who-next-'> | null;

/** A finished check in short. */
export interface Summary {
  name: SummaryName;
  mark: 'good' | 'warning' | 'bad';
  next: Next;
}

const OF_NETWORK: readonly FindingCode[] = ['networkSignIn', 'networkBlocks', 'gatewayFailed'];

function nameOfBad({ step, code }: Finding): SummaryName {
  if (code === 'signInFailed') return 'signIn';
  // Whatever was asked for: the network answered in its place.
  if (OF_NETWORK.includes(code)) return 'network';
  switch (step) {
    case 'key':
      if (code === 'clockWrong') return 'clock';
      return code === 'keyNotAvailable' ? 'keyNotAvailable' : 'key';
    case 'name':
    case 'network':
    case 'secure':
    case 'answer':
      return 'network';
    case 'signIn':
      return 'signIn';
    case 'account':
      if (code === 'passRefused') return 'otherEnvironment';
      return code === 'asleep' || code === 'otherEnvironment' ? code : 'account';
    case 'api':
      return code === 'clientNotRegistered' ? 'notRegistered' : 'account';
    case 'read':
      return 'noRead';
    case 'write':
      return code === 'writeLeftBehind' ? 'leftBehind' : 'readOnly';
  }
}

/** Sums up the findings of a check that is done. */
export function summaryOf(findings: Finding[]): Summary {
  const bad = findings.find(({ mark }) => mark === 'bad');
  if (bad) {
    return {
      name: nameOfBad(bad),
      mark: 'bad',
      next: bad.request === null ? 'you' : 'administrator',
    };
  }
  if (findings.some(({ code }) => code === 'askedToWait')) {
    return { name: 'busy', mark: 'warning', next: 'you' };
  }
  const write = findings.find(({ step }) => step === 'write');
  switch (write?.code) {
    case 'canWrite': {
      const hasWarning = findings.some(({ mark }) => mark === 'warning');
      return { name: 'both', mark: 'good', next: hasWarning ? null : 'nobody' };
    }
    case 'writeLocked':
      return { name: 'readLocked', mark: 'good', next: null };
    case undefined:
      return { name: 'failed', mark: 'bad', next: null };
    default:
      return { name: 'readNotTold', mark: 'warning', next: null };
  }
}
