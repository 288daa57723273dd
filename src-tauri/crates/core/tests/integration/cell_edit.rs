//! Single cells of a plan changed by hand, until there is a job.

use std::collections::BTreeSet;

use relabel_core::api::types::*;
use relabel_sandbox::{Fault, LIBRARY_ROOT};
use serde_json::json;

use super::plan_rows::{all, page, planned};
use super::rig::{Rig, ended, replace};

fn text(text: &str) -> CellChange {
    CellChange::Set { value: Value::Text { text: text.to_owned() } }
}

async fn edit(rig: &Rig, plan: PlanId, cell: u32, change: CellChange) -> EditedCell {
    let request = EditCell { plan_id: plan, cell, change };
    rig.app.edit_cell(&request).await.expect("the cell changes")
}

/// Counts made of all rows.
async fn recounted(rig: &Rig, plan: PlanId) -> PlanCounts {
    let rows = all(rig, plan, &PlanView::default()).await;
    let state = |state| rows.iter().filter(|row| row.state == state).count();
    let fits = |count: usize| u32::try_from(count).expect("fits");
    let changed: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row.state == CellState::WillChange)
        .map(|row| row.path.as_str())
        .collect();
    PlanCounts {
        will_change: fits(state(CellState::WillChange)),
        already_right: fits(state(CellState::AlreadyRight)),
        cannot: fits(state(CellState::Cannot)),
        left_out: fits(rows.iter().filter(|row| row.reason == Some(CannotReason::LeftOut)).count()),
        assets_to_change: fits(changed.len()),
        noted: fits(rows.iter().filter(|row| row.note.is_some()).count()),
        blocking: fits(
            rows.iter().filter(|row| row.reason.is_some_and(CannotReason::is_blocking)).count(),
        ),
        changes_again: fits(
            rows.iter().filter(|row| row.note == Some(CellNote::ChangesAgain)).count(),
        ),
        undo_inexact: fits(
            rows.iter().filter(|row| row.note == Some(CellNote::UndoInexact)).count(),
        ),
    }
}

#[tokio::test]
async fn what_is_set_by_hand_is_what_is_written() {
    let (rig, plan) = planned(6).await;
    let id = plan.plan_id;
    let before = all(&rig, id, &PlanView::default()).await;
    let old = before[2].old.entries.first().cloned().unwrap_or_default();

    let set = edit(&rig, id, 0, text("By hand")).await;
    assert_eq!((set.row.cell, set.row.row, set.row.is_edited), (0, 0, true));
    assert_eq!(set.row.new.entries, ["By hand"]);
    edit(&rig, id, 1, CellChange::LeaveOut).await;
    if !old.is_empty() {
        let same = edit(&rig, id, 2, text(&old)).await;
        assert_eq!(same.row.state, CellState::AlreadyRight);
    }
    edit(&rig, id, 4, CellChange::LeaveOut).await;
    let last = edit(&rig, id, 5, CellChange::LeaveOut).await;
    assert_eq!(last.row.reason, Some(CannotReason::LeftOut));
    assert_eq!(last.counts, recounted(&rig, id).await, "counts equal a recount");
    assert_eq!(last.counts.assets_to_change, 5, "an asset of which all is left out is not written");
    let watched = rig.app.watch_plan(id).expect("is known").borrow().clone();
    assert_eq!(watched.counts, last.counts);

    let shown = PlanState { counts: last.counts, ..plan.clone() };
    let stale = StartJob { plan_id: id, expected_assets: 6, typed_assets: None };
    let error = rig.app.start_job(&stale).await.expect_err("another number than is shown now");
    assert_eq!(error.code, ErrorCode::PlanNotRunnable);
    let result = ended(rig.start(&shown).await).await;
    assert_eq!(result.counts.changed, 5);
    let single = |value: &str| json!({"type": "String", "value": value});
    assert_eq!(rig.held(&before[0].path, "photoshop:Headline"), single("By hand"));
    assert_ne!(rig.held(&before[1].path, "photoshop:City"), single("Lyon"));
    assert_ne!(rig.held(&before[4].path, "photoshop:Headline"), single("Été"));

    let late = EditCell { plan_id: id, cell: 0, change: CellChange::PutBack };
    let error = rig.app.edit_cell(&late).await.expect_err("there is a job");
    assert_eq!(error.code, ErrorCode::PlanNotRunnable);
}

#[tokio::test]
async fn what_was_computed_can_be_put_back() {
    let (rig, plan) = planned(5).await;
    let id = plan.plan_id;
    let before = all(&rig, id, &PlanView::default()).await;
    for change in [text("one"), text("two"), CellChange::Clear, CellChange::LeaveOut] {
        edit(&rig, id, 3, change.clone()).await;
        let counts = edit(&rig, id, 6, change).await.counts;
        assert_eq!(counts, recounted(&rig, id).await);
        let edited = PlanView { show: PlanShow::Edited, ..PlanView::default() };
        let cells: Vec<u32> = all(&rig, id, &edited).await.iter().map(|row| row.cell).collect();
        assert_eq!(cells, [3, 6]);
    }
    edit(&rig, id, 3, CellChange::PutBack).await;
    let last = edit(&rig, id, 6, CellChange::PutBack).await;
    assert_eq!(last.counts, plan.counts);
    assert_eq!(all(&rig, id, &PlanView::default()).await, before);
    let untouched = edit(&rig, id, 0, CellChange::PutBack).await;
    assert_eq!(untouched.row, before[0], "what was not changed stays as it is");
}

#[tokio::test]
async fn a_cell_is_checked_like_a_planned_one() {
    // With a metadata form, which says how long a headline may be.
    let rig = Rig::new().await;
    let listed = rig.list("/content/dam", true, false).await;
    let fields =
        ["photoshop:Headline", "photoshop:City"].map(|name| super::rig::text(name, "Nice"));
    let plan = rig.plan(listed.listing_id, fields.to_vec()).await;
    let long = edit(&rig, plan.plan_id, 0, text(&"x".repeat(121))).await;
    assert_eq!(long.row.reason, Some(CannotReason::TooLong));
    assert_eq!(long.counts, recounted(&rig, plan.plan_id).await);
    let list =
        CellChange::Set { value: Value::List { entries: vec!["a".to_owned(), "b".to_owned()] } };
    let list = edit(&rig, plan.plan_id, 1, list).await;
    assert_eq!(list.row.reason, Some(CannotReason::ListInSingle));
    let fixed = edit(&rig, plan.plan_id, 0, text("short")).await;
    assert_eq!((fixed.row.state, fixed.row.reason), (CellState::WillChange, None));

    let refused = |cell, change| EditCell { plan_id: plan.plan_id, cell, change };
    for (request, code) in [
        (refused(0, text("  ")), ErrorCode::FieldInvalid),
        (refused(0, text("a\u{0}b")), ErrorCode::FieldInvalid),
        (refused(9_999, CellChange::Clear), ErrorCode::NotFound),
    ] {
        let error = rig.app.edit_cell(&request).await.expect_err("refused");
        assert_eq!(error.code, code, "{request:?}");
    }
    let other = EditCell { plan_id: PlanId::new(), ..refused(0, CellChange::Clear) };
    let error = rig.app.edit_cell(&other).await.expect_err("no such plan");
    assert_eq!(error.code, ErrorCode::NotFound);
}

/// A job and an edit race: either the edit is in what runs, or it is refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cell_changes_before_the_job_or_not_at_all() {
    let (rig, plan) = planned(40).await;
    let id = plan.plan_id;
    let rows = all(&rig, id, &PlanView::default()).await;
    let app = rig.app.clone();
    let editing = tokio::spawn(async move {
        let mut cells = Vec::new();
        // Headlines, so that the number of assets stays.
        for cell in (0..80).step_by(2) {
            let request = EditCell { plan_id: id, cell, change: text("By hand") };
            match app.edit_cell(&request).await {
                Ok(_) => cells.push(cell),
                Err(error) => {
                    assert_eq!(error.code, ErrorCode::PlanNotRunnable);
                    break;
                }
            }
        }
        cells
    });
    let result = ended(rig.start(&plan).await).await;
    let edited = editing.await.expect("ends");
    assert_eq!(result.counts.changed, 40, "{result:?}");
    for cell in (0..80u32).step_by(2) {
        let wanted = if edited.contains(&cell) { "By hand" } else { "Été" };
        let path = &rows[usize::try_from(cell).expect("fits")].path;
        let held = rig.held(path, "photoshop:Headline");
        assert_eq!(held["value"], json!(wanted), "cell {cell} of {edited:?}");
    }
}

/// Pages of an order that does not depend on what is edited have no gap and no double.
#[tokio::test]
async fn pages_stay_whole_while_cells_are_edited() {
    let (rig, plan) = planned(450).await;
    let id = plan.plan_id;
    for sort in [PlanSort::Asset, PlanSort::Field, PlanSort::Old, PlanSort::Name] {
        for descending in [false, true] {
            let view = PlanView { sort, descending, ..PlanView::default() };
            let mut seen = BTreeSet::new();
            let mut from = 0;
            while from < 900 {
                let next = page(&rig, id, &view, from).await;
                assert_eq!(next.count, 900);
                for row in &next.rows {
                    assert!(seen.insert(row.cell), "{view:?}: cell {} comes twice", row.cell);
                }
                from += u32::try_from(next.rows.len()).expect("fits");
                edit(&rig, id, from % 900, text(&format!("{from}"))).await;
                edit(&rig, id, (from + 450) % 900, CellChange::LeaveOut).await;
            }
            assert_eq!(seen.len(), 900, "{view:?}");
        }
    }
    let state = rig.app.watch_plan(id).expect("is known").borrow().counts;
    assert_eq!(state, recounted(&rig, id).await);
}

/// Leaving out is the only way on from what blocks a plan: it asked AEM first, which
/// was away.
#[tokio::test]
async fn cells_are_left_out_put_back_and_set_while_aem_cannot_be_read() {
    let rig = Rig::new().await;
    let listed = rig.list(&format!("{LIBRARY_ROOT}/audio"), false, false).await;
    // A field of tags by AEM's form only.
    let value = Value::List { entries: vec!["northlight:no/such".to_owned()] };
    let topics = replace("northlight:topics", FieldKind::List, value);
    let plan = rig.plan(listed.listing_id, vec![topics]).await;
    assert_eq!((plan.counts.blocking, &plan.error), (listed.count, &None));
    let id = plan.plan_id;
    rig.sandbox.set_fault(Some(Fault::FolderHidden { path: "/content/cq:tags".into() }));
    let request = ConnectionRef { connection_id: rig.connection };
    let error = rig.app.reload_tags(request).await.expect_err("the tags are not to be had");
    assert_eq!(error.code, ErrorCode::TagsNotReadable);
    rig.sandbox.stage("500:of=all").expect("a fault");

    let before = all(&rig, id, &PlanView::default()).await;
    let left = edit(&rig, id, 0, CellChange::LeaveOut).await;
    assert_eq!(left.row.reason, Some(CannotReason::LeftOut));
    assert_eq!(left.counts.blocking, listed.count - 1);
    let back = edit(&rig, id, 0, CellChange::PutBack).await;
    assert_eq!(back.row.reason, Some(CannotReason::TagUnknown));
    let entries =
        |id: &str| CellChange::Set { value: Value::List { entries: vec![id.to_owned()] } };
    let set = edit(&rig, id, 0, entries("northlight:season/summer")).await;
    assert_eq!((set.row.state, set.row.reason), (CellState::WillChange, None));
    let wrong = edit(&rig, id, 0, entries("northlight:no/other")).await;
    assert_eq!(wrong.row.reason, Some(CannotReason::TagUnknown), "judged as the plan was");
    edit(&rig, id, 0, CellChange::PutBack).await;
    assert_eq!(all(&rig, id, &PlanView::default()).await, before);
}
