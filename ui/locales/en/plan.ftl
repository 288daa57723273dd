### Old and new, before anything is sent.

plan-show-all = All
plan-show-willChange = Will change
plan-show-alreadyRight = Already right
plan-show-cannot = Cannot be done
plan-show-problems = Problems
plan-show-leftOut = Left out
plan-show-noted = Notes
plan-show-edited = Edited

# Before the filters, which count values, not assets.
plan-menu-copy-new = Copy new value
plan-menu-copy-old = Copy old value
plan-values = Values

plan-find = Find in this list
plan-field = Field
plan-all-fields = All fields
plan-sort-by = Sort by { $column }
plan-row = Row
plan-preparing = Sorting the list

plan-nothing-found = Nothing found
plan-nothing-found-hint = No asset, old value or new value contains this text.
plan-no-problems = No problems
plan-none-edited = No value was edited
plan-show-all-rows = Show all
plan-hint = Press Enter to edit a new value, Delete to leave a row out.
plan-hint-full = Use the arrow keys to move between rows. Enter or F2 edits the new value; Tab saves it and moves to the next one. Delete leaves a row out. Ctrl+Z (Command+Z on a Mac) restores the computed value.
plan-hint-rows = Where rows of the sheet contradict each other, 1 uses the first of them, 2 the second.
plan-edit = Edit { $field } of { $asset }
plan-leave-out = Leave out { $field } of { $asset }
plan-put-back = Reset { $field } of { $asset }
plan-value = New value of { $field } for { $asset }
plan-by-hand = Edited
plan-edit-title = New value of { $field }
plan-old-value = Old
plan-make-empty = Clear this field
plan-save = Save
plan-keys = Enter saves, Escape cancels
plan-saved = { $field } of { $asset } was changed
plan-left-out = { $field } of { $asset } was left out
plan-was-put-back = { $field } of { $asset } was reset
plan-edit-failed = The value could not be changed
plan-not-fitting = This value does not fit the field.
plan-too-long = This is too long.
plan-rows-disagree = Rows { $one } and { $other } contradict each other
plan-row-number = Row { $row }
plan-row-use = Use row { $row }
plan-row-use-for = Use row { $row } for { $field } of { $asset }
plan-rows-about = The sheet says different things about { $field } of { $asset }:

plan-rows-for-all =
    { $which ->
        [first] For all contradictions like this, use the first row
       *[last] For all contradictions like this, use the last row
    }

plan-rows-taken =
    { $which ->
        [first] { $n ->
            [one] The first row was used for { $n } value
           *[other] The first row was used for { $n } values
        }
       *[last] { $n ->
            [one] The last row was used for { $n } value
           *[other] The last row was used for { $n } values
        }
    }

plan-blocked-title =
    { $n ->
        [one] { $n } problem to solve first
       *[other] { $n } problems to solve first
    }

plan-blocked-body =
    { $n ->
        [one] Enter the value yourself, or leave it out.
       *[other] Enter the values yourself, or leave them out.
    }

plan-blocked-show = Show

plan-broken-title =
    { $n ->
        [one] Another program garbled the characters of { $n } value
       *[other] Another program garbled the characters of { $n } values
    }

plan-broken-body = “{ $broken }” in the sheet is probably meant to be “{ $repaired }”. Nothing is sent until you decide.
plan-broken-repair = Repair
plan-broken-keep = Send without repairing
plan-form-unread-title = AEM’s metadata schema could not be read
plan-form-unread-body = Required fields, permitted values and locked fields were not checked. Go back and check again in a minute.

plan-inexact-note =
    { $n ->
        [one] Undo may not restore the exact type or milliseconds of { $n } value.
       *[other] Undo may not restore the exact type or milliseconds of { $n } values.
    }

plan-again-note =
    { $n ->
        [one] Running this a second time would change { $n } value again.
       *[other] Running this a second time would change { $n } values again.
    }

# How to mend it.
plan-mend-assetMissing = Look for it in AEM

plan-mend-stillProcessing = Check again in a few minutes
plan-mend-checkedOut = Ask them to check it in
plan-mend-unsupportedValue = Change this one in AEM
plan-mend-kindMismatch = Enter a value of that kind
plan-mend-readFailed = Check again
plan-mend-requiredEmpty = Enter a value, or leave it out
plan-mend-notAllowed = Enter one that AEM offers
plan-mend-tooLong = Enter a shorter value
plan-mend-prefixUnknown = Ask your administrator to register it
plan-mend-locked = Ask your administrator whether it may be changed
plan-mend-reviewStatusLocked = Ask your administrator to clear “Disable edit” for this field in the metadata schema
plan-mend-listInSingle = Enter one value
plan-mend-tagUnknown = Choose another tag, or leave it out
plan-mend-dateUnreadable = Enter a date
plan-mend-numberUnreadable = Enter a number
plan-mend-yesNoUnreadable = Choose yes or no
plan-mend-undecoded = Enter the value again
plan-mend-brokenLetters = Repair it, or enter the value again
plan-mend-numberRounded = Enter all its digits
plan-mend-numberFormatted = Enter it as it should be
plan-mend-cellError = Enter the value
plan-mend-assetNotFound = Correct it in the sheet
plan-mend-assetAmbiguous = Choose which one is meant
plan-mend-rowsContradict = Use one of them, enter the right value, or leave it out
plan-mend-leftOut = Include it again if it belongs here

check-title = Old and new values
check-intro = Nothing has been sent yet.

check-scope =
    { $n ->
        [one] { $n } value in { $assets } asset will change.
       *[other] { $n } values in { $assets ->
            [one] { $assets } asset
           *[other] { $assets } assets
        } will change.
    }
check-reading = Reading current values: { $read } of { $total }
check-reading-label = Reading assets
check-filters = Show
check-all = All
check-filter = { $name } { $n }
check-list-label = Old and new values
check-column-asset = Asset
check-column-field = Field
check-column-old = Old
check-column-new = New
check-column-state = What happens
check-state-willChange = Will change
check-state-alreadyRight = Already right
check-state-cannot = Cannot be done
check-nothing-title = Nothing would change
check-nothing-right = Every asset already has these values.
check-nothing-cannot = The assets that do not have these values were left out or cannot be changed. The list shows the reasons.
check-none-in-filter = None
check-failed-title = The check stopped

check-change =
    { $n ->
        [one] Change { $n } asset
       *[other] Change { $n } assets
    }

check-edit-again = Back to the change
check-live-title = Change the live environment?

check-live-body =
    { $n ->
        [one] { $n } asset in { $name } will change. Visitors may see the change immediately.
       *[other] { $n } assets in { $name } will change. Visitors may see the changes immediately.
    }

check-live-field = { $field }: { $value }
check-live-clear = will be empty

check-live-cells =
    { $n ->
        [one] { $n } value will change
       *[other] { $n } values will change
    }

check-start-failed = The change could not start
