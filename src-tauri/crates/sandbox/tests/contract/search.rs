//! Searches: every form that Relabel sends.

use relabel_sandbox::LIBRARY_ROOT;
use serde_json::{Value, json};

use super::support::Bench;

/// The paths that a query finds below the synthetic library, with the answer.
async fn found(bench: &Bench, parameters: &[(&str, &str)]) -> (Vec<String>, Value) {
    let base = [
        ("type", "dam:Asset"),
        ("orderby", "@jcr:path"),
        ("p.limit", "500"),
        ("p.guessTotal", "true"),
        ("p.hits", "selective"),
        ("p.properties", "jcr:path jcr:content/metadata/dc:title"),
    ];
    let request = bench.request(reqwest::Method::GET, "/bin/querybuilder.json");
    let response = request.query(&[&base[..], parameters].concat()).send().await.unwrap();
    let answer: Value = response.json().await.unwrap();
    let hits = answer["hits"].as_array().unwrap();
    (hits.iter().map(|hit| hit["jcr:path"].as_str().unwrap().to_owned()).collect(), answer)
}

fn image(number: u32) -> String {
    format!("{LIBRARY_ROOT}/series-0001/image-{number:07}.jpg")
}

const DAM: (&str, &str) = ("path", "/content/dam");

#[tokio::test]
async fn a_group_of_paths_finds_just_those() {
    let bench = Bench::synthetic(300).await;
    let [first, second] = [image(3), image(250)];
    let folder = format!("{LIBRARY_ROOT}/series-0001");
    let (hits, answer) = found(
        &bench,
        &[
            ("group.p.or", "true"),
            ("group.1_path", &second),
            ("group.1_path.exact", "true"),
            ("group.2_path", &first),
            ("group.2_path.exact", "true"),
            ("group.3_path", "/content/dam/no-such.jpg"),
            ("group.3_path.exact", "true"),
            ("group.4_path", &folder),
            ("group.4_path.exact", "true"),
        ],
    )
    .await;
    assert_eq!(hits, [first.clone(), second]);
    assert_eq!(answer["more"], json!(false));
    let below = [("group.p.or", "true"), ("group.1_path", folder.as_str())];
    let (hits, _) = found(&bench, &below).await;
    assert_eq!(hits.len(), 300, "a path that is not exact stands for what is below it");
}

#[tokio::test]
async fn names_have_stars_question_marks_and_brackets() {
    let bench = Bench::synthetic(30).await;
    for (pattern, count) in [
        ("*[iI][mM]*_*", 0),
        ("*[iI][mM]*-000000?.[jJ][pP]*", 9),
        ("image-*", 30),
        ("IMAGE-*", 0),
        ("image", 0),
    ] {
        let (hits, _) = found(&bench, &[DAM, ("nodename", pattern)]).await;
        assert_eq!(hits.len(), count, "{pattern}");
    }
}

#[tokio::test]
async fn a_span_leaves_its_ends_out_unless_told_otherwise() {
    let bench = Bench::synthetic(5).await;
    let value = json!({"type": "Date", "value": "2031-05-01T10:00:00.000Z"});
    bench.sandbox.set_metadata(&image(2), "xmp:CreateDate", value);
    let moment = "2031-05-01T10:00:00.000Z";
    let property = ("1_daterange.property", "jcr:content/metadata/xmp:CreateDate");
    let lower = ("1_daterange.lowerBound", moment);
    let upper = ("1_daterange.upperBound", moment);
    let count = async |more: &[(&str, &str)]| {
        let (hits, answer) = found(&bench, &[&[DAM, property][..], more].concat()).await;
        answer["success"].as_bool().unwrap().then_some(hits.len())
    };
    assert_eq!(count(&[lower]).await, Some(0));
    assert_eq!(count(&[lower, ("1_daterange.lowerOperation", ">=")]).await, Some(1));
    assert_eq!(count(&[upper]).await, Some(0));
    assert_eq!(count(&[upper, ("1_daterange.upperOperation", "<=")]).await, Some(1));
    assert_eq!(count(&[upper, ("1_daterange.upperOperation", "before")]).await, None);
}

#[tokio::test]
async fn empty_text_and_no_text_are_asked_for_together() {
    let bench = Bench::synthetic(5).await;
    bench.sandbox.set_metadata(&image(1), "dc:rights", json!({"type": "String", "value": ""}));
    bench.sandbox.set_metadata(&image(2), "dc:rights", json!({"type": "String", "value": "©"}));
    let rights = "jcr:content/metadata/dc:rights";
    let (hits, _) = found(
        &bench,
        &[
            DAM,
            ("1_group.p.or", "true"),
            ("1_group.1_property", rights),
            ("1_group.1_property.operation", "not"),
            ("1_group.2_property", rights),
            ("1_group.2_property.value", ""),
        ],
    )
    .await;
    assert!(hits.contains(&image(1)) && !hits.contains(&image(2)), "{hits:?}");
}
