### Why single assets are not changed.

## Why single assets are not changed: a short reason and what to do.

reasons-cannot-assetMissing = Moved, deleted, or outside its “On Time” and “Off Time”
reasons-cannot-stillProcessing = AEM is still processing it
reasons-cannot-checkedOut = Someone has checked it out
reasons-cannot-unsupportedValue = Its current value is in a format that cannot be written back
reasons-cannot-kindMismatch = The field has another kind of value here
reasons-cannot-readFailed = It could not be read
reasons-cannot-requiredEmpty = Required, and would be empty
reasons-cannot-notAllowed = Not one of the values AEM offers
reasons-cannot-tooLong = Too long for this field
reasons-cannot-prefixUnknown = AEM may not recognise the prefix of the field name
reasons-cannot-locked = Your metadata schema locks this field
reasons-cannot-reviewStatusLocked = Your metadata schema locks the review status: Adobe delivers it with “Disable edit” on
reasons-cannot-listInSingle = Several values for a field that takes only one
reasons-cannot-tagUnknown = Tag not recognised by AEM
reasons-cannot-dateUnreadable = This is not a date
reasons-cannot-numberUnreadable = This is not a number
reasons-cannot-yesNoUnreadable = This is neither yes nor no
reasons-cannot-undecoded = Some characters of the file could not be read
reasons-cannot-brokenLetters = Another program garbled the characters of the sheet
reasons-cannot-numberRounded = The spreadsheet rounded this long number
reasons-cannot-numberFormatted = The spreadsheet shows this number in another format
reasons-cannot-cellError = The cell contains a spreadsheet error
reasons-cannot-assetNotFound = No asset has this path, name or ID
reasons-cannot-assetAmbiguous = Several assets have this name
reasons-cannot-rowsContradict = Another row of the sheet contradicts it
reasons-cannot-leftOut = You left it out
reasons-note-rowsMerged = Several rows of the sheet say the same thing
reasons-note-tagMoved = The tag was moved in AEM; its new location is used
reasons-note-changesAgain = A second run would change it again
reasons-note-sourceEmpty = The field it comes from is empty
reasons-note-otherRequiredEmpty = Another required field of this asset is empty
reasons-note-lineEnds = Only line breaks differ
reasons-note-undoInexact = Undo may not restore its exact type or milliseconds

reasons-outcome-changedByOther =
    .title = Someone changed it in the meantime
    .action = Check these assets again to see the current values.

reasons-outcome-assetMissing =
    .title = Moved, deleted, or outside its “On Time” and “Off Time”
    .action = Look for them in AEM. If they should be there, ask who moved them.

reasons-outcome-notPermitted =
    .title = No permission to change it
    .action = Ask your AEM administrator for permission. Allow about 10 minutes, then try again.

reasons-outcome-locked =
    .title = Locked or checked out by someone
    .action = Ask that person to unlock it or check it in, then try again.

reasons-outcome-valueRejected =
    .title = AEM did not accept the value
    .action = Check the value: it may be too long or of the wrong kind.

reasons-outcome-serverError =
    .title = AEM repeatedly failed to save it
    .action = Try again later. If it keeps happening, send the details to your administrator.

reasons-outcome-notTaken =
    .title = AEM accepted the change but kept another value
    .action = A rule in AEM may set this field. Ask your administrator.

reasons-outcome-answerLost =
    .title = AEM’s answer was lost
    .action = Check these assets again: some may have changed, others not.

reasons-outcome-stopped =
    .title = The change was stopped before these assets were reached
    .action = Choose “Try again” to continue with them.

reasons-outcome-precondition =
    .title = AEM reports that the asset has changed in the meantime
    .action = Check these assets again to see the current values.

reasons-outcome-unexpectedAnswer =
    .title = Relabel does not understand AEM’s answer
    .action = Send the details to your administrator.

reasons-outcome-fieldProtected =
    .title = Only AEM itself may set this field
    .action = Leave the field out: AEM sets it itself.

reasons-outcome-checkedIn =
    .title = AEM’s versioning protects it from changes
    .action = Send the details to your administrator.

reasons-outcome-notCommitted =
    .title = AEM could not save it: someone else was saving, or a field’s prefix is unknown
    .action = Try again. If it happens again, check the field names, or ask your administrator.

reasons-outcome-goneMeanwhile =
    .title = Deleted or moved in the meantime
    .action = Look for them in AEM, or ask who moved them.

reasons-outcome-folderLeft =
    .title = Deleted or moved in the meantime; a folder may be left at the path
    .action = Look at these paths in AEM. Delete what is there only if it is an empty folder.

reasons-outcome-goneAfterwards =
    .title = Deleted or moved after AEM saved the change
    .action = Look for them in AEM, or ask who moved them.

reasons-outcome-stillProcessing =
    .title = AEM is still processing it
    .action = Try again in a few minutes.

reasons-outcome-changedElsewhere =
    .title = AEM reports that it also changed something else
    .action = In AEM, check the items named in the details, and send the details to your administrator.

reasons-outcome-adjustedByAem =
    .title = AEM changed the value
    .action = It is saved. The list shows what AEM saved; Undo restores the old value.

reasons-outcome-retypedByAem =
    .title = AEM changed the type of the value
    .action = Relabel corrected it. Nothing to do.

reasons-outcome-interfaceRefused =
    .title = AEM does not show it to this key
    .action = Ask your AEM administrator whether the app may use these assets.
