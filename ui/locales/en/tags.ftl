### Tags.

tags-placeholder = Type part of a name
tags-all = All tags
tags-all-hint = Tick the tags. Arrow right opens a group.
tags-paste = Paste several
tags-paste-hint = Names, paths or ids: one per line, or with commas between them.
tags-paste-label = Tags to add
tags-paste-look = Look them up

tags-found =
    { $n ->
        [one] { $n } tag found
       *[other] { $n } tags found
    }

tags-to-choose =
    { $n ->
        [one] { $n } word means several tags
       *[other] { $n } words mean several tags
    }

tags-which = Which “{ $word }” is meant?

tags-unknown =
    { $n ->
        [one] { $n } tag is not known in AEM
       *[other] { $n } tags are not known in AEM
    }

tags-unknown-hint = Correct them above and look them up again, or take them out.
tags-take-out = Take out what is not known

tags-add =
    { $n ->
        [0] Add tags
        [one] Add { $n } tag
       *[other] Add { $n } tags
    }

tags-use = Use these tags
tags-reading = Reading the tags of AEM
tags-failed = The tags could not be read
tags-empty-tree = There are no tags in AEM yet.
tags-unknown-tag = { $name } (not known)
tags-missing = Choose at least one tag.
