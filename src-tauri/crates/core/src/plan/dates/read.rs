//! From a typed text to a day and a time.
//!
//! A text has a time zone, a time and a day, each of them taken off it in turn; what is
//! left over makes it unreadable: better to ask than to guess at half a text.

use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;
use regex::Regex;
use time::{Date, Month, OffsetDateTime, Time, UtcOffset, Weekday};

use super::names::{month, weekday};
use super::words_en_fr;
use relabel_model::{DateOrder, Zone};

/// Longest text that is looked at, in bytes: no date is longer.
const LONGEST: usize = 120;
/// Two-digit years up to this one are of this century, as spreadsheets have it.
const LAST_OF_CENTURY: i32 = 68;

fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a pattern known to be right")
}

/// A zone by its IANA name, in the text as it was written.
static NAMED_ZONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\(?\b([A-Za-z]+(?:/[A-Za-z][A-Za-z_+-]*)+)\)?\s*$"));
/// A zone at the end of a folded text: with its distance only behind a time, because
/// `-2031` may be a year.
static OFFSET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\d:\d{2}(?:[.,]\d+)?)\s*(?:(z)|(?:gmt|utc)?\s*([+-])(\d{2}):?(\d{2})(?:\s*\(.*\))?)$",
    )
});
static UTC: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s(?:utc|gmt)$"));
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s,]|(\d)t)(?:at\s|a\s|@\s?)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([ap])\.?m\b\.?)?",
    )
});
static HOURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:\bat\s|\ba\s)?\b(\d{1,2})\s?h(?:eures?|rs?)?(?:\s?(\d{2})(?:\s?min)?)?\b")
});
static HALF_DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\bat\s|@\s?)?\b(\d{1,2})\s?([ap])\.?m\b\.?"));
static NOON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\bat\s|\ba\s)?\b(noon|midi|midnight|minuit)\b"));
static ORDINAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(\d{1,2})(?:st|nd|rd|th|er|eme|e)\b"));

/// How a date was written, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// Language and country of whoever wrote it, such as `fr-FR`; `None` for a sheet,
    /// whose author is not its reader. Names of both languages are always understood;
    /// only in French do three numbers have an order by themselves.
    pub locale: Option<&'a str>,
    /// For what names no time zone.
    pub zone: &'a Zone,
    /// Order of the numbers, where that is known.
    pub order: Option<DateOrder>,
    /// The day from which "tomorrow" counts and whose year completes "3 May"; `None`
    /// where neither is understood, as in a sheet.
    pub today: Option<Date>,
}

/// What a text means as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadDay {
    /// One moment.
    Read {
        /// It.
        moment: OffsetDateTime,
        /// Whether a time was given; otherwise it is the beginning of the day.
        has_time: bool,
    },
    /// Two days fit.
    Ambiguous {
        /// If the day comes first.
        day_first: OffsetDateTime,
        /// If the month comes first.
        month_first: OffsetDateTime,
    },
    /// Not a date.
    Unreadable,
}

/// Reads a date.
#[must_use]
pub fn read(text: &str, writing: &Writing<'_>) -> ReadDay {
    read_with_zone(text, writing).0
}

/// Reads a date, and tells the zone that the text names.
#[must_use]
pub fn read_with_zone(text: &str, writing: &Writing<'_>) -> (ReadDay, Option<Zone>) {
    if let Some(read) = of_a_program(text, writing) {
        return (read, None);
    }
    let mut named = None;
    let read = understand(text, writing, &mut named).unwrap_or(ReadDay::Unreadable);
    (read, named)
}

/// The days that fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Days {
    One(Date),
    Either { day_first: Date, month_first: Date },
}

fn understand(text: &str, writing: &Writing<'_>, named: &mut Option<Zone>) -> Option<ReadDay> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let mut rest = text;
    if let Some(found) = NAMED_ZONE.captures(text) {
        *named = Some(Zone::named(found.get(1)?.as_str())?);
        rest = text[..found.get(0)?.start()].trim_end_matches([' ', ',']);
    }
    let mut rest = folded(rest);
    let mut offset = None;
    if named.is_none() {
        if let Some(found) = OFFSET.captures(&rest) {
            offset = Some(offset_of(&found)?);
            let end = found.get(1)?.end();
            rest.truncate(end);
        } else if let Some(found) = UTC.find(&rest) {
            offset = Some(UtcOffset::UTC);
            let start = found.start();
            rest.truncate(start);
        }
    }
    let time = take_time(&mut rest)?;
    let days = days_of(rest.trim(), writing)?;
    let at = |date: Date| match offset {
        Some(offset) => {
            let moment = date.with_time(time.unwrap_or(Time::MIDNIGHT)).assume_offset(offset);
            (1..=9999).contains(&moment.year()).then_some(moment)
        }
        None => {
            let zone = named.as_ref().unwrap_or(writing.zone);
            zone.moment(date, time.unwrap_or(Time::MIDNIGHT))
        }
    };
    Some(match days {
        Days::One(date) => ReadDay::Read { moment: at(date)?, has_time: time.is_some() },
        Days::Either { day_first, month_first } => {
            ReadDay::Ambiguous { day_first: at(day_first)?, month_first: at(month_first)? }
        }
    })
}

/// The forms in which programs write dates: three numbers, and ISO 8601. A sheet of a
/// million rows has nothing else, and taking them apart with patterns would take most of
/// the time that reading it takes. `None` says nothing: the patterns are asked then.
pub(super) fn of_a_program(text: &str, writing: &Writing<'_>) -> Option<ReadDay> {
    let text = text.trim();
    let (day, rest) = match text.as_bytes().get(4)? {
        b'-' => text.split_at_checked(10)?,
        _ => (text, ""),
    };
    let is_sign = |byte: u8| matches!(byte, b'/' | b'-' | b'.');
    let sign = *day.as_bytes().iter().find(|byte| !byte.is_ascii_digit())?;
    let mut parts = day.split(char::from(sign));
    let numbers = [parts.next()?, parts.next()?, parts.next()?];
    let is_number = |part: &&str| {
        matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !is_sign(sign) || parts.next().is_some() || !numbers.iter().all(is_number) {
        return None;
    }
    let midnight = |date| writing.zone.moment(date, Time::MIDNIGHT);
    match numeric(&numbers, writing)? {
        Days::Either { day_first, month_first } if rest.is_empty() => Some(ReadDay::Ambiguous {
            day_first: midnight(day_first)?,
            month_first: midnight(month_first)?,
        }),
        Days::Either { .. } => None,
        Days::One(date) if rest.is_empty() => {
            Some(ReadDay::Read { moment: midnight(date)?, has_time: false })
        }
        Days::One(date) => {
            let (time, zone) = clock(rest.strip_prefix('T')?)?;
            let moment = match zone {
                "" => writing.zone.moment(date, time)?,
                zone => date.with_time(time).assume_offset(distance(zone)?),
            };
            let is_kept = (1..=9999).contains(&moment.year());
            is_kept.then_some(ReadDay::Read { moment, has_time: true })
        }
    }
}

/// `HH:MM:SS` with or without decimals, and what follows.
fn clock(text: &str) -> Option<(Time, &str)> {
    let [h, h2, b':', m, m2, b':', s, s2, ..] = *text.as_bytes() else { return None };
    let two = |a: u8, b: u8| {
        (a.is_ascii_digit() && b.is_ascii_digit()).then(|| (a - b'0') * 10 + (b - b'0'))
    };
    let mut rest = text.get(8..)?;
    let mut nanosecond = 0;
    if let Some(decimals) = rest.strip_prefix('.') {
        let length = decimals.bytes().take_while(u8::is_ascii_digit).count();
        let digits = decimals.get(..length).filter(|_| (1..=9).contains(&length))?;
        nanosecond = digits.parse::<u32>().ok()? * 10_u32.pow(u32::try_from(9 - length).ok()?);
        rest = &decimals[length..];
    }
    let time = Time::from_hms_nano(two(h, h2)?, two(m, m2)?, two(s, s2)?, nanosecond).ok()?;
    Some((time, rest))
}

/// `Z`, `+02:00` or `+0200`.
fn distance(text: &str) -> Option<UtcOffset> {
    if text == "Z" {
        return Some(UtcOffset::UTC);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = match text.len() {
        5 => (text.get(1..3)?, text.get(3..)?),
        6 if text.as_bytes()[3] == b':' => (text.get(1..3)?, text.get(4..)?),
        _ => return None,
    };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) {
        return None;
    }
    let part = |part: &str| part.parse::<i8>().ok().map(|part| sign * part);
    UtcOffset::from_hms(part(hours)?, part(minutes)?, 0).ok()
}

/// Small letters without accents, one kind of blank and of apostrophe.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    DecomposingNormalizerBorrowed::new_nfkd()
        .normalize(&lower)
        .chars()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36F}'))
        .map(|c| match c {
            '’' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

fn offset_of(found: &regex::Captures<'_>) -> Option<UtcOffset> {
    if found.get(2).is_some() {
        return Some(UtcOffset::UTC);
    }
    let part = |at: usize| found.get(at)?.as_str().parse::<i8>().ok();
    let sign = if found.get(3)?.as_str() == "-" { -1 } else { 1 };
    UtcOffset::from_hms(sign * part(4)?, sign * part(5)?, 0).ok()
}

/// Takes the time off a text. The outer `None` says that there is one that no clock
/// shows.
#[expect(clippy::option_option, reason = "no time is not the same as a wrong one")]
fn take_time(text: &mut String) -> Option<Option<Time>> {
    let number = |found: &regex::Captures<'_>, at: usize| {
        found.get(at).map_or(Some(0), |part| part.as_str().parse::<u8>().ok())
    };
    let half = |hour: u8, half: Option<&str>| match half {
        None => Some(hour),
        Some(_) if hour == 0 || hour > 12 => None,
        Some("a") => Some(hour % 12),
        Some(_) => Some(hour % 12 + 12),
    };
    let (range, time) = if let Some(found) = CLOCK.captures(text) {
        let whole = found.get(0)?;
        // The digit before a `T` belongs to the day.
        let start = found.get(1).map_or(whole.start(), |digit| digit.end());
        let hour = half(number(&found, 2)?, found.get(6).map(|part| part.as_str()))?;
        let decimals = found.get(5).map_or("0", |part| part.as_str());
        let nanosecond: u32 = format!("{decimals:0<9}").parse().ok()?;
        let time = Time::from_hms_nano(hour, number(&found, 3)?, number(&found, 4)?, nanosecond);
        (start..whole.end(), time)
    } else if let Some(found) = HOURS.captures(text) {
        (found.get(0)?.range(), Time::from_hms(number(&found, 1)?, number(&found, 2)?, 0))
    } else if let Some(found) = HALF_DAY.captures(text) {
        let hour = half(number(&found, 1)?, found.get(2).map(|part| part.as_str()))?;
        (found.get(0)?.range(), Time::from_hms(hour, 0, 0))
    } else if let Some(found) = NOON.captures(text) {
        let is_noon = matches!(found.get(1)?.as_str(), "noon" | "midi");
        (found.get(0)?.range(), Time::from_hms(if is_noon { 12 } else { 0 }, 0, 0))
    } else {
        return Some(None);
    };
    text.replace_range(range, " ");
    time.ok().map(Some)
}

fn days_of(text: &str, writing: &Writing<'_>) -> Option<Days> {
    let text = text.trim_matches([' ', ',']);
    if let Some(today) = writing.today
        && let Some(day) = words_en_fr::day(text, today)
    {
        return Some(Days::One(day));
    }
    let is_known = |c: char| c.is_ascii_alphanumeric() || " ,./-'".contains(c);
    if text.is_empty() || !text.chars().all(is_known) {
        return None;
    }
    let text = ORDINAL.replace_all(text, "$1");
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !matches!(*part, "" | "le" | "the" | "of" | "on" | "du" | "de"))
        .collect();
    let is_number = |part: &&&str| part.bytes().all(|b| b.is_ascii_digit());
    let numbers: Vec<&str> = parts.iter().filter(is_number).copied().collect();
    let words: Vec<&str> = parts.iter().filter(|part| !is_number(part)).copied().collect();
    let (month, weekday) = match words[..] {
        [] => (None, None),
        [name] => match month(name) {
            Some(month) => (Some(month), None),
            None => (None, Some(weekday(name)?)),
        },
        // "mar" is a month or a day: what the other word is not.
        [a, b] => match (weekday(a).zip(month(b)), weekday(b).zip(month(a))) {
            (Some((day, month)), _) | (None, Some((day, month))) => (Some(month), Some(day)),
            (None, None) => return None,
        },
        _ => return None,
    };
    let days = match month {
        Some(month) => Days::One(with_month(&numbers, month, writing.today)?),
        None => numeric(&numbers, writing)?,
    };
    fitting(days, weekday)
}

/// Only what falls on the named day of the week.
fn fitting(days: Days, weekday: Option<Weekday>) -> Option<Days> {
    let Some(weekday) = weekday else { return Some(days) };
    let falls = |day: &Date| day.weekday() == weekday;
    match days {
        Days::One(day) => falls(&day).then_some(days),
        Days::Either { day_first, month_first } => match (falls(&day_first), falls(&month_first)) {
            (true, true) => Some(days),
            (true, false) => Some(Days::One(day_first)),
            (false, true) => Some(Days::One(month_first)),
            (false, false) => None,
        },
    }
}

fn with_month(numbers: &[&str], month: Month, today: Option<Date>) -> Option<Date> {
    let (year, day) = match numbers {
        [day] => (today?.year(), *day),
        [year, day] if year.len() == 4 => (year_of(year)?, *day),
        [day, year] => (year_of(year)?, *day),
        _ => return None,
    };
    Date::from_calendar_date(year, month, small(day)?).ok()
}

fn numeric(numbers: &[&str], writing: &Writing<'_>) -> Option<Days> {
    let one = |year: i32, month: u8, day: u8| {
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Days::One)
    };
    match numbers {
        [compact] if compact.len() == 8 => {
            one(year_of(&compact[..4])?, small(&compact[4..6])?, small(&compact[6..])?)
        }
        [year, month, day] if year.len() == 4 || writing.order == Some(DateOrder::YearFirst) => {
            one(year_of(year)?, small(month)?, small(day)?)
        }
        [a, b, year] => two_ways(small(a)?, small(b)?, year_of(year)?, writing),
        [a, b] => two_ways(small(a)?, small(b)?, writing.today?.year(), writing),
        _ => None,
    }
}

/// Two numbers that may be a day and a month or the other way round.
fn two_ways(a: u8, b: u8, year: i32, writing: &Writing<'_>) -> Option<Days> {
    let date =
        |day: u8, month: u8| Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok();
    let is_french = writing.locale.is_some_and(|locale| {
        let locale = locale.to_ascii_lowercase();
        // In Canada both orders are about.
        locale.split(['-', '_']).next() == Some("fr") && !locale.ends_with("ca")
    });
    let order = writing.order.or(is_french.then_some(DateOrder::DayFirst));
    match (date(a, b), date(b, a), order) {
        (Some(day), _, Some(DateOrder::DayFirst)) | (_, Some(day), Some(DateOrder::MonthFirst)) => {
            Some(Days::One(day))
        }
        // Whoever named an order gets no other.
        (_, _, Some(DateOrder::DayFirst | DateOrder::MonthFirst)) if writing.order.is_some() => {
            None
        }
        (Some(day_first), Some(month_first), _) if day_first != month_first => {
            Some(Days::Either { day_first, month_first })
        }
        (Some(day), _, _) | (None, Some(day), _) => Some(Days::One(day)),
        (None, None, _) => None,
    }
}

fn small(digits: &str) -> Option<u8> {
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

fn year_of(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 if year <= LAST_OF_CENTURY => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
