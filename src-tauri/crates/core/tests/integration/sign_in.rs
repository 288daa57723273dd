//! Signing in at the practice environment, which checks signatures, audiences
//! and scopes as Adobe's does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use std::sync::Arc;

use relabel_access::{
    http::{Client, Origin, Reach, Request},
    ims::{Clock, Error, SystemClock, Tokens},
    keys::{self, Key, Recognised, recognise},
};
use relabel_sandbox::{Content, Fault, ImsFault, KeyFileKind, OauthForm, Options, Sandbox};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use super::wire::Evil;

/// A practice environment, and what is needed to sign in there.
struct Practice {
    sandbox: Sandbox,
    reach: Reach,
    origin: Origin,
    client: Client,
}

impl Practice {
    async fn start(options: Options) -> Self {
        let sandbox = Sandbox::start(options).await.unwrap();
        let reach = Reach::new(false);
        let origin = reach.allow_practice(sandbox.origin().port().unwrap());
        Self { sandbox, reach, origin, client: Client::new("Relabel/test").unwrap() }
    }

    fn file(&self) -> Value {
        serde_json::from_slice(&self.sandbox.key_file(KeyFileKind::ServiceCredentials)).unwrap()
    }

    fn read(&self, file: &[u8]) -> Key {
        let found = recognise("key.json", file, &self.reach, OffsetDateTime::now_utc());
        found.unwrap().one().unwrap()
    }

    fn tokens(&self, key: Key, clock: Arc<dyn Clock>) -> Tokens {
        let (kind, client, reach) = (key.kind(), self.client.clone(), self.reach.clone());
        Tokens::new(Arc::new(key), kind, client, reach, clock)
    }

    /// A key of which no file names the sign-in server.
    fn here(&self, key: Key) -> Key {
        key.signing_in_at(self.origin.authority(), &self.reach).unwrap()
    }

    /// Whether AEM takes the token.
    async fn opens(&self, tokens: &Tokens) -> bool {
        let token = tokens.access().await.unwrap();
        let request = Request::get(&self.origin, "/api/assets.json").bearer(token.bearer());
        self.client.send(&request).await.unwrap().status == 200
    }

    /// Tries a changed copy of the service key file.
    async fn with_file(&self, change: impl FnOnce(&mut Value)) -> Error {
        let mut file = self.file();
        change(&mut file["integration"]);
        let key = self.read(file.to_string().as_bytes());
        self.tokens(key, Arc::new(SystemClock)).access().await.unwrap_err()
    }
}

fn small() -> Options {
    Options { content: Content::Synthetic(3), ..Options::default() }
}

/// A computer whose clock is wrong.
#[derive(Debug)]
struct WrongBy(Duration);

impl Clock for WrongBy {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc() + self.0
    }
}

#[tokio::test]
async fn both_kinds_of_key_open_aem() {
    let practice = Practice::start(small()).await;
    for kind in [KeyFileKind::ServiceCredentials, KeyFileKind::LocalDevelopmentToken] {
        let key = practice.read(&practice.sandbox.key_file(kind));
        let tokens = practice.tokens(key, Arc::new(SystemClock));
        let token = tokens.access().await.unwrap();
        let life = token.ends_at() - OffsetDateTime::now_utc();
        assert!(life > Duration::hours(23) && life <= Duration::DAY, "{life}");
        let request = Request::get(&practice.origin, "/api/assets.json").bearer(token.bearer());
        let reply = practice.client.send(&request).await.unwrap();
        assert_eq!((reply.status, reply.is_json()), (200, true));
    }
    let without =
        practice.client.send(&Request::get(&practice.origin, "/api/assets.json")).await.unwrap();
    assert_eq!(without.status, 401, "the tokens made the difference");
}

#[tokio::test]
async fn a_renewed_token_works_as_well() {
    let practice = Practice::start(small()).await;
    let tokens = practice
        .tokens(practice.read(practice.file().to_string().as_bytes()), Arc::new(SystemClock));
    let first = tokens.access().await.unwrap();
    let second = tokens.renew(&first).await.unwrap();
    assert_ne!(first.bearer().expose(), second.bearer().expose());
    let request = Request::get(&practice.origin, "/api/assets.json").bearer(second.bearer());
    assert_eq!(practice.client.send(&request).await.unwrap().status, 200);
}

#[tokio::test]
async fn a_longer_key_signs_as_well() {
    let practice = Practice::start(Options { key_bits: 4096, ..small() }).await;
    let key = practice.read(practice.file().to_string().as_bytes());
    let Key::ServiceCredentials(credentials) = &key else { panic!("a token") };
    assert_eq!(credentials.private_key.bits(), 4096);
    assert!(practice.tokens(key, Arc::new(SystemClock)).access().await.is_ok());
}

#[tokio::test]
async fn each_refusal_is_told_apart() {
    let practice = Practice::start(small()).await;
    let unknown = practice
        .with_file(|key| key["technicalAccount"]["clientSecret"] = json!("p8e-another"))
        .await;
    assert!(matches!(unknown, Error::CredentialUnknown { .. }), "{unknown:?}");
    let unknown = practice
        .with_file(|key| key["technicalAccount"]["clientId"] = json!("cm-p9-e9-integration"))
        .await;
    assert!(matches!(unknown, Error::CredentialUnknown { .. }), "{unknown:?}");
    let scope = practice.with_file(|key| key["metascopes"] = json!("ent_aem_something_else")).await;
    assert!(matches!(scope, Error::ScopeMissing { .. }), "{scope:?}");
    // Of another length, so that it is no key that a run of the tests shares.
    let other = Practice::start(Options { key_bits: 3072, ..small() }).await;
    let other = other.file()["integration"].clone();
    let rejected = practice
        .with_file(|key| {
            key["privateKey"] = other["privateKey"].clone();
            key["publicKey"] = other["publicKey"].clone();
        })
        .await;
    assert!(matches!(rejected, Error::KeyRejected { .. }), "{rejected:?}");
    practice.sandbox.set_ims_fault(Some(ImsFault::CertificateRevoked));
    let revoked = practice.with_file(|_| {}).await;
    assert!(matches!(revoked, Error::KeyRejected { .. }), "{revoked:?}");
}

/// The practice environment judges the assertion by its own clock, as Adobe does.
#[tokio::test]
async fn a_clock_that_is_wrong_is_named_and_no_obstacle() {
    let practice = Practice::start(small()).await;
    let key = practice.read(practice.file().to_string().as_bytes());
    for wrong in [-Duration::HOUR, -Duration::days(3), Duration::days(3)] {
        let tokens = practice.tokens(key.clone(), Arc::new(WrongBy(wrong)));
        let token = tokens.access().await.unwrap();
        let life = token.ends_at() - (OffsetDateTime::now_utc() + wrong);
        assert!(life > Duration::hours(23) && life <= Duration::DAY, "{life}");
        if let Some(seconds) = tokens.clock_error() {
            assert!((seconds - wrong.whole_seconds()).abs() <= 5, "{seconds}");
        } else {
            panic!("{wrong} was not noticed");
        }
    }
    let right = practice.tokens(key, Arc::new(SystemClock));
    assert!(right.access().await.is_ok());
    assert_eq!(right.clock_error(), None);
}

#[tokio::test]
async fn every_form_of_an_oauth_credential_signs_in() {
    let practice = Practice::start(small()).await;
    for form in [OauthForm::Flat, OauthForm::Cli, OauthForm::Project, OauthForm::Env] {
        let key = practice.here(practice.read(&practice.sandbox.oauth_file(form)));
        let tokens = practice.tokens(key, Arc::new(SystemClock));
        assert!(practice.opens(&tokens).await, "{form:?}");
        let token = tokens.access().await.unwrap();
        let life = token.ends_at() - OffsetDateTime::now_utc();
        assert!(life > Duration::hours(23) && life <= Duration::DAY, "{form:?}: {life}");
    }
}

#[tokio::test]
async fn each_credential_of_a_project_signs_in() {
    let practice = Practice::start(small()).await;
    let file = practice.sandbox.project_file_with_two_credentials();
    let found = recognise("project.json", &file, &practice.reach, OffsetDateTime::now_utc());
    let Recognised::Several(candidates) = found.unwrap() else { panic!("only one") };
    let mut clients = Vec::new();
    for candidate in candidates {
        let key = practice.here(candidate.key);
        clients.push(key.facts("", &practice.reach).client_id.unwrap());
        assert!(practice.opens(&practice.tokens(key, Arc::new(SystemClock))).await);
    }
    assert_eq!(clients.len(), 2);
    assert_ne!(clients[0], clients[1]);
}

#[tokio::test]
async fn the_second_secret_does_when_the_first_was_deleted() {
    let practice = Practice::start(small()).await;
    let key = practice.here(practice.read(&practice.sandbox.oauth_file(OauthForm::Flat)));
    let tokens = practice.tokens(key, Arc::new(SystemClock));
    practice.sandbox.delete_oauth_secret(0);
    assert!(practice.opens(&tokens).await);
    practice.sandbox.delete_oauth_secret(1);
    let stale = tokens.access().await.unwrap();
    let error = tokens.renew(&stale).await.unwrap_err();
    assert!(matches!(error, Error::CredentialUnknown { .. }), "{error:?}");
}

#[tokio::test]
async fn what_is_no_sign_in_answer_is_never_taken_for_one() {
    let practice = Practice::start(small()).await;
    let evil = Evil::start().await;
    let mut redirects = 0;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("http://127.0.0.1:{}/ims/exchange/jwt", evil.port);
        practice
            .sandbox
            .set_ims_fault(Some(ImsFault::Answer(Fault::RedirectTo { status, location })));
        let error = practice.with_file(|_| {}).await;
        assert!(matches!(error, Error::NotData { status: found, .. } if found == status));
        redirects += 1;
    }
    assert_eq!(evil.received().await, (0, 0), "after {redirects} redirects");
    practice.sandbox.set_ims_fault(Some(ImsFault::Answer(Fault::HtmlLoginPage)));
    let error = practice.with_file(|_| {}).await;
    assert!(matches!(error, Error::NotData { status: 200, .. }), "{error:?}");
    practice.sandbox.set_ims_fault(Some(ImsFault::InternalError));
    assert!(matches!(practice.with_file(|_| {}).await, Error::Unavailable { status: 500, .. }));
    practice.sandbox.set_ims_fault(Some(ImsFault::Answer(Fault::CloseConnection)));
    assert!(matches!(practice.with_file(|_| {}).await, Error::Transport(_)));
}

#[tokio::test]
async fn the_key_of_a_practice_environment_is_refused_where_that_is_not_running() {
    let practice = Practice::start(small()).await;
    let file = practice.file().to_string();
    let refused =
        recognise("key.json", file.as_bytes(), &Reach::new(false), OffsetDateTime::now_utc());
    assert!(matches!(refused, Err(keys::Error::SignInHost(_))), "{refused:?}");
}

/// A clock that a test sets.
#[derive(Debug)]
struct SetClock(std::sync::Mutex<time::OffsetDateTime>);

impl relabel_access::ims::Clock for SetClock {
    fn now(&self) -> time::OffsetDateTime {
        *self.0.lock().expect("nobody panics with it")
    }
}

#[tokio::test]
async fn a_daily_pass_that_ends_on_the_way_is_said_to_have_ended() {
    use std::sync::Arc;

    use relabel_access::http::{Client, Reach};
    use relabel_access::ims::Tokens;
    use relabel_access::keys::recognise;
    use relabel_aem::{Author, Error, SignIn};

    let sandbox = Sandbox::start(super::opened::small()).await.expect("starts");
    let now = time::OffsetDateTime::now_utc();
    let reach = Reach::new(true);
    let file = sandbox.key_file(KeyFileKind::LocalDevelopmentToken);
    let key = recognise("token.json", &file, &reach, now).expect("a key").one().expect("one");
    let clock = Arc::new(SetClock(std::sync::Mutex::new(now)));
    let late = Arc::clone(&clock);
    let refusing = super::wire::Scripted::start(move |_| {
        // A day passes between sending and answering.
        *late.0.lock().expect("nobody panics with it") = now + time::Duration::hours(25);
        b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n".to_vec()
    })
    .await;
    let kind = key.kind();
    let client = Client::new("Relabel/test").expect("a client");
    let tokens = Tokens::new(Arc::new(key), kind, client.clone(), reach.clone(), clock);
    let address = format!("http://127.0.0.1:{}", refusing.port);
    let origin = reach.author(&address, false).expect("this computer");
    let author = Author::new(client, origin, SignIn::Tokens { tokens, api_key: None });
    let refused = author.folders("/content/dam").await.expect_err("it ended");
    assert!(
        matches!(refused, Error::SignIn(relabel_access::ims::Error::TokenEnded { .. })),
        "{refused:?}"
    );
}
