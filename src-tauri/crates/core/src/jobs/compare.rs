//! What one asset holds, against what was planned for it; and what an error says of it.

use std::collections::BTreeSet;

use icu_normalizer::ComposingNormalizerBorrowed;

use relabel_aem::{Change, Refusal};
use relabel_model::{OutcomeReason, Property, PropertySet, same};
use relabel_store::{PlannedCell, WorkItem};

/// How a cell stands, by what its asset holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The value before: it is to be written.
    Open,
    /// The value after.
    Right,
    /// What AEM made of the value after.
    Adjusted,
    /// The value after, stored in another kind or form: it is to be written once more
    /// with its type.
    Retyped,
    /// What somebody else wrote.
    Other,
}

/// Whether the value after of a cell may have reached AEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// It did not.
    No,
    /// It may have, on a route where AEM decides on its type.
    TypedByAem {
        /// Whether AEM said that it stored it.
        is_taken: bool,
    },
    /// It may have.
    Yes,
}

/// The writes of the cells that stand so.
pub(super) fn changes(item: &WorkItem, standing: &[Standing], wanted: Standing) -> Vec<Change> {
    let cells = item.cells.iter().zip(standing);
    cells
        .filter(|(_, standing)| **standing == wanted)
        .map(|(cell, _)| Change { property: cell.property.clone(), after: cell.after.clone() })
        .collect()
}

/// Compares what an asset holds with its part of the plan, cell by cell.
pub(super) fn compare(
    item: &WorkItem,
    current: &PropertySet,
    sent: impl Fn(&str) -> Sent,
) -> Vec<Standing> {
    let standing = |cell: &PlannedCell| {
        let (now, sent) = (current.get(&cell.property), sent(&cell.property));
        let is_retyped =
            |after: &Property| now.is_some_and(|now| now.is_retyped(&after.as_read_back()));
        // AEM may have made more of it than another type, such as a text of a list.
        let has_new_form = |after: &Property| {
            now.is_some_and(|now| {
                !now.has_form_of(&after.as_read_back())
                    && !cell.before.as_ref().is_some_and(|before| now.has_form_of(before))
            })
        };
        let is_of_aem = |after: &Property| match sent {
            Sent::TypedByAem { is_taken } => is_retyped(after) || (is_taken && has_new_form(after)),
            Sent::No | Sent::Yes => false,
        };
        // Nobody else's change, though it may hold the same.
        if cell.after.as_ref().is_some_and(is_of_aem) {
            Standing::Retyped
        } else if same(now, cell.after.as_ref()) {
            Standing::Right
        } else if current.is_unsupported(&cell.property) {
            Standing::Other
        } else if same(now, cell.before.as_ref()) {
            Standing::Open
        } else if sent != Sent::No && cell.after.as_ref().is_some_and(|it| is_adjusted(now, it)) {
            Standing::Adjusted
        } else {
            Standing::Other
        }
    };
    item.cells.iter().map(standing).collect()
}

/// Whether AEM may have made `now` of `sent`: the same kind and form, and entries that
/// only their spaces, the code points of their letters, their order or the form of a
/// number tell apart. `None` is what is left of nothing but spaces. Not their capitals:
/// those a person corrects.
fn is_adjusted(now: Option<&Property>, sent: &Property) -> bool {
    let has_form = now.is_none_or(|now| (now.kind, now.multi) == (sent.kind.shown(), sent.multi));
    let entries = |property: &Property| -> BTreeSet<String> {
        property.entries.iter().map(|entry| plain(entry)).filter(|it| !it.is_empty()).collect()
    };
    has_form && now.map(entries).unwrap_or_default() == entries(sent)
}

/// An entry without what programs change when they tidy it up.
fn plain(entry: &str) -> String {
    let number = || entry.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    if let Some(number) = number() {
        return number.to_string();
    }
    let composed = ComposingNormalizerBorrowed::new_nfkc().normalize(entry);
    let is_shown = |c: &char| !c.is_control() || c.is_whitespace();
    let shown: String = composed.chars().filter(is_shown).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The reason an error stands for, when it is about the asset.
pub(super) fn reason_of(error: &relabel_aem::Error) -> OutcomeReason {
    use relabel_aem::Error as E;
    match error {
        E::Refused { cause, .. } => match cause {
            Refusal::Unseen => OutcomeReason::AssetMissing,
            Refusal::Value => OutcomeReason::ValueRejected,
            Refusal::Protected => OutcomeReason::FieldProtected,
            Refusal::CheckedIn => OutcomeReason::CheckedIn,
            Refusal::Commit => OutcomeReason::NotCommitted,
            // Only of queries.
            Refusal::Traversal => OutcomeReason::UnexpectedAnswer,
        },
        E::Missing => OutcomeReason::AssetMissing,
        E::Vanished { is_left: false } => OutcomeReason::GoneMeanwhile,
        E::Vanished { is_left: true } => OutcomeReason::FolderLeft,
        E::Elsewhere { .. } => OutcomeReason::ChangedElsewhere,
        E::Forbidden { .. } => OutcomeReason::NotPermitted,
        E::InterfaceRefused { .. } => OutcomeReason::InterfaceRefused,
        E::Locked { .. } => OutcomeReason::Locked,
        E::Rejected { .. } => OutcomeReason::ValueRejected,
        E::Precondition { .. } => OutcomeReason::Precondition,
        E::Server { .. } => OutcomeReason::ServerError,
        E::Unexpected { .. }
        | E::Path
        | E::SignIn(_)
        | E::Http(_)
        | E::SignInRefused
        | E::NotData { .. }
        | E::TooBusy { .. }
        | E::Closed { .. }
        | E::Unguarded { .. }
        | E::Held
        | E::Late
        | E::Busy { .. } => OutcomeReason::UnexpectedAnswer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_model::CellState;
    use relabel_model::Kind;

    #[test]
    fn what_aem_said_it_stored_and_keeps_in_another_form_is_its_own_doing() {
        let list = |entries: &[&str]| {
            Property::list(Kind::String, entries.iter().map(|entry| (*entry).to_owned()).collect())
        };
        let text = |entry: &str| Property::single(Kind::String, entry);
        let item = |before: Option<Property>| WorkItem {
            row: 0,
            path: "/content/dam/a.jpg".to_owned(),
            cells: vec![PlannedCell {
                property: "dc:rights".to_owned(),
                before,
                after: Some(list(&["a", "b"])),
                state: CellState::WillChange,
                reason: None,
                note: None,
                other_row: None,
                says: Vec::new(),
            }],
            others: Vec::new(),
            was_leased: false,
        };
        let now = PropertySet::from_json(&serde_json::json!({ "dc:rights": "a" }));
        let stands = |before, sent| compare(&item(before), &now, |_| sent)[0];
        let taken = Sent::TypedByAem { is_taken: true };
        assert_eq!(stands(None, taken), Standing::Retyped);
        assert_eq!(stands(Some(list(&["c"])), taken), Standing::Retyped);
        // What somebody wrote in the form of before.
        assert_eq!(stands(Some(text("c")), taken), Standing::Other);
        for sent in [Sent::No, Sent::Yes, Sent::TypedByAem { is_taken: false }] {
            assert_eq!(stands(None, sent), Standing::Other, "{sent:?}");
        }
    }

    #[test]
    fn what_aem_tidied_up_is_told_from_another_value() {
        let text = |entry: &str| Property::single(Kind::String, entry);
        let list = |entries: &[&str]| {
            Property::list(Kind::String, entries.iter().map(|entry| (*entry).to_owned()).collect())
        };
        for (sent, now) in [
            (text(" © 2026  Foo\r\n"), text("© 2026 Foo")),
            (text("e\u{301}te\u{301}"), text("été")),
            (text("Sea\u{7}"), text("Sea")),
            (text("007"), text("7")),
            (text("1e3"), text("1E+3")),
            (list(&["sun", "sea ", "sea"]), list(&["sea", "sun"])),
        ] {
            assert!(is_adjusted(Some(&now), &sent), "{sent:?} {now:?}");
        }
        assert!(is_adjusted(None, &text("  ")));
        for (sent, now) in [
            (text("Foo"), text("Bar")),
            (text("Foo"), text("foo")),
            (text("Foo"), text("Foo Inc.")),
            (text("7"), text("8")),
            (text("sea"), list(&["sea"])),
            (list(&["sea"]), list(&["sea", "sun"])),
        ] {
            assert!(!is_adjusted(Some(&now), &sent), "{sent:?} {now:?}");
        }
        assert!(!is_adjusted(None, &text("Foo")));
    }
}
