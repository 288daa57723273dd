use relabel_sandbox::LIBRARY_ROOT;
use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Bench, scan};

fn link<'a>(document: &'a Value, rel: &str) -> Option<&'a str> {
    let links = document["links"].as_array().unwrap();
    links.iter().find(|link| link["rel"][0] == rel).map(|link| link["href"].as_str().unwrap())
}

#[tokio::test]
async fn following_next_visits_every_child_once() {
    let bench = Bench::synthetic(45).await;
    let origin = bench.sandbox.origin();
    let mut address = "/api/assets/northlight/series-0001.json".to_owned();
    let mut names = Vec::new();
    let mut pages = 0;
    loop {
        let page = bench.json(&address).await;
        pages += 1;
        assert_eq!(page["class"], json!(["assets/folder"]));
        assert_eq!(page["properties"]["srn:paging"]["total"], 45);
        assert_eq!(page["properties"]["srn:paging"]["limit"], 20);
        for entity in page["entities"].as_array().unwrap() {
            assert_eq!(entity["class"], json!(["assets/asset"]));
            names.push(entity["properties"]["name"].as_str().unwrap().to_owned());
        }
        assert_eq!(link(&page, "prev").is_some(), pages > 1);
        match link(&page, "next") {
            Some(next) => address = next.replacen(origin.as_str(), "/", 1),
            None => break,
        }
    }
    assert_eq!(pages, 3);
    let count = names.len();
    names.dedup();
    assert_eq!((count, names.len()), (45, 45));
}

#[tokio::test]
async fn folders_assets_and_fragments_are_told_apart() {
    let bench = Bench::library().await;
    let service = bench.json("/api.json").await;
    assert_eq!(service["class"], json!(["core/service"]));
    let root = bench.json("/api/assets.json").await;
    assert_eq!(root["entities"][0]["properties"]["dc:title"], "Northlight");
    let magazine = bench.json("/api/assets/northlight/magazine.json?limit=100").await;
    let fragments = magazine["entities"].as_array().unwrap();
    assert_eq!(fragments.len(), 12);
    assert!(fragments.iter().all(|f| f["properties"]["contentFragment"] == true));
    let own = link(&fragments[0], "self").unwrap();
    let own = own.replacen(bench.sandbox.origin().as_str(), "/", 1);
    assert_eq!(bench.json(&own).await["properties"]["contentFragment"], true);
    let empty = bench.json("/api/assets/northlight/inbox").await;
    assert_eq!(empty["entities"], json!([]));
    assert_eq!(bench.get("/api/assets/northlight/nowhere.json").await.status(), 404);
}

#[tokio::test]
async fn an_asset_whose_time_is_over_is_not_found() {
    let bench = Bench::library().await;
    let path = "/api/assets/northlight/archive/expired-campaigns/summer-sale-2019-banner.jpg.json";
    assert_eq!(bench.get(path).await.status(), 404);
    assert_eq!(bench.put(path, json!({"metadata/dc:rights": "x"})).await.0, 404);
    assert!(bench.sandbox.writes().iter().all(|write| write.status == 404));
}

#[tokio::test]
async fn put_sets_metadata_and_notes_who_did() {
    let bench = Bench::library().await;
    let path = format!("/api/assets{}", scan().strip_prefix("/content/dam").unwrap());
    for (suffix, rights) in [("", "one"), (".json", "two")] {
        let address = format!("{path}{suffix}");
        let (status, answer) = bench.put(&address, json!({"metadata/dc:rights": rights})).await;
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["properties"]["status.code"], 200);
        let metadata = bench.sandbox.metadata(&scan()).unwrap();
        assert_eq!(metadata["dc:rights"], json!({"type": "String", "value": rights}));
    }
    let content = bench.sandbox.typed(&format!("{}/jcr:content", scan())).unwrap();
    assert!(content["jcr:lastModifiedBy"]["value"].as_str().unwrap().ends_with("@AdobeID"));
    let write = bench.sandbox.writes().pop().unwrap();
    assert_eq!((write.method.as_str(), write.status), ("PUT", 200));
    assert_eq!(write.properties["metadata/dc:rights"], "two");
}

#[tokio::test]
async fn a_plain_dc_key_lands_in_the_jcr_namespace() {
    let bench = Bench::library().await;
    let path = format!("/api/assets{}", scan().strip_prefix("/content/dam").unwrap());
    assert_eq!(bench.put(&path, json!({"dc:title": "Old pier"})).await.0, 200);
    assert!(bench.sandbox.metadata(&scan()).unwrap().get("dc:title").is_none());
    let content = bench.sandbox.typed(&format!("{}/jcr:content", scan())).unwrap();
    assert_eq!(content["jcr:title"], json!({"type": "String", "value": "Old pier"}));
}

#[tokio::test]
async fn values_that_do_not_fit_change_nothing() {
    let bench = Bench::library().await;
    let path = format!("/api/assets{}", scan().strip_prefix("/content/dam").unwrap());
    let before = bench.sandbox.metadata(&scan());
    for properties in [
        json!({"metadata/dc:rights": "x", "metadata/tiff:ImageWidth": "wide"}),
        json!({"metadata/dc:rights": "x", "metadata/acme:sku": "1"}),
        json!({"metadata/dc:rights": "x", "metadata/dam:size": [1, 2]}),
        json!({"metadata/../../dc:rights": "x"}),
    ] {
        assert_eq!(bench.put(&path, properties.clone()).await.0, 500, "{properties}");
    }
    assert_eq!(bench.sandbox.metadata(&scan()), before);
    let response = bench.request(Method::PUT, &path).body("{").send().await.unwrap();
    assert_eq!(response.status(), 500);
}

#[tokio::test]
async fn folders_can_be_created_once() {
    let bench = Bench::library().await;
    let body = json!({"class": "assetFolder", "properties": {"title": "Fresh"}});
    let path = "/api/assets/northlight/fresh";
    for expected in [201, 409] {
        let response = bench.request(Method::POST, path).json(&body).send().await.unwrap();
        assert_eq!(response.status(), expected);
    }
    assert_eq!(bench.json(path).await["properties"]["dc:title"], "Fresh");
    assert!(bench.sandbox.typed(&format!("{LIBRARY_ROOT}/fresh")).is_some());
}

#[tokio::test]
async fn names_with_odd_characters_can_be_addressed() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("content.json");
    let path = "/content/dam/büro/50% größer #1 (neu)?.jpg";
    let content = json!({"assets": [{"path": path, "metadata": {}}]});
    std::fs::write(&file, content.to_string()).unwrap();
    let bench = Bench::with(relabel_sandbox::Options {
        content: relabel_sandbox::Content::File(file),
        ..Default::default()
    })
    .await;
    let folder = bench.json("/api/assets/b%C3%BCro.json").await;
    let own = link(&folder["entities"][0], "self").unwrap();
    let own = own.replacen(bench.sandbox.origin().as_str(), "/", 1);
    assert_eq!(bench.put(&own, json!({"metadata/dc:title": "T"})).await.0, 200);
    assert_eq!(bench.sandbox.metadata(path).unwrap()["dc:title"]["value"], "T");
}
