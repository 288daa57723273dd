### Actions on fields.

# What happens to a field.
edits-action-replace = Replace with

edits-action-add = Add
edits-action-remove = Remove
edits-action-clear = Clear
edits-action-findReplace = Find and replace
edits-action-copyFrom = Copy from another field
edits-action-changeCase = Change case
edits-action-joinEntries = Join entries into one text
edits-action-splitText = Split text into entries
edits-action-dateFrom = Relative date

# The entries below an editor, named by its label.
edits-entries-of = { $label }: entries

edits-only-empty = Only where it is empty
edits-required = Required in AEM

edits-longest =
    { $n ->
        [one] At most { $n } character
       *[other] At most { $n } characters
    }

edits-save-recipe = Save as recipe
edits-list-add = Add to { $field }
edits-list-remove = Remove from { $field }
edits-list-order = Position
edits-list-at-end = At the end
edits-list-at-start = At the beginning
edits-list-add-note = Existing entries stay, and nothing is added twice.
edits-list-remove-note = Assets without this entry stay unchanged.
edits-list-offered = Choose a value
edits-list-missing = Enter at least one entry.
edits-now-loading = Reading current values
edits-now-failed = The current values could not be read.

edits-now-all-empty =
    { $n ->
        [one] Empty on this asset
       *[other] Empty on all { $n } assets
    }

edits-now-first =
    { $n ->
        [one] Now on the first asset
       *[other] Now on the first { $n } assets
    }

edits-now-first-empty =
    { $n ->
        [one] Empty on the first asset
       *[other] Empty on the first { $n } assets
    }

edits-now-same =
    { $n ->
        [one] Now
       *[other] Now on all { $n } assets
    }

edits-now-several = Several values ({ $n })
edits-now-some = One value, empty elsewhere
edits-now-list-title = Current values of { $field }

edits-now-assets =
    { $n ->
        [one] { $n } asset
       *[other] { $n } assets
    }

edits-now-use = Use this value
edits-now-take-this = Use “{ $value }”

edits-now-more =
    { $n ->
        [one] and one other value
       *[other] and { $n } other values
    }

edits-now-among =
    { $n ->
        [one] On the first asset.
       *[other] Among the first { $n } assets.
    }

edits-sample-left-alone = Stays unchanged
edits-sample-not-yet = Enter the new values to see a preview.
edits-sample-mend = Correct the marked values first.

edits-sample-found =
    { $of ->
        [1]
            { $n ->
                [0] Not found on the first asset
               *[other] Found on the first asset
            }
       *[other]
            { $n ->
                [0] Not found on the first { $of } assets
               *[other] Found on { $n } of the first { $of } assets
            }
    }

edits-find-find = Find
edits-find-instead = Replace with
edits-find-instead-hint = Leave empty to delete the text.
edits-find-missing = Enter the text to find.
edits-find-mode = Match
edits-find-modes-plain = Anywhere
edits-find-modes-wholeWord = Whole words
edits-find-modes-regex = Pattern (advanced)
edits-find-pattern-hint = A regular expression. $1 inserts what the first group in parentheses matched.
edits-find-match-case = Match case
edits-copy-label = Copy from
edits-copy-note = Assets where that field is empty stay unchanged.
edits-copy-missing = Choose the field to copy from.
edits-join-label = Put between the entries
edits-join-note = For example, a comma and a space. The list then has one entry.
edits-split-label = Split at
edits-split-note = For example, a comma. Spaces around each entry are removed.
edits-split-missing = Enter the text to split at, such as a comma.
edits-letters-label = Change to
edits-letters-names-sentence = Sentence case
edits-letters-names-title = Capitalise Each Word
edits-letters-names-upper = UPPERCASE
edits-letters-names-lower = lowercase
edits-date-from-amount = How many
edits-date-from-unit = Days, weeks, months or years

edits-date-from-units =
    { $unit ->
        [days]
            { $n ->
                [1] day
               *[other] days
            }
        [weeks]
            { $n ->
                [1] week
               *[other] weeks
            }
        [months]
            { $n ->
                [1] month
               *[other] months
            }
       *[years]
            { $n ->
                [1] year
               *[other] years
            }
    }

edits-date-from-direction = Before or after
edits-date-from-after = after
edits-date-from-before = before
edits-date-from-base = Counted from
edits-date-from-today = today
edits-date-from-at = Time of day
edits-date-from-at-base = Same time as the other date
edits-date-from-at-midnight = Start of the day
edits-date-from-at-time = A specific time
edits-date-from-time = Time
edits-date-from-note = Assets where the other date is empty stay unchanged.
edits-date-hint = For example, 3 May 2031 or 3 May 2031 10:00.
edits-date-calendar = Choose from calendar
edits-date-which = Which day is meant?
edits-date-unreadable = This is not a date. Enter it like 3 May 2031.
edits-date-missing = Enter a date.
edits-date-zone = Time zone
edits-date-change-zone = Change time zone
edits-date-in-words = { $when }, { $zone }
edits-read-only-computed = Calculated by AEM
edits-read-only-machinery = Used internally by AEM
edits-read-only-fromFile = Comes from the file itself
edits-read-only-formSaysSo = Locked by your metadata schema
edits-read-only-otherPlace = AEM stores it outside the metadata
edits-read-only-form = Stored in a format Relabel cannot write
edits-read-only-group = Cannot be changed
edits-reading-fields = Reading the fields of your metadata schema
edits-insert-button = Insert
edits-insert-button-for = Insert into { $label }
edits-insert-menu = Values to insert

edits-insert-suggested =
    { $n ->
        [0] No value with this name
        [one] { $n } value. Press Enter to insert it.
       *[other] { $n } values. Use the arrow keys to choose and Enter to insert.
    }

edits-insert-example = Here: { $text }
edits-insert-is-empty = Here: empty
edits-insert-groups-file = From the file
edits-insert-groups-folder = From the folder
edits-insert-groups-other = Counter and dates
edits-insert-groups-fields = Another field

edits-insert-tokens-fileName =
    .name = File name
    .meaning = With its extension

edits-insert-tokens-fileStem =
    .name = File name without extension
    .meaning = Everything before the last dot

edits-insert-tokens-fileWords =
    .name = File name as words
    .meaning = Hyphens and underscores become spaces

edits-insert-tokens-fileEnding =
    .name = File extension
    .meaning = Such as jpg

edits-insert-tokens-folderName =
    .name = Folder
    .meaning = Name of the folder the asset is in

edits-insert-tokens-folderTop =
    .name = First folder
    .meaning = Name of the folder right below the library

edits-insert-tokens-folderSecond =
    .name = Second folder
    .meaning = Name of the folder below the first folder

edits-insert-tokens-counter =
    .name = Counter
    .meaning = 001, 002, 003 in the order of the list

edits-insert-tokens-today =
    .name = Today
    .meaning = The day you check the change

edits-insert-tokens-year =
    .name = This year
    .meaning = Four digits

edits-insert-field-meaning = The value of this field
edits-problems-empty = Enter a value.
edits-problems-tokenUnknown = Relabel does not recognise “{ $text }”.
edits-problems-tokenUnclosed = A closing { "}" } is missing.
edits-problems-filterUnknown = Relabel does not recognise “{ $text }” after the |.
edits-problems-filterArgument = “{ $text }” is not written correctly.
edits-problems-fieldUnknown = There is no field “{ $text }”.
edits-problems-patternInvalid = This pattern is not valid. A bracket may be missing.
edits-problems-patternTooLarge = This pattern is too large. Shorten or simplify it.
edits-problems-tagUnknown = AEM does not recognise the tag “{ $text }”.
edits-problems-dateUnreadable = This is not a date.
edits-problems-dateAmbiguous = This date can be read in two ways.
edits-problems-numberUnreadable = This is not a number.
edits-problems-notAllowed = “{ $text }” is not one of the values AEM offers.
edits-problems-tooLong = This is longer than AEM allows.
edits-problems-readOnly = This field cannot be changed.
edits-problems-prefixUnknown = AEM may not recognise names that begin with “{ $text }”. If it does not, it refuses them.
edits-problems-actionDoesNotFit = This action does not work with this kind of field.
edits-problems-selfReference = A field cannot use its own value here.
edits-problem-unnamed = Something here is not recognised.

# Ways out of a problem.
edits-mend-did-you-mean = Use { $token }

edits-mend-literal = Keep the braces as text
edits-mend-registered = Confirm that it is registered in AEM
edits-mend-take-out = Remove it

edits-stopped =
    { $n ->
        [one] One field is not finished yet.
       *[other] { $n } fields are not finished yet.
    }

# What an edit does, told where it cannot be changed.
edits-does-replace = { $field }: { $value }

edits-does-replace-tokens = { $field } built from { $template }
edits-does-add = Add { $entries } to { $field }
edits-does-remove = Remove { $entries } from { $field }
edits-does-clear = Clear { $field }
edits-does-find = Replace “{ $find }” with “{ $instead }” in { $field }
edits-does-find-take-out = Remove “{ $find }” from { $field }
edits-does-copy = Copy { $from } to { $field }

edits-does-letters =
    { $letters ->
        [upper] { $field } in uppercase
        [lower] { $field } in lowercase
        [title] { $field } with each word capitalised
       *[sentence] { $field } in sentence case
    }

edits-does-join = Join the entries of { $field } with “{ $with }”
edits-does-split = Split { $field } at “{ $at }”

edits-does-date = { $field }: { $distance }
edits-does-today = today
edits-does-same-day = the day of { $base }

edits-does-after =
    { $base ->
        [none] { $distance } after today
       *[other] { $distance } after { $base }
    }

edits-does-before =
    { $base ->
        [none] { $distance } before today
       *[other] { $distance } before { $base }
    }

edits-does-distance =
    { $unit ->
        [days]
            { $n ->
                [one] { $n } day
               *[other] { $n } days
            }
        [weeks]
            { $n ->
                [one] { $n } week
               *[other] { $n } weeks
            }
        [months]
            { $n ->
                [one] { $n } month
               *[other] { $n } months
            }
       *[years]
            { $n ->
                [one] { $n } year
               *[other] { $n } years
            }
    }

edits-does-only-empty = { $what }, only where it is empty
