// English: words about the table of old and new.

import type { CannotReason, PlanShow } from '../backend/bindings';
import { counter } from './plural';

const count = counter('en-GB');

export const planTable = {
  show: {
    all: 'All',
    willChange: 'Will change',
    alreadyRight: 'Already right',
    cannot: 'Cannot change',
    problems: 'Problems',
    edited: 'By hand',
  } satisfies Record<PlanShow, string> as Record<PlanShow, string>,
  /** In place of "Problems" where values that are sent have notes. */
  problemsAndNotes: 'Problems and notes',
  find: 'Find in this list',
  field: 'Field',
  allFields: 'All fields',
  sortBy: (column: string) => `Sort by ${column}`,
  row: 'Row',
  preparing: 'Putting the list in order',
  nothingFound: 'Nothing found',
  nothingFoundHint: 'No asset, old or new value holds this text.',
  noProblems: 'No problems',
  noneEdited: 'Nothing was changed by hand',
  showAll: 'Show all',
  hint: 'Enter changes a new value, Delete leaves a row out.',
  hintFull:
    'Arrow keys change the row. Enter or F2 changes the new value, Tab saves it and goes on to the next. Delete leaves a row out, Ctrl and Z (Command and Z on a Mac) puts back what was computed.',
  edit: (field: string, asset: string) => `Edit ${field} of ${asset}`,
  leaveOut: (field: string, asset: string) => `Leave out ${field} of ${asset}`,
  putBack: (field: string, asset: string) => `Put back ${field} of ${asset}`,
  value: (field: string, asset: string) => `New value of ${field} for ${asset}`,
  byHand: 'By hand',
  editTitle: (field: string) => `New value of ${field}`,
  oldValue: 'Old',
  makeEmpty: 'Empty this field',
  save: 'Save',
  keys: 'Enter saves, Escape cancels',
  saved: (field: string, asset: string) => `${field} of ${asset} was changed`,
  leftOut: (field: string, asset: string) => `${field} of ${asset} was left out`,
  wasPutBack: (field: string, asset: string) => `${field} of ${asset} was put back`,
  editFailed: 'The value could not be changed',
  notFitting: 'This does not fit the field.',
  tooLong: 'This is too long.',
  rowsDisagree: (one: string, other: string) => `Rows ${one} and ${other} disagree`,
  blockedTitle: (n: number) =>
    count(n, {
      one: '# problem has to be decided first',
      other: '# problems have to be decided first',
    }),
  blockedBody: 'Give these values by hand, or leave them out.',
  blockedShow: 'Show them',
  brokenTitle: (n: number) =>
    count(n, {
      one: 'Another program broke the letters of # value',
      other: 'Another program broke the letters of # values',
    }),
  brokenBody: (broken: string, repaired: string) =>
    `“${broken}” in the sheet is probably meant to be “${repaired}”. Nothing is sent until you decide.`,
  brokenRepair: 'Repair',
  brokenKeep: 'Send them as they are',
  formUnreadTitle: 'The metadata form of AEM could not be read',
  formUnreadBody:
    'Required fields, offered values and locked fields were not checked. Go back and check again in a minute.',
  inexactNote: (n: number) =>
    count(n, {
      one: 'Undo may not bring back the exact type or milliseconds of # value.',
      other: 'Undo may not bring back the exact type or milliseconds of # values.',
    }),
  againNote: (n: number) =>
    count(n, {
      one: 'Running this a second time would change # value again.',
      other: 'Running this a second time would change # values again.',
    }),
  /** How to mend it. */
  mend: {
    assetMissing: 'Look for it in AEM',
    stillProcessing: 'Check again in a few minutes',
    checkedOut: 'Ask them to check it in',
    unsupportedValue: 'Change this one in AEM',
    kindMismatch: 'Enter a value of that kind',
    readFailed: 'Check again',
    requiredEmpty: 'Enter a value, or leave it out',
    notAllowed: 'Enter one that AEM offers',
    tooLong: 'Enter a shorter value',
    prefixUnknown: 'Ask your administrator to register it',
    locked: 'Ask your administrator whether it may be changed',
    reviewStatusLocked:
      'Ask your administrator to untick “Disable edit” of this field in the metadata schema',
    listInSingle: 'Enter one value',
    tagUnknown: 'Choose another tag, or leave it out',
    dateUnreadable: 'Enter a date',
    numberUnreadable: 'Enter a number',
    yesNoUnreadable: 'Choose yes or no',
    undecoded: 'Enter the value again',
    brokenLetters: 'Repair it, or enter the value again',
    numberRounded: 'Enter all its digits',
    numberFormatted: 'Enter it as it should be',
    cellError: 'Enter the value',
    assetNotFound: 'Correct it in the sheet',
    assetAmbiguous: 'Choose which one is meant',
    rowsContradict: 'Enter the right value, or leave it out',
    leftOut: 'Put it back if it belongs to this',
  } satisfies Record<CannotReason, string> as Record<CannotReason, string>,
};
