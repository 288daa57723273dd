//! What a run did and how long it took: its stages, its tests, the ten slowest.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::step::{Steps, spoken};

/// As many as a reader takes in at a glance.
const SLOWEST: usize = 10;

/// Name of the file with what each test took in the last whole green run.
const TIMES: &str = "times.json";

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Passed,
    /// Failed, and passed when it was run again: the test or the product is to be mended.
    PassedAgain,
    Failed,
    /// It says itself that it could not run here, and why.
    Skipped,
}

/// One test of one program or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Test {
    /// The test program (`relabel-core::integration`), or the file for the interface.
    pub(super) place: String,
    pub(super) name: String,
    pub(super) outcome: Outcome,
    pub(super) took: Duration,
}

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// A run so far.
pub(super) struct Report {
    steps: Steps,
    tests: Vec<Test>,
    /// What `--quick` had no time for.
    not_run: Vec<String>,
}

impl Report {
    pub(super) fn new() -> Report {
        Report { steps: Steps::new(), tests: Vec::new(), not_run: Vec::new() }
    }

    /// Does one step under a heading.
    pub(super) fn step<T>(
        &mut self,
        heading: &'static str,
        work: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        self.steps.step(heading, work)
    }

    /// Does a step that runs tests. Failed tests are counted and end nothing.
    pub(super) fn tests(
        &mut self,
        heading: &'static str,
        work: impl FnOnce() -> Result<Vec<Test>>,
    ) -> Result<()> {
        let tests = self.steps.step(heading, work)?;
        self.tests.extend(tests);
        Ok(())
    }

    pub(super) fn leave_out(&mut self, tests: impl IntoIterator<Item = String>) {
        self.not_run.extend(tests);
    }

    pub(super) fn all(&self) -> &[Test] {
        &self.tests
    }

    pub(super) fn counts(&self) -> Counts {
        let count = |outcome| self.tests.iter().filter(|test| test.outcome == outcome).count();
        Counts {
            passed: count(Outcome::Passed) + count(Outcome::PassedAgain),
            failed: count(Outcome::Failed),
            skipped: count(Outcome::Skipped),
        }
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.steps.elapsed()
    }

    /// Prints where the time went, and keeps it in a file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn close(&self, file: &Path) -> Result<()> {
        let text = self.text();
        print!("\n{text}");
        fs::create_dir_all(file.parent().unwrap_or(file))?;
        fs::write(file, text).with_context(|| format!("{} was not written", file.display()))
    }

    fn text(&self) -> String {
        let mut text = format!("=== Where the time went\n{}", self.steps.summary());
        let mut line = |line: fmt::Arguments<'_>| {
            writeln!(text, "{line}").expect("a text takes everything");
        };
        let mut slowest: Vec<&Test> = self.tests.iter().collect();
        slowest.sort_by_key(|test| std::cmp::Reverse(test.took));
        if !slowest.is_empty() {
            line(format_args!("\n=== The slowest tests"));
        }
        for test in slowest.into_iter().take(SLOWEST) {
            line(format_args!("{:>9}  {} {}", spoken(test.took), test.place, test.name));
        }
        let named =
            [(Outcome::PassedAgain, "Passed only when run again"), (Outcome::Failed, "Failed")];
        for (outcome, heading) in named {
            let tests = self.tests.iter().filter(|test| test.outcome == outcome);
            for (index, test) in tests.enumerate() {
                if index == 0 {
                    line(format_args!("\n=== {heading}"));
                }
                line(format_args!("{} {}", test.place, test.name));
            }
        }
        if !self.not_run.is_empty() {
            line(format_args!("\n=== Not run: {}", self.not_run.len()));
        }
        for name in &self.not_run {
            line(format_args!("{name}"));
        }
        text
    }
}

/// What each test took in the last whole green run, in milliseconds, by place and name.
/// The interface's tests are added up by file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Times(BTreeMap<String, u64>);

impl Times {
    pub(super) fn of(tests: &[Test]) -> Times {
        let mut times = BTreeMap::new();
        for test in tests {
            *times.entry(Times::key(&test.place, &test.name)).or_default() +=
                u64::try_from(test.took.as_millis()).unwrap_or(u64::MAX);
        }
        Times(times)
    }

    fn key(place: &str, name: &str) -> String {
        let is_file = place.ends_with(".ts") || place.ends_with(".tsx");
        if is_file { place.to_owned() } else { format!("{place} {name}") }
    }

    /// Place and name of each test, or the file of several, and what it took.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Duration)> {
        self.0.iter().map(|(key, took)| (key.as_str(), Duration::from_millis(*took)))
    }

    /// # Errors
    /// When the folder cannot be written to.
    pub(super) fn save(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)?;
        fs::write(folder.join(TIMES), serde_json::to_string_pretty(&self.0)?)
            .context("the times of the tests were not written")
    }

    /// None where no whole run was green here yet.
    pub(super) fn load(folder: &Path) -> Times {
        let text = fs::read_to_string(folder.join(TIMES)).unwrap_or_default();
        Times(serde_json::from_str(&text).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(place: &str, name: &str, outcome: Outcome, seconds: u64) -> Test {
        let (place, name) = (place.to_owned(), name.to_owned());
        Test { place, name, outcome, took: Duration::from_secs(seconds) }
    }

    #[test]
    fn the_slowest_ten_stand_first_and_the_failed_are_named() {
        let mut report = Report::new();
        report.tests.extend((0..12).map(|n| test("core", &format!("t{n}"), Outcome::Passed, n)));
        report.tests.push(test("core", "broken", Outcome::Failed, 0));
        report.tests.push(test("core", "shaky", Outcome::PassedAgain, 0));
        let text = report.text();
        let slowest: Vec<&str> = text.lines().filter(|line| line.contains(" core t")).collect();
        assert_eq!(slowest.len(), 10);
        assert!(slowest[0].ends_with("11.0 s  core t11"), "{text}");
        let end = "=== Passed only when run again\ncore shaky\n\n=== Failed\ncore broken\n";
        assert!(text.ends_with(end), "{text}");
    }

    #[test]
    fn a_test_that_says_it_was_skipped_has_not_passed() {
        let mut report = Report::new();
        report.tests.push(test("core", "a", Outcome::Passed, 0));
        report.tests.push(test("core", "b", Outcome::Skipped, 0));
        assert_eq!(report.counts().to_string(), "1 passed, 0 failed, 1 skipped");
    }

    #[test]
    fn times_are_kept_by_test_and_for_the_interface_by_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let times = Times::of(&[
            test("relabel-core::integration", "jobs::a", Outcome::Passed, 3),
            test("src/app/a.test.tsx", "one", Outcome::Passed, 1),
            test("src/app/a.test.tsx", "two", Outcome::Passed, 1),
        ]);
        times.save(folder.path()).expect("is written");
        let kept = Times::load(folder.path());
        let kept: Vec<(&str, u64)> = kept.iter().map(|(key, took)| (key, took.as_secs())).collect();
        assert_eq!(kept, [("relabel-core::integration jobs::a", 3), ("src/app/a.test.tsx", 2)]);
    }
}
