//! The HTTP client: how it connects, how long it waits, how much it takes.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::{
    dns::Resolve,
    header::{
        ACCEPT, AUTHORIZATION, CONTENT_TYPE, DATE, ETAG, HeaderMap, HeaderName, LOCATION,
        RETRY_AFTER,
    },
    redirect, retry, tls,
};

use super::{
    error::Error,
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
const HEADER_TIMEOUT: Duration = Duration::from_secs(30);
/// Between two pieces of a body.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
/// For a whole body, so that a byte a minute does not last forever.
const BODY_TIMEOUT: Duration = Duration::from_secs(300);
/// Below the 90 s after which load balancers close idle connections.
const POOL_IDLE: Duration = Duration::from_secs(60);

/// Sends requests. Cheap to clone; clones share their connections.
///
/// Redirects are answers, nothing is sent twice, no cookie is kept, no referrer
/// is sent, and only the practice environment is spoken to without TLS. The
/// proxy of the system is used, except for this computer itself.
#[derive(Clone, Debug)]
pub struct Client {
    remote: reqwest::Client,
    loopback: reqwest::Client,
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
        R: Resolve + Clone + 'static,
    {
        let setup =
            |error: reqwest::Error| Error::Setup { technical: scrubbed(&error.to_string()) };
        let common = || {
            reqwest::Client::builder()
                .user_agent(user_agent)
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                .referer(false)
                .connect_timeout(CONNECT_TIMEOUT)
                .pool_idle_timeout(POOL_IDLE)
                .tcp_nodelay(true)
                .dns_resolver(resolver.clone())
        };
        let remote = common()
            .tls_backend_rustls()
            .tls_version_min(tls::Version::TLS_1_2)
            .https_only(true)
            .build()
            .map_err(setup)?;
        let loopback = common().no_proxy().build().map_err(setup)?;
        Ok(Self { remote, loopback })
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
        let client = if request.origin.is_loopback() { &self.loopback } else { &self.remote };
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
            outgoing = outgoing.header(CONTENT_TYPE, &body.content_type).body(body.bytes.clone());
        }
        let answer = tokio::time::timeout(HEADER_TIMEOUT, outgoing.send())
            .await
            .map_err(|_| Error::Timeout { host: host.to_owned(), connected: true })?
            .map_err(|error| Error::from_library(error, host))?;
        let mut reply = read_head(answer.status().as_u16(), answer.headers());
        reply.body = tokio::time::timeout(BODY_TIMEOUT, read_body(answer, host))
            .await
            .map_err(|_| Error::Timeout { host: host.to_owned(), connected: true })??;
        Ok(reply)
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
    }
}

/// Counts what comes out of the decompressor: a length header says nothing
/// about that.
async fn read_body(mut answer: reqwest::Response, host: &str) -> Result<Bytes, Error> {
    let mut body = BytesMut::new();
    loop {
        let piece = tokio::time::timeout(IDLE_TIMEOUT, answer.chunk())
            .await
            .map_err(|_| Error::Timeout { host: host.to_owned(), connected: true })?
            .map_err(|error| Error::from_library(error, host))?;
        let Some(piece) = piece else { return Ok(body.freeze()) };
        if body.len() + piece.len() > BODY_LIMIT {
            return Err(Error::TooLarge { host: host.to_owned() });
        }
        body.extend_from_slice(&piece);
    }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
