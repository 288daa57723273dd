//! Words such as "tomorrow" and "demain", folded, and how far they are from today.

use time::{Date, Duration, Weekday};

use super::names::weekday;
use relabel_model::{DateUnit, later};

/// The day that words mean, counted from today; `None` for other words.
pub(super) fn day(words: &str, today: Date) -> Option<Date> {
    let days = |days| later(today, days, DateUnit::Days);
    match words {
        "today" | "aujourd'hui" | "ce jour" => return Some(today),
        "tomorrow" | "demain" => return days(1),
        "yesterday" | "hier" => return days(-1),
        "the day after tomorrow" | "day after tomorrow" | "apres-demain" | "apres demain" => {
            return days(2);
        }
        "the day before yesterday" | "day before yesterday" | "avant-hier" | "avant hier" => {
            return days(-2);
        }
        "end of month" | "end of the month" | "end of this month" | "fin du mois"
        | "fin de mois" => {
            return today.replace_day(today.month().length(today.year())).ok();
        }
        "end of year" | "end of the year" | "end of this year" | "fin d'annee"
        | "fin de l'annee" => {
            return Date::from_calendar_date(today.year(), time::Month::December, 31).ok();
        }
        "next week" | "la semaine prochaine" | "semaine prochaine" => return days(7),
        "next month" | "le mois prochain" | "mois prochain" => {
            return later(today, 1, DateUnit::Months);
        }
        "next year" | "l'annee prochaine" | "l'an prochain" => {
            return later(today, 1, DateUnit::Years);
        }
        _ => {}
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    match words[..] {
        ["in", amount, unit] | ["dans", amount, unit] => shifted(today, amount, unit, 1),
        [amount, unit, "ago"] | ["il", "y", "a", amount, unit] => shifted(today, amount, unit, -1),
        ["next", name] | [name, "prochain"] | [name] => next(today, weekday(name)?),
        _ => None,
    }
}

fn shifted(today: Date, amount: &str, unit: &str, sign: i32) -> Option<Date> {
    let amount: i32 = match amount {
        "a" | "an" | "one" | "un" | "une" => 1,
        "two" | "deux" => 2,
        "three" | "trois" => 3,
        "six" => 6,
        digits if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok()?,
        _ => return None,
    };
    let unit = match unit {
        "day" | "days" | "jour" | "jours" => DateUnit::Days,
        "week" | "weeks" | "semaine" | "semaines" => DateUnit::Weeks,
        "month" | "months" | "mois" => DateUnit::Months,
        "year" | "years" | "an" | "ans" | "annee" | "annees" => DateUnit::Years,
        _ => return None,
    };
    later(today, amount.checked_mul(sign)?, unit)
}

/// The next such day after today.
fn next(today: Date, wanted: Weekday) -> Option<Date> {
    let mut day = today;
    for _ in 0..7 {
        day = day.checked_add(Duration::DAY)?;
        if day.weekday() == wanted {
            return Some(day);
        }
    }
    None
}
