//! Why no answer came, sorted by what the user is told and by whether the
//! request may have had an effect.

use std::{error::Error as StdError, io};

use super::{redacted::scrubbed, resolver::Unresolved};
use crate::api::types::{ApiError, ErrorCode, ErrorDetails};

/// Why a request got no whole answer. Names the host, never a path, a query, a
/// header or a body. `technical` is scrubbed text for an administrator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The program could not set up its HTTP client at all.
    #[error("could not set up secure connections: {technical}")]
    Setup {
        /// What the TLS library said.
        technical: String,
    },
    /// The host's name does not resolve: mostly no network.
    #[error("the name {host} could not be found")]
    Dns {
        /// Which host.
        host: String,
    },
    /// Nothing took the connection.
    #[error("no connection to {host} could be made")]
    Connect {
        /// Which host.
        host: String,
        /// What the system said.
        technical: String,
    },
    /// The secure connection was not set up: certificate or TLS version.
    #[error("the secure connection to {host} could not be set up")]
    Tls {
        /// Which host.
        host: String,
        /// Why, as far as it decides what can be done.
        kind: TlsFailure,
        /// What the TLS library said.
        technical: String,
    },
    /// The proxy of this computer refused to pass the connection on.
    #[error("the proxy did not pass the connection to {host} on")]
    Proxy {
        /// Which host.
        host: String,
        /// What the proxy said.
        technical: String,
    },
    /// It took too long.
    #[error("{host} took too long")]
    Timeout {
        /// Which host.
        host: String,
        /// Whether the connection stood, so that the request may have arrived.
        connected: bool,
    },
    /// The answer is longer than any answer may be, after decompression.
    #[error("the answer of {host} is too large")]
    TooLarge {
        /// Which host.
        host: String,
    },
    /// The connection broke after the request was, perhaps, sent.
    #[error("the connection to {host} broke")]
    Interrupted {
        /// Which host.
        host: String,
        /// What the system said.
        technical: String,
    },
}

/// Why a secure connection was not set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TlsFailure {
    /// The certificate comes from an issuer this computer does not know: mostly a
    /// company network that inspects traffic.
    NotTrusted,
    /// The certificate has ended, or is not valid yet.
    Ended,
    /// The certificate is for another host.
    OtherHost,
    /// Anything else: an old TLS version, a weak signature, no TLS at all.
    Other,
}

impl TlsFailure {
    fn of(error: &rustls::Error) -> Self {
        use rustls::CertificateError as E;
        let rustls::Error::InvalidCertificate(why) = error else { return Self::Other };
        match why {
            E::UnknownIssuer | E::BadSignature => Self::NotTrusted,
            E::Expired
            | E::ExpiredContext { .. }
            | E::NotValidYet
            | E::NotValidYetContext { .. } => Self::Ended,
            E::NotValidForName | E::NotValidForNameContext { .. } => Self::OtherHost,
            // A certificate that vouches for itself as an authority is how appliances
            // and self-made servers show up; this one variant is told by its words,
            // because the verifier's own type is not public here.
            E::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => Self::NotTrusted,
            _ => Self::Other,
        }
    }
}

impl Error {
    /// Whether the request could have been received and carried out. When it
    /// could, a write is "unsure" until it was read back.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::Setup { .. }
            | Self::Dns { .. }
            | Self::Connect { .. }
            | Self::Tls { .. }
            | Self::Proxy { .. } => false,
            Self::Timeout { connected, .. } => *connected,
            Self::TooLarge { .. } | Self::Interrupted { .. } => true,
        }
    }

    /// Whether it is about the way there rather than about the server: nothing
    /// will get through until the network is back.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        match self {
            Self::Dns { .. } | Self::Connect { .. } | Self::Proxy { .. } => true,
            Self::Setup { .. }
            | Self::Tls { .. }
            | Self::Timeout { .. }
            | Self::TooLarge { .. }
            | Self::Interrupted { .. } => false,
        }
    }

    /// Sorts what the HTTP library reports. `host` is the one that was called.
    pub(super) fn from_library(error: reqwest::Error, host: &str) -> Self {
        let host = host.to_owned();
        let error = error.without_url();
        let technical = innermost(&error);
        if find(&error, |cause| cause.is::<Unresolved>()) {
            return Self::Dns { host };
        }
        if error.is_connect() {
            if error.is_timeout() {
                return Self::Timeout { host, connected: false };
            }
            let tls = first(&error, |cause| cause.downcast_ref().map(TlsFailure::of));
            if let Some(kind) = tls {
                return Self::Tls { host, kind, technical };
            }
            // The tunnel's error type is private to the library: only its words tell.
            let proxy = find(&error, |cause| {
                let words = cause.to_string();
                words.contains("tunnel") || words.contains("proxy")
            });
            if proxy {
                return Self::Proxy { host, technical };
            }
            // The server broke the handshake off without a word.
            let cut = find(&error, |cause| {
                cause.downcast_ref::<io::Error>().is_some_and(|io| {
                    matches!(io.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
                })
            });
            return if cut {
                Self::Tls { host, kind: TlsFailure::Other, technical }
            } else {
                Self::Connect { host, technical }
            };
        }
        if error.is_timeout() {
            return Self::Timeout { host, connected: true };
        }
        Self::Interrupted { host, technical }
    }
}

/// Walks the causes of an error. `io::Error` hides the error it wraps from
/// `source`, so it is opened by hand.
fn first<T>(
    error: &(dyn StdError + 'static),
    pick: impl Fn(&(dyn StdError + 'static)) -> Option<T>,
) -> Option<T> {
    /// No library nests deeper; a cycle must not hang the program.
    const DEEPEST: usize = 16;
    let mut next = Some(error);
    for _ in 0..DEEPEST {
        let cause = next?;
        if let Some(found) = pick(cause) {
            return Some(found);
        }
        next = cause_of(cause);
    }
    None
}

fn find(
    error: &(dyn StdError + 'static),
    matches: impl Fn(&(dyn StdError + 'static)) -> bool,
) -> bool {
    first(error, |cause| matches(cause).then_some(())).is_some()
}

fn cause_of<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

/// The words of the deepest cause, which is the one that says something.
fn innermost(error: &(dyn StdError + 'static)) -> String {
    let mut deepest = error;
    while let Some(cause) = cause_of(deepest) {
        deepest = cause;
    }
    scrubbed(&deepest.to_string())
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        let (code, host, technical, retryable) = match error {
            Error::Setup { technical } => (ErrorCode::TlsFailed, None, Some(technical), false),
            Error::Dns { host } => (ErrorCode::Offline, Some(host), None, true),
            Error::Connect { host, technical } | Error::Proxy { host, technical } => {
                (ErrorCode::Offline, Some(host), Some(technical), true)
            }
            Error::Tls { host, technical, .. } => {
                (ErrorCode::TlsFailed, Some(host), Some(technical), false)
            }
            Error::Timeout { host, .. } => (ErrorCode::Timeout, Some(host), None, true),
            Error::TooLarge { host } => (ErrorCode::UnexpectedAnswer, Some(host), None, false),
            Error::Interrupted { host, technical } => {
                (ErrorCode::Offline, Some(host), Some(technical), true)
            }
        };
        let api = Self::new(code, message).with(ErrorDetails {
            host,
            technical,
            ..ErrorDetails::default()
        });
        if retryable { api.retryable() } else { api }
    }
}
