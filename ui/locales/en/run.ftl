### A change while it runs, what it waits for, going on later, and how fast it goes.

run-titles-change = Changing assets
run-titles-undo = Restoring old values
run-titles-retry = Trying again
run-title-paused = Paused
run-title-stopping = Stopping

# What a paused or stopping change is for, under its title.
run-kinds-change = A metadata change.

run-kinds-undo = This restores what an earlier change replaced.
run-kinds-retry = This retries what an earlier change did not do.
run-progress = { $done } of { $total } done
run-progress-label = Progress of the change
run-announce = { $percent }: { $done } of { $total } done
run-changed = Changed
run-brought-back = Restored
run-already-right = Already right
run-attention = Need attention
run-waiting = Waiting
run-speed = about { $n } a second
run-time-left = about { $duration } left
run-time-left-short = less than a minute left
run-slow-down = AEM asked us to slow down. Relabel waits { $duration }, then continues automatically.
run-slow-down-said = AEM asked us to slow down. Relabel waits, then continues automatically.

run-allowed =
    AEM allows about { $n ->
        [one] { $n } request
       *[other] { $n } requests
    } per second. Relabel stays within that limit.

run-all-well = AEM is answering normally.

run-refused =
    { $n ->
        [one] AEM has asked us to slow down once so far.
       *[other] AEM has asked us to slow down { $n } times so far.
    }

run-paused-by-user = You paused this change. Nothing is being sent.
run-paused-by-environment = Relabel paused this change

# It was stopped, and nobody carries it out, but the journal knows of no end.
run-stop-unwritten = The change was stopped, but that could not be recorded

run-settling = Waiting for AEM to answer the requests already sent.

# How a change goes on that nobody can mend with one button.
run-way-on-itself = Relabel checks every few seconds and continues automatically as soon as it works again.

run-way-on-space = Free up some space. Relabel checks every few seconds and continues automatically when there is room.
run-way-on-busy = Wait until AEM is less busy, then continue. “Gentle” below asks less of AEM.
run-way-on-page = Open AEM in your browser. When you see your assets there again, come back and continue.
run-way-on-rights = Ask for the permission, then continue. Or continue now: Relabel lists the assets it is not allowed to change, and changes the others.
run-way-on-keyStore = Unlock the key store of your computer, then continue.
run-way-on-network = Check “Network” in Settings to see what is wrong, then continue.
run-way-on-portal = Open any page in your browser and sign in to your network. Relabel checks every few seconds and continues automatically.
run-way-on-clock = Set the computer’s clock to update automatically, then continue.
run-way-on-files = Nothing more is sent until it can be recorded. Press “Continue” to try again. If the problem persists, close Relabel and send the details to your IT department.
run-way-on-damage = Nothing more is sent. Close Relabel and start it again: it will offer to save what can be read.
run-way-on-unwritten = Nothing more is sent. Once the files can be written again, continue the change or end it.
run-open-network = Check the network
run-pause = Pause
run-continue = Continue
run-stop = Stop
run-stop-title = Stop this change?

run-stop-body =
    { $changed ->
        [0] No asset has been changed yet.
        [one] { $changed } asset has been changed and stays changed. You can undo that afterwards.
       *[other] { $changed } assets have been changed and stay changed. You can undo that afterwards.
    } { $waiting ->
        [0] Nothing else is waiting.
        [one] { $waiting } asset will not be changed.
       *[other] { $waiting } assets will not be changed.
    }

run-stop-undo-body =
    { $changed ->
        [0] No asset has been restored yet.
        [one] { $changed } asset has been restored and stays restored.
       *[other] { $changed } assets have been restored and stay restored.
    } { $waiting ->
        [0] Nothing else is waiting.
        [one] { $waiting } asset stays as it is now.
       *[other] { $waiting } assets stay as they are now.
    }

run-stop-yes = Stop the change
run-keep-going = Keep going
run-leave-hint = You can leave this page. The change continues and stays visible at the top.
run-failed-title = The state of this change cannot be shown
run-action-failed = That did not work

## Changes that an earlier run of Relabel left in the middle.

unfinished-title =
    { $n ->
        [one] A change was interrupted
       *[other] { $n } changes were interrupted
    }

unfinished-title-of-change = A change was interrupted
unfinished-title-of-undo = An undo was interrupted
unfinished-title-of-retry = A retry was interrupted
unfinished-intro = Nothing is lost. Relabel first checks which assets are done, then continues with the others.

unfinished-progress =
    { $done } of { $total ->
        [one] { $total } asset
       *[other] { $total } assets
    } done

unfinished-where = { $folder } in { $connection }
unfinished-started = Started: { $moment }
unfinished-fields = Fields: { $fields }
unfinished-paused-by-user = You had paused it.
unfinished-paused-by-environment = Relabel had paused it for this reason:
unfinished-go-on = Continue
unfinished-look = View
unfinished-leave = End this change
unfinished-go-on-named = Continue: { $folder }
unfinished-look-named = View: { $folder }
unfinished-leave-named = End this change: { $folder }
unfinished-sign-in-first = You are signed out of { $name }. Sign in, then continue.
unfinished-unlock-first = { $name } is live and read-only. Unlock it, then continue.
unfinished-connection-gone = The connection “{ $name }” was removed. Drop its key file anywhere in this window, then continue.
unfinished-practice-gone = The practice environment starts afresh every time, so this change cannot continue. None of your own assets were touched.
unfinished-other-account = To continue, you need a key for the account that started the change.
unfinished-add-key-first = Add its connection with a key file first, then continue.
unfinished-leave-title = End this change?

unfinished-leave-body =
    { $changed ->
        [0] As far as Relabel knows, no asset was changed.
        [one] { $changed } asset has been changed and stays changed. You can undo that in History.
       *[other] { $changed } assets have been changed and stay changed. You can undo that in History.
    } { $waiting ->
        [0] Nothing else is waiting.
        [one] Relabel does not yet know the outcome of { $waiting } asset: it may have been changed.
       *[other] Relabel does not yet know the outcome of { $waiting } assets: some of them may have been changed.
    } You cannot continue this change after that, but you can retry the rest as a new one.

unfinished-leave-yes = End this change
unfinished-leave-no = Decide later

unfinished-notice =
    { $n ->
        [one] A change was interrupted. You can continue it.
       *[other] { $n } changes were interrupted. You can continue them.
    }

unfinished-notice-show = Show
unfinished-notice-later = Not now

## The question before Relabel is closed in the middle of a change.

closing-title = Close Relabel now?
closing-running = A change is still running: { $done } of { $total } done.
closing-paused = A change is paused: { $done } of { $total } done.

closing-several =
    { $n ->
        [one] { $n } change has not finished:
       *[other] { $n } changes have not finished:
    }

closing-line = { $done } of { $total } done
closing-kept = If you close Relabel now, nothing is lost: you can continue the next time you start it.
closing-practice = The practice environment is reset each time it opens. If you close Relabel now, a change in progress there stops for good.
closing-ended = The change has finished in the meantime.
closing-keep-open = Keep open
closing-close = Close Relabel
closing-is-closing = Waiting for AEM’s last answers. Nothing new is being sent.
closing-failed = Relabel could not be closed: { $why }.
closing-failed-title = Relabel could not be closed

## How changes reach AEM.

route-label = How changes are written
route-names-together = Many assets in one request
route-names-oneByOne = One request for each asset
route-together = Up to 50 assets at once: fast, and light on AEM. A colleague’s change to the same field is lost if it is saved in the second before Relabel writes.
route-with-versions = Slower. AEM compares versions, so a colleague’s change is not overwritten. The exception: where AEM’s API would not keep the type of a value, a change to the same field is lost if it is saved in the second before Relabel writes.
route-one-by-one = Slower, and heavier on AEM. A colleague’s change to the same field is lost if it is saved in the second before Relabel writes.
route-applies-to = Applies to the next changes in { $connection }.
route-refused = AEM refused a request that contained several assets. Relabel writes them one by one until { $until }, then tries again.
route-saved = Saved: { $name }.
route-failed = This could not be changed

## How fast requests follow each other.

speed-label = Speed
speed-names-gentle = Gentle
speed-names-normal = Normal
speed-names-fast = Fast
speed-hints-gentle = Up to 20 assets a second
speed-hints-normal = Up to 300 assets a second
speed-hints-fast = As fast as AEM allows
speed-holds = Applies to everything sent to { $connection }.
speed-saved = Saved: { $name }.
speed-failed = The speed could not be changed

## The page on which trouble is staged in the practice environment.

trouble-link = Simulate problems
trouble-title = Simulate problems
trouble-intro = See what Relabel does when AEM has problems. This affects the practice environment only.
trouble-staged = Active now
trouble-none = No problems: the practice environment answers every request.
trouble-colon = :{ " " }
trouble-at-work = Active now: { $hits }

trouble-hits =
    { $n ->
        [0] no requests yet
        [one] { $n } request affected
       *[other] { $n } requests affected
    }

trouble-limit =
    { $n ->
        [one] At most { $n } request a second
       *[other] At most { $n } requests a second
    }

trouble-latency = Every answer takes { $n } ms to start
trouble-calm = Reset
trouble-calm-hint = No problems, no limit, and the original speed.
trouble-calm-done = The practice environment works normally again.
trouble-staged-now = Now simulating: { $name }
trouble-events = Choose a problem
trouble-kinds-slowDown = AEM asks us to slow down
trouble-kinds-down = AEM is down for a minute
trouble-kinds-loginPage = Sign-in page instead of data
trouble-kinds-passEnds = Access expires
trouble-kinds-noPermission = No permission in a folder
trouble-kinds-otherEdits = Someone else edits 5 assets
trouble-kinds-answerLost = Connection drops after the change arrives
trouble-kinds-oneFails = One asset always fails
trouble-kind-hints-slowDown = 20 times, each time for 2 seconds
trouble-kind-hints-down = Every request gets an error page, starting with the next one
trouble-kind-hints-loginPage = The next 12 requests
trouble-kind-hints-passEnds = During the next change; Relabel renews it automatically
trouble-kind-hints-noPermission = In the folder “People”
trouble-kind-hints-otherEdits = In the folder “Videos”, while you change the whole library
trouble-kind-hints-answerLost = 3 assets of the next change: each reaches AEM, but its answer is lost
trouble-kind-hints-oneFails = “Glass workshop team”, in “People”
trouble-limits = Requests per second AEM allows
trouble-limit-of = { $n } a second
trouble-latencies = How long AEM takes to start answering
trouble-latency-of = { $n } ms
trouble-own = Other problems
trouble-own-label = Problem to simulate
trouble-own-hint = For example, 503-html:every=2,for=60s
trouble-stage = Simulate
trouble-own-invalid = Relabel does not understand this: { $why }
trouble-how = What you can enter
trouble-back = Back to the connection
trouble-failed = The practice environment did not accept that
trouble-gone = The practice environment is not running

## The pages shown in place of everything else when the files of Relabel cannot be used.

damage-title = Relabel’s own files are damaged
damage-what = The file in which Relabel records every change can no longer be trusted. This can happen when a disk fails or the computer loses power.
damage-aem = Your assets in AEM are not affected. Your keys are safe in this computer’s key store.
damage-nothing = Until you decide, nothing is read from AEM and nothing is sent.
damage-save-title = 1. Save what can be read
damage-save-hint = A sheet of every change that is still readable: asset, field, old value, new value. Keep it: it is your record if something has to be undone by hand.
damage-save = Save what can be read
damage-saved = Saved.
damage-not-saved = Nothing was saved.
damage-save-failed = The sheet of your changes could not be saved
damage-afresh-title = 2. Start over with no data
damage-afresh-hint = The damaged file is kept beside the new one for your administrator. You will have to add your connections again, and History will be empty.
damage-afresh = Start over with no data
damage-afresh-ask = Start over with no data?
damage-afresh-body = History and connections will be empty. The damaged file is renamed and kept. Changes it recorded can no longer be undone with one click.
damage-afresh-not-saved = You have not yet saved what can be read.
damage-afresh-yes = Start over
damage-afresh-running = Relabel is restarting.
damage-afresh-failed = Relabel could not start over
damage-cannot-start = Relabel cannot start
damage-close = Close Relabel
