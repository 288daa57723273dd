//! Commands about jobs that were: History, what follows a job, reports.

use relabel_core::api::types::{
    ChartPoint, ConflictPage, ConflictRow, FollowUpPlan, JobFacts, JobRef, ListJobs, ReportFormat,
    SaveReport,
};
use tauri::{AppHandle, State};

use super::Reply;
use crate::Shell;

#[tauri::command]
pub(super) async fn job_conflicts(
    shell: State<'_, Shell>,
    request: ConflictPage,
) -> Reply<Vec<ConflictRow>> {
    shell.app()?.job_conflicts(request).await
}

#[tauri::command]
pub(super) async fn job_chart(shell: State<'_, Shell>, request: JobRef) -> Reply<Vec<ChartPoint>> {
    shell.app()?.job_chart(request.job_id).await
}

#[tauri::command]
pub(super) async fn job_facts(shell: State<'_, Shell>, request: JobRef) -> Reply<JobFacts> {
    shell.app()?.job_facts(request.job_id).await
}

#[tauri::command]
pub(super) async fn list_jobs(shell: State<'_, Shell>, request: ListJobs) -> Reply<Vec<JobFacts>> {
    shell.app()?.list_jobs(&request).await
}

#[tauri::command]
pub(super) async fn unfinished_jobs(shell: State<'_, Shell>) -> Reply<Vec<JobFacts>> {
    shell.app()?.unfinished_jobs().await
}

#[tauri::command]
pub(super) async fn give_up_job(shell: State<'_, Shell>, request: JobRef) -> Reply<()> {
    shell.app()?.give_up_job(request.job_id).await
}

#[tauri::command]
pub(super) async fn make_undo(shell: State<'_, Shell>, request: JobRef) -> Reply<FollowUpPlan> {
    shell.app()?.make_undo(request.job_id).await
}

#[tauri::command]
pub(super) async fn make_retry(shell: State<'_, Shell>, request: JobRef) -> Reply<FollowUpPlan> {
    shell.app()?.make_retry(request.job_id).await
}

/// Asks for a place with the system's file dialog and writes there; `false` when the
/// user chose none.
#[tauri::command]
pub(super) async fn save_report(
    window: AppHandle,
    shell: State<'_, Shell>,
    request: SaveReport,
) -> Reply<bool> {
    let app = shell.app()?;
    let (label, ending) = match request.format {
        ReportFormat::Xlsx => ("Excel", "xlsx"),
        ReportFormat::Csv | ReportFormat::NotDone => ("CSV", "csv"),
    };
    let name = format!("{}.{ending}", app.report_file_name(request.job_id).await);
    let Some(path) = super::pick_place(&window, &name, label, ending).await else {
        return Ok(false);
    };
    app.save_report(&request, &path).await?;
    Ok(true)
}
