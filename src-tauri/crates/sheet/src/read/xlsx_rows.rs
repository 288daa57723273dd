//! The rows of one tab of an Excel file, in the order in which they stand.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::shared_strings::{SharedStrings, check_growth};
use super::styles::Styles;
use super::xml::{Xml, attribute, referred, unescaped};
use super::{Form, OnRow, Row, check_length, column_after};
use crate::error::Error;
use crate::limits;

/// What stands in a cell until it is closed.
#[derive(Debug, Default)]
struct Held {
    column: u32,
    kind: Kind,
    style: usize,
    text: String,
    room: String,
}

/// What a cell says of itself (`t`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    YesNo,
    Error,
    Date,
}

/// Where in a row the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Outside,
    /// In a cell, but in nothing of it that is a value.
    Cell,
    Value,
}

/// Reading one tab.
#[derive(Debug)]
pub(super) struct RowParser {
    styles: Styles,
    strings: SharedStrings,
    held: Held,
}

impl RowParser {
    pub(super) fn new(styles: Styles, strings: SharedStrings) -> Self {
        Self { styles, strings, held: Held::default() }
    }

    /// Hands out the rows that hold something.
    pub(super) fn run<R: Read>(
        mut self,
        mut xml: Xml<R>,
        on_row: &mut OnRow<'_>,
    ) -> Result<(), Error> {
        let mut row = Row::default();
        let mut place = Place::Outside;
        // The column after the last cell of the row, from 0, and pronunciations.
        let (mut next_column, mut spoken) = (0, 0_u32);
        let (mut row_began, mut longest) = (0, limits::ROW_BYTES);
        loop {
            if xml.read_so_far() - row_began > longest {
                return Err(Error::TooLarge(
                    "a row is longer than 16 MiB, or what stands between two of them",
                ));
            }
            let so_far = xml.read_so_far();
            let event = xml.next()?;
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "row" => {
                            row.follow(row_number(&element, row.number)?)?;
                            (next_column, row_began) = (0, so_far);
                            longest =
                                if is_empty { limits::BETWEEN_ROWS } else { limits::ROW_BYTES };
                        }
                        "c" => {
                            next_column = self.held.begin(&element, row.number, next_column)?;
                            place = if is_empty { Place::Outside } else { Place::Cell };
                        }
                        "rPh" if !is_empty => spoken += 1,
                        "v" | "t" if place == Place::Cell && spoken == 0 && !is_empty => {
                            place = Place::Value;
                        }
                        _ => {}
                    }
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "v" | "t" if place == Place::Value => place = Place::Cell,
                    "rPh" => spoken = spoken.saturating_sub(1),
                    "c" => {
                        place = Place::Outside;
                        self.finish(&mut row)?;
                    }
                    "row" => {
                        (row_began, longest) = (so_far, limits::BETWEEN_ROWS);
                        if !row.is_empty() {
                            on_row(&row)?;
                        }
                    }
                    // What follows are settings of printing and the like.
                    "sheetData" => return Ok(()),
                    _ => {}
                },
                Event::Text(piece) if place == Place::Value => {
                    self.held.text.push_str(&piece.xml10_content());
                    check_growth(&self.held.text)?;
                }
                Event::CData(piece) if place == Place::Value => {
                    self.held.text.push_str(&piece.xml10_content());
                    check_growth(&self.held.text)?;
                }
                Event::GeneralRef(reference) if place == Place::Value => {
                    self.held.text.push(referred(&reference)?);
                    check_growth(&self.held.text)?;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Puts the cell that ends into its row.
    fn finish(&mut self, row: &mut Row) -> Result<(), Error> {
        let Held { column, kind, style, text, room } = &mut self.held;
        let column = *column;
        if text.is_empty() {
            return Ok(());
        }
        match kind {
            Kind::Shared => {
                let number = text.trim().parse().ok();
                let number = number.ok_or_else(|| Error::damaged("a cell names no shared text"))?;
                row.push(column, Form::Text, self.strings.of_cell(number)?);
            }
            Kind::Text => {
                let text = unescaped(text, room);
                check_length(text)?;
                row.push(column, Form::Text, text);
            }
            Kind::YesNo => {
                row.push_yes_no(column, matches!(text.trim(), "1" | "true"));
            }
            Kind::Error => row.push(column, Form::Error, text),
            Kind::Date => row.push(column, Form::Date, text.trim()),
            Kind::Number => {
                let number: f64 = text
                    .trim()
                    .parse()
                    .ok()
                    .filter(|number: &f64| number.is_finite())
                    .ok_or_else(|| Error::damaged("a number is none"))?;
                self.styles.push(row, column, *style, number);
            }
        }
        row.check_length()
    }
}

impl Held {
    /// Takes what a cell says of itself; the column after it.
    fn begin(&mut self, element: &BytesStart<'_>, row: u32, next: u32) -> Result<u32, Error> {
        (self.column, self.kind, self.style) = (next, Kind::Number, 0);
        self.text.clear();
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| Error::damaged(error.to_string()))?;
            let value: &str = &attribute.value;
            match attribute.key.as_ref() {
                "r" => {
                    let (column, its_row) =
                        reference(value).ok_or_else(|| Error::damaged("a cell stands nowhere"))?;
                    if its_row != row {
                        return Err(Error::damaged("a cell stands in another row"));
                    }
                    self.column = column;
                }
                "t" => {
                    self.kind = match value {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "b" => Kind::YesNo,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    };
                }
                "s" => self.style = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        column_after(self.column, next)
    }
}

/// The number of a row that begins, after that of the one before.
fn row_number(element: &BytesStart<'_>, before: u32) -> Result<u32, Error> {
    match attribute(element, "r")? {
        Some(told) => told.parse().map_err(|_| Error::damaged("a row stands nowhere")),
        None => Ok(before + 1),
    }
}

/// Column from 0 and row from 1 of a name such as `XFD12`.
fn reference(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = name.split_at_checked(letters).filter(|_| (1..=3).contains(&letters))?;
    let column = column
        .bytes()
        .fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let is_number = !row.is_empty() && row.bytes().all(|digit| digit.is_ascii_digit());
    Some((column - 1, row.parse().ok().filter(|_| is_number)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_their_names_say() {
        for (name, place) in [
            ("A1", (0, 1)),
            ("Z10", (25, 10)),
            ("AA2", (26, 2)),
            ("XFD1048576", (16_383, 1_048_576)),
        ] {
            assert_eq!(reference(name), Some(place), "{name}");
        }
        for name in ["", "1", "A", "AAAA1", "A-1", "A1B", "É1", "A99999999999"] {
            assert_eq!(reference(name), None, "{name}");
        }
    }
}
