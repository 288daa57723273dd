//! Which numbers of an Excel file are dates: only the format of the cell says so.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::Event;
use time::macros::datetime;
use time::{Duration, PrimitiveDateTime};

use super::xml::{Xml, attribute};
use crate::sheet::error::Error;
use crate::sheet::limits;

/// By number of the style: whether it shows a date.
#[derive(Debug, Default)]
pub struct Styles(Vec<bool>);

impl Styles {
    /// Reads the part of the styles.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Damaged`], [`Error::Io`].
    pub(super) fn read<R: Read>(mut xml: Xml<R>) -> Result<Self, Error> {
        let mut formats: HashMap<u32, bool> = HashMap::new();
        let mut styles = Vec::new();
        let mut in_cells = false;
        let too_many = || Error::TooLarge("it has more than 65,536 styles");
        loop {
            match xml.next()? {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "numFmt" => {
                            let id =
                                attribute(&element, "numFmtId")?.and_then(|id| id.parse().ok());
                            let code = attribute(&element, "formatCode")?;
                            if let (Some(id), Some(code)) = (id, code) {
                                formats.insert(id, is_date_code(&code));
                            }
                            if formats.len() > limits::STYLES {
                                return Err(too_many());
                            }
                        }
                        "cellXfs" => in_cells = true,
                        "xf" if in_cells => {
                            let id = attribute(&element, "numFmtId")?;
                            let id = id.and_then(|id| id.parse().ok()).unwrap_or(0);
                            let own = formats.get(&id).copied();
                            styles.push(own.unwrap_or_else(|| is_date_format(id)));
                            if styles.len() > limits::STYLES {
                                return Err(too_many());
                            }
                        }
                        _ => {}
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => {
                    in_cells = false;
                }
                Event::Eof => return Ok(Self(styles)),
                _ => {}
            }
        }
    }

    /// Whether a cell of this style shows a date.
    #[must_use]
    pub fn is_date(&self, style: usize) -> bool {
        self.0.get(style).copied().unwrap_or(false)
    }
}

/// Formats that every Excel knows by number (ECMA-376, part 1, 18.8.30), with those of
/// East Asia.
fn is_date_format(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 50..=58)
}

/// Whether a format of the file's own shows a day. Quoted and escaped letters are
/// words, and what is in square brackets is a colour, a language or a duration.
fn is_date_code(code: &str) -> bool {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '[' => drop(letters.by_ref().find(|letter| *letter == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            'd' | 'D' | 'y' | 'Y' => return true,
            _ => {}
        }
    }
    false
}

/// The moment that a number stands for, to the second: days since the beginning of
/// 1900, or of 1904 in files that say so. `None` for a mere time of day and for what
/// lies beyond the year 9999.
#[must_use]
pub fn moment(serial: f64, since_1904: bool) -> Option<String> {
    let base = match (since_1904, serial) {
        (true, _) => datetime!(1904-01-01 0:00),
        // Excel counts a 29 February 1900, which there never was.
        (false, serial) if serial < 60.0 => datetime!(1899-12-31 0:00),
        (false, _) => datetime!(1899-12-30 0:00),
    };
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let date: PrimitiveDateTime =
        base.checked_add(Duration::seconds_f64((serial * 86_400.0).round()))?;
    let form = time::macros::format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]");
    date.format(form).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_for_the_moments_that_excel_shows() {
        for (serial, since_1904, shown) in [
            (1.0, false, "1900-01-01T00:00:00"),
            (59.0, false, "1900-02-28T00:00:00"),
            (61.0, false, "1900-03-01T00:00:00"),
            (45_000.5, false, "2023-03-15T12:00:00"),
            (47_941.999_988_425_93, false, "2031-04-02T23:59:59"),
            (43_538.0, true, "2023-03-15T00:00:00"),
        ] {
            assert_eq!(moment(serial, since_1904).as_deref(), Some(shown), "{serial}");
        }
        for serial in [0.5, -1.0, f64::NAN, f64::INFINITY, 3e6] {
            assert_eq!(moment(serial, false), None, "{serial}");
        }
    }

    #[test]
    fn a_format_is_a_date_if_it_shows_a_day() {
        for code in ["dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "yyyy\\-mm\\-dd", "\"am\" D"] {
            assert!(is_date_code(code), "{code}");
        }
        for code in ["0.00", "#,##0 \"days\"", "[Red]0", "h:mm", "\\d0", "General", "[h]:mm"] {
            assert!(!is_date_code(code), "{code}");
        }
    }
}
