//! Entries that join or leave a list, become one text, or are made of one.

use super::text::Piece;
use super::{AssetFacts, Computed, Rewrite, as_texts, is_blank};
use crate::plan::edit::{LONGEST_LIST, LONGEST_TEXT};
use crate::plan::fit::same_in_kind;
use relabel_model::{CannotReason, Kind, Property};

/// Entries that join a list.
#[derive(Clone, Debug)]
pub struct Added {
    /// What joins, in this order.
    pub(in crate::plan) pieces: Vec<Piece>,
    /// At the beginning instead of the end.
    pub(in crate::plan) at_start: bool,
    /// Entries that mean the same as one that joins, each with that one: tags that were
    /// moved.
    pub(in crate::plan) same: Vec<(String, String)>,
}

impl Added {
    /// What is there stays where it is, also where it is there twice; only what is not
    /// there yet joins. Entries are the same letter by letter, blanks around them aside.
    ///
    /// Nothing joins dates: AEM shows them to the second, so that those that are to stay
    /// would lose what they have of it.
    pub(super) fn compute(&self, before: Option<&Property>, facts: &AssetFacts<'_>) -> Computed {
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
                Err(Computed::Leave(note)) => {
                    empty_source = note;
                    continue;
                }
                Err(other) => return other,
            };
            for entry in entries {
                let is_there = there.iter().chain(&joining).any(|other| {
                    same_in_kind(kind, other, &entry, &facts.moment.zone)
                        || self.same.iter().any(|(old, new)| old == other && *new == entry)
                });
                if !is_there {
                    joining.push(entry);
                }
            }
        }
        if joining.is_empty() {
            return Computed::Leave(empty_source);
        }
        if kind == Kind::Date && !there.is_empty() {
            return Computed::Cannot(CannotReason::UnsupportedValue);
        }
        if there.len() + joining.len() > LONGEST_LIST {
            return Computed::Cannot(CannotReason::TooLong);
        }
        let entries = if self.at_start {
            joining.into_iter().chain(there.iter().cloned()).collect()
        } else {
            there.iter().cloned().chain(joining).collect()
        };
        Computed::Value(as_texts(true, entries))
    }

    /// The fields it looks at.
    pub(super) fn reads(&self) -> Vec<&str> {
        self.pieces.iter().flat_map(Piece::reads).collect()
    }
}

/// What is left of a value without some entries.
pub(super) fn without(
    entries: &[String],
    before: Option<&Property>,
    facts: &AssetFacts<'_>,
) -> Computed {
    let Some(before) = before else { return Computed::Leave(None) };
    let zone = &facts.moment.zone;
    let leaves =
        |entry: &String| entries.iter().any(|other| same_in_kind(before.kind, other, entry, zone));
    let left: Vec<String> = before.entries.iter().filter(|entry| !leaves(entry)).cloned().collect();
    if left.len() == before.entries.len() {
        Computed::Leave(None)
    } else if left.is_empty() {
        Computed::Nothing
    } else if before.kind == Kind::Date {
        // See `Added::wanted`.
        Computed::Cannot(CannotReason::UnsupportedValue)
    } else {
        Computed::Value(Property { kind: before.kind, multi: before.multi, entries: left })
    }
}

/// Entries that become one text.
#[derive(Debug)]
pub(super) struct Joined {
    /// What stands between them.
    pub(super) with: String,
}

impl Rewrite for Joined {
    /// Blank entries are left out. A property stays a list, of one entry: see `fit`.
    fn rewritten(&self, before: &Property) -> Computed {
        let filled: Vec<&str> = before
            .entries
            .iter()
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
            .collect();
        if before.entries.len() < 2 || filled.is_empty() {
            return Computed::Leave(None);
        }
        texts(before, vec![filled.join(&self.with)])
    }
}

/// Texts that become several entries.
#[derive(Debug)]
pub(super) struct Split {
    /// Where they are split; never empty.
    pub(super) at: String,
}

impl Rewrite for Split {
    /// Where something is split, the list keeps the first of those that are the same.
    fn rewritten(&self, before: &Property) -> Computed {
        if !before.entries.iter().any(|entry| entry.contains(&self.at)) {
            return Computed::Leave(None);
        }
        let mut entries: Vec<String> = Vec::with_capacity(before.entries.len());
        for part in before.entries.iter().flat_map(|entry| entry.split(&self.at)).map(str::trim) {
            if !part.is_empty() && !entries.iter().any(|other| other == part) {
                entries.push(part.to_owned());
            }
        }
        if entries.is_empty() { Computed::Leave(None) } else { texts(before, entries) }
    }
}

/// Texts in the place of texts, as many and as long as AEM takes.
fn texts(before: &Property, entries: Vec<String>) -> Computed {
    if before.kind.shown() != Kind::String {
        return Computed::Cannot(CannotReason::KindMismatch);
    }
    let is_too_long = entries.iter().any(|entry| entry.chars().count() > LONGEST_TEXT);
    if is_too_long || entries.len() > LONGEST_LIST {
        return Computed::Cannot(CannotReason::TooLong);
    }
    Computed::Value(as_texts(entries.len() > 1, entries))
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;

    use super::*;
    use crate::plan::{CheckedEdit, EditRules, plan_cells};
    use relabel_aem::tags::{Tag, TagIndex};
    use relabel_model::Moment;
    use relabel_model::PropertySet;
    use relabel_model::Zone;
    use relabel_model::{CellState, Edit, FieldAction, FieldEdit, FieldKind};

    /// What an asset with some tags holds after a change; `None` where that is right.
    /// `ocean` was moved to `sea`, and that one from `water`.
    fn tags_after(change: FieldAction, stored: &[&str]) -> Option<Vec<String>> {
        let tag = |id: &str, moved_to: Option<&str>| Tag {
            id: id.to_owned(),
            title: id.to_owned(),
            titles: Vec::new(),
            moved_to: moved_to.map(str::to_owned),
        };
        let tags = TagIndex::new(vec![
            tag("n:", None),
            tag("n:water", Some("n:ocean")),
            tag("n:ocean", Some("n:sea")),
            tag("n:sea", None),
            tag("n:sun", None),
        ]);
        let (property, kind) = ("cq:tags".to_owned(), FieldKind::Tags);
        let edit = Edit { fields: vec![FieldEdit { property, kind, change, only_empty: false }] };
        let edit = CheckedEdit::with(&edit, &EditRules { tags: Some(&tags) }).expect("an edit");
        let metadata = PropertySet::from_json(&serde_json::json!({ "cq:tags": stored }));
        let moment = Moment::new(OffsetDateTime::UNIX_EPOCH, Zone::utc());
        let facts = AssetFacts::new("/content/dam/a.jpg", 0, &metadata, &moment);
        let cell = plan_cells(&edit, &facts).remove(0);
        let entries = cell.after.map(|after| after.entries).unwrap_or_default();
        (cell.state == CellState::WillChange).then_some(entries)
    }

    fn list(entries: &[&str]) -> Vec<String> {
        entries.iter().map(ToString::to_string).collect()
    }

    /// What a field of texts, or of one text, holds after a change.
    fn after(change: FieldAction, stored: serde_json::Value) -> Result<Vec<String>, CellState> {
        let metadata = PropertySet::from_json(&serde_json::json!({ "dc:creator": stored }));
        let (property, kind) = ("dc:creator".to_owned(), FieldKind::List);
        let edit = Edit { fields: vec![FieldEdit { property, kind, change, only_empty: false }] };
        let edit = CheckedEdit::new(&edit).expect("an edit");
        let moment = Moment::new(OffsetDateTime::UNIX_EPOCH, Zone::utc());
        let facts = AssetFacts::new("/content/dam/a.jpg", 0, &metadata, &moment);
        let cell = plan_cells(&edit, &facts).remove(0);
        match cell.state {
            CellState::WillChange => Ok(cell.after.expect("a value").entries),
            other => Err(other),
        }
    }

    #[test]
    fn entries_become_one_text() {
        use serde_json::json;
        let join = |stored| after(FieldAction::JoinEntries { with: ", ".into() }, stored);
        assert_eq!(join(json!(["Ada", " ", "Grace"])), Ok(list(&["Ada, Grace"])));
        for right in [json!(["Ada"]), json!("Ada"), json!([]), json!(["", " "])] {
            assert_eq!(join(right), Err(CellState::AlreadyRight));
        }
        assert_eq!(join(json!([1, 2])), Err(CellState::Cannot));
        let long = "x".repeat(LONGEST_TEXT);
        assert_eq!(join(json!([long, "y"])), Err(CellState::Cannot));
    }

    #[test]
    fn a_text_becomes_entries() {
        use serde_json::json;
        let split = |stored| after(FieldAction::SplitText { at: ";".into() }, stored);
        assert_eq!(
            split(json!(["Ada; Grace;Ada;", "Joan", "Grace"])),
            Ok(list(&["Ada", "Grace", "Joan"]))
        );
        for right in [json!(["Ada, Grace", "Ada, Grace"]), json!("Ada"), json!([";", ";"])] {
            assert_eq!(split(right), Err(CellState::AlreadyRight));
        }
        assert_eq!(split(json!("Ada;")), Ok(list(&["Ada"])), "one text stays one");
        assert_eq!(split(json!("Ada;Grace")), Err(CellState::Cannot), "it holds no list");
        assert_eq!(split(json!([true])), Err(CellState::AlreadyRight));
    }

    /// What AEM shows of a date ends at the second, so dates that should stay would change.
    #[test]
    fn dates_that_stay_are_not_written_again() {
        let date = |day| format!("Fri Aug {day:02} 2022 17:02:57 GMT+0000");
        let metadata =
            PropertySet::from_json(&serde_json::json!({ "dam:days": [date(5), date(12)] }));
        let moment = Moment::new(OffsetDateTime::UNIX_EPOCH, Zone::utc());
        let facts = AssetFacts::new("/content/dam/a.jpg", 0, &metadata, &moment);
        let outcome = |change| {
            let (property, kind) = ("dam:days".to_owned(), FieldKind::List);
            let field = FieldEdit { property, kind, change, only_empty: false };
            let edit = CheckedEdit::new(&Edit { fields: vec![field] }).expect("an edit");
            let cell = plan_cells(&edit, &facts).remove(0);
            (cell.state, cell.reason)
        };
        let add = |entry: &str| {
            let entries = list(&[entry]);
            outcome(FieldAction::Add { entries, tokens: false, at_start: false })
        };
        let remove = |entries: &[&str]| outcome(FieldAction::Remove { entries: list(entries) });
        let refused = (CellState::Cannot, Some(CannotReason::UnsupportedValue));
        let (five, twelve) = ("2022-08-05T17:02:57Z", "2022-08-12T17:02:57Z");
        assert_eq!(add("2031-05-01"), refused);
        assert_eq!(add(five), (CellState::AlreadyRight, None));
        assert_eq!(remove(&[five]), refused);
        assert_eq!(remove(&["2031-05-01"]), (CellState::AlreadyRight, None));
        assert_eq!(remove(&[five, twelve]), (CellState::WillChange, None), "none of them stays");
    }

    #[test]
    fn a_tag_that_was_moved_is_the_same_tag() {
        let remove =
            |stored: &[&str]| tags_after(FieldAction::Remove { entries: list(&["n:sea"]) }, stored);
        assert_eq!(remove(&["n:ocean", "n:sun"]), Some(list(&["n:sun"])));
        assert_eq!(remove(&["n:water", "n:sea", "n:sun"]), Some(list(&["n:sun"])));
        assert_eq!(remove(&["n:sun"]), None);
        let add = |stored: &[&str]| {
            let entries = list(&["n:sea"]);
            tags_after(FieldAction::Add { entries, tokens: false, at_start: false }, stored)
        };
        assert_eq!(add(&["n:ocean"]), None, "AEM shows it as the one that joins");
        assert_eq!(add(&["n:water", "n:sun"]), None);
        assert_eq!(add(&["n:sun"]), Some(list(&["n:sun", "n:sea"])));
    }
}
