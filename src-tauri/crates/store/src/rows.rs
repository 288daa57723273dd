//! The assets of a job: pages for tables, conflicts, and rows for a report.

use std::collections::BTreeMap;

use rusqlite::{Row, params};

use super::codes::from_text;
use super::jobs::{JobKey, Made, Theirs};
use super::listings::file_name;
use super::plans::{PlanKey, PlannedCell, cells_of_row};
use super::words::{from_word, word};
use super::{Error, Store};
use relabel_model::{
    CellReason, CellState, ConflictField, ConflictRow, JobCell, JobPage, JobRow, Outcome,
    OutcomeReason, Property, ReasonCount, shown,
};

/// What a report says about one asset.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// Row number in the plan.
    pub row: u32,
    /// Full path.
    pub path: String,
    /// Its fields, in the order of the edit.
    pub cells: Vec<EndedCell>,
}

/// A cell and how it ended.
#[derive(Clone, Debug)]
pub struct EndedCell {
    /// What was planned.
    pub planned: PlannedCell,
    /// How it ended; what waits is not sent.
    pub outcome: Outcome,
    /// Why, when it does not hold what was wanted, or not just that.
    pub reason: Option<CellReason>,
    /// What AEM made of it.
    pub made: Option<Made>,
}

impl EndedCell {
    /// What it holds, if it was changed; otherwise what it was to hold.
    pub fn after(&self) -> Option<&Property> {
        match &self.made {
            Some(Made::AdjustedByAem { kept }) => kept.as_ref(),
            Some(Made::RetypedByAem) | None => self.planned.after.as_ref(),
        }
    }
}

/// How an asset ended, as its row says.
#[derive(Clone, Debug)]
struct EndedAsset {
    outcome: Outcome,
    reason: Option<OutcomeReason>,
    /// Cells that did not end as the asset did.
    others: BTreeMap<String, Outcome>,
    /// What AEM made of cells.
    made: BTreeMap<String, Made>,
}

/// How cells ended, by property.
fn outcomes(text: &str) -> Result<BTreeMap<String, Outcome>, Error> {
    let words: BTreeMap<String, String> = from_text(text)?;
    words.into_iter().map(|(property, word)| Ok((property, from_word(&word)?))).collect()
}

impl EndedAsset {
    /// Reads four columns, from one on: outcome, reason, cells and made.
    fn read(row: &Row<'_>, from: usize) -> Result<Option<Self>, Error> {
        let Some(outcome) = row.get::<_, Option<String>>(from)? else { return Ok(None) };
        let reason: Option<String> = row.get(from + 1)?;
        let others: Option<String> = row.get(from + 2)?;
        let made: Option<String> = row.get(from + 3)?;
        Ok(Some(Self {
            outcome: from_word(&outcome)?,
            reason: reason.as_deref().map(from_word).transpose()?,
            others: others.as_deref().map(outcomes).transpose()?.unwrap_or_default(),
            made: made.as_deref().map(from_text).transpose()?.unwrap_or_default(),
        }))
    }
}

/// How a cell ended, by what was planned and what became of its asset.
fn ended(planned: PlannedCell, asset: Option<&EndedAsset>) -> EndedCell {
    let outcome = match (planned.state, asset) {
        (CellState::WillChange, Some(asset)) => {
            asset.others.get(&planned.property).copied().unwrap_or(asset.outcome)
        }
        _ => planned.outcome(),
    };
    let made = asset.and_then(|asset| asset.made.get(&planned.property)).cloned();
    let reason = match outcome {
        Outcome::Changed => {
            let of_asset = asset.filter(|asset| asset.outcome == Outcome::Changed);
            let made = made.as_ref().map(Made::reason);
            made.or(of_asset.and_then(|asset| asset.reason)).map(CellReason::Job)
        }
        Outcome::AlreadyRight => None,
        Outcome::LeftOut | Outcome::CannotBeDone => planned.reason.map(CellReason::Plan),
        // The asset's own reason may be about another of its cells.
        Outcome::Conflict => Some(CellReason::Job(OutcomeReason::ChangedByOther)),
        Outcome::Failed | Outcome::NotSent | Outcome::Unsure => {
            asset.and_then(|asset| asset.reason).map(CellReason::Job)
        }
    };
    EndedCell { planned, outcome, reason, made }
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
                "SELECT j.{number}, a.path, a.title, a.kind, j.outcome, j.reason, j.cells, j.made,
                        j.status, j.technical, j.attempts, j.row
                 FROM job_rows j JOIN plan_assets a ON a.plan = ?2 AND a.row = j.row
                 WHERE j.job = ?1 AND j.{number} >= ?3 {filter} ORDER BY j.{number} LIMIT ?4"
            ))?;
            let outcome = page.outcome.map(|outcome| word(&outcome));
            let mut rows = query.query(params![job.0, plan.0, page.from, page.limit, outcome])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let path: String = row.get(1)?;
                let Some(asset) = EndedAsset::read(row, 4)? else { continue };
                let cells: Vec<JobCell> = cells_of_row(reader, plan, row.get(11)?)?
                    .into_iter()
                    .map(|planned| job_cell(ended(planned, Some(&asset))))
                    .collect();
                let of_cells = || {
                    let mut worst = cells.iter().filter(|cell| cell.outcome == asset.outcome);
                    worst.find_map(|cell| cell.reason)
                };
                found.push(JobRow {
                    row: row.get(0)?,
                    name: file_name(&path).to_owned(),
                    path,
                    title: row.get(2)?,
                    asset_kind: from_word(&row.get::<_, String>(3)?)?,
                    outcome: asset.outcome,
                    reason: asset.reason.map(CellReason::Job).or_else(of_cells),
                    cells,
                    status: row.get(8)?,
                    technical: row.get(9)?,
                    attempts: row.get(10)?,
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
                "SELECT j.outcome_no, j.row, a.path, a.title, a.kind, j.theirs, j.outcome,
                        j.reason, j.cells, j.made
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
                let asset = EndedAsset::read(row, 6)?;
                let cells = cells_of_row(reader, plan, row.get(1)?)?;
                let to_write = |cell: &PlannedCell| cell.state == CellState::WillChange;
                let fields = cells
                    .into_iter()
                    .filter(to_write)
                    .map(|cell| conflict_field(ended(cell, asset.as_ref()), theirs.as_ref()));
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
    pub fn job_reasons(&self, job: JobKey, plan: PlanKey) -> Result<Vec<ReasonCount>, Error> {
        self.read(|reader| {
            // Of the assets with a reason the cells that it is about, and what the plan
            // says of the others.
            let mut query = reader.prepare_cached(
                "SELECT coalesce(j.cells ->> c.property, j.outcome) AS outcome,
                        iif(coalesce(j.cells ->> c.property, j.outcome) = 'conflict',
                            'changedByOther', j.reason), count(*),
                        count(DISTINCT j.row)
                 FROM job_rows j CROSS JOIN plan_cells c INDEXED BY plan_cells_by_row
                   ON c.plan = ?2 AND c.row = j.row AND c.state = 'willChange'
                 WHERE j.job = ?1 AND j.reason IS NOT NULL
                   AND (j.outcome = 'changed'
                        OR coalesce(j.cells ->> c.property, j.outcome) <> 'changed')
                 GROUP BY 1, 2 HAVING outcome <> 'alreadyRight'
                 UNION ALL
                 SELECT iif(reason = 'leftOut', 'leftOut', 'cannotBeDone'), reason, count(*),
                        count(DISTINCT row)
                 FROM plan_cells INDEXED BY plan_cells_by_state
                 WHERE plan = ?2 AND state = 'cannot' AND reason IS NOT NULL GROUP BY reason
                 UNION ALL
                 SELECT 'changed', m.value ->> 'reason', count(*), count(DISTINCT j.row)
                 FROM job_rows j JOIN json_each(j.made) m
                 WHERE j.job = ?1 AND j.made IS NOT NULL GROUP BY 2
                 ORDER BY 3 DESC, 1, 2",
            )?;
            let mut rows = query.query([job.0, plan.0])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (outcome, reason): (String, String) = (row.get(0)?, row.get(1)?);
                let outcome = from_word(&outcome)?;
                let reason = match outcome {
                    Outcome::LeftOut | Outcome::CannotBeDone => {
                        CellReason::Plan(from_word(&reason)?)
                    }
                    _ => CellReason::Job(from_word(&reason)?),
                };
                let (cells, assets) = (row.get(2)?, row.get(3)?);
                found.push(ReasonCount { outcome, reason, cells, assets });
            }
            Ok(found)
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
                "SELECT a.row, a.path, j.outcome, j.reason, j.cells, j.made
                 FROM plan_assets a LEFT JOIN job_rows j ON j.job = ?1 AND j.row = a.row
                 WHERE a.plan = ?2 AND a.row >= ?3 ORDER BY a.row LIMIT ?4",
            )?;
            let mut rows = assets.query(params![job.0, plan.0, from, limit])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let number: u32 = row.get(0)?;
                let asset = EndedAsset::read(row, 2)?;
                let cells = cells_of_row(reader, plan, number)?;
                found.push(ReportRow {
                    row: number,
                    path: row.get(1)?,
                    cells: cells.into_iter().map(|cell| ended(cell, asset.as_ref())).collect(),
                });
            }
            Ok(found)
        })
    }
}

fn job_cell(cell: EndedCell) -> JobCell {
    let is_adjusted = matches!(cell.made, Some(Made::AdjustedByAem { .. }));
    JobCell {
        kept: is_adjusted.then(|| shown(cell.after())),
        old: shown(cell.planned.before.as_ref()),
        new: shown(cell.planned.after.as_ref()),
        property: cell.planned.property,
        outcome: cell.outcome,
        reason: cell.reason,
    }
}

fn conflict_field(ended: EndedCell, theirs: Option<&Theirs>) -> ConflictField {
    let EndedCell { planned: cell, outcome, .. } = ended;
    let found = theirs.and_then(|theirs| theirs.get(&cell.property));
    let theirs = found.map_or(cell.before.as_ref(), Option::as_ref);
    ConflictField {
        is_theirs: outcome == Outcome::Conflict,
        before: shown(cell.before.as_ref()),
        yours: shown(cell.after.as_ref()),
        theirs: shown(theirs),
        property: cell.property,
    }
}
