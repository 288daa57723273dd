// Jobs of the in-memory host. Never part of a build.

import type { Unwatch, Watcher } from './backend';
import type {
  ApiError,
  JobPage,
  JobPhase,
  JobRow,
  JobSnapshot,
  Outcome,
  OutcomeReason,
  PauseReason,
  ReasonCount,
} from './bindings';
import type { MemoryPlan } from './memory-plan';

const OUTCOMES: Outcome[] = ['changed', 'alreadyRight', 'conflict', 'failed', 'notSent', 'unsure'];

/** One job: settles a few assets per tick. */
export class MemoryJob {
  readonly connectionId: string;
  private readonly rows: JobRow[];
  private done = 0;
  private phase: JobPhase = 'running';
  private pausedBy: PauseReason | null = null;
  private readonly startedAt = new Date().toISOString();
  private endedAt: string | null = null;
  private readonly watchers = new Set<Watcher<JobSnapshot>>();

  constructor(
    readonly jobId: string,
    plan: MemoryPlan,
    private readonly pace: number,
    /** Pauses the job once, when a third of it is done. */
    private trouble: ApiError | null,
  ) {
    this.connectionId = plan.connectionId;
    const byPath = new Map(plan.rows.map((row) => [row.path, row]));
    this.rows = [...byPath.values()].map((row, index): JobRow => {
      const [outcome, reason] = MemoryJob.fate(row.state, index);
      return {
        row: index,
        path: row.path,
        name: row.name,
        title: row.title,
        assetKind: row.assetKind,
        outcome,
        reason,
        status: outcome === 'failed' ? 403 : null,
        technical: outcome === 'failed' ? 'PUT answered 403 Forbidden' : null,
      };
    });
    setTimeout(() => this.tick(), pace);
  }

  private static fate(state: string, index: number): [Outcome, OutcomeReason | null] {
    if (state === 'alreadyRight') return ['alreadyRight', null];
    if (state === 'cannot') return ['notSent', 'cannotInPlan'];
    if (index % 31 === 30) return ['failed', 'notPermitted'];
    if (index % 41 === 40) return ['conflict', 'changedByOther'];
    return ['changed', null];
  }

  private tick() {
    if (this.phase === 'running' && this.trouble !== null && this.done >= this.rows.length / 3) {
      this.phase = 'paused';
      this.pausedBy = { by: 'environment', error: this.trouble };
      this.trouble = null;
    } else if (this.phase === 'running') {
      this.done = this.next();
      if (this.done === this.rows.length) this.end('finished');
    } else if (this.phase === 'stopping') {
      this.end('stopped');
    }
    this.publish();
    if (this.endedAt === null) setTimeout(() => this.tick(), Math.max(this.pace, 10));
  }

  /** How many assets are settled after one more tick. */
  private next(): number {
    if (this.pace > 0) return Math.min(this.rows.length, this.done + 2);
    return this.trouble === null ? this.rows.length : Math.ceil(this.rows.length / 3);
  }

  private end(phase: JobPhase) {
    this.phase = phase;
    this.endedAt = new Date().toISOString();
    for (const row of this.rows.slice(this.done)) {
      row.outcome = 'notSent';
      row.reason = 'stopped';
    }
  }

  private publish() {
    for (const watcher of this.watchers) watcher.onEvent(this.snapshot());
  }

  private snapshot(): JobSnapshot {
    const counts = { changed: 0, alreadyRight: 0, conflict: 0, failed: 0, notSent: 0, unsure: 0 };
    for (const row of this.rows.slice(0, this.done)) counts[row.outcome] += 1;
    const waiting = this.rows.length - this.done;
    counts.notSent += waiting;
    return {
      jobId: this.jobId,
      connectionId: this.connectionId,
      phase: this.phase,
      pausedBy: this.pausedBy,
      total: this.rows.length,
      done: this.endedAt === null ? this.done : this.rows.length,
      counts,
      assetsPerSecond: this.phase === 'running' ? 21.4 : 0,
      secondsLeft: this.phase === 'running' ? Math.ceil(waiting / 21.4) : null,
      slowDownSeconds: null,
      startedAt: this.startedAt,
      endedAt: this.endedAt,
    };
  }

  pause() {
    this.phase = 'paused';
    this.pausedBy = { by: 'user' };
    this.publish();
  }

  resume() {
    this.phase = 'running';
    this.pausedBy = null;
    this.publish();
  }

  /** Signing in works again: a job that waits for it goes on. */
  signInMended(connectionId: string) {
    if (this.connectionId === connectionId && this.pausedBy?.by === 'environment') this.resume();
  }

  stop() {
    this.phase = 'stopping';
    this.pausedBy = null;
    this.publish();
  }

  page({ outcome, from, limit }: JobPage): JobRow[] {
    const kept = outcome === null ? this.rows : this.rows.filter((row) => row.outcome === outcome);
    return kept.slice(from, from + limit).map((row, index) => ({ ...row, row: from + index }));
  }

  reasons(): ReasonCount[] {
    const found = new Map<string, ReasonCount>();
    for (const row of this.rows) {
      if (row.reason === null || !OUTCOMES.includes(row.outcome)) continue;
      const key = `${row.outcome} ${row.reason}`;
      const entry = found.get(key) ?? { outcome: row.outcome, reason: row.reason, assets: 0 };
      entry.assets += 1;
      found.set(key, entry);
    }
    return [...found.values()];
  }

  watch(watcher: Watcher<JobSnapshot>): Unwatch {
    this.watchers.add(watcher);
    watcher.onEvent(this.snapshot());
    return () => this.watchers.delete(watcher);
  }
}
