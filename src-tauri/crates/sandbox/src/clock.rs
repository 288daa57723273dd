//! The clock that faults and limits go by.
//!
//! A test moves it on instead of waiting, so that a fault that lasts an hour is
//! over at once.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

#[derive(Debug)]
pub(crate) struct Clock {
    started: Instant,
    /// By how many microseconds it was moved on.
    skipped: AtomicU64,
}

impl Default for Clock {
    fn default() -> Clock {
        Clock { started: Instant::now(), skipped: AtomicU64::new(0) }
    }
}

impl Clock {
    /// Time since the environment started, with what was skipped.
    pub(crate) fn now(&self) -> Duration {
        self.started.elapsed() + Duration::from_micros(self.skipped.load(Ordering::Acquire))
    }

    pub(crate) fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_micros()).unwrap_or(u64::MAX);
        self.skipped.fetch_add(by, Ordering::AcqRel);
    }
}
