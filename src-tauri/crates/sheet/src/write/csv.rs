//! Text with a sign between the cells: UTF-8 with a mark at its beginning, without
//! which Excel takes it for another encoding, and every cell in quotes, so that a
//! program that is told to takes each of them for text.

use std::fs::File;
use std::io;
use std::path::Path;

use memchr::memchr;

use super::{Error, Sheet};
use crate::read::csv::sign;
use relabel_files::WriteBehind;
use relabel_model::SheetSeparator;

/// UTF-8's byte order mark.
const BOM: &[u8] = "\u{FEFF}".as_bytes();
const QUOTE: u8 = b'"';

/// A text file in the making.
#[derive(Debug)]
pub struct TextSheet {
    text: WriteBehind,
    /// What stands between two cells: their quotes and the sign.
    between: [u8; 3],
    /// Whether the row has a cell.
    is_begun: bool,
}

impl TextSheet {
    /// Makes the file, which must not be there.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn create(path: &Path, separator: SheetSeparator) -> io::Result<Self> {
        let mut text = WriteBehind::new(File::create_new(path)?)?;
        text.put(BOM);
        Ok(Self { text, between: [QUOTE, sign(separator), QUOTE], is_begun: false })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(self) -> io::Result<()> {
        self.text.finish().map(drop)
    }
}

impl Sheet for TextSheet {
    const IS_TYPED: bool = false;

    fn cell(&mut self, text: &str) -> Result<(), Error> {
        // The quote that ends a cell is written with what is behind it.
        let begins: &[u8] = if self.is_begun { &self.between } else { &[QUOTE] };
        self.text.put(begins);
        self.is_begun = true;
        let mut rest = text.as_bytes();
        // A quote in a cell is written twice.
        while let Some(quote) = memchr(QUOTE, rest) {
            let (before, behind) = rest.split_at(quote + 1);
            self.text.put(before);
            self.text.put(&[QUOTE]);
            rest = behind;
        }
        self.text.put(rest);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Error> {
        let ends: &[u8] = if self.is_begun { b"\"\r\n" } else { b"\r\n" };
        self.text.put(ends);
        self.is_begun = false;
        self.text.hand_over()?;
        Ok(())
    }
}
