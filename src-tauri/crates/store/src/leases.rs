//! What may be on its way: assets that a job may have sent and that have no outcome yet.
//! After a crash these are read back before anything of them is sent again.
//!
//! A job leases its plan from the first row on, a block at a time. An asset that is sent
//! before its turn has a lease of its own.

use rusqlite::{OptionalExtension as _, params};

use super::jobs::gone;
use super::plans::{WorkItem, work_item};
use super::{Error, JobKey, PlanKey, Store};

impl Store {
    /// Says, before anything of them is sent, that plan rows below `end` may be
    /// sent, and that all below `settled_below` have their outcome.
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

    /// The lowest plan row that may lack its outcome, and the first that was never leased,
    /// unless it was leased early.
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

    /// Leases an asset before its turn: the first to write from row `from` on that lies as
    /// far as possible from `folder`, outside of it rather than below it. `None` when
    /// nothing is left to write.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn lease_early(
        &self,
        job: JobKey,
        plan: PlanKey,
        from: u32,
        folder: &str,
    ) -> Result<Option<WorkItem>, Error> {
        self.write(|writer| {
            let transaction = writer.transaction()?;
            let found = transaction
                .query_row(
                    "SELECT row, path FROM plan_assets a
                     WHERE plan = ?1 AND need = 'write' AND row >= ?4
                       AND NOT EXISTS (SELECT 1 FROM job_rows j WHERE j.job = ?2 AND j.row = a.row)
                       AND NOT EXISTS (SELECT 1 FROM early_leases e WHERE e.job = ?2 AND e.row = a.row)
                     ORDER BY CASE WHEN substr(path, 1, length(?3) + 1) <> ?3 || '/' THEN 0
                                   WHEN instr(substr(path, length(?3) + 2), '/') > 0 THEN 1
                                   ELSE 2 END, row
                     LIMIT 1",
                    params![plan.0, job.0, folder, from],
                    |row| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?)),
                )
                .optional()?;
            let Some((row, path)) = found else { return Ok(None) };
            transaction.execute("INSERT INTO early_leases VALUES (?1, ?2)", params![job.0, row])?;
            let item = work_item(&transaction, plan, row, path, false)?;
            transaction.commit()?;
            Ok(Some(item))
        })
    }

    /// Gives back the lease of an asset that was not sent after all.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn give_back(&self, job: JobKey, row: u32) -> Result<(), Error> {
        self.write(|writer| {
            let given = "DELETE FROM early_leases WHERE job = ?1 AND row = ?2";
            writer.execute(given, params![job.0, row])?;
            Ok(())
        })
    }

    /// The assets that an earlier run of the program leased early and that have no outcome.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn leased_early(&self, job: JobKey, plan: PlanKey) -> Result<Vec<WorkItem>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare(
                "SELECT a.row, a.path FROM early_leases e
                 JOIN plan_assets a ON a.plan = ?2 AND a.row = e.row
                 WHERE e.job = ?1
                   AND NOT EXISTS (SELECT 1 FROM job_rows j WHERE j.job = ?1 AND j.row = e.row)
                 ORDER BY e.row",
            )?;
            let rows = query.query_map(params![job.0, plan.0], |row| {
                Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?))
            })?;
            rows.map(|found| {
                let (row, path) = found?;
                work_item(reader, plan, row, path, true)
            })
            .collect()
        })
    }
}
