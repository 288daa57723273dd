### Tags.

tags-placeholder = Type part of a name
tags-all = All tags
tags-all-hint = Select the tags. Press the right arrow key to open a group.
tags-paste = Paste several
tags-paste-hint = Names, paths or IDs: one per line, or separated by commas.
tags-paste-label = Tags to add
tags-paste-look = Look them up

tags-found =
    { $n ->
        [one] { $n } tag found
       *[other] { $n } tags found
    }

tags-to-choose =
    { $n ->
        [one] { $n } word matches several tags
       *[other] { $n } words match several tags
    }

tags-which = Which “{ $word }” is meant?

tags-unknown =
    { $n ->
        [one] { $n } tag is not recognised by AEM
       *[other] { $n } tags are not recognised by AEM
    }

tags-unknown-hint = Correct the list above and look it up again, or remove what is not recognised.
tags-take-out = Remove unrecognised tags

tags-add =
    { $n ->
        [0] Add tags
        [one] Add { $n } tag
       *[other] Add { $n } tags
    }

tags-use = Use these tags
tags-reading = Reading AEM’s tags
tags-failed = The tags could not be read
tags-empty-tree = There are no tags in AEM yet.
tags-unknown-tag = { $name } (not recognised)
tags-missing = Choose at least one tag.
