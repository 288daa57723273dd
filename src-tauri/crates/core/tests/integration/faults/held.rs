//! Held and stopped by whoever sits in front of it, several times: F34, F35.

use std::time::{Duration, Instant};

use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions};
use relabel_sandbox::KeyFileKind;
use time::OffsetDateTime;

use super::{Case, both};

#[tokio::test]
async fn stopped_at_a_third_it_sends_no_more_and_settles_what_is_on_its_way() {
    both(async |kind| {
        let case = Case::new(900, kind).await;
        let plan = case.plan().await;
        case.rig.sandbox.set_latency(Duration::from_millis(60), Duration::ZERO);
        let job = case.start(&plan).await;
        job.until(|now| now.done >= 130).await;
        let (asked, by_the_wall) = (Instant::now(), OffsetDateTime::now_utc());
        case.rig.app.stop_job(job.id).expect("runs");
        case.rig.app.stop_job(job.id).expect("twice is as good as once");
        let result = case.ended(job).await;
        // Five seconds, and what a busy computer takes.
        assert!(asked.elapsed() < Duration::from_secs(30), "{kind:?}: {:?}", asked.elapsed());
        assert_eq!((result.phase, result.counts.unsure), (JobPhase::Stopped, 0), "{result:?}");
        let late = by_the_wall + Duration::from_millis(100);
        let writes = case.rig.sandbox.writes();
        let late = writes.iter().filter(|one| one.received > late).count();
        assert_eq!(late, 0, "{kind:?}: sent after stop was asked");
        assert_eq!(writes.len(), usize::try_from(result.counts.changed).expect("fits"));
    })
    .await;
}

#[tokio::test]
async fn stopped_while_it_is_held_it_ends_as_it_stands() {
    let case = Case::new(900, KeyFileKind::ServiceCredentials).await;
    let job = case.started().await;
    job.until(|now| now.done > 0).await;
    case.rig.app.pause_job(job.id).expect("runs");
    case.rig.app.pause_job(job.id).expect("twice is as good as once");
    let held = job.until(|now| now.phase == JobPhase::Paused).await;
    assert_eq!(held.paused_by, Some(PauseReason::User));
    case.rig.app.stop_job(job.id).expect("is held");
    let (id, result) = (job.id, case.ended(job).await);
    assert_eq!((result.phase, result.counts.unsure), (JobPhase::Stopped, 0), "{result:?}");
    assert!(result.counts.not_sent > 0, "{result:?}");
    case.rig.app.resume_job(id).await.expect_err("it has ended");
    let facts = case.rig.app.job_facts(id).await.expect("known");
    assert!(facts.can_undo && facts.can_retry && !facts.can_resume, "{facts:?}");
}

#[tokio::test]
async fn asked_twice_it_is_started_once_and_goes_on_once() {
    let case = Case::new(600, KeyFileKind::ServiceCredentials).await;
    let plan = case.plan().await;
    let start = StartJob {
        plan_id: plan.plan_id,
        expected_assets: plan.counts.assets_to_change,
        typed_assets: Some(plan.counts.assets_to_change),
    };
    let before = super::Before::now(&case.rig.sandbox);
    // So that it has not ended when it is paused, however busy this computer is.
    case.rig.sandbox.set_latency(Duration::from_secs(10), Duration::ZERO);
    let clicks = (0..8).map(|_| case.rig.app.start_job(&start));
    let started = futures::future::join_all(clicks).await;
    let ids: Vec<JobId> = started.into_iter().flatten().collect();
    assert_eq!(ids.len(), 1, "one of eight clicks starts it");
    let job = super::Watched::new(&case.rig.app, before, ids[0]);
    for _ in 0..3 {
        case.rig.app.pause_job(job.id).expect("runs");
        case.rig.app.resume_job(job.id).await.expect("goes on");
        case.rig.app.resume_job(job.id).await.expect("twice is as good as once");
    }
    case.rig.sandbox.set_latency(Duration::ZERO, Duration::ZERO);
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, 600, "{result:?}");
    assert_eq!(case.rig.sandbox.writes().len(), 600);
}

#[tokio::test]
async fn a_data_folder_has_one_user() {
    let case = Case::new(300, KeyFileKind::ServiceCredentials).await;
    let job = case.started().await;
    let second = AppOptions {
        data_folder: Some(case.rig.folder.path().to_owned()),
        loopback_allowed: true,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    };
    let refused = App::open(&second).expect_err("another Relabel uses it");
    assert_eq!(refused.code, ErrorCode::StoreBusy);
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, 300, "{result:?}");
}
