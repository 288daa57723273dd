//! What strangers send, made up a million times: key files, sheets, texts with tokens
//! and the answers of AEM.
//!
//! The search is an example of the core, built as it is released; a small part of it
//! runs in every test from a fixed seed.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, bail};

use crate::step::{cargo, run as run_step};
use crate::tools::executable;

/// Where Linux keeps files that are never written to a disk.
const IN_MEMORY: &str = "/dev/shm";
/// Every target there is, in the order in which they run.
const TARGETS: [&str; 6] = ["keys", "csv", "xlsx", "tokens", "siren", "sling"];

/// How much, from where, and of what.
#[derive(Debug, clap::Args)]
pub(crate) struct Fuzz {
    /// Inputs for each target
    #[arg(long, default_value_t = 1_000_000)]
    runs: u64,
    /// The seed that all inputs follow from; without it the clock chooses
    #[arg(long)]
    seed: Option<u64>,
    /// Only this one; may be given several times
    #[arg(long, value_parser = TARGETS)]
    target: Vec<String>,
}

/// Runs every target, and fails where one found something.
pub(crate) fn run(wanted: &Fuzz) -> Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |now| now.as_secs());
    let seed = wanted.seed.unwrap_or(now);
    run_step(cargo().args([
        "build",
        "--locked",
        "--release",
        "--package",
        "relabel-core",
        "--example",
        "fuzz",
    ]))?;
    let program = crate::target().join("release/examples").join(executable("fuzz"));
    let folder = crate::target().join("fuzz");
    let is_wanted =
        |name: &&str| wanted.target.is_empty() || wanted.target.iter().any(|one| one == name);
    let mut failed = Vec::new();
    for name in TARGETS.into_iter().filter(is_wanted) {
        let mut search = std::process::Command::new(&program);
        search.args([name, &wanted.runs.to_string(), &seed.to_string()]).arg(&folder);
        // Sheets are files, and a million of them are not worth the disk's time.
        if Path::new(IN_MEMORY).is_dir() {
            search.env("TMPDIR", IN_MEMORY);
        }
        let status = search.status()?;
        if !status.success() {
            failed.push(name);
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!(
        "{} found something: the inputs are in {}, and `{} TARGET FILE` runs one again",
        failed.join(", "),
        folder.display(),
        program.display()
    )
}
