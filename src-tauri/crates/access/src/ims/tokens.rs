//! The access token of one key, kept and renewed. However many callers ask, at
//! most one exchange is under way, and all who wait share its result, be it a
//! token or an error.
//!
//! The key itself is not kept here: it is fetched from its [`KeySource`] for an
//! exchange and dropped, wiped, right after it.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use relabel_model::KeyKind;
use time::{Duration, OffsetDateTime};

use super::{
    AccessToken, Clock, Error,
    answer::Issued,
    clock::Moment,
    exchange::{Context, Learnt, exchange},
};
use crate::{
    http::{Client, Reach},
    keys::KeySource,
};

/// After a failed exchange the next is not before this has passed, as long as an
/// earlier token can be used or was refused: a job must not hammer the sign-in,
/// nor ask the user again and again to unlock the key store.
const PAUSE_AFTER_FAILURE: Duration = Duration::seconds(30);

/// After a renewal that did not help the next is not before this has passed: a
/// token that AEM refuses as soon as it is made is not refused for its age, and
/// every request of a job would cost an exchange.
const PAUSE_AFTER_REFUSAL: Duration = Duration::minutes(5);

type Flight = Shared<BoxFuture<'static, Result<AccessToken, Error>>>;

/// The access tokens of one connection. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Tokens {
    inner: Arc<Inner>,
}

struct Inner {
    source: Arc<dyn KeySource>,
    kind: KeyKind,
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
    failure: Option<(Moment, Error)>,
    /// Which token was refused although it had just been made, and when.
    refused: Option<(u64, Moment)>,
    learnt: Learnt,
    is_signed_out: bool,
    /// Counts replaced keys and signing out: what an exchange brings that began
    /// before is thrown away.
    era: u64,
}

impl Tokens {
    /// Nothing is asked for or sent before the first [`Tokens::access`].
    #[must_use]
    pub fn new(
        source: Arc<dyn KeySource>,
        kind: KeyKind,
        client: Client,
        reach: Reach,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let state = Mutex::default();
        Self { inner: Arc::new(Inner { source, kind, client, reach, clock, state }) }
    }

    /// Whether a new token can be had without the user.
    #[must_use]
    pub fn renewable(&self) -> bool {
        match self.inner.kind {
            KeyKind::ServiceCredentials | KeyKind::OauthServerToServer => true,
            KeyKind::LocalDevelopmentToken | KeyKind::LocalAem => false,
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
        loop {
            let (flight, usable, era) = {
                let mut state = self.inner.state();
                if state.is_signed_out {
                    return Err(Error::SignedOut);
                }
                let now = Moment::now(&*self.inner.clock);
                if let Some(token) = &state.token {
                    let rests = !token.is_due(&now)
                        || !self.renewable()
                        || state.recent_failure(&now).is_some();
                    if token.is_good(&now) && rests {
                        return Ok(token.clone());
                    }
                    if !self.renewable() {
                        return Err(Error::TokenEnded { ended: token.ends_at() });
                    }
                }
                let usable = state.token.clone().filter(|token| token.is_good(&now));
                (self.inner.in_flight(&mut state), usable, state.era)
            };
            let result = flight.await;
            if self.inner.state().era != era {
                // Of another key than the one that counts by now.
                continue;
            }
            return match (result, usable) {
                (Err(_), Some(token)) => Ok(token),
                (result, _) => result,
            };
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
        let (flight, era) = {
            let mut state = self.inner.state();
            if state.is_signed_out {
                return Err(Error::SignedOut);
            }
            let now = Moment::now(&*self.inner.clock);
            if let Some(newer) = state
                .token
                .as_ref()
                .filter(|token| token.generation() > stale.generation() && token.is_good(&now))
            {
                return Ok(newer.clone());
            }
            if !self.renewable() && state.token.is_some() {
                return Err(if stale.is_good(&now) {
                    Error::NotRenewable
                } else {
                    Error::TokenEnded { ended: stale.ends_at() }
                });
            }
            if let Some(error) = state.recent_failure(&now) {
                return Err(error.clone());
            }
            (self.inner.in_flight(&mut state), state.era)
        };
        let result = flight.await;
        if self.inner.state().era == era { result } else { self.access().await }
    }

    /// AEM refused a token that [`Tokens::renew`] had just given: it is not a matter
    /// of the token's age. [`Tokens::is_refused`] says so for a while.
    pub fn renewal_refused(&self, token: &AccessToken) {
        let now = Moment::now(&*self.inner.clock);
        let mut state = self.inner.state();
        let is_known = state.refused.as_ref().is_some_and(|(generation, at)| {
            *generation == token.generation() && now.is_within(PAUSE_AFTER_REFUSAL, at)
        });
        if !is_known && state.generation == token.generation() {
            state.refused = Some((token.generation(), now));
        }
    }

    /// Whether renewing this token, refused with 401, would be the next renewal in
    /// vain: a moment ago it was refused as soon as it was made. Another key, and
    /// signing in again, end that.
    #[must_use]
    pub fn is_refused(&self, token: &AccessToken) -> bool {
        let now = Moment::now(&*self.inner.clock);
        self.inner.state().refused.as_ref().is_some_and(|(generation, at)| {
            *generation == token.generation() && now.is_within(PAUSE_AFTER_REFUSAL, at)
        })
    }

    /// Whether there is no token because the sign-in failed a moment ago, for what may
    /// pass by itself: whoever is in no hurry asks later.
    #[must_use]
    pub fn is_resting(&self) -> bool {
        let now = Moment::now(&*self.inner.clock);
        let state = self.inner.state();
        let has_token = state.token.as_ref().is_some_and(|token| token.is_good(&now));
        !has_token && state.recent_failure(&now).is_some_and(Error::is_passing)
    }

    /// The user put another key in the place of this one. The token, and whatever
    /// is known about the old key, is forgotten; the next [`Tokens::access`]
    /// fetches the new key. An exchange that is under way is not waited for, and
    /// what it brings is thrown away.
    pub fn key_replaced(&self) {
        let mut state = self.inner.state();
        state.forget();
        state.learnt = Learnt { secret: 0, ..state.learnt };
    }

    /// Forgets the token, which is wiped once the requests that carry it are
    /// over. Until [`Tokens::sign_in_again`] there is no other.
    pub fn sign_out(&self) {
        let mut state = self.inner.state();
        state.forget();
        state.is_signed_out = true;
    }

    /// Takes [`Tokens::sign_out`] back. Nothing is sent yet.
    pub fn sign_in_again(&self) {
        let mut state = self.inner.state();
        state.is_signed_out = false;
        state.refused = None;
    }

    /// Whether the user signed out.
    #[must_use]
    pub fn is_signed_out(&self) -> bool {
        self.inner.state().is_signed_out
    }

    /// Seconds by which the clock of this computer is ahead of the sign-in
    /// server, negative when it is behind, where the last exchange found it wrong
    /// by more than two minutes.
    #[must_use]
    pub fn clock_error(&self) -> Option<i64> {
        self.inner.state().learnt.ahead.map(Duration::whole_seconds)
    }
}

impl State {
    fn recent_failure(&self, now: &Moment) -> Option<&Error> {
        let (at, error) = self.failure.as_ref()?;
        now.is_within(PAUSE_AFTER_FAILURE, at).then_some(error)
    }

    fn forget(&mut self) {
        self.era += 1;
        self.token = None;
        self.flight = None;
        self.failure = None;
        self.refused = None;
    }
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The exchange in flight, or a new one. It runs as a task of its
    /// own, so that it ends even when the caller who began it goes away.
    fn in_flight(self: &Arc<Self>, state: &mut State) -> Flight {
        if let Some(flight) = &state.flight {
            return flight.clone();
        }
        let (inner, era, learnt) = (Arc::clone(self), state.era, state.learnt);
        let task = tokio::spawn(async move {
            let began = Moment::now(&*inner.clock);
            let result = inner.fetch(began.wall, learnt).await;
            inner.land(began, era, result)
        });
        let inner = Arc::clone(self);
        let flight = async move {
            match task.await {
                Ok(result) => result,
                Err(_) => {
                    // The task was broken off: the program is ending, or it panicked.
                    let mut state = inner.state();
                    if state.era == era {
                        state.flight = None;
                    }
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

    async fn fetch(&self, now: OffsetDateTime, learnt: Learnt) -> Result<(Issued, Learnt), Error> {
        let key = self.source.key().await?;
        let context = Context { client: &self.client, reach: &self.reach, learnt };
        exchange(&key, &context, now).await
    }

    fn land(
        &self,
        began: Moment,
        era: u64,
        result: Result<(Issued, Learnt), Error>,
    ) -> Result<AccessToken, Error> {
        let mut state = self.state();
        let is_old = state.era != era;
        if !is_old {
            state.flight = None;
        }
        match result {
            Ok((issued, learnt)) => {
                let generation = state.generation + 1;
                let token = AccessToken::new(issued.bearer, began, issued.ends_at, generation);
                if !is_old {
                    state.generation = generation;
                    state.token = Some(token.clone());
                    state.failure = None;
                    state.learnt = learnt;
                }
                Ok(token)
            }
            Err(error) => {
                if !is_old {
                    state.failure = Some((Moment::now(&*self.clock), error.clone()));
                }
                Err(error)
            }
        }
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").field("kind", &self.inner.kind).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "tokens_tests/mod.rs"]
mod tests;
