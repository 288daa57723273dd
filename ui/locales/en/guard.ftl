### The guard of Live, what to know before a change, and going on after a pause.

# The word of a stage with the state of its lock.
guard-locked = { $stage } · read-only

guard-unlocked = { $stage } · unlocked
guard-signed-out = Signed out
guard-access-ended = Access expired at { $moment }
guard-access-ended-on = Access expired on { $moment }
guard-unlock = Unlock for this window…
guard-lock-again = Lock again
guard-unlock-title = Unlock { $name } for this window?
guard-unlock-body = This is the live environment: visitors may see a change immediately.

guard-unlock-points =
    .step-1 = Unlocking changes nothing yet. Relabel still asks before every change.
    .step-2 = It stays unlocked until you press “Lock again” or close Relabel.

guard-unlock-speed = Speed of changes: { $name }. { $hint }.
guard-unlock-yes = Unlock
guard-unlock-no = Keep it read-only
guard-unlock-failed = The live environment could not be unlocked
guard-lock-failed = The live environment could not be locked
guard-notice-title = { $name } is live and read-only
guard-notice-change = You can prepare and check this change. To send it, unlock the live environment.
guard-notice-check = Review everything first. To send this change, unlock the live environment for this window.
guard-notice-paused = To continue this change, unlock the live environment for this window.

guard-confirm-many-title =
    { $n ->
        [one] Change { $n } asset?
       *[other] Change { $n } assets?
    }

guard-confirm-many-body =
    { $n ->
        [one] { $n } asset in { $name } will change.
       *[other] { $n } assets in { $name } will change.
    }

guard-confirm-fields = What changes

# "Copyright: © 2031 (312 assets)".
guard-confirm-field = { $field }: { $value } ({ $assets })

# An action in words: "Take “draft” out of Title (312 assets)".
guard-confirm-does = { $what } ({ $assets })

guard-confirm-from-sheet = values from your sheet
guard-confirm-type = To continue, type the number of assets: { $assets }
guard-confirm-type-hint = Needed for large changes, and for sheets whose assets are in more than one top-level folder.
guard-confirm-type-wrong = That is not the right number. { $assets } will change.
guard-outlook-title = Before you start
guard-outlook-title-bad = This change will probably not work
guard-outlook-expected = The change takes about { $duration }.
guard-outlook-noted = AEM will show the account of your key as the last to modify these assets.
guard-outlook-checking = Checking whether AEM is ready
guard-outlook-failed = Relabel could not find out whether AEM is ready

guard-outlook-token-ends =
    { $duration ->
        [none]
            Your access expires { $isToday ->
                [yes] at
               *[no] on
            } { $moment }, before this change is done. Get a new one-day key first, or start now and drop the new key file when the change pauses.
       *[other]
            Your access expires { $isToday ->
                [yes] at
               *[no] on
            } { $moment }, before this change is done (it takes about { $duration }). Get a new one-day key first, or start now and drop the new key file when the change pauses.
    }

guard-outlook-key-ends = The key of this connection expires on { $day }. Ask your administrator for a new one now; the old one works until then.
guard-outlook-besides-publishes = If you use Content Hub, assets marked “approved” appear there. If you use Dynamic Media with OpenAPI, AEM also delivers them publicly.
guard-outlook-besides-starts-workflows = A change of this size may start many workflows in AEM: ask your administrator first.
guard-outlook-open-check = Check the connection
guard-outlook-again = Check again
guard-paused-key = Drop a new key file for the same account anywhere in this window. The change then continues automatically from where it stopped.
guard-paused-signIn = Sign in again: the change then continues automatically from where it stopped.
guard-paused-choose-key = Choose a key file
guard-paused-sign-in-now = Sign in
guard-paused-prepare-request = Prepare a request for your administrator

guard-paused-kept =
    { $done ->
        [0] No asset is done yet, and nothing is lost.
        [one] { $done } asset is done already and stays as it is.
       *[other] { $done } assets are done already and stay as they are.
    }
