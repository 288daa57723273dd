//! Listings: begun, filled in the background, watched.

use std::sync::Arc;

use relabel_aem::ListingSource;
use relabel_aem::search::{PathFound, PathLookup};
use relabel_model::{AssetKind, ConnectionId, FoundAsset, ListingId, ListingScope};
use relabel_store::{ListingKey, Store};
use tokio::sync::watch;

use super::{Background, Backgrounds, OpenConnection};
use crate::sheets::matching::CommonFolder;
use crate::wire::{ApiError, ErrorCode, ListingState};
use crate::wire::{ApiResult, blocking};

/// Paths without an asset that are told.
const TOLD: usize = 20;

#[derive(Default)]
pub(crate) struct Library {
    listings: Backgrounds<ListingId, ListingState>,
}

/// What a listing is filled with.
pub(crate) enum Contents {
    /// The assets of a folder, or of a search below it.
    Found(Box<ListingSource>),
    /// Those at some paths, and what was written there that is none.
    Paths { lookup: PathLookup, not_paths: Vec<String>, not_path_count: u32 },
}

impl Library {
    /// Begins a listing and fills it in the background, until it is closed. `scope` holds
    /// everything it will.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub(crate) async fn begin(
        &self,
        store: Arc<Store>,
        connection: &OpenConnection,
        scope: ListingScope,
        include_fragments: bool,
        mut contents: Contents,
    ) -> ApiResult<ListingId> {
        let (id, of) = (ListingId::new(), connection.id);
        let (rows, path, recursive) = (Arc::clone(&store), scope.path.clone(), scope.recursive);
        let key = blocking(move || rows.add_listing(id, of, &path, recursive)).await?;
        let (not_paths, not_path_count) = match &mut contents {
            Contents::Found(_) => (Vec::new(), 0),
            Contents::Paths { not_paths, not_path_count, .. } => {
                (std::mem::take(not_paths), *not_path_count)
            }
        };
        let (state, watched) = watch::channel(ListingState {
            listing_id: id,
            count: 0,
            fragments_left_out: 0,
            not_found: 0,
            missing: Vec::new(),
            not_paths,
            not_path_count,
            complete: false,
            error: None,
        });
        let work = Background::new(connection, watched);
        let cancelled = work.cancelled.clone();
        self.listings.add(id, work);
        let filling = Filling { store, key, folder: scope.path, include_fragments, state };
        tokio::spawn(async move {
            let error = tokio::select! {
                () = cancelled.cancelled() => return,
                filled = filling.fill(contents) => filled.err(),
            };
            filling.state.send_modify(|state| {
                state.complete = error.is_none();
                state.error = error;
            });
        });
        Ok(id)
    }

    /// The newest state of a listing, whenever it changes.
    pub(crate) fn watch(&self, id: ListingId) -> Option<watch::Receiver<ListingState>> {
        self.listings.watch(id)
    }

    /// Ends and forgets a listing.
    pub(crate) fn close(&self, id: ListingId) {
        self.listings.close(id);
    }

    /// Ends and forgets all listings of a connection.
    pub(crate) fn close_of(&self, connection: ConnectionId) {
        self.listings.close_of(connection);
    }
}

/// A listing that is being filled.
struct Filling {
    store: Arc<Store>,
    key: ListingKey,
    folder: String,
    include_fragments: bool,
    state: watch::Sender<ListingState>,
}

impl Filling {
    async fn fill(&self, contents: Contents) -> ApiResult<()> {
        match contents {
            Contents::Found(source) => self.with_found(*source).await,
            Contents::Paths { lookup, .. } => self.with_paths(lookup).await,
        }
    }

    async fn with_found(&self, mut source: ListingSource) -> ApiResult<()> {
        let mut count = 0;
        let mut common = CommonFolder::default();
        loop {
            let page = match source.next().await {
                Ok(Some(page)) => page,
                Ok(None) => break,
                Err(error) if source.is_refused() => return Err(search_closed(error.into())),
                Err(error) => {
                    let mut error = ApiError::from(error);
                    error.details.path = Some(self.folder.clone());
                    return Err(error);
                }
            };
            page.iter()
                .filter(|asset| self.is_wanted(asset))
                .for_each(|asset| common.add(&asset.path));
            count = self.extend(count, page, Vec::new()).await?;
        }
        if source.is_search() && count > 0 {
            // What is read of them later is looked for no further away than they lie.
            let (store, key, folder) = (Arc::clone(&self.store), self.key, common.path());
            blocking(move || store.set_listing_folder(key, &folder)).await?;
        }
        Ok(())
    }

    async fn with_paths(&self, mut lookup: PathLookup) -> ApiResult<()> {
        let mut count = 0;
        while let Some(found) = lookup.next().await? {
            let (mut page, mut missing) = (Vec::with_capacity(found.len()), Vec::new());
            for one in found {
                match one {
                    PathFound::Asset(asset) => page.push(asset),
                    PathFound::Nothing { path } => missing.push(path),
                }
            }
            count = self.extend(count, page, missing).await?;
        }
        Ok(())
    }

    fn is_wanted(&self, asset: &FoundAsset) -> bool {
        self.include_fragments || asset.kind != AssetKind::Fragment
    }

    /// Adds a page to the `count` assets that are there, and says how many that makes.
    async fn extend(
        &self,
        count: u32,
        mut page: Vec<FoundAsset>,
        missing: Vec<String>,
    ) -> ApiResult<u32> {
        let found = page.len();
        page.retain(|asset| self.is_wanted(asset));
        let left_out = u32::try_from(found - page.len()).unwrap_or(u32::MAX);
        let (store, key) = (Arc::clone(&self.store), self.key);
        let count = blocking(move || store.extend_listing(key, count, &page)).await?;
        self.state.send_modify(|state| {
            state.count = count;
            state.fragments_left_out += left_out;
            state.not_found += u32::try_from(missing.len()).unwrap_or(u32::MAX);
            let room = TOLD.saturating_sub(state.missing.len());
            state.missing.extend(missing.into_iter().take(room));
        });
        Ok(count)
    }
}

/// This account may not search, and nothing else can answer.
fn search_closed(refused: ApiError) -> ApiError {
    let message = "AEM does not let this account search";
    ApiError { code: ErrorCode::SearchClosed, message: message.to_owned(), ..refused }
}
