//! Text with commas: UTF-8 with a mark at its beginning, without which Excel takes
//! it for another encoding.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use super::{Error, Line, marked};
use crate::api::types::ReportWords;

/// UTF-8's byte order mark.
const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// A file in the making.
pub(super) struct Sheet {
    writer: csv::Writer<BufWriter<File>>,
}

impl Sheet {
    pub(super) fn create(path: &Path) -> Result<Self, Error> {
        let mut file = BufWriter::new(File::create_new(path)?);
        file.write_all(BOM)?;
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
        Ok(Self { writer })
    }

    pub(super) fn line<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<(), Error> {
        let cells = cells.iter().map(|cell| marked(cell.as_ref()));
        for cell in cells {
            self.writer.write_field(cell.as_bytes()).map_err(of_csv)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(of_csv)
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        let buffered = self.writer.into_inner().map_err(|error| error.into_error())?;
        buffered.into_inner().map_err(|error| error.into_error())?;
        Ok(())
    }
}

pub(super) fn headings(words: &ReportWords) -> [&str; 6] {
    [&words.asset, &words.field, &words.before, &words.after, &words.outcome, &words.what_to_do]
}

pub(super) fn cells<'a>(line: &'a Line<'_>) -> [&'a str; 6] {
    [line.asset, line.field, &line.before, &line.after, line.outcome, line.what_to_do]
}

fn of_csv(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => io::Error::other(format!("{other:?}")).into(),
    }
}
