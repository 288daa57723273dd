//! Commands about questions and their answers.

use relabel_core::api::types::{
    AnswerFormat, AnswerId, AnswerPage, AnswerRef, AnswerRows, AnswerState, Ask, BuildQuery,
    BuiltQuery, ConnectionRef, EndpointRef, EndpointsFound, ExportAnswer, ListingId, PastQuery,
    PersistedQuery, QuestionSchema, SavePersisted,
};
use tauri::AppHandle;
use tauri::State;
use tauri::ipc::Channel;

use super::Reply;
use crate::{Shell, watch};

#[tauri::command]
pub(super) async fn list_endpoints(
    shell: State<'_, Shell>,
    request: ConnectionRef,
) -> Reply<EndpointsFound> {
    shell.app()?.list_endpoints(request.connection_id).await
}

#[tauri::command]
pub(super) async fn read_models(
    shell: State<'_, Shell>,
    request: EndpointRef,
) -> Reply<QuestionSchema> {
    shell.app()?.read_models(&request).await
}

#[tauri::command]
pub(super) async fn build_query(shell: State<'_, Shell>, request: BuildQuery) -> Reply<BuiltQuery> {
    shell.app()?.build_query(&request).await
}

#[tauri::command]
pub(super) async fn ask(shell: State<'_, Shell>, request: Ask) -> Reply<AnswerId> {
    shell.app()?.ask(&request).await
}

#[tauri::command]
pub(super) fn watch_answer(
    shell: State<'_, Shell>,
    request: AnswerRef,
    on_event: Channel<AnswerState>,
) -> Reply<()> {
    watch::forward(shell.app()?.watch_answer(request.answer_id)?, on_event);
    Ok(())
}

#[tauri::command]
pub(super) async fn answer_page(shell: State<'_, Shell>, request: AnswerPage) -> Reply<AnswerRows> {
    shell.app()?.answer_page(request).await
}

#[tauri::command]
pub(super) async fn stop_answer(shell: State<'_, Shell>, request: AnswerRef) -> Reply<()> {
    shell.app()?.stop_answer(request.answer_id).await
}

#[tauri::command]
pub(super) fn close_answer(shell: State<'_, Shell>, request: AnswerRef) -> Reply<()> {
    shell.app()?.close_answer(request.answer_id)
}

/// Asks for a place with the system's file dialog; `false` when the user chose none.
#[tauri::command]
pub(super) async fn export_answer(
    window: AppHandle,
    shell: State<'_, Shell>,
    request: ExportAnswer,
) -> Reply<bool> {
    let app = shell.app()?;
    let (label, ending) = match request.format {
        AnswerFormat::Xlsx => ("Excel", "xlsx"),
        AnswerFormat::Csv => ("CSV", "csv"),
        AnswerFormat::Json => ("JSON", "json"),
    };
    let name = format!("{}.{ending}", app.file_name(None));
    let Some(path) = super::pick_place(&window, &name, label, ending).await else {
        return Ok(false);
    };
    app.export_answer(request, &path).await?;
    Ok(true)
}

#[tauri::command]
pub(super) async fn use_answer(shell: State<'_, Shell>, request: AnswerRef) -> Reply<ListingId> {
    shell.app()?.use_answer(request.answer_id).await
}

#[tauri::command]
pub(super) async fn list_persisted(
    shell: State<'_, Shell>,
    request: ConnectionRef,
) -> Reply<Vec<PersistedQuery>> {
    shell.app()?.list_persisted(request.connection_id).await
}

#[tauri::command]
pub(super) async fn save_persisted(
    shell: State<'_, Shell>,
    request: SavePersisted,
) -> Reply<PersistedQuery> {
    shell.app()?.save_persisted(&request).await
}

#[tauri::command]
pub(super) async fn past_queries(
    shell: State<'_, Shell>,
    request: ConnectionRef,
) -> Reply<Vec<PastQuery>> {
    shell.app()?.past_queries(request.connection_id).await
}
