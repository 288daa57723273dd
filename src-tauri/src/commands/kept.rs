//! Commands about what is kept on this computer, and deleting it.

use relabel_core::api::types::{ConnectionRef, JobRef, KeepHistory, Kept};
use tauri::State;

use super::Reply;
use crate::Shell;

#[tauri::command]
pub(super) async fn kept(shell: State<'_, Shell>) -> Reply<Kept> {
    shell.app()?.kept().await
}

#[tauri::command]
pub(super) async fn keep_history(shell: State<'_, Shell>, request: KeepHistory) -> Reply<Kept> {
    shell.app()?.keep_history(request).await
}

#[tauri::command]
pub(super) async fn delete_copies(shell: State<'_, Shell>) -> Reply<Kept> {
    shell.app()?.delete_copies().await
}

#[tauri::command]
pub(super) async fn delete_job(shell: State<'_, Shell>, request: JobRef) -> Reply<()> {
    shell.app()?.delete_job(request.job_id).await
}

#[tauri::command]
pub(super) async fn delete_connection(
    shell: State<'_, Shell>,
    request: ConnectionRef,
) -> Reply<()> {
    shell.app()?.delete_connection(request.connection_id).await
}
