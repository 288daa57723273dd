//! Dates as AEM reads and writes them.
//!
//! AEM keeps the zone it was given and shows it again in the ECMA form of
//! `Date.toString`. What Sling's POST servlet makes of a text is another matter
//! ([`crate::posted_dates`]).

use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

const ISO: &[BorrowedFormatItem<'_>] = format_description!(
    "[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3][offset_hour sign:mandatory]:[offset_minute]"
);
const ECMA: &[BorrowedFormatItem<'_>] = format_description!(
    "[weekday repr:short] [month repr:short] [day] [year] [hour]:[minute]:[second] GMT[offset_hour sign:mandatory][offset_minute]"
);
const HTTP: &[BorrowedFormatItem<'_>] = format_description!(
    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
);
const LOCAL_FORMS: [&[BorrowedFormatItem<'_>]; 4] = [
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond]"),
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]"),
    format_description!("[year]-[month]-[day]T[hour]:[minute]"),
    format_description!("[day].[month].[year] [hour]:[minute]:[second]"),
];
const DAY_FORMS: [&[BorrowedFormatItem<'_>]; 2] =
    [format_description!("[year]-[month]-[day]"), format_description!("[day].[month].[year]")];
const ECMA_LOCAL: &[BorrowedFormatItem<'_>] = format_description!(
    "[weekday repr:short] [month repr:short] [day] [year] [hour]:[minute]:[second] GMT"
);

/// Reads a date in any form somebody may write it in. Without a zone the server's own
/// counts.
pub(crate) fn parse(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    let (local, zone) = split_zone(text);
    let zone = zone.unwrap_or(UtcOffset::UTC);
    for form in LOCAL_FORMS.iter().chain([&ECMA_LOCAL]) {
        if let Ok(moment) = PrimitiveDateTime::parse(local, form) {
            return Some(moment.assume_offset(zone));
        }
    }
    DAY_FORMS
        .iter()
        .find_map(|form| Date::parse(text, form).ok())
        .map(|day| day.with_time(Time::MIDNIGHT).assume_utc())
}

/// Cuts `Z`, `+01:00` or `+0100` off the end.
fn split_zone(text: &str) -> (&str, Option<UtcOffset>) {
    if let Some(local) = text.strip_suffix('Z') {
        return (local, Some(UtcOffset::UTC));
    }
    let Some(at) = text.rfind(['+', '-']) else { return (text, None) };
    let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
    // Shorter than four digits it is the day of `yyyy-MM-dd`, not a zone.
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) || at < 11 {
        return (text, None);
    }
    let sign = if text.as_bytes()[at] == b'-' { -1 } else { 1 };
    let hours: i8 = digits[..2].parse().unwrap_or(0);
    let minutes: i8 = digits[2..].parse().unwrap_or(0);
    (&text[..at], UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok())
}

/// ISO-8601 with milliseconds; UTC is written `Z`.
pub(crate) fn iso(moment: &OffsetDateTime) -> String {
    let text = moment.format(ISO).unwrap_or_default();
    match text.strip_suffix("+00:00") {
        Some(utc) => format!("{utc}Z"),
        None => text,
    }
}

/// The form of Sling's default JSON: `Fri Aug 12 2022 17:02:57 GMT+0000`.
pub(crate) fn ecma(moment: &OffsetDateTime) -> String {
    moment.format(ECMA).unwrap_or_default()
}

/// The form of HTTP headers: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(crate) fn http(moment: &OffsetDateTime) -> String {
    moment.to_offset(UtcOffset::UTC).format(HTTP).unwrap_or_default()
}

/// Milliseconds since 1970, the unit of IMS.
pub(crate) fn unix_ms(moment: OffsetDateTime) -> i64 {
    i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{ecma, http, iso, parse};

    #[test]
    fn dates_are_read_in_many_forms() {
        for (text, expected) in [
            ("2031-05-01T00:00:00.000Z", "2031-05-01T00:00:00.000Z"),
            ("2016-03-12T12:11:17.603+01:00", "2016-03-12T12:11:17.603+01:00"),
            ("2016-03-12T12:11:17.603-0730", "2016-03-12T12:11:17.603-07:30"),
            ("2016-03-12T12:11:17", "2016-03-12T12:11:17.000Z"),
            ("2016-03-12", "2016-03-12T00:00:00.000Z"),
            ("12.03.2016 10:11:12", "2016-03-12T10:11:12.000Z"),
            ("12.03.2016", "2016-03-12T00:00:00.000Z"),
            ("Fri Aug 12 2022 17:02:57 GMT+0200", "2022-08-12T17:02:57.000+02:00"),
        ] {
            assert_eq!(parse(text).map(|d| iso(&d)).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "tomorrow", "2016-13-01", "12/03/2016", "2016-03-12T25:00:00Z"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_ecma_form_keeps_the_zone_and_drops_the_milliseconds() {
        let moment = parse("2022-08-12T17:02:57.431+01:00").unwrap();
        assert_eq!(ecma(&moment), "Fri Aug 12 2022 17:02:57 GMT+0100");
    }

    #[test]
    fn http_dates_are_in_greenwich() {
        let moment = parse("1994-11-06T09:49:37+01:00").unwrap();
        assert_eq!(http(&moment), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
