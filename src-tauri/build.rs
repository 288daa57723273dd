//! Declares the app's own commands, so that the window may call only those its
//! capability names: without this list Tauri allows every command to every window.

/// Must equal `relabel_core::api::types::COMMANDS`; a test compares the two.
const COMMANDS: &[&str] = &include!("commands.in");

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("the Tauri configuration beside this file is valid");
}
