//! The field catalogue: AEM's metadata form, the standard fields and what the
//! selected assets hold.

use std::sync::Arc;

use super::ApiResult;
use super::app::App;
use super::error::not_there_yet;
use super::types::{ConnectionId, FieldCatalogue, KnowPrefix, ListFields};
use crate::plan::fields::Catalogue;

impl App {
    /// The fields, those that cannot be edited too, in the order a picker shows them.
    ///
    /// # Errors
    /// `NotFound`, and everything a request can meet. A form that may not be read is
    /// none of these.
    pub async fn list_fields(&self, request: &ListFields) -> ApiResult<FieldCatalogue> {
        let catalogue = self.catalogue(request.connection_id).await?;
        Ok(Catalogue::clone(&catalogue).into_listed())
    }

    /// The fields of an environment and what its form asks of them, kept for some
    /// minutes. A form that cannot be read leaves the standard set.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`.
    pub(super) async fn catalogue(&self, id: ConnectionId) -> ApiResult<Arc<Catalogue>> {
        let read = async { Ok((Catalogue::standard(), true)) };
        self.inner.catalogues.get(id, read).await
    }

    /// Remembers that AEM knows a prefix of property names.
    ///
    /// # Errors
    /// `FieldInvalid`, `StoreFailed`.
    pub async fn know_prefix(&self, _request: &KnowPrefix) -> ApiResult<()> {
        not_there_yet().await
    }
}
