//! How often requests may be tried again: when everything fails, trying everything
//! several times makes it worse.

/// Tries again per request.
const SHARE: f64 = 0.1;
/// Tries again per second whatever is sent, so that a job of which only failed
/// requests are left comes to its end.
const PER_SECOND: f64 = 1.0;
/// What may be saved up: this many, and the share of so many seconds of sending.
const SAVED: f64 = 10.0;
const SAVED_SECONDS: f64 = 10.0;

/// The tries that are left.
#[derive(Clone, Debug)]
pub(super) struct RetryBudget {
    left: f64,
    at: f64,
}

impl RetryBudget {
    pub(super) fn new() -> Self {
        Self { left: SAVED, at: 0.0 }
    }

    /// A request left; `per_second` leave lately.
    pub(super) fn sent(&mut self, per_second: f64) {
        self.left = (self.left + SHARE).min(SAVED + SHARE * SAVED_SECONDS * per_second);
    }

    /// Takes one try, or says in how many seconds there is one.
    pub(super) fn take(&mut self, now: f64) -> Result<(), f64> {
        let earned = PER_SECOND * (now - self.at).max(0.0);
        self.left = (self.left + earned).min(self.left.max(SAVED));
        self.at = now;
        // A little less than one, or rounding would ask to wait for nothing.
        if self.left < 1.0 - 1e-6 {
            return Err((1.0 - self.left) / PER_SECOND);
        }
        self.left -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_again_stay_a_tenth_of_what_is_sent() {
        let mut budget = RetryBudget::new();
        let mut again = 0.0;
        // A hundred a second for a minute, and every single one fails.
        for nth in 0..6_000 {
            budget.sent(100.0);
            again += f64::from(u8::from(budget.take(f64::from(nth) / 100.0).is_ok()));
        }
        assert!(again <= 600.0 + SAVED + 60.0, "{again} tries again");
        assert!(again >= 600.0, "only {again} tries again");
    }

    #[test]
    fn an_empty_budget_says_when_to_come_back() {
        let mut budget = RetryBudget::new();
        while budget.take(0.0).is_ok() {}
        let wait = budget.take(0.0).expect_err("empty");
        assert!((wait - 1.0).abs() < 0.01, "{wait} s");
        assert_eq!(budget.take(wait), Ok(()));
    }
}
