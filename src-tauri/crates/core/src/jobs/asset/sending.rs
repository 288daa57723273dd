//! A write as it leaves, and as AEM takes it or does not.

use std::time::Duration;

use super::{AssetRun, Halt, Step};
use relabel_access::uptime;
use relabel_aem::{AssetState, Change, TypedBy};

/// Requests a second below which waiting for a turn may take as long as what was read holds.
const FEW_REQUESTS: f64 = 4.0;

impl AssetRun<'_> {
    /// Until when a write may leave that is based on what was read, on the clock of
    /// [`AssetState::read_at`]. AEM compares versions on its programming interface only, on
    /// which it decides on types.
    pub(in crate::jobs) fn deadline(&self, typed_by: TypedBy, current: &AssetState) -> Duration {
        let is_guarded = typed_by == TypedBy::Aem && self.run.author.types_by_schema();
        current.read_at.saturating_add(self.window.length(is_guarded))
    }

    /// Whether what was read of it is new enough for a write of any kind.
    pub(in crate::jobs) fn is_fresh(&self) -> bool {
        self.fresh.as_ref().is_some_and(|state| uptime() <= self.deadline(TypedBy::Aem, state))
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

    /// Notes a write before it leaves: it may be given up while on its way.
    pub(in crate::jobs) fn leaves(&mut self, changes: &[Change], typed_by: TypedBy) {
        self.writes.leaves(changes.iter().map(|change| change.property.clone()), typed_by);
    }

    /// Notes that AEM carried a write out, whatever else it did.
    pub(in crate::jobs) fn carried_out(&mut self, elsewhere: Option<relabel_aem::Error>) -> Step {
        self.run.breaker.taken(&self.item.path);
        self.writes.carried_out();
        self.elsewhere = elsewhere;
        Step::Written
    }

    /// Notes that AEM did not say yes to a write. What did not arrive was no attempt.
    pub(in crate::jobs) fn not_carried_out(&mut self, error: &relabel_aem::Error) {
        if error.may_have_arrived() {
            self.writes.may_arrive();
        } else {
            self.writes.did_not_arrive();
        }
        if matches!(error, relabel_aem::Error::Late) {
            self.missed_deadline();
        }
    }

    /// Notes that a write waited for its turn for longer than what was read may be relied on.
    pub(super) fn missed_deadline(&mut self) {
        let allowed = self.run.author.pace().allowed_per_second;
        self.window = self.window.missed(allowed.is_some_and(|rate| rate < FEW_REQUESTS));
    }

    /// Notes that nothing of a write is stored whose answer may not have been AEM's own.
    pub(in crate::jobs) fn is_not_stored(&mut self) {
        self.writes.did_not_arrive();
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
