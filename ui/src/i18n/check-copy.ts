// A finding of a check in words: the one place where its facts meet the messages.

import type { Finding, FindingCode } from '../backend/bindings';
import type { Format } from './format';
import type { Speech } from './language';

/** The facts of a finding, already in the language of the window. */
interface FindingFacts {
  host: string | null;
  /** The address of the proxy that is meant. */
  proxy: string | null;
  /** Where the network wants a person to sign in. */
  leadsTo: string | null;
  account: string | null;
  /** The day something ends or ended: "3 May 2026". */
  day: string | null;
  /** The same with its time: "3 May 2026 at 14:20". */
  time: string | null;
  /** The folder that is meant, where it is not the one that is checked. */
  path: string | null;
}

/** Findings of steps that a connection of this kind does not need. */
const NOT_NEEDED: readonly FindingCode[] = [
  'keyNotNeeded',
  'secureNotNeeded',
  'signInNotNeeded',
  'apiNotNeeded',
];

/** Findings that say only that something failed: what it was, their error tells. The
 * others say it themselves, and their error is for the administrator. */
const TOLD_BY_ERROR: readonly FindingCode[] = [
  'keyNotAvailable',
  'proxySetting',
  'secureFailed',
  'signInFailed',
  'accountFailed',
  'apiFailed',
  'readFailed',
  'writeNotTold',
];

function factsOf({ host, account, until, error }: Finding, format: Format): FindingFacts {
  return {
    host: host ?? error?.details.host ?? null,
    proxy: error?.details.proxy ?? null,
    leadsTo: error?.details.host ?? null,
    account,
    day: until === null ? null : format.date(until),
    time: until === null ? null : format.dateTime(until),
    path: error?.details.path ?? null,
  };
}

/** The sentence of a finding, with the words of its error where that tells more. */
export function findingSentence(finding: Finding, { say, format, explain }: Speech): string {
  const sentence = say(`finding-${finding.code}`, factsOf(finding, format));
  if (finding.error === null || !TOLD_BY_ERROR.includes(finding.code)) return sentence;
  const { title, meaning, action } = explain(finding.error);
  return `${sentence} ${title}. ${meaning} ${action}`;
}

/** The word of a finding's mark. */
export function markWord(finding: Finding, { say }: Speech): string {
  return NOT_NEEDED.includes(finding.code) && finding.mark === 'skipped'
    ? say('checks-not-needed')
    : say(`checks-mark-${finding.mark}`);
}
