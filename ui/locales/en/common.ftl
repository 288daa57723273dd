### Words that several pages share.
###
### In all files: what code chooses among, such as kinds and errors, is spelled in ids as in code.
### The variant [none] is said where a fact is not known. Steps are attributes, from .step-1 on.

# What this language calls itself.
language-name = English

# Whose dates and numbers it writes, as a BCP 47 tag.
language-locale = en-GB

common-cancel = Cancel
common-back = Back
common-close = Close
common-try-again = Try again
common-for-administrator = Details for your administrator
common-loading = Loading
common-menu-of = Actions for { $name }
common-menu-of-text = Selected text
common-menu-copy = Copy
common-menu-copy-path = Copy path
common-menu-open = Open
common-menu-select = Select
common-menu-deselect = Deselect
common-menu-copied = Copied to clipboard
common-menu-not-copied = The text could not be copied
common-just-now = just now
common-empty = empty
common-yes = Yes
common-no = No
common-unknown = unknown

common-assets =
    { $n ->
        [one] { $n } asset
       *[other] { $n } assets
    }

common-see-connections = Go to Connections

stage-live = Live
stage-test = Test
stage-development = Development
stage-practice = Practice
