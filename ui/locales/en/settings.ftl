### Settings.

settings-title = Settings
settings-appearance = Language and appearance
settings-language = Language
settings-language-system = Same as this computer
settings-theme = Theme
settings-themes-system = Same as this computer
settings-themes-light = Light
settings-themes-dark = Dark
## What is kept on this computer.

kept-title = What is kept
kept-for = Keep history for
kept-for-hint = Older changes are deleted with their values and can no longer be undone. A change that has not finished is always kept.
kept-times-month = 30 days
kept-times-halfYear = 6 months
kept-times-year = 1 year
kept-times-threeYears = 3 years
kept-times-always = No limit
kept-history = History and checks

kept-history-hint =
    { $changes ->
        [one] { $changes } change
       *[other] { $changes } changes
    } with old and new values, { $checks ->
        [one] { $checks } check whose changes have not been run
       *[other] { $checks } checks whose changes have not been run
    }. Also connections (but not their keys), recipes and saved searches.

kept-copies = Older copies
kept-copies-hint = From before an update, and damaged files that were set aside.
kept-copies-delete = Delete…
kept-copies-delete-named = Delete older copies…
kept-copies-title = Delete the older copies?
kept-copies-body = An older version of Relabel can then no longer be used with your data, and nothing more can be recovered from damaged files. Your history stays as it is.
kept-copies-yes = Delete copies
kept-other = Working files
kept-other-hint = Relabel needs them while it is open.
kept-memory = Thumbnails and samples
kept-memory-hint = In memory only, until you close Relabel.
kept-memory-size = No files
kept-delete-hint = To delete one change, open it in History. To delete everything kept for a connection, remove the connection and tick “Also delete everything kept for it”.
kept-older-title = Delete older changes?
kept-older-body = Changes older than { $time } are deleted with their values. They can no longer be undone, and their reports can no longer be saved. AEM itself is not affected.
kept-older-yes = Delete older changes
kept-failed-read = Relabel could not find out what is kept
kept-failed-delete = Not everything could be deleted

## Where it is kept.

settings-storage = Storage
settings-data-folder = Relabel’s files
settings-key-store = Keys
settings-key-store-hint = In { $name }, this computer’s key store. Never in a file.
settings-practice = Practice environment
settings-practice-hint = A simulated AEM on this computer for trying things out. Nothing leaves this computer.
settings-practice-open = Open the practice environment
settings-about = About Relabel
settings-version = Version { $version }
settings-licence = Open source under the Apache License 2.0.
settings-save-failed = The setting could not be saved
settings-loopback = This window was started for tests: key files may name a server on this computer.
