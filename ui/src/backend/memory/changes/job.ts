// Jobs of the in-memory host. Never part of a build.

import type { Unwatch, Watcher } from '../../backend';
import type {
  ApiError,
  ChartPoint,
  ConflictPage,
  ConflictRow,
  Edit,
  JobCell,
  JobFacts,
  JobKind,
  JobPage,
  JobPhase,
  JobRow,
  JobSnapshot,
  Outcome,
  OutcomeCounts,
  OutcomeReason,
  Pace,
  PauseReason,
  PlanRow,
  ReasonCount,
  ShownValue,
  Speed,
} from '../../bindings';
import { ask } from '../recorded';
import type { MemoryPlan } from './plan';

/** What a job is about. */
export interface About {
  jobId: string;
  connectionId: string;
  connectionName: string;
  kind: JobKind;
  ofJob: string | null;
  folder: string;
  fields: string[];
  edit: Edit;
  osUser: string;
  speed: Speed;
}

/** A job that began before the window was opened. */
export interface Past {
  startedAt: Date;
  seconds: number;
  phase: 'finished' | 'stopped' | 'paused';
  /** Assets settled before it was stopped or left. */
  done: number;
  total: number;
  refused: number;
}

const NONE: OutcomeCounts = {
  changed: 0,
  alreadyRight: 0,
  conflict: 0,
  failed: 0,
  notSent: 0,
  unsure: 0,
  leftOut: 0,
  cannotBeDone: 0,
};
const PER_SECOND = 21.4;

/** What AEM made of a value. */
const KEPT: ShownValue = { kind: 'text', entries: ['Surf'], labels: [] };

/** All outcomes, the one that an asset with all of them has last. */
const bySeverity = () =>
  ask<Outcome[]>({ ask: 'bySeverity', outcomes: Object.keys(NONE) as Outcome[] });

type Fate = [Outcome, OutcomeReason | null];

/** How what is sent of an asset ends at a first try; what follows a job goes well. */
function fateOf(index: number, kind: JobKind): Fate {
  if (kind !== 'change') return ['changed', null];
  if (index % 31 === 30) return ['failed', 'notPermitted'];
  if (index % 41 === 40) return ['conflict', 'changedByOther'];
  if (index % 53 === 1) return ['changed', 'adjustedByAem'];
  return ['changed', null];
}

const isWritten = ({ outcome }: JobCell) => outcome === 'changed' || outcome === 'unsure';

/** How an asset with such cells ends. */
function settled(row: number, planned: PlanRow[], fate: Fate, isTried: boolean): JobRow[] {
  const [first] = planned;
  if (first === undefined) return [];
  const [ends, why] = fate;
  const sent = planned.find(({ state }) => state === 'willChange');
  const cells = planned.map((cell): JobCell => {
    const { property, old, new: wanted, state, reason } = cell;
    const told = { property, old, new: wanted };
    if (state !== 'willChange') {
      const outcome = ask<Outcome>({ ask: 'plannedOutcome', state, reason });
      return { ...told, outcome, reason };
    }
    if (why !== 'adjustedByAem') return { ...told, outcome: ends, reason: why };
    return cell === sent
      ? { ...told, outcome: ends, reason: why, kept: KEPT }
      : { ...told, outcome: ends, reason: null };
  });
  const outcome = bySeverity().findLast((one) => cells.some((cell) => cell.outcome === one));
  if (outcome === undefined) return [];
  const { path, name, title, assetKind } = first;
  const isFailed = outcome === 'failed';
  return [
    {
      row,
      path,
      name,
      title,
      assetKind,
      outcome,
      reason:
        cells.find((cell) => cell.outcome === outcome && cell.reason !== null)?.reason ?? null,
      cells,
      status: isFailed ? 403 : null,
      technical: isFailed ? 'PUT answered 403 Forbidden' : null,
      attempts: !isTried ? 0 : isFailed ? 3 : outcome === 'changed' ? 1 : 0,
    },
  ];
}

/** One job: settles a few assets per tick. */
export class MemoryJob {
  readonly jobId: string;
  readonly connectionId: string;
  private settled: JobRow[] | null = null;
  private done: number;
  private phase: JobPhase;
  private pausedBy: PauseReason | null = null;
  private readonly startedAt: string;
  private endedAt: string | null = null;
  private readonly watchers = new Set<Watcher<JobSnapshot>>();
  /** AEM asks to slow down every now and then. */
  isBusy = false;
  /** A job that an earlier window left is read only until somebody goes on with it. */
  private isAdopted: boolean;

  constructor(
    readonly about: About,
    /** Made when it is needed: a long history has thousands of jobs. */
    private readonly plan: () => MemoryPlan,
    private readonly pace: number,
    /** Pauses the job once, when a third of it is done. */
    private trouble: ApiError | null,
    private readonly past: Past | null = null,
  ) {
    this.jobId = about.jobId;
    this.connectionId = about.connectionId;
    this.phase = past?.phase ?? 'running';
    this.done = past?.done ?? 0;
    const begin = past?.startedAt ?? new Date();
    this.startedAt = begin.toISOString();
    if (past !== null && past.phase !== 'paused') {
      this.endedAt = new Date(begin.getTime() + past.seconds * 1000).toISOString();
    }
    this.isAdopted = past === null;
    if (past === null) this.begin();
  }

  private begin() {
    setTimeout(() => this.tick(), this.pace);
  }

  /** The cells of each asset. */
  private get planned(): PlanRow[][] {
    const byPath = new Map<string, PlanRow[]>();
    for (const row of this.plan().rows) {
      byPath.set(row.path, [...(byPath.get(row.path) ?? []), row]);
    }
    return [...byPath.values()];
  }

  private get rows(): JobRow[] {
    if (this.settled === null) {
      this.settled = this.planned.flatMap((cells, index) =>
        settled(index, cells, fateOf(index, this.about.kind), true),
      );
      if (this.phase === 'stopped') this.leaveOut();
    }
    return this.settled;
  }

  private get total(): number {
    return this.past?.total ?? this.rows.length;
  }

  private tick() {
    if (this.phase === 'running' && this.trouble !== null && this.done >= this.total / 3) {
      this.phase = 'paused';
      this.pausedBy = { by: 'environment', error: this.trouble };
      this.trouble = null;
    } else if (this.phase === 'running') {
      this.done = this.next();
      if (this.done === this.total) this.end('finished');
    } else if (this.phase === 'stopping') {
      this.end('stopped');
    }
    this.publish();
    if (this.isCarriedOut) setTimeout(() => this.tick(), Math.max(this.pace, 10));
  }

  /** How many assets are settled after one more tick. */
  private next(): number {
    if (this.pace > 0) return Math.min(this.total, this.done + 2);
    return this.trouble === null ? this.total : Math.ceil(this.total / 3);
  }

  private end(phase: JobPhase) {
    this.phase = phase;
    this.endedAt = new Date().toISOString();
    this.leaveOut();
    this.publish();
  }

  /** Nothing was sent of the rest. */
  private leaveOut() {
    const rest = this.planned.flatMap((cells, index) =>
      settled(index, cells, ['notSent', 'stopped'], false),
    );
    this.settled = [...this.rows.slice(0, this.done), ...rest.slice(this.done)];
  }

  private publish() {
    for (const watcher of this.watchers) watcher.onEvent(this.snapshot());
  }

  /** Of assets and of cells. */
  private counts(): Pick<JobSnapshot, 'counts' | 'cells'> {
    const counts = { ...NONE };
    const cells = { ...NONE };
    const known = this.endedAt === null ? this.rows.slice(0, this.done) : this.rows;
    for (const row of known) {
      counts[row.outcome] += 1;
      for (const { outcome } of row.cells) cells[outcome] += 1;
    }
    counts.notSent += this.total - known.length;
    cells.notSent += this.rows.slice(known.length).flatMap((row) => row.cells).length;
    return { counts, cells };
  }

  private pacing(): Pace {
    return {
      speed: this.about.speed,
      requestsPerSecond: PER_SECOND,
      allowedPerSecond: this.isBusy ? 20 : null,
      inFlight: 4,
      quietSeconds: null,
      refused: 0,
    };
  }

  /** Seconds to wait: the stand-in goes on meanwhile. */
  private quiet(): number | null {
    const place = this.done % 60;
    return this.isBusy && place < 40 ? 14 - Math.floor(place / 3) : null;
  }

  snapshot(): JobSnapshot {
    const isRunning = this.phase === 'running';
    return {
      jobId: this.jobId,
      connectionId: this.connectionId,
      kind: this.about.kind,
      phase: this.phase,
      pausedBy: this.pausedBy,
      total: this.total,
      done: this.endedAt === null ? this.done : this.total,
      ...this.counts(),
      assetsPerSecond: isRunning ? PER_SECOND : 0,
      secondsLeft: isRunning ? Math.ceil((this.total - this.done) / PER_SECOND) : null,
      slowDownSeconds: isRunning ? this.quiet() : null,
      refused: this.isBusy ? 3 : (this.past?.refused ?? 0),
      ...(this.isCarriedOut ? { pace: this.pacing() } : {}),
      startedAt: this.startedAt,
      endedAt: this.endedAt,
    };
  }

  facts(): JobFacts {
    const { phase, pausedBy, total, done, counts, cells, startedAt, endedAt } = this.snapshot();
    const { speed: _, ...about } = this.about;
    return {
      ...about,
      asset: total === 1 ? (this.plan().rows[0]?.name ?? null) : null,
      phase,
      pausedBy,
      total,
      done,
      counts,
      cells,
      perSecond: endedAt === null ? null : PER_SECOND,
      startedAt,
      endedAt,
      canUndo: endedAt !== null && this.leftOver('undo').length > 0,
      canRetry: endedAt !== null && this.leftOver('retry').length > 0,
      canResume: phase === 'paused',
    };
  }

  /** Values that an undo brings back, or that another try writes. */
  leftOver(kind: 'undo' | 'retry'): PlanRow[] {
    const wanted = ask<Outcome[]>({ ask: 'followUp', kind });
    const isMeant = ({ outcome, cells }: JobRow) =>
      wanted.includes(outcome) && (kind === 'retry' || cells.some(isWritten));
    const paths = new Set(this.rows.filter(isMeant).map((row) => row.path));
    return this.plan().rows.filter((row) => row.state === 'willChange' && paths.has(row.path));
  }

  get hasEnded(): boolean {
    return this.endedAt !== null;
  }

  /** Whether this window carries it out. */
  get isCarriedOut(): boolean {
    return this.isAdopted && this.endedAt === null;
  }

  pause() {
    this.phase = 'paused';
    this.pausedBy = { by: 'user' };
    this.publish();
  }

  resume() {
    this.phase = 'running';
    this.pausedBy = null;
    if (!this.isAdopted) {
      this.isAdopted = true;
      this.begin();
    }
    this.publish();
  }

  /** Signing in works again: a job that waits for it goes on. */
  signInMended(connectionId: string) {
    if (this.connectionId === connectionId && this.pausedBy?.by === 'environment') this.resume();
  }

  /** One that waits for its files ends only once they can be written: nobody carries it out. */
  stop() {
    if (this.pausedBy?.by === 'environment' && this.pausedBy.error.code === 'storeFailed') {
      this.isAdopted = false;
      this.publish();
      this.watchers.clear();
      return;
    }
    this.phase = 'stopping';
    this.pausedBy = null;
    this.publish();
  }

  /** Ends a job that an earlier window left, as it stands. */
  giveUp() {
    if (this.endedAt === null) this.end('stopped');
  }

  page({ outcome, from, limit }: JobPage): JobRow[] {
    const kept = outcome === null ? this.rows : this.rows.filter((row) => row.outcome === outcome);
    return kept.slice(from, from + limit).map((row, index) => ({ ...row, row: from + index }));
  }

  reasons(): ReasonCount[] {
    const found = new Map<string, ReasonCount>();
    const seen = new Set<string>();
    const cells = this.rows.flatMap((row) => row.cells.map((cell) => ({ row, ...cell })));
    for (const { row, outcome, reason } of cells) {
      if (reason === null) continue;
      const key = `${outcome} ${reason}`;
      const entry = found.get(key) ?? { outcome, reason, cells: 0, assets: 0 };
      entry.cells += 1;
      if (!seen.has(`${row.path} ${key}`)) entry.assets += 1;
      seen.add(`${row.path} ${key}`);
      found.set(key, entry);
    }
    return [...found.values()];
  }

  /** In every conflict somebody else changed the first field only. */
  conflicts({ from, limit }: ConflictPage): ConflictRow[] {
    const rows = this.page({ jobId: this.jobId, outcome: 'conflict', from, limit });
    return rows.map(({ row, path, name, title, assetKind }) => ({
      row,
      path,
      name,
      title,
      assetKind,
      fields: this.plan()
        .rows.filter((cell) => cell.path === path && cell.state === 'willChange')
        .map((cell, index) => ({
          property: cell.property,
          before: cell.old,
          yours: cell.new,
          theirs:
            index === 0 ? { kind: cell.old.kind, entries: ['On hold'], labels: [] } : cell.old,
          isTheirs: index === 0,
        })),
    }));
  }

  /** Up, level, a refusal now and then with a dip behind it. */
  chart(): ChartPoint[] {
    if (this.past === null) {
      return [{ second: 0, seconds: 1, perSecond: this.done, refused: 0 }];
    }
    const seconds = Math.max(1, Math.ceil(this.past.seconds / 120));
    const points = Math.ceil(this.past.seconds / seconds);
    const every = this.past.refused === 0 ? points + 1 : Math.ceil(points / this.past.refused);
    return Array.from({ length: points }, (_, at) => {
      const sinceRefusal = at % every;
      const rise = Math.min(1, (at + 1) / 8, every > points ? 1 : (sinceRefusal + 1) / 5);
      return {
        second: at * seconds,
        seconds,
        perSecond: PER_SECOND * rise * (0.9 + 0.1 * Math.sin(at * 1.7)),
        refused: at > 0 && sinceRefusal === 0 ? 1 : 0,
      };
    });
  }

  watch(watcher: Watcher<JobSnapshot>): Unwatch {
    this.watchers.add(watcher);
    watcher.onEvent(this.snapshot());
    return () => this.watchers.delete(watcher);
  }
}
