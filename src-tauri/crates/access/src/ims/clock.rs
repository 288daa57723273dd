//! What time it is, by two clocks.

use std::{fmt::Debug, time::Duration};

use time::OffsetDateTime;

/// What time it is, from outside: tests bring their own.
pub trait Clock: Debug + Send + Sync {
    /// Now, in UTC. The user and the network set this clock, also back.
    fn now(&self) -> OffsetDateTime;

    /// Time since some fixed moment, the computer's sleep included. Nobody sets
    /// this clock, so it tells how old something is even while [`Clock::now`] is
    /// being put right. One that is not given follows [`Clock::now`].
    fn elapsed(&self) -> Duration {
        (self.now() - OffsetDateTime::UNIX_EPOCH).try_into().unwrap_or_default()
    }
}

/// The clocks of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }

    fn elapsed(&self) -> Duration {
        crate::uptime()
    }
}

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) wall: OffsetDateTime,
    elapsed: Duration,
}

impl Moment {
    pub(super) fn now(clock: &dyn Clock) -> Self {
        Self { wall: clock.now(), elapsed: clock.elapsed() }
    }

    /// Time since an earlier moment; never negative.
    pub(super) fn since(&self, earlier: &Self) -> time::Duration {
        let passed = self.elapsed.saturating_sub(earlier.elapsed);
        time::Duration::try_from(passed).unwrap_or(time::Duration::MAX)
    }

    /// Whether less than `limit` lies between the two. A clock that was set back,
    /// where the second follows the first, must not make a pause last.
    pub(super) fn is_within(&self, limit: time::Duration, earlier: &Self) -> bool {
        let apart = self.elapsed.abs_diff(earlier.elapsed);
        time::Duration::try_from(apart).is_ok_and(|apart| apart < limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_clock_goes_forward() {
        let first = Moment::now(&SystemClock);
        let second = Moment::now(&SystemClock);
        assert!(second.elapsed >= first.elapsed);
        assert!(second.is_within(time::Duration::HOUR, &first));
        assert!(!second.is_within(time::Duration::ZERO, &first));
    }
}
