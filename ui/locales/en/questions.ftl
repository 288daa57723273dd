### Questions about content fragments, their answers, and what can go wrong with them.

error-endpointMissing =
    .title = AEM can no longer answer this question
    .meaning = The part of AEM it was sent to is gone or was moved.
    .action = Open Questions again. If that does not help, ask your AEM administrator.

error-schemaNotReadable =
    .title = Relabel could not find out which questions are possible here
    .meaning = AEM described its content fragments in a format Relabel does not recognise.
    .action = Try again. If that does not help, send the details below to your AEM administrator.

error-answerTooLarge =
    .title = The answer is too large for Relabel
    .meaning = One page of it is larger than 32 megabytes.
    .action = Select fewer columns, or ask for less at a time.

error-answerGone =
    .title = This answer was closed
    .meaning = Relabel keeps only the most recently viewed answers.
    .action = Ask the question again.

error-queryNameTaken =
    .title = AEM already has a question with this name
    .meaning = Nothing was replaced.
    .action = Choose another name, or replace the existing question.

error-queryNameInvalid =
    .title = AEM does not accept this name
    .meaning = Names can contain unaccented letters, digits, - and _.
    .action = Choose another name.

questions-title = Questions
questions-intro = Ask AEM about its content fragments.
questions-no-connection = Questions go to an AEM environment. Choose one, or try the practice environment.
questions-ways = How to ask
questions-way-ask = Ask
questions-way-saved = Saved in AEM
questions-way-write = Write
questions-looking = Finding out which questions are possible
questions-look-failed = Relabel could not find out which questions are possible here
questions-models-failed = The content fragments of this environment could not be read
questions-endpoint = Area of AEM
questions-everywhere = All of AEM (global)

questions-none =
    .title = Nothing can be asked here yet
    .hint = This environment is not set up for questions about content fragments. Your AEM administrator can change that: the request says how. Then press “Look again”.

questions-not-allowed =
    .title = Your key’s account has no access here
    .hint = AEM does not show the account which questions are possible. Your AEM administrator can allow that: the request says how. Then press “Look again”.

questions-no-models = There are no content fragment models in this area.
questions-again = Look again
questions-write-to-admin = Show request for your administrator
questions-admin-title = Request for your AEM administrator
questions-admin-hint = Copy it into an email or a chat.
questions-message-hello = Hello,
questions-message-thanks = Thank you!
questions-message-address = AEM: { $address }
questions-message-account = Account: { $account }
questions-message-some-account = the technical account of my key
questions-message-steps = What to do:

questions-message-endpoint =
    .ask = Could you create a GraphQL endpoint in this AEM environment? I would like to ask about content fragments with Relabel, and it finds no endpoint.
    .step-1 = In AEM, open Tools, General, Configuration Browser. In the properties of the configuration, tick “GraphQL Persistent Queries” and “Content Fragment Models”.
    .step-2 = Open Tools, General, GraphQL, choose “Create” and choose that configuration.
    .step-3 = Check that the content fragment models of the configuration are enabled.

questions-message-look =
    .ask = Could you let this account read the GraphQL endpoints of this AEM environment? At present, AEM refuses.
    .step-1 = In AEM, open Tools, Security, Permissions.
    .step-2 = Give the account’s group jcr:read on /content/cq:graphql and on the /conf folders of the configurations concerned.

questions-message-read =
    .ask = Could you let this account read the content fragments? AEM answers the account’s questions without an error, but without rows: it silently leaves out what an account is not allowed to read.
    .step-1 = In AEM, open Tools, Security, Users, and look up the account.
    .step-2 = Add it to a group that can read the folders of the fragments, such as content-authors or “DAM Users”; with an OAuth credential, add a product profile with that right.
    .step-3 = The group needs jcr:read on the folders below /content/dam that contain the fragments.

questions-form-label = The question
questions-form-model = What are you asking about?
questions-form-choose-model = Choose…
questions-form-columns = What do you want to see?

questions-form-ticked =
    { $n ->
        [0] No column selected
        [one] { $n } column selected
       *[other] { $n } columns selected
    }

questions-form-find-field = Find a field
questions-form-no-field = No matching field
questions-form-all-fields = Show all { $n } fields
questions-form-fewer-fields = Show fewer fields
questions-form-fields-of = Fields of { $title }
questions-form-open = Show the fields of { $title }
questions-form-close = Hide the fields of { $title }
questions-form-not-here = Some fields are available only in “Write”.
questions-form-conditions = Which ones?
questions-form-no-conditions = All of them.
questions-form-add-condition = Add a condition
questions-form-remove-condition = Remove condition { $n }
questions-form-condition = Condition { $n }
questions-form-field = Field
questions-form-choose-field = Choose a field
questions-form-test = Condition
questions-form-value = Value
questions-form-match-case = Match case
questions-form-all-tests = Conditions to meet
questions-form-all = All conditions
questions-form-one = Any condition
questions-form-empty-always = The conditions “is empty” and “is filled in” must always be met.
questions-form-sort = Order
questions-form-sort-by = Sort by
questions-form-then-by = Then by
questions-form-no-sort = As AEM stores them
questions-form-direction = Direction
questions-form-ascending = A to Z, small to large
questions-form-descending = Z to A, large to small
questions-form-more = Language and variation
questions-form-locale = Language
questions-form-locale-hint = For example, en or fr. Leave empty for all languages.
questions-form-variation = Variation
questions-form-variation-hint = Shown where a fragment has it.
questions-form-submit = Ask AEM
questions-form-show-query = Show query
questions-form-persist = Save in AEM…
questions-form-clear = Start again
questions-form-problem-model = Choose what you are asking about.
questions-form-problem-field = Choose a field, or remove this condition.
questions-form-problem-missing = Enter a value, or remove this condition.
questions-form-problem-number = Enter a number, such as 12 or 3.5.
questions-form-problem-whole = Enter a whole number.
questions-form-problem-path = Enter a path that begins with /content/dam/.

questions-form-problems =
    { $n ->
        [one] Something is missing from the question
       *[other] { $n } things are missing from the question
    }

questions-tests-contains = contains
questions-tests-equals = is

# AEM counts what is empty as something else.
questions-tests-differs = is empty, or is not

questions-tests-lacks = is empty, or does not contain
questions-tests-startsWith = begins with
questions-tests-numberEquals = is
questions-tests-numberDiffers = is empty, or is not
questions-tests-above = is more than
questions-tests-atLeast = is at least
questions-tests-below = is less than
questions-tests-atMost = is at most
questions-tests-dayEquals = is on
questions-tests-dayDiffers = is empty, or is not on
questions-tests-after = is after
questions-tests-notBefore = is on or after
questions-tests-before = is before
questions-tests-notAfter = is on or before
questions-tests-yes = is yes
questions-tests-no = is no
questions-tests-path = is the fragment
questions-tests-empty = is empty
questions-tests-filled = is filled in
questions-helper-_path = Path
questions-helper-_id = Identifier
questions-helper-_tags = Tags
questions-helper-_locale = Language
questions-helper-_variation = Variation
questions-helper-_variations = Variations
questions-helper-_model = Model
questions-helper-_metadata = Metadata
questions-query-title = The question in GraphQL
questions-query-hint = What you typed is sent separately, as variables.
questions-query-query = Query
questions-query-variables = Variables (JSON)
questions-query-copy = Copy query
questions-query-copy-variables = Copy variables
questions-query-copied = Copied.
questions-query-not-copied = Select the text and copy it with the keyboard.
questions-query-to-editor = Open in “Write”
questions-saved-find = Find a saved question
questions-saved-list = Questions saved in AEM
questions-saved-failed = The saved questions could not be read
questions-saved-none = No questions are saved in this environment.
questions-saved-none-hint = Create one in “Ask”, then save it in AEM. Other people can run it too.
questions-saved-none-found = No matching question.
questions-saved-of = in { $configuration }
questions-saved-no-variables = It needs no input.
questions-saved-required = Required for this question.
questions-saved-otherwise = If empty: { $value }
questions-saved-json = As JSON, { $declared }
questions-saved-json-invalid = This is not valid JSON.
questions-saved-not-set = Not set
questions-saved-run = Run
questions-saved-cached = AEM’s answer may be a minute old.
questions-saved-to-editor = Open in “Write”
questions-persist-title = Save this question in AEM
questions-persist-hint = Everyone who works with this environment can then run it, and so can websites and apps.
questions-persist-name = Name
questions-persist-name-hint = Unaccented letters, digits, - and _. For example, adventures-without-image.
questions-persist-name-missing = Enter a name.
questions-persist-name-invalid = Use only unaccented letters, digits, - and _, and at most 100 characters.
questions-persist-taken = AEM already has “{ $name }”. Saving replaces it.
questions-persist-values-hint = The values of your conditions are not saved with it: whoever runs it fills them in.
questions-persist-save = Save in AEM
questions-persist-replace = Replace it in AEM
questions-persist-saved = “{ $name }” is saved in AEM.
questions-persist-failed = The question was not saved
questions-persist-locked = This is the live environment, and it is locked. Unlock it to save the question there.
questions-persist-live-title = Save “{ $name }” in Live?
questions-persist-live-replace-title = Replace “{ $name }” in Live?
questions-persist-live-body = Websites and apps that use { $connection } can run this question immediately.
questions-persist-live-replace-body = Websites and apps that use { $connection } may already run it, and may soon get the new answer.
questions-persist-back = Do not save
questions-write-editor = Query in GraphQL
questions-write-loading = Opening the editor
questions-write-hint = Ctrl+Space: suggestions. Ctrl+Enter: run. Escape, then Tab: leave the editor.
questions-write-variables = Variables (JSON)
questions-write-variables-hint = Leave empty for none.
questions-write-variables-invalid = This is not a JSON object such as { "{" }"name": "value"{ "}" }.
questions-write-missing = Write a query first.
questions-write-run = Run
questions-write-past = Show earlier queries
questions-write-past-title = Earlier queries
questions-write-past-none = No query has been run in this environment yet.
questions-write-past-failed = The earlier queries could not be read
questions-write-past-take = Use the query from { $moment }
questions-write-no-schema = No suggestions: AEM provides no schema here. Queries still run.
questions-write-phrases-completions = Suggestions
questions-write-phrases-diagnostics = Problems
questions-write-phrases-no-diagnostics = No problems
questions-write-phrases-line = line
questions-write-phrases-close = Close
questions-results-label = Answer
questions-results-first = The answer appears here
questions-results-fragments = Content fragments are texts and facts, such as articles, products or trips, that AEM keeps separate from pages.
questions-results-example = Try it: all of “{ $title }”
questions-results-first-hint-ask = Choose what you are asking about, then press “Ask AEM”.
questions-results-first-hint-saved = Choose a saved question, then press “Run”.
questions-results-first-hint-write = Write a query, then press “Run”.

questions-results-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }

questions-results-asking = Asking AEM

questions-results-so-far =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } so far

questions-results-complete =
    { $n ->
        [one] { $n } row in total
       *[other] { $n } rows in total
    }

questions-results-stopped =
    Stopped after { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }

questions-results-some =
    { $n ->
        [one] { $n } row, list incomplete
       *[other] { $n } rows, list incomplete
    }

questions-results-left-out =
    { $n ->
        [one] { $n } more row from AEM did not meet the condition “is empty” or “is filled in”
       *[other] { $n } more rows from AEM did not meet the condition “is empty” or “is filled in”
    }
questions-results-stop = Stop
questions-results-list = AEM’s answer
questions-results-hint = Use the arrow keys to move and Enter to show the whole row.
questions-results-failed = AEM did not answer
questions-results-rows-failed = The rows could not be read
questions-results-stop-failed = It could not be stopped
questions-results-row = Row { $n }
questions-results-more-values = { $n } more
questions-results-partial-title = AEM sent only part of the answer
questions-results-partial = Relabel shows what it received. Rows or values may be missing.

questions-results-note-pageRepeated =
    .title = AEM sent the same rows twice
    .text = Relabel stopped asking, so rows may be missing. Ask again, or choose another order.

questions-results-note-morePages =
    .title = AEM has more rows than this query asks for
    .text = To get all of them, the query has to take $after and ask for pageInfo { "{" } endCursor hasNextPage { "}" }. In “Ask”, Relabel does that automatically.

questions-results-note-pageFull =
    .title = There may be more rows
    .text = AEM sends 50 rows at once unless told otherwise, and this query does not ask whether that is all. To get all of them, it has to take $after and ask for pageInfo { "{" } endCursor hasNextPage { "}" }. In “Ask”, Relabel does that automatically.

questions-results-note-otherLists =
    .title = The query asks for several lists
    .text = The rows are from the first one. Ask for the others separately.

questions-results-refused-title = AEM could not answer this

questions-results-refused =
    { $n ->
        [one] AEM found a problem:
       *[other] AEM found { $n } problems:
    }

questions-results-told = What AEM says
questions-results-at = line { $line }, position { $column }
questions-results-line = line { $line }
questions-results-place = at { $place }
questions-results-nothing-title = No matches
questions-results-nothing-filter = No fragments match these conditions, or your key’s account is not allowed to see those that do.

questions-results-nothing-left-out =
    { $n ->
        [one] AEM sent { $n } fragment; it does not meet the condition “is empty” or “is filled in”.
       *[other] AEM sent { $n } fragments; none meets the condition “is empty” or “is filled in”.
    }

questions-results-empty-title = No rows
questions-results-empty-all = Either there are none, or your key’s account is not allowed to read them: AEM silently leaves them out. If you know that there are some, ask your AEM administrator to add the account to a group that can read them, such as content-authors.
questions-results-empty = No rows match, or your key’s account is not allowed to read those that do: AEM silently leaves them out. If you know that there are some, ask your AEM administrator.
questions-results-export = Save as file
questions-results-exports-xlsx = Excel (.xlsx)
questions-results-exports-csv = CSV (.csv)
questions-results-exports-json = JSON (.json)
questions-results-export-hints-xlsx = For spreadsheet programs.
questions-results-export-hints-csv = Text with commas, for other programs.
questions-results-export-hints-json = Exactly what AEM sent.
questions-results-too-many-rows = An Excel sheet can have at most { $most } rows. Use CSV.
questions-results-exporting = Saving the file
questions-results-exported = The file is saved.
questions-results-export-failed = The file was not saved

questions-results-take =
    { $n ->
        [one] Select this asset
       *[other] Select these { $n } assets
    }

questions-results-taking = Finding them in AEM
questions-results-take-failed = They could not be selected

questions-results-take-missing =
    { $found ->
        [one] { $found } of them was found
       *[other] { $found } of them were found
    }, { $n ->
        [one] { $n } was not
       *[other] { $n } were not
    }

questions-results-take-missing-hint = Anything not found was moved or deleted, or is not an asset.
questions-results-take-none = None of them is an asset in AEM

questions-results-take-some =
    { $n ->
        [one] Continue with this one
       *[other] Continue with these { $n }
    }

questions-results-take-not = Do not use them
