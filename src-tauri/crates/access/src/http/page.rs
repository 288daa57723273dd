//! Pages that come instead of data, and by whom.
//!
//! Company networks answer in the place of a host: to have a person sign in, because they
//! block it, or because they cannot reach it. Nothing in such an answer is about an
//! account, an asset or an environment. What a host sent is told by headers that not every
//! server sends and that its good answers carried ([`Marks`]).

use std::{collections::HashSet, fmt};

use reqwest::header::{HeaderMap, HeaderName};

use super::Reply;

/// Whose a page is that came instead of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The host's own, such as AEM's while it is asleep.
    Host,
    /// The network wants a person to sign in.
    SignIn {
        /// Where it leads to, if anywhere.
        host: Option<String>,
    },
    /// The network does not let the request through, or answers in the host's place.
    Block,
    /// A gateway of the network could not reach the host.
    Gateway,
}

/// What a page has on which a person signs in.
const SIGN_IN: [&str; 6] =
    ["type=\"password\"", "type='password'", "type=password", "samlrequest", "captive", "portal"];

impl Page {
    /// What a page of the network is for.
    pub fn of_network(reply: &Reply) -> Self {
        match reply.status {
            300..=399 => Self::SignIn { host: reply.location_host() },
            401 | 407 | 511 => Self::SignIn { host: None },
            500..=599 => Self::Gateway,
            _ => {
                let text = String::from_utf8_lossy(&reply.body).to_ascii_lowercase();
                let is_sign_in = SIGN_IN.iter().any(|words| text.contains(words));
                if is_sign_in { Self::SignIn { host: None } } else { Self::Block }
            }
        }
    }

    /// Whether something between this computer and the host sent it.
    #[must_use]
    pub fn is_of_network(&self) -> bool {
        *self != Self::Host
    }

    /// The host on which a person is to sign in, where it is named.
    pub fn leads_to(&self) -> Option<String> {
        match self {
            Self::SignIn { host } => host.clone(),
            Self::Host | Self::Block | Self::Gateway => None,
        }
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Host => "a web page came instead of data",
            Self::SignIn { .. } => "your network wants you to sign in: its page came instead of an answer",
            Self::Block => "a page of your network came instead of an answer: it blocks the address, or answers in its place",
            Self::Gateway => "a gateway of your network answered instead: it could not get through",
        })
    }
}

/// Headers by which an answer can be told to be its host's.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    names: Vec<HeaderName>,
    is_adobes: bool,
}

impl Marks {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let names = headers.keys().filter(|name| !is_common(name.as_str())).cloned().collect();
        // Adobe's delivery network names its machine so.
        let served_by = headers.get("x-served-by").and_then(|value| value.to_str().ok());
        let is_adobes = served_by.is_some_and(|by| by.starts_with("cache-"))
            || headers
                .keys()
                .any(|name| ADOBES.iter().any(|start| name.as_str().starts_with(start)));
        Self { names, is_adobes }
    }

    /// Whether the answer came by way of Adobe's delivery network.
    pub fn are_adobes(&self) -> bool {
        self.is_adobes
    }

    /// Whether one of them is known.
    pub fn meet(&self, known: &HashSet<HeaderName>) -> bool {
        self.names.iter().any(|name| known.contains(name))
    }

    /// Their names.
    pub fn names(&self) -> &[HeaderName] {
        &self.names
    }
}

/// How headers begin that only Adobe's servers send.
const ADOBES: [&str; 4] = ["x-vhost", "x-dispatcher", "x-aem-", "x-adobe-"];

/// Whether a header tells nothing of who answered: every server may send it, and so may
/// the devices of a network, on their own pages and on what they pass on.
fn is_common(name: &str) -> bool {
    const NAMES: [&str; 42] = [
        "accept-ranges",
        "age",
        "allow",
        "alt-svc",
        "cache-control",
        "cache-status",
        "connection",
        "date",
        "etag",
        "expires",
        "keep-alive",
        "last-modified",
        "link",
        "location",
        "mime-version",
        "nel",
        "origin-agent-cluster",
        "p3p",
        "permissions-policy",
        "pragma",
        "referrer-policy",
        "refresh",
        "report-to",
        "retry-after",
        "server",
        "server-timing",
        "set-cookie",
        "status",
        "strict-transport-security",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "vary",
        "via",
        "warning",
        "www-authenticate",
        "x-content-type-options",
        "x-frame-options",
        "x-powered-by",
        "x-request-id",
        "x-ua-compatible",
        "x-xss-protection",
    ];
    const STARTS: [&str; 7] = [
        "access-control-",
        "content-",
        "cross-origin-",
        "proxy-",
        "x-cache",
        "x-forwarded-",
        "x-squid-",
    ];
    NAMES.contains(&name) || STARTS.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(all: &[(&'static str, &'static str)]) -> Marks {
        let mut map = HeaderMap::new();
        for (name, value) in all {
            map.insert(*name, value.parse().unwrap());
        }
        Marks::of(&map)
    }

    #[test]
    fn what_every_server_and_every_gateway_sends_is_no_mark() {
        let gateway = headers(&[
            ("server", "squid/5.7"),
            ("via", "1.1 gateway (squid/5.7)"),
            ("x-cache", "MISS from gateway"),
            ("x-squid-error", "ERR_ACCESS_DENIED 0"),
            ("x-frame-options", "SAMEORIGIN"),
            ("content-type", "text/html"),
        ]);
        assert!(gateway.names().is_empty() && !gateway.are_adobes(), "{gateway:?}");
        let good = headers(&[("via", "1.1 gateway"), ("x-timer", "S17"), ("x-cache", "MISS")]);
        let known: HashSet<_> = good.names().iter().cloned().collect();
        assert!(!gateway.meet(&known) && headers(&[("x-timer", "S18")]).meet(&known));
    }

    #[test]
    fn adobes_delivery_network_is_known_at_once() {
        assert!(headers(&[("x-served-by", "cache-fra-1")]).are_adobes());
        assert!(headers(&[("x-vhost", "author")]).are_adobes());
        assert!(!headers(&[("x-served-by", "proxy.example")]).are_adobes());
    }

    #[test]
    fn a_page_of_the_network_is_told_by_its_status_and_its_words() {
        let page = |status, body: &'static str| {
            let body = bytes::Bytes::from_static(body.as_bytes());
            Page::of_network(&Reply { status, body, ..Reply::default() })
        };
        let sign_in = Page::SignIn { host: None };
        for status in [401, 407, 511] {
            assert_eq!(page(status, "<html>"), sign_in, "{status}");
        }
        assert_eq!(page(200, "<input type=\"password\">"), sign_in);
        assert_eq!(page(200, "<html>Welcome"), Page::Block);
        assert_eq!(page(403, "<html>Access to this category is blocked"), Page::Block);
        for status in [500, 502, 503, 504] {
            assert_eq!(page(status, "<html>"), Page::Gateway, "{status}");
        }
        let location = Some("https://portal.example/login?to=x".to_owned());
        let to = Page::of_network(&Reply { status: 302, location, ..Reply::default() });
        assert_eq!(to, Page::SignIn { host: Some("portal.example".to_owned()) });
    }
}
