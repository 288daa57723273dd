//! Commands for a data folder that is damaged: the core could not be opened.

use relabel_core::api::types::SaveReadable;
use tauri::{AppHandle, State};

use super::Reply;
use crate::Shell;

/// Asks for a place with the system's file dialog and saves there what can be read;
/// `false` when the user chose none.
#[tauri::command]
pub(super) async fn save_readable(
    window: AppHandle,
    shell: State<'_, Shell>,
    request: SaveReadable,
) -> Reply<bool> {
    let name = format!("{}.csv", relabel_core::api::damage::file_name());
    let Some(path) = super::pick_place(&window, &name, "CSV", "csv").await else {
        return Ok(false);
    };
    relabel_core::api::damage::save_readable(&shell.options, request, &path).await?;
    Ok(true)
}

/// Sets the damaged files aside, where they are kept, and starts the program again.
#[tauri::command]
pub(super) async fn start_afresh(app: AppHandle, shell: State<'_, Shell>) -> Reply<()> {
    relabel_core::api::damage::set_aside(&shell.options).await?;
    app.restart()
}
