//! A wanted value in the kind an asset holds.
//!
//! A property that exists keeps its kind (single or list, text, number, date):
//! changing the kind makes JCR refuse or makes other readers fail. Only a new
//! property takes the kind of the field.

use relabel_model::{CannotReason, FieldKind, Kind, Property, Zone, parse_date};

/// The value an asset gets, in the kind it holds now. A text that becomes a date and names
/// no zone is of `zone`, that of whoever wrote it.
///
/// # Errors
/// `ListInSingle` where there are several entries for a stored single value,
/// `KindMismatch` where an entry does not have the form of the stored kind.
pub fn fit(
    field: FieldKind,
    before: Option<&Property>,
    wanted: &Property,
    zone: &Zone,
) -> Result<Property, CannotReason> {
    let Some(before) = before else { return Ok(wanted.clone()) };
    if !before.multi && wanted.entries.len() > 1 {
        return Err(CannotReason::ListInSingle);
    }
    let fitted = kind_to_keep(field, before, wanted.kind).and_then(|kind| {
        let entries: Option<Vec<_>> =
            wanted.entries.iter().map(|entry| in_kind(entry, kind, zone)).collect();
        Some(Property { kind, multi: before.multi, entries: entries? })
    });
    fitted.ok_or(CannotReason::KindMismatch)
}

fn kind_to_keep(field: FieldKind, before: &Property, wanted: Kind) -> Option<Kind> {
    match before.kind {
        // An empty or readable text in a date field is a date that was stored loosely.
        Kind::String if field == FieldKind::Date => {
            let readable =
                before.entries.iter().all(|entry| entry.is_empty() || parse_date(entry).is_some());
            readable.then_some(Kind::String)
        }
        // An empty list has no kind that could be seen.
        Kind::String if before.multi && before.entries.is_empty() => Some(wanted),
        kind => Some(kind),
    }
}

/// An entry as it is stored in a kind: without leading zeros, or in the form of a date
/// that AEM reads exactly.
fn in_kind(entry: &str, kind: Kind, zone: &Zone) -> Option<String> {
    match kind {
        // What is none of these AEM refuses, and names the value.
        Kind::String | Kind::Decimal | Kind::Name | Kind::Path | Kind::Uri => {
            Some(entry.to_owned())
        }
        Kind::Long => entry.trim().parse::<i64>().ok().map(|whole| whole.to_string()),
        Kind::Double => exact_decimal(entry.trim()).map(|decimal| decimal.to_string()),
        Kind::Boolean => matches!(entry.trim(), "true" | "false").then(|| entry.trim().to_owned()),
        Kind::Date => zone.exact(entry),
    }
}

/// A decimal number of which no digit is lost: AEM keeps a double, which holds fifteen of
/// them for certain and seventeen at most.
#[must_use]
pub fn exact_decimal(text: &str) -> Option<f64> {
    let decimal = text.parse::<f64>().ok().filter(|decimal| decimal.is_finite())?;
    (significant(text) == significant(&decimal.to_string())).then_some(decimal)
}

/// The digits of a number without the zeros around them.
fn significant(number: &str) -> String {
    let (digits, _) = number.split_once(['e', 'E']).unwrap_or((number, ""));
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// Whether two entries would be the same in a kind, blanks around them aside; dates that
/// name no zone are of `zone`.
#[must_use]
pub fn same_in_kind(kind: Kind, a: &str, b: &str, zone: &Zone) -> bool {
    let (a, b) = (a.trim(), b.trim());
    let stored = |entry| in_kind(entry, kind, zone).map(|entry| Property::single(kind, entry));
    a == b || kind != Kind::String && stored(a).zip(stored(b)).is_some_and(|(a, b)| a.same(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_keeps_all_of_its_digits_or_is_none() {
        for text in [
            "0",
            "-0.0",
            "1.10",
            "+3.5",
            ".5",
            "1e5",
            "1.5E-7",
            "0.30000000000000004",
            "123456789012345",
            "100000000000000000000",
        ] {
            assert_eq!(exact_decimal(text), text.parse().ok(), "{text}");
        }
        for text in [
            "12345678901234567890",
            "0.12345678901234567890",
            "9007199254740993",
            "1e-400",
            "1e400",
            "inf",
            "NaN",
            "x",
        ] {
            assert_eq!(exact_decimal(text), None, "{text}");
        }
        assert_eq!(in_kind("9007199254740993", Kind::Double, &Zone::utc()), None);
        let long = in_kind("9007199254740993", Kind::Long, &Zone::utc());
        assert_eq!(long.as_deref(), Some("9007199254740993"));
    }

    #[test]
    fn a_text_for_a_stored_date_is_read_where_it_was_written() {
        let before = Property::single(Kind::Date, "2030-01-01T00:00:00Z");
        let becomes = |text: &str, zone: &str| {
            let (wanted, zone) = (Property::single(Kind::String, text), Zone::named(zone));
            let fitted =
                fit(FieldKind::Text, Some(&before), &wanted, &zone.expect("a zone")).ok()?;
            fitted.entries.into_iter().next()
        };
        for (text, zone, date) in [
            ("2031-05-01", "UTC", Some("2031-05-01T00:00:00.000Z")),
            ("2031-05-01", "Europe/Paris", Some("2031-05-01T00:00:00.000+02:00")),
            ("2031-05-01T10:30:00", "America/Los_Angeles", Some("2031-05-01T10:30:00.000-07:00")),
            ("2031-05-01T10:30:00Z", "Pacific/Auckland", Some("2031-05-01T10:30:00.000Z")),
            ("soon", "Europe/Paris", None),
        ] {
            assert_eq!(becomes(text, zone).as_deref(), date, "{text} {zone}");
        }
        let paris = Zone::named("Europe/Paris").expect("a zone");
        let stored = "2031-04-30T22:00:00Z";
        assert!(same_in_kind(Kind::Date, stored, "2031-05-01", &paris));
        assert!(!same_in_kind(Kind::Date, stored, "2031-05-01", &Zone::utc()));
    }
}
