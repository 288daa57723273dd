//! Threat T3: a redirect is an answer, nothing of the request goes on with it.

use std::sync::{Arc, Mutex};

use relabel_access::http::{Body, Client, Method, Reach, Redacted, Request};
use reqwest::header::HeaderValue;

use crate::wire::{Evil, Scripted};

const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

#[tokio::test]
async fn no_redirect_is_followed_and_no_byte_goes_elsewhere() {
    let evil = Evil::start().await;
    let location: Arc<Mutex<(u16, String)>> = Arc::default();
    let told = Arc::clone(&location);
    let server = Scripted::start(move |_| {
        let (status, location) = told.lock().unwrap().clone();
        format!("HTTP/1.1 {status} Moved\r\nlocation: {location}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").into()
    })
    .await;
    let targets = [
        format!("http://127.0.0.1:{}/elsewhere", server.port),
        "/elsewhere".to_owned(),
        format!("http://127.0.0.1:{}/", evil.port),
        format!("http://localhost:{}/", evil.port),
        format!("//127.0.0.1:{}/", evil.port),
        format!("http://user@127.0.0.1:{}/", evil.port),
        format!("https://127.0.0.1:{}/", evil.port),
    ];
    // Everything is allowed: what is proven is that nothing is followed, not
    // that the target is refused.
    let reach = Reach::new(true);
    let origin = reach.author(&format!("http://127.0.0.1:{}", server.port), false).unwrap();
    let client = Client::new("Relabel/test").unwrap();
    let token = Arc::new(Redacted::new("canary-token".to_owned()));
    let mut sent = 0;
    for status in STATUSES {
        for method in [Method::GET, Method::PUT, Method::POST, Method::PATCH] {
            for target in &targets {
                *location.lock().unwrap() = (status, target.clone());
                let body = Body::json(r#"{"secret":"canary-body"}"#);
                let request = Request::new(method.clone(), &origin, "/api/assets/a.json")
                    .header("x-api-key", HeaderValue::from_static("canary-client"))
                    .body(body);
                let request = match sent % 2 {
                    0 => request.bearer(&token),
                    _ => request.basic("admin", &token),
                };
                let reply = client.send(&request).await.unwrap();
                sent += 1;
                assert_eq!(
                    (reply.status, reply.location.as_deref()),
                    (status, Some(target.as_str()))
                );
                assert_eq!(server.count(), sent, "{status} {method} {target}: asked again");
            }
        }
    }
    assert_eq!(evil.received().await, (0, 0));
    let requests = server.requests.lock().unwrap();
    let carries = |words: &str| requests.iter().filter(|one| one.contains(words)).count();
    // "admin:canary-token" in base64.
    let signed = (carries("Bearer canary-token"), carries("Basic YWRtaW46Y2FuYXJ5LXRva2Vu"));
    assert_eq!(signed, (requests.len() / 2, requests.len() / 2), "the canaries were sent at all");
    assert_eq!(carries("x-api-key: canary-client"), requests.len());
    assert!(requests.iter().all(|request| !request.contains("elsewhere")));
}

#[tokio::test]
async fn a_request_carries_nothing_it_was_not_given() {
    let server = Scripted::start(|_| {
        b"HTTP/1.1 200 OK\r\nset-cookie: a=b\r\ncontent-length: 2\r\n\r\n{}".to_vec()
    })
    .await;
    let origin = Reach::new(true).author(&format!("localhost:{}", server.port), false).unwrap();
    let client = Client::new("Relabel/test").unwrap();
    for _ in 0..2 {
        client.send(&Request::get(&origin, "/")).await.unwrap();
    }
    let last = server.requests.lock().unwrap().last().unwrap().to_ascii_lowercase();
    assert!(
        last.contains("user-agent: relabel/test\r\n")
            && last.contains("accept: application/json\r\n"),
        "{last}"
    );
    for unwanted in ["cookie:", "referer:", "authorization:", "mozilla", "origin:"] {
        assert!(!last.contains(unwanted), "{last}");
    }
}
