//! Moments at which a test may end the program, as a crash would.

/// Ends the program here when `RELABEL_FAIL_AT` names this moment: `after_lease`, or
/// `after_lease:3` for the third time it is passed. Only with the feature
/// `fail-points`, which no release has.
#[cfg(feature = "fail-points")]
pub(crate) fn fail_point(name: &str) {
    use std::sync::atomic::{AtomicU32, Ordering};
    static PASSED: AtomicU32 = AtomicU32::new(0);
    let Ok(wanted) = std::env::var("RELABEL_FAIL_AT") else { return };
    let (wanted, times) = wanted.split_once(':').unwrap_or((&wanted, "1"));
    if wanted == name && times.parse() == Ok(PASSED.fetch_add(1, Ordering::Relaxed) + 1) {
        std::process::abort();
    }
}

/// Does nothing: this program has no fail points.
#[cfg(not(feature = "fail-points"))]
pub(crate) fn fail_point(_name: &str) {}
