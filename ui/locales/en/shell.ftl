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
shell-no-connection = No connection selected
shell-switch-connection = Connection: { $name }, { $stage }
shell-access-ends = Access expires at { $moment }
shell-access-ends-on = Access expires on { $moment }
shell-key-ends = Key expires on { $day }
shell-key-ended = Key expired on { $day }
shell-job-running = { $done } of { $total } done
shell-job-paused = Paused
shell-job-stopping = Stopping
shell-show-job = Show this change: { $state }
shell-job-finished = Change finished
shell-job-stopped = Change stopped
shell-job-elsewhere = { $name }: { $state }

shell-steps = Steps of this change

shell-step-choose = Choose
shell-step-change = Change
shell-step-check = Check
shell-step-run = Run

shell-step-state =
    { $state ->
        [done] Step { $n } of 4, { $name }, done
        [current] Step { $n } of 4, { $name }, current
       *[ahead] Step { $n } of 4, { $name }, not started
    }

shell-drop = Drop the file
shell-drop-hint = Drop a key file, a sheet or a recipe anywhere in this window.
shell-several-title = Only “{ $taken }” was opened
shell-several = Relabel opens one file at a time. Drop the others one by one: { $others }.
shell-several-more = { $n } more

shell-shortcuts-title = Keyboard shortcuts
shell-shortcut-find = Search on this page
shell-shortcut-tick = Select or deselect the asset
shell-shortcut-range = Extend the selection
shell-shortcut-all = Select all assets in the list
shell-shortcut-check = Check the change
shell-shortcut-edit = Edit a value in the check
shell-shortcut-rows = Where sheet rows contradict each other, use the first or the second
shell-shortcut-menu = Open the context menu
shell-shortcut-zoom = Zoom in, zoom out, actual size
shell-shortcut-settings = Open Settings
shell-shortcut-help = Show these shortcuts
shell-key-space = Space
shell-key-shift = Shift
shell-key-enter = Enter
