//! What is printed, and where.
//!
//! Paths, titles and values are written by strangers and must not steer the
//! terminal. Everything that is printed therefore goes through [`Output`], which
//! lets no control character pass.

use std::io::Write as _;

use relabel_core::api::types::{JobId, Outcome, OutcomeCounts, ShownValue, Timestamp};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use crate::failure::Failure;
use crate::words::say;

/// Longest value shown in one line, in characters.
const WIDEST: usize = 60;

/// Where results go.
#[derive(Debug)]
pub(crate) struct Output {
    json: bool,
}

/// The last line of a command that came to its end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Finished {
    /// How many assets had which outcome; with `dry_run`, would have.
    pub(crate) counts: OutcomeCounts,
    /// The same of their fields.
    pub(crate) cells: OutcomeCounts,
    /// The job, if there was one.
    pub(crate) job: Option<JobId>,
    /// Whether nothing was to be sent.
    pub(crate) dry_run: bool,
    /// Whether the job is not over: then `not_sent` counts what waits, and some of that
    /// may be on the server already.
    pub(crate) held: bool,
}

impl Output {
    /// `json` says whether standard output belongs to JSON lines.
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether standard output belongs to JSON lines.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// A line of words for a person: the result, unless that is JSON.
    pub(crate) fn say(&self, words: &str) {
        if self.json {
            self.note(words);
        } else {
            // A reader that went away (`| head`) ends no job.
            let _ = writeln!(std::io::stdout().lock(), "{}", harmless(words));
        }
    }

    /// A line of words that is not part of the result.
    pub(crate) fn note(&self, words: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{}", harmless(words));
    }

    /// One JSON line, only with `--json`. `facts` must be an object.
    pub(crate) fn event(&self, name: &str, facts: &impl Serialize) {
        if !self.json {
            return;
        }
        let mut line = Map::from_iter([("event".to_owned(), Json::from(name))]);
        if let Ok(Json::Object(facts)) = serde_json::to_value(facts) {
            line.extend(facts);
        }
        let text = escaped(&Json::Object(line).to_string());
        let mut stdout = std::io::stdout().lock();
        let _ = writeln!(stdout, "{text}").and_then(|()| stdout.flush());
    }

    /// A line of JSON that is the result itself, with or without `--json`.
    pub(crate) fn line(&self, json: &Json) {
        let mut stdout = std::io::stdout().lock();
        let _ = writeln!(stdout, "{}", escaped(&json.to_string()));
    }

    /// The last line of a command that came to its end.
    pub(crate) fn finished(&self, finished: &Finished) {
        let mut line = json!({
            "counts": counted(finished.counts),
            "cells": counted(finished.cells),
            "job": finished.job,
        });
        if finished.dry_run {
            line["dryRun"] = Json::Bool(true);
        }
        if finished.held {
            line["held"] = Json::Bool(true);
        }
        self.event("finished", &line);
    }

    /// The end of a command that could not do its work.
    pub(crate) fn error(&self, failure: &Failure) {
        failure.lines().iter().for_each(|line| self.note(line));
        self.error_line(failure);
    }

    /// The last JSON line of a command that could not do its work.
    pub(crate) fn error_line(&self, failure: &Failure) {
        self.event("error", &json!({ "code": failure.code(), "message": failure.message() }));
    }
}

/// Text without anything a terminal acts on: control characters, and those that
/// turn the direction of writing.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|c| if steers(c) { ' ' } else { c }).collect()
}

fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// JSON leaves some of these as they are; within its strings, where alone they can
/// be, an escape means the same.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if steers(c) {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
    }
    text
}

fn counted(counts: OutcomeCounts) -> Json {
    let OutcomeCounts {
        changed,
        already_right,
        conflict,
        failed,
        not_sent,
        unsure,
        left_out,
        cannot_be_done,
    } = counts;
    json!({
        "changed": changed,
        "already_right": already_right,
        "conflict": conflict,
        "failed": failed,
        "not_sent": not_sent,
        "unsure": unsure,
        "left_out": left_out,
        "cannot_be_done": cannot_be_done,
    })
}

/// A day, such as `2031-05-01`.
pub(crate) fn day(at: &Timestamp) -> String {
    at.0.date().to_string()
}

/// A minute, such as `2031-05-01 14:20 UTC`.
pub(crate) fn minute(at: &Timestamp) -> String {
    format!("{} {:02}:{:02} UTC", at.0.date(), at.0.hour(), at.0.minute())
}

/// The name a value of the border has on the wire, such as `willChange`.
pub(crate) fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Json::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// A value in one line.
pub(crate) fn value(value: &ShownValue) -> String {
    if value.entries.is_empty() {
        return format!("({})", say!("common-empty"));
    }
    let text = value.entries.join(" | ");
    if text.chars().count() <= WIDEST {
        return text;
    }
    let short: String = text.chars().take(WIDEST - 1).collect();
    format!("{short}…")
}

/// Every outcome, in the order they are told.
pub(crate) const OUTCOMES: [Outcome; 8] = [
    Outcome::Changed,
    Outcome::AlreadyRight,
    Outcome::Conflict,
    Outcome::Failed,
    Outcome::CannotBeDone,
    Outcome::NotSent,
    Outcome::Unsure,
    Outcome::LeftOut,
];

/// An outcome in words.
pub(crate) fn outcome(outcome: Outcome) -> String {
    say!(&format!("result-outcome-{}", name(&outcome)))
}

/// Outcomes of assets in words, and those of their fields where they say more.
pub(crate) fn of_both(counts: OutcomeCounts, cells: OutcomeCounts) -> String {
    let assets = listed(counts, &outcome(Outcome::NotSent));
    if counts == cells {
        return assets;
    }
    let fields = listed(cells, &outcome(Outcome::NotSent));
    say!("cli-assets-and-fields", assets = assets, fields = fields)
}

/// Outcomes of assets of a job that is not over: some of what waits may be on the server
/// already.
pub(crate) fn outcomes_so_far(counts: OutcomeCounts) -> String {
    listed(counts, &say!("run-waiting"))
}

/// Outcomes in words, without those that did not occur.
fn listed(mut counts: OutcomeCounts, not_sent: &str) -> String {
    let word = |of| if of == Outcome::NotSent { not_sent.to_owned() } else { outcome(of) };
    let all = OUTCOMES.map(|of| (word(of), *counts.of(of)));
    let told = tally(all.into_iter().filter(|(_, n)| *n > 0));
    if told.is_empty() { say!("cli-nothing-to-do") } else { told }
}

/// How many there are of each kind.
pub(crate) fn tally(kinds: impl IntoIterator<Item = (String, u32)>) -> String {
    let told = kinds.into_iter().map(|(name, n)| say!("cli-count", name = name, n = n));
    told.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_strangers_cannot_steer_the_terminal() {
        let hostile = "a\u{1b}[2Jb\u{9b}31mc\rd\u{202e}e\nf";
        let shown = harmless(hostile);
        assert!(!shown.chars().any(steers), "{shown:?}");
        assert!(shown.starts_with("a [2Jb"), "{shown:?}");
    }

    #[test]
    fn escapes_in_json_lines_mean_the_same_text() {
        let hostile = json!({ "title": "a\u{1b}[2J\u{9b}31m\u{7f}\u{202e}\n" });
        let line = escaped(&hostile.to_string());
        assert!(!line.chars().any(steers), "{line:?}");
        assert_eq!(serde_json::from_str::<Json>(&line).expect("still JSON"), hostile);
    }
}
