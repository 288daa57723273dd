### What a check of a connection found.

-ask-it = Send the request to your IT department.
-ask-administrator = Send the request to your administrator.

## Checks of connections.

checks-step-key = The key
checks-step-name = Finding the address
checks-step-network = Reaching AEM
checks-step-secure = Secure connection
checks-step-answer = Answer
checks-step-signIn = Signing in to Adobe
checks-step-account = Account in AEM
checks-step-api = Registration of the client ID
checks-step-read = Reading the folder
checks-step-write = Changing the folder

finding-keyGood =
    { $day ->
        [none] The key is valid.
       *[other] The key is valid until { $day }.
    }

finding-keyEndsSoon =
    { $time ->
        [none] The key expires soon. Ask for a new one now, so that your work is not interrupted.
       *[other] The key works only until { $time }. Ask for a new one now, so that your work is not interrupted.
    }

finding-keyEnded =
    { $time ->
        [none] The key has expired. Ask for a new one and add it to this connection.
       *[other] The key expired on { $time }. Ask for a new one and add it to this connection.
    }

finding-keyNotAvailable = The key could not be read on this computer.
finding-keyNotNeeded = AEM on this computer needs no key.

finding-clockWrong =
    { $time ->
        [none] This computer’s clock is wrong. Set the date and time in the system settings, then check again.
       *[other] This computer’s clock is wrong. AEM’s clock says { $time }. Set the date and time in the system settings, then check again.
    }

finding-nameFound =
    The address of { $host ->
        [none] the server
       *[other] { $host }
    } was found.

finding-nameByProxy =
    The proxy looks up the address of { $host ->
        [none] the server
       *[other] { $host }
    }; this computer does not.

finding-nameNotFound =
    This network cannot find { $host ->
        [none] the server
       *[other] { $host }
    }. Check that you are online, and that the address of this connection is right.

finding-reached =
    { $host ->
        [none] The server
       *[other] { $host }
    } answers.

finding-notReached =
    Nothing answered at { $host ->
        [none] the server
       *[other] { $host }
    }. Your company network may be blocking it, or AEM may be switched off. Check your company VPN. If that does not help, send the request to your IT department.

finding-aemNotStarted = AEM is not running on this computer. Start it, then check again.
finding-proxySetting = Nothing could be sent.

finding-proxyNotFound =
    This network cannot find { $proxy ->
        [none] the proxy
       *[other] the proxy { $proxy }
    }. Check the address of the proxy, and that you are on the company network.

finding-proxyNotReached =
    Nothing answers at { $proxy ->
        [none] the proxy
       *[other] the proxy { $proxy }
    }. Check the address of the proxy, and that you are on the company network.

finding-proxySilent =
    { $proxy ->
        [none] The proxy
       *[other] The proxy { $proxy }
    } did not get through to { $host ->
        [none] the server
       *[other] { $host }
    } in time. Try again. If that does not help, send the request to your IT department.

finding-proxyNotTls =
    No secure connection to { $proxy ->
        [none] the proxy
       *[other] the proxy { $proxy }
    } itself could be set up. Most proxy addresses begin with http://.

finding-proxySignIn =
    { $proxy ->
        [none] The proxy
       *[other] The proxy { $proxy }
    } asks for a user name and password. Your IT department can give you both, or let Relabel through without them.

finding-proxyPassword =
    { $proxy ->
        [none] The proxy
       *[other] The proxy { $proxy }
    } did not accept the user name and password. Enter them again under Settings, Network.

finding-proxyRefused =
    { $proxy ->
        [none] The proxy
       *[other] The proxy { $proxy }
    } does not let connections to { $host ->
        [none] the server
       *[other] { $host }
    } through. Send the request to your IT department.

finding-proxyGateway =
    { $proxy ->
        [none] The proxy
       *[other] The proxy { $proxy }
    } itself could not reach { $host ->
        [none] the server
       *[other] { $host }
    }. Send the request to your IT department.

finding-proxyHungUp =
    { $proxy ->
        [none] The proxy
       *[other] The proxy { $proxy }
    } accepted the connection, then closed it. Send the request to your IT department.

finding-tooSlow =
    { $host ->
        [none] The server
       *[other] { $host }
    } accepted the connection but sent no complete answer. Try again in a few minutes. If it keeps happening, ask your IT department: a firewall may be holding the traffic back.

finding-secure =
    Everything sent to { $host ->
        [none] the server
       *[other] { $host }
    } is encrypted, and its certificate is trusted.

finding-secureNotNeeded = Nothing leaves this computer.

finding-certificateNotTrusted =
    Your company network inspects what is sent to { $host ->
        [none] the server
       *[other] { $host }
    }, and Relabel does not trust its certificate yet. Ask for the certificate file, then add it under Settings, Network.

finding-certificateHostsOwn =
    The server that answered for { $host ->
        [none] the server
       *[other] { $host }
    } uses a self-signed certificate: no certificate authority vouches for it. Nothing was sent to it. { -ask-it }

finding-certificateEnded =
    The certificate for { $host ->
        [none] the server
       *[other] { $host }
    } has expired. Whoever runs that server or your network has to renew it.

finding-certificateNotYetValid =
    The certificate for { $host ->
        [none] the server
       *[other] { $host }
    } is not valid yet. Check the date on this computer first.

finding-certificateOtherHost =
    Another server answered in place of { $host ->
        [none] the server
       *[other] { $host }
    }. Nothing was sent to it. { -ask-it }

finding-certificateWeak =
    The certificate for { $host ->
        [none] the server
       *[other] { $host }
    } is signed in a way that is no longer safe. { -ask-it }

finding-secureOutdated =
    The server that answered for { $host ->
        [none] the server
       *[other] { $host }
    } supports only encryption that is no longer safe. { -ask-it }

finding-secureNotSpoken =
    The server that answered for { $host ->
        [none] the server
       *[other] { $host }
    } does not encrypt at all. Nothing was sent to it. { -ask-it }

finding-secureHungUp =
    The connection to { $host ->
        [none] the server
       *[other] { $host }
    } was cut off at the very start, which is what firewalls do to connections they block. { -ask-it }

finding-clientCertificateAsked =
    Your network asks this computer for a client certificate for { $host ->
        [none] the server
       *[other] { $host }
    }, and Relabel has none. { -ask-it }

finding-noAuthorities = This computer has no readable list of certificate authorities, so no server can prove its identity. Whoever manages this computer has to install that list.

finding-secureFailed =
    No secure connection to { $host ->
        [none] the server
       *[other] { $host }
    } could be set up.

finding-answers =
    { $host ->
        [none] The server
       *[other] { $host }
    } answers as it should.

finding-answerCut =
    The connection to { $host ->
        [none] the server
       *[other] { $host }
    } was set up, then cut off before an answer came. { -ask-it }

finding-answerGarbled =
    What came from { $host ->
        [none] the server
       *[other] { $host }
    } is not a valid answer. Something in between is interfering. { -ask-it }

finding-networkSignIn =
    { $leadsTo ->
        [none] Your network wants you to sign in first. Open any page in your browser, sign in there, then check again.
       *[other] Your network wants you to sign in first at { $leadsTo }. Open any page in your browser, sign in there, then check again.
    }

finding-networkBlocks = Your network sent a page instead of the answer: it is blocking the address, or answering in place of AEM. { -ask-it }
finding-gatewayFailed = A gateway on your network answered because it could not get through to the server. Try again in a few minutes. If that does not help, send the request to your IT department.

finding-signedIn =
    { $time ->
        [none] Adobe granted access.
       *[other] Adobe granted access until { $time }.
    }

finding-signInFailed = Adobe did not grant access.
finding-signInNotNeeded = AEM on this computer needs no sign-in to Adobe.

finding-accountKnown =
    { $account ->
        [none] AEM recognises the account.
       *[other] AEM recognises you as { $account }.
    }

finding-accountNotTold = AEM lets the account in, but does not say which one it is.
finding-accountAnonymous = AEM lets this connection in only as a visitor: it did not accept the key. You can see and change only what a visitor may. Check that the key belongs to this environment.
finding-otherEnvironment = AEM does not accept the access that Adobe has just granted. The key belongs to another environment, or the account was removed from this one.
finding-passRefused = AEM does not accept this one-day key. It belongs to another environment or is too old. Create a new one in the Developer Console of this environment.
finding-passwordRefused = AEM on this computer does not accept the user name or password. Add the connection again with the right ones.
finding-notAem = A web page refused access where AEM should have answered. Either this is not AEM’s address, or something in front of it does not let this computer through. Check the address first.

finding-signInPage =
    { $host ->
        [none] A sign-in page came instead of an answer. Either your company network asks you to sign in first, or AEM did not accept the key.
       *[other] A sign-in page from { $host } came instead of an answer. Either your company network asks you to sign in first, or AEM did not accept the key.
    }

finding-asleep = AEM sent a web page instead of an answer. This environment is hibernated or restarting. A restart takes a few minutes.

finding-askedToWait =
    { $time ->
        [none] AEM is busy and asks us to wait. Check again in a few minutes.
       *[other] AEM is busy and asks us to wait until { $time }. Check again after that.
    }

finding-accountFailed = AEM did not answer as it should.
finding-clientRegistered = AEM recognises this key’s client ID.
finding-clientNotRegistered = AEM does not recognise this key’s client ID yet. An administrator has to add it to the environment once.
finding-clientIdRefused = AEM does not accept this key’s client ID. An administrator has to give its project access to AEM.
finding-scopesMissing = This key’s project lacks permissions for AEM. An administrator has to add them.
finding-profileMissing = The account has no access anywhere. An administrator has to give it a product profile, and add this key’s client ID to the environment.
finding-apiRefused = AEM refuses this key’s client ID, but the reason could not be determined. Check again in a few minutes.
finding-apiNotNeeded = This kind of key needs no registration.
finding-apiFailed = AEM did not say whether this key’s client ID is registered.
finding-canRead = The account can see what is in the folder.
finding-readRefused = The account is not allowed to see what is in this folder. { -ask-administrator }
finding-folderMissing = There is no such folder, or it is hidden from the account. Check the spelling, or send the request to your administrator.
finding-readFailed = The folder could not be read.
finding-canWrite = The account can change what is in the folder.
finding-writeRefused = You can see this folder but not change what is in it. Your administrator must give the account permission; allow about 10 minutes after that.
finding-writeNotTold = AEM did not clearly say whether changes are allowed.

finding-writeLeftBehind =
    A small marker called relabelWriteCheck remains on { $path ->
        [none] the folder
       *[other] { $path }
    }, because AEM did not let Relabel remove it. It is harmless. Relabel removes it automatically at the next check or change with this connection.

finding-writeLocked = Live is locked in this window, so write access was not tested.
finding-notTried = Not tried, because an earlier step did not work.

checks-mark-good = Works
checks-mark-warning = Needs attention
checks-mark-bad = Does not work
checks-mark-skipped = Not tried
checks-not-needed = Not needed
checks-running = Checking now
checks-waiting = Waiting
checks-title = Does { $name } work?
checks-intro = Relabel tries every step on the way to AEM and shows where it stops.
checks-folder = Folder to check
checks-folder-invalid = Enter a folder below /content/dam, such as /content/dam/campaigns.
checks-again = Check again
checks-rows = Steps of the check
checks-making-step = Checking: { $stepName }
checks-summary-both = You can read and change assets in this folder
checks-summary-readOnly = You can read assets but not change them
checks-summary-readLocked = You can read assets. Live is locked, so write access was not tested
checks-summary-readNotTold = You can read assets. It is not certain whether you can change them
checks-summary-noRead = You are signed in but cannot read this folder
checks-summary-notRegistered = AEM does not recognise this key’s client ID yet
checks-summary-asleep = This environment is hibernated or restarting
checks-summary-busy = AEM asks us to wait
checks-summary-clock = This computer’s clock is wrong
checks-summary-leftBehind = You can read and change assets, but a marker of the check remains
checks-summary-otherEnvironment = This key is not for this environment
checks-summary-account = AEM does not let you in
checks-summary-signIn = Signing in failed
checks-summary-network = AEM cannot be reached from this computer
checks-summary-key = The key no longer works
checks-summary-keyNotAvailable = The key could not be read
checks-summary-failed = The check stopped before it finished
checks-who-next-nobody = Nothing is left to do.
checks-who-next-administrator = Your administrator or IT department has to take the next step. The request is ready to copy.
checks-who-next-you = The step below says what to do.
checks-failed-title = The check could not be run
checks-how-title = How write access is tested, and what the test cannot show

checks-how =
    .step-1 = With an OAuth key, Relabel sends AEM a change that AEM must refuse: it names a version that the asset never had, so nothing can be written. The way AEM refuses shows whether the account may change assets.
    .step-2 = With any other key, Relabel writes one small marker called relabelWriteCheck on the folder itself, removes it immediately and makes sure that it is gone. No asset is touched.
    .step-3 = The test applies to this folder only. Individual assets or folders below may have different rules, an asset may be checked out by someone, and AEM may still refuse a value it does not allow.
    .step-4 = After a permission is granted, AEM may take about 10 minutes to apply it.

checks-open-settings = Go to Settings
checks-show = Show assets
checks-copy-request = Copy request
checks-request-title = Request to send
checks-request-hint = It contains no secrets. Paste it into an email or a chat.
checks-copied = Copied. Paste it into an email or a chat.
checks-not-copied = The text is selected. Copy it with the keyboard.
checks-copy-text = Copy text
checks-message = Message
