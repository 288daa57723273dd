//! Dates: what was written is read back.

use proptest::prelude::*;
use proptest::sample::select;
use relabel_core::api::types::DateOrder;
use relabel_core::plan::dates::{Evidence, ReadDay, Writing, read};
use relabel_model::Zone;
use time::{Date, OffsetDateTime, Time};

use super::actions::cases;

const ENGLISH: [&str; 12] = [
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
const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

fn day() -> impl Strategy<Value = Date> {
    (1900..2200_i32, 1..=366_u16).prop_filter_map("a day of that year", |(year, day)| {
        Date::from_ordinal_date(year, day).ok()
    })
}

fn zone() -> impl Strategy<Value = Zone> {
    let names = vec!["Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"];
    select(names).prop_map(|name| Zone::named(name).expect("a zone"))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_form_of_a_day_is_read_as_that_day(
        date in day(), zone in zone(), hour in 0..24_u8, minute in 0..60_u8,
    ) {
        let (year, month, day) = date.to_calendar_date();
        let (number, at) = (u8::from(month), usize::from(u8::from(month)) - 1);
        let (english, french) = (ENGLISH[at], FRENCH[at]);
        let time = Time::from_hms(hour, minute, 0).expect("a time");
        let clock = format!("{hour}:{minute:02}");
        for (text, order, has_time) in [
            (format!("{year}-{number:02}-{day:02}"), None, false),
            (format!("{day} {english} {year}"), None, false),
            (format!("{english} {day}, {year} at {clock}"), None, true),
            (format!("{day} {french} {year} à {hour}h{minute:02}"), None, true),
            (format!("{} {day} {english} {year}", date.weekday()), None, false),
            (format!("{day}/{number}/{year} {clock}"), Some(DateOrder::DayFirst), true),
            (format!("{number:02}.{day:02}.{year}"), Some(DateOrder::MonthFirst), false),
            (format!("{year}{number:02}{day:02}"), None, false),
        ] {
            let writing = Writing { locale: None, zone: &zone, order, today: None };
            let expected = zone.moment(date, if has_time { time } else { Time::MIDNIGHT });
            let moment = expected.expect("a moment of these years");
            prop_assert_eq!(read(&text, &writing), ReadDay::Read { moment, has_time }, "{}", text);
        }
    }

    #[test]
    fn a_moment_with_its_offset_is_exact(seconds in -2_000_000_000_i64..7_000_000_000, zone in zone()) {
        let moment = OffsetDateTime::from_unix_timestamp(seconds).expect("a moment");
        let (date, time) = zone.shows(moment).expect("years that calendars have");
        // What the zone shows is that moment again, but for the hour that comes twice.
        let back = zone.moment(date, time).expect("a moment");
        prop_assert!((back - moment).abs() <= time::Duration::hours(1));
        if let Some(text) = relabel_model::exact_date(back) {
            let writing = Writing { locale: None, zone: &zone, order: None, today: None };
            // Local mean time had offsets with seconds, which no text of this form tells.
            if back.offset().seconds_past_minute() == 0 {
                prop_assert_eq!(
                    read(&text, &writing),
                    ReadDay::Read { moment: back, has_time: true },
                    "{}", text
                );
            }
        }
    }

    #[test]
    fn no_text_makes_the_reading_fail(text in "\\PC{0,40}", parts in "[0-9/. :+hTZamp-]{0,24}") {
        let zone = Zone::named("Europe/Paris").expect("a zone");
        let today = Some(time::macros::date!(2031 - 05 - 03));
        for text in [text, parts] {
            for order in [None, Some(DateOrder::DayFirst), Some(DateOrder::YearFirst)] {
                let writing = Writing { locale: Some("fr-FR"), zone: &zone, order, today };
                let _ = read(&text, &writing);
            }
            Evidence::default().add(&text);
        }
    }

    #[test]
    fn a_column_with_one_day_above_twelve_is_not_asked_about(
        dates in prop::collection::vec(day(), 1..20), by_day: bool,
    ) {
        let mut evidence = Evidence::default();
        let mut is_plain = false;
        for date in &dates {
            let (year, month, day) = date.to_calendar_date();
            let month = u8::from(month);
            is_plain |= day > 12;
            evidence.add(&match by_day {
                true => format!("{day}/{month}/{year}"),
                false => format!("{month}/{day}/{year}"),
            });
        }
        let order = if by_day { DateOrder::DayFirst } else { DateOrder::MonthFirst };
        prop_assert_eq!(evidence.order(), is_plain.then_some(order));
    }
}
