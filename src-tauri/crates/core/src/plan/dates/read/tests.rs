//! What people write, and what is meant by it.

use time::macros::{date, datetime};

use super::*;

fn understood(text: &str, locale: &str) -> String {
    let zone = Zone::named("Europe/Paris").expect("a zone");
    let writing = Writing {
        locale: Some(locale),
        zone: &zone,
        order: None,
        today: Some(date!(2031 - 05 - 03)),
    };
    let words = |moment: OffsetDateTime| {
        let form = time::macros::format_description!(
            "[year]-[month]-[day] [hour]:[minute]:[second][offset_hour sign:mandatory]"
        );
        moment.format(form).expect("a date")
    };
    match read(text, &writing) {
        ReadDay::Read { moment, has_time } => {
            let written = words(moment);
            if has_time { written } else { written.replace(" 00:00:00", "") }
        }
        ReadDay::Ambiguous { day_first, month_first } => {
            format!("{} or {}", &words(day_first)[..10], &words(month_first)[..10])
        }
        ReadDay::Unreadable => "?".to_owned(),
    }
}

#[test]
fn what_people_write_in_both_languages() {
    for (text, expected) in [
        ("2031-05-03", "2031-05-03+02"),
        ("2031-01-03", "2031-01-03+01"),
        ("2031/05/03", "2031-05-03+02"),
        ("20310503", "2031-05-03+02"),
        ("3 May 2031", "2031-05-03+02"),
        ("May 3, 2031", "2031-05-03+02"),
        ("May 3rd, 2031", "2031-05-03+02"),
        ("the 3rd of May 2031", "2031-05-03+02"),
        ("Saturday 3 May 2031", "2031-05-03+02"),
        ("Sat, 3 May 2031", "2031-05-03+02"),
        ("Friday 3 May 2031", "?"),
        ("3-May-2031", "2031-05-03+02"),
        ("3/May/31", "2031-05-03+02"),
        ("3 MAI 2031", "2031-05-03+02"),
        ("le 1er mai 2031", "2031-05-01+02"),
        ("samedi 3 mai 2031", "2031-05-03+02"),
        ("sam. 3 mai 2031", "2031-05-03+02"),
        ("mar. 6 mai 2031", "2031-05-06+02"),
        ("6 mar 2031", "2031-03-06+01"),
        ("14 juil. 2031", "2031-07-14+02"),
        ("15 août 2031", "2031-08-15+02"),
        ("15 aou\u{302}t\u{a0}2031", "2031-08-15+02"),
        ("25 décembre", "2031-12-25+01"),
        ("3 May", "2031-05-03+02"),
        ("today", "2031-05-03+02"),
        ("aujourd’hui", "2031-05-03+02"),
        ("Demain", "2031-05-04+02"),
        ("après-demain", "2031-05-05+02"),
        ("yesterday", "2031-05-02+02"),
        ("in 3 weeks", "2031-05-24+02"),
        ("dans un mois", "2031-06-03+02"),
        ("dans 10 ans", "2041-05-03+02"),
        ("2 days ago", "2031-05-01+02"),
        ("il y a 2 jours", "2031-05-01+02"),
        ("monday", "2031-05-05+02"),
        ("samedi prochain", "2031-05-10+02"),
        ("end of month", "2031-05-31+02"),
        ("fin de l'année", "2031-12-31+01"),
        ("31/12/2031", "2031-12-31+01"),
        ("12/31/2031", "2031-12-31+01"),
        ("31.12.31", "2031-12-31+01"),
        ("31-12-99", "1999-12-31+01"),
        ("05/05/2031", "2031-05-05+02"),
    ] {
        assert_eq!(understood(text, "en-GB"), expected, "{text}");
        assert_eq!(understood(text, "fr-FR"), expected, "{text} in French");
    }
}

#[test]
fn times_and_zones() {
    for (text, expected) in [
        ("2031-05-03T10:00:00.000+02:00", "2031-05-03 10:00:00+02"),
        ("2031-05-03T10:00:00Z", "2031-05-03 10:00:00+00"),
        ("2031-05-03 10:00:00 +0530", "2031-05-03 10:00:00+05"),
        ("Sat May 03 2031 10:00:00 GMT+0200", "2031-05-03 10:00:00+02"),
        ("2031-05-03T10:00", "2031-05-03 10:00:00+02"),
        ("3 May 2031 at 10:30", "2031-05-03 10:30:00+02"),
        ("3 May 2031, 10:30 pm", "2031-05-03 22:30:00+02"),
        ("3 May 2031 12am", "2031-05-03 00:00:00+02"),
        ("noon on 3 May 2031", "2031-05-03 12:00:00+02"),
        ("3 mai 2031 à 10h", "2031-05-03 10:00:00+02"),
        ("3 mai 2031 10h30", "2031-05-03 10:30:00+02"),
        ("3 mai 2031 à 10 h 30", "2031-05-03 10:30:00+02"),
        ("demain à midi", "2031-05-04 12:00:00+02"),
        ("3 mai 2031 à minuit", "2031-05-03 00:00:00+02"),
        ("3 May 2031 UTC", "2031-05-03+00"),
        ("3 May 2031 10:00 America/New_York", "2031-05-03 10:00:00-04"),
        ("3 May 2031 (Asia/Tokyo)", "2031-05-03+09"),
        ("30 March 2031 02:30", "2031-03-30 03:30:00+02"),
        ("3 May 2031 25:00", "?"),
        ("3 May 2031 13pm", "?"),
        ("3 May 2031 Europe/Atlantis", "?"),
    ] {
        assert_eq!(understood(text, "en"), expected, "{text}");
    }
}

#[test]
fn only_what_fits_two_days_is_asked_about() {
    assert_eq!(understood("03/04/2031", "en-US"), "2031-04-03 or 2031-03-04");
    assert_eq!(understood("3.4.31", "en"), "2031-04-03 or 2031-03-04");
    assert_eq!(understood("03/04/2031 10:00", "fr-CA"), "2031-04-03 or 2031-03-04");
    assert_eq!(understood("03/04/2031", "fr-FR"), "2031-04-03+02");
    assert_eq!(understood("Thursday 03/04/2031", "en"), "2031-04-03+02");
    assert_eq!(understood("12/31/2031", "fr-FR"), "2031-12-31+01");
    let zone = Zone::utc();
    let with = |order, text| {
        read(text, &Writing { locale: None, zone: &zone, order: Some(order), today: None })
    };
    let day = |moment| ReadDay::Read { moment, has_time: false };
    assert_eq!(with(DateOrder::DayFirst, "03/04/2031"), day(datetime!(2031-04-03 0:00 UTC)));
    assert_eq!(with(DateOrder::MonthFirst, "03/04/2031"), day(datetime!(2031-03-04 0:00 UTC)));
    assert_eq!(with(DateOrder::YearFirst, "31-03-04"), day(datetime!(2031-03-04 0:00 UTC)));
    assert_eq!(with(DateOrder::MonthFirst, "31/12/2031"), ReadDay::Unreadable);
    assert_eq!(with(DateOrder::DayFirst, "tomorrow"), ReadDay::Unreadable);
}

#[test]
fn what_is_no_date_is_not_made_one() {
    for text in [
        "",
        " ",
        "soon",
        "May",
        "May 2031",
        "2031",
        "31/02/2031",
        "29 February 2031",
        "0/0/2031",
        "3 May 2031 maybe",
        "3 4 5 6",
        "2031-13-01",
        "12345678901",
        "3 mai 2031;",
        "1/2",
        "½ May",
        "32 May 2031",
        "003/04/2031",
        "10:00",
        "in many days",
        "-2031",
        "3 May 20311",
    ] {
        let expected = if text == "1/2" { "2031-02-01 or 2031-01-02" } else { "?" };
        assert_eq!(understood(text, "en"), expected, "{text:?}");
    }
    assert_eq!(understood(&"3 May 2031 ".repeat(1_000), "en"), "?");
}

#[test]
fn what_programs_write_means_the_same_without_the_patterns() {
    let paris = Zone::named("Europe/Paris").expect("a zone");
    let days = [
        "2031-04-03",
        "2031-13-03",
        "0001-01-01",
        "9999-12-31",
        "2031-02-29",
        "03/04/2031",
        "3.4.31",
        "31-12-2031",
        "12/31/2031",
        "99/99/9999",
        "1/2/3",
        "2031/4/3",
        "68-1-1",
        "1.1.69",
        "03/04-2031",
        "1234-5-6",
        "0000-01-01",
        "2031-4-3",
    ];
    let times = [
        "",
        "T00:00:00",
        "T23:59:59.999",
        "T23:59:59.123456789",
        "T24:00:00",
        "T02:30:00.5",
        "T10:00",
        " 10:00:00",
        "T1:00:00",
        "T10:00:00.1234567890",
        "T10:00:60",
    ];
    let zones = [
        "", "Z", "+02:00", "-0330", "+99:00", "+24:00", "+1:00", "z", " Z", "+2:000", "+0a:00",
        "Zulu",
    ];
    let orders =
        [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst), Some(DateOrder::YearFirst)];
    let mut understood = 0;
    for order in orders {
        for (locale, today) in [(None, None), (Some("fr-FR"), Some(date!(2031 - 05 - 03)))] {
            let writing = Writing { locale, zone: &paris, order, today };
            for day in days {
                for time in times {
                    for zone in zones {
                        let text = format!("{day}{time}{zone}");
                        let Some(quick) = of_a_program(&text, &writing) else { continue };
                        let slow = understand(&text, &writing, &mut None);
                        assert_eq!(Some(quick), slow, "{text:?} {writing:?}");
                        understood += 1;
                    }
                }
            }
        }
    }
    assert!(understood > 400, "{understood}");
}
