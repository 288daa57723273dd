//! `cargo xtask test`: every check there is, the quick ones first, stopping at
//! the first step that fails. One profile and one target folder throughout, so
//! that nothing is compiled twice.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::step::{Steps, cargo, program, shown};
use crate::system::{Need, prepare};
use crate::{bindings, tools, ui};

/// Runs it all.
pub(crate) fn run() -> Result<()> {
    let mut steps = Steps::new();
    let counts = all(&mut steps);
    steps.summary();
    let counts = counts?;
    println!("\nAll steps passed.");
    println!(
        "tests: {} passed, {} failed, {} skipped",
        counts.passed, counts.failed, counts.skipped
    );
    Ok(())
}

fn all(steps: &mut Steps) -> Result<Counts> {
    steps.step("System packages", || prepare(Need::WindowTests))?;
    steps.step("Interface: packages", ui::install)?;
    steps.step("Interface: Biome and TypeScript", || ui::script("check"))?;
    steps.step("Interface: unit tests", || ui::script("test"))?;
    steps.step("Interface: build", || ui::script("build"))?;
    steps.step("Formatting", || run_cargo(&["fmt", "--all", "--check"]))?;
    steps.step("Dependencies: bans, licences, sources", deny)?;
    steps.step("The core knows no window", core_is_free_of_tauri)?;
    steps.step("Bindings", || bindings::run(true))?;
    steps.step("Clippy", || {
        run_cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "--deny",
            "warnings",
        ])
    })?;
    steps.step("Programs", || run_cargo(&["build", "--workspace", "--bins", "--locked"]))?;
    steps.step("WebDriver for the window", tools::tauri_driver)?;
    steps.step("Tests", || {
        let counts = count(cargo().args([
            "test",
            "--workspace",
            "--locked",
            "--no-fail-fast",
            "--",
            "--show-output",
        ]))?;
        if counts.failed > 0 || counts.passed == 0 {
            bail!("{} passed, {} failed", counts.passed, counts.failed);
        }
        Ok(counts)
    })
}

fn run_cargo(arguments: &[&str]) -> Result<()> {
    crate::step::run(cargo().args(arguments))
}

fn deny() -> Result<()> {
    let deny = tools::cargo_deny()?;
    crate::step::run(program(&deny.to_string_lossy()).args([
        "--config",
        ".cargo/deny.toml",
        "check",
        "bans",
        "licenses",
        "sources",
    ]))
}

/// `cargo tree --invert` fails when the package it is asked about is not in the tree at all.
fn core_is_free_of_tauri() -> Result<()> {
    let answer = cargo()
        .args([
            "tree",
            "--locked",
            "--package",
            "relabel-core",
            "--edges",
            "normal,build",
            "--invert",
            "tauri",
        ])
        .output()
        .context("cargo tree could not be started")?;
    let said = String::from_utf8_lossy(&answer.stderr);
    if answer.status.success() {
        bail!("relabel-core depends on tauri:\n{}", String::from_utf8_lossy(&answer.stdout));
    }
    if !said.contains("did not match any packages") {
        bail!("cargo tree failed for another reason:\n{said}");
    }
    Ok(())
}

/// What the test runners of all crates said, added up.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u32,
    failed: u32,
    skipped: u32,
    /// Skipped according to themselves, and still part of `passed`.
    said_skipped: u32,
}

impl Counts {
    /// Reads one line of a test runner's output. A test that could not run
    /// here passes after printing `skipped: <why>`; it is not counted as passed.
    fn read(&mut self, line: &str) {
        if line.starts_with("skipped: ") {
            self.said_skipped += 1;
            return;
        }
        let Some(result) = line.strip_prefix("test result: ") else { return };
        let number = |word: &str| -> u32 {
            result
                .split([';', '.'])
                .filter_map(|part| part.trim().strip_suffix(word))
                .find_map(|part| part.trim().parse().ok())
                .unwrap_or_default()
        };
        self.passed += number("passed");
        self.failed += number("failed");
        self.skipped += number("ignored") + self.said_skipped;
        self.passed -= std::mem::take(&mut self.said_skipped).min(self.passed);
    }
}

/// Runs the tests, passing their output on as it comes, and adds up the closing lines.
fn count(command: &mut Command) -> Result<Counts> {
    let name = shown(command);
    let mut tests = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{name}` could not be started"))?;
    let mut counts = Counts::default();
    let output = tests.stdout.take().expect("standard output was just asked to be piped");
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        counts.read(&line);
    }
    let status = tests.wait()?;
    if !status.success() && counts.failed == 0 {
        bail!("`{name}` ended with {status}");
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Counts {
        let mut counts = Counts::default();
        lines.iter().for_each(|line| counts.read(line));
        counts
    }

    #[test]
    fn closing_lines_of_all_crates_are_added_up() {
        let counts = read(&[
            "test keys::a ... ok",
            "test result: ok. 41 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
            "test result: FAILED. 2 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ]);
        assert_eq!(counts, Counts { passed: 43, failed: 3, skipped: 1, said_skipped: 0 });
    }

    #[test]
    fn a_test_that_says_it_was_skipped_has_not_passed() {
        let counts = read(&[
            "skipped: the WKND content is not here",
            "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ]);
        assert_eq!(counts, Counts { passed: 4, failed: 0, skipped: 1, said_skipped: 0 });
    }
}
