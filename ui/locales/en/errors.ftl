### What went wrong, what it means, and who does what.

error-notFound =
    .title = This is no longer there
    .meaning = It was closed or removed in the meantime.
    .action = Go back and start again from there.

error-liveLocked =
    .title = The live environment is read-only
    .meaning = Nothing was changed. Live stays locked until you unlock it in this window.
    .action = Unlock it at the top of the window when you are sure, then try again.

error-countNotTyped =
    .title = The number of assets was not confirmed
    .meaning = Nothing was changed. Large changes, and sheets whose assets are in more than one top-level folder, need this confirmation.
    .action = Type the number of assets, then start again.

error-fieldInvalid =
    .title =
        { $field ->
            [none] A field cannot be sent
           *[other] { $field } cannot be changed this way
        }
    .meaning = AEM manages this field itself, or the value does not fit.
    .action = Choose another field, or correct the value.

error-pathInvalid =
    .title = This folder is not part of the asset library
    .meaning = Relabel works only inside the asset library of AEM.
    .action = Choose a folder from the list.

error-planNotRunnable =
    .title = This check can no longer be used
    .meaning = The change has already been run, the check is not complete, or there is nothing to change.
    .action = Go back and check again.

error-jobNotEnded =
    .title = A change has not finished
    .meaning = Nothing was deleted. Values are kept until the change they belong to has ended.
    .action = Let the change finish, or stop it. Then delete it.

error-fileNotRead =
    .title = The file could not be read
    .meaning = Another program may have locked it, or you may not be allowed to read it.
    .action = Close it in the other program, or copy it to your desktop and choose the copy.

error-fileNotWritten =
    .title =
        { $full ->
            [yes] The disk is full
           *[no] The file could not be saved there
        }
    .meaning =
        { $full ->
            [yes] There is no room left for the file. If a file of that name already existed, it is unchanged.
           *[no] Another program may have it open, or you may not be allowed to save in that folder.
        }
    .action =
        { $full ->
            [yes] Free up some space, or choose another folder.
           *[no] Close it in the other program, or choose another folder.
        }

error-storeFailed =
    .title =
        { $full ->
            [yes] The disk is full
           *[no] Relabel’s own files cannot be written
        }
    .meaning =
        { $full ->
            [yes] There is no room left to record the next step, so nothing more is sent.
           *[no] Relabel records every step before it sends anything, so nothing more is sent.
        }
    .action =
        { $full ->
            [yes] Free up some space, then try again.
           *[no] Send the details below to your IT department.
        }

error-storeDamaged =
    .title = Relabel’s own files are damaged
    .meaning = Nothing is sent while they are damaged. Your assets in AEM are not affected.
    .action = Close Relabel and start it again: it will offer to save what can be read.

error-storeNewer =
    .title = A newer version of Relabel was used on this computer
    .meaning = This version cannot read its files.
    .action = Install the latest version of Relabel.

error-storeBusy =
    .title = Relabel is already open
    .meaning = Only one window or one relabel-cli command can use its files at a time.
    .action = Close the other window, or wait until the command finishes, then try again.

error-programFailed =
    .title = Something went wrong in Relabel itself
    .meaning = This is a fault in Relabel, not in AEM. Relabel has a record of what it sent.
    .action = Continue: Relabel first checks what it sent. If this happens again, report it.

error-practiceFailed =
    .title = The practice environment did not start
    .meaning = Something on this computer keeps it from starting.
    .action = Try again. If that does not help, restart Relabel.

error-recipeNotRecognised =
    .title = This is not a Relabel recipe
    .meaning = The file contains none of the entries of a recipe.
    .action = Choose a file that ends in .relabel.json.

error-recipeNewer =
    .title = This recipe is from a newer version of Relabel
    .meaning = It may use a feature that this version does not have.
    .action = Update Relabel, then open the recipe again.

error-searchTooLong =
    .title = This search is too long
    .meaning = AEM does not accept a query of this length.
    .action = Remove some of its conditions, then search again.

error-searchClosed =
    .title = AEM does not let this account search
    .meaning = Relabel can still search by file name and type, because for that it only lists the folder. Any other search needs AEM’s own search.
    .action = Search by name or type only, or choose the assets in their folder. For other searches, ask your AEM administrator to let the account use the query builder.

error-tagsNotReadable =
    .title = AEM’s tags could not be read
    .meaning = Without them, nothing with tags can be checked. Nothing was changed.
    .action = Try again. If that does not help, ask your AEM administrator to let the account read tags.

error-requestInvalid =
    .title = Something went wrong in Relabel
    .meaning = Two parts of Relabel did not understand each other. Nothing was sent.
    .action = Restart Relabel. If it happens again, report it with the details below.
