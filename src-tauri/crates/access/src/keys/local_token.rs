//! Local development tokens: a person's own access token, for at most a day.

use std::sync::Arc;

use time::{Duration, OffsetDateTime};

use super::{
    Environment, Error,
    claims::{LONGEST_LIFE, TokenClaims},
};
use crate::http::Redacted;

/// Longest token that is taken: four times the longest seen, and what the key
/// store's parts can hold.
const LONGEST_TOKEN: usize = 8_000;
/// Newer tokens than this by our clock are no token from the future but a clock
/// that is behind; the end then follows from now.
const CLOCK_TOLERANCE: Duration = Duration::minutes(2);

/// An access token that a person made for themselves. It cannot be renewed.
#[derive(Clone, Debug)]
pub struct LocalToken {
    /// The token.
    pub token: Arc<Redacted<String>>,
    /// Whose it is, where the token tells.
    pub user_id: Option<String>,
    /// When it ends.
    pub ends_at: OffsetDateTime,
    /// Whether that end is a guess, because the token does not tell.
    pub end_is_assumed: bool,
    /// Program and environment number, where the file's name tells.
    pub environment: Option<Environment>,
}

impl LocalToken {
    pub(super) fn new(file_name: &str, token: &str, now: OffsetDateTime) -> Result<Self, Error> {
        let token = token.trim();
        // It goes into a header, and a truncated or pasted-over one must not.
        if token.is_empty()
            || token.len() > LONGEST_TOKEN
            || !token.bytes().all(|b| b.is_ascii_graphic())
        {
            return Err(Error::FieldMissing { field: "accessToken" });
        }
        let claims = TokenClaims::read(token);
        let latest = now + LONGEST_LIFE;
        let ends_at = claims.ends_at.map_or(latest, |end| end.min(latest + CLOCK_TOLERANCE));
        if ends_at <= now {
            return Err(Error::TokenExpired { ended: ends_at });
        }
        Ok(Self {
            token: Arc::new(Redacted::new(token.to_owned())),
            user_id: claims.user_id,
            ends_at,
            end_is_assumed: claims.ends_at.is_none(),
            environment: Environment::in_file_name(file_name),
        })
    }
}
