//! The journal: jobs, what may be on its way, and how every asset ended.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::codes::{from_text, from_word, to_text, word};
use super::listings::file_name;
use super::{Error, PlanKey, Store};
use crate::api::types::{
    ConnectionId, JobId, JobPage, JobPhase, JobRow, Outcome, OutcomeCounts, OutcomeReason,
    ReasonCount, Timestamp,
};

/// Names a job in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobKey(i64);

/// What a job is about.
#[derive(Clone, Debug)]
pub struct JobRecord {
    /// Its key.
    pub key: JobKey,
    /// Its plan.
    pub plan: PlanKey,
    /// In which environment.
    pub connection: ConnectionId,
    /// Where it stood when last written.
    pub phase: JobPhase,
    /// When it started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// How one asset ended.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

impl Store {
    /// Makes a job of a plan. Assets that need no write have their outcome at once.
    ///
    /// # Errors
    /// [`Error::Database`]; also when the plan has a job already.
    pub fn add_job(
        &self,
        id: JobId,
        plan: PlanKey,
        connection: ConnectionId,
        os_user: &str,
        now: &Timestamp,
    ) -> Result<JobKey, Error> {
        let mut writer = self.writer();
        let transaction = writer.transaction()?;
        transaction.execute(
            "INSERT INTO jobs (id, plan, connection_id, os_user, phase, started_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                id.to_string(),
                plan.0,
                connection.to_string(),
                os_user,
                word(&JobPhase::Running),
                to_text(now)?
            ],
        )?;
        let job = transaction.last_insert_rowid();
        for (need, outcome, reason) in [
            ("right", Outcome::AlreadyRight, None),
            ("cannot", Outcome::NotSent, Some(OutcomeReason::CannotInPlan)),
        ] {
            transaction.execute(
                "INSERT INTO job_rows (job, row, outcome, outcome_no, reason)
                 SELECT ?1, row, ?2, row_number() OVER (ORDER BY row) - 1, ?3
                 FROM plan_assets WHERE plan = ?4 AND need = ?5",
                params![job, word(&outcome), reason.map(|reason| word(&reason)), plan.0, need],
            )?;
        }
        transaction.commit()?;
        Ok(JobKey(job))
    }

    /// Says, before anything of them is sent, that plan rows below `end` may be sent.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn lease(&self, job: JobKey, end: u32) -> Result<(), Error> {
        self.writer()
            .execute("UPDATE jobs SET lease_end = ?2 WHERE key = ?1", params![job.0, end])?;
        Ok(())
    }

    /// Writes outcomes, all or none.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn settle(&self, job: JobKey, batch: &[Settled]) -> Result<(), Error> {
        let mut writer = self.writer();
        let transaction = writer.transaction()?;
        {
            let mut insert = transaction.prepare_cached(
                "INSERT INTO job_rows (job, row, outcome, outcome_no, reason, status, technical)
                 VALUES (?1, ?2, ?3,
                         (SELECT coalesce(max(outcome_no) + 1, 0) FROM job_rows WHERE job = ?1 AND outcome = ?3),
                         ?4, ?5, ?6)",
            )?;
            for settled in batch {
                insert.execute(params![
                    job.0,
                    settled.row,
                    word(&settled.outcome),
                    settled.reason.map(|reason| word(&reason)),
                    settled.status,
                    settled.technical,
                ])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Ends a job. What has no outcome yet was not sent, unless outcomes were lost
    /// on their way to the journal: then what was leased is unsure. Returns the
    /// phase: finished when nothing was left over.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn end_job(
        &self,
        job: JobKey,
        plan: PlanKey,
        outcomes_lost: bool,
        now: &Timestamp,
    ) -> Result<JobPhase, Error> {
        let mut writer = self.writer();
        let transaction = writer.transaction()?;
        let mut left_over = 0;
        let lost = (
            Outcome::Unsure,
            OutcomeReason::AnswerLost,
            "row < (SELECT lease_end FROM jobs WHERE key = ?1)",
        );
        let stopped = (Outcome::NotSent, OutcomeReason::Stopped, "true");
        for (outcome, reason, which) in outcomes_lost.then_some(lost).into_iter().chain([stopped]) {
            left_over += transaction.execute(
                &format!(
                    "INSERT INTO job_rows (job, row, outcome, outcome_no, reason)
                     SELECT ?1, row, ?2,
                            (SELECT coalesce(max(outcome_no) + 1, 0) FROM job_rows
                             WHERE job = ?1 AND outcome = ?2)
                            + row_number() OVER (ORDER BY row) - 1, ?3
                     FROM plan_assets
                     WHERE plan = ?4 AND {which} AND row NOT IN (SELECT row FROM job_rows WHERE job = ?1)"
                ),
                params![job.0, word(&outcome), word(&reason), plan.0],
            )?;
        }
        let phase = if left_over == 0 { JobPhase::Finished } else { JobPhase::Stopped };
        transaction.execute(
            "UPDATE jobs SET phase = ?2, ended_at = ?3 WHERE key = ?1",
            params![job.0, word(&phase), to_text(now)?],
        )?;
        transaction.commit()?;
        Ok(phase)
    }

    /// What a job is about.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn job(&self, id: JobId) -> Result<Option<JobRecord>, Error> {
        let reader = self.reader();
        let mut query = reader.prepare_cached(
            "SELECT key, plan, connection_id, phase, started_at, ended_at FROM jobs WHERE id = ?1",
        )?;
        let found = query
            .query_row([id.to_string()], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get::<_, String>(2)?,
                    row.get::<_, String>(3)?,
                    row.get::<_, String>(4)?,
                    row.get::<_, Option<String>>(5)?,
                ))
            })
            .optional()?;
        let Some((key, plan, connection, phase, started_at, ended_at)) = found else {
            return Ok(None);
        };
        Ok(Some(JobRecord {
            key: JobKey(key),
            plan: PlanKey(plan),
            connection: connection.parse().map_err(|_| Error::Unknown(connection))?,
            phase: from_word(&phase)?,
            started_at: from_text(&started_at)?,
            ended_at: ended_at.as_deref().map(from_text).transpose()?,
        }))
    }

    /// The outcomes written so far, counted from the rows themselves. Assets
    /// without one count as not sent, so that the six add up to the plan.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn outcome_counts(
        &self,
        job: JobKey,
        plan: PlanKey,
    ) -> Result<(OutcomeCounts, u32), Error> {
        let reader = self.reader();
        let total: u32 = reader.query_row(
            "SELECT count(*) FROM plan_assets WHERE plan = ?1",
            [plan.0],
            |row| row.get(0),
        )?;
        let mut counts = OutcomeCounts::default();
        let done = count_outcomes(&reader, job, &mut counts)?;
        counts.not_sent += total - done;
        Ok((counts, done))
    }

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
        let reader = self.reader();
        let (number, filter) = match page.outcome {
            Some(_) => ("outcome_no", "AND j.outcome = ?5"),
            None => ("row", "AND ?5 IS NULL"),
        };
        let mut query = reader.prepare_cached(&format!(
            "SELECT j.{number}, a.path, a.title, a.kind, j.outcome, j.reason, j.status, j.technical
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
            });
        }
        Ok(found)
    }

    /// How often each reason occurred, the most frequent first.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn job_reasons(&self, job: JobKey) -> Result<Vec<ReasonCount>, Error> {
        let reader = self.reader();
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
    }
}

fn count_outcomes(
    reader: &Connection,
    job: JobKey,
    counts: &mut OutcomeCounts,
) -> Result<u32, Error> {
    let mut query = reader
        .prepare_cached("SELECT outcome, count(*) FROM job_rows WHERE job = ?1 GROUP BY outcome")?;
    let rows =
        query.query_map([job.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))?;
    let mut done = 0;
    for row in rows {
        let (outcome, count) = row?;
        *counts.of(from_word(&outcome)?) += count;
        done += count;
    }
    Ok(done)
}
