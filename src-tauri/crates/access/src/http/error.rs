//! Why no answer came, sorted by what the user is told and by whether the
//! request may have had an effect.

use std::{error::Error as StdError, io};

use super::{
    proxy::{ProxyFailure, ProxyUsed},
    redacted::scrubbed,
    resolver::Unresolved,
    tls_failure::{Refused, TlsFailure},
};

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
    /// This computer has no store of authorities that could be read.
    #[error(
        "this computer has no list of certificate authorities that Relabel can read, so no host can prove who it is"
    )]
    NoAuthorities {
        /// What the system said, and which variables name a store.
        technical: String,
    },
    /// A variable is to name a proxy and names none; nothing was sent past it.
    #[error("the variable {variable} names no proxy: {why}")]
    ProxySetting {
        /// The variable.
        variable: &'static str,
        /// What is wrong with it; without the value, which may hold a password.
        why: &'static str,
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
    #[error("the secure connection to {host} could not be set up: {kind}")]
    Tls {
        /// Which host.
        host: String,
        /// Why, as far as it decides what can be done.
        kind: TlsFailure,
        /// What the TLS library said.
        technical: String,
    },
    /// The proxy did not pass the connection on.
    #[error("the proxy {proxy} did not pass the connection to {host} on: {why}")]
    Proxy {
        /// Which host.
        host: String,
        /// Address of the proxy, without user and password.
        proxy: String,
        /// Why.
        why: ProxyFailure,
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
        /// How.
        how: Break,
        /// What the system said.
        technical: String,
    },
}

/// How a connection broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Break {
    /// It was closed or reset.
    Cut,
    /// Something came that is no answer.
    Garbled,
}

impl Error {
    /// Whether trying again later may help without anybody doing anything.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Dns { .. }
            | Self::Connect { .. }
            | Self::Interrupted { .. }
            | Self::Timeout { .. } => true,
            Self::Proxy { why, .. } => {
                !matches!(why, ProxyFailure::SignInWanted | ProxyFailure::PasswordRefused)
            }
            Self::Setup { .. }
            | Self::NoAuthorities { .. }
            | Self::ProxySetting { .. }
            | Self::Tls { .. }
            | Self::TooLarge { .. } => false,
        }
    }

    /// Whether the request could have been received and carried out. When it
    /// could, a write is "unsure" until it was read back.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::Setup { .. }
            | Self::NoAuthorities { .. }
            | Self::ProxySetting { .. }
            | Self::Dns { .. }
            | Self::Connect { .. }
            | Self::Tls { .. }
            | Self::Proxy { .. } => false,
            Self::Timeout { connected, .. } => *connected,
            Self::TooLarge { .. } | Self::Interrupted { .. } => true,
        }
    }

    /// Whether it is about the way there rather than about the server: nothing
    /// will get through until the network is back, or is set up otherwise.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        match self {
            Self::NoAuthorities { .. }
            | Self::ProxySetting { .. }
            | Self::Dns { .. }
            | Self::Connect { .. }
            | Self::Tls { .. }
            | Self::Proxy { .. } => true,
            Self::Setup { .. }
            | Self::Timeout { .. }
            | Self::TooLarge { .. }
            | Self::Interrupted { .. } => false,
        }
    }

    /// Sorts what the HTTP library reports. `host` is the one that was called, `proxy` the
    /// one by which, `asked` whether a certificate of this computer was asked for.
    pub(super) fn from_library(
        error: reqwest::Error,
        host: &str,
        proxy: Option<&ProxyUsed>,
        asked: bool,
    ) -> Self {
        let host = host.to_owned();
        let error = error.without_url();
        let told = first(&error, |cause| cause.downcast_ref().and_then(Refused::technical));
        let technical = told.unwrap_or_else(|| innermost(&error));
        let tls = first(&error, |cause| cause.downcast_ref().map(|e| TlsFailure::of(e, asked)));
        if error.is_connect() {
            // Before the host is spoken to, the tunnel has to stand.
            let is_of_proxy = find(&error, |cause| {
                let words = cause.to_string();
                words.contains("tunnel error") || words.contains("SOCKS error")
            });
            if let Some(proxy) = proxy
                && (is_of_proxy || tls.is_none())
                && !is_cut(&error, is_of_proxy)
            {
                let why = of_proxy(&error, proxy, tls);
                return Self::Proxy { host, proxy: proxy.address.clone(), why, technical };
            }
            if find(&error, |cause| cause.is::<Unresolved>()) {
                return Self::Dns { host };
            }
            if error.is_timeout() {
                return Self::Timeout { host, connected: false };
            }
            if let Some(kind) = tls {
                return Self::Tls { host, kind, technical };
            }
            return match is_cut(&error, false) {
                true => Self::Tls { host, kind: TlsFailure::HungUp, technical },
                false => Self::Connect { host, technical },
            };
        }
        // With TLS 1.3 a server looks at the certificate of its client after the client
        // takes the connection for made. HTTP/2 keeps the words of that alone.
        let is_refused = matches!(tls, Some(TlsFailure::ClientCertificate))
            || (asked && find(&error, |cause| cause.to_string().contains("fatal alert")))
            || find(&error, |cause| cause.to_string().contains("CertificateRequired"));
        if is_refused {
            return Self::Tls { host, kind: TlsFailure::ClientCertificate, technical };
        }
        if error.is_timeout() {
            return Self::Timeout { host, connected: true };
        }
        let is_garbled = find(&error, |cause| {
            cause.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse)
        });
        let how = if is_garbled { Break::Garbled } else { Break::Cut };
        Self::Interrupted { host, how, technical }
    }
}

/// Whether the other side hung up while TLS was being set up, or before it began. What is
/// said of a tunnel is about the proxy.
fn is_cut(error: &reqwest::Error, is_of_proxy: bool) -> bool {
    let is_connecting = find(error, |cause| cause.to_string().contains("tcp connect error"));
    let is_hung_up = find(error, |cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|io| {
            use io::ErrorKind as K;
            matches!(
                io.kind(),
                K::UnexpectedEof | K::ConnectionReset | K::ConnectionAborted | K::BrokenPipe
            )
        })
    });
    is_hung_up && !is_connecting && !is_of_proxy
}

/// Why the proxy did not pass a connection on. The tunnel's error type is private to the
/// library: only its words tell.
fn of_proxy(error: &reqwest::Error, proxy: &ProxyUsed, tls: Option<TlsFailure>) -> ProxyFailure {
    let says = |words: &str| find(error, |cause| cause.to_string().contains(words));
    if find(error, |cause| cause.is::<Unresolved>()) {
        ProxyFailure::NameUnknown
    } else if error.is_timeout() {
        ProxyFailure::Silent
    } else if tls.is_some() {
        ProxyFailure::NotTls
    } else if says("authorization required") || says("auth") {
        ProxyFailure::of_status(407, proxy.has_password)
    } else if says("unsuccessful") {
        ProxyFailure::Refused { status: None }
    } else if says("tcp connect error") {
        ProxyFailure::NotReached
    } else {
        ProxyFailure::HungUp
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
