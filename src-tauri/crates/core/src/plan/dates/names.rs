//! Names of months and days, in English and French, folded: small letters, no accents.

use time::{Month, Weekday};

/// Each month with the names and short forms people write.
const MONTHS: &[(Month, &[&str])] = &[
    (Month::January, &["january", "jan", "janvier", "janv"]),
    (Month::February, &["february", "feb", "fevrier", "fevr", "fev"]),
    (Month::March, &["march", "mar", "mars"]),
    (Month::April, &["april", "apr", "avril", "avr"]),
    (Month::May, &["may", "mai"]),
    (Month::June, &["june", "jun", "juin"]),
    (Month::July, &["july", "jul", "juillet", "juil"]),
    (Month::August, &["august", "aug", "aout"]),
    (Month::September, &["september", "sep", "sept", "septembre"]),
    (Month::October, &["october", "oct", "octobre"]),
    (Month::November, &["november", "nov", "novembre"]),
    (Month::December, &["december", "dec", "decembre"]),
];

/// Each day of the week likewise. "mar" is a Tuesday in French and a month in English.
const WEEKDAYS: &[(Weekday, &[&str])] = &[
    (Weekday::Monday, &["monday", "mon", "lundi", "lun"]),
    (Weekday::Tuesday, &["tuesday", "tue", "tues", "mardi", "mar"]),
    (Weekday::Wednesday, &["wednesday", "wed", "mercredi", "mer"]),
    (Weekday::Thursday, &["thursday", "thu", "thur", "thurs", "jeudi", "jeu"]),
    (Weekday::Friday, &["friday", "fri", "vendredi", "ven"]),
    (Weekday::Saturday, &["saturday", "sat", "samedi", "sam"]),
    (Weekday::Sunday, &["sunday", "sun", "dimanche", "dim"]),
];

/// The month of a folded name.
pub(super) fn month(name: &str) -> Option<Month> {
    MONTHS.iter().find(|(_, names)| names.contains(&name)).map(|(month, _)| *month)
}

/// The day of a folded name.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| names.contains(&name)).map(|(weekday, _)| *weekday)
}
