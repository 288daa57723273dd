// The guard of Live and the outlook of a job in the in-memory host. Never part of a build.

import type { ConnectionSummary, Finding, JobOutlook, Writing } from '../../bindings';
import type { MemoryPlan } from '../changes/plan';

/** Whether changes may be sent to a connection that nobody has unlocked yet. */
export function writingAtFirst(stage: ConnectionSummary['stage']): Writing {
  return stage === 'live' ? 'locked' : 'free';
}

/** Locks or unlocks a live connection; others stay as they are. */
export function withWriting(one: ConnectionSummary, writing: Writing): ConnectionSummary {
  return one.stage === 'live' ? { ...one, writing } : one;
}

/** What is known before a plan is run; `change` plays what the core and AEM add. */
export function outlookOf(
  plan: MemoryPlan,
  at: ConnectionSummary,
  change: Partial<JobOutlook>,
): JobOutlook {
  const assets = plan.counts.assetsToChange;
  const changing = plan.rows.filter((row) => row.state === 'willChange');
  const fields = [...new Set(changing.map((row) => row.property))].map((property) => ({
    property,
    assets: changing.filter((row) => row.property === property).length,
  }));
  return {
    assets,
    fields,
    folders: [{ folder: plan.about.folder, assets }],
    otherFolders: 0,
    mustTypeCount: false,
    writing: at.writing,
    expectedSeconds: Math.ceil(assets / 2),
    sideEffects: [],
    tokenEndsBefore: null,
    keyEnds: null,
    findings: [],
    ...change,
  };
}

const HOUR = 3600_000;

/** Outlooks to look at: `?outlook=token`, `key`, `readOnly`, `all`. */
export function outlookFrom(query: URLSearchParams): Partial<JobOutlook> {
  const wanted = query.get('outlook');
  const has = (name: string) => wanted === name || wanted === 'all';
  const now = Date.now();
  return {
    ...(has('token')
      ? { tokenEndsBefore: new Date(now + HOUR).toISOString(), expectedSeconds: 7200 }
      : {}),
    ...(has('key') ? { keyEnds: new Date(now + 12 * 24 * HOUR).toISOString() } : {}),
    ...(has('readOnly') ? { findings: [WRITE_REFUSED] } : {}),
  };
}

/** An account that may only read. */
export const WRITE_REFUSED: Finding = {
  step: 'write',
  mark: 'bad',
  code: 'writeRefused',
  host: null,
  account: '7f3a@techacct.adobe.com',
  until: null,
  error: null,
  request: {
    kind: 'grantWrite',
    keyKind: 'serviceCredentials',
    address: 'https://author-p24711-e180244.adobeaemcloud.com',
    account: '7f3a@techacct.adobe.com',
    clientId: 'cm-p24711-e180244-integration-1',
    organisation: '5A0C1DE2F3@AdobeOrg',
    program: '24711',
    environment: '180244',
    folder: '/content/dam/people',
    hosts: [],
    proxy: null,
    technical: null,
    yaml: null,
  },
};
