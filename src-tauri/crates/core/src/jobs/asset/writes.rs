//! What is known of the writes of an asset that left.

use std::collections::BTreeSet;

use relabel_aem::TypedBy;

/// Whether a write of an asset reached AEM.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reached {
    /// None did.
    #[default]
    No,
    /// An earlier run of the program may have sent one.
    Earlier,
    /// One may have: its answer was lost.
    Perhaps,
    /// AEM said that it was written.
    Yes,
}

/// What is known of the writes of an asset that left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Writes {
    pub(super) reached: Reached,
    /// What writes that may have reached AEM set.
    pub(super) wrote: BTreeSet<String>,
    /// Who decided on the types of the last one.
    pub(super) typed_by: TypedBy,
    pub(super) attempts: u32,
    /// What was known before the last one, as long as it may turn out not to have arrived.
    before: Option<Box<Self>>,
}

impl Writes {
    /// Of an asset that an earlier run of the program may have sent.
    pub(super) fn of(was_leased: bool) -> Self {
        Self {
            reached: if was_leased { Reached::Earlier } else { Reached::No },
            wrote: BTreeSet::new(),
            typed_by: TypedBy::Form,
            attempts: 0,
            before: None,
        }
    }

    /// A write of some properties leaves.
    pub(super) fn leaves(&mut self, properties: impl Iterator<Item = String>, typed_by: TypedBy) {
        self.before = None;
        self.before = Some(Box::new(self.clone()));
        self.reached = Reached::Perhaps;
        self.wrote.extend(properties);
        self.typed_by = typed_by;
        self.attempts += 1;
    }

    /// AEM carried the last one out.
    pub(super) fn carried_out(&mut self) {
        self.reached = Reached::Yes;
        self.before = None;
    }

    /// Nobody will tell of the last one whether it arrives.
    pub(super) fn may_arrive(&mut self) {
        self.before = None;
    }

    /// The last one did not arrive, unless that is known otherwise.
    pub(super) fn did_not_arrive(&mut self) {
        if let Some(before) = self.before.take() {
            *self = *before;
        }
    }

    /// One was an attempt although it did not arrive: AEM refused it.
    pub(super) fn count_attempt(&mut self) {
        self.attempts += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After a write of `a` whose answer was lost.
    fn lost(was_leased: bool) -> Writes {
        let mut writes = Writes::of(was_leased);
        writes.leaves(["a".to_owned()].into_iter(), TypedBy::Form);
        assert_eq!((writes.reached, writes.attempts), (Reached::Perhaps, 1));
        writes.may_arrive();
        writes
    }

    #[test]
    fn each_answer_leads_from_each_state_to_one() {
        let taken = || {
            let mut writes = lost(false);
            writes.carried_out();
            writes
        };
        for (from, reached) in [
            (Writes::of(false), Reached::No),
            (Writes::of(true), Reached::Earlier),
            (lost(false), Reached::Perhaps),
            (lost(true), Reached::Perhaps),
            (taken(), Reached::Yes),
        ] {
            assert_eq!(from.reached, reached);
            let left = || {
                let mut writes = from.clone();
                writes.leaves(["b".to_owned()].into_iter(), TypedBy::Aem);
                assert_eq!((writes.reached, writes.typed_by), (Reached::Perhaps, TypedBy::Aem));
                assert_eq!(writes.wrote.len(), from.wrote.len() + 1);
                assert_eq!(writes.attempts, from.attempts + 1);
                writes
            };
            let mut writes = left();
            writes.did_not_arrive();
            assert_eq!(writes, from, "all is as it was");
            writes.count_attempt();
            assert_eq!(writes.attempts, from.attempts + 1, "although it is known to be none");
            for (answer, reached) in [
                (Writes::carried_out as fn(&mut Writes), Reached::Yes),
                (Writes::may_arrive, Reached::Perhaps),
            ] {
                let mut writes = left();
                answer(&mut writes);
                assert_eq!(writes.reached, reached);
                let known = writes.clone();
                writes.did_not_arrive();
                assert_eq!(writes, known, "it is known otherwise");
            }
        }
    }
}
