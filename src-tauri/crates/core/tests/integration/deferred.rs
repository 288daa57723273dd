//! Assets that AEM is still at work on are tried again at the end.

use relabel_core::api::types::*;
use relabel_sandbox::{Fault, KeyFileKind, Options};

use super::rig::{Rig, ended, text, wait};

#[tokio::test]
async fn what_aem_still_processes_is_tried_again_at_the_end() {
    let options = Options { technical_user_may_write: true, ..Options::default() };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    // Together with others an asset would be found by halves, and be ready by then.
    rig.sandbox.set_fault(Some(Fault::OneByOne { status: 404 }));
    rig.sandbox.stage("processing:per-asset=1,asset-every=5").expect("a fault");
    let listed = rig.list("/content/dam", true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let job = rig.start(&plan).await;
    let waiting = wait(job.clone(), |now| now.deferred.is_some()).await;
    assert_eq!(waiting.phase, JobPhase::Running);
    let result = ended(job).await;
    assert_eq!(result.counts.changed, plan.counts.assets_to_change, "{result:?}");
    assert_eq!(result.deferred, None);
}

#[tokio::test]
async fn whoever_stops_meanwhile_does_not_wait_and_what_was_deferred_was_not_sent() {
    let options = Options { technical_user_may_write: true, ..Options::default() };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    rig.sandbox.stage("processing").expect("a fault");
    let listed = rig.list("/content/dam", true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let all = plan.counts.assets_to_change;
    let job = rig.start(&plan).await;
    wait(job.clone(), |now| now.deferred == Some(all)).await;
    let id = job.borrow().job_id;
    rig.app.stop_job(id).expect("runs");
    let result = ended(job).await;
    assert_eq!((result.counts.not_sent, result.counts.failed), (all, 0), "{result:?}");
}
