//! Folders and listings.

use tokio::sync::watch;

use super::app::App;
use super::error::not_found;
use super::types::{
    ApiError, Asset, ConnectionId, Folder, ListFolders, ListingId, ListingPage, ListingState,
    OpenListing,
};
use super::{ApiResult, blocking};
use crate::session::Contents;
use relabel_aem::ListingSource;
use relabel_model::ListingScope;
use relabel_store::ListingKey;

/// Most rows a table may ask for at once; more would make the window wait.
pub(super) const MOST_ROWS: u32 = 200;

impl App {
    /// The folders directly below a folder.
    ///
    /// # Errors
    /// `PathInvalid`, and everything a request can meet.
    pub async fn list_folders(&self, request: &ListFolders) -> ApiResult<Vec<Folder>> {
        let author = self.author(request.connection_id).await?;
        let folders = author.folders(&request.path).await;
        folders.map_err(|error| {
            let mut error = ApiError::from(error);
            error.details.path = Some(request.path.clone());
            error
        })
    }

    /// Starts listing a folder and returns at once; watch it with [`App::watch_listing`].
    ///
    /// # Errors
    /// `NotFound`, `PathInvalid`, `KeyGone`, `StoreFailed`.
    pub async fn open_listing(&self, request: &OpenListing) -> ApiResult<ListingId> {
        let connection = self.open_connection(request.connection_id).await?;
        let scope = ListingScope { path: request.path.clone(), recursive: request.recursive };
        let source = ListingSource::new(connection.author.clone(), scope.clone())?;
        let (library, contents) = (&self.session().library, Contents::Found(source));
        library.begin(self.store(), &connection, scope, request.include_fragments, contents).await
    }

    /// The newest state of a listing, whenever it changes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn watch_listing(&self, id: ListingId) -> ApiResult<watch::Receiver<ListingState>> {
        self.session().library.watch(id).ok_or_else(|| not_found("listing"))
    }

    /// Ends and forgets a listing.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn close_listing(&self, id: ListingId) -> ApiResult<()> {
        self.session().library.close(id);
        let store = self.store();
        blocking(move || store.remove_listing(id)).await
    }

    /// One page of a listing.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn listing_page(&self, request: ListingPage) -> ApiResult<Vec<Asset>> {
        let store = self.store();
        blocking(move || {
            let (key, ..) =
                store.listing(request.listing_id)?.ok_or_else(|| not_found("listing"))?;
            Ok::<_, ApiError>(store.listing_page(
                key,
                request.from,
                request.limit.min(MOST_ROWS),
            )?)
        })
        .await
    }

    /// What a listing is of: its key, connection and folder, with or without what is below.
    pub(super) async fn listing(
        &self,
        id: ListingId,
    ) -> ApiResult<(ListingKey, ConnectionId, ListingScope)> {
        let store = self.store();
        blocking(move || store.listing(id)).await?.ok_or_else(|| not_found("listing"))
    }
}
