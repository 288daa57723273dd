//! What AEM makes of what it is given: another kind or form is mended, another value is
//! told, and neither is taken for what somebody else did.

use relabel_core::api::types::*;
use relabel_sandbox::{KeyFileKind, Sandbox};
use serde_json::json;

use super::gate::Gate;
use super::opened::{ASSET, writable};
use super::rig::{Rig, ended, text};

const FIELD: &str = "dc:rights";
const ADJUSTED: Option<CellReason> = Some(CellReason::Job(OutcomeReason::AdjustedByAem));
const RETYPED: Option<CellReason> = Some(CellReason::Job(OutcomeReason::RetypedByAem));
const BOTH: [KeyFileKind; 2] = [KeyFileKind::ServiceCredentials, KeyFileKind::OauthServerToServer];

/// The practice environment behind a server that stores something else of the first write.
async fn rig(key: KeyFileKind, hint: &'static str, value: &'static str) -> Rig {
    rig_for(1, key, hint, value).await
}

/// The same of the first so many.
async fn rig_for(most: usize, key: KeyFileKind, hint: &'static str, value: &'static str) -> Rig {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    sandbox.set_metadata(ASSET, FIELD, json!("old"));
    let address = Gate::Keeps { field: FIELD, hint, value, most }.open(&sandbox).await;
    Rig::at(sandbox, key, &address).await
}

/// Plans the field of one asset.
async fn planned(rig: &Rig, value: &str) -> PlanState {
    let folder = super::opened::FOLDER;
    let listed = rig.list(folder, false, false).await;
    let only = Selection::Rows { listing_id: listed.listing_id, rows: vec![0] };
    rig.plan_of(only, vec![text(FIELD, value)]).await
}

/// What became of it.
async fn row_of(rig: &Rig, job_id: JobId) -> JobRow {
    let page = JobPage { job_id, outcome: None, from: 0, limit: 2 };
    let rows = rig.app.job_page(page).await.expect("rows");
    let [row] = &rows[..] else { panic!("{rows:?}") };
    row.clone()
}

/// Writes the field of one asset, and gives what became of it.
async fn written(rig: &Rig, value: &str) -> JobRow {
    let job = rig.run(&planned(rig, value).await).await.job_id;
    let row = row_of(rig, job).await;
    if row.outcome == Outcome::Changed {
        assert_eq!(rig.undo(job).await.counts.changed, 1, "the undo finds what AEM keeps");
    }
    row
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
async fn what_comes_back_in_another_form_again_has_failed() {
    let mut rig = rig_for(2, KeyFileKind::OauthServerToServer, "String[]", "mine").await;
    rig.judge.excuse("the server stores another form by requests of its own");
    let plan = planned(&rig, "mine").await;
    let row = row_of(&rig, ended(rig.start(&plan).await).await.job_id).await;
    assert_eq!(
        (row.outcome, row.reason),
        (Outcome::Failed, Some(CellReason::Job(OutcomeReason::NotTaken)))
    );
    assert_eq!(rig.held(ASSET, FIELD), json!({"type": "String", "values": ["mine"]}));
    // Two of them are the server's own: it is mended once.
    let methods: Vec<String> = rig.sandbox.writes().into_iter().map(|write| write.method).collect();
    assert_eq!(methods, ["PATCH", "POST", "POST", "POST"]);
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
