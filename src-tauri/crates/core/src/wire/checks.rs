//! Checks: whether a connection works, and if not, at which step and who can
//! mend it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, ConnectionId, FieldCount, FolderCount, KeyKind, Timestamp};

/// Asks for a check of a connection. Watched like everything that takes a while.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckConnection {
    /// Which one.
    pub connection_id: ConnectionId,
    /// The folder that is to be read and changed.
    pub folder: String,
}

/// The steps of a check, in their order. A step that cannot be made because an
/// earlier one failed is [`Mark::Skipped`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CheckStep {
    /// The key is there and has not ended.
    Key,
    /// The name of the host resolves.
    Name,
    /// The host, or the proxy on the way, takes connections.
    Network,
    /// The secure connection stands and its certificate is trusted.
    Secure,
    /// What answers is Adobe's sign-in or an AEM author, and nothing in front of it. Only
    /// the check of the network has this step of its own: the others tell it otherwise.
    Answer,
    /// Adobe gives an access token for the key.
    SignIn,
    /// AEM takes the token, and says whose it is.
    Account,
    /// AEM lets this app key use its programming interface (OAuth only).
    Api,
    /// The folder can be read.
    Read,
    /// The folder can be changed.
    Write,
}

impl CheckStep {
    /// Every step of the check of a connection, in the order they are made.
    pub const ALL: [Self; 9] = [
        Self::Key,
        Self::Name,
        Self::Network,
        Self::Secure,
        Self::SignIn,
        Self::Account,
        Self::Api,
        Self::Read,
        Self::Write,
    ];
}

/// How one step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Mark {
    /// As it should be.
    Good,
    /// Works now, but not for long, or could not be told for sure.
    Warning,
    /// Does not work.
    Bad,
    /// Not tried, or not needed.
    Skipped,
}

/// What one step found. The words of the command line are stable: scripts read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FindingCode {
    /// The key is sound; `until` when it tells its end.
    KeyGood,
    /// The key ends within 30 days (`until`), or the daily pass within two hours.
    KeyEndsSoon,
    /// The key has ended (`until`).
    KeyEnded,
    /// The key could not be had from the key store; `error` says why.
    KeyNotAvailable,
    /// No key is needed: the AEM SDK on this computer.
    KeyNotNeeded,
    /// The clock of this computer is wrong: AEM's clock says `until`, and `error` by
    /// how many seconds. The key itself has not ended.
    ClockWrong,
    /// The name of `host` resolves.
    NameFound,
    /// The name of `host` was not looked up here: the proxy does that.
    NameByProxy,
    /// The name of `host` does not resolve.
    NameNotFound,
    /// `host` takes connections.
    Reached,
    /// Nothing took the connection.
    NotReached,
    /// Nothing took the connection on this computer: its AEM is not running.
    AemNotStarted,
    /// A variable is to name a proxy and names none; `error` says which and why.
    ProxySetting,
    /// The proxy's own name does not resolve.
    ProxyNotFound,
    /// Nothing takes connections at the proxy.
    ProxyNotReached,
    /// The proxy did not answer, or did not get through, in time.
    ProxySilent,
    /// No secure connection to the proxy itself could be set up.
    ProxyNotTls,
    /// The proxy wants a user and a password.
    ProxySignIn,
    /// The proxy did not take the user and the password.
    ProxyPassword,
    /// The proxy does not let `host` through.
    ProxyRefused,
    /// The proxy could not reach `host`.
    ProxyGateway,
    /// The proxy took the connection and hung up.
    ProxyHungUp,
    /// `host` took the connection and then too long to answer: busy, not blocked.
    TooSlow,
    /// The secure connection stands.
    Secure,
    /// Plain http inside this computer.
    SecureNotNeeded,
    /// The certificate comes from an issuer this computer does not know: mostly a
    /// company network that inspects traffic.
    CertificateNotTrusted,
    /// The certificate vouches for itself: something answers in place of `host`.
    CertificateHostsOwn,
    /// The certificate has ended.
    CertificateEnded,
    /// The certificate is not valid yet, or the clock of this computer is behind.
    CertificateNotYetValid,
    /// The certificate is for another host.
    CertificateOtherHost,
    /// The certificate is signed in a way that is no longer safe, such as SHA-1.
    CertificateWeak,
    /// Only versions or ciphers of TLS are offered that are no longer safe.
    SecureOutdated,
    /// What answers speaks no TLS.
    SecureNotSpoken,
    /// The connection was cut at its first word: mostly a firewall that blocks `host`.
    SecureHungUp,
    /// A certificate of this computer is demanded, and Relabel has none.
    ClientCertificateAsked,
    /// This computer has no list of certificate authorities that can be read.
    NoAuthorities,
    /// The secure connection could not be set up for another reason.
    SecureFailed,
    /// Adobe's sign-in or an AEM author answers, as it should.
    Answers,
    /// The secure connection was cut before an answer came.
    AnswerCut,
    /// What came is no HTTP.
    AnswerGarbled,
    /// The company network wants a person to sign in; `error` may name where.
    NetworkSignIn,
    /// A page of the company network came: it blocks the address, or answers in its place.
    NetworkBlocks,
    /// A gateway of the company network could not reach the host.
    GatewayFailed,
    /// Adobe gave an access token; `until` when it ends.
    SignedIn,
    /// Adobe gave none; `error` says why. On a later step: gave no new one.
    SignInFailed,
    /// No sign-in at Adobe is needed.
    SignInNotNeeded,
    /// AEM takes the token; `account` whose it is.
    AccountKnown,
    /// AEM takes the token but does not tell whose it is.
    AccountNotTold,
    /// AEM answers as to somebody who has not signed in.
    AccountAnonymous,
    /// AEM refuses a token that Adobe has just given: the key is of another
    /// environment, or the account was removed.
    OtherEnvironment,
    /// AEM refuses a daily pass that has not ended: it is of another environment, or
    /// was made too long ago.
    PassRefused,
    /// The AEM on this computer refuses the name or the password.
    PasswordRefused,
    /// A web page refuses everything: not the address of an AEM author, or something
    /// in front of it lets this computer not through.
    NotAem,
    /// A sign-in page for people came, AEM's own or that of a company network
    /// (`error` names the host it leads to).
    SignInPage,
    /// A web page came instead of data: the environment is asleep or restarting.
    Asleep,
    /// AEM asks to wait until `until`. On any step; the later ones are not tried.
    AskedToWait,
    /// AEM did not answer as it should; `error` says how.
    AccountFailed,
    /// The client id may use AEM's programming interface.
    ClientRegistered,
    /// The client id is not in the environment's list (`allowedClientIDs`).
    ClientNotRegistered,
    /// AEM does not take the client id with this token (403003).
    ClientIdRefused,
    /// The token lacks scopes: the credential has not got the API.
    ScopesMissing,
    /// The account is let in nowhere: no product profile, or the client id is
    /// not registered either.
    ProfileMissing,
    /// The interface refuses, and whether for want of the profile or of the
    /// registration could not be told.
    ApiRefused,
    /// Only OAuth credentials need it.
    ApiNotNeeded,
    /// The interface did not answer as it should; `error` says how.
    ApiFailed,
    /// The folder can be read.
    CanRead,
    /// The account may not read the folder.
    ReadRefused,
    /// There is no such folder, or it is hidden from the account.
    FolderMissing,
    /// Reading failed otherwise; `error` says how.
    ReadFailed,
    /// The account may change things in the folder.
    CanWrite,
    /// The account may only read.
    WriteRefused,
    /// The trial gave no clear answer; `error` says what came.
    WriteNotTold,
    /// The trial set its property on a folder (`error` names it) and could not remove
    /// it. The next check of the connection, or change with it, removes it.
    WriteLeftBehind,
    /// Not tried, because Live is locked.
    WriteLocked,
    /// Not tried, because an earlier step failed.
    NotTried,
}

/// One row of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which step.
    pub step: CheckStep,
    /// How it ended.
    pub mark: Mark,
    /// What was found.
    pub code: FindingCode,
    /// The host that was asked.
    pub host: Option<String>,
    /// Whose account.
    pub account: Option<String>,
    /// When something ends or ended.
    pub until: Option<Timestamp>,
    /// What went wrong, where the code alone does not tell.
    pub error: Option<ApiError>,
    /// What an administrator has to do, where it is theirs.
    pub request: Option<AdminRequest>,
}

/// What an administrator is asked for. The shells make a complete message of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AdminRequestKind {
    /// A new key for the same account: the old one ended, was revoked or replaced.
    NewKey,
    /// The AEM product to be added to the credential (`invalid_scope`).
    AddScope,
    /// The key is not of this environment: the right one, or the account put back.
    RightEnvironment,
    /// The client id to be put into `allowedClientIDs`.
    RegisterClient,
    /// A product profile for the account, and the client id registered.
    AddProfile,
    /// Read permission on the folder.
    GrantRead,
    /// Write permission on the folder.
    GrantWrite,
    /// The environment to be woken.
    WakeEnvironment,
    /// The hosts to be let through the company network.
    OpenNetwork,
    /// The certificate of the company network, as a file.
    CompanyCertificate,
    /// The certificate that is shown for the hosts to be replaced: ended, not yet valid,
    /// of another host, weak, or its own authority.
    ReplaceCertificate,
    /// TLS 1.2 or 1.3 with safe ciphers to be offered.
    ModernTls,
    /// The hosts to be let through without a certificate of this computer.
    NoClientCertificate,
    /// The hosts to be let through the proxy, for this account or computer.
    OpenProxy,
    /// The proxy or its address to be looked at.
    RepairProxy,
    /// The gateway that cannot reach the hosts to be looked at.
    RepairGateway,
}

/// The facts of a request to an administrator. No secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AdminRequest {
    /// What is asked for.
    pub kind: AdminRequestKind,
    /// Which kind of key.
    pub key_kind: KeyKind,
    /// Address of the AEM author.
    pub address: String,
    /// The account.
    pub account: Option<String>,
    /// The client id.
    pub client_id: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// Program number.
    pub program: Option<String>,
    /// Environment number.
    pub environment: Option<String>,
    /// The folder that is meant.
    pub folder: Option<String>,
    /// Hosts that must be reachable.
    pub hosts: Vec<String>,
    /// The proxy that is meant, or in use; no user, no password.
    pub proxy: Option<String>,
    /// What Adobe, AEM or the network said, scrubbed.
    pub technical: Option<String>,
    /// The exact lines to add to the environment's configuration, for
    /// [`AdminRequestKind::RegisterClient`] and [`AdminRequestKind::AddProfile`].
    pub yaml: Option<String>,
}

/// How far a check has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckState {
    /// One row for each step that is done, in order.
    pub findings: Vec<Finding>,
    /// The step that is being made.
    pub running: Option<CheckStep>,
    /// Whether there is nothing more to come.
    pub is_done: bool,
}

/// How far a check of the network has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NetworkState {
    /// Adobe's sign-in first, then the host of every connection.
    pub hosts: Vec<HostFindings>,
    /// Whether there is nothing more to come.
    pub is_done: bool,
}

/// Who says that a proxy is to be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ProxyFrom {
    /// An environment variable.
    Variable {
        /// Its name.
        name: String,
    },
    /// The settings of the system.
    System,
    /// The user, in Relabel's own settings.
    User,
}

/// The proxy by which a host is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProxyInUse {
    /// Scheme, host and port; no user, no password.
    pub address: String,
    /// Who says so.
    pub from: ProxyFrom,
}

/// What the check of the network found for one host: the steps
/// [`CheckStep::Name`], [`CheckStep::Network`], [`CheckStep::Secure`] and
/// [`CheckStep::Answer`], as far as they were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostFindings {
    /// The host.
    pub host: String,
    /// The proxy by which it is reached; `None` where it is reached without.
    pub proxy: Option<ProxyInUse>,
    /// One row for each step.
    pub findings: Vec<Finding>,
}

/// What a plan does besides changing values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SideEffect {
    /// It changes the review status: AEM delivers what is approved through Dynamic Media
    /// with OpenAPI, and shows it in Content Hub.
    Publishes,
    /// It writes so many assets that the workflows which writing may start are many.
    StartsWorkflows,
}

/// What the user should know before a plan is run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobOutlook {
    /// Assets that will change.
    pub assets: u32,
    /// On how many of them each field will change.
    pub fields: Vec<FieldCount>,
    /// In which folders they lie, the 20 with the most of them.
    pub folders: Vec<FolderCount>,
    /// How many more folders there are.
    pub other_folders: u32,
    /// Whether the user has to type that number.
    pub must_type_count: bool,
    /// Whether changes may be sent now.
    pub writing: super::Writing,
    /// A fair guess of how long it takes, in seconds.
    pub expected_seconds: Option<u32>,
    /// What it does besides.
    pub side_effects: Vec<SideEffect>,
    /// Set when the access token ends before the job probably does and cannot be
    /// renewed: when it ends.
    pub token_ends_before: Option<Timestamp>,
    /// Set when the key ends within 30 days: when.
    pub key_ends: Option<Timestamp>,
    /// Findings of a short check that are not good, first the worst.
    pub findings: Vec<Finding>,
}
