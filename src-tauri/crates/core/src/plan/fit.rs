//! A wanted value in the kind an asset holds.
//!
//! A property that exists keeps its kind (single or list, text, number, date):
//! changing the kind makes JCR refuse or makes other readers fail. Only a new
//! property takes the kind of the field.

use crate::aem::{Kind, Property, exact_date, parse_date};
use crate::api::types::{CannotReason, FieldKind};

/// The value an asset gets, in the kind it holds now.
///
/// # Errors
/// `ListInSingle` where there are several entries for a stored single value,
/// `KindMismatch` where an entry does not have the form of the stored kind.
pub fn fit(
    field: FieldKind,
    before: Option<&Property>,
    wanted: &Property,
) -> Result<Property, CannotReason> {
    let Some(before) = before else { return Ok(wanted.clone()) };
    if !before.multi && wanted.entries.len() > 1 {
        return Err(CannotReason::ListInSingle);
    }
    let fitted = kind_to_keep(field, before, wanted.kind).and_then(|kind| {
        let entries: Option<Vec<_>> =
            wanted.entries.iter().map(|entry| in_kind(entry, kind)).collect();
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
fn in_kind(entry: &str, kind: Kind) -> Option<String> {
    match kind {
        Kind::String => Some(entry.to_owned()),
        Kind::Long => entry.trim().parse::<i64>().ok().map(|whole| whole.to_string()),
        Kind::Double => exact_decimal(entry.trim()).map(|decimal| decimal.to_string()),
        Kind::Boolean => matches!(entry.trim(), "true" | "false").then(|| entry.trim().to_owned()),
        Kind::Date => parse_date(entry).and_then(exact_date),
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

/// Whether two entries would be the same in a kind, blanks around them aside.
#[must_use]
pub fn same_in_kind(kind: Kind, a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    a == b || (kind != Kind::String && Property::single(kind, a).same(&Property::single(kind, b)))
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
        assert_eq!(in_kind("9007199254740993", Kind::Double), None);
        assert_eq!(in_kind("9007199254740993", Kind::Long).as_deref(), Some("9007199254740993"));
    }
}
