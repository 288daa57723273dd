use relabel_sandbox::LIBRARY_ROOT;
use reqwest::Method;
use serde_json::json;

use super::support::{Bench, scan};

fn metadata_node() -> String {
    format!("{}/jcr:content/metadata", scan())
}

#[tokio::test]
async fn a_node_is_read_to_the_depth_of_its_selector() {
    let bench = Bench::library().await;
    let asset = scan();
    let bare = bench.json(&format!("{asset}.json")).await;
    assert_eq!(bare["jcr:primaryType"], "dam:Asset");
    assert!(bare["jcr:uuid"].is_string() && bare.get("jcr:content").is_none());
    let one = bench.json(&format!("{asset}.1.json")).await;
    assert!(one["jcr:content"].is_object() && one["jcr:content"].get("metadata").is_none());
    for all in ["infinity", "-1"] {
        let all = bench.json(&format!("{asset}.{all}.json")).await;
        assert_eq!(all["jcr:content"]["metadata"]["dc:format"], "image/jpeg");
        let original = &all["jcr:content"]["renditions"]["original"]["jcr:content"];
        assert!(original[":jcr:data"].is_u64());
    }
    let listed = bench.json(&format!("{LIBRARY_ROOT}.harray.1.json")).await;
    assert!(listed["__children__"].as_array().unwrap().iter().any(|c| c["__name__"] == "videos"));
    let tidy = bench.get(&format!("{asset}.tidy.json")).await.text().await.unwrap();
    assert!(tidy.starts_with("{\n"));
    assert_eq!(bench.get(&format!("{asset}.deep.json")).await.status(), 400);
    assert_eq!(bench.get("/content/dam/nowhere.json").await.status(), 404);
}

#[tokio::test]
async fn all_spellings_of_the_metadata_node_are_one_and_dates_are_ecma() {
    let bench = Bench::library().await;
    let mut answers = Vec::new();
    for content in ["jcr:content", "jcr%3Acontent", "_jcr_content"] {
        answers.push(bench.json(&format!("{}/{content}/metadata.json", scan())).await);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    let date = answers[0]["dc:modified"].as_str().unwrap();
    assert!(date.contains(" GMT+0000") && date.len() == 33, "{date}");
    assert!(answers[0]["dam:size"].is_i64());
}

#[tokio::test]
async fn too_many_nodes_are_a_list_of_addresses() {
    let bench = Bench::library().await;
    let response = bench.get(&format!("{LIBRARY_ROOT}.infinity.json")).await;
    assert_eq!(response.status(), 300);
    let addresses: Vec<String> = response.json().await.unwrap();
    assert_eq!(addresses.last().unwrap(), &format!("{LIBRARY_ROOT}.0.json"));
    bench.json(&addresses[0]).await;
    let large = Bench::synthetic(500).await;
    let folder = format!("{LIBRARY_ROOT}/series-0001");
    let children = large.json(&format!("{folder}.1.json")).await;
    assert_eq!(children.as_object().unwrap().len(), 502);
}

#[tokio::test]
async fn typed_values_are_set_in_one_post() {
    let bench = Bench::library().await;
    let (status, answer) = bench
        .post(
            &metadata_node(),
            &[
                ("_charset_", "utf-8"),
                ("dc:title", "Früh am Pier"),
                ("dc:title@TypeHint", "String"),
                ("dc:subject", "sea"),
                ("dc:subject@TypeHint", "String[]"),
                ("prism:expirationDate", "2031-05-01T00:00:00.000+02:00"),
                ("prism:expirationDate@TypeHint", "Date"),
                ("xmpRights:Marked", "true"),
                ("xmpRights:Marked@TypeHint", "Boolean"),
                ("dam:Copies", "3"),
                ("dam:Copies@TypeHint", "Long"),
                ("dam:Price", "12.50"),
                ("dam:Price@TypeHint", "Decimal"),
                ("xmp:CreatorTool@Delete", "true"),
            ],
        )
        .await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["status.code"], 200);
    assert!(answer.get("isCreate").is_none(), "{answer}");
    let deleted =
        json!({"type": "deleted", "argument": format!("{}/xmp:CreatorTool", metadata_node())});
    assert!(answer["changes"].as_array().unwrap().contains(&deleted));
    let metadata = bench.sandbox.metadata(&scan()).unwrap();
    assert_eq!(metadata["dc:title"], json!({"type": "String", "value": "Früh am Pier"}));
    assert_eq!(metadata["dc:subject"], json!({"type": "String", "values": ["sea"]}));
    assert_eq!(
        metadata["prism:expirationDate"],
        json!({"type": "Date", "value": "2031-05-01T00:00:00.000+02:00"})
    );
    assert_eq!(metadata["xmpRights:Marked"], json!({"type": "Boolean", "value": true}));
    assert_eq!(metadata["dam:Copies"], json!({"type": "Long", "value": 3}));
    assert_eq!(metadata["dam:Price"], json!({"type": "Decimal", "value": 12.5}));
    assert!(metadata.get("xmp:CreatorTool").is_none());
}

#[tokio::test]
async fn a_patch_appends_without_reading() {
    let bench = Bench::library().await;
    for (operation, expected) in
        [("+sea", json!(["sea"])), ("+pier", json!(["sea", "pier"])), ("-sea", json!(["pier"]))]
    {
        let fields = [
            ("./dc:subject@TypeHint", "String[]"),
            ("./dc:subject@Patch", "true"),
            ("./dc:subject", operation),
            ("ignored", "because it has no dot"),
        ];
        assert_eq!(bench.post(&metadata_node(), &fields).await.0, 200);
        let metadata = bench.sandbox.metadata(&scan()).unwrap();
        assert_eq!(metadata["dc:subject"]["values"], expected);
        assert!(metadata.get("ignored").is_none());
    }
}

/// Seen on Apache Sling: an empty list of dates is one of texts, one of numbers stays.
#[tokio::test]
async fn a_list_of_dates_that_a_patch_empties_loses_its_type() {
    let bench = Bench::library().await;
    for (name, value, hint, left) in
        [("dam:When", "2031-04-03", "Date[]", "String"), ("dam:Count", "5", "Long[]", "Long")]
    {
        let (typed, patched) = (format!("./{name}@TypeHint"), format!("./{name}@Patch"));
        let (name, added, taken) = (format!("./{name}"), format!("+{value}"), format!("-{value}"));
        let fields = [(&*typed, hint), (&*patched, "true"), (&*name, &*added), (&*name, &*taken)];
        assert_eq!(bench.post(&metadata_node(), &fields).await.0, 200);
        let held = &bench.sandbox.metadata(&scan()).unwrap()[&name[2..]];
        assert_eq!(*held, json!({"type": left, "values": []}));
    }
}

#[tokio::test]
async fn one_value_that_does_not_fit_stops_the_whole_post() {
    let bench = Bench::library().await;
    let before = bench.sandbox.metadata(&scan());
    for (name, value, hint) in [
        ("dam:Copies", "many", "Long"),
        ("prism:expirationDate", "soon", "Date"),
        ("acme:sku", "1", "String"),
    ] {
        let hinted = format!("{name}@TypeHint");
        let fields = [("dc:title", "new"), (name, value), (hinted.as_str(), hint)];
        let (status, answer) = bench.post(&metadata_node(), &fields).await;
        assert_eq!(status, 500, "{name}");
        let class = "org.apache.sling.api.resource.PersistenceException";
        assert_eq!(answer["error"]["class"], class, "{name}");
        assert_eq!(answer["changes"], json!([]));
    }
    let (status, _) = bench.post(&metadata_node(), &[(":operation", "explode")]).await;
    assert_eq!(status, 500);
    assert_eq!(bench.sandbox.metadata(&scan()), before);
}

#[tokio::test]
async fn without_accept_the_answer_is_a_page() {
    let bench = Bench::library().await;
    let response = bench
        .request(Method::POST, &metadata_node())
        .form(&[("dc:title", "a <b>")])
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert!(response.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    let multipart = reqwest::multipart::Form::new().text("dc:title", "from parts");
    let response =
        bench.request(Method::POST, &metadata_node()).multipart(multipart).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let metadata = bench.sandbox.metadata(&scan()).unwrap();
    assert_eq!(metadata["dc:title"]["value"], "from parts");
}

#[tokio::test]
async fn pictures_are_served_at_the_rendition_paths() {
    let bench = Bench::library().await;
    let renditions = format!("{}/_jcr_content/renditions", scan());
    let mut sizes = Vec::new();
    for name in [
        "cq5dam.thumbnail.48.48.png",
        "cq5dam.thumbnail.140.100.png",
        "cq5dam.thumbnail.319.319.png",
        "cq5dam.web.1280.1280.jpeg",
    ] {
        let response = bench.get(&format!("{renditions}/{name}")).await;
        assert_eq!(response.status(), 200, "{name}");
        assert_eq!(response.headers()["content-type"], "image/png");
        sizes.push(response.bytes().await.unwrap().len());
    }
    assert!(sizes.is_sorted(), "{sizes:?}");
    assert_eq!(bench.get(&format!("{renditions}/other.png")).await.status(), 404);
}
