//! Text with a sign between the cells: UTF-8 with a mark at its beginning, without
//! which Excel takes it for another encoding, and every cell in quotes, so that a
//! program that is told to takes each of them for text.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use memchr::memchr;

use super::{Error, Sheet};

/// UTF-8's byte order mark.
const BOM: &[u8] = "\u{FEFF}".as_bytes();
const QUOTE: u8 = b'"';
/// Bytes written to the file at a time.
const BUFFER: usize = 256 * 1024;

/// A text file in the making.
#[derive(Debug)]
pub struct TextSheet {
    file: File,
    separator: u8,
    /// What is not in the file yet.
    text: Vec<u8>,
    /// Whether the row has a cell.
    is_begun: bool,
}

impl TextSheet {
    /// Makes the file, which must not be there.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn create(path: &Path, separator: u8) -> io::Result<Self> {
        let mut text = Vec::with_capacity(2 * BUFFER);
        text.extend_from_slice(BOM);
        Ok(Self { file: File::create_new(path)?, separator, text, is_begun: false })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(mut self) -> io::Result<()> {
        self.file.write_all(&self.text)
    }
}

impl Sheet for TextSheet {
    const IS_TYPED: bool = false;

    fn cell(&mut self, text: &str) -> Result<(), Error> {
        if self.is_begun {
            self.text.push(self.separator);
        }
        self.is_begun = true;
        self.text.push(QUOTE);
        let mut rest = text.as_bytes();
        // A quote in a cell is written twice.
        while let Some(quote) = memchr(QUOTE, rest) {
            let (before, behind) = rest.split_at(quote + 1);
            self.text.extend_from_slice(before);
            self.text.push(QUOTE);
            rest = behind;
        }
        self.text.extend_from_slice(rest);
        self.text.push(QUOTE);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Error> {
        self.text.extend_from_slice(b"\r\n");
        self.is_begun = false;
        if self.text.len() >= BUFFER {
            self.file.write_all(&self.text)?;
            self.text.clear();
        }
        Ok(())
    }
}
