//! Entries that join or leave a list.

use super::text::Piece;
use super::{AssetFacts, Wanted, as_texts, is_blank};
use crate::aem::{Kind, Property};
use crate::api::types::CannotReason;
use crate::plan::edit::LONGEST_LIST;
use crate::plan::fit::same_in_kind;

/// Entries that join a list.
#[derive(Clone, Debug)]
pub struct Added {
    /// What joins, in this order.
    pub(in crate::plan) pieces: Vec<Piece>,
    /// At the beginning instead of the end.
    pub(in crate::plan) at_start: bool,
}

impl Added {
    /// What is there stays where it is, also where it is there twice; only what is not
    /// there yet joins. Entries are the same letter by letter, blanks around them aside.
    pub(super) fn wanted(&self, before: Option<&Property>, facts: &AssetFacts<'_>) -> Wanted {
        let kind = before.map_or(Kind::String, |before| before.kind);
        let there: &[String] = match before {
            Some(before) if before.multi || !is_blank(before) => &before.entries,
            _ => &[],
        };
        let mut joining: Vec<String> = Vec::with_capacity(self.pieces.len());
        let mut empty_source = None;
        for piece in &self.pieces {
            let entries = match piece.entries(facts) {
                Ok(entries) => entries,
                Err(Wanted::Leave(note)) => {
                    empty_source = note;
                    continue;
                }
                Err(other) => return other,
            };
            for entry in entries {
                let is_there =
                    there.iter().chain(&joining).any(|other| same_in_kind(kind, other, &entry));
                if !is_there {
                    joining.push(entry);
                }
            }
        }
        if joining.is_empty() {
            return Wanted::Leave(empty_source);
        }
        if there.len() + joining.len() > LONGEST_LIST {
            return Wanted::Cannot(CannotReason::TooLong);
        }
        let entries = if self.at_start {
            joining.into_iter().chain(there.iter().cloned()).collect()
        } else {
            there.iter().cloned().chain(joining).collect()
        };
        Wanted::Value(as_texts(true, entries))
    }

    /// The fields it looks at.
    pub(super) fn reads(&self) -> Vec<&str> {
        self.pieces.iter().flat_map(Piece::reads).collect()
    }
}

/// What is left of a value without some entries.
pub(super) fn without(entries: &[String], before: Option<&Property>) -> Wanted {
    let Some(before) = before else { return Wanted::Leave(None) };
    let leaves =
        |entry: &String| entries.iter().any(|other| same_in_kind(before.kind, other, entry));
    let left: Vec<String> = before.entries.iter().filter(|entry| !leaves(entry)).cloned().collect();
    if left.len() == before.entries.len() {
        Wanted::Leave(None)
    } else if left.is_empty() {
        Wanted::Nothing
    } else {
        Wanted::Value(Property { kind: before.kind, multi: before.multi, entries: left })
    }
}
