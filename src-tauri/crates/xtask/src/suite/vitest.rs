//! The unit tests of the interface.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::report::{Outcome, Test};
use crate::step::{program, shown};

/// The folder of the interface.
pub(super) fn folder() -> PathBuf {
    crate::root().join("ui")
}

/// Runs tests: all, or what `chosen`, files and filters as Vitest takes them, leaves. A
/// failed test is no error here.
///
/// # Errors
/// When the tests could not be run.
pub(super) fn run(chosen: &[&str]) -> Result<Vec<Test>> {
    let result = super::folder().join("vitest.json");
    // What an earlier run wrote must not be taken for this one's.
    let _ = fs::remove_file(&result);
    let mut command = program("npx");
    command
        .current_dir(folder())
        .args(["--no-install", "vitest", "run", "--passWithNoTests"])
        .args(["--reporter=dot", "--reporter=json"])
        .arg(format!("--outputFile.json={}", result.display()))
        .args(chosen)
        .stdin(std::process::Stdio::null());
    let name = shown(&command);
    let status = command.status().with_context(|| format!("`{name}` could not be started"))?;
    let tests = match fs::read_to_string(&result) {
        Ok(text) => read(&text, &folder())?,
        Err(_) => Vec::new(),
    };
    // A file that does not even load, and an error outside of any test, fail no test.
    if !status.success() && tests.iter().all(|test| test.outcome != Outcome::Failed) {
        bail!("`{name}` ended with {status}");
    }
    Ok(tests)
}

/// Reads a result in Vitest's JSON; files are named from the folder of the interface.
fn read(text: &str, folder: &Path) -> Result<Vec<Test>> {
    let result: Value = serde_json::from_str(text).context("the result of Vitest")?;
    let files = result["testResults"].as_array().context("Vitest names no files")?;
    let mut tests = Vec::new();
    for file in files {
        let path = Path::new(file["name"].as_str().unwrap_or_default());
        let place = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        for one in file["assertionResults"].as_array().into_iter().flatten() {
            let outcome = match one["status"].as_str() {
                Some("passed") => Outcome::Passed,
                Some("failed") => Outcome::Failed,
                // A filter left it out; no test of the interface is skipped otherwise.
                _ => continue,
            };
            let milliseconds = one["duration"].as_f64().unwrap_or_default().max(0.0);
            tests.push(Test {
                place: place.clone(),
                name: one["fullName"].as_str().unwrap_or_default().trim().to_owned(),
                outcome,
                took: Duration::from_secs_f64(milliseconds / 1_000.0),
            });
        }
    }
    Ok(tests)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_is_read_with_its_file_its_outcome_and_its_time() {
        let text = r#"{"testResults": [{"name": "/x/ui/src/app/a.test.tsx", "assertionResults": [
            {"fullName": " opens", "status": "passed", "duration": 1500.5},
            {"fullName": "closes", "status": "failed", "duration": 3}]}]}"#;
        let tests = read(text, Path::new("/x/ui")).expect("is read");
        assert_eq!(tests[0].place, "src/app/a.test.tsx");
        assert_eq!(tests[0].name, "opens");
        assert_eq!(tests[0].took, Duration::from_micros(1_500_500));
        assert_eq!(tests[1].outcome, Outcome::Failed);
    }
}
