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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tauri::ipc::RuntimeCapability;
    use tauri::utils::acl::capability::{Capability, CapabilityFile};

    use super::*;

    /// What Tauri makes of it.
    fn made(capability: impl RuntimeCapability) -> Capability {
        match capability.build() {
            CapabilityFile::Capability(one) => one,
            CapabilityFile::List(_) | CapabilityFile::NamedList { .. } => panic!("several"),
        }
    }

    /// Of this name and no more: for this one window, and for the app's own pages.
    fn only<'a>(name: &str, permissions: impl IntoIterator<Item = &'a str>) -> Capability {
        let empty = CapabilityBuilder::new(name).window(window::LABEL);
        made(permissions.into_iter().fold(empty, CapabilityBuilder::permission))
    }

    /// The commands that the list names, read as text.
    fn commands() -> Vec<&'static str> {
        let list = include_str!("../../crates/core/src/wire/commands.in");
        let lines = list.lines().filter(|line| line.contains(") -> "));
        lines.map(|line| line.split('(').next().unwrap_or_default().trim()).collect()
    }

    fn permission(command: &str) -> String {
        format!("allow-{}", command.replace('_', "-"))
    }

    #[test]
    fn beside_the_commands_the_window_may_do_this_and_nothing_else() {
        let written = made(include_str!("../../capabilities/main.json"));
        let expected = only(
            "main",
            [
                "core:event:allow-emit",
                "core:event:allow-listen",
                "core:event:allow-unlisten",
                "core:webview:allow-set-webview-zoom",
            ],
        );
        let description = written.description.clone();
        assert_eq!(written, Capability { description, ..expected });
        let settings: Value =
            serde_json::from_str(include_str!("../../tauri.conf.json")).expect("JSON");
        assert_eq!(settings["app"]["security"]["capabilities"], json!(["main"]), "no other file");
    }

    #[test]
    fn of_commands_the_window_may_call_those_of_the_list_and_no_other() {
        let commands = commands();
        assert!(commands.len() > 100, "{commands:?}");
        let permissions: Vec<String> = commands.iter().copied().map(permission).collect();
        let expected = only("commands", permissions.iter().map(String::as_str));
        assert_eq!(made(capability()), expected);
        let declared: Value =
            serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/acl-manifests.json")))
                .expect("JSON");
        let declared = &declared["__app-acl__"]["permissions"];
        for (command, permission) in commands.iter().zip(&permissions) {
            let allowed = &declared[permission]["commands"];
            assert_eq!(*allowed, json!({ "allow": [command], "deny": [] }), "{permission}");
        }
    }
}
