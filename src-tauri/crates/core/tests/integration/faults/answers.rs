//! Answers that are not what they seem, or never come: F15 to F17, F24, F25.

use std::time::{Duration, Instant};

use futures::StreamExt as _;
use relabel_core::api::types::*;
use relabel_sandbox::KeyFileKind;

use super::{BOTH, Case, both};
use crate::wire::Evil;

/// Requests on their way at a time at the usual speed.
const AT_ONCE: usize = 16;

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
        assert!(pages <= AT_ONCE, "{kind:?}: {pages} writes met the page");
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
            assert!(ledger.totals().by_status[&0] >= 5, "some were reset");
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
async fn who_stops_while_aem_is_silent_is_told_what_is_not_known() {
    let case = Case::new(60, KeyFileKind::ServiceCredentials).await;
    case.stage("stall=60s:from=30,times=1");
    let job = case.started().await;
    job.until(|now| now.done == 59).await;
    case.rig.app.stop_job(job.id).expect("runs");
    let asked = Instant::now();
    let (id, result) = (job.id, case.ended(job).await);
    // Five seconds, and what a busy machine takes.
    assert!(asked.elapsed() < Duration::from_secs(8), "{:?}", asked.elapsed());
    assert_eq!((result.counts.changed, result.counts.unsure), (59, 1), "{result:?}");
    let unsure = case.rows(id, Outcome::Unsure).await;
    assert_eq!(unsure[0].reason, Some(CellReason::Job(OutcomeReason::AnswerLost)));
}

/// Part of [`super::all_that_takes_half_a_minute`].
pub(super) async fn an_answer_that_never_comes_is_given_up_and_looked_after() {
    let case = Case::new(60, KeyFileKind::ServiceCredentials).await;
    case.stage("stall=60s:from=20,times=1");
    case.stage("stall-body=20s:from=40,times=1");
    let job = case.started().await;
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, 60, "{result:?}");
    let totals = case.rig.sandbox.ledger().totals();
    assert_eq!((totals.received, totals.applied), (60, 60), "none was sent twice");
}
