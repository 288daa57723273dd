### Spreadsheets, and a check that is left open.

error-sheetNotRecognised =
    .title = This is not a spreadsheet Relabel recognises
    .meaning = It is not an Excel or LibreOffice file, nor text with a separator between its cells.
    .action = Save it as .xlsx or .csv, then choose that file.

error-sheetOldFormat =
    .title = This Excel file is too old
    .meaning = It was saved in the format of Excel 95 or earlier.
    .action = Open it, save it as .xlsx, then choose that file.

error-sheetProtected =
    .title = This file has a password
    .meaning = Relabel cannot open it.
    .action = Save it without a password, then choose that file.

error-sheetTooLarge =
    .title = This file is too large to open
    .meaning = Unpacked, it contains far more data than a list of assets needs.
    .action = Save only the rows you need as a new file, then choose that one.

error-sheetDamaged =
    .title = This file is damaged
    .meaning = It ends too early, or its parts contradict each other. None of it was used.
    .action = Open it in your spreadsheet program, save it again, then choose it.

error-sheetEmpty =
    .title = There are no rows in this sheet
    .meaning = There is nothing below the headings.
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
    .title = A question about this sheet is still open
    .meaning =
        { $field ->
            [none] Relabel does not guess when something can be read in two ways.
           *[other] It is about the column “{ $field }”: Relabel does not guess when something can be read in two ways.
        }
    .action = Answer the question on the sheet’s page, then check again.

## Before a check is discarded.

open-check-notice-title = A check is still open
open-check-notice = Nothing has been sent yet.
open-check-back = Back to the check
open-check-discard = Discard

open-check-lost-title =
    { $n ->
        [one] Discard { $n } edited value?
       *[other] Discard { $n } edited values?
    }

open-check-lost-body = What you edited or left out in this check would be lost.
open-check-lost-fields-title = Discard the fields you filled in?
open-check-lost-fields-body-environment = They belong to the environment you are leaving.
open-check-lost-fields-body-recipe = The recipe brings its own fields.
open-check-give-up = Discard
open-check-keep = Keep
open-check-discard-title = Discard this check?

open-check-discard-values =
    { $n ->
        [one] You changed or left out { $n } value by hand. It would be lost.
       *[other] You changed or left out { $n } values by hand. They would be lost.
    }

open-check-discard-unsent = None of it was sent to AEM.
open-check-discard-keep = Keep it

sheets-title = Sheets
sheets-intro = List your changes in a spreadsheet: one row for each asset, one column for each field.
sheets-drop-title = Drop a sheet here
sheets-drop-hint = An Excel file (.xlsx, .xlsb, .xls), a LibreOffice file (.ods) or a text file (.csv).
sheets-choose = Choose a file

sheets-steps-title = How it works

sheets-steps =
    .step-1 = Download a sheet
    .step-2 = Change it in Excel
    .step-3 = Drop it here
    .step-4 = Check and run

sheets-no-connection-title = Choose an environment first
sheets-which-title = Which environment is this sheet for?
sheets-no-connection = A sheet changes assets in one environment. Add its key, or try the sheet in the practice environment.
sheets-refused-title = “{ $name }” could not be opened

# A sheet that was dropped while a change runs.
sheets-waits-title = “{ $name }” is open

sheets-waits = A change is running, so Relabel stays on this page. You can find the sheet under Sheets.
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
sheets-encoding = Text encoding
sheets-encodings-utf8 = UTF-8 (most common)
sheets-encodings-utf16Le = UTF-16 (Excel Unicode text)
sheets-encodings-utf16Be = UTF-16 (other byte order)
sheets-encodings-windows1252 = Windows-1252 (Western Europe)
sheets-encodings-windows1250 = Windows-1250 (Central Europe)
sheets-encodings-macintosh = Mac (older, Western Europe)
sheets-probably = probably
sheets-separator = Cell separator
sheets-separators-comma = Comma
sheets-separators-semicolon = Semicolon
sheets-separators-tab = Tab character
sheets-is-ours = Made by Relabel.
sheets-is-remembered = The columns are matched as in an earlier file with these headings.
sheets-reading-again = Reading the file again

## The table.

sheets-samples = First rows
sheets-samples-hint = Above each column, you see the field its values go into.
sheets-table = First rows of { $name }
sheets-row = Row
sheets-unnamed = Column { $n }
sheets-goes-into = Use as
sheets-use = Use of “{ $heading }”: { $use }
sheets-names-asset = Identifies the asset
sheets-not-used = Not used

# The heading resembles the name of a field.
sheets-offer = Use as { $field }

sheets-other-field = Use a field by its technical name…
sheets-ask-again = Ask again about its date order
sheets-take = Use this field
sheets-other-field-of = Field for “{ $heading }”
sheets-field-said = “{ $heading }”: { $use }

sheets-columns-used =
    { $n ->
        [0] No column is matched to a field yet.
        [one] { $n } column is matched to a field.
       *[other] { $n } columns are matched to fields.
    }

sheets-columns-hidden =
    { $n ->
        [one] { $n } unused column is not shown.
       *[other] { $n } unused columns are not shown.
    }

sheets-fields-failed = The fields of this environment could not be read

## How assets are found, and the rest.

sheets-assets = How rows match assets
sheets-asset-column = Asset column
sheets-no-column = Not chosen
sheets-asset-by = It contains
sheets-by-path = Paths or addresses
sheets-by-fileName = File names
sheets-by-id = IDs in AEM

# How many of the cells of the column look like it.
sheets-by-count = { $what } ({ $n } of { $of })

sheets-by-count-of-first = { $what } ({ $n } of the first { $of })
sheets-within = Where to look
sheets-within-hint = In this folder and its subfolders.
sheets-everywhere = The whole library
sheets-rest = How cells are read
sheets-clear-word = Word that clears a field
sheets-clear-word-hint = A cell that contains only { $word }.
sheets-list-separator = List separator
sheets-list-separator-hint = For example, sea{ $sign }summer
sheets-blank-word = Enter a word.
sheets-blank-sign = Enter a separator.
sheets-rule = Blank cells change nothing. “{ $word }” clears a field.

## Questions.

sheets-questions =
    { $n ->
        [one] One thing to decide first
       *[other] { $n } things to decide first
    }

sheets-answered = All questions are answered
sheets-ask-encoding = Are all characters correct?
sheets-ask-encoding-hint = Look at the first rows below, especially at accented characters. If any is wrong, choose another encoding.
sheets-ask-encoding-yes = They are correct
sheets-ask-encoding-other = Try { $name }
sheets-ask-asset-column = Which column identifies the asset?
sheets-ask-asset-column-hint = It contains the path, the file name or the ID of the asset.
sheets-ask-asset-column-use = Use this column
sheets-ask-dates = Dates in “{ $heading }”
sheets-ask-dates-hint = { $example } can be read in two ways. Which one is meant?
sheets-ask-list = Entries in “{ $heading }”
sheets-ask-list-hint = Does “{ $example }” contain several entries?
sheets-ask-list-yes = Yes, separated by { $sign }
sheets-ask-list-no = No, it is one entry
sheets-sign-comma = a comma
sheets-sign-semicolon = a semicolon
sheets-sign-tab = a tab
sheets-sign-line-break = a line break

## Why the main button cannot be pressed.

sheets-open-encoding = First answer the question about the characters.
sheets-open-asset-column = First choose which column identifies the asset.
sheets-open-date-order = First answer the question about the dates in “{ $heading }”.
sheets-open-list-separator = First answer the question about the entries in “{ $heading }”.
sheets-open-no-fields = Choose a field for at least one column.
sheets-open-blank = A word or separator is missing.

sheets-check = Check this sheet
sheets-check-failed = The sheet could not be checked

sheets-back-to-sheet = Back to the sheet
sheets-reading = Reading the rows of the sheet
sheets-matching = Looking for the sheet’s assets in AEM
sheets-made-by = From the sheet “{ $name }”.

## Several assets for one row.

sheets-candidates-title = Which “{ $named }” is meant?

sheets-candidates-count =
    { $n ->
        [one] { $n } asset has this name.
       *[other] { $n } assets have this name.
    }

sheets-candidates-first = Only the first { $n } are shown. If you mean another one, enter its path in the sheet.
sheets-candidates-list = Assets
sheets-candidates-taken = Another row of the sheet already refers to this asset.
sheets-candidates-choose = Use this one
sheets-candidates-open = Choose which { $named } is meant
sheets-candidates-failed = The assets with this name could not be listed
sheets-candidates-chosen = { $path } was chosen

## A sheet made of assets.

sheets-export-of-folder = Download a sheet of this folder
sheets-export-of-selection = Download as a sheet
sheets-export-title = Download as a sheet

sheets-export-of =
    { $n ->
        [one] { $n } asset in { $folder }
       *[other] { $n } assets in { $folder }
    }

sheets-export-chosen =
    { $n ->
        [one] { $n } selected asset
       *[other] { $n } selected assets
    }

sheets-export-hint = One row for each asset. Change it in Excel, then drop it here: only what you changed is changed in AEM.
sheets-export-fields = Fields
sheets-export-filled = All fields that have a value on any of these assets
sheets-export-some = Only these fields
sheets-export-choose-fields = Fields in the sheet
sheets-export-search = Find a field
sheets-export-none-found = No matching field.
sheets-export-none-chosen = Choose at least one field.
sheets-export-most = A sheet can have up to 100 fields.
sheets-export-format = File format
sheets-export-formats-xlsx = Excel (.xlsx)
sheets-export-formats-csv = Text (.csv)
sheets-export-format-hints-xlsx = Opens in Excel and LibreOffice. All values stay as they are.
sheets-export-format-hints-csv = For AEM’s own import and other programs. Excel damages long numbers and leading zeros when it saves this format.
sheets-export-separator-hint = Excel in English expects commas, and so does AEM’s own import.

sheets-export-too-many =
    { $n ->
        [one] An Excel file can have at most { $n } asset. Choose “Text (.csv)”.
       *[other] An Excel file can have at most { $n } assets. Choose “Text (.csv)”.
    }

sheets-export-save = Save as…
sheets-export-writing = Creating the sheet

sheets-export-read =
    { $read } of { $of ->
        [one] { $of } asset
       *[other] { $of } assets
    } read

sheets-export-stop = Stop
sheets-export-done = The sheet is saved

sheets-export-rows =
    { $n ->
        [one] It has { $n } row.
       *[other] It has { $n } rows.
    }

sheets-export-next = Change it in your spreadsheet program, save it, then drop it anywhere in this window.

sheets-export-left-blank =
    { $n ->
        [one] { $n } value does not fit into a sheet. Its cell is blank, so importing the sheet leaves the value in AEM unchanged.
       *[other] { $n } values do not fit into a sheet. Their cells are blank, so importing the sheet leaves the values in AEM unchanged.
    }

sheets-export-not-for-aem = For Relabel only: AEM’s own import would read { $fields } differently, because some cells begin with an apostrophe or some entries contain the character “|”.
sheets-export-failed = The sheet could not be created
sheets-export-waits = The assets are still being listed.
sheets-export-empty = There are no assets to put into a sheet.
