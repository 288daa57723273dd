//! The circuit breaker of a job: whether AEM keeps up, and whether it answers with data.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::control::Epoch;
use super::error::Error;

/// After so long without a single write let through the job asks the user.
const LONGEST_REFUSAL: Duration = Duration::from_secs(15 * 60);

/// So many assets in a row may be blamed for web pages and redirects in place of data:
/// after that it is AEM, or what stands before it.
const MOST_BLAMED: usize = 3;

/// Notes what AEM lets through.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    /// Since when every write was refused.
    refused_since: Mutex<Option<Instant>>,
    /// Assets of the job, to be read while no write was taken.
    some: Vec<String>,
    /// The last asset of which a write was taken.
    taken: Mutex<Option<String>>,
    /// Assets blamed since, and the epoch of the job in which they were too many.
    blamed: Mutex<(BTreeSet<String>, Option<Epoch>)>,
}

impl Breaker {
    /// Of a job with these assets among others.
    pub(super) fn new(some: Vec<String>) -> Self {
        Self { some, ..Self::default() }
    }

    /// A write was let through.
    pub(super) fn answered(&self) {
        *self.refused_since.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// A write of this asset was taken.
    pub(super) fn taken(&self, path: &str) {
        self.answered();
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
        *self.blamed.lock().unwrap_or_else(PoisonError::into_inner) = Default::default();
    }

    /// Whether a write of any asset was taken.
    pub(super) fn has_taken(&self) -> bool {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Another asset than this one: the last of which a write was taken, if there is one.
    pub(super) fn other(&self, path: &str) -> Option<String> {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.iter().chain(&self.some).find(|other| *other != path).cloned()
    }

    /// Whether this asset may be blamed for an answer that is no data. Once they are too
    /// many no other may in that epoch of the job: what was on its way is not to blame.
    pub(super) fn may_blame(&self, path: &str, epoch: Epoch) -> bool {
        let mut blamed = self.blamed.lock().unwrap_or_else(PoisonError::into_inner);
        let (paths, too_many_in) = &mut *blamed;
        // Whoever has the held job go on has as many more tried.
        if too_many_in.take_if(|one| *one != epoch).is_some() {
            paths.clear();
        }
        paths.insert(path.to_owned());
        if paths.len() > MOST_BLAMED {
            *too_many_in = Some(epoch);
        }
        too_many_in.is_none()
    }

    /// AEM asked to slow down.
    ///
    /// # Errors
    /// [`Error::Busy`] once that has lasted too long; the time then starts anew.
    pub(super) fn refused(&self) -> Result<(), Error> {
        let mut since = self.refused_since.lock().unwrap_or_else(PoisonError::into_inner);
        let lasted = since.get_or_insert_with(Instant::now).elapsed();
        if lasted < LONGEST_REFUSAL {
            return Ok(());
        }
        *since = None;
        Err(Error::Busy { lasted })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::control::Control;
    use crate::jobs::snapshot::Pause;

    #[test]
    fn what_is_still_on_its_way_when_the_job_is_held_is_not_blamed() {
        let (breaker, control) = (Breaker::default(), Control::default());
        let blamed = |name: &str| breaker.may_blame(name, control.epoch());
        assert_eq!(
            ["a", "b", "c", "c", "d", "e", "f"].map(blamed),
            [true, true, true, true, false, false, false]
        );
        control.pause(Pause::User);
        assert!(!blamed("g"));
        control.resume();
        assert_eq!(["h", "i", "j", "k"].map(blamed), [true, true, true, false]);
    }

    #[tokio::test(start_paused = true)]
    async fn only_a_refusal_without_end_is_a_reason_to_ask() {
        let breaker = Breaker::default();
        for _ in 0..20 {
            breaker.refused().expect("waits");
            tokio::time::advance(Duration::from_secs(60)).await;
            breaker.answered();
        }
        breaker.refused().expect("begins to count");
        tokio::time::advance(LONGEST_REFUSAL).await;
        let error = breaker.refused().expect_err("asks");
        assert!(matches!(error, Error::Busy { lasted } if lasted == LONGEST_REFUSAL), "{error:?}");
        breaker.refused().expect("the user let it go on");
    }
}
