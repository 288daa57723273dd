//! Tags: found by title, as a tree, and from pasted text.

use std::sync::Arc;

use super::app::App;
use super::types::{
    ApiError, ConnectionId, ConnectionRef, ErrorCode, ErrorDetails, FindTags, PastedTag, ReadTags,
    TagChildren, TagFacts,
};
use super::{ApiResult, blocking};
use relabel_aem::tags::TagIndex;

/// Most tags a search gives.
const MOST_FOUND: u32 = 50;

impl App {
    /// Tags that match what was typed, the best first.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub async fn find_tags(&self, request: &FindTags) -> ApiResult<Vec<TagFacts>> {
        let tags = self.tag_index(request.connection_id).await?;
        let limit = request.limit.min(MOST_FOUND) as usize;
        let FindTags { text, locale, .. } = request.clone();
        blocking(move || Ok::<_, ApiError>(tags.find(&text, &locale, limit))).await
    }

    /// The tags directly below a tag, or the namespaces.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub async fn tag_children(&self, request: &TagChildren) -> ApiResult<Vec<TagFacts>> {
        let tags = self.tag_index(request.connection_id).await?;
        Ok(tags.children(request.parent.as_deref(), &request.locale))
    }

    /// Which tags a pasted text means.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub async fn read_tags(&self, request: &ReadTags) -> ApiResult<Vec<PastedTag>> {
        let tags = self.tag_index(request.connection_id).await?;
        let ReadTags { text, locale, .. } = request.clone();
        blocking(move || Ok::<_, ApiError>(tags.read(&text, &locale))).await
    }

    /// Reads the tags of an environment anew.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub async fn reload_tags(&self, request: ConnectionRef) -> ApiResult<()> {
        self.open_connection(request.connection_id).await?.forget_tags();
        self.tag_index(request.connection_id).await.map(drop)
    }

    /// The tags of an environment as they were read within the last ten minutes.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub(super) async fn tag_index(&self, id: ConnectionId) -> ApiResult<Arc<TagIndex>> {
        let tags = self.open_connection(id).await?.tags().await;
        tags.map_err(|error| match &error {
            relabel_aem::Error::Forbidden { .. }
            | relabel_aem::Error::Missing
            | relabel_aem::Error::Rejected { .. }
            | relabel_aem::Error::Unexpected { .. } => {
                let details = ErrorDetails {
                    status: error.status(),
                    technical: error.said().map(str::to_owned),
                    ..ErrorDetails::default()
                };
                ApiError::new(ErrorCode::TagsNotReadable, error.to_string()).with(details)
            }
            _ => error.into(),
        })
    }
}
