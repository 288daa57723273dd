//! Files dropped anywhere on the window. The path never reaches the page: the
//! file is read and understood here, and the page is told what it is.

use std::path::PathBuf;

use tauri::{DragDropEvent, Emitter as _, Manager as _, Window, WindowEvent};

use crate::Shell;

/// Told to the page while a file hovers over the window: `true`, then `false`.
const DRAG_OVER: &str = "drag-over";
/// Told to the page when a file was understood, or refused.
const KEY_INSPECTED: &str = "key-inspected";

/// Takes the drag-and-drop events of the window.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(event) = event else { return };
    match event {
        DragDropEvent::Enter { .. } => tell(window, DRAG_OVER, true),
        DragDropEvent::Leave => tell(window, DRAG_OVER, false),
        DragDropEvent::Drop { paths, .. } => {
            tell(window, DRAG_OVER, false);
            if let Some(path) = paths.first() {
                inspect(window.clone(), path.clone());
            }
        }
        // `Over` follows every move of the mouse; the enumeration is open-ended.
        _ => {}
    }
}

fn inspect(window: Window, path: PathBuf) {
    tauri::async_runtime::spawn(async move {
        let shell = window.state::<Shell>();
        let Ok(app) = shell.app() else { return };
        tell(&window, KEY_INSPECTED, app.inspect_key_file(&path).await);
    });
}

fn tell<T: serde::Serialize + Clone>(window: &Window, event: &str, payload: T) {
    if let Err(error) = window.emit(event, payload) {
        tracing::warn!(%error, event, "the page could not be told");
    }
}
