//! One AEM author, spoken to with one key.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::{Mutex, OwnedMutexGuard, watch};
use tokio::time::Instant;

use super::answer::{self, Error};
use super::sign_in::SignIn;
use crate::http::{Client, Origin, Reply, Request};
use crate::ims::{self, Tokens};
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
/// Weight of the newest request in the mean latency: about the last ten count.
const NEWEST: f64 = 0.2;

/// One AEM author and the key that opens it.
#[derive(Clone, Debug)]
pub struct Author {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    http: Client,
    origin: Origin,
    sign_in: SignIn,
    /// The client id as AEM's programming interface wants it, of OAuth keys.
    api_key: Option<HeaderValue>,
    /// Until when nobody sends, because AEM asked to slow down.
    quiet_until: watch::Sender<Option<Instant>>,
    /// Held while a trial of writing is under way: one at a time, or one would take
    /// the other's trace for its own.
    trial: Arc<Mutex<()>>,
    /// A CSRF token, fetched only when a write is refused for want of one.
    csrf: Mutex<Option<HeaderValue>>,
    /// Mean seconds from a request to the end of its answer.
    latency: RwLock<Option<f64>>,
}

impl Author {
    /// An author at `origin`, signed in as `sign_in` says.
    #[must_use]
    pub fn new(http: Client, origin: Origin, sign_in: SignIn) -> Self {
        let api_key = sign_in.api_key().and_then(|id| HeaderValue::from_str(id).ok());
        Self {
            inner: Arc::new(Inner {
                http,
                origin,
                sign_in,
                api_key,
                quiet_until: watch::Sender::new(None),
                trial: Arc::default(),
                csrf: Mutex::new(None),
                latency: RwLock::default(),
            }),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.inner.origin
    }

    /// Its access tokens; `None` for the AEM SDK, which knows none.
    #[must_use]
    pub fn tokens(&self) -> Option<&Tokens> {
        match &self.inner.sign_in {
            SignIn::Tokens { tokens, .. } => Some(tokens),
            SignIn::Basic { .. } | SignIn::Nobody => None,
        }
    }

    /// Whether it signs in at all. Where it does, `anonymous` is not its account.
    #[must_use]
    pub fn signs_in(&self) -> bool {
        !matches!(self.inner.sign_in, SignIn::Nobody)
    }

    /// Leave to try writing, given to one after the other.
    pub(crate) async fn trial(&self) -> OwnedMutexGuard<()> {
        Arc::clone(&self.inner.trial).lock_owned().await
    }

    /// The mean time from a request to the end of its answer, over the last ones;
    /// waiting for AEM's leave to go on does not count. `None` before the first.
    #[must_use]
    pub fn latency(&self) -> Option<Duration> {
        let mean = *self.inner.latency.read().unwrap_or_else(PoisonError::into_inner);
        mean.map(Duration::from_secs_f64)
    }

    /// The header that AEM's programming interface (`/adobe/…`) wants beside the
    /// token; `None` for keys that do not use that interface.
    pub(super) fn api_key(&self) -> Option<&HeaderValue> {
        self.inner.api_key.as_ref()
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
        let request = Request::get(self.origin(), path_and_query);
        self.get(request).await.map(|(_, json)| json)
    }

    /// The same for a request that is more than its path, with the whole answer.
    pub(super) async fn get(&self, request: Request) -> Result<(Reply, Json), Error> {
        let (mut busy_tries, mut tries) = (0, 0);
        loop {
            let reply = self.send(request.clone()).await;
            match reply.and_then(|reply| answer::json(&reply).map(|json| (reply, json))) {
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

    /// Asks once and takes the first answer: for checks, where a person waits and
    /// the answer itself is what is wanted. A web page is told as one whatever
    /// its status: that is what a sleeping environment answers with.
    pub(super) async fn ask(&self, request: Request) -> Result<Json, Error> {
        let reply = self.send_now(request).await?;
        if reply.status >= 500 && reply.is_html() {
            return Err(Error::NotData { status: reply.status });
        }
        self.minding(answer::json(&reply))
    }

    /// Sends one request unless AEM asks for quiet: that is then the answer, because
    /// a person waits who would rather be told than wait on.
    pub(super) async fn send_now(&self, request: Request) -> Result<Reply, Error> {
        match self.quiet_for() {
            Some(left) => Err(Error::Busy { status: 429, wait: Some(left) }),
            None => self.send(request).await,
        }
    }

    /// Has everybody else wait where AEM asks for that; the answer stands even when
    /// it asks for too much.
    pub(super) fn minding<T>(&self, answer: Result<T, Error>) -> Result<T, Error> {
        if let Err(busy @ Error::Busy { .. }) = &answer {
            let _ = self.slow_down(busy.clone());
        }
        answer
    }

    /// Waits until a request would leave at once: AEM does not ask for quiet, and
    /// there is an access token where one is needed.
    ///
    /// # Errors
    /// [`Error::SignIn`].
    pub(crate) async fn ready(&self) -> Result<(), Error> {
        self.wait_quiet().await;
        match self.tokens() {
            Some(tokens) => tokens.access().await.map(drop).map_err(Error::SignIn),
            None => Ok(()),
        }
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

    /// Sends one request, signed in. A 401 renews the access token once, where
    /// there is one that can be renewed and renewing was not in vain a moment ago.
    pub(super) async fn send(&self, request: Request) -> Result<Reply, Error> {
        self.wait_quiet().await;
        let tokens = match &self.inner.sign_in {
            SignIn::Tokens { tokens, .. } => tokens,
            SignIn::Basic { user, password } => {
                return self.send_once(request.basic(user, password)).await.and_then(signed_in);
            }
            SignIn::Nobody => return self.send_once(request).await.and_then(signed_in),
        };
        let token = tokens.access().await.map_err(Error::SignIn)?;
        let reply = self.send_once(request.clone().bearer(token.bearer())).await?;
        if reply.status != 401 || tokens.is_refused(&token) {
            return signed_in(reply);
        }
        let token = match tokens.renew(&token).await {
            // A daily pass that has not ended: AEM does not want it.
            Err(ims::Error::NotRenewable) => return Err(Error::SignInRefused),
            renewed => renewed.map_err(Error::SignIn)?,
        };
        let reply = self.send_once(request.bearer(token.bearer())).await?;
        if reply.status == 401 {
            tokens.renewal_refused(&token);
        }
        signed_in(reply)
    }

    async fn send_once(&self, request: Request) -> Result<Reply, Error> {
        let started = Instant::now();
        let reply = self.inner.http.send(&request).await.map_err(Error::Http)?;
        let took = started.elapsed().as_secs_f64();
        let mut latency = self.inner.latency.write().unwrap_or_else(PoisonError::into_inner);
        *latency = Some(latency.map_or(took, |mean| mean + NEWEST * (took - mean)));
        Ok(reply)
    }

    async fn wait_quiet(&self) {
        while let Some(left) = self.quiet_for() {
            tokio::time::sleep(left).await;
        }
    }
}

/// Any answer but a refusal of the sign-in.
fn signed_in(reply: Reply) -> Result<Reply, Error> {
    if reply.status == 401 { Err(Error::SignInRefused) } else { Ok(reply) }
}
