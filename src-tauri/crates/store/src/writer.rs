//! The one connection that writes, and what is thought of it after the disk failed.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::damage::Marker;
use super::{Error, opening};

/// The connection that writes.
#[derive(Debug)]
pub(super) struct Writer {
    file: PathBuf,
    connection: Mutex<Connection>,
    /// Set when the disk failed: what the connection believes to be written, and the
    /// system to be on the disk, may not be. A write that is tried again and then
    /// succeeds proves nothing of those before it.
    is_suspect: AtomicBool,
    marker: Arc<Marker>,
}

impl Writer {
    pub(super) fn new(file: PathBuf, connection: Connection, marker: Arc<Marker>) -> Self {
        let is_suspect = AtomicBool::new(false);
        Self { file, connection: Mutex::new(connection), is_suspect, marker }
    }

    /// Writes something. After the disk failed the database is opened anew, written
    /// out once more and looked through before.
    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.marker.heed(self.try_write(work))
    }

    fn try_write<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut connection = self.connection();
        if self.is_suspect.load(Ordering::Relaxed) {
            self.open_anew(&mut connection)?;
        }
        let done = work(&mut connection);
        if done.as_ref().is_err_and(Error::is_disk_failure) {
            self.is_suspect.store(true, Ordering::Relaxed);
        }
        done
    }

    /// The same, except that the system decides when it reaches the disk: for the many
    /// parts of what is worth nothing until an ordinary write says that it is whole.
    /// That one takes all before it to the disk, because they share a log.
    pub(super) fn write_part<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.write(|connection| {
            connection.pragma_update(None, "synchronous", "NORMAL")?;
            let done = work(connection);
            let restored = connection.pragma_update(None, "synchronous", "FULL");
            if restored.is_err() {
                // A connection opened anew waits for the disk.
                self.is_suspect.store(true, Ordering::Relaxed);
            }
            let done = done?;
            restored?;
            Ok(done)
        })
    }

    /// See [`super::Store::reopen`].
    pub(super) fn reopen(&self) -> Result<(), Error> {
        let opened = self.open_anew(&mut self.connection());
        self.marker.heed(opened)
    }

    fn open_anew(&self, connection: &mut Connection) -> Result<(), Error> {
        self.is_suspect.store(true, Ordering::Relaxed);
        if !connection.is_autocommit() {
            // What failed may have failed to be taken back, too.
            connection.execute_batch("ROLLBACK")?;
        }
        *connection = opening::writer_after_trouble(&self.file)?;
        self.is_suspect.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// A panic in another thread cannot leave SQLite half-way through a
    /// transaction (dropping one rolls it back), so poisoning is ignored.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_part_the_disk_is_waited_for_again_whatever_became_of_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("parts.db");
        let connection = opening::writer(&file).expect("opens");
        let writer = Writer::new(file.clone(), connection, Arc::new(Marker::of(folder.path())));
        let level = |connection: &Connection| -> i64 {
            connection.pragma_query_value(None, "synchronous", |row| row.get(0)).expect("tells")
        };
        let full = writer.write(|connection| Ok(level(connection))).expect("writes");
        let part = writer.write_part(|connection| Ok(level(connection))).expect("writes");
        assert_eq!((full, part), (2, 1));
        let failed = writer.write_part(|connection| {
            let transaction = connection.transaction()?;
            transaction.execute_batch("CREATE TABLE a (b); INSERT INTO nowhere VALUES (1)")?;
            Ok(())
        });
        assert!(failed.is_err());
        assert_eq!(writer.write(|connection| Ok(level(connection))).expect("writes"), full);
    }
}
