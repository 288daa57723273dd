//! One AEM author, spoken to with one key.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::{Mutex, watch};
use tokio::time::Instant;

use super::answer::{self, Error};
use crate::http::{Client, Origin, Reply, Request};
use crate::ims::{AccessToken, Tokens};
use reqwest::header::HeaderValue;

/// How long to wait on 429 or 503 without a `Retry-After`: the pause Adobe's own
/// bulk editor keeps to (protocol reference, section 9.1).
const BUSY_WAIT: Duration = Duration::from_secs(60);
/// The longest `Retry-After` that is waited for without asking.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// The shortest wait: an author that says "0" while refusing is not hammered.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);
/// How often one read is asked again while AEM is busy before the caller is told.
const BUSY_TRIES: u32 = 5;
/// How often one read is asked when AEM fails or the connection breaks.
const READ_TRIES: u32 = 3;
/// First wait between such tries; doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(250);

/// One AEM author and the key that opens it.
#[derive(Clone, Debug)]
pub struct Author {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    http: Client,
    origin: Origin,
    tokens: Tokens,
    /// Until when nobody sends, because AEM asked to slow down.
    quiet_until: watch::Sender<Option<Instant>>,
    /// A CSRF token, fetched only when a write is refused for want of one.
    csrf: Mutex<Option<HeaderValue>>,
}

impl Author {
    /// An author at `origin`, signed in with `tokens`.
    #[must_use]
    pub fn new(http: Client, origin: Origin, tokens: Tokens) -> Self {
        let quiet_until = watch::Sender::new(None);
        Self {
            inner: Arc::new(Inner { http, origin, tokens, quiet_until, csrf: Mutex::new(None) }),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.inner.origin
    }

    /// Its access tokens.
    #[must_use]
    pub fn tokens(&self) -> &Tokens {
        &self.inner.tokens
    }

    /// How much longer nobody sends because AEM asked to slow down.
    #[must_use]
    pub fn quiet_for(&self) -> Option<Duration> {
        let until = (*self.inner.quiet_until.borrow())?;
        until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }

    /// Makes everybody wait as long as AEM asked.
    ///
    /// # Errors
    /// Gives the error back when AEM asked for longer than the longest wait.
    pub(crate) fn slow_down(&self, busy: Error) -> Result<(), Error> {
        let Error::Busy { wait, .. } = &busy else { return Err(busy) };
        let wait = wait.unwrap_or(BUSY_WAIT).max(SHORTEST_WAIT);
        if wait > LONGEST_WAIT {
            return Err(busy);
        }
        let until = Instant::now() + wait;
        self.inner.quiet_until.send_if_modified(|quiet| {
            let later = quiet.is_none_or(|known| known < until);
            if later {
                *quiet = Some(until);
            }
            later
        });
        Ok(())
    }

    /// Reads JSON, waiting while AEM is busy and asking again when it fails.
    pub(crate) async fn get_json(&self, path_and_query: &str) -> Result<Json, Error> {
        let (mut busy_tries, mut tries) = (0, 0);
        loop {
            let reply = self.send(Request::get(self.origin(), path_and_query)).await;
            match reply.and_then(|reply| answer::json(&reply)) {
                Err(busy @ Error::Busy { .. }) if busy_tries + 1 < BUSY_TRIES => {
                    busy_tries += 1;
                    self.slow_down(busy)?;
                }
                Err(error) if error.is_passing() && tries + 1 < READ_TRIES => {
                    tokio::time::sleep(FIRST_WAIT * 2_u32.pow(tries)).await;
                    tries += 1;
                }
                result => return result,
            }
        }
    }

    /// Waits until a request would leave at once: AEM does not ask for quiet, and
    /// there is an access token.
    ///
    /// # Errors
    /// [`Error::SignIn`].
    pub(crate) async fn ready(&self) -> Result<(), Error> {
        self.wait_quiet().await;
        self.inner.tokens.access().await.map(drop).map_err(Error::SignIn)
    }

    /// Reads bytes of any type: a thumbnail.
    ///
    /// # Errors
    /// Any [`Error`]; a body that is no picture is [`Error::NotData`].
    pub async fn thumbnail(&self, asset_path: &str) -> Result<Reply, Error> {
        let path = super::folders::encode_path(asset_path)?;
        let path = format!("{path}/_jcr_content/renditions/cq5dam.thumbnail.319.319.png");
        let request = Request::get(self.origin(), path).accept("image/*");
        let reply = self.send(request).await?;
        let picture = reply.content_type.as_deref().is_some_and(|kind| kind.starts_with("image/"));
        match reply.status {
            200 if picture => Ok(reply),
            200 => Err(Error::NotData { status: 200 }),
            _ => {
                let refused = answer::accept(&reply).map(|()| reply);
                if let Err(busy @ Error::Busy { .. }) = &refused {
                    self.slow_down(busy.clone())?;
                }
                refused
            }
        }
    }

    /// Sends a write. On a 403 a CSRF token is fetched once and the write sent
    /// once more: that tells a browser filter from a missing permission.
    pub(crate) async fn write(&self, request: Request) -> Result<Json, Error> {
        let known = self.inner.csrf.lock().await.clone();
        let first = match &known {
            Some(token) => request.clone().header("csrf-token", token.clone()),
            None => request.clone(),
        };
        let result = self.send(first).await.and_then(|reply| answer::json(&reply));
        if !matches!(result, Err(Error::Forbidden { .. })) {
            return result;
        }
        // A token that was sent and refused may have ended; a new one tells.
        let token = match self.csrf_token().await {
            Some(token) if known.as_ref() != Some(&token) => token,
            _ => return result,
        };
        let again = self
            .send(request.header("csrf-token", token.clone()))
            .await
            .and_then(|reply| answer::json(&reply));
        if !matches!(again, Err(Error::Forbidden { .. })) {
            *self.inner.csrf.lock().await = Some(token);
        }
        again
    }

    async fn csrf_token(&self) -> Option<HeaderValue> {
        let answer = self.get_json("/libs/granite/csrf/token.json").await.ok()?;
        let token = answer.get("token")?.as_str().filter(|token| !token.is_empty())?;
        HeaderValue::from_str(token).ok()
    }

    /// Sends one request with an access token. A 401 renews that token once.
    async fn send(&self, request: Request) -> Result<Reply, Error> {
        self.wait_quiet().await;
        let token = self.inner.tokens.access().await.map_err(Error::SignIn)?;
        let reply = self.send_as(&request, &token).await?;
        if reply.status != 401 {
            return Ok(reply);
        }
        if !self.inner.tokens.renewable() {
            return Err(Error::SignInRefused);
        }
        let token = self.inner.tokens.renew(&token).await.map_err(Error::SignIn)?;
        let reply = self.send_as(&request, &token).await?;
        if reply.status == 401 { Err(Error::SignInRefused) } else { Ok(reply) }
    }

    async fn send_as(&self, request: &Request, token: &AccessToken) -> Result<Reply, Error> {
        let request = request.clone().bearer(token.bearer());
        self.inner.http.send(&request).await.map_err(Error::Http)
    }

    async fn wait_quiet(&self) {
        while let Some(left) = self.quiet_for() {
            tokio::time::sleep(left).await;
        }
    }
}
