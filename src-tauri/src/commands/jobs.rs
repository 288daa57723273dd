//! Changes while they run.

use relabel_core::api::types::{
    JobId, JobPage, JobRef, JobRow, JobSnapshot, ReasonCount, StartJob,
};
use tauri::State;
use tauri::ipc::Channel;

use super::Reply;
use crate::{Shell, watch};

#[tauri::command]
pub(super) async fn start_job(shell: State<'_, Shell>, request: StartJob) -> Reply<JobId> {
    shell.app()?.start_job(&request).await
}

#[tauri::command]
pub(super) fn watch_job(
    shell: State<'_, Shell>,
    request: JobRef,
    on_event: Channel<JobSnapshot>,
) -> Reply<()> {
    watch::forward(shell.app()?.watch_job(request.job_id)?, on_event);
    Ok(())
}

#[tauri::command]
pub(super) fn pause_job(shell: State<'_, Shell>, request: JobRef) -> Reply<()> {
    shell.app()?.pause_job(request.job_id)
}

#[tauri::command]
pub(super) async fn resume_job(shell: State<'_, Shell>, request: JobRef) -> Reply<()> {
    shell.app()?.resume_job(request.job_id).await
}

#[tauri::command]
pub(super) fn stop_job(shell: State<'_, Shell>, request: JobRef) -> Reply<()> {
    shell.app()?.stop_job(request.job_id)
}

#[tauri::command]
pub(super) async fn job_page(shell: State<'_, Shell>, request: JobPage) -> Reply<Vec<JobRow>> {
    shell.app()?.job_page(request).await
}

#[tauri::command]
pub(super) async fn job_reasons(
    shell: State<'_, Shell>,
    request: JobRef,
) -> Reply<Vec<ReasonCount>> {
    shell.app()?.job_reasons(request.job_id).await
}
