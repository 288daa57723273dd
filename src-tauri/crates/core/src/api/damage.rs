//! A data folder that is damaged: saving what can be read, and starting afresh.

use std::path::Path;

use super::app::AppOptions;
use super::types::{ApiError, ErrorCode, ErrorDetails};
use super::{ApiResult, blocking};
use crate::jobs::marked;
use crate::store;

/// Writes what can be read of all jobs to a file of text with commas.
///
/// # Errors
/// `StoreDamaged` when nothing can be read; `StoreFailed` when the file cannot be
/// written.
pub async fn save_readable(options: &AppOptions, path: &Path) -> ApiResult<()> {
    let (folder, path) = (options.folder()?, path.to_owned());
    blocking(move || write(&folder, &path)).await
}

fn write(folder: &Path, path: &Path) -> ApiResult<()> {
    let failed = |error: &dyn std::fmt::Display| {
        let details = ErrorDetails {
            path: Some(path.display().to_string()),
            technical: Some(error.to_string()),
            ..ErrorDetails::default()
        };
        ApiError::new(ErrorCode::StoreFailed, "the file could not be written").with(details)
    };
    let parent = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(parent).map_err(|error| failed(&error))?;
    std::io::Write::write_all(&mut file, "\u{FEFF}".as_bytes()).map_err(|error| failed(&error))?;
    let mut sheet = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
    let mut line = |cells: [&str; 7]| {
        sheet
            .write_record(cells.map(|cell| marked(cell).into_owned()))
            .map_err(std::io::Error::other)
    };
    line(["started", "connection", "asset", "field", "before", "after", "outcome"])
        .map_err(|error| failed(&error))?;
    store::salvage(folder, |cell| {
        line([
            &cell.started_at,
            &cell.connection,
            &cell.path,
            &cell.property,
            &cell.before,
            &cell.after,
            &cell.outcome,
        ])
    })
    .map_err(|error| match error {
        store::Error::Folder(error) => failed(&error),
        error => ApiError::from(error),
    })?;
    let file = sheet.into_inner().map_err(|error| failed(error.error()))?;
    file.as_file().sync_all().map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Renames the damaged database, which is kept, so that the next start makes a new one.
///
/// # Errors
/// `StoreBusy`, `StoreFailed`.
pub async fn set_aside(options: &AppOptions) -> ApiResult<()> {
    let folder = options.folder()?;
    blocking(move || store::set_aside(&folder, time::OffsetDateTime::now_utc())).await.map(drop)
}
