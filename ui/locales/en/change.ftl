### Saying what should change.

change-title = What should change?

change-intro =
    { $n ->
        [one] On { $n } asset.
       *[other] On each of the { $n } assets.
    }

change-no-choice-title = No assets selected
change-no-choice-hint = Select assets first, then say what should change.
change-pick-first-hint = People change these most often:
change-add-field = Add a field
change-search-field = Find a field
change-group-basics = Basics
change-group-rights = Rights
change-group-publishing = Publishing
change-group-origin = Origin
change-group-schema = From your metadata schema
change-group-seen = Seen on these assets
change-group-other = Other fields
change-other-field = Add a field by its technical name
change-other-name = Technical name
change-other-name-hint = Your administrator can tell you. For example, dam:colour.
change-other-name-invalid = A technical name has a prefix and a colon, such as dc:rights, and no spaces.
change-other-name-taken = This field is already in the list.
change-other-kind = What kind of value is it?
change-add = Add
change-kind-text = Text
change-kind-longText = Long text
change-kind-list = List
change-kind-tags = Tags
change-kind-date = Date
change-kind-yesNo = Yes or no
change-kind-number = Number
change-action = Action
change-clear-note = { $field } will be empty on every asset.
change-remove = Remove { $field } from this change
change-value = New value of { $field }
change-value-missing = Enter a value, or choose “Clear” to empty the field.
change-number-invalid = Enter a number, such as 12 or 3.5.
change-add-entry = Add entry
change-entry-placeholder = Type and press Enter
change-list-note = The new list replaces the entire old list.
change-time-zone = Time zone: { $zone }
change-sample = For example
change-sample-loading = Reading a few assets
change-sample-failed = The first assets could not be read

change-check =
    { $n ->
        [one] Check { $n } asset
       *[other] Check { $n } assets
    }

change-back-to-assets = Back to assets
change-reuse = Reuse last change
