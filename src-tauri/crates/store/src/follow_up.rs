//! Plans made of a job: undo it, or try again what was not done.
//!
//! They are ready at once, because the job's own plan holds every value. They are
//! made inside the database, so that a million assets need no memory here.

use rusqlite::params;

use super::codes::to_text;
use super::words::word;
use super::{Error, JobRecord, PlanKey, Store};
use relabel_model::{
    CellState, ConnectionId, Edit, JobKind, Outcome, PlanCounts, PlanId, Timestamp,
};

/// What a follow-up is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// What was written, and what may have been, with before and after swapped: also
    /// where somebody else changed it afterwards, which the undo then leaves alone, and
    /// where only a part was taken, so that the asset counts as failed.
    Undo,
    /// What failed, was not sent, or may not have arrived, with the same values.
    Retry,
}

impl FollowUp {
    /// The outcomes it takes up: of assets, and of another try also of their cells.
    pub fn outcomes(self) -> &'static [Outcome] {
        match self {
            Self::Undo => &[Outcome::Changed, Outcome::Unsure, Outcome::Conflict, Outcome::Failed],
            Self::Retry => &[Outcome::Failed, Outcome::NotSent, Outcome::Unsure],
        }
    }

    fn kind(self) -> JobKind {
        match self {
            Self::Undo => JobKind::Undo,
            Self::Retry => JobKind::Retry,
        }
    }
}

impl Store {
    /// Makes a complete plan of what became of a job's assets. Its counts; all zero
    /// when there is nothing to take up.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn add_follow_up(
        &self,
        id: PlanId,
        job: &JobRecord,
        connection: ConnectionId,
        follow_up: FollowUp,
        now: &Timestamp,
    ) -> Result<PlanCounts, Error> {
        self.write(|writer| {
        let transaction = writer.transaction()?;
        // Rows of a plan count up without a gap; those of the job are among others.
        transaction.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS taken_up
                 (new_row INTEGER PRIMARY KEY, row INTEGER NOT NULL, fields TEXT, made TEXT);
             DELETE FROM taken_up;",
        )?;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let outcomes: Vec<&str> = follow_up.outcomes().iter().map(word).collect();
        let assets = transaction.execute(
            "INSERT INTO taken_up
             SELECT row_number() OVER (ORDER BY j.row) - 1, j.row, CASE
                 WHEN ?4 THEN j.wrote
                 WHEN j.cells IS NOT NULL THEN (
                     SELECT json_group_array(c.property)
                     FROM plan_cells c INDEXED BY plan_cells_by_row
                     WHERE c.plan = ?2 AND c.row = j.row AND coalesce(j.cells ->> c.property, j.outcome)
                           IN (SELECT value FROM json_each(?3))) END,
                 iif(?4, j.made, NULL)
             FROM job_rows j JOIN plan_assets a ON a.plan = ?2 AND a.row = j.row AND a.need = 'write'
             WHERE j.job = ?1 AND j.outcome IN (SELECT value FROM json_each(?3))
               AND (NOT ?4 OR j.outcome IN ('changed', 'unsure') OR coalesce(j.wrote, '[]') <> '[]')",
            params![job.key.0, job.plan.0, to_text(&outcomes)?, follow_up == FollowUp::Undo],
        )?;
        transaction.execute(
            "INSERT INTO plans (id, connection_id, folder, recursive, edit, fields, made_at, kind,
                                of_job, is_complete, assets, to_change, by_field)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?10, ?11)",
            params![
                id.to_string(),
                connection.to_string(),
                job.scope.path,
                job.scope.recursive,
                to_text(&Edit::default())?,
                to_text(&job.fields)?,
                to_text(now)?,
                word(&follow_up.kind()),
                job.key.0,
                number(assets),
                job.by_field || follow_up == FollowUp::Undo,
            ],
        )?;
        let plan = PlanKey(transaction.last_insert_rowid());
        transaction.execute(
            "INSERT INTO plan_assets (plan, row, path, title, kind, need)
             SELECT ?1, t.new_row, a.path, a.title, a.kind, 'write'
             FROM taken_up t JOIN plan_assets a ON a.plan = ?2 AND a.row = t.row ORDER BY t.new_row",
            [plan.0, job.plan.0],
        )?;
        let (before, after) = match follow_up {
            FollowUp::Undo => ("after", "before"),
            FollowUp::Retry => ("before", "after"),
        };
        let cells = transaction.execute(
            &format!(
                "INSERT INTO plan_cells (plan, cell, row, property, before, after, state, state_no)
                 SELECT ?1, n, new_row, property, {before}, {after}, ?3, n FROM (
                     SELECT row_number() OVER (ORDER BY t.new_row, c.cell) - 1 AS n,
                            t.new_row, c.property, c.before,
                            -- What AEM keeps of a value is what an undo finds there.
                            iif(m.value ->> 'reason' = 'adjustedByAem', m.value ->> 'kept', c.after) AS after
                     FROM taken_up t
                     JOIN plan_cells c INDEXED BY plan_cells_by_row
                       ON c.plan = ?2 AND c.row = t.row AND c.state = ?3
                     LEFT JOIN json_each(t.made) m ON m.key = c.property
                     WHERE t.fields IS NULL
                        OR c.property IN (SELECT value FROM json_each(t.fields)))"
            ),
            params![plan.0, job.plan.0, word(&CellState::WillChange)],
        )?;
        transaction.execute("DELETE FROM taken_up", [])?;
        transaction.commit()?;
        Ok(PlanCounts {
            will_change: number(cells),
            assets_to_change: number(assets),
            ..PlanCounts::default()
        })
        })
    }
}
