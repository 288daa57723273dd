//! Moments at which a test may end the program, as a crash would.
//!
//! They are in every program that is built for development, so that tests need no
//! build of their own, and in none that is released.

/// Names the moment; what is looked for in a released program.
#[cfg(debug_assertions)]
const VARIABLE: &str = "RELABEL_FAIL_AT";

/// Ends the program here when `RELABEL_FAIL_AT` names this moment: `after_lease`, or
/// `after_lease:3` for the third time it is passed.
#[cfg(debug_assertions)]
pub fn fail_point(name: &str) {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU32, Ordering};
    static WANTED: LazyLock<Option<(String, u32)>> = LazyLock::new(|| {
        let wanted = std::env::var(VARIABLE).ok()?;
        let (name, times) = wanted.split_once(':').unwrap_or((&wanted, "1"));
        Some((name.to_owned(), times.parse().ok()?))
    });
    static PASSED: AtomicU32 = AtomicU32::new(0);
    let Some((wanted, times)) = &*WANTED else { return };
    if wanted == name && PASSED.fetch_add(1, Ordering::Relaxed) + 1 == *times {
        std::process::abort();
    }
}

/// Does nothing: a released program has no fail points.
#[cfg(not(debug_assertions))]
pub fn fail_point(_name: &str) {}
