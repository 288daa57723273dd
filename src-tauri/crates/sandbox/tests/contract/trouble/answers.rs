use relabel_sandbox::{Assets, Effect, Rule, When};
use reqwest::Method;
use serde_json::{Value, json};

use super::{asset, rights, send, statuses};
use crate::contract::support::Bench;

#[tokio::test]
async fn every_second_write_is_refused_and_the_others_are_not() {
    let bench = Bench::synthetic(10).await;
    let id = bench.sandbox.stage("429:every=2,retry-after=none").unwrap().unwrap();
    assert_eq!(statuses(&bench, 1, 6).await, [200, 429, 200, 429, 200, 429]);
    assert_eq!(bench.sandbox.hits(id), 3);
    assert_eq!(rights(&bench, 1), "x");
    assert_ne!(rights(&bench, 2), "x");
    assert!(bench.sandbox.remove_fault(id) && !bench.sandbox.remove_fault(id));
    assert_eq!(statuses(&bench, 7, 8).await, [200, 200]);
}

#[tokio::test]
async fn an_outage_lasts_from_its_first_request() {
    let bench = Bench::synthetic(10).await;
    bench.sandbox.stage("503-html:from=2,for=60s,retry-after=5").unwrap();
    assert_eq!(statuses(&bench, 1, 3).await, [200, 503, 503]);
    let answer = send(&bench, 4, "x").await.unwrap();
    assert_eq!(answer.headers()["retry-after"], "5");
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    // It is about reads as well.
    assert_eq!(bench.get("/content/dam.json").await.status(), 503);
    bench.sandbox.advance_clock(std::time::Duration::from_secs(60));
    assert_eq!(statuses(&bench, 4, 5).await, [200, 200]);
}

#[tokio::test]
async fn flapping_is_the_same_for_the_same_seed() {
    let mut runs = Vec::new();
    for seed in [3, 3, 4] {
        let bench = Bench::synthetic(60).await;
        bench.sandbox.stage(&format!("flapping:share=20%,seed={seed}")).unwrap();
        runs.push(statuses(&bench, 1, 60).await);
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0], runs[2]);
    let failed: Vec<u16> = runs[0].iter().copied().filter(|status| *status != 200).collect();
    assert!((4..=22).contains(&failed.len()), "{failed:?}");
    assert!([500, 502, 504].iter().all(|status| failed.contains(status)), "{failed:?}");
}

#[tokio::test]
async fn chosen_assets_fail_for_good_in_the_words_of_the_repository() {
    let bench = Bench::synthetic(20).await;
    let assets = Assets::Listed(vec![asset(3), asset(7)]);
    let rule = Rule::new(Effect::OakConflict).when(When { assets, ..When::default() });
    bench.sandbox.add_fault(rule);
    for _try in 0..2 {
        let failed: Vec<usize> = (1..=9)
            .zip(statuses(&bench, 1, 9).await)
            .filter(|(_, status)| *status == 500)
            .map(|(number, _)| number)
            .collect();
        assert_eq!(failed, [3, 7]);
    }
    let body: Value = send(&bench, 3, "x").await.unwrap().json().await.unwrap();
    let message = body["properties"]["status.message"].as_str().unwrap();
    assert!(message.contains("OakState0001"), "{message}");
    bench.sandbox.clear_faults();
    bench.sandbox.stage("oak-conflict:asset-every=5").unwrap();
    let failed = statuses(&bench, 1, 20).await.iter().filter(|status| **status == 500).count();
    assert_eq!(failed, 4);
}

#[tokio::test]
async fn the_login_page_comes_from_a_write_on() {
    let bench = Bench::synthetic(10).await;
    bench.sandbox.stage("login-page:after-writes=2").unwrap();
    assert_eq!(bench.get("/content/dam.json").await.status(), 200);
    assert_eq!(statuses(&bench, 1, 2).await, [200, 200]);
    let page = send(&bench, 3, "x").await.unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("j_security_check"));
    assert_ne!(rights(&bench, 3), "x");
    assert_eq!(bench.sandbox.ledger().applied(&asset(3)), 0);
    let read = bench.get("/content/dam.json").await.text().await.unwrap();
    assert!(read.contains("j_security_check"));
}

#[tokio::test]
async fn a_redirect_leads_where_it_should() {
    let bench = Bench::synthetic(3).await;
    bench.sandbox.stage("302:of=writes,times=1").unwrap();
    let answer = send(&bench, 1, "x").await.unwrap();
    assert_eq!(answer.status(), 302);
    assert_eq!(answer.headers()["location"], "/libs/granite/core/content/login.html");
    bench.sandbox.clear_faults();
    bench.sandbox.stage("307:location=http://127.0.0.1:9/a%2Cb").unwrap();
    let answer = send(&bench, 1, "x").await.unwrap();
    assert_eq!(answer.status(), 307);
    assert_eq!(answer.headers()["location"], "http://127.0.0.1:9/a,b");
}

#[tokio::test]
async fn an_inner_status_stands_where_the_interface_has_it() {
    let mut bench = Bench::synthetic(3).await;
    bench.sandbox.stage("inner-status=500").unwrap();
    let siren = send(&bench, 1, "x").await.unwrap();
    assert_eq!(siren.status(), 200);
    let siren: Value = siren.json().await.unwrap();
    assert_eq!(siren["properties"]["status.code"], 500);
    let metadata = format!("{}/jcr:content/metadata", asset(1));
    let (status, sling) = bench.post(&metadata, &[("dc:rights", "x")]).await;
    assert_eq!((status, &sling["status.code"]), (200, &json!(500)));
    assert!(sling["error"]["class"].is_string());
    let client = bench.as_oauth().await;
    bench.sandbox.grant_write();
    let uuid = bench.sandbox.typed(&asset(1)).unwrap()["jcr:uuid"]["value"].clone();
    let address = format!("/adobe/assets/urn:aaid:aem:{}/metadata", uuid.as_str().unwrap());
    let patch = bench
        .request(Method::PATCH, &address)
        .header("X-Api-Key", client)
        .header("If-Match", "*")
        .header("Content-Type", "application/json-patch+json")
        .body(json!([{"op": "add", "path": "/dc:rights", "value": "x"}]).to_string());
    let answer = patch.send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    assert_eq!(answer.json::<Value>().await.unwrap()["status"], 500);
    assert_ne!(rights(&bench, 1), "x");
    assert_eq!(bench.sandbox.ledger().sends(&asset(1)), 3, "every interface, one asset");
}

#[tokio::test]
async fn answers_without_a_body_come_after_the_change() {
    let bench = Bench::synthetic(3).await;
    for (number, name, status) in [(1, "200-empty", 200), (2, "204", 204)] {
        bench.sandbox.stage(name).unwrap();
        let answer = send(&bench, number, "mine").await.unwrap();
        assert_eq!(answer.status(), status);
        assert_eq!(answer.bytes().await.unwrap().len(), 0);
        assert_eq!(rights(&bench, number), "mine");
        bench.sandbox.clear_faults();
    }
    // The same without the change, and the other way round.
    bench.sandbox.stage("200-empty:applied=no,times=1").unwrap();
    assert_eq!(statuses(&bench, 3, 3).await, [200]);
    assert_ne!(rights(&bench, 3), "x");
    bench.sandbox.stage("504:applied=yes,times=1").unwrap();
    assert_eq!(statuses(&bench, 3, 3).await, [504]);
    assert_eq!(rights(&bench, 3), "x");
    // What could not be carried out says so.
    bench.sandbox.stage("204").unwrap();
    let gone = bench.request(Method::PUT, "/api/assets/northlight/nowhere.jpg").body("{}");
    assert_eq!(gone.send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_job_is_asked_for_until_it_ends() {
    let bench = Bench::synthetic(3).await;
    for (end, status, state) in
        [("completed", 200, "COMPLETED"), ("failed", 200, "FAILED"), ("forgotten", 404, "")]
    {
        let spec = format!("202:polls=2,end={end},retry-after=1");
        let id = bench.sandbox.stage(&spec).unwrap().unwrap();
        let answer = send(&bench, 1, end).await.unwrap();
        assert_eq!(
            (answer.status().as_u16(), &answer.headers()["retry-after"]),
            (202, &"1".parse().unwrap())
        );
        let location = answer.headers()["location"].to_str().unwrap().to_owned();
        assert_eq!(rights(&bench, 1), end);
        for _poll in 0..2 {
            let answer = bench.get(&location).await;
            assert_eq!(answer.status(), 202);
            assert_eq!(answer.headers()["retry-after"], "1");
        }
        let answer = bench.get(&location).await;
        assert_eq!(answer.status(), status);
        assert!(answer.text().await.unwrap().contains(state));
        bench.sandbox.remove_fault(id);
    }
    assert_eq!(bench.get("/adobe/jobs/999999").await.status(), 404);
}
