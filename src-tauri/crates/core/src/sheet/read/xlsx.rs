//! Excel files, row by row, in the order in which they stand.
//!
//! Our own reader and not `calamine` (the witness of the tests): that one reserves
//! memory by numbers that stand in the file, takes every shared text into memory, and
//! ends without a word where a part ends early.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::OnRow;
use super::shared_strings::SharedStrings;
use super::xlsx_rows::Reading;
use super::xlsx_styles::Styles;
use super::xml::{Xml, attribute};
use super::zip_guard::{Budget, check};
use crate::sheet::error::Error;
use crate::sheet::limits;

/// Where the parts of a workbook are named.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const WORKBOOK: &str = "xl/workbook.xml";

/// One tab that can be read.
#[derive(Clone, Debug)]
struct Tab {
    name: String,
    part: String,
}

/// An Excel file whose list of tabs was read.
#[derive(Debug)]
pub struct Workbook {
    archive: ZipArchive<BufReader<File>>,
    budget: Budget,
    tabs: Vec<Tab>,
    since_1904: bool,
    styles: Option<String>,
    strings: Option<String>,
}

impl Workbook {
    /// Reads which tabs there are.
    ///
    /// # Errors
    /// [`Error::OldFormat`] where it is an archive of another kind of spreadsheet,
    /// [`Error::NotRecognised`] of none; [`Error::Protected`], [`Error::TooLarge`],
    /// [`Error::Damaged`], [`Error::Io`].
    pub fn open(mut file: File) -> Result<Self, Error> {
        check(&mut file)?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(zip_error)?;
        let mut book = Self {
            archive,
            budget: Budget::new(),
            tabs: Vec::new(),
            since_1904: false,
            styles: None,
            strings: None,
        };
        if !book.has(WORKBOOK) {
            // OpenDocument names itself in its first part; binary workbooks are like ours
            // but for the end of the name.
            let other = book.has("mimetype") || book.has("xl/workbook.bin");
            return Err(if other { Error::OldFormat } else { Error::NotRecognised });
        }
        let mut parts: Vec<(String, String)> = Vec::new();
        let mut xml = book.part(RELATIONS)?;
        loop {
            match xml.next()? {
                Event::Start(element) | Event::Empty(element)
                    if element.local_name().as_ref() == "Relationship" =>
                {
                    let read = |name| attribute(&element, name);
                    let (id, kind, target) = (read("Id")?, read("Type")?, read("Target")?);
                    if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
                        let part = match target.strip_prefix('/') {
                            Some(absolute) => absolute.to_owned(),
                            None => format!("xl/{target}"),
                        };
                        match kind.rsplit('/').next() {
                            Some("worksheet") => parts.push((id, part)),
                            Some("styles") => book_part(&mut parts, "styles", part),
                            Some("sharedStrings") => book_part(&mut parts, "strings", part),
                            _ => {}
                        }
                        if parts.len() > limits::PARTS {
                            return Err(Error::TooLarge("the file has more than 2,000 parts"));
                        }
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        let own = |name: &str| parts.iter().find(|part| part.0 == name).map(|part| part.1.clone());
        book.styles = own("/styles");
        book.strings = own("/strings");
        book.list_tabs(&parts)?;
        if book.tabs.is_empty() { Err(Error::Empty) } else { Ok(book) }
    }

    /// The tabs that people see; all of them where every one is hidden.
    fn list_tabs(&mut self, parts: &[(String, String)]) -> Result<(), Error> {
        let (mut seen, mut hidden) = (Vec::new(), Vec::new());
        let mut since_1904 = false;
        let mut xml = self.part(WORKBOOK)?;
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
                            let Some((_, part)) = parts.iter().find(|part| part.0 == id) else {
                                continue;
                            };
                            let list = if is_hidden { &mut hidden } else { &mut seen };
                            if list.len() >= limits::PARTS {
                                return Err(Error::TooLarge("the file has more than 2,000 parts"));
                            }
                            list.push(Tab { name, part: part.clone() });
                        }
                        _ => {}
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        self.since_1904 = since_1904;
        self.tabs = if seen.is_empty() { hidden } else { seen };
        Ok(())
    }

    /// Names of the tabs, in their order.
    pub fn tabs(&self) -> impl Iterator<Item = &str> {
        self.tabs.iter().map(|tab| tab.name.as_str())
    }

    /// Hands out the rows of a tab that hold something. What does not fit into memory is
    /// kept in `folder` meanwhile.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Damaged`] also where it ends early, [`Error::Io`],
    /// [`Error::Scratch`]; and what `on_row` says.
    pub fn rows(mut self, tab: usize, folder: &Path, on_row: &mut OnRow<'_>) -> Result<(), Error> {
        let styles = match self.styles.take().filter(|part| self.has(part)) {
            Some(part) => Styles::read(self.part(&part)?)?,
            None => Styles::default(),
        };
        let strings = match self.strings.take().filter(|part| self.has(part)) {
            Some(part) => SharedStrings::read(self.part(&part)?, folder)?,
            None => SharedStrings::default(),
        };
        let part = self.tabs.get(tab).ok_or(Error::Gone)?.part.clone();
        let (since_1904, budget) = (self.since_1904, self.budget.clone());
        let xml = self.part(&part)?;
        Reading::new(styles, strings, since_1904, budget).run(xml, on_row)
    }

    fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    fn part(&mut self, name: &str) -> Result<Xml<impl Read + '_>, Error> {
        let part = self.archive.by_name(name).map_err(zip_error)?;
        Ok(Xml::new(part, &self.budget))
    }
}

/// Notes a part that is there once, under a name that is no id.
fn book_part(parts: &mut Vec<(String, String)>, name: &str, part: String) {
    parts.push((format!("/{name}"), part));
}

fn zip_error(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => error.into(),
        ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => {
            Error::Protected
        }
        other => Error::damaged(other.to_string()),
    }
}
