//! What is printed, and where.
//!
//! Paths, titles and values are written by strangers and must not steer the
//! terminal. Everything that is printed therefore goes through [`Output`], which
//! lets no control character pass.

use std::io::Write as _;

use relabel_core::api::types::{
    ApiError, ErrorCode, JobId, Outcome, OutcomeCounts, ShownValue, Timestamp,
};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

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
    pub(crate) fn error(&self, error: &ApiError) {
        let (said, technical) = match is_of_network(error.code) {
            true => (plain(error), error.details.technical.as_deref()),
            false => (sentence(error), None),
        };
        self.note(&format!("Error: {said}"));
        if let Some(technical) = technical {
            self.note(&format!("Details: {technical}"));
        }
        if let Some(advice) = advice(error.code) {
            self.note(advice);
        }
        self.error_line(error);
    }

    /// The last JSON line of a command that could not do its work.
    pub(crate) fn error_line(&self, error: &ApiError) {
        self.event("error", &json!({ "code": error.code, "message": sentence(error) }));
    }
}

/// An error with the facts its sentence leaves out.
pub(crate) fn sentence(error: &ApiError) -> String {
    with_facts(error, &[&error.details.path, &error.details.field, &error.details.technical])
}

/// The same without what is for an administrator only.
fn plain(error: &ApiError) -> String {
    with_facts(error, &[&error.details.path, &error.details.field, &error.details.host])
}

fn with_facts(error: &ApiError, facts: &[&Option<String>]) -> String {
    let mut text = error.message.clone();
    for fact in facts.iter().copied().flatten() {
        if !text.contains(fact.as_str()) {
            text.push_str(&format!(" ({fact})"));
        }
    }
    text
}

/// Whether an error is about the way to a host.
fn is_of_network(code: ErrorCode) -> bool {
    use ErrorCode as E;
    matches!(
        code,
        E::Offline
            | E::TlsFailed
            | E::Timeout
            | E::NetworkSignIn
            | E::NetworkBlocks
            | E::GatewayFailed
            | E::ProxyFailed
            | E::ProxySignIn
            | E::ProxySetting
            | E::NoAuthorities
    )
}

/// What to do about it, where a flag helps.
fn advice(code: ErrorCode) -> Option<&'static str> {
    match code {
        ErrorCode::AddressNeedsConfirmation => {
            Some("If it is your AEM author, add --confirm-address.")
        }
        ErrorCode::KeyStoreMissing => {
            Some("Without a key store, name the key in every command with --file.")
        }
        ErrorCode::ReplaceNotConfirmed => {
            Some("Add --replace to use the key in the file instead of the one that is there.")
        }
        ErrorCode::StoreBusy => Some(
            "Close the other Relabel, its window or another relabel-cli, or wait for its end: one \
             at a time keeps the journal right. --data-dir names another folder.",
        ),
        ErrorCode::LiveLocked => Some("Add --live to change the live environment."),
        ErrorCode::ClientNotRegistered => {
            Some("`check` writes the message that asks your administrator for it.")
        }
        ErrorCode::ClientIdRefused => Some(
            "`check` writes the message that asks your administrator to look at the credential.",
        ),
        ErrorCode::VersionLost => Some(
            "Something between this computer and AEM removes the If-Match header: ask whoever \
             runs your network or the CDN in front of AEM to let it through.",
        ),
        ErrorCode::ProxyAddress => {
            Some("Write it as proxy.example:3128, or with https:// or socks5:// in front.")
        }
        ErrorCode::ProxySetting => Some(
            "Write it as http://proxy.example:3128, with http://USER:PASSWORD@ in front where the \
             proxy wants that; in a password, write / as %2F, @ as %40 and # as %23.",
        ),
        ErrorCode::NoAuthorities => Some(
            "Install the system's list (package ca-certificates), look at SSL_CERT_FILE and \
             SSL_CERT_DIR, or add the authority of your network with `certificates add`.",
        ),
        ErrorCode::PermissionMissing => {
            Some("The account of this key lacks the permission: ask your AEM administrator for it.")
        }
        code if is_of_network(code) => Some(
            "`check --network` says where on the way to Adobe it fails, and whom to ask for what.",
        ),
        _ => None,
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
        return "(empty)".to_owned();
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
pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Changed => "changed",
        Outcome::AlreadyRight => "already right",
        Outcome::Conflict => "changed by someone else",
        Outcome::Failed => "failed",
        Outcome::NotSent => "not sent",
        Outcome::Unsure => "unsure",
        Outcome::LeftOut => "left out",
        Outcome::CannotBeDone => "cannot be done",
    }
}

/// Outcomes of assets in words, and those of their fields where they say more.
pub(crate) fn of_both(counts: OutcomeCounts, cells: OutcomeCounts) -> String {
    let assets = listed(counts, outcome(Outcome::NotSent));
    if counts == cells {
        return assets;
    }
    format!("{assets} (fields: {})", listed(cells, outcome(Outcome::NotSent)))
}

/// Outcomes of assets of a job that is not over: some of what waits may be on the server
/// already.
pub(crate) fn outcomes_so_far(counts: OutcomeCounts) -> String {
    listed(counts, "waiting")
}

/// A number of things.
pub(crate) fn several(count: u32, of: &str) -> String {
    format!("{count} {of}{}", if count == 1 { "" } else { "s" })
}

/// Outcomes in words, without those that did not occur.
fn listed(mut counts: OutcomeCounts, not_sent: &str) -> String {
    let word = |of| if of == Outcome::NotSent { not_sent } else { outcome(of) };
    let parts: Vec<String> = OUTCOMES
        .map(|of| (*counts.of(of), word(of)))
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if parts.is_empty() { "nothing to do".to_owned() } else { parts.join(", ") }
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
