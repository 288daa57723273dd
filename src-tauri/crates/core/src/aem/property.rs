//! A metadata property as AEM stores it, read from Sling's JSON.
//!
//! Sling's JSON keeps booleans and numbers apart and lists apart from single
//! values, but shows a date as text (protocol reference, section 6.1). A text in
//! the date form is therefore taken as a date; its milliseconds are not known, and
//! what is written back, such as by an undo, has none. Two dates of the same second
//! are therefore the same.
//!
//! An empty text and no text at all are the same, too: not every way of writing can
//! tell them apart ([`Change`](super::Change)), nor can people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// The JCR type of a property, as far as JSON lets it be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Text.
    String,
    /// A whole number.
    Long,
    /// A number with decimals.
    Double,
    /// Yes or no.
    Boolean,
    /// A point in time.
    Date,
}

impl Kind {
    /// The name Sling's `@TypeHint` takes.
    #[must_use]
    pub fn type_hint(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Long => "Long",
            Self::Double => "Double",
            Self::Boolean => "Boolean",
            Self::Date => "Date",
        }
    }
}

/// A property's value. A property that is absent is `None` of this.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Property {
    /// Its type.
    pub kind: Kind,
    /// Whether it is stored as a list.
    pub multi: bool,
    /// Its entries as text: one when single. Dates are ISO 8601.
    pub entries: Vec<String>,
}

impl Property {
    /// A single value.
    #[must_use]
    pub fn single(kind: Kind, entry: impl Into<String>) -> Self {
        Self { kind, multi: false, entries: vec![entry.into()] }
    }

    /// A list.
    #[must_use]
    pub fn list(kind: Kind, entries: Vec<String>) -> Self {
        Self { kind, multi: true, entries }
    }

    /// Reads a member of Sling's JSON. `None` where the form is not one that can
    /// be written back: an object (a child node), a binary, an empty list of lists.
    #[must_use]
    pub fn from_json(value: &Json) -> Option<Self> {
        match value {
            Json::Array(entries) => {
                let read: Vec<(Kind, String)> = entries.iter().map(entry).collect::<Option<_>>()?;
                let kind = kind_of_all(&read);
                let texts =
                    read.into_iter().zip(entries).map(|((of, text), stored)| match stored {
                        // A text that only looks like a date.
                        Json::String(stored) if kind != of => stored.clone(),
                        _ => text,
                    });
                Some(Self::list(kind, texts.collect()))
            }
            single => entry(single).map(|(kind, text)| Self::single(kind, text)),
        }
    }

    /// What is read once this is stored: texts that all have the form in which Sling shows
    /// dates cannot be told from dates.
    #[must_use]
    pub fn as_read_back(&self) -> Self {
        let dates = || self.entries.iter().map(|entry| shown_date(entry)).collect();
        let is_text = self.kind == Kind::String && !self.entries.is_empty();
        match is_text.then(dates).flatten() {
            Some(entries) => Self { kind: Kind::Date, multi: self.multi, entries },
            None => self.clone(),
        }
    }

    /// Whether both hold the same: dates are compared as points in time to the
    /// second, numbers by value, and everything else letter by letter.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.multi == other.multi
            && self.entries.len() == other.entries.len()
            && self
                .entries
                .iter()
                .zip(&other.entries)
                .all(|(a, b)| same_entry(self.kind, a, other.kind, b))
    }

    /// Whether both tell the same in another kind or form, such as a list of one text
    /// instead of the text. JSON does not always tell kinds of numbers apart, so those
    /// count as one.
    #[must_use]
    pub fn is_retyped(&self, other: &Self) -> bool {
        let is_number = |kind| matches!(kind, Kind::Long | Kind::Double);
        let is_one_kind =
            self.kind == other.kind || [self.kind, other.kind].map(is_number) == [true; 2];
        let is_other_form = self.multi != other.multi || !is_one_kind;
        is_other_form
            && self.entries.len() == other.entries.len()
            && self.entries.iter().zip(&other.entries).all(|(a, b)| {
                a == b || parse_date(a).is_some_and(|date| parse_date(b) == Some(date))
            })
    }

    /// Whether it is a single text with nothing in it.
    fn is_blank(&self) -> bool {
        self.kind == Kind::String && !self.multi && self.entries.iter().all(String::is_empty)
    }
}

/// Whether two properties, either of them perhaps absent, hold the same. A single empty
/// text holds what an absent one does.
#[must_use]
pub fn same(a: Option<&Property>, b: Option<&Property>) -> bool {
    let [a, b] = [a, b].map(|property| property.filter(|property| !property.is_blank()));
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => a.same(b),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

fn same_entry(kind_a: Kind, a: &str, kind_b: Kind, b: &str) -> bool {
    match (kind_a, kind_b) {
        (Kind::Date, _) | (_, Kind::Date) => match (parse_date(a), parse_date(b)) {
            (Some(a), Some(b)) => a.unix_timestamp() == b.unix_timestamp(),
            _ => a == b,
        },
        (Kind::Long | Kind::Double, Kind::Long | Kind::Double) => {
            match (a.parse::<i64>(), b.parse::<i64>()) {
                (Ok(a), Ok(b)) => a == b,
                _ => a.parse::<f64>().is_ok_and(|a| b.parse::<f64>() == Ok(a)),
            }
        }
        (a_kind, b_kind) => a_kind == b_kind && a == b,
    }
}

/// The kind of a list: its entries are all of one. Where some of its texts look like
/// dates and others do not, they are texts; a decimal may be shown without its point.
fn kind_of_all(entries: &[(Kind, String)]) -> Kind {
    let first = entries.first().map_or(Kind::String, |(kind, _)| *kind);
    let is_number = |kind: Kind| matches!(kind, Kind::Long | Kind::Double);
    if entries.iter().all(|(kind, _)| *kind == first) {
        first
    } else if entries.iter().all(|(kind, _)| is_number(*kind)) {
        Kind::Double
    } else {
        Kind::String
    }
}

fn entry(value: &Json) -> Option<(Kind, String)> {
    match value {
        Json::Bool(yes) => Some((Kind::Boolean, yes.to_string())),
        Json::Number(number) if number.is_f64() => Some((Kind::Double, number.to_string())),
        Json::Number(number) => Some((Kind::Long, number.to_string())),
        Json::String(text) => Some(match shown_date(text) {
            Some(date) => (Kind::Date, date),
            None => (Kind::String, text.clone()),
        }),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// Reads a date in any form AEM shows or Relabel writes; a form without a zone is UTC.
#[must_use]
pub fn parse_date(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    OffsetDateTime::parse(text, &Rfc3339).ok().or_else(|| parse_sling_date(text)).or_else(|| {
        let no_colon = format_description!(
            "[year]-[month]-[day]T[hour]:[minute]:[second][optional [.[subsecond]]][offset_hour sign:mandatory][offset_minute]"
        );
        OffsetDateTime::parse(text, no_colon).ok().or_else(|| {
            let (day, time) = parse_local(text)?;
            Some(PrimitiveDateTime::new(day, time.unwrap_or(Time::MIDNIGHT)).assume_utc())
        })
    })
}

/// Reads a date that names no zone: a day, and its time where it has one. Which moment
/// that is depends on where it is read.
#[must_use]
pub fn parse_local(text: &str) -> Option<(Date, Option<Time>)> {
    let text = text.trim();
    let clock = format_description!(
        "[year]-[month]-[day]T[hour]:[minute]:[second][optional [.[subsecond]]]"
    );
    let day = format_description!("[year]-[month]-[day]");
    match PrimitiveDateTime::parse(text, clock) {
        Ok(date) => Some((date.date(), Some(date.time()))),
        Err(_) => Date::parse(text, day).ok().map(|day| (day, None)),
    }
}

/// A date in the one form of which Sling's POST servlet keeps the zone: with exactly
/// three decimals of a second (`ISO8601` of Jackrabbit's commons). With none or more it
/// would take the time for one of the server's own zone, without a word. Offsets of whole
/// minutes only: those from before there was standard time are told in UTC. `None` outside
/// the years 1 to 9999.
#[must_use]
pub fn exact_date(date: OffsetDateTime) -> Option<String> {
    let has_seconds = date.offset().seconds_past_minute() != 0;
    let date = if has_seconds { date.checked_to_offset(UtcOffset::UTC)? } else { date };
    if !(1..=9999).contains(&date.year()) {
        return None;
    }
    let (year, month, day) = date.to_calendar_date();
    let (hour, minute, second, millisecond) = date.to_hms_milli();
    let offset = date.offset();
    // Sheets and plans are full of dates, and a format description is ten times slower.
    let mut text = *b"0000-00-00T00:00:00.000+00:00";
    for (place, number) in [
        (0..4, year.unsigned_abs()),
        (5..7, u8::from(month).into()),
        (8..10, day.into()),
        (11..13, hour.into()),
        (14..16, minute.into()),
        (17..19, second.into()),
        (20..23, millisecond.into()),
        (24..26, offset.whole_hours().unsigned_abs().into()),
        (27..29, offset.minutes_past_hour().unsigned_abs().into()),
    ] {
        put_digits(&mut text[place], number);
    }
    let (zone, length) = match (offset.is_utc(), offset.is_negative()) {
        (true, _) => (b'Z', 24),
        (false, true) => (b'-', 29),
        (false, false) => (b'+', 29),
    };
    text[23] = zone;
    String::from_utf8(text[..length].to_vec()).ok()
}

/// Whether a text is told of [`exact_date`] as it stands, wherever it is a date at all:
/// its form, in UTC. Not with a second 60, which becomes another one when it is read.
#[must_use]
pub fn is_exact_date(text: &str) -> bool {
    let Ok(text) = <&[u8; 24]>::try_from(text.as_bytes()) else { return false };
    let form = text.iter().zip(b"0000-00-00T00:00:00.000Z");
    form.fold(true, |is_so, (byte, form)| {
        is_so & if *form == b'0' { byte.is_ascii_digit() } else { byte == form }
    }) && text[17] < b'6'
}

/// Fills all of a place with a number that has no more digits.
fn put_digits(place: &mut [u8], mut number: u32) {
    for digit in place.iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
    }
}

/// The date that a text of Sling's JSON is taken for, where it has Sling's own form.
fn shown_date(text: &str) -> Option<String> {
    let date = parse_sling_date(text)?;
    Some(date.format(&Rfc3339).unwrap_or_else(|_| text.to_owned()))
}

/// Reads Sling's own form, such as `Fri Aug 12 2022 17:02:57 GMT+0000`.
fn parse_sling_date(text: &str) -> Option<OffsetDateTime> {
    let form = format_description!(
        "[weekday repr:short] [month repr:short] [day] [year] [hour]:[minute]:[second] GMT[offset_hour sign:mandatory][offset_minute]"
    );
    OffsetDateTime::parse(text, form).ok()
}

/// The properties of a metadata node, by name.
#[derive(Clone, Debug, Default)]
pub struct PropertySet {
    known: BTreeMap<String, Property>,
    /// Names whose value has a form that is not written back.
    unsupported: Vec<String>,
}

impl PropertySet {
    /// Reads a node of Sling's JSON; child nodes are left aside.
    #[must_use]
    pub fn from_json(node: &Json) -> Self {
        let mut set = Self::default();
        for (name, value) in node.as_object().into_iter().flatten() {
            match Property::from_json(value) {
                Some(property) => {
                    set.known.insert(name.clone(), property);
                }
                None => set.unsupported.push(name.trim_start_matches(':').to_owned()),
            }
        }
        set
    }

    /// The property of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.known.get(name)
    }

    /// All properties, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Property)> {
        self.known.iter().map(|(name, property)| (name.as_str(), property))
    }

    /// Names of what cannot be written back, child nodes among them.
    pub fn unsupported(&self) -> impl Iterator<Item = &str> {
        self.unsupported.iter().map(String::as_str)
    }

    /// Whether there is something of that name that cannot be written back.
    #[must_use]
    pub fn is_unsupported(&self, name: &str) -> bool {
        self.unsupported.iter().any(|other| other == name)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use time::macros::datetime;

    use super::*;

    #[test]
    fn types_and_lists_survive_the_reading() {
        let node = json!({
            "dc:title": "Bali", "dc:subject": ["sea"], "empty": [], "n": 3, "d": 3.5, "b": true,
            "on": "Fri Aug 12 2022 17:02:57 GMT+0200", "child": {"a": 1}, ":data": 1234
        });
        let set = PropertySet::from_json(&node);
        let kind = |name: &str| set.get(name).map(|p| (p.kind, p.multi, p.entries.clone()));
        assert_eq!(kind("dc:title"), Some((Kind::String, false, vec!["Bali".into()])));
        assert_eq!(kind("dc:subject"), Some((Kind::String, true, vec!["sea".into()])));
        assert_eq!(kind("empty"), Some((Kind::String, true, vec![])));
        assert_eq!(kind("n"), Some((Kind::Long, false, vec!["3".into()])));
        assert_eq!(kind("d"), Some((Kind::Double, false, vec!["3.5".into()])));
        assert_eq!(kind("b"), Some((Kind::Boolean, false, vec!["true".into()])));
        assert_eq!(kind("on"), Some((Kind::Date, false, vec!["2022-08-12T17:02:57+02:00".into()])));
        assert!(set.is_unsupported("child"), "a child node is no value");
    }

    #[test]
    fn a_text_like_a_date_among_other_texts_stays_as_it_is() {
        let date = "Fri Aug 12 2022 17:02:57 GMT+0000";
        let list = Property::from_json(&json!([date, "sea"])).expect("a list");
        assert_eq!((list.kind, list.entries), (Kind::String, vec![date.into(), "sea".into()]));
        let dates = Property::from_json(&json!([date, date])).expect("a list");
        assert_eq!((dates.kind, &*dates.entries[1]), (Kind::Date, "2022-08-12T17:02:57Z"));
        let numbers = Property::from_json(&json!([1, 2.5])).expect("a list");
        assert_eq!((numbers.kind, numbers.entries), (Kind::Double, vec!["1".into(), "2.5".into()]));
    }

    #[test]
    fn dates_are_equal_when_they_name_the_same_second() {
        let date = |text: &str| Property::single(Kind::Date, text);
        assert!(date("2031-05-01T00:00:00.123Z").same(&date("2031-05-01T02:00:00+02:00")));
        assert!(!date("2031-05-01T00:00:00Z").same(&date("2031-05-01T00:00:01Z")));
    }

    #[test]
    fn an_exact_date_has_three_decimals_and_its_zone() {
        for (text, exact) in [
            ("2022-08-12T17:02:57+02:00", "2022-08-12T17:02:57.000+02:00"),
            ("2022-08-12T17:02:57Z", "2022-08-12T17:02:57.000Z"),
            ("2022-08-12T17:02:57.5-03:30", "2022-08-12T17:02:57.500-03:30"),
            ("2022-08-12T17:02:57.123456789+05:45", "2022-08-12T17:02:57.123+05:45"),
            ("Fri Aug 12 2022 17:02:57 GMT+0200", "2022-08-12T17:02:57.000+02:00"),
            ("2022-08-12", "2022-08-12T00:00:00.000Z"),
            ("2022-12-31T23:59:60Z", "2022-12-31T23:59:59.999Z"),
            ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999Z"),
            ("0001-02-03T04:05:06.007-00:30", "0001-02-03T04:05:06.007-00:30"),
            ("2022-08-12T17:02:57+14:00", "2022-08-12T17:02:57.000+14:00"),
            ("2022-08-12T17:02:57-00:00", "2022-08-12T17:02:57.000Z"),
        ] {
            assert_eq!(parse_date(text).and_then(exact_date).as_deref(), Some(exact), "{text}");
        }
    }

    #[test]
    fn a_date_that_is_exact_already_is_told_as_it_stands() {
        for text in
            ["2022-08-12T17:02:57.123Z", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z"]
        {
            assert!(is_exact_date(text), "{text}");
            assert_eq!(parse_date(text).and_then(exact_date).as_deref(), Some(text));
        }
        for text in
            ["2022-13-12T17:02:57.123Z", "2022-02-30T24:02:57.123Z", "0000-01-01T00:00:00.000Z"]
        {
            assert!(is_exact_date(text), "{text}");
            assert_eq!(parse_date(text).and_then(exact_date), None, "{text} is no date");
        }
        for text in [
            "2022-12-31T23:59:60.000Z",
            "2022-08-12T17:02:57.12Z",
            "2022-08-12T17:02:57.000+00:00",
            "2022-08-12t17:02:57.123z",
            " 2022-08-12T17:02:57.12Z",
            "2022-08-12",
            "",
        ] {
            assert!(!is_exact_date(text), "{text}");
        }
    }

    #[test]
    fn the_same_in_another_kind_or_form_is_noticed() {
        let one = |kind, entry: &str| Property::single(kind, entry);
        let text = |entry: &str| one(Kind::String, entry);
        let list = |entry: &str| Property::list(Kind::String, vec![entry.to_owned()]);
        let day = one(Kind::Date, "2031-05-01T00:00:00Z");
        assert!(text("sea").is_retyped(&list("sea")) && list("sea").is_retyped(&text("sea")));
        assert!(text("12").is_retyped(&one(Kind::Long, "12")));
        assert!(day.is_retyped(&text("2031-05-01")));
        assert!(!text("sea").is_retyped(&text("sea")) && !text("sea").is_retyped(&list("sun")));
        assert!(!one(Kind::Long, "3").is_retyped(&one(Kind::Double, "3")));
    }

    #[test]
    fn an_offset_with_seconds_is_told_in_utc() {
        let of_new_york = datetime!(1880-01-01 0:00 -4:56:02);
        assert_eq!(exact_date(of_new_york).as_deref(), Some("1880-01-01T04:56:02.000Z"));
        assert_eq!(exact_date(datetime!(0001-01-01 0:00 +0:09:21)), None, "the year 0");
    }

    #[test]
    fn an_empty_text_is_as_good_as_none_and_an_empty_list_is_not() {
        let empty = Property::single(Kind::String, "");
        assert!(same(Some(&empty), None) && same(None, Some(&empty)));
        for other in [
            Property::single(Kind::String, " "),
            Property::list(Kind::String, Vec::new()),
            Property::list(Kind::String, vec![String::new()]),
        ] {
            assert!(!same(Some(&other), None), "{other:?}");
            assert!(!same(Some(&other), Some(&empty)), "{other:?}");
        }
    }

    #[test]
    fn a_list_of_one_is_not_a_single_value() {
        let single = Property::single(Kind::String, "sea");
        assert!(!single.same(&Property::list(Kind::String, vec!["sea".into()])));
        assert!(!Property::single(Kind::String, "3").same(&Property::single(Kind::Long, "3")));
        assert!(Property::single(Kind::Double, "3.0").same(&Property::single(Kind::Long, "3")));
    }
}
