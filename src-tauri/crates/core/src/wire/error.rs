//! The one error shape of the border.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::blocking;

/// The result of every call of the border.
pub(crate) type ApiResult<T> = Result<T, ApiError>;

/// Runs file and database work where it does not hold up the network.
pub(crate) async fn blocking<T, E, F>(work: F) -> ApiResult<T>
where
    T: Send + 'static,
    E: Send + 'static,
    ApiError: From<E>,
    F: FnOnce() -> Result<T, E> + Send + 'static,
{
    blocking::blocking(work).await
}

/// What went wrong, in a form the shells turn into words. A code exists only
/// where the user is told something different or offered another way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// The file is empty.
    KeyFileEmpty,
    /// The file is larger than any key file.
    KeyFileTooLarge,
    /// The file could not be opened or read.
    KeyFileUnreadable,
    /// Not a key file of any known kind.
    KeyFileNotRecognised,
    /// JSON that stops in the middle: half a download.
    KeyFileIncomplete,
    /// A saved error page of the console (`ok: false`).
    KeyFileSavedError,
    /// The retired Adobe Developer Console JWT credential, which holds no private key.
    KeyFileRetiredJwt,
    /// Only a certificate or public key.
    KeyFilePublicOnly,
    /// A key of another Adobe product or project; `details.field` holds the scope that tells.
    KeyFileOtherProject,
    /// A ZIP or another archive.
    KeyFileArchive,
    /// A picture, a PDF or another document.
    KeyFileDocument,
    /// A needed entry is missing; `details.field` names it.
    KeyFileFieldMissing,
    /// The private key cannot be read, or is not an RSA key.
    KeyFileKeyUnusable,
    /// The RSA key has fewer than 2048 bits.
    KeyFileKeyWeak,
    /// The private key and the certificate do not belong together.
    KeyFileKeyMismatch,
    /// The certificate has ended; `details.ended` says when.
    KeyFileExpired,
    /// The daily token in the file has ended; `details.ended` says when.
    TokenFileExpired,
    /// The file names a sign-in server that is not Adobe's; `details.host` names it.
    SignInHostNotAllowed,
    /// The AEM address is not one Relabel may send a key to; `details.host` names it.
    AddressNotAllowed,
    /// The AEM address needs one explicit confirmation (`details.host`).
    AddressNeedsConfirmation,
    /// The import was forgotten (too old, or already used): choose the file again.
    ImportGone,
    /// Another key of the same account is in use: the user must agree to replace it.
    ReplaceNotConfirmed,
    /// The key is of another account than the connection it was to replace the key of.
    OtherAccount,
    /// The key file is not the one that was read any more, so it was not deleted.
    KeyFileChanged,
    /// There is no key store on this computer.
    KeyStoreMissing,
    /// The key store is locked.
    KeyStoreLocked,
    /// The key store refused or failed.
    KeyStoreFailed,
    /// The connection's key is not in the key store any more.
    KeyGone,
    /// No such connection, listing, plan or job.
    NotFound,
    /// Adobe does not accept the key: certificate ended, revoked or replaced.
    KeyRejected,
    /// Adobe does not know the credential.
    CredentialUnknown,
    /// The credential lacks a permission.
    ScopeMissing,
    /// The clock of this computer is wrong; `details.seconds` says by how much.
    ClockWrong,
    /// The daily access pass ended and cannot be renewed.
    TokenEnded,
    /// Adobe's sign-in is not answering as it should.
    SignInUnavailable,
    /// AEM refused the sign-in (401).
    SignInRefused,
    /// The user signed out of this connection.
    SignedOut,
    /// AEM does not know the client id (403 on its programming interface, OAuth only).
    ClientNotRegistered,
    /// AEM does not take the client id with this token (403003 on its programming
    /// interface, OAuth only).
    ClientIdRefused,
    /// AEM did not get the version that a change is for (428): something between removed the
    /// `If-Match` header.
    VersionLost,
    /// The connection is Live and locked.
    LiveLocked,
    /// The number of assets must be typed before so many are changed.
    CountNotTyped,
    /// The file is not a certificate.
    CertificateNotRecognised,
    /// The certificate does not vouch for others, so that trusting it has no effect.
    CertificateNotAuthority,
    /// The certificate has ended; `details.ended` says when.
    CertificateFileEnded,
    /// The certificate file also holds a private key.
    CertificateHasPrivateKey,
    /// The certificate's key is too short, or it is signed with SHA-1: no connection that
    /// it vouches for is taken.
    CertificateWeak,
    /// AEM refused: no permission (403). `details.path` names where.
    PermissionMissing,
    /// AEM has nothing there, or hides it (404).
    PathMissing,
    /// No network, or the address does not resolve.
    Offline,
    /// The secure connection could not be set up.
    TlsFailed,
    /// AEM took too long.
    Timeout,
    /// AEM asked to slow down for longer than Relabel waits.
    SlowDown,
    /// A web page came instead of data: asleep, restarting or a sign-in page.
    NotData,
    /// The company network wants a person to sign in: its page came instead of an answer.
    /// `details.host` names where, where it is known.
    NetworkSignIn,
    /// The company network does not let a request through, or answers in the host's place.
    NetworkBlocks,
    /// A gateway of the company network could not reach the host.
    GatewayFailed,
    /// The proxy (`details.proxy`) did not pass a connection on.
    ProxyFailed,
    /// The proxy (`details.proxy`) wants a user and a password, or did not take them.
    ProxySignIn,
    /// A setting is to name a proxy and names none; `details.field` is the variable.
    ProxySetting,
    /// What the user entered is not the address of a proxy; `message` says why.
    ProxyAddress,
    /// This computer has no list of certificate authorities that can be read.
    NoAuthorities,
    /// AEM answered something Relabel does not understand.
    UnexpectedAnswer,
    /// A field name or value that cannot be sent; `details.field` names it.
    FieldInvalid,
    /// A path outside `/content/dam`, or malformed.
    PathInvalid,
    /// The plan is not ready, has nothing to change, or was run already.
    PlanNotRunnable,
    /// A change has not ended, and is therefore not deleted.
    JobNotEnded,
    /// The file is not a spreadsheet Relabel knows.
    SheetNotRecognised,
    /// An Excel file from before 1997.
    SheetOldFormat,
    /// The spreadsheet has a password.
    SheetProtected,
    /// The spreadsheet is, or unpacks to, more than Relabel opens.
    SheetTooLarge,
    /// The spreadsheet ends early or contradicts itself.
    SheetDamaged,
    /// The spreadsheet has no rows.
    SheetEmpty,
    /// The spreadsheet was closed: choose the file again.
    SheetGone,
    /// The file of the spreadsheet is not the one any more that was opened.
    SheetChanged,
    /// Something about the spreadsheet has to be decided first; `details.field` names the column.
    SheetQuestionOpen,
    /// The file is not a recipe.
    RecipeNotRecognised,
    /// The recipe file belongs to a newer Relabel.
    RecipeNewer,
    /// The search says more than AEM takes in one question.
    SearchTooLong,
    /// AEM does not let this account search, and nothing else can answer.
    SearchClosed,
    /// AEM's tags could not be read, so that nothing with tags can be checked.
    TagsNotReadable,
    /// The configuration has no endpoint for questions (any more).
    EndpointMissing,
    /// What an endpoint can be asked about could not be read.
    SchemaNotReadable,
    /// One page of an answer is larger than Relabel takes.
    AnswerTooLarge,
    /// The answer was closed: by the window, or because others were asked for since.
    AnswerGone,
    /// There is a persisted query of this name in AEM already.
    QueryNameTaken,
    /// AEM takes only letters, digits, `-` and `_` in the name of a query.
    QueryNameInvalid,
    /// A file that a person chose could not be read: locked by another program, or not
    /// theirs to read.
    FileNotRead,
    /// A file could not be written at the place a person chose; `details.full` is true
    /// when the disk is full.
    FileNotWritten,
    /// Relabel's own files could not be read or written; `details.full` is true when the
    /// disk is full.
    StoreFailed,
    /// Relabel's own files are damaged; what can be read of them can be saved.
    StoreDamaged,
    /// The data folder belongs to a newer Relabel.
    StoreNewer,
    /// Another Relabel is using the data folder.
    StoreBusy,
    /// Something in Relabel itself broke off.
    ProgramFailed,
    /// The practice environment could not be started.
    PracticeFailed,
    /// The window's message had a form this Relabel does not know.
    RequestInvalid,
}

/// What a command returns to a shell when it cannot do its work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// What the shell reacts to.
    pub code: ErrorCode,
    /// One English sentence for logs and the command line; the window has its own words.
    pub message: String,
    /// Facts to put into the sentence: host names, field names, dates. Never a secret.
    pub details: Box<ErrorDetails>,
    /// Whether the same call may work later without a change by the user.
    pub retryable: bool,
}

/// The facts of an [`ApiError`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorDetails {
    /// The host that was named.
    pub host: Option<String>,
    /// Address of the proxy that is meant; no user, no password.
    pub proxy: Option<String>,
    /// The field or file entry that is meant.
    pub field: Option<String>,
    /// The asset or folder that is meant.
    pub path: Option<String>,
    /// The HTTP status behind it.
    pub status: Option<u16>,
    /// When something ended.
    pub ended: Option<super::Timestamp>,
    /// A number of seconds: of clock error, or to wait.
    pub seconds: Option<i32>,
    /// Whether the disk is full.
    pub full: Option<bool>,
    /// What an administrator wants to see, already scrubbed of secrets.
    pub technical: Option<String>,
}

impl ApiError {
    /// An error without facts.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), details: Box::default(), retryable: false }
    }

    /// The same error with facts.
    #[must_use]
    pub fn with(mut self, details: ErrorDetails) -> Self {
        self.details = Box::new(details);
        self
    }

    /// Whether it is over without anybody doing anything, so that a job which is held for it
    /// goes on by itself: what `jobs::Error::passes` decided.
    #[must_use]
    pub fn passes_by_itself(&self) -> bool {
        use ErrorCode as E;
        match self.code {
            E::Offline
            | E::Timeout
            | E::ProxyFailed
            | E::NetworkSignIn
            | E::NetworkBlocks
            | E::GatewayFailed => true,
            E::SignInUnavailable => self.retryable,
            E::NotData => self.details.status.is_some_and(|status| status >= 500),
            _ => false,
        }
    }

    /// The same error, marked as worth another try.
    #[must_use]
    pub fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}
