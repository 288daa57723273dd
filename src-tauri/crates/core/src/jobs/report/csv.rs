//! Text with a sign between the cells.

use super::{Error, Line, marked};
use relabel_model::ReportWords;
use relabel_sheet::write::{Sheet as _, csv::TextSheet};

pub(super) fn line<S: AsRef<str>>(sheet: &mut TextSheet, cells: &[S]) -> Result<(), Error> {
    for cell in cells {
        sheet.cell(&marked(cell.as_ref()))?;
    }
    Ok(sheet.end_row()?)
}

pub(super) fn headings(words: &ReportWords) -> [&str; 6] {
    [&words.asset, &words.field, &words.before, &words.after, &words.outcome, &words.what_to_do]
}

pub(super) fn cells<'a>(line: &'a Line<'_>) -> [&'a str; 6] {
    [line.asset, line.field, &line.before, &line.after, line.outcome, line.what_to_do]
}
