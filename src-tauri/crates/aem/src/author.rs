//! One AEM author, spoken to with one key.

mod requests;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::{Mutex, OwnedMutexGuard};

use super::block::Blocks;
use super::pacer::{Gate, Pacer};
use super::sign_in::SignIn;
use super::system_view::SystemView;
use super::typing::Typing;
use super::whose::Whose;
use relabel_access::http::{Client, Origin};
use relabel_access::ims::Tokens;
use relabel_model::{Pace, Route, Speed};
use reqwest::header::HeaderValue;

/// An account of which AEM refuses so many notes in a row may not have changes noted.
const MOST_REFUSED_NOTES: u32 = 3;
/// Of the machines of one author (content fragments reference: up to 2.5 s).
const LAG: Duration = Duration::from_secs(5);

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
    /// nothing is sent while `gate` is closed ([`Error::Held`](super::Error::Held)).
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
}
