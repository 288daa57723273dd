### What Adobe’s sign-in, AEM and the network answer instead of what was asked for.

-send-details = Send the details below to your AEM administrator.

error-keyRejected =
    .title = Adobe did not accept this key file
    .meaning = It may have expired or been replaced by a newer one.
    .action = { -ask-for-new-key }

error-credentialUnknown =
    .title = Adobe does not recognise this key file
    .meaning = The account it belongs to was probably deleted.
    .action = { -ask-for-new-key }

error-scopeMissing =
    .title = This key file lacks permission for AEM
    .meaning = Adobe recognises the key but does not let it into AEM.
    .action = { -send-details }

error-clockWrong =
    .title = This computer’s clock is wrong
    .meaning =
        { $wait ->
            [none] Adobe refuses sign-in from a computer whose clock is off.
           *[other] It is off by { $wait }, so Adobe refuses the sign-in.
        }
    .action = Set the computer’s clock to update automatically, then try again.

error-tokenEnded =
    .title =
        { $ended ->
            [none] Your one-day key has expired
           *[other] Your one-day key expired on { $ended }
        }
    .meaning = A key of this kind lasts one day and cannot be renewed.
    .action = Drop a new one anywhere in this window, then continue.

error-signInUnavailable =
    .title = Adobe’s sign-in is not responding
    .meaning = This usually passes within a few minutes.
    .action = Wait a moment, then try again.

error-signInRefused =
    .title = AEM did not accept this key
    .meaning = The key may have been replaced, or it belongs to another environment.
    .action = Check the address of the connection. If it is right, ask your administrator for a new key file.

error-signedOut =
    .title = You are signed out of this connection
    .meaning = You signed out, so nothing is sent to AEM.
    .action = Sign in again to continue.

error-clientNotRegistered =
    .title = AEM does not recognise this key’s client ID yet
    .meaning = Adobe recognises the key, but its client ID was never registered in this environment.
    .action = Ask your AEM administrator to register the client ID in the environment. Then try again.

error-clientIdRefused =
    .title = AEM does not accept this key’s client ID
    .meaning = Adobe recognises the key, but AEM refuses its client ID (403003).
    .action = Ask your administrator to add the AEM Assets Author API to the key’s project.

error-versionLost =
    .title = AEM cannot tell whether an asset has changed
    .meaning = Something between this computer and AEM removes the version header (If-Match) from Relabel’s requests.
    .action = Ask your IT department to let this header through, then continue.

error-permissionMissing =
    .title = This account does not have permission to do that
    .meaning =
        { $path ->
            [none] AEM refused it.
           *[other] This key’s account does not have permission in { $path }.
        }
    .action = Ask your AEM administrator to give the account permission. Allow about 10 minutes, then try again.

error-pathMissing =
    .title = AEM found nothing there
    .meaning =
        { $path ->
            [none] It was moved or deleted, or is hidden from this account.
           *[other] { $path } was moved or deleted, or is hidden from this account.
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
    .meaning = The server that answered could not prove its identity, or cannot encrypt safely.
    .action = Check the network in Settings: it shows what is wrong, and who can fix it.

error-timeout =
    .title = AEM took too long to answer
    .meaning = It may be busy.
    .action = Wait a moment, then try again.

error-slowDown =
    .title = AEM is very busy
    .meaning =
        { $wait ->
            [none] It asked us to come back later.
           *[other] It asked us to come back in { $wait }.
        }
    .action = Try again later.

error-notData =
    .title = AEM is hibernated or restarting
    .meaning = It sent a web page instead of data. Sandbox environments hibernate when nobody uses them.
    .action = Open AEM in your browser. If it says that the environment is hibernated, ask your administrator to de-hibernate it. Otherwise, wait a few minutes, then try again.

error-networkSignIn =
    .title = Your network wants you to sign in
    .meaning =
        { $host ->
            [none] Its page came instead of AEM’s answer.
           *[other] Its page at { $host } came instead of AEM’s answer.
        }
    .action = Open any page in your browser, sign in there, then try again.

error-networkBlocks =
    .title = Your network answered in place of AEM
    .meaning = Its page came instead of data: it is blocking the address, or something is in the way.
    .action = Check the network in Settings: it prepares the request for your IT department.

error-gatewayFailed =
    .title = A gateway on your network answered in place of AEM
    .meaning = The gateway could not reach AEM.
    .action = Wait a few minutes and try again. If that does not help, check the network in Settings.

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
    .action = Check the network in Settings: it shows why, and whom to ask.

error-proxySignIn =
    .title = The proxy asks for a user name and password
    .meaning =
        { $proxy ->
            [none] It refused the connection: the sign-in is missing or wrong.
           *[other] { $proxy } refused the connection: the sign-in is missing or wrong.
        }
    .action = Enter the right user name and password under Settings, Network.

error-proxySetting =
    .title = The proxy is configured incorrectly on this computer
    .meaning =
        { $field ->
            [none] Its address is not valid. Until that is fixed, nothing is sent.
           *[other] The variable { $field } does not contain a proxy address. Until that is fixed, nothing is sent.
        }
    .action = Enter the address of the proxy under Settings, Network.

error-proxyAddress =
    .title = This is not the address of a proxy
    .meaning = Nothing was changed.
    .action = Enter it as proxy.example:3128, or with https:// or socks5:// in front.

error-noAuthorities =
    .title = This computer trusts no certificate authority
    .meaning = It has no readable list of authorities, so no server can prove its identity.
    .action = Ask whoever manages this computer to install that list (ca-certificates).

error-unexpectedAnswer =
    .title = Relabel does not understand AEM’s answer
    .meaning = It is not in a format Relabel recognises, so nothing in it was used.
    .action = { -send-details }
