### What is wrong with a key file, its address or the key store.

-ask-for-new-key = Ask your AEM administrator for a new key file.

error-keyFileEmpty =
    .title = This file is empty
    .meaning = The download probably failed.
    .action = Download the key file again, then drop it here.

error-keyFileTooLarge =
    .title = This is not a key file
    .meaning = It is far larger than any key file.
    .action = Look for a small file that ends in .json, then drop it here.

error-keyFileUnreadable =
    .title = This file could not be opened
    .meaning = It may have been moved, or you may not be allowed to read it.
    .action = Copy it to your desktop, then drop it here.

error-keyFileNotRecognised =
    .title = This is not a key file Relabel recognises
    .meaning = It contains none of the entries of an AEM key file.
    .action = Ask your AEM administrator for the service credentials, or the OAuth credential, of your environment.

error-keyFileIncomplete =
    .title = Part of this file is missing
    .meaning = It stops in the middle, like an interrupted download.
    .action = Download the key file again, then drop it here.

error-keyFileSavedError =
    .title = This file contains an error message, not a key
    .meaning = The page it was saved from had a problem at that moment.
    .action = Ask your AEM administrator to download the key file again.

error-keyFileRetiredJwt =
    .title = Adobe has retired this kind of key file
    .meaning = It contains a JWT credential from the Adobe Developer Console, which Adobe no longer accepts.
    .action = Ask your AEM administrator for service credentials from the Developer Console of your AEM environment.

error-keyFilePublicOnly =
    .title = The secret half of the key is missing
    .meaning = This file contains only the public half, which gives no access.
    .action = Ask your AEM administrator for the complete key file.

error-keyFileOtherProject =
    .title = This key file is for another Adobe product
    .meaning =
        { $field ->
            [none] It gives no access to AEM.
           *[other] It gives access to “{ $field }”, not to AEM.
        }
    .action = Ask your AEM administrator for a key file for your AEM environment.

error-keyFileArchive =
    .title = This is an archive, not a key file
    .meaning = Relabel does not open archives such as ZIP files.
    .action = Extract the key file from the archive, then drop it here.

error-keyFileDocument =
    .title = This is a picture or a document, not a key file
    .meaning = A photo of a key, or a letter about it, gives no access.
    .action = Look for a small file that ends in .json or .env, then drop it here.

error-keyFileFieldMissing =
    .title = Something is missing from this key file
    .meaning =
        { $field ->
            [none] A required entry is missing.
           *[other] The entry “{ $field }” is missing.
        }
    .action = { -ask-for-new-key }

error-keyFileKeyUnusable =
    .title = The key in this file cannot be used
    .meaning = It is damaged, or of a kind AEM does not issue.
    .action = { -ask-for-new-key }

error-keyFileKeyWeak =
    .title = The key in this file is too weak
    .meaning = It has fewer than 2048 bits; today such a key can be cracked.
    .action = { -ask-for-new-key }

error-keyFileKeyMismatch =
    .title = The parts of this key file do not belong together
    .meaning = The key and its certificate come from different files.
    .action = { -ask-for-new-key }

error-keyFileExpired =
    .title =
        { $ended ->
            [none] This key file has expired
           *[other] This key file expired on { $ended }
        }
    .meaning = A key of this kind is valid for one year.
    .action = { -ask-for-new-key }

error-tokenFileExpired =
    .title =
        { $ended ->
            [none] This one-day key has expired
           *[other] This one-day key expired on { $ended }
        }
    .meaning = A key of this kind lasts one day.
    .action = Get a new one from the Developer Console of AEM, then drop it here.

error-signInHostNotAllowed =
    .title = This key file names an unknown sign-in server
    .meaning =
        { $host ->
            [none] It is not an Adobe server. Nothing was sent there.
           *[other] { $host } is not an Adobe server. Nothing was sent there.
        }
    .action = Do not use this file. Tell your AEM administrator where it came from.

error-addressNotAllowed =
    .title = The key cannot be used at this address
    .meaning =
        { $host ->
            [none] It is not the address of an AEM author environment.
           *[other] { $host } is not the address of an AEM author environment.
        }
    .action = Enter the address you see in the browser when you work in AEM. It usually begins with https://author-.

error-addressNeedsConfirmation =
    .title = This address is unusual
    .meaning =
        { $host ->
            [none] It does not look like a typical AEM address.
           *[other] { $host } does not look like a typical AEM address.
        }
    .action = Confirm it only if your administrator gave you exactly this address.

error-importGone =
    .title = This key file was not used in time
    .meaning = For safety, Relabel forgets a key file that is not used right away.
    .action = Choose the file again.

error-replaceNotConfirmed =
    .title = This account already has another key
    .meaning = Nothing was replaced: Relabel does that only after you confirm it.
    .action = Drop the file again and choose whether it replaces the old key.

error-otherAccount =
    .title = This key belongs to another account
    .meaning = It cannot replace the key of this connection.
    .action = Drop a key for the same account, or add this one as a new connection.

error-keyFileChanged =
    .title = The file was not deleted
    .meaning = It is no longer the file that Relabel read, or it is already gone.
    .action = Check the file yourself, and delete it if you no longer need it.

error-keyStoreMissing =
    .title = This computer has no key store
    .meaning = Relabel keeps keys nowhere else, so nothing was saved.
    .action = Keep the key only until you close Relabel, or ask your IT department for a key store.

error-keyStoreLocked =
    .title = Your computer’s key store is locked
    .meaning = Nothing was saved.
    .action = Unlock it and try again, or keep the key only until you close Relabel.

error-keyStoreFailed =
    .title = Your computer’s key store refused the request
    .meaning = Nothing was saved.
    .action = Try again, or keep the key only until you close Relabel.

error-keyGone =
    .title = The key of this connection is gone
    .meaning = It is no longer in this computer’s key store.
    .action = Drop the key file again.
