//! Fields: what can be edited, what cannot and why, and what a field holds now.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConnectionId, Selection, ShownValue};

/// Asks for the fields; with a selection also for those its first assets hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListFields {
    /// Of which environment.
    pub connection_id: ConnectionId,
    /// Whose properties are looked at too.
    pub selection: Option<Selection>,
}

/// Asks what the fields hold now, on a few assets of the selection.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadSample {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Of which assets.
    pub selection: super::Selection,
    /// Which fields.
    pub properties: Vec<String>,
}

/// What one asset of the sample holds now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SampleAsset {
    /// Full path.
    pub path: String,
    /// Title, else file name.
    pub title: String,
    /// In the order asked for; an empty list where the field is empty.
    pub values: Vec<ShownValue>,
}
