//! Text with a sign between the cells: UTF-8 with a mark at its beginning, without
//! which Excel takes it for another encoding, and every cell in quotes, so that a
//! program that is told to takes each of them for text.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use super::{Error, Sheet};

/// UTF-8's byte order mark.
const BOM: &[u8] = "\u{FEFF}".as_bytes();
/// Bytes written to the file at a time.
const BUFFER: usize = 256 * 1024;

/// A text file in the making.
#[derive(Debug)]
pub struct TextSheet {
    writer: csv::Writer<File>,
}

impl TextSheet {
    /// Makes the file, which must not be there.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn create(path: &Path, separator: u8) -> io::Result<Self> {
        let mut file = File::create_new(path)?;
        file.write_all(BOM)?;
        let writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .terminator(csv::Terminator::CRLF)
            .quote_style(csv::QuoteStyle::Always)
            .buffer_capacity(BUFFER)
            .from_writer(file);
        Ok(Self { writer })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(self) -> io::Result<()> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
        Ok(())
    }
}

impl Sheet for TextSheet {
    const IS_TYPED: bool = false;

    fn cell(&mut self, text: &str) -> Result<(), Error> {
        self.writer.write_field(text.as_bytes()).map_err(of_csv)
    }

    fn end_row(&mut self) -> Result<(), Error> {
        self.writer.write_record(None::<&[u8]>).map_err(of_csv)
    }
}

fn of_csv(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => io::Error::other(format!("{other:?}")).into(),
    }
}
