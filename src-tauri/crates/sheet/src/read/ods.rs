//! OpenDocument spreadsheets, row by row, in the order in which they stand.
//!
//! Our own reader and not `calamine`: that one makes every cell that a file says it
//! repeats, which takes 10 GB for a file of a kilobyte, and does not tell a number that is
//! shown as it is from one that is shown in another form.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::book::{FoundTabs, Tabs};
use super::package::Package;
use super::shared_strings::check_growth;
use super::styles::shortest;
use super::xml::{Xml, attribute, referred};
use super::{Form, OnRow, Row, check_length};
use crate::error::Error;
use crate::{limits, marks};

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
const MIMETYPE: &str = "mimetype";
/// What the first part of such a file says that it is; templates say more.
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// An OpenDocument spreadsheet whose list of tabs was read.
#[derive(Debug)]
pub struct Spreadsheet {
    package: Package,
    /// Each with the number of its table, from 0.
    pub(super) tabs: Tabs<usize>,
}

impl Spreadsheet {
    /// Reads which tabs there are.
    ///
    /// # Errors
    /// [`Error::NotRecognised`] where it is another kind of archive; [`Error::Protected`],
    /// [`Error::TooLarge`], [`Error::Damaged`], [`Error::Empty`], [`Error::Io`].
    pub fn open(mut package: Package) -> Result<Self, Error> {
        if !package.has(MIMETYPE) || !package.has(CONTENT) {
            return Err(Error::NotRecognised);
        }
        let mut kind = Vec::new();
        let mimetype = package.part(MIMETYPE, &std::rc::Rc::default())?;
        mimetype.take(KIND.len() as u64).read_to_end(&mut kind)?;
        if kind != KIND.as_bytes() {
            return Err(Error::NotRecognised);
        }
        if package.has(MANIFEST) {
            let mut xml = package.xml(MANIFEST)?;
            loop {
                match xml.next()? {
                    Event::Start(element) | Event::Empty(element)
                        if element.local_name().as_ref() == "encryption-data" =>
                    {
                        return Err(Error::Protected);
                    }
                    Event::Eof => break,
                    _ => {}
                }
            }
        }
        let tabs = tabs(package.xml(CONTENT)?)?;
        Ok(Self { package, tabs })
    }

    /// Hands out the rows of a tab, as [`Book::rows`](super::book::Book::rows).
    pub(super) fn rows(mut self, tab: usize, on_row: &mut OnRow<'_>) -> Result<(), Error> {
        let table = *self.tabs.place(tab)?;
        TableParser::default().run(self.package.xml(CONTENT)?, table, on_row)
    }
}

/// Whether a row, or what stands between two, may be so long: how much was read so far.
fn check_distance<R: Read>(xml: &Xml<R>, row_began: usize) -> Result<usize, Error> {
    let so_far = xml.read_so_far();
    match so_far - row_began > limits::ROW_BYTES {
        true => {
            Err(Error::TooLarge("a row is longer than 16 MiB, or what stands between two of them"))
        }
        false => Ok(so_far),
    }
}

/// The tables at the top of a spreadsheet; a cell may hold some of its own.
fn tabs<R: Read>(mut xml: Xml<R>) -> Result<Tabs<usize>, Error> {
    let mut found = FoundTabs::new();
    // Styles that hide a table stand before the tables.
    let (mut style, mut hiding) = (String::new(), Vec::new());
    let (mut depth, mut table) = (0, 0);
    let mut row_began = 0;
    loop {
        let so_far = check_distance(&xml, row_began)?;
        match xml.next()? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "table-properties" =>
            {
                let is_hidden = attribute(&element, "display")?.is_some_and(|it| it == "false");
                if is_hidden && hiding.len() < limits::PARTS {
                    hiding.push(style.clone());
                }
            }
            Event::Start(element) => match element.local_name().as_ref() {
                "style" => style = attribute(&element, "name")?.unwrap_or_default(),
                "table" => {
                    depth += 1;
                    if depth > 1 {
                        continue;
                    }
                    let name = attribute(&element, "name")?.unwrap_or_default();
                    let its_style = attribute(&element, "style-name")?.unwrap_or_default();
                    found.push(name, table, hiding.contains(&its_style))?;
                    table += 1;
                }
                "table-row" => row_began = so_far,
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "table" => depth -= 1,
            Event::Eof => return found.finish(),
            _ => {}
        }
    }
}

/// Reading one table.
#[derive(Debug, Default)]
struct TableParser {
    row: Row,
    /// How often the row stands there.
    rows: u32,
    /// Rows before it.
    before: u32,
    /// Bytes of rows and cells that stand in the file once, for each further time.
    repeated: usize,
    column: u32,
    cell: Cell,
}

/// The cell that is read.
#[derive(Debug, Default)]
struct Cell {
    /// How often it stands there.
    columns: u32,
    /// `office:value-type`.
    kind: String,
    value: Option<String>,
    is_error: bool,
    is_computed: bool,
    /// What is shown: its paragraphs, with line ends between them.
    text: String,
    paragraphs: u32,
}

impl TableParser {
    fn run<R: Read>(
        mut self,
        mut xml: Xml<R>,
        table: usize,
        on_row: &mut OnRow<'_>,
    ) -> Result<(), Error> {
        // Depth of tables, how many of the first began, depth of what is no text of the
        // cell (remarks, pictures), and whether a paragraph of the cell is open.
        let (mut depth, mut begun, mut beside, mut in_text) = (0_u32, 0_usize, 0_u32, false);
        let mut row_began = 0;
        loop {
            let so_far = check_distance(&xml, row_began)?;
            let event = xml.next()?;
            let is_here = depth == 1 && begun == table + 1;
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "table" if !is_empty => {
                            depth += 1;
                            begun += usize::from(depth == 1);
                        }
                        "table-row" if !is_here => row_began = so_far,
                        _ if !is_here => {}
                        "annotation" | "frame" | "shapes" | "custom-shape" if !is_empty => {
                            beside += 1;
                        }
                        _ if beside > 0 => {}
                        "table-row" => {
                            row_began = so_far;
                            self.begin_row(&element)?;
                            if is_empty {
                                self.end_row(on_row)?;
                            }
                        }
                        "table-cell" | "covered-table-cell" => {
                            self.cell = Cell::of(&element)?;
                            if is_empty {
                                self.end_cell()?;
                            }
                        }
                        "p" => {
                            self.cell.begin_paragraph();
                            in_text = !is_empty;
                        }
                        "s" if in_text => {
                            let count = attribute(&element, "c")?.unwrap_or_default();
                            self.cell.blanks(count.parse().unwrap_or(1))?;
                        }
                        "tab" if in_text => self.cell.push("\t")?,
                        "line-break" if in_text => self.cell.push("\n")?,
                        _ => {}
                    }
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "table" => {
                        depth = depth.saturating_sub(1);
                        if is_here {
                            return Ok(());
                        }
                    }
                    _ if !is_here => {}
                    "annotation" | "frame" | "shapes" | "custom-shape" => {
                        beside = beside.saturating_sub(1);
                    }
                    _ if beside > 0 => {}
                    "p" => in_text = false,
                    "table-cell" | "covered-table-cell" => self.end_cell()?,
                    "table-row" => self.end_row(on_row)?,
                    _ => {}
                },
                Event::Text(piece) if in_text && beside == 0 => {
                    self.cell.push(&piece.xml10_content())?;
                }
                Event::CData(piece) if in_text && beside == 0 => {
                    self.cell.push(&piece.xml10_content())?;
                }
                Event::GeneralRef(reference) if in_text && beside == 0 => {
                    let letter = referred(&reference)?;
                    self.cell.push(letter.encode_utf8(&mut [0; 4]))?;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) -> Result<(), Error> {
        self.rows = attribute(element, "number-rows-repeated")?.map_or(1, |told| times(&told));
        self.row.begin(self.before.saturating_add(1));
        self.column = 0;
        Ok(())
    }

    /// Hands the row out, as often as it stands there. Empty rows up to the end of the
    /// sheet are how programs end it.
    fn end_row(&mut self, on_row: &mut OnRow<'_>) -> Result<(), Error> {
        let first = self.before;
        self.before = first.saturating_add(self.rows);
        if self.row.is_empty() {
            return Ok(());
        }
        if self.before > limits::ROWS {
            return Err(Error::TooLarge("it has more than 1,048,576 rows"));
        }
        let bytes = self.row.text_bytes() + self.row.cells().count() * limits::CELL_BYTES;
        for number in first + 1..=self.before {
            if number > first + 1 {
                self.repeat(bytes)?;
            }
            self.row.number = number;
            on_row(&self.row)?;
        }
        Ok(())
    }

    fn repeat(&mut self, bytes: usize) -> Result<(), Error> {
        self.repeated += bytes;
        let is_much = self.repeated > limits::SHARED_BYTES;
        if is_much { Err(Error::TooLarge("its cells repeat more than 512 MiB")) } else { Ok(()) }
    }

    /// Puts the cell into its row, as often as it stands there.
    fn end_cell(&mut self) -> Result<(), Error> {
        let first = self.column;
        self.column = first.saturating_add(self.cell.columns);
        let Some((form, text)) = self.cell.said() else { return Ok(()) };
        check_length(&text)?;
        if self.column > limits::COLUMNS {
            return Err(Error::TooLarge("it has more than 16,384 columns"));
        }
        for column in first..self.column {
            if column > first {
                self.repeat(text.len() + limits::CELL_BYTES)?;
            }
            self.row.push(column, form, &text);
            self.row.check_length()?;
        }
        Ok(())
    }
}

impl Cell {
    fn of(element: &BytesStart<'_>) -> Result<Self, Error> {
        let mut cell = Self { columns: 1, ..Self::default() };
        let mut formula = String::new();
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| Error::damaged(error.to_string()))?;
            let value = || {
                let value = attribute.normalized_value(quick_xml::XmlVersion::default());
                value.map(std::borrow::Cow::into_owned).map_err(|it| Error::damaged(it.to_string()))
            };
            match attribute.key.as_ref() {
                "table:number-columns-repeated" => {
                    cell.columns = times(&value()?);
                }
                "office:value-type" => cell.kind = value()?,
                "calcext:value-type" => cell.is_error = value()? == "error",
                "office:value"
                | "office:date-value"
                | "office:boolean-value"
                | "office:string-value" => cell.value = Some(value()?),
                "table:formula" => formula = value()?,
                _ => {}
            }
        }
        // So LibreOffice keeps what is just yes or no in other programs.
        cell.is_computed = !formula.is_empty();
        let yes = match &*formula {
            "of:=TRUE()" => Some("true"),
            "of:=FALSE()" => Some("false"),
            _ => None,
        };
        if let Some(yes) = yes {
            (cell.kind, cell.value) = ("boolean".to_owned(), Some(yes.to_owned()));
        }
        Ok(cell)
    }

    fn begin_paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
    }

    /// Adds text as it stands. Blanks that follow each other should count as one, but
    /// LibreOffice neither writes nor reads them so in cells.
    fn push(&mut self, text: &str) -> Result<(), Error> {
        self.text.push_str(text);
        check_growth(&self.text)
    }

    fn blanks(&mut self, count: usize) -> Result<(), Error> {
        self.push(&" ".repeat(count.min(limits::CELL_UNITS + 1)))
    }

    /// What it holds; none where that is nothing.
    fn said(&self) -> Option<(Form, String)> {
        let text = || self.text.clone();
        let value = || self.value.clone().unwrap_or_else(text);
        let said = match &*self.kind {
            // Gnumeric does not say that a formula came to an error, but shows it.
            _ if self.is_error || self.is_computed && marks::is_error(&self.text) => {
                (Form::Error, text())
            }
            "boolean" => (Form::YesNo, value()),
            "date" => (Form::Date, value()),
            "float" | "percentage" | "currency" => {
                match value().parse().ok().filter(|number: &f64| number.is_finite()) {
                    None => (Form::Formatted, value()),
                    Some(number) => self.shown(number),
                }
            }
            "time" => (Form::Formatted, text()),
            _ if self.paragraphs == 0 => (Form::Text, self.value.clone().unwrap_or_default()),
            _ => (Form::Text, text()),
        };
        (!said.1.is_empty()).then_some(said)
    }

    /// A number as people see it, where that is the number itself: with the comma of most
    /// of Europe, or with zeros before it.
    fn shown(&self, number: f64) -> (Form, String) {
        let (form, plain) = shortest(number);
        let is_whole = || self.text.trim_start_matches('-').bytes().all(|it| it.is_ascii_digit());
        match form {
            Form::Number if self.text == plain || self.text.replace(',', ".") == plain => {
                (form, plain)
            }
            Form::Number if is_whole() && self.text.parse() == Ok(number) => {
                (form, self.text.clone())
            }
            Form::Number => (Form::Formatted, plain),
            form => (form, plain),
        }
    }
}

/// How often something stands there.
fn times(told: &str) -> u32 {
    told.parse().unwrap_or(u32::MAX)
}
