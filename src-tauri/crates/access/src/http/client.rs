//! The HTTP client: how it connects and how long it waits.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::Duration,
};

use reqwest::{
    dns::Resolve,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE},
    redirect, retry,
};
use time::OffsetDateTime;

use super::{
    answer::Answer,
    certificates,
    error::Error,
    origin::Origin,
    proxy::{Proxy, ProxyChoice, ProxyFailure, ProxyUsed},
    redacted::scrubbed,
    reply::Reply,
    request::Request,
    resolver::SystemResolver,
    tls::{self, Asked},
};

/// Longest body that is taken, after decompression: 8 MiB. The longest honest
/// answer, a QueryBuilder page of 1,000 assets, is under 2 MiB; a megabyte of
/// gzip can unfold to a gigabyte.
pub const BODY_LIMIT: usize = 8 * 1024 * 1024;
/// A connection that takes longer is not coming; company networks that drop
/// packets silently would otherwise hang for minutes.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// From sending to the first byte of the answer. AEM's own load balancer gives
/// up after 60 s; metadata calls answer within a second or two.
pub(super) const HEADER_TIMEOUT: Duration = Duration::from_secs(30);
/// Below the 90 s after which load balancers close idle connections.
const POOL_IDLE: Duration = Duration::from_secs(60);

/// Sends requests. Cheap to clone; clones share their connections.
///
/// Redirects are answers, nothing is sent twice, no cookie is kept, no referrer
/// is sent, and only this computer is spoken to without TLS. The proxy of the variables,
/// of the system or of the user ([`Client::set_proxy`]) is used, except for this computer itself. Certificates are verified
/// against the system's store and the company certificates the user added; there
/// is no way to turn that off.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    settings: Settings,
    /// For other computers. Replaced when the trusted certificates or the proxy change, so
    /// that no connection outlives what it was made with.
    remote: RwLock<Remote>,
    changing: Mutex<()>,
    /// For this computer.
    loopback: reqwest::Client,
}

/// How other computers are spoken to, or why that cannot be: what needs no HTTPS works
/// all the same.
#[derive(Clone)]
struct Remote {
    client: Result<reqwest::Client, Error>,
    /// As it was when it was last decided, so that all requests go the same way.
    proxy: Result<Option<Proxy>, Error>,
    /// Certificates (DER) that are trusted besides those of the system.
    trusted: Vec<Vec<u8>>,
    asked: Asked,
}

/// What both clients are built from.
struct Settings {
    user_agent: String,
    resolver: Arc<dyn Resolve>,
}

impl Client {
    /// `user_agent` must not contain "Mozilla" or "Opera": AEM's referrer filter
    /// would take the program for a browser and refuse its writes.
    ///
    /// # Errors
    /// [`Error::Setup`] where not even this computer can be spoken to. Why others cannot,
    /// [`Client::send`] tells.
    pub fn new(user_agent: &str) -> Result<Self, Error> {
        Self::with_resolver(user_agent, SystemResolver)
    }

    /// The same client with another way to look names up: tests count them.
    pub(crate) fn with_resolver<R>(user_agent: &str, resolver: R) -> Result<Self, Error>
    where
        R: Resolve + 'static,
    {
        let resolver: Arc<dyn Resolve> = Arc::new(resolver);
        Self::build(Settings { user_agent: user_agent.to_owned(), resolver }, Proxy::of_system())
    }

    fn build(settings: Settings, proxy: Result<Option<Proxy>, Error>) -> Result<Self, Error> {
        let remote = RwLock::new(settings.remote(Vec::new(), proxy));
        let loopback = settings.common().no_proxy().tls_backend_preconfigured(tls::unused()?);
        let loopback = loopback.build().map_err(|error| setup(&error))?;
        Ok(Self {
            shared: Arc::new(Shared { settings, remote, changing: Mutex::default(), loopback }),
        })
    }

    /// Trusts these certificates (DER) besides those of the system, and no others
    /// any more; those that have ended are left aside. Holds for all clones, from
    /// the next request on: no earlier connection is used again.
    ///
    /// # Errors
    /// [`Error::Setup`] where one cannot be used; then nothing changes.
    pub fn set_trusted(&self, certificates: &[Vec<u8>]) -> Result<(), Error> {
        let _changing = self.changing();
        let now = OffsetDateTime::now_utc();
        let valid: Vec<Vec<u8>> =
            certificates.iter().filter(|der| !certificates::has_ended(der, now)).cloned().collect();
        self.replace(self.shared.settings.remote(valid, self.remote().proxy))
    }

    /// Reaches other computers as the user decided. Applies to all clones, from the next
    /// request on: no earlier connection is used again.
    ///
    /// # Errors
    /// [`Error::Setup`] where the library takes it for no proxy; then nothing changes.
    pub fn set_proxy(&self, choice: ProxyChoice) -> Result<(), Error> {
        let _changing = self.changing();
        let proxy = match choice {
            ProxyChoice::System => Proxy::of_system(),
            ProxyChoice::Without => Ok(None),
            ProxyChoice::Fixed(proxy) => Ok(Some(proxy)),
        };
        self.replace(self.shared.settings.remote(self.remote().trusted, proxy))
    }

    /// Reads again what the variables and the system say. Where that is the same, connections
    /// stay.
    ///
    /// # Errors
    /// As [`Client::set_proxy`].
    pub fn read_system_proxy(&self) -> Result<(), Error> {
        let _changing = self.changing();
        let (before, now) = (self.remote(), Proxy::of_system());
        let used = |proxy: &Option<Proxy>| proxy.as_ref().map(Proxy::used);
        let is_same = match (&before.proxy, &now) {
            (Ok(before), Ok(now)) => used(before) == used(now),
            (Err(_), Err(_)) => true,
            _ => false,
        };
        if is_same {
            return Ok(());
        }
        self.replace(self.shared.settings.remote(before.trusted, now))
    }

    /// Held from reading what is used to replacing it, so that nothing that is set meanwhile
    /// is undone.
    fn changing(&self) -> MutexGuard<'_, ()> {
        self.shared.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn replace(&self, remote: Remote) -> Result<(), Error> {
        if let Err(error @ Error::Setup { .. }) = remote.client {
            return Err(error);
        }
        *self.shared.remote.write().unwrap_or_else(PoisonError::into_inner) = remote;
        Ok(())
    }

    /// Whether a connection to a host can be made at all: one request without any
    /// credential, whatever its answer. Gives what time the host thinks it is, where
    /// it says so. An error names the layer that failed.
    ///
    /// # Errors
    /// [`Error`], of which [`Error::Dns`], [`Error::Connect`], [`Error::Proxy`],
    /// [`Error::Tls`] and [`Error::Timeout`] each are one layer.
    pub async fn probe(&self, origin: &Origin) -> Result<Option<OffsetDateTime>, Error> {
        match self.send(&Request::new(reqwest::Method::HEAD, origin, "/")).await {
            Ok(reply) => Ok(reply.date),
            Err(Error::TooLarge { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The proxy by which a host is reached, if by one.
    ///
    /// # Errors
    /// [`Error::ProxySetting`] where that cannot be told.
    pub fn proxy_for(&self, origin: &Origin) -> Result<Option<ProxyUsed>, Error> {
        let remote = self.remote();
        match remote.proxy {
            Err(error) => Err(error),
            Ok(_) => Ok(remote.used_for(origin)),
        }
    }

    /// Whether the proxy is sent a user and a password.
    #[must_use]
    pub fn proxy_has_password(&self) -> bool {
        self.remote().proxy().is_some_and(|proxy| proxy.sign_in().is_some())
    }

    fn remote(&self) -> Remote {
        self.shared.remote.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sends one request, once, and takes its whole answer.
    ///
    /// # Errors
    /// Where no whole answer came; [`Error::may_have_arrived`] tells whether the
    /// request could have had an effect. A status of 3xx, 4xx or 5xx is no error.
    ///
    /// # Cancellation
    /// Dropping the future closes the connection; what was sent by then may
    /// still be carried out.
    pub async fn send(&self, request: &Request) -> Result<Reply, Error> {
        self.send_for_head(request).await?.whole().await
    }

    /// The same, until the head of the answer is there.
    ///
    /// # Errors
    /// As [`Client::send`], where no head came.
    ///
    /// # Cancellation
    /// As [`Client::send`].
    pub async fn send_for_head(&self, request: &Request) -> Result<Answer, Error> {
        let host = request.origin.host();
        if request.has_password() && !request.origin.is_loopback() {
            return Err(Error::Setup {
                technical: "a password is only sent inside this computer".to_owned(),
            });
        }
        let remote = self.remote();
        let client = if request.origin.is_loopback() {
            self.shared.loopback.clone()
        } else {
            remote.client.clone()?
        };
        let mut outgoing = client
            .request(request.method.clone(), request.origin.join(&request.path_and_query))
            .header(ACCEPT, request.accept);
        for (name, value) in &request.headers {
            outgoing = outgoing.header(name, value);
        }
        if let Some(authorization) = request.authorization() {
            // A token with a line break in it cannot be sent; no server has seen it.
            let value = authorization.map_err(|_| Error::Setup {
                technical: "the access token is not a header value".to_owned(),
            })?;
            outgoing = outgoing.header(AUTHORIZATION, value);
        }
        if let Some(body) = &request.body {
            outgoing = outgoing.header(CONTENT_TYPE, body.content_type).body(body.bytes.clone());
        }
        let asked = remote.asked.times();
        let limits = request.limits();
        let answer = match tokio::time::timeout(limits.header, outgoing.send()).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => {
                let proxy = remote.used_for(&request.origin);
                let was_asked = remote.asked.times() > asked;
                let error = Error::from_library(error, host, proxy.as_ref(), was_asked);
                return Err(remote.looked_at(error, &request.origin).await);
            }
            Err(_) => return Err(Error::Timeout { host: host.to_owned(), connected: true }),
        };
        Ok(Answer::new(answer, host, limits, remote.asked.times() > asked))
    }
}

impl Remote {
    fn proxy(&self) -> Option<&Proxy> {
        self.proxy.as_ref().ok().and_then(Option::as_ref)
    }

    /// The proxy by which a host is reached; this computer is always reached without.
    fn used_for(&self, origin: &Origin) -> Option<ProxyUsed> {
        let proxy = self.proxy().filter(|_| !origin.is_loopback());
        proxy.and_then(|proxy| proxy.used_for(origin))
    }

    /// The same error, with the status of a proxy that refused.
    async fn looked_at(&self, error: Error, origin: &Origin) -> Error {
        match (error, self.proxy()) {
            (
                Error::Proxy {
                    host,
                    proxy,
                    why: ProxyFailure::Refused { status: None },
                    technical,
                },
                Some(by),
            ) => {
                let has_password = by.used_for(origin).is_some_and(|used| used.has_password);
                let why = match by.status_for(origin).await {
                    // Since then it lets the host through.
                    None | Some(200) => ProxyFailure::Refused { status: None },
                    Some(status) => ProxyFailure::of_status(status, has_password),
                };
                Error::Proxy { host, proxy, why, technical }
            }
            (error, _) => error,
        }
    }
}

impl Settings {
    fn common(&self) -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .user_agent(&self.user_agent)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .connect_timeout(CONNECT_TIMEOUT)
            .pool_idle_timeout(POOL_IDLE)
            .tcp_nodelay(true)
            .dns_resolver(Arc::clone(&self.resolver))
    }

    /// The way to other computers.
    fn remote(&self, trusted: Vec<Vec<u8>>, proxy: Result<Option<Proxy>, Error>) -> Remote {
        let asked = Asked::default();
        let client = match &proxy {
            Ok(proxy) => self.client(&trusted, proxy.as_ref(), &asked),
            Err(error) => Err(error.clone()),
        };
        Remote { client, proxy, trusted, asked }
    }

    fn client(
        &self,
        trusted: &[Vec<u8>],
        proxy: Option<&Proxy>,
        asked: &Asked,
    ) -> Result<reqwest::Client, Error> {
        let builder = self
            .common()
            .tls_backend_preconfigured(tls::config(trusted, asked)?)
            .https_only(true)
            .no_proxy();
        let builder = match proxy {
            Some(proxy) => builder.proxy(proxy.built().map_err(|error| setup(&error))?),
            None => builder,
        };
        builder.build().map_err(|error| setup(&error))
    }
}

fn setup(error: &reqwest::Error) -> Error {
    Error::Setup { technical: scrubbed(&error.to_string()) }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("user_agent", &self.shared.settings.user_agent)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "proxy_tests.rs"]
mod proxy_tests;
#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
#[cfg(test)]
#[path = "tls_tests.rs"]
mod tls_tests;
