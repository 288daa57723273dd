### What Adobe’s sign-in, AEM and the network answer instead of what was asked for.

-send-details = Send the details below to your AEM administrator.

error-keyRejected =
    .title = Adobe did not accept this key file
    .meaning = It may have ended or been replaced by a newer one.
    .action = { -ask-for-new-key }

error-credentialUnknown =
    .title = Adobe does not know this key file
    .meaning = The account it belongs to was probably deleted.
    .action = { -ask-for-new-key }

error-scopeMissing =
    .title = This key file lacks the permission for AEM
    .meaning = Adobe knows the key but does not let it into AEM.
    .action = { -send-details }

error-clockWrong =
    .title = The clock of this computer is wrong
    .meaning =
        { $wait ->
            [none] Adobe refuses to sign in computers whose clock is off.
           *[other] It is off by { $wait }, and Adobe refuses to sign in such computers.
        }
    .action = Let the computer set its clock by itself, then try again.

error-tokenEnded =
    .title =
        { $ended ->
            [none] Your daily access pass has ended
           *[other] Your daily access pass ended on { $ended }
        }
    .meaning = A pass of this kind lasts one day and cannot be renewed.
    .action = Drop a new one anywhere in this window, then continue.

error-signInUnavailable =
    .title = Adobe's sign-in is not answering
    .meaning = This is usually over in a few minutes.
    .action = Wait a little, then try again.

error-signInRefused =
    .title = AEM did not let this key in
    .meaning = The key may have been replaced, or it belongs to another environment.
    .action = Check the address of the connection. If it is right, ask your administrator for a new key file.

error-signedOut =
    .title = You are signed out of this connection
    .meaning = You signed out, so nothing is sent to AEM.
    .action = Sign in again to go on.

error-clientNotRegistered =
    .title = AEM does not know this key yet
    .meaning = Adobe knows the key, but this environment was never told to let it in.
    .action = Ask your AEM administrator to register the key in the environment. Then try again.

error-clientIdRefused =
    .title = AEM does not accept the app of this key
    .meaning = Adobe knows the key, but AEM refuses its client ID (403003).
    .action = Ask your administrator to add the AEM Assets Author API to the project of the key.

error-versionLost =
    .title = AEM cannot tell whether an asset has changed
    .meaning = Something between this computer and AEM removes the version (If-Match) from changes.
    .action = Ask your IT department to let this header through, then go on.

error-permissionMissing =
    .title = This account has no permission for that
    .meaning =
        { $path ->
            [none] AEM refused it.
           *[other] The account of this key has no permission in { $path }.
        }
    .action = Ask your AEM administrator to give the account permission. Allow about ten minutes, then try again.

error-pathMissing =
    .title = AEM has nothing there
    .meaning =
        { $path ->
            [none] It was moved, deleted, or is hidden from this account.
           *[other] { $path } was moved, deleted, or is hidden from this account.
        }
    .action = Choose another folder.

error-offline =
    .title = AEM cannot be reached
    .meaning =
        { $host ->
            [none] There is no network, or the address does not exist.
           *[other] There is no network, or { $host } does not exist.
        }
    .action = Check your network and company VPN, then try again.

error-tlsFailed =
    .title = No secure connection to AEM
    .meaning = What answered could not prove who it is, or cannot encrypt safely.
    .action = Check the network in Settings: it says what is wrong, and who can mend it.

error-timeout =
    .title = AEM took too long to answer
    .meaning = It may be busy.
    .action = Wait a little, then try again.

error-slowDown =
    .title = AEM is very busy
    .meaning =
        { $wait ->
            [none] It asked us to come back later.
           *[other] It asked us to come back in { $wait }.
        }
    .action = Try again later.

error-notData =
    .title = AEM is asleep or restarting
    .meaning = It sent a web page instead of data. Test environments fall asleep when nobody uses them.
    .action = Open AEM in your browser to wake it, wait a few minutes, then try again.

error-networkSignIn =
    .title = Your network wants you to sign in
    .meaning =
        { $host ->
            [none] Its page came instead of an answer of AEM.
           *[other] Its page at { $host } came instead of an answer of AEM.
        }
    .action = Open any page in your browser, sign in there, then try again.

error-networkBlocks =
    .title = Your network answered in place of AEM
    .meaning = Its page came instead of data: it blocks the address, or something is in the way.
    .action = Check the network in Settings: it writes the message to your IT department.

error-gatewayFailed =
    .title = A gateway of your network answered in place of AEM
    .meaning = It could not get through itself.
    .action = Wait a few minutes and try again. If it stays, check the network in Settings.

error-proxyFailed =
    .title = The proxy does not let Relabel through
    .meaning =
        { $proxy ->
            [none] It did not pass the connection on.
           *[other]
                { $host ->
                    [none] { $proxy } did not pass the connection on.
                   *[other] { $proxy } did not pass the connection on to { $host }.
                }
        }
    .action = Check the network in Settings: it says why, and whom to ask.

error-proxySignIn =
    .title = The proxy wants a user and a password
    .meaning =
        { $proxy ->
            [none] It did not accept what it got.
           *[other] { $proxy } did not accept what it got.
        }
    .action = Enter the right user and password under Settings, Network.

error-proxySetting =
    .title = The proxy is set up wrongly on this computer
    .meaning =
        { $field ->
            [none] Its address is not one. Nothing was sent past it.
           *[other] The variable { $field } names no proxy. Nothing was sent past it.
        }
    .action = Enter the address of the proxy under Settings, Network.

error-proxyAddress =
    .title = This is not the address of a proxy
    .meaning = Nothing was changed.
    .action = Write it as proxy.example:3128, or with https:// or socks5:// in front.

error-noAuthorities =
    .title = This computer trusts no authority
    .meaning = It has no list of authorities that can be read, so no server can prove who it is.
    .action = Ask whoever looks after this computer to install that list (ca-certificates).

error-unexpectedAnswer =
    .title = AEM gave an answer Relabel does not understand
    .meaning = Nothing was changed by it.
    .action = { -send-details }
