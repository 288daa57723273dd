//! The interface's own tool chain, called the way its `package.json` offers it.

use std::time::SystemTime;

use anyhow::Result;

use crate::step::{program, run};

/// Runs one script of `ui/package.json`.
pub(crate) fn script(name: &str) -> Result<()> {
    run(program("npm").current_dir(crate::root().join("ui")).args(["run", "--silent", name]))
}

/// Installs the packages of the lock file unless that has been done since it changed.
pub(crate) fn install() -> Result<()> {
    let ui = crate::root().join("ui");
    let changed_at =
        |path: &str| -> Option<SystemTime> { ui.join(path).metadata().ok()?.modified().ok() };
    // npm writes this copy of the lock at the end of an installation.
    let installed = changed_at("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed_at("package-lock.json") {
        return Ok(());
    }
    run(program("npm").current_dir(&ui).args(["ci", "--no-audit", "--no-fund"]))
}

/// Leaves an up-to-date interface in `ui/dist`, from where it is compiled into the window.
pub(crate) fn build() -> Result<()> {
    install()?;
    script("build")
}
