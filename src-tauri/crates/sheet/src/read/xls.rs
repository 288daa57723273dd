//! Excel files of 1997 to 2003 ([MS-XLS]), row by row, in the order in which they stand.
//!
//! Our own reader and not `calamine`: that one makes a table of every cell between the
//! first and the last, takes all tabs into memory, and follows a chain of sectors that
//! leads back for ever.
//!
//! [MS-XLS]: https://learn.microsoft.com/openspecs/office_file_formats/ms-xls

use std::fs::File;
use std::path::Path;

use super::OnRow;
use super::book::{FoundTabs, Tabs};
use super::compound::Compound;
use super::shared_strings::SharedStrings;
use super::styles::Styles;
use super::xls_records::Records;
use super::xls_rows::rows;
use crate::error::Error;

/// Kinds of records ([MS-XLS] 2.3.1).
mod kind {
    pub(super) const END: u16 = 0x000A;
    pub(super) const SINCE_1904: u16 = 0x0022;
    pub(super) const ENCRYPTED: u16 = 0x002F;
    pub(super) const TAB: u16 = 0x0085;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const SHARED_TEXTS: u16 = 0x00FC;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The version since 1997; files of Excel 5 and 95 say 0x0500.
const SINCE_1997: u16 = 0x0600;

/// An old workbook whose list of tabs was read.
#[derive(Debug)]
pub struct Workbook {
    records: Records,
    /// Each with where it begins in the stream.
    pub(super) tabs: Tabs<u32>,
    styles: Styles,
    /// Where the texts begin that cells share.
    strings: Option<u64>,
}

impl Workbook {
    /// Reads which tabs there are.
    ///
    /// # Errors
    /// [`Error::OldFormat`] where it is older than 1997, [`Error::NotRecognised`] where it
    /// is no workbook; [`Error::Protected`], [`Error::TooLarge`], [`Error::Damaged`],
    /// [`Error::Empty`], [`Error::Io`].
    pub fn open(file: File) -> Result<Self, Error> {
        let compound = Compound::open(file)?;
        if compound.has("EncryptedPackage") {
            return Err(Error::Protected);
        }
        let is_older = compound.has("Book");
        let Some(stream) = compound.stream("Workbook")? else {
            return Err(if is_older { Error::OldFormat } else { Error::NotRecognised });
        };
        let mut records = Records::new(stream);
        if records.next()? != kind::BEGIN {
            return Err(Error::damaged("it does not begin as a workbook"));
        }
        if records.u16()? != SINCE_1997 {
            return Err(Error::OldFormat);
        }
        let (mut tabs, mut styles) = (FoundTabs::new(), Styles::default());
        let (mut since_1904, mut strings) = (false, None);
        let mut text = String::new();
        loop {
            match records.next()? {
                kind::SINCE_1904 => since_1904 = records.u16()? == 1,
                kind::ENCRYPTED => return Err(Error::Protected),
                kind::TAB => {
                    let place = records.u32()?;
                    let [state, form] = records.take()?;
                    let units = records.u8()?;
                    records.text(units.into(), &mut text)?;
                    // Others are charts and macros.
                    if form == 0 {
                        tabs.push(text.clone(), place, state & 3 != 0)?;
                    }
                }
                kind::FORMAT => {
                    let id = records.u16()?;
                    let units = records.u16()?;
                    records.text(units.into(), &mut text)?;
                    styles.add_format(id.into(), &text)?;
                }
                kind::STYLE => {
                    records.skip(2)?;
                    styles.add_style(records.u16()?.into())?;
                }
                kind::SHARED_TEXTS => strings = Some(records.began()),
                kind::END => break,
                _ => {}
            }
        }
        Ok(Self { records, tabs: tabs.finish()?, styles: styles.since_1904(since_1904), strings })
    }

    /// Hands out the rows of a tab, as [`Book::rows`](super::book::Book::rows).
    pub(super) fn rows(
        mut self,
        tab: usize,
        folder: &Path,
        on_row: &mut OnRow<'_>,
    ) -> Result<(), Error> {
        let mut strings = SharedStrings::default();
        if let Some(at) = self.strings {
            self.records.jump(at);
            self.records.next()?;
            read_strings(&mut self.records, &mut strings, folder)?;
        }
        self.records.jump((*self.tabs.place(tab)?).into());
        if self.records.next()? != kind::BEGIN {
            return Err(Error::damaged("a tab does not begin where it should"));
        }
        rows(self.records, &self.styles, strings, on_row)
    }
}

/// Reads the texts that cells share, which stand in one record and those that continue it.
fn read_strings(
    records: &mut Records,
    strings: &mut SharedStrings,
    folder: &Path,
) -> Result<(), Error> {
    let mut text = String::new();
    records.skip(8)?;
    while !records.is_at_end()? {
        let units = records.u16()?;
        records.rich_text(units.into(), &mut text)?;
        strings.push(&text, folder)?;
    }
    strings.settle()
}
