use std::path::Path;

use relabel_sandbox::{Content, Error, Options, Sandbox};
use serde_json::{Value, json};

use super::support::{Bench, scan};

/// Real content, where this checkout lies next to it.
const WKND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data/wknd-dam.json");

#[tokio::test]
async fn a_content_file_keeps_the_types_of_its_properties() {
    if !Path::new(WKND).exists() {
        println!("skipped: ../shared/data/wknd-dam.json is not there");
        return;
    }
    let file: Value = serde_json::from_slice(&std::fs::read(WKND).unwrap()).unwrap();
    let options = Options { content: Content::File(WKND.into()), ..Options::default() };
    let bench = Bench::with(options).await;
    for asset in file["assets"].as_array().unwrap() {
        let path = asset["path"].as_str().unwrap();
        let metadata = bench.sandbox.metadata(path).unwrap();
        for (name, typed) in asset["metadata"].as_object().unwrap() {
            if name == "jcr:primaryType" {
                continue;
            }
            assert_eq!(&metadata[name], typed, "{path} {name}");
        }
        let node = bench.sandbox.typed(path).unwrap();
        assert_eq!(node["jcr:uuid"]["value"], asset["uuid"]);
    }
    let query = "/bin/querybuilder.json?path=/content/dam/wknd-shared&type=dam:Asset&p.limit=0";
    assert_eq!(bench.json(query).await["total"], 155);
    let fragment = "/content/dam/wknd-shared/en/adventures/bali-surf-camp/bali-surf-camp";
    let master = bench.json(&format!("{fragment}/jcr:content/data/master.json")).await;
    assert_eq!(master["activity"], "Surfing");
}

#[tokio::test]
async fn content_that_cannot_be_read_is_an_error_with_its_reason() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("content.json");
    for content in [
        "{".to_owned(),
        json!({"assets": [{"path": "/etc/passwd"}]}).to_string(),
        json!({"assets": [{"path": "/content/dam/../x"}]}).to_string(),
        json!({"assets": [{"path": "/content/dam/x", "metadata": {"a": 1}}]}).to_string(),
    ] {
        std::fs::write(&file, &content).unwrap();
        let options = Options { content: Content::File(file.clone()), ..Options::default() };
        let error = Sandbox::start(options).await.unwrap_err();
        assert!(matches!(error, Error::Content(_)), "{content}: {error}");
    }
}

#[tokio::test]
async fn a_million_assets_answer_quickly_and_remember_writes() {
    let bench = Bench::synthetic(1_000_000).await;
    let asset = "/content/dam/northlight/series-1000/image-1000000.jpg";
    let started = std::time::Instant::now();
    let page = bench
        .json(
            "/bin/querybuilder.json?path=/content/dam&type=dam:Asset&orderby=@jcr:path\
             &p.limit=2&p.offset=999998&p.hits=selective&p.properties=jcr:path",
        )
        .await;
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
    assert_eq!(page["total"], 1_000_000);
    assert_eq!(page["hits"][1]["jcr:path"], asset);
    let put = json!({"metadata/dc:rights": "kept"});
    assert_eq!(bench.put(&asset.replace("/content/dam", "/api/assets"), put).await.0, 200);
    assert_eq!(bench.sandbox.metadata(asset).unwrap()["dc:rights"]["value"], "kept");
}

#[tokio::test]
async fn somebody_else_can_edit() {
    let bench = Bench::library().await;
    let scan = scan();
    let set = |value| bench.sandbox.set_metadata(&scan, "dc:rights", value);
    set(json!({"type": "String", "values": ["a", "b"]}));
    let rights = |bench: &Bench| bench.sandbox.metadata(&scan).unwrap()["dc:rights"].clone();
    assert_eq!(rights(&bench), json!({"type": "String", "values": ["a", "b"]}));
    set(json!("plain"));
    assert_eq!(rights(&bench), json!({"type": "String", "value": "plain"}));
    set(Value::Null);
    assert_eq!(rights(&bench), Value::Null);
    let content = bench.sandbox.typed(&format!("{scan}/jcr:content")).unwrap();
    assert_eq!(content["jcr:lastModifiedBy"]["value"], "somebody-else");
    assert_eq!(bench.sandbox.metadata("/content/dam/nowhere.jpg"), None);
}
