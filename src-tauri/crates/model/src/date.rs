//! Dates as AEM shows and takes them.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

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
pub(crate) fn shown_date(text: &str) -> Option<String> {
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

/// In which order a date of three numbers is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum DateOrder {
    /// 31/12/2031.
    DayFirst,
    /// 12/31/2031.
    MonthFirst,
    /// 2031-12-31.
    YearFirst,
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

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
    fn an_offset_with_seconds_is_told_in_utc() {
        let of_new_york = datetime!(1880-01-01 0:00 -4:56:02);
        assert_eq!(exact_date(of_new_york).as_deref(), Some("1880-01-01T04:56:02.000Z"));
        assert_eq!(exact_date(datetime!(0001-01-01 0:00 +0:09:21)), None, "the year 0");
    }
}
