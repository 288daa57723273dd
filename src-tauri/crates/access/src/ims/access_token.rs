//! An access token and how long it is good for.

use std::sync::Arc;

use time::{Duration, OffsetDateTime};

use super::clock::Moment;
use crate::http::Redacted;

/// Adobe's own library renews when less than this is left.
const MARGIN: Duration = Duration::minutes(10);

/// An access token. Cheap to clone; the token itself is shared.
#[derive(Clone, Debug)]
pub struct AccessToken {
    bearer: Arc<Redacted<String>>,
    taken: Moment,
    ends_at: OffsetDateTime,
    generation: u64,
}

impl AccessToken {
    /// `ends_at` is by the clock of this computer.
    pub(super) fn new(
        bearer: Arc<Redacted<String>>,
        taken: Moment,
        ends_at: OffsetDateTime,
        generation: u64,
    ) -> Self {
        Self { bearer, taken, ends_at, generation }
    }

    /// The token, for [`Request::bearer`](crate::http::Request::bearer).
    #[must_use]
    pub fn bearer(&self) -> &Arc<Redacted<String>> {
        &self.bearer
    }

    /// When it ends, by the clock of this computer.
    #[must_use]
    pub fn ends_at(&self) -> OffsetDateTime {
        self.ends_at
    }

    /// Whether it has not ended. Both clocks must say so: the wall clock may have
    /// been set back since, and a computer that was asleep may have woken with
    /// the other one behind. There is nothing to recheck after a sleep, because
    /// this is asked before every request.
    pub(super) fn is_good(&self, now: &Moment) -> bool {
        self.has_more_than(Duration::ZERO, now)
    }

    /// Whether another one is fetched from now on. Never for more than half of
    /// its life, or a short one would be renewed before every request. At an exact
    /// time rather than a scattered one: every connection of a company has a token
    /// from another minute already.
    pub(super) fn is_due(&self, now: &Moment) -> bool {
        !self.has_more_than(MARGIN.min(self.life() / 2), now)
    }

    fn has_more_than(&self, margin: Duration, now: &Moment) -> bool {
        self.ends_at - now.wall > margin && self.life() - now.since(&self.taken) > margin
    }

    fn life(&self) -> Duration {
        self.ends_at - self.taken.wall
    }

    /// Counts the tokens of one key, so that a refused one is renewed once
    /// however many requests it was refused for.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }
}
