//! The HTTP client: how it connects, how long it waits, how much it takes.

use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use reqwest::{
    dns::Resolve,
    header::{
        ACCEPT, AUTHORIZATION, CONTENT_TYPE, DATE, ETAG, HeaderMap, HeaderName, LOCATION,
        RETRY_AFTER,
    },
    redirect, retry, tls,
};
use time::OffsetDateTime;

use super::{
    certificates,
    error::Error,
    origin::Origin,
    redacted::scrubbed,
    reply::{Reply, http_date},
    request::Request,
    resolver::SystemResolver,
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
/// Between two pieces of a body.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
/// For a whole body, so that a byte a minute does not last forever.
const BODY_TIMEOUT: Duration = Duration::from_secs(300);
/// Below the 90 s after which load balancers close idle connections.
const POOL_IDLE: Duration = Duration::from_secs(60);

/// Sends requests. Cheap to clone; clones share their connections.
///
/// Redirects are answers, nothing is sent twice, no cookie is kept, no referrer
/// is sent, and only this computer is spoken to without TLS. The proxy of the
/// system is used, except for this computer itself. Certificates are verified
/// against the system's store and the company certificates the user added; there
/// is no way to turn that off.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    settings: Settings,
    /// For other computers. Replaced when the trusted certificates change, so that
    /// no connection outlives the trust it was made with.
    remote: RwLock<reqwest::Client>,
    /// For this computer.
    loopback: reqwest::Client,
}

/// What both clients are built from.
struct Settings {
    user_agent: String,
    resolver: Arc<dyn Resolve>,
    way: Way,
}

/// How other computers are reached.
enum Way {
    /// As the system is set up, by a proxy or without.
    System,
    /// Without a proxy, which would not find the servers of a test.
    #[cfg(test)]
    Direct,
    #[cfg(test)]
    Through(Box<reqwest::Proxy>),
}

impl Client {
    /// `user_agent` must not contain "Mozilla" or "Opera": AEM's referrer filter
    /// would take the program for a browser and refuse its writes.
    ///
    /// # Errors
    /// [`Error::Setup`] where TLS cannot be set up.
    pub fn new(user_agent: &str) -> Result<Self, Error> {
        Self::with_resolver(user_agent, SystemResolver)
    }

    /// The same client with another way to look names up: tests count them.
    pub(crate) fn with_resolver<R>(user_agent: &str, resolver: R) -> Result<Self, Error>
    where
        R: Resolve + 'static,
    {
        Self::build(Settings {
            user_agent: user_agent.to_owned(),
            resolver: Arc::new(resolver),
            way: Way::System,
        })
    }

    fn build(settings: Settings) -> Result<Self, Error> {
        let remote = RwLock::new(settings.remote(&[])?);
        let loopback = settings.common().no_proxy().build().map_err(|error| setup(&error))?;
        Ok(Self { shared: Arc::new(Shared { settings, remote, loopback }) })
    }

    /// Trusts these certificates (DER) besides those of the system, and no others
    /// any more; those that have ended are left aside. Holds for all clones, from
    /// the next request on: no earlier connection is used again.
    ///
    /// # Errors
    /// [`Error::Setup`] where one cannot be used; then nothing changes.
    pub fn set_trusted(&self, certificates: &[Vec<u8>]) -> Result<(), Error> {
        let now = time::OffsetDateTime::now_utc();
        let valid: Vec<&Vec<u8>> =
            certificates.iter().filter(|der| !certificates::has_ended(der, now)).collect();
        let remote = self.shared.settings.remote(&valid)?;
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
        let host = request.origin.host();
        if request.has_password() && !request.origin.is_loopback() {
            return Err(Error::Setup {
                technical: "a password is only sent inside this computer".to_owned(),
            });
        }
        let client = if request.origin.is_loopback() {
            self.shared.loopback.clone()
        } else {
            self.shared.remote.read().unwrap_or_else(PoisonError::into_inner).clone()
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
        let answer = tokio::time::timeout(request.limits().header, outgoing.send())
            .await
            .map_err(|_| Error::Timeout { host: host.to_owned(), connected: true })?
            .map_err(|error| Error::from_library(error, host))?;
        let mut reply = read_head(answer.status().as_u16(), answer.headers());
        reply.body =
            tokio::time::timeout(BODY_TIMEOUT, read_body(answer, host, request.limits().body))
                .await
                .map_err(|_| Error::Timeout { host: host.to_owned(), connected: true })??;
        Ok(reply)
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

    /// The client for other computers, trusting `added` besides the system's store.
    fn remote(&self, added: &[&Vec<u8>]) -> Result<reqwest::Client, Error> {
        let added: Result<Vec<_>, _> =
            added.iter().map(|der| reqwest::Certificate::from_der(der)).collect();
        let builder = self
            .common()
            .tls_backend_rustls()
            .tls_version_min(tls::Version::TLS_1_2)
            .tls_certs_merge(added.map_err(|error| setup(&error))?)
            .https_only(true);
        let builder = match &self.way {
            Way::System => builder,
            #[cfg(test)]
            Way::Direct => builder.no_proxy(),
            #[cfg(test)]
            Way::Through(proxy) => builder.no_proxy().proxy(*proxy.clone()),
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

fn read_head(status: u16, headers: &HeaderMap) -> Reply {
    let text = |name: HeaderName| {
        headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    Reply {
        status,
        content_type: text(CONTENT_TYPE).map(|kind| kind.to_ascii_lowercase()),
        etag: text(ETAG),
        retry_after: text(RETRY_AFTER),
        date: text(DATE).and_then(|date| http_date(&date)),
        location: text(LOCATION),
        body: Bytes::new(),
        sent_at: Duration::ZERO,
    }
}

/// Counts what comes out of the decompressor: a length header says nothing
/// about that.
async fn read_body(
    mut answer: reqwest::Response,
    host: &str,
    limit: usize,
) -> Result<Bytes, Error> {
    let mut body = Bytes::new();
    loop {
        let piece = tokio::time::timeout(IDLE_TIMEOUT, answer.chunk())
            .await
            .map_err(|_| Error::Timeout { host: host.to_owned(), connected: true })?
            .map_err(|error| Error::from_library(error, host))?;
        let Some(piece) = piece else { return Ok(body) };
        if body.len() + piece.len() > limit {
            return Err(Error::TooLarge { host: host.to_owned() });
        }
        // Most answers come in one piece, which is taken as it is.
        body = if body.is_empty() {
            piece
        } else {
            let mut whole = BytesMut::from(body);
            whole.extend_from_slice(&piece);
            whole.freeze()
        };
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
