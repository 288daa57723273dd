//! The field catalogue: AEM's metadata form, the standard fields and what the
//! selected assets hold.

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;

use super::app::App;
use super::plans::listing_of;
use super::types::{
    ApiError, ConnectionId, ErrorCode, ErrorDetails, FieldCatalogue, KnowPrefix, ListFields,
    Selection,
};
use super::{ApiResult, blocking};
use crate::aem::{PropertySet, SchemaForm};
use crate::plan::fields::Catalogue;
use crate::store::SelectionFilter;

/// Longest time for reading the form: people wait for the list of fields, and the
/// standard set is there at once.
const PATIENCE: Duration = Duration::from_secs(10);

/// Assets whose properties are looked at: from all parts of a selection, because its
/// first ones are of one folder and kind.
const LOOKED_AT: u32 = 8;

impl App {
    /// The fields, those that cannot be edited too, in the order a picker shows them.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`. What AEM does not tell, be it the form or
    /// what an asset holds, is left out.
    pub async fn list_fields(&self, request: &ListFields) -> ApiResult<FieldCatalogue> {
        let mut catalogue = Catalogue::clone(&*self.catalogue(request.connection_id).await?);
        if let Some(selection) = &request.selection {
            for metadata in self.held(request.connection_id, selection).await? {
                catalogue = catalogue.with_seen(&metadata);
            }
        }
        Ok(catalogue.into_listed())
    }

    /// The fields of an environment and what its form asks of them; the form is read
    /// every ten minutes. One that cannot be read leaves the standard set.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`.
    pub(super) async fn catalogue(&self, id: ConnectionId) -> ApiResult<Arc<Catalogue>> {
        let author = self.author(id).await?;
        let store = self.store();
        let prefixes = blocking(move || store.known_prefixes(id)).await?;
        let read = async {
            let form = tokio::time::timeout(PATIENCE, author.schema_form()).await;
            // Without an answer it may be there the next time.
            let is_known = matches!(form, Ok(Ok(_)));
            let form: Option<SchemaForm> = form.ok().and_then(Result::ok).flatten();
            Ok((Catalogue::of(form.as_ref()).with_prefixes(prefixes), is_known))
        };
        self.inner.catalogues.get(id, read).await
    }

    /// Remembers that AEM knows a prefix of property names.
    ///
    /// # Errors
    /// `FieldInvalid`, `NotFound`, `StoreFailed`.
    pub async fn know_prefix(&self, request: &KnowPrefix) -> ApiResult<()> {
        let id = request.connection_id;
        let prefix = request.prefix.trim().trim_end_matches(':').to_owned();
        let is_name = !prefix.is_empty()
            && prefix.len() <= 100
            && prefix.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if !is_name {
            let details = ErrorDetails {
                field: Some(prefix),
                technical: Some("name".to_owned()),
                ..ErrorDetails::default()
            };
            return Err(ApiError::new(ErrorCode::FieldInvalid, "not a prefix").with(details));
        }
        self.saved_connection(id).await?;
        let store = self.store();
        blocking(move || store.know_prefix(id, &prefix)).await?;
        self.inner.catalogues.forget(id);
        Ok(())
    }

    /// What some assets of a selection hold. One that cannot be read is left out.
    async fn held(
        &self,
        connection: ConnectionId,
        selection: &Selection,
    ) -> ApiResult<Vec<PropertySet>> {
        let listing_id = listing_of(selection);
        let (listing, listed_in, _) = self.listing(listing_id).await?;
        if listed_in != connection {
            return Err(ApiError::new(
                ErrorCode::RequestInvalid,
                "the listing is of another connection",
            ));
        }
        let author = self.author(connection).await?;
        let listed = self.watch_listing(listing_id)?.borrow().count;
        let (store, selection) = (self.store(), SelectionFilter::new(selection));
        let rows = blocking(move || {
            let mut rows = Vec::new();
            for part in 0..LOOKED_AT {
                let from = u64::from(listed) * u64::from(part) / u64::from(LOOKED_AT);
                let from = u32::try_from(from).unwrap_or(u32::MAX);
                rows.extend(store.selected_rows(listing, &selection, from, 1)?);
            }
            rows.dedup_by_key(|row| row.row);
            Ok::<_, crate::store::Error>(rows)
        })
        .await?;
        let reads = rows.iter().map(|row| author.asset_state(&row.path));
        Ok(join_all(reads).await.into_iter().flatten().map(|state| state.metadata).collect())
    }
}
