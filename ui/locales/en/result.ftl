### What became of a change.

result-stopped = You stopped this change before it finished.

result-some-not =
    { $n ->
        [one] { $n } asset needs your attention.
       *[other] { $n } assets need your attention.
    }

result-some-fields-not =
    { $n ->
        [one] { $n } field does not have the intended value.
       *[other] { $n } fields do not have the intended values.
    }

result-downloads = AEM shows these values at once. Downloaded files contain them only where AEM writes metadata back into its files.
result-downloads-more = Values in downloaded files
result-downloads-why = An administrator switches this on in AEM (XMP write-back). Without it, the original keeps the values it was uploaded with, and so does every download of it.

result-took = It took { $duration }.
result-outcomes = Outcomes
result-outcomes-hint = Choose an outcome to see only its assets.
result-outcome-changed = Changed
result-outcome-alreadyRight = Already right
result-outcome-conflict = Changed by someone else
result-outcome-failed = Failed
result-outcome-notSent = Not sent
result-outcome-unsure = Not confirmed
result-outcome-leftOut = Left out
result-outcome-cannotBeDone = Cannot be done
result-meaning-changed = Written, and verified by reading them back.
result-meaning-alreadyRight = Already had the new values.
result-meaning-conflict = Someone changed them in the meantime. Left alone.
result-meaning-failed = AEM refused them or could not save them.
result-meaning-notSent = Never sent to AEM.
result-meaning-unsure = Sent, but AEM did not confirm the result.
result-meaning-leftOut = You left them out.
result-meaning-cannotBeDone = The check showed that they cannot be changed.

# Of a single field: the label, and what became of it.
result-field = { $field }: { $why }

result-fields =
    { $fields ->
        [one] { $fields } field
       *[other] { $fields } fields
    } of { $assets ->
        [one] { $assets } asset
       *[other] { $assets } assets
    }

result-why = Reasons
result-list-label = Assets: { $outcome }
result-column-asset = Asset
result-more-fields =
    { $n ->
        [one] and { $n } more field
       *[other] and { $n } more fields
    }
result-column-outcome = Outcome
result-column-why = Why
result-status = HTTP status { $status }
result-kept = AEM saved: { $value }
result-back-to-assets = Back to assets
result-change-more = Change more
result-failed-title = The result could not be read
