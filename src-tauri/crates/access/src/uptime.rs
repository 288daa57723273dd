//! How old something is, the computer's sleep included.

use std::time::Duration;

/// Time since some fixed moment on a clock that nobody sets and that goes on while the
/// computer sleeps. `Instant` is one on Windows, where it is the performance counter, and
/// not on Linux or macOS, where it stands still meanwhile.
#[must_use]
pub fn uptime() -> Duration {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::time::{ClockId, clock_gettime};

        // On Apple's systems the monotonic clock goes on during sleep.
        #[cfg(target_vendor = "apple")]
        let clock = ClockId::Monotonic;
        #[cfg(not(target_vendor = "apple"))]
        let clock = ClockId::Boottime;
        let time = clock_gettime(clock);
        // Neither is ever negative.
        Duration::new(
            u64::try_from(time.tv_sec).unwrap_or_default(),
            u32::try_from(time.tv_nsec).unwrap_or_default(),
        )
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        use std::sync::LazyLock;
        use std::time::Instant;

        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        START.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_not_the_clock_that_people_set() {
        let (before, after) = (uptime(), uptime());
        assert!(before <= after);
        let since_1970 = time::OffsetDateTime::now_utc() - time::OffsetDateTime::UNIX_EPOCH;
        assert!(after * 2 < since_1970, "no computer has been on for so long: {after:?}");
    }
}
