//! An access token and how long it is good for.

use std::sync::Arc;

use time::{Duration, OffsetDateTime};

use crate::http::Redacted;

/// Adobe's own library renews when less than this is left.
const LEAST_MARGIN: Duration = Duration::minutes(10);

/// An access token. Cheap to clone; the token itself is shared.
#[derive(Clone, Debug)]
pub struct AccessToken {
    bearer: Arc<Redacted<String>>,
    ends_at: OffsetDateTime,
    renew_at: OffsetDateTime,
    generation: u64,
}

impl AccessToken {
    /// `now` and `ends_at` are by the same clock.
    pub(super) fn new(
        bearer: Arc<Redacted<String>>,
        now: OffsetDateTime,
        ends_at: OffsetDateTime,
        generation: u64,
    ) -> Self {
        let life = ends_at - now;
        // Never more than half, or a token with a short life would be renewed
        // before every request.
        let margin = LEAST_MARGIN.max(life / 10).min(life / 2);
        Self { bearer, ends_at, renew_at: ends_at - margin, generation }
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

    /// From when on another one is fetched.
    pub(super) fn renew_at(&self) -> OffsetDateTime {
        self.renew_at
    }

    /// Counts the tokens of one key, so that a refused one is renewed once
    /// however many requests it was refused for.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn renewal_is_due_ten_minutes_or_a_tenth_before_the_end() {
        let now = datetime!(2031-02-14 07:00:00 UTC);
        let margin = |life: Duration| {
            let token =
                AccessToken::new(Arc::new(Redacted::new(String::new())), now, now + life, 1);
            token.ends_at() - token.renew_at()
        };
        assert_eq!(margin(Duration::hours(24)), Duration::minutes(144));
        assert_eq!(margin(Duration::minutes(60)), Duration::minutes(10));
        assert_eq!(margin(Duration::minutes(100)), Duration::minutes(10));
        assert_eq!(margin(Duration::minutes(6)), Duration::minutes(3));
    }
}
