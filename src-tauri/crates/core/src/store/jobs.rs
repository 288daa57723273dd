//! The journal: jobs, what may be on its way, and how every asset ended.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::codes::{from_word, to_text, word};
use super::{Error, PlanKey, SavedConnection, Store};
use crate::aem::Property;
use crate::api::types::{
    JobId, JobPhase, Outcome, OutcomeCounts, OutcomeReason, PauseReason, Timestamp,
};

/// Names a job in the database; a later job has a higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobKey(pub(super) i64);

/// What an asset held, by field, when it was left alone as a conflict.
pub type Theirs = BTreeMap<String, Option<Property>>;

/// How one asset ended.
#[derive(Clone, Debug)]
pub struct Settled {
    /// Row number in the plan.
    pub row: u32,
    /// How.
    pub outcome: Outcome,
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
            "INSERT INTO jobs (id, plan, connection_id, connection_name, address, account, os_user, phase, started_at)
             SELECT ?1, key, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM plans WHERE key = ?2 AND is_complete AND blocking = 0",
            params![
                id.to_string(),
                plan.0,
                connection.id.to_string(),
                connection.name,
                connection.address,
                connection.fingerprint,
                os_user,
                word(&JobPhase::Running),
                to_text(now)?
            ],
        )?;
        if transaction.changes() == 0 {
            // Not complete, not decided, or being discarded.
            return Err(Error::Database(rusqlite::Error::QueryReturnedNoRows));
        }
        let job = transaction.last_insert_rowid();
        for (need, outcome, reason) in [
            ("right", Outcome::AlreadyRight, None),
            ("cannot", Outcome::NotSent, Some(OutcomeReason::CannotInPlan)),
        ] {
            transaction.execute(
                "INSERT INTO job_rows (job, row, outcome, outcome_no, reason, updated_at)
                 SELECT ?1, row, ?2, row_number() OVER (ORDER BY row) - 1, ?3, unixepoch()
                 FROM plan_assets WHERE plan = ?4 AND need = ?5",
                params![job, word(&outcome), reason.map(|reason| word(&reason)), plan.0, need],
            )?;
        }
        transaction.commit()?;
        Ok(JobKey(job))
        })
    }

    /// Says, before anything of them is sent, that plan rows below `end` may be
    /// sent, and that all below `settled_below` have their outcome: after a crash
    /// what lies between is read back.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn lease(&self, job: JobKey, settled_below: u32, end: u32) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                "UPDATE jobs SET lease_end = max(lease_end, ?2), settled_below = ?3 WHERE key = ?1",
                params![job.0, end, settled_below],
            )?;
            Ok(())
        })
    }

    /// The lowest plan row that may lack its outcome, and the first that was never leased.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn leased(&self, job: JobKey) -> Result<(u32, u32), Error> {
        self.read(|reader| {
            let mut query =
                reader.prepare("SELECT settled_below, lease_end FROM jobs WHERE key = ?1")?;
            let leased = query.query_row([job.0], |row| Ok((row.get(0)?, row.get(1)?)));
            leased.map_err(|error| gone(error.into()))
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
        paused_by: Option<&PauseReason>,
    ) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                // What is written late does not open a job again that has ended.
                "UPDATE jobs SET phase = ?2, paused_by = ?3 WHERE key = ?1 AND ended_at IS NULL",
                params![job.0, word(&phase), paused_by.map(to_text).transpose()?],
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
                     (job, row, outcome, outcome_no, reason, status, technical, attempts, theirs, wrote, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, unixepoch())",
            )?;
            let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
            for settled in batch {
                let outcome = word(&settled.outcome);
                let number = match numbers.get(&outcome) {
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
                ])?;
                let inserted = u32::try_from(inserted).unwrap_or_default();
                numbers.insert(outcome, number + inserted);
            }
        }
        transaction.commit()?;
        Ok(())
        })
    }

    /// Ends a job. What has no outcome yet was not sent, except below row
    /// `unsure_below`, where it may have been. Returns the phase, finished when
    /// nothing was left over, and the six outcomes, counted from the rows.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn end_job(
        &self,
        job: JobKey,
        plan: PlanKey,
        unsure_below: u32,
        now: &Timestamp,
    ) -> Result<(JobPhase, OutcomeCounts), Error> {
        let (total, _) = self.plan_size(plan).map_err(gone)?;
        self.write(|writer| {
        let transaction = writer.transaction()?;
        let (_, done) = count_outcomes(&transaction, job)?;
        let is_left_over = done < total;
        if is_left_over {
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
                     WHERE plan = ?4 AND row < ?5
                       AND NOT EXISTS (SELECT 1 FROM job_rows j WHERE j.job = ?1 AND j.row = a.row)",
                    params![job.0, word(&outcome), word(&reason), plan.0, below],
                )?;
            }
        }
        let phase = if is_left_over { JobPhase::Stopped } else { JobPhase::Finished };
        let (counts, _) = count_outcomes(&transaction, job)?;
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
        Ok((phase, counts))
        })
    }

    /// The outcomes written so far, counted from the rows themselves, and how many
    /// they are. Assets without one count as not sent, so that the six add up to
    /// the plan.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn outcome_counts(
        &self,
        job: JobKey,
        plan: PlanKey,
    ) -> Result<(OutcomeCounts, u32), Error> {
        let (total, _) = self.plan_size(plan).map_err(gone)?;
        let (mut counts, done) = self.read(|reader| count_outcomes(reader, job))?;
        counts.not_sent += total.saturating_sub(done);
        Ok((counts, done))
    }
}

/// Neither jobs nor their plans are ever removed: one that is named elsewhere and is not
/// there is damage.
fn gone(error: Error) -> Error {
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
