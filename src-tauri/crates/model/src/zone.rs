//! Between the calendar of a time zone and a moment. The one place that knows the rules
//! of time zones: elsewhere a moment is an [`OffsetDateTime`].
//!
//! A time that the clocks skip is taken to be as much later as they skip; of a time that
//! comes twice the first is meant. That is what calendars do, and RFC 5545.

use jiff::civil;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

use crate::{DateUnit, exact_date, parse_date, parse_local};

/// From this year on moments are worked out with that of [`CYCLE`] years before: `jiff` knows
/// none after 22:00 of 30 December 9999, and the next day stands for "never" in many sheets.
const LAST_YEARS: i32 = 9_000;
/// Years after which the calendar repeats, days of the week and so clock changes with it.
const CYCLE: i32 = 400;

/// A time zone and its rules.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of an IANA name, such as `Europe/Paris`; `None` where there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name.trim()).ok().map(Self)
    }

    /// That of this computer, with its rules; UTC where it does not say.
    #[must_use]
    pub fn system() -> Self {
        Self(TimeZone::system())
    }

    /// UTC.
    #[must_use]
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// Its IANA name; `UTC` where it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// Its IANA name, by which it can be found again ([`Zone::named`]). A computer may know
    /// the rules of its zone and not what it is called.
    #[must_use]
    pub fn iana_name(&self) -> Option<&str> {
        self.0.iana_name()
    }

    /// The moment at which its calendars and clocks show this. `None` outside the years
    /// 1 to 9999.
    #[must_use]
    pub fn moment(&self, date: Date, time: Time) -> Option<OffsetDateTime> {
        if date.year() >= LAST_YEARS {
            let moment = self.moment(years_away(date, -CYCLE)?, time)?;
            return Some(moment.replace_date(years_away(moment.date(), CYCLE)?));
        }
        let day = to_civil(date)?;
        let (hour, minute, second) = time.as_hms();
        let nanosecond = i32::try_from(time.nanosecond()).ok()?;
        let civil = day.at(
            i8::try_from(hour).ok()?,
            i8::try_from(minute).ok()?,
            i8::try_from(second).ok()?,
            nanosecond,
        );
        let zoned = self.0.to_ambiguous_zoned(civil).compatible().ok()?;
        let offset = UtcOffset::from_whole_seconds(zoned.offset().seconds()).ok()?;
        let utc =
            OffsetDateTime::from_unix_timestamp_nanos(zoned.timestamp().as_nanosecond()).ok()?;
        let moment = utc.checked_to_offset(offset)?;
        (1..=9999).contains(&moment.year()).then_some(moment)
    }

    /// A date as programs write it, in the exact form that is sent: one that names no zone
    /// is of this one. `None` where it is no date, or outside the years 1 to 9999.
    #[must_use]
    pub fn exact(&self, text: &str) -> Option<String> {
        let date = match parse_local(text) {
            Some((day, time)) => self.moment(day, time.unwrap_or(Time::MIDNIGHT)),
            None => parse_date(text),
        };
        date.and_then(exact_date)
    }

    /// What its calendars and clocks show at a moment. `None` outside the years 1 to 9999.
    #[must_use]
    pub fn shows(&self, moment: OffsetDateTime) -> Option<(Date, Time)> {
        if moment.year() >= LAST_YEARS {
            let earlier = moment.replace_date(years_away(moment.date(), -CYCLE)?);
            let (date, time) = self.shows(earlier)?;
            return Some((years_away(date, CYCLE)?, time));
        }
        let timestamp = Timestamp::from_nanosecond(moment.unix_timestamp_nanos()).ok()?;
        let civil = self.0.to_datetime(timestamp);
        let date = from_civil(civil.date())?;
        let part = |part: i8| u8::try_from(part).ok();
        let nanosecond = u32::try_from(civil.subsec_nanosecond()).ok()?;
        let (hour, minute, second) =
            (part(civil.hour())?, part(civil.minute())?, part(civil.second())?);
        let time = Time::from_hms_nano(hour, minute, second, nanosecond).ok()?;
        (1..=9999).contains(&date.year()).then_some((date, time))
    }
}

/// The same day so many years away, which are [`CYCLE`]s. `None` after the year 9999.
fn years_away(date: Date, years: i32) -> Option<Date> {
    date.replace_year(date.year() + years).ok()
}

/// A day so many units later, or earlier where the number is negative. Of a month that is
/// too short the last day. `None` outside the years 1 to 9999.
#[must_use]
pub fn later(date: Date, amount: i32, unit: DateUnit) -> Option<Date> {
    let span = Span::new();
    let span = match unit {
        DateUnit::Days => span.try_days(amount),
        DateUnit::Weeks => span.try_weeks(amount),
        DateUnit::Months => span.try_months(amount),
        DateUnit::Years => span.try_years(amount),
    };
    let moved = to_civil(date)?.checked_add(span.ok()?).ok()?;
    from_civil(moved).filter(|date| (1..=9999).contains(&date.year()))
}

fn to_civil(date: Date) -> Option<civil::Date> {
    let year = i16::try_from(date.year()).ok()?;
    let (month, day) = (u8::from(date.month()), date.day());
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn from_civil(date: civil::Date) -> Option<Date> {
    let month = Month::try_from(u8::try_from(date.month()).ok()?).ok()?;
    Date::from_calendar_date(i32::from(date.year()), month, u8::try_from(date.day()).ok()?).ok()
}

/// When a plan is made, and what day that is where its maker is.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The moment.
    pub now: OffsetDateTime,
    /// Where days are counted.
    pub zone: Zone,
    /// The day it is there.
    pub today: Date,
}

impl Moment {
    /// That moment, in that time zone.
    #[must_use]
    pub fn new(now: OffsetDateTime, zone: Zone) -> Self {
        let today = zone.shows(now).map_or_else(|| now.date(), |(date, _)| date);
        Self { now, zone, today }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime, time};

    use super::*;

    fn paris() -> Zone {
        Zone::named("Europe/Paris").expect("a zone")
    }

    #[test]
    fn a_skipped_time_is_later_and_a_doubled_one_the_first() {
        let at = |date, time| paris().moment(date, time);
        assert_eq!(at(date!(2031 - 05 - 03), time!(10:00)), Some(datetime!(2031-05-03 10:00 +2)));
        // Clocks go from 02:00 to 03:00, and from 03:00 back to 02:00.
        assert_eq!(at(date!(2031 - 03 - 30), time!(02:30)), Some(datetime!(2031-03-30 03:30 +2)));
        assert_eq!(at(date!(2031 - 10 - 26), time!(02:30)), Some(datetime!(2031-10-26 02:30 +2)));
        assert_eq!(
            paris().shows(datetime!(2031-10-26 01:30 UTC)),
            Some((date!(2031 - 10 - 26), time!(02:30)))
        );
    }

    #[test]
    fn the_usual_never_is_a_date_in_every_zone() {
        for (zone, exact) in [
            ("UTC", "9999-12-31T00:00:00.000Z"),
            ("Europe/Paris", "9999-12-31T00:00:00.000+01:00"),
            ("America/Los_Angeles", "9999-12-31T00:00:00.000-08:00"),
            ("Pacific/Auckland", "9999-12-31T00:00:00.000+13:00"),
        ] {
            let named = Zone::named(zone).expect("a zone");
            assert_eq!(named.exact("9999-12-31").as_deref(), Some(exact));
            let moment = parse_date(exact).expect("a date");
            assert_eq!(named.shows(moment), Some((date!(9999 - 12 - 31), time!(0:00))), "{zone}");
            // Summer time and days of the week go on as they are.
            let summer = named.moment(date!(9998 - 07 - 01), time!(12:00));
            let before = named.moment(date!(2398 - 07 - 01), time!(12:00));
            let offset = |moment: Option<OffsetDateTime>| moment.map(OffsetDateTime::offset);
            assert_eq!(offset(summer), offset(before), "{zone}");
        }
        assert_eq!(
            paris().exact("9999-12-31T23:59:59").as_deref(),
            Some("9999-12-31T23:59:59.000+01:00")
        );
        assert_eq!(Zone::utc().shows(datetime!(9999-12-31 23:00 -8)), None, "the year 10000");
    }

    #[test]
    fn a_date_without_a_zone_is_of_this_one() {
        for (text, exact) in [
            ("2031-05-01", Some("2031-05-01T00:00:00.000+02:00")),
            (" 2031-12-01T10:30:00 ", Some("2031-12-01T10:30:00.000+01:00")),
            ("2031-05-01T10:00:00-04:00", Some("2031-05-01T10:00:00.000-04:00")),
            ("2031-05-01T00:00:00Z", Some("2031-05-01T00:00:00.000Z")),
            ("0001-01-01", None),
            ("2031-02-30", None),
            ("tomorrow", None),
        ] {
            assert_eq!(paris().exact(text).as_deref(), exact, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_short_month_stays_the_end() {
        let later = |date, amount, unit| later(date, amount, unit);
        assert_eq!(later(date!(2032 - 02 - 29), 1, DateUnit::Years), Some(date!(2033 - 02 - 28)));
        assert_eq!(later(date!(2031 - 01 - 31), 1, DateUnit::Months), Some(date!(2031 - 02 - 28)));
        assert_eq!(later(date!(2031 - 03 - 31), -1, DateUnit::Months), Some(date!(2031 - 02 - 28)));
        assert_eq!(later(date!(2031 - 12 - 29), 1, DateUnit::Weeks), Some(date!(2032 - 01 - 05)));
        assert_eq!(later(date!(2031 - 12 - 29), i32::MAX, DateUnit::Days), None);
        assert_eq!(later(date!(9999 - 12 - 29), 1, DateUnit::Years), None);
        assert_eq!(later(date!(0001 - 01 - 01), -1, DateUnit::Days), None);
    }

    #[test]
    fn a_zone_has_a_name_that_exists() {
        assert!(Zone::named("Europe/Atlantis").is_none());
        assert_eq!(paris().name(), "Europe/Paris");
        assert_eq!(Zone::utc().name(), "UTC");
        assert_eq!(paris().iana_name(), Some("Europe/Paris"));
        let rules = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("rules");
        assert_eq!(Zone(rules).iana_name(), None);
    }

    #[test]
    fn today_is_the_day_where_the_maker_is() {
        let auckland = Zone::named("Pacific/Auckland").expect("a zone");
        let moment = Moment::new(datetime!(2031-05-03 14:00 UTC), auckland);
        assert_eq!(moment.today, date!(2031 - 05 - 04));
    }
}
