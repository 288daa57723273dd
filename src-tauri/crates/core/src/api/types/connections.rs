//! Key files and connections.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, ConnectionId, ImportId, Timestamp};

/// Which kind of key file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeyKind {
    /// Service credentials of the AEM Developer Console (private key and certificate).
    ServiceCredentials,
    /// A local development token: a person's access token for at most a day.
    LocalDevelopmentToken,
    /// An OAuth server-to-server credential of the Adobe Developer Console.
    OauthServerToServer,
}

/// What kind of environment it is, by the user's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Production.
    Live,
    /// Stage.
    Test,
    /// Development.
    Development,
    /// The practice environment inside the app.
    Practice,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "verdict")]
pub enum KeyInspection {
    /// A key Relabel can use, waiting for [`AddConnection`].
    #[serde(rename_all = "camelCase")]
    Usable {
        /// Names the waiting key.
        import_id: ImportId,
        /// Name of the file, without folders.
        file_name: String,
        /// What is known about it.
        key: KeyFacts,
        /// The connection this key already belongs to, when it was added before.
        existing: Option<ConnectionId>,
    },
    /// Not usable, and why.
    #[serde(rename_all = "camelCase")]
    Refused {
        /// Name of the file, without folders.
        file_name: String,
        /// Why.
        error: ApiError,
    },
}

/// What may be said about a key. No secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyFacts {
    /// Which kind.
    pub kind: KeyKind,
    /// The e-mail of the service account, or the person's user id.
    pub account: Option<String>,
    /// Program number, when the file tells.
    pub program: Option<String>,
    /// Environment number, when the file tells.
    pub environment: Option<String>,
    /// When the key (certificate or token) ends, when the file tells.
    pub valid_until: Option<Timestamp>,
    /// Address of the AEM author the key probably opens, to be confirmed by the user.
    pub suggested_address: Option<String>,
    /// Stage guessed from the host; the user chooses.
    pub suggested_stage: Option<Stage>,
}

/// Saves a key that was inspected.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddConnection {
    /// From [`KeyInspection::Usable`].
    pub import_id: ImportId,
    /// What the user calls it; empty means the host's name.
    pub name: String,
    /// Address of the AEM author, such as `https://author-p1-e2.adobeaemcloud.com`.
    pub address: String,
    /// The user's word that an unusual host is right (see `AddressNeedsConfirmation`).
    pub address_confirmed: bool,
    /// What kind of environment.
    pub stage: Stage,
    /// `false` keeps the key only until the app closes.
    pub remember: bool,
}

/// One saved connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionSummary {
    /// Which one.
    pub id: ConnectionId,
    /// What the user calls it.
    pub name: String,
    /// Address of the AEM author.
    pub address: String,
    /// What kind of environment.
    pub stage: Stage,
    /// What is known about the key.
    pub key: KeyFacts,
    /// Whether the key is in the key store of this computer.
    pub remembered: bool,
    /// When it was added.
    pub added_at: Timestamp,
}

/// Names one connection.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionRef {
    /// Which one.
    pub connection_id: ConnectionId,
}

/// The state of a sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Access {
    /// When the current access token ends.
    pub ends_at: Timestamp,
    /// Whether the app can renew it without the user.
    pub renewable: bool,
}
