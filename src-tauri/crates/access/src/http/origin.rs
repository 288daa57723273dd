//! A scheme, host and port that [`Reach`](super::Reach) agreed to.

use std::{fmt, sync::Arc};

use url::Url;

use super::redacted::scrubbed;

/// Scheme, host and port, such as `https://author-p1-e2.adobeaemcloud.com`. Only
/// [`Reach`](super::Reach) makes one, so holding one means it may be contacted.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// Without a slash at its end; lower case.
    text: Arc<str>,
    loopback: bool,
}

impl Origin {
    /// `host` must have passed the grammar of [`Reach`](super::Reach).
    pub(super) fn https(host: &str, port: Option<u16>) -> Self {
        let port =
            port.filter(|port| *port != 443).map(|port| format!(":{port}")).unwrap_or_default();
        Self { text: format!("https://{host}{port}").into(), loopback: false }
    }

    /// `host` must be one of the exact loopback spellings. The port is always
    /// written, also 80: without one, an address is not taken back for this computer.
    pub(super) fn loopback(host: &str, port: u16) -> Self {
        Self { text: format!("http://{host}:{port}").into(), loopback: true }
    }

    /// The whole, without a slash at its end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Host and port; of another computer, the usual port is left out.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.text.split_once("//").map_or("", |(_, authority)| authority)
    }

    /// The host alone; an IPv6 address in brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        let authority = self.authority();
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => authority,
        }
    }

    /// Whether it is this computer: the practice environment or a test server.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// The address of a path here. Whatever the text holds, the result stays on
    /// this origin; encoding the path's segments is the caller's.
    #[must_use]
    pub fn join(&self, path_and_query: &str) -> Url {
        let slash = if path_and_query.starts_with('/') { "" } else { "/" };
        Url::parse(&format!("{}{slash}{path_and_query}", self.text))
            .expect("an origin that passed the grammar followed by a slash always parses")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Why an address may not be contacted at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unreachable {
    /// Not just a host: it has a user name, a path, a query, a blank or is malformed.
    NotAHost,
    /// `http://` to something other than this computer.
    NotEncrypted,
    /// This computer, without the switch for it.
    Loopback,
    /// An IP address, in whatever spelling.
    IpAddress,
    /// Pretends to be a host of Adobe's.
    Lookalike,
    /// Not this computer with a port, where only that may be.
    NotThisComputer,
    /// The published site, the preview or the delivery tier: not the author.
    NotAuthor,
}

impl fmt::Display for Unreachable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAHost => "it is not just a host name",
            Self::NotEncrypted => "it is not https",
            Self::Loopback => "this computer is only used for practice",
            Self::IpAddress => "it is a number, not a name",
            Self::NotThisComputer => "it is not this computer with a port",
            Self::Lookalike => "it only looks like a host of Adobe",
            Self::NotAuthor => "it is not the author of the environment",
        })
    }
}

/// Why [`Reach`](super::Reach) made no [`Origin`]. The host is shown as it was
/// written, made printable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// A sign-in server that is not Adobe's.
    #[error("the sign-in server {host} is not one of Adobe's")]
    SignInHost {
        /// What was written.
        host: String,
    },
    /// An AEM address no key may be sent to.
    #[error("{host} cannot be used as an AEM address: {why}")]
    Address {
        /// What was written.
        host: String,
        /// Why.
        why: Unreachable,
    },
    /// A host that is not an AEM author by its name; the user may still want it.
    #[error("{host} is not an address of AEM as a Cloud Service")]
    NeedsConfirmation {
        /// The host the user has to agree to.
        host: String,
    },
}

impl OriginError {
    pub(super) fn sign_in(written: &str) -> Self {
        Self::SignInHost { host: shown(written) }
    }

    pub(super) fn address(written: &str, why: Unreachable) -> Self {
        Self::Address { host: shown(written), why }
    }
}

/// What was written, fit to be shown: no control characters, no password, short.
fn shown(written: &str) -> String {
    const LONGEST_SHOWN: usize = 120;
    let without_user = match written.rsplit_once('@') {
        Some((_, host)) => host,
        None => written,
    };
    let without_query = without_user.split(['?', '#']).next().unwrap_or_default();
    let printable: String =
        without_query.chars().filter(|c| !c.is_control()).take(LONGEST_SHOWN).collect();
    if printable.is_ascii() { printable } else { scrubbed(&printable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joining_never_leaves_the_origin() {
        let origin = Origin::https("author-p1-e2.adobeaemcloud.com", None);
        for path in [
            "//evil.example/x",
            "/\\evil.example",
            "@evil.example/",
            "https://evil.example/",
            ".evil.example",
            ":99/x",
            "/../../x",
            "\t//evil.example",
            "",
        ] {
            let url = origin.join(path);
            assert_eq!(url.host_str(), Some("author-p1-e2.adobeaemcloud.com"), "{path:?}");
            assert_eq!((url.scheme(), url.port(), url.username()), ("https", None, ""), "{path:?}");
        }
    }

    #[test]
    fn parts_of_an_origin() {
        let named = Origin::https("aem.example.com", Some(8443));
        assert_eq!(
            (named.as_str(), named.host()),
            ("https://aem.example.com:8443", "aem.example.com")
        );
        assert_eq!(Origin::https("a.example", Some(443)).as_str(), "https://a.example");
        let local = Origin::loopback("[::1]", 4502);
        assert_eq!((local.host(), local.authority()), ("[::1]", "[::1]:4502"));
        let usual = Origin::loopback("[::1]", 80);
        assert_eq!((usual.host(), usual.authority()), ("[::1]", "[::1]:80"));
    }

    #[test]
    fn a_password_in_an_address_is_not_shown() {
        let error = OriginError::address(
            "https://me:canary-pass@evil.example/?t=canary",
            Unreachable::NotAHost,
        );
        assert!(!error.to_string().contains("canary"), "{error}");
    }
}
