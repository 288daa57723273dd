use std::time::{Duration, Instant};

use relabel_sandbox::{Content, Options};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{asset, rights, send, statuses};
use crate::contract::support::Bench;

#[tokio::test]
async fn a_reset_comes_before_or_after_the_change() {
    let bench = Bench::synthetic(4).await;
    bench.sandbox.stage("reset:times=1").unwrap();
    assert!(send(&bench, 1, "x").await.is_err());
    assert_ne!(rights(&bench, 1), "x");
    bench.sandbox.stage("reset:applied=yes,times=1").unwrap();
    assert!(send(&bench, 2, "x").await.is_err());
    assert_eq!(rights(&bench, 2), "x");
    assert_eq!(statuses(&bench, 3, 3).await, [200], "the next connection is sound");
    let ledger = bench.sandbox.ledger();
    assert_eq!((ledger.sends(&asset(1)), ledger.applied(&asset(1))), (1, 0));
    assert_eq!((ledger.sends(&asset(2)), ledger.applied(&asset(2))), (1, 1));
    let written: Vec<(u16, bool)> =
        ledger.writes().iter().map(|write| (write.status, write.applied)).collect();
    assert_eq!(written, [(0, false), (0, true), (200, true)]);
}

#[tokio::test]
async fn a_body_is_cut_in_its_middle() {
    let bench = Bench::synthetic(2).await;
    bench.sandbox.stage("cut-body:times=1").unwrap();
    let answer = send(&bench, 1, "x").await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.bytes().await.is_err());
    assert_eq!(rights(&bench, 1), "x");
    let whole = send(&bench, 1, "x").await.unwrap();
    assert!(whole.json::<serde_json::Value>().await.is_ok());
}

#[tokio::test]
async fn a_cut_body_is_announced_in_full_and_half_of_it_arrives() {
    let bench = Bench::library().await;
    bench.sandbox.stage("cut-body:of=reads").unwrap();
    let origin = bench.sandbox.origin();
    let address = format!("127.0.0.1:{}", origin.port().unwrap());
    let request = bench.request(reqwest::Method::GET, "/api.json").build().unwrap();
    let token = request.headers()["authorization"].to_str().unwrap();
    let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "GET /api.json HTTP/1.1\r\nHost: {address}\r\nAuthorization: {token}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut received = Vec::new();
    stream.read_to_end(&mut received).await.unwrap();
    let received = String::from_utf8(received).unwrap();
    let (head, body) = received.split_once("\r\n\r\n").unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    assert_eq!(body.len(), length.parse::<usize>().unwrap() / 2, "{received}");
}

#[tokio::test]
async fn an_answer_in_pieces_is_whole_in_the_end() {
    let bench = Bench::synthetic(2).await;
    bench.sandbox.stage("sliced:of=aem,times=2").unwrap();
    let answer = send(&bench, 1, "x").await.unwrap();
    let json: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(json["properties"]["status.code"], 200);
    let read = bench.json("/api.json").await;
    bench.sandbox.clear_faults();
    assert_eq!(read, bench.json("/api.json").await);
}

#[tokio::test]
async fn a_stall_ends_with_the_right_answer_for_who_waits() {
    let bench = Bench::synthetic(4).await;
    for spec in ["stall=60ms:times=1", "stall-body=60ms:times=1", "delay=60ms:times=1"] {
        bench.sandbox.stage(spec).unwrap();
        let begun = Instant::now();
        let answer = send(&bench, 1, spec).await.unwrap();
        assert!(answer.json::<serde_json::Value>().await.is_ok(), "{spec}");
        assert!(begun.elapsed() >= Duration::from_millis(60), "{spec}");
        assert_eq!(rights(&bench, 1), spec);
    }
}

#[tokio::test]
async fn who_gives_up_during_a_stall_has_changed_the_asset() {
    let bench = Bench::synthetic(4).await;
    bench.sandbox.stage("stall=1h").unwrap();
    let path = asset(1).replace("/content/dam", "/api/assets");
    let body = serde_json::json!({"properties": {"metadata/dc:rights": "x"}});
    let request = bench.request(reqwest::Method::PUT, &path).json(&body);
    let error = request.timeout(Duration::from_secs(1)).send().await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(rights(&bench, 1), "x");
    let ledger = bench.sandbox.ledger();
    assert_eq!((ledger.sends(&asset(1)), ledger.applied(&asset(1))), (1, 1));
    assert_eq!((ledger.totals().received, ledger.totals().answered), (1, 0));
}

#[tokio::test]
async fn a_write_is_brought_to_its_end_although_its_client_left() {
    let bench = Bench::with(Options {
        content: Content::Synthetic(2),
        latency: Duration::from_millis(900),
        ..Options::default()
    })
    .await;
    let path = asset(1).replace("/content/dam", "/api/assets");
    let body = serde_json::json!({"properties": {"metadata/dc:rights": "x"}});
    let request = bench.request(reqwest::Method::PUT, &path).json(&body);
    assert!(request.timeout(Duration::from_millis(400)).send().await.unwrap_err().is_timeout());
    let ledger = bench.sandbox.ledger();
    assert_eq!(ledger.sends(&asset(1)), 1, "it is entered when it arrives");
    // The next one takes as long as what is left of the first, and more.
    send(&bench, 2, "x").await.unwrap();
    assert_eq!(ledger.applied(&asset(1)), 1);
    assert_eq!(rights(&bench, 1), "x");
}

#[tokio::test]
async fn slow_assets_hold_up_nobody_else() {
    let bench = Bench::with(Options {
        content: Content::Synthetic(100),
        latency: Duration::from_millis(1),
        ..Options::default()
    })
    .await;
    let spec = format!("slow=3600000:path={},path={}", asset(2), asset(5));
    bench.sandbox.stage(&spec).unwrap();
    let slow = async { tokio::join!(send(&bench, 2, "x"), send(&bench, 5, "x")) };
    let others = async {
        for number in [1, 3, 4, 6, 7] {
            assert_eq!(statuses(&bench, number, number).await, [200]);
        }
    };
    tokio::select! {
        _slow = slow => panic!("an answer that takes an hour was there at once"),
        () = others => {}
    }
    assert_eq!(bench.sandbox.ledger().totals().answered, 5);
}
