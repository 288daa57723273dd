//! What follows from writes of an asset that AEM did not carry out.

use relabel_model::OutcomeReason;

/// Writes that are tried when AEM fails or the connection breaks, the first included.
const TRIES: u32 = 4;

/// Whether an asset is written once more.
#[derive(Debug, Default)]
pub(super) enum Retry {
    /// No write failed, or none since AEM itself was found to be away.
    #[default]
    None,
    /// Some failed: there is a wait before the next.
    Due(Failed),
    /// That is over: the next may leave.
    Ready(Failed),
    /// No other is tried: the asset fails for this, unless it holds the new values after all.
    Exhausted(OutcomeReason, relabel_aem::Error),
}

/// How many writes failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Failed {
    /// In all.
    pub(super) writes: u32,
    /// Those of them that were answered with a web page or a redirect.
    pub(super) pages: u32,
}

impl Retry {
    fn failed(&self) -> Failed {
        match self {
            Self::Due(failed) | Self::Ready(failed) => *failed,
            Self::None | Self::Exhausted(..) => Failed::default(),
        }
    }

    /// One more write failed. Returns how many did.
    pub(super) fn fail(&mut self) -> Failed {
        let Failed { writes, pages } = self.failed();
        self.due(Failed { writes: writes + 1, pages })
    }

    /// One more write was answered with a web page or a redirect. Returns how many were.
    pub(super) fn fail_with_page(&mut self) -> Failed {
        let Failed { writes, pages } = self.failed();
        self.due(Failed { writes: writes + 1, pages: pages + 1 })
    }

    fn due(&mut self, failed: Failed) -> Failed {
        *self = Self::Due(failed);
        failed
    }

    /// The wait before the next write is about to begin. Returns which one it is, from 0, if
    /// there is one.
    pub(super) fn wait(&mut self) -> Option<u32> {
        let Self::Due(failed) = *self else { return None };
        *self = Self::Ready(failed);
        Some(failed.writes - 1)
    }

    /// AEM was away, so that nothing of it was the asset's fault.
    pub(super) fn forgive(&mut self) {
        if matches!(self, Self::Due(_) | Self::Ready(_)) {
            *self = Self::None;
        }
    }

    /// No other write is tried.
    pub(super) fn exhaust(&mut self, reason: OutcomeReason, error: relabel_aem::Error) {
        *self = Self::Exhausted(reason, error);
    }

    /// Why no other write is tried, if none is.
    pub(super) fn exhausted(&self) -> Option<(OutcomeReason, &relabel_aem::Error)> {
        match self {
            Self::Exhausted(reason, error) => Some((*reason, error)),
            Self::None | Self::Due(_) | Self::Ready(_) => None,
        }
    }

    /// Whether a write failed.
    pub(super) fn has_failed(&self) -> bool {
        !matches!(self, Self::None)
    }
}

impl Failed {
    /// Whether no other write is worth a try.
    pub(super) fn is_last(self) -> bool {
        self.writes >= TRIES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(writes: u32, pages: u32) -> Failed {
        Failed { writes, pages }
    }

    fn exhausted() -> Retry {
        Retry::Exhausted(OutcomeReason::ServerError, relabel_aem::Error::Missing)
    }

    #[test]
    fn each_event_leads_from_each_state_to_one() {
        type Event = fn(&mut Retry);
        /// What is the state before, and what follows each event.
        type Row = (fn() -> Retry, [(Event, Retry); 5]);
        let fail: Event = |retry| {
            retry.fail();
        };
        let page: Event = |retry| {
            retry.fail_with_page();
        };
        let wait: Event = |retry| {
            retry.wait();
        };
        let forgive: Event = Retry::forgive;
        let exhaust: Event = |retry| {
            retry.exhaust(OutcomeReason::ServerError, relabel_aem::Error::Missing);
        };
        let due: fn() -> Retry = || Retry::Due(failed(2, 1));
        let ready: fn() -> Retry = || Retry::Ready(failed(2, 1));
        let table: [Row; 4] = [
            (
                || Retry::None,
                [
                    (fail, Retry::Due(failed(1, 0))),
                    (page, Retry::Due(failed(1, 1))),
                    (wait, Retry::None),
                    (forgive, Retry::None),
                    (exhaust, exhausted()),
                ],
            ),
            (
                due,
                [
                    (fail, Retry::Due(failed(3, 1))),
                    (page, Retry::Due(failed(3, 2))),
                    (wait, ready()),
                    (forgive, Retry::None),
                    (exhaust, exhausted()),
                ],
            ),
            (
                ready,
                [
                    (fail, Retry::Due(failed(3, 1))),
                    (page, Retry::Due(failed(3, 2))),
                    (wait, ready()),
                    (forgive, Retry::None),
                    (exhaust, exhausted()),
                ],
            ),
            (
                exhausted,
                [
                    (fail, Retry::Due(failed(1, 0))),
                    (page, Retry::Due(failed(1, 1))),
                    (wait, exhausted()),
                    (forgive, exhausted()),
                    (exhaust, exhausted()),
                ],
            ),
        ];
        for (from, events) in table {
            for (nth, (event, to)) in events.into_iter().enumerate() {
                let mut retry = from();
                event(&mut retry);
                let (from, retry, to) =
                    (format!("{:?}", from()), format!("{retry:?}"), format!("{to:?}"));
                assert_eq!(retry, to, "{from}, event {nth}");
            }
        }
        assert!(due().has_failed() && ready().has_failed() && exhausted().has_failed());
        assert!(!Retry::None.has_failed());
    }

    #[test]
    fn each_write_that_failed_has_one_wait_after_it() {
        let mut retry = Retry::default();
        assert_eq!(retry.wait(), None, "nothing failed");
        for nth in 0..TRIES {
            assert_eq!(retry.fail().is_last(), nth + 1 == TRIES);
            assert_eq!((retry.wait(), retry.wait()), (Some(nth), None));
        }
    }
}
