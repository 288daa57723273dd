//! Staging a plan against SQLite alone.
//!
//! What is compared with is the least that could be called remembering a plan: path,
//! field, value before and value after of each asset in one table without any index,
//! in one transaction. The plan has two tables and three indices, and one transaction
//! for each 400 assets, so that it can be paged, filtered and continued.

use std::path::Path;
use std::time::Instant;

use relabel_core::api::types::{AssetKind, CellState, ConnectionId, Edit, PlanId, Timestamp};
use relabel_model::{Kind, ListingScope, Property};
use relabel_store::{AssetPlan, ListingRow, PlannedCell, Staged, Store};
use serde_json::json;

use super::{Failed, Wishes, since, tell};

/// As many as the planning stages in one transaction.
const BATCH: u32 = 400;
const FIELD: &str = "photoshop:Headline";

/// Stages `rows` assets with one field each.
pub(super) fn run(wishes: &Wishes) -> Result<(), Failed> {
    let rows = wishes.number("rows", 200_000)?;
    let folder = Path::new(wishes.text("data")?);
    std::fs::create_dir_all(folder)?;
    let bare = bare(&folder.join("bare.db"), rows)?;
    let staged = staged(folder, rows)?;
    tell(&json!({ "rows": rows, "bareSeconds": bare, "stageSeconds": staged }));
    Ok(())
}

fn path(row: u32) -> String {
    format!("/content/dam/northlight/series-{:04}/image-{:07}.jpg", row / 1_000 + 1, row + 1)
}

fn bare(file: &Path, rows: u32) -> Result<f64, Failed> {
    let mut database = rusqlite::Connection::open(file)?;
    database.pragma_update(None, "journal_mode", "WAL")?;
    database.pragma_update(None, "synchronous", "FULL")?;
    database.execute_batch(
        "CREATE TABLE plan (row INTEGER PRIMARY KEY, path TEXT, property TEXT, before TEXT, after TEXT)",
    )?;
    let begun = Instant::now();
    let transaction = database.transaction()?;
    {
        let mut insert = transaction.prepare("INSERT INTO plan VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for row in 0..rows {
            insert.execute((row, path(row), FIELD, before(row), "after"))?;
        }
    }
    transaction.commit()?;
    Ok(since(begun))
}

fn before(row: u32) -> String {
    format!("Headline {row}")
}

fn staged(folder: &Path, rows: u32) -> Result<f64, Failed> {
    let store = Store::open(folder)?;
    let scope = ListingScope { path: "/content/dam".to_owned(), recursive: true };
    let now = Timestamp(time::OffsetDateTime::now_utc());
    let edit = Edit { fields: Vec::new() };
    let plan = store.add_plan(PlanId::new(), ConnectionId::new(), &scope, &edit, &now)?;
    let mut staged = Staged::default();
    let begun = Instant::now();
    for from in (0..rows).step_by(BATCH as usize) {
        let batch: Vec<AssetPlan> = (from..rows.min(from + BATCH)).map(planned).collect();
        staged = store.stage(plan, staged, &batch)?;
    }
    store.complete_plan(plan, staged)?;
    Ok(since(begun))
}

fn planned(row: u32) -> AssetPlan {
    AssetPlan {
        asset: ListingRow { row, path: path(row), title: None, kind: AssetKind::Image },
        source_row: None,
        cells: vec![PlannedCell {
            property: FIELD.to_owned(),
            before: Some(Property::single(Kind::String, before(row))),
            after: Some(Property::single(Kind::String, "after")),
            state: CellState::WillChange,
            reason: None,
            note: None,
            other_row: None,
            says: Vec::new(),
        }],
    }
}
