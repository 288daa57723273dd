//! Cells of a plan changed by hand, before a job is made of it.
//!
//! One transaction changes the cell, what its asset needs and what the plan counts, and
//! does so only while there is no job: what runs is what was shown. What was computed
//! is kept beside it, so that it can be put back.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use serde_with::{Same, serde_as};

use super::codes::{from_text, to_text};
use super::forms::{OneWord, PropertyForm, Stored};
use super::plans::{Need, PlanKey, PlannedCell, count_cell, need_of};
use super::words::{from_word, word};
use super::{Error, Store};
use relabel_model::{CannotReason, CellNote, CellState, JobKind, PlanCounts, Property};

/// What a cell says.
#[serde_as]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CellContent {
    /// What is there now, as exactly as what follows needs it.
    #[serde_as(as = "Option<PropertyForm>")]
    pub before: Option<Property>,
    /// What will be there.
    #[serde_as(as = "Option<PropertyForm>")]
    pub after: Option<Property>,
    /// What would happen.
    #[serde_as(as = "OneWord")]
    pub state: CellState,
    /// Why not, when it cannot.
    #[serde_as(as = "Option<OneWord>")]
    #[serde(default)]
    pub reason: Option<CannotReason>,
    /// Something to know about it.
    #[serde_as(as = "Option<OneWord>")]
    #[serde(default)]
    pub note: Option<CellNote>,
}

impl Stored for CellContent {
    type Form = Same;
}

/// What happens to a cell.
#[derive(Clone, Debug)]
pub enum CellEdit {
    /// It says this.
    Becomes(CellContent),
    /// Nothing is written, whatever it says.
    LeaveOut,
    /// It says again what was computed.
    PutBack,
}

/// What changing a cell changed.
#[derive(Clone, Debug)]
pub struct ChangedCells {
    /// Their numbers: the cell, and those whose rows of a sheet contradict it.
    pub cells: Vec<u32>,
    /// What they counted for before ...
    pub(super) removed: PlanCounts,
    /// ... and count for now.
    pub(super) added: PlanCounts,
}

impl ChangedCells {
    /// Counts of the plan, from those before.
    #[must_use]
    pub fn applied_to(&self, counts: PlanCounts) -> PlanCounts {
        let (gone, new) = (&self.removed, &self.added);
        let moved = |count: u32, gone: u32, new: u32| count.saturating_sub(gone) + new;
        PlanCounts {
            will_change: moved(counts.will_change, gone.will_change, new.will_change),
            already_right: moved(counts.already_right, gone.already_right, new.already_right),
            cannot: moved(counts.cannot, gone.cannot, new.cannot),
            left_out: moved(counts.left_out, gone.left_out, new.left_out),
            assets_to_change: moved(
                counts.assets_to_change,
                gone.assets_to_change,
                new.assets_to_change,
            ),
            noted: moved(counts.noted, gone.noted, new.noted),
            blocking: moved(counts.blocking, gone.blocking, new.blocking),
            changes_again: moved(counts.changes_again, gone.changes_again, new.changes_again),
            undo_inexact: moved(counts.undo_inexact, gone.undo_inexact, new.undo_inexact),
        }
    }
}

/// A cell as it is kept.
#[derive(Clone, Debug)]
struct StoredCell {
    cell: u32,
    row: u32,
    planned: PlannedCell,
    computed: Option<CellContent>,
    is_edited: bool,
}

impl StoredCell {
    fn content(&self) -> CellContent {
        let PlannedCell { before, after, state, reason, note, .. } = &self.planned;
        let (before, after) = (before.clone(), after.clone());
        CellContent { before, after, state: *state, reason: *reason, note: *note }
    }

    fn take(&mut self, content: CellContent) {
        let CellContent { before, after, state, reason, note } = content;
        self.planned.before = before;
        self.planned.after = after;
        self.planned.state = state;
        self.planned.reason = reason;
        self.planned.note = note;
    }

    fn apply(&mut self, edit: CellEdit) {
        let now = self.content();
        let next = match edit {
            CellEdit::PutBack => {
                self.is_edited = false;
                self.computed.take().unwrap_or(now)
            }
            CellEdit::Becomes(_) | CellEdit::LeaveOut => {
                let next = match edit {
                    CellEdit::Becomes(content) => content,
                    CellEdit::LeaveOut | CellEdit::PutBack => CellContent {
                        before: now.before.clone(),
                        after: now.after.clone(),
                        state: CellState::Cannot,
                        reason: Some(CannotReason::LeftOut),
                        note: None,
                    },
                };
                self.computed.get_or_insert(now);
                self.is_edited = true;
                next
            }
        };
        self.take(next);
    }
}

impl Store {
    /// One cell of a plan as it was computed, with what is there now, and whether it was
    /// changed by hand since.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn planned_cell(
        &self,
        plan: PlanKey,
        cell: u32,
    ) -> Result<Option<(PlannedCell, bool)>, Error> {
        self.read(|reader| {
            Ok(kept(reader, plan, cell)?.map(|(mut kept, _)| {
                if let Some(computed) = kept.computed.take() {
                    kept.take(computed);
                }
                (kept.planned, kept.is_edited)
            }))
        })
    }

    /// Changes one cell. `decide` says what it and the cells that contradict it then say, the
    /// changed one first. `None`, and nothing is changed, where there
    /// is no such cell, the plan is not complete, undoes or repeats a job, or has one.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn edit_cell(
        &self,
        plan: PlanKey,
        cell: u32,
        edit: CellEdit,
        decide: impl Fn(&mut [&mut PlannedCell]),
    ) -> Result<Option<ChangedCells>, Error> {
        self.write(|writer| {
            let transaction = writer.transaction()?;
            let is_open = transaction.execute(
                "UPDATE plans SET is_edited = 1 WHERE key = ?1 AND is_complete AND kind = ?2
                     AND NOT EXISTS (SELECT 1 FROM jobs WHERE plan = ?1)",
                params![plan.0, word(&JobKind::Change)],
            )?;
            let Some((mut edited, path)) = kept(&transaction, plan, cell)?.filter(|_| is_open > 0)
            else {
                return Ok(None);
            };
            let mut others = match edited.planned.other_row {
                Some(_) => contradicting(&transaction, plan, &path, &edited)?,
                None => Vec::new(),
            };
            let rows = rows_of(&edited, &others);
            let removed = counted(&transaction, plan, &rows, &edited, &others)?;
            // Rows of a sheet about one asset are one cell, with the value of the first of
            // them: what puts that back decides nothing, they contradict as before.
            let contradicts_again = matches!(edit, CellEdit::PutBack) && others.is_empty();
            edited.apply(edit);
            if edited.planned.other_row.is_some() && !contradicts_again {
                let all = std::iter::once(&mut edited).chain(&mut others);
                decide(&mut all.map(|kept| &mut kept.planned).collect::<Vec<_>>());
            }
            for kept in std::iter::once(&edited).chain(&others) {
                write(&transaction, plan, kept)?;
            }
            for row in &rows {
                let sql = "UPDATE plan_assets SET need = ?3 WHERE plan = ?1 AND row = ?2";
                let need = need_now(&transaction, plan, *row)?;
                transaction.execute(sql, params![plan.0, row, need.word()])?;
            }
            let added = counted(&transaction, plan, &rows, &edited, &others)?;
            transaction.execute(
                "UPDATE plans SET to_change = to_change - ?2 + ?3, blocking = blocking - ?4 + ?5
                 WHERE key = ?1",
                params![
                    plan.0,
                    removed.assets_to_change,
                    added.assets_to_change,
                    removed.blocking,
                    added.blocking
                ],
            )?;
            transaction.commit()?;
            let cells = std::iter::once(&edited).chain(&others).map(|kept| kept.cell).collect();
            Ok(Some(ChangedCells { cells, removed, added }))
        })
    }

    /// Counts a plan anew.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn recount(&self, plan: PlanKey) -> Result<PlanCounts, Error> {
        self.read(|reader| {
            let mut counts = PlanCounts::default();
            let mut query = reader.prepare_cached(
                "SELECT state, reason, note, count(*) FROM plan_cells WHERE plan = ?1
                 GROUP BY state, reason, note",
            )?;
            let mut rows = query.query([plan.0])?;
            while let Some(row) = rows.next()? {
                let (state, reason, note) = remarks(row, 0)?;
                let cells: u32 = row.get(3)?;
                let mut one = PlanCounts::default();
                count_cell(&mut one, state, reason, note);
                counts.will_change += one.will_change * cells;
                counts.already_right += one.already_right * cells;
                counts.cannot += one.cannot * cells;
                counts.left_out += one.left_out * cells;
                counts.noted += one.noted * cells;
                counts.blocking += one.blocking * cells;
                counts.changes_again += one.changes_again * cells;
                counts.undo_inexact += one.undo_inexact * cells;
            }
            let mut query = reader.prepare_cached(
                "SELECT count(*) FROM plan_assets WHERE plan = ?1 AND need = 'write'",
            )?;
            counts.assets_to_change = query.query_row([plan.0], |row| row.get(0))?;
            Ok(counts)
        })
    }
}

fn rows_of(edited: &StoredCell, others: &[StoredCell]) -> Vec<u32> {
    let mut rows: Vec<u32> = std::iter::once(edited).chain(others).map(|kept| kept.row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// What some cells and their assets count for. Cells as they are given, assets as they
/// are kept.
fn counted(
    reader: &Connection,
    plan: PlanKey,
    rows: &[u32],
    edited: &StoredCell,
    others: &[StoredCell],
) -> Result<PlanCounts, Error> {
    let mut counts = PlanCounts::default();
    for StoredCell { planned, .. } in std::iter::once(edited).chain(others) {
        count_cell(&mut counts, planned.state, planned.reason, planned.note);
    }
    for row in rows {
        let sql = "SELECT need = 'write' FROM plan_assets WHERE plan = ?1 AND row = ?2";
        let is_written = reader.query_row(sql, params![plan.0, row], |row| row.get::<_, u32>(0))?;
        counts.assets_to_change += is_written;
    }
    Ok(counts)
}

/// What an asset needs by its cells as they are kept.
fn need_now(reader: &Connection, plan: PlanKey, row: u32) -> Result<Need, Error> {
    let mut query = reader.prepare_cached(
        "SELECT state FROM plan_cells INDEXED BY plan_cells_by_row WHERE plan = ?1 AND row = ?2",
    )?;
    let mut rows = query.query(params![plan.0, row])?;
    let mut states = Vec::new();
    while let Some(row) = rows.next()? {
        states.push(from_word(&row.get::<_, String>(0)?)?);
    }
    Ok(need_of(states.into_iter()))
}

fn write(writer: &Connection, plan: PlanKey, kept: &StoredCell) -> Result<(), Error> {
    let PlannedCell { before, after, state, reason, note, .. } = &kept.planned;
    let mut update = writer.prepare_cached(
        "UPDATE plan_cells SET after = ?3, state = ?4, reason = ?5, note = ?6, edited = ?7,
                               computed = ?8, before = ?9
         WHERE plan = ?1 AND cell = ?2",
    )?;
    update.execute(params![
        plan.0,
        kept.cell,
        after.as_ref().map(to_text).transpose()?,
        word(state),
        reason.map(|reason| word(&reason)),
        note.map(|note| word(&note)),
        kept.is_edited,
        kept.computed.as_ref().map(to_text).transpose()?,
        before.as_ref().map(to_text).transpose()?,
    ])?;
    Ok(())
}

const COLUMNS: &str = "c.state, c.reason, c.note, c.cell, c.row, c.property, c.before, c.after,
                       c.other_row, c.edited, c.computed, a.path";

/// A cell as it is kept, and the path of its asset.
fn kept(
    reader: &Connection,
    plan: PlanKey,
    cell: u32,
) -> Result<Option<(StoredCell, String)>, Error> {
    let mut query = reader.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM plan_cells c JOIN plan_assets a ON a.plan = c.plan AND a.row = c.row
         WHERE c.plan = ?1 AND c.cell = ?2"
    ))?;
    let mut rows = query.query(params![plan.0, cell])?;
    rows.next()?.map(kept_cell).transpose()
}

/// The other cells of the same field of the same asset that contradict one. Looks
/// through all assets of the plan, which is what makes no other plan any slower.
fn contradicting(
    reader: &Connection,
    plan: PlanKey,
    path: &str,
    of: &StoredCell,
) -> Result<Vec<StoredCell>, Error> {
    let mut query = reader.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM plan_assets a
         CROSS JOIN plan_cells c INDEXED BY plan_cells_by_row ON c.plan = a.plan AND c.row = a.row
         WHERE a.plan = ?1 AND a.path = ?2 AND c.property = ?3 AND c.cell <> ?4
           AND c.other_row IS NOT NULL
         ORDER BY c.cell"
    ))?;
    let mut rows = query.query(params![plan.0, path, of.planned.property, of.cell])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(kept_cell(row)?.0);
    }
    Ok(found)
}

fn kept_cell(row: &Row<'_>) -> Result<(StoredCell, String), Error> {
    let (state, reason, note) = remarks(row, 0)?;
    let value = |text: Option<String>| text.as_deref().map(from_text::<Property>).transpose();
    let computed: Option<String> = row.get(10)?;
    let planned = PlannedCell {
        property: row.get(5)?,
        before: value(row.get(6)?)?,
        after: value(row.get(7)?)?,
        state,
        reason,
        note,
        other_row: row.get(8)?,
        says: Vec::new(),
    };
    let kept = StoredCell {
        cell: row.get(3)?,
        row: row.get(4)?,
        planned,
        computed: computed.as_deref().map(from_text).transpose()?,
        is_edited: row.get(9)?,
    };
    Ok((kept, row.get(11)?))
}

/// State, reason and note, in three columns from one on.
fn remarks(
    row: &Row<'_>,
    from: usize,
) -> Result<(CellState, Option<CannotReason>, Option<CellNote>), Error> {
    let reason: Option<String> = row.get(from + 1)?;
    let note: Option<String> = row.get(from + 2)?;
    Ok((
        from_word(&row.get::<_, String>(from)?)?,
        reason.as_deref().map(from_word).transpose()?,
        note.as_deref().map(from_word).transpose()?,
    ))
}
