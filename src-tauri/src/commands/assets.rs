//! Folders and the assets in them.

use relabel_core::api::types::{
    Asset, Folder, ListFolders, ListingId, ListingPage, ListingRef, ListingRows, ListingState,
    OpenListing, SortListing,
};
use tauri::State;
use tauri::ipc::Channel;

use super::Reply;
use crate::{Shell, watch};

#[tauri::command]
pub(super) async fn list_folders(
    shell: State<'_, Shell>,
    request: ListFolders,
) -> Reply<Vec<Folder>> {
    shell.app()?.list_folders(&request).await
}

#[tauri::command]
pub(super) async fn open_listing(
    shell: State<'_, Shell>,
    request: OpenListing,
) -> Reply<ListingId> {
    shell.app()?.open_listing(&request).await
}

#[tauri::command]
pub(super) fn watch_listing(
    shell: State<'_, Shell>,
    request: ListingRef,
    on_event: Channel<ListingState>,
) -> Reply<()> {
    watch::forward(shell.app()?.watch_listing(request.listing_id)?, on_event);
    Ok(())
}

#[tauri::command]
pub(super) async fn close_listing(shell: State<'_, Shell>, request: ListingRef) -> Reply<()> {
    shell.app()?.close_listing(request.listing_id).await
}

#[tauri::command]
pub(super) async fn listing_page(
    shell: State<'_, Shell>,
    request: ListingPage,
) -> Reply<Vec<Asset>> {
    shell.app()?.listing_page(request).await
}

#[tauri::command]
pub(super) async fn sort_listing(shell: State<'_, Shell>, request: SortListing) -> Reply<Vec<u32>> {
    shell.app()?.sort_listing(request).await
}

#[tauri::command]
pub(super) async fn listing_rows(
    shell: State<'_, Shell>,
    request: ListingRows,
) -> Reply<Vec<Asset>> {
    shell.app()?.listing_rows(request).await
}
