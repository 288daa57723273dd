use std::time::Duration;

use relabel_sandbox::{Content, ON_ITS_WAY, Options, RateLimit, Requests, RetryAfter};

use super::{asset, send, statuses};
use crate::contract::support::Bench;

/// So slow that nothing flows in while a test runs.
const DROP: f64 = 0.000_1;

#[tokio::test]
async fn a_bucket_is_emptied_and_filled() {
    let bench = Bench::with(Options {
        content: Content::Synthetic(20),
        rate_limit: Some(RateLimit::bucket(DROP, 3)),
        ..Options::default()
    })
    .await;
    assert_eq!(statuses(&bench, 1, 5).await, [200, 200, 200, 429, 429]);
    assert_eq!(bench.get("/content/dam.json").await.status(), 200, "reads are not limited");
    // One flows in in ten thousand seconds.
    bench.sandbox.advance_clock(Duration::from_secs(10_001));
    assert_eq!(statuses(&bench, 6, 7).await, [200, 429]);
    let all = RateLimit { of: Requests::Aem, ..RateLimit::bucket(DROP, 1) };
    bench.sandbox.set_rate_limit(Some(all));
    assert_eq!(bench.get("/content/dam.json").await.status(), 200);
    assert_eq!(bench.get("/content/dam.json").await.status(), 429);
    bench.sandbox.set_rate_limit(None);
    assert_eq!(statuses(&bench, 8, 20).await, [200; 13]);
}

#[tokio::test]
async fn a_window_begins_anew() {
    let bench = Bench::synthetic(10).await;
    let window = RateLimit::window(1.0 / 1_800.0, Duration::from_secs(3_600));
    bench.sandbox.set_rate_limit(Some(window));
    assert_eq!(statuses(&bench, 1, 4).await, [200, 200, 429, 429]);
    bench.sandbox.advance_clock(Duration::from_secs(3_600));
    assert_eq!(statuses(&bench, 5, 7).await, [200, 200, 429]);
}

#[tokio::test]
async fn every_kind_of_retry_after_is_sent() {
    let bench = Bench::synthetic(3).await;
    for (text, header) in [
        ("1", Some("1")),
        ("0", Some("0")),
        ("-5", Some("-5")),
        ("1000000000", Some("1000000000")),
        ("none", None),
        ("garbage", Some("in a while")),
    ] {
        let retry_after: RetryAfter = text.parse().unwrap();
        let limit = RateLimit { retry_after, ..RateLimit::bucket(DROP, 1) };
        bench.sandbox.set_rate_limit(Some(limit));
        assert_eq!(statuses(&bench, 1, 1).await, [200]);
        let refused = send(&bench, 2, "x").await.unwrap();
        assert_eq!(refused.status(), 429, "{text}");
        let sent = refused.headers().get("retry-after").map(|value| value.to_str().unwrap());
        assert_eq!(sent, header, "{text}");
    }
    let limit = RateLimit { retry_after: RetryAfter::Date(60), ..RateLimit::bucket(DROP, 1) };
    bench.sandbox.set_rate_limit(Some(limit));
    statuses(&bench, 1, 1).await;
    let refused = send(&bench, 2, "x").await.unwrap();
    let date = refused.headers()["retry-after"].to_str().unwrap();
    assert!(date.ends_with(" GMT") && date.len() == 29, "{date}");
}

#[tokio::test]
async fn the_ledger_knows_who_came_although_asked_to_wait() {
    let mut bench = Bench::synthetic(30).await;
    let limit = RateLimit { retry_after: RetryAfter::Seconds(10), ..RateLimit::bucket(DROP, 1) };
    bench.sandbox.set_rate_limit(Some(limit));
    let ledger = bench.sandbox.ledger();
    assert_eq!(statuses(&bench, 1, 2).await, [200, 429]);
    // On its way already: told, but not held against the client.
    bench.sandbox.advance_clock(ON_ITS_WAY / 4);
    statuses(&bench, 3, 3).await;
    let inside = ledger.writes_to(&asset(3))[0].inside_retry_after;
    assert!(inside.is_some_and(|inside| inside < Duration::from_secs(2)), "{inside:?}");
    bench.sandbox.advance_clock(Duration::from_secs(2));
    let before = ledger.inside_retry_after();
    statuses(&bench, 4, 4).await;
    assert_eq!(ledger.inside_retry_after(), before + 1);
    assert!(ledger.writes_to(&asset(4))[0].inside_retry_after > Some(Duration::from_secs(2)));
    bench.get("/content/dam.json").await;
    assert_eq!(ledger.totals().reads_inside_retry_after, 1);
    // Another client was not asked to wait.
    let client = bench.as_oauth().await;
    assert!(!client.is_empty());
    let before = ledger.inside_retry_after();
    statuses(&bench, 5, 5).await;
    assert_eq!(ledger.inside_retry_after(), before);
    assert_eq!(ledger.writes_to(&asset(5))[0].inside_retry_after, None);
    // All pauses are over.
    bench.sandbox.set_rate_limit(None);
    bench.sandbox.advance_clock(Duration::from_secs(11));
    statuses(&bench, 6, 6).await;
    assert_eq!(ledger.writes_to(&asset(6))[0].inside_retry_after, None);
}
