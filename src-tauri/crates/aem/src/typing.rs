//! What AEM's programming interface made of the types of what was written through it.
//!
//! It types by a schema that it does not tell (protocol reference, section 7.2). So the
//! first write of a property is read back before the next is sent that way, and a property
//! that came back in another kind or form goes through Sling from then on, for as long as
//! the connection is open.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::{Mutex, OwnedMutexGuard};

use super::Change;
use relabel_model::{Kind, PropertySet, same};

/// What was found out, for one connection.
#[derive(Debug, Default)]
pub(super) struct Typing {
    /// Whether what was written so was stored so.
    kept: RwLock<HashMap<Form, bool>>,
    /// Held by the one write that finds out.
    turn: Arc<Mutex<()>>,
}

/// A property as it is written: a text of a field may be taken, and a list of it not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Form {
    property: String,
    kind: Kind,
    multi: bool,
}

/// Leave to write through the interface.
#[derive(Debug)]
pub(super) struct Leave {
    /// Of a write that finds out: others wait until it was read back.
    turn: Option<OwnedMutexGuard<()>>,
}

impl Leave {
    /// Whether what is written has to be read back, because nothing is known of its type.
    pub(super) fn is_trial(&self) -> bool {
        self.turn.is_some()
    }
}

impl Typing {
    /// Leave for a write, at once or after the trial of another; `None` where something of
    /// it is known not to be stored as it is sent.
    pub(super) async fn leave(&self, changes: &[Change]) -> Option<Leave> {
        let known = |is_kept: bool| is_kept.then_some(Leave { turn: None });
        if let Some(is_kept) = self.is_kept(changes) {
            return known(is_kept);
        }
        let turn = Arc::clone(&self.turn).lock_owned().await;
        match self.is_kept(changes) {
            Some(is_kept) => known(is_kept),
            None => Some(Leave { turn: Some(turn) }),
        }
    }

    /// Notes what an asset holds after a write that was taken: `before` it held that.
    pub(super) fn learn(&self, changes: &[Change], before: &PropertySet, now: &PropertySet) {
        for Change { property, after } in changes {
            let (Some(after), Some(now)) = (after, now.get(property)) else { continue };
            // What still shows the old value tells nothing.
            if !same(Some(now), before.get(property)) {
                self.note(property, after, now.has_form_of(&after.as_read_back()));
            }
        }
    }

    /// Notes that the interface did not take a write for its values. One that it took
    /// before is not to blame.
    pub(super) fn refused(&self, changes: &[Change]) {
        for change in changes.iter().filter(|change| self.is_kept_of(change).is_none()) {
            if let Some(after) = &change.after {
                self.note(&change.property, after, false);
            }
        }
    }

    fn note(&self, property: &str, after: &relabel_model::Property, is_kept: bool) {
        let form = Form { property: property.to_owned(), kind: after.kind, multi: after.multi };
        self.kept.write().unwrap_or_else(PoisonError::into_inner).insert(form, is_kept);
    }

    /// Whether all of it is stored as it is sent; `None` where that is not known.
    fn is_kept(&self, changes: &[Change]) -> Option<bool> {
        let all: Vec<Option<bool>> = changes.iter().map(|change| self.is_kept_of(change)).collect();
        match all.contains(&Some(false)) {
            true => Some(false),
            false => (!all.contains(&None)).then_some(true),
        }
    }

    fn is_kept_of(&self, Change { property, after }: &Change) -> Option<bool> {
        // What is removed has no type.
        let Some(after) = after else { return Some(true) };
        let form = Form { property: property.clone(), kind: after.kind, multi: after.multi };
        self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&form).copied()
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;
    use serde_json::{Value as Json, json};

    use super::*;
    use relabel_model::Property;

    fn set(property: &str, after: Property) -> Change {
        Change { property: property.to_owned(), after: Some(after) }
    }

    fn text(property: &str) -> Change {
        set(property, Property::single(Kind::String, "new"))
    }

    fn learn(typing: &Typing, change: Change, before: Json, now: Json) {
        let [before, now] = [before, now].map(|all| PropertySet::from_json(&all));
        typing.learn(&[change], &before, &now);
    }

    /// Whether the leave that is given at once is for a trial; `None` where there is none.
    fn is_trial(typing: &Typing, changes: &[Change]) -> Option<bool> {
        let leave = typing.leave(changes).now_or_never().expect("nobody tries");
        leave.map(|leave| leave.is_trial())
    }

    #[test]
    fn others_wait_for_a_trial_and_go_on_once_it_told() {
        let typing = Typing::default();
        let trial = typing.leave(&[text("a")]).now_or_never().expect("at once").expect("untried");
        assert!(trial.is_trial());
        let same = [text("a")];
        let mut waiting = Box::pin(typing.leave(&same));
        assert!((&mut waiting).now_or_never().is_none(), "one tries");
        learn(&typing, text("a"), json!({}), json!({ "a": "new" }));
        drop(trial);
        let leave = waiting.now_or_never().expect("nobody tries any more").expect("kept");
        assert!(!leave.is_trial());
    }

    #[test]
    fn a_trial_that_told_nothing_is_made_again() {
        let typing = Typing::default();
        learn(&typing, text("a"), json!({ "a": "old" }), json!({ "a": "old" }));
        learn(&typing, text("a"), json!({}), json!({}));
        for _ in 0..2 {
            assert_eq!(is_trial(&typing, &[text("a")]), Some(true));
        }
    }

    #[test]
    fn what_comes_back_otherwise_goes_another_way_with_all_that_is_written_with_it() {
        for stored in [json!(["new"]), json!(3), json!("Fri Aug 12 2022 17:02:57 GMT+0000")] {
            let typing = Typing::default();
            learn(&typing, text("a"), json!({}), json!({ "a": stored }));
            learn(&typing, text("b"), json!({}), json!({ "b": "new" }));
            assert_eq!(is_trial(&typing, &[text("b")]), Some(false), "{stored}");
            assert_eq!(is_trial(&typing, &[text("b"), text("a")]), None, "{stored}");
            let list = set("a", Property::list(Kind::String, vec!["new".into()]));
            assert_eq!(is_trial(&typing, &[list]), Some(true), "another form");
        }
    }

    #[test]
    fn a_value_that_aem_tidied_up_kept_its_type() {
        let typing = Typing::default();
        learn(&typing, text("a"), json!({}), json!({ "a": " other " }));
        learn(&typing, set("n", Property::single(Kind::Double, "4")), json!({}), json!({ "n": 4 }));
        let number = set("n", Property::single(Kind::Double, "5"));
        assert_eq!(is_trial(&typing, &[text("a"), number]), Some(false));
    }

    #[test]
    fn a_refusal_blames_only_what_was_never_taken() {
        let typing = Typing::default();
        learn(&typing, text("a"), json!({}), json!({ "a": "new" }));
        typing.refused(&[text("a"), text("b"), Change { property: "c".into(), after: None }]);
        assert_eq!(is_trial(&typing, &[text("a")]), Some(false));
        assert_eq!(is_trial(&typing, &[text("b")]), None);
        let removal = Change { property: "c".into(), after: None };
        assert_eq!(is_trial(&typing, &[removal]), Some(false));
    }
}
