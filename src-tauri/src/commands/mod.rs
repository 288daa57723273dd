//! The commands the page may call: unpack, hand over to the core, hand back.

use std::path::PathBuf;

use relabel_core::api::types::ApiError;
use tauri::ipc::{CapabilityBuilder, Invoke};
use tauri::{AppHandle, Wry};
use tauri_plugin_dialog::DialogExt as _;

use crate::window;

mod assets;
mod connections;
mod damage;
mod edits;
mod history;
mod jobs;
mod kept;
mod network;
mod plans;
mod practice;
mod questions;
mod recipes;
mod searches;
mod settings;
mod sheets;

type Reply<T> = Result<T, ApiError>;

/// Registers every command, and allows it to the one window.
macro_rules! commands {
    ($($module:ident { $($name:ident($request:ty) -> $response:ty),* $(,)? })*) => {
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($($module::$name),*),*]
        }

        /// What `capabilities/main.json` says of the window goes for these, too.
        pub(crate) fn capability() -> CapabilityBuilder {
            let capability = CapabilityBuilder::new("commands").window(window::LABEL);
            [$($(stringify!($name)),*),*].into_iter().fold(capability, |capability, name| {
                capability.permission(format!("allow-{}", name.replace('_', "-")))
            })
        }
    };
}

include!("../../crates/core/src/wire/commands.in");

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
