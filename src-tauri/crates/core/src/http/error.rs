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
            // rustls reports through io::Error of this kind, and through nothing else.
            let tls = find(&error, |cause| {
                cause
                    .downcast_ref::<io::Error>()
                    .is_some_and(|io| io.kind() == io::ErrorKind::InvalidData)
            });
            if tls {
                return Self::Tls { host, technical };
            }
            // The tunnel's error type is private to the library: only its words tell.
            let proxy = find(&error, |cause| {
                let words = cause.to_string();
                words.contains("tunnel") || words.contains("proxy")
            });
            return if proxy {
                Self::Proxy { host, technical }
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
fn find(
    error: &(dyn StdError + 'static),
    matches: impl Fn(&(dyn StdError + 'static)) -> bool,
) -> bool {
    /// No library nests deeper; a cycle must not hang the program.
    const DEEPEST: usize = 16;
    let mut next = Some(error);
    for _ in 0..DEEPEST {
        let Some(cause) = next else { return false };
        if matches(cause) {
            return true;
        }
        next = cause_of(cause);
    }
    false
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
            Error::Tls { host, technical } => {
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
