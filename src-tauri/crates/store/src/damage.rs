//! What is remembered of damage that was found while the program ran: opening looks
//! at few rows, so the next start would find nothing and offer no way out.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::Error;

/// Name of the file in the data folder that says that damage was found.
pub(super) const MARKER: &str = "relabel.damaged";

/// The file that says so. It does its best and never fails: without it the next start
/// only looks less closely, and with one too many it looks once more than needed.
#[derive(Debug)]
pub(super) struct Marker(PathBuf);

impl Marker {
    /// Of a data folder.
    pub(super) fn of(folder: &Path) -> Self {
        Self(folder.join(MARKER))
    }

    /// Whether damage was found since the database was last known to be sound.
    pub(super) fn is_there(&self) -> bool {
        self.0.exists()
    }

    /// Leaves the file when this is damage; hands on what it was given.
    pub(super) fn heed<T>(&self, done: Result<T, Error>) -> Result<T, Error> {
        if let Err(error) = &done
            && error.is_damage()
        {
            tracing::error!(%error, "the database was found to be damaged");
            if let Err(error) = File::create(&self.0) {
                tracing::warn!(%error, "the next start will not know of the damage");
            }
        }
        done
    }

    /// Takes the file away.
    pub(super) fn remove(&self) {
        match std::fs::remove_file(&self.0) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(%error, "the next start will look through the database again");
            }
            Ok(()) | Err(_) => {}
        }
    }
}
