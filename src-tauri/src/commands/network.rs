//! Commands about the network of the company.

use percent_encoding::percent_decode;
use relabel_core::api::Redacted;
use relabel_core::api::types::{
    CertificateFacts, CertificateInspection, CertificateRef, ImportRef, NetworkState, ProxyChoice,
    ProxySettings,
};
use tauri::ipc::{Channel, Request};
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

#[tauri::command]
pub(super) async fn proxy_settings(shell: State<'_, Shell>) -> Reply<ProxySettings> {
    shell.app()?.proxy_settings().await
}

/// In which the password comes, percent-encoded. It goes one way only, and in no body: those
/// the library writes into its traces.
const PASSWORD: &str = "Relabel-Password";

#[tauri::command]
pub(super) async fn set_proxy(
    shell: State<'_, Shell>,
    request: ProxyChoice,
    message: Request<'_>,
) -> Reply<ProxySettings> {
    let typed = message.headers().get(PASSWORD).map(|value| {
        Redacted::new(percent_decode(value.as_bytes()).decode_utf8_lossy().into_owned())
    });
    shell.app()?.set_proxy(request, typed).await
}
