//! The commands the page may call: unpack, hand over to the core, hand back.

use std::path::PathBuf;

use relabel_core::api::types::{
    ApiError, AppInfo, Asset, ChangePractice, ConnectionSummary, Folder, JobId, JobOutlook,
    JobPage, JobRef, JobRow, JobSnapshot, ListFolders, ListingId, ListingPage, ListingRef,
    ListingState, MakePlan, OpenListing, PlanId, PlanPage, PlanRef, PlanRow, PlanState,
    PracticeTrouble, ReasonCount, Settings, StartJob,
};
use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, State, Wry};
use tauri_plugin_dialog::DialogExt as _;

use crate::{Shell, closing, practice, watch};

mod connections;
mod damage;
mod edits;
mod history;
mod kept;
mod network;
mod questions;
mod recipes;
mod searches;
mod sheets;

type Reply<T> = Result<T, ApiError>;

/// Every command. Must name what `relabel_core::api::types::COMMANDS` names.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        app_info,
        get_settings,
        save_settings,
        kept::kept,
        kept::keep_history,
        kept::delete_copies,
        connections::pick_key_file,
        connections::choose_key,
        connections::inspect_address,
        connections::add_connection,
        connections::add_local_aem,
        connections::delete_key_file,
        connections::update_connection,
        connections::list_connections,
        connections::remove_connection,
        kept::delete_connection,
        connections::sign_in,
        connections::sign_out,
        connections::unlock_live,
        connections::lock_live,
        connections::watch_check,
        network::watch_network_check,
        network::pick_certificate,
        network::trust_certificate,
        network::list_certificates,
        network::forget_certificate,
        network::proxy_settings,
        network::set_proxy,
        start_practice,
        practice_trouble,
        change_practice,
        list_folders,
        open_listing,
        watch_listing,
        close_listing,
        listing_page,
        searches::search_assets,
        searches::list_paths,
        searches::list_searches,
        searches::save_search,
        searches::remove_search,
        edits::list_fields,
        edits::know_prefix,
        edits::read_sample,
        edits::sample_edit,
        edits::summarise_values,
        edits::read_date,
        edits::find_tags,
        edits::tag_children,
        edits::read_tags,
        edits::reload_tags,
        recipes::list_recipes,
        recipes::save_recipe,
        recipes::duplicate_recipe,
        recipes::remove_recipe,
        recipes::order_recipes,
        recipes::restore_recipes,
        recipes::save_recipe_file,
        recipes::pick_recipe_file,
        recipes::add_recipe,
        sheets::pick_sheet,
        sheets::read_sheet_as,
        sheets::close_sheet,
        sheets::make_sheet_plan,
        sheets::asset_candidates,
        sheets::export_sheet,
        sheets::watch_export,
        sheets::stop_export,
        questions::list_endpoints,
        questions::read_models,
        questions::build_query,
        questions::ask,
        questions::watch_answer,
        questions::answer_page,
        questions::stop_answer,
        questions::close_answer,
        questions::export_answer,
        questions::use_answer,
        questions::list_persisted,
        questions::save_persisted,
        questions::past_queries,
        make_plan,
        watch_plan,
        discard_plan,
        plan_page,
        edits::plan_rows,
        edits::edit_cell,
        job_outlook,
        start_job,
        watch_job,
        pause_job,
        resume_job,
        stop_job,
        job_page,
        job_reasons,
        history::job_conflicts,
        history::job_chart,
        history::job_facts,
        history::list_jobs,
        history::unfinished_jobs,
        history::give_up_job,
        kept::delete_job,
        history::make_undo,
        history::make_retry,
        history::save_report,
        damage::save_readable,
        damage::start_afresh,
        close_app,
    ]
}

/// Opens the system's file dialog; `None` when the user chose nothing.
async fn pick_file(window: &AppHandle) -> Option<PathBuf> {
    let (chosen, answer) = tokio::sync::oneshot::channel();
    window.dialog().file().pick_file(move |file| {
        // Nobody listens any more when the app is closing.
        let _ = chosen.send(file);
    });
    answer.await.ok().flatten()?.into_path().ok()
}

/// Opens the system's dialog for a new file, with a name for it; `None` when the user chose
/// nothing.
async fn pick_place(window: &AppHandle, name: &str, label: &str, ending: &str) -> Option<PathBuf> {
    let (chosen, answer) = tokio::sync::oneshot::channel();
    window.dialog().file().add_filter(label, &[ending]).set_file_name(name).save_file(
        move |file| {
            // Nobody listens any more when the app is closing.
            let _ = chosen.send(file);
        },
    );
    answer.await.ok().flatten()?.into_path().ok()
}

#[tauri::command]
fn app_info(shell: State<'_, Shell>) -> Reply<AppInfo> {
    Ok(shell.app()?.app_info())
}

#[tauri::command]
async fn get_settings(shell: State<'_, Shell>) -> Reply<Settings> {
    shell.app()?.get_settings().await
}

#[tauri::command]
async fn save_settings(shell: State<'_, Shell>, request: Settings) -> Reply<()> {
    shell.app()?.save_settings(&request).await
}

#[tauri::command]
async fn start_practice(shell: State<'_, Shell>) -> Reply<ConnectionSummary> {
    practice::start(&shell).await
}

#[tauri::command]
async fn practice_trouble(shell: State<'_, Shell>) -> Reply<PracticeTrouble> {
    practice::trouble(&shell).await
}

#[tauri::command]
async fn change_practice(
    shell: State<'_, Shell>,
    request: ChangePractice,
) -> Reply<PracticeTrouble> {
    practice::change(&shell, request).await
}

#[tauri::command]
async fn close_app(app: AppHandle) -> Reply<()> {
    closing::close(&app).await;
    Ok(())
}

#[tauri::command]
async fn list_folders(shell: State<'_, Shell>, request: ListFolders) -> Reply<Vec<Folder>> {
    shell.app()?.list_folders(&request).await
}

#[tauri::command]
async fn open_listing(shell: State<'_, Shell>, request: OpenListing) -> Reply<ListingId> {
    shell.app()?.open_listing(&request).await
}

#[tauri::command]
fn watch_listing(
    shell: State<'_, Shell>,
    request: ListingRef,
    on_event: Channel<ListingState>,
) -> Reply<()> {
    watch::forward(shell.app()?.watch_listing(request.listing_id)?, on_event);
    Ok(())
}

#[tauri::command]
async fn close_listing(shell: State<'_, Shell>, request: ListingRef) -> Reply<()> {
    shell.app()?.close_listing(request.listing_id).await
}

#[tauri::command]
async fn listing_page(shell: State<'_, Shell>, request: ListingPage) -> Reply<Vec<Asset>> {
    shell.app()?.listing_page(request).await
}

#[tauri::command]
async fn make_plan(shell: State<'_, Shell>, request: MakePlan) -> Reply<PlanId> {
    shell.app()?.make_plan(&request).await
}

#[tauri::command]
fn watch_plan(
    shell: State<'_, Shell>,
    request: PlanRef,
    on_event: Channel<PlanState>,
) -> Reply<()> {
    watch::forward(shell.app()?.watch_plan(request.plan_id)?, on_event);
    Ok(())
}

#[tauri::command]
async fn discard_plan(shell: State<'_, Shell>, request: PlanRef) -> Reply<()> {
    shell.app()?.discard_plan(request.plan_id).await
}

#[tauri::command]
async fn plan_page(shell: State<'_, Shell>, request: PlanPage) -> Reply<Vec<PlanRow>> {
    shell.app()?.plan_page(request).await
}

#[tauri::command]
async fn job_outlook(shell: State<'_, Shell>, request: PlanRef) -> Reply<JobOutlook> {
    shell.app()?.job_outlook(request.plan_id).await
}

#[tauri::command]
async fn start_job(shell: State<'_, Shell>, request: StartJob) -> Reply<JobId> {
    shell.app()?.start_job(&request).await
}

#[tauri::command]
fn watch_job(
    shell: State<'_, Shell>,
    request: JobRef,
    on_event: Channel<JobSnapshot>,
) -> Reply<()> {
    watch::forward(shell.app()?.watch_job(request.job_id)?, on_event);
    Ok(())
}

#[tauri::command]
fn pause_job(shell: State<'_, Shell>, request: JobRef) -> Reply<()> {
    shell.app()?.pause_job(request.job_id)
}

#[tauri::command]
async fn resume_job(shell: State<'_, Shell>, request: JobRef) -> Reply<()> {
    shell.app()?.resume_job(request.job_id).await
}

#[tauri::command]
fn stop_job(shell: State<'_, Shell>, request: JobRef) -> Reply<()> {
    shell.app()?.stop_job(request.job_id)
}

#[tauri::command]
async fn job_page(shell: State<'_, Shell>, request: JobPage) -> Reply<Vec<JobRow>> {
    shell.app()?.job_page(request).await
}

#[tauri::command]
async fn job_reasons(shell: State<'_, Shell>, request: JobRef) -> Reply<Vec<ReasonCount>> {
    shell.app()?.job_reasons(request.job_id).await
}

#[cfg(test)]
mod tests {
    use relabel_core::api::types::COMMANDS;

    /// What the build declares to Tauri.
    const DECLARED: &[&str] = &include!("../../commands.in");

    #[test]
    fn every_command_is_declared_and_allowed_and_no_other() {
        assert_eq!(DECLARED, COMMANDS);
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../../capabilities/main.json")).expect("valid JSON");
        let allowed: Vec<&str> = capability["permissions"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|one| one.as_str())
            .collect();
        let commands =
            COMMANDS.iter().map(|command| format!("allow-{}", command.replace('_', "-")));
        let events = ["emit", "listen", "unlisten"].map(|may| format!("core:event:allow-{may}"));
        let zoom = "core:webview:allow-set-webview-zoom".to_owned();
        let wanted: Vec<String> = events.into_iter().chain([zoom]).chain(commands).collect();
        assert_eq!(allowed, wanted);
    }
}
