//! The proxy by which other computers are reached: which one, who says so, and why it did
//! not pass a connection on.
//!
//! The library's own reading of the variables is not used: it takes a malformed one for
//! none and then connects past the proxy without a word.

use std::{fmt, sync::Arc, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hyper_util::client::proxy::matcher::Matcher;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use url::Url;
use zeroize::Zeroizing;

#[cfg(target_os = "linux")]
use super::desktop::Setting;
use super::{error::Error, origin::Origin, redacted::Redacted};

/// The variables that name a proxy, as curl reads them; the first that is set counts.
const PROXIES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// The variables that name the hosts to reach without it.
const BYPASSES: [&str; 2] = ["NO_PROXY", "no_proxy"];
/// The usual port of SOCKS (RFC 1928).
const SOCKS_PORT: u16 = 1080;
/// How long the second look at a proxy takes at most.
const LOOK: Duration = Duration::from_secs(5);
/// So much of a proxy's answer is read for its status.
const HEAD: usize = 1_024;

/// Which proxy the user wants.
#[derive(Clone, Debug)]
pub enum ProxyChoice {
    /// The one that the variables name, else the system.
    System,
    /// None, whatever they say.
    Without,
    /// This one.
    Fixed(Proxy),
}

/// What the variables, else the system, say about a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SystemProxy {
    /// Nothing.
    None,
    /// To use this one.
    Fixed(ProxyUsed),
    /// To run a script (PAC) that finds one; Relabel runs none.
    Script,
    /// A variable of this name is set and names no proxy.
    Malformed(&'static str),
}

/// A proxy.
#[derive(Clone)]
pub struct Proxy {
    /// Scheme, host and port; no user, no password.
    address: String,
    source: ProxySource,
    sign_in: Option<SignIn>,
    /// Hosts to reach without it, with commas between them.
    bypass: String,
}

#[derive(Clone)]
struct SignIn {
    user: String,
    password: Arc<Redacted<String>>,
}

/// Who says that a proxy is to be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxySource {
    /// An environment variable of this name.
    Variable(&'static str),
    /// The settings of the system.
    System,
    /// The user, in Relabel's own settings.
    User,
}

/// The proxy that a request went by; nothing secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyUsed {
    /// Scheme, host and port.
    pub address: String,
    /// Who says so.
    pub source: ProxySource,
    /// Whether a password was sent to it.
    pub has_password: bool,
}

/// Why a proxy did not pass a connection on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProxyFailure {
    /// Its own name does not resolve.
    NameUnknown,
    /// Nothing takes connections there.
    NotReached,
    /// It did not answer in time, or the host behind it did not.
    Silent,
    /// TLS is spoken to it, and it speaks none, or its certificate is not trusted.
    NotTls,
    /// It wants a user and a password, and was sent none.
    SignInWanted,
    /// It did not take the user and the password.
    PasswordRefused,
    /// It does not let the host through.
    Refused {
        /// The status it answered with, where that is known.
        status: Option<u16>,
    },
    /// It could not reach the host.
    Gateway {
        /// The status it answered with.
        status: u16,
    },
    /// It took the connection and hung up.
    HungUp,
}

impl ProxyFailure {
    /// What a status of the answer to `CONNECT` means.
    pub(super) fn of_status(status: u16, has_password: bool) -> Self {
        match status {
            407 if has_password => Self::PasswordRefused,
            407 => Self::SignInWanted,
            500..=599 => Self::Gateway { status },
            _ => Self::Refused { status: Some(status) },
        }
    }
}

impl fmt::Display for ProxyFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameUnknown => f.write_str("its name could not be found"),
            Self::NotReached => f.write_str("nothing takes connections there"),
            Self::Silent => f.write_str("it did not answer, or did not get through, in time"),
            Self::NotTls => f.write_str("no secure connection to the proxy itself could be set up"),
            Self::SignInWanted => f.write_str("it wants a user and a password"),
            Self::PasswordRefused => f.write_str("it did not take the user and the password"),
            Self::Refused { status: Some(status) } => write!(f, "it refused (status {status})"),
            Self::Refused { status: None } => f.write_str("it refused"),
            Self::Gateway { status } => write!(f, "it could not get through (status {status})"),
            Self::HungUp => f.write_str("it took the connection and hung up"),
        }
    }
}

impl SystemProxy {
    /// What is set now.
    #[must_use]
    pub fn now() -> Self {
        match Proxy::of_system() {
            Ok(Some(proxy)) => Self::Fixed(proxy.used()),
            Ok(None) if is_script() => Self::Script,
            Err(Error::ProxySetting { variable, .. }) => Self::Malformed(variable),
            Ok(None) | Err(_) => Self::None,
        }
    }
}

/// Whether the desktop is set to run a script.
#[cfg(target_os = "linux")]
fn is_script() -> bool {
    matches!(super::desktop::proxy(), Some(Setting::Script))
}

/// Not told elsewhere: the library reads fixed addresses only.
#[cfg(not(target_os = "linux"))]
fn is_script() -> bool {
    false
}

fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into())
}

fn bypass_of(read: impl Fn(&str) -> Option<String>) -> String {
    BYPASSES.iter().find_map(|name| read(name)).unwrap_or_default()
}

impl Proxy {
    /// The proxy that the variables name, else the system; `None` where neither does.
    ///
    /// # Errors
    /// [`Error::ProxySetting`] where a variable is set and names no proxy.
    pub(super) fn of_system() -> Result<Option<Self>, Error> {
        Self::of_variables(variable)
    }

    /// The proxy that the user named. An address may hold a user and a password, too; what
    /// is given beside it counts instead.
    ///
    /// # Errors
    /// What is wrong with the address.
    pub fn of_user(
        address: &str,
        user: &str,
        password: Option<Arc<Redacted<String>>>,
    ) -> Result<Self, &'static str> {
        let mut proxy = Self::parse(address, ProxySource::User, bypass_of(variable))?;
        let inside = proxy.sign_in.take();
        let user = match &inside {
            Some(inside) if user.is_empty() => inside.user.clone(),
            _ => user.to_owned(),
        };
        let of_user = inside.filter(|inside| inside.user == user).map(|inside| inside.password);
        let none = || Arc::new(Redacted::new(String::new()));
        let password = password.or(of_user).unwrap_or_else(none);
        proxy.sign_in = (!user.is_empty()).then_some(SignIn { user, password });
        Ok(proxy)
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// User and password, where it has them.
    #[must_use]
    pub fn sign_in(&self) -> Option<(&str, &Arc<Redacted<String>>)> {
        self.sign_in.as_ref().map(|SignIn { user, password }| (user.as_str(), password))
    }

    fn of_variables(read: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, Error> {
        let bypass = bypass_of(&read);
        let set = PROXIES.into_iter().find_map(|name| {
            let value = Zeroizing::new(read(name)?);
            (!value.trim().is_empty()).then_some((name, value))
        });
        match set {
            Some((name, value)) => Self::parse(&value, ProxySource::Variable(name), bypass)
                .map(Some)
                .map_err(|why| Error::ProxySetting { variable: name, why }),
            None => Ok(Self::of_settings(&bypass)),
        }
    }

    /// What the desktop is set to.
    #[cfg(target_os = "linux")]
    fn of_settings(bypass: &str) -> Option<Self> {
        match super::desktop::proxy()? {
            Setting::Fixed { address, bypass: own } => {
                let bypass = if bypass.is_empty() { own } else { bypass.to_owned() };
                Self::parse(&address, ProxySource::System, bypass).ok()
            }
            Setting::Script => None,
        }
    }

    /// What the system's own settings say.
    #[cfg(not(target_os = "linux"))]
    fn of_settings(bypass: &str) -> Option<Self> {
        // Asked for a host of Adobe's, because a setting may leave others out.
        let asked = "https://ims-na1.adobelogin.com/".parse().ok()?;
        let found = Matcher::from_system().intercept(&asked)?;
        Self::parse(&found.uri().to_string(), ProxySource::System, bypass.to_owned()).ok()
    }

    /// Reads an address, with or without a scheme, a user and a password.
    pub(super) fn parse(
        text: &str,
        source: ProxySource,
        bypass: String,
    ) -> Result<Self, &'static str> {
        let text = text.trim();
        let whole = match text.contains("://") {
            true => Zeroizing::new(text.to_owned()),
            false => Zeroizing::new(format!("http://{text}")),
        };
        let url = Url::parse(&whole).map_err(|_| "it is not an address")?;
        if !matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") {
            return Err("it begins with none of http://, https:// and socks5://");
        }
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it names no host")?;
        if url.query().is_some() || url.fragment().is_some() || !matches!(url.path(), "" | "/") {
            return Err("something stands behind the port");
        }
        let port = url.port_or_known_default().unwrap_or(SOCKS_PORT);
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let sign_in = (!url.username().is_empty()).then(|| SignIn {
            user: decoded(url.username()),
            password: Arc::new(Redacted::new(url.password().map(decoded).unwrap_or_default())),
        });
        let address = format!("{}://{host}:{port}", url.scheme());
        // What it takes for none it would connect past.
        let asked = "https://example.com/".parse().map_err(|_| "it is not an address")?;
        if Matcher::builder().https(&*address).build().intercept(&asked).is_none() {
            return Err("its host is not a name");
        }
        Ok(Self { address, source, sign_in, bypass })
    }

    /// The library's proxy.
    ///
    /// # Errors
    /// Where it takes it for none.
    pub(super) fn built(&self) -> Result<reqwest::Proxy, reqwest::Error> {
        let bypass = reqwest::NoProxy::from_string(&self.bypass);
        let proxy = match &self.sign_in {
            // In the address, wholly encoded: SOCKS takes it from nowhere else, and what is
            // set beside an address is decoded once too often.
            Some(SignIn { user, password }) => {
                let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
                let user = encoded(user);
                let password = Zeroizing::new(encoded(password.expose()));
                let begun = format!("://{user}:{}@", *password);
                reqwest::Proxy::all(
                    Zeroizing::new(self.address.replacen("://", &begun, 1)).as_str(),
                )?
            }
            None => reqwest::Proxy::all(&self.address)?,
        };
        Ok(proxy.no_proxy(bypass))
    }

    /// What of it may be told, for a host that is reached by it; `None` for one that is
    /// reached without.
    pub(super) fn used_for(&self, origin: &Origin) -> Option<ProxyUsed> {
        let matcher = Matcher::builder().https(&*self.address).no(&*self.bypass).build();
        matcher.intercept(&origin.as_str().parse().ok()?)?;
        Some(self.used())
    }

    pub(super) fn used(&self) -> ProxyUsed {
        ProxyUsed {
            address: self.address.clone(),
            source: self.source.clone(),
            has_password: self.sign_in.is_some(),
        }
    }

    /// The status with which the proxy answers when it is asked for a host: the library
    /// does not tell. `None` where that cannot be had within [`LOOK`].
    pub(super) async fn status_for(&self, origin: &Origin) -> Option<u16> {
        let at = self.address.strip_prefix("http://")?;
        tokio::time::timeout(LOOK, self.ask(at, origin)).await.ok()?
    }

    async fn ask(&self, at: &str, origin: &Origin) -> Option<u16> {
        let url = origin.join("/");
        let to = format!("{}:{}", url.host_str()?, url.port_or_known_default()?);
        let mut head = Zeroizing::new(format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n"));
        if let Some(SignIn { user, password }) = &self.sign_in {
            let pair = Zeroizing::new(format!("{user}:{}", password.expose()));
            let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
            *head = format!("{}Proxy-Authorization: Basic {}\r\n", *head, *encoded);
        }
        head.push_str("\r\n");
        let mut socket = TcpStream::connect(at).await.ok()?;
        socket.write_all(head.as_bytes()).await.ok()?;
        let mut answer = Vec::with_capacity(HEAD);
        while answer.len() < HEAD && !answer.contains(&b'\n') {
            if socket.read_buf(&mut answer).await.ok()? == 0 {
                break;
            }
        }
        status_of(&answer)
    }
}

/// The status of the first line of an answer.
fn status_of(answer: &[u8]) -> Option<u16> {
    let line = answer.split(|byte| *byte == b'\n').next()?;
    let mut words = std::str::from_utf8(line).ok()?.split_ascii_whitespace();
    words.next().filter(|version| version.starts_with("HTTP/"))?;
    words.next()?.parse().ok()
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy")
            .field("address", &self.address)
            .field("source", &self.source)
            .field("has_password", &self.sign_in.is_some())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Reach;

    fn of(variables: &[(&str, &str)]) -> Result<Option<Proxy>, Error> {
        Proxy::of_variables(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_variables_are_read_as_curl_reads_them() {
        let address = |variables: &[(&str, &str)]| {
            let proxy = of(variables).unwrap().unwrap();
            (proxy.address.clone(), proxy.source.clone(), proxy.sign_in.is_some())
        };
        let told = |address: &str, name, has_password| {
            (address.to_owned(), ProxySource::Variable(name), has_password)
        };
        assert_eq!(
            address(&[("HTTPS_PROXY", "proxy.example:3128"), ("ALL_PROXY", "http://other:1")]),
            told("http://proxy.example:3128", "HTTPS_PROXY", false)
        );
        assert_eq!(
            address(&[("HTTPS_PROXY", " "), ("all_proxy", "https://me:p%40ss@proxy.example")]),
            told("https://proxy.example:443", "all_proxy", true)
        );
    }

    #[test]
    fn a_malformed_variable_is_named_and_its_password_is_not() {
        for value in [
            "htp://worker:canary@proxy.example:3128",
            "http://worker:canary#1@proxy.example:3128",
            "http://worker:canary@proxy.example:port",
            "http://worker:canary@proxy.example:3128/path",
            "http://worker:canary@:3128",
            "http://",
        ] {
            let error = of(&[("HTTPS_PROXY", value)]).unwrap_err();
            let named = matches!(&error, Error::ProxySetting { variable, .. } if *variable == "HTTPS_PROXY");
            assert!(named, "{value}: {error:?}");
            assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
        }
    }

    #[test]
    fn hosts_that_are_left_out_are_reached_without_it_and_nothing_prints_the_password() {
        let proxy = of(&[
            ("https_proxy", "http://worker:canary@proxy.example:3128"),
            ("NO_PROXY", ".inside.example"),
        ]);
        let proxy = proxy.unwrap().unwrap();
        let reach = Reach::new(false);
        let outside = reach.author("author-p1-e2.adobeaemcloud.com", false).unwrap();
        let inside = reach.author("aem.inside.example", true).unwrap();
        let used = proxy.used_for(&outside).unwrap();
        assert!(used.has_password && used.address == "http://proxy.example:3128");
        assert_eq!(proxy.used_for(&inside), None);
        assert!(!format!("{proxy:?} {used:?}").contains("canary"));
    }

    #[test]
    fn a_status_is_read_from_the_first_line_only() {
        assert_eq!(status_of(b"HTTP/1.1 403 Forbidden\r\nX: 1\r\n\r\n"), Some(403));
        assert_eq!(status_of(b"garbage 403\r\n"), None);
        assert_eq!(status_of(b""), None);
    }
}
