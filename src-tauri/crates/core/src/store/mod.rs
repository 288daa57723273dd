//! Relabel's files: one SQLite database in the data folder, and the lock beside it.
//!
//! It owns what must survive a crash (connections without their keys, plans with
//! the values before, jobs with their outcomes) and what is too large for memory
//! (listings). It never holds a secret. One program writes at a time: the file
//! lock is shared by the app and the command line. Rows are asked for by key,
//! never by offset. Rejected: one JSON file per job, which cannot be paged or
//! filtered at a million rows and is not crash-tested.

mod certificates;
mod codes;
mod connections;
mod fail_point;
mod follow_up;
mod history;
mod jobs;
mod listings;
mod plans;
mod rows;
mod salvage;
mod samples;

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

pub use connections::SavedConnection;
pub(crate) use fail_point::fail_point;
pub(crate) use follow_up::FollowUp;
pub use history::JobRecord;
pub use jobs::{JobKey, Settled, Theirs};
pub use listings::{ListingKey, ListingRow, SelectionFilter};
pub use plans::{AssetPlan, Need, PlanKey, PlanRecord, PlannedCell, Staged, WorkItem};
pub use rows::ReportRow;
pub use salvage::{SavedCell, salvage, set_aside};
pub use samples::Sample;

/// What brings a database from each version to the next, beginning with an empty
/// one. Their number is the newest version; a database with a higher one is left alone.
const SCHEMA: [&str; 3] =
    [include_str!("schema.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];
/// Name of the database in the data folder.
const DATABASE: &str = "relabel.db";
/// How long one statement waits for another of this program.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Why Relabel's own files could not be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another Relabel uses the data folder.
    #[error("another Relabel is using the data folder")]
    InUse,
    /// The database was made by a newer Relabel.
    #[error("the data folder belongs to a newer Relabel (version {found} of its format)")]
    Newer {
        /// Its schema version.
        found: i32,
    },
    /// The data folder cannot be made or opened.
    #[error("the data folder cannot be used")]
    Folder(#[source] std::io::Error),
    /// SQLite refused.
    #[error("the database cannot be used")]
    Database(#[from] rusqlite::Error),
    /// SQLite found the file damaged.
    #[error("the database is damaged ({0})")]
    Damaged(String),
    /// A row has a form this version does not know.
    #[error("the database holds something unknown ({0})")]
    Unknown(String),
}

impl Error {
    /// Whether the disk is full.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        match self {
            Self::Database(error) => {
                error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
            }
            Self::Folder(error) => error.kind() == std::io::ErrorKind::StorageFull,
            Self::InUse | Self::Newer { .. } | Self::Damaged(_) | Self::Unknown(_) => false,
        }
    }
}

impl Error {
    /// Whether the file itself is damaged, so that trying again is in vain.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Database(error) => matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase)
            ),
            Self::Damaged(_) => true,
            Self::InUse | Self::Newer { .. } | Self::Folder(_) | Self::Unknown(_) => false,
        }
    }
}

/// The open database.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    _lock: File,
}

impl Store {
    /// Opens the database in `folder`, making both where they are missing.
    ///
    /// # Errors
    /// [`Error::InUse`], [`Error::Newer`], [`Error::Folder`], [`Error::Database`].
    pub fn open(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(Error::Folder)?;
        let lock = lock(&folder.join("relabel.lock"))?;
        let file = folder.join(DATABASE);
        let writer = open_writer(&file)?;
        migrate(&writer)?;
        let reader = Connection::open_with_flags(
            &file,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        reader.busy_timeout(BUSY_TIMEOUT)?;
        let store = Self {
            folder: folder.to_owned(),
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            _lock: lock,
        };
        store.forget_leftovers()?;
        Ok(store)
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes what only made sense to the program that wrote it: listings, plans
    /// that no job was made of (a half-staged plan is never run), and connections
    /// whose key was in its memory.
    fn forget_leftovers(&self) -> Result<(), Error> {
        self.writer().execute_batch(
            "DELETE FROM listing_rows;
             DELETE FROM listings;
             DELETE FROM plans WHERE key NOT IN (SELECT plan FROM jobs);
             DELETE FROM connections WHERE remembered = 0;",
        )?;
        Ok(())
    }

    /// Opens the database again and looks through it, after the disk failed: what the
    /// old connection believes to be written may not be.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Database`].
    pub fn reopen(&self) -> Result<(), Error> {
        let mut writer = self.writer();
        let fresh = open_writer(&self.folder.join(DATABASE))?;
        let found: String = fresh.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(Error::Damaged(found));
        }
        *writer = fresh;
        Ok(())
    }

    /// A setting's value.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        use rusqlite::OptionalExtension as _;
        let reader = self.reader();
        let mut query = reader.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
        Ok(query.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), Error> {
        self.writer().execute(
            "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )?;
        Ok(())
    }

    /// A panic in another thread cannot leave SQLite half-way through a
    /// transaction (dropping one rolls it back), so poisoning is ignored.
    fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open_writer(file: &Path) -> Result<Connection, Error> {
    let writer = Connection::open(file)?;
    writer.busy_timeout(BUSY_TIMEOUT)?;
    writer.pragma_update(None, "journal_mode", "WAL")?;
    // A power cut must not take back what a job has already reported.
    writer.pragma_update(None, "synchronous", "FULL")?;
    writer.pragma_update(None, "foreign_keys", "ON")?;
    Ok(writer)
}

fn lock(path: &Path) -> Result<File, Error> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(Error::Folder)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse),
        Err(TryLockError::Error(error)) => Err(Error::Folder(error)),
    }
}

fn migrate(database: &Connection) -> Result<(), Error> {
    let found: i32 = database.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(found).ok().filter(|done| *done <= SCHEMA.len());
    let done = done.ok_or(Error::Newer { found })?;
    for (step, version) in SCHEMA.iter().zip(1..).skip(done) {
        // Each step whole or not at all, whenever the computer is switched off.
        let step = format!("BEGIN; {step} PRAGMA user_version = {version}; COMMIT;");
        database.execute_batch(&step)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::types::{CertificateFacts, Timestamp};
    use crate::http::CompanyCertificate;

    #[test]
    fn a_second_program_is_refused_while_the_first_runs() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Store::open(folder.path()).expect("opens");
        assert!(matches!(Store::open(folder.path()), Err(Error::InUse)));
        drop(first);
        Store::open(folder.path()).expect("opens again after the first ended");
    }

    #[test]
    fn a_newer_database_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(Store::open(folder.path()).expect("opens"));
        let database = Connection::open(folder.path().join("relabel.db")).expect("opens");
        database.pragma_update(None, "user_version", 99).expect("sets");
        drop(database);
        assert!(matches!(Store::open(folder.path()), Err(Error::Newer { found: 99 })));
    }

    #[test]
    fn a_database_of_the_first_version_keeps_what_it_holds() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Connection::open(folder.path().join("relabel.db")).expect("opens");
        let first = format!(
            "{} PRAGMA user_version = 1; INSERT INTO settings VALUES ('theme', 'dark');",
            SCHEMA[0]
        );
        database.execute_batch(&first).expect("makes the first version");
        drop(database);
        let store = Store::open(folder.path()).expect("opens");
        assert_eq!(store.setting("theme").expect("reads"), Some("dark".to_owned()));
        assert_eq!(store.certificates().expect("reads"), []);
    }

    /// What History tells of a job of the second version, which knew less.
    #[test]
    fn a_job_of_the_second_version_is_told_of_and_can_be_gone_on_with() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Connection::open(folder.path().join(DATABASE)).expect("opens");
        let [ended, left] = [crate::api::types::JobId::new(), crate::api::types::JobId::new()];
        let connection = crate::api::types::ConnectionId::new();
        let plan = crate::api::types::PlanId::new();
        let edit = r#"{"fields":[{"property":"dc:rights","kind":"text","change":{"action":"clear"}},
                                 {"property":"dc:title","kind":"text","change":{"action":"clear"}}]}"#;
        let second = format!(
            "{} {} PRAGMA user_version = 2;
             INSERT INTO connections VALUES ('{connection}', 'Main', 'https://a', 'live', '{{}}', 'f', 1, '');
             INSERT INTO plans VALUES (1, '{plan}', '{connection}', '/content/dam/a', '{edit}', '', 1);
             INSERT INTO plans VALUES (2, 'x', '{connection}', '/content/dam/b', '{edit}', '', 1);
             INSERT INTO plan_assets VALUES (1, 0, '/content/dam/a/1', NULL, 'image', 'write'),
                 (1, 1, '/content/dam/a/2', NULL, 'image', 'right'),
                 (2, 0, '/content/dam/b/1', NULL, 'image', 'write');
             INSERT INTO jobs VALUES
                 (1, '{ended}', 1, '{connection}', 'me', 'finished',
                  '\"2031-05-01T00:00:00Z\"', '\"2031-05-01T00:01:00Z\"', 1),
                 (2, '{left}', 2, '{connection}', 'me', 'running', '\"2031-05-02T00:00:00Z\"', NULL, 1);
             INSERT INTO job_rows VALUES (1, 0, 'changed', 0, NULL, NULL, NULL),
                 (1, 1, 'alreadyRight', 0, NULL, NULL, NULL);",
            SCHEMA[0], SCHEMA[1]
        )
        .replace("\\\"", "\"");
        database.execute_batch(&second).expect("makes the second version");
        drop(database);
        let store = Store::open(folder.path()).expect("opens");
        let jobs = store.jobs("main title", None, 9).expect("reads");
        assert_eq!(jobs.iter().map(|job| job.id).collect::<Vec<_>>(), [left, ended]);
        let job = &jobs[1];
        assert_eq!((job.total, job.counts.changed, job.counts.already_right), (2, 1, 1));
        assert_eq!(
            (&*job.connection_name, &*job.address, &*job.account),
            ("Main", "https://a", "f")
        );
        assert_eq!(
            (&*job.scope.path, &job.fields[..]),
            ("/content/dam/a", &["dc:rights".to_owned(), "dc:title".to_owned()][..])
        );
        let unfinished = store.unfinished_jobs().expect("reads");
        assert_eq!(unfinished.len(), 1);
        assert_eq!((unfinished[0].id, unfinished[0].counts.not_sent), (left, 1));
        assert_eq!(store.leased(unfinished[0].key).expect("reads"), (0, 1));
        store.reopen().expect("is sound");
    }

    #[test]
    fn trusted_certificates_are_kept_once_and_forgotten_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("opens");
        let [one, two] = ["aa", "bb"].map(|fingerprint| CompanyCertificate {
            der: fingerprint.as_bytes().to_vec(),
            facts: CertificateFacts {
                fingerprint: fingerprint.to_owned(),
                subject: "CN=network".to_owned(),
                issuer: "CN=network".to_owned(),
                valid_until: Timestamp(time::OffsetDateTime::UNIX_EPOCH),
            },
        });
        store.add_certificates(&[one.clone(), two.clone()]).expect("adds");
        store.add_certificates(std::slice::from_ref(&one)).expect("adds again");
        assert_eq!(store.certificates().expect("reads"), [one, two.clone()]);
        store.remove_certificate("aa").expect("removes");
        assert_eq!(store.certificates().expect("reads"), [two]);
    }

    #[test]
    fn settings_survive_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("opens");
        store.set_setting("theme", "dark").expect("sets");
        store.set_setting("theme", "light").expect("sets again");
        drop(store);
        let store = Store::open(folder.path()).expect("opens");
        assert_eq!(store.setting("theme").expect("reads"), Some("light".to_owned()));
    }
}
