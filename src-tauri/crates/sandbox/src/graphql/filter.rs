//! `filter:` and `sort:` of a list query, over the values of fragments.

use std::cmp::Ordering;

use serde_json::Value as Json;
use time::OffsetDateTime;

use crate::dates;
use crate::graphql::fragments::Fragment;
use crate::graphql::models::{Element, Kind, Model};

/// Gives the fragment at a path that is of a model, and that model.
type Follow<'a> = dyn Fn(&str, &str) -> Option<(Fragment<'static>, Model)> + 'a;

/// Whether a fragment is wanted by a `<Model>Filter`. `follow` gives a referenced
/// fragment of a model.
pub(crate) fn matches(
    filter: &Json,
    fragment: &Fragment<'_>,
    model: &Model,
    follow: &Follow<'_>,
) -> bool {
    let Some(parts) = filter.as_object() else { return true };
    let verdicts = parts.iter().filter(|(name, _)| *name != "_logOp" && *name != "_apply").map(
        |(name, test)| {
            let text = |text: &str| any_text(test, &[text.to_owned()], Kind::Text);
            match name.as_str() {
                "_path" => text(&fragment.path),
                "_variation" => text(&fragment.variation),
                name => model.elements.iter().find(|element| element.name == name).is_some_and(
                    |element| match element.kind {
                        Kind::Fragment(referenced) => fragment.texts(element).iter().any(|path| {
                            follow(referenced, path).is_some_and(|(fragment, model)| {
                                matches(test, &fragment, &model, follow)
                            })
                        }),
                        _ => element_matches(test, fragment, element),
                    },
                ),
            }
        },
    );
    combined(filter, verdicts)
}

fn element_matches(test: &Json, fragment: &Fragment<'_>, element: &Element) -> bool {
    let texts: Vec<String> = match fragment.json(element) {
        Json::Array(values) => values.iter().map(plain).collect(),
        Json::Null => Vec::new(),
        value => vec![plain(&value)],
    };
    any_text(test, &texts, element.kind)
}

fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Whether the values pass the `_expressions` of a test, joined as its `_logOp` says.
fn any_text(test: &Json, values: &[String], kind: Kind) -> bool {
    let expressions = test["_expressions"].as_array().map(Vec::as_slice).unwrap_or_default();
    let verdicts = expressions.iter().map(|expression| {
        let holds = |value: &str| holds(expression, value, kind);
        match expression["_apply"].as_str() {
            Some("ALL") => !values.is_empty() && values.iter().all(|value| holds(value)),
            Some("ALL_OR_EMPTY") => values.iter().all(|value| holds(value)),
            // A field of one value that holds nothing differs from every value.
            _ if values.is_empty() => is_negative(expression),
            _ => values.iter().any(|value| holds(value)),
        }
    });
    combined(test, verdicts)
}

fn combined(of: &Json, mut verdicts: impl Iterator<Item = bool>) -> bool {
    if of["_logOp"] == "OR" { verdicts.any(|yes| yes) } else { verdicts.all(|yes| yes) }
}

fn is_negative(expression: &Json) -> bool {
    matches!(
        expression["_operator"].as_str(),
        Some("EQUALS_NOT" | "CONTAINS_NOT" | "UNEQUAL" | "NOT_AT")
    )
}

fn holds(expression: &Json, value: &str, kind: Kind) -> bool {
    let operator = expression["_operator"].as_str();
    let wanted = plain(&expression["value"]);
    let order = match kind {
        Kind::Integer | Kind::Number => {
            let (Ok(have), Ok(want)) = (value.parse::<f64>(), wanted.parse::<f64>()) else {
                return false;
            };
            let near = expression["_sensitiveness"].as_f64().unwrap_or_default();
            if (have - want).abs() <= near { Ordering::Equal } else { have.total_cmp(&want) }
        }
        Kind::Moment | Kind::Day => {
            let (Some(have), Some(want)) = (moment(value), moment(&wanted)) else { return false };
            have.cmp(&want)
        }
        _ => {
            let ignores_case = expression["_ignoreCase"] == true;
            let fold = |text: &str| {
                if ignores_case { text.to_lowercase() } else { text.to_owned() }
            };
            let (have, want) = (fold(value), fold(&wanted));
            return match operator {
                None | Some("EQUALS") => have == want,
                Some("EQUALS_NOT") => have != want,
                Some("CONTAINS") => have.contains(&want),
                Some("CONTAINS_NOT") => !have.contains(&want),
                Some("STARTS_WITH") => have.starts_with(&want),
                _ => false,
            };
        }
    };
    match operator {
        None | Some("EQUAL" | "AT") => order.is_eq(),
        Some("UNEQUAL" | "NOT_AT") => order.is_ne(),
        Some("GREATER" | "AFTER") => order.is_gt(),
        Some("GREATER_EQUAL" | "AT_OR_AFTER") => order.is_ge(),
        Some("LOWER" | "BEFORE") => order.is_lt(),
        Some("LOWER_EQUAL" | "AT_OR_BEFORE") => order.is_le(),
        Some(_) => false,
    }
}

fn moment(text: &str) -> Option<OffsetDateTime> {
    dates::parse(text)
}

/// Orders fragments as `"title, price DESC"` says; ties stay in the order of the paths.
///
/// # Errors
/// The name that is no element of the model.
pub(crate) fn sort(
    fragments: &mut [Fragment<'_>],
    order: &str,
    model: &Model,
) -> Result<(), String> {
    let mut keys = Vec::new();
    for part in order.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, direction) = part.split_once(char::is_whitespace).unwrap_or((part, "ASC"));
        let element = model.elements.iter().find(|element| element.name == name);
        if element.is_none() && name != "_path" {
            return Err(format!("Sorting field '{name}' does not exist"));
        }
        keys.push((element, direction.trim().eq_ignore_ascii_case("DESC")));
    }
    fragments.sort_by(|a, b| {
        let compared = keys.iter().map(|(element, descending)| {
            let order = match element {
                None => a.path.cmp(&b.path),
                Some(element) => compare(&a.json(element), &b.json(element)),
            };
            if *descending { order.reverse() } else { order }
        });
        compared.fold(Ordering::Equal, Ordering::then)
    });
    Ok(())
}

fn compare(a: &Json, b: &Json) -> Ordering {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => plain(a).cmp(&plain(b)),
    }
}
