### Searches.

searches-bar = Find assets
searches-look-in = Search in
searches-in-name = File name
searches-in-text = All text
searches-placeholder-name = Part of the file name
searches-placeholder-text = Words in titles, keywords and other fields

## Buttons beside the field.

searches-filter = Filter
searches-kind = Type
searches-changed = Last modified…
searches-tag = Tag…
searches-field = Field…
searches-not = Exclude…
searches-tag-title = Find by tag
searches-tag-label = Tags to look for
searches-tag-hint = Finds assets with any of these tags, or with the tags below them.
searches-changed-title = When was it last modified?
searches-from = From
searches-until = To
searches-span-reversed = The start date is after the end date.
searches-field-title = Find by field value
searches-field-name = Field
searches-field-hint = Its label, or its technical name.
searches-field-missing = Choose a field from the list, or type a technical name such as dc:rights.
searches-test = Condition
searches-tests-contains = Contains
searches-tests-equals = Is exactly
searches-tests-empty = Is empty
searches-tests-notEmpty = Is filled in
searches-value = Value
searches-test-value = Value of { $field }
searches-value-missing = Enter what to look for.
searches-not-title = Exclude
searches-not-what = What to exclude
searches-not-kinds-folder = A folder
searches-not-kinds-name = File names
searches-not-kinds-tag = A tag
searches-not-kinds-field = A field value
searches-not-folder = Folder
searches-not-folder-hint = Includes its subfolders.
searches-not-folder-missing = Choose a folder, or type its path, such as /content/dam/archive.
searches-not-tag = Tag
searches-not-name = Part of the file name
searches-not-name-missing = Enter a part of the file name.
searches-apply = Find
searches-apply-not = Exclude
searches-clear-part = Clear

## What is set.

searches-set = Search conditions
searches-clear-all = Clear all
searches-chip-place = In { $folder }
searches-chip-name = File name: { $name }
searches-chip-text = Text: { $text }
searches-chip-kinds = { $kinds }
searches-chip-changed-between = Last modified { $from } to { $to }
searches-chip-changed-from = Last modified on or after { $from }
searches-chip-changed-until = Last modified on or before { $to }
searches-chip-tags = Tag: { $tags }
searches-chip-contains = { $field } contains “{ $text }”
searches-chip-equals = { $field } is “{ $value }”
searches-chip-empty = { $field } is empty
searches-chip-not-empty = { $field } is filled in
searches-chip-not-place = Not in { $folder }
searches-chip-not-name = File name without { $name }
searches-chip-not-tag = Not tagged { $tag }
searches-chip-not = Not: { $what }

## The page while a search is shown.

searches-title = Found in { $folder }
searches-list-label = Assets found
searches-lag-title = How current is this?
searches-lag = AEM’s search can be a few minutes behind recent changes.
searches-nothing-title = Nothing found
searches-everywhere = Search all folders
searches-back-to = Back to { $folder }
searches-failed-title = The search failed

## Saved ones.

searches-save = Save search
searches-save-title = Save search
searches-rename-title = Rename search
searches-name = Name
searches-name-hint = Shown below the folders.
searches-name-missing = Enter a name.
searches-name-too-long = Enter a shorter name, of at most 100 characters.
searches-name-taken = There is already a search “{ $name }”. Saving replaces it.
searches-name-taken-rename = Another search has this name. Enter a different one.
searches-replace = Replace
searches-keep = Save
searches-saved = Saved searches
searches-saved-none = Your saved searches appear here.
searches-saved-failed = The saved searches could not be read
searches-menu = More actions for the search { $name }
searches-rename = Rename
searches-remove = Remove
searches-was-saved = The search “{ $name }” is saved.
searches-was-removed = “{ $name }” was removed.
searches-bring-back = Restore
searches-was-brought-back = “{ $name }” was restored.
searches-action-failed = That did not work

## A recipe with a search.

searches-on-found = Applies to what this search finds: { $search }
searches-always = Always apply to what this search finds ({ $search })
searches-start-looking = Looking for assets: { $search }
searches-start-empty = The search of this recipe finds nothing
searches-start-empty-hint = AEM’s search can be a few minutes behind recent changes. Choose the assets yourself, or come back to it later.
searches-start-failed = The search of this recipe failed

## Ticks.

searches-invert = Invert selection

## Pasted paths.

searches-paste = Paste paths
searches-paste-title = Paste paths
searches-paste-label = Paths of assets
searches-paste-hint = Paths such as /content/dam/…, or addresses copied from AEM: one per line, for example a column of a spreadsheet.
searches-paste-look = Find these assets

searches-lines =
    { $n ->
        [0] No lines yet
        [one] { $n } line
       *[other] { $n } lines
    }

searches-pasted-title = Pasted paths
searches-pasted-looking = { $n } found so far
searches-pasted-found = { $n } of { $of } found

searches-missing =
    { $n ->
        [one] { $n } path was not found in AEM
       *[other] { $n } paths were not found in AEM
    }

searches-not-paths =
    { $n ->
        [one] { $n } line is not a path
       *[other] { $n } lines are not paths
    }

searches-and-more = and { $n } more
searches-paste-change = Correct the list
searches-pasted-nothing = None of these paths was found
searches-pasted-nothing-hint = Is it the right environment? Paths begin with /content/dam.
