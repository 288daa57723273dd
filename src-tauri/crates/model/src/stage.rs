//! Environments.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

/// What kind of environment it is, by the user's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
