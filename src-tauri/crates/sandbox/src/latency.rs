//! How long AEM takes to begin an answer.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::content::build;
use crate::faults::{Effect, Rule};

/// What [`Effect::Slow`] multiplies where the environment itself takes no time.
const LEAST: Duration = Duration::from_millis(10);

/// A latency with a jitter on top, which depends on the seed and the number of
/// the request only.
#[derive(Debug, Default)]
pub(crate) struct Latency {
    base: AtomicU64,
    jitter: AtomicU64,
    seed: u64,
}

impl Latency {
    pub(crate) fn new(base: Duration, jitter: Duration, seed: u64) -> Latency {
        let latency = Latency { base: AtomicU64::new(0), jitter: AtomicU64::new(0), seed };
        latency.set(base, jitter);
        latency
    }

    pub(crate) fn set(&self, base: Duration, jitter: Duration) {
        self.base.store(nanos(base), Ordering::Release);
        self.jitter.store(nanos(jitter), Ordering::Release);
    }

    /// That of a request, with what rules add to it.
    pub(crate) fn of<'a>(
        &self,
        number: u64,
        rules: impl IntoIterator<Item = &'a Rule>,
    ) -> Duration {
        let jitter = match self.jitter.load(Ordering::Acquire) {
            0 => 0,
            most => build::mix(self.seed ^ build::mix(number)) % most.saturating_add(1).max(1),
        };
        let base = self.base.load(Ordering::Acquire).saturating_add(jitter);
        let mut latency = Duration::from_nanos(base);
        for rule in rules {
            match rule.effect {
                Effect::Slow(factor) => {
                    latency = if latency.is_zero() { LEAST } else { latency };
                    let slow = Duration::try_from_secs_f64(latency.as_secs_f64() * factor);
                    latency = slow.unwrap_or(Duration::MAX);
                }
                Effect::Delay(more) => latency = latency.saturating_add(more),
                _ => {}
            }
        }
        latency
    }
}

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Latency;
    use crate::faults::{Effect, Rule};

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn jitter_stays_in_its_bounds_and_is_the_same_every_time() {
        let latency = Latency::new(80 * MS, 20 * MS, 5);
        let all: Vec<Duration> = (0..1_000).map(|number| latency.of(number, [])).collect();
        assert!(all.iter().all(|one| (80 * MS..=100 * MS).contains(one)));
        assert!(all.iter().any(|one| *one < 82 * MS) && all.iter().any(|one| *one > 98 * MS));
        let again = Latency::new(80 * MS, 20 * MS, 5);
        assert!((0..1_000).all(|number| again.of(number, []) == all[number as usize]));
        assert_ne!(Latency::new(80 * MS, 20 * MS, 6).of(1, []), latency.of(1, []));
    }

    #[test]
    fn rules_multiply_and_add() {
        let latency = Latency::new(5 * MS, Duration::ZERO, 0);
        let (slow, delay) = (Rule::new(Effect::Slow(100.0)), Rule::new(Effect::Delay(7 * MS)));
        assert_eq!(latency.of(1, [&slow, &delay]), 507 * MS);
        latency.set(Duration::ZERO, Duration::ZERO);
        assert_eq!(latency.of(1, []), Duration::ZERO);
        assert_eq!(latency.of(1, [&slow]), 1_000 * MS);
    }
}
