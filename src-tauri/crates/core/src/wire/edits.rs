//! Edits: what should change, what that would do to a few assets, and what the
//! selected assets hold now.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConnectionId, Edit, EditProblem, FieldSummary, SampledAsset, Selection};

/// Asks what an edit, finished or not, would do to the first assets of a selection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SampleEdit {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// To which assets.
    pub selection: Selection,
    /// The edit as far as it is written.
    pub edit: Edit,
    /// IANA name of the time zone, for `{today}`.
    pub zone: String,
    /// Language of the titles of tags, such as `fr`.
    #[serde(default)]
    pub locale: String,
}

/// What an edit would do to a few assets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditSample {
    /// The first assets of the selection, at most four.
    pub assets: Vec<SampledAsset>,
    /// What keeps the edit from being checked, known without reading any asset.
    pub problems: Vec<EditProblem>,
}

/// Asks what fields hold across a selection, for "Several values (3)".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SummariseValues {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// On which assets.
    pub selection: Selection,
    /// Which fields.
    pub properties: Vec<String>,
}

/// What fields hold across a selection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueSummary {
    /// Assets that were read: the first of the selection, at most 2,000.
    pub read: u32,
    /// Assets of the selection.
    pub of: u32,
    /// In the order asked for.
    pub fields: Vec<FieldSummary>,
}
