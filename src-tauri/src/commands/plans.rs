//! Checks: from an edit to old and new values.

use relabel_core::api::types::{
    EditCell, EditedCell, JobOutlook, MakePlan, PlanId, PlanPage, PlanRef, PlanRow, PlanRows,
    PlanRowsPage, PlanState,
};
use tauri::State;
use tauri::ipc::Channel;

use super::Reply;
use crate::{Shell, watch};

#[tauri::command]
pub(super) async fn make_plan(shell: State<'_, Shell>, request: MakePlan) -> Reply<PlanId> {
    shell.app()?.make_plan(&request).await
}

#[tauri::command]
pub(super) fn watch_plan(
    shell: State<'_, Shell>,
    request: PlanRef,
    on_event: Channel<PlanState>,
) -> Reply<()> {
    watch::forward(shell.app()?.watch_plan(request.plan_id)?, on_event);
    Ok(())
}

#[tauri::command]
pub(super) async fn discard_plan(shell: State<'_, Shell>, request: PlanRef) -> Reply<()> {
    shell.app()?.discard_plan(request.plan_id).await
}

#[tauri::command]
pub(super) async fn plan_page(shell: State<'_, Shell>, request: PlanPage) -> Reply<Vec<PlanRow>> {
    shell.app()?.plan_page(request).await
}

#[tauri::command]
pub(super) async fn job_outlook(shell: State<'_, Shell>, request: PlanRef) -> Reply<JobOutlook> {
    shell.app()?.job_outlook(request.plan_id).await
}

#[tauri::command]
pub(super) async fn plan_rows(shell: State<'_, Shell>, request: PlanRows) -> Reply<PlanRowsPage> {
    shell.app()?.plan_rows(&request).await
}

#[tauri::command]
pub(super) async fn edit_cell(shell: State<'_, Shell>, request: EditCell) -> Reply<EditedCell> {
    shell.app()?.edit_cell(&request).await
}
