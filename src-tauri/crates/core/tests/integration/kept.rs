//! What AEM makes of what it is given: another kind or form is mended, another value is
//! told, and neither is taken for what somebody else did.

use relabel_core::api::types::*;
use relabel_sandbox::{KeyFileKind, Sandbox};
use serde_json::json;

use super::gate::Gate;
use super::opened::{ASSET, writable};
use super::rig::{Rig, text};

const FIELD: &str = "dc:rights";
const ADJUSTED: Option<CellReason> = Some(CellReason::Job(OutcomeReason::AdjustedByAem));
const RETYPED: Option<CellReason> = Some(CellReason::Job(OutcomeReason::RetypedByAem));
const BOTH: [KeyFileKind; 2] = [KeyFileKind::ServiceCredentials, KeyFileKind::OauthServerToServer];

/// The practice environment behind a server that stores something else.
async fn rig(key: KeyFileKind, hint: &'static str, value: &'static str) -> Rig {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    sandbox.set_metadata(ASSET, FIELD, json!("old"));
    let address = Gate::Keeps { field: FIELD, hint, value }.open(&sandbox).await;
    Rig::at(sandbox, key, &address).await
}

/// Writes the field of one asset, and gives what became of it.
async fn written(rig: &Rig, value: &str) -> JobRow {
    let folder = super::opened::FOLDER;
    let listed = rig.list(folder, false, false).await;
    let only = Selection::Rows { listing_id: listed.listing_id, rows: vec![0] };
    let plan = rig.plan_of(only, vec![text(FIELD, value)]).await;
    let job = rig.run(&plan).await.job_id;
    let page = JobPage { job_id: job, outcome: None, from: 0, limit: 2 };
    let rows = rig.app.job_page(page).await.expect("rows");
    let [row] = &rows[..] else { panic!("{rows:?}") };
    if row.outcome == Outcome::Changed {
        assert_eq!(rig.undo(job).await.counts.changed, 1, "the undo finds what AEM keeps");
    }
    row.clone()
}

#[tokio::test]
async fn what_comes_back_in_another_form_is_mended_and_told() {
    let rig = rig(KeyFileKind::OauthServerToServer, "String[]", "mine").await;
    let row = written(&rig, "mine").await;
    let [JobCell { outcome: Outcome::Changed, reason, kept: None, .. }] = row.cells[..] else {
        panic!("{row:?}")
    };
    assert_eq!((reason, row.reason), (RETYPED, RETYPED));
    assert_eq!(rig.held(ASSET, FIELD)["type"], "String");
    let methods: Vec<String> = rig.sandbox.writes().into_iter().map(|write| write.method).collect();
    assert!(methods.contains(&"POST".to_owned()), "{methods:?}");
}

#[tokio::test]
async fn what_aem_tidies_up_is_told_with_its_value_and_undone() {
    for key in BOTH {
        let rig = rig(key, "String", "mine").await;
        let row = written(&rig, "  mine ").await;
        let [JobCell { outcome: Outcome::Changed, reason, kept: Some(kept), .. }] = &row.cells[..]
        else {
            panic!("{key:?}: {row:?}")
        };
        assert_eq!((*reason, row.reason), (ADJUSTED, ADJUSTED), "{key:?}");
        assert_eq!(kept.entries, ["mine"], "{key:?}");
    }
}

#[tokio::test]
async fn what_is_another_value_altogether_is_somebody_elses() {
    for key in BOTH {
        let rig = rig(key, "String", "theirs").await;
        let row = written(&rig, "mine").await;
        assert_eq!(
            (row.outcome, row.reason),
            (Outcome::Conflict, Some(CellReason::Job(OutcomeReason::ChangedByOther))),
            "{key:?}"
        );
    }
}
