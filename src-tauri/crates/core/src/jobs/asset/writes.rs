//! What is known of the writes of an asset that left.

use std::collections::BTreeSet;

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

/// What is known of the writes of an asset that left. A write that turns out not to have
/// arrived is undone here by taking over what was known before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::jobs) struct Writes {
    pub(super) reached: Reached,
    /// What writes that may have reached AEM set.
    pub(super) wrote: BTreeSet<String>,
    pub(super) attempts: u32,
}

impl Writes {
    /// Of an asset that an earlier run of the program may have sent.
    pub(super) fn of(was_leased: bool) -> Self {
        let reached = if was_leased { Reached::Earlier } else { Reached::No };
        Self { reached, ..Self::default() }
    }

    /// A write of some properties leaves. Returns what was known before.
    pub(super) fn leaves(&mut self, properties: impl Iterator<Item = String>) -> Self {
        let before = self.clone();
        self.reached = Reached::Perhaps;
        self.wrote.extend(properties);
        self.attempts += 1;
        before
    }

    /// AEM carried the last one out.
    pub(super) fn carried_out(&mut self) {
        self.reached = Reached::Yes;
    }

    /// One was an attempt although it did not arrive: AEM refused it.
    pub(super) fn count_attempt(&mut self) {
        self.attempts += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_leads_from_each_state_to_one() {
        for (reached, was_leased) in [(Reached::No, false), (Reached::Earlier, true)] {
            let mut writes = Writes::of(was_leased);
            assert_eq!(writes.reached, reached);
            let before = writes.leaves(["a".to_owned()].into_iter());
            assert_eq!(before, Writes::of(was_leased), "what is taken over where none arrived");
            assert_eq!((writes.reached, writes.attempts), (Reached::Perhaps, 1));
            writes.carried_out();
            assert_eq!(writes.reached, Reached::Yes);
            let taken = writes.leaves(["b".to_owned()].into_iter());
            assert_eq!((writes.reached, taken.reached), (Reached::Perhaps, Reached::Yes));
            assert_eq!((writes.wrote.len(), taken.wrote.len()), (2, 1));
            writes.count_attempt();
            assert_eq!(writes.attempts, 3);
        }
    }
}
