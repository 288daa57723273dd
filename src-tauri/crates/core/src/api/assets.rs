//! Folders and listings.

mod order;

use tokio::sync::watch;

use super::app::App;
use super::error::not_found;
use super::types::{
    ApiError, Asset, ConnectionId, ErrorCode, Folder, ListFolders, ListingId, ListingPage,
    ListingRows, ListingState, OpenListing, Selection, SortListing,
};
use super::{ApiResult, blocking};
use crate::session::Contents;
use relabel_aem::ListingSource;
use relabel_model::ListingScope;
use relabel_store::{ListingKey, SelectionFilter};

/// Most rows a table may ask for at once; more would make the window wait.
pub(super) const MOST_ROWS: u32 = 200;
/// Most rows of a listing that is sorted: the window holds the numbers of all of them.
const MOST_SORTED: usize = 100_000;
/// Rows that are read at once for it.
const SORT_PAGE: u32 = 5_000;

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
        let (library, contents) = (&self.session().library, Contents::Found(Box::new(source)));
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

    /// The numbers of all rows of a listing, in another order than AEM's.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`; `RequestInvalid` for a listing that is too long.
    pub async fn sort_listing(&self, request: SortListing) -> ApiResult<Vec<u32>> {
        let SortListing { listing_id, by, descending } = request;
        let store = self.store();
        blocking(move || {
            let (key, ..) = store.listing(listing_id)?.ok_or_else(|| not_found("listing"))?;
            let (mut keys, mut from) = (Vec::new(), 0);
            loop {
                let page = store.listing_page(key, from, SORT_PAGE)?;
                let Some(last) = page.last() else { break };
                from = last.row + 1;
                keys.extend(page.iter().map(|asset| (order::key(asset, by), asset.row)));
                if keys.len() > MOST_SORTED {
                    let message = "a listing that long is not sorted";
                    return Err(ApiError::new(ErrorCode::RequestInvalid, message));
                }
            }
            Ok(order::sorted(keys, descending))
        })
        .await
    }

    /// Some rows of a listing.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn listing_rows(&self, request: ListingRows) -> ApiResult<Vec<Asset>> {
        let ListingRows { listing_id, mut rows } = request;
        rows.truncate(MOST_ROWS as usize);
        let store = self.store();
        blocking(move || {
            let (key, ..) = store.listing(listing_id)?.ok_or_else(|| not_found("listing"))?;
            Ok::<_, ApiError>(store.listing_rows(key, &rows)?)
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

    /// The listing that a selection is of. What was listed in one environment is never
    /// written in another.
    ///
    /// # Errors
    /// `NotFound`; `RequestInvalid` where it is of another connection; `StoreFailed`.
    pub(super) async fn selected_in(
        &self,
        connection: ConnectionId,
        selection: &Selection,
    ) -> ApiResult<(ListingKey, ListingScope)> {
        let (listing, listed_in, scope) = self.listing(listing_of(selection)).await?;
        if listed_in != connection {
            let message = "the listing is of another connection";
            return Err(ApiError::new(ErrorCode::RequestInvalid, message));
        }
        Ok((listing, scope))
    }

    /// The rows that are selected, and how many: "all" means all that is there, not all that
    /// was found so far.
    ///
    /// # Errors
    /// `NotFound`; `PlanNotRunnable` while the listing grows.
    pub(super) fn selected_rows(&self, selection: &Selection) -> ApiResult<(SelectionFilter, u32)> {
        let listed = self.watch_listing(listing_of(selection))?.borrow().clone();
        if matches!(selection, Selection::All { .. }) && !listed.complete {
            let message = "the listing has not reached its end";
            return Err(ApiError::new(ErrorCode::PlanNotRunnable, message).retryable());
        }
        let rows = SelectionFilter::new(selection);
        let count = rows.count(listed.count);
        Ok((rows, count))
    }
}

/// The listing a selection is of.
pub(super) fn listing_of(selection: &Selection) -> ListingId {
    match selection {
        Selection::All { listing_id, .. } | Selection::Rows { listing_id, .. } => *listing_id,
    }
}
