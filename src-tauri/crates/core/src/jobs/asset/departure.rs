//! A write as it leaves, and as AEM takes it or does not.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{AssetRun, Halt, Reached, Step, WINDOW, WINDOW_OF_VERSIONS};
use relabel_access::uptime;
use relabel_aem::{AssetState, Change, TypedBy};

/// Requests a second below which waiting for a turn may take as long as what was read holds.
const FEW_REQUESTS: f64 = 4.0;
/// So often a write may come late before it is given more time in any case.
const MOST_LATE: u32 = 3;

/// What was known of an asset before a write of it left.
#[derive(Debug, Default)]
pub(in crate::jobs) struct Departure {
    reached: Reached,
    wrote: BTreeSet<String>,
}

impl AssetRun<'_> {
    /// Until when a write may leave that is based on what was read, on the clock of
    /// [`AssetState::read_at`].
    pub(in crate::jobs) fn until(&self, current: &AssetState) -> Duration {
        current.read_at.saturating_add(self.window)
    }

    /// The same of a write whose types this decides on: where AEM compares versions it does
    /// so on its programming interface only.
    pub(super) fn until_of(&self, typed_by: TypedBy, current: &AssetState) -> Duration {
        let is_guarded = typed_by == TypedBy::Aem || !self.author.types_by_schema();
        let window = match is_guarded {
            true => self.window,
            false => self.window.mul_f64(WINDOW.div_duration_f64(WINDOW_OF_VERSIONS)),
        };
        current.read_at.saturating_add(window)
    }

    /// Whether what was read of it is new enough.
    pub(in crate::jobs) fn is_fresh(&self) -> bool {
        self.fresh.as_ref().is_some_and(|state| uptime() <= self.until(state))
    }

    /// What was read of it, if that is new enough.
    pub(in crate::jobs) fn take_fresh(&mut self) -> Option<AssetState> {
        let is_fresh = self.is_fresh();
        self.fresh.take().filter(|_| is_fresh)
    }

    /// Takes what was read of it.
    pub(in crate::jobs) fn show(&mut self, state: Option<AssetState>) {
        self.fresh = state;
    }

    /// Whether a write of it failed, so that it is not sent again before a while.
    pub(in crate::jobs) fn has_failed(&self) -> bool {
        self.tries > 0
    }

    /// Notes a write before it leaves: it may be given up while on its way.
    pub(in crate::jobs) fn departs(&mut self, changes: &[Change]) -> Departure {
        let wrote = self.wrote.clone();
        self.wrote.extend(changes.iter().map(|change| change.property.clone()));
        self.attempts += 1;
        Departure { reached: std::mem::replace(&mut self.reached, Reached::Perhaps), wrote }
    }

    /// Notes that AEM carried a write out, whatever else it did.
    pub(in crate::jobs) fn carried_out(&mut self, elsewhere: Option<relabel_aem::Error>) -> Step {
        self.pulse.taken(&self.item.path);
        self.reached = Reached::Yes;
        self.elsewhere = elsewhere;
        Step::Written
    }

    /// Notes that AEM did not say yes to a write. What did not arrive was no attempt.
    pub(in crate::jobs) fn not_carried_out(
        &mut self,
        before: &Departure,
        error: &relabel_aem::Error,
    ) {
        if !error.may_have_arrived() {
            (self.reached, self.wrote) = (before.reached, before.wrote.clone());
            self.attempts -= 1;
        }
        if matches!(error, relabel_aem::Error::Late) {
            self.came_late();
        }
    }

    /// Notes that a write waited for its turn for longer than what was read holds. The time
    /// is doubled where AEM lets that little through, or no turn would ever come in time.
    pub(super) fn came_late(&mut self) {
        self.late += 1;
        let allowed = self.author.pace().allowed_per_second;
        if allowed.is_some_and(|rate| rate < FEW_REQUESTS) || self.late > MOST_LATE {
            self.window *= 2;
        }
    }

    /// Notes an answer that may not be AEM's own: what is stored tells.
    pub(in crate::jobs) fn doubts(&mut self, departure: Departure) {
        self.doubt = Some(departure);
    }

    /// Notes that nothing of a doubtful write is stored.
    pub(in crate::jobs) fn is_not_stored(&mut self) {
        if let Some(Departure { reached, wrote }) = self.doubt.take() {
            (self.reached, self.wrote) = (reached, wrote);
            self.attempts -= 1;
        }
    }

    /// Settles the asset because AEM refused it, in whatever company. `None` means: look at
    /// the whole again.
    ///
    /// # Errors
    /// [`Halt`].
    pub(in crate::jobs) async fn refused(
        &mut self,
        error: relabel_aem::Error,
    ) -> Result<Option<Step>, Halt> {
        self.attempts += 1;
        self.not_written(error).await
    }
}
