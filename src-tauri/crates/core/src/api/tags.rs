//! Tags: found by title, as a tree, and from pasted text.

use super::ApiResult;
use super::app::App;
use super::error::not_there_yet;
use super::types::{ConnectionRef, FindTags, PastedTag, ReadTags, TagChildren, TagFacts};

impl App {
    /// Tags that match what was typed, the best first.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub async fn find_tags(&self, _request: &FindTags) -> ApiResult<Vec<TagFacts>> {
        not_there_yet().await
    }

    /// The tags directly below a tag, or the namespaces.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub async fn tag_children(&self, _request: &TagChildren) -> ApiResult<Vec<TagFacts>> {
        not_there_yet().await
    }

    /// Which tags a pasted text means.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub async fn read_tags(&self, _request: &ReadTags) -> ApiResult<Vec<PastedTag>> {
        not_there_yet().await
    }

    /// Reads the tags of an environment anew.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub async fn reload_tags(&self, _request: ConnectionRef) -> ApiResult<()> {
        not_there_yet().await
    }
}
