//! Opening the database: the lock, the steps from earlier versions, and what an
//! earlier run of the program left behind.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, ffi};
use time::OffsetDateTime;

use super::{BUSY_TIMEOUT, DATABASE, Error, JobKey, PlanKey, Store};
use relabel_files::whole;
use relabel_model::Timestamp;

/// What brings a database from each version to the next, beginning with an empty
/// one. Their number is the newest version; a database with a higher one is left alone.
pub(super) const SCHEMA: [&str; 11] = [
    include_str!("schema.sql"),
    include_str!("schema-2.sql"),
    include_str!("schema-3.sql"),
    include_str!("schema-4.sql"),
    include_str!("schema-5.sql"),
    include_str!("schema-6.sql"),
    include_str!("schema-7.sql"),
    include_str!("schema-8.sql"),
    include_str!("schema-9.sql"),
    include_str!("schema-10.sql"),
    include_str!("schema-11.sql"),
];

/// How long a program that is ending may keep the lock: the system takes it back only
/// when its last thread is gone.
const ENDING: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// The connection that writes.
pub(super) fn writer(file: &Path) -> Result<Connection, Error> {
    let writer = Connection::open(file)?;
    writer.busy_timeout(BUSY_TIMEOUT)?;
    writer.pragma_update(None, "journal_mode", "WAL")?;
    // A power cut must not take back what a job has already reported.
    writer.pragma_update(None, "synchronous", "FULL")?;
    writer.pragma_update(None, "foreign_keys", "ON")?;
    // What is removed is overwritten: the values of a job that was deleted are in no file.
    writer.pragma_update(None, "secure_delete", "ON")?;
    Ok(writer)
}

/// The connection that reads.
pub(super) fn reader(file: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let reader = Connection::open_with_flags(file, flags)?;
    reader.busy_timeout(BUSY_TIMEOUT)?;
    Ok(reader)
}

/// A writing connection to a database of which some writes may have been lost:
/// everything that the log holds is written to the file once more and synced, and
/// the file looked through.
pub(super) fn writer_after_trouble(file: &Path) -> Result<Connection, Error> {
    let fresh = writer(file)?;
    move_log(&fresh)?;
    look_through(&fresh, "PRAGMA quick_check(1)")?;
    Ok(fresh)
}

/// Looks through a database in which damage was found before. Unlike the quick check it
/// sees an index that does not agree with its table, which a query stumbles over too;
/// a million assets take some seconds.
pub(super) fn examine(database: &Connection) -> Result<(), Error> {
    look_through(database, "PRAGMA integrity_check(1)")
}

/// Looks through every page up to the first that is damaged.
fn look_through(database: &Connection, check: &str) -> Result<(), Error> {
    let found: String = database.query_row(check, [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(Error::Damaged(found)) }
}

/// Moves all that is in the log into the database file.
pub(super) fn move_log(database: &Connection) -> Result<(), Error> {
    let is_busy: bool =
        database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if is_busy {
        let busy = ffi::Error::new(ffi::SQLITE_BUSY);
        return Err(Error::Database(rusqlite::Error::SqliteFailure(busy, None)));
    }
    Ok(())
}

/// Takes the lock that says which program writes. It goes with the program,
/// however that ends; one that is just ending is waited for.
pub(super) fn lock(path: &Path) -> Result<File, Error> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(Error::Folder)?;
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if begun.elapsed() < ENDING => thread::sleep(LOOK_AGAIN),
            Err(TryLockError::WouldBlock) => return Err(Error::InUse),
            Err(TryLockError::Error(error)) => return Err(Error::Folder(error)),
        }
    }
}

/// Brings a database to the newest version. One that holds something is copied
/// before, so that the Relabel it belongs to can still read it.
pub(super) fn migrate(database: &Connection, folder: &Path) -> Result<(), Error> {
    let found: i32 = database.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(found).ok().filter(|done| *done <= SCHEMA.len());
    let done = done.ok_or(Error::Newer { found })?;
    if done > 0 && done < SCHEMA.len() {
        keep_copy(database, folder)?;
    }
    for (step, version) in SCHEMA.iter().zip(1..).skip(done) {
        // Each step whole or not at all, whenever the computer is switched off.
        let step = format!("BEGIN; {step} PRAGMA user_version = {version}; COMMIT;");
        database.execute_batch(&step)?;
    }
    Ok(())
}

/// Copies the database to `relabel-before-8.db`, 8 being the version it is about to
/// get. Only the newest such copy stays.
fn keep_copy(database: &Connection, folder: &Path) -> Result<(), Error> {
    move_log(database)?;
    let copy = folder.join(format!("relabel-before-{}.db", SCHEMA.len()));
    let copied = (|| {
        whole(&copy, |part| std::fs::copy(folder.join(DATABASE), part).map(drop))?;
        for file in std::fs::read_dir(folder)? {
            let file = file?;
            let name = file.file_name();
            if name.to_str().is_some_and(is_copy) && file.path() != copy {
                std::fs::remove_file(file.path())?;
            }
        }
        Ok(())
    })();
    copied.map_err(Error::Folder)
}

/// Whether a file is a copy from before an update.
pub(super) fn is_copy(name: &str) -> bool {
    name.strip_prefix("relabel-before-").is_some_and(|rest| rest.ends_with(".db"))
}

impl Store {
    /// Puts away what only made sense to the program that wrote it, as far as that
    /// takes no time: connections whose key was in its memory, and jobs of the
    /// practice environment, whose assets are gone. Jobs with a real environment
    /// stay: they go on once the key is dropped again.
    pub(super) fn forget_session(&self) -> Result<(), Error> {
        let of_practice = self.read(|reader| {
            let mut query = reader.prepare(
                "SELECT key, plan, lease_end FROM jobs
                 WHERE ended_at IS NULL
                   AND connection_id IN (SELECT id FROM connections WHERE stage = 'practice')",
            )?;
            let jobs = query.query_map([], |row| {
                Ok((JobKey(row.get(0)?), PlanKey(row.get(1)?), row.get(2)?))
            })?;
            Ok(jobs.collect::<Result<Vec<_>, _>>()?)
        })?;
        for (job, plan, leased_below) in of_practice {
            self.end_job(job, plan, leased_below, &Timestamp(OffsetDateTime::now_utc()))?;
        }
        self.write(|writer| {
            writer.execute("DELETE FROM connections WHERE remembered = 0", [])?;
            Ok(())
        })
    }
}
