//! One field of one asset: what is there, and what will be.
//!
//! A property that exists keeps its kind (single or list, text, number, date):
//! changing the kind makes JCR refuse or makes other readers fail. Only a new
//! property takes the kind of the field.

use super::edit::CheckedField;
use crate::aem::{Kind, Property, PropertySet, parse_date, same};
use crate::api::types::{CannotReason, CellState, FieldKind, ShownValue};
use crate::store::PlannedCell;

/// Plans one field of one asset.
#[must_use]
pub fn plan_cell(field: &CheckedField, metadata: &PropertySet) -> PlannedCell {
    let before = metadata.get(&field.property).cloned();
    let (after, state, reason) = if metadata.is_unsupported(&field.property) {
        (field.after.clone(), CellState::Cannot, Some(CannotReason::UnsupportedValue))
    } else {
        match value_for(field, before.as_ref()) {
            Some(after) if same(before.as_ref(), after.as_ref()) => {
                (after, CellState::AlreadyRight, None)
            }
            Some(after) => (after, CellState::WillChange, None),
            None => (field.after.clone(), CellState::Cannot, Some(CannotReason::KindMismatch)),
        }
    };
    PlannedCell {
        property: field.property.clone(),
        before,
        after,
        state,
        reason,
        note: None,
        other_row: None,
    }
}

/// The value an asset gets, in the kind it holds now; `None` where it does not fit.
#[expect(
    clippy::option_option,
    reason = "the outer says whether it fits, the inner whether a value remains"
)]
fn value_for(field: &CheckedField, before: Option<&Property>) -> Option<Option<Property>> {
    let Some(wanted) = &field.after else { return Some(None) };
    let Some(before) = before else { return Some(Some(wanted.clone())) };
    if !before.multi && wanted.entries.len() > 1 {
        return None;
    }
    let kind = kind_to_keep(field.kind, before, wanted.kind)?;
    let entries =
        wanted.entries.iter().map(|entry| in_kind(entry, kind)).collect::<Option<Vec<_>>>()?;
    Some(Some(Property { kind, multi: before.multi, entries }))
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

fn in_kind(entry: &str, kind: Kind) -> Option<String> {
    let fits = match kind {
        Kind::String => true,
        Kind::Long => entry.trim().parse::<i64>().is_ok(),
        Kind::Double => entry.trim().parse::<f64>().is_ok_and(f64::is_finite),
        Kind::Boolean => matches!(entry, "true" | "false"),
        Kind::Date => parse_date(entry).is_some(),
    };
    fits.then(|| if kind == Kind::String { entry.to_owned() } else { entry.trim().to_owned() })
}

/// A value as the window shows it.
#[must_use]
pub fn shown(value: Option<&Property>) -> ShownValue {
    let Some(value) = value else {
        return ShownValue { kind: FieldKind::Text, entries: Vec::new(), labels: Vec::new() };
    };
    let kind = match value.kind {
        Kind::Date => FieldKind::Date,
        Kind::Boolean => FieldKind::YesNo,
        Kind::Long | Kind::Double => FieldKind::Number,
        Kind::String if value.multi => FieldKind::List,
        Kind::String => FieldKind::Text,
    };
    ShownValue { kind, entries: value.entries.clone(), labels: Vec::new() }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn field(kind: FieldKind, after: Option<Property>) -> CheckedField {
        CheckedField { property: "p".into(), kind, after }
    }

    fn planned(
        stored: &Json,
        field: &CheckedField,
    ) -> (CellState, Option<(Kind, bool, Vec<String>)>) {
        let node = if stored.is_null() { json!({}) } else { json!({ "p": stored }) };
        let cell = plan_cell(field, &PropertySet::from_json(&node));
        (cell.state, cell.after.map(|after| (after.kind, after.multi, after.entries)))
    }

    #[test]
    fn a_stored_list_stays_a_list_and_a_single_value_stays_single() {
        let text = field(FieldKind::Text, Some(Property::single(Kind::String, "new")));
        let new = || vec!["new".to_owned()];
        assert_eq!(
            planned(&json!(["old"]), &text),
            (CellState::WillChange, Some((Kind::String, true, new())))
        );
        assert_eq!(
            planned(&json!("old"), &text),
            (CellState::WillChange, Some((Kind::String, false, new())))
        );
        assert_eq!(
            planned(&Json::Null, &text),
            (CellState::WillChange, Some((Kind::String, false, new())))
        );
        assert_eq!(planned(&json!("new"), &text).0, CellState::AlreadyRight);
        assert_eq!(planned(&json!(["new"]), &text).0, CellState::AlreadyRight);
    }

    #[test]
    fn several_entries_do_not_fit_a_single_value() {
        let list = |entries: &[&str]| {
            let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
            field(FieldKind::List, Some(Property::list(Kind::String, entries)))
        };
        assert_eq!(planned(&json!("old"), &list(&["a", "b"])).0, CellState::Cannot);
        assert_eq!(
            planned(&json!("old"), &list(&["a"])).1,
            Some((Kind::String, false, vec!["a".into()]))
        );
    }

    #[test]
    fn numbers_keep_their_kind() {
        let number =
            |kind, text: &str| field(FieldKind::Number, Some(Property::single(kind, text)));
        assert_eq!(planned(&json!(1), &number(Kind::Double, "3.5")).0, CellState::Cannot);
        assert_eq!(
            planned(&json!(1.5), &number(Kind::Long, "3")).1,
            Some((Kind::Double, false, vec!["3".into()]))
        );
        assert_eq!(planned(&json!(3), &number(Kind::Long, "3")).0, CellState::AlreadyRight);
        let word = field(FieldKind::Text, Some(Property::single(Kind::String, "many")));
        assert_eq!(planned(&json!(3), &word).0, CellState::Cannot);
    }

    #[test]
    fn a_date_field_that_holds_other_text_is_not_overwritten_with_a_date() {
        let date =
            field(FieldKind::Date, Some(Property::single(Kind::Date, "2031-05-01T00:00:00.000Z")));
        assert_eq!(planned(&json!("soon"), &date).0, CellState::Cannot);
        assert_eq!(planned(&json!("2030-01-01"), &date).1.map(|after| after.0), Some(Kind::String));
        assert_eq!(
            planned(&json!("Thu May 01 2031 00:00:00 GMT+0000"), &date).0,
            CellState::AlreadyRight
        );
        assert_eq!(
            planned(&json!("Fri May 02 2031 00:00:00 GMT+0000"), &date).1.map(|after| after.0),
            Some(Kind::Date)
        );
    }

    #[test]
    fn clearing_what_is_not_there_is_already_right() {
        let clear = field(FieldKind::Text, None);
        assert_eq!(planned(&Json::Null, &clear).0, CellState::AlreadyRight);
        assert_eq!(planned(&json!("old"), &clear), (CellState::WillChange, None));
    }
}
