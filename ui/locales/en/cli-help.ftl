### The help of the command line. An id is “help”, then the commands on the way, then the argument
### (its flag, or its name where it has none) and the value: help-set-type-date. What several
### commands have in common is said once, under the id of what is above them all: help-folder.

## How help is laid out.

help-heading-usage = Usage:
help-heading-commands = Commands:
help-heading-arguments = Arguments:
help-heading-options = Options:
help-note-default = [default: { $what }]
help-note-variable = [environment variable: { $what }]
help-note-values = [possible values: { $what }]
help-note-value = { $name }: { $what }

## The program, and what every command takes.

help = Changes the metadata of many AEM assets from the command line
    .after =
        Exit codes: 0 done, 1 network or another error, 2 wrong usage, 3 key or sign-in,
        4 permission (for `check`, also a folder that is missing or hidden), 5 something was
        not done (for `query`, AEM found something wrong, or rows may be missing), 6 stopped
        before it finished (Ctrl-C once or SIGTERM) or paused: `jobs retry` or
        `jobs resume` continues it, 130 stopped at once by a second Ctrl-C:
        `jobs resume` continues it
help-data-dir = Folder for Relabel’s files, instead of the default one
help-json = Prints JSON lines on standard output, one object each
help-loopback = Allows a key file to point to a server on this computer, for practice and tests (also RELABEL_LOOPBACK=1)
help-ims = Sign-in server to use instead of the one in the key file; only Adobe’s own, or with --loopback one on this computer
help-language = Language of all output and of sheet headings; by default, the language of this computer. With --json, all output but the help is in English.
help-help = Prints help; -h prints a summary of it
help-version = Prints the version
help-of-command = Prints the help of a command

## Whose assets, which ones, and the word for sending.

help-connection = A saved connection, by name or ID
help-file = A key file, used for this run and not stored
help-credential = With --file: which credential to use, by name or client ID, if the file contains several
help-aem = With --file: address of the AEM author, if the file does not contain it
help-confirm-address = With --file: confirms that an unusual address is correct
help-folder = Folder of the assets, such as /content/dam/brand
help-recursive = Includes everything below the folder. A search always does.
help-include-fragments = Includes content fragments
help-saved = The saved search with this name: see `searches list`
help-paths = A file with paths or addresses of assets, one per line; - is standard input
help-name = Part of the file name; with *, a pattern for the whole name. Case and accents are ignored.
help-text = Words, anywhere in the metadata
help-kind = Type of file; repeatable
help-kind-image = Images
help-kind-video = Videos
help-kind-audio = Audio
help-kind-document = PDF, text, presentations
help-kind-fragment = Content fragments
help-kind-other = Other files
help-changed-since = Changed on this day or later: 2031-05-01, or a moment in ISO 8601
help-changed-before = Changed before this day or moment
help-tag = Has this tag or one below it, by its ID; repeatable, and any one of them is enough
help-where = Condition that a field must meet, such as "dc:title empty", "dc:rights not empty", "dc:title contains beach" or "dam:status = approved"; repeatable
help-without = Leaves out assets that meet a condition like those of --where; repeatable
help-without-folder = Leaves out what lies below this folder; repeatable
help-without-name = Leaves out files whose name contains this or, with *, matches it; repeatable
help-without-tag = Leaves out what has this tag or one below it; repeatable
help-dry-run = Shows what would change and sends nothing
help-yes = Sends without asking, even where the number of assets would have to be typed
help-live = Allows changes through a Live connection, which is otherwise read-only
help-speed = Speed for this command; by default, the one set for the connection
help-speed-gentle = { speed-hints-gentle }
help-speed-normal = { speed-hints-normal }
help-speed-fast = { speed-hints-fast }

## connections

help-connections = Connections: environments and the keys that open them
help-connections-add = Adds the connection that a key file opens, and saves the key in the key store. Adding the same file again changes nothing; a newer key for the same account replaces the old one after you confirm it or with --replace.
help-connections-add-file = The key file
help-connections-add-credential = Which credential to use, by name or client ID, if the file contains several
help-connections-add-replace = Uses the key in the file instead of the one that is saved for the same account
help-connections-add-aem = Address of the AEM author, if the file does not contain it
help-connections-add-confirm-address = Confirms that an unusual address is correct
help-connections-add-stage = What kind of environment it is; counts as live if nothing shows which it is
help-connections-add-local = Adds the AEM SDK that runs on this computer. It needs no key file; http is allowed for this one address only.
help-connections-add-local-address = Its address
help-connections-add-local-user = Signs in as this user instead of the account AEM ships with; the password is asked for, or read from standard input
help-connections-add-local-no-sign-in = Does not sign in
help-connections-set = Changes the name, the stage, the speed or the route of a connection
help-connections-set-name = The new name
help-connections-set-stage = What kind of environment it is
help-connections-set-speed = How fast its requests may follow each other, from now on
help-connections-set-route = How the changes of later jobs are sent to AEM
help-connections-set-route-together = Up to fifty assets in one request
help-connections-set-route-one-by-one = Each asset in its own request; with an OAuth key AEM compares versions
help-connections-list = Lists the connections
help-connections-remove = Removes a connection and its key
help-connections-remove-everything = Also deletes its checks, its queries, and its changes with their values; these changes can then no longer be undone
help-connections-connection = Its name or ID
help-connections-name = What to call it; by default, the host’s name
help-connections-stage-live = Live (“Production” in Cloud Manager)
help-connections-stage-test = Test (“Stage” in Cloud Manager)
help-connections-stage-development = Development

## check

help-check = Checks whether a connection works, and shows which step fails and what to ask your administrator for; with --network, checks the network only
help-check-folder = Folder in which to test whether assets can be read and changed
help-check-live = Tests write access on a Live connection too; the test removes whatever it writes
help-check-network = Checks the network only: the way to Adobe’s sign-in and to the host of every connection, and that they answer. No key is sent.

## certificates and proxy

help-certificates = Certificates of company networks that Relabel trusts besides the system’s own
help-certificates-add = Trusts the certificate of a company network that inspects traffic, besides those this computer trusts. Nothing turns the verification itself off.
help-certificates-add-file = The certificate, or a chain of them: PEM, DER or PKCS#7
help-certificates-add-yes = Does not ask for confirmation
help-certificates-list = Lists the certificates that were added
help-certificates-remove = Stops trusting a certificate
help-certificates-remove-fingerprint = Its SHA-256 as `certificates list` shows it, or its beginning
help-proxy = The proxy through which Relabel reaches Adobe and AEM
help-proxy-show = Shows which proxy is used, and where it is set
help-proxy-set = Uses this proxy, not that of the variables or of the system. Hosts in NO_PROXY are still reached without it.
help-proxy-set-address = Such as http://proxy.example:3128; https:// and socks5:// are supported too
help-proxy-set-user = Signs in there as this user. The password is asked for, or read from the first line of standard input, and kept in the key store of the system.
help-proxy-system = Uses the proxy set in the environment variables, or else that of the system. The default.
help-proxy-without = Uses no proxy, even where a variable or the system names one

## assets and set

help-assets = Lists the assets of a folder, of a search or of a list
help-set = Changes fields on all assets of a folder, of a search or of a list
help-set-property = A property to set, such as dc:rights; one --value follows for each
help-set-value = Its new value. Entries of a list are separated by |.
help-set-type = Its type; by default, that of the standard field, or else string. With several properties, one for each or none.
help-set-type-string = One text
help-set-type-string-list = A list of texts, separated by |
help-set-type-date = ISO 8601, such as 2031-05-01 or 2031-05-01T10:00:00+02:00
help-set-type-boolean = true or false
help-set-type-long = A whole number
help-set-type-decimal = A number with decimals
help-set-add = Entries to add to a list, such as dc:subject=sea|sun. Entries already in it stay where they are.
help-set-remove = Entries to remove from a list, such as dc:subject=sea|sun
help-set-clear = A property to empty; repeatable
help-set-find = A text to look for in the properties named with --in
help-set-replace = What takes its place; may be empty
help-set-in = A property in which --find looks; repeatable
help-set-whole-word = Finds the text only as whole words
help-set-regex = Treats the text as a regular expression; the replacement may contain $1 or ${ "{" }name{ "}" }
help-set-match-case = Matches case
help-set-copy-from = A property that gets the value of another, such as dc:description=dc:title
help-set-case = Changes case, such as dc:title=sentence: upper, lower, title or sentence
help-set-join = A list whose entries become one text, such as "dc:creator=, " for a comma between them
help-set-split = Texts that become entries of a list, split at a separator, such as "dc:subject=;"
help-set-date-from = A relative date, counted from today or another field, such as prism:expirationDate=today+1y or prism:embargoDate=prism:publicationDate-1d@18:00, in days (d), weeks (w), months (m) or years (y)
help-set-only-empty = Changes only fields that are empty
help-set-tokens = Replaces { "{" }file.name{ "}" }, { "{" }folder.name{ "}" }, { "{" }counter:001{ "}" }, { "{" }today{ "}" }, { "{" }field dc:title{ "}" } and other tokens in values and added entries
help-set-zone = Time zone, such as Europe/Paris, for dates without one and for counting days in { "{" }today{ "}" } and --date-from; by default, that of this computer

## export and import

help-export = Writes the metadata of all assets of a folder, of a search or of a list into a spreadsheet
help-export-out = The new file; its extension, .xlsx or .csv, sets the format
help-export-fields = Properties, one column each, such as dc:title,dc:rights; if omitted, the standard fields that have a value on any of the assets
help-export-separator = The separator between the cells of a .csv file. Excel expects the one for the computer’s language; AEM expects a comma.
help-export-replace = Replaces FILE if it already exists
help-import = Changes fields as a spreadsheet says: one row for each asset. A blank cell leaves its field alone.
help-import-sheet = The spreadsheet: .xlsx, .xlsb, .xls, .ods or .csv. Its first row contains the headings: `assetPath` for the assets; for each field, its technical name, its label in AEM’s metadata schema, or Relabel’s name for it in the language of --language. For a heading in another language, the field is only suggested, not used.
help-import-within = Changes only assets below this folder
help-import-map = Which column goes into which field, such as "Legal line=dc:rights"; repeatable. The field may be `assetPath`, or nothing for a column that should not be used.
help-import-tab = Which tab of an Excel file, by name; by default, the first
help-import-date-order = Order in which dates such as 03/04/2031 are written, in columns whose dates do not show it
help-import-date-order-dmy = Day, month, year
help-import-date-order-mdy = Month, day, year
help-import-zone = Time zone for dates without one, such as Europe/Paris; by default, that of this computer
help-import-clear-word = A cell that contains only this word clears its field; by default, "(clear)"
help-import-list-separator = Separator between the entries of a list; by default, "|"
help-import-by = How rows identify their assets; if omitted, detected from the contents of the asset column. File names and IDs are looked up in the folder of --within.
help-import-by-path = By its path or address
help-import-by-name = By its file name
help-import-by-id = By its ID (jcr:uuid)
help-import-letters = What to do with characters that another program garbled, such as "Â©" for "©". Nothing is sent until you choose.
help-import-letters-repair = Repair them
help-import-letters-keep = Send without repairing
help-import-encoding = Text encoding of a .csv file, where Relabel cannot detect it
help-import-encoding-utf8 = { sheets-encodings-utf8 }
help-import-encoding-utf16le = { sheets-encodings-utf16Le }
help-import-encoding-utf16be = { sheets-encodings-utf16Be }
help-import-encoding-windows1252 = { sheets-encodings-windows1252 }
help-import-encoding-windows1250 = { sheets-encodings-windows1250 }
help-import-encoding-macintosh = { sheets-encodings-macintosh }

## recipes and searches

help-recipes = Recipes: changes that were saved under a name
help-recipes-list = Lists the recipes
help-recipes-run = Runs a recipe on all assets of a folder, of a search or of a list, or on those it was saved with
help-recipes-run-recipe = Name of the recipe, or its ID
help-searches = Saved searches
help-searches-list = Lists the saved searches
help-searches-save = Saves a search under a name
help-searches-save-called = Its name
help-searches-save-folder = Folder to search, with everything below it
help-searches-remove = Removes a saved search
help-searches-remove-name = Its name, or its ID

## query

help-query = Queries content fragments with GraphQL and prints a JSON object for each row
help-query-key = { help-file }
help-query-credential = With --key: which credential to use, by name or client ID, if the file contains several
help-query-aem = With --key: address of the AEM author, if the file does not contain it
help-query-confirm-address = With --key: confirms that an unusual address is correct
help-query-list = Lists the endpoints and the persisted queries
help-query-endpoint = The configuration whose endpoint to query, such as wknd-shared
help-query-file = A file with the query
help-query-vars = A JSON file with the values of its variables
help-query-persisted = A persisted query, as configuration/name
help-query-var = The value of one of its variables; repeatable

## jobs

help-jobs = Changes that were made or started: view, continue, undo, retry, save a report
help-jobs-list = Lists jobs, newest first
help-jobs-list-search = Only jobs whose folder, connection, fields or user contain these words
help-jobs-list-limit = Maximum number of jobs to list
help-jobs-show = Shows a job: what it is about, how it ended and why, and what someone else changed
help-jobs-id = Its ID, or the beginning of it
help-jobs-last = The newest job; to resume, the newest that has not ended
help-jobs-resume = Continues a job that was interrupted: the program was closed, or the job was paused
help-jobs-undo = Restores the old values that a job replaced. Values that someone else has changed since are left alone.
help-jobs-retry = Retries what a job did not do
help-jobs-delete = Deletes a job that has ended, together with its values and any undo or retry of it. It can no longer be undone.
help-jobs-report = Saves a report of what became of every asset and field
help-jobs-report-out = The file: .xlsx, or .csv for comma-separated text. An existing file is replaced.
help-jobs-report-not-done = Only what was not done, as a sheet (.csv) that AEM’s own import reads

## sandbox

help-sandbox = The practice environment: a simulated AEM and Adobe sign-in
help-sandbox-serve = Starts it and serves until Ctrl-C
help-sandbox-serve-port = Port on this computer; 0 takes any free one
help-sandbox-serve-assets = This many made-up assets instead of the practice library
help-sandbox-serve-content = Content from a file instead of the practice library
help-sandbox-serve-keys = Folder to write a key file of each kind into, OAuth in all its forms
help-sandbox-serve-read-only = Starts as AEM does: the service account has read-only access
help-sandbox-serve-local-aem = Behaves like the AEM SDK on this computer: signs in with user name and password (admin, admin) and takes no token
help-sandbox-serve-unregistered = The OAuth client IDs are not in the environment’s list of allowed ones
help-sandbox-serve-no-profile = The OAuth accounts have no product profile
help-sandbox-serve-rate = Lets N requests a second through and answers 429 to the others
help-sandbox-serve-burst = With --rate: how many may come at once after a pause
help-sandbox-serve-window = With --rate: counts requests in windows of this many seconds, however fast they come
help-sandbox-serve-retry-after = With --rate: what 429 says about when to try again: seconds, `date`, `date+SECONDS`, `none` or `garbage`. By default a second, or the length of the window.
help-sandbox-serve-rate-of = With --rate: what is limited
help-sandbox-serve-rate-of-writes = Writes only
help-sandbox-serve-rate-of-all = All requests to AEM
help-sandbox-serve-rate-then = With --rate and --rate-every: the rate that alternates with it
help-sandbox-serve-rate-every = With --rate-then: how long each rate applies
help-sandbox-serve-latency-ms = How long AEM takes to begin an answer
help-sandbox-serve-jitter-ms = Adds a random delay of up to this many milliseconds
help-sandbox-serve-seed = Seed for what is random; the same seed gives the same result
help-sandbox-serve-token-life = How long access tokens are valid; real ones are valid for just under a day
help-sandbox-serve-fault = A problem to simulate; repeatable
help-sandbox-serve-control = Can be controlled over HTTP below /control, with a token that is printed
