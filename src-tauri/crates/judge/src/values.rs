//! Whether the content holds a value, and as what.

use relabel_core::api::types::*;
use serde_json::Value as Json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The entries of a typed value as text.
fn entries(typed: &Json) -> Vec<String> {
    let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match (typed.get("value"), typed.get("values").and_then(Json::as_array)) {
        (Some(value), _) => vec![text(value)],
        (None, Some(values)) => values.iter().map(text).collect(),
        (None, None) => Vec::new(),
    }
}

/// Whether a typed value is what was to be written.
pub(crate) fn holds(is: &Json, new: &ShownValue) -> bool {
    let is = entries(is);
    // A form of Sling takes a field away where it is told an empty text.
    if is.is_empty() && new.entries == [""] {
        return true;
    }
    is.len() == new.entries.len()
        && is.iter().zip(&new.entries).all(|(is, new)| is == new || same_value(is, new))
}

/// The same number or, to the second, the same moment.
fn same_value(one: &str, other: &str) -> bool {
    let moment = |text: &str| OffsetDateTime::parse(text, &Rfc3339).map(|at| at.unix_timestamp());
    match (moment(one), moment(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one.parse::<f64>().is_ok_and(|one| other.parse::<f64>() == Ok(one)),
    }
}

/// Whether type and form are those it had or, where there was none or another kind was
/// asked for, those of the new value. `was` is what it held before the first job.
pub(crate) fn keeps_its_type(was: &Json, is: &Json, plan: &PlanRow, is_first: bool) -> bool {
    let is_single = |typed: &Json| typed.get("value").is_some();
    if is.is_null() || (was["type"] == is["type"] && is_single(was) == is_single(is)) {
        return true;
    }
    let fitting: &[&str] = match plan.new.kind {
        FieldKind::Date => &["Date"],
        FieldKind::Number => &["Long", "Double"],
        FieldKind::YesNo => &["Boolean"],
        // What an undo brings back has the type it had.
        _ if was.is_null() || !is_first => &["String", "Decimal", "Name", "Path", "URI"],
        _ => &["String"],
    };
    (was.is_null() || plan.old.kind != plan.new.kind || !is_first)
        && is["type"].as_str().is_some_and(|kind| fitting.contains(&kind))
}
