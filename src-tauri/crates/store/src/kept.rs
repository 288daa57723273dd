//! What the data folder holds, and removing it for good: afterwards its values are in no
//! file any more.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _};

use super::codes::from_text;
use super::leftovers::{remove_some_of_listing, remove_some_of_plan};
use super::opening::{is_copy, move_log};
use super::{DATABASE, Error, Store};
use relabel_model::{ConnectionId, JobId, Timestamp};

/// How much is kept. The three sizes together are those of all files of the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Jobs, with the values before and after.
    pub jobs: u32,
    /// Plans that no job was made of.
    pub plans: u32,
    /// Bytes of the database, with its log.
    pub database: u64,
    /// Bytes of the copies from before an update, and of what was damaged and set aside.
    pub copies: u64,
    /// Bytes of everything else in the folder.
    pub other: u64,
}

impl Kept {
    fn add(&mut self, folder: &Path) -> std::io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            // What goes meanwhile takes no room.
            let Ok(facts) = entry.metadata() else { continue };
            if facts.is_dir() {
                self.add(&entry.path())?;
                continue;
            }
            let name = entry.file_name();
            match name.to_str() {
                Some(name) if name.starts_with(DATABASE) => self.database += facts.len(),
                Some(name) if is_copy(name) || is_set_aside(name) => self.copies += facts.len(),
                _ => self.other += facts.len(),
            }
        }
        Ok(())
    }
}

/// Whether a file is one of a database that was damaged and set aside.
fn is_set_aside(name: &str) -> bool {
    name.starts_with("relabel-damaged-")
}

impl Store {
    /// How much is kept.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Folder`].
    pub fn kept(&self) -> Result<Kept, Error> {
        let mut kept = self.read(|reader| {
            let sql = "SELECT (SELECT count(*) FROM jobs),
                (SELECT count(*) FROM plans WHERE key NOT IN (SELECT plan FROM jobs))";
            Ok(reader.query_row(sql, [], |row| {
                Ok(Kept { jobs: row.get(0)?, plans: row.get(1)?, ..Kept::default() })
            })?)
        })?;
        kept.add(&self.folder).map_err(Error::Folder)?;
        Ok(kept)
    }

    /// Removes a job with what followed it: an undo and another try hold the same values.
    /// `false`, and nothing is removed, where one of them has not ended.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn remove_job(&self, id: JobId) -> Result<bool, Error> {
        let id = id.to_string();
        let plans = self.write(|writer| {
            let transaction = writer.transaction()?;
            let line = keys(
                &transaction,
                "WITH RECURSIVE line(job) AS (
                     SELECT key FROM jobs WHERE id = ?1
                     UNION SELECT j.key FROM line JOIN plans p ON p.of_job = line.job
                                             JOIN jobs j ON j.plan = p.key)
                 SELECT job FROM line",
                &id,
            )?;
            let mut plans = Vec::new();
            for job in line {
                let sql = "SELECT ended_at IS NULL FROM jobs WHERE key = ?1";
                if transaction.query_row(sql, [job], |row| row.get(0))? {
                    return Ok(None);
                }
                let sql = "SELECT key FROM plans
                           WHERE of_job = ?1 AND key NOT IN (SELECT plan FROM jobs)";
                plans.extend(keys(&transaction, sql, job)?);
                plans.push(take_from_history(&transaction, job)?);
            }
            transaction.commit()?;
            Ok(Some(plans))
        })?;
        let Some(plans) = plans else { return Ok(false) };
        self.remove_each(plans, remove_some_of_plan)?;
        Ok(true)
    }

    /// Removes everything of a connection but its own entry: its jobs, ended or not, its
    /// plans, its listings, and what the user said of its fields.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn remove_all_of(&self, connection: ConnectionId) -> Result<(), Error> {
        let id = connection.to_string();
        let (plans, listings) = self.write(|writer| {
            let transaction = writer.transaction()?;
            let sql = "SELECT key FROM plans
                       WHERE connection_id = ?1 AND key NOT IN (SELECT plan FROM jobs)";
            let mut plans = keys(&transaction, sql, &id)?;
            for job in keys(&transaction, "SELECT key FROM jobs WHERE connection_id = ?1", &id)? {
                plans.push(take_from_history(&transaction, job)?);
            }
            let sql = "SELECT key FROM listings WHERE connection_id = ?1";
            let listings = keys(&transaction, sql, &id)?;
            transaction.execute("DELETE FROM prefixes WHERE connection_id = ?1", [&id])?;
            transaction.commit()?;
            Ok((plans, listings))
        })?;
        self.remove_each(plans, remove_some_of_plan)?;
        self.remove_each(listings, remove_some_of_listing)
    }

    /// Removes the oldest job that ended before `moment`; `false` where there is none. What
    /// followed it is younger, and stays.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn remove_job_before(&self, moment: &Timestamp) -> Result<bool, Error> {
        let old = self.read(|reader| {
            let sql = "SELECT key, ended_at FROM jobs WHERE ended_at IS NOT NULL ORDER BY key";
            let mut query = reader.prepare_cached(sql)?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let ended: Timestamp = from_text(&row.get::<_, String>(1)?)?;
                if ended.0 < moment.0 {
                    return Ok(Some(row.get(0)?));
                }
            }
            Ok(None)
        })?;
        let Some(job) = old else { return Ok(false) };
        let plan = self.write(|writer| {
            let transaction = writer.transaction()?;
            let plan = take_from_history(&transaction, job)?;
            transaction.commit()?;
            Ok(plan)
        })?;
        self.remove_each(vec![plan], remove_some_of_plan)?;
        Ok(true)
    }

    /// Takes what was removed out of the files: out of the log, and the copies from before
    /// an update.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Folder`].
    pub fn forget_removed(&self) -> Result<(), Error> {
        self.remove_files(is_copy)?;
        self.write(|writer| move_log(writer))
    }

    /// The same, and gives the room back to the disk. The database is written anew, for
    /// which the disk needs as much room again; where it has none, the file stays as large.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Folder`].
    pub fn shrink(&self) -> Result<(), Error> {
        match self.write(|writer| Ok(writer.execute_batch("VACUUM")?)) {
            Err(error) if !error.is_disk_full() => return Err(error),
            Ok(()) | Err(_) => {}
        }
        self.forget_removed()
    }

    /// Removes the copies from before an update, and what was damaged and set aside.
    ///
    /// # Errors
    /// [`Error::Folder`].
    pub fn remove_copies(&self) -> Result<(), Error> {
        self.remove_files(|name| is_copy(name) || is_set_aside(name))
    }

    fn remove_files(&self, which: impl Fn(&str) -> bool) -> Result<(), Error> {
        let removed = (|| {
            for file in std::fs::read_dir(&self.folder)? {
                let file = file?;
                if file.file_name().to_str().is_some_and(&which) {
                    std::fs::remove_file(file.path())?;
                }
            }
            Ok(())
        })();
        removed.map_err(Error::Folder)
    }

    /// Removes each a few rows at a time; what a crash leaves goes at the next start.
    fn remove_each(
        &self,
        keys: Vec<i64>,
        remove: fn(&Connection, i64) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        for key in keys {
            while self.write(|writer| remove(writer, key))? {}
        }
        Ok(())
    }
}

fn keys(
    database: &Connection,
    sql: &str,
    of: impl rusqlite::ToSql,
) -> Result<Vec<i64>, rusqlite::Error> {
    let mut query = database.prepare(sql)?;
    query.query_map([of], |row| row.get(0))?.collect()
}

/// Removes a job and its outcomes, so that half a job is never undone, and gives its plan,
/// which is no plan any more that could be run. Its key may be given to a new job: nothing
/// may go on to name it.
fn take_from_history(database: &Connection, job: i64) -> Result<i64, Error> {
    let sql = "SELECT plan FROM jobs WHERE key = ?1";
    let plan = database.query_row(sql, [job], |row| row.get(0)).optional()?;
    let plan = plan.ok_or_else(|| Error::Unknown(format!("job {job}")))?;
    database.execute("DELETE FROM jobs WHERE key = ?1", [job])?;
    database.execute("UPDATE plans SET of_job = NULL WHERE of_job = ?1", [job])?;
    database.execute("UPDATE plans SET is_complete = 0 WHERE key = ?1", [plan])?;
    Ok(plan)
}
