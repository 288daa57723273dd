//! Declares the app's own commands, so that the window may call only those its
//! capability names: without this list Tauri allows every command to every window.

/// Their names.
macro_rules! commands {
    ($($module:ident { $($name:ident($request:ty) -> $response:ty),* $(,)? })*) => {
        const COMMANDS: &[&str] = &[$($(stringify!($name)),*),*];
    };
}

include!("crates/core/src/wire/commands.in");

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("the Tauri configuration beside this file is valid");
}
