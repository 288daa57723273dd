// English: changes that were, and what can follow them.

import type { JobKind, ReportFormat } from '../backend/bindings';
import { counter } from './plural';

const count = counter('en-GB');

export const history = {
  title: 'History',
  intro: 'Every change made with Relabel on this computer. Open one to see it again or to undo it.',
  search: 'Search',
  searchHint: 'Folder, field, connection or person',
  listLabel: 'Changes, the newest first',
  column: {
    what: 'Change',
    where: 'Where',
    when: 'When',
    who: 'Who',
    result: 'Result',
  },
  /** A change is named by its fields: "Copyright and Keywords". */
  what: (kind: JobKind, fields: string) =>
    kind === 'undo' ? `Undo: ${fields}` : kind === 'retry' ? `Another try: ${fields}` : fields,
  noFields: 'No field',
  found: (n: number) => count(n, { zero: 'No changes', one: '# change', other: '# changes' }),
  foundMore: (n: string) => `${n} changes so far, more below`,
  emptyTitle: 'No changes yet',
  emptyHint: 'What you change appears here, and can be undone from here.',
  emptyGo: 'Go to Assets',
  noHitsTitle: 'No change matches',
  noHitsHint: (search: string) =>
    `Nothing was found for “${search}”. Try the name of a folder, a field or a connection.`,
  clearSearch: 'Show all changes',
  failedTitle: 'The history could not be read',
  jobFailedTitle: 'This change could not be read',
  back: 'Back to History',
  recent: 'Last changes',
  seeAll: 'See all',
  seeAllNamed: 'See all changes',
  undoNamed: (undo: string, what: string, folder: string) => `${undo} ${what}, ${folder}`,
  phase: {
    running: 'Running',
    paused: 'Paused',
    stopping: 'Stopping',
    stopped: 'Stopped',
    finished: 'Finished',
  },
  /** The numbers of a change in a few words. */
  sum: {
    changed: (kind: JobKind, n: number) =>
      kind === 'undo'
        ? count(n, { zero: 'none brought back', one: '# brought back', other: '# brought back' })
        : count(n, { zero: 'none changed', one: '# changed', other: '# changed' }),
    alreadyRight: (n: number) => count(n, { one: '# already right', other: '# already right' }),
    attention: (n: number) => count(n, { one: '# needs attention', other: '# need attention' }),
    notSent: (n: number) => count(n, { one: '# not sent', other: '# not sent' }),
    waiting: (n: number) => count(n, { one: '# waiting', other: '# waiting' }),
    leftOut: (n: number) => count(n, { one: '# left out', other: '# left out' }),
    fieldsNotDone: (n: number) => count(n, { one: '# field not done', other: '# fields not done' }),
  },
  facts: {
    label: 'About this change',
    folder: 'Folder',
    connection: 'Connection',
    fields: 'Fields',
    who: 'Who',
    started: 'Started',
    took: 'Took',
    follows: 'Follows',
  },
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  gone: 'removed',
  took: (duration: string, speed: string | null) =>
    speed === null ? duration : `${duration}, about ${speed} a second`,
  /** What an undo or another try follows, as a link. */
  follows: {
    change: (moment: string) => `the change of ${moment}`,
    undo: (moment: string) => `the undo of ${moment}`,
    retry: (moment: string) => `the try of ${moment}`,
  } satisfies Record<JobKind, (moment: string) => string> as Record<
    JobKind,
    (moment: string) => string
  >,
  runningTitle: 'This change has not ended',
  runningHint: (done: string, total: string) => `${done} of ${total} assets are done.`,
  showProgress: 'Show its progress',
  pausedHint: 'It is paused.',
};

/** What can follow a change that ended: undo, another try, a report. */
export const after = {
  title: (kind: JobKind, n: number) =>
    kind === 'undo'
      ? count(n, {
          zero: 'No asset got its old values back',
          one: '# asset has its old values back',
          other: '# assets have their old values back',
        })
      : count(n, {
          zero: 'No asset was changed',
          one: '# asset changed',
          other: '# assets changed',
        }),
  allDone: {
    change: 'Every asset now has the values you chose.',
    undo: 'Every asset is as it was before.',
    retry: 'Every asset that was left over now has the values you chose.',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  adjusted: 'AEM changed some of the values you chose; see below.',
  attempts: (n: number) => count(n, { one: 'sent once', other: 'sent # times' }),
  undoLong: 'Undo…',
  retry: 'Try again…',
  preparing: 'Preparing',
  undoFailed: 'The undo could not be prepared',
  retryFailed: 'Another try could not be prepared',
  connectionGone: (name: string) => `The connection “${name}” was removed`,
  addKey: (name: string) =>
    `Drop the key file of “${name}” anywhere in this window; then come back here.`,
  practiceGone:
    'The practice environment starts afresh every time, so there is nothing to bring back any more.',
  nothingLeft: 'There is nothing left to take up. Open History to see what was done since.',
  report: 'Save report',
  reports: {
    xlsx: 'Excel workbook',
    csv: 'CSV file',
    notDone: 'Only what was not done',
  } satisfies Record<ReportFormat, string> as Record<ReportFormat, string>,
  reportHints: {
    xlsx: 'Every asset with before, after and outcome',
    csv: 'The same, for any spreadsheet',
    notDone: 'A sheet that can be filled in and used again',
  } satisfies Record<ReportFormat, string> as Record<ReportFormat, string>,
  saved: 'The report is saved.',
  saveFailed: 'The report could not be saved',
  sheet: 'Result',
  reportColumn: {
    asset: 'Asset',
    field: 'Field',
    before: 'Before',
    after: 'After',
    outcome: 'Outcome',
    whatToDo: 'What to do',
    toBeCleared: 'to be cleared',
  },
};

/** Old and new of what follows a change, before it is started. */
export const followUp = {
  title: {
    undo: 'What comes back',
    retry: 'What is tried again',
  },
  intro: {
    undo: (moment: string) =>
      `This brings back what the change of ${moment} replaced. Assets that someone changed since then are left alone. Nothing has been sent yet.`,
    retry: (moment: string) =>
      `This tries again what the change of ${moment} did not do, with the same values. Nothing has been sent yet.`,
  },
  start: {
    undo: (n: number) => count(n, { one: 'Bring back # asset', other: 'Bring back # assets' }),
    retry: (n: number) => count(n, { one: 'Try # asset again', other: 'Try # assets again' }),
  },
  /** Columns of an undo. */
  now: 'Now',
  comesBack: 'Comes back',
  back: 'Back without starting',
  confirmTitle: {
    undo: (n: number) => count(n, { one: 'Bring back # asset?', other: 'Bring back # assets?' }),
    retry: (n: number) => count(n, { one: 'Try # asset again?', other: 'Try # assets again?' }),
  },
  liveTitle: {
    undo: 'Bring back the old values in the live environment?',
    retry: 'Try again in the live environment?',
  },
  value: {
    undo: 'gets its old value back',
    retry: 'gets the value that was chosen',
  },
  expected: (duration: string) => `It takes about ${duration}.`,
};

/** What somebody else changed meanwhile. */
export const conflicts = {
  title: 'Changed by someone else',
  intro: {
    change:
      'Someone changed these assets between your check and the run, so Relabel left them alone. To write your values all the same, choose these assets again: the new check shows what is there now.',
    undo: 'Someone changed values of these assets after the change you are undoing, so Relabel left those values alone; the other fields got their old values back. To bring back the rest all the same, change these assets anew.',
    retry:
      'Someone changed these assets in the meantime, so Relabel left them alone. To write your values all the same, choose these assets again: the new check shows what is there now.',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  listLabel: 'Assets that someone else changed',
  tableLabel: (asset: string) => `Values of ${asset}`,
  column: {
    field: 'Field',
    before: 'Before',
    theirs: 'Theirs',
  },
  yours: {
    change: 'Yours',
    undo: 'To bring back',
    retry: 'Yours',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  isTheirs: 'changed by someone else',
  rest: {
    change: 'as before',
    undo: 'brought back',
    retry: 'as before',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  more: (n: number) => count(n, { one: 'Show # more', other: 'Show # more' }),
  failedTitle: 'The values could not be read',
};

/** The small chart of a run. */
export const chart = {
  title: 'How it went',
  titleGoing: 'How it goes so far',
  speed: 'Assets a second',
  refused: 'AEM asked to slow down',
  summary: (peak: string, duration: string) => `Up to ${peak} assets a second, over ${duration}.`,
  refusedTimes: (n: number) =>
    count(n, {
      zero: 'AEM never asked to slow down.',
      one: 'AEM asked to slow down once.',
      other: 'AEM asked to slow down # times.',
    }),
  start: 'Start',
  failedTitle: 'The course of this change could not be read',
};
