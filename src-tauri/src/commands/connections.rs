//! Commands about keys, connections and whether they work.

use relabel_core::api::types::{
    Access, AddConnection, AddLocalAem, AddressFacts, CheckConnection, CheckState, ChooseKey,
    ConnectionRef, ConnectionSummary, ImportRef, InspectAddress, KeyInspection, UpdateConnection,
};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::{Reply, pick_file};
use crate::{Shell, watch};

/// Opens the system's file dialog; `None` when the user chose nothing.
#[tauri::command]
pub(super) async fn pick_key_file(
    window: AppHandle,
    shell: State<'_, Shell>,
) -> Reply<Option<KeyInspection>> {
    match pick_file(&window).await {
        Some(path) => Ok(Some(shell.app()?.inspect_key_file(&path).await)),
        None => Ok(None),
    }
}

#[tauri::command]
pub(super) async fn choose_key(
    shell: State<'_, Shell>,
    request: ChooseKey,
) -> Reply<KeyInspection> {
    shell.app()?.choose_key(&request).await
}

#[tauri::command]
pub(super) fn inspect_address(
    shell: State<'_, Shell>,
    request: InspectAddress,
) -> Reply<AddressFacts> {
    shell.app()?.inspect_address(&request)
}

#[tauri::command]
pub(super) async fn add_connection(
    shell: State<'_, Shell>,
    request: AddConnection,
) -> Reply<ConnectionSummary> {
    shell.app()?.add_connection(&request).await
}

#[tauri::command]
pub(super) async fn add_local_aem(
    shell: State<'_, Shell>,
    request: AddLocalAem,
) -> Reply<ConnectionSummary> {
    shell.app()?.add_local_aem(&request).await
}

#[tauri::command]
pub(super) async fn delete_key_file(shell: State<'_, Shell>, request: ImportRef) -> Reply<()> {
    shell.app()?.delete_key_file(request.import_id).await
}

#[tauri::command]
pub(super) async fn update_connection(
    shell: State<'_, Shell>,
    request: UpdateConnection,
) -> Reply<ConnectionSummary> {
    shell.app()?.update_connection(&request).await
}

#[tauri::command]
pub(super) async fn list_connections(shell: State<'_, Shell>) -> Reply<Vec<ConnectionSummary>> {
    shell.app()?.list_connections().await
}

#[tauri::command]
pub(super) async fn remove_connection(
    shell: State<'_, Shell>,
    request: ConnectionRef,
) -> Reply<()> {
    shell.app()?.remove_connection(request.connection_id).await
}

#[tauri::command]
pub(super) async fn sign_in(shell: State<'_, Shell>, request: ConnectionRef) -> Reply<Access> {
    shell.app()?.sign_in(request.connection_id).await
}

#[tauri::command]
pub(super) async fn sign_out(shell: State<'_, Shell>, request: ConnectionRef) -> Reply<()> {
    shell.app()?.sign_out(request.connection_id).await
}

#[tauri::command]
pub(super) async fn unlock_live(
    shell: State<'_, Shell>,
    request: ConnectionRef,
) -> Reply<ConnectionSummary> {
    shell.app()?.unlock_live(request.connection_id).await
}

#[tauri::command]
pub(super) async fn lock_live(
    shell: State<'_, Shell>,
    request: ConnectionRef,
) -> Reply<ConnectionSummary> {
    shell.app()?.lock_live(request.connection_id).await
}

#[tauri::command]
pub(super) async fn watch_check(
    shell: State<'_, Shell>,
    request: CheckConnection,
    on_event: Channel<CheckState>,
) -> Reply<()> {
    watch::forward(shell.app()?.check_connection(&request).await?, on_event);
    Ok(())
}
