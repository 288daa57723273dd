//! Commands about spreadsheets.

use relabel_core::api::types::{
    AssetCandidates, CandidateAssets, ExportId, ExportRef, ExportSheet, ExportState, MakeSheetPlan,
    PlanId, ReadSheetAs, SheetFacts, SheetFormat, SheetInspection, SheetRef,
};
use tauri::AppHandle;
use tauri::State;
use tauri::ipc::Channel;

use super::Reply;
use crate::{Shell, watch};

/// Opens the system's file dialog; `None` when the user chose nothing.
#[tauri::command]
pub(super) async fn pick_sheet(
    window: AppHandle,
    shell: State<'_, Shell>,
) -> Reply<Option<SheetInspection>> {
    let app = shell.app()?;
    let Some(path) = super::pick_file(&window).await else { return Ok(None) };
    Ok(Some(app.inspect_sheet(&path).await))
}

#[tauri::command]
pub(super) async fn read_sheet_as(
    shell: State<'_, Shell>,
    request: ReadSheetAs,
) -> Reply<SheetFacts> {
    shell.app()?.read_sheet_as(&request).await
}

#[tauri::command]
pub(super) async fn close_sheet(shell: State<'_, Shell>, request: SheetRef) -> Reply<()> {
    shell.app()?.close_sheet(request.sheet_id).await
}

#[tauri::command]
pub(super) async fn make_sheet_plan(
    shell: State<'_, Shell>,
    request: MakeSheetPlan,
) -> Reply<PlanId> {
    shell.app()?.make_sheet_plan(&request).await
}

#[tauri::command]
pub(super) async fn asset_candidates(
    shell: State<'_, Shell>,
    request: AssetCandidates,
) -> Reply<CandidateAssets> {
    shell.app()?.asset_candidates(request).await
}

/// Asks for a place with the system's file dialog; `None` when the user chose none.
#[tauri::command]
pub(super) async fn export_sheet(
    window: AppHandle,
    shell: State<'_, Shell>,
    request: ExportSheet,
) -> Reply<Option<ExportId>> {
    let app = shell.app()?;
    let (label, ending) = match request.format {
        SheetFormat::Xlsx => ("Excel", "xlsx"),
        SheetFormat::Csv => ("CSV", "csv"),
    };
    let name = format!("{}.{ending}", app.sheet_file_name(&request.selection).await);
    let Some(path) = super::pick_place(&window, &name, label, ending).await else {
        return Ok(None);
    };
    app.export_sheet(&request, &path).await.map(Some)
}

#[tauri::command]
pub(super) fn watch_export(
    shell: State<'_, Shell>,
    request: ExportRef,
    on_event: Channel<ExportState>,
) -> Reply<()> {
    watch::forward(shell.app()?.watch_export(request.export_id)?, on_event);
    Ok(())
}

#[tauri::command]
pub(super) async fn stop_export(shell: State<'_, Shell>, request: ExportRef) -> Reply<()> {
    shell.app()?.stop_export(request.export_id).await
}
