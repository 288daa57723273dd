use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
    sync::oneshot,
};

use super::*;
use crate::http::{NoNames, Origin, Reach, Redacted, TlsFailure, answer::PATIENCE};

fn client() -> Client {
    Client::new("Relabel/test").unwrap()
}

fn local(port: u16) -> Origin {
    Reach::new(false).allow_practice(port)
}

async fn send(client: &Client, origin: &Origin) -> Error {
    client.send(&Request::get(origin, "/secret-path?secret=canary")).await.unwrap_err()
}

/// A listener that answers every connection with the same bytes and closes it.
async fn answering(answer: &'static [u8]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = socket.read(&mut request).await;
            let _ = socket.write_all(answer).await;
        }
    });
    port
}

#[tokio::test]
async fn being_offline_is_told_apart_and_nothing_can_have_arrived() {
    let names = NoNames::default();
    let client = Client::with_resolver("Relabel/test", names.clone()).unwrap();
    let origin = Reach::new(false).author("author-p1-e2.adobeaemcloud.com", false).unwrap();
    let error = send(&client, &origin).await;
    // Behind a proxy the proxy looks the name up, and the connection itself fails.
    assert!(error.is_offline(), "{error:?}");
    assert!(!error.may_have_arrived());

    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let refused = send(&client, &local(free)).await;
    assert!(matches!(refused, Error::Connect { .. }), "{refused:?}");
    assert!(!refused.may_have_arrived());
    assert!(!names.0.lock().unwrap().iter().any(|name| name.contains("127.0.0.1")));
}

#[tokio::test]
async fn something_that_speaks_no_tls_is_a_tls_failure() {
    let port = answering(b"HTTP/1.1 400 Bad Request\r\n\r\nthis is no TLS record at all").await;
    // Not reachable through `Reach`, which takes no number for a name.
    let origin = Origin::https("127.0.0.1", Some(port));
    let error = send(&without_proxy(SystemResolver), &origin).await;
    assert!(matches!(error, Error::Tls { kind: TlsFailure::NotTls, .. }), "{error:?}");
    assert!(!error.may_have_arrived());
}

/// Without a proxy, which would stand between the client and the test server.
pub(super) fn without_proxy(resolver: impl Resolve + 'static) -> Client {
    built(resolver, None)
}

pub(super) fn built(resolver: impl Resolve + 'static, proxy: Option<Proxy>) -> Client {
    let user_agent = "Relabel/test".to_owned();
    Client::build(Settings { user_agent, resolver: Arc::new(resolver) }, Ok(proxy)).unwrap()
}

#[tokio::test]
async fn plain_http_leaves_only_for_this_computer() {
    let port = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await;
    let remote = client().shared.remote.read().unwrap().client.clone().unwrap();
    let error = remote.get(format!("http://127.0.0.1:{port}/")).send().await.unwrap_err();
    assert!(error.is_builder(), "{error:?}");
    assert!(client().send(&Request::get(&local(port), "/")).await.is_ok());
}

#[tokio::test]
async fn a_broken_answer_may_have_had_an_effect() {
    for answer in [
        &b""[..],
        b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"cut\"",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"cut",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 8\r\n\r\nnot gzip",
    ] {
        let error = send(&client(), &local(answering(answer).await)).await;
        assert!(matches!(error, Error::Interrupted { .. }), "{error:?}");
        assert!(error.may_have_arrived());
        assert!(!format!("{error:?} {error}").contains("secret"), "{error:?}");
    }
}

/// Accepts one request, says `answer` and then nothing more.
async fn stalling(answer: &'static [u8]) -> (u16, oneshot::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (arrived, has_arrived) = oneshot::channel();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = socket.read(&mut request).await;
        let _ = socket.write_all(answer).await;
        let _ = arrived.send(());
        std::future::pending::<()>().await;
    });
    (port, has_arrived)
}

#[tokio::test]
async fn a_server_that_falls_silent_is_given_up() {
    for answer in [&b""[..], b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"] {
        let (port, has_arrived) = stalling(answer).await;
        let sending = tokio::spawn(async move { send(&client(), &local(port)).await });
        has_arrived.await.unwrap();
        // From here on only time can go on, and it goes in one leap.
        tokio::time::pause();
        let started = tokio::time::Instant::now();
        let error = sending.await.unwrap();
        assert!(matches!(error, Error::Timeout { connected: true, .. }), "{error:?}");
        assert!(started.elapsed() <= Duration::from_secs(61), "{:?}", started.elapsed());
        assert!(error.may_have_arrived());
        tokio::time::resume();
    }
}

/// Its head says all that counts.
#[tokio::test]
async fn whoever_asks_to_wait_is_heard_even_where_the_body_does_not_come() {
    let refusals: [(u16, &[u8]); 2] = [
        (429, b"HTTP/1.1 429 Slow\r\nretry-after: 7\r\ncontent-length: 10\r\n\r\n{"),
        (503, b"HTTP/1.1 503 Down\r\nretry-after: 7\r\ncontent-length: 10\r\n\r\n{"),
    ];
    for (status, answer) in refusals {
        let (port, has_arrived) = stalling(answer).await;
        let request = Request::get(&local(port), "/");
        let sending = tokio::spawn(async move { client().send(&request).await });
        has_arrived.await.unwrap();
        // From here on only time can go on, and it goes in one leap.
        tokio::time::pause();
        let started = tokio::time::Instant::now();
        let reply = sending.await.unwrap().expect("its head is an answer");
        assert_eq!((reply.status, reply.retry_after.as_deref()), (status, Some("7")));
        assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
        tokio::time::resume();
    }
}

/// It tells whose page it is.
#[tokio::test]
async fn the_body_of_a_refusal_is_waited_for_briefly() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (began, has_begun) = oneshot::channel();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let _ = socket.read(&mut [0; 4096]).await;
        let head = b"HTTP/1.1 503 Down\r\nretry-after: 7\r\ncontent-length: 4\r\n\r\n";
        let _ = socket.write_all(head).await;
        let _ = began.send(());
        tokio::time::sleep(Duration::from_secs(1)).await;
        let _ = socket.write_all(b"page").await;
    });
    let request = Request::get(&local(port), "/");
    let sending = tokio::spawn(async move { client().send(&request).await });
    has_begun.await.unwrap();
    tokio::time::pause();
    assert_eq!(sending.await.unwrap().unwrap().body, "page");
}

#[tokio::test]
async fn a_byte_a_second_is_given_up_after_a_minute() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (began, has_begun) = oneshot::channel();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = socket.read(&mut request).await;
        let _ = socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n").await;
        let _ = began.send(());
        while socket.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    });
    let sending = tokio::spawn(async move { send(&client(), &local(port)).await });
    has_begun.await.unwrap();
    tokio::time::pause();
    let started = tokio::time::Instant::now();
    let error = sending.await.unwrap();
    assert!(matches!(error, Error::Timeout { connected: true, .. }), "{error:?}");
    let took = started.elapsed();
    assert!(took >= PATIENCE && took < PATIENCE * 2, "{took:?}");
}

#[tokio::test]
async fn a_password_never_leaves_this_computer() {
    let names = NoNames::default();
    let client = without_proxy(names.clone());
    let origin = Reach::new(false).author("author-p1-e2.adobeaemcloud.com", false).unwrap();
    let password = Arc::new(Redacted::new("admin".to_owned()));
    let error = client.send(&Request::get(&origin, "/").basic("admin", &password)).await;
    assert!(matches!(error, Err(Error::Setup { .. })), "{error:?}");
    assert!(names.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_probe_names_the_layer_that_failed_and_takes_any_answer() {
    let author = Reach::new(false).author("author-p1-e2.adobeaemcloud.com", false).unwrap();
    let error = without_proxy(NoNames::default()).probe(&author).await.unwrap_err();
    assert!(matches!(error, Error::Dns { .. }), "{error:?}");
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let error = client().probe(&local(free)).await.unwrap_err();
    assert!(matches!(error, Error::Connect { .. }), "{error:?}");
    for answer in [
        &b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n"[..],
        b"HTTP/1.1 302 Found\r\nlocation: https://evil.example/\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n",
    ] {
        assert_eq!(client().probe(&local(answering(answer).await)).await, Ok(None));
    }
    let dated =
        b"HTTP/1.1 200 OK\r\ndate: Fri, 14 Feb 2031 07:01:30 GMT\r\ncontent-length: 0\r\n\r\n";
    let told = client().probe(&local(answering(dated).await)).await.unwrap();
    assert_eq!(told, Some(time::macros::datetime!(2031-02-14 07:01:30 UTC)));
}
