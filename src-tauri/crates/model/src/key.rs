//! Keys, without their secrets.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::{Stage, Timestamp};

/// Which kind of key file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum KeyKind {
    /// Service credentials of the AEM Developer Console (private key and certificate).
    ServiceCredentials,
    /// A local development token: a person's access token for at most a day.
    LocalDevelopmentToken,
    /// An OAuth server-to-server credential of the Adobe Developer Console.
    OauthServerToServer,
    /// The AEM SDK on this computer: no key file, and no sign-in at Adobe.
    LocalAem,
}

/// What may be said about a key. No secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct KeyFacts {
    /// Which kind.
    pub kind: KeyKind,
    /// The e-mail of the service account, or the person's user id.
    pub account: Option<String>,
    /// The client id, as administrators enter it in allow-lists.
    pub client_id: Option<String>,
    /// The organisation, `…@AdobeOrg`, when the file tells.
    pub organisation: Option<String>,
    /// Tells this key from other keys of the same account: the first characters of
    /// a digest, from which nothing can be computed back. Empty for [`KeyKind::LocalAem`].
    pub mark: String,
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
