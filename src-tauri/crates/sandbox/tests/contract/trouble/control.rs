use relabel_sandbox::{Content, Options};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::{asset, rights, statuses};
use crate::contract::support::Bench;

async fn open() -> Bench {
    let content = Content::Synthetic(20);
    Bench::with(Options { content, control: true, ..Options::default() }).await
}

fn request(bench: &Bench, method: Method, path: &str) -> RequestBuilder {
    let url = bench.sandbox.origin().join(path).unwrap();
    bench.client.request(method, url).bearer_auth(bench.sandbox.control_token().unwrap())
}

async fn json(bench: &Bench, path: &str) -> Value {
    let response = request(bench, Method::GET, path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.json().await.unwrap()
}

#[tokio::test]
async fn without_its_token_there_is_no_control() {
    let bench = open().await;
    let url = bench.sandbox.origin().join("/control/faults").unwrap();
    assert_eq!(bench.client.get(url.clone()).send().await.unwrap().status(), 404);
    let wrong = bench.client.post(url.clone()).bearer_auth("x").body("500").send().await.unwrap();
    assert_eq!(wrong.status(), 404);
    assert_eq!(bench.get("/control/faults").await.status(), 404, "an access token opens nothing");
    assert!(bench.sandbox.staged_faults().is_empty());
    assert!(bench.sandbox.control_token().unwrap().len() >= 32);
    assert_ne!(bench.sandbox.control_token(), open().await.sandbox.control_token());
    let closed = Bench::synthetic(1).await;
    assert_eq!(closed.sandbox.control_token(), None);
    assert_eq!(closed.get("/control/faults").await.status(), 404);
}

#[tokio::test]
async fn faults_are_staged_listed_and_ended() {
    let bench = open().await;
    let add = |text: &'static str| request(&bench, Method::POST, "/control/faults").body(text);
    let added = add("429:every=2,retry-after=none").send().await.unwrap();
    assert_eq!(added.status(), 201);
    let number = added.json::<Value>().await.unwrap()["number"].clone();
    assert_eq!(statuses(&bench, 1, 2).await, [200, 429]);
    let listed = json(&bench, "/control/faults").await;
    let expected = json!([{"number": number, "fault": "429:every=2,retry-after=none", "hits": 1}]);
    assert_eq!(listed["faults"], expected);
    assert!(listed["help"].as_str().unwrap().contains("login-page"));
    let refused = add("sleep").send().await.unwrap();
    assert_eq!(refused.status(), 400);
    assert!(refused.text().await.unwrap().contains("sleep"));
    let end = |path: String| request(&bench, Method::DELETE, &path).send();
    assert_eq!(end(format!("/control/faults/{number}")).await.unwrap().status(), 204);
    assert_eq!(end(format!("/control/faults/{number}")).await.unwrap().status(), 404);
    add("500").send().await.unwrap();
    assert_eq!(end("/control/faults".into()).await.unwrap().status(), 204);
    assert_eq!(statuses(&bench, 3, 4).await, [200, 200]);
}

#[tokio::test]
async fn the_limit_is_set_and_lifted() {
    let bench = open().await;
    let set = |body: Value| request(&bench, Method::PUT, "/control/limit").json(&body).send();
    let slow = json!({"rate": 0.0001, "burst": 2, "retryAfter": "garbage"});
    assert_eq!(set(slow).await.unwrap().status(), 204);
    assert_eq!(statuses(&bench, 1, 3).await, [200, 200, 429]);
    assert_eq!(json(&bench, "/control/faults").await["limit"]["retryAfter"], "garbage");
    assert_eq!(set(json!({"rate": 0})).await.unwrap().status(), 400);
    assert_eq!(set(json!({"rate": 1, "retryAfter": "soon"})).await.unwrap().status(), 400);
    request(&bench, Method::DELETE, "/control/limit").send().await.unwrap();
    assert_eq!(statuses(&bench, 4, 6).await, [200, 200, 200]);
    let latency = request(&bench, Method::PUT, "/control/latency").json(&json!({"ms": 50}));
    assert_eq!(latency.send().await.unwrap().status(), 204);
    let begun = std::time::Instant::now();
    statuses(&bench, 7, 7).await;
    assert!(begun.elapsed().as_millis() >= 50);
}

#[tokio::test]
async fn the_ledger_is_exported_and_not_written_to_by_control() {
    let bench = open().await;
    statuses(&bench, 1, 3).await;
    let requests = bench.sandbox.requests().len();
    let totals = json(&bench, "/control/ledger").await;
    assert_eq!((&totals["received"], &totals["byStatus"]["200"]), (&json!(3), &json!(3)));
    let writes = json(&bench, "/control/ledger/writes?after=1&limit=1").await;
    assert_eq!(writes.as_array().unwrap().len(), 1);
    assert_eq!(writes[0]["sequence"], 2);
    assert_eq!(writes[0]["asset"], asset(2));
    assert_eq!(writes[0]["insideRetryAfter"], Value::Null);
    let assets = json(&bench, "/control/ledger/assets?from=2").await;
    assert_eq!(assets, json!([{"asset": asset(3), "sends": 1, "applied": 1}]));
    assert_eq!(bench.sandbox.requests().len(), requests, "control is not recorded");
    let edit = json!({"asset": asset(1), "property": "dc:rights", "value": "theirs"});
    let edited = request(&bench, Method::POST, "/control/edit").json(&edit).send().await.unwrap();
    assert_eq!(edited.status(), 204);
    assert_eq!(rights(&bench, 1), "theirs");
    request(&bench, Method::DELETE, "/control/ledger").send().await.unwrap();
    assert_eq!(json(&bench, "/control/ledger").await["received"], 0);
}
