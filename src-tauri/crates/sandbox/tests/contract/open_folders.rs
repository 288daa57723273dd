use relabel_sandbox::{Content, Fault, LIBRARY_ROOT, Options};
use reqwest::{Method, Response, header};
use serde_json::{Value, json};

use super::support::Bench;

struct Desk {
    bench: Bench,
    client: String,
}

impl Desk {
    async fn with(content: Content) -> Desk {
        let mut bench = Bench::with(Options { content, ..Options::default() }).await;
        let client = bench.as_oauth().await;
        Desk { bench, client }
    }

    async fn get(&self, query: &str) -> Response {
        let address = format!("/adobe/folders/?{query}");
        let request = self.bench.request(Method::GET, &address).header("X-Api-Key", &self.client);
        request.send().await.unwrap()
    }

    async fn json(&self, query: &str) -> Value {
        let response = self.get(query).await;
        assert_eq!(response.status(), 200, "{query}");
        response.json().await.unwrap()
    }
}

#[tokio::test]
async fn a_folder_lists_its_folders_only() {
    let desk = Desk::with(Content::Library).await;
    let page = desk.json(&format!("path={LIBRARY_ROOT}/archive")).await;
    assert_eq!(page["self"]["path"], json!(format!("{LIBRARY_ROOT}/archive")));
    assert_eq!(
        (&page["self"]["name"], &page["self"]["title"]),
        (&json!("archive"), &json!("Archive"))
    );
    assert!(page["self"]["folderId"].is_string());
    let names: Vec<&str> = page["children"]
        .as_array()
        .unwrap()
        .iter()
        .map(|child| child["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["expired-campaigns", "scans-1998"]);
    assert_eq!(page["children"][1]["title"], "Scans 1998");
    assert!(page.get("cursor").is_none(), "no cursor is the end");
    let leaf = desk.json(&format!("path={LIBRARY_ROOT}/archive/scans-1998")).await;
    assert_eq!(leaf["children"], json!([]));
    assert_eq!(desk.json("").await["self"]["path"], "/content/dam");
}

#[tokio::test]
async fn pages_put_together_are_all_folders() {
    let desk = Desk::with(Content::Synthetic(120_000)).await;
    let mut found = Vec::new();
    let mut cursor = String::new();
    for page in 0.. {
        let after = if page == 0 { String::new() } else { format!("&cursor={cursor}") };
        let answer = desk.json(&format!("path={LIBRARY_ROOT}&limit=50{after}")).await;
        let children = answer["children"].as_array().unwrap();
        found.extend(children.iter().map(|child| child["name"].as_str().unwrap().to_owned()));
        match answer["cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
        assert_eq!(children.len(), 50);
    }
    let expected: Vec<String> = (1..=120).map(|number| format!("series-{number:04}")).collect();
    assert_eq!(found, expected);
    let first = desk.json(&format!("path={LIBRARY_ROOT}")).await;
    assert_eq!(first["children"].as_array().unwrap().len(), 50);
    // A last page that is just full has no cursor.
    let last = desk.json(&format!("path={LIBRARY_ROOT}&limit=20&cursor={}", cursor)).await;
    assert_eq!((last["children"].as_array().unwrap().len(), last.get("cursor")), (20, None));
}

#[tokio::test]
async fn what_is_out_of_range_is_refused() {
    let desk = Desk::with(Content::Library).await;
    let asset = format!("path={LIBRARY_ROOT}/archive/scans-1998/SCAN_0001.jpg");
    for (query, status) in [
        ("limit=0", 400),
        ("limit=51", 400),
        ("limit=many", 400),
        ("cursor=%25", 400),
        ("path=/content/dam/nowhere", 404),
        ("path=/content/cq:tags", 404),
        ("path=/content/damnation", 404),
        (asset.as_str(), 404),
    ] {
        let response = desk.get(query).await;
        assert_eq!(response.status(), status, "{query}");
        assert_eq!(response.headers()["content-type"], "application/problem+json");
    }
    let without = desk.bench.get("/adobe/folders/").await;
    assert_eq!(without.status(), 403);
}

#[tokio::test]
async fn a_page_has_a_tag_and_a_head() {
    let desk = Desk::with(Content::Library).await;
    let address = format!("/adobe/folders/?path={LIBRARY_ROOT}");
    let request = |method| desk.bench.request(method, &address).header("X-Api-Key", &desk.client);
    let head = request(Method::HEAD).send().await.unwrap();
    assert_eq!(head.status(), 200);
    let tag = head.headers()["etag"].clone();
    assert_eq!(head.text().await.unwrap(), "");
    let known = || request(Method::GET).header(header::IF_NONE_MATCH, &tag);
    assert_eq!(known().send().await.unwrap().status(), 304);
    let hidden = Fault::FolderHidden { path: format!("{LIBRARY_ROOT}/archive") };
    desk.bench.sandbox.set_fault(Some(hidden));
    let page: Value = known().send().await.unwrap().json().await.unwrap();
    let names: Vec<&Value> =
        page["children"].as_array().unwrap().iter().map(|child| &child["name"]).collect();
    assert!(!names.contains(&&json!("archive")) && names.contains(&&json!("brand")));
}
