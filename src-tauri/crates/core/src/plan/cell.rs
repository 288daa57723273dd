//! The fields of one asset: what is there, and what will be.

use super::actions::{AssetFacts, Computed};
use super::edit::{CheckedEdit, CheckedField};
use super::fit::fit;
use relabel_model::{CannotReason, CellNote, CellState, FieldKind, Property, Zone, same};
use relabel_store::PlannedCell;

/// Plans an edit on one asset: a cell for each of its fields, in their order.
///
/// All fields look at what the asset holds now, also at what another field of the same
/// edit is about to change. A cell that a second run would change again says so.
#[must_use]
pub fn plan_cells(edit: &CheckedEdit, facts: &AssetFacts<'_>) -> Vec<PlannedCell> {
    plan_judged_cells(edit, facts, |_, _| {})
}

/// The same, each cell judged by what it is checked against and the kind of its field:
/// what is refused changes neither its own field nor one that is made of it.
#[must_use]
pub fn plan_judged_cells(
    edit: &CheckedEdit,
    facts: &AssetFacts<'_>,
    judge: impl Fn(&mut PlannedCell, FieldKind),
) -> Vec<PlannedCell> {
    let plan_cell = |field: &CheckedField, facts: &AssetFacts<'_>| {
        let mut cell = plan_cell(field, facts);
        judge(&mut cell, field.kind);
        cell
    };
    let mut cells: Vec<PlannedCell> =
        edit.fields.iter().map(|field| plan_cell(field, facts)).collect();
    let changed: Vec<(String, Option<Property>)> = cells
        .iter()
        .filter(|cell| cell.state == CellState::WillChange)
        .map(|cell| (cell.property.clone(), cell.after.as_ref().map(Property::as_read_back)))
        .collect();
    if changed.is_empty() {
        return cells;
    }
    let instead: Vec<_> =
        changed.iter().map(|(name, value)| (name.as_str(), value.as_ref())).collect();
    let afterwards = facts.with(&instead);
    for (field, cell) in edit.fields.iter().zip(&mut cells) {
        let looks_at = field.action.reads(&field.property);
        let is_moved = instead.iter().any(|(name, _)| looks_at.contains(name));
        if is_moved
            && cell.state != CellState::Cannot
            && plan_cell(field, &afterwards).state == CellState::WillChange
        {
            cell.note = Some(CellNote::ChangesAgain);
        }
    }
    cells
}

/// Plans one field of one asset, other fields of its edit aside.
#[must_use]
fn plan_cell(field: &CheckedField, facts: &AssetFacts<'_>) -> PlannedCell {
    let property = field.property.as_str();
    let before = facts.get(property);
    let everywhere = || field.action.value_everywhere().cloned();
    if facts.metadata.is_unsupported(property) {
        return cannot(property, before, everywhere(), CannotReason::UnsupportedValue);
    }
    let wanted = if field.only_empty && facts.filled(property).is_some() {
        Computed::Leave(None)
    } else {
        field.action.compute(property, field.kind, facts)
    };
    let zone = &facts.moment.zone;
    let decided = |wanted| decided(property, field.kind, before, wanted, zone, field.note);
    match wanted {
        Computed::Value(value) => decided(Some(value)),
        Computed::Nothing => decided(None),
        Computed::Leave(note) => PlannedCell {
            property: property.to_owned(),
            before: before.cloned(),
            after: before.cloned(),
            state: CellState::AlreadyRight,
            reason: None,
            note,
            other_row: None,
            says: Vec::new(),
        },
        Computed::Cannot(reason) => cannot(property, before, everywhere(), reason),
    }
}

/// What becomes of a cell that can be written: what is the same already is not sent, whether
/// its value was computed, read from a sheet or typed by hand.
#[must_use]
pub fn state_of(before: Option<&Property>, after: Option<&Property>) -> CellState {
    if same(before, after) { CellState::AlreadyRight } else { CellState::WillChange }
}

fn decided(
    property: &str,
    kind: FieldKind,
    before: Option<&Property>,
    wanted: Option<Property>,
    zone: &Zone,
    note: Option<CellNote>,
) -> PlannedCell {
    let after = match wanted.map(|wanted| (fit(kind, before, &wanted, zone), wanted)) {
        None => None,
        Some((Ok(after), _)) => Some(after),
        Some((Err(reason), wanted)) => return cannot(property, before, Some(wanted), reason),
    };
    let state = state_of(before, after.as_ref());
    PlannedCell {
        property: property.to_owned(),
        before: before.cloned(),
        after,
        state,
        reason: None,
        note: note.filter(|_| state == CellState::WillChange),
        other_row: None,
        says: Vec::new(),
    }
}

fn cannot(
    property: &str,
    before: Option<&Property>,
    after: Option<Property>,
    reason: CannotReason,
) -> PlannedCell {
    PlannedCell {
        property: property.to_owned(),
        before: before.cloned(),
        after,
        state: CellState::Cannot,
        reason: Some(reason),
        note: None,
        other_row: None,
        says: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::plan::actions::CheckedAction;
    use relabel_model::Moment;
    use relabel_model::{Kind, PropertySet};

    fn field(kind: FieldKind, after: Option<Property>) -> CheckedField {
        let action = after.map_or(CheckedAction::Clear, CheckedAction::Set);
        CheckedField { property: "p".into(), kind, action, only_empty: false, note: None }
    }

    fn planned(
        stored: &Json,
        field: &CheckedField,
    ) -> (CellState, Option<(Kind, bool, Vec<String>)>) {
        let node = if stored.is_null() { json!({}) } else { json!({ "p": stored }) };
        let metadata = PropertySet::from_json(&node);
        let moment = Moment::new(time::OffsetDateTime::UNIX_EPOCH, Zone::utc());
        let cell = plan_cell(field, &AssetFacts::new("/content/dam/a.jpg", 0, &metadata, &moment));
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
