### What to do when a key is renewed, or must not work any more. Adobe’s consoles speak
### English, so the names of their buttons stay.

-key-step-console = Open the Developer Console of this environment (in Cloud Manager: Environments, “Developer Console”). On the “Integrations” tab, open “Technical Accounts”, then the account of this key.
-key-step-send = Download the new file (JSON) and hand it over securely: through a password manager or a shared vault, not by plain email.
-key-step-add = In Relabel, open this connection, choose “Add a new key”, then the new file.
-key-step-forgets = Replaces the old key with the new one in the key store, and discards the old key and its access token. A paused change continues.
-key-step-check = Choose “Check” and make sure that every step works. Then delete the downloaded file.
-key-step-adobe-console = In the Adobe Developer Console, open the project of this key and its page “OAuth Server-to-Server”.
-key-step-late = Access tokens issued earlier may keep working for up to 24 hours. If that is too long, remove the account from its product profiles in the Admin Console for that time.
-key-step-copies = Delete every copy of the old file: downloads, emails, chats, shared folders, recycle bin.
-key-step-remove = If AEM is not needed here any more, open this connection in Relabel and choose “Remove”.

key-steps-who-you = You
key-steps-who-administrator = Your administrator
key-steps-who-relabel = Relabel
key-steps-progress = { $done } of { $total } done
key-steps-copy = Copy these steps
key-steps-copy-title = Steps to forward
key-steps-copy-hint = They contain no secrets.
key-steps-line = { $n }. { $who }: { $text }

key-steps-about =
    Account: { $account }
    Address of AEM: { $address }

key-steps-renew-serviceCredentials =
    .title = Renew the key
    .intro = A key of this kind lasts one year. The old one keeps working until it expires.
    .step-1 = { -key-step-console }
    .step-2 = Choose “Add certificate”. Older consoles call it “Refresh Service Credentials”.
    .step-3 = { -key-step-send }
    .step-4 = { -key-step-add }
    .step-5 = { -key-step-forgets }
    .step-6 = { -key-step-check }
    .step-7 = When everyone has the new key, revoke and then delete the old one.

key-steps-renew-oauthServerToServer =
    .title = Change the secret
    .intro = The secret does not expire. A credential can have two at once, so nothing has to stop.
    .step-1 = { -key-step-adobe-console }
    .step-2 = Add a second client secret. If there are already two, first delete the one that nobody uses.
    .step-3 = { -key-step-send }
    .step-4 = { -key-step-add }
    .step-5 = { -key-step-forgets }
    .step-6 = { -key-step-check }
    .step-7 = Delete the old secret.

key-steps-renew-localDevelopmentToken =
    .title = Get the key for the next day
    .intro = A key of this kind expires after at most 24 hours and cannot be renewed automatically.
    .step-1 = Open the Developer Console of this environment (in Cloud Manager: Environments, “Developer Console”) and go to the “Integrations” tab.
    .step-2 = Open “Local token” and choose “Get Local Development Token”, then download it.
    .step-3 = Drop the file anywhere in this window.
    .step-4 = Uses the new key immediately. A paused change continues.
    .step-5 = For long-term use, create service credentials or an OAuth Server-to-Server credential instead.

key-steps-revoke-serviceCredentials =
    .title = Take the key out of use
    .intro = For a key that was lost or seen by someone else. Work from top to bottom.
    .step-1 = { -key-step-console }
    .step-2 = Choose “Add new private key”. The new one becomes the current one.
    .step-3 = { -key-step-send }
    .step-4 = { -key-step-add }
    .step-5 = { -key-step-forgets }
    .step-6 = Choose “Check” and make sure that every step works with the new key.
    .step-7 = Choose “Revoke” for the old key. From then on it yields no more access tokens.
    .step-8 = Choose “Delete” for the old key.
    .step-9 = In an older console that offers only “Refresh Service Credentials”: refresh first. The old key stays registered until it expires, so also delete the API credential of the technical account in the Admin Console, and open a support request with Adobe.
    .step-10 = { -key-step-late }
    .step-11 = { -key-step-copies }
    .step-12 = { -key-step-remove }

key-steps-revoke-oauthServerToServer =
    .title = Take the key out of use
    .intro = For a secret that was lost or seen by someone else. Work from top to bottom.
    .step-1 = { -key-step-adobe-console }
    .step-2 = Add a second client secret.
    .step-3 = { -key-step-send }
    .step-4 = { -key-step-add }
    .step-5 = { -key-step-forgets }
    .step-6 = Choose “Check” and make sure that every step works with the new secret.
    .step-7 = Delete the old secret. From then on it yields no more access tokens.
    .step-8 = If nobody needs this credential any more, delete it from the project, remove its client ID from “allowedClientIDs”, and run the config pipeline.
    .step-9 = { -key-step-late }
    .step-10 = { -key-step-copies }
    .step-11 = { -key-step-remove }

key-steps-revoke-localDevelopmentToken =
    .title = Take the key out of use
    .intro = It belongs to a person and expires after at most 24 hours.
    .step-1 = Choose “Sign out” on this page.
    .step-2 = Discards the current access and sends nothing more to AEM.
    .step-3 = { -key-step-copies }
    .step-4 = If someone else may have it, remove the person from the product profiles in the Admin Console until the key has expired.
    .step-5 = { -key-step-remove }
