//! Searches, kept ones, and pasted paths: listings that are not of a folder.

use super::ApiResult;
use super::app::App;
use super::error::not_there_yet;
use super::types::{ListPaths, ListingId, SaveSearch, SavedSearch, SearchAssets, SearchId};

impl App {
    /// Starts a search and returns at once; watch it with [`App::watch_listing`].
    ///
    /// # Errors
    /// `NotFound`, `PathInvalid`, `FieldInvalid`, `SearchTooLong`, `KeyGone`, `StoreFailed`.
    pub async fn search_assets(&self, _request: &SearchAssets) -> ApiResult<ListingId> {
        not_there_yet().await
    }

    /// Starts a listing of pasted paths and returns at once.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`.
    pub async fn list_paths(&self, _request: &ListPaths) -> ApiResult<ListingId> {
        not_there_yet().await
    }

    /// The saved searches, by name.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn list_searches(&self) -> ApiResult<Vec<SavedSearch>> {
        not_there_yet().await
    }

    /// Saves a search.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn save_search(&self, _request: &SaveSearch) -> ApiResult<SavedSearch> {
        not_there_yet().await
    }

    /// Removes a saved search.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn remove_search(&self, _search: SearchId) -> ApiResult<()> {
        not_there_yet().await
    }
}
