//! Files dropped anywhere on the window. The path never reaches the page: the
//! file is read and understood here, and the page is told what it is. Of several the first
//! is taken: each leads to a page of its own.

use std::path::PathBuf;

use relabel_core::api::DroppedFile;
use tauri::{DragDropEvent, Emitter as _, Manager as _, Window, WindowEvent};

use crate::Shell;

/// Told to the page while a file hovers over the window: `true`, then `false`.
const DRAG_OVER: &str = "drag-over";
/// Told to the page when a file was understood as a key, or refused.
const KEY_INSPECTED: &str = "key-inspected";
/// Told to the page when a file was understood as a spreadsheet.
const SHEET_INSPECTED: &str = "sheet-inspected";
/// Told to the page when a file was understood as a recipe.
const RECIPE_INSPECTED: &str = "recipe-inspected";
/// Told to the page when several files were dropped: the name of the one that is taken,
/// then those of the others.
const SEVERAL_DROPPED: &str = "several-dropped";

/// Takes the drag-and-drop events of the window.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(event) = event else { return };
    match event {
        DragDropEvent::Enter { .. } => tell(window, DRAG_OVER, true),
        DragDropEvent::Leave => tell(window, DRAG_OVER, false),
        DragDropEvent::Drop { paths, .. } => {
            tell(window, DRAG_OVER, false);
            if paths.len() > 1 {
                tell(window, SEVERAL_DROPPED, names(paths));
            }
            if let Some(path) = paths.first() {
                inspect(window.clone(), path.clone());
            }
        }
        // `Over` follows every move of the mouse; the enumeration is open-ended.
        _ => {}
    }
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(name).collect()
}

fn inspect(window: Window, path: PathBuf) {
    tauri::async_runtime::spawn(async move {
        let shell = window.state::<Shell>();
        let Ok(app) = shell.app() else { return };
        match app.understand_file(&path).await {
            DroppedFile::Key(inspection) => tell(&window, KEY_INSPECTED, inspection),
            DroppedFile::Sheet(inspection) => tell(&window, SHEET_INSPECTED, inspection),
            DroppedFile::Recipe(inspection) => tell(&window, RECIPE_INSPECTED, inspection),
        }
    });
}

fn tell<T: serde::Serialize + Clone>(window: &Window, event: &str, payload: T) {
    if let Err(error) = window.emit(event, payload) {
        tracing::warn!(%error, event, "the page could not be told");
    }
}
