//! The state that all handlers share.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};

use serde_json::Value;
use time::{Duration, OffsetDateTime};
use url::Url;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::graphql::Persisted;
use crate::identity::{Identity, KeyFileKind};
use crate::latency::Latency;
use crate::ledger::Ledger;
use crate::node::Node;
use crate::oauth_files::OauthForm;
use crate::polls::Jobs;
use crate::repository::OthersChange;
use crate::sandbox::{Options, Refusals};
use crate::switches::Switches;
use crate::thumbnails::Thumbnails;
use crate::tokens::{Account, Grant, Tokens, random_text};

/// The client that the AEM Developer Console gets local tokens with.
const CONSOLE_CLIENT: &str = "dev-console-prod";
/// The scopes of a local development token.
const PERSON_SCOPE: &str =
    "AdobeID,openid,read_organizations,additional_info.projectedProductContext";

pub(crate) struct Environment {
    pub(crate) identity: Identity,
    pub(crate) origin: Url,
    pub(crate) token_life: Duration,
    pub(crate) latency: Latency,
    pub(crate) clock: Clock,
    pub(crate) jobs: Jobs,
    /// For what is random; see [`crate::Options::seed`].
    pub(crate) seed: u64,
    /// Opens `/control`; there is none without it.
    pub(crate) control_token: Option<String>,
    pub(crate) tokens: Tokens,
    pub(crate) ledger: Ledger,
    pub(crate) faults: Faults,
    pub(crate) thumbnails: Thumbnails,
    /// Given out by `/libs/granite/csrf/token.json`.
    pub(crate) csrf_tokens: Mutex<HashSet<String>>,
    pub(crate) switches: Switches,
    pub(crate) persisted: Persisted,
    /// See [`crate::Options::local_aem`].
    pub(crate) is_local_aem: bool,
    /// See [`crate::Options::anonymous_may_edit`].
    pub(crate) anonymous_may_edit: bool,
    /// See [`crate::Options::refusals`].
    pub(crate) refusals: Refusals,
    requests: AtomicU64,
    users_seen: Mutex<HashSet<String>>,
    others: Mutex<Vec<OthersChange>>,
    content: RwLock<Node>,
}

impl Environment {
    pub(crate) fn new(
        identity: Identity,
        origin: Url,
        content: Node,
        options: &Options,
    ) -> Environment {
        let environment = Environment {
            identity,
            origin,
            token_life: Duration::try_from(options.token_life).unwrap_or(Duration::DAY),
            latency: Latency::new(options.latency, options.jitter, options.seed),
            clock: Clock::default(),
            jobs: Jobs::default(),
            seed: options.seed,
            control_token: options.control.then(|| random_text(32)),
            requests: AtomicU64::new(0),
            tokens: Tokens::default(),
            ledger: Ledger::default(),
            faults: Faults::default(),
            thumbnails: Thumbnails::default(),
            csrf_tokens: Mutex::default(),
            persisted: Persisted::default(),
            switches: Switches::new(options.technical_user_may_write),
            is_local_aem: options.local_aem,
            anonymous_may_edit: options.anonymous_may_edit,
            refusals: options.refusals,
            users_seen: Mutex::default(),
            others: Mutex::default(),
            content: RwLock::new(content),
        };
        environment.faults.set_limit(options.rate_limit.clone(), std::time::Duration::ZERO);
        environment
    }

    /// What the clocks of IMS and AEM show.
    pub(crate) fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc() + self.faults.clock_ahead()
    }

    /// The number of a request, from 1.
    pub(crate) fn next_request(&self) -> u64 {
        self.requests.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Whether a change could be made now without waiting for those who read.
    pub(crate) fn is_content_free(&self) -> bool {
        self.content.try_write().is_ok()
    }

    /// Host and port, as `imsEndpoint` names them.
    pub(crate) fn ims_endpoint(&self) -> String {
        let host = self.origin.host_str().unwrap_or_default();
        format!("{host}:{}", self.origin.port_or_known_default().unwrap_or(0))
    }

    /// The origin without a trailing slash, for absolute links.
    pub(crate) fn base(&self) -> &str {
        self.origin.as_str().trim_end_matches('/')
    }

    pub(crate) fn content(&self) -> RwLockReadGuard<'_, Node> {
        self.content.read().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub(crate) fn content_mut(&self) -> RwLockWriteGuard<'_, Node> {
        self.content.write().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Takes note of what others changed: a property, or a node that came or went.
    pub(crate) fn note_change_of_others(&self, node: &str, property: Option<(&str, Value)>) {
        let at = OffsetDateTime::now_utc();
        let (property, value) = match property {
            Some((name, value)) => (Some(name.to_owned()), value),
            None => (None, Value::Null),
        };
        let change = OthersChange { at, node: node.to_owned(), property, value };
        self.others.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(change);
    }

    /// See [`crate::Repository::changes_of_others`].
    pub(crate) fn changes_of_others(&self) -> Vec<OthersChange> {
        self.others.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    /// The name of an account's user inside AEM.
    pub(crate) fn login_name(&self, account: Account) -> &str {
        match account {
            Account::Technical => &self.identity.technical.email,
            Account::Oauth(index) => &self.identity.oauth[index].email,
            Account::Person => &self.identity.person_id,
            Account::Administrator => "admin",
            Account::Anonymous => "anonymous",
        }
    }

    /// The client that an account's tokens were issued to; none without tokens.
    pub(crate) fn client_id(&self, account: Account) -> Option<&str> {
        match account {
            Account::Technical => Some(&self.identity.technical.client_id),
            Account::Oauth(index) => Some(&self.identity.oauth[index].client_id),
            Account::Person => Some(CONSOLE_CLIENT),
            Account::Administrator | Account::Anonymous => None,
        }
    }

    /// AEM creates a user on its first authenticated request; the two of the
    /// SDK are there from the start.
    pub(crate) fn note_user(&self, account: Account) {
        if matches!(account, Account::Administrator | Account::Anonymous) {
            return;
        }
        let name = self.login_name(account);
        let mut seen = self.users_seen.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if !seen.contains(name) {
            seen.insert(name.to_owned());
        }
    }

    pub(crate) fn users(&self) -> Vec<String> {
        let seen = self.users_seen.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut users: Vec<String> = seen.iter().cloned().collect();
        users.sort();
        users
    }

    pub(crate) fn new_csrf_token(&self) -> String {
        let token = random_text(48);
        self.csrf_tokens
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .insert(token.clone());
        token
    }

    pub(crate) fn key_file(&self, kind: KeyFileKind) -> Vec<u8> {
        match kind {
            KeyFileKind::ServiceCredentials => {
                self.identity.service_credentials(&self.ims_endpoint())
            }
            KeyFileKind::OauthServerToServer => self.identity.oauth_file(OauthForm::Flat),
            KeyFileKind::LocalDevelopmentToken => {
                let token = self.tokens.issue(&Grant {
                    account: Account::Person,
                    client_id: CONSOLE_CLIENT,
                    user_id: &self.identity.person_id,
                    scope: PERSON_SCOPE,
                    life: self.token_life,
                    created: self.now(),
                });
                let file = serde_json::json!({"ok": true, "statusCode": 200, "accessToken": token});
                format!("{file:#}").into_bytes()
            }
        }
    }
}
