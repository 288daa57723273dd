//! Access tokens: issuing them and knowing them again.

use std::collections::HashMap;
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::dates;

/// Whom a token stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Account {
    /// The technical account of the service credentials.
    Technical,
    /// The technical account of an OAuth credential, by its place in
    /// [`Identity::oauth`](crate::identity::Identity).
    Oauth(usize),
    /// The developer the local token belongs to.
    Person,
    /// `admin` of an AEM SDK, who signs in with a password.
    Administrator,
    /// Nobody: an AEM SDK that was not told who asks.
    Anonymous,
}

/// What goes into a token.
pub(crate) struct Grant<'a> {
    pub(crate) account: Account,
    pub(crate) client_id: &'a str,
    pub(crate) user_id: &'a str,
    pub(crate) scope: &'a str,
    pub(crate) life: Duration,
    /// By the clock of the server, which a fault can set wrong. Only the token's
    /// own text says it; how long the token is taken does not depend on it.
    pub(crate) created: OffsetDateTime,
}

/// The tokens of this environment. Only their hashes are kept.
#[derive(Default)]
pub(crate) struct Tokens {
    issued: Mutex<HashMap<[u8; 32], Issued>>,
}

#[derive(Clone, Copy)]
struct Issued {
    account: Account,
    expires: OffsetDateTime,
}

impl Tokens {
    /// Makes a token with the members and the length of a real one. Its
    /// signature is random: clients must not check it, they have no key.
    pub(crate) fn issue(&self, grant: &Grant<'_>) -> String {
        let created_ms = dates::unix_ms(grant.created);
        let header = json!({
            "alg": "RS256", "x5u": "ims_na1-key-at-1.cer", "kid": "ims_na1-key-at-1", "itt": "at",
        });
        let payload = json!({
            "id": format!("{created_ms}_{}_uw2c", Uuid::new_v4()),
            "type": "access_token",
            "client_id": grant.client_id,
            "user_id": grant.user_id,
            "state": format!("{{\"session\":\"{}\"}}", Uuid::new_v4()),
            "as": "ims-na1",
            "aa_id": grant.user_id,
            "ctp": 0,
            "fg": random_text(48),
            "sid": Uuid::new_v4().to_string(),
            "moi": &random_text(6)[..8],
            "pba": "LowSecurity",
            "expires_in": i64::try_from(grant.life.whole_milliseconds()).unwrap_or(0).to_string(),
            "scope": grant.scope,
            "created_at": created_ms.to_string(),
        });
        let token = format!(
            "{}.{}.{}",
            URL_SAFE_NO_PAD.encode(header.to_string()),
            URL_SAFE_NO_PAD.encode(payload.to_string()),
            random_text(256)
        );
        let expires = OffsetDateTime::now_utc() + grant.life;
        let issued = Issued { account: grant.account, expires };
        self.issued
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .insert(fingerprint(&token), issued);
        token
    }

    /// No token that was issued so far is taken any more.
    pub(crate) fn expire_all(&self) {
        self.issued.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clear();
    }

    /// The account of a token that this environment issued and that still
    /// lives.
    pub(crate) fn account(&self, token: &str) -> Option<Account> {
        let issued = self.issued.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let issued = issued.get(&fingerprint(token))?;
        (issued.expires > OffsetDateTime::now_utc()).then_some(issued.account)
    }
}

fn fingerprint(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Random bytes in base64url.
pub(crate) fn random_text(bytes: usize) -> String {
    let random: Vec<u8> =
        (0..bytes.div_ceil(16)).flat_map(|_| Uuid::new_v4().into_bytes()).take(bytes).collect();
    URL_SAFE_NO_PAD.encode(random)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use time::{Duration, OffsetDateTime};

    use super::{Account, Grant, Tokens};

    fn grant(life: Duration) -> Grant<'static> {
        Grant {
            account: Account::Person,
            client_id: "dev-console-prod",
            user_id: "0123456789ABCDEF01234567@AdobeID",
            scope: "AdobeID,openid",
            life,
            created: OffsetDateTime::now_utc(),
        }
    }

    #[test]
    fn a_token_reads_like_one_of_ims() {
        let token = Tokens::default().issue(&grant(Duration::hours(24)));
        assert!(token.len() >= 1_100, "{} characters", token.len());
        let payload = token.split('.').nth(1).unwrap();
        let payload: serde_json::Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap();
        assert_eq!(payload["expires_in"], "86400000");
        assert!(payload["created_at"].as_str().unwrap().parse::<i64>().is_ok());
        assert_eq!(payload["type"], "access_token");
        assert!(payload.get("exp").is_none());
    }

    #[test]
    fn only_living_tokens_of_this_environment_count() {
        let tokens = Tokens::default();
        let living = tokens.issue(&grant(Duration::hours(1)));
        let expired = tokens.issue(&grant(Duration::ZERO));
        assert_eq!(tokens.account(&living), Some(Account::Person));
        assert_eq!(tokens.account(&expired), None);
        assert_eq!(Tokens::default().account(&living), None);
    }
}
