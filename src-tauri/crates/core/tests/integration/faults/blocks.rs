//! Many assets in one request: whatever one of them meets, only it suffers.

use relabel_core::api::types::*;
use relabel_sandbox::{Fault, KeyFileKind};
use serde_json::json;

use super::{Case, FIELD, after};

const KIND: KeyFileKind = KeyFileKind::ServiceCredentials;
const ALL: u32 = 200;

/// Requests that wrote or tried to.
fn requests(case: &Case) -> usize {
    let all = case.rig.sandbox.requests();
    all.iter().filter(|it| it.method == "POST" && it.path.starts_with("/content/dam")).count()
}

/// How a job ends after something was done to the asset in its middle, and with how many
/// requests.
async fn with_one(bad: impl AsyncFnOnce(&Case, &str)) -> (JobSnapshot, Vec<JobRow>, usize) {
    let case = Case::new(ALL, KIND).await;
    let path = case.paths().await[100].clone();
    bad(&case, &path).await;
    let plan = case.plan().await;
    let job = case.start(&plan).await;
    let (id, result) = (job.id, case.ended(job).await);
    let failed = case.rows(id, Outcome::Failed).await;
    assert!(failed.iter().all(|row| row.path == path), "{failed:?}");
    (result, failed, requests(&case))
}

/// How many requests a job takes at most in which nothing goes wrong: one alone, four of five
/// assets at the same time, then larger ones.
const USUAL: usize = 12;

#[tokio::test]
async fn a_job_is_written_in_blocks_each_asset_once() {
    let case = Case::new(ALL, KIND).await;
    let job = case.started().await;
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, ALL, "{result:?}");
    assert!(requests(&case) <= USUAL, "{} requests", requests(&case));
    for path in case.paths().await {
        assert_eq!(case.rig.sandbox.ledger().sends(&path), 1, "{path}");
        assert_eq!(case.rig.held(&path, FIELD), after(), "{path}");
    }
}

#[tokio::test]
async fn an_asset_that_is_named_costs_one_more_request() {
    let (result, failed, requests) =
        with_one(async |case, path| case.rig.sandbox.refuse_writes_below(path)).await;
    assert_eq!((result.counts.changed, result.counts.failed), (ALL - 1, 1), "{result:?}");
    let reason = Some(CellReason::Job(OutcomeReason::NotPermitted));
    assert_eq!((failed[0].reason, failed[0].attempts), (reason, 1), "{failed:?}");
    assert!(requests <= USUAL + 1, "{requests} requests");
}

#[tokio::test]
async fn an_asset_that_is_not_named_costs_seven_more_at_most() {
    let (result, failed, requests) = with_one(async |case, path| {
        // Shown as text, and nobody can know.
        let decimal = json!({ "type": "Decimal", "value": 3.5 });
        case.rig.sandbox.set_metadata(path, FIELD, decimal);
    })
    .await;
    assert_eq!((result.counts.changed, result.counts.failed), (ALL - 1, 1), "{result:?}");
    let reason = Some(CellReason::Job(OutcomeReason::ValueRejected));
    assert_eq!((failed[0].reason, failed[0].attempts), (reason, 1), "{failed:?}");
    assert!(requests <= USUAL + 7, "{requests} requests");
}

#[tokio::test]
async fn an_asset_that_is_deleted_right_before_is_told_and_leaves_nothing() {
    let (result, failed, _) = with_one(async |case, path| {
        case.stage(&format!("delete:from=2,times=1,path={path}"));
    })
    .await;
    assert_eq!((result.counts.changed, result.counts.failed), (ALL - 1, 1), "{result:?}");
    let gone = [OutcomeReason::AssetMissing, OutcomeReason::GoneMeanwhile]
        .map(|reason| Some(CellReason::Job(reason)));
    assert!(gone.contains(&failed[0].reason), "{failed:?}");
}

#[tokio::test]
async fn an_asset_with_an_answer_that_is_none_fails_alone() {
    for fault in ["login-page", "302", "500", "404", "423"] {
        let (result, failed, _) = with_one(async |case, path| {
            case.stage(&format!("{fault}:of=writes,path={path}"));
        })
        .await;
        let counts = (result.counts.changed, result.counts.failed);
        assert_eq!(counts, (ALL - 1, 1), "{fault}: {failed:?} {result:?}");
    }
}

#[tokio::test]
async fn a_lost_answer_is_settled_by_reading_all_or_nothing() {
    for fault in [
        "reset:every=3,applied=yes",
        "500:every=3,applied=yes",
        "cut-body:every=3",
        "reset:every=3",
    ] {
        let case = Case::new(ALL, KIND).await;
        let plan = case.plan().await;
        case.stage(fault);
        let job = case.start(&plan).await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, ALL, "{fault}: {result:?}");
        for path in case.paths().await {
            assert_eq!(case.rig.sandbox.ledger().applied(&path), 1, "{fault}: {path}");
        }
    }
}

#[tokio::test]
async fn where_blocks_are_not_taken_assets_are_written_one_by_one() {
    for status in [403, 404, 405] {
        let case = Case::new(40, KIND).await;
        let plan = case.plan().await;
        case.rig.sandbox.set_fault(Some(Fault::OneByOne { status }));
        let job = case.start(&plan).await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 40, "{status}: {result:?}");
        // Four blocks at most are on their way by then; of a 403 a token is asked for.
        let most = 40 + 4 * if status == 403 { 2 } else { 1 };
        assert!(requests(&case) <= most, "{status}: {} requests", requests(&case));
    }
}
