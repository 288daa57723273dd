use relabel_sandbox::Fault;

use super::support::{Bench, scan};

#[tokio::test]
async fn a_fault_answers_until_it_is_switched_off() {
    let bench = Bench::library().await;
    let path = format!("{}/jcr:content/metadata.json", scan());
    bench.sandbox.set_fault(Some(Fault::HtmlLoginPage));
    let page = bench.get(&path).await;
    assert_eq!(page.status(), 200);
    assert!(page.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    for status in [301, 302, 303, 307, 308] {
        let location = "https://elsewhere.example/login".to_owned();
        bench.sandbox.set_fault(Some(Fault::RedirectTo { status, location: location.clone() }));
        let answer = bench.get(&path).await;
        assert_eq!(answer.status(), status);
        assert_eq!(answer.headers()["location"], location);
    }
    bench.sandbox.set_fault(Some(Fault::Status(503)));
    let put = bench.request(reqwest::Method::PUT, "/api/assets/northlight/x").body("{}");
    assert_eq!(put.send().await.unwrap().status(), 503);
    assert_eq!(bench.sandbox.writes()[0].status, 503);
    bench.sandbox.set_fault(None);
    bench.json(&path).await;
}

#[tokio::test]
async fn a_cut_connection_gives_no_byte() {
    let bench = Bench::library().await;
    bench.sandbox.set_fault(Some(Fault::CloseConnection));
    let request = bench.request(reqwest::Method::GET, "/content/dam.json");
    assert!(request.send().await.is_err());
    bench.sandbox.set_fault(None);
    bench.json("/content/dam.json").await;
    assert_eq!(bench.sandbox.requests()[0].status, 0);
}

#[tokio::test]
async fn a_stopped_environment_frees_its_port() {
    let bench = Bench::library().await;
    let origin = bench.sandbox.origin();
    bench.json("/api.json").await;
    bench.sandbox.stopped().await;
    assert!(bench.client.get(origin).send().await.is_err());
}
