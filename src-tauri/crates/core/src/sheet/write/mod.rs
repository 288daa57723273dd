//! Writes sheets.
//!
//! What is in a sheet can be read back exactly: every cell is text, marked
//! ([`marks`](super::marks)) where somebody would take it for something else, lists are
//! joined and where needed escaped ([`lists`](super::lists)), and a value that no
//! spreadsheet can hold is left blank and counted, never cut.

pub mod collect;
pub mod csv;
pub mod staged;
pub mod xlsx;

use std::io;
use std::path::{Path, PathBuf};

use crate::api::types::{ApiError, ErrorCode, ErrorDetails};

/// What Windows answers when another program has the file open.
const SHARING_VIOLATION: i32 = 32;
/// The same for a part of it.
const LOCK_VIOLATION: i32 = 33;

/// Why a sheet was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file, or the scratch file before it, could not be written.
    #[error("the file could not be written")]
    File(#[from] io::Error),
    /// More than a workbook can hold, or than one of ours is ever read.
    #[error("this is too much for one Excel file: save it as .csv, or export fewer assets")]
    TooLarge,
    /// Somebody wanted it to end.
    #[error("it was stopped")]
    Stopped,
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::File(error) => file_error(&error, "the file could not be written"),
            Error::TooLarge | Error::Stopped => {
                Self::new(ErrorCode::RequestInvalid, error.to_string())
            }
        }
    }
}

/// The error of the border for a file that a person chose; `sentence` where nothing
/// better is known.
pub fn file_error(error: &io::Error, sentence: &str) -> ApiError {
    use io::ErrorKind as K;
    let full = matches!(error.kind(), K::StorageFull | K::QuotaExceeded | K::FileTooLarge);
    let is_open = error.kind() == K::ResourceBusy
        || (cfg!(windows)
            && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION)));
    let sentence = match error.kind() {
        _ if full => "there is no room for the file on the disk",
        _ if is_open => "another program has the file open: close it there and try again",
        K::PermissionDenied => {
            "the file may not be written there: close it in other programs, or choose another place"
        }
        K::NotFound => "the folder for the file is not there",
        K::IsADirectory => "a folder of that name is there already",
        _ => sentence,
    };
    ApiError::new(ErrorCode::FileNotWritten, sentence).with(ErrorDetails {
        full: Some(full),
        technical: Some(error.to_string()),
        ..ErrorDetails::default()
    })
}

/// A sheet in the making: cells from the left, row by row.
pub trait Sheet {
    /// Whether a cell says itself that it is text, so that no program computes it.
    const IS_TYPED: bool;

    /// The next cell of the row.
    ///
    /// # Errors
    /// [`Error`]
    fn cell(&mut self, text: &str) -> Result<(), Error>;

    /// Ends the row.
    ///
    /// # Errors
    /// [`Error`]
    fn end_row(&mut self) -> Result<(), Error>;
}

/// Makes the file `path`, which is replaced in one step: `write` makes it under another
/// name beside it, and it gets its name once it is whole and on the disk.
///
/// # Errors
/// Those of `write`, and of the disk; what was at `path` before is then still there and
/// nothing else is left behind.
pub fn whole<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let part = part_of(path);
    let written = write(&part).and_then(|()| {
        // The name stands for a whole file also after a power cut.
        std::fs::File::options().write(true).open(&part)?.sync_all()?;
        std::fs::rename(&part, path)?;
        Ok(())
    });
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written
}

/// A name beside `path` that no other file has.
fn part_of(path: &Path) -> PathBuf {
    path.with_file_name(format!(".relabel-{}.part", uuid::Uuid::new_v4()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_by_a_whole_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sheet.csv");
        std::fs::write(&path, "before").expect("writes");
        let failed = whole(&path, |part| {
            std::fs::write(part, "half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert_eq!(failed.map_err(|error| error.kind()), Err(io::ErrorKind::StorageFull));
        assert_eq!(std::fs::read_to_string(&path).expect("reads"), "before");
        whole(&path, |part| std::fs::write(part, "whole")).expect("is written");
        assert_eq!(std::fs::read_to_string(&path).expect("reads"), "whole");
        assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 1, "nothing is left");
    }

    #[test]
    fn what_the_disk_says_becomes_a_sentence() {
        let said = |kind: io::ErrorKind| {
            let error = ApiError::from(Error::File(kind.into()));
            (error.message, error.details.full)
        };
        let (full, is_full) = said(io::ErrorKind::StorageFull);
        assert!(full.contains("no room") && is_full == Some(true), "{full}");
        let (busy, is_full) = said(io::ErrorKind::ResourceBusy);
        assert!(busy.contains("another program") && is_full == Some(false), "{busy}");
    }
}
