//! The app itself and its settings.

use relabel_core::api::types::{AppInfo, Settings};
use tauri::{AppHandle, State};

use super::Reply;
use crate::{Shell, closing};

#[tauri::command]
pub(super) fn app_info(shell: State<'_, Shell>) -> Reply<AppInfo> {
    Ok(shell.app()?.app_info())
}

#[tauri::command]
pub(super) async fn get_settings(shell: State<'_, Shell>) -> Reply<Settings> {
    shell.app()?.get_settings().await
}

#[tauri::command]
pub(super) async fn save_settings(shell: State<'_, Shell>, request: Settings) -> Reply<()> {
    shell.app()?.save_settings(&request).await
}

#[tauri::command]
pub(super) async fn close_app(app: AppHandle) -> Reply<()> {
    closing::close(&app).await;
    Ok(())
}
