//! Spreadsheets as changes to assets.

use relabel_core::api::types::*;

use super::plan_rows::{all, planned};
use super::rig::wait;

#[tokio::test]
async fn rows_that_contradict_do_so_again_when_they_are_put_back() {
    let (rig, _) = planned(1).await;
    let listed = rig.list("/content/dam", true, false).await;
    let asset = rig.rows(listed.listing_id).await.remove(0).path;
    let file = rig.folder.path().join("sheet.csv");
    let text = format!("path,dc:title\n{asset},(clear)\n{asset},Sea\n");
    std::fs::write(&file, text).expect("writes");
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(&file).await else {
        panic!("the sheet is read")
    };
    let request = MakeSheetPlan {
        sheet_id: sheet.sheet_id,
        connection_id: rig.connection,
        within: "/content/dam".to_owned(),
    };
    let id = rig.app.make_sheet_plan(&request).await.expect("the plan starts");
    let state = rig.app.watch_plan(id).expect("the plan is known");
    let plan = wait(state, |state| state.complete || state.error.is_some()).await;
    assert_eq!((plan.counts.cannot, plan.counts.blocking), (1, 1));
    let planned = all(&rig, id, &PlanView::default()).await;

    let edit = async |change| {
        let request = EditCell { plan_id: id, cell: 0, change };
        rig.app.edit_cell(&request).await.expect("the cell changes")
    };
    assert_eq!(edit(CellChange::LeaveOut).await.counts.blocking, 0);
    let back = edit(CellChange::PutBack).await;
    assert_eq!(back.counts, plan.counts, "no row was chosen, least of all the one that clears");
    assert_eq!(all(&rig, id, &PlanView::default()).await, planned);
    let request = StartJob { plan_id: id, expected_assets: 0, typed_assets: None };
    let error = rig.app.start_job(&request).await.expect_err("nothing is decided");
    assert_eq!(error.code, ErrorCode::PlanNotRunnable);

    let value = Value::Text { text: "Sea".to_owned() };
    let decided = edit(CellChange::Set { value }).await;
    assert_eq!((decided.counts.blocking, decided.counts.will_change), (0, 1));
}
