use relabel_sandbox::{Edit, EditKind, Effect, LIBRARY_ROOT, Rule, Target, When};
use reqwest::Method;
use serde_json::{Value, json};

use super::{asset, rights, send, statuses};
use crate::contract::support::Bench;

fn metadata(bench: &Bench, number: u32) -> Value {
    bench.sandbox.metadata(&asset(number)).unwrap()
}

#[tokio::test]
async fn somebody_edits_assets_that_are_still_to_come() {
    for (kind, expected) in [
        ("other-value", ("dc:rights", "Edited by somebody else")),
        ("other-field", ("dc:coverage", "Edited by somebody else")),
        ("same-value", ("dc:rights", "mine")),
    ] {
        let bench = Bench::synthetic(10).await;
        bench.sandbox.stage(&format!("edit={kind}:from=3,number=4")).unwrap();
        for number in 1..=3 {
            assert_eq!(send(&bench, number, "mine").await.unwrap().status(), 200);
        }
        let edited: Vec<u32> = (1..=10)
            .filter(|number| {
                let content =
                    bench.sandbox.typed(&format!("{}/jcr:content", asset(*number))).unwrap();
                content["jcr:lastModifiedBy"]["value"] == "somebody-else"
            })
            .collect();
        assert_eq!(edited, [4, 5, 6, 7], "{kind}");
        assert_eq!(metadata(&bench, 5)[expected.0]["value"], expected.1, "{kind}");
        assert_eq!(rights(&bench, 3), "mine");
        // Once only.
        send(&bench, 8, "mine").await.unwrap();
        assert_eq!(rights(&bench, 8), "mine");
        assert_ne!(metadata(&bench, 9)[expected.0]["value"], expected.1, "{kind}");
    }
}

#[tokio::test]
async fn somebody_edits_what_was_written_before() {
    let bench = Bench::synthetic(10).await;
    let edit = Edit {
        kind: EditKind::OtherValue,
        property: Some("dc:subject".into()),
        value: Some(json!("theirs")),
    };
    let below = format!("{LIBRARY_ROOT}/series-0001");
    let target = Target::First { number: 2, below, written: Some(true) };
    let rule = Rule::new(Effect::Edit(edit, target));
    bench.sandbox.add_fault(rule.clone().when(When { from: 4, ..rule.when.clone() }));
    statuses(&bench, 3, 6).await;
    let edited: Vec<u32> = (1..=10)
        .filter(|number| metadata(&bench, *number)["dc:subject"]["values"] == json!(["theirs"]))
        .collect();
    assert_eq!(edited, [3, 4], "a list stays a list");
}

#[tokio::test]
async fn an_edit_of_the_asset_itself_is_overwritten_without_a_guard() {
    let bench = Bench::synthetic(3).await;
    bench.sandbox.stage("edit=other-field:target=this").unwrap();
    send(&bench, 1, "mine").await.unwrap();
    assert_eq!(rights(&bench, 1), "mine");
    assert_eq!(metadata(&bench, 1)["dc:coverage"]["value"], "Edited by somebody else");
}

#[tokio::test]
async fn an_edit_between_reading_and_writing_is_noticed_with_a_guard() {
    let mut bench = Bench::synthetic(3).await;
    let client = bench.as_oauth().await;
    bench.sandbox.grant_write();
    bench.sandbox.stage("edit=other-field:target=this").unwrap();
    let uuid = bench.sandbox.typed(&asset(1)).unwrap()["jcr:uuid"]["value"].clone();
    let address = format!("/adobe/assets/urn:aaid:aem:{}/metadata", uuid.as_str().unwrap());
    for expected in [412, 200] {
        let read = bench.request(Method::GET, &address).header("X-Api-Key", &client);
        let tag = read.send().await.unwrap().headers()["etag"].clone();
        let patch = bench
            .request(Method::PATCH, &address)
            .header("X-Api-Key", &client)
            .header("If-Match", tag)
            .header("Content-Type", "application/json-patch+json")
            .body(json!([{"op": "add", "path": "/dc:rights", "value": "mine"}]).to_string());
        assert_eq!(patch.send().await.unwrap().status(), expected);
    }
    let ledger = bench.sandbox.ledger();
    assert_eq!((ledger.sends(&asset(1)), ledger.applied(&asset(1))), (2, 1));
    assert_eq!(rights(&bench, 1), "mine");
}

#[tokio::test]
async fn deleted_assets_are_gone_from_everywhere() {
    let bench = Bench::synthetic(1_003).await;
    bench.sandbox.stage("delete:number=2").unwrap();
    assert_eq!(statuses(&bench, 1, 4).await, [200, 404, 404, 200]);
    assert_eq!(bench.sandbox.metadata(&asset(2)), None);
    let query = "/bin/querybuilder.json?path=/content/dam&type=dam:Asset&p.limit=3\
                 &p.hits=selective&p.properties=jcr:path&orderby=@jcr:path";
    let found = bench.json(query).await;
    assert_eq!(found["total"], 1_001);
    let paths: Vec<&str> = found["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["jcr:path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, [asset(1), asset(4), asset(5)]);
    let folder = bench.json("/api/assets/northlight/series-0001.json?limit=2").await;
    assert_eq!(folder["properties"]["srn:paging"]["total"], 998);
    assert_eq!(folder["entities"][1]["properties"]["name"], "image-0000004.jpg");
    assert_eq!(bench.sandbox.ledger().sends(&asset(2)), 1, "also what is not there is counted");
}

#[tokio::test]
async fn moved_assets_are_found_at_their_new_place_with_what_was_written() {
    let bench = Bench::synthetic(5).await;
    send(&bench, 2, "mine").await.unwrap();
    let listed = Target::Listed(vec![asset(2)]);
    bench.sandbox.add_fault(Rule::new(Effect::Move(listed)));
    statuses(&bench, 5, 5).await;
    assert_eq!(statuses(&bench, 2, 2).await, [404]);
    let moved = format!("{LIBRARY_ROOT}/series-0001/moved-image-0000002.jpg");
    assert_eq!(bench.sandbox.metadata(&moved).unwrap()["dc:rights"]["value"], "mine");
    let query = "/bin/querybuilder.json?path=/content/dam&type=dam:Asset&p.limit=0";
    assert_eq!(bench.json(query).await["total"], 5);
}

#[tokio::test]
async fn checked_out_and_processing_assets_refuse() {
    let bench = Bench::synthetic(5).await;
    bench.sandbox.stage(&format!("checked-out:path={}", asset(1))).unwrap();
    bench.sandbox.stage(&format!("checked-out=409:path={}", asset(2))).unwrap();
    bench.sandbox.stage(&format!("processing:path={},per-asset=2", asset(3))).unwrap();
    assert_eq!(statuses(&bench, 1, 4).await, [423, 409, 409, 200]);
    let body: Value = send(&bench, 3, "x").await.unwrap().json().await.unwrap();
    let message = body["properties"]["status.message"].as_str().unwrap();
    assert!(message.contains("being processed"), "{message}");
    assert_eq!(statuses(&bench, 3, 3).await, [200], "after two tries it is ready");
    assert_eq!(statuses(&bench, 1, 2).await, [423, 409], "those do not end by themselves");
}

#[tokio::test]
async fn a_right_is_lost_below_a_folder_from_a_write_on() {
    let bench = Bench::synthetic(2_010).await;
    let below = format!("{LIBRARY_ROOT}/series-0002");
    bench.sandbox.stage(&format!("403:below={below},after-writes=2")).unwrap();
    assert_eq!(statuses(&bench, 1_001, 1_002).await, [200, 200]);
    assert_eq!(statuses(&bench, 999, 1_003).await, [200, 200, 403, 403, 403]);
    assert_eq!(statuses(&bench, 2_001, 2_001).await, [200]);
}
