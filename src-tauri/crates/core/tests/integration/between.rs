//! What stands between Relabel and AEM, and must not lose or double an edit.

use relabel_core::api::types::*;
use relabel_sandbox::{KeyFileKind, Options, Sandbox};

use super::gate::Gate;
use super::rig::{Rig, text};

#[tokio::test]
async fn an_account_that_may_not_search_finds_and_changes_everything_all_the_same() {
    let sandbox = Sandbox::start(Options::default()).await.expect("starts");
    let address = Gate::NoSearch.open(&sandbox).await;
    let rig = Rig::at(sandbox, KeyFileKind::LocalDevelopmentToken, &address).await;
    let searching = Rig::new().await;
    let listed = rig.list("/content/dam", true, false).await;
    let wanted = searching.list("/content/dam", true, false).await;
    assert_eq!(listed.error, None);
    assert_eq!(listed.count, wanted.count);
    assert_eq!(listed.fragments_left_out, wanted.fragments_left_out);
    let folders = ListFolders { connection_id: rig.connection, path: "/content/dam".to_owned() };
    assert!(!rig.app.list_folders(&folders).await.expect("folders").is_empty());
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    assert_eq!(rig.run(&plan).await.counts.changed, plan.counts.assets_to_change);
}

/// Without searching, each asset is read alone.
#[tokio::test]
async fn an_asset_that_is_shown_as_a_page_while_it_is_planned_cannot_be_done_alone() {
    let sandbox = Sandbox::start(Options::default()).await.expect("starts");
    let address = Gate::NoSearch.open(&sandbox).await;
    let rig = Rig::at(sandbox, KeyFileKind::LocalDevelopmentToken, &address).await;
    let listed = rig.list("/content/dam", true, false).await;
    let path = rig.rows(listed.listing_id).await.remove(2).path;
    let fields = || vec![text("photoshop:Headline", "x")];
    let whole = rig.plan(listed.listing_id, fields()).await;
    rig.sandbox.stage(&format!("login-page:of=reads,path={path}")).expect("a fault");
    let plan = rig.plan(listed.listing_id, fields()).await;
    assert_eq!((plan.error, plan.complete), (None, true));
    let of = |counts: PlanCounts| (counts.will_change, counts.cannot);
    let (will_change, cannot) = of(whole.counts);
    assert_eq!(of(plan.counts), (will_change - 1, cannot + 1));

    rig.sandbox.clear_faults();
    rig.sandbox.stage("login-page:of=reads").expect("a fault");
    let plan = rig.plan(listed.listing_id, fields()).await;
    let error = plan.error.expect("it is the environment's");
    assert_eq!(error.code, ErrorCode::NotData);
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_settled_by_looking() {
    let sandbox = Sandbox::start(Options::default()).await.expect("starts");
    let address = Gate::SpoiledAnswers.open(&sandbox).await;
    let rig = Rig::at(sandbox, KeyFileKind::LocalDevelopmentToken, &address).await;
    let listed = rig.list("/content/dam", true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let result = rig.run(&plan).await;
    assert_eq!(
        result.counts.changed, plan.counts.assets_to_change,
        "AEM holds the new values: {result:?}"
    );
    let written = rig.sandbox.writes().iter().filter(|write| write.status < 400).count();
    assert_eq!(
        written,
        usize::try_from(result.counts.changed).expect("fits"),
        "none was sent twice"
    );
}
