//! The value of another field.

use super::{AssetFacts, Computed, as_texts};
use crate::plan::fit::exact_decimal;
use relabel_model::{CannotReason, CellNote, FieldKind, Kind, Property};

/// What the other field holds, in the kind of this one; nothing happens where that is
/// empty.
pub(super) fn compute(from: &str, kind: FieldKind, facts: &AssetFacts<'_>) -> Computed {
    if facts.metadata.is_unsupported(from) {
        return Computed::Cannot(CannotReason::UnsupportedValue);
    }
    let Some(source) = facts.filled(from) else {
        return Computed::Leave(Some(CellNote::SourceEmpty));
    };
    let filled: Vec<&str> =
        source.entries.iter().map(String::as_str).filter(|text| !text.trim().is_empty()).collect();
    let is_list = matches!(kind, FieldKind::List | FieldKind::Tags);
    if is_list {
        let mut entries: Vec<String> = Vec::with_capacity(filled.len());
        for entry in filled {
            if !entries.iter().any(|other| other == entry) {
                entries.push(entry.to_owned());
            }
        }
        return Computed::Value(as_texts(true, entries));
    }
    let [entry] = filled[..] else { return Computed::Cannot(CannotReason::ListInSingle) };
    match single(kind, entry, facts) {
        Ok(value) => Computed::Value(value),
        Err(reason) => Computed::Cannot(reason),
    }
}

fn single(kind: FieldKind, entry: &str, facts: &AssetFacts<'_>) -> Result<Property, CannotReason> {
    Ok(match kind {
        FieldKind::Date => {
            // A text without a zone is read where the plan is made.
            let date = facts.moment.zone.exact(entry);
            Property::single(Kind::Date, date.ok_or(CannotReason::DateUnreadable)?)
        }
        FieldKind::YesNo => match entry.trim() {
            yes @ ("true" | "false") => Property::single(Kind::Boolean, yes),
            _ => return Err(CannotReason::YesNoUnreadable),
        },
        FieldKind::Number => number(entry).ok_or(CannotReason::NumberUnreadable)?,
        FieldKind::Text | FieldKind::LongText | FieldKind::List | FieldKind::Tags => {
            Property::single(Kind::String, entry)
        }
    })
}

/// A number: whole where it has no point. None of more digits than AEM can keep.
pub(in crate::plan) fn number(text: &str) -> Option<Property> {
    let text = text.trim();
    if let Ok(whole) = text.parse::<i64>() {
        return Some(Property::single(Kind::Long, whole.to_string()));
    }
    let decimal = exact_decimal(text)?;
    Some(Property::single(Kind::Double, decimal.to_string()))
}
