//! Which hosts may ever be contacted, decided from text alone: before a name is
//! looked up and before a socket is opened.
//!
//! A key file is a stranger's text. Adobe's own sample sends the client secret
//! to whatever host the file names, so one changed word in a copied file gives
//! the secret away. Here the sign-in server must equal a known one letter by
//! letter, and an AEM address must be an author by its name or be confirmed.

use std::{
    collections::HashSet,
    sync::{Arc, RwLock},
};

use super::origin::{Origin, OriginError, Unreachable};

/// Adobe's sign-in servers. The protocol reference could verify no other
/// region's, and the stage server serves nobody but Adobe, so a pattern such as
/// `*.adobelogin.com` would only add hosts an attacker might come to hold.
pub const IMS_HOSTS: &[&str] = &["ims-na1.adobelogin.com"];

/// Which hosts may be contacted. Cheap to clone; clones share the practice
/// environments that are added while the program runs.
#[derive(Clone, Debug)]
pub struct Reach {
    loopback_allowed: bool,
    /// Authorities (`127.0.0.1:4711`) of practice environments this program runs.
    practice: Arc<RwLock<HashSet<String>>>,
}

impl Reach {
    /// `loopback_allowed` is the start-up switch (`--loopback`,
    /// `RELABEL_LOOPBACK=1`): any port of this computer, for tests.
    #[must_use]
    pub fn new(loopback_allowed: bool) -> Self {
        Self { loopback_allowed, practice: Arc::default() }
    }

    /// Allows one practice environment, which this program itself has started on
    /// `port` of 127.0.0.1, and gives its origin.
    pub fn allow_practice(&self, port: u16) -> Origin {
        let origin = Origin::loopback("127.0.0.1", port);
        let mut practice = self.practice.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        practice.insert(origin.authority().to_owned());
        origin
    }

    /// Whether it is one of the practice environments this program has started.
    #[must_use]
    pub fn is_practice(&self, origin: &Origin) -> bool {
        let practice = self.practice.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        origin.is_loopback() && practice.contains(origin.authority())
    }

    /// The sign-in server a key file or `--ims` names. A pasted `https://` in
    /// front and one `/` behind are forgiven; anything else must equal one of
    /// [`IMS_HOSTS`] letter by letter, or be this computer where that is allowed.
    ///
    /// # Errors
    /// [`OriginError::SignInHost`].
    pub fn ims(&self, host: &str) -> Result<Origin, OriginError> {
        let refused = || OriginError::sign_in(host);
        let bare = host.strip_suffix('/').unwrap_or(host);
        let named = bare.strip_prefix("https://").unwrap_or(bare);
        if let Some(known) = IMS_HOSTS.iter().find(|known| **known == named) {
            return Ok(Origin::https(known, None));
        }
        let local = bare.strip_prefix("http://").unwrap_or(bare);
        loopback(local).filter(|origin| self.loopback_allows(origin)).ok_or_else(refused)
    }

    /// The AEM author a user names or a key suggests. `confirmed` is the user's
    /// word that an unusual host is right.
    ///
    /// # Errors
    /// [`OriginError::NeedsConfirmation`] for an unusual host that may be
    /// confirmed, [`OriginError::Address`] for one that may not.
    pub fn author(&self, address: &str, confirmed: bool) -> Result<Origin, OriginError> {
        let refused = |why| OriginError::address(address, why);
        let lower = address.trim().to_ascii_lowercase();
        let bare = lower.strip_suffix('/').unwrap_or(&lower);
        if let Some(origin) = loopback(bare.strip_prefix("http://").unwrap_or(bare)) {
            return if self.loopback_allows(&origin) {
                Ok(origin)
            } else {
                Err(refused(Unreachable::Loopback))
            };
        }
        if bare.starts_with("http://") {
            return Err(refused(Unreachable::NotEncrypted));
        }
        let authority = bare.strip_prefix("https://").unwrap_or(bare);
        let (host, port) = split_port(authority).ok_or_else(|| refused(Unreachable::NotAHost))?;
        check_name(host).map_err(refused)?;
        match tier(host) {
            Tier::Author if port.is_none_or(|port| port == 443) => Ok(Origin::https(host, None)),
            Tier::NotAuthor => Err(refused(Unreachable::NotAuthor)),
            Tier::Lookalike => Err(refused(Unreachable::Lookalike)),
            Tier::Author | Tier::Unknown if confirmed => Ok(Origin::https(host, port)),
            Tier::Author | Tier::Unknown => {
                Err(OriginError::NeedsConfirmation { host: authority.to_owned() })
            }
        }
    }

    /// The AEM SDK on this computer, which the user chose as such: choosing it is
    /// the permission for plain http to that one port. Nothing is remembered, so
    /// it allows neither a sign-in server there nor a key of Adobe's.
    ///
    /// # Errors
    /// [`OriginError::Address`] where it is not this computer with a port.
    pub fn local_aem(&self, address: &str) -> Result<Origin, OriginError> {
        let lower = address.trim().to_ascii_lowercase();
        let bare = lower.strip_suffix('/').unwrap_or(&lower);
        let authority = bare.strip_prefix("http://").unwrap_or(bare);
        loopback(authority)
            .ok_or_else(|| OriginError::address(address, Unreachable::NotThisComputer))
    }

    fn loopback_allows(&self, origin: &Origin) -> bool {
        self.loopback_allowed || self.is_practice(origin)
    }
}

/// This computer, in the three spellings that need no interpretation, with a
/// port. `127.1`, `0x7f000001`, `[::ffff:127.0.0.1]` and their like are not it.
fn loopback(authority: &str) -> Option<Origin> {
    let (host, port) = authority.rsplit_once(':')?;
    if !matches!(host, "127.0.0.1" | "localhost" | "[::1]") {
        return None;
    }
    Some(Origin::loopback(host, parse_port(port)?))
}

/// Decimal digits only, no sign, no leading zero, not 0.
fn parse_port(text: &str) -> Option<u16> {
    let plain =
        !text.starts_with('0') && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    match authority.split_once(':') {
        None => Some((authority, None)),
        // More than one colon is IPv6, which the name check then refuses.
        Some(_) if authority.starts_with('[') => Some((authority, None)),
        Some((host, port)) => Some((host, Some(parse_port(port)?))),
    }
}

/// A DNS name of at least two labels (RFC 1035 section 2.3.1, digits allowed in
/// front). The last label is letters only, so no spelling of an IP address passes.
fn check_name(host: &str) -> Result<(), Unreachable> {
    if host.starts_with('[') {
        return Err(Unreachable::IpAddress);
    }
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed = host.len() <= 253
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        });
    if !well_formed {
        return Err(Unreachable::NotAHost);
    }
    let last = labels.last().copied().unwrap_or_default();
    if last.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(Unreachable::IpAddress);
    }
    let is_top_level = last.bytes().all(|b| b.is_ascii_lowercase()) || last.starts_with("xn--");
    if labels.len() < 2 || last == "localhost" || !is_top_level {
        return Err(Unreachable::NotAHost);
    }
    Ok(())
}

enum Tier {
    /// `author-p<program>-e<environment>.adobeaemcloud.com`.
    Author,
    /// Another tier of AEM as a Cloud Service.
    NotAuthor,
    /// Uses Adobe's names in front of somebody else's.
    Lookalike,
    /// Anything else: a customer's own name for an author, or a mistake.
    Unknown,
}

fn tier(host: &str) -> Tier {
    if let Some(label) = host.strip_suffix(".adobeaemcloud.com") {
        return match label.split_once('-') {
            Some(("author", rest)) if is_environment(rest) => Tier::Author,
            Some(("publish" | "preview" | "delivery", _)) => Tier::NotAuthor,
            _ => Tier::Unknown,
        };
    }
    let pretends = ["adobeaemcloud", "adobelogin", "adobe.com."];
    // A whole label only: a company may well have an `author-prod` of its own.
    let is_numbered =
        host.split('.').any(|label| label.strip_prefix("author-").is_some_and(begins_environment));
    let is_lookalike = is_numbered || pretends.iter().any(|word| host.contains(word));
    if is_lookalike { Tier::Lookalike } else { Tier::Unknown }
}

/// `p<program>-e<environment>`, whatever follows: `-cmstg` stands behind some.
fn begins_environment(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    text.strip_prefix('p').is_some_and(|rest| {
        let program = digits(rest);
        let environment = rest[program..].strip_prefix("-e").map_or(0, digits);
        program > 0 && environment > 0
    })
}

/// `p<program>-e<environment>`.
fn is_environment(text: &str) -> bool {
    let number =
        |text: &str| (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.strip_prefix('p')
        .and_then(|rest| rest.split_once("-e"))
        .is_some_and(|(program, environment)| number(program) && number(environment))
}

#[cfg(test)]
#[path = "reach_tests.rs"]
pub(crate) mod tests;
