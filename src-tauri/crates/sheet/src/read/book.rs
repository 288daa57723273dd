//! Workbooks of all forms.

use std::fs::File;
use std::path::Path;

use super::OnRow;
use super::ods::Spreadsheet;
use super::package::Package;
use super::{xls, xlsb, xlsx};
use crate::error::Error;
use crate::limits;
use relabel_model::SheetForm;

/// A workbook whose list of tabs was read.
#[derive(Debug)]
pub enum Book {
    /// Excel, since 2007.
    Xlsx(xlsx::Workbook),
    /// The same with binary parts.
    Xlsb(xlsb::Workbook),
    /// Excel, 1997 to 2003.
    Xls(xls::Workbook),
    /// OpenDocument.
    Ods(Spreadsheet),
}

impl Book {
    /// Reads which tabs there are in an archive.
    ///
    /// # Errors
    /// [`Error::NotRecognised`] where it is no spreadsheet; any other [`Error`].
    pub fn in_archive(file: File) -> Result<Self, Error> {
        let package = Package::open(file)?;
        if package.has(xlsx::WORKBOOK) {
            xlsx::Workbook::open(package).map(Self::Xlsx)
        } else if package.has(xlsb::WORKBOOK) {
            xlsb::Workbook::open(package).map(Self::Xlsb)
        } else {
            Spreadsheet::open(package).map(Self::Ods)
        }
    }

    /// Its form.
    #[must_use]
    pub fn form(&self) -> SheetForm {
        match self {
            Self::Xlsx(_) => SheetForm::Xlsx,
            Self::Xlsb(_) => SheetForm::Xlsb,
            Self::Xls(_) => SheetForm::Xls,
            Self::Ods(_) => SheetForm::Ods,
        }
    }

    /// Names of the tabs, in their order.
    #[must_use]
    pub fn tabs(&self) -> Vec<String> {
        match self {
            Self::Xlsx(book) => book.tabs.names(),
            Self::Xlsb(book) => book.tabs.names(),
            Self::Xls(book) => book.tabs.names(),
            Self::Ods(book) => book.tabs.names(),
        }
    }

    /// Hands out the rows of a tab that hold something. What does not fit into memory is
    /// kept in `folder` meanwhile.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Damaged`] also where it ends early, [`Error::Gone`],
    /// [`Error::Io`], [`Error::Scratch`]; and what `on_row` says.
    pub fn rows(self, tab: usize, folder: &Path, on_row: &mut OnRow<'_>) -> Result<(), Error> {
        match self {
            Self::Xlsx(book) => book.rows(tab, folder, on_row),
            Self::Xlsb(book) => book.rows(tab, folder, on_row),
            Self::Xls(book) => book.rows(tab, folder, on_row),
            Self::Ods(book) => book.rows(tab, on_row),
        }
    }
}

/// The tabs of a workbook that people see, each with where it stands in the file; all of
/// them where every one is hidden.
#[derive(Debug)]
pub(super) struct Tabs<P>(Vec<(String, P)>);

impl<P> Tabs<P> {
    pub(super) fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    pub(super) fn place(&self, tab: usize) -> Result<&P, Error> {
        self.0.get(tab).map(|(_, place)| place).ok_or(Error::Gone)
    }
}

/// Tabs while they are found.
#[derive(Debug)]
pub(super) struct FoundTabs<P> {
    seen: Vec<(String, P)>,
    hidden: Vec<(String, P)>,
}

impl<P> FoundTabs<P> {
    pub(super) const fn new() -> Self {
        Self { seen: Vec::new(), hidden: Vec::new() }
    }

    pub(super) fn push(&mut self, name: String, place: P, is_hidden: bool) -> Result<(), Error> {
        let list = if is_hidden { &mut self.hidden } else { &mut self.seen };
        if list.len() >= limits::PARTS {
            return Err(Error::TooLarge("the file has more than 2,000 tabs"));
        }
        list.push((name, place));
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Tabs<P>, Error> {
        let tabs = if self.seen.is_empty() { self.hidden } else { self.seen };
        if tabs.is_empty() { Err(Error::Empty) } else { Ok(Tabs(tabs)) }
    }
}
