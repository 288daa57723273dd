//! The one window. Its page runs in a process of its own; when that one ends, by a
//! crash or by a system that is short of memory, the page is loaded anew and finds
//! the jobs again, which run here.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager as _, Url, WebviewWindow, WebviewWindowBuilder};

/// Label of the one window, as the capability names it.
pub(crate) const LABEL: &str = "main";

/// Opens the window. It shows the app's own pages and nothing else: any other
/// address and any new window is refused.
pub(crate) fn open(app: &AppHandle) -> Result<(), Box<dyn std::error::Error>> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or("the configuration names no main window")?;
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    load_again_when_lost(&window)?;
    Ok(())
}

/// Tauri leaves the window blank on Linux when the page's process ends. On macOS its
/// builder has a hook, see [`run`](crate::run); on Windows WebView2 shows an error
/// page of its own.
#[cfg(target_os = "linux")]
fn load_again_when_lost(window: &WebviewWindow) -> tauri::Result<()> {
    use std::cell::Cell;
    use std::time::{Duration, Instant};
    use webkit2gtk::WebViewExt as _;

    /// Between two ends of a page that are two mishaps. One that ends sooner would
    /// end again and again.
    const APART: Duration = Duration::from_secs(5);

    window.with_webview(|webview| {
        let last = Cell::new(None::<Instant>);
        webview.inner().connect_web_process_terminated(move |view, reason| {
            let is_first = last.get().is_none_or(|before| before.elapsed() > APART);
            last.set(Some(Instant::now()));
            tracing::error!(?reason, is_loaded_again = is_first, "the page's process ended");
            if is_first {
                view.reload();
            }
        });
    })
}

#[cfg(not(target_os = "linux"))]
fn load_again_when_lost(_: &WebviewWindow) -> tauri::Result<()> {
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
