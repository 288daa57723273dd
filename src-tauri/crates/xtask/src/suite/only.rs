//! `cargo xtask test --only NAME`: tests of any kind by a part of their name. What they
//! need is built first, and nothing else.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};

use super::report::Report;
use super::{nextest, programs, vitest};
use crate::step::{output_of, program};
use crate::system::{Need, prepare};
use crate::{tools, ui};

/// Folders of the crates that have tests, with the name of the package.
const CRATES: [(&str, &str); 14] = [
    ("src-tauri/crates/model/", "relabel-model"),
    ("src-tauri/crates/files/", "relabel-files"),
    ("src-tauri/crates/access/", "relabel-access"),
    ("src-tauri/crates/aem/", "relabel-aem"),
    ("src-tauri/crates/sheet/", "relabel-sheet"),
    ("src-tauri/crates/store/", "relabel-store"),
    ("src-tauri/crates/core/", "relabel-core"),
    ("src-tauri/crates/words/", "relabel-words"),
    ("src-tauri/crates/cli/", "relabel-cli"),
    ("src-tauri/crates/sandbox/", "relabel-sandbox"),
    ("src-tauri/crates/judge/", "relabel-judge"),
    ("src-tauri/crates/xtask/", "xtask"),
    ("src-tauri/", "relabel"),
    ("tests/", WINDOW),
];

/// The package of the tests of the real window.
pub(super) const WINDOW: &str = "relabel-tests";

/// Runs the tests whose name contains `name`.
pub(super) fn run(report: &mut Report, name: &str) -> Result<()> {
    // A test of a crate is named with its module, which is not in the text of its file.
    let short = name.rsplit("::").next().unwrap_or(name);
    let files = files_with(short)?;
    let packages = packages_of(&files);
    let interface: Vec<&str> = files
        .iter()
        .filter(|file| file.ends_with(".test.ts") || file.ends_with(".test.tsx"))
        .filter_map(|file| file.strip_prefix("ui/"))
        .collect();
    if packages.is_empty() && interface.is_empty() {
        bail!("no test has {name:?} in its name or its file");
    }
    let has_window = packages.contains(WINDOW);
    report.step("System packages", || {
        prepare(if has_window { Need::WindowTests } else { Need::Building })
    })?;
    if has_window {
        // The interface is compiled into the window.
        report.step("Interface: build", ui::build)?;
    }
    if !interface.is_empty() {
        report.step("Interface: packages", ui::install)?;
        let pattern = literal(name);
        let chosen = [interface.as_slice(), &["-t", &pattern]].concat();
        report.tests("Interface: unit tests", || vitest::run(&chosen))?;
    }
    if has_window {
        report.step("Programs", programs)?;
        report.step("WebDriver for the window", || tools::tauri_driver().map(drop))?;
    }
    if !packages.is_empty() {
        let mut chosen: Vec<&str> = packages.iter().flat_map(|one| ["--package", one]).collect();
        report.step("Test programs", || nextest::build(&chosen))?;
        // Those of a night, too.
        chosen.extend(["--ignore-default-filter", name]);
        report.tests("Tests", || nextest::run(&chosen, &[]))?;
    }
    if report.all().is_empty() {
        bail!("no test has {name:?} in its name");
    }
    Ok(())
}

/// The files that git knows, or would add, with this text or this in their path.
fn files_with(text: &str) -> Result<Vec<String>> {
    let listed = output_of(program("git").args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "--",
        "*.rs",
        "*.test.ts",
        "*.test.tsx",
    ]))?;
    let root = crate::root();
    Ok(listed
        .lines()
        .filter(|file| {
            let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
            stem.contains(text)
                || std::fs::read_to_string(root.join(file)).is_ok_and(|held| held.contains(text))
        })
        .map(str::to_owned)
        .collect())
}

/// The packages that own the Rust files among these, each once.
fn packages_of(files: &[String]) -> BTreeSet<&'static str> {
    files.iter().filter(|file| file.ends_with(".rs")).filter_map(|file| package_of(file)).collect()
}

/// The package that a file of the workspace belongs to, if it is one of a crate.
pub(super) fn package_of(file: &str) -> Option<&'static str> {
    CRATES.iter().find(|(folder, _)| file.starts_with(folder)).map(|(_, package)| *package)
}

/// A text as a pattern that finds just it: Vitest takes a regular expression.
fn literal(text: &str) -> String {
    let mut pattern = String::new();
    for sign in text.chars() {
        if sign.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(sign);
    }
    pattern
}
