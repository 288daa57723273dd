//! Rows of a sheet that may mean several assets, until one of them is chosen.
//!
//! Which assets there are was found out when the plan was made. What a row says is kept
//! beside it, because its cells can only be planned once it is known what the asset
//! holds. The choice stays open: another asset may be chosen as long as there is no job.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::codes::{from_text, to_text};
use super::plan_edit::ChangedCells;
use super::plans::{AssetPlan, Need, PlanKey, count_cell};
use super::words::{from_word, word};
use super::{Error, Store};
use relabel_model::{
    CandidateAsset, Candidates, CannotReason, CellNote, CellState, JobKind, PlanCounts, SourceCell,
};

/// A row of a sheet that may mean several assets.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Row number of the asset in the plan.
    pub row: u32,
    /// What may be meant.
    pub candidates: Candidates,
    /// What the row says.
    pub cells: Vec<SourceCell>,
}

/// A choice that is open, and the asset that was chosen.
#[derive(Clone, Debug)]
pub struct ChosenFrom {
    /// Row number of the asset in the plan.
    pub row: u32,
    /// The row of the sheet.
    pub source_row: Option<u32>,
    /// What the row says.
    pub cells: Vec<SourceCell>,
    /// The asset; none where it is not one of those that may be meant.
    pub asset: Option<CandidateAsset>,
    /// Whether the plan is about that asset already, by another row.
    pub is_taken: bool,
}

impl Store {
    /// Keeps what has to be chosen about rows of a plan, in one transaction.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn stage_choices(&self, plan: PlanKey, choices: &[Choice]) -> Result<(), Error> {
        self.write_part(|writer| {
            let transaction = writer.transaction()?;
            {
                let mut add_choice = transaction.prepare_cached(
                    "INSERT INTO plan_choices (plan, row, named, count, cells)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?;
                // Rows that have the same name share what it may mean.
                let mut add_candidate = transaction.prepare_cached(
                    "INSERT OR IGNORE INTO plan_candidates (plan, named, path, title, kind)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?;
                for Choice { row, candidates, cells } in choices {
                    let Candidates { named, count, assets } = candidates;
                    add_choice.execute(params![plan.0, row, named, count, to_text(cells)?])?;
                    for CandidateAsset { path, title, kind } in assets {
                        let kind = word(kind);
                        add_candidate.execute(params![plan.0, named, path, title, kind])?;
                    }
                }
            }
            transaction.commit()?;
            Ok(())
        })
    }

    /// What the row of a cell may mean; none where nothing has to be chosen about it.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn candidates(&self, plan: PlanKey, cell: u32) -> Result<Option<Candidates>, Error> {
        self.read(|reader| {
            let Some((_, named, count, _)) = choice(reader, plan, cell)? else { return Ok(None) };
            let mut query = reader.prepare_cached(
                "SELECT path, title, kind FROM plan_candidates
                 WHERE plan = ?1 AND named = ?2 ORDER BY path",
            )?;
            let mut rows = query.query(params![plan.0, named])?;
            let mut assets = Vec::new();
            while let Some(row) = rows.next()? {
                let kind = from_word(&row.get::<_, String>(2)?)?;
                assets.push(CandidateAsset { path: row.get(0)?, title: row.get(1)?, kind });
            }
            Ok(Some(Candidates { named, count, assets }))
        })
    }

    /// What is known of choosing an asset for the row of a cell; none where nothing has
    /// to be chosen about it.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn chosen_from(
        &self,
        plan: PlanKey,
        cell: u32,
        path: &str,
    ) -> Result<Option<ChosenFrom>, Error> {
        self.read(|reader| {
            let Some((row, named, _, cells)) = choice(reader, plan, cell)? else {
                return Ok(None);
            };
            let found: Option<(Option<String>, String)> = reader
                .query_row(
                    "SELECT title, kind FROM plan_candidates
                     WHERE plan = ?1 AND named = ?2 AND path = ?3",
                    params![plan.0, named, path],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let candidate = |(title, kind): (Option<String>, String)| {
                let kind = from_word(&kind)?;
                Ok::<_, Error>(CandidateAsset { path: path.to_owned(), title, kind })
            };
            let source_row = reader.query_row(
                "SELECT source_row FROM plan_assets WHERE plan = ?1 AND row = ?2",
                params![plan.0, row],
                |row| row.get(0),
            )?;
            let is_taken = reader.query_row(
                "SELECT EXISTS (SELECT 1 FROM plan_assets
                                WHERE plan = ?1 AND path = ?2 AND row <> ?3)",
                params![plan.0, path, row],
                |row| row.get(0),
            )?;
            let cells = from_text(&cells)?;
            let asset = found.map(candidate).transpose()?;
            Ok(Some(ChosenFrom { row, source_row, cells, asset, is_taken }))
        })
    }

    /// Makes a row of a plan about the asset that was chosen for it. `None`, and nothing
    /// is changed, where the plan is not complete or has a job.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn choose_asset(
        &self,
        plan: PlanKey,
        row: u32,
        chosen: &AssetPlan,
    ) -> Result<Option<ChangedCells>, Error> {
        self.write(|writer| {
            let transaction = writer.transaction()?;
            let is_open = transaction.execute(
                "UPDATE plans SET is_edited = 1 WHERE key = ?1 AND is_complete AND kind = ?2
                     AND NOT EXISTS (SELECT 1 FROM jobs WHERE plan = ?1)",
                params![plan.0, word(&JobKind::Change)],
            )?;
            if is_open == 0 {
                return Ok(None);
            }
            let removed = counted(&transaction, plan, row)?;
            let asset = &chosen.asset;
            transaction.execute(
                "UPDATE plan_assets SET path = ?3, title = ?4, kind = ?5, need = ?6
                 WHERE plan = ?1 AND row = ?2",
                params![
                    plan.0,
                    row,
                    asset.path,
                    asset.title,
                    word(&asset.kind),
                    chosen.need().word()
                ],
            )?;
            let mut cells = Vec::new();
            for planned in &chosen.cells {
                // What a hand changed before was about another asset.
                let sql = "UPDATE plan_cells SET before = ?4, after = ?5, state = ?6, reason = ?7,
                               note = ?8, edited = 1, computed = NULL
                           WHERE plan = ?1 AND row = ?2 AND property = ?3 RETURNING cell";
                let changed = transaction.query_row(
                    sql,
                    params![
                        plan.0,
                        row,
                        planned.property,
                        planned.before.as_ref().map(to_text).transpose()?,
                        planned.after.as_ref().map(to_text).transpose()?,
                        word(&planned.state),
                        planned.reason.map(|reason| word(&reason)),
                        planned.note.map(|note| word(&note)),
                    ],
                    |row| row.get(0),
                );
                cells.push(changed?);
            }
            let added = counted(&transaction, plan, row)?;
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
            Ok(Some(ChangedCells { cells, removed, added }))
        })
    }
}

/// The choice about the row of a cell: row, name, how many assets have it, its cells.
fn choice(
    reader: &Connection,
    plan: PlanKey,
    cell: u32,
) -> Result<Option<(u32, String, u32, String)>, Error> {
    let mut query = reader.prepare_cached(
        "SELECT o.row, o.named, o.count, o.cells
         FROM plan_cells c JOIN plan_choices o ON o.plan = c.plan AND o.row = c.row
         WHERE c.plan = ?1 AND c.cell = ?2",
    )?;
    let columns =
        |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    Ok(query.query_row(params![plan.0, cell], columns).optional()?)
}

/// What the asset of a row and its cells count for.
fn counted(reader: &Connection, plan: PlanKey, row: u32) -> Result<PlanCounts, Error> {
    let mut counts = PlanCounts::default();
    let mut query = reader.prepare_cached(
        "SELECT c.state, c.reason, c.note, a.need
         FROM plan_assets a
         JOIN plan_cells c INDEXED BY plan_cells_by_row ON c.plan = a.plan AND c.row = a.row
         WHERE a.plan = ?1 AND a.row = ?2",
    )?;
    let mut rows = query.query(params![plan.0, row])?;
    while let Some(row) = rows.next()? {
        let state: CellState = from_word(&row.get::<_, String>(0)?)?;
        let reason: Option<String> = row.get(1)?;
        let reason = reason.as_deref().map(from_word::<CannotReason>).transpose()?;
        let note: Option<String> = row.get(2)?;
        let note = note.as_deref().map(from_word::<CellNote>).transpose()?;
        count_cell(&mut counts, state, reason, note);
        let is_written = row.get::<_, String>(3)? == Need::Write.word();
        counts.assets_to_change = u32::from(is_written);
    }
    Ok(counts)
}
