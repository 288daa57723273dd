//! Whether AEM keeps up, for one job.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::api::types::{ApiError, ErrorCode, ErrorDetails};

/// After so long without a single write let through the job asks the user.
const LONGEST_REFUSAL: Duration = Duration::from_secs(15 * 60);

/// Notes how long AEM has refused every write.
#[derive(Debug, Default)]
pub(super) struct Pulse {
    /// Since when every write was refused.
    refused_since: Mutex<Option<Instant>>,
}

impl Pulse {
    /// A write was let through.
    pub(super) fn answered(&self) {
        *self.refused_since.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// AEM asked to slow down.
    ///
    /// # Errors
    /// `SlowDown` once that has lasted too long; the time then starts anew.
    pub(super) fn refused(&self) -> Result<(), ApiError> {
        let mut since = self.refused_since.lock().unwrap_or_else(PoisonError::into_inner);
        let lasted = since.get_or_insert_with(Instant::now).elapsed();
        if lasted < LONGEST_REFUSAL {
            return Ok(());
        }
        *since = None;
        let seconds = i32::try_from(lasted.as_secs()).ok();
        Err(ApiError::new(ErrorCode::SlowDown, "AEM has asked to slow down for a long time")
            .with(ErrorDetails { seconds, ..ErrorDetails::default() })
            .retryable())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn only_a_refusal_without_end_is_a_reason_to_ask() {
        let pulse = Pulse::default();
        for _ in 0..20 {
            pulse.refused().expect("waits");
            tokio::time::advance(Duration::from_secs(60)).await;
            pulse.answered();
        }
        pulse.refused().expect("begins to count");
        tokio::time::advance(LONGEST_REFUSAL).await;
        let error = pulse.refused().expect_err("asks");
        assert_eq!((error.code, error.details.seconds), (ErrorCode::SlowDown, Some(900)));
        pulse.refused().expect("the user let it go on");
    }
}
