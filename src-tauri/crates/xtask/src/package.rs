//! Installers for the system this runs on, built by Tauri's own bundler.

use anyhow::Result;

use crate::step::{self, program};
use crate::system::{Need, prepare};
use crate::ui;

/// Tauri's command line, fetched by npx: nothing else in the project needs it.
const TAURI_CLI: &str = "@tauri-apps/cli@2";

/// Prepares the machine and the interface, then builds the release program and
/// the bundles that this system can make.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    prepare(Need::Building)?;
    ui::build()?;
    step::run(
        program("npx")
            .current_dir(crate::root().join("src-tauri"))
            .args(["--yes", "--package", TAURI_CLI, "tauri", "build"])
            .args(arguments),
    )
}
