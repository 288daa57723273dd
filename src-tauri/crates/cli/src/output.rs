//! Words and lines for the terminal.

use relabel_core::api::types::{OutcomeCounts, ShownValue, Timestamp};

/// Longest value shown in one line, in characters.
const WIDEST: usize = 60;

/// The day of a time, such as `2031-05-01`.
pub(crate) fn day(at: &Timestamp) -> String {
    at.0.date().to_string()
}

/// A value in one line.
pub(crate) fn value(value: &ShownValue) -> String {
    if value.entries.is_empty() {
        return "(empty)".to_owned();
    }
    let text = value.entries.join(" | ");
    // An asset's own text must not steer the terminal.
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if clean.chars().count() <= WIDEST {
        return clean;
    }
    let short: String = clean.chars().take(WIDEST - 1).collect();
    format!("{short}…")
}

/// The six outcomes in words, those that did not occur left out.
pub(crate) fn outcomes(counts: &OutcomeCounts) -> String {
    let words = [
        (counts.changed, "changed"),
        (counts.already_right, "already right"),
        (counts.conflict, "changed by someone else"),
        (counts.failed, "failed"),
        (counts.not_sent, "not sent"),
        (counts.unsure, "unsure"),
    ];
    let parts: Vec<String> = words
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if parts.is_empty() { "nothing to do".to_owned() } else { parts.join(", ") }
}
