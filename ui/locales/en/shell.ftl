### The frame around every page.

shell-navigation = Main
shell-home = Home
shell-assets = Assets
shell-sheets = Sheets
shell-questions = Questions
shell-history = History
shell-connections = Connections
shell-settings = Settings
shell-connection = Connection
shell-no-connection = No connection chosen
shell-switch-connection = Connection: { $name }, { $stage }
shell-access-ends = Access ends at { $moment }
shell-access-ends-on = Access ends on { $moment }
shell-key-ends = Key ends on { $day }
shell-key-ended = Key ended on { $day }
shell-job-running = { $done } of { $total } done
shell-job-paused = Paused
shell-job-stopping = Stopping
shell-show-job = Show this change: { $state }
shell-job-finished = Change finished
shell-job-stopped = Change stopped

shell-steps = Steps of this change

shell-step-choose = Choose
shell-step-change = Change
shell-step-check = Check
shell-step-run = Run

shell-step-state =
    { $state ->
        [done] Step { $n } of 4, { $name }, done
        [current] Step { $n } of 4, { $name }, current
       *[ahead] Step { $n } of 4, { $name }, not yet
    }

shell-drop = Drop the file
shell-drop-hint = A key, a sheet or a recipe: let go anywhere in this window.
shell-several-title = Only “{ $taken }” was opened
shell-several = Relabel opens one file at a time. Drop the others again one by one: { $others }.
shell-several-more = { $n } more
