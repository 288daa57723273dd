use std::time::Duration;

use relabel_sandbox::RetryAfter;
use reqwest::StatusCode;

use super::{rights, send, statuses};
use crate::contract::support::Bench;

/// Asks for a token with the OAuth credential.
async fn token(bench: &Bench) -> reqwest::Result<reqwest::Response> {
    let file = bench.oauth_credential();
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", file["CLIENT_ID"].as_str().unwrap()),
        ("client_secret", file["CLIENT_SECRETS"][0].as_str().unwrap()),
        ("scope", "openid,aem.assets.author"),
    ];
    let url = bench.sandbox.origin().join("ims/token/v3").unwrap();
    bench.client.post(url).form(&form).send().await
}

#[tokio::test]
async fn tokens_expire_at_a_write_and_new_ones_are_taken() {
    let mut bench = Bench::synthetic(10).await;
    bench.as_oauth().await;
    bench.sandbox.grant_write();
    bench.sandbox.stage("tokens-expire:from=3").unwrap();
    assert_eq!(statuses(&bench, 1, 4).await, [200, 200, 401, 401]);
    assert_ne!(rights(&bench, 3), "x");
    bench.as_oauth().await;
    assert_eq!(statuses(&bench, 3, 5).await, [200, 200, 200]);
    bench.sandbox.expire_tokens();
    assert_eq!(statuses(&bench, 6, 6).await, [401]);
}

#[tokio::test]
async fn a_burst_of_401_ends_after_its_number() {
    let bench = Bench::synthetic(10).await;
    bench.sandbox.stage("401:from=2,times=3").unwrap();
    assert_eq!(statuses(&bench, 1, 6).await, [200, 401, 401, 401, 200, 200]);
}

#[tokio::test]
async fn the_sign_in_can_be_away_busy_or_done_with_a_client() {
    let bench = Bench::synthetic(2).await;
    bench.sandbox.stage("503-html:of=sign-in,for=600s").unwrap();
    assert_eq!(token(&bench).await.unwrap().status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(send(&bench, 1, "x").await.unwrap().status(), 200, "AEM is well");
    bench.sandbox.advance_clock(Duration::from_secs(600));
    assert_eq!(token(&bench).await.unwrap().status(), 200);
    bench.sandbox.stage("429:of=sign-in,times=1,retry-after=30").unwrap();
    let busy = token(&bench).await.unwrap();
    assert_eq!(
        (busy.status().as_u16(), &busy.headers()["retry-after"]),
        (429, &"30".parse().unwrap())
    );
    bench.sandbox.stage("reset:of=sign-in,times=1").unwrap();
    assert!(token(&bench).await.is_err());
    bench.sandbox.stage("invalid-client:times=2").unwrap();
    for _try in 0..2 {
        let refused = token(&bench).await.unwrap();
        assert_eq!(refused.status(), 400);
        let body: serde_json::Value = refused.json().await.unwrap();
        assert_eq!(body["error"], "invalid_client");
    }
    assert_eq!(token(&bench).await.unwrap().status(), 200);
    assert_eq!("30".parse(), Ok(RetryAfter::Seconds(30)));
}

#[tokio::test]
async fn nothing_answers_while_the_network_is_gone() {
    let bench = Bench::synthetic(2).await;
    bench.sandbox.stage("reset:of=all,for=5m").unwrap();
    assert!(token(&bench).await.is_err());
    assert!(send(&bench, 1, "x").await.is_err());
    bench.sandbox.advance_clock(Duration::from_secs(300));
    assert_eq!(statuses(&bench, 1, 2).await, [200, 200]);
}
