use std::sync::atomic::{AtomicUsize, Ordering};

use axum::{
    Router, body::Bytes, extract::State as Served, http::StatusCode, response::IntoResponse,
    routing::post,
};
use rcgen::RsaKeySize;
use serde_json::{Value, json};
use time::{OffsetDateTime, macros::datetime};
use tokio::{net::TcpListener, sync::Notify};

use super::*;
use crate::{
    http::{HOSTILE_IMS, NoNames},
    keys::{
        fixtures::{NOW, access_token, pair, service_file},
        recognise,
    },
};

#[derive(Debug)]
struct TestClock(Mutex<OffsetDateTime>);

impl TestClock {
    fn set(&self, now: OffsetDateTime) {
        *self.0.lock().unwrap() = now;
    }
}

impl Clock for TestClock {
    fn now(&self) -> OffsetDateTime {
        *self.0.lock().unwrap()
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
}

impl Server {
    async fn start() -> (Self, u16) {
        let server = Self {
            exchanges: Arc::default(),
            answer: Arc::new(Mutex::new((200, json!({})))),
            hold: Arc::default(),
            arrived: Arc::default(),
            last_form: Arc::default(),
        };
        server.gives_tokens(Duration::hours(24));
        let app = Router::new().route("/ims/exchange/jwt", post(answer)).with_state(server.clone());
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
    let body = body.to_string().replace("token-%", &format!("token-{number}"));
    // No date: the test's clock is years ahead of the machine's.
    (
        StatusCode::from_u16(status).unwrap(),
        [("content-type", "application/json"), ("date", "")],
        body,
    )
}

fn key(ims: &str, reach: &Reach) -> Key {
    let mut file = service_file(pair(RsaKeySize::_2048));
    file["integration"]["imsEndpoint"] = json!(ims);
    recognise("k.json", file.to_string().as_bytes(), reach, NOW).unwrap()
}

async fn signed_in() -> (Tokens, Server, Arc<TestClock>) {
    let (server, port) = Server::start().await;
    let reach = Reach::new(false);
    reach.allow_practice(port);
    let clock = Arc::new(TestClock(Mutex::new(NOW)));
    let key = key(&format!("127.0.0.1:{port}"), &reach);
    let client = Client::new("Relabel/test").unwrap();
    (Tokens::new(key, client, reach, Arc::clone(&clock) as Arc<dyn Clock>), server, clock)
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

#[tokio::test]
async fn a_thousand_callers_cause_one_exchange() {
    let (tokens, server, _) = signed_in().await;
    for result in all_of(1_000, &tokens, None).await {
        assert_eq!(result.unwrap().bearer().expose(), "token-1");
    }
    assert_eq!(server.exchanges(), 1);
    let form = server.last_form.lock().unwrap().clone();
    assert!(
        form.starts_with("client_id=cm-p11111-e22222-integration-0&client_secret=p8e-"),
        "{form}"
    );
    assert!(form.contains("&jwt_token=eyJ"), "{form}");
}

#[tokio::test]
async fn a_thousand_refusals_cause_one_renewal() {
    let (tokens, server, _) = signed_in().await;
    let first = tokens.access().await.unwrap();
    for result in all_of(1_000, &tokens, Some(&first)).await {
        assert_eq!(result.unwrap().bearer().expose(), "token-2");
    }
    assert_eq!(server.exchanges(), 2);
    // One that comes late with the first token is given the second.
    let second = tokens.renew(&first).await.unwrap();
    assert_eq!((second.bearer().expose().as_str(), server.exchanges()), ("token-2", 2));
    assert_eq!(tokens.renew(&second).await.unwrap().bearer().expose(), "token-3");
}

#[tokio::test]
async fn a_failed_exchange_is_shared_and_not_repeated() {
    let (tokens, server, _) = signed_in().await;
    server.gives(400, json!({"error": "invalid_client"}));
    // All wait for the first one's answer, so that all are there when it comes.
    let hold = Arc::new(Notify::new());
    *server.hold.lock().unwrap() = Some(Arc::clone(&hold));
    let waiting = {
        let tokens = tokens.clone();
        tokio::spawn(async move { all_of(1_000, &tokens, None).await })
    };
    server.arrived.notified().await;
    while tokens.inner.state().flight.as_ref().and_then(Shared::strong_count).unwrap_or(0) <= 1_000
    {
        tokio::task::yield_now().await;
    }
    hold.notify_one();
    for result in waiting.await.unwrap() {
        assert!(matches!(result, Err(Error::CredentialUnknown { .. })), "{result:?}");
    }
    assert_eq!(server.exchanges(), 1);
}

#[tokio::test]
async fn renewal_happens_at_its_time_and_not_before() {
    let (tokens, server, clock) = signed_in().await;
    let first = tokens.access().await.unwrap();
    assert_eq!(first.ends_at(), NOW + Duration::DAY);
    let due = NOW + Duration::DAY - Duration::minutes(144);
    clock.set(due - Duration::SECOND);
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-1");
    clock.set(due);
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-2");
    assert_eq!(server.exchanges(), 2);
    // After a night's sleep the end has long passed.
    clock.set(NOW + Duration::days(5));
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-3");
}

#[tokio::test]
async fn a_current_token_goes_on_working_while_sign_in_is_down() {
    let (tokens, server, clock) = signed_in().await;
    let first = tokens.access().await.unwrap();
    server.gives(503, json!({}));
    let due = NOW + Duration::DAY - Duration::minutes(144);
    for seconds in [0, 1, 29] {
        clock.set(due + Duration::seconds(seconds));
        assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-1");
        assert_eq!(server.exchanges(), 2, "asked again after {seconds} s");
    }
    assert!(matches!(tokens.renew(&first).await, Err(Error::Unavailable { status: 503, .. })));
    assert_eq!(server.exchanges(), 2, "a refused token does not make it hammer either");
    clock.set(due + Duration::seconds(30));
    assert!(tokens.access().await.is_ok());
    assert_eq!(server.exchanges(), 3);
    clock.set(NOW + Duration::DAY);
    assert!(matches!(tokens.access().await, Err(Error::Unavailable { .. })), "the end is the end");
    server.gives_tokens(Duration::HOUR);
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-5");
}

#[tokio::test]
async fn a_caller_who_goes_away_does_not_stop_the_exchange() {
    let (tokens, server, _) = signed_in().await;
    let hold = Arc::new(Notify::new());
    *server.hold.lock().unwrap() = Some(Arc::clone(&hold));
    let impatient = {
        let tokens = tokens.clone();
        tokio::spawn(async move { tokens.access().await })
    };
    server.arrived.notified().await;
    impatient.abort();
    assert!(impatient.await.unwrap_err().is_cancelled());
    hold.notify_one();
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-1");
    assert_eq!(server.exchanges(), 1);
}

#[tokio::test]
async fn a_daily_token_is_used_until_its_end_and_never_renewed() {
    let file = json!({"ok": true, "accessToken": access_token(NOW, 24)}).to_string();
    let reach = Reach::new(false);
    let key = recognise("k.json", file.as_bytes(), &reach, NOW).unwrap();
    let clock = Arc::new(TestClock(Mutex::new(NOW)));
    let client = Client::new("Relabel/test").unwrap();
    let tokens = Tokens::new(key, client, reach, Arc::clone(&clock) as Arc<dyn Clock>);
    assert!(!tokens.renewable());
    let token = tokens.access().await.unwrap();
    assert_eq!(token.ends_at(), NOW + Duration::DAY);
    assert_eq!(tokens.renew(&token).await.unwrap_err(), Error::NotRenewable);
    clock.set(datetime!(2031-02-15 07:00:00 UTC));
    let ended = Error::TokenEnded { ended: NOW + Duration::DAY };
    assert_eq!(tokens.access().await.unwrap_err(), ended);
    assert_eq!(tokens.renew(&token).await.unwrap_err(), ended);
}

/// Threat T1: neither a name is looked up nor a connection made, not even when a
/// key came past the recognition of files, as one from an edited key store would.
#[tokio::test]
async fn a_hostile_sign_in_server_is_never_contacted() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let here: Vec<String> = [
        "127.0.0.1",
        "localhost",
        "127.1",
        "0x7f.0.0.1",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "me@127.0.0.1",
    ]
    .iter()
    .map(|host| format!("{host}:{port}"))
    .collect();
    let names = NoNames::default();
    let client = Client::with_resolver("Relabel/test", names.clone()).unwrap();
    let reach = Reach::new(false);
    let clock = Arc::new(TestClock(Mutex::new(NOW)));
    let mut file = service_file(pair(RsaKeySize::_2048));
    let Key::ServiceCredentials(sound) = key("ims-na1.adobelogin.com", &reach) else {
        panic!("a token")
    };
    for hostile in HOSTILE_IMS.iter().copied().chain(here.iter().map(String::as_str)) {
        file["integration"]["imsEndpoint"] = json!(hostile);
        let refused = recognise("k.json", file.to_string().as_bytes(), &reach, NOW).unwrap_err();
        assert!(matches!(refused, crate::keys::Error::SignInHost(_)), "{hostile:?}: {refused:?}");

        let smuggled = Key::ServiceCredentials(ServiceCredentials {
            ims_host: hostile.to_owned(),
            ..sound.clone()
        });
        let tokens = Tokens::new(
            smuggled,
            client.clone(),
            reach.clone(),
            Arc::clone(&clock) as Arc<dyn Clock>,
        );
        assert!(matches!(tokens.access().await, Err(Error::Host(_))), "{hostile:?}");
    }
    assert_eq!(names.0.lock().unwrap().as_slice(), [] as [String; 0]);
    assert_eq!(connections.load(Ordering::SeqCst), 0);

    // The counters count: the one allowed server is looked up, an allowed port is reached.
    let allowed = Tokens::new(
        Key::ServiceCredentials(sound.clone()),
        client.clone(),
        reach.clone(),
        Arc::clone(&clock) as Arc<dyn Clock>,
    );
    assert!(matches!(allowed.access().await, Err(Error::Transport(_))));
    let direct = std::env::vars().all(|(name, _)| !name.to_ascii_lowercase().ends_with("_proxy"));
    if direct {
        assert_eq!(names.0.lock().unwrap().as_slice(), ["ims-na1.adobelogin.com"]);
    }
    let socket = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    drop(socket);
    while connections.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
}
