//! An answer of which the head is there: what it says at once, and how long its body may take.

use std::{fmt, time::Duration};

use bytes::{Bytes, BytesMut};
use reqwest::header::{CONTENT_TYPE, DATE, ETAG, HeaderMap, HeaderName, LOCATION, RETRY_AFTER};
use tokio::time::{Instant, timeout};

use super::{
    error::Error,
    page::Marks,
    reply::{Reply, http_date},
    request::Limits,
    tls_failure::TlsFailure,
};

/// Between two pieces of a body.
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);
/// For the body of an answer that asks to wait. Its head says what counts; a body that has come
/// by then keeps the connection usable and tells whose page it is.
const BODY_OF_A_REFUSAL: Duration = Duration::from_secs(2);
/// After so long a body has to come at [`SLOWEST`] or more: a person who waits is told.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes a second that a body has to bring after [`PATIENCE`]. A bad mobile connection
/// brings ten times as many; at this rate a page of a listing takes a minute.
const SLOWEST: u64 = 2 * 1024;

/// An answer whose body is still on its way.
pub struct Answer {
    head: Reply,
    rest: reqwest::Response,
    host: String,
    limits: Limits,
    wants_certificate: bool,
}

impl Answer {
    /// `wants_certificate` tells whether the server asked for a certificate of this computer
    /// meanwhile.
    pub(super) fn new(
        rest: reqwest::Response,
        host: &str,
        limits: Limits,
        wants_certificate: bool,
    ) -> Self {
        let head = read_head(rest.status().as_u16(), rest.headers());
        Self { head, rest, host: host.to_owned(), limits, wants_certificate }
    }

    /// The answer without its body.
    #[must_use]
    pub fn head(&self) -> &Reply {
        &self.head
    }

    /// The whole answer. Where its head asks to wait, a body that does not come is left out.
    ///
    /// # Errors
    /// As [`Client::send`](super::Client::send).
    ///
    /// # Cancellation
    /// As [`Client::send`](super::Client::send).
    pub async fn whole(self) -> Result<Reply, Error> {
        let Self { mut head, rest, host, limits, wants_certificate } = self;
        let body = read_body(rest, &host, limits.body);
        head.body = if head.asks_to_wait() {
            timeout(BODY_OF_A_REFUSAL, body).await.ok().and_then(Result::ok).unwrap_or_default()
        } else {
            timeout(limits.whole, body)
                .await
                .map_err(|_| Error::Timeout { host: host.clone(), connected: true })??
        };
        if wants_certificate && is_about_certificate(&head) {
            return Err(Error::Tls {
                host,
                kind: TlsFailure::ClientCertificate,
                technical: format!("a page with status {}", head.status),
            });
        }
        Ok(head)
    }
}

// Without the rest, which knows the whole address.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").field("head", &self.head).finish_non_exhaustive()
    }
}

/// Whether a server that asked for a certificate of this computer refuses for want of it with
/// a page, as nginx does, and not while the connection is made.
fn is_about_certificate(reply: &Reply) -> bool {
    /// The second and third are nginx's own.
    const REFUSALS: [u16; 3] = [400, 495, 496];
    REFUSALS.contains(&reply.status)
        && String::from_utf8_lossy(&reply.body).to_ascii_lowercase().contains("certificate")
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
        marks: Marks::of(headers),
        is_of_network: false,
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
    let late = || Error::Timeout { host: host.to_owned(), connected: true };
    let began = Instant::now();
    let mut body = Bytes::new();
    loop {
        let piece = timeout(IDLE_TIMEOUT, answer.chunk())
            .await
            .map_err(|_| late())?
            .map_err(|error| Error::from_library(error, host, None, false))?;
        let Some(piece) = piece else { return Ok(body) };
        if body.len() + piece.len() > limit {
            return Err(Error::TooLarge { host: host.to_owned() });
        }
        let took = began.elapsed();
        if took > PATIENCE && (body.len() as u64) < SLOWEST * took.as_secs() {
            return Err(late());
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
