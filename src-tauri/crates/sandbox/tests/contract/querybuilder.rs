use relabel_sandbox::LIBRARY_ROOT;
use serde_json::{Value, json};

use super::support::{Bench, scan};

async fn query(bench: &Bench, parameters: &[(&str, &str)]) -> Value {
    let response = bench
        .request(reqwest::Method::GET, "/bin/querybuilder.json")
        .query(parameters)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    response.json().await.unwrap()
}

#[tokio::test]
async fn ten_hits_by_default_and_all_on_demand() {
    let bench = Bench::library().await;
    let base = [("path", LIBRARY_ROOT), ("type", "dam:Asset")];
    let first = query(&bench, &base).await;
    assert_eq!((first["results"].as_u64(), first["more"].as_bool()), (Some(10), Some(true)));
    assert!(first["hits"][0]["path"].as_str().unwrap().starts_with(LIBRARY_ROOT));
    let all = query(&bench, &[base[0], base[1], ("p.limit", "-1")]).await;
    assert_eq!(all["results"], first["total"]);
    assert_eq!(all["more"], false);
}

#[tokio::test]
async fn pages_of_a_large_library_are_whole_and_in_order() {
    let bench = Bench::synthetic(2_500).await;
    let mut paths = Vec::new();
    let mut offset = 0;
    loop {
        let at = offset.to_string();
        let page = query(
            &bench,
            &[
                ("path", "/content/dam"),
                ("type", "dam:Asset"),
                ("orderby", "@jcr:path"),
                ("p.limit", "1000"),
                ("p.offset", &at),
                ("p.guessTotal", "true"),
                ("p.hits", "selective"),
                ("p.properties", "jcr:path jcr:content/metadata/dc:title"),
            ],
        )
        .await;
        for hit in page["hits"].as_array().unwrap() {
            assert!(hit["jcr:content"]["metadata"]["dc:title"].is_string());
            paths.push(hit["jcr:path"].as_str().unwrap().to_owned());
        }
        if page["more"] == false {
            break;
        }
        offset += 1_000;
    }
    assert_eq!(paths.len(), 2_500);
    assert!(paths.is_sorted_by(|a, b| a < b));
}

#[tokio::test]
async fn folders_tags_and_flat_paths() {
    let bench = Bench::library().await;
    let folders = query(
        &bench,
        &[
            ("path", LIBRARY_ROOT),
            ("path.flat", "true"),
            ("type", "sling:Folder"),
            ("p.limit", "-1"),
        ],
    )
    .await;
    assert_eq!(folders["total"], 12);
    let ordered =
        query(&bench, &[("path", "/content/dam"), ("type", "sling:Folder"), ("p.limit", "-1")])
            .await;
    assert!(ordered["hits"].as_array().unwrap().iter().any(|h| h["path"] == LIBRARY_ROOT));
    let tags = query(
        &bench,
        &[
            ("path", "/content/cq:tags"),
            ("type", "cq:Tag"),
            ("orderby", "@jcr:path"),
            ("p.limit", "-1"),
            ("p.hits", "full"),
        ],
    )
    .await;
    let summer = "/content/cq:tags/northlight/season/summer";
    let summer = tags["hits"].as_array().unwrap().iter().find(|h| h["jcr:path"] == summer).unwrap();
    assert_eq!((&summer["jcr:title"], &summer["jcr:title.fr"]), (&json!("Summer"), &json!("Été")));
}

#[tokio::test]
async fn predicates_find_what_was_written() {
    let bench = Bench::synthetic(300).await;
    let asset = format!("{LIBRARY_ROOT}/series-0001/image-0000123.jpg");
    bench.sandbox.set_metadata(&asset, "dc:rights", json!({"type": "String", "value": "Unikum"}));
    let by = async |more: &[(&str, &str)]| {
        let base = [("path", "/content/dam"), ("type", "dam:Asset")];
        let answer = query(&bench, &[&base[..], more].concat()).await;
        let hits: Vec<String> = answer["hits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|hit| hit["path"].as_str().unwrap().to_owned())
            .collect();
        (answer["total"].as_u64().unwrap(), hits)
    };
    let rights = ("1_property", "jcr:content/metadata/dc:rights");
    assert_eq!(by(&[rights, ("1_property.value", "Unikum")]).await, (1, vec![asset.clone()]));
    assert_eq!(by(&[("fulltext", "unikum")]).await, (1, vec![asset.clone()]));
    let (newest, hits) =
        by(&[("orderby", "@jcr:content/jcr:lastModified"), ("orderby.sort", "desc")]).await;
    assert_eq!((newest, &hits[0]), (300, &asset));
    let (without, _) = by(&[rights, ("1_property.operation", "not")]).await;
    let (with, _) = by(&[rights, ("1_property.operation", "exists")]).await;
    assert_eq!(without + with, 300);
}

#[tokio::test]
async fn full_hits_hold_metadata_and_nonsense_is_no_success() {
    let bench = Bench::library().await;
    let asset = scan();
    let folder = asset.rsplit_once('/').unwrap().0;
    let full = query(
        &bench,
        &[
            ("path", folder),
            ("type", "dam:Asset"),
            ("p.hits", "full"),
            ("p.nodedepth", "2"),
            ("p.limit", "1"),
        ],
    )
    .await;
    assert_eq!(full["hits"][0]["jcr:path"], json!(asset));
    assert_eq!(full["hits"][0]["jcr:content"]["metadata"]["dc:format"], "image/jpeg");
    for wrong in [("p.limit", "ten"), ("colour", "red"), ("p.hits", "tiny"), ("path", "dam")] {
        let answer = query(&bench, &[("type", "dam:Asset"), wrong]).await;
        assert_eq!(answer["success"], false, "{wrong:?}");
    }
}
