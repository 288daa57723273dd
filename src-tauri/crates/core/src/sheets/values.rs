//! From a cell to a value of a field.
//!
//! A blank cell says nothing: the field is left alone. One that is just the clear word
//! empties it. Everything else is the value, letter by letter: nothing is trimmed,
//! guessed or rounded in silence, and what a spreadsheet or a wrong encoding has spoilt
//! already is a problem and no value.

use std::borrow::Cow;

use super::detect::Sheet;
use super::mapping::date_order;
pub use super::said::Said;
use crate::plan::dates::{ReadDay, Writing, read};
use crate::plan::fit::exact_decimal;
use crate::plan::letters;
use relabel_model::{
    CannotReason, ColumnUse, DateOrder, FieldKind, Kind, SheetMapping, Zone, exact_date,
};
use relabel_sheet::{headings, lists, marks, read::Form};

/// How the cells of one column are read.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Which column, from 0.
    pub column: u32,
    /// Into which property its cells go.
    pub property: String,
    /// What kind of value that holds.
    pub kind: FieldKind,
    is_ours: bool,
    /// Lists as AEM writes them: each entry as it stands.
    is_exact: bool,
    is_escaped: bool,
    separator: String,
    clear_word: String,
    order: Option<DateOrder>,
    zone: Zone,
}

impl Reader {
    /// That of a column; none where it is not used.
    #[must_use]
    pub fn new(sheet: &Sheet, mapping: &SheetMapping, used: &ColumnUse) -> Option<Self> {
        let heading = headings::parse(&sheet.columns.get(used.column as usize)?.heading);
        let is_ours = sheet.is_ours;
        let is_exact = is_ours || heading.is_multi;
        let separator = if is_exact { lists::SEPARATOR } else { &mapping.list_separator };
        Some(Self {
            column: used.column,
            property: used.property.clone()?,
            kind: used.kind,
            is_ours,
            is_exact,
            is_escaped: is_ours && heading.is_escaped,
            separator: separator.to_owned(),
            clear_word: mapping.clear_word.trim().to_lowercase(),
            order: date_order(sheet, used),
            zone: Zone::named(&mapping.zone).unwrap_or_else(Zone::utc),
        })
    }

    /// Whether a cell says nothing: one with spaces alone, or with nothing but signs
    /// between entries.
    #[must_use]
    pub fn is_blank(&self, text: &str) -> bool {
        // Of most cells the first letter tells it.
        let begins = text.starts_with(|first: char| !first.is_whitespace());
        if begins && text.as_bytes().first() != self.separator.as_bytes().first() {
            return false;
        }
        let is_list = matches!(self.kind, FieldKind::List | FieldKind::Tags) && !self.is_exact;
        text.trim().is_empty()
            || is_list && text.split(&self.separator).all(|entry| entry.trim().is_empty())
    }

    /// What a cell says.
    #[must_use]
    pub fn read<'a>(&self, form: Form, text: &'a str) -> Said<'a> {
        if self.is_blank(text) {
            return Said::Blank;
        }
        if form == Form::Text && self.clears(text) {
            return Said::Clear;
        }
        // A mark in our own sheets says that the text is meant, however it looks.
        let (said, text) = (text, if self.is_ours { marks::unmarked(text) } else { text });
        let is_marked = said.len() != text.len();
        // The first byte of that letter is found faster than the letter.
        let is_undecoded =
            memchr::memchr(0xEF, text.as_bytes()).is_some() && text.contains('\u{FFFD}');
        if !self.is_ours && has_spoilt(text) && letters::repaired(text).is_none() || is_undecoded {
            return Said::Problem(CannotReason::Undecoded, text);
        }
        match form {
            Form::Error => return Said::Problem(CannotReason::CellError, text),
            // A text file has no errors of its own: there they are what stands in the cell.
            Form::Text if !is_marked && marks::is_error(text) => {
                return Said::Problem(CannotReason::CellError, text);
            }
            Form::Rounded => return Said::Problem(CannotReason::NumberRounded, text),
            Form::Text if !is_marked && marks::was_rounded(text) => {
                return Said::Problem(CannotReason::NumberRounded, text);
            }
            Form::Formatted if self.is_text() => {
                return Said::Problem(CannotReason::NumberFormatted, text);
            }
            Form::Text | Form::Number | Form::Formatted | Form::Date | Form::YesNo => {}
        }
        match self.kind {
            FieldKind::Text | FieldKind::LongText => {
                Said::Single(Kind::String, plain(form, text).into())
            }
            FieldKind::List | FieldKind::Tags => self.list(plain(form, text)),
            FieldKind::Date => self.date(form, text),
            FieldKind::YesNo => match yes_or_no(text) {
                Some(yes) => Said::Single(Kind::Boolean, yes.to_string().into()),
                None => Said::Problem(CannotReason::YesNoUnreadable, text),
            },
            FieldKind::Number if form == Form::Date => {
                Said::Problem(CannotReason::NumberUnreadable, text)
            }
            FieldKind::Number => match number(text) {
                Ok((kind, number)) => Said::Single(kind, number.into()),
                Err(reason) => Said::Problem(reason, text),
            },
        }
    }

    fn is_text(&self) -> bool {
        use FieldKind as K;
        matches!(self.kind, K::Text | K::LongText | K::List | K::Tags)
    }

    fn clears(&self, text: &str) -> bool {
        if self.is_ours {
            return marks::is_clear_word(text);
        }
        let text = text.trim_start();
        // Most texts begin with another letter than the word does.
        let first = match text.chars().next() {
            Some(first) if first.is_ascii() => Some(first.to_ascii_lowercase()),
            first => first.and_then(|first| first.to_lowercase().next()),
        };
        if first != self.clear_word.chars().next() {
            return false;
        }
        let text = text.trim_end();
        // No letter gets longer than three times itself, or shorter, in small letters.
        if text.len() > 3 * self.clear_word.len().max(marks::LONGEST_CLEAR_WORD) {
            return false;
        }
        let is_default = marks::CLEAR_WORDS.contains(&&*self.clear_word);
        text.to_lowercase() == self.clear_word || is_default && marks::is_clear_word(text)
    }

    /// Entries, each as it stands in our own sheets and in AEM's; in those of others
    /// without the spaces around it, and each once.
    fn list<'a>(&self, text: &'a str) -> Said<'a> {
        if self.is_exact && !self.is_escaped {
            return Said::Split(text, lists::SIGN);
        }
        let entries = lists::split(text, &self.separator, self.is_escaped);
        if self.is_exact {
            return Said::List(entries);
        }
        let mut kept: Vec<Cow<'a, str>> = Vec::with_capacity(entries.len());
        for entry in entries.into_iter().map(trimmed).filter(|entry| !entry.is_empty()) {
            if !kept.contains(&entry) {
                kept.push(entry);
            }
        }
        Said::List(kept)
    }

    fn date<'a>(&self, form: Form, text: &'a str) -> Said<'a> {
        if !matches!(form, Form::Text | Form::Date) {
            return Said::Problem(CannotReason::DateUnreadable, text);
        }
        let writing = Writing { locale: None, zone: &self.zone, order: self.order, today: None };
        let moment = match read(text, &writing) {
            // What is written so already need not be written once more.
            ReadDay::Read { .. } if is_exact_utc(text) => Some(text.into()),
            ReadDay::Read { moment, .. } => exact_date(moment).map(Cow::from),
            ReadDay::Ambiguous { .. } | ReadDay::Unreadable => None,
        };
        match moment {
            Some(date) => Said::Single(Kind::Date, date),
            None => Said::Problem(CannotReason::DateUnreadable, text),
        }
    }
}

fn trimmed(entry: Cow<'_, str>) -> Cow<'_, str> {
    match entry {
        Cow::Borrowed(entry) => entry.trim().into(),
        Cow::Owned(entry) => entry.trim().to_owned().into(),
    }
}

/// Whether there is one of the letters that only a wrong encoding or a damaged file gives.
fn has_spoilt(text: &str) -> bool {
    let bytes = text.as_bytes();
    let may_be = |byte: u8| byte < b' ' || byte == 0x7F;
    // All of them are looked at, because that is done many at a time.
    let is_low = bytes.iter().fold(false, |found, byte| found | may_be(*byte));
    // What else is one of them begins with this byte, and so do harmless signs.
    let is_high = |at: usize| bytes.get(at + 1).is_some_and(|byte| *byte < 0xA0);
    is_low && text.chars().any(is_spoilt) || memchr::memchr_iter(0xC2, bytes).any(is_high)
}

/// Letters that only a wrong encoding or a damaged file gives.
fn is_spoilt(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
}

/// Whether a date is written as AEM and Relabel write one of UTC.
fn is_exact_utc(text: &str) -> bool {
    const FORM: &[u8; 24] = b"0000-00-00T00:00:00.000Z";
    let fits = |(byte, form): (&u8, &u8)| byte == form || *form == b'0' && byte.is_ascii_digit();
    text.len() == FORM.len() && text.as_bytes().iter().zip(FORM).all(fits)
}

/// A day at midnight is a day, in a field of text.
fn plain(form: Form, text: &str) -> &str {
    match form {
        Form::Date => text.strip_suffix("T00:00:00").unwrap_or(text),
        _ => text,
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match &*text.trim().to_lowercase() {
        "true" | "yes" | "y" | "1" | "vrai" | "oui" | "o" => Some(true),
        "false" | "no" | "n" | "0" | "faux" | "non" => Some(false),
        _ => None,
    }
}

/// A number with a point, or with one comma that cannot be one between thousands; and
/// with no more digits than AEM can keep.
fn number(text: &str) -> Result<(Kind, String), CannotReason> {
    let text = text.trim();
    let is_plain = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'))
    };
    let text = match text.split_once(',') {
        Some((whole, fraction)) if !may_be_thousands(whole, fraction) && !whole.contains('.') => {
            format!("{whole}.{fraction}")
        }
        Some(_) => return Err(CannotReason::NumberUnreadable),
        None => text.to_owned(),
    };
    if let Ok(whole) = text.parse::<i64>() {
        return Ok((Kind::Long, whole.to_string()));
    }
    let is_number = is_plain(&text) && text.parse::<f64>().is_ok_and(f64::is_finite);
    match exact_decimal(&text) {
        Some(decimal) if is_number => Ok((Kind::Double, decimal.to_string())),
        None if is_number => Err(CannotReason::NumberRounded),
        _ => Err(CannotReason::NumberUnreadable),
    }
}

/// Whether a comma may stand between thousands: three digits follow, and at most three
/// stand before it that are not just a zero.
fn may_be_thousands(whole: &str, fraction: &str) -> bool {
    let digits = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    fraction.len() == 3 && digits != "0" && digits.len() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(kind: FieldKind) -> Reader {
        Reader {
            column: 1,
            property: "p".to_owned(),
            kind,
            is_ours: false,
            is_exact: false,
            is_escaped: false,
            separator: "|".to_owned(),
            clear_word: "(clear)".to_owned(),
            order: None,
            zone: Zone::utc(),
        }
    }

    fn said(kind: FieldKind, form: Form, text: &str) -> String {
        match reader(kind).read(form, text) {
            Said::Blank => "blank".to_owned(),
            Said::Clear => "clear".to_owned(),
            Said::Single(kind, entry) => format!("{kind:?} {entry}"),
            said @ (Said::List(_) | Said::Split(..)) => {
                let value = said.value().expect("a list is a value");
                format!("{:?} {}", value.kind, value.entries.join("+"))
            }
            Said::Problem(reason, _) => format!("{reason:?}"),
        }
    }

    #[test]
    fn cells_say_what_stands_in_them() {
        use FieldKind as K;
        for (kind, form, text, wanted) in [
            (K::Text, Form::Text, "  ", "blank"),
            (K::Text, Form::Text, " (CLEAR) ", "clear"),
            (K::Text, Form::Text, "(Vider)", "clear"),
            (K::Text, Form::Text, "clear", "String clear"),
            (K::Text, Form::Text, "007", "String 007"),
            (K::Text, Form::Text, " a\nb ", "String  a\nb "),
            (K::Text, Form::Text, "'=1", "String '=1"),
            (K::Text, Form::Text, "12345678901234567890", "String 12345678901234567890"),
            (K::Text, Form::Text, "1.23457E+19", "NumberRounded"),
            (K::Text, Form::Text, "1,23457E+19", "NumberRounded"),
            (K::Text, Form::Text, "E+19", "String E+19"),
            (K::Text, Form::Rounded, "12345678901234600000", "NumberRounded"),
            (K::Text, Form::Number, "7", "String 7"),
            (K::Text, Form::Date, "2031-04-03T00:00:00", "String 2031-04-03"),
            (K::Text, Form::Error, "#N/A", "CellError"),
            (K::Text, Form::Text, "#N/A", "CellError"),
            (K::Text, Form::Text, "#NOM?", "CellError"),
            (K::Text, Form::Text, "#VALEUR\u{a0}!", "CellError"),
            (K::List, Form::Text, "#NOMBRE\u{202f}!", "CellError"),
            (K::Date, Form::Text, "#PROPAGATION!", "CellError"),
            (K::Text, Form::Text, "#CALC!", "CellError"),
            (K::Text, Form::Text, "#SUMMER!", "String #SUMMER!"),
            (K::Text, Form::Text, "caf\u{FFFD}", "Undecoded"),
            (K::Text, Form::Text, "caf\u{8e}", "Undecoded"),
            (K::List, Form::Text, "a| b ||a", "String a+b"),
            (K::List, Form::Text, " | ", "blank"),
            (K::YesNo, Form::Text, "Oui", "Boolean true"),
            (K::YesNo, Form::YesNo, "false", "Boolean false"),
            (K::YesNo, Form::Text, "maybe", "YesNoUnreadable"),
            (K::Number, Form::Number, "3", "Long 3"),
            (K::Number, Form::Text, "3,5", "Double 3.5"),
            (K::Number, Form::Text, "1,234", "NumberUnreadable"),
            (K::Number, Form::Text, "-1,234", "NumberUnreadable"),
            (K::Number, Form::Text, "999,000", "NumberUnreadable"),
            (K::Number, Form::Text, "1,234,567", "NumberUnreadable"),
            (K::Number, Form::Text, "1.234,567", "NumberUnreadable"),
            (K::Number, Form::Text, ",125", "NumberUnreadable"),
            (K::Number, Form::Text, "0,125", "Double 0.125"),
            (K::Number, Form::Text, "-0,125", "Double -0.125"),
            (K::Number, Form::Text, "1234,567", "Double 1234.567"),
            (K::Number, Form::Text, "inf", "NumberUnreadable"),
            (K::Number, Form::Text, "12345678901234567890", "NumberRounded"),
            (K::Number, Form::Text, "0,12345678901234567890", "NumberRounded"),
            (K::Number, Form::Text, "1e400", "NumberUnreadable"),
            (K::Number, Form::Text, "5.90123E+12", "NumberRounded"),
            (K::Number, Form::Text, "5,90123E+12", "NumberRounded"),
            (K::Number, Form::Formatted, "0.5", "Double 0.5"),
            (K::Text, Form::Formatted, "0.5", "NumberFormatted"),
            (K::List, Form::Formatted, "0.5", "NumberFormatted"),
            (K::Date, Form::Number, "47941", "DateUnreadable"),
            (K::Date, Form::Text, "soon", "DateUnreadable"),
        ] {
            assert_eq!(said(kind, form, text), wanted, "{kind:?} {form:?} {text:?}");
        }
    }

    #[test]
    fn a_date_that_is_exact_already_stays_as_it_stands() {
        let writing = Writing { locale: None, zone: &Zone::utc(), order: None, today: None };
        for text in ["2031-04-03T00:00:00.000Z", "0001-01-01T23:59:59.999Z"] {
            let ReadDay::Read { moment, .. } = read(text, &writing) else { panic!("{text}") };
            assert!(is_exact_utc(text) && exact_date(moment).as_deref() == Some(text));
        }
        for text in ["2031-02-30T00:00:00.000Z", "0000-01-01T00:00:00.000Z"] {
            assert_eq!(said(FieldKind::Date, Form::Text, text), "DateUnreadable");
        }
        assert!(!is_exact_utc("2031-04-03T00:00:00.00+Z"));
    }

    #[test]
    fn only_our_own_marks_are_taken_back() {
        let ours =
            Reader { is_ours: true, is_exact: true, is_escaped: true, ..reader(FieldKind::List) };
        let Said::List(entries) = ours.read(Form::Text, "a\\|b| c ||a") else { panic!("a list") };
        assert_eq!(entries, ["a|b", " c ", "", "a"]);
        let ours = Reader { is_ours: true, ..reader(FieldKind::Text) };
        for (cell, text) in [
            ("'(clear)", "(clear)"),
            ("'#N/A", "#N/A"),
            ("'#NOM?", "#NOM?"),
            ("'1.23457E+19", "1.23457E+19"),
            ("'=1", "=1"),
        ] {
            let Said::Single(_, entry) = ours.read(Form::Text, cell) else {
                panic!("{cell} is a text")
            };
            assert_eq!(entry, text);
        }
        // Without a mark we did not write it: a spreadsheet did.
        for (cell, reason) in
            [("#N/A", CannotReason::CellError), ("1.23457E+19", CannotReason::NumberRounded)]
        {
            let Said::Problem(found, _) = ours.read(Form::Text, cell) else { panic!("{cell}") };
            assert_eq!(found, reason, "{cell}");
        }
    }
}
