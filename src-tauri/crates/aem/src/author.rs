//! One AEM author, spoken to with one key.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::Instant;

use super::Error;
use super::answer;
use super::block::Blocks;
use super::pacer::{Feedback, Gate, Pacer, Work};
use super::probe::CSRF;
use super::sign_in::SignIn;
use super::system_view::SystemView;
use super::typing::Typing;
use super::whose::Whose;
use relabel_access::http::{self, Client, Origin, Reply, Request};
use relabel_access::ims::{self, AccessToken, Tokens};
use relabel_access::uptime;
use relabel_model::{Pace, Route, Speed};
use reqwest::header::HeaderValue;

/// How often one read is asked again while AEM is busy before the caller is told.
const BUSY_TRIES: u32 = 5;
/// How long a read waits for a busy AEM where nobody sits in front of it.
const PATIENCE: Duration = Duration::from_secs(15 * 60);
/// How often one read is asked when AEM fails or the connection breaks.
const READ_TRIES: u32 = 3;
/// Once so much time has gone by in vain, the caller is told instead: a person waits.
const IN_VAIN: Duration = Duration::from_secs(45);
/// Of a job's requests: an author may be several machines, of which another shows late what
/// one was told (content fragments reference).
const AFFINITY: &str = "x-aem-affinity-type";
/// An account of which AEM refuses so many notes in a row may not have changes noted.
const MOST_REFUSED_NOTES: u32 = 3;
/// Of the machines of one author (content fragments reference: up to 2.5 s).
const LAG: Duration = Duration::from_secs(5);
/// Weight of the newest request in the mean latency: about the last ten count.
const NEWEST: f64 = 0.2;

/// One AEM author and the key that opens it.
#[derive(Clone, Debug)]
pub struct Author {
    inner: Arc<Inner>,
    /// Of a job: what is asked before each request.
    gate: Option<Arc<dyn Gate>>,
    /// Whether reads wait as long as AEM is busy: nobody sits in front of them.
    is_patient: bool,
    route: Route,
}

#[derive(Debug)]
struct Inner {
    http: Client,
    origin: Origin,
    sign_in: SignIn,
    /// The client id as AEM's programming interface wants it, of OAuth keys.
    api_key: Option<HeaderValue>,
    /// When requests leave, of all that use this connection.
    pacer: Pacer,
    /// Held while a trial of writing is under way: one at a time, or one would take
    /// the other's trace for its own.
    trial: Arc<Mutex<()>>,
    /// A CSRF token, fetched only when a write is refused for want of one.
    csrf: Mutex<Option<HeaderValue>>,
    /// See [`Author::lag`].
    lag: RwLock<Duration>,
    /// Mean seconds from a request to the end of its answer.
    latency: RwLock<Option<f64>>,
    /// Whether many assets may be written in one request.
    blocks: Blocks,
    /// What AEM's programming interface made of types.
    typing: Typing,
    /// Whether the environment shows exact types.
    system_view: SystemView,
    /// Assets in a row of which AEM refused to note who changed them, and took the change
    /// without.
    refused_notes: AtomicU32,
    /// What its answers look like.
    whose: Whose,
}

/// When this program first opened a connection.
static FIRST_OPENED: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);

impl Author {
    /// An author at `origin`, signed in as `sign_in` says. With the key of AEM's programming
    /// interface it is written to one by one, otherwise together.
    #[must_use]
    pub fn new(http: Client, origin: Origin, sign_in: SignIn) -> Self {
        LazyLock::force(&FIRST_OPENED);
        let api_key = sign_in.api_key().and_then(|id| HeaderValue::from_str(id).ok());
        let route = if api_key.is_some() { Route::OneByOne } else { Route::Together };
        Self {
            inner: Arc::new(Inner {
                http,
                origin,
                sign_in,
                api_key,
                pacer: Pacer::new(Speed::default()),
                trial: Arc::default(),
                csrf: Mutex::new(None),
                lag: RwLock::new(LAG),
                latency: RwLock::default(),
                blocks: Blocks::default(),
                typing: Typing::default(),
                system_view: SystemView::default(),
                refused_notes: AtomicU32::new(0),
                whose: Whose::default(),
            }),
            gate: None,
            is_patient: false,
            route,
        }
    }

    /// The same connection, written to in this way.
    #[must_use]
    pub fn by_route(&self, route: Route) -> Self {
        Self { route, ..self.clone() }
    }

    /// The same connection as a job uses it: reads wait as long as AEM is busy, and
    /// nothing is sent while `gate` is closed ([`Error::Held`]).
    #[must_use]
    pub fn gated(&self, gate: Arc<dyn Gate>) -> Self {
        Self { gate: Some(gate), is_patient: true, ..self.clone() }
    }

    /// As a job uses it for what must be settled even while it is held.
    #[must_use]
    pub fn patient(&self) -> Self {
        Self { gate: None, is_patient: true, ..self.clone() }
    }

    /// How fast requests may follow each other, from now on, for all that use this
    /// connection.
    pub fn set_speed(&self, speed: Speed) {
        self.inner.pacer.set_speed(speed);
    }

    /// How long another machine of the author may show what was there before a write.
    #[must_use]
    pub fn lag(&self) -> Duration {
        *self.inner.lag.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long it still may show what was there before the writes of an earlier program,
    /// which had ended when this one first opened a connection.
    pub fn lag_of_earlier(&self) -> Duration {
        self.lag().saturating_sub(FIRST_OPENED.elapsed())
    }

    /// Expects another lag than the longest: for tests of many lost answers.
    pub fn expect_lag(&self, lag: Duration) {
        *self.inner.lag.write().unwrap_or_else(PoisonError::into_inner) = lag;
    }

    /// Lets at most so many requests be on their way at the same time, even where the
    /// speed allows more: for comparing with a program that sends so many.
    pub fn limit_in_flight(&self, most: u32) {
        self.inner.pacer.limit_in_flight(most);
    }

    /// How fast requests leave, and what AEM says to it.
    #[must_use]
    pub fn pace(&self) -> Pace {
        self.inner.pacer.pace()
    }

    /// How many assets are worth working on at the same time.
    #[must_use]
    pub fn assets_at_once(&self) -> usize {
        self.inner.pacer.at_once(self.latency())
    }

    /// Waits until what failed may be tried again; `tries` counts from 0.
    pub async fn before_retry(&self, tries: u32) {
        self.inner.pacer.before_retry(tries).await;
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
    pub async fn trial(&self) -> OwnedMutexGuard<()> {
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

    /// Whether what is written is typed by a schema of AEM's, so that a type that JSON does
    /// not show may be lost with any change.
    #[must_use]
    pub fn types_by_schema(&self) -> bool {
        self.api_key().is_some() && self.route == Route::OneByOne
    }

    pub(super) fn route(&self) -> Route {
        self.route
    }

    pub(super) fn system_view(&self) -> &SystemView {
        &self.inner.system_view
    }

    pub(super) fn blocks(&self) -> &Blocks {
        &self.inner.blocks
    }

    /// Whether a write through Sling notes who changes the asset, and when.
    pub(super) fn notes_changes(&self) -> bool {
        self.inner.refused_notes.load(Ordering::Relaxed) < MOST_REFUSED_NOTES
    }

    pub(super) fn took_note(&self) {
        self.inner.refused_notes.store(0, Ordering::Relaxed);
    }

    pub(super) fn refused_note(&self) {
        self.inner.refused_notes.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn typing(&self) -> &Typing {
        &self.inner.typing
    }

    /// How much longer nobody sends because AEM asked to slow down.
    #[must_use]
    pub fn quiet_for(&self) -> Option<Duration> {
        self.inner.pacer.quiet_for()
    }

    /// Reads JSON, waiting while AEM is busy and asking again when it fails.
    pub(crate) async fn get_json(&self, path_and_query: &str) -> Result<Json, Error> {
        let request = Request::get(self.origin(), path_and_query);
        self.get(request).await.map(|(_, json)| json)
    }

    /// The same for a request that is more than its path, with the whole answer.
    pub(super) async fn get(&self, request: Request) -> Result<(Reply, Json), Error> {
        self.read(request, answer::json).await
    }

    /// Reads what `take` makes of an answer, waiting while AEM is busy and asking again
    /// when it fails.
    pub(super) async fn read<T>(
        &self,
        request: Request,
        take: impl Fn(&Reply) -> Result<T, Error>,
    ) -> Result<(Reply, T), Error> {
        let (mut busy_tries, mut tries) = (0, 0);
        let began = Instant::now();
        loop {
            let reply = self.send(request.clone()).await;
            match reply.and_then(|reply| take(&reply).map(|taken| (reply, taken))) {
                Err(Error::Busy { .. })
                    if busy_tries + 1 < BUSY_TRIES
                        || (self.is_patient && began.elapsed() < PATIENCE) =>
                {
                    // The next one waits as long as AEM asked.
                    busy_tries += 1;
                }
                Err(error)
                    if error.is_passing()
                        && tries + 1 < READ_TRIES
                        && (busy_tries > 0 || began.elapsed() < IN_VAIN) =>
                {
                    self.before_retry(tries).await;
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
            return Err(answer::not_data(&reply));
        }
        answer::json(&reply)
    }

    /// Sends one request unless AEM asks for quiet: that is then the answer, because
    /// a person waits who would rather be told than wait on.
    pub(super) async fn send_now(&self, request: Request) -> Result<Reply, Error> {
        match self.quiet_for() {
            Some(left) => Err(Error::Busy { status: 429, wait: Some(left) }),
            None => self.send(request).await,
        }
    }

    /// Waits until there is an access token, where one is needed.
    ///
    /// # Errors
    /// [`Error::SignIn`].
    pub async fn ready(&self) -> Result<(), Error> {
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
            200 => Err(answer::not_data(&reply)),
            _ => answer::accept(&reply).map(|()| reply),
        }
    }

    /// Sends a write. On a 403 a CSRF token is fetched once and the write sent
    /// once more: that tells a browser filter from a missing permission.
    pub(crate) async fn write(&self, request: Request) -> Result<Json, Error> {
        self.write_timed(request).await.map(|(json, _)| json)
    }

    /// The same, and how long the answer took.
    pub(super) async fn write_timed(&self, request: Request) -> Result<(Json, Duration), Error> {
        let known = self.inner.csrf.lock().await.clone();
        let first = match &known {
            Some(token) => request.clone().header("csrf-token", token.clone()),
            None => request.clone(),
        };
        let timed = |reply: Reply| {
            let took = uptime().saturating_sub(reply.sent_at);
            answer::json_of_write(&reply).map(|json| (json, took))
        };
        let result = self.send(first).await.and_then(timed);
        if !matches!(result, Err(Error::Forbidden { status: 403, .. })) {
            return result;
        }
        // A token that was sent and refused may have ended; a new one tells.
        let token = match self.csrf_token().await? {
            Some(token) if known.as_ref() != Some(&token) => token,
            _ => return result,
        };
        let again = self.send(request.header("csrf-token", token.clone())).await.and_then(timed);
        if !matches!(again, Err(Error::Forbidden { status: 403, .. })) {
            *self.inner.csrf.lock().await = Some(token);
        }
        again
    }

    /// `None` where AEM gives none.
    async fn csrf_token(&self) -> Result<Option<HeaderValue>, Error> {
        let answer = match self.get_json(CSRF).await {
            Ok(answer) => answer,
            // Nothing here tells what became of the write's permission.
            Err(
                error @ (Error::Held
                | Error::Busy { .. }
                | Error::TooBusy { .. }
                | Error::Http(_)
                | Error::SignIn(_)
                | Error::SignInRefused),
            ) => return Err(error),
            Err(_) => return Ok(None),
        };
        let token = answer.get("token").and_then(Json::as_str).filter(|token| !token.is_empty());
        Ok(token.and_then(|token| HeaderValue::from_str(token).ok()))
    }

    /// Sends one request, signed in. A 401 renews the access token once, where
    /// there is one that can be renewed and renewing was not in vain a moment ago.
    pub(super) async fn send(&self, request: Request) -> Result<Reply, Error> {
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
            return self.told_whose(reply, &token).await.and_then(signed_in);
        }
        // Whoever sent it: the token may have ended, and then it costs nothing.
        let token = match tokens.renew(&token).await {
            // A daily pass that has not ended: AEM does not want it.
            Err(ims::Error::NotRenewable) => {
                return self.told_whose(reply, &token).await.and_then(signed_in);
            }
            renewed => renewed.map_err(Error::SignIn)?,
        };
        let reply = self.send_once(request.bearer(token.bearer())).await?;
        let reply = self.told_whose(reply, &token).await?;
        // Whoever sent it: asking Adobe for one token after the other does not help.
        if reply.status == 401 {
            tokens.renewal_refused(&token);
        }
        signed_in(reply)
    }

    /// Tells of an answer that is no data whether AEM sent it. Where no good answer has
    /// shown yet what AEM's look like, one is asked for that everybody gets.
    async fn told_whose(&self, mut reply: Reply, token: &AccessToken) -> Result<Reply, Error> {
        let whose = &self.inner.whose;
        reply.is_of_network = !whose.is_aems(self.origin(), &reply);
        // Whoever asks for quiet is not asked for anything else.
        let may_ask = self.quiet_for().is_none();
        if reply.is_of_network && may_ask && whose.is_worth_asking(&reply) {
            let known = Request::get(self.origin(), CSRF).bearer(token.bearer());
            self.send_once(known).await?;
            reply.is_of_network = !whose.is_aems(self.origin(), &reply);
        }
        Ok(reply)
    }

    async fn send_once(&self, mut request: Request) -> Result<Reply, Error> {
        if self.is_patient {
            request = request.header(AFFINITY, HeaderValue::from_static("api"));
        }
        let reads = request.only_reads();
        let turn = self.inner.pacer.permit(if reads { Work::Read } else { Work::Write });
        let closed = async {
            match &self.gate {
                Some(gate) => gate.closed().await,
                None => std::future::pending().await,
            }
        };
        let permit = tokio::select! {
            biased;
            // The gate first: a turn that comes as it closes is not used.
            () = closed => return Err(Error::Held),
            turn = turn => turn,
            // A turn that would come too late is left to others: there may be few in a minute.
            () = request.too_late() => return Err(Error::Late),
        };
        let permit = permit.map_err(|left| Error::TooBusy { wait: left })?;
        let sent_at = uptime();
        if request.is_late(sent_at) {
            return Err(Error::Late);
        }
        let started = Instant::now();
        let reply = self.inner.http.send(&request).await;
        permit.heard(heard(&reply));
        let mut reply = reply.map_err(Error::Http)?;
        reply.sent_at = sent_at;
        if reply.is_success() && reply.is_json() {
            self.inner.whose.learn(&reply);
        }
        let took = started.elapsed().as_secs_f64();
        let mut latency = self.inner.latency.write().unwrap_or_else(PoisonError::into_inner);
        *latency = Some(latency.map_or(took, |mean| mean + NEWEST * (took - mean)));
        Ok(reply)
    }
}

/// What an answer, or that there is none, tells the pacer.
fn heard(reply: &Result<Reply, http::Error>) -> Feedback {
    let Ok(reply) = reply else { return Feedback::Failed };
    let wait = || reply.retry_after(time::OffsetDateTime::now_utc());
    match reply.status {
        429 => Feedback::Refused(wait()),
        503 => Feedback::Down(wait()),
        500.. => Feedback::Failed,
        _ => Feedback::Answered,
    }
}

/// Any answer but a refusal of the sign-in by AEM.
fn signed_in(reply: Reply) -> Result<Reply, Error> {
    if reply.status == 401 && !reply.is_of_network { Err(Error::SignInRefused) } else { Ok(reply) }
}
