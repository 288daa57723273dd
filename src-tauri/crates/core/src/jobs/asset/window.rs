//! For how long what was read of an asset may be relied on.

use std::time::Duration;

/// At first: what somebody else writes in between is lost.
const LENGTH: Duration = Duration::from_secs(1);
/// The same where AEM itself refuses a write to what was changed meanwhile.
const LENGTH_GUARDED: Duration = Duration::from_secs(10);
/// So often a write may come late before it is given more time in any case.
const MOST_LATE: u32 = 3;

/// How old what was read may be when the write leaves. Some writes that AEM lets through too
/// slowly would never leave in time: for them it is doubled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    /// So many writes came late: it grows only where AEM lets little through.
    Narrow { late: u32, times: u32 },
    /// Too many did: it grows with each.
    Widening { times: u32 },
}

impl Default for Window {
    fn default() -> Self {
        Self::Narrow { late: 0, times: 1 }
    }
}

impl Window {
    /// After a write that waited for its turn for longer.
    pub(super) fn missed(self, is_slow: bool) -> Self {
        match self {
            Self::Narrow { late, times } if late < MOST_LATE => {
                Self::Narrow { late: late + 1, times: if is_slow { times * 2 } else { times } }
            }
            Self::Narrow { times, .. } | Self::Widening { times } => {
                Self::Widening { times: times * 2 }
            }
        }
    }

    pub(super) fn length(self, is_guarded: bool) -> Duration {
        let (Self::Narrow { times, .. } | Self::Widening { times }) = self;
        (if is_guarded { LENGTH_GUARDED } else { LENGTH }) * times
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_late_write_leads_from_each_state_to_one() {
        let narrow = |late, times| Window::Narrow { late, times };
        let widening = |times| Window::Widening { times };
        for (from, at_speed, where_slow) in [
            (Window::default(), narrow(1, 1), narrow(1, 2)),
            (narrow(1, 2), narrow(2, 2), narrow(2, 4)),
            (narrow(2, 1), narrow(3, 1), narrow(3, 2)),
            (narrow(3, 1), widening(2), widening(2)),
            (narrow(3, 8), widening(16), widening(16)),
            (widening(2), widening(4), widening(4)),
        ] {
            assert_eq!(from.missed(false), at_speed, "{from:?}");
            assert_eq!(from.missed(true), where_slow, "{from:?}");
        }
    }

    #[test]
    fn what_aem_guards_may_be_older() {
        for (window, times) in [(Window::default(), 1), (Window::Widening { times: 4 }, 4)] {
            assert_eq!(window.length(false), Duration::from_secs(times));
            assert_eq!(window.length(true), Duration::from_secs(10 * times));
        }
    }
}
