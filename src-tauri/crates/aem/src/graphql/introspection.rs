//! A schema that was asked for as data, put in GraphQL's notation: for endpoints that
//! refuse theirs as text.
//!
//! Names come from AEM and become part of a text that is read as a schema, and later of
//! queries: what is no name in GraphQL's sense makes the whole schema unreadable.

use std::fmt::Write as _;

use serde_json::Value as Json;

/// Asks for all types. References are followed as deep as `[[Type!]!]!` needs, twice.
pub const QUERY: &str = "query { __schema { queryType { name } types {
  kind name description
  fields(includeDeprecated: true) { name description args { ...Input } type { ...Type } }
  inputFields { ...Input }
  interfaces { ...Type }
  enumValues(includeDeprecated: true) { name description }
  possibleTypes { ...Type }
} } }
fragment Input on __InputValue { name description defaultValue type { ...Type } }
fragment Type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name
  ofType { kind name ofType { kind name ofType { kind name } } } } } } }";

/// Longest text that is made, in bytes: as much as is read of one.
const LONGEST: usize = 8 * 1024 * 1024;
/// Types that every schema has without naming them.
const BUILT_IN: [&str; 5] = ["String", "ID", "Int", "Float", "Boolean"];

/// The schema as text. `None` where the answer has none, or one that cannot be one.
#[must_use]
pub fn sdl(answer: &Json) -> Option<String> {
    let schema = answer.pointer("/data/__schema")?;
    let mut text = format!("schema {{\n  query: {}\n}}\n", name(schema.get("queryType")?)?);
    for of in entries(schema, "types") {
        let named = name(of)?;
        if named.starts_with("__") || BUILT_IN.contains(&named) {
            continue;
        }
        text.push('\n');
        described(&mut text, of, "");
        match of["kind"].as_str()? {
            "SCALAR" => writeln!(text, "scalar {named}").ok()?,
            "OBJECT" => fields(&mut text, "type", named, of)?,
            "INTERFACE" => fields(&mut text, "interface", named, of)?,
            "UNION" => {
                let members: Option<Vec<&str>> =
                    entries(of, "possibleTypes").iter().map(name).collect();
                writeln!(text, "union {named} = {}", members?.join(" | ")).ok()?;
            }
            "ENUM" => {
                writeln!(text, "enum {named} {{").ok()?;
                for value in entries(of, "enumValues") {
                    described(&mut text, value, "  ");
                    writeln!(text, "  {}", name(value)?).ok()?;
                }
                text.push_str("}\n");
            }
            "INPUT_OBJECT" => {
                writeln!(text, "input {named} {{").ok()?;
                for input in entries(of, "inputFields") {
                    described(&mut text, input, "  ");
                    writeln!(text, "  {}", taken(input)?).ok()?;
                }
                text.push_str("}\n");
            }
            _ => return None,
        }
        if text.len() > LONGEST {
            return None;
        }
    }
    Some(text)
}

fn entries<'a>(of: &'a Json, list: &str) -> &'a [Json] {
    of.get(list).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The name of something, where it is one in GraphQL's sense.
fn name(of: &Json) -> Option<&str> {
    let name = of.get("name")?.as_str()?;
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let is_name = name.chars().all(is_letter) && !name.starts_with(|c: char| c.is_ascii_digit());
    Some(name).filter(|_| is_name && !name.is_empty())
}

/// The description as a quoted text, whose escapes are those of JSON.
fn described(text: &mut String, of: &Json, indent: &str) {
    if let Some(said) = of["description"].as_str().filter(|said| !said.trim().is_empty()) {
        let _ = writeln!(text, "{indent}{}", Json::from(said));
    }
}

fn fields(text: &mut String, word: &str, named: &str, of: &Json) -> Option<()> {
    let interfaces: Option<Vec<&str>> = entries(of, "interfaces").iter().map(name).collect();
    let interfaces = interfaces?.join(" & ");
    let implements = if interfaces.is_empty() { "" } else { " implements " };
    writeln!(text, "{word} {named}{implements}{interfaces} {{").ok()?;
    for field in entries(of, "fields") {
        described(text, field, "  ");
        let taken: Option<Vec<String>> = entries(field, "args").iter().map(taken).collect();
        let taken = taken?.join(", ");
        let taken = if taken.is_empty() { taken } else { format!("({taken})") };
        writeln!(text, "  {}{taken}: {}", name(field)?, written(field.get("type")?)?).ok()?;
    }
    text.push_str("}\n");
    Some(())
}

/// An argument or a field of an input: `first: Int`. Its default is left out, and with it
/// that it has to be given: values in GraphQL's notation are not taken from others.
fn taken(input: &Json) -> Option<String> {
    let of = written(input.get("type")?)?;
    let has_default = !input["defaultValue"].is_null();
    let of = if has_default { of.trim_end_matches('!') } else { &of };
    Some(format!("{}: {of}", name(input)?))
}

/// A type as it is written: `[String!]`.
fn written(of: &Json) -> Option<String> {
    match of["kind"].as_str()? {
        "NON_NULL" => Some(format!("{}!", written(of.get("ofType")?)?)),
        "LIST" => Some(format!("[{}]", written(of.get("ofType")?)?)),
        _ => name(of).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::graphql::schema::Schema;

    fn answer() -> Json {
        let of = |name: &str| json!({"kind": "OBJECT", "name": name, "ofType": null});
        let list = |of: Json| json!({"kind": "LIST", "name": null, "ofType": of});
        let some = |of: Json| json!({"kind": "NON_NULL", "name": null, "ofType": of});
        json!({"data": {"__schema": {"queryType": {"name": "QueryType"}, "types": [
            {"kind": "OBJECT", "name": "QueryType", "fields": [{
                "name": "storyList", "type": some(of("StoryModelResults")),
                "args": [
                    {"name": "limit", "type": of("Int"), "defaultValue": "10"},
                    {"name": "sort", "type": some(of("String")), "defaultValue": "\"a\" } type Evil { a: Int"},
                ],
            }]},
            {"kind": "OBJECT", "name": "StoryModelResults", "fields": [
                {"name": "items", "type": some(list(of("StoryModel"))), "args": []},
            ]},
            {"kind": "OBJECT", "name": "StoryModel", "description": "A \"story\"\n} type Evil { a: Int }",
             "interfaces": [of("Located")],
             "fields": [{"name": "_path", "type": of("ID")}, {"name": "tags", "type": list(some(of("String")))}]},
            {"kind": "INTERFACE", "name": "Located", "fields": [{"name": "_path", "type": of("ID")}]},
            {"kind": "UNION", "name": "Any", "possibleTypes": [of("StoryModel"), of("StoryModelResults")]},
            {"kind": "ENUM", "name": "LogOp", "enumValues": [{"name": "AND"}, {"name": "OR"}]},
            {"kind": "INPUT_OBJECT", "name": "Filter", "inputFields": [{"name": "_logOp", "type": of("LogOp")}]},
            {"kind": "SCALAR", "name": "Calendar"}, {"kind": "SCALAR", "name": "String"},
            {"kind": "OBJECT", "name": "__Type", "fields": []},
        ]}}})
    }

    #[test]
    fn data_becomes_the_text_that_would_have_been_read() {
        let text = sdl(&answer()).unwrap();
        for part in [
            "storyList(limit: Int, sort: String): StoryModelResults!\n",
            "items: [StoryModel]!\n",
            "\"A \\\"story\\\"\\n} type Evil { a: Int }\"\ntype StoryModel implements Located {\n",
            "tags: [String!]\n",
            "union Any = StoryModel | StoryModelResults\n",
            "enum LogOp {\n  AND\n  OR\n}\n",
            "input Filter {\n  _logOp: LogOp\n}\n",
            "scalar Calendar\n",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("__Type") && !text.contains("scalar String"));
        let schema = Schema::read(&text).unwrap();
        assert_eq!(schema.model("story").unwrap().arguments, ["limit", "sort"]);
        assert!(schema.pointed("Evil").is_empty() && !text.contains("\ntype Evil"));
    }

    #[test]
    fn what_is_no_name_makes_no_schema() {
        for odd in ["a b", "", "1a", "a}", "é", "a(b: Int)", "a\nb"] {
            for place in [
                "/types/0/name",
                "/types/0/fields/0/name",
                "/types/5/enumValues/0/name",
                "/queryType/name",
            ] {
                let mut answer = answer();
                *answer.pointer_mut(&format!("/data/__schema{place}")).unwrap() = json!(odd);
                assert_eq!(sdl(&answer), None, "{odd:?} at {place}");
            }
        }
        for none in [json!({}), json!({"data": null}), json!({"data": {"__schema": null}})] {
            assert_eq!(sdl(&none), None);
        }
    }
}
