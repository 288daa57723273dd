// English: why single assets are not changed.

import type { CannotReason, CellNote, OutcomeReason } from '../backend/bindings';

/** Why single assets are not changed: a short reason and what to do. */
export const reasons = {
  cannot: {
    assetMissing: 'Moved, deleted, or outside its on/off dates',
    stillProcessing: 'AEM is still processing it',
    checkedOut: 'Someone has checked it out',
    unsupportedValue: 'Its present value has a form that cannot be written back',
    kindMismatch: 'The field holds another kind of value here',
    readFailed: 'It could not be read',
    requiredEmpty: 'Required, and would be empty',
    notAllowed: 'Not one of the values AEM offers',
    tooLong: 'Too long for this field',
    prefixUnknown: 'AEM may not know the beginning of the field name',
    locked: 'Your AEM form locks this field',
    reviewStatusLocked:
      'Your AEM form locks the review status: Adobe delivers it with “Disable edit” on',
    listInSingle: 'Several values for a field that holds one',
    tagUnknown: 'AEM does not know this tag',
    dateUnreadable: 'This is not a date',
    numberUnreadable: 'This is not a number',
    yesNoUnreadable: 'This is neither yes nor no',
    undecoded: 'Some characters of the file could not be read',
    brokenLetters: 'Another program broke the letters of the sheet',
    numberRounded: 'The spreadsheet rounded this long number',
    numberFormatted: 'The spreadsheet shows this number in another form',
    cellError: 'The cell holds an error of the spreadsheet',
    assetNotFound: 'No asset has this path, name or id',
    assetAmbiguous: 'Several assets have this name',
    rowsContradict: 'Another row of the sheet says otherwise',
    leftOut: 'You left it out',
  } satisfies Record<CannotReason, string> as Record<CannotReason, string>,
  note: {
    rowsMerged: 'Several rows of the sheet say the same',
    tagMoved: 'The tag was moved in AEM; the new one is used',
    changesAgain: 'A second run would change it again',
    sourceEmpty: 'The field it comes from is empty',
    otherRequiredEmpty: 'Another required field of this asset is empty',
    lineEnds: 'Only line ends differ',
    undoInexact: 'Undo may not bring back its exact type or milliseconds',
  } satisfies Record<CellNote, string> as Record<CellNote, string>,
  outcome: {
    changedByOther: {
      title: 'Someone changed it after your check',
      action: 'Check these assets again to see the new values.',
    },
    assetMissing: {
      title: 'Moved, deleted, or outside its on/off dates',
      action: 'Look for them in AEM. If they should be there, ask who moved them.',
    },
    notPermitted: {
      title: 'No permission to change it',
      action: 'Ask your AEM administrator for permission. Allow about ten minutes, then try again.',
    },
    locked: {
      title: 'Locked or checked out by someone',
      action: 'Ask them to check it in, then try again.',
    },
    valueRejected: {
      title: 'AEM did not accept the value',
      action: 'Check the value: it may be too long or of the wrong kind.',
    },
    serverError: {
      title: 'AEM failed on it, repeatedly',
      action: 'Try again later. If it stays, send the details to your administrator.',
    },
    notTaken: {
      title: 'AEM accepted the change but kept another value',
      action: 'A rule in AEM may set this field. Ask your administrator.',
    },
    answerLost: {
      title: 'The answer of AEM was lost',
      action: 'Check these assets again: some may be changed, some not.',
    },
    stopped: {
      title: 'The change was stopped before',
      action: 'Check and run again to go on with them.',
    },
    precondition: {
      title: 'AEM says it changed in the meantime',
      action: 'Check these assets again to see the new values.',
    },
    unexpectedAnswer: {
      title: 'AEM gave an answer Relabel does not understand',
      action: 'Send the details to your administrator.',
    },
    fieldProtected: {
      title: 'Only AEM itself may set this field',
      action: 'Leave the field out: AEM sets it itself.',
    },
    checkedIn: {
      title: 'Checked in: AEM allows no change until they are checked out',
      action: 'Ask your administrator to check them out in AEM, then try again.',
    },
    notCommitted: {
      title: 'AEM could not save it: someone else was saving, or a field’s prefix is unknown',
      action: 'Try again. If it happens again, check the field names, or ask your administrator.',
    },
    goneMeanwhile: {
      title: 'Deleted or moved in the meantime',
      action: 'Look for them in AEM, or ask who moved them.',
    },
    folderLeft: {
      title: 'Deleted or moved in the meantime; a folder may be left at the path',
      action: 'Look at these paths in AEM. Delete what is there only if it is an empty folder.',
    },
    goneAfterwards: {
      title: 'Deleted or moved after AEM saved the change',
      action: 'Look for them in AEM, or ask who moved them.',
    },
    stillProcessing: {
      title: 'AEM is still processing them',
      action: 'Try again in a few minutes.',
    },
    changedElsewhere: {
      title: 'AEM says that it changed something else, too',
      action: 'Look in AEM at what the details name, and send them to your administrator.',
    },
    adjustedByAem: {
      title: 'AEM changed the value',
      action: 'It is saved. The list shows what AEM saved; Undo brings the old value back.',
    },
    retypedByAem: {
      title: 'AEM changed the type of the value',
      action: 'Relabel corrected it. Nothing to do.',
    },
    interfaceRefused: {
      title: 'AEM does not show it to this key’s app',
      action: 'Ask your AEM administrator whether the app may use these assets.',
    },
  } satisfies Record<OutcomeReason, { title: string; action: string }> as Record<
    OutcomeReason,
    { title: string; action: string }
  >,
};
