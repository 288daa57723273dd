//! How an Excel file shows its numbers: only the format of a cell says that one is a
//! date, or that 123 is a code of five digits.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::Event;
use time::macros::datetime;
use time::{Duration, PrimitiveDateTime};

use super::xml::{Xml, attribute};
use super::{Form, Row};
use crate::error::Error;
use crate::limits;

/// What a style makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The number as it is.
    Plain,
    /// A day, with or without a time.
    Date,
    /// At least so many digits before the point, and so many behind it; with signs
    /// between thousands or without.
    Digits {
        /// Digits before the point.
        whole: u8,
        /// Digits behind it.
        fraction: u8,
        /// Whether there are signs between thousands.
        is_grouped: bool,
    },
    /// Something else: a share, a sum of money, a time of day, words.
    Other,
}

impl Shows {
    /// The text that people see, as far as it is the number itself, with zeros before it
    /// or not; none where they see something else than its shortest form.
    #[must_use]
    pub fn shown(self, number: f64, shortest: &str) -> Option<String> {
        let plain = || Some(shortest.to_owned());
        match self {
            Self::Plain => plain(),
            Self::Date | Self::Other => None,
            Self::Digits { is_grouped: true, .. } if number.abs() >= 1_000.0 => None,
            Self::Digits { whole, fraction: 0, .. } if number.fract() == 0.0 => {
                let (sign, digits) = match shortest.strip_prefix('-') {
                    Some(digits) => ("-", digits),
                    None => ("", shortest),
                };
                Some(format!("{sign}{digits:0>width$}", width = usize::from(whole)))
            }
            Self::Digits { whole, fraction, .. } => {
                let shown = format!("{number:.*}", usize::from(fraction));
                if whole <= 1 && shown == shortest { plain() } else { None }
            }
        }
    }
}

/// How the cells of a workbook show numbers.
#[derive(Debug, Default)]
pub struct Styles {
    /// Formats of its own, by their number.
    formats: HashMap<u32, Shows>,
    /// How often a format was told, also of the same number.
    told: usize,
    /// By number of the style.
    shows: Vec<Shows>,
    since_1904: bool,
}

impl Styles {
    /// Reads the part of the styles.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Damaged`], [`Error::Io`].
    pub(super) fn read<R: Read>(mut xml: Xml<R>) -> Result<Self, Error> {
        let mut styles = Self::default();
        let mut in_cells = false;
        loop {
            match xml.next()? {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "numFmt" => {
                            let id =
                                attribute(&element, "numFmtId")?.and_then(|id| id.parse().ok());
                            let code = attribute(&element, "formatCode")?;
                            if let (Some(id), Some(code)) = (id, code) {
                                styles.add_format(id, &code)?;
                            }
                        }
                        "cellXfs" => in_cells = true,
                        "xf" if in_cells => {
                            let id = attribute(&element, "numFmtId")?;
                            styles.add_style(id.and_then(|id| id.parse().ok()).unwrap_or(0))?;
                        }
                        _ => {}
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => {
                    in_cells = false;
                }
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// Days are counted since the beginning of 1904, and not of 1900.
    pub(super) fn since_1904(self, since_1904: bool) -> Self {
        Self { since_1904, ..self }
    }

    /// Adds a format of the file's own.
    pub(super) fn add_format(&mut self, id: u32, code: &str) -> Result<(), Error> {
        self.told += 1;
        if self.told > limits::STYLES {
            return Err(TOO_MANY);
        }
        self.formats.insert(id, shown_by_code(code));
        Ok(())
    }

    /// Adds the next style, which shows numbers in a format that is known already.
    pub(super) fn add_style(&mut self, format: u32) -> Result<(), Error> {
        if self.shows.len() >= limits::STYLES {
            return Err(TOO_MANY);
        }
        let own = self.formats.get(&format).copied();
        self.shows.push(own.unwrap_or_else(|| shown_by_format(format)));
        Ok(())
    }

    /// Puts a number into its row as a cell of this style shows it.
    pub(super) fn push(&self, row: &mut Row, column: u32, style: usize, number: f64) {
        let shows = self.shows.get(style).copied().unwrap_or(Shows::Plain);
        let date = (shows == Shows::Date).then(|| moment(number, self.since_1904));
        match (date.flatten(), shortest(number)) {
            (Some(date), _) => row.push(column, Form::Date, &date),
            (None, (Form::Number, text)) if shows != Shows::Plain => {
                match shows.shown(number, &text) {
                    Some(shown) => row.push(column, Form::Number, &shown),
                    None => row.push(column, Form::Formatted, &text),
                }
            }
            (None, (form, text)) => row.push(column, form, &text),
        }
    }
}

const TOO_MANY: Error = Error::TooLarge("it has more than 65,536 styles");

/// Formats that every Excel knows by number (ECMA-376, part 1, 18.8.30), with those of
/// East Asia.
fn shown_by_format(id: u32) -> Shows {
    let digits = |fraction, is_grouped| Shows::Digits { whole: 1, fraction, is_grouped };
    match id {
        14..=22 | 27..=36 | 50..=58 => Shows::Date,
        1 => digits(0, false),
        2 => digits(2, false),
        3 => digits(0, true),
        4 => digits(2, true),
        9..=13 | 37..=48 => Shows::Other,
        _ => Shows::Plain,
    }
}

/// What a format of the file's own shows.
fn shown_by_code(code: &str) -> Shows {
    if is_date_code(code) {
        return Shows::Date;
    }
    // Negative numbers and zero may have a form of their own.
    let Some(code) = code.split(';').next().filter(|first| first.len() == code.len()) else {
        return Shows::Other;
    };
    if matches!(code, "@" | "") || code.eq_ignore_ascii_case("general") {
        return Shows::Plain;
    }
    let (whole, fraction) = code.split_once('.').unwrap_or((code, ""));
    let is_simple = whole.chars().all(|sign| matches!(sign, '0' | '#' | ','))
        && !whole.ends_with(',')
        && whole.ends_with('0')
        && fraction.chars().all(|sign| sign == '0')
        && !(code.contains('.') && fraction.is_empty());
    let zeros = |text: &str| u8::try_from(text.matches('0').count()).ok();
    match (zeros(whole), zeros(fraction)) {
        (Some(whole), Some(fraction)) if is_simple && whole <= 64 => {
            Shows::Digits { whole, fraction, is_grouped: code.contains(',') }
        }
        _ => Shows::Other,
    }
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

/// A number as a person would write it. Excel keeps fifteen digits: more of a fraction
/// is how the number is stored and not what was typed, and a whole number of more has
/// been rounded.
pub(super) fn shortest(number: f64) -> (Form, String) {
    if number.abs() >= 1e15 {
        return (Form::Rounded, format!("{number:.0}"));
    }
    if number.fract() == 0.0 {
        // `+ 0.0` makes a plain zero of a negative one.
        return (Form::Number, format!("{:.0}", number + 0.0));
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    (Form::Number, rounded.to_string())
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
            (47_941.999_988_425_93, false, "2031-04-03T23:59:59"),
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

    #[test]
    fn a_number_is_told_as_it_is_shown_or_not_at_all() {
        for (code, number, shortest, shown) in [
            ("General", 123.0, "123", Some("123")),
            ("@", 123.0, "123", Some("123")),
            ("00000", 123.0, "123", Some("00123")),
            ("00000", -7.0, "-7", Some("-00007")),
            ("00000", 1.5, "1.5", None),
            ("0", 123.0, "123", Some("123")),
            ("0", 5.4, "5.4", None),
            ("0.00", 5.25, "5.25", Some("5.25")),
            ("0.00", 5.0, "5", None),
            ("#,##0", 999.0, "999", Some("999")),
            ("#,##0", 1_000.0, "1000", None),
            ("0%", 0.5, "0.5", None),
            ("h:mm", 0.5, "0.5", None),
            ("0;[Red]-0", 5.0, "5", None),
            ("0 \"days\"", 5.0, "5", None),
            ("0,", 5_000.0, "5000", None),
            ("#", 0.0, "0", None),
        ] {
            let found = shown_by_code(code).shown(number, shortest);
            assert_eq!(found.as_deref(), shown, "{code} {number}");
        }
        assert_eq!(shown_by_format(0), Shows::Plain);
        assert_eq!(shown_by_format(49), Shows::Plain);
        assert_eq!(shown_by_format(10), Shows::Other);
    }

    #[test]
    fn numbers_are_written_as_they_were_typed() {
        for (number, form, text) in [
            (7.0, Form::Number, "7"),
            (-0.0, Form::Number, "0"),
            (4.6, Form::Number, "4.6"),
            (0.1 + 0.2, Form::Number, "0.3"),
            (1e-7, Form::Number, "0.0000001"),
            (999_999_999_999_999.0, Form::Number, "999999999999999"),
            (1.234_567_890_123_46e19, Form::Rounded, "12345678901234599936"),
        ] {
            assert_eq!(shortest(number), (form, text.to_owned()));
        }
    }
}
