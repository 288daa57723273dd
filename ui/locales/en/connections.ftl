### Key files and connections.

## AEM on this computer.

local-title = AEM on this computer
local-intro = For developers who run the AEM SDK on this computer. No key file is needed, and no key is sent.
local-address = Address
local-address-hint = The SDK runs at http://localhost:4502 unless it was configured otherwise.
local-address-refused = This is not an address on this computer. Enter one such as http://localhost:4502.
local-sign-in = How to sign in
local-shipped-account = With the account AEM ships with
local-shipped-account-hint = The usual case.
local-nobody = Without signing in
local-nobody-hint = Only if this AEM lets everyone in.
local-promise = The connection to this one address is not encrypted, because it never leaves this computer. Connections to any other address are always encrypted.
local-add = Add and check
local-name = AEM on this computer

## The answer to a dropped key file, and adding what it opens.

key-title = Is this the right environment?
key-refused-title = This file cannot be used
key-file = File
key-file-named = File: { $name }
key-kind-serviceCredentials = service credentials
key-kind-localDevelopmentToken = a personal one-day key
key-kind-oauthServerToServer = an OAuth credential
key-kind-localAem = the sign-in of AEM on this computer

# For the details of an administrator.
key-technical-kind-serviceCredentials = service credentials, JWT (Adobe also calls this kind “legacy”)

key-technical-kind-localDevelopmentToken = local development token
key-technical-kind-oauthServerToServer = OAuth Server-to-Server
key-technical-kind-localAem = AEM SDK, basic authentication or no sign-in

key-sentence =
    { $where ->
        [none] This file contains { $kind }.
       *[other] This file contains { $kind } for { $where }.
    }

key-where = program { $program }, environment { $environment }
key-account = Account
key-ends = Expires
key-environment-unknown = the file does not say
key-environment = Environment
key-valid-until = Valid until
key-valid-unknown = The file does not say
key-valid-forever = No expiry date
key-several-title = Which key would you like to add?

key-several-intro =
    { $file } contains { $n ->
        [one] { $n } key
       *[other] { $n } keys
    }.

key-several-unnamed = Key { $n }
key-several-choose = Use this key
key-several-choose-named = Use this key: { $name }
key-address-label = Address of AEM
key-address-which = Which AEM environment is it for?
key-address-hint = The address you see in the browser when you work in AEM.
key-address-from-file = Taken from the file. Correct it if it is wrong.
key-address-missing = Enter the address of your AEM environment, such as https://author-p123-e456.adobeaemcloud.com.
key-address-host = Relabel signs in to Adobe with this key and uses the resulting access only at { $host }.
key-address-pass = Relabel uses this one-day key at { $host } only.
key-address-unusual = { $host } is not a typical address of AEM as a Cloud Service. Continue only if your administrator gave you exactly this address.
key-address-confirm = Yes, { $host } is our AEM environment. Use this key’s access there.
key-address-confirm-missing = Tick this box, or correct the address.
key-name-label = Name
key-name-hint = What you call it, for example “Website, test”.
key-stage-label = What kind of environment is it?
key-stage-hint-live = “Production” in Cloud Manager. Visitors see it. Read-only until you unlock it.
key-stage-hint-test = “Stage” in Cloud Manager. For testing with real content.
key-stage-hint-development = For developers.
key-stage-hint-practice = Sample content on this computer.
key-stage-guessed = Guessed from the address: { $stage }. Change it if that is wrong.
key-stage-careful = The address does not say. Live is the safe choice.
key-add = Add connection
key-other-file = Choose another file
key-session-only = Keep only until I close Relabel
key-key-store-title = Nothing has been saved yet
key-same-title = You have already added this key
key-same-body = It belongs to “{ $name }”. There is nothing to do.
key-same-open = Open { $name }
key-same-elsewhere = Use it for another environment
key-replace-title = Replace the key for { $name }?
key-replace-body = This file contains another key for the same account. Relabel signs in to Adobe with it, uses the resulting access only at { $host }, and forgets the current key. Everything else stays.
key-replace-pass = This file contains another one-day key for the same person. Relabel uses it at { $host } only, and forgets the current one. Everything else stays.
key-replace-older = This key is older than the one in use. Replace it only if your administrator asked you to.
key-replace-now = Current key expires
key-replace-then = New key expires
key-replace-yes = Replace the key
key-replace-no = Keep the current key
key-other-account-title = This is not a key for { $name }
key-other-account-body = It belongs to another account: { $account }. A key can only be replaced by one for the same account.
key-other-account-add = Add as a new connection
key-signing-in = Signing in to AEM
key-added-title = { $name } is ready
key-replaced-title = { $name } has its new key
key-access-until = Access until { $moment }.
key-renewed = Relabel renews it automatically.
key-not-renewed = After that, drop a new key file.
key-stored-for-session = Kept only until you close Relabel, then forgotten. Relabel uses it only to sign in to Adobe and AEM. Keep the file for next time.
key-delete-title = The key is in your computer’s key store
key-delete-body = Relabel uses it only to sign in to Adobe and AEM. You can delete the file { $file } now: anyone who has it can access your AEM environment.
key-delete-file = Delete the file
key-delete-keep = Keep it
key-deleted = { $file } was deleted.
key-kept = { $file } stays where it is. Keep it in a safe place.
key-delete-failed = The file was not deleted
key-sign-in-failed-title = The connection is saved, but signing in failed
key-show-assets = Show assets
key-back-to-job = Back to the change

key-check-connection = Check the connection

## The page of all connections, and the page of one.

connections-title = Connections
connections-intro = Each connection is one AEM environment and the key for it.
connections-add = Choose file
connections-add-hint = To add one, drop its key file anywhere in this window.
connections-add-local = Add AEM on this computer
connections-back = All connections
connections-environment = Environment
connections-account = Account
connections-ends = Key expires
connections-remembered = In this computer’s key store
connections-session = Only until you close Relabel
connections-key-stored = Key
connections-no-key = None needed
connections-key-ends-soon = The key expires on { $day } ({ $relative }).
connections-key-ended = The key expired on { $day }. Add a new one to continue.
connections-pass-ends = Access until { $moment }, { $left } left
connections-pass-ended = Access expired at { $moment }. Drop a new key file to continue.
connections-pass-ended-on = Access expired on { $moment }. Drop a new key file to continue.

connections-signed-out = Signed out. Nothing is sent until you sign in again.

connections-check = Check
connections-check-named = Check { $name }

connections-manage = Manage
connections-manage-named = Manage { $name }
connections-add-key = Add a new key
connections-add-key-named = Add a new key to { $name }
connections-add-key-hint = Relabel uses the old key until you replace it. Replacing it does not revoke it: your administrator can do that.
connections-edit = Change name or kind
connections-edit-title = Name and kind of environment
connections-save = Save
connections-sign-out = Sign out
connections-sign-out-hint = Signing out ends the current access; the key stays.
connections-sign-in = Sign in
connections-sign-in-named = Sign in to { $name }
connections-signed-out-now = Signed out. Your current access has been discarded.
connections-signed-in-now = Signed in. Access until { $moment }.
connections-action-failed = That did not work
connections-key-section = Key and access

connections-steps-section = When a key has to be replaced

connections-remove = Remove
connections-remove-named = Remove { $name }
connections-remove-title = Remove { $name }?
connections-remove-body = Its key is removed from this computer’s key store. AEM itself is not affected. To connect again, you need the key file.
connections-remove-everything = Also delete everything kept for it
connections-remove-keeps = Its changes stay in History.
connections-remove-loses = Its changes with their old and new values, its checks and its queries are deleted. These changes can no longer be undone, and their reports can no longer be saved.
connections-remove-yes = Remove connection
connections-empty-title = No connections yet
connections-empty-hint = Drop the key file your AEM administrator sent you, or choose it.
connections-failed-title = The connections could not be read
connections-open = Show assets
connections-open-named = Show assets in { $name }
