// A host that lives in memory: for tests, and for looking at screens in a browser tab.
// It is loaded only during development and is not part of a build.

import type { Backend, Watcher } from '../backend';
import type {
  JobSnapshot,
  KeyInspection,
  ListingState,
  RecipeInspection,
  Settings,
  SheetInspection,
} from '../bindings';
import { editCalls } from './changes/edits';
import { historyCalls, pastJobs } from './changes/history';
import { MemoryJob } from './changes/job';
import { keptCalls } from './changes/kept';
import { MemoryPlan, pathsOf, rowsFor } from './changes/plan';
import { recipeCalls } from './changes/recipes';
import { sheetCalls } from './changes/sheets';
import { findingsOf, watchFindings } from './connections/checks';
import { connectionCalls, MemoryConnections } from './connections/connections';
import { outlookOf } from './connections/guard';
import { connection, USABLE_KEY } from './connections/keys';
import { MemoryNetworkSide, USABLE_CERTIFICATE } from './connections/network';
import { MemoryPractice } from './connections/practice';
import { apiError } from './errors';
import { foldersBelow, initialValue, picture, type Rows, rowsOf } from './library';
import type { MemoryOptions } from './options';
import { questionCalls } from './questions';
import { NotRecorded } from './recorded';
import { searchCalls } from './searches';
import { tagCalls } from './tags';

export { connection, USABLE_KEY } from './connections/keys';
export { apiError } from './errors';
export { type MemoryOptions, optionsFrom } from './options';

/** The stand-in, with a way for tests to play the shell. */
export interface MemoryBackend extends Backend {
  /** Plays a drop: the file hovers, is let go and is understood. */
  drop(inspection: KeyInspection): void;
  dropSheet(inspection: SheetInspection): void;
  dropRecipe(inspection: RecipeInspection): void;
  dropSeveral(names: string[]): void;
  hover(over: boolean): void;
  /** The factor everything is shown with. */
  zoom(): number;
  /** Plays the button that closes the window, while jobs run. */
  askToClose(): void;
}

/** A host without a Rust side. */
export function memoryBackend(options: MemoryOptions = {}): MemoryBackend {
  const pace = options.pace ?? 60;
  const connections = [...(options.connections ?? [])];
  const kept = new MemoryConnections(connections);
  const listings = new Map<string, Rows>();
  const plans = new Map<string, MemoryPlan>();
  const past = options.history ?? 0;
  const jobs = pastJobs(past, connections[0] ?? connection(), pace, options.leftOver);
  for (const job of jobs.values()) {
    if (options.isGoing && !job.hasEnded) job.resume();
  }
  const practice = new MemoryPractice();
  let isAfresh = false;
  const network = new MemoryNetworkSide(
    options.network ?? 'open',
    options.certificates ?? [],
    options.systemProxy,
  );
  const certificate = options.certificate ?? USABLE_CERTIFICATE;
  const dragListeners = new Set<(over: boolean) => void>();
  const keyListeners = new Set<(inspection: KeyInspection) => void>();
  const sheetListeners = new Set<(inspection: SheetInspection) => void>();
  const recipeListeners = new Set<(inspection: RecipeInspection) => void>();
  const severalListeners = new Set<(names: string[]) => void>();
  const closeListeners = new Set<(running: JobSnapshot[]) => void>();
  let settings: Settings = options.settings ?? { language: 'en', theme: 'system' };
  let zoom = 1;
  let counter = 0;
  const nextId = (prefix: string) => `${prefix}-${++counter}`;
  const later = () =>
    new Promise<void>((resolve) => (pace === 0 ? resolve() : setTimeout(resolve, pace)));
  const openRows = (rows: Rows) => {
    const id = nextId('listing');
    listings.set(id, rows);
    return id;
  };
  const known = <T>(map: Map<string, T>, id: string): T => {
    const found = map.get(id);
    if (found === undefined) throw apiError('notFound');
    return found;
  };
  async function answer<T>(method: keyof Backend, make: () => T): Promise<T> {
    await later();
    const failure = options.failing?.[method];
    // A folder that was begun afresh is damaged no more.
    if (failure && !(isAfresh && failure.code === 'storeDamaged')) throw failure;
    try {
      return make();
    } catch (thrown) {
      if (!(thrown instanceof NotRecorded)) throw thrown;
      // Not every letter that is typed was recorded. The core is taken to be at it still: what
      // is asked next has its answer, and a test that waits for this one fails, and says so.
      return new Promise<T>(() => {});
    }
  }

  function growing(rows: Rows, listingId: string, watcher: Watcher<ListingState>) {
    let step = 0;
    let open = true;
    const tick = () => {
      if (!open) return;
      step += 1;
      const complete = pace === 0 || step >= 4;
      watcher.onEvent({
        listingId,
        count: complete ? rows.count : Math.floor((rows.count * step) / 4),
        fragmentsLeftOut: rows.fragmentsLeftOut,
        notFound: rows.notFound ?? 0,
        missing: rows.missing ?? [],
        notPaths: rows.notPaths ?? [],
        notPathCount: rows.notPaths?.length ?? 0,
        complete,
        error: null,
      });
      if (!complete) setTimeout(tick, pace * 2);
    };
    setTimeout(tick, 0);
    return () => {
      open = false;
    };
  }

  const ofJobs = { answer, jobs, plans, connections, nextId };

  return {
    appInfo: () =>
      answer('appInfo', () => ({
        version: '0.1.0',
        dataFolder: '~/.local/share/relabel',
        keyStore: 'Secret Service keyring',
        loopbackAllowed: false,
        startInPractice: false,
      })),
    getSettings: () => answer('getSettings', () => settings),
    saveSettings: (next) =>
      answer('saveSettings', () => {
        settings = next;
        return null;
      }),
    ...connectionCalls({
      answer,
      nextId,
      connections: kept,
      key: options.key ?? USABLE_KEY,
      onSignedIn: (connectionId) => {
        for (const job of jobs.values()) job.signInMended(connectionId);
      },
    }),
    pickCertificate: () => answer('pickCertificate', () => certificate),
    trustCertificate: () => answer('trustCertificate', () => network.trust(certificate)),
    listCertificates: () => answer('listCertificates', () => network.list()),
    forgetCertificate: ({ fingerprint }) =>
      answer('forgetCertificate', () => network.forget(fingerprint)),
    proxySettings: () => answer('proxySettings', () => network.proxySettings()),
    setProxy: (choice, password) => answer('setProxy', () => network.setProxy(choice, password)),
    startPractice: () =>
      answer('startPractice', () => {
        const found = connections.find((one) => one.stage === 'practice');
        if (found) return found;
        const practice = connection({
          id: 'practice',
          name: 'Practice environment',
          address: 'http://127.0.0.1:4502',
          stage: 'practice',
        });
        connections.push(practice);
        return practice;
      }),
    practiceTrouble: () =>
      answer('practiceTrouble', () => {
        if (!connections.some((one) => one.stage === 'practice')) throw apiError('notFound');
        return practice.state();
      }),
    changePractice: (request) => answer('changePractice', () => practice.change(request)),
    listFolders: ({ path }) => answer('listFolders', () => foldersBelow(path)),
    openListing: ({ path, recursive, includeFragments }) =>
      answer('openListing', () =>
        openRows(rowsOf(path, recursive, includeFragments, options.assets)),
      ),
    closeListing: ({ listingId }) =>
      answer('closeListing', () => {
        listings.delete(listingId);
        return null;
      }),
    listingPage: ({ listingId, from, limit }) =>
      answer('listingPage', () => {
        const rows = known(listings, listingId);
        const length = Math.max(0, Math.min(limit, rows.count - from));
        return Array.from({ length }, (_, index) => rows.at(from + index));
      }),
    sortListing: ({ listingId }) =>
      answer('sortListing', () => [...Array(known(listings, listingId).count).keys()]),
    listingRows: ({ listingId, rows }) =>
      answer('listingRows', () => {
        const listed = known(listings, listingId);
        return rows.map((row) => listed.at(row));
      }),
    readSample: ({ selection, properties }) =>
      answer('readSample', () =>
        pathsOf(known(listings, selection.listingId), selection, 3).map((asset) => ({
          path: asset.path,
          title: asset.title ?? asset.name,
          values: properties.map((property) => initialValue(asset.path, property)),
        })),
      ),
    makePlan: ({ connectionId, selection, edit }) =>
      answer('makePlan', () => {
        const planId = nextId('plan');
        const listing = known(listings, selection.listingId);
        const about = { kind: 'change' as const, ofJob: null, folder: listing.path };
        const rows = rowsFor(listing, selection, edit, options.cannot);
        plans.set(planId, new MemoryPlan(planId, connectionId, rows, about));
        return planId;
      }),
    discardPlan: ({ planId }) =>
      answer('discardPlan', () => {
        plans.delete(planId);
        return null;
      }),
    planPage: (page) => answer('planPage', () => known(plans, page.planId).page(page)),
    jobOutlook: ({ planId }) =>
      answer('jobOutlook', () => {
        const plan = known(plans, planId);
        return outlookOf(plan, kept.find(plan.connectionId), options.outlook ?? {});
      }),
    startJob: ({ planId }) =>
      answer('startJob', () => {
        const plan = known(plans, planId);
        const jobId = nextId('job');
        const at = kept.find(plan.connectionId);
        const about = {
          ...plan.about,
          jobId,
          connectionId: at.id,
          connectionName: at.name,
          fields: [...new Set(plan.rows.map((row) => row.property))],
          edit: { fields: [] },
          osUser: 'editor',
          speed: at.speed,
        };
        const job = new MemoryJob(about, () => plan, pace, options.pauses ?? null);
        job.isBusy = options.isBusy ?? false;
        jobs.set(jobId, job);
        return jobId;
      }),
    pauseJob: ({ jobId }) =>
      answer('pauseJob', () => {
        known(jobs, jobId).pause();
        return null;
      }),
    resumeJob: ({ jobId }) =>
      answer('resumeJob', () => {
        known(jobs, jobId).resume();
        return null;
      }),
    stopJob: ({ jobId }) =>
      answer('stopJob', () => {
        known(jobs, jobId).stop();
        return null;
      }),
    jobPage: (page) => answer('jobPage', () => known(jobs, page.jobId).page(page)),
    jobReasons: ({ jobId }) => answer('jobReasons', () => known(jobs, jobId).reasons()),
    ...historyCalls(ofJobs),
    ...keptCalls(ofJobs, options.copiesSize ?? 0, (id) => kept.remove(id)),
    ...editCalls({
      answer,
      plan: (planId) => known(plans, planId),
      assets: (selection, limit) => pathsOf(known(listings, selection.listingId), selection, limit),
    }),
    ...tagCalls(answer),
    ...recipeCalls(answer, options),
    ...searchCalls({
      answer,
      nextId,
      saved: options.searches ?? [],
      rows: (path, includeFragments) => rowsOf(path, true, includeFragments, options.assets),
      finds: options,
      open: openRows,
    }),
    ...questionCalls({
      answer,
      nextId,
      open: openRows,
      options,
      pace,
    }),
    ...sheetCalls({
      answer,
      nextId,
      plans,
      count: (selection) => {
        const { count } = known(listings, selection.listingId);
        return selection.kind === 'rows' ? selection.rows.length : count - selection.except.length;
      },
      options,
      pace,
    }),
    saveReadable: () => answer('saveReadable', () => true),
    startAfresh: () =>
      answer('startAfresh', () => {
        isAfresh = true;
        return null;
      }),
    setZoom: (factor) => {
      zoom = factor;
      return answer('setZoom', () => {});
    },
    zoom: () => zoom,
    closeApp: () => answer('closeApp', () => null),
    watchListing: ({ listingId }, watcher) => {
      const rows = listings.get(listingId);
      const failure = options.failing?.watchListing;
      if (failure || !rows) {
        watcher.onError(failure ?? apiError('notFound'));
        return () => {};
      }
      return growing(rows, listingId, watcher);
    },
    watchPlan: ({ planId }, watcher) => {
      const plan = plans.get(planId);
      const failure = options.failing?.watchPlan;
      if (failure || !plan) {
        watcher.onError(failure ?? apiError('notFound'));
        return () => {};
      }
      return plan.watch(watcher, pace);
    },
    watchJob: ({ jobId }, watcher) => {
      const job = jobs.get(jobId);
      if (!job) {
        watcher.onError(apiError('notFound'));
        return () => {};
      }
      return job.watch(watcher);
    },
    watchCheck: ({ connectionId, folder }, watcher) => {
      const at = connections.find((one) => one.id === connectionId);
      const failure = options.failing?.watchCheck;
      if (failure || !at) {
        watcher.onError(failure ?? apiError('notFound'));
        return () => {};
      }
      return watchFindings(findingsOf(at, folder, options.troubles ?? []), watcher, pace);
    },
    watchNetworkCheck: (watcher) => {
      const failure = options.failing?.watchNetworkCheck;
      if (failure) {
        watcher.onError(failure);
        return () => {};
      }
      const hosts = connections.map((one) => new URL(one.address).host);
      return network.watch(['ims-na1.adobelogin.com', ...new Set(hosts)], watcher, pace);
    },
    onDragOver: (listener) => {
      dragListeners.add(listener);
      return () => dragListeners.delete(listener);
    },
    onKeyInspected: (listener) => {
      keyListeners.add(listener);
      return () => keyListeners.delete(listener);
    },
    onSheetInspected: (listener) => {
      sheetListeners.add(listener);
      return () => sheetListeners.delete(listener);
    },
    onRecipeInspected: (listener) => {
      recipeListeners.add(listener);
      return () => recipeListeners.delete(listener);
    },
    onSeveralDropped: (listener) => {
      severalListeners.add(listener);
      return () => severalListeners.delete(listener);
    },
    onCloseAsked: (listener) => {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    thumbnailUrl: (_connectionId, path) =>
      path.length % 11 === 0 ? 'data:image/png;base64,' : picture(path),
    drop: (inspection) => {
      kept.wait(inspection);
      for (const listener of keyListeners) listener(inspection);
    },
    dropSheet: (inspection) => {
      for (const listener of sheetListeners) listener(inspection);
    },
    dropSeveral: (names) => {
      for (const listener of severalListeners) listener(names);
    },
    dropRecipe: (inspection) => {
      for (const listener of recipeListeners) listener(inspection);
    },
    askToClose: () => {
      const running = [...jobs.values()].filter((job) => job.isCarriedOut);
      for (const listener of closeListeners) listener(running.map((job) => job.snapshot()));
    },
    hover: (over) => {
      for (const listener of dragListeners) listener(over);
    },
  };
}
