//! `cargo xtask test`: every check there is, the quick ones first, stopping at
//! the first step that fails. One profile and one target folder throughout, so
//! that nothing is compiled twice.

mod changed;
mod layers;
mod nextest;
mod only;
mod quick;
mod report;
mod vitest;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use self::report::{Outcome, Report, Test, Times};
use crate::step::{cargo, program, run as run_step};
use crate::system::{Need, prepare};
use crate::witness::{Verdict, Witness};
use crate::{bindings, tools, ui, witness};

/// Which tests are run.
#[derive(Debug, clap::Args)]
pub(crate) struct Wanted {
    /// Check and test what changed since the last whole green run, in about three minutes
    #[arg(long, conflicts_with_all = ["only", "long"])]
    quick: bool,
    /// Run the tests with this in their name, of any kind: core, command line, interface, window
    #[arg(long, value_name = "NAME", conflicts_with = "long")]
    only: Option<String>,
    /// Run everything, with as many property cases, faults and kills as a night has room for
    #[arg(long)]
    long: bool,
}

/// What the walks through the pages, the property tests, the soak and the kills do in a
/// night. In every other run they take the smaller figures that stand beside each of them.
const NIGHT: [(&str, &str); 7] = [
    ("RELABEL_BOTH_THEMES", "1"),
    ("RELABEL_CASES", "8192"),
    ("RELABEL_WINDOW_ASSETS", "100000"),
    ("RELABEL_CUTS", "200"),
    ("RELABEL_SOAK_SECONDS", "1200"),
    ("RELABEL_KILLS", "200"),
    ("RELABEL_KILL_ASSETS", "50000"),
];

/// Runs what is wanted; ends with what was slow, and fails where a test did.
pub(crate) fn run(wanted: &Wanted) -> Result<()> {
    let mut report = Report::new();
    let done = match wanted {
        Wanted { quick: true, .. } => quick::run(&mut report),
        Wanted { only: Some(name), .. } => only::run(&mut report, name),
        Wanted { long, .. } => whole(&mut report, if *long { &NIGHT } else { &[] }),
    };
    report.close(&folder().join("report.txt"))?;
    done?;
    let counts = report.counts();
    if counts.failed > 0 {
        bail!("{counts}");
    }
    println!("\nAll steps passed.\ntests: {counts}");
    Ok(())
}

/// Where a run leaves its report, and what `--quick` has to know of the last one.
fn folder() -> PathBuf {
    crate::target().join("tests")
}

fn whole(report: &mut Report, settings: &[(&str, &str)]) -> Result<()> {
    let commit = changed::clean_commit()?;
    report.step("System packages", || prepare(Need::WindowTests))?;
    report.step("Interface: packages", ui::install)?;
    report.step("Interface: Biome and TypeScript", || ui::script("check"))?;
    report.tests("Interface: unit tests", || vitest::run(&[]))?;
    report.step("Interface: build", || ui::script("build"))?;
    report.step("Formatting", format)?;
    report.step("Dependencies: bans, licences, sources", deny)?;
    report.step("The core knows no window", core_is_free_of_tauri)?;
    report.step("No crate knows one above it", layers::check)?;
    report.step("Clippy", || clippy(&["--workspace"]))?;
    report.step("Programs and test programs", everything)?;
    report.step("Bindings", bindings::check_built)?;
    report.step("No crate below the core has a form of the window", layers::build_without_wire)?;
    report.step("WebDriver for the window", || tools::tauri_driver().map(drop))?;
    report.tests("Tests", || nextest::run(&["--workspace"], settings))?;
    report.tests("Apache Sling", sling)?;
    if report.all().is_empty() {
        bail!("no test was run");
    }
    if report.counts().failed == 0 {
        Times::of(report.all()).save(&folder())?;
        changed::remember_green(commit.as_deref())?;
    }
    Ok(())
}

fn format() -> Result<()> {
    run_step(cargo().args(["fmt", "--all", "--check"]))
}

/// Looks at these packages, their tests and examples included.
fn clippy(packages: &[&str]) -> Result<()> {
    run_step(cargo().arg("clippy").args(packages).args([
        "--all-targets",
        "--locked",
        "--",
        "--deny",
        "warnings",
    ]))
}

/// All that the tests are and start, in one build: asked for by themselves, packages take
/// other features of the same libraries, and those would be compiled once more.
fn everything() -> Result<()> {
    run_step(cargo().args(["build", "--workspace", "--locked", "--bins", "--tests", "--examples"]))
}

/// The programs that the tests start.
fn programs() -> Result<()> {
    run_step(cargo().args(["build", "--workspace", "--bins", "--locked"]))
}

/// The comparison with Apache Sling, which counts as one test.
fn sling() -> Result<Vec<Test>> {
    let begun = Instant::now();
    let outcome = match witness::compare(&Witness::default())? {
        Verdict::Same => Outcome::Passed,
        Verdict::Differing => Outcome::Failed,
        Verdict::Skipped => Outcome::Skipped,
    };
    let name = "the practice environment answers as Apache Sling".to_owned();
    Ok(vec![Test { place: "witness".to_owned(), name, outcome, took: begun.elapsed() }])
}

fn deny() -> Result<()> {
    let deny = tools::cargo_deny()?;
    run_step(program(&deny.to_string_lossy()).args([
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
