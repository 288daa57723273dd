//! Dates as Sling's POST servlet reads them (`DateParser`): by the first of seven forms
//! that fits.
//!
//! Only the strict form, ISO 8601 with milliseconds and a zone, keeps the zone. The others
//! are `SimpleDateFormat`s: they look at the beginning of the text and ignore what
//! follows, carry over what is too large (30 February is 2 March), and keep the moment in
//! the zone of the server, which here is UTC. Not simulated: names of zones, and that Java
//! counts by the Julian calendar before 15 October 1582.

use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// Why a text is not taken as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undated {
    /// None of the forms fits.
    Unreadable,
    /// The year has more than four digits, which the repository cannot keep.
    Beyond(i64),
}

/// Reads a date that was posted.
///
/// # Errors
/// [`Undated`]
pub(crate) fn parse(text: &str) -> Result<OffsetDateTime, Undated> {
    const DAYS: &[&str] =
        &["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    let ecma = |scan: &mut Scan<'_>| {
        scan.word(DAYS)?;
        scan.sign(' ')?;
        let month = i64::try_from(scan.word(MONTHS)?).ok()? + 1;
        scan.sign(' ')?;
        let day = scan.number()?;
        scan.sign(' ')?;
        let mut fields = Fields { day, month, year: scan.number()?, ..Fields::default() };
        scan.sign(' ')?;
        scan.time(&mut fields)?;
        scan.sign(' ')?;
        "GMT".chars().try_for_each(|c| scan.sign(c))?;
        fields.offset = scan.zone()?;
        Some(fields)
    };
    if let Some(fields) = ecma(&mut Scan(text)) {
        return fields.moment();
    }
    if let Some(moment) = strict(text) {
        return Ok(moment);
    }
    let iso_zone = |scan: &mut Scan<'_>| {
        let mut fields = scan.iso_day()?;
        scan.sign('T')?;
        scan.time(&mut fields)?;
        scan.sign('.')?;
        fields.milli = scan.number()?;
        fields.offset = scan.zone()?;
        Some(fields)
    };
    let iso_time = |scan: &mut Scan<'_>| {
        let mut fields = scan.iso_day()?;
        scan.sign('T')?;
        scan.time(&mut fields)?;
        Some(fields)
    };
    let points_time = |scan: &mut Scan<'_>| {
        let mut fields = scan.points_day()?;
        scan.sign(' ')?;
        scan.time(&mut fields)?;
        Some(fields)
    };
    iso_zone(&mut Scan(text))
        .or_else(|| iso_time(&mut Scan(text)))
        .or_else(|| Scan(text).iso_day())
        .or_else(|| points_time(&mut Scan(text)))
        .or_else(|| Scan(text).points_day())
        .ok_or(Undated::Unreadable)?
        .moment()
}

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2031-04-03T10:00:00.123+05:30`, every digit in its place and every field in its range.
pub(crate) fn strict(text: &str) -> Option<OffsetDateTime> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (local, zone) = unsigned.split_at_checked("2031-04-03T10:00:00.123".len())?;
    let shape = local.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b });
    if !shape.eq("0000-00-00T00:00:00.000".bytes()) {
        return None;
    }
    let part = |from: usize, to: usize| local[from..to].parse::<i32>().ok();
    let small = |from: usize| u8::try_from(part(from, from + 2)?).ok();
    let year = part(0, 4)? * if text.starts_with('-') { -1 } else { 1 };
    let month = Month::try_from(small(5)?).ok()?;
    let day = Date::from_calendar_date(year, month, small(8)?).ok()?;
    let milli = u16::try_from(part(20, 23)?).ok()?;
    let time = Time::from_hms_milli(small(11)?, small(14)?, small(17)?, milli).ok()?;
    let offset = match zone.strip_prefix(['+', '-']) {
        None => (zone == "Z").then_some(UtcOffset::UTC)?,
        Some(digits) => {
            let (hours, minutes) = digits.split_once(':')?;
            let number = |text: &str| {
                let is_pair = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
                is_pair.then(|| text.parse::<i8>().ok()).flatten()
            };
            let hours = number(hours).filter(|hours| *hours < 24)?;
            let minutes = number(minutes).filter(|minutes| *minutes < 60)?;
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()?
        }
    };
    Some(PrimitiveDateTime::new(day, time).assume_offset(offset))
}

/// What was read of a date, before anything is carried over.
#[derive(Clone, Copy, Debug, Default)]
struct Fields {
    year: i64,
    /// From 1.
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    milli: i64,
    /// Minutes east of Greenwich.
    offset: i64,
}

impl Fields {
    fn moment(self) -> Result<OffsetDateTime, Undated> {
        let year = self.year.saturating_add((self.month - 1).div_euclid(12));
        let beyond = Err(Undated::Beyond(year));
        let month = u8::try_from((self.month - 1).rem_euclid(12) + 1)
            .ok()
            .and_then(|month| Month::try_from(month).ok())
            .unwrap_or(Month::January);
        let Some(first) =
            i32::try_from(year).ok().and_then(|y| Date::from_calendar_date(y, month, 1).ok())
        else {
            return beyond;
        };
        let seconds = [(self.day - 1, 86_400), (self.hour, 3_600), (self.minute - self.offset, 60)]
            .iter()
            .fold(self.second, |sum, (n, unit)| sum.saturating_add(n.saturating_mul(*unit)));
        let after = Duration::seconds(seconds).checked_add(Duration::milliseconds(self.milli));
        let moment = after.and_then(|after| first.midnight().assume_utc().checked_add(after));
        // What is too large by its day or its hour ends in the year after the last one.
        moment.ok_or(Undated::Beyond(10_000))
    }
}

/// What is left to read of a text.
struct Scan<'a>(&'a str);

impl Scan<'_> {
    fn sign(&mut self, sign: char) -> Option<()> {
        self.0 = self.0.strip_prefix(sign)?;
        Some(())
    }

    /// As many digits as there are, behind blanks and a minus.
    fn number(&mut self) -> Option<i64> {
        let text = self.0.trim_start_matches([' ', '\t']);
        let (factor, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let number: i64 = text[..end].parse().ok()?;
        self.0 = &text[end..];
        Some(factor * number)
    }

    /// The place of the word that stands here, in full or by its first three letters.
    fn word(&mut self, words: &[&str]) -> Option<usize> {
        self.0 = self.0.trim_start_matches([' ', '\t']);
        let begins = |word: &str| {
            self.0.get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word))
        };
        let full = words.iter().position(|word| begins(word)).map(|at| (at, words[at].len()));
        let (at, length) =
            full.or_else(|| words.iter().position(|word| begins(&word[..3])).map(|at| (at, 3)))?;
        self.0 = &self.0[length..];
        Some(at)
    }

    fn iso_day(&mut self) -> Option<Fields> {
        let year = self.number()?;
        self.sign('-')?;
        let month = self.number()?;
        self.sign('-')?;
        Some(Fields { year, month, day: self.number()?, ..Fields::default() })
    }

    fn points_day(&mut self) -> Option<Fields> {
        let day = self.number()?;
        self.sign('.')?;
        let month = self.number()?;
        self.sign('.')?;
        Some(Fields { day, month, year: self.number()?, ..Fields::default() })
    }

    fn time(&mut self, fields: &mut Fields) -> Option<()> {
        fields.hour = self.number()?;
        self.sign(':')?;
        fields.minute = self.number()?;
        self.sign(':')?;
        fields.second = self.number()?;
        Some(())
    }

    /// `+0530`, `GMT+5:30` or `GMT`, in minutes.
    fn zone(&mut self) -> Option<i64> {
        let text = self.0.trim_start_matches([' ', '\t']);
        let is_named = text.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("GMT"));
        let text = if is_named { &text[3..] } else { text };
        let sign = match text.chars().next() {
            Some('+') => 1,
            Some('-') => -1,
            _ => return is_named.then_some(0),
        };
        let text = &text[1..];
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()).min(2);
        let (hours, text) = text.split_at(end);
        let text = if is_named { text.strip_prefix(':')? } else { text };
        let minutes = text.get(..2).filter(|m| m.bytes().all(|b| b.is_ascii_digit()))?;
        let hours: i64 = hours.parse().ok().filter(|h| *h < 24 && (is_named || end == 2))?;
        let minutes: i64 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
        Some(sign * (hours * 60 + minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Undated, parse};
    use crate::dates::iso;

    #[test]
    fn the_first_form_that_fits_decides() {
        for (text, kept) in [
            ("2022-08-12T17:02:57.000+02:00", "2022-08-12T17:02:57.000+02:00"),
            ("2022-08-12T17:02:57.123Z", "2022-08-12T17:02:57.123Z"),
            ("2022-08-12T17:02:57+02:00", "2022-08-12T17:02:57.000Z"),
            ("2022-08-12T17:02:57.5+02:00", "2022-08-12T17:02:57.000Z"),
            ("2022-08-12T17:02:57.000000+02:00", "2022-08-12T17:02:57.000Z"),
            ("2022-08-12T17:02:57.000+0200", "2022-08-12T15:02:57.000Z"),
            ("2031-04-03T10:00:00.1234+0200", "2031-04-03T08:00:01.234Z"),
            ("2031-04-03T10:00:00.123GMT+2:00", "2031-04-03T08:00:00.123Z"),
            ("2031-04-03T10:00:00.123+24:00", "2031-04-03T10:00:00.000Z"),
            ("2031-04-03T10:00:00.123z", "2031-04-03T10:00:00.000Z"),
            ("2022-08-12T17:02:57", "2022-08-12T17:02:57.000Z"),
            ("2022-08-12T17:02", "2022-08-12T00:00:00.000Z"),
            ("2022-08-12", "2022-08-12T00:00:00.000Z"),
            (" 2031- 4-3X", "2031-04-03T00:00:00.000Z"),
            ("12.08.2022 17:02:57", "2022-08-12T17:02:57.000Z"),
            ("12.08.2022 17:02", "2022-08-12T00:00:00.000Z"),
            ("3.4.31", "0031-04-03T00:00:00.000Z"),
            ("Fri Aug 12 2022 17:02:57 GMT+0200", "2022-08-12T15:02:57.000Z"),
            ("friday August 12 2022 17:2:57 GMT+0200 (CEST)", "2022-08-12T15:02:57.000Z"),
        ] {
            assert_eq!(parse(text).map(|d| iso(&d)).as_deref(), Ok(kept), "{text}");
        }
        for text in ["", "soon", "12/08/2022", "2031-04", "20310403", "+2031-04-03"] {
            assert_eq!(parse(text), Err(Undated::Unreadable), "{text}");
        }
        let ecma = "Thu Apr 03 2031 10:00:00 GMT";
        for zone in ["", "Z", "+02:00", "+2500"] {
            assert_eq!(parse(&format!("{ecma}{zone}")), Err(Undated::Unreadable), "{zone}");
        }
    }

    #[test]
    fn what_is_too_large_is_carried_over() {
        for (text, kept) in [
            ("2031-13-40", "2032-02-09T00:00:00.000Z"),
            ("2031-02-30", "2031-03-02T00:00:00.000Z"),
            ("2031-02-30T10:00:00.123Z", "2031-03-02T10:00:00.000Z"),
            ("2031-04-03T25:61:61", "2031-04-04T02:02:01.000Z"),
            ("2031-00-00", "2030-11-30T00:00:00.000Z"),
            ("0-0-0", "-0001-11-30T00:00:00.000Z"),
            ("2031--04-03", "2030-08-03T00:00:00.000Z"),
            ("2031-04--03", "2031-03-28T00:00:00.000Z"),
        ] {
            assert_eq!(parse(text).map(|d| iso(&d)).as_deref(), Ok(kept), "{text}");
        }
    }

    #[test]
    fn years_from_1_to_9999_are_kept() {
        for text in ["0001-01-01T00:00:00.000+02:00", "9999-12-31T23:59:59.999-12:00"] {
            assert_eq!(parse(text).map(|d| iso(&d)).as_deref(), Ok(text));
        }
        assert_eq!(parse("10000-01-01"), Err(Undated::Beyond(10_000)));
        assert_eq!(parse("12345-01-01"), Err(Undated::Beyond(12_345)));
        assert_eq!(parse("9999-12-32"), Err(Undated::Beyond(10_000)));
        assert_eq!(parse("9999-12-31T23:59:59.999-0100"), Err(Undated::Beyond(10_000)));
    }
}
