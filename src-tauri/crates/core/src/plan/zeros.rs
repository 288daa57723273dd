//! Numbers that a spreadsheet took the zeros from.

use relabel_model::{Kind, Property};

/// Whether a text of digits lost the zeros before them on its way through a spreadsheet:
/// `00123` is there, and the sheet has `123`.
pub(super) fn lost_zeros(before: Option<&Property>, after: Option<&Property>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    before.kind == Kind::String
        && before.entries.len() == after.entries.len()
        && before.entries.iter().zip(&after.entries).any(|(before, after)| {
            before.len() > after.len()
                && is_digits(before)
                && is_digits(after)
                && before.trim_start_matches('0') == after.trim_start_matches('0')
        })
}
