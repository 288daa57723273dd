//! A write as it leaves, and as AEM takes it or does not.

use std::time::Duration;

use super::writes::Writes;
use super::{AssetRun, Halt, Step, WINDOW, WINDOW_OF_VERSIONS};
use relabel_access::uptime;
use relabel_aem::{AssetState, Change, TypedBy};

/// Requests a second below which waiting for a turn may take as long as what was read holds.
const FEW_REQUESTS: f64 = 4.0;
/// So often a write may come late before it is given more time in any case.
const MOST_LATE: u32 = 3;

impl AssetRun<'_> {
    /// Until when a write may leave that is based on what was read, on the clock of
    /// [`AssetState::read_at`].
    pub(in crate::jobs) fn deadline(&self, current: &AssetState) -> Duration {
        current.read_at.saturating_add(self.window)
    }

    /// The same of a write whose types this decides on: where AEM compares versions it does
    /// so on its programming interface only.
    pub(super) fn deadline_of(&self, typed_by: TypedBy, current: &AssetState) -> Duration {
        let is_guarded = typed_by == TypedBy::Aem || !self.author.types_by_schema();
        let window = match is_guarded {
            true => self.window,
            false => self.window.mul_f64(WINDOW.div_duration_f64(WINDOW_OF_VERSIONS)),
        };
        current.read_at.saturating_add(window)
    }

    /// Whether what was read of it is new enough.
    pub(in crate::jobs) fn is_fresh(&self) -> bool {
        self.fresh.as_ref().is_some_and(|state| uptime() <= self.deadline(state))
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
        self.retry.has_failed()
    }

    /// Notes a write before it leaves: it may be given up while on its way. Returns what was
    /// known before.
    pub(in crate::jobs) fn leaves(&mut self, changes: &[Change]) -> Writes {
        self.writes.leaves(changes.iter().map(|change| change.property.clone()))
    }

    /// Notes that AEM carried a write out, whatever else it did.
    pub(in crate::jobs) fn carried_out(&mut self, elsewhere: Option<relabel_aem::Error>) -> Step {
        self.breaker.taken(&self.item.path);
        self.writes.carried_out();
        self.elsewhere = elsewhere;
        Step::Written
    }

    /// Notes that AEM did not say yes to a write. What did not arrive was no attempt.
    pub(in crate::jobs) fn not_carried_out(&mut self, before: &Writes, error: &relabel_aem::Error) {
        if !error.may_have_arrived() {
            self.writes = before.clone();
        }
        if matches!(error, relabel_aem::Error::Late) {
            self.missed_deadline();
        }
    }

    /// Notes that a write waited for its turn for longer than what was read holds. The time
    /// is doubled where AEM lets that little through, or no turn would ever come in time.
    pub(super) fn missed_deadline(&mut self) {
        self.missed_deadlines += 1;
        let allowed = self.author.pace().allowed_per_second;
        if allowed.is_some_and(|rate| rate < FEW_REQUESTS) || self.missed_deadlines > MOST_LATE {
            self.window *= 2;
        }
    }

    /// Notes an answer that may not be AEM's own: what is stored tells.
    pub(in crate::jobs) fn doubts(&mut self, before: Writes) {
        self.before_doubt = Some(before);
    }

    /// Notes that nothing of a doubtful write is stored.
    pub(in crate::jobs) fn is_not_stored(&mut self) {
        if let Some(before) = self.before_doubt.take() {
            self.writes = before;
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
        self.writes.count_attempt();
        self.not_written(error).await
    }
}
