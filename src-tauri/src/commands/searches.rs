//! Commands about searches and pasted paths.

use relabel_core::api::types::{
    ListPaths, ListingId, SaveSearch, SavedSearch, SearchAssets, SearchRef,
};
use tauri::State;

use super::Reply;
use crate::Shell;

#[tauri::command]
pub(super) async fn search_assets(
    shell: State<'_, Shell>,
    request: SearchAssets,
) -> Reply<ListingId> {
    shell.app()?.search_assets(&request).await
}

#[tauri::command]
pub(super) async fn list_paths(shell: State<'_, Shell>, request: ListPaths) -> Reply<ListingId> {
    shell.app()?.list_paths(&request).await
}

#[tauri::command]
pub(super) async fn list_searches(shell: State<'_, Shell>) -> Reply<Vec<SavedSearch>> {
    shell.app()?.list_searches().await
}

#[tauri::command]
pub(super) async fn save_search(
    shell: State<'_, Shell>,
    request: SaveSearch,
) -> Reply<SavedSearch> {
    shell.app()?.save_search(&request).await
}

#[tauri::command]
pub(super) async fn remove_search(shell: State<'_, Shell>, request: SearchRef) -> Reply<()> {
    shell.app()?.remove_search(request.search_id).await
}
