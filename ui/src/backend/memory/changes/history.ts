// History of the in-memory host: jobs of earlier days, and what follows a job. Never part of a build.

import type { Backend } from '../../backend';
import type {
  ConnectionSummary,
  Edit,
  FieldAction,
  FieldEdit,
  JobFacts,
  JobKind,
  ListJobs,
  PlanRow,
  Value,
} from '../../bindings';
import { apiError } from '../errors';
import { rowsOf } from '../library';
import { MemoryJob, type Past } from './job';
import { MemoryPlan, rowsFor } from './plan';

/** Calls that History serves. */
export type HistoryCalls = Pick<
  Backend,
  | 'listJobs'
  | 'jobFacts'
  | 'jobConflicts'
  | 'jobChart'
  | 'unfinishedJobs'
  | 'giveUpJob'
  | 'makeUndo'
  | 'makeRetry'
  | 'saveReport'
>;

/** What History needs of the host. */
export interface HistoryHost {
  answer<T>(method: keyof Backend, make: () => T): Promise<T>;
  jobs: Map<string, MemoryJob>;
  plans: Map<string, MemoryPlan>;
  connections: readonly ConnectionSummary[];
  nextId(prefix: string): string;
}

const FOLDERS = [
  '/content/dam/people',
  '/content/dam/campaigns/summer-2026/social',
  '/content/dam/products/outdoor',
  '/content/dam/press',
  '/content/dam',
];
const FIELDS = [
  ['dc:rights'],
  ['dc:subject', 'dc:title'],
  ['prism:expirationDate'],
  ['dc:description', 'xmpRights:UsageTerms', 'dc:rights', 'photoshop:City'],
];
const HOUR = 3600_000;

const DONE: Record<string, Pick<FieldEdit, 'kind' | 'change'>> = {
  'dc:subject': { kind: 'list', change: replaced({ kind: 'list', entries: ['Summer 2026'] }) },
  'prism:expirationDate': {
    kind: 'date',
    change: replaced({ kind: 'date', date: '2026-09-30T22:00:00.000Z' }),
  },
};

function replaced(value: Value): FieldAction {
  return { action: 'replace', value, tokens: false };
}

function editOf(fields: string[]): Edit {
  return {
    fields: fields.map((property) => ({
      property,
      kind: 'text',
      change: replaced({ kind: 'text', text: 'Summer 2026' }),
      onlyEmpty: false,
      ...DONE[property],
    })),
  };
}

function pastOf(number: number): Past {
  const total = number % 7 === 6 ? 1240 : 40 + ((number * 67) % 260);
  const phase = number % 9 === 4 ? 'stopped' : 'finished';
  return {
    startedAt: new Date(Date.now() - (number * 7 + 2) * HOUR),
    seconds: Math.ceil(total / 4),
    phase,
    done: phase === 'stopped' ? Math.floor(total / 2) : total,
    total,
    refused: number % 3 === 1 ? 4 : 0,
  };
}

/**
 * Jobs of earlier days, the newest last, as a map keeps them. With `leftOver` so many of the newest
 * were left in the middle. The connection of every sixth is not there any more.
 */
export function pastJobs(
  count: number,
  at: ConnectionSummary,
  pace: number,
  leftOver: boolean | number = false,
): Map<string, MemoryJob> {
  const jobs = new Map<string, MemoryJob>();
  for (let number = count - 1; number >= 0; number--) {
    const jobId = `past-${number}`;
    const isGone = number % 6 === 5;
    const kind: JobKind = number % 5 === 2 ? 'undo' : number % 5 === 3 ? 'retry' : 'change';
    const past = pastOf(number);
    if (number < Number(leftOver)) Object.assign(past, { phase: 'paused', done: past.total >> 1 });
    const folder = FOLDERS[number % FOLDERS.length] ?? '/content/dam';
    const fields = FIELDS[number % FIELDS.length] ?? [];
    let made: MemoryPlan | null = null;
    const plan = () => {
      made ??= new MemoryPlan(
        `plan-of-${jobId}`,
        at.id,
        rowsFor(
          rowsOf(folder, true, false, past.total),
          { kind: 'all', listingId: '', except: [] },
          editOf(fields),
        ),
      );
      return made;
    };
    const about = {
      jobId,
      connectionId: isGone ? 'gone' : at.id,
      connectionName: isGone ? 'Former website' : at.name,
      kind,
      ofJob: kind === 'change' || number === count - 1 ? null : `past-${number + 1}`,
      folder,
      fields,
      edit: kind === 'change' ? editOf(fields) : { fields: [] },
      osUser: number % 4 === 1 ? 'content-desk' : 'editor',
      speed: at.speed,
    };
    jobs.set(jobId, new MemoryJob(about, plan, pace, null, past));
  }
  return jobs;
}

function found(jobs: Map<string, MemoryJob>, { search, before, limit }: ListJobs): JobFacts[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [...jobs.values()].reverse();
  const from = before === null ? 0 : all.findIndex((job) => job.jobId === before) + 1;
  const hits: JobFacts[] = [];
  for (const job of all.slice(from)) {
    const { folder, connectionName, osUser, fields } = job.about;
    const text = [folder, connectionName, osUser, ...fields].join(' ').toLowerCase();
    if (words.every((word) => text.includes(word))) hits.push(job.facts());
    if (hits.length === Math.min(limit, 200)) break;
  }
  return hits;
}

/** The part of the host that is about jobs that were. */
export function historyCalls(host: HistoryHost): HistoryCalls {
  const { answer, jobs, plans } = host;
  const job = (jobId: string): MemoryJob => {
    const one = jobs.get(jobId);
    if (one === undefined) throw apiError('notFound');
    return one;
  };

  function followUp(jobId: string, kind: 'undo' | 'retry') {
    const of = job(jobId);
    if (!of.hasEnded) throw apiError('planNotRunnable');
    if (!host.connections.some((one) => one.id === of.connectionId)) throw apiError('notFound');
    const rows = of
      .leftOver(kind)
      .map(
        (row, index): PlanRow =>
          kind === 'undo'
            ? { ...row, row: index, old: row.new, new: row.old }
            : { ...row, row: index },
      );
    if (rows.length === 0) throw apiError('planNotRunnable');
    const planId = host.nextId('plan');
    const about = { kind, ofJob: jobId, folder: of.about.folder };
    const plan = new MemoryPlan(planId, of.connectionId, rows, about);
    plans.set(planId, plan);
    return {
      planId,
      assets: plan.counts.assetsToChange,
      connectionId: of.connectionId,
    };
  }

  return {
    listJobs: (request) => answer('listJobs', () => found(jobs, request)),
    jobFacts: ({ jobId }) => answer('jobFacts', () => job(jobId).facts()),
    jobConflicts: (page) => answer('jobConflicts', () => job(page.jobId).conflicts(page)),
    jobChart: ({ jobId }) => answer('jobChart', () => job(jobId).chart()),
    unfinishedJobs: () =>
      answer('unfinishedJobs', () =>
        [...jobs.values()]
          .filter((one) => !one.hasEnded && !one.isCarriedOut)
          .map((one) => one.facts()),
      ),
    giveUpJob: ({ jobId }) =>
      answer('giveUpJob', () => {
        if (job(jobId).isCarriedOut) throw apiError('planNotRunnable');
        job(jobId).giveUp();
        return null;
      }),
    makeUndo: ({ jobId }) => answer('makeUndo', () => followUp(jobId, 'undo')),
    makeRetry: ({ jobId }) => answer('makeRetry', () => followUp(jobId, 'retry')),
    saveReport: ({ jobId }) => answer('saveReport', () => job(jobId) !== undefined),
  };
}
