//! The assets of a job: pages for tables, conflicts, and rows for a report.

use rusqlite::params;

use super::codes::{from_text, from_word, word};
use super::jobs::{JobKey, Theirs};
use super::listings::file_name;
use super::plans::{PlanKey, PlannedCell, cells_to_change};
use super::{Error, Store};
use crate::api::types::{
    CellState, ConflictField, ConflictRow, JobPage, JobRow, Outcome, OutcomeReason, ReasonCount,
};
use crate::plan::shown;

/// What a report says about one asset.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// Row number in the plan.
    pub row: u32,
    /// Full path.
    pub path: String,
    /// How it ended; `None` while it waits.
    pub outcome: Option<Outcome>,
    /// Why, when it was not changed.
    pub reason: Option<OutcomeReason>,
    /// Its fields, in the order of the edit.
    pub cells: Vec<PlannedCell>,
}

impl Store {
    /// One page of a job's assets.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn job_page(
        &self,
        job: JobKey,
        plan: PlanKey,
        page: &JobPage,
    ) -> Result<Vec<JobRow>, Error> {
        self.read(|reader| {
            let (number, filter) = match page.outcome {
                Some(_) => ("outcome_no", "AND j.outcome = ?5"),
                None => ("row", "AND ?5 IS NULL"),
            };
            let mut query = reader.prepare_cached(&format!(
                "SELECT j.{number}, a.path, a.title, a.kind, j.outcome, j.reason, j.status, j.technical,
                        j.attempts
                 FROM job_rows j JOIN plan_assets a ON a.plan = ?2 AND a.row = j.row
                 WHERE j.job = ?1 AND j.{number} >= ?3 {filter} ORDER BY j.{number} LIMIT ?4"
            ))?;
            let outcome = page.outcome.map(|outcome| word(&outcome));
            let mut rows = query.query(params![job.0, plan.0, page.from, page.limit, outcome])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let path: String = row.get(1)?;
                let reason: Option<String> = row.get(5)?;
                found.push(JobRow {
                    row: row.get(0)?,
                    name: file_name(&path).to_owned(),
                    path,
                    title: row.get(2)?,
                    asset_kind: from_word(&row.get::<_, String>(3)?)?,
                    outcome: from_word(&row.get::<_, String>(4)?)?,
                    reason: reason.as_deref().map(from_word).transpose()?,
                    status: row.get(6)?,
                    technical: row.get(7)?,
                    attempts: row.get(8)?,
                });
            }
            Ok(found)
        })
    }

    /// One page of the assets that were left alone because somebody else changed
    /// them: what was there before, what was wanted, what was found.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn conflicts(
        &self,
        job: JobKey,
        plan: PlanKey,
        from: u32,
        limit: u32,
    ) -> Result<Vec<ConflictRow>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT j.outcome_no, j.row, a.path, a.title, a.kind, j.theirs
                 FROM job_rows j JOIN plan_assets a ON a.plan = ?2 AND a.row = j.row
                 WHERE j.job = ?1 AND j.outcome = ?5 AND j.outcome_no >= ?3
                 ORDER BY j.outcome_no LIMIT ?4",
            )?;
            let conflict = word(&Outcome::Conflict);
            let mut rows = query.query(params![job.0, plan.0, from, limit, conflict])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let path: String = row.get(2)?;
                let theirs: Option<String> = row.get(5)?;
                let theirs: Option<Theirs> = theirs.as_deref().map(from_text).transpose()?;
                let cells = cells_to_change(reader, plan, row.get(1)?)?;
                let fields = cells.into_iter().map(|cell| conflict_field(cell, theirs.as_ref()));
                found.push(ConflictRow {
                    row: row.get(0)?,
                    name: file_name(&path).to_owned(),
                    path,
                    title: row.get(3)?,
                    asset_kind: from_word(&row.get::<_, String>(4)?)?,
                    fields: fields.collect(),
                });
            }
            Ok(found)
        })
    }

    /// How often each reason occurred, the most frequent first.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn job_reasons(&self, job: JobKey) -> Result<Vec<ReasonCount>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT outcome, reason, count(*) FROM job_rows WHERE job = ?1 AND reason IS NOT NULL
                 GROUP BY outcome, reason ORDER BY count(*) DESC, outcome, reason",
            )?;
            let rows = query.query_map([job.0], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, u32>(2)?))
            })?;
            rows.map(|row| {
                let (outcome, reason, assets) = row?;
                Ok(ReasonCount { outcome: from_word(&outcome)?, reason: from_word(&reason)?, assets })
            })
            .collect()
        })
    }

    /// The assets of a job with every field of the plan, by row number from `from` on.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn report_rows(
        &self,
        job: JobKey,
        plan: PlanKey,
        from: u32,
        limit: u32,
    ) -> Result<Vec<ReportRow>, Error> {
        self.read(|reader| {
            let mut assets = reader.prepare_cached(
                "SELECT a.row, a.path, j.outcome, j.reason
                 FROM plan_assets a LEFT JOIN job_rows j ON j.job = ?1 AND j.row = a.row
                 WHERE a.plan = ?2 AND a.row >= ?3 ORDER BY a.row LIMIT ?4",
            )?;
            let mut cells = reader.prepare_cached(
                "SELECT property, before, after, state, reason
                 FROM plan_cells INDEXED BY plan_cells_by_row
                 WHERE plan = ?1 AND row = ?2 ORDER BY cell",
            )?;
            let mut rows = assets.query(params![job.0, plan.0, from, limit])?;
            let mut found = Vec::new();
            while let Some(asset) = rows.next()? {
                let row: u32 = asset.get(0)?;
                let outcome: Option<String> = asset.get(2)?;
                let reason: Option<String> = asset.get(3)?;
                let mut of_asset = cells.query(params![plan.0, row])?;
                let mut planned = Vec::new();
                while let Some(cell) = of_asset.next()? {
                    let before: Option<String> = cell.get(1)?;
                    let after: Option<String> = cell.get(2)?;
                    let reason: Option<String> = cell.get(4)?;
                    planned.push(PlannedCell {
                        property: cell.get(0)?,
                        before: before.as_deref().map(from_text).transpose()?,
                        after: after.as_deref().map(from_text).transpose()?,
                        state: from_word::<CellState>(&cell.get::<_, String>(3)?)?,
                        reason: reason.as_deref().map(from_word).transpose()?,
                        note: None,
                        other_row: None,
                    });
                }
                found.push(ReportRow {
                    row,
                    path: asset.get(1)?,
                    outcome: outcome.as_deref().map(from_word).transpose()?,
                    reason: reason.as_deref().map(from_word).transpose()?,
                    cells: planned,
                });
            }
            Ok(found)
        })
    }
}

fn conflict_field(cell: PlannedCell, theirs: Option<&Theirs>) -> ConflictField {
    let found = theirs.and_then(|theirs| theirs.get(&cell.property));
    let theirs = found.map_or(cell.before.as_ref(), Option::as_ref);
    let same = |value| crate::aem::same(theirs, value);
    ConflictField {
        is_theirs: !same(cell.before.as_ref()) && !same(cell.after.as_ref()),
        before: shown(cell.before.as_ref()),
        yours: shown(cell.after.as_ref()),
        theirs: shown(theirs),
        property: cell.property,
    }
}
