### Spreadsheets, and a check that is left open.

error-sheetNotRecognised =
    .title = This is not a spreadsheet Relabel knows
    .meaning = It is no Excel file, none of LibreOffice, and no text with a sign between the cells.
    .action = Save it as .xlsx or .csv, then choose that file.

error-sheetOldFormat =
    .title = This Excel file is too old
    .meaning = It was saved in the form of Excel 95 or earlier.
    .action = Open it, save it as .xlsx, then choose that file.

error-sheetProtected =
    .title = This file has a password
    .meaning = Relabel cannot look into it.
    .action = Save it without a password, then choose that file.

error-sheetTooLarge =
    .title = This file unpacks to more than Relabel opens
    .meaning = It holds far more than rows of assets need.
    .action = Save only the needed rows as a new file, then choose that one.

error-sheetDamaged =
    .title = This file is damaged
    .meaning = It ends too early, or its parts contradict each other. Nothing of it was used.
    .action = Open it in your spreadsheet program, save it again, then choose it.

error-sheetEmpty =
    .title = There are no rows in this sheet
    .meaning = Below the headings there is nothing to read.
    .action = Choose another tab or another file.

error-sheetGone =
    .title = This sheet was closed
    .meaning = Relabel keeps a sheet only while you work with it.
    .action = Choose the file again.

error-sheetChanged =
    .title = This file has changed since it was opened
    .meaning = It was saved again, moved or deleted in the meantime.
    .action = Choose the file again.

error-sheetQuestionOpen =
    .title = Something about this sheet is not decided yet
    .meaning =
        { $field ->
            [none] Relabel does not guess where two readings fit.
           *[other] It is about the column “{ $field }”: Relabel does not guess where two readings fit.
        }
    .action = Answer the question on the page of the sheet, then check again.

## Before a check is put aside.

open-check-notice-title = A check is still open
open-check-notice = Nothing of it was sent yet.
open-check-back = Back to the check
open-check-discard = Discard

open-check-lost-title =
    { $n ->
        [one] Give up { $n } value changed by hand?
       *[other] Give up { $n } values changed by hand?
    }

open-check-lost-body = What you changed or left out in the table of old and new would be lost.
open-check-lost-fields-title = Give up the fields you filled in?
open-check-lost-fields-body-environment = They belong to the environment you are leaving.
open-check-lost-fields-body-recipe = The recipe brings its own fields.
open-check-give-up = Give them up
open-check-keep = Keep them
open-check-discard-title = Discard this check?

open-check-discard-values =
    { $n ->
        [one] You changed or left out { $n } value by hand. It would be lost.
       *[other] You changed or left out { $n } values by hand. They would be lost.
    }

open-check-discard-unsent = Nothing of it was sent to AEM.
open-check-discard-keep = Keep it

sheets-title = Sheets
sheets-intro = A spreadsheet says what should change: a row for each asset, a column for each field.
sheets-drop-title = Drop a sheet here
sheets-drop-hint = An Excel file (.xlsx, .xlsb, .xls), one of LibreOffice (.ods) or text (.csv).
sheets-choose = Choose a file

sheets-steps-title = How it works

sheets-steps =
    .step-1 = Download a sheet
    .step-2 = Change it in Excel
    .step-3 = Drop it here
    .step-4 = Check and run

sheets-no-connection-title = Choose where to work first
sheets-which-title = Which environment is this sheet for?
sheets-no-connection = A sheet changes assets in one environment. Add its key, or try it with practice.
sheets-refused-title = “{ $name }” could not be opened

# A sheet that was dropped while a change runs.
sheets-waits-title = “{ $name }” is open

sheets-waits = A change is running, so nothing was moved out of the way. The sheet waits under Sheets.
sheets-waits-show = Show the sheet
sheets-waits-later = Later
sheets-close = Close this sheet
sheets-other = Choose another file

## The line below the title.

sheets-how = How the file was read
sheets-form-xlsx = Excel file
sheets-form-xlsb = Excel file (binary)
sheets-form-xls = Excel file (97 to 2003)
sheets-form-ods = OpenDocument file
sheets-form-csv = Text file

sheets-rows =
    { $n ->
        [0] no rows
        [one] { $n } row
       *[other] { $n } rows
    }

sheets-tab = Tab
sheets-in-tab = tab “{ $name }”
sheets-unnamed-tab = Tab { $n }
sheets-encoding = Letters stored as
sheets-encodings-utf8 = UTF-8 (the usual one)
sheets-encodings-utf16Le = UTF-16 (Unicode text of Excel)
sheets-encodings-utf16Be = UTF-16, other order
sheets-encodings-windows1252 = Windows-1252 (Western Europe)
sheets-encodings-windows1250 = Windows-1250 (Central Europe)
sheets-encodings-macintosh = Mac (older, Western Europe)
sheets-probably = probably
sheets-separator = Between the cells
sheets-separators-comma = Comma
sheets-separators-semicolon = Semicolon
sheets-separators-tab = Tab stop
sheets-is-ours = Made by Relabel.
sheets-is-remembered = The columns go where they went in an earlier file with these headings.
sheets-reading-again = Reading the file again

## The table.

sheets-samples = First rows
sheets-samples-hint = Above each column stands the field its values go into.
sheets-table = First rows of { $name }
sheets-row = Row
sheets-unnamed = Column { $n }
sheets-goes-into = Goes into
sheets-use = { $heading } goes into: { $use }
sheets-names-asset = The asset itself
sheets-not-used = Not used

# The heading resembles the name of a field.
sheets-offer = Use as { $field }

sheets-other-field = Another field by its technical name…
sheets-ask-again = Ask about the order of its dates again
sheets-take = Use this field
sheets-other-field-of = Field for “{ $heading }”
sheets-field-said = “{ $heading }”: { $use }

sheets-columns-used =
    { $n ->
        [0] No column goes into a field yet.
        [one] { $n } column goes into a field.
       *[other] { $n } columns go into fields.
    }

sheets-columns-hidden =
    { $n ->
        [one] { $n } unused column is not shown.
       *[other] { $n } unused columns are not shown.
    }

sheets-fields-failed = The fields of this environment could not be read

## How assets are found, and the rest.

sheets-assets = Which asset a row means
sheets-asset-column = Column with the asset
sheets-no-column = Not chosen
sheets-asset-by = It holds
sheets-by-path = The path or address
sheets-by-fileName = The file name
sheets-by-id = The id in AEM
sheets-within = Where to look
sheets-within-hint = In this folder and all folders below.
sheets-everywhere = The whole library
sheets-rest = How cells are read
sheets-clear-word = Word that empties a field
sheets-clear-word-hint = A cell that holds only { $word }.
sheets-list-separator = Between the entries of a list
sheets-list-separator-hint = Such as sea{ $sign }summer
sheets-blank-word = Enter a word.
sheets-blank-sign = Enter a sign.
sheets-rule = Blank cells are left as they are. “{ $word }” empties a field.

## Questions.

sheets-questions =
    { $n ->
        [one] One thing to decide first
       *[other] { $n } things to decide first
    }

sheets-answered = All questions are answered
sheets-ask-encoding = Are all letters right?
sheets-ask-encoding-hint = Look at the first rows above, at letters with accents. If one is wrong, choose another way of storing.
sheets-ask-encoding-yes = They are right
sheets-ask-encoding-other = Try { $name }
sheets-ask-asset-column = Which column says which asset is meant?
sheets-ask-asset-column-hint = It holds the path, the file name or the id of the asset.
sheets-ask-dates = Dates in “{ $heading }”
sheets-ask-dates-hint = { $example } can be read in two ways. Which one is meant?
sheets-ask-list = Entries in “{ $heading }”
sheets-ask-list-hint = Does “{ $example }” hold several entries?
sheets-ask-list-yes = Yes, with { $sign } between them
sheets-ask-list-no = No, it is one entry
sheets-sign-comma = a comma
sheets-sign-semicolon = a semicolon
sheets-sign-tab = a tab stop
sheets-sign-line-break = a line break

## Why the main button cannot be pressed.

sheets-open-encoding = Say first whether all letters are right.
sheets-open-asset-column = Say first which column names the asset.
sheets-open-date-order = Say first how the dates in “{ $heading }” are meant.
sheets-open-list-separator = Say first what stands between the entries of “{ $heading }”.
sheets-open-no-fields = Choose a field for at least one column.
sheets-open-blank = A word or sign is missing.

sheets-check = Check this sheet
sheets-check-failed = The sheet could not be checked

sheets-back-to-sheet = Back to the sheet
sheets-reading = Reading the rows of the sheet
sheets-matching = Looking for the assets of the sheet
sheets-made-by = From the sheet “{ $name }”.

## Several assets for one row.

sheets-candidates-title = Which “{ $named }” is meant?

sheets-candidates-count =
    { $n ->
        [one] { $n } asset has this name.
       *[other] { $n } assets have this name.
    }

sheets-candidates-first = The first { $n } are shown. If it is another, write its path in the sheet.
sheets-candidates-list = Assets
sheets-candidates-taken = Another row of the sheet is about this asset already.
sheets-candidates-choose = Take this one
sheets-candidates-open = Choose which { $named } is meant
sheets-candidates-failed = The assets of this name could not be listed
sheets-candidates-chosen = { $path } is the one that is meant

## A sheet made of assets.

sheets-export-of-folder = Download a sheet of this folder
sheets-export-of-selection = Download as a sheet
sheets-export-title = Download as a sheet

sheets-export-of =
    { $n ->
        [one] { $n } asset of { $folder }
       *[other] { $n } assets of { $folder }
    }

sheets-export-chosen =
    { $n ->
        [one] { $n } chosen asset
       *[other] { $n } chosen assets
    }

sheets-export-hint = A row for each asset. Change it in Excel, then drop it here: only what you changed is changed in AEM.
sheets-export-fields = Fields
sheets-export-filled = All fields in which any of these assets has a value
sheets-export-some = Only these fields
sheets-export-choose-fields = Fields in the sheet
sheets-export-search = Find a field
sheets-export-none-found = No field is called that.
sheets-export-none-chosen = Choose at least one field.
sheets-export-most = A sheet takes 100 fields.
sheets-export-format = Kind of file
sheets-export-formats-xlsx = Excel (.xlsx)
sheets-export-formats-csv = Text (.csv)
sheets-export-format-hints-xlsx = Opens in Excel and LibreOffice. All values stay as they are.
sheets-export-format-hints-csv = For AEM’s own import and other programs. Excel spoils long numbers and leading zeros when it saves it.
sheets-export-separator-hint = Excel in English expects commas, and so does AEM’s own import.
sheets-export-too-many = An Excel file takes { $n } assets at most. Choose text.
sheets-export-save = Save as…
sheets-export-writing = Making the sheet
sheets-export-read = { $read } of { $of } assets read
sheets-export-stop = Stop
sheets-export-done = The sheet is saved

sheets-export-rows =
    { $n ->
        [one] It has { $n } row.
       *[other] It has { $n } rows.
    }

sheets-export-next = Change it in your spreadsheet program, save it, then drop it on this window.

sheets-export-left-blank =
    { $n ->
        [one] { $n } value does not fit into a sheet. Its cell is blank, so it stays as it is.
       *[other] { $n } values do not fit into a sheet. Their cells are blank, so they stay as they are.
    }

sheets-export-not-for-aem = For Relabel only: AEM’s own import cannot take { $fields }, because its entries hold the sign “|”.
sheets-export-failed = The sheet could not be made
sheets-export-waits = The assets are still being listed.
sheets-export-empty = There are no assets to put into a sheet.
