//! Plans: the value before and the value after, for every asset and field,
//! staged before anything is sent and never changed afterwards.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::codes::{from_text, to_text};
use super::words::{from_word, word};
use super::{Error, JobKey, ListingRow, Store};
use relabel_model::{
    CannotReason, CellNote, CellState, ConnectionId, Edit, FieldCount, JobKind, ListingScope,
    Outcome, PlanCounts, PlanId, PlanSource, Property, RowSays, Timestamp,
};

/// Names a plan in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanKey(pub(super) i64);

/// What a plan is about.
#[derive(Clone, Debug)]
pub struct PlanRecord {
    /// Its key.
    pub key: PlanKey,
    /// In which environment.
    pub connection: ConnectionId,
    /// The folder it was made in, with or without what is below.
    pub scope: ListingScope,
    /// Whether it changes, undoes, or tries again.
    pub kind: JobKind,
    /// Names of its fields.
    pub fields: Vec<String>,
    /// Whether every asset was read.
    pub is_complete: bool,
    /// Whether a job was made of it.
    pub has_job: bool,
    /// Cells that keep it from being run.
    pub blocking: u32,
    /// Whether cells were changed by hand, so that the numbers within a state have gaps.
    pub is_edited: bool,
}

/// What one asset as a whole needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// At least one field is to be written.
    Write,
    /// Every field is right already.
    Right,
    /// Nothing to write, and at least one field cannot be changed.
    Cannot,
}

impl Need {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Right => "right",
            Self::Cannot => "cannot",
        }
    }
}

/// One field of one asset in a plan.
#[derive(Clone, Debug)]
pub struct PlannedCell {
    /// Which field.
    pub property: String,
    /// What is there now.
    pub before: Option<Property>,
    /// What will be there.
    pub after: Option<Property>,
    /// What would happen.
    pub state: CellState,
    /// Why not, when it cannot.
    pub reason: Option<CannotReason>,
    /// Something to know about it.
    pub note: Option<CellNote>,
    /// The row of the sheet it contradicts.
    pub other_row: Option<u32>,
    /// What each row says where rows contradict each other; kept for the table alone.
    pub says: Vec<RowSays>,
}

impl PlannedCell {
    /// How it ends as long as nothing of it is sent.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        Outcome::of_planned(self.state, self.reason)
    }
}

/// One asset in a plan.
#[derive(Clone, Debug)]
pub struct AssetPlan {
    /// The asset.
    pub asset: ListingRow,
    /// The row of the sheet it comes from.
    pub source_row: Option<u32>,
    /// Its fields.
    pub cells: Vec<PlannedCell>,
}

impl AssetPlan {
    /// What the asset as a whole needs.
    #[must_use]
    pub fn need(&self) -> Need {
        need_of(self.cells.iter().map(|cell| cell.state))
    }
}

/// An asset that is to be written.
#[derive(Clone, Debug)]
pub struct WorkItem {
    /// Row number in the plan.
    pub row: u32,
    /// Full path.
    pub path: String,
    /// The cells that will change.
    pub cells: Vec<PlannedCell>,
    /// The outcomes of its other cells.
    pub others: Vec<Outcome>,
    /// Whether it may have been sent before the program ended and was started again.
    pub was_leased: bool,
}

/// How far the staging of a plan is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Staged {
    /// Assets staged.
    pub assets: u32,
    cells: u32,
    /// Counts so far.
    pub counts: PlanCounts,
}

impl Store {
    /// Makes an empty plan.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn add_plan(
        &self,
        id: PlanId,
        connection: ConnectionId,
        scope: &ListingScope,
        edit: &Edit,
        now: &Timestamp,
    ) -> Result<PlanKey, Error> {
        let fields: Vec<&str> = edit.fields.iter().map(|field| field.property.as_str()).collect();
        self.write(|writer| {
            writer.execute(
                "INSERT INTO plans (id, connection_id, folder, recursive, edit, fields, made_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    id.to_string(),
                    connection.to_string(),
                    scope.path,
                    scope.recursive,
                    to_text(edit)?,
                    to_text(&fields)?,
                    to_text(now)?
                ],
            )?;
            Ok(PlanKey(writer.last_insert_rowid()))
        })
    }

    /// Keeps what a plan is made from, where that is not an edit of its own.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn set_plan_source(&self, plan: PlanKey, source: &PlanSource) -> Result<(), Error> {
        if *source == PlanSource::Edit {
            return Ok(());
        }
        self.write(|writer| {
            let sql = "UPDATE plans SET source = ?2 WHERE key = ?1";
            writer.execute(sql, params![plan.0, to_text(source)?])?;
            Ok(())
        })
    }

    /// Adds assets to a plan in one transaction.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn stage(
        &self,
        plan: PlanKey,
        staged: Staged,
        batch: &[AssetPlan],
    ) -> Result<Staged, Error> {
        self.write_part(|writer| {
        let transaction = writer.transaction()?;
        let mut next = staged;
        {
            let mut add_asset = transaction.prepare_cached(
                "INSERT INTO plan_assets (plan, row, path, title, kind, need, source_row)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?;
            let mut add_cell = transaction.prepare_cached(
                "INSERT INTO plan_cells (plan, cell, row, property, before, after, state, state_no, reason,
                                         note, other_row, says)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?;
            for planned in batch {
                let need = planned.need();
                let asset = &planned.asset;
                add_asset.execute(params![
                    plan.0,
                    next.assets,
                    asset.path,
                    asset.title,
                    word(&asset.kind),
                    need.word(),
                    planned.source_row,
                ])?;
                for cell in &planned.cells {
                    let number = match cell.state {
                        CellState::WillChange => next.counts.will_change,
                        CellState::AlreadyRight => next.counts.already_right,
                        CellState::Cannot => next.counts.cannot,
                    };
                    add_cell.execute(params![
                        plan.0,
                        next.cells,
                        next.assets,
                        cell.property,
                        cell.before.as_ref().map(to_text).transpose()?,
                        cell.after.as_ref().map(to_text).transpose()?,
                        word(&cell.state),
                        number,
                        cell.reason.map(|reason| word(&reason)),
                        cell.note.map(|note| word(&note)),
                        cell.other_row,
                        (!cell.says.is_empty()).then(|| to_text(&cell.says)).transpose()?,
                    ])?;
                    count_cell(&mut next.counts, cell.state, cell.reason, cell.note);
                    next.cells += 1;
                }
                next.assets += 1;
                next.counts.assets_to_change += u32::from(need == Need::Write);
            }
        }
        transaction.commit()?;
        Ok(next)
        })
    }

    /// Marks a plan as read to its end.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn complete_plan(&self, plan: PlanKey, staged: Staged) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                "UPDATE plans SET is_complete = 1, assets = ?2, to_change = ?3, blocking = ?4
                 WHERE key = ?1",
                [
                    plan.0,
                    staged.assets.into(),
                    staged.counts.assets_to_change.into(),
                    staged.counts.blocking.into(),
                ],
            )?;
            Ok(())
        })
    }

    /// What a plan is about.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn plan(&self, id: PlanId) -> Result<Option<PlanRecord>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT key, connection_id, folder, recursive, kind, fields, is_complete,
                        EXISTS (SELECT 1 FROM jobs WHERE plan = plans.key), blocking, is_edited
                 FROM plans WHERE id = ?1",
            )?;
            let found = query
                .query_row([id.to_string()], |row| {
                    Ok((
                        PlanKey(row.get(0)?),
                        row.get::<_, String>(1)?,
                        ListingScope { path: row.get(2)?, recursive: row.get(3)? },
                        row.get::<_, String>(4)?,
                        row.get::<_, String>(5)?,
                        row.get(6)?,
                        (row.get(7)?, row.get(8)?, row.get(9)?),
                    ))
                })
                .optional()?;
            let Some((key, connection, scope, kind, fields, is_complete, more)) = found else {
                return Ok(None);
            };
            let (has_job, blocking, is_edited) = more;
            Ok(Some(PlanRecord {
                key,
                connection: connection.parse().map_err(|_| Error::Unknown(connection))?,
                scope,
                kind: from_word(&kind)?,
                fields: from_text(&fields)?,
                is_complete,
                has_job,
                blocking,
                is_edited,
            }))
        })
    }

    /// How many assets a complete plan has, and how many of them are to be written.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn plan_size(&self, plan: PlanKey) -> Result<(u32, u32), Error> {
        self.read(|reader| {
            let mut query =
                reader.prepare_cached("SELECT assets, to_change FROM plans WHERE key = ?1")?;
            Ok(query.query_row([plan.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
        })
    }

    /// On how many assets each field will change.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn plan_fields(&self, plan: PlanKey) -> Result<Vec<FieldCount>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT property, count(*) FROM plan_cells WHERE plan = ?1 AND state = ?2 GROUP BY property",
            )?;
            let rows = query.query_map(params![plan.0, word(&CellState::WillChange)], |row| {
                Ok(FieldCount { property: row.get(0)?, assets: row.get(1)? })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The next assets to write that have no outcome in `job` yet and were not leased
    /// early, by row number from `from` on. Rows below `leased_below` may have been sent.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn work(
        &self,
        plan: PlanKey,
        job: JobKey,
        from: u32,
        limit: u32,
        leased_below: u32,
    ) -> Result<Vec<WorkItem>, Error> {
        self.read(|reader| {
            let mut assets = reader.prepare_cached(
                "SELECT row, path FROM plan_assets a
                 WHERE plan = ?1 AND row >= ?2 AND need = 'write'
                   AND NOT EXISTS (SELECT 1 FROM job_rows j WHERE j.job = ?4 AND j.row = a.row)
                   AND NOT EXISTS (SELECT 1 FROM early_leases e WHERE e.job = ?4 AND e.row = a.row)
                 ORDER BY row LIMIT ?3",
            )?;
            let items = assets.query_map(params![plan.0, from, limit, job.0], |row| {
                Ok((row.get::<_, u32>(0)?, row.get(1)?))
            })?;
            items
                .map(|item| {
                    let (row, path) = item?;
                    work_item(reader, plan, row, path, row < leased_below)
                })
                .collect()
        })
    }
}

/// What an asset with cells of these states needs.
pub(super) fn need_of(mut states: impl Iterator<Item = CellState>) -> Need {
    let worse = |need, state| match (need, state) {
        (_, CellState::WillChange) => None,
        (_, CellState::Cannot) => Some(Need::Cannot),
        (need, CellState::AlreadyRight) => Some(need),
    };
    states.try_fold(Need::Right, worse).unwrap_or(Need::Write)
}

/// Counts a cell.
pub(super) fn count_cell(
    counts: &mut PlanCounts,
    state: CellState,
    reason: Option<CannotReason>,
    note: Option<CellNote>,
) {
    match state {
        CellState::WillChange => counts.will_change += 1,
        CellState::AlreadyRight => counts.already_right += 1,
        CellState::Cannot => counts.cannot += 1,
    }
    counts.left_out += u32::from(reason == Some(CannotReason::LeftOut));
    counts.noted += u32::from(note.is_some());
    counts.blocking += u32::from(reason.is_some_and(CannotReason::is_blocking));
    counts.changes_again += u32::from(note == Some(CellNote::ChangesAgain));
    counts.undo_inexact += u32::from(note == Some(CellNote::UndoInexact));
}

/// What is to be written of an asset.
pub(super) fn work_item(
    reader: &Connection,
    plan: PlanKey,
    row: u32,
    path: String,
    was_leased: bool,
) -> Result<WorkItem, Error> {
    let (cells, others): (Vec<_>, Vec<_>) = cells_of_row(reader, plan, row)?
        .into_iter()
        .partition(|cell| cell.state == CellState::WillChange);
    let others = others.iter().map(PlannedCell::outcome).collect();
    Ok(WorkItem { row, path, cells, others, was_leased })
}

const CELLS: &str =
    // Without the hint SQLite walks the whole plan for every asset.
    "SELECT property, before, after, state, reason FROM plan_cells INDEXED BY plan_cells_by_row
     WHERE plan = ?1 AND row = ?2 ORDER BY cell";

/// The cells of an asset, without their notes.
pub(super) fn cells_of_row(
    reader: &Connection,
    plan: PlanKey,
    row: u32,
) -> Result<Vec<PlannedCell>, Error> {
    let mut cells = reader.prepare_cached(CELLS)?;
    let mut rows = cells.query(params![plan.0, row])?;
    let mut found = Vec::new();
    while let Some(cell) = rows.next()? {
        let before: Option<String> = cell.get(1)?;
        let after: Option<String> = cell.get(2)?;
        let reason: Option<String> = cell.get(4)?;
        found.push(PlannedCell {
            property: cell.get(0)?,
            before: before.as_deref().map(from_text).transpose()?,
            after: after.as_deref().map(from_text).transpose()?,
            state: from_word(&cell.get::<_, String>(3)?)?,
            reason: reason.as_deref().map(from_word).transpose()?,
            note: None,
            other_row: None,
            says: Vec::new(),
        });
    }
    Ok(found)
}
