//! What follows a job: undo, another try, conflicts, History.

use std::collections::BTreeMap;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::{Value as Json, json};

use super::rig::{Rig, ended, replace, sum, text, wait};

const DAM: &str = "/content/dam";

async fn rig(assets: u32) -> Rig {
    let options = Options {
        content: Content::Synthetic(assets),
        technical_user_may_write: true,
        ..Options::default()
    };
    Rig::with(options, KeyFileKind::ServiceCredentials).await
}

async fn paths(rig: &Rig, listing: ListingId) -> Vec<String> {
    rig.rows(listing).await.into_iter().map(|row| row.path).collect()
}

fn metadata(rig: &Rig, paths: &[String]) -> BTreeMap<String, Json> {
    paths
        .iter()
        .map(|path| (path.clone(), rig.sandbox.metadata(path).expect("the asset")))
        .collect()
}

#[tokio::test]
async fn undo_brings_every_kind_of_value_back_and_can_be_undone() {
    for kind in [KeyFileKind::ServiceCredentials, KeyFileKind::OauthServerToServer] {
        let options = Options {
            content: Content::Synthetic(30),
            technical_user_may_write: true,
            ..Options::default()
        };
        let rig = Rig::with(options, kind).await;
        let listed = rig.list(DAM, true, false).await;
        let paths = paths(&rig, listed.listing_id).await;
        for (path, property, value) in [
            (&paths[0], "dc:subject", json!({"type": "String", "values": ["sea", "|", "été"]})),
            (&paths[1], "dc:subject", json!({"type": "String", "values": []})),
            (&paths[2], "dc:subject", Json::Null),
            (&paths[8], "dc:subject", json!({"type": "String", "values": [""]})),
            (&paths[9], "dc:subject", json!({"type": "String", "values": ["", ""]})),
            (
                &paths[3],
                "prism:expirationDate",
                json!({"type": "Date", "value": "2030-01-02T03:04:05.000+02:00"}),
            ),
            (&paths[4], "xmpRights:Marked", json!({"type": "Boolean", "value": false})),
            (&paths[5], "dam:rank", json!({"type": "Long", "value": -7})),
            (&paths[6], "dam:rank", json!({"type": "Double", "value": 3.5})),
            (&paths[7], "dc:description", json!({"type": "String", "value": "line\n  two\t "})),
        ] {
            rig.sandbox.set_metadata(path, property, value);
        }
        let before = metadata(&rig, &paths);
        let entries = vec!["new".to_owned(), "newer".to_owned()];
        let date = "2031-05-01T10:00:00+02:00".to_owned();
        let fields = vec![
            replace("dc:subject", FieldKind::List, Value::List { entries }),
            replace("prism:expirationDate", FieldKind::Date, Value::Date { date }),
            replace("xmpRights:Marked", FieldKind::YesNo, Value::YesNo { yes: true }),
            replace("dam:rank", FieldKind::Number, Value::Number { number: "12".to_owned() }),
            FieldEdit {
                property: "dc:description".to_owned(),
                kind: FieldKind::LongText,
                change: FieldAction::Clear,
                only_empty: false,
            },
        ];
        let plan = rig.plan(listed.listing_id, fields).await;
        let changed = rig.run(&plan).await;
        assert_eq!(changed.counts.changed, 30, "{changed:?}");
        let after = metadata(&rig, &paths);
        assert_ne!(before, after);

        let undo = rig.app.make_undo(changed.job_id).await.expect("a plan");
        assert_eq!(undo.assets, 30);
        let planned = rig.app.watch_plan(undo.plan_id).expect("known").borrow().clone();
        assert!(planned.complete && planned.counts.assets_to_change == 30, "{planned:?}");
        let undone = rig.run_follow_up(undo).await;
        assert_eq!((undone.kind, undone.counts.changed), (JobKind::Undo, 30), "{undone:?}");
        assert_eq!(metadata(&rig, &paths), before, "{kind:?}: everything is as it was");

        let redo = rig.app.make_undo(undone.job_id).await.expect("a plan");
        assert_eq!(rig.run_follow_up(redo).await.counts.changed, 30);
        assert_eq!(metadata(&rig, &paths), after, "{kind:?}: the undo of the undo");
        let facts = rig.app.job_facts(undone.job_id).await.expect("known");
        assert_eq!(facts.of_job, Some(changed.job_id));
        assert_eq!(facts.fields.len(), 5);
    }
}

/// One form that lists need has no way to say an empty text: it leaves none. That is
/// no conflict, with nobody else there.
#[tokio::test]
async fn undo_brings_an_empty_text_back_as_none_at_all() {
    let rig = rig(12).await;
    let listed = rig.list(DAM, true, false).await;
    let paths = paths(&rig, listed.listing_id).await;
    for path in &paths {
        rig.sandbox.set_metadata(path, "photoshop:City", json!({"type": "String", "value": ""}));
    }
    let entries = vec!["new".to_owned()];
    let list = replace("dc:subject", FieldKind::List, Value::List { entries });
    let fields = vec![list, text("photoshop:City", "Nantes")];
    let changed = rig.run(&rig.plan(listed.listing_id, fields).await).await;
    assert_eq!(changed.counts.changed, 12, "{changed:?}");
    let undone = rig.run_follow_up(rig.app.make_undo(changed.job_id).await.expect("a plan")).await;
    assert_eq!(undone.counts.changed, 12, "{undone:?}");
    for path in &paths {
        assert_eq!(rig.held(path, "photoshop:City"), Json::Null, "{path}");
    }
}

#[tokio::test]
async fn undo_leaves_alone_what_somebody_changed_since() {
    let rig = rig(12).await;
    let listed = rig.list(DAM, true, false).await;
    let paths = paths(&rig, listed.listing_id).await;
    let fields = vec![text("photoshop:Headline", "ours"), text("photoshop:City", "Nantes")];
    let changed = rig.run(&rig.plan(listed.listing_id, fields).await).await;
    let single = |value: &str| json!({"type": "String", "value": value});
    rig.sandbox.set_metadata(&paths[3], "photoshop:Headline", single("theirs"));
    rig.sandbox.set_metadata(&paths[4], "dc:title", single("another field"));
    let undo = rig.app.make_undo(changed.job_id).await.expect("a plan");
    let undone = rig.run_follow_up(undo).await;
    assert_eq!((undone.counts.changed, undone.counts.conflict), (11, 1), "{undone:?}");
    assert_eq!(rig.held(&paths[3], "photoshop:Headline"), single("theirs"));
    assert_eq!(rig.held(&paths[3], "photoshop:City"), Json::Null, "still ours, so brought back");
    assert_eq!(rig.held(&paths[4], "dc:title"), single("another field"));
    assert_eq!(rig.held(&paths[4], "photoshop:Headline"), Json::Null);

    let page = ConflictPage { job_id: undone.job_id, from: 0, limit: 10 };
    let conflicts = rig.app.job_conflicts(page).await.expect("a page");
    assert_eq!(conflicts.len(), 1);
    assert_eq!((conflicts[0].row, &conflicts[0].path), (0, &paths[3]));
    let [headline, city] = &conflicts[0].fields[..] else { panic!("{conflicts:?}") };
    assert_eq!(headline.before.entries, ["ours"]);
    assert_eq!(headline.yours.entries, Vec::<String>::new());
    assert_eq!(headline.theirs.entries, ["theirs"]);
    assert!(headline.is_theirs && !city.is_theirs);
    assert_eq!(city.theirs.entries, Vec::<String>::new());
    let next = ConflictPage { from: 1, ..page };
    assert_eq!(rig.app.job_conflicts(next).await.expect("a page"), []);
}

/// What had the new value before was not written, so it is not for Relabel to take
/// back: whoever set it did so for reasons of their own.
#[tokio::test]
async fn undo_takes_back_only_what_was_written() {
    let rig = rig(12).await;
    let listed = rig.list(DAM, true, false).await;
    let paths = paths(&rig, listed.listing_id).await;
    let single = |value: &str| json!({"type": "String", "value": value});
    let fields = vec![text("photoshop:Headline", "new"), text("photoshop:City", "Nantes")];
    let plan = rig.plan(listed.listing_id, fields).await;
    // Between the check and the run: one field of one asset, all fields of another.
    rig.sandbox.set_metadata(&paths[2], "photoshop:City", single("Nantes"));
    rig.sandbox.set_metadata(&paths[3], "photoshop:City", single("Nantes"));
    rig.sandbox.set_metadata(&paths[3], "photoshop:Headline", single("new"));
    let changed = rig.run(&plan).await;
    assert_eq!((changed.counts.changed, changed.counts.already_right), (11, 1), "{changed:?}");
    let undo = rig.app.make_undo(changed.job_id).await.expect("a plan");
    assert_eq!(undo.assets, 11);
    let undone = rig.run_follow_up(undo).await;
    assert_eq!(undone.counts.changed, 11, "{undone:?}");
    let held = |path: usize| {
        ["photoshop:Headline", "photoshop:City"].map(|field| rig.held(&paths[path], field))
    };
    assert_eq!(held(1), [Json::Null, Json::Null]);
    assert_eq!(held(2), [Json::Null, single("Nantes")]);
    assert_eq!(held(3), [single("new"), single("Nantes")]);
}

#[tokio::test]
async fn another_try_takes_up_what_failed_and_nothing_else() {
    let rig = rig(40).await;
    let listed = rig.list(DAM, true, false).await;
    let paths = paths(&rig, listed.listing_id).await;
    for path in &paths[10..17] {
        rig.sandbox.refuse_writes_below(path);
    }
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let first = rig.run(&plan).await;
    assert_eq!((first.counts.changed, first.counts.failed), (33, 7), "{first:?}");
    let facts = rig.app.job_facts(first.job_id).await.expect("known");
    assert!(facts.can_retry && facts.can_undo);
    rig.sandbox.grant_write();
    let before = rig.sandbox.writes().len();
    let retry = rig.app.make_retry(first.job_id).await.expect("a plan");
    assert_eq!(retry.assets, 7);
    let second = rig.run_follow_up(retry).await;
    assert_eq!((second.kind, second.counts.changed, second.total), (JobKind::Retry, 7, 7));
    assert_eq!(rig.sandbox.writes().len() - before, 7, "the others are not sent again");
    let error = rig.app.make_retry(second.job_id).await.expect_err("nothing is left");
    assert_eq!(error.code, ErrorCode::PlanNotRunnable);
    let page = JobPage { job_id: first.job_id, outcome: Some(Outcome::Failed), from: 0, limit: 9 };
    let failed = rig.app.job_page(page).await.expect("a page");
    assert!(failed.iter().all(|row| row.attempts == 1), "{failed:?}");
}

#[tokio::test]
async fn a_change_takes_little_more_than_one_request() {
    let rig = rig(1_200).await;
    let listed = rig.list(DAM, true, false).await;
    let before = rig.sandbox.requests().len();
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let planned = rig.sandbox.requests().len();
    assert!(planned - before <= 12, "{} requests for a plan of 1,200", planned - before);
    let result = rig.run(&plan).await;
    assert_eq!(result.counts.changed, 1_200);
    let sent = rig.sandbox.requests().len() - planned;
    assert!(sent <= 1_320, "{sent} requests for 1,200 changes");
    let chart = rig.app.job_chart(result.job_id).await.expect("a chart");
    let settled: f64 = chart.iter().map(|one| one.per_second * f64::from(one.seconds)).sum();
    assert!(!chart.is_empty() && settled <= 1_200.0, "{chart:?}");
}

#[tokio::test]
async fn every_asset_is_found_where_others_stand_between() {
    // Content fragments are left out of the listing and stand among the assets.
    let rig = Rig::new().await;
    let listed = rig.list(DAM, true, false).await;
    assert!(listed.fragments_left_out > 0);
    let rows = rig.rows(listed.listing_id).await;
    let chosen: Vec<u32> = (0..listed.count).filter(|row| row % 3 != 1).collect();
    let selection = Selection::Rows { listing_id: listed.listing_id, rows: chosen.clone() };
    let edit = Edit { fields: vec![text("photoshop:Headline", "some")] };
    let request = MakePlan {
        connection_id: rig.connection,
        selection,
        edit,
        source: PlanSource::Edit,
        zone: None,
    };
    let plan = rig.app.make_plan(&request).await.expect("plans");
    let plan = rig.app.watch_plan(plan).expect("known");
    let plan = super::rig::wait(plan, |plan| plan.complete || plan.error.is_some()).await;
    let result = rig.run(&plan).await;
    assert_eq!(result.counts.changed + result.counts.already_right, plan.assets, "{result:?}");
    let expected = json!("some");
    for row in rows {
        let held = rig.held(&row.path, "photoshop:Headline");
        let is_chosen = chosen.contains(&row.row);
        assert_eq!(held["value"] == expected, is_chosen, "{} holds {held}", row.path);
    }
}

#[tokio::test]
async fn history_tells_of_every_job_newest_first_and_finds_by_words() {
    let rig = rig(6).await;
    let listed = rig.list(DAM, true, false).await;
    let series = rig.list("/content/dam/northlight/series-0001", false, false).await;
    let mut jobs = Vec::new();
    for (listing, field, value) in [
        (listed.listing_id, "photoshop:Headline", "a"),
        (series.listing_id, "photoshop:City", "b"),
        (listed.listing_id, "photoshop:City", "c"),
        (listed.listing_id, "dc:rights", "100%"),
    ] {
        jobs.push(rig.run(&rig.plan(listing, vec![text(field, value)]).await).await.job_id);
    }
    let list = |search: &str, before, limit| {
        let request = ListJobs { search: search.to_owned(), before, limit };
        let app = rig.app.clone();
        async move { app.list_jobs(&request).await.expect("a page") }
    };
    let ids = |page: Vec<JobFacts>| page.iter().map(|job| job.job_id).collect::<Vec<_>>();
    let first = list("", None, 3).await;
    assert_eq!(ids(first.clone()), [jobs[3], jobs[2], jobs[1]]);
    assert_eq!(ids(list("", Some(jobs[1]), 3).await), [jobs[0]]);
    assert_eq!(ids(list("CITY", None, 9).await), [jobs[2], jobs[1]]);
    assert_eq!(ids(list("city series-0001", None, 9).await), [jobs[1]]);
    assert_eq!(ids(list("practice rights", None, 9).await), [jobs[3]], "the connection's name");
    assert_eq!(ids(list("%", None, 9).await), [], "a word is no pattern");
    let facts = &first[0];
    assert_eq!(facts.kind, JobKind::Change);
    assert_eq!(facts.connection_name, "Practice");
    let holds_all = format!("{}/", facts.folder);
    let paths = paths(&rig, listed.listing_id).await;
    assert!(paths.iter().all(|path| path.starts_with(&holds_all)), "{holds_all}: {paths:?}");
    assert_eq!(facts.asset, None, "there are six");
    assert_eq!(facts.fields, ["dc:rights"]);
    assert_eq!(facts.edit.fields[0].property, "dc:rights");
    assert_eq!((facts.total, sum(&facts.counts)), (6, 6));
    assert!(facts.ended_at.is_some() && facts.per_second.is_some(), "{facts:?}");
}

/// As planning leaves alone what is checked out or being processed.
#[tokio::test]
async fn an_undo_leaves_alone_what_was_checked_out_since() {
    let rig = rig(3).await;
    let listed = rig.list(DAM, true, false).await;
    let paths = paths(&rig, listed.listing_id).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let changed = rig.run(&plan).await;
    rig.sandbox.set_content(&paths[1], "cq:drivelock", json!("somebody"));
    rig.sandbox.set_content(&paths[2], "dam:assetState", json!("processing"));
    let sent = rig.sandbox.writes().len();
    let FollowUpPlan { plan_id, assets, .. } =
        rig.app.make_undo(changed.job_id).await.expect("one");
    let start = StartJob { plan_id, expected_assets: assets, typed_assets: Some(assets) };
    let undo = rig.app.start_job(&start).await.expect("starts");
    let job = rig.app.watch_job(undo).expect("known");
    wait(job.clone(), |now| now.deferred == Some(1) && now.done == 2).await;
    rig.app.stop_job(undo).expect("runs");
    let result = ended(job).await;
    let OutcomeCounts { changed, failed, not_sent, .. } = result.counts;
    assert_eq!((changed, failed, not_sent), (1, 1, 1), "{result:?}");
    let page = JobPage { job_id: undo, outcome: Some(Outcome::Failed), from: 0, limit: 9 };
    let row = rig.app.job_page(page).await.expect("rows").remove(0);
    let reason = Some(CellReason::Job(OutcomeReason::Locked));
    assert_eq!((&row.path, row.reason, row.attempts), (&paths[1], reason, 0));
    assert_eq!(rig.sandbox.writes().len(), sent + 1, "nothing was sent to the two");
}
