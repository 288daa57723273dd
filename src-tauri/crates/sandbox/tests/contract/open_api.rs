use relabel_sandbox::{Content, Fault, KeyFileKind, LIBRARY_ROOT, Options, Remark};
use reqwest::{Method, Response, header};
use serde_json::{Value, json};

use super::support::{Bench, scan};

const PATCH: &str = "application/json-patch+json";

/// The account of the OAuth credential at work on one asset.
struct Desk {
    bench: Bench,
    client: String,
    asset: String,
    address: String,
}

impl Desk {
    async fn new() -> Desk {
        Desk::at(Options::default(), scan()).await
    }

    /// With the right to write.
    async fn writer() -> Desk {
        let desk = Desk::new().await;
        desk.bench.sandbox.grant_write();
        desk
    }

    async fn at(options: Options, asset: String) -> Desk {
        let mut bench = Bench::with(options).await;
        let client = bench.as_oauth().await;
        let uuid = bench.json(&format!("{asset}.json")).await["jcr:uuid"].take();
        let address = format!("/adobe/assets/urn:aaid:aem:{}/metadata", uuid.as_str().unwrap());
        Desk { bench, client, asset, address }
    }

    async fn get(&self) -> Response {
        let request = self.bench.request(Method::GET, &self.address);
        request.header("X-Api-Key", &self.client).send().await.unwrap()
    }

    async fn etag(&self) -> String {
        let response = self.get().await;
        assert_eq!(response.status(), 200);
        response.headers()["etag"].to_str().unwrap().to_owned()
    }

    async fn patch(&self, guard: &str, operations: Value) -> Response {
        self.bench
            .request(Method::PATCH, &self.address)
            .header("X-Api-Key", &self.client)
            .header(header::CONTENT_TYPE, PATCH)
            .header(header::IF_MATCH, guard)
            .body(operations.to_string())
            .send()
            .await
            .unwrap()
    }

    /// A patch with the tag of this moment; the status.
    async fn patched(&self, operations: Value) -> u16 {
        self.patch(&self.etag().await, operations).await.status().as_u16()
    }

    fn metadata(&self) -> Value {
        self.bench.sandbox.metadata(&self.asset).unwrap()
    }
}

/// The problem document of a refusal.
async fn problem(response: Response, status: u16) -> Value {
    assert_eq!(response.status(), status);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let path = response.url().path().to_owned();
    let problem: Value = response.json().await.unwrap();
    assert_eq!((&problem["status"], &problem["instance"]), (&json!(status), &json!(path)));
    assert!(problem["title"].is_string() && problem["detail"].is_string());
    problem
}

fn title(value: &str) -> Value {
    json!([{"op": "add", "path": "/assetMetadata/dc:title", "value": value}])
}

#[tokio::test]
async fn the_document_is_typed_and_tagged() {
    let desk = Desk::new().await;
    let asset = desk.asset.clone();
    desk.bench.sandbox.set_metadata(&asset, "dc:subject", json!(["sea", "pier"]));
    let response = desk.get().await;
    assert_eq!(response.status(), 200);
    let tag = response.headers()["etag"].to_str().unwrap().to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag} is a strong tag");
    let document: Value = response.json().await.unwrap();
    assert!(desk.address.contains(document["assetId"].as_str().unwrap()));
    let metadata = &document["assetMetadata"];
    assert_eq!(metadata["dc:subject"], json!(["sea", "pier"]));
    assert!(metadata["dc:modified"].as_str().unwrap().ends_with('Z'));
    assert!(metadata.get("jcr:primaryType").is_none());
    let repository = &document["repositoryMetadata"];
    assert_eq!(
        (&repository["repo:path"], &repository["repo:name"]),
        (&json!(asset), &json!("SCAN_0001.jpg"))
    );
    assert_eq!(repository["repo:size"], metadata["dam:size"]);
    assert_eq!(repository["aem:assetState"], "processed");

    assert_eq!(desk.etag().await, tag);
    let known = desk.bench.request(Method::GET, &desk.address);
    let known = known.header("X-Api-Key", &desk.client).header(header::IF_NONE_MATCH, &tag);
    assert_eq!(known.send().await.unwrap().status(), 304);
    desk.bench.sandbox.set_metadata(&asset, "dc:rights", json!("theirs"));
    assert_ne!(desk.etag().await, tag);
}

#[tokio::test]
async fn ids_are_the_uuids_that_sling_and_searches_show() {
    let desk = Desk::new().await;
    let folder = format!("{LIBRARY_ROOT}/archive");
    let query = format!(
        "/bin/querybuilder.json?path={folder}&type=dam:Asset&p.limit=-1&p.hits=selective\
         &p.properties=jcr:path%20jcr:uuid"
    );
    let hits = desk.bench.json(&query).await["hits"].take();
    let hits = hits.as_array().unwrap();
    assert_eq!(hits.len(), 21);
    for hit in hits {
        let (path, uuid) = (hit["jcr:path"].as_str().unwrap(), hit["jcr:uuid"].as_str().unwrap());
        let one = desk.bench.json(&format!("{path}.1.json")).await;
        assert_eq!(one["jcr:uuid"], uuid);
        let address = format!("/adobe/assets/urn:aaid:aem:{uuid}/metadata");
        let request = desk.bench.request(Method::GET, &address).header("X-Api-Key", &desk.client);
        let document: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(document["repositoryMetadata"]["repo:path"], path);
    }
}

#[tokio::test]
async fn an_asset_of_a_million_is_found_at_once() {
    let asset = format!("{LIBRARY_ROOT}/series-0734/image-0733210.jpg");
    let options = Options { content: Content::Synthetic(1_000_000), ..Options::default() };
    let desk = Desk::at(options, asset.clone()).await;
    desk.bench.sandbox.grant_write();
    let started = std::time::Instant::now();
    let document: Value = desk.get().await.json().await.unwrap();
    assert_eq!(document["repositoryMetadata"]["repo:path"], json!(asset));
    assert_eq!(desk.patched(title("found")).await, 200);
    assert_eq!(desk.metadata()["dc:title"]["value"], "found");
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
}

#[tokio::test]
async fn the_client_must_be_named_registered_and_have_a_profile() {
    let desk = Desk::new().await;
    let (bench, address) = (&desk.bench, &desk.address);
    let ask = |key: Option<&str>| {
        let request = bench.request(Method::GET, address);
        match key {
            Some(key) => request.header("X-Api-Key", key).send(),
            None => request.send(),
        }
    };
    let no_key = json!({"error_code": "403003", "message": "Api Key is invalid"});
    for key in [None, Some(""), Some("another")] {
        let refused = ask(key).await.unwrap();
        assert_eq!(refused.status(), 403, "{key:?}");
        assert_eq!(refused.json::<Value>().await.unwrap(), no_key, "{key:?}");
    }
    bench.sandbox.stage("client-id-refused").unwrap();
    assert_eq!(ask(Some(&desk.client)).await.unwrap().json::<Value>().await.unwrap(), no_key);
    bench.sandbox.stage("api-scopes-missing").unwrap();
    let refused = problem(ask(Some(&desk.client)).await.unwrap(), 403).await;
    assert_eq!(refused["detail"], "missing required scopes");
    bench.sandbox.set_fault(None);
    bench.sandbox.register_client(false);
    let refused = problem(ask(Some(&desk.client)).await.unwrap(), 403).await;
    assert_eq!(refused["detail"], "IMS Client ID not allowlisted");
    bench.sandbox.register_client(true);
    bench.sandbox.set_profile(false);
    problem(ask(Some(&desk.client)).await.unwrap(), 403).await;
    bench.sandbox.set_profile(true);
    assert_eq!(ask(Some(&desk.client)).await.unwrap().status(), 200);
    let nobody = bench.client.get(bench.sandbox.origin().join(address).unwrap());
    let nobody = nobody.header("X-Api-Key", &desk.client).send().await.unwrap();
    assert_eq!(nobody.status(), 401);
}

#[tokio::test]
async fn other_tokens_are_let_in_only_by_the_switch() {
    let mut desk = Desk::new().await;
    let file = desk.bench.sandbox.key_file(KeyFileKind::LocalDevelopmentToken);
    let file: Value = serde_json::from_slice(&file).unwrap();
    desk.bench.as_user(file["accessToken"].as_str().unwrap().to_owned());
    desk.client = "dev-console-prod".to_owned();
    problem(desk.get().await, 403).await;
    desk.bench.sandbox.open_api_for_all_tokens(true);
    assert_eq!(desk.get().await.status(), 200);
    // The list of clients is that of the OAuth credentials.
    desk.bench.sandbox.register_client(false);
    assert_eq!(desk.get().await.status(), 200);
}

#[tokio::test]
async fn what_is_wrong_with_a_patch_is_told_in_this_order() {
    let desk = Desk::new().await;
    let bench = &desk.bench;
    let empty = |address: &str| bench.request(Method::PATCH, address);
    let keyed = |address: &str| empty(address).header("X-Api-Key", &desk.client);
    // A request with everything wrong, mended step by step.
    let url = bench.sandbox.origin().join(&desk.address).unwrap();
    assert_eq!(bench.client.patch(url).send().await.unwrap().status(), 401);
    assert_eq!(empty(&desk.address).send().await.unwrap().status(), 403);
    let unknown = "/adobe/assets/urn:aaid:aem:0a1b2c3d-1111-4222-8333-444455556666/metadata";
    problem(keyed(unknown).send().await.unwrap(), 404).await;
    let refused = problem(keyed(&desk.address).send().await.unwrap(), 403).await;
    assert!(refused["detail"].as_str().unwrap().contains("may not change"));
    bench.sandbox.grant_write();
    problem(keyed(&desk.address).send().await.unwrap(), 428).await;
    let stale = keyed(&desk.address).header(header::IF_MATCH, "\"stale\"");
    problem(stale.send().await.unwrap(), 412).await;
    let tagged = || async { keyed(&desk.address).header(header::IF_MATCH, desk.etag().await) };
    let plain = tagged().await.json(&title("x")).send().await.unwrap();
    assert_eq!(plain.headers()["accept-patch"], PATCH);
    problem(plain, 415).await;
    let typed = || async { tagged().await.header(header::CONTENT_TYPE, PATCH) };
    problem(typed().await.body("[").send().await.unwrap(), 400).await;
    problem(typed().await.body("{}").send().await.unwrap(), 400).await;
    let done = typed().await.body(title("x").to_string()).send().await.unwrap();
    assert_eq!(done.status(), 200);
    assert_eq!(desk.metadata()["dc:title"]["value"], "x");
    let statuses: Vec<u16> = bench.sandbox.writes().iter().map(|write| write.status).collect();
    assert_eq!(statuses, [401, 403, 404, 403, 428, 412, 415, 400, 400, 200]);
}

#[tokio::test]
async fn the_tag_guards_against_somebody_elses_change() {
    let desk = Desk::writer().await;
    let before = desk.etag().await;
    let done = desk.patch(&before, title("mine")).await;
    assert_eq!(done.status(), 200);
    let after = done.headers()["etag"].to_str().unwrap().to_owned();
    assert_ne!(after, before);
    let document: Value = done.json().await.unwrap();
    assert_eq!(document["assetMetadata"]["dc:title"], "mine");
    assert_eq!(desk.etag().await, after);
    problem(desk.patch(&before, title("late")).await, 412).await;
    desk.bench.sandbox.set_metadata(&desk.asset, "dc:rights", json!("theirs"));
    problem(desk.patch(&after, title("late")).await, 412).await;
    problem(desk.patch(&format!("W/{}", desk.etag().await), title("weak")).await, 412).await;
    assert_eq!(desk.metadata()["dc:title"]["value"], "mine");
    assert_eq!(desk.patch("*", title("anyway")).await.status(), 200);
    let content = desk.bench.sandbox.typed(&format!("{}/jcr:content", desk.asset)).unwrap();
    let account = desk.bench.oauth_credential()["TECHNICAL_ACCOUNT_EMAIL"].take();
    assert_eq!(content["jcr:lastModifiedBy"]["value"], account);
}

#[tokio::test]
async fn values_get_the_type_of_the_schema_or_of_the_json() {
    let desk = Desk::writer().await;
    let status = desk
        .patched(json!([
            {"op": "add", "path": "/assetMetadata/dc:title", "value": "Früh am Pier"},
            {"op": "add", "path": "/assetMetadata/dc:subject", "value": ["sea"]},
            {"op": "add", "path": "/dc:subject/-", "value": "pier"},
            {"op": "add", "path": "/assetMetadata/prism:expirationDate", "value": "2031-05-01"},
            {"op": "add", "path": "/assetMetadata/xmpRights:Marked", "value": true},
            {"op": "add", "path": "/assetMetadata/season", "value": "2031-05-01"},
            {"op": "add", "path": "/assetMetadata/copies", "value": 3},
            {"op": "remove", "path": "/assetMetadata/xmp:CreatorTool"},
        ]))
        .await;
    assert_eq!(status, 200);
    let metadata = desk.metadata();
    assert_eq!(metadata["dc:title"], json!({"type": "String", "value": "Früh am Pier"}));
    assert_eq!(metadata["dc:subject"], json!({"type": "String", "values": ["sea", "pier"]}));
    assert_eq!(
        metadata["prism:expirationDate"],
        json!({"type": "Date", "value": "2031-05-01T00:00:00.000Z"})
    );
    assert_eq!(metadata["xmpRights:Marked"], json!({"type": "Boolean", "value": true}));
    assert_eq!(metadata["season"], json!({"type": "String", "value": "2031-05-01"}));
    assert_eq!(metadata["copies"], json!({"type": "Long", "value": 3}));
    assert!(metadata.get("xmp:CreatorTool").is_none());
    let written = desk.bench.sandbox.writes().pop().unwrap();
    assert_eq!(written.path, desk.address);
    assert_eq!(written.properties["add /assetMetadata/dc:title"], "Früh am Pier");
    assert_eq!(written.properties["remove /assetMetadata/xmp:CreatorTool"], Value::Null);
}

/// Not even the types that its JSON does not show.
#[tokio::test]
async fn a_patch_of_one_value_changes_nothing_else() {
    let desk = Desk::writer().await;
    for (name, value) in [
        ("dam:price", json!({"type": "Decimal", "value": 19.9})),
        ("dam:link", json!({"type": "URI", "value": "http://a/b"})),
        ("dam:shot", json!({"type": "Date", "value": "2016-03-12T12:11:17.603+01:00"})),
        ("dam:spoken", json!({"type": "String", "value": "2031-05-01"})),
        ("dam:none", json!({"type": "Long", "values": []})),
    ] {
        desk.bench.sandbox.set_metadata(&desk.asset, name, value);
    }
    let mut expected = desk.metadata();
    assert_eq!(desk.patched(title("x")).await, 200);
    expected["dc:title"] = json!({"type": "String", "value": "x"});
    assert_eq!(desk.metadata(), expected);
}

#[tokio::test]
async fn a_fault_has_the_interface_store_another_form() {
    let desk = Desk::writer().await;
    desk.bench.sandbox.stage("retypes=dc%3Arights").unwrap();
    let rights = |value: Value| json!([{"op": "add", "path": "/dc:rights", "value": value}]);
    assert_eq!(desk.patched(rights(json!("x"))).await, 200);
    assert_eq!(desk.metadata()["dc:rights"], json!({"type": "String", "values": ["x"]}));
    assert_eq!(desk.patched(rights(json!(["x"]))).await, 200);
    assert_eq!(desk.metadata()["dc:rights"], json!({"type": "String", "value": "x"}));
    assert_eq!(desk.patched(title("x")).await, 200);
    assert_eq!(desk.metadata()["dc:title"], json!({"type": "String", "value": "x"}));
}

#[tokio::test]
async fn a_fault_has_the_interface_refuse_what_sling_shows() {
    let desk = Desk::writer().await;
    desk.bench.sandbox.stage(&format!("interface-refused={}", desk.asset)).unwrap();
    problem(desk.get().await, 403).await;
    assert_eq!(desk.bench.get(&format!("{}.json", desk.asset)).await.status(), 200);
}

#[tokio::test]
async fn one_bad_operation_stops_the_whole_patch() {
    let desk = Desk::writer().await;
    let (before, tag) = (desk.metadata(), desk.etag().await);
    for (operation, status) in [
        (json!({"op": "replace", "path": "/assetMetadata/dc:rights", "value": "x"}), 422),
        (json!({"op": "remove", "path": "/assetMetadata/dc:rights"}), 422),
        (json!({"op": "test", "path": "/assetMetadata/dc:format", "value": "x"}), 422),
        (json!({"op": "add", "path": "/repositoryMetadata/repo:name", "value": "x"}), 400),
        (json!({"op": "add", "path": "/assetMetadata/acme:sku", "value": "x"}), 422),
        (json!({"op": "add", "path": "/assetMetadata/a~1b", "value": "x"}), 422),
        (json!({"op": "add", "path": "/assetMetadata/dc:subject", "value": "x"}), 422),
        (json!({"op": "add", "path": "/assetMetadata/prism:expirationDate", "value": "soon"}), 422),
        (json!({"op": "add", "path": "/folderMetadata/dc:title", "value": "x"}), 400),
        (json!({"op": "set", "path": "/assetMetadata/dc:title", "value": "x"}), 400),
    ] {
        let operations = json!([
            {"op": "add", "path": "/assetMetadata/dc:title", "value": "new"},
            operation,
        ]);
        problem(desk.patch(&tag, operations).await, status).await;
    }
    assert_eq!(desk.metadata(), before);
    assert_eq!(desk.etag().await, tag);
}

#[tokio::test]
async fn the_spelling_of_adobes_samples_works_and_is_noted() {
    let desk = Desk::writer().await;
    let response = desk
        .bench
        .request(Method::PATCH, &desk.address)
        .header("X-Api-Key", &desk.client)
        .header("X-Adobe-Accept-Experimental", "1")
        .header(header::CONTENT_TYPE, format!("{PATCH}; charset=utf-8"))
        .header(header::IF_MATCH, "*")
        .body(json!([{"op": "add", "path": "sku", "value": "4711"}]).to_string())
        .send();
    assert_eq!(response.await.unwrap().status(), 200);
    assert_eq!(desk.metadata()["sku"]["value"], "4711");
    let remark = desk.bench.sandbox.requests().pop().unwrap().remark;
    assert_eq!(remark, Some(Remark::PathWithoutSlash));
    assert_eq!(desk.patched(title("with a slash")).await, 200);
    assert_eq!(desk.bench.sandbox.requests().pop().unwrap().remark, None);
}

#[tokio::test]
async fn an_asset_can_be_read_only_refused_or_hidden() {
    let desk = Desk::writer().await;
    let tag = desk.etag().await;
    let folder = format!("{LIBRARY_ROOT}/archive");
    desk.bench.sandbox.refuse_writes_below(&folder);
    problem(desk.patch(&tag, title("x")).await, 403).await;
    assert_eq!(desk.get().await.status(), 200);
    desk.bench.sandbox.grant_write();
    assert_eq!(desk.patch(&tag, title("x")).await.status(), 200);
    desk.bench.sandbox.set_fault(Some(Fault::ReadRefused { below: folder.clone() }));
    problem(desk.get().await, 403).await;
    desk.bench.sandbox.set_fault(Some(Fault::FolderHidden { path: folder }));
    problem(desk.get().await, 404).await;
}

#[tokio::test]
async fn only_json_is_given() {
    let desk = Desk::new().await;
    for (accept, status) in [
        ("*/*", 200),
        ("application/json", 200),
        ("text/html, application/*;q=0.1", 200),
        ("text/html", 406),
    ] {
        let request = desk.bench.request(Method::GET, &desk.address);
        let request = request.header("X-Api-Key", &desk.client).header(header::ACCEPT, accept);
        assert_eq!(request.send().await.unwrap().status(), status, "{accept}");
    }
    for (method, address, status) in [
        (Method::DELETE, desk.address.as_str(), 405),
        (Method::GET, "/adobe/assets?path=/content/dam", 404),
        (Method::GET, "/adobe/sites/cf/fragments", 404),
    ] {
        let request = desk.bench.request(method, address).header("X-Api-Key", &desk.client);
        problem(request.send().await.unwrap(), status).await;
    }
}
