use reqwest::{Method, header};
use serde_json::Value;

use super::support::{Bench, scan};

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15";

#[tokio::test]
async fn nothing_of_aem_answers_without_a_token() {
    let bench = Bench::library().await;
    for path in ["/api/assets.json", "/api.json", "/content/dam.json", "/bin/querybuilder.json"] {
        let url = bench.sandbox.origin().join(path).unwrap();
        let response = bench.client.get(url.clone()).send().await.unwrap();
        assert_eq!(response.status(), 401, "{path}");
        let response = bench.client.get(url).bearer_auth("eyJ.eyJ.x").send().await.unwrap();
        assert_eq!(response.status(), 401, "{path}");
    }
}

#[tokio::test]
async fn technical_users_read_until_they_are_granted_to_write() {
    let mut bench = Bench::library().await;
    bench.as_oauth().await;
    let path = format!("{}/jcr:content/metadata", scan());
    let fields = [("dc:rights", "ours")];
    bench.json(&format!("{path}.json")).await;
    let (status, answer) = bench.post(&path, &fields).await;
    assert_eq!((status, answer["status.code"].as_u64()), (500, Some(500)));
    bench.sandbox.grant_write();
    assert_eq!(bench.post(&path, &fields).await.0, 200);
    bench.sandbox.revoke_write();
    assert_eq!(bench.post(&path, &fields).await.0, 500);
    let statuses: Vec<u16> = bench.sandbox.writes().iter().map(|write| write.status).collect();
    assert_eq!(statuses, [500, 200, 500]);
}

/// User agent, where the request says it comes from, CSRF token, status.
type Case<'a> = (&'a str, Option<(header::HeaderName, &'a str)>, Option<&'a str>, u16);

#[tokio::test]
async fn browsers_need_a_referrer_of_the_site_and_a_csrf_token() {
    let bench = Bench::library().await;
    let origin = bench.sandbox.origin().to_string();
    let own = origin.trim_end_matches('/');
    let token = bench.json("/libs/granite/csrf/token.json").await["token"].take();
    let token = token.as_str().unwrap();
    let path = format!("{}/jcr:content/metadata", scan());
    let cases: [Case<'_>; 8] = [
        ("Relabel/1.0", None, None, 200),
        ("Relabel/1.0", Some((header::ORIGIN, "https://elsewhere.example")), None, 200),
        (BROWSER, None, Some(token), 403),
        ("Opera/9.80", None, Some(token), 403),
        (BROWSER, Some((header::REFERER, "https://elsewhere.example/")), Some(token), 403),
        (BROWSER, Some((header::ORIGIN, own)), None, 403),
        (BROWSER, Some((header::ORIGIN, own)), Some("invented"), 403),
        (BROWSER, Some((header::REFERER, own)), Some(token), 200),
    ];
    for (agent, from, csrf, expected) in cases {
        let mut request = bench
            .request(Method::POST, &path)
            .header(header::USER_AGENT, agent)
            .form(&[("dc:rights", "ours")]);
        if let Some((name, value)) = &from {
            request = request.header(name, *value);
        }
        if let Some(csrf) = csrf {
            request = request.header("CSRF-Token", csrf);
        }
        let status = request.send().await.unwrap().status();
        assert_eq!(status, expected, "{agent} {from:?} {csrf:?}");
    }
    let in_field = bench
        .request(Method::POST, &path)
        .header(header::USER_AGENT, BROWSER)
        .header(header::REFERER, &origin)
        .form(&[("dc:rights", "ours"), (":cq_csrf_token", token)]);
    assert_eq!(in_field.send().await.unwrap().status(), 200);
    // Reading is free of both filters.
    let read = bench.request(Method::GET, "/content/dam.json").header(header::USER_AGENT, BROWSER);
    assert_eq!(read.send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn requests_are_recorded_without_secrets() {
    let mut bench = Bench::library().await;
    let file = bench.sandbox.key_file(relabel_sandbox::KeyFileKind::LocalDevelopmentToken);
    let file: Value = serde_json::from_slice(&file).unwrap();
    let token = file["accessToken"].as_str().unwrap().to_owned();
    bench.as_oauth().await;
    bench.as_user(token.clone());
    bench.json("/api/assets.json?limit=5").await;
    let requests = bench.sandbox.requests();
    let last = requests.last().unwrap();
    assert_eq!((last.method.as_str(), last.path.as_str()), ("GET", "/api/assets.json"));
    assert_eq!(last.query.as_deref(), Some("limit=5"));
    assert_eq!(last.user_agent.as_deref(), Some("contract/1"));
    assert_eq!(last.status, 200);
    let all = format!("{requests:?}{:?}", bench.sandbox);
    assert!(!all.contains(&token));
    assert!(!all.contains("p8e-"));
}
