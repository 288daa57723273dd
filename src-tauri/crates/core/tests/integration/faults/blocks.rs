//! Many assets in one request: whatever one of them meets, only it suffers.

use std::time::Duration;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, Fault, KeyFileKind, Options, RateLimit};
use serde_json::json;

use super::{Case, FIELD, after, single};
use crate::rig::text;

const KIND: KeyFileKind = KeyFileKind::ServiceCredentials;
const ALL: u32 = 200;

/// Requests that wrote or tried to.
fn requests(case: &Case) -> usize {
    let all = case.rig.sandbox.requests();
    all.iter().filter(|it| it.method == "POST" && it.path.starts_with("/content/dam")).count()
}

/// How a job ends after something was done to the asset in its middle, and how many requests
/// were refused.
async fn with_one(bad: impl AsyncFnOnce(&Case, &str)) -> (JobSnapshot, Vec<JobRow>, usize) {
    with_bad(100, bad).await
}

/// The same of the asset in this place.
async fn with_bad(
    at: usize,
    bad: impl AsyncFnOnce(&Case, &str),
) -> (JobSnapshot, Vec<JobRow>, usize) {
    let case = Case::new(ALL, KIND).await;
    let path = case.paths().await[at].clone();
    bad(&case, &path).await;
    let plan = case.plan().await;
    let job = case.start(&plan).await;
    let (id, result) = (job.id, case.ended(job).await);
    let failed = case.rows(id, Outcome::Failed).await;
    assert!(failed.iter().all(|row| row.path == path), "{failed:?}");
    (result, failed, refused(&case))
}

/// How many requests a job takes at most: one asset alone, then five together. They become
/// more while AEM answers within a second, which a busy computer does not.
const MOST: usize = 1 + ALL as usize / 5;

/// Requests that AEM refused.
fn refused(case: &Case) -> usize {
    case.rig.sandbox.requests().iter().filter(|it| it.method == "POST" && it.status >= 400).count()
}

#[tokio::test]
async fn a_job_is_written_in_blocks_each_asset_once() {
    let case = Case::new(ALL, KIND).await;
    let job = case.started().await;
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, ALL, "{result:?}");
    assert!(requests(&case) <= MOST, "{} requests", requests(&case));
    for path in case.paths().await {
        assert_eq!(case.rig.sandbox.ledger().sends(&path), 1, "{path}");
        assert_eq!(case.rig.held(&path, FIELD), after(), "{path}");
    }
}

#[tokio::test]
async fn an_asset_that_is_named_costs_one_more_request() {
    let (result, failed, refused) =
        with_one(async |case, path| case.rig.sandbox.refuse_writes_below(path)).await;
    assert_eq!((result.counts.changed, result.counts.failed), (ALL - 1, 1), "{result:?}");
    let reason = Some(CellReason::Job(OutcomeReason::NotPermitted));
    assert_eq!((failed[0].reason, failed[0].attempts), (reason, 1), "{failed:?}");
    assert_eq!(refused, 1);
}

#[tokio::test]
async fn an_asset_that_is_not_named_costs_seven_more_at_most() {
    // Shown as text, and nobody can know.
    let stories = [3, 100, 101, 199].map(|at| {
        with_bad(at, async |case, path| case.rig.sandbox.set_metadata(path, FIELD, decimal()))
    });
    for (result, failed, refused) in futures::future::join_all(stories).await {
        assert_eq!((result.counts.changed, result.counts.failed), (ALL - 1, 1), "{result:?}");
        let reason = Some(CellReason::Job(OutcomeReason::ValueRejected));
        assert_eq!((failed[0].reason, failed[0].attempts), (reason, 1), "{failed:?}");
        // Six halves of fifty at most hold it, after the whole; the others follow in one.
        assert!(refused <= 7, "{refused} requests were refused");
    }
}

fn decimal() -> serde_json::Value {
    json!({ "type": "Decimal", "value": 3.5 })
}

#[tokio::test]
async fn where_all_are_refused_each_costs_little_more_than_a_request() {
    let case = Case::new(60, KIND).await;
    for path in case.paths().await {
        case.rig.sandbox.set_metadata(&path, FIELD, decimal());
    }
    let job = case.started().await;
    let result = case.ended(job).await;
    assert_eq!((result.counts.changed, result.counts.failed), (0, 60), "{result:?}");
    assert!(requests(&case) <= 60 + 5 * 9, "{} requests", requests(&case));
}

/// A folder `v1.2` that is gone is not `v1`, which has assets of the same names. Of many
/// blocks each takes back its own, and the folder of all goes with the last.
#[tokio::test]
async fn a_folder_that_goes_right_before_leaves_the_one_of_like_name_alone() {
    for count in [8, 120] {
        let case = named(["v1", "v1.2"].map(|folder| (folder, count))).await;
        case.rig.sandbox.set_latency(Duration::from_millis(30), Duration::from_millis(30));
        let listed = case.rig.list("/content/dam/v1.2", true, false).await;
        let plan = case.rig.plan(listed.listing_id, vec![text(FIELD, "after")]).await;
        case.stage("delete:from=2,times=1,path=/content/dam/v1.2");
        let result = case.rig.run(&plan).await;
        let first = 1;
        let told = (result.counts.changed, result.counts.failed);
        assert_eq!(told, (0, u32::try_from(count).expect("few") - first), "{result:?}");
        for number in 0..count {
            let asset = format!("/content/dam/v1/{number}.jpg");
            assert_eq!(case.rig.held(&asset, FIELD), json!(null), "{asset}");
        }
        let left = case.rig.sandbox.typed("/content/dam/v1.2");
        assert!(left.is_none(), "of {count}: {left:?}");
    }
}

/// So many assets in each of these folders.
async fn named<const N: usize>(folders: [(&str, usize); N]) -> Case {
    let folder = tempfile::tempdir().expect("a folder");
    let path =
        |folder: &str, number| json!({ "path": format!("/content/dam/{folder}/{number}.jpg") });
    let assets: Vec<_> = (folders.iter())
        .flat_map(|(folder, count)| (0..*count).map(move |number| path(folder, number)))
        .collect();
    let content = folder.path().join("content.json");
    std::fs::write(&content, json!({ "assets": assets }).to_string()).expect("writes");
    let options = Options {
        content: Content::File(content),
        technical_user_may_write: true,
        ..Options::default()
    };
    Case::with(options, KIND).await
}

#[tokio::test]
async fn what_a_proxy_cuts_off_or_refuses_is_sent_in_smaller_requests() {
    for fault in ["form-cut=3000", "form-limit=3000"] {
        let case = Case::new(ALL, KIND).await;
        let plan = case.plan().await;
        case.stage(fault);
        let job = case.start(&plan).await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, ALL, "{fault}: {result:?}");
        for path in case.paths().await {
            assert_eq!(case.rig.sandbox.ledger().applied(&path), 1, "{fault}: {path}");
        }
        assert!(requests(&case) <= 100, "{fault}: {} requests", requests(&case));
    }
}

#[tokio::test]
async fn an_asset_of_which_no_change_is_noted_keeps_the_notes_of_the_others() {
    let case = Case::new(40, KIND).await;
    let paths = case.paths().await;
    let own = &paths[20];
    let by = |path: &String| {
        let content = case.rig.sandbox.typed(&format!("{path}/jcr:content")).expect("is there");
        content["jcr:lastModifiedBy"].clone()
    };
    let before: Vec<_> = paths.iter().map(by).collect();
    case.rig.sandbox.refuse_writes_of(&format!("{own}/jcr:content"));
    let job = case.started().await;
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, 40, "{result:?}");
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(by(path) != before, path != own, "{path}");
    }
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
    let stories = ["login-page", "302", "500", "404", "423", "403"].map(async |fault| {
        let (result, failed, _) = with_one(async |case, path| {
            case.stage(&format!("{fault}:of=writes,path={path}"));
        })
        .await;
        let counts = (result.counts.changed, result.counts.failed);
        assert_eq!(counts, (ALL - 1, 1), "{fault}: {failed:?} {result:?}");
    });
    futures::future::join_all(stories).await;
}

#[tokio::test]
async fn a_lost_answer_is_settled_by_reading_all_or_nothing() {
    // Fewer than an asset is tried: on a busy computer blocks stay small, and are many.
    for fault in [
        "reset:every=3,times=3,applied=yes",
        "500:every=3,times=3,applied=yes",
        "cut-body:every=3,times=3",
        "reset:every=3,times=3",
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
    for status in [403, 404, 405, 413, 200, 302] {
        let case = Case::new(40, KIND).await;
        let plan = case.plan().await;
        case.rig.sandbox.set_fault(Some(Fault::OneByOne { status }));
        let job = case.start(&plan).await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 40, "{status}: {result:?}");
        // It is tried with one asset; of a 403 a token is asked for.
        let most = 40 + if status == 403 { 2 } else { 1 };
        assert!(requests(&case) <= most, "{status}: {} requests", requests(&case));
    }
}

/// What is written over was read at most a second before. An edit of longer ago is a
/// conflict, however fast the job goes.
#[tokio::test]
async fn a_colleagues_edit_is_lost_within_a_second_of_its_reading_or_never() {
    // The second, and what a busy computer takes for the way from one program to the other.
    const LONGEST: time::Duration = time::Duration::milliseconds(2_000);
    const EDITS: usize = 10;
    // The faster, the further ahead is what is written one and a half seconds later.
    let speeds = [(Speed::Gentle, 80, 30), (Speed::Normal, 900, 450), (Speed::Fast, 1_500, 700)];
    let stories = speeds.map(async |(speed, assets, ahead)| {
        let rate_limit = RateLimit::bucket(20.0, 5);
        let options = Options {
            content: Content::Synthetic(assets),
            technical_user_may_write: true,
            latency: Duration::from_millis(50),
            rate_limit: (speed == Speed::Fast).then_some(rate_limit),
            ..Options::default()
        };
        let case = Case::with(options, KIND).await;
        case.rig.app.use_speed(case.rig.connection, speed).await.expect("is set");
        let paths = case.paths().await;
        let plan = case.plan().await;
        let edits: Vec<(usize, &String)> = (1..=EDITS)
            .map(|edit| edit * (paths.len() - ahead) / (EDITS + 1))
            .map(|at| (at, &paths[at + ahead]))
            .collect();
        for (at, path) in &edits {
            let edit = format!("edit=other-value:value=theirs,after-writes={at},times=1");
            case.stage(&format!("{edit},path={path}"));
        }
        let job = case.start(&plan).await;
        let (id, result) = (job.id, case.ended(job).await);
        let conflicts = case.rows(id, Outcome::Conflict).await;
        let writes = case.rig.sandbox.writes();
        for (at, path) in edits {
            let edited = writes[at].received;
            let Some(write) = writes.iter().find(|write| write.applied && write.asset == *path)
            else {
                assert!(conflicts.iter().any(|row| row.path == *path), "{speed:?}: {result:?}");
                assert_eq!(case.rig.held(path, FIELD), single("theirs"), "{speed:?}: {path}");
                continue;
            };
            let after = write.received - edited;
            assert!(after <= LONGEST, "{speed:?}: lost {after} after it was made");
        }
        assert!(!conflicts.is_empty(), "{speed:?}: no edit came early enough: {result:?}");
    });
    futures::future::join_all(stories).await;
}
