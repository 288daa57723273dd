//! Excel files, row by row, in the order in which they stand.
//!
//! Our own reader and not `calamine` (the witness of the tests): that one reserves
//! memory by numbers that stand in the file, takes every shared text into memory, and
//! ends without a word where a part ends early.

use std::path::Path;

use quick_xml::events::Event;

use super::OnRow;
use super::book::{FoundTabs, Tabs};
use super::package::Package;
use super::relations::Relations;
use super::shared_strings::SharedStrings;
use super::styles::Styles;
use super::xlsx_rows::RowParser;
use super::xml::attribute;
use crate::error::Error;

/// Where the parts of a workbook are named.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
pub(super) const WORKBOOK: &str = "xl/workbook.xml";

/// An Excel file whose list of tabs was read.
#[derive(Debug)]
pub struct Workbook {
    package: Package,
    /// Each with its part.
    pub(super) tabs: Tabs<String>,
    since_1904: bool,
    relations: Relations,
}

impl Workbook {
    /// Reads which tabs there are.
    ///
    /// # Errors
    /// [`Error::Protected`], [`Error::TooLarge`], [`Error::Damaged`], [`Error::Empty`],
    /// [`Error::Io`].
    pub fn open(mut package: Package) -> Result<Self, Error> {
        let relations = Relations::read(&mut package, RELATIONS)?;
        let (mut tabs, mut since_1904) = (FoundTabs::new(), false);
        let mut xml = package.xml(WORKBOOK)?;
        loop {
            match xml.next()? {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "workbookPr" => {
                            let told = attribute(&element, "date1904")?;
                            since_1904 = told.is_some_and(|told| told == "1" || told == "true");
                        }
                        "sheet" => {
                            let name = attribute(&element, "name")?.unwrap_or_default();
                            // `r:id`, whatever the prefix; `sheetId` is another number.
                            let id = attribute(&element, "id")?.unwrap_or_default();
                            let is_hidden = attribute(&element, "state")?
                                .is_some_and(|state| state != "visible");
                            if let Some(part) = relations.worksheet(&id) {
                                tabs.push(name, part.to_owned(), is_hidden)?;
                            }
                        }
                        _ => {}
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        Ok(Self { package, tabs: tabs.finish()?, since_1904, relations })
    }

    /// Hands out the rows of a tab, as [`Book::rows`](super::book::Book::rows).
    pub(super) fn rows(
        mut self,
        tab: usize,
        folder: &Path,
        on_row: &mut OnRow<'_>,
    ) -> Result<(), Error> {
        let styles = match &self.relations.styles {
            Some(part) => Styles::read(self.package.xml(part)?)?,
            None => Styles::default(),
        };
        let strings = match &self.relations.strings {
            Some(part) => SharedStrings::read(self.package.xml(part)?, folder)?,
            None => SharedStrings::default(),
        };
        let xml = self.package.xml(self.tabs.place(tab)?)?;
        RowParser::new(styles.since_1904(self.since_1904), strings).run(xml, on_row)
    }
}
