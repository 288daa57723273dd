// What the in-memory host keeps, and deleting it. Never part of a build.

import type { Backend } from '../../backend';
import type { Kept } from '../../bindings';
import { apiError } from '../errors';
import type { HistoryHost } from './history';

type KeptCalls = Pick<
  Backend,
  'kept' | 'keepHistory' | 'deleteCopies' | 'deleteJob' | 'deleteConnection'
>;

/** Bytes of a database without jobs, and of each. */
const EMPTY = 212_992;
const OF_JOB = 98_304;

/** Sizes follow the number of jobs. */
export function keptCalls(
  host: HistoryHost,
  copiesSize: number,
  forget: (connectionId: string) => void,
): KeptCalls {
  const { answer, jobs } = host;
  let keepFor: Kept['keepFor'] = 'year';
  let copies = copiesSize;
  const kept = (): Kept => ({
    keepFor,
    changes: jobs.size,
    checks: 0,
    databaseSize: EMPTY + jobs.size * OF_JOB,
    copiesSize: copies,
    otherSize: 0,
  });
  return {
    kept: () => answer('kept', kept),
    keepHistory: (request) =>
      answer('keepHistory', () => {
        keepFor = request.keepFor;
        return kept();
      }),
    deleteCopies: () =>
      answer('deleteCopies', () => {
        copies = 0;
        return kept();
      }),
    deleteJob: ({ jobId }) =>
      answer('deleteJob', () => {
        const job = jobs.get(jobId);
        if (job === undefined) throw apiError('notFound');
        if (!job.hasEnded) throw apiError('jobNotEnded');
        jobs.delete(jobId);
        return null;
      }),
    deleteConnection: ({ connectionId }) =>
      answer('deleteConnection', () => {
        forget(connectionId);
        for (const [id, job] of jobs) if (job.connectionId === connectionId) jobs.delete(id);
        return null;
      }),
  };
}
