//! The judge of all jobs complains where it should.

use relabel_core::api::types::*;
use relabel_judge::Ledger;
use serde_json::{Value as Json, json};

use super::rig::{ended, replace, text};

const DAM: &str = "/content/dam";

/// A judge that never complains proves nothing.
#[tokio::test]
async fn what_is_not_so_is_noticed() {
    let (rig, _) = super::plan_rows::planned(4).await;
    let listed = rig.list(DAM, true, false).await;
    let paths: Vec<String> =
        rig.rows(listed.listing_id).await.into_iter().map(|row| row.path).collect();
    let single = |kind: &str, value: Json| json!({"type": kind, "value": value});
    rig.sandbox.set_metadata(&paths[0], "dam:rank", single("Long", json!(1)));
    let fields = vec![text("dc:title", "new"), text("dc:rights", "ours")];
    let plan = rig.plan(listed.listing_id, fields).await;
    let ledger = Ledger::opened(&rig.sandbox);
    let job = ended(rig.start(&plan).await).await;
    let wrong = async |job: &JobSnapshot| ledger.wrong(rig.folder.path(), job).await.join("\n");
    assert_eq!(wrong(&job).await, "");

    for (row, field) in [
        (0, replace("dam:rank", FieldKind::Number, Value::Number { number: "2".to_owned() })),
        (1, text("dc:title", "theirs")),
    ] {
        let only = Selection::Rows { listing_id: listed.listing_id, rows: vec![row] };
        rig.run(&rig.plan_of(only, vec![field]).await).await;
    }
    let cells = OutcomeCounts { changed: 9, ..job.cells };
    let told = wrong(&JobSnapshot { cells, ..job }).await;
    for (what, path) in [("nobody planned", &paths[0]), ("theirs", &paths[1])] {
        assert!(told.lines().any(|line| line.contains(what) && line.contains(path)), "{told}");
    }
    assert!(told.contains("snapshot: "), "{told}");
}
