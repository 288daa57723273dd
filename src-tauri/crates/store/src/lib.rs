//! Relabel's files: one SQLite database in the data folder, and the lock beside it.
//!
//! It owns what must survive a crash (connections without their keys, plans with
//! the values before, jobs with their outcomes) and what is too large for memory
//! (listings). It never holds a secret. One program writes at a time: the file
//! lock is shared by the app and the command line. Rows are asked for by key,
//! never by offset. Rejected: one JSON file per job, which cannot be paged or
//! filtered at a million rows and is not crash-tested.
//!
//! The types of `relabel_model` have no form here: how each is spelt in the database is
//! written in `words.rs` and `forms.rs`, and never follows what the window calls it. The text
//! of recipes, of settings, of how a sheet was read and of why a job is paused is made by the
//! core, in the form of the window: what cannot be read of those is left out, never damage.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

mod certificates;
mod codes;
mod connections;
mod damage;
mod fail_point;
mod follow_up;
mod forms;
mod history;
mod jobs;
mod kept;
mod leases;
mod leftovers;
mod listings;
mod opening;
pub mod plan_cells;
mod plan_choices;
pub mod plan_edit;
pub mod plan_folders;
mod plans;
pub mod queries;
pub mod recipes;
mod rows;
mod salvage;
mod samples;
pub mod searches;
pub mod sheet_mappings;
#[cfg(debug_assertions)]
pub mod staging;
mod words;
mod writer;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, ffi};

use damage::Marker;
use leftovers::Sweeper;
use writer::Writer;

pub use connections::SavedConnection;
pub use fail_point::fail_point;
pub use follow_up::FollowUp;
pub use history::JobRecord;
pub use jobs::{JobKey, Made, Settled, Theirs};
pub use kept::Kept;
pub use listings::{ListingKey, ListingRow, SelectionFilter};
pub use plan_choices::{Choice, ChosenFrom};
pub use plan_edit::{CellContent, CellEdit, ChangedCells};
pub use plans::{AssetPlan, Need, PlanKey, PlanRecord, PlannedCell, Staged, WorkItem};
pub use rows::{EndedCell, ReportRow};
pub use salvage::{SavedCell, salvage, set_aside};
pub use samples::Sample;

/// Name of the database in the data folder.
const DATABASE: &str = "relabel.db";
/// Name of the file whose lock says which program writes.
const LOCK: &str = "relabel.lock";
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
            Self::Database(error) => said(error).is_some_and(|error| {
                error.code == ErrorCode::DiskFull
                    // The index of the log, which lies beside it, could not grow.
                    || error.extended_code == ffi::SQLITE_IOERR_SHMSIZE
            }),
            Self::Folder(error) => error.kind() == std::io::ErrorKind::StorageFull,
            Self::InUse | Self::Newer { .. } | Self::Damaged(_) | Self::Unknown(_) => false,
        }
    }

    /// Whether the file itself is damaged, so that trying again is in vain. A form
    /// that is unknown although the version is known is damage too.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        use rusqlite::Error as E;
        match self {
            Self::Database(error) => match error {
                E::FromSqlConversionFailure(..)
                | E::IntegralValueOutOfRange(..)
                | E::InvalidColumnType(..)
                | E::Utf8Error(..) => true,
                error => said(error).is_some_and(|error| {
                    matches!(error.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
                        // Our statements are fixed: what they name is not there.
                        || error.extended_code == ffi::SQLITE_ERROR
                }),
            },
            Self::Damaged(_) | Self::Unknown(_) => true,
            Self::InUse | Self::Newer { .. } | Self::Folder(_) => false,
        }
    }

    /// Whether reading or writing the file failed, so that what was written before is
    /// in doubt. A full disk is no failure: it says so before anything is lost.
    fn is_disk_failure(&self) -> bool {
        let Self::Database(error) = self else { return self.is_damage() };
        let is_failure = error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure);
        (is_failure || self.is_damage()) && !self.is_disk_full()
    }
}

/// What SQLite itself said.
fn said(error: &rusqlite::Error) -> Option<&ffi::Error> {
    match error {
        rusqlite::Error::SqliteFailure(error, _) | rusqlite::Error::SqlInputError { error, .. } => {
            Some(error)
        }
        _ => None,
    }
}

/// The open database.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    // Ends before the connections and the lock go.
    _sweeper: Option<Sweeper>,
    writer: Arc<Writer>,
    reader: Mutex<Connection>,
    marker: Arc<Marker>,
    _lock: File,
}

impl Store {
    /// Opens the database in `folder`, making both where they are missing. Where an
    /// earlier program found damage, it is looked through first; when it is sound after
    /// all, as on a network disk that was away for a moment, that is forgotten.
    ///
    /// # Errors
    /// [`Error::InUse`], [`Error::Newer`], [`Error::Folder`], [`Error::Damaged`],
    /// [`Error::Database`].
    pub fn open(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(Error::Folder)?;
        let lock = opening::lock(&folder.join(LOCK))?;
        let file = folder.join(DATABASE);
        let writer = opening::writer(&file)?;
        opening::migrate(&writer, folder)?;
        let marker = Arc::new(Marker::of(folder));
        if marker.is_there() {
            opening::examine(&writer)?;
            marker.remove();
        }
        let reader = opening::reader(&file)?;
        let mut store = Self {
            folder: folder.to_owned(),
            _sweeper: None,
            writer: Arc::new(Writer::new(file, writer, Arc::clone(&marker))),
            reader: Mutex::new(reader),
            marker,
            _lock: lock,
        };
        store.forget_session()?;
        store._sweeper = Sweeper::start(&store.writer)?;
        Ok(store)
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Opens the database again, writes out once more what it holds and looks through
    /// it. Done without being asked before the next write after the disk failed.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Database`].
    pub fn reopen(&self) -> Result<(), Error> {
        self.writer.reopen()
    }

    /// A setting's value.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        use rusqlite::OptionalExtension as _;
        self.read(|reader| {
            let mut query = reader.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
            Ok(query.query_row([name], |row| row.get(0)).optional()?)
        })
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                "INSERT INTO settings (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [name, value],
            )?;
            Ok(())
        })
    }

    /// Reads something. Like [`Self::write`], it sees every error, so that damage is
    /// known at the next start wherever it was found. As for the writer, poisoning is
    /// ignored.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let done = work(&self.reader.lock().unwrap_or_else(PoisonError::into_inner));
        self.marker.heed(done)
    }

    fn write<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T, Error>) -> Result<T, Error> {
        self.writer.write(work)
    }

    /// See [`Writer::write_part`].
    fn write_part<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.writer.write_part(work)
    }
}

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
mod tests;
