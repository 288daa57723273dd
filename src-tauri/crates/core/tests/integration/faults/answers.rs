//! Answers that are not what they seem, or never come: F15 to F17, F24, F25.

use std::time::{Duration, Instant};

use futures::StreamExt as _;
use relabel_core::api::types::*;
use relabel_sandbox::{Fault, KeyFileKind};

use super::{BOTH, Case, both};
use crate::wire::Evil;

/// Assets on their way at a time at the usual speed: 16 requests, or four blocks of fifty.
fn at_once(kind: KeyFileKind) -> usize {
    if kind == KeyFileKind::ServiceCredentials { 4 * 50 } else { 16 }
}

#[tokio::test]
async fn a_sign_in_page_in_the_middle_holds_the_job_and_changes_nothing() {
    both(async |kind| {
        let case = Case::new(300, kind).await;
        let plan = case.plan().await;
        case.stage("login-page:after-writes=90");
        let job = case.start(&plan).await;
        let error = job.held().await;
        assert_eq!((error.code, error.details.status), (ErrorCode::NotData, Some(200)));
        let writes = case.rig.sandbox.writes();
        let pages = writes.iter().filter(|one| one.status == 200 && !one.applied).count();
        assert!(pages <= at_once(kind), "{kind:?}: {pages} writes met the page");
        case.rig.sandbox.clear_faults();
        case.rig.app.resume_job(job.id).await.expect("goes on");
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 300, "{kind:?}: {result:?}");
    })
    .await;
}

#[tokio::test]
async fn a_redirect_holds_the_job_and_nothing_goes_there() {
    both(async |kind| {
        let evil = Evil::start().await;
        let case = Case::new(200, kind).await;
        let plan = case.plan().await;
        case.stage(&format!(
            "302:location=http%3A//127.0.0.1%3A{}/libs/granite/core/content/login.html,after-writes=60",
            evil.port
        ));
        let job = case.start(&plan).await;
        let error = job.held().await;
        assert_eq!((error.code, error.details.status), (ErrorCode::NotData, Some(302)));
        case.rig.sandbox.clear_faults();
        case.rig.app.resume_job(job.id).await.expect("goes on");
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 200, "{kind:?}: {result:?}");
        assert_eq!(evil.received().await, (0, 0), "{kind:?}");
    })
    .await;
}

#[tokio::test]
async fn an_outage_that_ends_before_the_second_try_is_not_the_assets_fault() {
    both(async |kind| {
        let case = Case::new(3, kind).await;
        let plan = case.plan().await;
        case.stage("302:of=writes,times=1");
        case.stage("302:of=reads,after-writes=1,times=2");
        let job = case.start(&plan).await;
        let error = job.held().await;
        assert_eq!((error.code, error.details.status), (ErrorCode::NotData, Some(302)));
        case.rig.app.resume_job(job.id).await.expect("goes on");
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 3, "{kind:?}: {result:?}");
    })
    .await;
}

#[tokio::test]
async fn an_asset_that_always_answers_with_a_page_fails_alone() {
    both(async |kind| {
        for fault in ["302:of=writes", "login-page:of=writes"] {
            for at in [0, 150, 299] {
                let case = Case::new(300, kind).await;
                let plan = case.plan().await;
                let path = case.paths().await.swap_remove(at);
                case.stage(&format!("{fault},path={path}"));
                let job = case.start(&plan).await;
                let (id, result) = (job.id, case.ended(job).await);
                let counts = (result.phase, result.counts.changed, result.counts.failed);
                assert_eq!(counts, (JobPhase::Finished, 299, 1), "{kind:?} {fault} {at}");
                let row = case.rows(id, Outcome::Failed).await.remove(0);
                let reason = CellReason::Job(OutcomeReason::UnexpectedAnswer);
                assert_eq!(row.reason, Some(reason), "{row:?}");
                // Twice alone, and six times in the company of others: a block and its halves.
                let together = if kind == KeyFileKind::ServiceCredentials { 6 } else { 0 };
                assert!((2..=2 + together).contains(&row.attempts), "{row:?}");
            }
        }
    })
    .await;
}

/// Pages show what most assets hold: only a plan of one asset is read alone.
#[tokio::test]
async fn an_asset_that_is_shown_as_a_page_fails_alone() {
    let case = Case::new(3, KeyFileKind::ServiceCredentials).await;
    let listed = case.rig.list(super::DAM, true, false).await;
    let only = Selection::Rows { listing_id: listed.listing_id, rows: vec![1] };
    let plan = case.rig.plan_of(only, vec![crate::rig::text(super::FIELD, "after")]).await;
    let path = case.paths().await.swap_remove(1);
    case.stage(&format!("302:of=reads,path={path}"));
    let job = case.start(&plan).await;
    let (id, result) = (job.id, case.ended(job).await);
    assert_eq!((result.phase, result.counts.failed), (JobPhase::Finished, 1), "{result:?}");
    let row = case.rows(id, Outcome::Failed).await.remove(0);
    assert_eq!((row.status, row.attempts), (Some(302), 0), "{row:?}");
}

#[tokio::test]
async fn writes_that_are_all_redirected_hold_the_job() {
    let case = Case::new(300, KeyFileKind::ServiceCredentials).await;
    let plan = case.plan().await;
    case.stage("302:of=writes");
    let job = case.start(&plan).await;
    let error = job.held().await;
    assert_eq!((error.code, error.details.status), (ErrorCode::NotData, Some(302)));
    case.rig.sandbox.clear_faults();
    case.rig.app.resume_job(job.id).await.expect("goes on");
    let result = case.ended(job).await;
    assert_eq!((result.counts.changed, result.counts.failed), (297, 3), "{result:?}");
}

#[tokio::test]
async fn odd_answers_are_judged_by_what_the_asset_holds() {
    const ALL: u32 = 12;
    // Writes per asset by the Assets HTTP API, and by AEM's programming interface, where
    // a success without a body is an answer (open question 19): zero where it fails.
    let table = [
        ("inner-status=500:per-asset=1,applied=no", 2, 2),
        ("inner-status=500:per-asset=1,applied=yes", 1, 1),
        ("200-empty", 1, 1),
        ("200-empty:per-asset=1,applied=no", 2, 0),
        ("204", 1, 1),
        ("202:polls=2,end=completed", 1, 1),
        ("202:polls=1,end=forgotten", 1, 1),
        ("202:polls=0,end=failed,per-asset=1,applied=no", 2, 0),
    ];
    let cases = table.into_iter().flat_map(|(fault, classic, modern)| {
        BOTH.into_iter().zip([classic, modern]).map(move |(kind, sends)| (fault, kind, sends))
    });
    let jobs = cases.map(|(fault, kind, sends)| async move {
        let case = Case::new(ALL, kind).await;
        case.stage(fault);
        let job = case.started().await;
        let (id, result) = (job.id, case.ended(job).await);
        let changed = if sends > 0 { ALL } else { 0 };
        assert_eq!(result.counts.changed, changed, "{fault} {kind:?}: {result:?}");
        let writes = case.rig.sandbox.writes().len();
        assert_eq!(writes, ALL as usize * sends.max(1), "{fault} {kind:?}");
        for row in case.rows(id, Outcome::Failed).await {
            assert_eq!(
                row.reason,
                Some(CellReason::Job(OutcomeReason::NotTaken)),
                "{fault} {kind:?}: {row:?}"
            );
        }
    });
    // So many that two processors still answer a person at once.
    futures::stream::iter(jobs).for_each_concurrent(6, |job| job).await;
}

#[tokio::test]
async fn a_reset_connection_is_followed_by_a_look() {
    both(async |kind| {
        for (applied, sends) in [("yes", 1), ("no", 2)] {
            let case = Case::new(60, kind).await;
            case.stage(&format!("reset:every=6,per-asset=1,applied={applied}"));
            let job = case.started().await;
            let result = case.ended(job).await;
            assert_eq!(result.counts.changed, 60, "{kind:?} {applied}: {result:?}");
            let ledger = case.rig.sandbox.ledger();
            let most = ledger.per_asset().iter().map(|one| one.sends).max();
            assert_eq!(most, Some(sends), "{kind:?} {applied}");
            // How many stand in a block depends on how fast AEM answers.
            assert!(ledger.totals().by_status[&0] > 0, "some were reset");
        }
    })
    .await;
}

#[tokio::test]
async fn cut_and_sliced_answers_are_settled_by_looking() {
    both(async |kind| {
        let case = Case::new(60, kind).await;
        // Reads too: the pages that read back come in pieces.
        case.stage("cut-body:every=5");
        case.stage("sliced:every=7,of=aem");
        let job = case.started().await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 60, "{kind:?}: {result:?}");
        assert_eq!(case.rig.sandbox.writes().len(), 60, "{kind:?}: none was sent twice");
    })
    .await;
}

#[tokio::test]
async fn who_stops_while_aem_is_silent_is_told_what_it_holds() {
    for (fault, changed, unsure) in [(None, 60, 0), (Some("500:of=reads"), 59, 1)] {
        let case = Case::new(60, KeyFileKind::OauthServerToServer).await;
        case.stage("stall=60s:from=30,times=1");
        let job = case.started().await;
        job.until(|now| now.done == 59).await;
        fault.into_iter().for_each(|fault| case.stage(fault));
        case.rig.app.stop_job(job.id).expect("runs");
        let asked = Instant::now();
        let (id, result) = (job.id, case.ended(job).await);
        // Five seconds, and what a busy machine takes.
        assert!(asked.elapsed() < Duration::from_secs(30), "{:?}", asked.elapsed());
        assert_eq!((result.counts.changed, result.counts.unsure), (changed, unsure), "{result:?}");
        for row in case.rows(id, Outcome::Unsure).await {
            assert_eq!(row.reason, Some(CellReason::Job(OutcomeReason::AnswerLost)));
        }
    }
}

/// Part of [`super::all_that_takes_half_a_minute`].
pub(super) async fn an_answer_that_never_comes_is_given_up_and_looked_after() {
    let case = Case::new(60, KeyFileKind::ServiceCredentials).await;
    case.rig.sandbox.set_fault(Some(Fault::OneByOne { status: 404 }));
    case.stage("stall=60s:from=20,times=1");
    case.stage("stall-body=20s:from=40,times=1");
    let job = case.started().await;
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, 60, "{result:?}");
    assert_eq!(case.rig.sandbox.ledger().totals().applied, 60, "none was written twice");
}
