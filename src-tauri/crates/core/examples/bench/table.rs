//! Sorts, filters and searches the rows of a plan, as the Check page asks for them: the
//! view, then a page of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use relabel_core::api::types::{
    AssetKind, CannotReason, CellState, ConnectionId, Edit, PlanId, PlanShow, PlanSort, PlanView,
    Timestamp,
};
use relabel_core::plan::index::{PlanTable, View};
use relabel_model::{Kind, ListingScope, Property};
use relabel_store::{AssetPlan, ListingRow, PlanKey, PlannedCell, Staged, Store};
use serde_json::json;

use super::{Failed, Wishes, peak, since, tell};

/// As many as the planning stages in one transaction.
const BATCH: u32 = 400;
/// Rows of a page.
const PAGE: usize = 200;

/// Stages `rows` assets with one field each, and looks at them.
pub(super) fn run(wishes: &Wishes) -> Result<(), Failed> {
    let rows = wishes.number("rows", 1_000_000)?;
    let store = Arc::new(Store::open(Path::new(wishes.text("data")?))?);
    let plan = staged(&store, rows)?;
    let before = peak();
    let begun = Instant::now();
    let table = PlanTable::prepare(Arc::clone(&store), plan)?;
    // The last order that is made.
    let by_name = PlanView { sort: PlanSort::Name, ..PlanView::default() };
    while matches!(table.view(&by_name)?, View::Preparing) {
        std::thread::sleep(Duration::from_millis(5));
    }
    let prepared = since(begun);
    let mut slowest: BTreeMap<&str, f64> = BTreeMap::new();
    let mut all = Vec::new();
    let mut views_told = Vec::new();
    for (kind, what, view) in views() {
        let begun = Instant::now();
        let View::Cells(cells) = table.view(&view)? else {
            return Err("an order is missing".into());
        };
        let at = cells.len() / 2;
        let page = store.plan_rows(plan, &cells[at..cells.len().min(at + PAGE)], 0)?;
        let seconds = since(begun);
        let most = slowest.entry(kind).or_default();
        *most = most.max(seconds);
        all.push(seconds);
        views_told.push(
            json!({ "view": what, "cells": cells.len(), "page": page.len(), "seconds": seconds }),
        );
    }
    all.sort_by(f64::total_cmp);
    // The slowest one in twenty is left aside.
    let p95 = all.get(all.len() * 95 / 100).or(all.last()).copied().unwrap_or_default();
    tell(&json!({
        "rows": rows,
        "prepareSeconds": prepared,
        "p95Seconds": p95,
        "sortSeconds": slowest.get("sort"),
        "filterSeconds": slowest.get("filter"),
        "findSeconds": slowest.get("find"),
        "peakBeforeKb": before,
        "peakKb": peak(),
        "views": views_told,
    }));
    Ok(())
}

/// What people ask for, none of which is asked twice.
fn views() -> Vec<(&'static str, String, PlanView)> {
    let mut views = Vec::new();
    for sort in [
        PlanSort::Asset,
        PlanSort::Name,
        PlanSort::Field,
        PlanSort::Old,
        PlanSort::New,
        PlanSort::Problem,
    ] {
        for descending in [false, true] {
            let view = PlanView { sort, descending, ..PlanView::default() };
            views.push(("sort", format!("{sort:?}, descending {descending}"), view));
        }
    }
    for show in [PlanShow::WillChange, PlanShow::AlreadyRight, PlanShow::Problems] {
        let view = PlanView { show, sort: PlanSort::New, ..PlanView::default() };
        views.push(("filter", format!("{show:?} by new value"), view));
    }
    for find in ["image-0", "series-0042", "HEADLINE 77", "nowhere at all"] {
        let view = PlanView { find: find.to_owned(), sort: PlanSort::Old, ..PlanView::default() };
        views.push(("find", format!("find {find:?} by old value"), view));
    }
    views
}

fn staged(store: &Store, rows: u32) -> Result<PlanKey, Failed> {
    let scope = ListingScope { path: "/content/dam".to_owned(), recursive: true };
    let now = Timestamp(time::OffsetDateTime::now_utc());
    let plan =
        store.add_plan(PlanId::new(), ConnectionId::new(), &scope, &Edit::default(), &now)?;
    let mut staged = Staged::default();
    for from in (0..rows).step_by(BATCH as usize) {
        let batch: Vec<AssetPlan> = (from..rows.min(from + BATCH)).map(planned).collect();
        staged = store.stage(plan, staged, &batch)?;
    }
    store.complete_plan(plan, staged)?;
    Ok(plan)
}

/// Values in no order, so that sorting has something to do.
fn planned(row: u32) -> AssetPlan {
    let mixed = row.wrapping_mul(2_654_435_761);
    let (state, reason) = match mixed % 20 {
        0 => (CellState::Cannot, Some(CannotReason::KindMismatch)),
        1..=4 => (CellState::AlreadyRight, None),
        _ => (CellState::WillChange, None),
    };
    AssetPlan {
        asset: ListingRow {
            row,
            path: format!(
                "/content/dam/northlight/series-{:04}/image-{mixed:010}.jpg",
                row / 1_000 + 1
            ),
            title: Some(format!("Picture {row}")),
            kind: AssetKind::Image,
        },
        source_row: None,
        cells: vec![PlannedCell {
            property: "photoshop:Headline".to_owned(),
            before: Some(Property::single(Kind::String, format!("Headline {mixed}"))),
            after: Some(Property::single(Kind::String, format!("Été {}", mixed % 1_000))),
            state,
            reason,
            note: None,
            other_row: None,
            says: Vec::new(),
        }],
    }
}
