//! Folders and listings.

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::app::{App, Background, locked};
use super::error::not_found;
use super::types::{
    ApiError, Asset, AssetKind, ConnectionId, Folder, ListFolders, ListingId, ListingPage,
    ListingState, OpenListing,
};
use super::{ApiResult, blocking};
use crate::aem::{FoundAsset, ListingScope, ListingSource};
use crate::store::ListingKey;

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
        folders.map_err(|error| at_path(error.into(), &request.path))
    }

    /// Starts listing a folder and returns at once; watch it with [`App::watch_listing`].
    ///
    /// # Errors
    /// `NotFound`, `PathInvalid`, `KeyGone`, `StoreFailed`.
    pub async fn open_listing(&self, request: &OpenListing) -> ApiResult<ListingId> {
        let author = self.author(request.connection_id).await?;
        let scope = ListingScope { path: request.path.clone(), recursive: request.recursive };
        let source = ListingSource::new(author, scope)?;
        let id = ListingId::new();
        let (store, connection, path, recursive) =
            (self.store(), request.connection_id, request.path.clone(), request.recursive);
        let key = blocking(move || store.add_listing(id, connection, &path, recursive)).await?;
        let (state, receiver) = watch::channel(ListingState {
            listing_id: id,
            count: 0,
            fragments_left_out: 0,
            not_found: 0,
            missing: Vec::new(),
            not_paths: Vec::new(),
            not_path_count: 0,
            complete: false,
            error: None,
        });
        let cancelled = CancellationToken::new();
        locked(&self.inner.listings)
            .insert(id, Background { state: receiver, cancelled: cancelled.clone() });
        let (app, request) = (self.clone(), request.clone());
        tokio::spawn(async move {
            tokio::select! {
                () = cancelled.cancelled() => {}
                () = app.fill_listing(source, key, &request, &state) => {}
            }
        });
        Ok(id)
    }

    async fn fill_listing(
        &self,
        mut source: ListingSource,
        key: ListingKey,
        request: &OpenListing,
        state: &watch::Sender<ListingState>,
    ) {
        let mut count = 0;
        let error = loop {
            let page = match source.next().await {
                Ok(Some(page)) => page,
                Ok(None) => break None,
                Err(error) => break Some(at_path(error.into(), &request.path)),
            };
            let found = page.len();
            let page: Vec<FoundAsset> = page
                .into_iter()
                .filter(|asset| request.include_fragments || asset.kind != AssetKind::Fragment)
                .collect();
            let left_out = u32::try_from(found - page.len()).unwrap_or(u32::MAX);
            let store = self.store();
            match blocking(move || store.extend_listing(key, count, &page)).await {
                Ok(now) => count = now,
                Err(error) => break Some(error),
            }
            state.send_modify(|state| {
                state.count = count;
                state.fragments_left_out += left_out;
            });
        };
        state.send_modify(|state| {
            state.complete = error.is_none();
            state.error = error;
        });
    }

    /// The newest state of a listing, whenever it changes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn watch_listing(&self, id: ListingId) -> ApiResult<watch::Receiver<ListingState>> {
        locked(&self.inner.listings)
            .get(&id)
            .map(|one| one.state.clone())
            .ok_or_else(|| not_found("listing"))
    }

    /// Ends and forgets a listing.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn close_listing(&self, id: ListingId) -> ApiResult<()> {
        locked(&self.inner.listings).remove(&id);
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

fn at_path(mut error: ApiError, path: &str) -> ApiError {
    error.details.path = Some(path.to_owned());
    error
}
