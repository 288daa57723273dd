### What only the command line says. A message “cli-” followed by the id of one of the window takes
### its place there: the window’s speaks of its own buttons.

## Errors.

cli-error = Error: { $what }
cli-details = Details: { $what }
cli-warning = Warning: { $what }

cli-error-notFound =
    .title = Not found
    .meaning = It was closed or removed, or never existed.
    .action = List what is available, then try again.

cli-error-requestInvalid =
    .title = This command cannot be carried out
    .meaning = The details say what is wrong with it.
    .action = Run it with --help to see what it takes.

cli-error-liveLocked =
    .meaning = Nothing was changed.
    .action = Add --live to allow changes.

cli-error-pathInvalid =
    .action = Specify a folder below /content/dam.

cli-error-jobNotEnded =
    .action = Let the change finish, or finish it with “relabel-cli jobs resume ID”. Then try again.

cli-error-planNotRunnable =
    .action = Run the command again.

cli-error-fileNotRead =
    .action = Check the file name, and that you are allowed to read it. Close it in other programs.

cli-error-storeBusy =
    .meaning = Only one program at a time can use its files: the window, or one relabel-cli command.
    .action = Close the other Relabel or wait until it finishes, or specify another folder with --data-dir.

cli-error-storeDamaged =
    .action = Open the Relabel window: it offers to save what can be read.

cli-error-programFailed =
    .action = See “relabel-cli jobs list” for what was sent. If this happens again, report it.

cli-error-tokenEnded =
    .action = Get a new one. If a change was interrupted, “relabel-cli jobs resume --last --file KEY” continues it. Otherwise run the command again with the new key.

cli-error-offline =
    .action = Check your network and company VPN. “relabel-cli check --network” shows which step fails.

cli-error-timeout =
    .action = Try again in a few minutes. “relabel-cli check --network” shows which step fails.

cli-error-tlsFailed =
    .action = “relabel-cli check --network” says what is wrong, and whom to ask.

cli-error-networkSignIn =
    .action = Sign in to your network in a browser, then try again. “relabel-cli check --network” says whether it worked.

cli-error-networkBlocks =
    .action = “relabel-cli check --network” writes the request for your IT department.

cli-error-gatewayFailed =
    .action = Try again in a few minutes. “relabel-cli check --network” writes the request for your IT department.

cli-error-proxyFailed =
    .action = “relabel-cli check --network” says why, and whom to ask.

cli-error-proxySignIn =
    .action = Set the user name and password with “relabel-cli proxy set”. “relabel-cli check --network” says whether it works.

cli-error-proxySetting =
    .action = Write it as http://proxy.example:3128, or as http://USER:PASSWORD@proxy.example:3128 if the proxy asks for a user name and password; in the password, write / as %2F, @ as %40, # as %23 and % as %25. “relabel-cli check --network” says whether it works.

cli-error-noAuthorities =
    .action = Install the system’s list (ca-certificates), check SSL_CERT_FILE and SSL_CERT_DIR, or add the authority of your network with “relabel-cli certificates add”.

cli-error-clientNotRegistered =
    .action = “relabel-cli check” writes the request for your administrator.

cli-error-clientIdRefused =
    .action = “relabel-cli check” writes the request for your administrator.

cli-error-keyFileEmpty =
    .action = Download the key file again.

cli-error-keyFileTooLarge =
    .action = Look for a small file that ends in .json.

cli-error-keyFileUnreadable =
    .action = Check the file name, and that you are allowed to read it.

cli-error-keyFileIncomplete =
    .action = Download the key file again.

cli-error-keyFileArchive =
    .action = Extract the key file from the archive, then specify that file.

cli-error-keyFileDocument =
    .action = Look for a small file that ends in .json or .env.

cli-error-tokenFileExpired =
    .action = Get a new one from the Developer Console of AEM.

cli-error-addressNeedsConfirmation =
    .action = If it is your AEM author, add --confirm-address.

cli-error-importGone =
    .action = Run the command again.

cli-error-replaceNotConfirmed =
    .action = Add --replace to use the key in the file in its place.

cli-error-otherAccount =
    .action = Use a key for the same account.

cli-error-keyStoreMissing =
    .action = Specify the key in every command with --file, or ask your IT department for a key store.

cli-error-keyStoreLocked =
    .action = Unlock it and try again, or specify the key in every command with --file.

cli-error-keyStoreFailed =
    .action = Try again, or specify the key in every command with --file.

cli-error-keyGone =
    .action = Add the key file again with “relabel-cli connections add”.

cli-error-endpointMissing =
    .action = See “relabel-cli query --list” for the available endpoints and persisted queries.

cli-error-sheetGone =
    .action = Run the command again.

cli-error-sheetChanged =
    .action = Run the command again.

## What a check finds.

cli-finding-writeLocked = Live is read-only, so write access was not tested. Add --live to test it.

cli-finding-certificateNotTrusted =
    Your company network inspects what is sent to { $host ->
        [none] the server
       *[other] { $host }
    }, and Relabel does not trust its certificate yet. Ask for the certificate file, then add it with “relabel-cli certificates add”.

cli-finding-proxyPassword =
    { $proxy ->
        [none] The proxy
       *[other] The proxy { $proxy }
    } did not accept the user name and password. Set them again with “relabel-cli proxy set”.

cli-request = Request for your administrator:
cli-name-what-to-check = Specify a --connection, a key file with --file, or --network.
cli-check-stopped = Stopped.
cli-check-stopping = Stopping: Relabel is undoing its test change. Press Ctrl-C again to stop at once.

## Counts, times and lists.

cli-count = { $name }: { $n }
cli-assets-and-fields = { $assets } (fields: { $fields })
cli-nothing-to-do = nothing to do
cli-more = … and { $n } more
cli-quoted = “{ $text }”

cli-seconds =
    { $n ->
        [one] { $n } second
       *[other] { $n } seconds
    }

cli-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }

cli-hours =
    { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }

cli-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }

## Questions to the person at the terminal.

# What has to be typed to agree; “yes” always counts.
cli-yes = yes

cli-type-yes = Type { $yes }:
cli-type-number = To continue, type the number of assets:

cli-ask-undo =
    { $n ->
        [one] Restore the old values of { $n } asset?
       *[other] Restore the old values of { $n } assets?
    }

cli-ask-retry =
    { $n ->
        [one] Try { $n } asset again?
       *[other] Try { $n } assets again?
    }

cli-change-needs-yes =
    { $n ->
        [one] This would change { $n } asset. Add --yes to send the change, or --dry-run to preview it.
       *[other] This would change { $n } assets. Add --yes to send the change, or --dry-run to preview it.
    }

cli-needs-yes =
    { $n ->
        [one] This would change { $n } asset. Add --yes to send the change.
       *[other] This would change { $n } assets. Add --yes to send the change.
    }

cli-password-of = Password for { $user }:{ " " }
cli-password-unread = The password could not be read.
cli-password-empty = The password is empty.

## Which assets.

cli-name-connection = Specify a --connection, or a key file with --file.
cli-name-assets = Specify the assets: a --folder, a search such as --name or --tag, --saved, or --paths.
cli-search-or-list = Search conditions cannot be combined with --saved or --paths.
cli-no-asset = There are no assets to change.
cli-no-asset-below = There are no assets to change in { $path }.

cli-found =
    { $n ->
        [one] Found { $n } asset.
       *[other] Found { $n } assets.
    }

cli-no-assets-at =
    { $n ->
        [one] { $n } path leads to no asset:
       *[other] { $n } paths lead to no asset:
    }

cli-not-paths =
    { $n ->
        [one] { $n } line is not a path:
       *[other] { $n } lines are not paths:
    }

cli-list-too-large = { $file } is too large for a list of paths.
cli-list-not-utf8 = { $file } is not UTF-8 text. Save it as text with UTF-8 encoding, then try again.
cli-read = { $n } read
cli-read-of = { $n } of { $total } read
cli-no-test = “{ $test }” is not a condition. Write "PROPERTY empty", "PROPERTY not empty", "PROPERTY contains TEXT" or "PROPERTY = VALUE".
cli-no-such-search = There is no saved search “{ $name }”. See “relabel-cli searches list”.
cli-search-saved = Saved as “{ $name }”.
cli-search-removed = Removed “{ $name }”.

## What changes.

cli-name-change = Specify what should change.
cli-pairs = Every --property needs a --value (--property: { $names }, --value: { $values }).
cli-types = Give a --type for every --property, or for none.
cli-not-yes-no = { $field }: “{ $value }” is neither true nor false.
cli-not-whole = { $field }: “{ $value }” is not a whole number.
cli-not-a-date = { $field }: “{ $value }” is not a date. Write it as 2031-05-01.
cli-no-distance = “{ $value }” is not a relative date. Write today+1y or NAME-30d@18:00.
cli-no-pair = “{ $value }” is not of the form NAME=…
cli-no-case = “{ $value }” is not one of upper, lower, title or sentence.
cli-no-such-zone = There is no time zone “{ $name }”. Use a name such as Europe/Paris.
cli-zone-without-name = This computer does not say what its time zone is called. Specify one with --zone.
cli-no-such-recipe = There is no recipe “{ $name }”. See “relabel-cli recipes list”.
cli-recipe-without-assets = This recipe was saved without assets. Specify a --folder, a search, or --paths.
cli-recipe-in = in { $path }
cli-recipe-search = on the results of a search

## Old and new, and how it would end.

cli-checked = Checked. { $counts }
cli-form-unread = Required fields, permitted values and locked fields were not checked.
cli-would-end = Nothing was sent. A run would end like this: { $counts }
cli-nothing-to-send = Nothing to send. { $counts }
cli-nothing-sent = Nothing was sent.

cli-token-ends =
    { $takes ->
        [none] The one-day key expires at { $time }, probably before this change ends, and cannot be renewed. With a new one, “relabel-cli jobs resume” continues the change.
       *[other] The one-day key expires at { $time }, probably before this change ends (it takes about { $takes }), and cannot be renewed. With a new one, “relabel-cli jobs resume” continues the change.
    }

## While it runs, and how it ended.

cli-done = Done. { $counts }
cli-so-far = So far: { $counts }
cli-stopped = Stopped. { $counts }
cli-job-stopped = What is changed stays changed. “relabel-cli jobs retry { $job }” sends the rest; “relabel-cli jobs undo { $job }” restores the old values.
cli-job-held = The change has not finished. “relabel-cli jobs resume { $job }” continues it.
cli-going-on = Continuing.
cli-stopping = Stopping… Press Ctrl-C again to stop at once.
cli-ended-at-once = Stopped at once. Assets already on their way may or may not have been changed.
cli-waits = Waiting for up to 15 minutes. { $why }
cli-holds = Paused. { $why }
cli-slow-down = AEM asked us to slow down. Waiting { $duration }

cli-still-at-work =
    { $n ->
        [one] AEM is still processing { $n } asset
       *[other] AEM is still processing { $n } assets
    }

# “Failed: 3 fields of 2 assets. AEM did not accept the value”.
cli-reason = { $outcome }: { $many }. { $why }

cli-conflict = { $field }: old { $before }, theirs { $theirs }, yours { $yours }
cli-conflicts = Changed by someone else in the meantime, and left alone:

## Changes that were made or began.

cli-fact-job = Job
cli-fact-what = Kind
cli-fact-state = State
cli-fact-started = Started
cli-fact-ended = Ended
cli-fact-user = By
cli-fact-connection = Connection
cli-fact-folder = Folder
cli-fact-fields = Fields
cli-fact-assets = Assets
cli-fact-outcome = Outcome
cli-fact-possible = Available actions
cli-kind-change = change
cli-kind-undo = undo
cli-kind-retry = retry
cli-kind-of = { $kind } of { $job }
cli-state-finished = finished
cli-state-stopped = stopped
cli-state-interrupted = interrupted
cli-state-running = running
cli-job-title = Job { $job } ({ $kind }, { $time }, { $folder })
cli-no-job-found = No job was found.
cli-no-job-yet = There are no jobs yet.
cli-no-unfinished-job = Every job has ended.
cli-no-such-job = There is no job “{ $id }”. See “relabel-cli jobs list”.
cli-several-jobs = Several jobs begin with “{ $id }”. Give more of the ID.
cli-job-has-ended = Job { $job } has ended. “relabel-cli jobs retry { $job }” retries what it did not do.
cli-job-not-ended = Job { $job } has not ended. “relabel-cli jobs resume { $job }” continues it.
cli-job-given-up = Ended job { $job } without doing the rest.
cli-end-job = Job { $job } has not ended. End it without doing the rest?
cli-undo-needs-yes = Job { $job } has not ended. Add --yes to end it without doing the rest, then undo what it changed.

cli-go-on =
    { $n ->
        [one] Continue with { $n } asset?
       *[other] Continue with { $n } assets?
    }

cli-go-on-needs-yes =
    { $n ->
        [one] This would continue with { $n } asset. Add --yes to continue.
       *[other] This would continue with { $n } assets. Add --yes to continue.
    }

cli-connection-not-kept = The connection of job { $job }, “{ $name }”, is not saved. Specify one with --connection, or its key file with --file.
cli-report = Report
cli-job-deleted = Deleted job { $job } and its values.
cli-report-saved = Saved { $file } for job { $job }.
cli-report-ending = The name of a report must end in .xlsx or .csv: --out FILE.xlsx or --out FILE.csv.
cli-not-done-is-csv = With --not-done, the file name must end in .csv: --out FILE.csv.

## Spreadsheets.

cli-rows =
    { $n ->
        [one] { $n } row in { $file }.
       *[other] { $n } rows in { $file }.
    }

cli-row = Row { $row }, { $field }: { $why }
cli-column-not-used = { $column }: not used
cli-column-offered = { $column }: not used. If it is { $property }, add --map "{ $column }={ $property }"
cli-no-tabs = A text file has no tabs. Leave out --tab.
cli-no-such-tab = There is no tab “{ $name }”, only { $tabs }.
cli-no-map = --map takes HEADING=PROPERTY, not “{ $value }”.
cli-no-such-column = The sheet has no column “{ $name }”.
cli-broken-letters = Add --letters repair to repair, or --letters keep to send without repairing.

cli-blocked =
    { $n ->
        [one] Nothing was sent: { $n } cell has to be corrected in the sheet first.
       *[other] Nothing was sent: { $n } cells have to be corrected in the sheet first.
    }

cli-ask-encoding = It is not certain how the characters of this file are encoded. Specify the encoding with --encoding.
cli-ask-asset-column = No column identifies the assets. Add --map "HEADING=assetPath"; the headings are { $headings }.
cli-ask-date-order = “{ $value }” in the column “{ $column }” could mean two different days. Specify the order with --date-order dmy or mdy.
cli-ask-list-separator = “{ $value }” in the column “{ $column }” may be several entries. Specify their separator with --list-separator "{ $sign }", or "|" if it is a single entry.
cli-sheet-ending = The file name must end in .xlsx or .csv.
cli-file-is-there = { $file } already exists. Add --replace to replace it.
cli-replace-file = { $file } already exists. Replace it?
cli-nothing-written = Nothing was written.
cli-export-stopped = Stopped. Nothing was written.
cli-export-was-whole = Stopped, but the file was already complete.

cli-exported =
    { $n ->
        [one] { $n } asset is in { $file }.
       *[other] { $n } assets are in { $file }.
    }

cli-not-exported =
    { $n ->
        [one] { $n } asset could not be read and is not in it.
       *[other] { $n } assets could not be read and are not in it.
    }

cli-left-blank =
    { $n ->
        [one] { $n } value does not fit into a spreadsheet. Its cell is blank, so importing the file leaves the value in AEM unchanged.
       *[other] { $n } values do not fit into a spreadsheet. Their cells are blank, so importing the file leaves the values in AEM unchanged.
    }

cli-not-for-aem = AEM’s own import would read these columns differently; Relabel reads them correctly: { $columns }.

## Connections and their keys.

cli-key-place = program { $program }, environment { $environment }
cli-key-client = client ID { $id }
cli-key-account = account { $account }
cli-key-until = valid until { $day }
cli-connection-added = Added “{ $name }” for { $address }.
cli-connection-updated = Updated “{ $name }” for { $address }.
cli-connection-key-replaced = Replaced the key of “{ $name }” for { $address }.
cli-connection-removed = Removed “{ $name }” and its key.
cli-old-key-not-revoked = This does not revoke the old key. README.md explains how an administrator revokes it.
cli-stage-assumed = It is not clear whether this environment is live, so it counts as live and is read-only without --live. If it is not live: relabel-cli connections set NAME --stage test (or development).
cli-no-such-connection = No connection is called “{ $name }”. See “relabel-cli connections list”.
cli-several-connections = Several connections are called “{ $name }”. Use the ID that “relabel-cli connections list” shows.
cli-live-locked = “{ $name }” is live and read-only. Add --live to change its assets.
cli-user-name-invalid = The user name is empty or contains a colon.
cli-credentials = The file contains several credentials:
cli-which-credential = Which one? Type its number:
cli-no-credential-chosen = No credential was chosen.
cli-no-client = no client ID
cli-name-credential = The file contains several credentials: { $names }. Choose one with --credential.
cli-several-credentials = Several credentials in the file are called “{ $name }”: { $names }. Choose one by its client ID.
cli-no-such-credential = The file contains no credential “{ $name }”, only { $names }.
cli-single-credential = The file contains a single credential ({ $id }). Leave out --credential, or use that ID.
cli-ask-address = Address of the AEM author?
cli-name-address = This key does not say which AEM it is for. Add --aem https://author-p…-e….adobeaemcloud.com.
cli-address-suggested = This key does not say which AEM it is for. The names in its file suggest --aem { $address }
cli-confirm-address = { $host } is not a typical address of AEM as a Cloud Service. Is it the address of your AEM environment, and can Relabel use this key’s access there?
cli-other-key = Another key for the same account is saved as “{ $name }”.
cli-later-key = A key for the same account that expires later is saved as “{ $name }”.
cli-key-there = saved:       { $key }
cli-key-in-file = in the file: { $key }
cli-key-needs-replace = Add --replace to use the key in the file in its place.
cli-replace-key = Replace the saved key?

## Certificates and the proxy.

cli-certificate-issuer = issued by { $name }
cli-certificate-until = valid until { $day }
cli-certificate-ended = EXPIRED ON { $day }: it is no longer used
cli-certificate-means = Whoever has the key of this certificate can read and change what Relabel sends. Trust it only if your IT department gave it to you.
cli-certificate-trust = Trust it?
cli-certificate-trusted = Trusted from now on, for every connection.
cli-certificate-not-added = Nothing was added.
cli-certificate-needs-yes = Add --yes to trust this certificate.
cli-certificate-removed = No longer trusted: { $name }.
cli-no-such-certificate = No certificate has this fingerprint. See “relabel-cli certificates list”.
cli-several-certificates = Several fingerprints begin like this. Give more of the fingerprint.
cli-proxy = Through the proxy { $proxy }.
cli-proxy-as = Through the proxy { $proxy }, as { $user }.
cli-proxy-without-password = Through the proxy { $proxy }. The password for { $user } is not in the key store: set it again.
cli-proxy-none = Without a proxy: neither a variable nor the system names one.
cli-proxy-script = The system finds its proxy with a script (PAC), which Relabel cannot run, so it uses none. Ask for the address of the proxy and set it with “relabel-cli proxy set”.

## Questions in GraphQL.

cli-query-name-connection = Specify a --connection, or a key file with --key.
cli-query-name-what = Use --endpoint with --file, or --persisted, or --list.
cli-query-persisted-name = Write a persisted query as CONFIG/NAME.
cli-query-no-variable = --var takes NAME=VALUE, not “{ $value }”.
cli-query-no-such-variable = The query has no variable “{ $name }”.
cli-query-not-allowed = AEM does not let this account look for endpoints. Ask your AEM administrator to give it jcr:read on /content/cq:graphql and on the /conf folders of the configurations concerned.
cli-query-no-endpoint = AEM has no GraphQL endpoint. An administrator has to create one.
cli-query-no-rows = No rows. AEM silently leaves out what the account is not allowed to read.
cli-query-problem = AEM: { $what }

cli-questions-results-note-morePages =
    .text = To get all of them, the query has to take $after and ask for pageInfo { "{" } endCursor hasNextPage { "}" }.

cli-questions-results-note-pageFull =
    .text = AEM sends 50 rows at once unless told otherwise, and this query does not ask whether that is all. To get all of them, it has to take $after and ask for pageInfo { "{" } endCursor hasNextPage { "}" }.

## The practice environment on its own.

cli-practice-at = The practice environment is running at { $address }
cli-practice-control = Control it at { $address } with the token { $token }
cli-practice-end = Press Ctrl-C to stop it.
