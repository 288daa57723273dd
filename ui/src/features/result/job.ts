// What the parts of a result need to know about a job.

import type { JobFacts, JobSnapshot } from '../../backend/bindings';

/** Common to a job that was just run and to one of History. */
export type ShownJob = Pick<
  JobSnapshot & JobFacts,
  'jobId' | 'connectionId' | 'kind' | 'total' | 'counts' | 'cells' | 'startedAt' | 'endedAt'
>;

/** Seconds a job took; 0 while it has no end. */
export function secondsOf({ startedAt, endedAt }: ShownJob): number {
  if (endedAt === null) return 0;
  return (new Date(endedAt).getTime() - new Date(startedAt).getTime()) / 1000;
}
