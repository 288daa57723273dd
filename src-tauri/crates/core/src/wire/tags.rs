//! Tags, as AEM keeps them: a tree of titles below namespaces.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ConnectionId;

/// Looks for tags by what people type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindTags {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Part of a title in any language, or of an id, whatever the case and accents.
    pub text: String,
    /// Language of the titles, such as `fr`.
    pub locale: String,
    /// How many; at most 50.
    pub limit: u32,
}

/// Asks for the tags directly below a tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagChildren {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Id of the tag; none: the namespaces.
    pub parent: Option<String>,
    /// Language of the titles, such as `fr`.
    pub locale: String,
}

/// Asks which tags a pasted text means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadTags {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Titles, ids or paths, with lines, commas, semicolons, tabs or `|` between them.
    pub text: String,
    /// Language of the titles, such as `fr`.
    pub locale: String,
}
