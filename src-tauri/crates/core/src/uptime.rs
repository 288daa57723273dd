//! How old something is, the computer's sleep included.

use std::time::Duration;

/// Time since some fixed moment on a clock that nobody sets and that goes on while the
/// computer sleeps, which `Instant` does neither on Linux nor on macOS. Elsewhere it
/// follows the clock of the wall.
#[must_use]
pub(crate) fn uptime() -> Duration {
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
        let since = time::OffsetDateTime::now_utc() - time::OffsetDateTime::UNIX_EPOCH;
        since.try_into().unwrap_or_default()
    }
}
