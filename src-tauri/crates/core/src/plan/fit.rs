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
        Kind::Double => {
            let decimal = entry.trim().parse::<f64>().ok().filter(|decimal| decimal.is_finite());
            decimal.map(|decimal| decimal.to_string())
        }
        Kind::Boolean => matches!(entry.trim(), "true" | "false").then(|| entry.trim().to_owned()),
        Kind::Date => parse_date(entry).and_then(exact_date),
    }
}

/// Whether two entries would be the same in a kind, blanks around them aside.
#[must_use]
pub fn same_in_kind(kind: Kind, a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    a == b || (kind != Kind::String && Property::single(kind, a).same(&Property::single(kind, b)))
}
