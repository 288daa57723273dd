// English: words about actions on fields.

import type {
  DateUnit,
  EditProblemCode,
  FieldAction,
  FindMode,
  LetterCase,
  ReadOnlyReason,
} from '../backend/bindings';
import { counter } from './plural';

const count = counter('en-GB');
const assets = (n: number) => count(n, { one: '# asset', other: '# assets' });

export const edits = {
  /** What happens to a field. */
  action: {
    replace: 'Replace with',
    add: 'Add',
    remove: 'Remove',
    clear: 'Clear',
    findReplace: 'Find and replace',
    copyFrom: 'Copy from another field',
    changeCase: 'Change capitals',
    dateFrom: 'Date from another field',
  } satisfies Record<FieldAction['action'], string>,
  /** The entries below an editor, named by its label. */
  entriesOf: (label: string) => `${label}: entries`,
  onlyEmpty: 'Only where it is empty',
  required: 'Required in AEM',
  longest: (n: number) => count(n, { one: 'At most # character', other: 'At most # characters' }),
  saveRecipe: 'Save as recipe',
  list: {
    add: (field: string) => `Add to ${field}`,
    remove: (field: string) => `Take out of ${field}`,
    order: 'Where it goes',
    atEnd: 'At the end',
    atStart: 'At the beginning',
    addNote: 'What is there stays, and nothing is added twice.',
    removeNote: 'Assets that do not have it are already right.',
    offered: 'Choose a value',
    missing: 'Enter at least one entry.',
  },
  now: {
    loading: 'Reading what is there now',
    failed: 'What is there now could not be read.',
    allEmpty: (n: number) =>
      count(n, { one: 'Empty on the one asset', other: 'Empty on all # assets' }),
    first: (n: number) => count(n, { one: 'on the first asset', other: 'on the first # assets' }),
    same: (n: number) => count(n, { one: 'Now', other: 'Now on all # assets' }),
    several: (n: string) => `Several values (${n})`,
    some: 'One value, empty elsewhere',
    listTitle: (field: string) => `What ${field} holds now`,
    assets,
    use: 'Use this value',
    takeThis: (value: string) => `Use “${value}”`,
    more: (n: number) => count(n, { one: 'and one other value', other: 'and # other values' }),
    among: (n: number) =>
      count(n, { one: 'Among the first asset.', other: 'Among the first # assets.' }),
  },
  sample: {
    leftAlone: 'Stays as it is',
    notYet: 'Fill in the left side to see what happens.',
    mend: 'First mend what is marked in red.',
    found: (n: number, of: number) =>
      of === 1
        ? count(n, {
            zero: 'Not found on the first asset',
            one: 'Found on the first asset',
            other: '',
          })
        : count(n, {
            zero: `Not found on the first ${of} assets`,
            one: `Found on # of the first ${of} assets`,
            other: `Found on # of the first ${of} assets`,
          }),
  },
  find: {
    find: 'Find',
    instead: 'Replace with',
    insteadHint: 'Leave it empty to take the text out.',
    missing: 'Enter what to look for.',
    mode: 'Search in',
    modes: {
      plain: 'Anywhere',
      wholeWord: 'Whole words',
      regex: 'Pattern (advanced)',
    } satisfies Record<FindMode, string>,
    patternHint: 'A regular expression. $1 puts in what the first pair of brackets found.',
    matchCase: 'Match capitals',
  },
  copy: {
    label: 'Copy from',
    note: 'Where that field is empty, nothing happens.',
    missing: 'Choose the field to copy from.',
  },
  letters: {
    label: 'Write it as',
    names: {
      sentence: 'First letter large',
      title: 'Every Word Large',
      upper: 'ALL CAPITALS',
      lower: 'all small',
    } satisfies Record<LetterCase, string>,
  },
  dateFrom: {
    amount: 'How many',
    unit: 'Days, weeks, months or years',
    units: (unit: DateUnit, n: number) =>
      ({
        days: n === 1 ? 'day' : 'days',
        weeks: n === 1 ? 'week' : 'weeks',
        months: n === 1 ? 'month' : 'months',
        years: n === 1 ? 'year' : 'years',
      })[unit],
    direction: 'Before or after',
    after: 'after',
    before: 'before',
    base: 'Counted from',
    today: 'today',
    at: 'Time of day',
    atBase: 'The same time as the other date',
    atMidnight: 'The beginning of the day',
    atTime: 'At a certain time',
    time: 'Time',
    note: 'Where the other date is empty, nothing happens.',
  },
  date: {
    hint: 'Such as 3 May 2031, or 3 May 2031 10:00.',
    calendar: 'Choose in a calendar',
    which: 'Which day is meant?',
    unreadable: 'This is not a date. Write it like 3 May 2031.',
    missing: 'Enter a date.',
    zone: 'Time zone',
    changeZone: 'Change time zone',
    inWords: (when: string, zone: string) => `${when}, ${zone}`,
  },
  readOnly: {
    computed: 'AEM computes this',
    machinery: 'Part of AEM’s machinery',
    fromFile: 'Comes from the file itself',
    formSaysSo: 'Your AEM form locks it',
    otherPlace: 'AEM keeps it beside the metadata',
    form: 'Stored in a form Relabel does not write',
  } satisfies Record<ReadOnlyReason, string>,
  readOnlyGroup: 'Cannot be changed',
  readingFields: 'Reading the fields of your AEM form',
  insert: {
    button: 'Insert',
    buttonFor: (label: string) => `Insert into ${label}`,
    menu: 'What can be inserted',
    suggested: (n: number) =>
      count(n, {
        zero: 'Nothing of this name can be inserted',
        one: '# thing to insert. Arrow keys choose, Enter inserts.',
        other: '# things to insert. Arrow keys choose, Enter inserts.',
      }),
    example: (text: string) => `Here: ${text}`,
    isEmpty: 'Here: empty',
    groups: {
      file: 'From the file',
      folder: 'From the folder',
      other: 'Counting and dates',
      fields: 'Another field',
    },
    tokens: {
      fileName: { name: 'File name', meaning: 'With its ending' },
      fileStem: { name: 'File name without ending', meaning: 'What stands before the last dot' },
      fileWords: { name: 'File name as words', meaning: 'Hyphens and underscores become spaces' },
      fileEnding: { name: 'Ending of the file', meaning: 'Such as jpg' },
      folderName: { name: 'Folder', meaning: 'Name of the folder the asset is in' },
      folderTop: { name: 'First folder', meaning: 'Name of the folder right below the library' },
      folderSecond: { name: 'Second folder', meaning: 'Name of the folder below that' },
      counter: { name: 'Counter', meaning: '001, 002, 003 in the order of the list' },
      today: { name: 'Today', meaning: 'The day on which you run it' },
      year: { name: 'This year', meaning: 'Four digits' },
    },
    fieldMeaning: 'What this field holds',
  },
  problems: {
    empty: () => 'Enter a value.',
    tokenUnknown: (text: string) => `“${text}” is not known.`,
    tokenUnclosed: () => 'A closing } is missing.',
    filterUnknown: (text: string) => `“${text}” after the | is not known.`,
    filterArgument: (text: string) => `“${text}” is not written the way it has to be.`,
    fieldUnknown: (text: string) => `There is no field “${text}”.`,
    patternInvalid: () => 'This pattern cannot be read. A bracket may be missing.',
    patternTooLarge: () => 'This pattern is too large.',
    tagUnknown: (text: string) => `AEM does not know the tag “${text}”.`,
    dateUnreadable: () => 'This is not a date.',
    dateAmbiguous: () => 'This date can be read in two ways.',
    numberUnreadable: () => 'This is not a number.',
    notAllowed: (text: string) => `“${text}” is not one of the values AEM offers.`,
    tooLong: () => 'This is longer than AEM takes.',
    readOnly: () => 'This field cannot be changed.',
    prefixUnknown: (text: string) =>
      `AEM may not know names that begin with “${text}”, and would refuse them.`,
    actionDoesNotFit: () => 'This cannot be done with this kind of field.',
    selfReference: () => 'A field cannot take its own value here.',
  } satisfies Record<EditProblemCode, (text: string) => string>,
  problemUnnamed: 'Something here is not known.',
  /** Ways out of a problem. */
  mend: {
    didYouMean: (token: string) => `Use ${token}`,
    literal: 'Write the braces as they are',
    registered: 'It is registered in AEM',
    takeOut: 'Take it out',
  },
  stopped: (n: number) =>
    count(n, {
      one: 'One field is not finished yet.',
      other: '# fields are not finished yet.',
    }),
  /** What an edit does, told where it cannot be changed. */
  does: {
    replace: (field: string, value: string) => `${field}: ${value}`,
    replaceTokens: (field: string, template: string) => `${field} made of ${template}`,
    add: (field: string, entries: string) => `Add ${entries} to ${field}`,
    remove: (field: string, entries: string) => `Take ${entries} out of ${field}`,
    clear: (field: string) => `Empty ${field}`,
    find: (field: string, find: string, instead: string) =>
      instead === ''
        ? `Take “${find}” out of ${field}`
        : `“${find}” becomes “${instead}” in ${field}`,
    copy: (field: string, from: string) => `${field} from ${from}`,
    letters: (field: string, letters: LetterCase) =>
      ({
        upper: `${field} in capitals`,
        lower: `${field} in small letters`,
        title: `${field} With Every Word Large`,
        sentence: `${field} with its first letter large`,
      })[letters],
    date: (field: string, distance: string) => `${field}: ${distance}`,
    today: 'today',
    sameDay: (base: string) => `the day of ${base}`,
    after: (distance: string, base: string) => `${distance} after ${base}`,
    before: (distance: string, base: string) => `${distance} before ${base}`,
    distance: (n: number, unit: DateUnit) =>
      ({
        days: count(n, { one: '# day', other: '# days' }),
        weeks: count(n, { one: '# week', other: '# weeks' }),
        months: count(n, { one: '# month', other: '# months' }),
        years: count(n, { one: '# year', other: '# years' }),
      })[unit],
    onlyEmpty: (what: string) => `${what}, only where it is empty`,
  },
};
