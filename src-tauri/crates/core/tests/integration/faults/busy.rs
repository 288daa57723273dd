//! AEM is busy, down or slow: F10 to F14, F39.

use std::time::{Duration, Instant};

use relabel_core::api::types::*;
use relabel_sandbox::{Fault, KeyFileKind, RateLimit};

use super::{Case, both};

const SERVICE: KeyFileKind = KeyFileKind::ServiceCredentials;
/// With this each asset is a request of its own, so that requests can be counted.
const OAUTH: KeyFileKind = KeyFileKind::OauthServerToServer;

#[tokio::test]
async fn every_retry_after_is_obeyed_or_passed_over() {
    let forms = ["1", "date+2", "none", "0", "-5", "garbage"];
    let jobs = forms.map(|form| async move {
        let case = Case::new(60, OAUTH).await;
        case.stage(&format!("429:retry-after={form},from=20,times=2"));
        let job = case.started().await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 60, "{form}: {result:?}");
        assert!(result.refused >= 2, "{form}: {result:?}");
        assert_eq!(case.rig.sandbox.writes().len(), 62, "{form}");
    });
    futures::future::join_all(jobs).await;
}

#[tokio::test]
async fn a_pause_of_years_is_a_question_for_the_user() {
    let case = Case::new(200, OAUTH).await;
    case.stage("429:retry-after=1000000000,from=30,of=aem");
    case.rig.sandbox.set_latency(Duration::from_millis(5), Duration::ZERO);
    let job = case.started().await;
    let error = job.held().await;
    assert_eq!(error.code, ErrorCode::SlowDown);
    let seconds = error.details.seconds.expect("is told");
    assert!((1..=900).contains(&seconds), "a quarter of an hour at most, not {seconds} s");
    case.rig.app.stop_job(job.id).expect("runs");
    let result = case.ended(job).await;
    assert_eq!((result.phase, result.counts.failed), (JobPhase::Stopped, 0), "{result:?}");
    assert!(result.counts.not_sent > 100, "{result:?}");
}

/// Part of [`super::all_that_takes_half_a_minute`].
pub(super) async fn every_second_write_refused_is_an_errand_that_ends() {
    let case = Case::new(80, SERVICE).await;
    case.rig.sandbox.set_fault(Some(Fault::OneByOne { status: 404 }));
    case.stage("429:every=2,retry-after=0,for=600s,times=8");
    let job = case.started().await;
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, 80, "{result:?}");
    let totals = case.rig.sandbox.ledger().totals();
    assert_eq!((totals.applied, totals.by_status[&429] >= 8), (80, true), "{totals:?}");
}

#[tokio::test]
async fn a_limit_is_learned_and_hardly_ever_met_again() {
    let case = Case::new(1_000, SERVICE).await;
    case.rig.sandbox.set_rate_limit(Some(RateLimit::bucket(200.0, 20)));
    let job = case.started().await;
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, 1_000, "{result:?}");
    let sent = case.rig.sandbox.writes().len();
    let refused = sent - 1_000;
    assert!(refused * 100 <= 3 * sent, "{refused} of {sent} were refused");
}

#[tokio::test]
async fn an_outage_of_a_minute_is_waited_for() {
    both(async |kind| {
        let case = Case::new(300, kind).await;
        let plan = case.plan().await;
        case.stage("503-html:for=60s,after-writes=60");
        let job = case.start(&plan).await;
        job.until(|now| now.refused >= 3).await;
        let settled = job.job.borrow().done;
        case.rig.sandbox.advance_clock(Duration::from_secs(61));
        let back = Instant::now();
        job.until(|now| now.done > settled.max(60)).await;
        // Five seconds, and what a busy machine takes.
        assert!(back.elapsed() < Duration::from_secs(10), "{kind:?}: {:?}", back.elapsed());
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 300, "{kind:?}: {result:?}");
    })
    .await;
}

#[tokio::test]
async fn one_in_five_writes_fails_and_all_is_done() {
    both(async |kind| {
        let case = Case::new(100, kind).await;
        case.stage("flapping:share=20%,per-asset=2,seed=5");
        let job = case.started().await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 100, "{kind:?}: {result:?}");
        let extra = case.rig.sandbox.writes().len() - 100;
        // How many assets a request takes goes by how fast AEM answers.
        let expected = if kind == OAUTH { 5..=50 } else { 1..=200 };
        assert!(expected.contains(&extra), "{kind:?}: {extra} were sent again");
    })
    .await;
}

#[tokio::test]
async fn what_always_fails_fails_alone() {
    let case = Case::new(540, OAUTH).await;
    case.stage("oak-conflict:asset-every=27");
    let job = case.started().await;
    let id = job.id;
    let result = case.ended(job).await;
    assert_eq!((result.counts.changed, result.counts.failed), (520, 20), "{result:?}");
    let ledger = case.rig.sandbox.ledger();
    for row in case.rows(id, Outcome::Failed).await {
        assert_eq!(
            (row.reason, row.status),
            (Some(CellReason::Job(OutcomeReason::NotCommitted)), Some(500))
        );
        assert_eq!((row.attempts, ledger.sends(&row.path)), (4, 4), "{row:?}");
        let said = row.technical.expect("what AEM said");
        assert!(said.contains("OakState0001"), "{said}");
    }
}

#[tokio::test]
async fn slow_assets_hold_up_nobody_else() {
    let case = Case::new(400, OAUTH).await;
    let plan = case.plan().await;
    case.stage("stall=600s:assets=1%,seed=3,of=writes");
    let job = case.start(&plan).await;
    // About one in a hundred is never answered. Whatever they take, the others are done.
    job.until(|now| now.done >= 400 - 12).await;
    case.rig.app.stop_job(job.id).expect("runs");
    let result = case.ended(job).await;
    assert_eq!((result.counts.failed, result.counts.not_sent), (0, 0), "{result:?}");
    assert!(result.counts.changed < 400 || case.rig.sandbox.writes().len() < 400, "some are slow");
}
