//! Folders and listings.

use futures::FutureExt as _;
use futures::future::BoxFuture;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::app::{App, Background, locked};
use super::error::not_found;
use super::types::{
    ApiError, Asset, AssetKind, ConnectionId, ErrorCode, Folder, ListFolders, ListingId,
    ListingPage, ListingState, OpenListing,
};
use super::{ApiResult, blocking};
use crate::sheets::matching::CommonFolder;
use relabel_aem::ListingSource;
use relabel_model::{FoundAsset, ListingScope};
use relabel_store::ListingKey;

/// Most rows a table may ask for at once; more would make the window wait.
pub(super) const MOST_ROWS: u32 = 200;

/// A listing that is about to be filled.
#[derive(Debug)]
pub(super) struct NewListing {
    id: ListingId,
    /// Its key in the store.
    pub(super) key: ListingKey,
    /// Where its growth is told.
    pub(super) state: watch::Sender<ListingState>,
}

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
        let source = ListingSource::new(author, scope.clone())?;
        let listing = self.new_listing(request.connection_id, &scope).await?;
        let fragments = request.include_fragments;
        Ok(self.fill(listing, move |app, listing| {
            async move { app.fill_from(source, listing, fragments, &scope.path).await }.boxed()
        }))
    }

    /// Makes an empty listing; `scope` holds everything it will.
    pub(super) async fn new_listing(
        &self,
        connection: ConnectionId,
        scope: &ListingScope,
    ) -> ApiResult<NewListing> {
        let id = ListingId::new();
        let (store, path, recursive) = (self.store(), scope.path.clone(), scope.recursive);
        let key = blocking(move || store.add_listing(id, connection, &path, recursive)).await?;
        let (state, _) = watch::channel(ListingState {
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
        Ok(NewListing { id, key, state })
    }

    /// Fills a listing in the background, until it is closed. Returns at once.
    pub(super) fn fill<F>(&self, listing: NewListing, fill: F) -> ListingId
    where
        F: for<'a> FnOnce(&'a Self, &'a NewListing) -> BoxFuture<'a, ApiResult<()>>
            + Send
            + 'static,
    {
        let (id, cancelled) = (listing.id, CancellationToken::new());
        let state = listing.state.subscribe();
        locked(&self.inner.listings).insert(id, Background { state, cancelled: cancelled.clone() });
        let app = self.clone();
        tokio::spawn(async move {
            let error = tokio::select! {
                () = cancelled.cancelled() => return,
                filled = fill(&app, &listing) => filled.err(),
            };
            listing.state.send_modify(|state| {
                state.complete = error.is_none();
                state.error = error;
            });
        });
        id
    }

    /// Fills a listing with the assets of a folder or of a search below it.
    pub(super) async fn fill_from(
        &self,
        mut source: ListingSource,
        listing: &NewListing,
        include_fragments: bool,
        folder: &str,
    ) -> ApiResult<()> {
        let mut count = 0;
        let mut common = CommonFolder::default();
        loop {
            let page = match source.next().await {
                Ok(Some(page)) => page,
                Ok(None) => break,
                Err(error) if source.is_refused() => return Err(search_closed(error.into())),
                Err(error) => return Err(at_path(error.into(), folder)),
            };
            let found = page.len();
            let page: Vec<FoundAsset> = page
                .into_iter()
                .filter(|asset| include_fragments || asset.kind != AssetKind::Fragment)
                .collect();
            let left_out = u32::try_from(found - page.len()).unwrap_or(u32::MAX);
            page.iter().for_each(|asset| common.add(&asset.path));
            let (store, key) = (self.store(), listing.key);
            count = blocking(move || store.extend_listing(key, count, &page)).await?;
            listing.state.send_modify(|state| {
                state.count = count;
                state.fragments_left_out += left_out;
            });
        }
        if source.is_search() && count > 0 {
            // What is read of them later is looked for no further away than they lie.
            let (store, key, folder) = (self.store(), listing.key, common.path());
            blocking(move || store.set_listing_folder(key, &folder)).await?;
        }
        Ok(())
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

/// This account may not search, and nothing else can answer.
fn search_closed(refused: ApiError) -> ApiError {
    let message = "AEM does not let this account search";
    ApiError { code: ErrorCode::SearchClosed, message: message.to_owned(), ..refused }
}

fn at_path(mut error: ApiError, path: &str) -> ApiError {
    error.details.path = Some(path.to_owned());
    error
}
