### Questions about content fragments, their answers, and what can go wrong with them.

error-endpointMissing =
    .title = This cannot be asked in AEM any more
    .meaning = What was asked before is gone, or was moved.
    .action = Open Questions again. If it stays, ask your AEM administrator.

error-schemaNotReadable =
    .title = What can be asked here could not be read
    .meaning = AEM described its content fragments in a form Relabel does not know.
    .action = Try again. If it stays, send the details below to your AEM administrator.

error-answerTooLarge =
    .title = The answer is larger than Relabel takes
    .meaning = One page of it holds more than 32 megabytes.
    .action = Tick fewer columns, or ask for less at a time.

error-answerGone =
    .title = This answer was closed
    .meaning = Relabel keeps only the answers you looked at last.
    .action = Ask the question again.

error-queryNameTaken =
    .title = AEM has a question of this name already
    .meaning = Nothing was replaced.
    .action = Choose another name, or replace the one that is there.

error-queryNameInvalid =
    .title = AEM does not take this name
    .meaning = Names are made of letters without accents, digits, - and _.
    .action = Choose another name.

questions-title = Questions
questions-intro = Ask AEM about its content fragments.
questions-no-connection = Questions are put to an AEM environment. Choose one, or try the practice one.
questions-ways = How to ask
questions-way-ask = Ask
questions-way-saved = Saved in AEM
questions-way-write = Write
questions-looking = Looking for what can be asked
questions-look-failed = It could not be found out what can be asked here
questions-models-failed = The content fragments of this AEM could not be looked at
questions-endpoint = Area of AEM
questions-everywhere = All of AEM (global)

questions-none =
    .title = Nothing can be asked here yet
    .hint = This AEM has no place for questions about content fragments. Your AEM administrator can set one up: the message says how. Then press “Look again”.

questions-not-allowed =
    .title = The account of your key may not look here
    .hint = AEM refuses to tell it what can be asked. Your AEM administrator can allow that: the message says how. Then press “Look again”.

questions-no-models = There are no content fragment models in this area.
questions-again = Look again
questions-write-to-admin = Message for your administrator
questions-admin-title = Message for your AEM administrator
questions-admin-hint = Copy it into an e-mail or a chat.
questions-message-hello = Hello,
questions-message-thanks = Thank you!
questions-message-address = AEM: { $address }
questions-message-account = Account: { $account }
questions-message-some-account = the technical account of my key
questions-message-steps = What to do:

questions-message-endpoint =
    .ask = Could you create a GraphQL endpoint in this AEM? I would like to ask about content fragments with Relabel, and it finds none.
    .step-1 = In AEM, open Tools, General, Configuration Browser. In the properties of the configuration, tick “GraphQL Persistent Queries” and “Content Fragment Models”.
    .step-2 = Open Tools, General, GraphQL, choose “Create” and choose that configuration.
    .step-3 = Check that the content fragment models of the configuration are enabled.

questions-message-look =
    .ask = Could you let this account read the GraphQL endpoints of this AEM? It is refused.
    .step-1 = In AEM, open Tools, Security, Permissions.
    .step-2 = Give the group of the account jcr:read on /content/cq:graphql and on /conf of the configurations that are meant.

questions-message-read =
    .ask = Could you let this account read the content fragments? AEM answers its questions without an error, but without rows: it leaves out silently what an account may not read.
    .step-1 = In AEM, open Tools, Security, Users, and look up the account.
    .step-2 = Add it to a group that may read the folders of the fragments, such as content-authors or “DAM Users”; with an OAuth credential, add a product profile with that right.
    .step-3 = The group needs jcr:read on the folders below /content/dam that hold the fragments.

questions-form-label = The question
questions-form-model = What are you asking about?
questions-form-choose-model = Choose…
questions-form-columns = What do you want to see?

questions-form-ticked =
    { $n ->
        [0] No column ticked
        [one] { $n } column ticked
       *[other] { $n } columns ticked
    }

questions-form-find-field = Find a field
questions-form-no-field = No field of this name
questions-form-all-fields = Show all { $n } fields
questions-form-fewer-fields = Show fewer fields
questions-form-fields-of = Fields of { $title }
questions-form-open = Show the fields of { $title }
questions-form-close = Hide the fields of { $title }
questions-form-not-here = Some fields can only be asked for under Write.
questions-form-conditions = Which ones?
questions-form-no-conditions = All of them.
questions-form-add-condition = Add a condition
questions-form-remove-condition = Remove condition { $n }
questions-form-condition = Condition { $n }
questions-form-field = Field
questions-form-choose-field = Choose a field
questions-form-test = Condition
questions-form-value = Value
questions-form-match-case = Capitals count
questions-form-all-tests = What has to be so
questions-form-all = All conditions
questions-form-one = One of them is enough
questions-form-empty-always = “Is empty” and “is filled” have to be so in any case.
questions-form-sort = Order
questions-form-sort-by = Sorted by
questions-form-then-by = Then by
questions-form-no-sort = As AEM stores them
questions-form-direction = Direction
questions-form-ascending = A to Z, small to large
questions-form-descending = Z to A, large to small
questions-form-more = Language and variation
questions-form-locale = Language
questions-form-locale-hint = Such as en or fr. Empty: all languages.
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
        [one] Something is missing in the question
       *[other] { $n } things are missing in the question
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
questions-tests-filled = is filled
questions-helper-_path = Path
questions-helper-_id = Identifier
questions-helper-_tags = Tags
questions-helper-_locale = Language
questions-helper-_variation = Variation
questions-helper-_variations = Variations
questions-helper-_model = Model
questions-helper-_metadata = Metadata
questions-query-title = The question in GraphQL
questions-query-hint = What you typed travels beside it, as variables.
questions-query-query = Query
questions-query-variables = Variables (JSON)
questions-query-copy = Copy query
questions-query-copy-variables = Copy variables
questions-query-copied = Copied.
questions-query-not-copied = Select the text and copy it with the keyboard.
questions-query-to-editor = Open under Write
questions-saved-find = Find a saved question
questions-saved-list = Questions saved in AEM
questions-saved-failed = The saved questions could not be read
questions-saved-none = No questions are saved in this AEM.
questions-saved-none-hint = Put one together under Ask, then save it in AEM. Other people can run it too.
questions-saved-none-found = No saved question of this name.
questions-saved-of = in { $configuration }
questions-saved-no-variables = Nothing has to be filled in for it.
questions-saved-required = Needed for this question.
questions-saved-otherwise = Empty: { $value }
questions-saved-json = As JSON, { $declared }
questions-saved-json-invalid = This is no JSON.
questions-saved-not-set = Not set
questions-saved-run = Run
questions-saved-cached = AEM may answer with what it knew a minute ago.
questions-saved-to-editor = Open under Write
questions-persist-title = Save this question in AEM
questions-persist-hint = Everybody who works with this AEM can run it then, websites and apps too.
questions-persist-name = Name
questions-persist-name-hint = Letters without accents, digits, - and _. Such as adventures-without-image.
questions-persist-name-missing = Enter a name.
questions-persist-name-invalid = Use letters without accents, digits, - and _ only, at most 100.
questions-persist-taken = AEM has “{ $name }” already. Saving replaces it.
questions-persist-values-hint = The values of your conditions are not saved with it: whoever runs it fills them in.
questions-persist-save = Save in AEM
questions-persist-replace = Replace it in AEM
questions-persist-saved = “{ $name }” is saved in AEM.
questions-persist-failed = The question was not saved
questions-persist-locked = This is the live environment, and it is locked. Unlock it to save the question there.
questions-persist-live-title = Save “{ $name }” in Live?
questions-persist-live-replace-title = Replace “{ $name }” in Live?
questions-persist-live-body = Websites and apps that use { $connection } may run this question at once.
questions-persist-live-replace-body = Websites and apps that use { $connection } may run it now, and get the new answer at once.
questions-persist-back = Do not save
questions-write-editor = Query in GraphQL
questions-write-loading = The editor opens
questions-write-hint = Ctrl+Space suggests, Ctrl+Enter runs. Escape, then Tab leaves the editor.
questions-write-variables = Variables (JSON)
questions-write-variables-hint = Empty for none.
questions-write-variables-invalid = This is no JSON object, such as { "{" }"name": "value"{ "}" }.
questions-write-missing = Write a query first.
questions-write-run = Run
questions-write-past = Earlier queries
questions-write-past-title = Earlier queries
questions-write-past-none = No query was run in this environment yet.
questions-write-past-failed = The earlier queries could not be read
questions-write-past-take = Take the query of { $moment }
questions-write-no-schema = Without a description from AEM there are no suggestions. Queries run all the same.
questions-write-phrases-completions = Suggestions
questions-write-phrases-diagnostics = Problems
questions-write-phrases-no-diagnostics = No problems
questions-write-phrases-line = line
questions-write-phrases-close = Close
questions-results-label = Answer
questions-results-first = The answer comes here
questions-results-fragments = Content fragments are texts and facts that AEM keeps apart from pages: articles, products, trips.
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
        [one] { $n } row
       *[other] { $n } rows
    }, all of them

questions-results-stopped =
    Stopped after { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }

questions-results-some =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }, not all of them

questions-results-left-out = { $n } more came from AEM and did not fit “is empty” or “is filled”
questions-results-stop = Stop
questions-results-list = Answer of AEM
questions-results-hint = Arrow keys move, Enter shows the whole row.
questions-results-failed = AEM did not answer
questions-results-rows-failed = The rows could not be read
questions-results-stop-failed = It could not be stopped
questions-results-row = Row { $n }
questions-results-more-values = { $n } more
questions-results-partial-title = AEM sent only part of the answer
questions-results-partial = What came is shown. Rows or values may be missing.

questions-results-note-pageRepeated =
    .title = AEM sent the same rows twice
    .text = Relabel stopped asking, so rows may be missing. Ask again, or choose another order.

questions-results-note-morePages =
    .title = AEM has more rows than this query asks for
    .text = To get all of them, the query has to take $after and ask for pageInfo { "{" } endCursor hasNextPage { "}" }. Under Ask, Relabel does that by itself.

questions-results-note-pageFull =
    .title = There may be more rows
    .text = AEM sends 50 rows at once unless told otherwise, and this query does not ask whether that is all. To get all of them, it has to take $after and ask for pageInfo { "{" } endCursor hasNextPage { "}" }. Under Ask, Relabel does that by itself.

questions-results-note-otherLists =
    .title = The query asks for several lists
    .text = The rows are those of the first. Ask for the others on their own.

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
questions-results-nothing-title = Nothing fits
questions-results-nothing-filter = No fragment fits these conditions, or the account of your key may not see it.

questions-results-nothing-left-out =
    { $n ->
        [one] AEM sent { $n } fragment; it does not fit the condition about empty or filled.
       *[other] AEM sent { $n } fragments; none fits the condition about empty or filled.
    }

questions-results-empty-title = No rows came
questions-results-empty-all = Either there are none, or the account of your key may not read them: AEM leaves those out without saying so. If you know that there are some, ask your AEM administrator to add the account to a group that may read them, such as content-authors.
questions-results-empty = Nothing fits what was asked, or the account of your key may not read it: AEM leaves that out without saying so. If you know that there is something, ask your AEM administrator.
questions-results-export = Save as a file
questions-results-exports-xlsx = Excel (.xlsx)
questions-results-exports-csv = CSV (.csv)
questions-results-exports-json = JSON (.json)
questions-results-export-hints-xlsx = For spreadsheet programs.
questions-results-export-hints-csv = Text with commas, for other programs.
questions-results-export-hints-json = Exactly what AEM sent.
questions-results-too-many-rows = An Excel sheet takes { $most } rows. Use CSV.
questions-results-exporting = Saving the file
questions-results-exported = The file is saved.
questions-results-export-failed = The file was not saved

questions-results-take =
    { $n ->
        [one] Use it as a selection
       *[other] Use these { $n } as a selection
    }

questions-results-taking = Finding them in AEM
questions-results-take-failed = They could not be chosen

questions-results-take-missing =
    { $found ->
        [one] { $found } of them was found
       *[other] { $found } of them were found
    }, { $n ->
        [one] { $n } was not
       *[other] { $n } were not
    }

questions-results-take-missing-hint = The others were moved or deleted, or are no assets.
questions-results-take-none = None of them was found as an asset

questions-results-take-some =
    { $n ->
        [one] Go on with it
       *[other] Go on with these { $n }
    }

questions-results-take-not = Do not use them
