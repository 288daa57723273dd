//! The journal: jobs, and how every asset ended.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use serde_with::{Same, serde_as};

use super::codes::{from_text, to_text};
use super::forms::{PropertyForm, Stored};
use super::plans::cells_of_row;
use super::words::{from_word, word};
use super::{Error, PlanKey, PlannedCell, SavedConnection, Store};
use relabel_model::{
    CannotReason, CellState, JobId, JobPhase, Outcome, OutcomeCounts, OutcomeReason, Property,
    Timestamp,
};

/// Names a job in the database; a later job has a higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobKey(pub(super) i64);

/// What an asset held, by field, when it was left alone as a conflict.
pub type Theirs = BTreeMap<String, Option<Property>>;

/// What AEM made of a value that was written.
#[serde_as]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "reason")]
pub enum Made {
    /// See [`OutcomeReason::AdjustedByAem`].
    AdjustedByAem {
        /// What it keeps.
        #[serde_as(as = "Option<PropertyForm>")]
        kept: Option<Property>,
    },
    /// See [`OutcomeReason::RetypedByAem`].
    RetypedByAem,
}

impl Stored for Made {
    type Form = Same;
}

impl Made {
    /// What is told of it.
    pub(super) fn reason(&self) -> OutcomeReason {
        match self {
            Self::AdjustedByAem { .. } => OutcomeReason::AdjustedByAem,
            Self::RetypedByAem => OutcomeReason::RetypedByAem,
        }
    }
}

/// How one asset ended.
#[derive(Clone, Debug)]
pub struct Settled {
    /// Row number in the plan.
    pub row: u32,
    /// How: the sum of all its cells.
    pub outcome: Outcome,
    /// How each of its cells ended that were to be written, by property.
    pub cells: BTreeMap<String, Outcome>,
    /// Why, when it was not changed.
    pub reason: Option<OutcomeReason>,
    /// HTTP status behind the reason.
    pub status: Option<u16>,
    /// What AEM said, for an administrator.
    pub technical: Option<String>,
    /// How often it was sent.
    pub attempts: u32,
    /// What was found there, at a conflict.
    pub theirs: Option<Theirs>,
    /// The properties that may have been written, where they are not all of the
    /// plan's; of a conflict always.
    pub wrote: Option<Vec<String>>,
    /// What AEM made of cells that are changed, by property.
    pub made: BTreeMap<String, Made>,
}

impl Settled {
    /// The words of the cells that did not end as their asset did.
    fn other_cells(&self) -> Option<BTreeMap<&str, &'static str>> {
        let others = self.cells.iter().filter(|(_, outcome)| **outcome != self.outcome);
        let others: BTreeMap<_, _> =
            others.map(|(property, outcome)| (property.as_str(), word(outcome))).collect();
        (!others.is_empty()).then_some(others)
    }
}

impl Store {
    /// Makes a job of a plan. Assets that need no write have their outcome at once.
    ///
    /// # Errors
    /// [`Error::Database`]; also when the plan has a job already, has cells that have to be
    /// decided first, or is being discarded.
    pub fn add_job(
        &self,
        id: JobId,
        plan: PlanKey,
        connection: &SavedConnection,
        os_user: &str,
        now: &Timestamp,
    ) -> Result<JobKey, Error> {
        self.write(|writer| {
        let transaction = writer.transaction()?;
        transaction.execute(
            "INSERT INTO jobs (id, plan, connection_id, connection_name, address, account, os_user,
                               phase, started_at, cells)
             SELECT ?1, key, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM plans WHERE key = ?2 AND is_complete AND blocking = 0",
            params![
                id.to_string(),
                plan.0,
                connection.id.to_string(),
                connection.name,
                connection.address,
                connection.fingerprint,
                os_user,
                word(&JobPhase::Running),
                to_text(now)?,
                to_text(&planned_cells(&transaction, plan)?)?,
            ],
        )?;
        if transaction.changes() == 0 {
            // Not complete, not decided, or being discarded.
            return Err(Error::Database(rusqlite::Error::QueryReturnedNoRows));
        }
        let job = transaction.last_insert_rowid();
        transaction.execute(
            "INSERT INTO job_rows (job, row, outcome, outcome_no, updated_at)
             SELECT ?1, row, ?2, row_number() OVER (ORDER BY row) - 1, unixepoch()
             FROM plan_assets WHERE plan = ?3 AND need = 'right'",
            params![job, word(&Outcome::AlreadyRight), plan.0],
        )?;
        settle_what_cannot(&transaction, JobKey(job), plan)?;
        transaction.commit()?;
        Ok(JobKey(job))
        })
    }

    /// Keeps where a job stands, for the next start of the program.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn set_phase(
        &self,
        job: JobKey,
        phase: JobPhase,
        paused_by: Option<&str>,
    ) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                // What is written late does not open a job again that has ended.
                "UPDATE jobs SET phase = ?2, paused_by = ?3 WHERE key = ?1 AND ended_at IS NULL",
                params![job.0, word(&phase), paused_by],
            )?;
            Ok(())
        })
    }

    /// Writes outcomes, all or none. An asset that has its outcome keeps it, so that
    /// a batch whose writing was in doubt can be written once more.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn settle(&self, job: JobKey, batch: &[Settled]) -> Result<(), Error> {
        self.write(|writer| {
        let transaction = writer.transaction()?;
        {
            let mut last = transaction.prepare_cached(
                "SELECT coalesce(max(outcome_no) + 1, 0) FROM job_rows WHERE job = ?1 AND outcome = ?2",
            )?;
            let mut insert = transaction.prepare_cached(
                "INSERT OR IGNORE INTO job_rows
                     (job, row, outcome, outcome_no, reason, status, technical, attempts, theirs,
                      wrote, cells, made, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, unixepoch())",
            )?;
            let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
            let mut cells = job_cells(&transaction, job)?;
            for settled in batch {
                let outcome = word(&settled.outcome);
                let number = match numbers.get(outcome) {
                    Some(number) => *number,
                    None => last.query_row(params![job.0, outcome], |row| row.get(0))?,
                };
                let inserted = insert.execute(params![
                    job.0,
                    settled.row,
                    outcome,
                    number,
                    settled.reason.map(|reason| word(&reason)),
                    settled.status,
                    settled.technical,
                    settled.attempts,
                    settled.theirs.as_ref().map(to_text).transpose()?,
                    settled.wrote.as_ref().map(to_text).transpose()?,
                    settled.other_cells().as_ref().map(to_text).transpose()?,
                    Some(&settled.made).filter(|made| !made.is_empty()).map(to_text).transpose()?,
                ])?;
                let inserted = u32::try_from(inserted).unwrap_or_default();
                numbers.insert(outcome, number + inserted);
                if inserted > 0 {
                    settled.cells.values().for_each(|outcome| cells.settle(*outcome));
                }
            }
            set_job_cells(&transaction, job, &cells)?;
        }
        transaction.commit()?;
        Ok(())
        })
    }

    /// Ends a job. What has no outcome yet was not sent, except below row
    /// `unsure_below` and what was leased early, where it may have been. Returns the phase, finished when
    /// nothing was left over, and the outcomes of assets, counted from the rows, and of
    /// cells.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn end_job(
        &self,
        job: JobKey,
        plan: PlanKey,
        unsure_below: u32,
        now: &Timestamp,
    ) -> Result<(JobPhase, OutcomeCounts, OutcomeCounts), Error> {
        let (total, _) = self.plan_size(plan).map_err(gone)?;
        self.write(|writer| {
        let transaction = writer.transaction()?;
        let (_, done) = count_outcomes(&transaction, job)?;
        let is_left_over = done < total;
        let mut cells = job_cells(&transaction, job)?;
        if is_left_over {
            let unsure = open_cells(&transaction, job, plan, unsure_below)?;
            cells.shift(unsure, Outcome::NotSent, Outcome::Unsure);
            set_job_cells(&transaction, job, &cells)?;
            for (outcome, reason, below) in [
                (Outcome::Unsure, OutcomeReason::AnswerLost, unsure_below),
                (Outcome::NotSent, OutcomeReason::Stopped, u32::MAX),
            ] {
                transaction.execute(
                    "INSERT INTO job_rows (job, row, outcome, outcome_no, reason, updated_at)
                     SELECT ?1, row, ?2,
                            (SELECT coalesce(max(outcome_no) + 1, 0) FROM job_rows
                             WHERE job = ?1 AND outcome = ?2)
                            + row_number() OVER (ORDER BY row) - 1, ?3, unixepoch()
                     FROM plan_assets a
                     WHERE plan = ?4
                       AND (row < ?5 OR row IN (SELECT row FROM early_leases WHERE job = ?1))
                       AND NOT EXISTS (SELECT 1 FROM job_rows j WHERE j.job = ?1 AND j.row = a.row)",
                    params![job.0, word(&outcome), word(&reason), plan.0, below],
                )?;
            }
            transaction.execute("DELETE FROM early_leases WHERE job = ?1", [job.0])?;
        }
        let (counts, _) = count_outcomes(&transaction, job)?;
        let is_stopped = is_left_over || counts.not_sent > 0;
        let phase = if is_stopped { JobPhase::Stopped } else { JobPhase::Finished };
        let sent = counts.changed + counts.conflict + counts.failed + counts.unsure;
        transaction.execute(
            "UPDATE jobs SET phase = ?2, paused_by = NULL, ended_at = ?3, counts = ?4,
                 per_second = ?5 / max(?6 - unixepoch(started_at ->> '$'), 1.0)
             WHERE key = ?1",
            params![
                job.0,
                word(&phase),
                to_text(now)?,
                to_text(&counts)?,
                f64::from(sent),
                now.0.unix_timestamp(),
            ],
        )?;
        transaction.commit()?;
        Ok((phase, counts, cells))
        })
    }
}

/// Neither jobs nor their plans are ever removed: one that is named elsewhere and is not
/// there is damage.
pub(super) fn gone(error: Error) -> Error {
    match error {
        Error::Database(rusqlite::Error::QueryReturnedNoRows) => {
            Error::Damaged("a job or its plan is gone".to_owned())
        }
        other => other,
    }
}

/// Counts the rows of a job by their outcome.
pub(super) fn count_outcomes(
    database: &Connection,
    job: JobKey,
) -> Result<(OutcomeCounts, u32), Error> {
    let mut query = database
        .prepare_cached("SELECT outcome, count(*) FROM job_rows WHERE job = ?1 GROUP BY outcome")?;
    let rows =
        query.query_map([job.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))?;
    let (mut counts, mut done) = (OutcomeCounts::default(), 0);
    for row in rows {
        let (outcome, count) = row?;
        *counts.of(from_word(&outcome)?) += count;
        done += count;
    }
    Ok((counts, done))
}

/// The outcomes of all cells of a plan while nothing is sent.
fn planned_cells(database: &Connection, plan: PlanKey) -> Result<OutcomeCounts, Error> {
    // By its index, without the cells themselves: there may be millions.
    let mut query = database.prepare_cached(
        "SELECT state, count(*) FROM plan_cells INDEXED BY plan_cells_by_state
         WHERE plan = ?1 GROUP BY state",
    )?;
    let mut counts = OutcomeCounts::default();
    let mut rows = query.query([plan.0])?;
    while let Some(row) = rows.next()? {
        let state = from_word(&row.get::<_, String>(0)?)?;
        *counts.of(Outcome::of_planned(state, None)) += row.get::<_, u32>(1)?;
    }
    counts.left_out = database.query_row(
        "SELECT count(*) FROM plan_cells INDEXED BY plan_cells_by_state
         WHERE plan = ?1 AND state = ?2 AND reason = ?3",
        params![plan.0, word(&CellState::Cannot), word(&CannotReason::LeftOut)],
        |row| row.get(0),
    )?;
    counts.cannot_be_done -= counts.left_out;
    Ok(counts)
}

/// Gives assets of which nothing is to be written, and something cannot be, their outcome.
fn settle_what_cannot(writer: &Connection, job: JobKey, plan: PlanKey) -> Result<(), Error> {
    let mut assets = writer
        .prepare("SELECT row FROM plan_assets WHERE plan = ?1 AND need = 'cannot' ORDER BY row")?;
    let mut insert = writer.prepare(
        "INSERT INTO job_rows (job, row, outcome, outcome_no, updated_at)
         VALUES (?1, ?2, ?3, (SELECT coalesce(max(outcome_no) + 1, 0) FROM job_rows
                              WHERE job = ?1 AND outcome = ?3), unixepoch())",
    )?;
    let mut rows = assets.query([plan.0])?;
    while let Some(asset) = rows.next()? {
        let row: u32 = asset.get(0)?;
        let cells = cells_of_row(writer, plan, row)?;
        let outcome = Outcome::of_asset(cells.iter().map(PlannedCell::outcome));
        insert.execute(params![job.0, row, word(&outcome)])?;
    }
    Ok(())
}

/// Cells that were to be written, of assets without an outcome that may have been sent:
/// below a row of the plan, or leased early.
fn open_cells(database: &Connection, job: JobKey, plan: PlanKey, below: u32) -> Result<u32, Error> {
    Ok(database.query_row(
        "SELECT count(*) FROM plan_assets a
         CROSS JOIN plan_cells c INDEXED BY plan_cells_by_row
           ON c.plan = a.plan AND c.row = a.row AND c.state = ?4
         WHERE a.plan = ?2
           AND (a.row < ?3 OR a.row IN (SELECT row FROM early_leases WHERE job = ?1))
           AND NOT EXISTS (SELECT 1 FROM job_rows j WHERE j.job = ?1 AND j.row = a.row)",
        params![job.0, plan.0, below, word(&CellState::WillChange)],
        |row| row.get(0),
    )?)
}

/// How many cells of a job have which outcome. Kept as they come: a plan may have
/// millions, and the job is looked at all the time.
fn job_cells(database: &Connection, job: JobKey) -> Result<OutcomeCounts, Error> {
    let mut query = database.prepare_cached("SELECT cells FROM jobs WHERE key = ?1")?;
    let cells: String =
        query.query_row([job.0], |row| row.get(0)).map_err(|error| gone(error.into()))?;
    from_text(&cells)
}

fn set_job_cells(writer: &Connection, job: JobKey, cells: &OutcomeCounts) -> Result<(), Error> {
    let mut update = writer.prepare_cached("UPDATE jobs SET cells = ?2 WHERE key = ?1")?;
    update.execute(params![job.0, to_text(cells)?])?;
    Ok(())
}
