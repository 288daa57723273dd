//! One request, to an origin that was agreed to.

use std::time::Duration;
use std::{fmt, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use reqwest::{
    Method,
    header::{HeaderName, HeaderValue, InvalidHeaderValue},
};
use zeroize::{Zeroize, Zeroizing};

use super::client::{BODY_LIMIT, HEADER_TIMEOUT};
use super::{origin::Origin, redacted::Redacted};
use crate::uptime;

/// What is sent with a request.
#[derive(Clone)]
pub struct Body {
    /// Its media type.
    pub content_type: &'static str,
    /// The bytes.
    pub bytes: Bytes,
}

impl Body {
    /// A JSON body.
    #[must_use]
    pub fn json(bytes: impl Into<Bytes>) -> Self {
        Self { content_type: "application/json", bytes: bytes.into() }
    }

    /// A form body from names and values in order; a name may repeat.
    #[must_use]
    pub fn form<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut encoded = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            encoded.append_pair(name, value);
        }
        Self { content_type: FORM, bytes: encoded.finish().into() }
    }

    /// A form body that holds secrets: built without a reallocation that would
    /// leave copies behind, wiped when the last use of it is over.
    #[must_use]
    pub fn secret_form(fields: &[(&str, &str)]) -> Self {
        // Every byte takes at most three; two more per pair for `=` and `&`.
        let capacity = fields.iter().map(|(name, value)| 3 * (name.len() + value.len()) + 2).sum();
        let mut encoded = url::form_urlencoded::Serializer::new(String::with_capacity(capacity));
        encoded.extend_pairs(fields);
        Self {
            content_type: FORM,
            bytes: Bytes::from_owner(Wiped(Zeroizing::new(encoded.finish()))),
        }
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// Bytes that are wiped with their last owner.
struct Wiped(Zeroizing<String>);

impl AsRef<[u8]> for Wiped {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.content_type, self.bytes.len())
    }
}

/// A request. Can be sent any number of times.
#[derive(Clone)]
pub struct Request {
    pub(super) method: Method,
    /// Whether it asks a query: it changes nothing although it may be no `GET`, and its
    /// answer may take longer and be larger than others.
    pub(super) is_query: bool,
    pub(super) origin: Origin,
    pub(super) path_and_query: Arc<str>,
    pub(super) accept: &'static str,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Option<Body>,
    signed: Option<Signed>,
    not_after: Option<Duration>,
}

/// How long the beginning of an answer may take, and how large the answer may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// From sending to the beginning of the answer.
    pub(super) header: Duration,
    /// From there to its end.
    pub(super) whole: Duration,
    pub(super) body: usize,
}

/// Of a query somebody wrote: AEM's load balancer gives up after 60 s, and a page of a
/// hundred fragments with their texts is larger than any other answer. AEM names no
/// limits.
const OF_QUERIES: Limits = Limits {
    header: Duration::from_secs(60),
    whole: Duration::from_secs(300),
    body: 32 * 1024 * 1024,
};

/// Of everything else. One page of a listing has its end within three minutes, with a
/// second try where the first was short.
const USUAL: Limits =
    Limits { header: HEADER_TIMEOUT, whole: Duration::from_secs(120), body: BODY_LIMIT };

/// What a request authorises itself with.
#[derive(Clone)]
enum Signed {
    Bearer(Arc<Redacted<String>>),
    Basic { user: String, password: Arc<Redacted<String>> },
}

impl Request {
    /// A request that accepts JSON; encoding the path is the caller's.
    #[must_use]
    pub fn new(method: Method, origin: &Origin, path_and_query: impl Into<Arc<str>>) -> Self {
        Self {
            method,
            origin: origin.clone(),
            path_and_query: path_and_query.into(),
            accept: "application/json",
            headers: Vec::new(),
            body: None,
            signed: None,
            not_after: None,
            is_query: false,
        }
    }

    /// A `GET`.
    #[must_use]
    pub fn get(origin: &Origin, path_and_query: impl Into<Arc<str>>) -> Self {
        Self::new(Method::GET, origin, path_and_query)
    }

    /// A `POST`.
    #[must_use]
    pub fn post(origin: &Origin, path_and_query: impl Into<Arc<str>>) -> Self {
        Self::new(Method::POST, origin, path_and_query)
    }

    /// A `PUT`.
    #[must_use]
    pub fn put(origin: &Origin, path_and_query: impl Into<Arc<str>>) -> Self {
        Self::new(Method::PUT, origin, path_and_query)
    }

    /// A `PATCH`.
    #[must_use]
    pub fn patch(origin: &Origin, path_and_query: impl Into<Arc<str>>) -> Self {
        Self::new(Method::PATCH, origin, path_and_query)
    }

    /// Says that it asks a query: it changes nothing although it may be no `GET`, and its
    /// answer gets the time and the room that queries need, 60 s and 32 MiB.
    #[must_use]
    pub fn for_query(mut self) -> Self {
        self.is_query = true;
        self
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn only_reads(&self) -> bool {
        self.is_query || matches!(self.method, Method::GET | Method::HEAD)
    }

    pub(super) fn limits(&self) -> Limits {
        match self.is_query {
            true => OF_QUERIES,
            false => USUAL,
        }
    }

    /// Asks for another media type than JSON.
    #[must_use]
    pub fn accept(mut self, media_type: &'static str) -> Self {
        self.accept = media_type;
        self
    }

    /// Sends a header along; its name in lower case. Not for secrets: see [`Request::bearer`].
    #[must_use]
    pub fn header(mut self, name: &'static str, value: HeaderValue) -> Self {
        self.headers.push((HeaderName::from_static(name), value));
        self
    }

    /// Sends a body along.
    #[must_use]
    pub fn body(mut self, body: Body) -> Self {
        self.body = Some(body);
        self
    }

    /// Authorises with an access token.
    #[must_use]
    pub fn bearer(mut self, token: &Arc<Redacted<String>>) -> Self {
        self.signed = Some(Signed::Bearer(Arc::clone(token)));
        self
    }

    /// Authorises with a name and a password: the AEM SDK on this computer. A
    /// client sends such a request nowhere else.
    #[must_use]
    pub fn basic(mut self, user: &str, password: &Arc<Redacted<String>>) -> Self {
        self.signed = Some(Signed::Basic { user: user.to_owned(), password: Arc::clone(password) });
        self
    }

    /// Not worth sending later than this, on the clock of [`uptime`](crate::uptime()).
    #[must_use]
    pub fn not_after(mut self, moment: Duration) -> Self {
        self.not_after = Some(moment);
        self
    }

    /// Returns once it is too late for it. A computer that slept may be late to notice;
    /// see [`Request::is_late`].
    pub async fn too_late(&self) {
        match self.not_after {
            Some(moment) => tokio::time::sleep(moment.saturating_sub(uptime())).await,
            None => std::future::pending().await,
        }
    }

    /// Whether it is too late for it.
    pub fn is_late(&self, now: Duration) -> bool {
        self.not_after.is_some_and(|moment| now > moment)
    }

    /// Whether it carries a password, which never leaves this computer.
    pub(super) fn has_password(&self) -> bool {
        matches!(self.signed, Some(Signed::Basic { .. }))
    }

    /// Where it goes.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The `Authorization` header, marked so that no library prints or indexes it.
    pub(super) fn authorization(&self) -> Option<Result<HeaderValue, InvalidHeaderValue>> {
        let mut text = match self.signed.as_ref()? {
            Signed::Bearer(token) => joined("Bearer ", &[token.expose()]),
            Signed::Basic { user, password } => {
                let mut pair = joined("", &[user, ":", password.expose()]);
                // Reserved in advance: growing would leave copies behind.
                let mut encoded = String::with_capacity(pair.len().div_ceil(3) * 4);
                STANDARD.encode_string(&pair, &mut encoded);
                pair.zeroize();
                let text = joined("Basic ", &[&encoded]);
                encoded.zeroize();
                text
            }
        };
        let value = HeaderValue::from_bytes(&text).map(|mut value| {
            value.set_sensitive(true);
            value
        });
        text.zeroize();
        Some(value)
    }
}

/// Puts texts together without a reallocation that would leave a copy behind.
fn joined(scheme: &str, parts: &[&str]) -> Vec<u8> {
    let length = scheme.len() + parts.iter().map(|part| part.len()).sum::<usize>();
    let mut text = Vec::with_capacity(length);
    text.extend_from_slice(scheme.as_bytes());
    for part in parts {
        text.extend_from_slice(part.as_bytes());
    }
    text
}

impl fmt::Debug for Request {
    /// Method, origin and path; no query, header value or body.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path_and_query.split('?').next().unwrap_or_default();
        write!(f, "{} {}{path}", self.method, self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Reach;

    #[test]
    fn printing_a_request_shows_no_secret() {
        let origin = Reach::new(true).ims("127.0.0.1:1").unwrap();
        let token = Arc::new(Redacted::new("canary-token".to_owned()));
        let request = Request::post(&origin, "/ims/x?secret=canary-query")
            .bearer(&token)
            .body(Body::secret_form(&[("client_secret", "canary-body")]));
        let printed = format!("{request:?} {:?} {:?}", request.body, request.authorization());
        assert!(!printed.contains("canary"), "{printed}");
        assert!(printed.contains("POST http://127.0.0.1:1/ims/x"), "{printed}");
    }

    #[test]
    fn a_password_goes_out_in_base64_and_is_not_printed() {
        let origin = Reach::new(true).ims("127.0.0.1:1").unwrap();
        let password = Arc::new(Redacted::new("admin".to_owned()));
        let request = Request::patch(&origin, "/x").basic("admin", &password);
        let value = request.authorization().unwrap().unwrap();
        assert_eq!(value.to_str().unwrap(), "Basic YWRtaW46YWRtaW4=");
        assert!(value.is_sensitive() && request.has_password());
        assert!(!format!("{request:?} {value:?}").contains("YWRt"));
    }

    #[test]
    fn a_form_is_percent_encoded() {
        let body = Body::secret_form(&[("a", "x y&z=ü"), ("b", "+")]);
        assert_eq!(body.bytes, "a=x+y%26z%3D%C3%BC&b=%2B".as_bytes());
        assert_eq!(Body::form([("a", "x y&z=ü"), ("b", "+")]).bytes, body.bytes);
    }
}
