### Choosing assets.

assets-folders = Folders
assets-all-assets = All assets
assets-folders-failed = The folders could not be read
assets-folder-failed = Could not be read. Close and reopen the folder to try again.
assets-subfolders = With subfolders
assets-fragments =
    { $n ->
        [0] Include content fragments
       *[other] Include content fragments ({ $n })
    }

assets-fragments-left-out =
    { $n ->
        [one] { $n } content fragment left out
       *[other] { $n } content fragments left out
    }

assets-view = View
assets-table = Table
assets-grid = Grid
assets-list-label = Assets in { $folder }
assets-column-name = Name
assets-column-kind = Type
assets-column-folder = Folder
assets-column-modified = Modified

assets-sorted =
    { $direction ->
        [ascending] Sorted by { $column }, ascending
       *[descending] Sorted by { $column }, descending
    }

assets-sorted-not = In AEM’s order again
assets-sort-failed = The list could not be sorted
assets-kind-image = Image
assets-kind-video = Video
assets-kind-audio = Audio
assets-kind-document = Document
assets-kind-fragment = Content fragment
assets-kind-other = File
assets-select-all = Select all
assets-select-none = Select none

assets-select-all-of =
    { $n ->
        [one] Select the asset
       *[other] Select all { $n }
    }
assets-select = Select { $name }

assets-still-looking =
    { $n ->
        [0] Looking for assets
        [one] { $n } asset so far
       *[other] { $n } assets so far
    }

assets-none-selected = Nothing selected

assets-ticked =
    { $n } of { $of ->
        [one] { $of } asset
       *[other] { $of } assets
    } selected

assets-change =
    { $n ->
        [one] Change { $n } asset
       *[other] Change { $n } assets
    }

assets-change-all =
    { $n ->
        [one] Change { $n } asset
       *[other] Change all { $n } assets
    }

assets-empty-title = This folder has no assets
assets-empty-title-top = No assets at the top level
assets-empty-hint = Open one of its subfolders, or include all of them.
assets-empty-hint-recursive = Its subfolders have no assets either.
assets-include-subfolders = Include subfolders
assets-failed-title = The assets could not be listed
assets-partial-title = This list is not complete
assets-no-connection-title = Choose an environment first
assets-no-connection-hint = Open a connection, or try the practice environment.
