//! The cells of a plan as tables show them: in its own order, or those that are named.

use rusqlite::{Row, params};

use super::codes::from_text;
use super::listings::file_name;
use super::plans::PlanKey;
use super::words::{from_word, word};
use super::{Error, Store};
use relabel_model::{
    AssetKind, CannotReason, CellState, PlanPage, PlanRow, Property, RowSays, SaidByRow,
    ShownValue, shown,
};

/// What [`plan_row`] reads, after the row number.
const COLUMNS: &str = "a.path, a.title, a.kind, c.property, c.before, c.after, c.state, c.reason,
                        c.cell, c.note, c.edited, a.source_row, c.other_row,
                        c.says";

impl Store {
    /// One page of a plan's cells, in its own order. In a plan of which cells were
    /// changed by hand those of one state have no order any more: rows are missing.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn plan_page(&self, plan: PlanKey, page: &PlanPage) -> Result<Vec<PlanRow>, Error> {
        self.read(|reader| {
            let (number, filter) = match page.state {
                Some(_) => ("state_no", "AND state = ?4"),
                None => ("cell", "AND ?4 IS NULL"),
            };
            let mut query = reader.prepare_cached(&format!(
                "SELECT c.{number}, {COLUMNS}
                 FROM plan_cells c JOIN plan_assets a ON a.plan = c.plan AND a.row = c.row
                 WHERE c.plan = ?1 AND c.{number} >= ?2 {filter} ORDER BY c.{number} LIMIT ?3"
            ))?;
            let state = page.state.map(|state| word(&state));
            let mut rows = query.query(params![plan.0, page.from, page.limit, state])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(plan_row(row)?);
            }
            Ok(found)
        })
    }

    /// The cells of these numbers, in this order, numbered from `first` on. A cell that
    /// is gone, because the plan is being discarded, is left out.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn plan_rows(
        &self,
        plan: PlanKey,
        cells: &[u32],
        first: u32,
    ) -> Result<Vec<PlanRow>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(&format!(
                "SELECT ?3, {COLUMNS}
                 FROM plan_cells c JOIN plan_assets a ON a.plan = c.plan AND a.row = c.row
                 WHERE c.plan = ?1 AND c.cell = ?2"
            ))?;
            let mut found = Vec::with_capacity(cells.len());
            for (number, cell) in (first..).zip(cells) {
                let mut rows = query.query(params![plan.0, cell, number])?;
                if let Some(row) = rows.next()? {
                    found.push(plan_row(row)?);
                }
            }
            Ok(found)
        })
    }

    /// The next cells of a plan for its index, from a number on.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn cells_to_index(
        &self,
        plan: PlanKey,
        from: u32,
        limit: u32,
    ) -> Result<Vec<CellToIndex>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(&format!(
                "SELECT {INDEXED}
                 FROM plan_cells c JOIN plan_assets a ON a.plan = c.plan AND a.row = c.row
                 WHERE c.plan = ?1 AND c.cell >= ?2 ORDER BY c.cell LIMIT ?3"
            ))?;
            let mut rows = query.query(params![plan.0, from, limit])?;
            let mut found = Vec::with_capacity(limit as usize);
            while let Some(row) = rows.next()? {
                found.push(cell_to_index(row)?);
            }
            Ok(found)
        })
    }

    /// The cells of these numbers for the index of a plan.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn cells_to_index_of(
        &self,
        plan: PlanKey,
        cells: &[u32],
    ) -> Result<Vec<CellToIndex>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(&format!(
                "SELECT {INDEXED}
                 FROM plan_cells c JOIN plan_assets a ON a.plan = c.plan AND a.row = c.row
                 WHERE c.plan = ?1 AND c.cell = ?2"
            ))?;
            let mut found = Vec::with_capacity(cells.len());
            for cell in cells {
                let mut rows = query.query(params![plan.0, cell])?;
                if let Some(row) = rows.next()? {
                    found.push(cell_to_index(row)?);
                }
            }
            Ok(found)
        })
    }
}

/// What [`cell_to_index`] reads.
const INDEXED: &str = "c.cell, c.row, c.property, c.state, c.reason, c.note IS NOT NULL, c.edited,
                       a.path, a.title, c.before, c.after";

/// What an index of a plan needs of a cell.
#[derive(Clone, Debug)]
pub struct CellToIndex {
    /// Its number in the plan.
    pub cell: u32,
    /// Its asset.
    pub row: u32,
    /// Its field.
    pub property: String,
    /// What would happen.
    pub state: CellState,
    /// Why not.
    pub reason: Option<CannotReason>,
    /// Whether there is something to know about it.
    pub is_noted: bool,
    /// Whether it was changed by hand.
    pub is_edited: bool,
    /// Path of its asset.
    pub path: String,
    /// Title of its asset, where it has one.
    pub title: Option<String>,
    /// What the field held.
    pub old: ShownValue,
    /// What it would hold.
    pub new: ShownValue,
}

/// A row of [`INDEXED`].
fn cell_to_index(row: &Row<'_>) -> Result<CellToIndex, Error> {
    let reason: Option<String> = row.get(4)?;
    Ok(CellToIndex {
        cell: row.get(0)?,
        row: row.get(1)?,
        property: row.get(2)?,
        state: from_word(&row.get::<_, String>(3)?)?,
        reason: reason.as_deref().map(from_word).transpose()?,
        is_noted: row.get(5)?,
        is_edited: row.get(6)?,
        path: row.get(7)?,
        title: row.get(8)?,
        old: show(row.get(9)?)?,
        new: show(row.get(10)?)?,
    })
}

/// A row of [`COLUMNS`].
fn plan_row(row: &Row<'_>) -> Result<PlanRow, Error> {
    let path: String = row.get(1)?;
    let reason: Option<String> = row.get(8)?;
    let note: Option<String> = row.get(10)?;
    let says: Option<String> = row.get(14)?;
    let says: Vec<RowSays> = says.as_deref().map(from_text).transpose()?.unwrap_or_default();
    Ok(PlanRow {
        row: row.get(0)?,
        name: file_name(&path).to_owned(),
        path,
        title: row.get(2)?,
        asset_kind: from_word::<AssetKind>(&row.get::<_, String>(3)?)?,
        property: row.get(4)?,
        old: show(row.get(5)?)?,
        new: show(row.get(6)?)?,
        state: from_word(&row.get::<_, String>(7)?)?,
        reason: reason.as_deref().map(from_word).transpose()?,
        cell: row.get(9)?,
        note: note.as_deref().map(from_word).transpose()?,
        is_edited: row.get(11)?,
        source_row: row.get(12)?,
        other_row: row.get(13)?,
        says: says.into_iter().map(said_by_row).collect(),
    })
}

fn said_by_row(RowSays { row, value }: RowSays) -> SaidByRow {
    SaidByRow { row, value: shown(value.as_ref()) }
}

fn show(text: Option<String>) -> Result<ShownValue, Error> {
    let value = text.as_deref().map(from_text::<Property>).transpose()?;
    Ok(shown(value.as_ref()))
}
