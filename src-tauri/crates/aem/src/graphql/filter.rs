//! The tests of a question as AEM's filter: one object, which travels as a variable.

use serde_json::{Map, Value as Json, json};

use super::question::Unaskable;
use super::schema::{Filtering, Place};
use relabel_model::{FragmentTest, OrderTest, QuestionKind, QuestionTest, TextTest};

/// Largest whole number that a window can ask for without losing digits.
const LARGEST_LONG: f64 = 9_007_199_254_740_991.0;

/// The tests as one filter. Tests of one field stand together, joined like all others.
pub(super) fn filter(tests: &[(Place, &QuestionTest)], all: bool) -> Result<Json, Unaskable> {
    let joined = if all { "AND" } else { "OR" };
    let mut root = Map::new();
    root.insert("_logOp".to_owned(), json!(joined));
    for (place, test) in tests {
        let expression = place
            .filter
            .as_ref()
            .and_then(|filtering| expression(place, filtering, &test.test))
            .ok_or_else(|| Unaskable::Test(test.field.clone()))?;
        let mut here = &mut root;
        for step in &place.steps {
            let next = here.entry(step.clone()).or_insert_with(|| json!({"_logOp": joined}));
            here = next.as_object_mut().expect("every step is an object");
        }
        if place.kind == QuestionKind::Fragment {
            let path = here.entry("_path").or_insert_with(|| json!({"_logOp": joined}));
            here = path.as_object_mut().expect("it was just made an object");
        }
        let list = here.entry("_expressions").or_insert_with(|| json!([]));
        list.as_array_mut().expect("it was just made a list").push(expression);
    }
    Ok(Json::Object(root))
}

/// One test as AEM writes it; `None` where it does not fit the kind of the field.
fn expression(place: &Place, filtering: &Filtering, test: &FragmentTest) -> Option<Json> {
    let mut made = match (place.kind, test) {
        (
            QuestionKind::Text | QuestionKind::LongText,
            FragmentTest::Text { how, text, match_case },
        ) => {
            let operator = match how {
                TextTest::Equals => "EQUALS",
                TextTest::Differs => "EQUALS_NOT",
                TextTest::Contains => "CONTAINS",
                TextTest::Lacks => "CONTAINS_NOT",
                TextTest::StartsWith => "STARTS_WITH",
            };
            // Ids are compared as they are, and know no such switch.
            if place.of == "ID" || filtering.lacks_case {
                json!({"value": text, "_operator": operator})
            } else {
                json!({"value": text, "_operator": operator, "_ignoreCase": !match_case})
            }
        }
        (QuestionKind::Integer, FragmentTest::Number { how, number }) => {
            let most = if place.of == "Long" { LARGEST_LONG } else { f64::from(i32::MAX) };
            if number.fract() != 0.0 || number.abs() > most {
                return None;
            }
            json!({"value": *number as i64, "_operator": number_operator(*how)})
        }
        (QuestionKind::Number, FragmentTest::Number { how, number }) => {
            json!({"value": number, "_operator": number_operator(*how)})
        }
        (QuestionKind::Moment | QuestionKind::Day, FragmentTest::Date { how, date }) => {
            let operator = match how {
                OrderTest::Equals => "AT",
                OrderTest::Differs => "NOT_AT",
                OrderTest::Below => "BEFORE",
                OrderTest::AtMost => "AT_OR_BEFORE",
                OrderTest::Above => "AFTER",
                OrderTest::AtLeast => "AT_OR_AFTER",
            };
            let day = date.get(..10).filter(|_| place.kind == QuestionKind::Day);
            json!({"value": day.unwrap_or(date), "_operator": operator})
        }
        (QuestionKind::YesNo, FragmentTest::YesNo { is }) => {
            json!({"value": is, "_operator": "EQUALS"})
        }
        (QuestionKind::Fragment, FragmentTest::Path { path }) => {
            json!({"value": path, "_operator": "EQUALS"})
        }
        _ => return None,
    };
    // A fragment is compared by its path, whose operators are not those of the reference.
    let is_reference = place.kind == QuestionKind::Fragment;
    let takes = |operators: &Vec<String>| operators.iter().any(|one| made["_operator"] == **one);
    if !is_reference && !filtering.operators.as_ref().is_none_or(takes) {
        return None;
    }
    // A list passes where any of its entries does.
    if place.many && !is_reference && !filtering.lacks_apply {
        made["_apply"] = json!("AT_LEAST_ONE");
    }
    Some(made)
}

fn number_operator(how: OrderTest) -> &'static str {
    match how {
        OrderTest::Equals => "EQUAL",
        OrderTest::Differs => "UNEQUAL",
        OrderTest::Below => "LOWER",
        OrderTest::AtMost => "LOWER_EQUAL",
        OrderTest::Above => "GREATER",
        OrderTest::AtLeast => "GREATER_EQUAL",
    }
}
