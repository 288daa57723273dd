//! The main job: list, plan, run, and what becomes of every asset.

use relabel_core::api::types::*;
use relabel_sandbox::{Content, Fault, KeyFileKind, Options};
use serde_json::json;

use super::rig::{Rig, ended, replace, sum, text, wait};

const DAM: &str = "/content/dam";

#[tokio::test]
async fn a_field_is_set_on_every_asset_and_nothing_is_sent_before() {
    let rig = Rig::new().await;
    let listed = rig.list(DAM, true, false).await;
    assert!(
        listed.count > 200,
        "the practice library has a few hundred assets, found {}",
        listed.count
    );
    assert!(listed.fragments_left_out > 0, "content fragments are left out unless asked for");

    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "© 2026 Practice")]).await;
    assert_eq!(plan.error, None);
    assert_eq!(plan.assets_read, listed.count);
    let PlanCounts { will_change, already_right, cannot, assets_to_change, .. } = plan.counts;
    assert_eq!(will_change + already_right + cannot, listed.count);
    assert!(rig.sandbox.writes().is_empty(), "a plan sends nothing");

    let result = rig.run(&plan).await;
    assert_eq!(result.phase, JobPhase::Finished);
    assert_eq!(result.counts.changed, assets_to_change);
    assert_eq!(result.counts.failed + result.counts.unsure + result.counts.conflict, 0);
    for asset in rig.rows(listed.listing_id).await {
        let held = rig.held(&asset.path, "dc:rights");
        let right = held["value"] == json!("© 2026 Practice")
            || held["values"] == json!(["© 2026 Practice"]);
        assert!(right || cannot > 0, "{} holds {held}", asset.path);
    }
    assert_eq!(
        rig.sandbox.writes().iter().filter(|write| write.status < 400).count(),
        usize::try_from(assets_to_change).expect("fits"),
        "one write per asset, not one more"
    );

    let again = rig.plan(listed.listing_id, vec![text("dc:rights", "© 2026 Practice")]).await;
    assert_eq!(again.counts.will_change, 0, "the same change once more changes nothing");
    assert_eq!(again.counts.already_right, will_change + already_right);
}

#[tokio::test]
async fn every_kind_of_value_arrives_typed() {
    let rig = Rig::with(
        Options {
            content: Content::Synthetic(3),
            technical_user_may_write: true,
            ..Options::default()
        },
        KeyFileKind::ServiceCredentials,
    )
    .await;
    let listed = rig.list(DAM, true, false).await;
    let first = rig.rows(listed.listing_id).await[0].path.clone();
    rig.sandbox.set_metadata(
        &first,
        "dc:description",
        json!({"type": "String", "value": "to be cleared"}),
    );
    let entries = vec!["sea".to_owned(), "été".to_owned()];
    let plan = rig
        .plan(
            listed.listing_id,
            vec![
                replace("dc:subject", FieldKind::List, Value::List { entries }),
                replace(
                    "prism:expirationDate",
                    FieldKind::Date,
                    Value::Date { date: "2031-05-01T10:00:00+02:00".to_owned() },
                ),
                replace("xmpRights:Marked", FieldKind::YesNo, Value::YesNo { yes: true }),
                replace("dam:rank", FieldKind::Number, Value::Number { number: "7".to_owned() }),
                FieldEdit {
                    property: "dc:description".to_owned(),
                    kind: FieldKind::LongText,
                    change: FieldAction::Clear,
                    only_empty: false,
                },
            ],
        )
        .await;
    let result = rig.run(&plan).await;
    assert_eq!(result.counts.changed, 3, "{result:?}");
    assert_eq!(rig.held(&first, "dc:subject"), json!({"type": "String", "values": ["sea", "été"]}));
    assert_eq!(rig.held(&first, "xmpRights:Marked"), json!({"type": "Boolean", "value": true}));
    assert_eq!(rig.held(&first, "dam:rank"), json!({"type": "Long", "value": 7}));
    assert_eq!(rig.held(&first, "prism:expirationDate")["type"], json!("Date"));
    assert_eq!(rig.held(&first, "dc:description"), json!(null), "cleared means gone");
}

#[tokio::test]
async fn what_someone_else_changed_meanwhile_is_left_alone() {
    let rig = Rig::new().await;
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "Ours")]).await;
    let rows = rig.rows(listed.listing_id).await;
    let single = |value: &str| json!({"type": "String", "value": value});
    rig.sandbox.set_metadata(&rows[0].path, "photoshop:Headline", single("Theirs"));
    rig.sandbox.set_metadata(&rows[1].path, "photoshop:Headline", single("Ours"));
    rig.sandbox.set_metadata(&rows[2].path, "photoshop:City", single("Lyon"));

    let result = rig.run(&plan).await;
    assert_eq!(result.counts.conflict, 1);
    assert_eq!(rig.held(&rows[0].path, "photoshop:Headline"), single("Theirs"), "theirs stays");
    assert!(result.counts.already_right >= 1, "the same value is already right");
    assert_eq!(
        rig.held(&rows[2].path, "photoshop:Headline"),
        single("Ours"),
        "another field is no conflict"
    );
    assert_eq!(rig.held(&rows[2].path, "photoshop:City"), single("Lyon"), "the other edit is kept");
    let page =
        JobPage { job_id: result.job_id, outcome: Some(Outcome::Conflict), from: 0, limit: 10 };
    let conflicts = rig.app.job_page(page).await.expect("a page");
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].path, rows[0].path);
    assert_eq!(conflicts[0].reason, Some(CellReason::Job(OutcomeReason::ChangedByOther)));
}

#[tokio::test]
async fn without_permission_the_job_asks_instead_of_collecting_refusals() {
    let rig = Rig::with(Options::default(), KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let job = rig.start(&plan).await;
    let paused = wait(job.clone(), |job| job.phase == JobPhase::Paused).await;
    let Some(PauseReason::Environment { error }) = &paused.paused_by else { panic!("{paused:?}") };
    assert_eq!(error.code, ErrorCode::PermissionMissing);
    rig.app.stop_job(paused.job_id).expect("stops");
    let result = ended(job).await;
    assert_eq!(result.phase, JobPhase::Stopped);
    assert_eq!(result.counts.changed, 0);
    assert_eq!(result.counts.failed, 2, "one, and one in another folder: {result:?}");
    assert!(result.counts.not_sent > 200, "{result:?}");
}

#[tokio::test]
async fn a_login_page_pauses_the_job_and_is_never_success() {
    let rig = Rig::new().await;
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    rig.sandbox.set_fault(Some(Fault::HtmlLoginPage));
    let job = rig.start(&plan).await;
    let paused = wait(job.clone(), |job| job.phase == JobPhase::Paused).await;
    let Some(PauseReason::Environment { error }) = &paused.paused_by else { panic!("{paused:?}") };
    assert_eq!(error.code, ErrorCode::NotData);
    assert_eq!(paused.counts.changed + paused.counts.failed, 0);
    rig.sandbox.set_fault(None);
    rig.app.resume_job(paused.job_id).await.expect("goes on");
    let result = ended(job).await;
    assert_eq!(result.phase, JobPhase::Finished);
    assert_eq!(result.counts.changed, plan.counts.assets_to_change, "everything is done after all");
}

#[tokio::test]
async fn a_stopped_job_sends_nothing_more_and_adds_up() {
    let content = Content::Synthetic(3_000);
    let rig = Rig::with(
        Options { content, technical_user_may_write: true, ..Options::default() },
        KeyFileKind::ServiceCredentials,
    )
    .await;
    let listed = rig.list(DAM, true, false).await;
    assert_eq!(listed.count, 3_000);
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let job = rig.start(&plan).await;
    wait(job.clone(), |job| job.counts.changed > 20).await;
    let id = job.borrow().job_id;
    rig.app.stop_job(id).expect("stops");
    let result = ended(job).await;
    assert_eq!(result.phase, JobPhase::Stopped);
    assert!(result.counts.not_sent > 0, "it was stopped before its end: {result:?}");
    let writes = rig.sandbox.writes().len();
    assert_eq!(
        writes,
        usize::try_from(result.counts.changed + result.counts.unsure).expect("fits")
    );
    assert_eq!(result.counts.unsure, 0, "what was on its way was settled");
}

#[tokio::test]
async fn the_daily_token_of_a_person_does_the_same_job() {
    let rig = Rig::with(Options::default(), KeyFileKind::LocalDevelopmentToken).await;
    let access = rig.app.sign_in(rig.connection).await.expect("signs in");
    assert!(!access.renewable, "a daily token cannot be renewed");
    let folders = ListFolders { connection_id: rig.connection, path: DAM.to_owned() };
    let folders = rig.app.list_folders(&folders).await.expect("folders");
    assert!(!folders.is_empty());
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "by hand")]).await;
    assert_eq!(rig.run(&plan).await.counts.changed, plan.counts.assets_to_change);
}

#[tokio::test]
async fn a_plan_runs_once_and_only_as_it_was_shown() {
    let rig = Rig::new().await;
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let other = StartJob {
        plan_id: plan.plan_id,
        expected_assets: plan.counts.assets_to_change + 1,
        typed_assets: None,
    };
    let error = rig.app.start_job(&other).await.expect_err("another number than was shown");
    assert_eq!(error.code, ErrorCode::PlanNotRunnable);
    rig.run(&plan).await;
    let again = StartJob {
        plan_id: plan.plan_id,
        expected_assets: plan.counts.assets_to_change,
        typed_assets: None,
    };
    let error = rig.app.start_job(&again).await.expect_err("once");
    assert_eq!(error.code, ErrorCode::PlanNotRunnable);
}

#[tokio::test]
async fn tables_are_served_by_the_page_and_in_order() {
    let rig = Rig::new().await;
    let listed = rig.list(DAM, true, false).await;
    let fields = vec![text("photoshop:Headline", "x"), text("photoshop:City", "y")];
    let plan = rig.plan(listed.listing_id, fields).await;
    for state in
        [None, Some(CellState::WillChange), Some(CellState::AlreadyRight), Some(CellState::Cannot)]
    {
        let expected = match state {
            None => plan.counts.will_change + plan.counts.already_right + plan.counts.cannot,
            Some(CellState::WillChange) => plan.counts.will_change,
            Some(CellState::AlreadyRight) => plan.counts.already_right,
            Some(CellState::Cannot) => plan.counts.cannot,
        };
        let mut from = 0;
        loop {
            let page = PlanPage { plan_id: plan.plan_id, state, from, limit: 10_000 };
            let rows = rig.app.plan_page(page).await.expect("a page");
            assert!(rows.len() <= 200, "a page is never longer than 200 rows");
            if rows.is_empty() {
                break;
            }
            for row in rows {
                assert_eq!(row.row, from, "rows come in order and without a gap");
                assert!(state.is_none_or(|state| row.state == state));
                from += 1;
            }
        }
        assert_eq!(from, expected, "{state:?}");
    }
    assert_eq!(sum(&OutcomeCounts::default()), 0);
}
