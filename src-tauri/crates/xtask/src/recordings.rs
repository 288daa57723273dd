//! `cargo xtask recordings`: asks the core what the interface's tests ask its stand-in,
//! and keeps the answers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::step::{cargo, program, run};
use crate::{tools, ui};

/// Relative to the workspace.
const FOLDER: &str = "ui/src/backend/memory";

/// What answers for the core, an example of it.
const EXAMPLE: &str = "recordings";

/// Runs the interface's tests with nothing recorded, and keeps what the core answered. The
/// answers are kept although a test fails: it may expect what the core does not say.
pub(crate) fn record() -> Result<()> {
    run(cargo().args(["build", "--locked", "--package", "relabel-core", "--example", EXAMPLE]))?;
    ui::install()?;
    let folder = crate::root().join(FOLDER);
    let recordings = folder.join("recordings.json");
    let answered = crate::target().join("recordings");
    let _ = fs::remove_dir_all(&answered);
    fs::create_dir_all(&answered)?;
    fs::write(&recordings, "{}\n")?;
    let tests = run(program("npx")
        .current_dir(crate::root().join("ui"))
        .args(["--no-install", "vitest", "run", "--reporter=dot"])
        .env("RELABEL_CORE", tools::built_example(EXAMPLE))
        .env("RELABEL_CORE_FOLDER", &folder)
        .env("RELABEL_ANSWERED", &answered));
    let mut all = BTreeMap::new();
    for file in fs::read_dir(&answered)? {
        for line in fs::read_to_string(file?.path())?.lines() {
            let (question, answer): (String, Value) =
                serde_json::from_str(line).context("an answer")?;
            all.insert(question, answer);
        }
    }
    fs::write(&recordings, shown(&all)?)?;
    println!("{} answers recorded", all.len());
    tests
}

/// An answer a line, so that a change shows which.
fn shown(all: &BTreeMap<String, Value>) -> Result<String> {
    let mut text = "{".to_owned();
    for (number, (question, answer)) in all.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        write!(text, "{comma}\n  {}: {answer}", serde_json::to_string(question)?)?;
    }
    text.push_str("\n}\n");
    Ok(text)
}
