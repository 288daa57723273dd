// Generated from src-tauri/crates/core/src/wire by `cargo xtask bindings`. Do not edit.

export type Access = { 
/**
 * When the current access token ends.
 */
endsAt: Timestamp, 
/**
 * Whether the app can renew it without the user.
 */
renewable: boolean, };

export type AddConnection = { 
/**
 * From [`KeyInspection::Usable`].
 */
importId: ImportId, 
/**
 * What the user calls it; empty means the host's name.
 */
name: string, 
/**
 * Address of the AEM author, such as `https://author-p1-e2.adobeaemcloud.com`.
 */
address: string, 
/**
 * The user's word that an unusual host is right (see `AddressNeedsConfirmation`).
 */
addressConfirmed: boolean, 
/**
 * What kind of environment.
 */
stage: Stage, 
/**
 * `false` keeps the key only until the app closes.
 */
remember: boolean, 
/**
 * The user's word that the key of this connection is replaced by another one
 * of the same account. Without it that is `ReplaceNotConfirmed`.
 */
replaces: ConnectionId | null, };

export type AddLocalAem = { 
/**
 * Its address; `http://localhost:4502` unless it was started otherwise.
 */
address: string, 
/**
 * How to sign in.
 */
signIn: LocalSignIn, 
/**
 * What the user calls it; empty means the host's name.
 */
name: string, };

export type AddressFacts = { 
/**
 * In the form it is saved.
 */
address: string, 
/**
 * Its host, and port where it has one.
 */
host: string, 
/**
 * Stage guessed from the host; the user chooses.
 */
suggestedStage: Stage | null, 
/**
 * Whether the user must agree to an unusual host, once.
 */
needsConfirmation: boolean, };

export type AdminRequest = { 
/**
 * What is asked for.
 */
kind: AdminRequestKind, 
/**
 * Which kind of key.
 */
keyKind: KeyKind, 
/**
 * Address of the AEM author.
 */
address: string, 
/**
 * The account.
 */
account: string | null, 
/**
 * The client id.
 */
clientId: string | null, 
/**
 * The organisation.
 */
organisation: string | null, 
/**
 * Program number.
 */
program: string | null, 
/**
 * Environment number.
 */
environment: string | null, 
/**
 * The folder that is meant.
 */
folder: string | null, 
/**
 * Hosts that must be reachable.
 */
hosts: Array<string>, 
/**
 * The proxy that is meant, or in use; no user, no password.
 */
proxy: string | null, 
/**
 * What Adobe, AEM or the network said, scrubbed.
 */
technical: string | null, 
/**
 * The exact lines to add to the environment's configuration, for
 * [`AdminRequestKind::RegisterClient`] and [`AdminRequestKind::AddProfile`].
 */
yaml: string | null, };

export type AdminRequestKind = "newKey" | "addScope" | "rightEnvironment" | "registerClient" | "addProfile" | "grantRead" | "grantWrite" | "wakeEnvironment" | "openNetwork" | "companyCertificate" | "replaceCertificate" | "modernTls" | "noClientCertificate" | "openProxy" | "repairProxy" | "repairGateway";

export type AllowedValue = { 
/**
 * What is stored.
 */
value: string, 
/**
 * What people read; the value itself where the form has no words for it.
 */
label: string, };

export type AnswerColumn = { 
/**
 * Where it stands in the answer, such as `designer.name`.
 */
name: string, 
/**
 * Its name in words.
 */
title: string, 
/**
 * Whether it holds pictures, by path.
 */
isPicture: boolean, 
/**
 * Whether it holds numbers.
 */
isNumber: boolean, };

export type AnswerFormat = "xlsx" | "csv" | "json";

export type AnswerId = string;

export type AnswerNote = "pageRepeated" | "morePages" | "pageFull" | "otherLists";

export type AnswerPage = { 
/**
 * Of which one.
 */
answerId: AnswerId, 
/**
 * From which row, from 0.
 */
from: number, 
/**
 * At most this many, at most 200.
 */
limit: number, };

export type AnswerRef = { 
/**
 * Which one.
 */
answerId: AnswerId, };

export type AnswerRow = { 
/**
 * Its number, from 0.
 */
row: number, 
/**
 * A cell for each column of the state: the values it holds, none where it is empty.
 */
cells: Array<Array<string>>, };

export type AnswerRows = { 
/**
 * In their order.
 */
rows: Array<AnswerRow>, };

export type AnswerState = { 
/**
 * Which one.
 */
answerId: AnswerId, 
/**
 * Columns seen so far, in their order.
 */
columns: Array<AnswerColumn>, 
/**
 * Rows that are here.
 */
rows: number, 
/**
 * Rows AEM sent that Relabel left out, because a field had to be empty or filled.
 */
leftOut: number, 
/**
 * Whether every row is here.
 */
complete: boolean, 
/**
 * Whether it was stopped before its end.
 */
stopped: boolean, 
/**
 * What AEM found wrong; rows that came all the same are shown.
 */
problems: Array<QueryProblem>, 
/**
 * Whether rows may hold less than there is: AEM answered with problems and data, or an
 * error came after some of them.
 */
isPartial: boolean, 
/**
 * What Relabel has to say about the rows; not in AEM's words.
 */
notes: Array<AnswerNote>, 
/**
 * Whether the rows are assets or fragments, so that they can be a selection.
 */
isSelectable: boolean, 
/**
 * Why it could not be asked at all.
 */
error: ApiError | null, };

export type ApiError = { 
/**
 * What the shell reacts to.
 */
code: ErrorCode, 
/**
 * One English sentence for logs and the command line; the window has its own words.
 */
message: string, 
/**
 * Facts to put into the sentence: host names, field names, dates. Never a secret.
 */
details: ErrorDetails, 
/**
 * Whether the same call may work later without a change by the user.
 */
retryable: boolean, };

export type AppInfo = { 
/**
 * Version of the app.
 */
version: string, 
/**
 * Folder that holds the app's files.
 */
dataFolder: string, 
/**
 * What the key store of this computer is called.
 */
keyStore: string, 
/**
 * Whether a key file may name a server on this computer (start-up switch for tests).
 */
loopbackAllowed: boolean, 
/**
 * Whether the window goes straight to the practice environment (`--practice`).
 */
startInPractice: boolean, };

export type Ask = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * What.
 */
what: Asked, };

export type Asked = { "kind": "question", 
/**
 * The question.
 */
question: Question, } | { "kind": "persisted", 
/**
 * Of which configuration.
 */
configuration: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What was filled in.
 */
variables: Array<VariableValue>, } | { "kind": "written", 
/**
 * Of which configuration.
 */
configuration: string, 
/**
 * GraphQL.
 */
query: string, 
/**
 * JSON; empty for none.
 */
variables: string, };

export type Asset = { 
/**
 * Row number in its listing, from 0.
 */
row: number, 
/**
 * Full path.
 */
path: string, 
/**
 * File name.
 */
name: string, 
/**
 * Title where it has one.
 */
title: string | null, 
/**
 * What it is.
 */
kind: AssetKind, 
/**
 * Last change as AEM tells it.
 */
modifiedAt: Timestamp | null, };

export type AssetCandidates = { 
/**
 * Of which plan.
 */
planId: PlanId, 
/**
 * Any cell of the row.
 */
cell: number, };

export type AssetKind = "image" | "video" | "audio" | "document" | "fragment" | "other";

export type AssetNames = { 
/**
 * What most of those that tell have.
 */
by: MatchBy, 
/**
 * How many have that.
 */
count: number, 
/**
 * Of how many cells that are not blank.
 */
of: number, 
/**
 * Whether there are more cells that were not looked at.
 */
hasMore: boolean, };

export type AssetSort = "name" | "kind" | "folder" | "modified";

export type BrokenCells = { 
/**
 * How many there are.
 */
count: number, 
/**
 * The text of the first.
 */
broken: string, 
/**
 * That text with its letters made whole.
 */
repaired: string, };

export type BrokenLetters = "ask" | "repair" | "keep";

export type BuildQuery = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * The question.
 */
question: Question, };

export type BuiltQuery = { 
/**
 * GraphQL.
 */
query: string, 
/**
 * JSON, in lines.
 */
variables: string, };

export type CandidateAsset = { 
/**
 * Full path.
 */
path: string, 
/**
 * Title, where it has one.
 */
title: string | null, 
/**
 * What it is.
 */
kind: AssetKind, };

export type CandidateAssets = { 
/**
 * The name or id that the sheet has for it.
 */
named: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * The first 100 of them, in the order of their paths.
 */
assets: Array<CandidateAsset>, };

export type CannotReason = "assetMissing" | "stillProcessing" | "checkedOut" | "unsupportedValue" | "kindMismatch" | "readFailed" | "requiredEmpty" | "notAllowed" | "tooLong" | "prefixUnknown" | "locked" | "reviewStatusLocked" | "listInSingle" | "tagUnknown" | "dateUnreadable" | "numberUnreadable" | "yesNoUnreadable" | "undecoded" | "brokenLetters" | "numberRounded" | "numberFormatted" | "cellError" | "assetNotFound" | "assetAmbiguous" | "rowsContradict" | "leftOut";

export type CannotWord = { 
/**
 * Which reason.
 */
reason: CannotReason, 
/**
 * The sentence.
 */
word: string, };

export type CellChange = { "kind": "set", 
/**
 * The value.
 */
value: Value, } | { "kind": "clear" } | { "kind": "leaveOut" } | { "kind": "putBack" } | { "kind": "asset", 
/**
 * Its path.
 */
path: string, };

export type CellNote = "rowsMerged" | "tagMoved" | "changesAgain" | "sourceEmpty" | "otherRequiredEmpty" | "lineEnds" | "undoInexact";

export type CellReason = OutcomeReason | CannotReason;

export type CellState = "willChange" | "alreadyRight" | "cannot";

export type CertificateFacts = { 
/**
 * SHA-256 of the whole, in hexadecimal: names it.
 */
fingerprint: string, 
/**
 * Whose it is.
 */
subject: string, 
/**
 * Who issued it.
 */
issuer: string, 
/**
 * When it ends.
 */
validUntil: Timestamp, };

export type CertificateInspection = { "verdict": "usable", 
/**
 * Names the waiting file.
 */
importId: ImportId, 
/**
 * Name of the file, without folders.
 */
fileName: string, 
/**
 * What is in it: one, or a chain.
 */
certificates: Array<CertificateFacts>, } | { "verdict": "refused", 
/**
 * Name of the file, without folders.
 */
fileName: string, 
/**
 * Why.
 */
error: ApiError, };

export type CertificateRef = { 
/**
 * From [`CertificateFacts`].
 */
fingerprint: string, };

export type ChangePractice = { "change": "stage", 
/**
 * As `relabel-cli sandbox serve --fault` takes it.
 */
spec: string, } | { "change": "limit", 
/**
 * Requests a second.
 */
perSecond: number, } | { "change": "latency", 
/**
 * In milliseconds.
 */
milliseconds: number, } | { "change": "calm" };

export type ChartPoint = { 
/**
 * When it began, in seconds since the job was started.
 */
second: number, 
/**
 * How long it was, in seconds.
 */
seconds: number, 
/**
 * Assets that got their outcome, per second.
 */
perSecond: number, 
/**
 * Times AEM asked to slow down.
 */
refused: number, };

export type CheckConnection = { 
/**
 * Which one.
 */
connectionId: ConnectionId, 
/**
 * The folder that is to be read and changed.
 */
folder: string, };

export type CheckState = { 
/**
 * One row for each step that is done, in order.
 */
findings: Array<Finding>, 
/**
 * The step that is being made.
 */
running: CheckStep | null, 
/**
 * Whether there is nothing more to come.
 */
isDone: boolean, };

export type CheckStep = "key" | "name" | "network" | "secure" | "answer" | "signIn" | "account" | "api" | "read" | "write";

export type ChooseKey = { 
/**
 * From [`KeyInspection::Several`].
 */
importId: ImportId, 
/**
 * From [`KeyChoice`].
 */
index: number, };

export type ColumnHint = { 
/**
 * Which property.
 */
property: string, 
/**
 * What kind of value it holds.
 */
kind: FieldKind, 
/**
 * AEM's name of the type, such as `String`.
 */
aemType: string, 
/**
 * AEM's pattern of dates, where the heading has one.
 */
dateFormat: string | null, };

export type ColumnOffer = { 
/**
 * Which property.
 */
property: string, 
/**
 * What kind of value it holds.
 */
kind: FieldKind, };

export type ColumnUse = { 
/**
 * Which column, from 0.
 */
column: number, 
/**
 * Into which property it goes; none: it is not used.
 */
property: string | null, 
/**
 * What kind of value that holds.
 */
kind: FieldKind, 
/**
 * In which order its dates are written, where that was decided.
 */
dateOrder: DateOrder | null, };

export type ConflictField = { 
/**
 * Which field.
 */
property: string, 
/**
 * What it held when the change was checked.
 */
before: ShownValue, 
/**
 * What the job was to write.
 */
yours: ShownValue, 
/**
 * What was found when the job came to it.
 */
theirs: ShownValue, 
/**
 * Whether somebody else changed this field; the others are as they were.
 */
isTheirs: boolean, };

export type ConflictPage = { 
/**
 * Of which job.
 */
jobId: JobId, 
/**
 * First row, from 0, among the conflicts.
 */
from: number, 
/**
 * How many; at most 200.
 */
limit: number, };

export type ConflictRow = { 
/**
 * Row number among the conflicts, from 0.
 */
row: number, 
/**
 * Full path.
 */
path: string, 
/**
 * File name.
 */
name: string, 
/**
 * Title where it has one.
 */
title: string | null, 
/**
 * What it is.
 */
assetKind: AssetKind, 
/**
 * Every field the job was to change on it.
 */
fields: Array<ConflictField>, };

export type ConnectionId = string;

export type ConnectionRef = { 
/**
 * Which one.
 */
connectionId: ConnectionId, };

export type ConnectionSummary = { 
/**
 * Which one.
 */
id: ConnectionId, 
/**
 * What the user calls it.
 */
name: string, 
/**
 * Address of the AEM author.
 */
address: string, 
/**
 * What kind of environment.
 */
stage: Stage, 
/**
 * What is known about the key.
 */
key: KeyFacts, 
/**
 * Whether the key is in the key store of this computer.
 */
remembered: boolean, 
/**
 * When it was added.
 */
addedAt: Timestamp, 
/**
 * Whether changes may be sent now.
 */
writing: Writing, 
/**
 * How fast requests may follow each other.
 */
speed: Speed, 
/**
 * How changes reach AEM.
 */
route: Route, 
/**
 * Until when each asset is written by itself all the same: the environment refused
 * requests that write many.
 */
oneByOneUntil: Timestamp | null, 
/**
 * Whether the user signed out: nothing is sent until they sign in again.
 */
isSignedOut: boolean, };

export type DateBase = { "kind": "today" } | { "kind": "field", 
/**
 * Its property.
 */
property: string, };

export type DateOrder = "dayFirst" | "monthFirst" | "yearFirst";

export type DateReading = { "kind": "read", 
/**
 * ISO 8601 with offset, such as `2031-05-03T10:00:00.000+02:00`.
 */
date: string, 
/**
 * IANA name of the time zone it is shown in.
 */
zone: string, 
/**
 * Whether a time was given; otherwise it is the beginning of the day.
 */
hasTime: boolean, } | { "kind": "ambiguous", 
/**
 * ISO 8601, if the day comes first.
 */
dayFirst: string, 
/**
 * ISO 8601, if the month comes first.
 */
monthFirst: string, } | { "kind": "unreadable" };

export type DateShift = { 
/**
 * How many; negative is earlier, 0 the same day.
 */
amount: number, 
/**
 * Of what.
 */
unit: DateUnit, 
/**
 * Time of day as `HH:MM`. Without it the base's own time, midnight for today.
 */
at: string | null, 
/**
 * IANA name of the time zone in which days are counted, such as `Europe/Paris`.
 */
zone: string, };

export type DateSpan = { 
/**
 * ISO 8601: not before; none: from ever.
 */
from: string | null, 
/**
 * ISO 8601: before; none: for ever.
 */
to: string | null, };

export type DateUnit = "days" | "weeks" | "months" | "years";

export type Edit = { 
/**
 * One entry per field; a field appears once.
 */
fields: Array<FieldEdit>, };

export type EditCell = { 
/**
 * Which plan.
 */
planId: PlanId, 
/**
 * Which cell of it ([`PlanRow::cell`]).
 */
cell: number, 
/**
 * What happens to it.
 */
change: CellChange, };

export type EditProblem = { 
/**
 * Which field of the edit, from 0.
 */
field: number, 
/**
 * What it is.
 */
code: EditProblemCode, 
/**
 * Where in the template or pattern.
 */
at: TextSpan | null, 
/**
 * The word that is meant: an unknown token, tag or property.
 */
text: string | null, };

export type EditProblemCode = "empty" | "tokenUnknown" | "tokenUnclosed" | "filterUnknown" | "filterArgument" | "fieldUnknown" | "patternInvalid" | "patternTooLarge" | "tagUnknown" | "dateUnreadable" | "dateAmbiguous" | "numberUnreadable" | "notAllowed" | "tooLong" | "readOnly" | "prefixUnknown" | "actionDoesNotFit" | "selfReference";

export type EditSample = { 
/**
 * The first assets of the selection, at most four.
 */
assets: Array<SampledAsset>, 
/**
 * What keeps the edit from being checked, known without reading any asset.
 */
problems: Array<EditProblem>, };

export type EditedCell = { 
/**
 * The cell; its `row` is its number in the plan.
 */
row: PlanRow, 
/**
 * Counts of the whole plan.
 */
counts: PlanCounts, };

export type Endpoint = { 
/**
 * The configuration in AEM it belongs to, such as `wknd-shared` or `global`; one that lies
 * in another with both their names (`brand/journal`).
 */
configuration: string, };

export type EndpointRef = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Of which configuration.
 */
configuration: string, };

export type EndpointsFound = { "kind": "found", 
/**
 * By name.
 */
endpoints: Array<Endpoint>, } | { "kind": "none" } | { "kind": "notAllowed" };

export type ErrorCode = "keyFileEmpty" | "keyFileTooLarge" | "keyFileUnreadable" | "keyFileNotRecognised" | "keyFileIncomplete" | "keyFileSavedError" | "keyFileRetiredJwt" | "keyFilePublicOnly" | "keyFileOtherProject" | "keyFileArchive" | "keyFileDocument" | "keyFileFieldMissing" | "keyFileKeyUnusable" | "keyFileKeyWeak" | "keyFileKeyMismatch" | "keyFileExpired" | "tokenFileExpired" | "signInHostNotAllowed" | "addressNotAllowed" | "addressNeedsConfirmation" | "importGone" | "replaceNotConfirmed" | "otherAccount" | "keyFileChanged" | "keyStoreMissing" | "keyStoreLocked" | "keyStoreFailed" | "keyGone" | "notFound" | "keyRejected" | "credentialUnknown" | "scopeMissing" | "clockWrong" | "tokenEnded" | "signInUnavailable" | "signInRefused" | "signedOut" | "clientNotRegistered" | "clientIdRefused" | "versionLost" | "liveLocked" | "countNotTyped" | "certificateNotRecognised" | "certificateNotAuthority" | "certificateFileEnded" | "certificateHasPrivateKey" | "certificateWeak" | "permissionMissing" | "pathMissing" | "offline" | "tlsFailed" | "timeout" | "slowDown" | "notData" | "networkSignIn" | "networkBlocks" | "gatewayFailed" | "proxyFailed" | "proxySignIn" | "proxySetting" | "proxyAddress" | "noAuthorities" | "unexpectedAnswer" | "fieldInvalid" | "pathInvalid" | "planNotRunnable" | "jobNotEnded" | "sheetNotRecognised" | "sheetOldFormat" | "sheetProtected" | "sheetTooLarge" | "sheetDamaged" | "sheetEmpty" | "sheetGone" | "sheetChanged" | "sheetQuestionOpen" | "recipeNotRecognised" | "recipeNewer" | "searchTooLong" | "searchClosed" | "tagsNotReadable" | "endpointMissing" | "schemaNotReadable" | "answerTooLarge" | "answerGone" | "queryNameTaken" | "queryNameInvalid" | "fileNotRead" | "fileNotWritten" | "storeFailed" | "storeDamaged" | "storeNewer" | "storeBusy" | "programFailed" | "practiceFailed" | "requestInvalid";

export type ErrorDetails = { 
/**
 * The host that was named.
 */
host: string | null, 
/**
 * Address of the proxy that is meant; no user, no password.
 */
proxy: string | null, 
/**
 * The field or file entry that is meant.
 */
field: string | null, 
/**
 * The asset or folder that is meant.
 */
path: string | null, 
/**
 * The HTTP status behind it.
 */
status: number | null, 
/**
 * When something ended.
 */
ended: Timestamp | null, 
/**
 * A number of seconds: of clock error, or to wait.
 */
seconds: number | null, 
/**
 * Whether the disk is full.
 */
full: boolean | null, 
/**
 * What an administrator wants to see, already scrubbed of secrets.
 */
technical: string | null, };

export type ExistingConnection = { 
/**
 * Which one.
 */
connectionId: ConnectionId, 
/**
 * How the two keys relate.
 */
relation: KeyRelation, };

export type ExportAnswer = { 
/**
 * Which one.
 */
answerId: AnswerId, 
/**
 * In which form.
 */
format: AnswerFormat, 
/**
 * The sign between the cells of [`AnswerFormat::Csv`]; a comma unless named.
 */
separator: SheetSeparator | null, };

export type ExportId = string;

export type ExportRef = { 
/**
 * Which one.
 */
exportId: ExportId, };

export type ExportSheet = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Of which assets.
 */
selection: Selection, 
/**
 * Which fields, a column each.
 */
properties: Array<string>, 
/**
 * In which form.
 */
format: SheetFormat, 
/**
 * The sign between the cells of a text file; a comma unless named.
 */
separator: SheetSeparator | null, };

export type ExportState = { 
/**
 * Which one.
 */
exportId: ExportId, 
/**
 * Assets in the selection.
 */
assets: number, 
/**
 * Assets read so far.
 */
read: number, 
/**
 * Rows written so far.
 */
written: number, 
/**
 * Values a sheet cannot hold. Their cells are blank, so that importing the sheet
 * leaves them alone.
 */
leftBlank: number, 
/**
 * Columns AEM's own importer cannot take, by property.
 */
notForAem: Array<string>, 
/**
 * Whether the file is whole.
 */
complete: boolean, 
/**
 * Why it stopped early.
 */
error: ApiError | null, };

export type Field = { 
/**
 * Property name below `jcr:content/metadata`, such as `dc:rights`.
 */
property: string, 
/**
 * What kind of value it holds.
 */
kind: FieldKind, 
/**
 * Where it stands in the picker.
 */
group: FieldGroup, 
/**
 * Whether it is among the few most people edit.
 */
common: boolean, 
/**
 * Its label in AEM's form, where an administrator chose one.
 */
label: string | null, 
/**
 * Its heading in AEM's form (the tab), where it comes from there.
 */
tab: string | null, 
/**
 * Whether AEM's form wants it filled.
 */
required: boolean, 
/**
 * The values that AEM's form offers; empty: anything.
 */
allowed: Array<AllowedValue>, 
/**
 * Most characters, where the form says.
 */
longest: number | null, 
/**
 * Why it cannot be edited; none where it can.
 */
readOnly: ReadOnlyReason | null, 
/**
 * Where it is known from.
 */
source: FieldSource, };

export type FieldAction = { "action": "replace", 
/**
 * The new value.
 */
value: Value, 
/**
 * Whether `{file.name}` and kin stand for something; `{{` is then a brace.
 */
tokens: boolean, } | { "action": "add", 
/**
 * What is added, in this order.
 */
entries: Array<string>, 
/**
 * Whether `{file.name}` and kin stand for something.
 */
tokens: boolean, 
/**
 * To the beginning instead of the end.
 */
atStart: boolean, } | { "action": "remove", 
/**
 * What leaves.
 */
entries: Array<string>, } | { "action": "clear" } | { "action": "findReplace", 
/**
 * What is looked for.
 */
find: string, 
/**
 * What takes its place; may be empty.
 */
with: string, 
/**
 * What counts as found.
 */
mode: FindMode, 
/**
 * Whether capitals have to be the same.
 */
matchCase: boolean, } | { "action": "copyFrom", 
/**
 * Property of the other field.
 */
from: string, } | { "action": "changeCase", 
/**
 * Which letters.
 */
to: LetterCase, } | { "action": "joinEntries", 
/**
 * What stands between them.
 */
with: string, } | { "action": "splitText", 
/**
 * Where they are split; it goes away.
 */
at: string, } | { "action": "dateFrom", 
/**
 * From where it is counted.
 */
base: DateBase, 
/**
 * How far.
 */
shift: DateShift, };

export type FieldCatalogue = { 
/**
 * In the order a picker shows them, those that cannot be edited too.
 */
fields: Array<Field>, 
/**
 * Path of the metadata form that was read; none where it may not be read.
 */
form: string | null, };

export type FieldCount = { 
/**
 * The field's property.
 */
property: string, 
/**
 * How many assets.
 */
assets: number, };

export type FieldEdit = { 
/**
 * Which field.
 */
property: string, 
/**
 * What kind of value the field holds.
 */
kind: FieldKind, 
/**
 * What happens to it.
 */
change: FieldAction, 
/**
 * Only where the field holds nothing.
 */
onlyEmpty: boolean, };

export type FieldGroup = "basics" | "rights" | "publishing" | "origin" | "schema" | "seen";

export type FieldKind = "text" | "longText" | "list" | "tags" | "date" | "yesNo" | "number";

export type FieldSource = "schema" | "standard" | "seen" | "named";

export type FieldSummary = { 
/**
 * Which field.
 */
property: string, 
/**
 * How many different values there are; empty is not counted.
 */
distinct: number, 
/**
 * Assets on which it is empty.
 */
empty: number, 
/**
 * The most frequent values first, at most 100.
 */
values: Array<ValueCount>, };

export type FieldTest = { 
/**
 * Which field.
 */
property: string, 
/**
 * What it has to hold.
 */
test: ValueTest, };

export type FieldWord = { 
/**
 * Which field.
 */
property: string, 
/**
 * Its label.
 */
word: string, };

export type FindMode = "plain" | "wholeWord" | "regex";

export type FindTags = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Part of a title in any language, or of an id, whatever the case and accents.
 */
text: string, 
/**
 * Language of the titles, such as `fr`.
 */
locale: string, 
/**
 * How many; at most 50.
 */
limit: number, };

export type Finding = { 
/**
 * Which step.
 */
step: CheckStep, 
/**
 * How it ended.
 */
mark: Mark, 
/**
 * What was found.
 */
code: FindingCode, 
/**
 * The host that was asked.
 */
host: string | null, 
/**
 * Whose account.
 */
account: string | null, 
/**
 * When something ends or ended.
 */
until: Timestamp | null, 
/**
 * What went wrong, where the code alone does not tell.
 */
error: ApiError | null, 
/**
 * What an administrator has to do, where it is theirs.
 */
request: AdminRequest | null, };

export type FindingCode = "keyGood" | "keyEndsSoon" | "keyEnded" | "keyNotAvailable" | "keyNotNeeded" | "clockWrong" | "nameFound" | "nameByProxy" | "nameNotFound" | "reached" | "notReached" | "aemNotStarted" | "proxySetting" | "proxyNotFound" | "proxyNotReached" | "proxySilent" | "proxyNotTls" | "proxySignIn" | "proxyPassword" | "proxyRefused" | "proxyGateway" | "proxyHungUp" | "tooSlow" | "secure" | "secureNotNeeded" | "certificateNotTrusted" | "certificateHostsOwn" | "certificateEnded" | "certificateNotYetValid" | "certificateOtherHost" | "certificateWeak" | "secureOutdated" | "secureNotSpoken" | "secureHungUp" | "clientCertificateAsked" | "noAuthorities" | "secureFailed" | "answers" | "answerCut" | "answerGarbled" | "networkSignIn" | "networkBlocks" | "gatewayFailed" | "signedIn" | "signInFailed" | "signInNotNeeded" | "accountKnown" | "accountNotTold" | "accountAnonymous" | "otherEnvironment" | "passRefused" | "passwordRefused" | "notAem" | "signInPage" | "asleep" | "askedToWait" | "accountFailed" | "clientRegistered" | "clientNotRegistered" | "clientIdRefused" | "scopesMissing" | "profileMissing" | "apiRefused" | "apiNotNeeded" | "apiFailed" | "canRead" | "readRefused" | "folderMissing" | "readFailed" | "canWrite" | "writeRefused" | "writeNotTold" | "writeLeftBehind" | "writeLocked" | "notTried";

export type Folder = { 
/**
 * Full path.
 */
path: string, 
/**
 * Last segment of the path.
 */
name: string, 
/**
 * Title where it has one, else the name.
 */
title: string, };

export type FolderCount = { 
/**
 * Path of the folder.
 */
folder: string, 
/**
 * How many assets.
 */
assets: number, };

export type FollowUpPlan = { 
/**
 * The plan.
 */
planId: PlanId, 
/**
 * Assets it will change: what `StartJob::expected_assets` wants.
 */
assets: number, 
/**
 * The connection it will be carried out with: the job's, or one of the same
 * environment where that is gone.
 */
connectionId: ConnectionId, };

export type FragmentTest = { "kind": "text", 
/**
 * How it compares.
 */
how: TextTest, 
/**
 * With what.
 */
text: string, 
/**
 * Whether capitals make a difference.
 */
matchCase: boolean, } | { "kind": "number", 
/**
 * How it compares.
 */
how: OrderTest, 
/**
 * With what.
 */
number: number, } | { "kind": "date", 
/**
 * How it compares.
 */
how: OrderTest, 
/**
 * ISO 8601.
 */
date: string, } | { "kind": "yesNo", 
/**
 * Which of them.
 */
is: boolean, } | { "kind": "path", 
/**
 * Path of the fragment.
 */
path: string, } | { "kind": "empty" } | { "kind": "filled" };

export type HostFindings = { 
/**
 * The host.
 */
host: string, 
/**
 * The proxy by which it is reached; `None` where it is reached without.
 */
proxy: ProxyInUse | null, 
/**
 * One row for each step.
 */
findings: Array<Finding>, };

export type ImportId = string;

export type ImportRef = { 
/**
 * From [`KeyInspection`] or [`CertificateInspection`](super::CertificateInspection).
 */
importId: ImportId, };

export type InspectAddress = { 
/**
 * As the user wrote it.
 */
address: string, 
/**
 * Whether it is to be the AEM SDK on this computer.
 */
isLocalAem: boolean, };

export type JobCell = { 
/**
 * Which field.
 */
property: string, 
/**
 * What it held when the change was checked.
 */
old: ShownValue, 
/**
 * What the job was to write.
 */
new: ShownValue, 
/**
 * How it ended.
 */
outcome: Outcome, 
/**
 * Why, when it does not hold what was wanted, or not just that.
 */
reason: CellReason | null, 
/**
 * What AEM keeps of the value, where it made something else of it.
 */
kept?: ShownValue, };

export type JobFacts = { 
/**
 * Which one.
 */
jobId: JobId, 
/**
 * What it is for.
 */
kind: JobKind, 
/**
 * The job it undoes or tries again.
 */
ofJob: JobId | null, 
/**
 * With which connection; it may be removed by now.
 */
connectionId: ConnectionId, 
/**
 * What that was called.
 */
connectionName: string, 
/**
 * The folder that holds its assets: where there are few, the deepest one, else that in
 * which it was planned.
 */
folder: string, 
/**
 * File name of its asset, where it has one only.
 */
asset: string | null, 
/**
 * What it does to its fields; none where each asset has values of its own, or it
 * follows a job.
 */
edit: Edit, 
/**
 * Names of its fields.
 */
fields: Array<string>, 
/**
 * Who sat at the computer.
 */
osUser: string, 
/**
 * Where it stands. One that an earlier run of the program left is paused.
 */
phase: JobPhase, 
/**
 * Why it is paused; nothing is told where the program ended in the middle.
 */
pausedBy: PauseReason | null, 
/**
 * Assets in its plan.
 */
total: number, 
/**
 * Assets that have their outcome.
 */
done: number, 
/**
 * How many assets had which outcome; those still waiting count as not sent.
 */
counts: OutcomeCounts, 
/**
 * The same of its cells.
 */
cells: OutcomeCounts, 
/**
 * Mean number of assets sent per second, once it ended.
 */
perSecond: number | null, 
/**
 * When it started.
 */
startedAt: Timestamp, 
/**
 * When it ended.
 */
endedAt: Timestamp | null, 
/**
 * Whether something was changed that can be brought back.
 */
canUndo: boolean, 
/**
 * Whether something was not done that can be tried again.
 */
canRetry: boolean, 
/**
 * Whether it waits for `resume_job`.
 */
canResume: boolean, };

export type JobId = string;

export type JobKind = "change" | "undo" | "retry";

export type JobOutlook = { 
/**
 * Assets that will change.
 */
assets: number, 
/**
 * On how many of them each field will change.
 */
fields: Array<FieldCount>, 
/**
 * In which folders they lie, the 20 with the most of them.
 */
folders: Array<FolderCount>, 
/**
 * How many more folders there are.
 */
otherFolders: number, 
/**
 * Whether the user has to type that number.
 */
mustTypeCount: boolean, 
/**
 * Whether changes may be sent now.
 */
writing: Writing, 
/**
 * A fair guess of how long it takes, in seconds.
 */
expectedSeconds: number | null, 
/**
 * What it does besides.
 */
sideEffects: Array<SideEffect>, 
/**
 * Set when the access token ends before the job probably does and cannot be
 * renewed: when it ends.
 */
tokenEndsBefore: Timestamp | null, 
/**
 * Set when the key ends within 30 days: when.
 */
keyEnds: Timestamp | null, 
/**
 * Findings of a short check that are not good, first the worst.
 */
findings: Array<Finding>, };

export type JobPage = { 
/**
 * Which job.
 */
jobId: JobId, 
/**
 * Only assets with this outcome as a whole.
 */
outcome: Outcome | null, 
/**
 * First row, from 0, within the filter.
 */
from: number, 
/**
 * How many; at most 200.
 */
limit: number, };

export type JobPhase = "running" | "paused" | "stopping" | "stopped" | "finished";

export type JobRef = { 
/**
 * Which one.
 */
jobId: JobId, };

export type JobRow = { 
/**
 * Row number within the filter, from 0.
 */
row: number, 
/**
 * Full path.
 */
path: string, 
/**
 * File name.
 */
name: string, 
/**
 * Title where it has one.
 */
title: string | null, 
/**
 * What it is.
 */
assetKind: AssetKind, 
/**
 * How it ended: the sum of its cells.
 */
outcome: Outcome, 
/**
 * Why, when it was not changed, or not just as it was asked.
 */
reason: CellReason | null, 
/**
 * Its fields, in the order of the edit.
 */
cells: Array<JobCell>, 
/**
 * HTTP status behind the reason.
 */
status: number | null, 
/**
 * What AEM said, shortened and scrubbed, for an administrator.
 */
technical: string | null, 
/**
 * How often it was sent.
 */
attempts: number, };

export type JobSnapshot = { 
/**
 * Which one.
 */
jobId: JobId, 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * What it is for.
 */
kind: JobKind, 
/**
 * Where it stands.
 */
phase: JobPhase, 
/**
 * Why it waits.
 */
pausedBy: PauseReason | null, 
/**
 * Assets in the plan.
 */
total: number, 
/**
 * Assets that have their outcome.
 */
done: number, 
/**
 * How many assets had which outcome; those still waiting count as not sent.
 */
counts: OutcomeCounts, 
/**
 * The same of its cells.
 */
cells: OutcomeCounts, 
/**
 * Assets settled per second, over the last seconds.
 */
assetsPerSecond: number, 
/**
 * A fair guess of the time left.
 */
secondsLeft: number | null, 
/**
 * Set while AEM asked to slow down: seconds until sending goes on.
 */
slowDownSeconds: number | null, 
/**
 * How often AEM asked to slow down so far.
 */
refused: number, 
/**
 * Assets that AEM is still at work on, after an upload for example: they are
 * tried again at the end. Absent when there are none.
 */
deferred?: number, 
/**
 * How fast requests leave. Absent when nobody carries the job out: it is over, or was
 * stopped and its end could not be written.
 */
pace?: Pace, 
/**
 * When it started.
 */
startedAt: Timestamp, 
/**
 * When it ended.
 */
endedAt: Timestamp | null, };

export type KeepFor = "month" | "halfYear" | "year" | "threeYears" | "always";

export type KeepHistory = { 
/**
 * How long.
 */
keepFor: KeepFor, };

export type Kept = { 
/**
 * How long changes are kept.
 */
keepFor: KeepFor, 
/**
 * Changes of History, with their old and new values.
 */
changes: number, 
/**
 * Checks that were not run.
 */
checks: number, 
/**
 * Size of both, with connections, recipes and all else of the database.
 */
databaseSize: number, 
/**
 * Size of the copies from before an update, and of damaged files that were set aside.
 */
copiesSize: number, 
/**
 * Size of what else is there, such as what a check is sorted by.
 */
otherSize: number, };

export type KeyChoice = { 
/**
 * Its place in the file, from 0.
 */
index: number, 
/**
 * What the file calls it; empty when it has no name.
 */
name: string, 
/**
 * What is known about it.
 */
key: KeyFacts, };

export type KeyFacts = { 
/**
 * Which kind.
 */
kind: KeyKind, 
/**
 * The e-mail of the service account, or the person's user id.
 */
account: string | null, 
/**
 * The client id, as administrators enter it in allow-lists.
 */
clientId: string | null, 
/**
 * The organisation, `…@AdobeOrg`, when the file tells.
 */
organisation: string | null, 
/**
 * Tells this key from other keys of the same account: the first characters of
 * a digest, from which nothing can be computed back. Empty for [`KeyKind::LocalAem`].
 */
mark: string, 
/**
 * Program number, when the file tells.
 */
program: string | null, 
/**
 * Environment number, when the file tells.
 */
environment: string | null, 
/**
 * When the key (certificate or token) ends, when the file tells.
 */
validUntil: Timestamp | null, 
/**
 * Address of the AEM author the key probably opens, to be confirmed by the user.
 */
suggestedAddress: string | null, 
/**
 * Stage guessed from the host; the user chooses.
 */
suggestedStage: Stage | null, };

export type KeyInspection = { "verdict": "usable", 
/**
 * Names the waiting key.
 */
importId: ImportId, 
/**
 * Name of the file, without folders.
 */
fileName: string, 
/**
 * What is known about it.
 */
key: KeyFacts, 
/**
 * The connections of the same account, first the one the file means.
 */
existing: Array<ExistingConnection>, } | { "verdict": "several", 
/**
 * Names the waiting file.
 */
importId: ImportId, 
/**
 * Name of the file, without folders.
 */
fileName: string, 
/**
 * What is in it, in the order of the file.
 */
choices: Array<KeyChoice>, } | { "verdict": "refused", 
/**
 * Name of the file, without folders.
 */
fileName: string, 
/**
 * Why.
 */
error: ApiError, };

export type KeyKind = "serviceCredentials" | "localDevelopmentToken" | "oauthServerToServer" | "localAem";

export type KeyRelation = "same" | "newer" | "older";

export type KnowPrefix = { 
/**
 * Of which environment.
 */
connectionId: ConnectionId, 
/**
 * Such as `acme`.
 */
prefix: string, };

export type Language = string;

export type LetterCase = "upper" | "lower" | "title" | "sentence";

export type ListFields = { 
/**
 * Of which environment.
 */
connectionId: ConnectionId, 
/**
 * Whose properties are looked at too.
 */
selection: Selection | null, };

export type ListFolders = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Below which folder; the top is `/content/dam`.
 */
path: string, };

export type ListJobs = { 
/**
 * Words that folder, connection, fields or user must hold; empty for all.
 */
search: string, 
/**
 * Only jobs that were started before this one: the last of the page before.
 */
before: JobId | null, 
/**
 * How many; at most 200.
 */
limit: number, };

export type ListPaths = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Paths or addresses of AEM, one a line.
 */
text: string, 
/**
 * Whether content fragments belong to the listing.
 */
includeFragments: boolean, };

export type ListingId = string;

export type ListingPage = { 
/**
 * Which listing.
 */
listingId: ListingId, 
/**
 * First row, from 0.
 */
from: number, 
/**
 * How many; at most 200.
 */
limit: number, };

export type ListingRef = { 
/**
 * Which one.
 */
listingId: ListingId, };

export type ListingRows = { 
/**
 * Which listing.
 */
listingId: ListingId, 
/**
 * Their numbers, in the order in which they are wanted; at most 200.
 */
rows: Array<number>, };

export type ListingState = { 
/**
 * Which one.
 */
listingId: ListingId, 
/**
 * Assets found so far.
 */
count: number, 
/**
 * Content fragments that were met and left out.
 */
fragmentsLeftOut: number, 
/**
 * Pasted paths at which there is no asset.
 */
notFound: number, 
/**
 * The first 20 of them.
 */
missing: Array<string>, 
/**
 * Pasted lines that are no paths, the first 20.
 */
notPaths: Array<string>, 
/**
 * How many lines are no paths.
 */
notPathCount: number, 
/**
 * Whether the end was reached.
 */
complete: boolean, 
/**
 * Why it stopped early.
 */
error: ApiError | null, };

export type LocalSignIn = "shippedAccount" | "nobody";

export type MakePlan = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * For which assets.
 */
selection: Selection, 
/**
 * What should change.
 */
edit: Edit, 
/**
 * Where the edit comes from.
 */
source: PlanSource, 
/**
 * IANA name of the time zone in which "today" is; none: that of the computer.
 */
zone: string | null, };

export type MakeSheetPlan = { 
/**
 * Which sheet.
 */
sheetId: SheetId, 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * The folder below which file names and ids are looked for.
 */
within: string, 
/**
 * Whether rows about content fragments are planned, too.
 */
includeFragments: boolean, 
/**
 * What is done with letters that another program broke.
 */
letters: BrokenLetters, };

export type Mark = "good" | "warning" | "bad" | "skipped";

export type MatchBy = "path" | "fileName" | "id";

export type MatchHeadings = { 
/**
 * The environment.
 */
connectionId: ConnectionId, 
/**
 * The language in which fields are shown, by the folder of its words.
 */
language: string, };

export type NetworkState = { 
/**
 * Adobe's sign-in first, then the host of every connection.
 */
hosts: Array<HostFindings>, 
/**
 * Whether there is nothing more to come.
 */
isDone: boolean, };

export type OpenListing = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Which folder.
 */
path: string, 
/**
 * Whether everything below it too.
 */
recursive: boolean, 
/**
 * Whether content fragments belong to the listing.
 */
includeFragments: boolean, };

export type OrderRecipes = { 
/**
 * All of them; one that is not named goes to the end.
 */
recipeIds: Array<RecipeId>, };

export type OrderTest = "equals" | "differs" | "below" | "atMost" | "above" | "atLeast";

export type Outcome = "leftOut" | "alreadyRight" | "cannotBeDone" | "changed" | "notSent" | "conflict" | "failed" | "unsure";

export type OutcomeCounts = { 
/**
 * See [`Outcome::Changed`].
 */
changed: number, 
/**
 * See [`Outcome::AlreadyRight`].
 */
alreadyRight: number, 
/**
 * See [`Outcome::Conflict`].
 */
conflict: number, 
/**
 * See [`Outcome::Failed`].
 */
failed: number, 
/**
 * See [`Outcome::NotSent`]; while the job runs, also what still waits.
 */
notSent: number, 
/**
 * See [`Outcome::Unsure`].
 */
unsure: number, 
/**
 * See [`Outcome::LeftOut`].
 */
leftOut: number, 
/**
 * See [`Outcome::CannotBeDone`].
 */
cannotBeDone: number, };

export type OutcomeReason = "changedByOther" | "assetMissing" | "notPermitted" | "locked" | "valueRejected" | "serverError" | "notTaken" | "answerLost" | "stopped" | "precondition" | "unexpectedAnswer" | "fieldProtected" | "checkedIn" | "notCommitted" | "goneMeanwhile" | "folderLeft" | "goneAfterwards" | "stillProcessing" | "changedElsewhere" | "adjustedByAem" | "retypedByAem" | "interfaceRefused";

export type OutcomeWord = { 
/**
 * Which outcome.
 */
outcome: Outcome, 
/**
 * The word.
 */
word: string, };

export type Pace = { 
/**
 * What the user chose.
 */
speed: Speed, 
/**
 * Requests that left in the last second.
 */
requestsPerSecond: number, 
/**
 * What AEM allows, once that is known.
 */
allowedPerSecond: number | null, 
/**
 * Requests on their way.
 */
inFlight: number, 
/**
 * Set while AEM asked to slow down: seconds until sending goes on.
 */
quietSeconds: number | null, 
/**
 * Requests AEM refused because it had too much to do (429, 503), since the
 * connection was opened.
 */
refused: number, };

export type PastQuery = { 
/**
 * Of which configuration.
 */
configuration: string, 
/**
 * GraphQL.
 */
query: string, 
/**
 * JSON; empty for none.
 */
variables: string, 
/**
 * When it was run last.
 */
askedAt: Timestamp, };

export type PastedTag = { 
/**
 * The word as it was pasted.
 */
text: string, 
/**
 * None: unknown. Several: to be chosen.
 */
tags: Array<TagFacts>, };

export type PauseReason = { "by": "user" } | { "by": "environment", 
/**
 * Which one.
 */
error: ApiError, };

export type PersistedQuery = { 
/**
 * Of which configuration.
 */
configuration: string, 
/**
 * Its name.
 */
name: string, 
/**
 * GraphQL.
 */
query: string, 
/**
 * What it asks for when it is run.
 */
variables: Array<QueryVariable>, };

export type PlanCounts = { 
/**
 * Cells that will change.
 */
willChange: number, 
/**
 * Cells that are right already.
 */
alreadyRight: number, 
/**
 * Cells that cannot be changed, with those left out.
 */
cannot: number, 
/**
 * Cells that the user left out.
 */
leftOut: number, 
/**
 * Assets with at least one cell that will change.
 */
assetsToChange: number, 
/**
 * Cells with a note.
 */
noted: number, 
/**
 * Cells that keep the plan from being run.
 */
blocking: number, 
/**
 * Cells that a second run of the same edit would change again.
 */
changesAgain: number, 
/**
 * Cells of which undo may not bring back the exact type or milliseconds.
 */
undoInexact: number, };

export type PlanId = string;

export type PlanPage = { 
/**
 * Which plan.
 */
planId: PlanId, 
/**
 * Only cells of this state.
 */
state: CellState | null, 
/**
 * First row, from 0, within the filter.
 */
from: number, 
/**
 * How many; at most 200.
 */
limit: number, };

export type PlanRef = { 
/**
 * Which one.
 */
planId: PlanId, };

export type PlanRow = { 
/**
 * Row number within the filter, from 0.
 */
row: number, 
/**
 * Full path of the asset.
 */
path: string, 
/**
 * File name.
 */
name: string, 
/**
 * Title where it has one.
 */
title: string | null, 
/**
 * What it is.
 */
assetKind: AssetKind, 
/**
 * Which field.
 */
property: string, 
/**
 * What is there now.
 */
old: ShownValue, 
/**
 * What will be there.
 */
new: ShownValue, 
/**
 * What would happen.
 */
state: CellState, 
/**
 * Why not, when it cannot.
 */
reason: CannotReason | null, 
/**
 * Number of the cell in the plan, whatever the view: what `EditCell` names.
 */
cell: number, 
/**
 * Something to know about it.
 */
note: CellNote | null, 
/**
 * Whether the new value was set by hand.
 */
isEdited: boolean, 
/**
 * The row of the sheet it comes from, as the spreadsheet numbers it.
 */
sourceRow: number | null, 
/**
 * The row of the sheet it contradicts.
 */
otherRow: number | null, 
/**
 * What each row of the sheet says where rows contradict each other, the first row first.
 */
says: Array<SaidByRow>, };

export type PlanRows = { 
/**
 * Which plan.
 */
planId: PlanId, 
/**
 * Which rows of it.
 */
view: PlanView, 
/**
 * First row, from 0, within the view.
 */
from: number, 
/**
 * How many; at most 200.
 */
limit: number, };

export type PlanRowsPage = { 
/**
 * Rows of the whole view.
 */
count: number, 
/**
 * Whether the view is still being prepared: the rows are in the order of the plan,
 * and the same can be asked again.
 */
isPreparing: boolean, 
/**
 * Those asked for.
 */
rows: Array<PlanRow>, };

export type PlanShow = "all" | "willChange" | "alreadyRight" | "cannot" | "problems" | "leftOut" | "noted" | "edited";

export type PlanSort = "asset" | "name" | "field" | "old" | "new" | "problem";

export type PlanSource = { "kind": "edit" } | { "kind": "recipe", 
/**
 * Its name.
 */
name: string, } | { "kind": "sheet", 
/**
 * Name of the file.
 */
name: string, };

export type PlanStage = "readingSheet" | "matching" | "readingAssets" | "complete";

export type PlanState = { 
/**
 * Which one.
 */
planId: PlanId, 
/**
 * What is being done for it.
 */
stage: PlanStage, 
/**
 * Assets in the selection.
 */
assets: number, 
/**
 * Assets read so far.
 */
assetsRead: number, 
/**
 * Counts so far.
 */
counts: PlanCounts, 
/**
 * Whether every asset was read.
 */
complete: boolean, 
/**
 * Why it stopped early.
 */
error: ApiError | null, 
/**
 * Whether AEM's metadata form could not be read when the plan was made: what it
 * wants filled, offers or locks was not checked.
 */
formUnread: boolean, 
/**
 * Content fragments that rows of a sheet are about and that were left out.
 */
fragmentsLeftOut: number, 
/**
 * Cells of a sheet whose letters another program broke, and that are not sent so.
 */
broken: BrokenCells | null, };

export type PlanView = { 
/**
 * Which cells.
 */
show: PlanShow, 
/**
 * Only those of this field.
 */
property: string | null, 
/**
 * Only those with this in path, title, old or new, whatever the case and accents.
 */
find: string, 
/**
 * In which order.
 */
sort: PlanSort, 
/**
 * The other way round.
 */
descending: boolean, };

export type PracticeTrouble = { 
/**
 * Faults at work, in the order they were staged.
 */
faults: Array<StagedTrouble>, 
/**
 * Requests a second that are let through; `None` is no limit.
 */
perSecond: number | null, 
/**
 * How long it takes to begin an answer, in milliseconds.
 */
latency: number, };

export type ProxyChoice = { "kind": "system" } | { "kind": "without" } | { "kind": "fixed", 
/**
 * Scheme, host and port.
 */
address: string, 
/**
 * Who signs in there; empty where nobody does.
 */
user: string, };

export type ProxyFrom = { "kind": "variable", 
/**
 * Its name.
 */
name: string, } | { "kind": "system" } | { "kind": "user" };

export type ProxyInUse = { 
/**
 * Scheme, host and port; no user, no password.
 */
address: string, 
/**
 * Who says so.
 */
from: ProxyFrom, };

export type ProxySettings = { 
/**
 * What the user decided.
 */
choice: ProxyChoice, 
/**
 * Whether the password of [`ProxyChoice::Fixed`] is at hand: it is in the key store,
 * which may not answer.
 */
hasPassword: boolean, 
/**
 * What [`ProxyChoice::System`] means at present.
 */
system: SystemProxy, };

export type QueryProblem = { 
/**
 * In AEM's words.
 */
message: string, 
/**
 * Line of the query, from 1.
 */
line: number | null, 
/**
 * Column of the line, from 1.
 */
column: number | null, 
/**
 * Where in the answer, such as `adventureList.items.3.author`.
 */
place: string | null, };

export type QueryVariable = { 
/**
 * Its name, without `$`.
 */
name: string, 
/**
 * What it takes; `Other` is typed as JSON.
 */
kind: QuestionKind, 
/**
 * As the query declares it, such as `[String!]!`.
 */
declared: string, 
/**
 * Whether it has to be filled in.
 */
required: boolean, 
/**
 * What it is unless filled in.
 */
default: string | null, };

export type Question = { 
/**
 * Of which configuration.
 */
configuration: string, 
/**
 * About fragments of which model.
 */
model: string, 
/**
 * Which fields are wanted, in their order: a column each, `_path` always first.
 */
fields: Array<string>, 
/**
 * What has to be so.
 */
tests: Array<QuestionTest>, 
/**
 * Whether all tests have to be so, or one of them. Those of empty and filled always
 * have to be.
 */
allTests: boolean, 
/**
 * In which order; by path without one.
 */
sort: Array<QuestionSort>, 
/**
 * Only fragments of this language, such as `en`.
 */
locale: string | null, 
/**
 * In this variation where a fragment has it.
 */
variation: string | null, };

export type QuestionField = { 
/**
 * As the schema calls it; within a reference after a full stop (`designer.name`).
 */
name: string, 
/**
 * Its name in words.
 */
title: string, 
/**
 * What it holds.
 */
kind: QuestionKind, 
/**
 * Whether it holds a list.
 */
many: boolean, 
/**
 * Whether AEM can filter by it; where not, Relabel looks at each answer itself,
 * which only tells empty from filled.
 */
filterable: boolean, 
/**
 * Whether answers can be put in its order.
 */
sortable: boolean, 
/**
 * The model of a reference, by name; its fields are asked as `<field>.<name>`.
 */
model: string | null, };

export type QuestionKind = "text" | "longText" | "integer" | "number" | "yesNo" | "moment" | "day" | "asset" | "fragment" | "group" | "other";

export type QuestionModel = { 
/**
 * The word its queries begin with, such as `adventure`.
 */
name: string, 
/**
 * Its name in words, made of `name` where the schema gives none.
 */
title: string, 
/**
 * What its fragments hold.
 */
fields: Array<QuestionField>, 
/**
 * Whether AEM offers pages by cursor for it; by number otherwise.
 */
hasCursor: boolean, };

export type QuestionSchema = { 
/**
 * Its models, by title.
 */
models: Array<QuestionModel>, 
/**
 * The whole schema in GraphQL's own notation, for the editor.
 */
sdl: string, };

export type QuestionSort = { 
/**
 * By which field.
 */
field: string, 
/**
 * From the largest down.
 */
descending: boolean, };

export type QuestionTest = { 
/**
 * Which field; `designer.name` for one of a referenced fragment.
 */
field: string, 
/**
 * What it has to hold.
 */
test: FragmentTest, };

export type ReadDate = { 
/**
 * As it was typed.
 */
text: string, 
/**
 * Language and country of the user, such as `fr-FR`.
 */
locale: string, 
/**
 * IANA name of the time zone, for a text that names none.
 */
zone: string, 
/**
 * The order of the numbers, where the user was asked.
 */
order: DateOrder | null, };

export type ReadOnlyReason = "computed" | "machinery" | "fromFile" | "formSaysSo" | "otherPlace" | "form";

export type ReadSample = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Of which assets.
 */
selection: Selection, 
/**
 * Which fields.
 */
properties: Array<string>, };

export type ReadSheetAs = { 
/**
 * Which one.
 */
sheetId: SheetId, 
/**
 * Which tab, from 0.
 */
tab: number | null, 
/**
 * How its letters are stored.
 */
encoding: SheetEncoding | null, 
/**
 * The sign between its cells.
 */
separator: SheetSeparator | null, 
/**
 * What its columns are used for. The kind of a column that gets another property is
 * that of the property, where AEM is known to have it.
 */
mapping: SheetMapping | null, 
/**
 * Whose fields its headings are matched with. Columns that somebody decided about stay
 * as they are.
 */
matchHeadings: MatchHeadings | null, };

export type ReadTags = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Titles, ids or paths, with lines, commas, semicolons, tabs or `|` between them.
 */
text: string, 
/**
 * Language of the titles, such as `fr`.
 */
locale: string, };

export type ReasonCount = { 
/**
 * How the cells ended.
 */
outcome: Outcome, 
/**
 * Why.
 */
reason: CellReason, 
/**
 * How many cells.
 */
cells: number, 
/**
 * On how many assets.
 */
assets: number, };

export type ReasonWord = { 
/**
 * Which reason.
 */
reason: OutcomeReason, 
/**
 * The sentence.
 */
word: string, };

export type Recipe = { 
/**
 * Which one.
 */
id: RecipeId, 
/**
 * Its name; for a shipped one that nobody renamed the window has its own.
 */
name: string, 
/**
 * What it changes.
 */
edit: Edit, 
/**
 * On which assets, where that was saved with it.
 */
selection: RecipeSelection | null, 
/**
 * Which of those that come with Relabel, unless it was changed.
 */
shipped: ShippedRecipe | null, 
/**
 * Which of those that come with Relabel it was, changed or not. One that is not
 * among the recipes was removed and can be brought back.
 */
cameWith: ShippedRecipe | null, 
/**
 * When it was last used.
 */
usedAt: Timestamp | null, };

export type RecipeId = string;

export type RecipeInspection = { "kind": "usable", 
/**
 * Names it until it is added.
 */
importId: ImportId, 
/**
 * What would be saved.
 */
recipe: SaveRecipe, 
/**
 * Whether one of this name is there.
 */
sameName: boolean, } | { "kind": "notUsable", 
/**
 * Why.
 */
error: ApiError, };

export type RecipeRef = { 
/**
 * Which one.
 */
recipeId: RecipeId, };

export type RecipeSelection = { "kind": "folder", 
/**
 * Its path.
 */
path: string, 
/**
 * Whether everything below it too.
 */
recursive: boolean, } | { "kind": "search", 
/**
 * What is looked for.
 */
search: Search, };

export type ReportFormat = "xlsx" | "csv" | "notDone";

export type ReportWords = { 
/**
 * Name of the sheet in a workbook.
 */
sheet: string, 
/**
 * Heading of the column with the asset's path.
 */
asset: string, 
/**
 * Heading of the column with the field.
 */
field: string, 
/**
 * Heading of the column with the value before.
 */
before: string, 
/**
 * Heading of the column with the value after.
 */
after: string, 
/**
 * Heading of the column with the outcome.
 */
outcome: string, 
/**
 * Heading of the column with what to do.
 */
whatToDo: string, 
/**
 * What is said of a field that was to be cleared and is not.
 */
toBeCleared: string, 
/**
 * Labels of fields; a field without one is named by its property.
 */
fields: Array<FieldWord>, 
/**
 * A word for each outcome.
 */
outcomes: Array<OutcomeWord>, 
/**
 * What to do about each reason.
 */
reasons: Array<ReasonWord>, 
/**
 * Why a cell cannot be done.
 */
cannot: Array<CannotWord>, };

export type Route = "together" | "oneByOne";

export type SaidByRow = { 
/**
 * The row, as the spreadsheet numbers it.
 */
row: number, 
/**
 * The value; empty where the row clears the field.
 */
value: ShownValue, };

export type SampleAsset = { 
/**
 * Full path.
 */
path: string, 
/**
 * Title, else file name.
 */
title: string, 
/**
 * In the order asked for; an empty list where the field is empty.
 */
values: Array<ShownValue>, };

export type SampleEdit = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * To which assets.
 */
selection: Selection, 
/**
 * The edit as far as it is written.
 */
edit: Edit, 
/**
 * IANA name of the time zone, for `{today}`.
 */
zone: string, 
/**
 * Language of the titles of tags, such as `fr`.
 */
locale: string, };

export type SampleRow = { 
/**
 * As the spreadsheet numbers it, from 1.
 */
row: number, 
/**
 * Its cells, one for each column.
 */
cells: Array<string>, };

export type SampledAsset = { 
/**
 * Full path.
 */
path: string, 
/**
 * Title, else file name.
 */
title: string, 
/**
 * One per field of the edit, in its order.
 */
cells: Array<SampledCell>, };

export type SampledCell = { 
/**
 * What is there now.
 */
now: ShownValue, 
/**
 * What will be there; none while the field has a problem.
 */
after: ShownValue | null, 
/**
 * What would happen.
 */
state: CellState, 
/**
 * Why not, when it cannot.
 */
reason: CannotReason | null, 
/**
 * Something to know about it.
 */
note: CellNote | null, 
/**
 * Where in the old value something was found; find and replace only.
 */
found: Array<TextSpan>, };

export type SavePersisted = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Of which configuration.
 */
configuration: string, 
/**
 * Under which name: letters, digits, `-` and `_`.
 */
name: string, 
/**
 * The query.
 */
query: string, 
/**
 * Whether one of this name is replaced.
 */
replace: boolean, };

export type SaveReadable = { 
/**
 * The sign between its cells; a comma unless named.
 */
separator: SheetSeparator | null, };

export type SaveRecipe = { 
/**
 * Which one is replaced; none: a new one.
 */
id: RecipeId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What it changes.
 */
edit: Edit, 
/**
 * On which assets.
 */
selection: RecipeSelection | null, };

export type SaveReport = { 
/**
 * Of which job.
 */
jobId: JobId, 
/**
 * In which form.
 */
format: ReportFormat, 
/**
 * The sign between the cells of [`ReportFormat::Csv`]; a comma unless named.
 */
separator: SheetSeparator | null, 
/**
 * The words it is written in.
 */
words: ReportWords, };

export type SaveSearch = { 
/**
 * Which one is replaced; none: a new one.
 */
id: SearchId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What is looked for.
 */
search: Search, 
/**
 * Of the practice environment, whose folders and assets no other one has.
 */
practice: boolean, };

export type SavedSearch = { 
/**
 * Which one.
 */
id: SearchId, 
/**
 * Its name.
 */
name: string, 
/**
 * What is looked for.
 */
search: Search, 
/**
 * Of the practice environment, whose folders and assets no other one has.
 */
practice: boolean, };

export type Search = { 
/**
 * Below which folder.
 */
path: string, 
/**
 * Part of the file name; `*` for anything.
 */
name: string, 
/**
 * Words, anywhere in the metadata.
 */
text: string, 
/**
 * Any of these kinds.
 */
kinds: Array<AssetKind>, 
/**
 * When it was last changed.
 */
changed: DateSpan | null, 
/**
 * Any of these tags, by id, or one below them.
 */
tags: Array<string>, 
/**
 * What fields hold.
 */
fields: Array<FieldTest>, 
/**
 * What is left out.
 */
without: Array<SearchPart>, 
/**
 * Whether content fragments are found too.
 */
includeFragments: boolean, };

export type SearchAssets = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * What is looked for.
 */
search: Search, };

export type SearchId = string;

export type SearchPart = { "kind": "folder", 
/**
 * Its path.
 */
path: string, } | { "kind": "name", 
/**
 * Part of the name; `*` for anything.
 */
name: string, } | { "kind": "tag", 
/**
 * Its id.
 */
id: string, } | { "kind": "field", 
/**
 * The test.
 */
test: FieldTest, };

export type SearchRef = { 
/**
 * Which one.
 */
searchId: SearchId, };

export type Selection = { "kind": "all", 
/**
 * Of which listing.
 */
listingId: ListingId, 
/**
 * Row numbers that are left out.
 */
except: Array<number>, } | { "kind": "rows", 
/**
 * Of which listing.
 */
listingId: ListingId, 
/**
 * Row numbers.
 */
rows: Array<number>, };

export type Settings = { 
/**
 * Language of the window.
 */
language: Language, 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * How large everything in the window is, in percent of the usual size. Absent until
 * somebody chose one.
 */
zoom?: number, };

export type SheetColumn = { 
/**
 * What stands in the first row.
 */
heading: string, 
/**
 * What the heading says by itself.
 */
hint: ColumnHint | null, 
/**
 * The field it may go into, where the heading only resembles its name and nothing
 * was chosen.
 */
offer: ColumnOffer | null, 
/**
 * What it has for assets; none where no cell looks like it.
 */
names: AssetNames | null, 
/**
 * In how many of the sample rows there is something.
 */
filledInSamples: number, };

export type SheetEncoding = "utf8" | "utf16Le" | "utf16Be" | "windows1252" | "windows1250" | "macintosh";

export type SheetFacts = { 
/**
 * Which one.
 */
sheetId: SheetId, 
/**
 * Name of the file.
 */
name: string, 
/**
 * Its form.
 */
form: SheetForm, 
/**
 * Names of its tabs; one without a name for a text file.
 */
tabs: Array<string>, 
/**
 * Which tab is read, from 0.
 */
tab: number, 
/**
 * How its letters are stored; none where the form leaves no choice.
 */
encoding: SheetEncoding | null, 
/**
 * Whether the evidence leaves no doubt about that.
 */
encodingIsSure: boolean, 
/**
 * The sign between its cells; none where the form leaves no choice.
 */
separator: SheetSeparator | null, 
/**
 * Made by Relabel: marks and escapes are taken back.
 */
isOurs: boolean, 
/**
 * Rows below the headings, as far as they are counted already.
 */
rows: number | null, 
/**
 * Its columns, from the left.
 */
columns: Array<SheetColumn>, 
/**
 * The first rows below the headings, at most five.
 */
samples: Array<SampleRow>, 
/**
 * How it is going to be read.
 */
mapping: SheetMapping, 
/**
 * Whether that is from an earlier file with these headings.
 */
isRemembered: boolean, 
/**
 * What has to be decided before it can be checked.
 */
questions: Array<SheetQuestion>, };

export type SheetForm = "xlsx" | "xlsb" | "xls" | "ods" | "csv";

export type SheetFormat = "xlsx" | "csv";

export type SheetId = string;

export type SheetInspection = { "kind": "usable", 
/**
 * What is known of it.
 */
sheet: SheetFacts, } | { "kind": "notUsable", 
/**
 * Name of the file.
 */
name: string, 
/**
 * Why.
 */
error: ApiError, };

export type SheetMapping = { 
/**
 * The column that says which asset is meant, from 0.
 */
assetColumn: number | null, 
/**
 * How it says that.
 */
assetBy: MatchBy, 
/**
 * What its columns are used for.
 */
columns: Array<ColumnUse>, 
/**
 * A cell of just this word clears the field; `(clear)` unless chosen otherwise. A
 * blank cell leaves the field alone.
 */
clearWord: string, 
/**
 * Between the entries of a list; `|` unless chosen otherwise.
 */
listSeparator: string, 
/**
 * Whether somebody said so: then it is no question any more.
 */
listSeparatorIsChosen: boolean, 
/**
 * IANA name of the time zone, for dates that name none.
 */
zone: string, };

export type SheetQuestion = { "kind": "encoding" } | { "kind": "assetColumn", 
/**
 * The first of which every cell looks like it.
 */
likely: number | null, } | { "kind": "dateOrder", 
/**
 * Which column, from 0.
 */
column: number, 
/**
 * A date from it.
 */
example: string, 
/**
 * That date in ISO 8601, if the day comes first.
 */
dayFirst: string, 
/**
 * That date in ISO 8601, if the month comes first.
 */
monthFirst: string, } | { "kind": "listSeparator", 
/**
 * Which column, from 0.
 */
column: number, 
/**
 * A cell of it.
 */
example: string, 
/**
 * The sign in it that may be meant, such as a comma.
 */
separator: string, };

export type SheetRef = { 
/**
 * Which one.
 */
sheetId: SheetId, };

export type SheetSeparator = "comma" | "semicolon" | "tab";

export type ShippedRecipe = "titleFromFile" | "descriptionFromTitle" | "tidyKeywords" | "approve" | "expireInOneYear";

export type ShownValue = { 
/**
 * What kind it is.
 */
kind: FieldKind, 
/**
 * Its entries as text: none when empty, one when single. Dates are ISO 8601
 * where they could be read, yes/no is `true` or `false`.
 */
entries: Array<string>, 
/**
 * Titles of its entries in the user's language, where they have such: tags. Empty
 * otherwise.
 */
labels: Array<string>, };

export type SideEffect = "publishes" | "startsWorkflows";

export type SortListing = { 
/**
 * Which listing.
 */
listingId: ListingId, 
/**
 * What they are sorted by.
 */
by: AssetSort, 
/**
 * From the last to the first. What has nothing to sort by comes last all the same.
 */
descending: boolean, };

export type Speed = "gentle" | "normal" | "fast";

export type Stage = "live" | "test" | "development" | "practice";

export type StagedTrouble = { 
/**
 * As it was written: what `relabel-cli sandbox serve --fault` takes.
 */
spec: string, 
/**
 * Requests it acted on so far.
 */
hits: number, };

export type StartJob = { 
/**
 * Which plan.
 */
planId: PlanId, 
/**
 * The number of assets the user was shown; another number is refused.
 */
expectedAssets: number, 
/**
 * The number the user typed, where `JobOutlook::must_type_count` asks for it.
 */
typedAssets: number | null, };

export type SummariseValues = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * On which assets.
 */
selection: Selection, 
/**
 * Which fields.
 */
properties: Array<string>, };

export type SystemProxy = { "kind": "none" } | { "kind": "fixed", 
/**
 * Which.
 */
proxy: ProxyInUse, } | { "kind": "script" } | { "kind": "malformed", 
/**
 * Its name.
 */
variable: string, };

export type TagChildren = { 
/**
 * In which environment.
 */
connectionId: ConnectionId, 
/**
 * Id of the tag; none: the namespaces.
 */
parent: string | null, 
/**
 * Language of the titles, such as `fr`.
 */
locale: string, };

export type TagFacts = { 
/**
 * What is stored, such as `northlight:season/summer`.
 */
id: string, 
/**
 * In the language asked for, else AEM's own title, else the name.
 */
title: string, 
/**
 * Titles from the namespace down to its parent; empty for a namespace.
 */
trail: Array<string>, 
/**
 * Whether there are tags below.
 */
hasChildren: boolean, };

export type TextSpan = { 
/**
 * Which entry of a list, from 0; 0 for a single text.
 */
entry: number, 
/**
 * First unit.
 */
from: number, 
/**
 * The unit after the last.
 */
to: number, };

export type TextTest = "equals" | "differs" | "contains" | "lacks" | "startsWith";

export type Theme = "system" | "light" | "dark";

export type Timestamp = string;

export type UpdateConnection = { 
/**
 * Which one.
 */
connectionId: ConnectionId, 
/**
 * What the user calls it; empty keeps the name.
 */
name: string, 
/**
 * What kind of environment.
 */
stage: Stage, 
/**
 * How fast requests may follow each other, from now on; nothing keeps it.
 */
speed: Speed | null, 
/**
 * How the changes of jobs to come reach AEM; nothing keeps it.
 */
route: Route | null, };

export type Value = { "kind": "text", 
/**
 * The text.
 */
text: string, } | { "kind": "list", 
/**
 * Its entries.
 */
entries: Array<string>, } | { "kind": "date", 
/**
 * ISO 8601 with zone, such as `2031-05-01T00:00:00.000Z`.
 */
date: string, } | { "kind": "yesNo", 
/**
 * Yes.
 */
yes: boolean, } | { "kind": "number", 
/**
 * Such as `12` or `3.5`.
 */
number: string, };

export type ValueCount = { 
/**
 * The value.
 */
value: ShownValue, 
/**
 * Assets that hold it.
 */
assets: number, };

export type ValueSummary = { 
/**
 * Assets that were read: the first of the selection, at most 2,000.
 */
read: number, 
/**
 * Assets of the selection.
 */
of: number, 
/**
 * In the order asked for.
 */
fields: Array<FieldSummary>, };

export type ValueTest = { "kind": "equals", 
/**
 * The value.
 */
value: Value, } | { "kind": "contains", 
/**
 * The text.
 */
text: string, } | { "kind": "empty" } | { "kind": "notEmpty" };

export type VariableValue = { 
/**
 * Which variable.
 */
name: string, 
/**
 * The value as it was typed.
 */
text: string, };

export type Writing = "free" | "locked" | "unlocked";

/** Every command: what it takes and what it gives. */
export interface Commands {
	app_info: { request: null; response: AppInfo };
	get_settings: { request: null; response: Settings };
	save_settings: { request: Settings; response: null };
	close_app: { request: null; response: null };
	pick_key_file: { request: null; response: KeyInspection | null };
	choose_key: { request: ChooseKey; response: KeyInspection };
	inspect_address: { request: InspectAddress; response: AddressFacts };
	add_connection: { request: AddConnection; response: ConnectionSummary };
	add_local_aem: { request: AddLocalAem; response: ConnectionSummary };
	delete_key_file: { request: ImportRef; response: null };
	update_connection: { request: UpdateConnection; response: ConnectionSummary };
	list_connections: { request: null; response: Array<ConnectionSummary> };
	remove_connection: { request: ConnectionRef; response: null };
	sign_in: { request: ConnectionRef; response: Access };
	sign_out: { request: ConnectionRef; response: null };
	unlock_live: { request: ConnectionRef; response: ConnectionSummary };
	lock_live: { request: ConnectionRef; response: ConnectionSummary };
	watch_check: { request: CheckConnection; response: CheckState };
	watch_network_check: { request: null; response: NetworkState };
	pick_certificate: { request: null; response: CertificateInspection | null };
	trust_certificate: { request: ImportRef; response: Array<CertificateFacts> };
	list_certificates: { request: null; response: Array<CertificateFacts> };
	forget_certificate: { request: CertificateRef; response: Array<CertificateFacts> };
	proxy_settings: { request: null; response: ProxySettings };
	set_proxy: { request: ProxyChoice; response: ProxySettings };
	start_practice: { request: null; response: ConnectionSummary };
	practice_trouble: { request: null; response: PracticeTrouble };
	change_practice: { request: ChangePractice; response: PracticeTrouble };
	list_folders: { request: ListFolders; response: Array<Folder> };
	open_listing: { request: OpenListing; response: ListingId };
	watch_listing: { request: ListingRef; response: ListingState };
	close_listing: { request: ListingRef; response: null };
	listing_page: { request: ListingPage; response: Array<Asset> };
	sort_listing: { request: SortListing; response: Array<number> };
	listing_rows: { request: ListingRows; response: Array<Asset> };
	search_assets: { request: SearchAssets; response: ListingId };
	list_paths: { request: ListPaths; response: ListingId };
	list_searches: { request: null; response: Array<SavedSearch> };
	save_search: { request: SaveSearch; response: SavedSearch };
	remove_search: { request: SearchRef; response: null };
	list_fields: { request: ListFields; response: FieldCatalogue };
	know_prefix: { request: KnowPrefix; response: null };
	read_sample: { request: ReadSample; response: Array<SampleAsset> };
	sample_edit: { request: SampleEdit; response: EditSample };
	summarise_values: { request: SummariseValues; response: ValueSummary };
	read_date: { request: ReadDate; response: DateReading };
	find_tags: { request: FindTags; response: Array<TagFacts> };
	tag_children: { request: TagChildren; response: Array<TagFacts> };
	read_tags: { request: ReadTags; response: Array<PastedTag> };
	reload_tags: { request: ConnectionRef; response: null };
	list_recipes: { request: null; response: Array<Recipe> };
	save_recipe: { request: SaveRecipe; response: Recipe };
	duplicate_recipe: { request: RecipeRef; response: Recipe };
	remove_recipe: { request: RecipeRef; response: null };
	order_recipes: { request: OrderRecipes; response: null };
	restore_recipes: { request: null; response: Array<Recipe> };
	save_recipe_file: { request: RecipeRef; response: boolean };
	pick_recipe_file: { request: null; response: RecipeInspection | null };
	add_recipe: { request: ImportRef; response: Recipe };
	pick_sheet: { request: null; response: SheetInspection | null };
	read_sheet_as: { request: ReadSheetAs; response: SheetFacts };
	close_sheet: { request: SheetRef; response: null };
	make_sheet_plan: { request: MakeSheetPlan; response: PlanId };
	asset_candidates: { request: AssetCandidates; response: CandidateAssets };
	export_sheet: { request: ExportSheet; response: ExportId | null };
	watch_export: { request: ExportRef; response: ExportState };
	stop_export: { request: ExportRef; response: null };
	list_endpoints: { request: ConnectionRef; response: EndpointsFound };
	read_models: { request: EndpointRef; response: QuestionSchema };
	build_query: { request: BuildQuery; response: BuiltQuery };
	ask: { request: Ask; response: AnswerId };
	watch_answer: { request: AnswerRef; response: AnswerState };
	answer_page: { request: AnswerPage; response: AnswerRows };
	stop_answer: { request: AnswerRef; response: null };
	close_answer: { request: AnswerRef; response: null };
	export_answer: { request: ExportAnswer; response: boolean };
	use_answer: { request: AnswerRef; response: ListingId };
	list_persisted: { request: ConnectionRef; response: Array<PersistedQuery> };
	save_persisted: { request: SavePersisted; response: PersistedQuery };
	past_queries: { request: ConnectionRef; response: Array<PastQuery> };
	make_plan: { request: MakePlan; response: PlanId };
	watch_plan: { request: PlanRef; response: PlanState };
	discard_plan: { request: PlanRef; response: null };
	plan_page: { request: PlanPage; response: Array<PlanRow> };
	plan_rows: { request: PlanRows; response: PlanRowsPage };
	edit_cell: { request: EditCell; response: EditedCell };
	job_outlook: { request: PlanRef; response: JobOutlook };
	start_job: { request: StartJob; response: JobId };
	watch_job: { request: JobRef; response: JobSnapshot };
	pause_job: { request: JobRef; response: null };
	resume_job: { request: JobRef; response: null };
	stop_job: { request: JobRef; response: null };
	job_page: { request: JobPage; response: Array<JobRow> };
	job_reasons: { request: JobRef; response: Array<ReasonCount> };
	job_conflicts: { request: ConflictPage; response: Array<ConflictRow> };
	job_chart: { request: JobRef; response: Array<ChartPoint> };
	job_facts: { request: JobRef; response: JobFacts };
	list_jobs: { request: ListJobs; response: Array<JobFacts> };
	unfinished_jobs: { request: null; response: Array<JobFacts> };
	give_up_job: { request: JobRef; response: null };
	make_undo: { request: JobRef; response: FollowUpPlan };
	make_retry: { request: JobRef; response: FollowUpPlan };
	save_report: { request: SaveReport; response: boolean };
	save_readable: { request: SaveReadable; response: boolean };
	start_afresh: { request: null; response: null };
	kept: { request: null; response: Kept };
	keep_history: { request: KeepHistory; response: Kept };
	delete_copies: { request: null; response: Kept };
	delete_job: { request: JobRef; response: null };
	delete_connection: { request: ConnectionRef; response: null };
}

/** Whether a command takes a request. */
export const TAKES_REQUEST = {
	app_info: false,
	get_settings: false,
	save_settings: true,
	close_app: false,
	pick_key_file: false,
	choose_key: true,
	inspect_address: true,
	add_connection: true,
	add_local_aem: true,
	delete_key_file: true,
	update_connection: true,
	list_connections: false,
	remove_connection: true,
	sign_in: true,
	sign_out: true,
	unlock_live: true,
	lock_live: true,
	watch_check: true,
	watch_network_check: false,
	pick_certificate: false,
	trust_certificate: true,
	list_certificates: false,
	forget_certificate: true,
	proxy_settings: false,
	set_proxy: true,
	start_practice: false,
	practice_trouble: false,
	change_practice: true,
	list_folders: true,
	open_listing: true,
	watch_listing: true,
	close_listing: true,
	listing_page: true,
	sort_listing: true,
	listing_rows: true,
	search_assets: true,
	list_paths: true,
	list_searches: false,
	save_search: true,
	remove_search: true,
	list_fields: true,
	know_prefix: true,
	read_sample: true,
	sample_edit: true,
	summarise_values: true,
	read_date: true,
	find_tags: true,
	tag_children: true,
	read_tags: true,
	reload_tags: true,
	list_recipes: false,
	save_recipe: true,
	duplicate_recipe: true,
	remove_recipe: true,
	order_recipes: true,
	restore_recipes: false,
	save_recipe_file: true,
	pick_recipe_file: false,
	add_recipe: true,
	pick_sheet: false,
	read_sheet_as: true,
	close_sheet: true,
	make_sheet_plan: true,
	asset_candidates: true,
	export_sheet: true,
	watch_export: true,
	stop_export: true,
	list_endpoints: true,
	read_models: true,
	build_query: true,
	ask: true,
	watch_answer: true,
	answer_page: true,
	stop_answer: true,
	close_answer: true,
	export_answer: true,
	use_answer: true,
	list_persisted: true,
	save_persisted: true,
	past_queries: true,
	make_plan: true,
	watch_plan: true,
	discard_plan: true,
	plan_page: true,
	plan_rows: true,
	edit_cell: true,
	job_outlook: true,
	start_job: true,
	watch_job: true,
	pause_job: true,
	resume_job: true,
	stop_job: true,
	job_page: true,
	job_reasons: true,
	job_conflicts: true,
	job_chart: true,
	job_facts: true,
	list_jobs: true,
	unfinished_jobs: false,
	give_up_job: true,
	make_undo: true,
	make_retry: true,
	save_report: true,
	save_readable: true,
	start_afresh: false,
	kept: false,
	keep_history: true,
	delete_copies: false,
	delete_job: true,
	delete_connection: true,
} as const satisfies Record<keyof Commands, boolean>;

/** The properties that have a name in the messages. */
export const NAMED_FIELDS = [
	"dc:title",
	"dc:description",
	"dc:subject",
	"dc:creator",
	"dc:contributor",
	"dc:language",
	"dc:rights",
	"dc:publisher",
	"dc:source",
	"dc:type",
	"dc:coverage",
	"dc:relation",
	"dc:identifier",
	"dc:date",
	"dc:format",
	"cq:tags",
	"xmpRights:Owner",
	"xmpRights:UsageTerms",
	"xmpRights:Marked",
	"xmpRights:WebStatement",
	"xmpRights:Certificate",
	"xmp:Rating",
	"xmp:Label",
	"xmp:CreatorTool",
	"xmp:CreateDate",
	"xmp:ModifyDate",
	"prism:expirationDate",
	"prism:embargoDate",
	"prism:publicationDate",
	"prismusagerights:creditLine",
	"prismusagerights:expirationDate",
	"onTime",
	"offTime",
	"dam:status",
	"dam:colour",
	"photoshop:Headline",
	"photoshop:Instructions",
	"photoshop:Credit",
	"photoshop:Source",
	"photoshop:City",
	"photoshop:State",
	"photoshop:Country",
	"photoshop:DateCreated",
	"photoshop:AuthorsPosition",
	"photoshop:CaptionWriter",
	"photoshop:Category",
	"photoshop:Urgency",
	"photoshop:TransmissionReference",
	"Iptc4xmpCore:Location",
	"Iptc4xmpCore:CountryCode",
	"Iptc4xmpCore:Scene",
	"Iptc4xmpCore:SubjectCode",
	"Iptc4xmpCore:IntellectualGenre",
	"Iptc4xmpExt:Event",
	"Iptc4xmpExt:PersonInImage",
] as const;
