//! A data folder that is damaged: saving what can be read, and starting afresh.

use std::io;
use std::path::Path;

use super::app::AppOptions;
use super::file_names::{named, today};
use super::types::{SaveReadable, SheetSeparator};
use super::{ApiResult, blocking};
use crate::api::error::file_error;
use crate::jobs::{ReportError, marked};
use relabel_access::ims::SystemClock;
use relabel_files::whole;
use relabel_sheet::write::{self, Sheet as _, csv::TextSheet};

/// A name for the file of what can be read, without its ending.
#[must_use]
pub fn file_name() -> String {
    named(None, today(&SystemClock))
}

/// Writes what can be read of all jobs to a file of text.
///
/// # Errors
/// `StoreDamaged` when nothing can be read; `FileNotWritten` with `details.full` when the
/// file cannot be written.
pub async fn save_readable(
    options: &AppOptions,
    request: SaveReadable,
    path: &Path,
) -> ApiResult<()> {
    let (folder, path) = (options.folder()?, path.to_owned());
    let separator = request.separator.unwrap_or(SheetSeparator::Comma);
    blocking(move || write(&folder, &path, separator)).await
}

fn write(folder: &Path, path: &Path, separator: SheetSeparator) -> ApiResult<()> {
    let written = whole(path, |part| {
        let mut sheet = TextSheet::create(part, separator)?;
        line(&mut sheet, HEADINGS)?;
        relabel_store::salvage(folder, |cell| {
            let cells = [
                &cell.started_at,
                &cell.connection,
                &cell.path,
                &cell.property,
                &cell.before,
                &cell.after,
                &cell.outcome,
            ];
            line(&mut sheet, cells.map(String::as_str))
        })?;
        Ok::<_, ReportError>(sheet.finish()?)
    });
    written.map_err(|error| match error {
        ReportError::File(error) | ReportError::Store(relabel_store::Error::Folder(error)) => {
            file_error(&error, "the file could not be written")
        }
        ReportError::Store(error) => error.into(),
    })
}

/// What can be read of a cell that a job changed.
const HEADINGS: [&str; 7] =
    ["started", "connection", "asset", "field", "before", "after", "outcome"];

fn line(sheet: &mut TextSheet, cells: [&str; 7]) -> io::Result<()> {
    let written = cells.into_iter().try_for_each(|cell| sheet.cell(&marked(cell)));
    written.and_then(|()| sheet.end_row()).map_err(|error| match error {
        write::Error::File(error) => error,
        other => io::Error::other(other),
    })
}

/// Renames the damaged database, which is kept, so that the next start makes a new one.
///
/// # Errors
/// `StoreBusy`, `StoreFailed`.
pub async fn set_aside(options: &AppOptions) -> ApiResult<()> {
    let folder = options.folder()?;
    blocking(move || relabel_store::set_aside(&folder, time::OffsetDateTime::now_utc()))
        .await
        .map(drop)
}
