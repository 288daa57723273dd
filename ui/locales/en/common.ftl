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
