//! A job in a file: what became of every asset and field, for a person, and what
//! was not done, for another try.
//!
//! Rows come from the journal a page at a time, so that a million need no memory.
//! The file gets its name only once it is whole and on the disk; a report that cannot
//! be written touches neither the job nor an earlier report.

use std::io;
use std::path::Path;

pub use relabel_sheet::marks::{marked, unmarked};

use relabel_files::whole;
use relabel_model::{
    CellReason, CellState, Kind, Property, ReportFormat, ReportWords, SheetSeparator, exact_date,
    parse_date,
};
use relabel_sheet::{
    headings::{ASSET_PATH, Heading, SIGNATURE, write as heading_text},
    lists,
    write::{self, Sheet, csv::TextSheet, xlsx::Workbook},
};
use relabel_store::{EndedCell, JobRecord, ReportRow, Store};

/// Assets read from the journal at a time.
const PAGE: u32 = 500;
/// Widths of the columns of a workbook, in characters.
const WIDTHS: [u32; 6] = [60, 20, 30, 30, 16, 50];

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The journal could not be read.
    #[error(transparent)]
    Store(#[from] relabel_store::Error),
    /// The file could not be written.
    #[error("the report could not be written")]
    File(#[from] io::Error),
}

impl From<write::Error> for Error {
    fn from(error: write::Error) -> Self {
        match error {
            write::Error::File(error) => Self::File(error),
            other => Self::File(io::Error::other(other)),
        }
    }
}

/// A report that is wanted.
#[derive(Clone, Debug)]
pub struct Report {
    /// In which form.
    pub format: ReportFormat,
    /// The sign between the cells of [`ReportFormat::Csv`].
    pub separator: SheetSeparator,
    /// The words it is written in.
    pub words: ReportWords,
}

/// Writes a report of a job to `path`, which it replaces in one step.
///
/// # Errors
/// [`Error`]; what was at `path` before is then still there.
pub fn save(store: &Store, job: &JobRecord, path: &Path, report: &Report) -> Result<(), Error> {
    whole(path, |part| write(store, job, part, report))
}

fn write(store: &Store, job: &JobRecord, part: &Path, report: &Report) -> Result<(), Error> {
    let Report { format, separator, words } = report;
    match format {
        ReportFormat::Xlsx => {
            let mut book = Workbook::titled(part, &words.sheet, WIDTHS)?;
            put(&mut book, headings(words))?;
            lines(store, job, words, |line| {
                if book.is_full() {
                    book.add_sheet()?;
                    put(&mut book, headings(words))?;
                }
                put(&mut book, line)
            })?;
            Ok(book.finish()?)
        }
        ReportFormat::Csv => {
            let mut sheet = TextSheet::create(part, *separator)?;
            put(&mut sheet, headings(words))?;
            lines(store, job, words, |line| put(&mut sheet, line))?;
            Ok(sheet.finish()?)
        }
        // AEM's importer takes no other sign.
        ReportFormat::NotDone => {
            not_done(store, job, words, TextSheet::create(part, SheetSeparator::Comma)?)
        }
    }
}

/// Puts a row into a sheet.
fn put(
    sheet: &mut impl Sheet,
    cells: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<(), Error> {
    for cell in cells {
        sheet.show(cell.as_ref())?;
    }
    Ok(sheet.end_row()?)
}

/// Gives every line of a report, asset by asset.
fn lines(
    store: &Store,
    job: &JobRecord,
    words: &ReportWords,
    mut take: impl FnMut([&str; 6]) -> Result<(), Error>,
) -> Result<(), Error> {
    for_each_row(store, job, |row| {
        for cell in &row.cells {
            let EndedCell { planned, outcome, reason, .. } = cell;
            let outcome_word = words.outcomes.iter().find(|one| one.outcome == *outcome);
            take([
                &row.path,
                label_of(&planned.property, words),
                &text_of(planned.before.as_ref()),
                &text_of(cell.after()),
                outcome_word.map_or("", |word| &*word.word),
                reason.map_or("", |reason| words_of(reason, words)),
            ])?;
        }
        Ok(())
    })
}

/// The headings of those lines.
fn headings(words: &ReportWords) -> [&str; 6] {
    [&words.asset, &words.field, &words.before, &words.after, &words.outcome, &words.what_to_do]
}

/// The label of a field, or its property.
fn label_of<'a>(property: &'a str, words: &'a ReportWords) -> &'a str {
    let label = words.fields.iter().find(|one| one.property == property);
    label.map_or(property, |label| &*label.word)
}

fn words_of(reason: CellReason, words: &ReportWords) -> &str {
    let word = match reason {
        CellReason::Job(reason) => {
            words.reasons.iter().find(|one| one.reason == reason).map(|one| &one.word)
        }
        CellReason::Plan(reason) => {
            words.cannot.iter().find(|one| one.reason == reason).map(|one| &one.word)
        }
    };
    word.map_or("", String::as_str)
}

/// What tells the form of a column, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// A value that is in the column and could be written.
    Planned,
    /// One of the other assets, that was written.
    Elsewhere,
    /// One that cannot be written, or that is there already.
    Other,
}

/// What a column of the assets that were not done needs.
#[derive(Clone, Copy, Debug, Default)]
struct Column {
    form: Option<(Evidence, Kind, bool)>,
    has_list: bool,
    has_separator: bool,
}

impl Column {
    fn learn(&mut self, EndedCell { planned: cell, outcome, .. }: &EndedCell) {
        let is_in_column = outcome.is_not_done();
        let (evidence, value) = match (cell.state, is_in_column) {
            (CellState::WillChange, true) => (Evidence::Planned, cell.after.as_ref()),
            (CellState::WillChange, false) => (Evidence::Elsewhere, cell.after.as_ref()),
            (CellState::Cannot | CellState::AlreadyRight, _) => {
                // A single text may be what stood in a sheet, and no value of the field.
                let says_more = |value: &&Property| value.kind != Kind::String || value.multi;
                let mut values = cell.after.iter().chain(&cell.before);
                (Evidence::Other, values.find(says_more))
            }
        };
        if let Some(value) = value {
            match &mut self.form {
                Some((known, ..)) if *known < evidence => {}
                // A field that is a list somewhere is written as one everywhere.
                Some((known, _, is_multi)) if *known == evidence => *is_multi |= value.multi,
                form => *form = Some((evidence, value.kind, value.multi)),
            }
        }
        if let Some(after) = cell.after.as_ref().filter(|_| is_in_column) {
            self.has_list |= after.multi;
            self.has_separator |= (after.multi || cell.state == CellState::WillChange)
                && after.entries.iter().any(|entry| entry.contains(lists::SEPARATOR));
        }
    }

    fn kind(self) -> Kind {
        self.form.map_or(Kind::String, |(_, kind, _)| kind)
    }

    fn is_multi(self) -> bool {
        self.has_list || self.form.is_some_and(|(.., is_multi)| is_multi)
    }

    fn is_escaped(self) -> bool {
        self.is_multi() && self.has_separator
    }
}

/// Writes the cells that do not hold what was wanted, one column for each field; what
/// somebody left out was not wanted. A field that was to be cleared stays blank: AEM's
/// importer has no way to say that, and would write Relabel's word for it. Such a row names
/// the field in its last column, which neither reads, as does a row with a value that has to
/// be mended first; elsewhere that stays blank, as AEM's importer wants it.
fn not_done(
    store: &Store,
    job: &JobRecord,
    words: &ReportWords,
    mut sheet: TextSheet,
) -> Result<(), Error> {
    let mut columns: Vec<Column> = vec![Column::default(); job.fields.len()];
    let at = |property: &str| job.fields.iter().position(|field| field == property);
    for_each_row(store, job, |row| {
        for cell in &row.cells {
            if let Some(at) = at(&cell.planned.property) {
                columns[at].learn(cell);
            }
        }
        Ok(())
    })?;
    let headings = job.fields.iter().zip(&columns).map(|(field, column)| {
        heading_text(&Heading::of(field, column.kind(), column.is_multi(), column.is_escaped()))
    });
    let headings: Vec<String> = std::iter::once(ASSET_PATH.to_owned())
        .chain(headings)
        .chain(std::iter::once(SIGNATURE.to_owned()))
        .collect();
    put(&mut sheet, &headings)?;
    for_each_row(store, job, |row| {
        let mut wanted = row.cells.iter().filter(|cell| cell.outcome.is_not_done()).peekable();
        if wanted.peek().is_none() {
            return Ok(());
        }
        let mut cells = vec![String::new(); headings.len()];
        cells[0].clone_from(&row.path);
        let mut to_mend = Vec::new();
        for EndedCell { planned, reason, .. } in wanted {
            match (at(&planned.property), &planned.after) {
                (Some(at), Some(after)) => {
                    cells[at + 1] = cell_of(after, columns[at].is_escaped());
                }
                (_, None) if planned.state == CellState::WillChange => {
                    let label = label_of(&planned.property, words);
                    to_mend.push(format!("{label}: {}", words.to_be_cleared));
                }
                _ => {}
            }
            if let Some(reason @ CellReason::Plan(_)) = *reason {
                let label = label_of(&planned.property, words);
                to_mend.push(format!("{label}: {}", words_of(reason, words)));
            }
        }
        if let Some(last) = cells.last_mut() {
            *last = to_mend.join("; ");
        }
        put(&mut sheet, &cells)
    })?;
    Ok(sheet.finish()?)
}

/// A value in the forms AEM's importer reads.
fn cell_of(value: &Property, is_escaped: bool) -> String {
    let date = |entry: &String| parse_date(entry).and_then(exact_date);
    let entries: Vec<String> = match value.kind {
        Kind::Date => {
            value.entries.iter().map(|entry| date(entry).unwrap_or(entry.clone())).collect()
        }
        _ => value.entries.clone(),
    };
    lists::join(&entries, is_escaped)
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
    value.map(|value| lists::join(&value.entries, false)).unwrap_or_default()
}
