//! Fewer requests at a time when answers become slow, before AEM has to refuse any.
//!
//! After Netflix's Gradient2 limiter (`concurrency-limits`): the time answers take now
//! against the time they usually take, with a tolerance of 1.5. Medians are compared,
//! not means: one asset in a hundred that takes a hundred times as long must not slow
//! down the others.

/// How much slower answers may become before anything is done.
const TOLERANCE: f64 = 1.5;
/// Answers that make one comparison: so many, over this many seconds at least.
const FEWEST: usize = 10;
const SPAN: f64 = 1.0;
/// Answers kept for a comparison at most.
const MOST: usize = 256;
/// Weight of one comparison in the limit, downwards and upwards, and in what is usual.
const NEWEST_DOWN: f64 = 0.5;
const NEWEST_UP: f64 = 0.2;
const NEWEST_USUAL: f64 = 0.05;
/// Never fewer than this at a time.
const FEWEST_IN_FLIGHT: f64 = 2.0;

/// How many requests at a time, by how long one kind of them takes.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    limit: f64,
    /// The median that is usual, in seconds; 0 before the first.
    usual: f64,
    took: Vec<f64>,
    since: f64,
}

impl Guard {
    pub(super) fn new(ceiling: u32) -> Self {
        Self { limit: f64::from(ceiling), usual: 0.0, took: Vec::new(), since: 0.0 }
    }

    /// Requests at a time.
    pub(super) fn limit(&self) -> f64 {
        self.limit
    }

    /// An answer took so many seconds while so many requests were on their way.
    pub(super) fn answered(&mut self, took: f64, in_flight: u32, ceiling: u32, now: f64) {
        if self.took.is_empty() {
            self.since = now;
        }
        if self.took.len() < MOST {
            self.took.push(took);
        }
        if self.took.len() < FEWEST || now - self.since < SPAN {
            return;
        }
        let middle = self.took.len() / 2;
        let (_, median, _) = self.took.select_nth_unstable_by(middle, f64::total_cmp);
        let median = median.max(1e-6);
        self.took.clear();
        if self.usual == 0.0 {
            self.usual = median;
        }
        let gradient = (TOLERANCE * self.usual / median).clamp(0.5, 1.0);
        self.usual += NEWEST_USUAL * (median - self.usual);
        let is_used = f64::from(in_flight) * 2.0 >= self.limit;
        if gradient < 1.0 || is_used {
            let next = self.limit * gradient + self.limit.sqrt();
            let weight = if next < self.limit { NEWEST_DOWN } else { NEWEST_UP };
            self.limit += weight * (next - self.limit);
        }
        self.limit = self.limit.clamp(FEWEST_IN_FLIGHT, f64::from(ceiling));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds answers for so many seconds, 20 a second, and returns the limit.
    fn feed(guard: &mut Guard, from: f64, seconds: u32, took: impl Fn(u32) -> f64) -> f64 {
        for nth in 0..seconds * 20 {
            guard.answered(took(nth), 16, 16, from + f64::from(nth) / 20.0);
        }
        guard.limit()
    }

    #[test]
    fn slower_answers_mean_fewer_at_a_time_and_back() {
        let mut guard = Guard::new(16);
        assert!((feed(&mut guard, 0.0, 10, |_| 0.08) - 16.0).abs() < 0.01, "steady");
        assert!((feed(&mut guard, 10.0, 10, |_| 0.11) - 16.0).abs() < 0.01, "within tolerance");
        let slow = feed(&mut guard, 20.0, 10, |_| 0.8);
        assert!(slow < 10.0, "ten times as slow, still {slow} at a time");
        let back = feed(&mut guard, 30.0, 60, |_| 0.08);
        assert!((back - 16.0).abs() < 0.01, "only {back} at a time again");
    }

    #[test]
    fn one_slow_asset_in_a_hundred_changes_nothing() {
        let mut guard = Guard::new(16);
        let limit = feed(&mut guard, 0.0, 60, |nth| if nth % 100 == 7 { 8.0 } else { 0.08 });
        assert!((limit - 16.0).abs() < 0.01, "lowered to {limit}");
    }
}
