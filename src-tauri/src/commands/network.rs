//! Commands about the network of the company.

use relabel_core::api::types::{
    CertificateFacts, CertificateInspection, CertificateRef, ImportRef, NetworkState,
};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::{Reply, pick_file};
use crate::{Shell, watch};

#[tauri::command]
pub(super) async fn watch_network_check(
    shell: State<'_, Shell>,
    on_event: Channel<NetworkState>,
) -> Reply<()> {
    watch::forward(shell.app()?.check_network().await?, on_event);
    Ok(())
}

/// Opens the system's file dialog; `None` when the user chose nothing.
#[tauri::command]
pub(super) async fn pick_certificate(
    window: AppHandle,
    shell: State<'_, Shell>,
) -> Reply<Option<CertificateInspection>> {
    match pick_file(&window).await {
        Some(path) => Ok(Some(shell.app()?.inspect_certificate_file(&path).await)),
        None => Ok(None),
    }
}

#[tauri::command]
pub(super) async fn trust_certificate(
    shell: State<'_, Shell>,
    request: ImportRef,
) -> Reply<Vec<CertificateFacts>> {
    shell.app()?.trust_certificate(request.import_id).await
}

#[tauri::command]
pub(super) async fn list_certificates(shell: State<'_, Shell>) -> Reply<Vec<CertificateFacts>> {
    shell.app()?.list_certificates().await
}

#[tauri::command]
pub(super) async fn forget_certificate(
    shell: State<'_, Shell>,
    request: CertificateRef,
) -> Reply<Vec<CertificateFacts>> {
    shell.app()?.forget_certificate(&request.fingerprint).await
}
