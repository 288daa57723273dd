### A change while it runs, what it waits for, going on later, and how fast it goes.

run-titles-change = Changing assets
run-titles-undo = Bringing back the old values
run-titles-retry = Trying again
run-title-paused = Paused
run-title-stopping = Stopping

# What a paused or stopping change is for, under its title.
run-kinds-change = A change of metadata.

run-kinds-undo = This brings back what an earlier change replaced.
run-kinds-retry = This tries again what an earlier change did not do.
run-progress = { $done } of { $total } done
run-progress-label = Progress of the change
run-announce = { $percent }: { $done } of { $total } done
run-changed = Changed
run-brought-back = Brought back
run-already-right = Already right
run-attention = Need attention
run-waiting = Waiting
run-speed = about { $n } a second
run-time-left = about { $duration } left
run-time-left-short = less than a minute left
run-slow-down = AEM asked us to slow down. Relabel waits { $duration } and then goes on by itself.
run-slow-down-said = AEM asked us to slow down. Relabel waits and goes on by itself.
run-allowed = AEM allows about { $n } requests a second; Relabel keeps to it.
run-all-well = AEM is answering normally.

run-refused =
    { $n ->
        [one] AEM asked us to slow down once so far.
       *[other] AEM asked us to slow down { $n } times so far.
    }

run-paused-by-user = You paused this change. Nothing is being sent.
run-paused-by-environment = Relabel paused this change

# It was stopped, and nobody carries it out, but the journal knows of no end.
run-stop-unwritten = The change was stopped, but that could not be written down

run-settling = Waiting for AEM to answer what is already on its way.

# How a change goes on that nobody can mend with one button.
run-way-on-itself = Relabel looks every few seconds and goes on by itself as soon as it works again.

run-way-on-space = Free some space. Relabel looks every few seconds and goes on by itself when there is room.
run-way-on-busy = Wait until AEM is less busy, then continue. “Gentle” below asks less of AEM.
run-way-on-page = Open AEM in your browser. When you see your assets there again, come back and continue.
run-way-on-rights = Ask for the permission and then continue, or continue now: assets Relabel may not change are listed, the others are changed.
run-way-on-keyStore = Unlock the key store of your computer, then continue.
run-way-on-network = Look at “Network” in Settings: it says what is wrong. Then continue.
run-way-on-portal = Open any page in your browser and sign in to your network. Relabel looks every few seconds and goes on by itself.
run-way-on-clock = Let the computer set its clock by itself, then continue.
run-way-on-files = Nothing more is sent before it can be written down. Continue to try again. If it stays like this, close Relabel and send the details to your administrator.
run-way-on-damage = Nothing more is sent. Close Relabel and start it again: it then offers to save what can be read.
run-way-on-unwritten = Nothing more is sent. Once the files can be written again, continue the change or leave it as it is.
run-open-network = Check the network
run-pause = Pause
run-continue = Continue
run-stop = Stop
run-stop-title = Stop this change?

run-stop-body =
    { $changed ->
        [0] No asset has been changed yet.
        [one] { $changed } asset is changed and stays changed. You can undo that afterwards.
       *[other] { $changed } assets are changed and stay changed. You can undo that afterwards.
    } { $waiting ->
        [0] Nothing is waiting any more.
        [one] { $waiting } asset will not be sent.
       *[other] { $waiting } assets will not be sent.
    }

run-stop-undo-body =
    { $changed ->
        [0] No asset has been brought back yet.
        [one] { $changed } asset has its old values back and keeps them.
       *[other] { $changed } assets have their old values back and keep them.
    } { $waiting ->
        [0] Nothing is waiting any more.
        [one] { $waiting } asset stays as it is now.
       *[other] { $waiting } assets stay as they are now.
    }

run-stop-yes = Stop the change
run-keep-going = Keep going
run-leave-hint = You can leave this page; the change goes on and stays visible at the top.
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
unfinished-title-of-retry = Another try was interrupted
unfinished-intro = Nothing is lost. Relabel first looks which assets are done, then goes on with the others.
unfinished-progress = { $done } of { $total } assets done
unfinished-where = { $folder } in { $connection }
unfinished-started = Started: { $moment }
unfinished-fields = Fields: { $fields }
unfinished-paused-by-user = You had paused it.
unfinished-paused-by-environment = It was waiting for this:
unfinished-go-on = Go on
unfinished-look = Look at it
unfinished-leave = Leave it as it is
unfinished-go-on-named = Go on: { $folder }
unfinished-look-named = Look at it: { $folder }
unfinished-leave-named = Leave it as it is: { $folder }
unfinished-sign-in-first = You are signed out of { $name }. Sign in, then go on.
unfinished-unlock-first = { $name } is live and read only. Unlock it, then go on.
unfinished-connection-gone = The connection “{ $name }” is no longer here. Drop its key file anywhere in this window, then go on.
unfinished-practice-gone = The practice environment starts afresh every time, so this change has nothing to go on with. Nothing of yours was touched.
unfinished-other-account = Go on needs a key of the same account that started the change.
unfinished-add-key-first = Add its connection with a key file first, then go on.
unfinished-leave-title = Leave this change as it is?

unfinished-leave-body =
    { $changed ->
        [0] No asset is known to be changed.
        [one] { $changed } asset is changed and stays changed. You can undo that in History.
       *[other] { $changed } assets are changed and stay changed. You can undo that in History.
    } { $waiting ->
        [0] Nothing is waiting any more.
        [one] { $waiting } asset has no outcome yet: some of what was on its way may have arrived.
       *[other] { $waiting } assets have no outcome yet: some of what was on its way may have arrived.
    } It cannot go on after that; you can try the rest again as a new change.

unfinished-leave-yes = Leave it as it is
unfinished-leave-no = Decide later

unfinished-notice =
    { $n ->
        [one] A change was interrupted and can go on.
       *[other] { $n } changes were interrupted and can go on.
    }

unfinished-notice-show = Show
unfinished-notice-later = Not now

## The question before Relabel is closed in the middle of a change.

closing-title = Close Relabel now?
closing-running = A change is still running: { $done } of { $total } done.
closing-paused = A change is paused: { $done } of { $total } done.

closing-several =
    { $n ->
        [one] { $n } change has not ended:
       *[other] { $n } changes have not ended:
    }

closing-line = { $done } of { $total } done
closing-kept = If you close Relabel now, nothing is lost: at the next start you can go on.
closing-ended = The change has ended in the meantime.
closing-keep-open = Keep open
closing-close = Close Relabel
closing-is-closing = Waiting for the last answers of AEM. Nothing new is sent.
closing-failed = Relabel could not be closed: { $why }.
closing-failed-title = Relabel could not be closed

## How changes reach AEM.

route-label = How changes are written
route-names-together = Many assets in one request
route-names-oneByOne = One request for each asset
route-together = Up to 50 assets at once: fast, and light for AEM. A colleague’s change to the same field is lost if it comes in the last second before.
route-with-versions = Slower. AEM compares versions, so a colleague’s change is never overwritten.
route-one-by-one = Slower, and heavier for AEM. A colleague’s change to the same field is lost if it comes in the last second before.
route-applies-to = Applies to the next changes in { $connection }.
route-refused = AEM refused several assets in one request. Relabel writes them one by one until { $until }, then tries again.
route-saved = Saved: { $name }.
route-failed = This could not be changed

## How fast requests follow each other.

speed-label = How fast
speed-names-gentle = Gentle
speed-names-normal = Normal
speed-names-fast = Fast
speed-hints-gentle = Up to 20 assets a second
speed-hints-normal = Up to 300 assets a second
speed-hints-fast = As fast as AEM allows
speed-holds = Holds for everything that is sent to { $connection }.
speed-saved = Saved: { $name }.
speed-failed = The speed could not be changed

## The page on which trouble is staged in the practice environment.

trouble-link = Stage trouble to practise with
trouble-title = Trouble to practise with
trouble-intro = See what Relabel does when AEM has a bad day. Everything here happens in the practice environment only.
trouble-staged = At work now
trouble-none = Nothing is wrong: the practice environment answers every request.
trouble-colon = :{ " " }
trouble-at-work = At work now: { $hits }

trouble-hits =
    { $n ->
        [0] has not met anything yet
        [one] met { $n } request
       *[other] met { $n } requests
    }

trouble-limit = At most { $n } requests a second
trouble-latency = Every answer begins after { $n } ms
trouble-calm = Calm down
trouble-calm-hint = No trouble, no limit, and as fast as at first.
trouble-calm-done = Everything is calm again.
trouble-staged-now = Staged: { $name }
trouble-events = Make something happen
trouble-kinds-slowDown = AEM asks to slow down
trouble-kinds-down = AEM is down for a minute
trouble-kinds-loginPage = Sign-in page instead of data
trouble-kinds-passEnds = Access pass ends
trouble-kinds-noPermission = No permission in a folder
trouble-kinds-otherEdits = Somebody else edits 5 assets
trouble-kinds-answerLost = Connection breaks after the change arrived
trouble-kinds-oneFails = One asset always fails
trouble-kind-hints-slowDown = 20 times, each time for 2 seconds
trouble-kind-hints-down = From the next request on, every one meets an error page
trouble-kind-hints-loginPage = The next 12 requests
trouble-kind-hints-passEnds = In the next change; Relabel fetches a new one by itself
trouble-kind-hints-noPermission = In the folder “People”
trouble-kind-hints-otherEdits = Videos, while the whole library is changed
trouble-kind-hints-answerLost = 3 assets of the next change: each arrives, its answer does not
trouble-kind-hints-oneFails = “Glass workshop team”, in “People”
trouble-limits = How many requests a second AEM allows
trouble-limit-of = { $n } a second
trouble-latencies = How long AEM takes to begin an answer
trouble-latency-of = { $n } ms
trouble-own = Any other trouble
trouble-own-label = Trouble in writing
trouble-own-hint = For example 503-html:every=2,for=60s
trouble-stage = Stage it
trouble-own-invalid = Relabel does not understand this: { $why }
trouble-how = What can be written
trouble-back = Back to the connection
trouble-failed = The practice environment did not take that
trouble-gone = The practice environment does not run

## The pages shown in place of everything else when the files of Relabel cannot be used.

damage-title = Relabel’s own files are damaged
damage-what = The file in which Relabel notes every change cannot be trusted any more. This can happen when a disk fails or the computer loses power.
damage-aem = Your assets in AEM are not affected. Your keys are safe in the key store of this computer.
damage-nothing = Until this is decided nothing is read from AEM and nothing is sent.
damage-save-title = 1. Save what can be read
damage-save-hint = A sheet of every change that is still legible: asset, field, value before, value after. Keep it: it is your record if something has to be undone by hand.
damage-save = Save what can be read
damage-saved = Saved.
damage-not-saved = Nothing was saved.
damage-save-failed = What can be read could not be saved
damage-afresh-title = 2. Start with an empty Relabel
damage-afresh-hint = The damaged file is kept beside the new one, for your administrator. Connections have to be added again; History is empty.
damage-afresh = Start with an empty Relabel
damage-afresh-ask = Start with an empty Relabel?
damage-afresh-body = History and connections begin empty. The damaged file is renamed and kept. Changes it recorded can no longer be undone with one click.
damage-afresh-not-saved = You have not saved what can be read yet.
damage-afresh-yes = Start empty
damage-afresh-running = Relabel starts again.
damage-afresh-failed = Relabel could not start empty
damage-cannot-start = Relabel cannot start
damage-close = Close Relabel
