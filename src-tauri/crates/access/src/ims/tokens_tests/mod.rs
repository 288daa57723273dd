//! The sign-in server, the clocks and the key store of these tests.

mod flights;
mod keys;
mod life;

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::{
    Router, body::Bytes, extract::State as Served, http::StatusCode, response::IntoResponse,
    routing::post,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rcgen::RsaKeySize;
use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc2822};
use tokio::{net::TcpListener, sync::Notify};

use super::*;
use crate::{
    http::{HOSTILE_IMS, NoNames},
    keys::{
        Key, OauthCredential, ServiceCredentials, VaultError,
        fixtures::{NOW, OAUTH_SECRETS, access_token, oauth_flat, pair, service_file},
        recognise,
    },
};

/// Two clocks that a test sets.
#[derive(Debug)]
struct TestClock(Mutex<(OffsetDateTime, std::time::Duration)>);

impl TestClock {
    fn new() -> Arc<Self> {
        Arc::new(Self(Mutex::new((NOW, std::time::Duration::from_secs(1_000)))))
    }

    /// Time goes on, whether the computer sleeps or not.
    fn pass(&self, time: Duration) {
        let mut clocks = self.0.lock().unwrap();
        clocks.0 += time;
        clocks.1 += std::time::Duration::try_from(time).unwrap();
    }

    /// Time goes on to a moment after [`NOW`].
    fn reach(&self, moment: OffsetDateTime) {
        let now = self.now();
        self.pass(moment - now);
    }

    /// Somebody sets the wall clock.
    fn set_wall(&self, by: Duration) {
        self.0.lock().unwrap().0 += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> OffsetDateTime {
        self.0.lock().unwrap().0
    }

    fn elapsed(&self) -> std::time::Duration {
        self.0.lock().unwrap().1
    }
}

/// A sign-in server that counts, and answers what it is told to.
#[derive(Clone)]
struct Server {
    exchanges: Arc<AtomicUsize>,
    answer: Arc<Mutex<(u16, Value)>>,
    /// While set, answers wait for the notification.
    hold: Arc<Mutex<Option<Arc<Notify>>>>,
    arrived: Arc<Notify>,
    last_form: Arc<Mutex<String>>,
    /// What the `Date` header says; nothing by default, because the test's clock
    /// is years ahead of the machine's.
    date: Arc<Mutex<Option<OffsetDateTime>>>,
    /// The secret that is taken at the OAuth endpoint.
    good_secret: Arc<Mutex<&'static str>>,
}

impl Server {
    async fn start() -> (Self, u16) {
        let server = Self {
            exchanges: Arc::default(),
            answer: Arc::new(Mutex::new((200, json!({})))),
            hold: Arc::default(),
            arrived: Arc::default(),
            last_form: Arc::default(),
            date: Arc::default(),
            good_secret: Arc::new(Mutex::new(OAUTH_SECRETS[0])),
        };
        server.gives_tokens(Duration::hours(24));
        let app = Router::new()
            .route("/ims/exchange/jwt", post(answer))
            .route("/ims/token/v3", post(answer_oauth))
            .with_state(server.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, app).await });
        (server, port)
    }

    fn gives_tokens(&self, life: Duration) {
        self.gives(200, json!({"token_type": "bearer", "access_token": "token-%", "expires_in": life.whole_seconds()}));
    }

    fn gives(&self, status: u16, body: Value) {
        *self.answer.lock().unwrap() = (status, body);
    }

    fn last_form(&self) -> String {
        self.last_form.lock().unwrap().clone()
    }

    fn exchanges(&self) -> usize {
        self.exchanges.load(Ordering::SeqCst)
    }
}

async fn answer(Served(server): Served<Server>, form: Bytes) -> impl IntoResponse {
    let number = server.exchanges.fetch_add(1, Ordering::SeqCst) + 1;
    *server.last_form.lock().unwrap() = String::from_utf8(form.to_vec()).unwrap();
    server.arrived.notify_one();
    let hold = server.hold.lock().unwrap().clone();
    if let Some(hold) = hold {
        hold.notified().await;
    }
    let (status, body) = server.answer.lock().unwrap().clone();
    server.reply(status, body.to_string().replace("token-%", &format!("token-{number}")))
}

/// Takes one secret, as the endpoint for OAuth credentials does.
async fn answer_oauth(Served(server): Served<Server>, form: Bytes) -> impl IntoResponse {
    let number = server.exchanges.fetch_add(1, Ordering::SeqCst) + 1;
    let form = String::from_utf8(form.to_vec()).unwrap();
    let takes = format!("client_secret={}", *server.good_secret.lock().unwrap());
    let is_known = form.split('&').any(|field| field == takes);
    *server.last_form.lock().unwrap() = form;
    let (status, body) = server.answer.lock().unwrap().clone();
    let (status, body) = if is_known || status != 200 {
        (status, body)
    } else {
        let description = "invalid client_secret parameter";
        (400, json!({"error": "invalid_client", "error_description": description}))
    };
    server.reply(status, body.to_string().replace("token-%", &format!("token-{number}")))
}

impl Server {
    fn reply(&self, status: u16, body: String) -> impl IntoResponse + use<> {
        let date = self.date.lock().unwrap().map(|date| date.format(&Rfc2822).unwrap());
        let date = date.unwrap_or_default().replace("+0000", "GMT");
        let head = [("content-type", "application/json".to_owned()), ("date", date)];
        (StatusCode::from_u16(status).unwrap(), head, body)
    }
}

fn key(ims: &str, reach: &Reach) -> Key {
    let mut file = service_file(pair(RsaKeySize::_2048));
    file["integration"]["imsEndpoint"] = json!(ims);
    read(&file, reach)
}

fn read(file: &Value, reach: &Reach) -> Key {
    recognise("k.json", file.to_string().as_bytes(), reach, NOW).unwrap().one().unwrap()
}

async fn signed_in() -> (Tokens, Server, Arc<TestClock>) {
    let (tokens, server, clock, _) =
        signed_in_with(|port, reach| key(&format!("127.0.0.1:{port}"), reach)).await;
    (tokens, server, clock)
}

/// A store for one key that counts, and fails when it is told to.
#[derive(Default)]
struct Store {
    key: Mutex<Option<Key>>,
    failure: Mutex<Option<VaultError>>,
    loads: AtomicUsize,
}

impl KeySource for Store {
    fn key(&self) -> BoxFuture<'_, Result<Key, VaultError>> {
        self.loads.fetch_add(1, Ordering::SeqCst);
        let failure = self.failure.lock().unwrap().clone();
        let key = self.key.lock().unwrap().clone().ok_or(VaultError::Gone);
        futures::future::ready(failure.map_or(key, Err)).boxed()
    }
}

async fn signed_in_with(
    key: impl FnOnce(u16, &Reach) -> Key,
) -> (Tokens, Server, Arc<TestClock>, Arc<Store>) {
    let (server, port) = Server::start().await;
    let reach = Reach::new(false);
    reach.allow_practice(port);
    let clock = TestClock::new();
    let key = key(port, &reach);
    let kind = key.kind();
    let store = Arc::new(Store { key: Mutex::new(Some(key)), ..Store::default() });
    let source = Arc::clone(&store) as Arc<dyn KeySource>;
    let client = client();
    let tokens = Tokens::new(source, kind, client, reach, Arc::clone(&clock) as Arc<dyn Clock>);
    (tokens, server, clock, store)
}

fn oauth_key(port: u16, reach: &Reach) -> Key {
    read(&oauth_flat(), reach).signing_in_at(&format!("127.0.0.1:{port}"), reach).unwrap()
}

fn client() -> Client {
    Client::new("Relabel/test").unwrap()
}

async fn all_of(
    count: usize,
    tokens: &Tokens,
    stale: Option<&AccessToken>,
) -> Vec<Result<AccessToken, Error>> {
    let tasks: Vec<_> = (0..count)
        .map(|_| {
            let (tokens, stale) = (tokens.clone(), stale.cloned());
            tokio::spawn(async move {
                match stale {
                    None => tokens.access().await,
                    Some(stale) => tokens.renew(&stale).await,
                }
            })
        })
        .collect();
    futures::future::join_all(tasks).await.into_iter().map(Result::unwrap).collect()
}
