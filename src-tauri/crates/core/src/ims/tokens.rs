//! The access token of one key, kept and renewed. However many callers ask, at
//! most one exchange is under way, and all who wait share its result, be it a
//! token or an error.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use time::{Duration, OffsetDateTime};

use super::{AccessToken, Clock, Error, exchange::exchange};
use crate::{
    http::{Client, Reach},
    keys::{Key, ServiceCredentials},
};

/// After a failed exchange the next is not before this has passed, as long as an
/// earlier token can be used or was refused: a job must not hammer the sign-in.
const PAUSE_AFTER_FAILURE: Duration = Duration::seconds(30);

type Flight = Shared<BoxFuture<'static, Result<AccessToken, Error>>>;

/// The access tokens of one key. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Tokens {
    inner: Arc<Inner>,
}

struct Inner {
    key: Key,
    client: Client,
    reach: Reach,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<AccessToken>,
    /// How many tokens there were.
    generation: u64,
    flight: Option<Flight>,
    /// The last exchange, when it failed.
    failure: Option<(OffsetDateTime, Error)>,
}

impl Tokens {
    /// Nothing is sent before the first [`Tokens::access`].
    #[must_use]
    pub fn new(key: Key, client: Client, reach: Reach, clock: Arc<dyn Clock>) -> Self {
        Self { inner: Arc::new(Inner { key, client, reach, clock, state: Mutex::default() }) }
    }

    /// Whether a new token can be had without the user.
    #[must_use]
    pub fn renewable(&self) -> bool {
        match &self.inner.key {
            Key::ServiceCredentials(_) => true,
            Key::LocalToken(_) => false,
        }
    }

    /// A token that is good now. To be asked for before every request.
    ///
    /// # Errors
    /// Why none can be had. An exchange that fails while the current token has
    /// not ended is no error yet.
    ///
    /// # Cancellation
    /// Dropping the future leaves a running exchange to the others.
    pub async fn access(&self) -> Result<AccessToken, Error> {
        let inner = &self.inner;
        let now = inner.clock.now();
        let credentials = match &inner.key {
            Key::ServiceCredentials(credentials) => credentials,
            Key::LocalToken(token) if token.ends_at <= now => {
                return Err(Error::TokenEnded { ended: token.ends_at });
            }
            Key::LocalToken(token) => {
                return Ok(AccessToken::new(Arc::clone(&token.token), now, token.ends_at, 0));
            }
        };
        let (flight, usable) = {
            let mut state = inner.state();
            let usable = state.token.clone().filter(|token| now < token.ends_at());
            if let Some(token) = &usable
                && (now < token.renew_at() || state.recent_failure(now).is_some())
            {
                return Ok(token.clone());
            }
            (inner.fly(&mut state, credentials), usable)
        };
        match (flight.await, usable) {
            (Err(_), Some(token)) => Ok(token),
            (result, _) => result,
        }
    }

    /// Another token than `stale`, which AEM refused with 401. However many
    /// requests it was refused for, it is renewed once. A second 401 with the
    /// token this gives is not a matter of the token's age.
    ///
    /// # Errors
    /// Why none can be had; for a key that is a token itself always.
    ///
    /// # Cancellation
    /// As [`Tokens::access`].
    pub async fn renew(&self, stale: &AccessToken) -> Result<AccessToken, Error> {
        let inner = &self.inner;
        let now = inner.clock.now();
        let credentials = match &inner.key {
            Key::ServiceCredentials(credentials) => credentials,
            Key::LocalToken(token) if token.ends_at <= now => {
                return Err(Error::TokenEnded { ended: token.ends_at });
            }
            Key::LocalToken(_) => return Err(Error::NotRenewable),
        };
        let flight = {
            let mut state = inner.state();
            if let Some(newer) =
                state.token.as_ref().filter(|token| token.generation() > stale.generation())
            {
                return Ok(newer.clone());
            }
            if let Some(error) = state.recent_failure(now) {
                return Err(error.clone());
            }
            inner.fly(&mut state, credentials)
        };
        flight.await
    }
}

impl State {
    fn recent_failure(&self, now: OffsetDateTime) -> Option<&Error> {
        let (at, error) = self.failure.as_ref()?;
        // A clock that was set back must not make the pause last.
        ((now - *at).abs() < PAUSE_AFTER_FAILURE).then_some(error)
    }
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The exchange that is under way, or a new one. It runs as a task of its
    /// own, so that it ends even when the caller who began it goes away.
    fn fly(self: &Arc<Self>, state: &mut State, credentials: &ServiceCredentials) -> Flight {
        if let Some(flight) = &state.flight {
            return flight.clone();
        }
        let (inner, credentials) = (Arc::clone(self), credentials.clone());
        let task = tokio::spawn(async move {
            let asked_at = inner.clock.now();
            let result = exchange(&credentials, &inner.client, &inner.reach, asked_at).await;
            inner.land(asked_at, result.map(|issued| (issued.bearer, issued.ends_at)))
        });
        let inner = Arc::clone(self);
        let flight = async move {
            match task.await {
                Ok(result) => result,
                Err(_) => {
                    // The task was broken off: the program is ending, or it panicked.
                    inner.state().flight = None;
                    Err(Error::Unexpected {
                        status: 0,
                        technical: "the sign-in was broken off".to_owned(),
                    })
                }
            }
        };
        let flight = flight.boxed().shared();
        state.flight = Some(flight.clone());
        flight
    }

    fn land(
        &self,
        asked_at: OffsetDateTime,
        result: Result<(Arc<crate::http::Redacted<String>>, OffsetDateTime), Error>,
    ) -> Result<AccessToken, Error> {
        let mut state = self.state();
        state.flight = None;
        match result {
            Ok((bearer, ends_at)) => {
                state.generation += 1;
                let token = AccessToken::new(bearer, asked_at, ends_at, state.generation);
                state.token = Some(token.clone());
                state.failure = None;
                Ok(token)
            }
            Err(error) => {
                state.failure = Some((self.clock.now(), error.clone()));
                Err(error)
            }
        }
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").field("renewable", &self.renewable()).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;
