//! The practice environment.

use relabel_core::api::types::{ChangePractice, ConnectionSummary, PracticeTrouble};
use tauri::State;

use super::Reply;
use crate::{Shell, practice};

#[tauri::command]
pub(super) async fn start_practice(shell: State<'_, Shell>) -> Reply<ConnectionSummary> {
    practice::start(&shell).await
}

#[tauri::command]
pub(super) async fn practice_trouble(shell: State<'_, Shell>) -> Reply<PracticeTrouble> {
    practice::trouble(&shell).await
}

#[tauri::command]
pub(super) async fn change_practice(
    shell: State<'_, Shell>,
    request: ChangePractice,
) -> Reply<PracticeTrouble> {
    practice::change(&shell, request).await
}
