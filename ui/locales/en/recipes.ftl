### Recipes.

recipes-title = Recipes
recipes-where = In

# Names of those that come with Relabel, until somebody changes them.
recipes-shipped-titleFromFile = Title from file name

recipes-shipped-descriptionFromTitle = Fill empty descriptions with the title
recipes-shipped-tidyKeywords = Tidy up keywords
recipes-shipped-approve = Mark as approved
recipes-shipped-expireInOneYear = Expire in one year

# What they do, by example where that says more.
recipes-shipped-does-titleFromFile = “summer_beach-02.jpg” becomes “Summer beach 02”

recipes-shipped-does-descriptionFromTitle = Existing descriptions stay
recipes-shipped-does-tidyKeywords = All lowercase, without duplicates
recipes-shipped-does-approve = Sets the review status
recipes-shipped-does-expireInOneYear = Sets “Expires on” to one year from today

# What a recipe does, field by field.
recipes-does-more =
    { $n ->
        [one] and { $n } more field
       *[other] and { $n } more fields
    }

recipes-used-ago = Used { $ago }
recipes-in-folder = Applies to { $folder }
recipes-in-folder-all = Applies to { $folder } and its subfolders
recipes-menu = More actions for { $name }
recipes-edit = Edit
recipes-duplicate = Duplicate
recipes-move-back = Move to the left
recipes-move-on = Move to the right
recipes-save-file = Save as file
recipes-remove = Remove
recipes-moved = { $name } is now number { $place } of { $of }
recipes-order-hint = Press Alt and an arrow key to move a recipe.
recipes-removed = “{ $name }” was removed.
recipes-bring-back = Restore
recipes-brought-back = “{ $name }” was restored.
recipes-file-saved = “{ $name }” was saved to a file. It contains no key and no password.
recipes-added = “{ $name }” was added.
recipes-open-file = Open a recipe file
recipes-restore = Restore the original recipes
recipes-failed-title = The recipes could not be read
recipes-action-failed = That did not work
recipes-empty-hint = Save a change you make often as a recipe, on the Change or Check page.
recipes-loading = Reading the recipes

## Saving and editing.

recipes-save-title = Save as recipe
recipes-edit-title = Edit recipe
recipes-name = Name
recipes-name-hint = Shown on its button on Home.
recipes-name-missing = Enter a name.
recipes-name-too-long = Enter a shorter name, of at most 100 characters.
recipes-name-taken = There is already a recipe “{ $name }”. Saving replaces it.
recipes-name-taken-edit = Another recipe has this name. Enter a different one.
recipes-what-it-does = What it does
recipes-change-fields = Edit its fields
recipes-change-fields-hint = You choose some assets to try it on, then save it again.
recipes-always = Always apply to the assets in { $folder }
recipes-always-all = Always apply to the assets in { $folder } and its subfolders
recipes-always-hint = Its button on Home then goes straight to the check.
recipes-save = Save
recipes-replace = Replace
recipes-saved = “{ $name }” is saved
recipes-saved-hint = It is now a button on Home.

## A file.

recipes-file-title = Add this recipe?
recipes-file-same = You already have a recipe “{ $name }”. A number will be added to the name of this one.
recipes-file-folder = It was made for the folder { $folder }. If that folder does not exist, you choose the assets.
recipes-file-add = Add
recipes-file-failed = The file could not be used

## On the Assets page.

recipes-ready = Recipe
recipes-stop = Stop using the recipe { $name }
recipes-adapt = Edit first

recipes-try-on =
    { $n ->
        [one] Try it on { $n } asset
       *[other] Try it on { $n } assets
    }

recipes-try-on-all =
    { $n ->
        [one] Try it on { $n } asset
       *[other] Try it on all { $n } assets
    }

recipes-check-all =
    { $n ->
        [one] Check { $n } asset
       *[other] Check all { $n } assets
    }

recipes-try-hint = Choose some assets to try it on.

## On the way from Home to the Check page.

recipes-looking = Looking for the assets in { $folder }

recipes-found =
    { $n ->
        [0] None found yet
        [one] { $n } asset found
       *[other] { $n } assets found
    }

recipes-start-empty = There are no assets in { $folder }
recipes-start-empty-hint = The recipe was made for this folder. Choose the assets yourself, or come back to it later.
recipes-start-failed = The assets in { $folder } could not be listed
recipes-choose-assets = Choose the assets myself
