//! Closing the window while a job runs: the page asks first.

use tauri::{AppHandle, Emitter as _, Manager as _, Window, WindowEvent};

use crate::Shell;

/// Told to the page, with the jobs that run, when the window is to be closed.
const CLOSE_ASKED: &str = "close-asked";

/// Keeps the window open while a job runs, and has the page ask.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let Ok(app) = window.state::<Shell>().app().cloned() else { return };
    let running = app.running_jobs();
    if running.is_empty() {
        return;
    }
    // A page that cannot be told cannot ask either; a job loses nothing by the end
    // of the program.
    match window.emit(CLOSE_ASKED, running) {
        Ok(()) => api.prevent_close(),
        Err(error) => tracing::warn!(%error, "the page could not be told"),
    }
}

/// Ends the program when nothing is on its way any more. The next start offers to go
/// on.
pub(crate) async fn close(app: &AppHandle) {
    if let Ok(core) = app.state::<Shell>().app() {
        core.hold_all_jobs().await;
    }
    app.exit(0);
}
