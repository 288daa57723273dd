//! A job in a file: what became of every asset and field, for a person, and what
//! was not done, for another try.
//!
//! Rows come from the journal a page at a time, so that a million need no memory.
//! The file gets its name only once it is whole and on the disk; a report that cannot
//! be written touches neither the job nor an earlier report.

mod csv;
mod xlsx;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

pub use crate::sheet::marks::{marked, unmarked};

use crate::aem::{Kind, Property};
use crate::api::types::{
    ApiError, CellState, ErrorCode, ErrorDetails, Outcome, ReportFormat, ReportWords,
};
use crate::store::{self, JobRecord, ReportRow, Store};

/// Assets read from the journal at a time.
const PAGE: u32 = 500;
/// Between the entries of a list, as in AEM's own sheets.
const BETWEEN: char = '|';
/// Heading of the asset's column in AEM's own sheets.
const ASSET_PATH: &str = "assetPath";

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The journal could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The file could not be written.
    #[error("the report could not be written")]
    File(#[from] io::Error),
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Store(error) => error.into(),
            Error::File(error) => {
                let full = matches!(
                    error.kind(),
                    io::ErrorKind::StorageFull
                        | io::ErrorKind::QuotaExceeded
                        | io::ErrorKind::FileTooLarge
                );
                Self::new(ErrorCode::StoreFailed, "the report could not be written").with(
                    ErrorDetails {
                        full: Some(full),
                        technical: Some(error.to_string()),
                        ..ErrorDetails::default()
                    },
                )
            }
        }
    }
}

/// One line of a report.
struct Line<'a> {
    asset: &'a str,
    field: &'a str,
    before: String,
    after: String,
    outcome: &'a str,
    what_to_do: &'a str,
}

/// Writes a report of a job to `path`, which it replaces in one step.
///
/// # Errors
/// [`Error`]; what was at `path` before is then still there.
pub fn save(
    store: &Store,
    job: &JobRecord,
    path: &Path,
    format: ReportFormat,
    words: &ReportWords,
) -> Result<(), Error> {
    let part = part_of(path);
    let written = write(store, job, &part, format, words).and_then(|()| {
        // The name stands for a whole file also after a power cut.
        File::options().write(true).open(&part)?.sync_all()?;
        std::fs::rename(&part, path)?;
        Ok(())
    });
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written
}

fn write(
    store: &Store,
    job: &JobRecord,
    part: &Path,
    format: ReportFormat,
    words: &ReportWords,
) -> Result<(), Error> {
    match format {
        ReportFormat::Xlsx => {
            let mut sheet = xlsx::Sheets::new(words);
            lines(store, job, words, |line| sheet.line(line))?;
            sheet.save(part)
        }
        ReportFormat::Csv => {
            let mut sheet = csv::Sheet::create(part)?;
            sheet.line(&csv::headings(words))?;
            lines(store, job, words, |line| sheet.line(&csv::cells(line)))?;
            sheet.finish()
        }
        ReportFormat::NotDone => not_done(store, job, csv::Sheet::create(part)?),
    }
}

/// Gives every line of a report, asset by asset.
fn lines(
    store: &Store,
    job: &JobRecord,
    words: &ReportWords,
    mut take: impl FnMut(&Line<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    for_each_row(store, job, |row| {
        let outcome = row.outcome.unwrap_or(Outcome::NotSent);
        let outcome_word = words.outcomes.iter().find(|one| one.outcome == outcome);
        let what_to_do = words.reasons.iter().find(|one| Some(one.reason) == row.reason);
        for cell in &row.cells {
            let label = words.fields.iter().find(|one| one.property == cell.property);
            take(&Line {
                asset: &row.path,
                field: label.map_or(&*cell.property, |label| &*label.word),
                before: text_of(cell.before.as_ref()),
                after: text_of(cell.after.as_ref()),
                outcome: outcome_word.map_or("", |word| &*word.word),
                what_to_do: what_to_do.map_or("", |word| &*word.word),
            })?;
        }
        Ok(())
    })
}

/// Writes the assets that do not hold what was wanted, one column for each field.
/// A field that was to be cleared stays blank: sheets have no way to say that.
fn not_done(store: &Store, job: &JobRecord, mut sheet: csv::Sheet) -> Result<(), Error> {
    let mut kinds: Vec<Option<(Kind, bool)>> = vec![None; job.fields.len()];
    let column = |property: &str| job.fields.iter().position(|field| field == property);
    for_each_row(store, job, |row| {
        for cell in row.cells.iter().filter(|_| is_not_done(row)) {
            if let (Some(column), Some(after)) = (column(&cell.property), &cell.after) {
                let (kind, multi) = kinds[column].unwrap_or((after.kind, false));
                // A field that is a list somewhere is written as one everywhere.
                kinds[column] = Some((kind, multi || after.multi));
            }
        }
        Ok(())
    })?;
    let headings = job.fields.iter().zip(&kinds).map(|(field, kind)| match kind {
        Some((kind, true)) => format!("{field}{{{{{}: multi}}}}", kind.type_hint()),
        Some((kind, false)) if *kind != Kind::String => {
            format!("{field}{{{{{}}}}}", kind.type_hint())
        }
        Some(_) | None => field.clone(),
    });
    let headings: Vec<String> = std::iter::once(ASSET_PATH.to_owned()).chain(headings).collect();
    sheet.line(&headings)?;
    for_each_row(store, job, |row| {
        if !is_not_done(row) {
            return Ok(());
        }
        let mut cells = vec![String::new(); headings.len()];
        cells[0].clone_from(&row.path);
        for cell in row.cells.iter().filter(|cell| cell.state != CellState::AlreadyRight) {
            if let Some(column) = column(&cell.property) {
                cells[column + 1] = text_of(cell.after.as_ref());
            }
        }
        sheet.line(&cells)
    })?;
    sheet.finish()
}

fn is_not_done(row: &ReportRow) -> bool {
    !matches!(row.outcome, Some(Outcome::Changed | Outcome::AlreadyRight))
}

fn for_each_row(
    store: &Store,
    job: &JobRecord,
    mut take: impl FnMut(&ReportRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut from = 0;
    loop {
        let rows = store.report_rows(job.key, job.plan, from, PAGE)?;
        let Some(last) = rows.last() else { return Ok(()) };
        from = last.row + 1;
        for row in &rows {
            take(row)?;
        }
    }
}

fn text_of(value: Option<&Property>) -> String {
    let Some(value) = value else { return String::new() };
    let mut text = String::new();
    for (number, entry) in value.entries.iter().enumerate() {
        if number > 0 {
            text.push(BETWEEN);
        }
        text.push_str(entry);
    }
    text
}

/// A name beside `path` that no other file has.
fn part_of(path: &Path) -> PathBuf {
    path.with_file_name(format!(".relabel-{}.part", uuid::Uuid::new_v4()))
}
