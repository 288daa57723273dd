//! The tests of all crates, run by cargo-nextest: each in a process of its own, the
//! long ones first, more of them at once than there are processors, because most wait.
//! `.config/nextest.toml` says which share what.

use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use super::report::{Outcome, Test};
use crate::step::{program, run as run_step, shown};
use crate::tools;

/// Unit tests of libraries and programs, and test programs. Examples are compiled by Clippy.
const TARGETS: [&str; 2] = ["--tests", "--locked"];

/// What cargo-nextest ends with when it ran everything and a test failed.
const TESTS_FAILED: i32 = 100;

/// Compiles the test programs of these packages.
///
/// # Errors
/// When something does not compile.
pub(super) fn build(packages: &[&str]) -> Result<()> {
    run_step(nextest()?.args(["run", "--no-run"]).args(TARGETS).args(packages))
}

/// Runs tests; `chosen` are packages and filters as cargo-nextest takes them. What a
/// test says of itself is in the result, so a failed one is no error here.
///
/// # Errors
/// When the tests could not be run.
pub(super) fn run(chosen: &[&str], settings: &[(&str, &str)]) -> Result<Vec<Test>> {
    let profile = match settings {
        [] if env::var_os("CI").is_some() => "ci",
        [] => "default",
        _ => "long",
    };
    let written = written_by(profile);
    // What an earlier run wrote must not be taken for this one's.
    let _ = fs::remove_file(&written);
    let mut command = nextest()?;
    command.args(["run", "--profile", profile, "--no-tests", "pass"]).args(TARGETS).args(chosen);
    command.envs(settings.iter().copied());
    // One key for the practice environments of all tests: a new one takes longer than most tests.
    fs::create_dir_all(super::folder())?;
    command.env("RELABEL_PRACTICE_KEY", super::folder().join("practice-key.pem"));
    let name = shown(&command);
    let status = command.status().with_context(|| format!("`{name}` could not be started"))?;
    if !status.success() && status.code() != Some(TESTS_FAILED) {
        bail!("`{name}` ended with {status}");
    }
    match fs::read_to_string(&written) {
        Ok(text) => read(&text),
        // It writes nothing when no test was chosen.
        Err(_) => Ok(Vec::new()),
    }
}

fn nextest() -> Result<std::process::Command> {
    let mut command = program(&tools::nextest()?.to_string_lossy());
    command.arg("nextest").stdin(std::process::Stdio::null());
    Ok(command)
}

/// Where `.config/nextest.toml` has the result written.
fn written_by(profile: &str) -> PathBuf {
    crate::root().join("target/nextest").join(profile).join("junit.xml")
}

/// Reads a result in JUnit's form.
fn read(text: &str) -> Result<Vec<Test>> {
    let document = roxmltree::Document::parse(text).context("the result of the tests")?;
    let cases = document.descendants().filter(|node| node.has_tag_name("testcase"));
    cases
        .map(|case| {
            let attribute = |name| case.attribute(name).with_context(|| format!("no {name}"));
            let said = |tag: &str| case.children().find(|child| child.has_tag_name(tag));
            let output = said("system-out").and_then(|node| node.text()).unwrap_or_default();
            let outcome = if said("failure").or_else(|| said("error")).is_some() {
                Outcome::Failed
            } else if output.lines().any(|line| line.starts_with("skipped: ")) {
                Outcome::Skipped
            } else if said("flakyFailure").or_else(|| said("flakyError")).is_some() {
                Outcome::PassedAgain
            } else {
                Outcome::Passed
            };
            Ok(Test {
                place: attribute("classname")?.to_owned(),
                name: attribute("name")?.to_owned(),
                outcome,
                took: Duration::from_secs_f64(attribute("time")?.parse()?),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESULT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="4" failures="1">
  <testsuite name="relabel-core::integration">
    <testcase name="jobs::a" classname="relabel-core::integration" time="1.250">
      <system-out>running 1 test</system-out>
    </testcase>
    <testcase name="jobs::b" classname="relabel-core::integration" time="0.1">
      <failure type="test failure">wrong</failure>
    </testcase>
    <testcase name="jobs::c" classname="relabel-core::integration" time="0.1">
      <system-out>running 1 test
skipped: there is no Java here
</system-out>
    </testcase>
    <testcase name="jobs::d" classname="relabel-core::integration" time="0.1">
      <flakyFailure timestamp="2026-11-24T06:00:00.000+00:00" time="0.2" type="test failure"/>
    </testcase>
  </testsuite>
</testsuites>"#;

    #[test]
    fn each_test_is_read_with_its_outcome_and_its_time() {
        let tests = read(RESULT).expect("is read");
        let outcomes: Vec<Outcome> = tests.iter().map(|test| test.outcome).collect();
        assert_eq!(
            outcomes,
            [Outcome::Passed, Outcome::Failed, Outcome::Skipped, Outcome::PassedAgain]
        );
        assert_eq!(tests[0].name, "jobs::a");
        assert_eq!(tests[0].took, Duration::from_millis(1_250));
    }

    #[test]
    fn a_damaged_result_is_not_taken_for_one_without_tests() {
        assert!(read("<testsuites><testcase").is_err());
    }
}
