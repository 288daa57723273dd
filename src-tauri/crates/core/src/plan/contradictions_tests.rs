//! Rows of a sheet that contradict each other, decided by hand.

use super::*;
use relabel_model::{
    AssetKind, CannotReason, CellNote, CellState, Edit, JobId, Kind, ListingScope, PlanId,
    PlanSource, Property, Timestamp,
};
use relabel_store::plan_edit::{CellContent, CellEdit, ChangedCells};
use relabel_store::{AssetPlan, ListingRow, PlanKey, SavedConnection, Staged, Store, staging};

const NOW: Timestamp = Timestamp(time::OffsetDateTime::UNIX_EPOCH);

fn said(text: &str) -> Option<Property> {
    Some(Property::single(Kind::String, text))
}

/// Two or more rows of a sheet that name the same asset and want different things.
struct Sheet {
    store: Store,
    plan: PlanKey,
    staged: Staged,
    connection: SavedConnection,
    _folder: tempfile::TempDir,
}

impl Sheet {
    fn with(values: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("opens");
        let connection = staging::connection("Main");
        let scope = ListingScope { path: "/content/dam".to_owned(), recursive: true };
        let plan = store
            .add_plan(PlanId::new(), connection.id, &scope, &Edit::default(), &NOW)
            .expect("makes a plan");
        let source = PlanSource::Sheet { name: "rights.csv".to_owned() };
        store.set_plan_source(plan, &source).expect("keeps it");
        let assets: Vec<AssetPlan> = (0..)
            .zip(values)
            .map(|(row, value)| AssetPlan {
                asset: ListingRow {
                    row,
                    path: "/content/dam/a.jpg".to_owned(),
                    title: None,
                    kind: AssetKind::Image,
                },
                source_row: Some(row + 2),
                cells: vec![PlannedCell {
                    property: "dc:rights".to_owned(),
                    before: said("old"),
                    after: said(value),
                    state: CellState::Cannot,
                    reason: Some(CannotReason::RowsContradict),
                    note: None,
                    other_row: Some(if row == 0 { 3 } else { 2 }),
                    says: Vec::new(),
                }],
            })
            .collect();
        let staged = store.stage(plan, Staged::default(), &assets).expect("stages");
        store.complete_plan(plan, staged).expect("completes");
        Self { store, plan, staged, connection, _folder: folder }
    }

    fn edit(&mut self, cell: u32, edit: CellEdit) -> ChangedCells {
        let changed =
            self.store.edit_cell(self.plan, cell, edit, |all| decide(all, |_| {})).expect("writes");
        let changed = changed.expect("there is no job");
        self.staged.counts = changed.applied_to(self.staged.counts);
        let recount = self.store.recount(self.plan).expect("counts");
        assert_eq!(self.staged.counts, recount, "counts equal a recount");
        let (_, to_change) = self.store.plan_size(self.plan).expect("reads");
        assert_eq!(to_change, recount.assets_to_change);
        changed
    }

    fn cell(&self, cell: u32) -> (CellState, Option<CannotReason>, Option<CellNote>) {
        let row = self.store.plan_rows(self.plan, &[cell], 0).expect("reads").remove(0);
        (row.state, row.reason, row.note)
    }

    fn may_start(&self) -> bool {
        let job = self.store.add_job(JobId::new(), self.plan, &self.connection, "me", &NOW);
        job.is_ok()
    }
}

fn becomes(text: &str) -> CellEdit {
    let state = CellState::WillChange;
    CellEdit::Becomes(CellContent {
        before: said("old"),
        after: said(text),
        state,
        reason: None,
        note: None,
    })
}

const CONTRADICTS: (CellState, Option<CannotReason>, Option<CellNote>) =
    (CellState::Cannot, Some(CannotReason::RowsContradict), None);
const CHANGES: (CellState, Option<CannotReason>, Option<CellNote>) =
    (CellState::WillChange, None, None);

#[test]
fn leaving_one_row_out_decides_for_the_other() {
    let mut sheet = Sheet::with(&["© A", "© B"]);
    assert_eq!(sheet.staged.counts.blocking, 2);
    assert!(!sheet.may_start(), "nothing is decided");
    assert_eq!(sheet.edit(0, CellEdit::LeaveOut).cells, [0, 1], "both are to be shown anew");
    assert_eq!(sheet.cell(1), CHANGES);
    assert_eq!(sheet.staged.counts.blocking, 0);
    sheet.edit(0, CellEdit::PutBack);
    assert_eq!((sheet.cell(0), sheet.cell(1)), (CONTRADICTS, CONTRADICTS));
    sheet.edit(1, CellEdit::LeaveOut);
    assert_eq!(sheet.cell(0), CHANGES);
    assert!(sheet.may_start(), "it is decided");
    let late = sheet.store.edit_cell(sheet.plan, 0, CellEdit::LeaveOut, |all| decide(all, |_| {}));
    assert!(late.expect("reads").is_none(), "there is a job");
}

#[test]
fn rows_that_were_made_alike_are_written_once() {
    let mut sheet = Sheet::with(&["© A", "© B", "© C"]);
    sheet.edit(1, becomes("© A"));
    assert_eq!(sheet.cell(0), CONTRADICTS, "the third still says otherwise");
    sheet.edit(2, CellEdit::LeaveOut);
    let merged = (CellState::AlreadyRight, None, Some(CellNote::RowsMerged));
    let mut alike = [sheet.cell(0), sheet.cell(1)];
    alike.sort_by_key(|cell| cell.2.is_some());
    assert_eq!(alike, [CHANGES, merged]);
    assert_eq!(sheet.staged.counts.assets_to_change, 1);
    assert_eq!(sheet.store.recount(sheet.plan).expect("counts").blocking, 0);
    sheet.edit(1, becomes("© B"));
    assert_eq!((sheet.cell(0), sheet.cell(1)), (CONTRADICTS, CONTRADICTS));
}

#[test]
fn rows_that_are_one_cell_contradict_again_when_they_are_put_back() {
    // As a sheet is read: one cell with what the first row says, and the other row named.
    let mut sheet = Sheet::with(&["© A"]);
    assert_eq!(sheet.cell(0), CONTRADICTS);
    sheet.edit(0, CellEdit::LeaveOut);
    assert_eq!(sheet.staged.counts.blocking, 0);
    sheet.edit(0, CellEdit::PutBack);
    assert_eq!(sheet.cell(0), CONTRADICTS, "nobody has said which row is meant");
    assert_eq!(sheet.staged.counts.blocking, 1);
    assert!(!sheet.may_start());
    sheet.edit(0, becomes("© B"));
    assert_eq!(sheet.cell(0), CHANGES, "a value by hand decides");
    sheet.edit(0, CellEdit::PutBack);
    assert_eq!(sheet.cell(0), CONTRADICTS);
    assert!(!sheet.may_start());
}
