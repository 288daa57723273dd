// English: every word of the window except connections, errors and field names.

import { checks } from './en-checks';
import { connections, key, local } from './en-connections';
import { edits } from './en-edits';
import { errors } from './en-errors';
import { fields } from './en-fields';
import { guard } from './en-guard';
import { after, chart, conflicts, followUp, history } from './en-history';
import { keySteps } from './en-key-steps';
import { network } from './en-network';
import { planTable } from './en-plan';
import { questions } from './en-questions';
import { reasons } from './en-reasons';
import { recipes } from './en-recipes';
import { requests } from './en-requests';
import { closing, damage, route, run, speed, trouble, unfinished } from './en-run';
import { searches } from './en-searches';
import { openCheck, sheets } from './en-sheets';
import { tags } from './en-tags';
import { counter } from './plural';

const count = counter('en-GB');
const assets = (n: number) => count(n, { one: '# asset', other: '# assets' });

export const en = {
  locale: 'en-GB',
  errors,
  reasons,
  fields,
  guard,
  history,
  after,
  followUp,
  conflicts,
  chart,
  network,
  checks,
  requests,
  edits,
  tags,
  recipes,
  planTable,
  searches,
  questions,
  openCheck,
  sheets,
  keySteps,
  local,
  common: {
    cancel: 'Cancel',
    back: 'Back',
    close: 'Close',
    tryAgain: 'Try again',
    forAdministrator: 'Details for your administrator',
    loading: 'Loading',
    justNow: 'just now',
    empty: 'empty',
    yes: 'Yes',
    no: 'No',
    unknown: 'not known',
    assets,
    seeConnections: 'Go to Connections',
  },
  shell: {
    navigation: 'Main',
    home: 'Home',
    assets: 'Assets',
    sheets: 'Sheets',
    questions: 'Questions',
    history: 'History',
    connections: 'Connections',
    settings: 'Settings',
    connection: 'Connection',
    noConnection: 'No connection chosen',
    switchConnection: (name: string, stage: string) => `Connection: ${name}, ${stage}`,
    accessEnds: (moment: string) => `Access ends at ${moment}`,
    accessEndsOn: (moment: string) => `Access ends on ${moment}`,
    jobRunning: (done: string, total: string) => `${done} of ${total} done`,
    jobPaused: 'Paused',
    jobStopping: 'Stopping',
    showJob: (state: string) => `Show this change: ${state}`,
    jobFinished: 'Change finished',
    jobStopped: 'Change stopped',
    steps: 'Steps of this change',
    step: {
      choose: 'Choose',
      change: 'Change',
      check: 'Check',
      run: 'Run',
    },
    stepState: (name: string, n: number, state: 'done' | 'current' | 'ahead') =>
      state === 'done'
        ? `Step ${n} of 4, ${name}, done`
        : state === 'current'
          ? `Step ${n} of 4, ${name}, current`
          : `Step ${n} of 4, ${name}, not yet`,
    drop: 'Drop the file',
    dropHint: 'A key, a sheet or a recipe: let go anywhere in this window.',
    severalTitle: (taken: string) => `Only “${taken}” was opened`,
    several: (others: string) =>
      `Relabel opens one file at a time. Drop the others again one by one: ${others}.`,
    severalMore: (n: string) => `${n} more`,
  },
  stage: {
    live: 'Live',
    test: 'Test',
    development: 'Development',
    practice: 'Practice',
  },
  welcome: {
    title: 'Relabel all your assets at once',
    intro: 'Start with the key file your AEM administrator sent you.',
    dropTitle: 'Drop your key file here',
    dropHint: 'It opens the door to your AEM environment. It usually ends in .json.',
    choose: 'Choose file',
    practice: 'Try it in the practice environment',
    practiceHint: 'No key file yet? Practise with a made-up library. Nothing leaves this computer.',
    sheet: 'Open a sheet',
    localAem: 'Developers: use the AEM SDK on this computer',
    promise: (keyStore: string) =>
      `The key is stored in ${keyStore}, the key store of this computer. We never upload it.`,
    stepsTitle: 'How it works',
    steps: ['Choose the assets', 'Say what should change', 'Check old and new', 'Run it'],
    homeTitle: 'Welcome back',
    homeIntro: 'Where would you like to work?',
    open: (name: string) => `Open ${name}`,
    openShort: 'Open',
    addTitle: 'Another environment?',
    addHint: 'Drop its key file anywhere in this window.',
    practiceTitle: 'Practice environment',
    practiceShort: 'Try it',
  },
  key,
  assets: {
    folders: 'Folders',
    allAssets: 'All assets',
    foldersFailed: 'The folders could not be read',
    folderFailed: 'Could not be read. Close and open the folder to try again.',
    subfolders: 'With subfolders',
    fragments: 'Content fragments too',
    fragmentsLeftOut: (n: number) =>
      count(n, { one: '# content fragment left out', other: '# content fragments left out' }),
    view: 'View',
    table: 'Table',
    grid: 'Grid',
    listLabel: (folder: string) => `Assets in ${folder}`,
    column: { name: 'Name', kind: 'Kind', folder: 'Folder', modified: 'Changed on' },
    kind: {
      image: 'Image',
      video: 'Video',
      audio: 'Audio',
      document: 'Document',
      fragment: 'Content fragment',
      other: 'File',
    },
    selectAll: 'Select all',
    selectNone: 'Select none',
    select: (name: string) => `Select ${name}`,
    stillLooking: (n: number) =>
      count(n, { zero: 'Looking for assets', one: '# asset so far', other: '# assets so far' }),
    noneTicked: (n: number) =>
      count(n, {
        one: 'Nothing ticked: the one asset here will be changed',
        other: 'Nothing ticked: all # assets here will be changed',
      }),
    ticked: (n: number, of: number) =>
      count(n, {
        one: `# of ${assets(of)} ticked`,
        other: `# of ${assets(of)} ticked`,
      }),
    change: (n: number) => count(n, { one: 'Change # asset', other: 'Change # assets' }),
    changeAll: (n: number) => count(n, { one: 'Change # asset', other: 'Change all # assets' }),
    emptyTitle: 'This folder has no assets',
    emptyHint: 'Open one of its folders, or look into all of them at once.',
    emptyHintRecursive: 'There is nothing in its subfolders either.',
    includeSubfolders: 'Include subfolders',
    failedTitle: 'The assets could not be listed',
    partialTitle: 'This list is not complete',
    noConnectionTitle: 'Choose where to work first',
    noConnectionHint: 'Open a connection, or try the practice environment.',
  },
  change: {
    title: 'What should change?',
    intro: (n: number) => count(n, { one: 'On # asset.', other: 'On each of the # assets.' }),
    noChoiceTitle: 'No assets are chosen',
    noChoiceHint: 'Choose the assets first, then say what should change.',
    pickFirstHint: 'People change these most often:',
    addField: 'Add a field',
    searchField: 'Find a field',
    group: {
      basics: 'Basics',
      rights: 'Rights',
      publishing: 'Publishing',
      origin: 'Origin',
      schema: 'From your AEM form',
      seen: 'Seen on these assets',
      other: 'Other fields',
    },
    otherField: 'Another field by its technical name',
    otherName: 'Technical name',
    otherNameHint: 'Your administrator can tell you, for example dam:colour.',
    otherNameInvalid:
      'A technical name has a prefix and a colon, such as dc:rights, with no spaces.',
    otherNameTaken: 'This field is already in the list.',
    otherKind: 'What does it hold?',
    add: 'Add',
    kind: {
      text: 'Text',
      longText: 'Long text',
      list: 'List',
      tags: 'Tags',
      date: 'Date',
      yesNo: 'Yes or no',
      number: 'Number',
    },
    action: 'What happens',
    clearNote: (field: string) => `${field} will be empty on every asset.`,
    remove: (field: string) => `Remove ${field} from this change`,
    value: (field: string) => `New value of ${field}`,
    valueMissing: 'Enter a value, or choose “Clear” to empty the field.',
    numberInvalid: 'Enter a number, such as 12 or 3.5.',
    addEntry: 'Add entry',
    entryPlaceholder: 'Type and press Enter',
    listNote: 'The new list takes the place of the whole old list.',
    timeZone: (zone: string) => `Time zone: ${zone}`,
    sample: 'For example',
    sampleLoading: 'Reading a few assets',
    sampleFailed: 'The first assets could not be read',
    check: (n: number) => count(n, { one: 'Check # asset', other: 'Check # assets' }),
    backToAssets: 'Back to assets',
  },
  check: {
    title: 'Old and new',
    intro: 'Nothing has been sent yet.',
    reading: (read: string, total: string) => `Reading what is there now: ${read} of ${total}`,
    readingLabel: 'Reading assets',
    filters: 'Show',
    all: 'All',
    filter: (name: string, n: string) => `${name} ${n}`,
    listLabel: 'Old and new values',
    column: { asset: 'Asset', field: 'Field', old: 'Old', new: 'New', state: 'What happens' },
    state: { willChange: 'Will change', alreadyRight: 'Already right', cannot: 'Cannot change' },
    nothingTitle: 'Nothing would change',
    nothingRight: 'Every asset already has these values.',
    nothingCannot: 'The assets that differ cannot be changed. “Problems” says why.',
    noneInFilter: 'None',
    failedTitle: 'The check stopped',
    change: (n: number) => count(n, { one: 'Change # asset', other: 'Change # assets' }),
    editAgain: 'Back to the change',
    liveTitle: 'Change the live environment?',
    liveBody: (n: number, name: string) =>
      count(n, {
        one: `# asset in ${name} will change. Visitors may see it at once.`,
        other: `# assets in ${name} will change. Visitors may see it at once.`,
      }),
    liveField: (field: string, value: string) => `${field}: ${value}`,
    liveClear: 'will be empty',
    liveCells: (n: number) => count(n, { one: '# value changes', other: '# values change' }),
    startFailed: 'The change could not start',
  },
  run,
  unfinished,
  closing,
  route,
  speed,
  trouble,
  damage,
  result: {
    stopped: 'You stopped this change before its end.',
    someNot: (n: number) =>
      count(n, { one: '# asset needs your attention.', other: '# assets need your attention.' }),
    someFieldsNot: (n: number) =>
      count(n, {
        one: '# field does not hold what you chose.',
        other: '# fields do not hold what you chose.',
      }),
    took: (duration: string) => `It took ${duration}.`,
    outcomes: 'Outcomes',
    outcome: {
      changed: 'Changed',
      alreadyRight: 'Already right',
      conflict: 'Conflict',
      failed: 'Failed',
      notSent: 'Not sent',
      unsure: 'Unsure',
      leftOut: 'Left out',
      cannotBeDone: 'Cannot be done',
    },
    meaning: {
      changed: 'Written, and read back.',
      alreadyRight: 'Had the new values already.',
      conflict: 'Someone changed them after your check. Left alone.',
      failed: 'AEM refused them.',
      notSent: 'Never sent to AEM.',
      unsure: 'Sent, but AEM did not say how it ended.',
      leftOut: 'You left them out.',
      cannotBeDone: 'The check said that they cannot be changed.',
    },
    /** Of a single field: the label, and what became of it. */
    field: (field: string, why: string) => `${field}: ${why}`,
    fields: (fields: number, assets: number) =>
      `${count(fields, { one: '# field', other: '# fields' })} of ${count(assets, { one: '# asset', other: '# assets' })}`,
    why: 'Reasons',
    listLabel: (outcome: string) => `Assets: ${outcome}`,
    column: { asset: 'Asset', folder: 'Folder', outcome: 'Outcome', why: 'Why' },
    status: (status: number) => `HTTP status ${status}`,
    kept: (value: string) => `AEM saved: ${value}`,
    backToAssets: 'Back to assets',
    changeMore: 'Change more',
    failedTitle: 'The result could not be read',
  },
  connections,
  settings: {
    title: 'Settings',
    appearance: 'Language and look',
    language: 'Language',
    languages: { system: 'Like this computer', english: 'English', french: 'Français' },
    theme: 'Colours',
    themes: { system: 'Like this computer', light: 'Light', dark: 'Dark' },
    storage: 'Where things are kept',
    dataFolder: 'Files of Relabel',
    keyStore: 'Keys',
    keyStoreHint: (name: string) => `In ${name}, the key store of this computer. Never in a file.`,
    practice: 'Practice environment',
    practiceHint:
      'A made-up AEM on this computer, for trying things out. Nothing leaves this computer.',
    practiceOpen: 'Open the practice environment',
    about: 'About Relabel',
    version: (version: string) => `Version ${version}`,
    licence: 'Open source under the Apache License 2.0.',
    saveFailed: 'The setting could not be saved',
    loopback: 'This window was started for tests: key files may name a server on this computer.',
  },
};

/** The shape every language has to fill. */
export type Words = typeof en;
