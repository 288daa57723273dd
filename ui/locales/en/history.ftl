### Changes that were, and what can follow them.

history-title = History
history-intro = Every change made with Relabel on this computer. Open one to review or undo it.
history-search = Search
history-search-hint = Folder, field, connection or person
history-list-label = Changes, newest first
history-column-what = Change
history-column-where = Where
history-column-when = When
history-column-who = Who
history-column-result = Result

# A change is named by its fields: "Copyright and Keywords".
history-what =
    { $kind ->
        [undo] Undo: { $fields }
        [retry] Retry: { $fields }
       *[change] { $fields }
    }

history-no-fields = No fields

history-found =
    { $n ->
        [0] No changes
        [one] { $n } change
       *[other] { $n } changes
    }

history-found-more =
    { $n ->
        [one] { $n } change so far, more below
       *[other] { $n } changes so far, more below
    }

history-empty-title = No changes yet
history-empty-hint = Your changes appear here. You can undo them from here, too.
history-empty-go = Go to Assets
history-no-hits-title = No matching changes
history-no-hits-hint = Nothing was found for “{ $search }”. Try the name of a folder, a field or a connection.
history-clear-search = Show all changes
history-failed-title = The history could not be read
history-job-failed-title = This change could not be read
history-delete = Delete…
history-delete-title = Delete this change?
history-delete-body = Its old and new values are deleted from this computer, and so is any undo or retry of it. The change can no longer be undone, and its report can no longer be saved. AEM itself is not affected.
history-delete-yes = Delete change
history-delete-failed = The change was not deleted
history-back = Back to History
history-recent = Recent changes
history-see-all = See all
history-see-all-named = See all changes
history-undo-named = { $undo } { $what }, { $folder }
history-phase-running = Running
history-phase-paused = Paused
history-phase-stopping = Stopping
history-phase-stopped = Stopped
history-phase-finished = Finished

# The numbers of a change in a few words.
history-sum-changed =
    { $kind ->
        [undo]
            { $n ->
                [0] none restored
               *[other] { $n } restored
            }
       *[other]
            { $n ->
                [0] none changed
               *[other] { $n } changed
            }
    }

history-sum-already-right = { $n } already right

history-sum-attention =
    { $n ->
        [one] { $n } needs attention
       *[other] { $n } need attention
    }

history-sum-not-sent = { $n } not sent
history-sum-waiting = { $n } waiting
history-sum-left-out = { $n } left out

history-sum-fields-not-done =
    { $n ->
        [one] { $n } field not done
       *[other] { $n } fields not done
    }

history-facts-label = About this change
history-facts-folder = Folder
history-facts-connection = Connection
history-facts-fields = Fields
history-facts-who = Who
history-facts-started = Started
history-facts-took = Duration
history-facts-follows = Based on
history-day-and-time = { $day }, { $time }
history-gone = removed

history-took =
    { $speed ->
        [none] { $duration }
       *[other] { $duration }, about { $speed } a second
    }

# What an undo or another try follows, as a link.
history-follows-change = the change from { $moment }

history-follows-undo = the undo from { $moment }
history-follows-retry = the retry from { $moment }
history-running-title = This change has not finished

history-running-hint =
    { $done } of { $total ->
        [one] { $total } asset
       *[other] { $total } assets
    } done.

history-show-progress = Show progress
history-paused-hint = It is paused.

## What can follow a change that ended: undo, another try, a report.

after-title =
    { $kind ->
        [undo]
            { $n ->
                [0] No asset was restored
                [one] { $n } asset restored
               *[other] { $n } assets restored
            }
       *[other]
            { $n ->
                [0] No asset was changed
                [one] { $n } asset changed
               *[other] { $n } assets changed
            }
    }

after-all-done-change = All the values you chose are now in AEM.
after-all-done-undo = All old values were restored.
after-all-done-retry = Every remaining asset now has the values you chose.
after-adjusted = AEM changed some of the values you chose; see below.

after-attempts =
    { $n ->
        [one] sent once
       *[other] sent { $n } times
    }

after-undo-long = Undo…
after-retry = Try again…
after-preparing = Preparing
after-undo-failed = The undo could not be prepared
after-not-retried-conflict-title =
    { $n ->
        [one] “Try again” leaves out { $n } asset that someone else changed
       *[other] “Try again” leaves out { $n } assets that someone else changed
    }

after-not-retried-conflict = Someone else changed values in the meantime, so Relabel leaves those values alone.
after-not-retried-conflict-show = Show these assets

after-not-retried-cannotBeDone-title =
    { $n ->
        [one] “Try again” leaves out { $n } asset that cannot be changed
       *[other] “Try again” leaves out { $n } assets that cannot be changed
    }

after-not-retried-cannotBeDone = The check already showed this. The reason is beside each asset: once the problem is solved, select the asset again.
after-not-retried-cannotBeDone-show = Show what cannot be done
after-retry-failed = The retry could not be prepared
after-connection-gone = The connection “{ $name }” was removed
after-add-key = Drop the key file of “{ $name }” anywhere in this window, then come back here.
after-practice-gone = The practice environment starts afresh every time, so there is nothing left to restore.
after-nothing-left = There is nothing left to do here. Open History to see what has been done since.
after-report = Save report
after-reports-xlsx = Excel workbook
after-reports-csv = CSV file
after-reports-notDone = Only what was not done
after-report-hints-xlsx = Every asset with old value, new value and outcome
after-report-hints-csv = The same, for any spreadsheet program
after-report-hints-notDone = A sheet you can fill in and use again
after-saved = The report is saved.
after-save-failed = The report could not be saved
after-sheet = Result
after-report-column-asset = Asset
after-report-column-field = Field
after-report-column-before = Old
after-report-column-after = New
after-report-column-outcome = Outcome
after-report-column-what-to-do = What to do
after-report-column-to-be-cleared = to be cleared

## Old and new of what follows a change, before it is started.

follow-up-title-undo = What will be restored
follow-up-title-retry = What will be retried
follow-up-intro-undo = This restores what the change from { $moment } replaced. Values that someone has changed since then are left alone. Nothing has been sent yet.
follow-up-intro-retry = This retries what the change from { $moment } did not do, with the same values. Nothing has been sent yet.

follow-up-start-undo =
    { $n ->
        [one] Restore { $n } asset
       *[other] Restore { $n } assets
    }

follow-up-start-retry =
    { $n ->
        [one] Retry { $n } asset
       *[other] Retry { $n } assets
    }

# Columns of an undo.
follow-up-now = Now

follow-up-comes-back = After undo
follow-up-back = Back without starting

follow-up-confirm-title-undo =
    { $n ->
        [one] Restore { $n } asset?
       *[other] Restore { $n } assets?
    }

follow-up-confirm-title-retry =
    { $n ->
        [one] Retry { $n } asset?
       *[other] Retry { $n } assets?
    }

follow-up-live-title-undo = Restore the old values in the live environment?
follow-up-live-title-retry = Retry in the live environment?
follow-up-value-undo =
    { $n ->
        [one] old value will be restored
       *[other] old values will be restored
    }

follow-up-value-retry =
    { $n ->
        [one] chosen value will be written
       *[other] chosen values will be written
    }

follow-up-expected = It takes about { $duration }.

## What somebody else changed meanwhile.

conflicts-title = Changed by someone else
conflicts-intro-change = Someone changed these assets between your check and the run, so Relabel left them alone. To write your values anyway, select these assets again: the new check shows the current values.
conflicts-intro-undo = Someone changed some values of these assets after the change you are undoing, so Relabel left those values alone and restored the other fields. To restore the old values there too, make a new change to these assets.
conflicts-intro-retry = Someone changed these assets in the meantime, so Relabel left them alone. To write your values anyway, select these assets again: the new check shows the current values.
conflicts-list-label = Assets that someone else changed
conflicts-table-label = Values of { $asset }
conflicts-column-field = Field
conflicts-column-before = Old
conflicts-column-theirs = Theirs
conflicts-yours-change = Yours
conflicts-yours-undo = To restore
conflicts-yours-retry = Yours
conflicts-is-theirs = changed by someone else
conflicts-rest-change = as before
conflicts-rest-undo = restored
conflicts-rest-retry = as before
conflicts-more = Show { $n } more
conflicts-failed-title = The values could not be read

## The small chart of a run.

chart-title = How it went
chart-title-going = How it is going so far
chart-speed = Assets per second
chart-refused = AEM asked us to slow down
chart-summary = Up to { $peak } assets a second, over { $duration }.

chart-refused-times =
    { $n ->
        [0] AEM never asked us to slow down.
        [one] AEM asked us to slow down once.
       *[other] AEM asked us to slow down { $n } times.
    }

chart-start = Start
chart-failed-title = The progress of this change could not be read
