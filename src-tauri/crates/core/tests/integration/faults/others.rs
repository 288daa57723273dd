//! Somebody else is at work too, and assets are what they are: F29, F31 to F33.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::time::Duration;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::json;

use super::{BOTH, Case, DAM, FIELD, after, both, single};
use crate::rig::{text, wait};

const OTHER: &str = "photoshop:City";

#[tokio::test]
async fn the_truth_table_of_edits_since_the_check_is_exact() {
    both(async |kind| {
        let case = Case::new(100, kind).await;
        let paths = case.paths().await;
        let plan = case.plan().await;
        let set = |path: &str, field: &str, value: &str| {
            case.rig.sandbox.set_metadata(path, field, single(value));
        };
        paths[..20].iter().for_each(|path| set(path, FIELD, "theirs"));
        paths[20..40].iter().for_each(|path| set(path, OTHER, "Lyon"));
        paths[40..60].iter().for_each(|path| set(path, FIELD, "after"));
        let job = case.start(&plan).await;
        let (id, result) = (job.id, case.ended(job).await);
        let OutcomeCounts { changed, already_right, conflict, .. } = result.counts;
        assert_eq!((changed, already_right, conflict), (60, 20, 20), "{kind:?}: {result:?}");
        let listed = |rows: Vec<JobRow>| rows.into_iter().map(|row| row.path).collect::<Vec<_>>();
        assert_eq!(listed(case.rows(id, Outcome::Conflict).await), paths[..20]);
        assert_eq!(listed(case.rows(id, Outcome::AlreadyRight).await), paths[40..60]);
        for path in &paths[..20] {
            assert_eq!(case.rig.held(path, FIELD), single("theirs"), "{kind:?}: {path}");
            assert_eq!(case.rig.sandbox.ledger().sends(path), 0, "{kind:?}: {path}");
        }
        for path in &paths[20..40] {
            assert_eq!(case.rig.held(path, OTHER), single("Lyon"), "{kind:?}: {path}");
        }
        assert_eq!(case.rig.sandbox.writes().len(), 60, "{kind:?}");
    })
    .await;
}

/// Only a route with `If-Match` can notice these; see `jobs::asset` for the other.
#[tokio::test]
async fn an_edit_between_reading_and_writing_is_noticed_where_the_route_has_a_guard() {
    for (edit, wanted) in [
        ("edit=other-value:target=this,times=5,from=20", Outcome::Conflict),
        ("edit=other-field:target=this,times=5,from=20", Outcome::Changed),
        ("edit=same-value:target=this,times=5,from=20", Outcome::AlreadyRight),
    ] {
        let case = Case::new(60, KeyFileKind::OauthServerToServer).await;
        case.stage(edit);
        let job = case.started().await;
        let (id, result) = (job.id, case.ended(job).await);
        let writes = case.rig.sandbox.writes();
        let hit: BTreeSet<&str> =
            writes.iter().filter(|one| one.status == 412).map(|one| &*one.asset).collect();
        assert_eq!(hit.len(), 5, "{edit}: {result:?}");
        let rows = case.rows(id, wanted).await;
        let rows: BTreeSet<&str> = rows.iter().map(|row| &*row.path).collect();
        assert!(rows.is_superset(&hit), "{edit}: {result:?}");
        for path in hit {
            let is_ours = case.rig.held(path, FIELD) == after();
            assert_eq!(is_ours, wanted != Outcome::Conflict, "{edit}: {path}");
        }
    }
}

/// A write that AEM makes wait for longer than the comparison holds is compared anew.
/// Part of [`super::all_that_takes_half_a_minute`].
pub(super) async fn an_edit_during_a_wait_that_aem_asked_for_is_a_conflict() {
    both(async |kind| {
        let case = Case::new(6, kind).await;
        let gentle = UpdateConnection {
            connection_id: case.rig.connection,
            name: "Practice".to_owned(),
            stage: Stage::Development,
            // One after the other: what was not sent when AEM said no is not on its way.
            speed: Some(Speed::Gentle),
            route: None,
        };
        case.rig.app.update_connection(&gentle).await.expect("is set");
        let paths = case.paths().await;
        // One asset alone and five together, or each by itself.
        let (from, first) = if kind == KeyFileKind::ServiceCredentials { (2, 1) } else { (4, 3) };
        case.stage(&format!("429:from={from},times=1,retry-after=11,of=writes,applied=no"));
        let job = case.started().await;
        let sandbox = &case.rig.sandbox;
        // The job tells nothing new while it waits.
        let mut look = tokio::time::interval(Duration::from_millis(10));
        while !sandbox.writes().iter().any(|write| write.status == 429) {
            look.tick().await;
        }
        let is_ours = |path: &&String| case.rig.held(path, FIELD) == after();
        let (ours, theirs): (Vec<_>, Vec<_>) = paths.iter().partition(is_ours);
        theirs.iter().for_each(|path| sandbox.set_metadata(path, FIELD, single("theirs")));
        let (id, result) = (job.id, case.ended(job).await);
        let changed = usize::try_from(result.counts.changed).expect("fits");
        assert_eq!((ours.len(), changed), (first, first), "{kind:?}: {result:?}");
        let conflicts = case.rows(id, Outcome::Conflict).await.len();
        assert_eq!(conflicts, 6 - first, "{kind:?}: {result:?}");
        for path in theirs {
            assert_eq!(case.rig.held(path, FIELD), single("theirs"), "{kind:?}: {path}");
        }
    })
    .await;
}

#[tokio::test]
async fn gone_and_moved_assets_fail_alone_and_are_not_made_anew() {
    both(async |kind| {
        for fault in ["delete:target=any,number=5,from=10", "move:target=any,number=5,from=10"] {
            let case = Case::new(120, kind).await;
            let plan = case.plan().await;
            let paths = case.paths().await;
            // The last ones: they are gone before they are read. The first two blocks, of
            // 32 and 64 assets, may be read before anything is written.
            let listed: Vec<String> =
                paths[115..].iter().map(|path| format!("path={path}")).collect();
            let name = fault.split(':').next().expect("a name");
            case.stage(&format!("{name}:from=3,{}", listed.join(",")));
            let job = case.start(&plan).await;
            let (id, result) = (job.id, case.ended(job).await);
            assert_eq!((result.counts.changed, result.counts.failed), (115, 5), "{result:?}");
            for row in case.rows(id, Outcome::Failed).await {
                // Read and not there, or gone before its write.
                let gone = [OutcomeReason::AssetMissing, OutcomeReason::GoneMeanwhile]
                    .map(|reason| Some(CellReason::Job(reason)));
                assert!(gone.contains(&row.reason), "{row:?}");
                assert!(paths[115..].contains(&row.path));
                assert!(case.rig.sandbox.typed(&row.path).is_none(), "{name}: made anew");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn checked_out_assets_fail_at_once_and_can_be_tried_again() {
    both(async |kind| {
        let case = Case::new(40, kind).await;
        case.stage("checked-out:asset-every=8");
        let job = case.started().await;
        let (id, result) = (job.id, case.ended(job).await);
        assert_eq!((result.counts.changed, result.counts.failed), (35, 5), "{result:?}");
        for row in case.rows(id, Outcome::Failed).await {
            assert_eq!(
                (row.reason, row.attempts),
                (Some(CellReason::Job(OutcomeReason::Locked)), 1),
                "{row:?}"
            );
            assert_eq!(row.status, Some(423));
        }
        case.rig.sandbox.clear_faults();
        let retry = case.rig.app.make_retry(id).await.expect("a plan");
        assert_eq!(retry.assets, 5);
    })
    .await;
}

#[tokio::test]
async fn an_asset_that_is_still_processed_is_tried_again_later() {
    let jobs = BOTH.map(|kind| async move {
        let case = Case::new(60, kind).await;
        case.stage("processing:per-asset=1,asset-every=6");
        let job = case.started().await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 60, "{kind:?}: {result:?}");
        // Together with others each is found by halves.
        if kind == KeyFileKind::OauthServerToServer {
            assert_eq!(case.rig.sandbox.writes().len(), 60 + 10);
        }
    });
    futures::future::join_all(jobs).await;
}

/// Part of [`super::all_that_takes_half_a_minute`].
pub(super) async fn an_asset_that_is_processed_for_ever_fails_alone() {
    let case = Case::new(20, KeyFileKind::ServiceCredentials).await;
    case.stage("processing:asset-every=10");
    let job = case.started().await;
    let (id, result) = (job.id, case.ended(job).await);
    assert_eq!((result.counts.changed, result.counts.failed), (18, 2), "{result:?}");
    for row in case.rows(id, Outcome::Failed).await {
        assert_eq!(row.reason, Some(CellReason::Job(OutcomeReason::Locked)), "{row:?}");
        // In a block it is sent again with each half that holds it.
        assert!(row.attempts >= 3, "{row:?}");
    }
}

#[tokio::test]
async fn names_that_look_alike_are_different_assets_and_none_is_taken_twice() {
    let folder = "/content/dam/alike";
    let names = [
        "caf\u{e9}.jpg",
        "cafe\u{301}.jpg",
        "Sea.jpg",
        "sea.jpg",
        "sea .jpg",
        "sea.JPG",
        "a+b.jpg",
        "a b.jpg",
        "a%20b.jpg",
        "100%.jpg",
        "\u{212b}.jpg",
        "\u{c5}.jpg",
    ];
    let assets = names.map(|name| {
        json!({
            "path": format!("{folder}/{name}"),
            "metadata": {FIELD: single(&format!("of {name}"))},
        })
    });
    let content = json!({
        "folders": [{"path": folder, "title": "Alike"}],
        "assets": assets,
    });
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(content.to_string().as_bytes()).expect("writes");
    both(async |kind| {
        let options = Options {
            content: Content::File(file.path().to_owned()),
            technical_user_may_write: true,
            ..Options::default()
        };
        let case = Case::with(options, kind).await;
        let listed = case.rig.list(DAM, true, false).await;
        let rows = case.rig.rows(listed.listing_id).await;
        let shown: BTreeSet<&str> = rows.iter().map(|row| &*row.name).collect();
        assert_eq!(shown, BTreeSet::from(names), "{kind:?}");

        // One of a pair, named twice in the selection.
        let row = |name: &str| rows.iter().find(|row| row.name == name).expect("is there").row;
        let chosen = vec![row(names[0]), row(names[2]), row(names[0]), row(names[8])];
        let selection = Selection::Rows { listing_id: listed.listing_id, rows: chosen };
        let edit = Edit { fields: vec![text(FIELD, "after")] };
        let request = MakePlan {
            connection_id: case.rig.connection,
            selection,
            edit,
            source: PlanSource::Edit,
            zone: None,
        };
        let plan = case.rig.app.make_plan(&request).await.expect("plans");
        let plan = case.rig.app.watch_plan(plan).expect("known");
        let plan = wait(plan, |plan| plan.complete || plan.error.is_some()).await;
        assert_eq!((plan.error.as_ref(), plan.counts.assets_to_change), (None, 3), "{kind:?}");
        let job = case.start(&plan).await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 3, "{kind:?}: {result:?}");
        for (place, name) in names.iter().enumerate() {
            let held = case.rig.held(&format!("{folder}/{name}"), FIELD);
            let wanted =
                if [0, 2, 8].contains(&place) { after() } else { single(&format!("of {name}")) };
            assert_eq!(held, wanted, "{kind:?}: {name:?}");
        }
    })
    .await;
}
