// English: a change while it runs, what it waits for, going on later, and how fast it goes.

import type { JobKind, PauseReason, Route, Speed } from '../backend/bindings';
import { counter } from './plural';

const count = counter('en-GB');

/** What lets a paused change go on; see `remedy.ts`. */
export type WayOn =
  | 'itself'
  | 'space'
  | 'busy'
  | 'page'
  | 'rights'
  | 'keyStore'
  | 'network'
  | 'portal'
  | 'clock'
  | 'files'
  | 'damage'
  | 'unwritten';

export const run = {
  titles: {
    change: 'Changing assets',
    undo: 'Bringing back the old values',
    retry: 'Trying again',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  titlePaused: 'Paused',
  titleStopping: 'Stopping',
  /** What a paused or stopping change is for, under its title. */
  kinds: {
    change: 'A change of metadata.',
    undo: 'This brings back what an earlier change replaced.',
    retry: 'This tries again what an earlier change did not do.',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  progress: (done: string, total: string) => `${done} of ${total} done`,
  progressLabel: 'Progress of the change',
  announce: (percent: string, done: string, total: string) =>
    `${percent}: ${done} of ${total} done`,
  changed: 'Changed',
  broughtBack: 'Brought back',
  alreadyRight: 'Already right',
  attention: 'Need attention',
  waiting: 'Waiting',
  speed: (n: string) => `about ${n} a second`,
  timeLeft: (duration: string) => `about ${duration} left`,
  slowDown: (duration: string) =>
    `AEM asked us to slow down. Relabel waits ${duration} and then goes on by itself.`,
  slowDownSaid: 'AEM asked us to slow down. Relabel waits and goes on by itself.',
  allowed: (n: string) => `AEM allows about ${n} requests a second; Relabel keeps to it.`,
  allWell: 'AEM is answering normally.',
  refused: (n: number) =>
    count(n, {
      one: 'AEM asked us to slow down once so far.',
      other: 'AEM asked us to slow down # times so far.',
    }),
  pausedByUser: 'You paused this change. Nothing is being sent.',
  pausedByEnvironment: 'Relabel paused this change',
  /** It was stopped, and nobody carries it out, but the journal knows of no end. */
  stopUnwritten: 'The change was stopped, but that could not be written down',
  settling: 'Waiting for AEM to answer what is already on its way.',
  /** How a change goes on that nobody can mend with one button. */
  wayOn: {
    itself: 'Relabel looks every few seconds and goes on by itself as soon as it works again.',
    space:
      'Free some space. Relabel looks every few seconds and goes on by itself when there is room.',
    busy: 'Wait until AEM is less busy, then continue. “Gentle” below asks less of AEM.',
    page: 'Open AEM in your browser. When you see your assets there again, come back and continue.',
    rights:
      'Ask for the permission and then continue, or continue now: assets Relabel may not change are listed, the others are changed.',
    keyStore: 'Unlock the key store of your computer, then continue.',
    network: 'Look at “Network” in Settings: it says what is wrong. Then continue.',
    portal:
      'Open any page in your browser and sign in to your network. Relabel looks every few seconds and goes on by itself.',
    clock: 'Let the computer set its clock by itself, then continue.',
    files:
      'Nothing more is sent before it can be written down. Continue to try again. If it stays like this, close Relabel and send the details to your administrator.',
    damage:
      'Nothing more is sent. Close Relabel and start it again: it then offers to save what can be read.',
    unwritten:
      'Nothing more is sent. Once the files can be written again, continue the change or leave it as it is.',
  } satisfies Record<WayOn, string> as Record<WayOn, string>,
  openNetwork: 'Check the network',
  pause: 'Pause',
  continue: 'Continue',
  stop: 'Stop',
  stopTitle: 'Stop this change?',
  stopBody: (changed: number, waiting: number) =>
    `${count(changed, { zero: 'No asset has been changed yet.', one: '# asset is changed and stays changed. You can undo that afterwards.', other: '# assets are changed and stay changed. You can undo that afterwards.' })} ${count(waiting, { zero: 'Nothing is waiting any more.', one: '# asset will not be sent.', other: '# assets will not be sent.' })}`,
  stopUndoBody: (changed: number, waiting: number) =>
    `${count(changed, { zero: 'No asset has been brought back yet.', one: '# asset has its old values back and keeps them.', other: '# assets have their old values back and keep them.' })} ${count(waiting, { zero: 'Nothing is waiting any more.', one: '# asset stays as it is now.', other: '# assets stay as they are now.' })}`,
  stopYes: 'Stop the change',
  keepGoing: 'Keep going',
  leaveHint: 'You can leave this page; the change goes on and stays visible at the top.',
  failedTitle: 'The state of this change cannot be shown',
  actionFailed: 'That did not work',
};

/** Changes that an earlier run of Relabel left in the middle. */
export const unfinished = {
  title: (n: number) =>
    count(n, { one: 'A change was interrupted', other: '# changes were interrupted' }),
  titleOf: {
    change: 'A change was interrupted',
    undo: 'An undo was interrupted',
    retry: 'Another try was interrupted',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  intro:
    'Nothing is lost. Relabel first looks which assets are done, then goes on with the others.',
  progress: (done: string, total: string) => `${done} of ${total} assets done`,
  where: (folder: string, connection: string) => `${folder} in ${connection}`,
  started: (moment: string) => `Started: ${moment}`,
  fields: (fields: string) => `Fields: ${fields}`,
  pausedBy: {
    user: 'You had paused it.',
    environment: 'It was waiting for this:',
  } satisfies Record<PauseReason['by'], string> as Record<PauseReason['by'], string>,
  goOn: 'Go on',
  look: 'Look at it',
  leave: 'Leave it as it is',
  goOnNamed: (folder: string) => `Go on: ${folder}`,
  lookNamed: (folder: string) => `Look at it: ${folder}`,
  leaveNamed: (folder: string) => `Leave it as it is: ${folder}`,
  signInFirst: (name: string) => `You are signed out of ${name}. Sign in, then go on.`,
  unlockFirst: (name: string) => `${name} is live and read only. Unlock it, then go on.`,
  connectionGone: (name: string) =>
    `The connection “${name}” is no longer here. Drop its key file anywhere in this window, then go on.`,
  practiceGone:
    'The practice environment starts afresh every time, so this change has nothing to go on with. Nothing of yours was touched.',
  otherAccount: 'Go on needs a key of the same account that started the change.',
  addKeyFirst: 'Add its connection with a key file first, then go on.',
  leaveTitle: 'Leave this change as it is?',
  leaveBody: (changed: number, waiting: number) =>
    `${count(changed, { zero: 'No asset is known to be changed.', one: '# asset is changed and stays changed. You can undo that in History.', other: '# assets are changed and stay changed. You can undo that in History.' })} ${count(waiting, { zero: 'Nothing is waiting any more.', one: '# asset has no outcome yet: some of what was on its way may have arrived.', other: '# assets have no outcome yet: some of what was on its way may have arrived.' })} It cannot go on after that; you can try the rest again as a new change.`,
  leaveYes: 'Leave it as it is',
  leaveNo: 'Decide later',
  notice: (n: number) =>
    count(n, {
      one: 'A change was interrupted and can go on.',
      other: '# changes were interrupted and can go on.',
    }),
  noticeShow: 'Show',
  noticeLater: 'Not now',
};

/** The question before Relabel is closed in the middle of a change. */
export const closing = {
  title: 'Close Relabel now?',
  running: (done: string, total: string) => `A change is still running: ${done} of ${total} done.`,
  paused: (done: string, total: string) => `A change is paused: ${done} of ${total} done.`,
  several: (n: number) =>
    count(n, {
      one: '# change has not ended:',
      other: '# changes have not ended:',
    }),
  line: (done: string, total: string) => `${done} of ${total} done`,
  kept: 'If you close Relabel now, nothing is lost: at the next start you can go on.',
  ended: 'The change has ended in the meantime.',
  keepOpen: 'Keep open',
  close: 'Close Relabel',
  isClosing: 'Waiting for the last answers of AEM. Nothing new is sent.',
  failed: (why: string) => `Relabel could not be closed: ${why}.`,
  failedTitle: 'Relabel could not be closed',
};

/** How fast requests follow each other. */
export const speed = {
  label: 'How fast',
  names: {
    gentle: 'Gentle',
    normal: 'Normal',
    fast: 'Fast',
  } satisfies Record<Speed, string> as Record<Speed, string>,
  hints: {
    gentle: 'Up to 20 assets a second',
    normal: 'Up to 300 assets a second',
    fast: 'As fast as AEM allows',
  } satisfies Record<Speed, string> as Record<Speed, string>,
  holds: (connection: string) => `Holds for everything that is sent to ${connection}.`,
  saved: (name: string) => `Saved: ${name}.`,
  failed: 'The speed could not be changed',
};

/** How changes reach AEM. */
export const route = {
  label: 'How changes are written',
  names: {
    together: 'Many assets in one request',
    oneByOne: 'One request for each asset',
  } satisfies Record<Route, string> as Record<Route, string>,
  together:
    'Up to 50 assets at once: fast, and light for AEM. A colleague’s change to the same field is lost if it comes in the last second before.',
  withVersions: 'Slower. AEM compares versions, so a colleague’s change is never overwritten.',
  oneByOne:
    'Slower, and heavier for AEM. A colleague’s change to the same field is lost if it comes in the last second before.',
  appliesTo: (connection: string) => `Applies to the next changes in ${connection}.`,
  refused: (until: string) =>
    `AEM refused several assets in one request. Relabel writes them one by one until ${until}, then tries again.`,
  saved: (name: string) => `Saved: ${name}.`,
  failed: 'This could not be changed',
};

/** The page on which trouble is staged in the practice environment. */
export const trouble = {
  link: 'Stage trouble to practise with',
  title: 'Trouble to practise with',
  intro:
    'See what Relabel does when AEM has a bad day. Everything here happens in the practice environment only.',
  staged: 'At work now',
  none: 'Nothing is wrong: the practice environment answers every request.',
  colon: ': ',
  atWork: (hits: string) => `At work now: ${hits}`,
  hits: (n: number) =>
    count(n, { zero: 'has not met anything yet', one: 'met # request', other: 'met # requests' }),
  limit: (n: string) => `At most ${n} requests a second`,
  latency: (n: string) => `Every answer begins after ${n} ms`,
  calm: 'Calm down',
  calmHint: 'No trouble, no limit, and as fast as at first.',
  calmDone: 'Everything is calm again.',
  stagedNow: (name: string) => `Staged: ${name}`,
  events: 'Make something happen',
  kinds: {
    slowDown: 'AEM asks to slow down',
    down: 'AEM is down for a minute',
    loginPage: 'Sign-in page instead of data',
    passEnds: 'Access pass ends',
    noPermission: 'No permission in a folder',
    otherEdits: 'Somebody else edits 5 assets',
    answerLost: 'Connection breaks after the change arrived',
    oneFails: 'One asset always fails',
  },
  kindHints: {
    slowDown: '20 times, each time for 2 seconds',
    down: 'From the next request on, every one meets an error page',
    loginPage: 'The next 12 requests',
    passEnds: 'In the next change; Relabel fetches a new one by itself',
    noPermission: 'In the folder “People”',
    otherEdits: 'Videos, while the whole library is changed',
    answerLost: '3 assets of the next change: each arrives, its answer does not',
    oneFails: '“Glass workshop team”, in “People”',
  },
  limits: 'How many requests a second AEM allows',
  limitOf: (n: string) => `${n} a second`,
  latencies: 'How long AEM takes to begin an answer',
  latencyOf: (n: string) => `${n} ms`,
  own: 'Any other trouble',
  ownLabel: 'Trouble in writing',
  ownHint: 'For example 503-html:every=2,for=60s',
  stage: 'Stage it',
  ownInvalid: (why: string) => `Relabel does not understand this: ${why}`,
  how: 'What can be written',
  back: 'Back to the connection',
  failed: 'The practice environment did not take that',
  gone: 'The practice environment does not run',
};

/** The pages shown in place of everything else when the files of Relabel cannot be used. */
export const damage = {
  title: 'Relabel’s own files are damaged',
  what: 'The file in which Relabel notes every change cannot be trusted any more. This can happen when a disk fails or the computer loses power.',
  aem: 'Your assets in AEM are not affected. Your keys are safe in the key store of this computer.',
  nothing: 'Until this is decided nothing is read from AEM and nothing is sent.',
  saveTitle: '1. Save what can be read',
  saveHint:
    'A sheet of every change that is still legible: asset, field, value before, value after. Keep it: it is your record if something has to be undone by hand.',
  save: 'Save what can be read',
  saved: 'Saved.',
  notSaved: 'Nothing was saved.',
  saveFailed: 'What can be read could not be saved',
  afreshTitle: '2. Start with an empty Relabel',
  afreshHint:
    'The damaged file is kept beside the new one, for your administrator. Connections have to be added again; History is empty.',
  afresh: 'Start with an empty Relabel',
  afreshAsk: 'Start with an empty Relabel?',
  afreshBody:
    'History and connections begin empty. The damaged file is renamed and kept. Changes it recorded can no longer be undone with one click.',
  afreshNotSaved: 'You have not saved what can be read yet.',
  afreshYes: 'Start empty',
  afreshRunning: 'Relabel starts again.',
  afreshFailed: 'Relabel could not start empty',
  cannotStart: 'Relabel cannot start',
  close: 'Close Relabel',
};
