//! What changed since the last commit that a whole run found green here.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};

use crate::step::{output_of, program};

/// Name of the file with that commit.
const GREEN: &str = "green";

fn git(arguments: &[&str]) -> Result<String> {
    output_of(program("git").args(arguments))
}

/// The commit that is checked out, where nothing is changed beside it: only then does a
/// green run speak for a commit.
///
/// # Errors
/// When git does not answer.
pub(super) fn clean_commit() -> Result<Option<String>> {
    let is_clean = git(&["status", "--porcelain"])?.trim().is_empty();
    is_clean.then(|| Ok(git(&["rev-parse", "HEAD"])?.trim().to_owned())).transpose()
}

/// Keeps the commit of a whole green run.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn remember_green(commit: Option<&str>) -> Result<()> {
    let Some(commit) = commit else { return Ok(()) };
    fs::write(super::folder().join(GREEN), commit).context("the green commit was not kept")
}

/// The commit to compare with: the last green one, else the one that is checked out, else,
/// where nothing is changed beside that, the one before it.
///
/// # Errors
/// When git does not answer.
pub(super) fn base() -> Result<String> {
    let green = fs::read_to_string(super::folder().join(GREEN)).unwrap_or_default();
    let commit = green.trim();
    let is_known = |commit: &str| git(&["merge-base", "--is-ancestor", commit, "HEAD"]).is_ok();
    if !commit.is_empty() && is_known(commit) {
        return Ok(commit.to_owned());
    }
    println!("No whole green run is known here.");
    Ok(if clean_commit()?.is_some() { "HEAD~1".to_owned() } else { "HEAD".to_owned() })
}

/// The files that differ from a commit, those that git does not know yet included.
///
/// # Errors
/// When git does not answer.
pub(super) fn since(commit: &str) -> Result<BTreeSet<String>> {
    let changed = git(&["diff", "--name-only", commit])?;
    let new = git(&["ls-files", "--others", "--exclude-standard"])?;
    Ok(changed.lines().chain(new.lines()).map(str::to_owned).collect())
}
