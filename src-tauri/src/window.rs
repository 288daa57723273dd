//! The one window.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager as _, Url, WebviewWindowBuilder};

/// Label of the one window, as the capability names it.
pub(crate) const LABEL: &str = "main";

/// Opens the window. It shows the app's own pages and nothing else: any other
/// address and any new window is refused.
pub(crate) fn open(app: &AppHandle) -> Result<(), Box<dyn std::error::Error>> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or("the configuration names no main window")?;
    WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Shows the window that is open already, when the app is started once more.
pub(crate) fn bring_to_front(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    if let Err(error) = window.unminimize().and_then(|()| window.set_focus()) {
        tracing::warn!(%error, "the window could not be brought to the front");
    }
}

/// The app's own pages have the scheme `tauri`, on Windows the host `tauri.localhost`.
fn is_own_page(url: &Url) -> bool {
    url.scheme() == "tauri"
        || url.host_str() == Some("tauri.localhost")
        || url.as_str() == "about:blank"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_page_is_ever_shown() {
        let own = |text: &str| is_own_page(&text.parse().expect("a URL"));
        assert!(own("tauri://localhost/index.html"));
        assert!(own("http://tauri.localhost/"));
        for other in [
            "https://example.com/",
            "http://tauri.localhost.example.com/",
            "file:///etc/passwd",
            "data:text/html,x",
        ] {
            assert!(!own(other), "{other}");
        }
    }
}
