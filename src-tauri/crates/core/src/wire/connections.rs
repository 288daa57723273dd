//! Key files and connections.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, ConnectionId, ImportId, KeyFacts, Route, Speed, Stage, Timestamp, Writing};

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
        /// The connections of the same account, first the one the file means.
        existing: Vec<ExistingConnection>,
    },
    /// The file lists several keys; the user names one with [`ChooseKey`].
    #[serde(rename_all = "camelCase")]
    Several {
        /// Names the waiting file.
        import_id: ImportId,
        /// Name of the file, without folders.
        file_name: String,
        /// What is in it, in the order of the file.
        choices: Vec<KeyChoice>,
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

/// A connection that the key in a file would update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExistingConnection {
    /// Which one.
    pub connection_id: ConnectionId,
    /// How the two keys relate.
    pub relation: KeyRelation,
}

/// How the key in a file relates to the one a connection has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeyRelation {
    /// The very same key: adding it again changes nothing but its place.
    Same,
    /// Another key of the same account that ends later, or tells no end:
    /// replaces the old one after one question.
    Newer,
    /// Another key of the same account that ends earlier.
    Older,
}

/// One of several keys in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyChoice {
    /// Its place in the file, from 0.
    pub index: u32,
    /// What the file calls it; empty when it has no name.
    pub name: String,
    /// What is known about it.
    pub key: KeyFacts,
}

/// Names one of several keys in a file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChooseKey {
    /// From [`KeyInspection::Several`].
    pub import_id: ImportId,
    /// From [`KeyChoice`].
    pub index: u32,
}

/// Names a file that was read.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRef {
    /// From [`KeyInspection`] or [`CertificateInspection`](super::CertificateInspection).
    pub import_id: ImportId,
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
    /// The user's word that the key of this connection is replaced by another one
    /// of the same account. Without it that is `ReplaceNotConfirmed`.
    #[serde(default)]
    pub replaces: Option<ConnectionId>,
}

/// Adds the AEM SDK that runs on this computer. Choosing it is the permission to
/// speak plain http to that one address; no key is ever sent there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddLocalAem {
    /// Its address; `http://localhost:4502` unless it was started otherwise.
    pub address: String,
    /// How to sign in.
    pub sign_in: LocalSignIn,
    /// What the user calls it; empty means the host's name.
    pub name: String,
}

/// How to sign in at the AEM SDK on this computer. Another account than the
/// shipped one is entered on the command line: no password of AEM crosses this border.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LocalSignIn {
    /// The administrator account AEM ships with (`admin`).
    ShippedAccount,
    /// Not at all.
    Nobody,
}

/// Asks what an AEM address is, before it is saved. Nothing is contacted.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InspectAddress {
    /// As the user wrote it.
    pub address: String,
    /// Whether it is to be the AEM SDK on this computer.
    pub is_local_aem: bool,
}

/// What an AEM address is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressFacts {
    /// In the form it is saved.
    pub address: String,
    /// Its host, and port where it has one.
    pub host: String,
    /// Stage guessed from the host; the user chooses.
    pub suggested_stage: Option<Stage>,
    /// Whether the user must agree to an unusual host, once.
    pub needs_confirmation: bool,
}

/// Changes what the user decides about a connection.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateConnection {
    /// Which one.
    pub connection_id: ConnectionId,
    /// What the user calls it; empty keeps the name.
    pub name: String,
    /// What kind of environment.
    pub stage: Stage,
    /// How fast requests may follow each other, from now on; nothing keeps it.
    #[serde(default)]
    pub speed: Option<Speed>,
    /// How the changes of jobs to come reach AEM; nothing keeps it.
    #[serde(default)]
    pub route: Option<Route>,
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
    /// Whether changes may be sent now.
    pub writing: Writing,
    /// How fast requests may follow each other.
    pub speed: Speed,
    /// How changes reach AEM.
    pub route: Route,
    /// Until when each asset is written by itself all the same: the environment refused
    /// requests that write many.
    pub one_by_one_until: Option<Timestamp>,
    /// Whether the user signed out: nothing is sent until they sign in again.
    pub is_signed_out: bool,
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
