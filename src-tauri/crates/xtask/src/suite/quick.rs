//! `cargo xtask test --quick`: format, types, lints, and as many tests of what changed as
//! fit into three minutes.
//!
//! Tests are chosen by what they took in the last whole run: those of the changed modules
//! first, then the others of the changed crates and interface files, the fast ones first.
//! Rejected: a map from lines to the tests that execute them. It needs an instrumented
//! build, and nearly every line of the core is executed by a hundred tests.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

use super::report::{Report, Times};
use super::{changed, clippy, format, nextest, only, vitest};
use crate::step::{output_of, program};
use crate::system::{Need, prepare};
use crate::{bindings, ui};

/// In all, with room for what takes longer than it did.
const BUDGET: Duration = Duration::from_secs(165);

/// How many seconds of tests pass in a second: they wait side by side. On two processors it
/// is about seven for the crates without windows beside them, and two for the interface.
const AT_ONCE: u32 = 6;
const AT_ONCE_IN_INTERFACE: u32 = 2;

/// Crates whose tests also say whether a change of another crate is right.
const TESTED_BY: [(&str, &[&str]); 10] = [
    (
        "relabel-model",
        &[
            "relabel-access",
            "relabel-aem",
            "relabel-sheet",
            "relabel-store",
            "relabel-core",
            "relabel-cli",
        ],
    ),
    ("relabel-files", &["relabel-sheet", "relabel-store", "relabel-core"]),
    ("relabel-access", &["relabel-aem", "relabel-core", "relabel-cli"]),
    ("relabel-aem", &["relabel-core", "relabel-cli"]),
    ("relabel-sheet", &["relabel-core", "relabel-cli"]),
    ("relabel-store", &["relabel-core", "relabel-cli"]),
    ("relabel-core", &["relabel-cli"]),
    ("relabel-words", &["relabel-core", "relabel-cli"]),
    ("relabel-sandbox", &["relabel-core", "relabel-cli"]),
    ("relabel-judge", &["relabel-core", "relabel-cli"]),
];

pub(super) fn run(report: &mut Report) -> Result<()> {
    let base = changed::base()?;
    let files = changed::since(&base)?;
    println!("{} files differ from {base}.", files.len());
    let times = Times::load(&super::folder());
    let packages: BTreeSet<&str> = files
        .iter()
        .filter(|file| is_code(file))
        .filter_map(|file| only::package_of(file))
        .collect();
    report.step("System packages", || prepare(Need::Building))?;
    if files.iter().any(|file| file.starts_with("ui/")) {
        // Half of the time where crates changed as well, so that neither goes without tests.
        let budget = if packages.is_empty() { BUDGET } else { BUDGET / 2 };
        interface(report, &base, &times, budget)?;
    }
    if !packages.is_empty() {
        crates(report, &files, &packages, &times)?;
    }
    Ok(())
}

/// Whether tests of a crate can tell: they read its configuration and their examples, too.
fn is_code(file: &str) -> bool {
    !file.ends_with(".md")
}

fn interface(report: &mut Report, base: &str, times: &Times, budget: Duration) -> Result<()> {
    report.step("Interface: packages", ui::install)?;
    report.step("Interface: Biome and TypeScript", || ui::script("check"))?;
    let related = related(base)?;
    let known = times.iter().filter(|(file, _)| related.contains(*file));
    let budget = budget.saturating_sub(report.elapsed()) * AT_ONCE_IN_INTERFACE;
    let left_out = too_many(known.map(|(file, took)| (file, took, 0)), budget);
    let chosen: Vec<&str> =
        related.iter().map(String::as_str).filter(|file| !left_out.contains(file)).collect();
    if !chosen.is_empty() {
        report.tests("Interface: unit tests", || vitest::run(&chosen))?;
    }
    report.leave_out(left_out.into_iter().map(str::to_owned));
    Ok(())
}

/// The test files that import, over any number of steps, what changed.
fn related(base: &str) -> Result<BTreeSet<String>> {
    let listed = output_of(program("npx").current_dir(vitest::folder()).args([
        "--no-install",
        "vitest",
        "list",
        "--filesOnly",
        "--json",
        "--changed",
        base,
    ]))?;
    let listed: Value = serde_json::from_str(&listed).context("Vitest lists no files")?;
    let folder = vitest::folder();
    let files = listed.as_array().into_iter().flatten().filter_map(|one| one["file"].as_str());
    Ok(files
        .filter_map(|file| std::path::Path::new(file).strip_prefix(&folder).ok())
        .map(|file| file.to_string_lossy().replace('\\', "/"))
        .collect())
}

fn crates(
    report: &mut Report,
    files: &BTreeSet<String>,
    packages: &BTreeSet<&str>,
    times: &Times,
) -> Result<()> {
    report.step("Formatting", format)?;
    let named = |packages: &BTreeSet<&str>| -> Vec<String> {
        packages.iter().map(|one| format!("--package={one}")).collect()
    };
    let linted = named(packages);
    report.step("Clippy", || clippy(&linted.iter().map(String::as_str).collect::<Vec<_>>()))?;
    if ["relabel-core", "relabel-model"].iter().any(|one| packages.contains(one)) {
        report.step("Bindings", || bindings::run(true))?;
    }
    let mut tested: BTreeSet<&str> = packages.clone();
    for (package, testers) in TESTED_BY {
        if packages.contains(package) {
            tested.extend(testers);
        }
    }
    // The window is never opened here.
    tested.remove(only::WINDOW);
    if tested.is_empty() {
        return Ok(());
    }
    let tested_by_name = named(&tested);
    let mut chosen: Vec<&str> = tested_by_name.iter().map(String::as_str).collect();
    report.step("Test programs", || nextest::build(&chosen))?;

    let modules: Vec<String> = files.iter().filter_map(|file| module_of(file)).collect();
    let known = times.iter().filter_map(|(key, took)| {
        let (place, name) = key.split_once(' ')?;
        let package = place.split("::").next()?;
        tested.contains(package).then(|| (key, took, distance(name, &modules)))
    });
    let budget = BUDGET.saturating_sub(report.elapsed()) * AT_ONCE;
    let left_out = too_many(known, budget);
    let filter = all_but(&left_out);
    if let Some(filter) = &filter {
        chosen.extend(["--filterset", filter]);
    }
    report.tests("Tests", || nextest::run(&chosen, &[]))?;
    report.leave_out(left_out.into_iter().map(str::to_owned));
    report.leave_out(["every test of the real window".to_owned()]);
    Ok(())
}

/// How far a test is from what changed: 0 in a changed module, 1 beside one, 2 elsewhere.
fn distance(test: &str, modules: &[String]) -> u8 {
    let is_below = |module: &str| {
        test.strip_prefix(module)
            .is_some_and(|rest| rest.starts_with("::") || rest.starts_with('_'))
    };
    if modules.iter().any(|module| is_below(module)) {
        return 0;
    }
    let parent = |module: &String| module.rsplit_once("::").map(|(parent, _)| parent.to_owned());
    if modules.iter().filter_map(parent).any(|parent| is_below(&parent)) { 1 } else { 2 }
}

/// The module that a file of a crate is, as its tests are named: `plan::fit` for
/// `src-tauri/crates/core/src/plan/fit.rs`.
fn module_of(file: &str) -> Option<String> {
    let path = file.strip_suffix(".rs")?;
    let inside = match path.split_once("/src/") {
        Some((_, inside)) => inside,
        None => path.split_once("/tests/")?.1.split_once('/')?.1,
    };
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    Some(inside.replace('/', "::"))
}

/// What does not fit into the time, of tests given with what each took and how far it is.
fn too_many<'a>(
    tests: impl Iterator<Item = (&'a str, Duration, u8)>,
    budget: Duration,
) -> BTreeSet<&'a str> {
    let mut tests: Vec<_> = tests.collect();
    tests.sort_by_key(|(_, took, distance)| (*distance, *took));
    let mut left = budget;
    let mut left_out = BTreeSet::new();
    for (test, took, _) in tests {
        match left.checked_sub(took) {
            Some(rest) => left = rest,
            None => {
                left_out.insert(test);
            }
        }
    }
    left_out
}

/// A filter of cargo-nextest that leaves these out.
fn all_but(left_out: &BTreeSet<&str>) -> Option<String> {
    let names = left_out.iter().filter_map(|key| key.split_once(' '));
    let alternatives: Vec<String> = names.map(|(_, name)| format!("test(={name})")).collect();
    (!alternatives.is_empty()).then(|| format!("not ({})", alternatives.join(" | ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn what_the_window_may_do_is_tested_as_code_is() {
        assert!(is_code("src-tauri/capabilities/main.json"));
        assert!(!is_code("tests/README.md"));
    }

    #[test]
    fn tests_of_what_changed_come_first_and_the_fast_ones_of_the_rest() {
        let tests = [
            ("core far_slow", 9 * SECOND, 2),
            ("core far_fast", SECOND, 2),
            ("core near_slow", 5 * SECOND, 0),
        ];
        let left_out = too_many(tests.into_iter(), 6 * SECOND);
        assert_eq!(left_out.into_iter().collect::<Vec<_>>(), ["core far_slow"]);
    }

    #[test]
    fn what_does_not_fit_is_left_out_by_its_whole_name() {
        let left_out = BTreeSet::from(["core plan::b", "core::integration kills::a"]);
        let filter = all_but(&left_out).expect("something is left out");
        assert_eq!(filter, "not (test(=plan::b) | test(=kills::a))");
        assert_eq!(all_but(&BTreeSet::new()), None);
    }

    #[test]
    fn a_test_is_near_to_the_file_of_its_module_and_to_those_beside_it() {
        let fit = module_of("src-tauri/crates/core/src/plan/fit.rs").expect("is a module");
        let jobs =
            module_of("src-tauri/crates/core/tests/integration/jobs/mod.rs").expect("is one");
        assert_eq!((fit.as_str(), jobs.as_str()), ("plan::fit", "jobs"));
        let modules = [fit, jobs];
        assert_eq!(distance("plan::fit::tests::a", &modules), 0);
        assert_eq!(distance("plan::fit_tests::a", &modules), 0);
        assert_eq!(distance("plan::rows::tests::a", &modules), 1);
        assert_eq!(distance("jobs::a", &modules), 0);
        assert_eq!(distance("store::tests::a", &modules), 2);
    }
}
