// The guard of Live and the outlook of a job in the in-memory host. Never part of a build.

import type { ConnectionSummary, JobOutlook, Writing } from './bindings';
import type { MemoryPlan } from './memory-plan';

/** From this number of live assets on, the number is typed. */
const TYPED_FROM = 20;

/** Whether changes may be sent to a connection that nobody has unlocked yet. */
export function writingAtFirst(stage: ConnectionSummary['stage']): Writing {
  return stage === 'live' ? 'locked' : 'free';
}

/** Locks or unlocks a live connection; others stay as they are. */
export function withWriting(one: ConnectionSummary, writing: Writing): ConnectionSummary {
  return one.stage === 'live' ? { ...one, writing } : one;
}

/** What is known before a plan is run; `change` plays what the environment adds. */
export function outlookOf(
  plan: MemoryPlan,
  at: ConnectionSummary,
  change: Partial<JobOutlook>,
): JobOutlook {
  const assets = plan.counts.assetsToChange;
  return {
    assets,
    mustTypeCount: at.stage === 'live' && assets >= TYPED_FROM,
    writing: at.writing,
    expectedSeconds: Math.ceil(assets / 2),
    tokenEndsBefore: null,
    keyEnds: null,
    findings: [],
    ...change,
  };
}
