//! How changes reach an environment, and whether they may.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::KeyKind;

/// How changes reach AEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum Route {
    /// Up to fifty assets in one request, which AEM stores as a whole or not at all. What
    /// somebody else changes within a second before it is lost.
    Together,
    /// Each asset by itself. With an OAuth key AEM compares versions, so that nothing of
    /// anybody else is lost.
    OneByOne,
}

impl Route {
    /// What a key of this kind begins with.
    #[must_use]
    pub fn usual(kind: KeyKind) -> Self {
        match kind {
            KeyKind::OauthServerToServer => Self::OneByOne,
            _ => Self::Together,
        }
    }
}

/// Whether changes may be sent to an environment now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum Writing {
    /// Always: it is not Live.
    Free,
    /// Live, and read only until the user unlocks it for this window.
    Locked,
    /// Live, unlocked until the app closes or the user locks it again.
    Unlocked,
}
