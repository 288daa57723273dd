//! Queries that were written elsewhere: their variables, and the addresses of persisted
//! ones.

use async_graphql_parser::parse_query;
use async_graphql_parser::types::{BaseType, DocumentOperations, Type};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value as Json};

use relabel_model::{QueryVariable, QuestionKind, VariableValue};

/// Longest address that is sent; beyond it variables go in a body (protocol open
/// question 13).
const LONGEST_ADDRESS: usize = 8_000;
/// What stands as it is in a value of an address.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The variables of a query, in their order; none where it cannot be read, which AEM
/// will say better.
#[must_use]
pub fn variables(query: &str) -> Vec<QueryVariable> {
    let Ok(document) = parse_query(query) else { return Vec::new() };
    let operation = match document.operations {
        DocumentOperations::Single(operation) => Some(operation),
        DocumentOperations::Multiple(operations) => operations.into_values().next(),
    };
    let definitions = operation.map(|operation| operation.node.variable_definitions);
    let shown = definitions.unwrap_or_default().into_iter().map(|definition| {
        let of = definition.node.var_type.node;
        let default = definition.node.default_value.map(|value| value.node);
        QueryVariable {
            name: definition.node.name.node.to_string(),
            kind: kind(&of),
            declared: of.to_string(),
            required: !of.nullable && default.is_none(),
            default: default.map(|value| match value {
                async_graphql_value::ConstValue::String(text) => text,
                value => value.to_string(),
            }),
        }
    });
    shown.collect()
}

/// Whether a query takes the cursor of the next page, and asks for it.
#[must_use]
pub fn has_pages(query: &str) -> bool {
    variables(query).iter().any(|variable| variable.name == "after")
        && query.contains("endCursor")
        && query.contains("hasNextPage")
}

fn kind(of: &Type) -> QuestionKind {
    let BaseType::Named(name) = &of.base else { return QuestionKind::Other };
    match name.as_str() {
        "String" | "ID" => QuestionKind::Text,
        "Int" => QuestionKind::Integer,
        "Float" => QuestionKind::Number,
        "Boolean" => QuestionKind::YesNo,
        "Calendar" | "DateTime" => QuestionKind::Moment,
        "Date" => QuestionKind::Day,
        _ => QuestionKind::Other,
    }
}

/// Typed values as JSON, by the kind of their variables; what was left empty is left
/// out.
///
/// # Errors
/// The name of the variable whose value does not fit, or is missing.
pub fn filled(
    declared: &[QueryVariable],
    values: &[VariableValue],
) -> Result<Map<String, Json>, String> {
    let mut filled = Map::new();
    for variable in declared {
        let given = values.iter().find(|value| value.name == variable.name);
        let text = given.map(|value| value.text.as_str()).unwrap_or_default();
        // Empty is a text too, where somebody was asked for one.
        let may_be_empty = variable.required && variable.kind == QuestionKind::Text;
        if text.is_empty() && !(may_be_empty && given.is_some()) {
            if variable.required {
                return Err(variable.name.clone());
            }
            continue;
        }
        let value = match variable.kind {
            QuestionKind::Integer => text.trim().parse::<i32>().ok().map(Json::from),
            QuestionKind::Number => number(text.trim()).map(Json::from),
            QuestionKind::YesNo => text.trim().parse::<bool>().ok().map(Json::from),
            QuestionKind::Other => serde_json::from_str(text).ok(),
            _ => Some(Json::from(text)),
        };
        filled.insert(variable.name.clone(), value.ok_or_else(|| variable.name.clone())?);
    }
    Ok(filled)
}

/// A number with a full stop or a comma. `1,234` is a thousand to some and one to others,
/// and so none.
fn number(text: &str) -> Option<f64> {
    if let Some((whole, fraction)) = text.split_once(',') {
        let whole = whole.trim_start_matches(['-', '+']);
        let may_group = fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0";
        if may_group || fraction.contains([',', '.']) || whole.contains('.') {
            return None;
        }
    }
    text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}

/// Whether AEM takes a name for a configuration, which may lie in others (`brand/journal`).
#[must_use]
pub fn is_configuration(name: &str) -> bool {
    name.len() <= 500 && name.split('/').all(is_name)
}

/// Whether AEM takes a name for a query or a step of a configuration (threat T17).
#[must_use]
pub fn is_name(name: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    !name.is_empty() && name.len() <= 100 && name.chars().all(plain)
}

/// Whether a value can stand in an address. AEM decodes the address before it takes the
/// values apart, so that these signs of a value could not be told from its own (threat
/// T17), and servers before it take a way up or an empty step for their own.
fn fits_address(text: &str) -> bool {
    let is_odd = |letter: char| matches!(letter, ';' | '=' | '%' | '\\') || letter.is_control();
    !text.contains(is_odd)
        && !text.contains("//")
        && !text.split('/').any(|step| step == ".." || step == ".")
}

/// The address that runs a persisted query by GET. `None` where its variables need a body:
/// it would be too long, or a value could be taken for something else.
#[must_use]
pub fn address(configuration: &str, name: &str, variables: &Map<String, Json>) -> Option<String> {
    let mut address = format!("/graphql/execute.json/{configuration}/{name}");
    for (variable, value) in variables {
        // How a list or nothing at all would stand in an address is nowhere said.
        if value.is_array() || value.is_object() || value.is_null() {
            return None;
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !fits_address(&text) {
            return None;
        }
        address.push_str("%3B");
        address.push_str(&utf8_percent_encode(variable, PLAIN).to_string());
        address.push_str("%3D");
        address.push_str(&utf8_percent_encode(&text, PLAIN).to_string());
    }
    if !variables.is_empty() {
        address.push_str("%3B");
    }
    (address.len() <= LONGEST_ADDRESS).then_some(address)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn variables_are_read_with_their_kinds() {
        let found = variables(
            "query q($slug: String!, $price: Float = 2.5, $tags: [String], $on: Calendar, $yes: Boolean!) { a }",
        );
        let shown: Vec<(&str, QuestionKind, bool, Option<&str>)> = found
            .iter()
            .map(|v| (v.name.as_str(), v.kind, v.required, v.default.as_deref()))
            .collect();
        assert_eq!(
            shown,
            [
                ("slug", QuestionKind::Text, true, None),
                ("price", QuestionKind::Number, false, Some("2.5")),
                ("tags", QuestionKind::Other, false, None),
                ("on", QuestionKind::Moment, false, None),
                ("yes", QuestionKind::YesNo, true, None),
            ]
        );
        assert_eq!(found[2].declared, "[String]");
        assert!(variables("{ broken").is_empty());
    }

    #[test]
    fn values_become_json_of_their_kind_or_are_named() {
        let declared = variables("query ($a: Int!, $b: Float, $c: [String], $d: String!) { a }");
        let value = |name: &str, text: &str| VariableValue { name: name.into(), text: text.into() };
        let all = [value("a", "3"), value("b", "2,5"), value("c", "[\"x\"]"), value("d", "")];
        assert_eq!(
            Json::Object(filled(&declared, &all).unwrap()),
            json!({"a": 3, "b": 2.5, "c": ["x"], "d": ""})
        );
        assert_eq!(filled(&declared, &[value("d", "x")]), Err("a".to_owned()));
        assert_eq!(filled(&declared, &[value("a", "x")]), Err("a".to_owned()));
        assert_eq!(filled(&declared, &[value("a", "1")]), Err("d".to_owned()));
    }

    #[test]
    fn nothing_of_a_value_leaves_its_place_in_the_address() {
        let of = |variables: Json| address("wknd-shared", "by", variables.as_object().unwrap());
        assert_eq!(
            of(json!({"path": "/content/dam/été?a&b#c \"d\"", "n": 3})).unwrap(),
            "/graphql/execute.json/wknd-shared/by%3Bpath%3D%2Fcontent%2Fdam%2F%C3%A9t%C3%A9%3Fa%26b%23c%20%22d%22%3Bn%3D3%3B"
        );
        for odd in
            ["a;n=4", "a=b", "50%", "%3Bn%3D4", "a\nb", "a\0", "/a/../b", "..", "//x", "a\\b"]
        {
            assert_eq!(
                of(json!({"path": odd})),
                None,
                "{odd}: AEM could take it for more than a value"
            );
        }
        assert_eq!(of(json!({"path": "x".repeat(9_000)})), None);
        assert_eq!(of(json!({})).unwrap(), "/graphql/execute.json/wknd-shared/by");
        for odd in ["/a", "a/", "a//b", "a/../b", "a/./b"] {
            assert!(!is_configuration(odd), "{odd}");
        }
        assert!(is_configuration("wknd-shared") && is_configuration("brand/journal"));
        for odd in ["", "a/b", "..", "a b", "é", "a;b", "a%2Fb"] {
            assert!(!is_name(odd), "{odd}");
            assert!(odd == "a/b" || !is_configuration(odd), "{odd}");
        }
    }

    #[test]
    fn numbers_that_can_be_read_in_two_ways_are_not_guessed_at() {
        let declared = variables("query ($price: Float!) { a }");
        let typed = |text: &str| {
            filled(&declared, &[VariableValue { name: "price".into(), text: text.into() }])
                .map(|filled| filled["price"].clone())
        };
        for odd in ["1,234", "12,345,678", "1,234.5", "1.234,5", "1e400", "NaN", "inf", ""] {
            assert_eq!(typed(odd), Err("price".to_owned()), "{odd}");
        }
        for (text, number) in
            [("1234,5", 1234.5), ("-0,25", -0.25), (" 30 ", 30.0), ("0,125", 0.125)]
        {
            assert_eq!(typed(text), Ok(json!(number)), "{text}");
        }
    }

    #[test]
    fn only_plain_values_go_into_an_address() {
        for odd in [json!(["a", "b"]), json!({"a": 1}), json!(null)] {
            let variables = json!({"x": odd});
            assert_eq!(address("wknd-shared", "by", variables.as_object().unwrap()), None, "{odd}");
        }
    }

    #[test]
    fn a_query_without_a_floor_is_not_followed() {
        let deep =
            format!("query ($a: {}String{}) {{ a }}", "[".repeat(200_000), "]".repeat(200_000));
        assert!(variables(&deep).is_empty());
        let deep = format!("{}{}", "{a".repeat(200_000), "}".repeat(200_000));
        assert!(variables(&deep).is_empty() && !has_pages(&deep));
    }
}
