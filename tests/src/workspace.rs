//! Where things lie: built programs, tools, and data beside the workspace.

use std::path::PathBuf;

use anyhow::{Result, bail};

/// Name of the folder of the app's own files in the home folder of a desktop.
pub const DATA: &str = "data";

/// The folder with the workspace's `Cargo.toml`.
#[must_use]
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate lies one folder below the workspace")
        .to_owned()
}

/// The target folder: a test runs from `<target>/debug/deps`, a program from `<target>/debug`.
#[must_use]
pub fn target() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    program
        .ancestors()
        .find(|folder| folder.join("debug").is_dir() || folder.join("release").is_dir())
        .map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program of this workspace.
///
/// # Errors
/// When it was not built yet; the message says how to.
pub fn program(name: &str) -> Result<PathBuf> {
    let file = target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !file.is_file() {
        bail!(
            "{name} is not built: run `cargo build -p {name}`, or `cargo xtask test` for everything"
        );
    }
    Ok(file)
}

/// The WebDriver server for Tauri windows.
///
/// # Errors
/// When it was not installed yet; the message says how to.
pub fn tauri_driver() -> Result<PathBuf> {
    let file = target().join("tools").join("bin").join("tauri-driver");
    if !file.is_file() {
        bail!("tauri-driver is not installed: run `cargo xtask test`");
    }
    Ok(file)
}
