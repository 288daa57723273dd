//! One answer of an endpoint: rows, where the next page begins, what AEM found wrong.
//!
//! AEM answers 200 also with `errors`; `data` beside them is legal and may be less than
//! there is (protocol reference, section 8.2). So errors are looked at first, always.

use serde_json::{Map, Value as Json};

use relabel_model::QueryProblem;

/// Most problems that are told of one answer.
const MOST_PROBLEMS: usize = 20;
/// Entries of a page by cursor where the query does not say how many (protocol reference,
/// section 8.4).
const DEFAULT_PAGE: usize = 50;
/// Longest message of AEM that is shown, in characters.
const LONGEST_MESSAGE: usize = 2_000;

/// What one request was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The rows, as AEM sent them.
    pub rows: Vec<Json>,
    /// How many entries AEM's list has: its rows, and what holds nothing.
    pub entries: usize,
    /// Where the next page begins; none at the end, or where there are no pages.
    pub next: Option<String>,
    /// Whether AEM says that there are more pages, also where it does not say how to get
    /// them.
    pub has_more: bool,
    /// Whether there may be more pages: this one, by cursor, is as long as AEM makes them by
    /// itself, and nothing says whether it is the last.
    pub may_have_more: bool,
    /// What AEM found wrong.
    pub problems: Vec<QueryProblem>,
    /// Whether there was anything in `data`.
    pub has_data: bool,
    /// Whether there are lists or objects besides the one of the rows.
    pub has_other_lists: bool,
}

impl Page {
    /// Reads an answer. `None` where it has neither data nor problems: then it is none of
    /// GraphQL's, and no answer at all.
    #[must_use]
    pub fn read(answer: Json) -> Option<Self> {
        let Json::Object(mut answer) = answer else { return None };
        let problems: Vec<QueryProblem> = match answer.remove("errors") {
            None | Some(Json::Null) => Vec::new(),
            Some(Json::Array(errors)) => errors.iter().take(MOST_PROBLEMS).map(problem).collect(),
            Some(error) => vec![problem(&error)],
        };
        let mut page = Self { problems, ..Self::default() };
        match answer.remove("data") {
            Some(Json::Object(data)) => {
                page.has_data = data.values().any(|value| !value.is_null());
                page.take(data);
            }
            _ if page.problems.is_empty() => return None,
            _ => {}
        }
        Some(page)
    }

    /// The rows are in the first list or object; a single object is one row. A plain value,
    /// such as `__typename`, is one only where there is nothing else.
    fn take(&mut self, data: Map<String, Json>) {
        let fields = data.into_iter().map(|(_, field)| field).filter(|field| !field.is_null());
        let (lists, plain): (Vec<Json>, Vec<Json>) =
            fields.partition(|field| field.is_object() || field.is_array());
        self.has_other_lists = lists.len() > 1 || (lists.is_empty() && plain.len() > 1);
        let entries = match lists.into_iter().chain(plain).next() {
            Some(Json::Object(field)) => self.entries_of(field),
            Some(Json::Array(items)) => items,
            Some(value) => vec![value],
            None => Vec::new(),
        };
        self.entries = entries.len();
        self.rows = entries.into_iter().filter(|entry| !entry.is_null()).collect();
    }

    fn entries_of(&mut self, mut field: Map<String, Json>) -> Vec<Json> {
        // What holds nothing because of a problem is not a row that holds nothing.
        let is = |name: &str, kind: fn(&Json) -> bool| {
            field.get(name).is_some_and(|value| value.is_null() || kind(value))
        };
        if is("edges", Json::is_array) {
            self.look_for_more(field.get("pageInfo"));
            let edges = field.remove("edges").map(list).unwrap_or_default();
            let tells = field.get("pageInfo").is_some_and(|info| info["hasNextPage"].is_boolean());
            self.may_have_more = edges.len() == DEFAULT_PAGE && !tells;
            edges.into_iter().map(node).collect()
        } else if is("items", Json::is_array) {
            field.remove("items").map(list).unwrap_or_default()
        } else if is("item", Json::is_object) {
            field.remove("item").into_iter().collect()
        } else {
            vec![Json::Object(field)]
        }
    }

    fn look_for_more(&mut self, info: Option<&Json>) {
        let Some(info) = info else { return };
        self.has_more = info.get("hasNextPage") == Some(&Json::Bool(true));
        let cursor = info.get("endCursor").and_then(Json::as_str);
        let cursor = cursor.filter(|cursor| self.has_more && !cursor.is_empty());
        self.next = cursor.map(str::to_owned);
    }
}

fn list(value: Json) -> Vec<Json> {
    if let Json::Array(entries) = value { entries } else { Vec::new() }
}

/// What a page by cursor has in one of its places; the place itself where no `node` was
/// asked for.
fn node(edge: Json) -> Json {
    match edge {
        Json::Object(mut edge) if edge.contains_key("node") => {
            edge.remove("node").unwrap_or_default()
        }
        edge => edge,
    }
}

fn problem(error: &Json) -> QueryProblem {
    let message = error.as_str().or_else(|| error.get("message")?.as_str());
    let message = message.filter(|message| !message.trim().is_empty());
    let message = message.map_or_else(|| error.to_string(), str::to_owned);
    let short = |text: String| text.chars().take(LONGEST_MESSAGE).collect::<String>();
    let place = |name: &str| {
        let number = error.get("locations")?.get(0)?.get(name)?.as_u64()?;
        u32::try_from(number).ok()
    };
    let path = error.get("path").and_then(Json::as_array).map(|path| {
        let steps: Vec<String> = path
            .iter()
            .map(|step| step.as_str().map_or_else(|| step.to_string(), str::to_owned))
            .collect();
        steps.join(".")
    });
    QueryProblem {
        message: short(message),
        line: place("line"),
        column: place("column"),
        place: path.filter(|path| !path.is_empty()).map(short),
    }
}

/// The values at a place of a row, such as `designer.name`: of a list each, of a text in
/// several forms the plain one, of an asset or a fragment its path. In a list of objects,
/// one that has nothing there has an empty text, so that values of several places stay
/// beside each other.
#[must_use]
pub fn values(row: &Json, steps: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    collect(row, steps, &mut found);
    found
}

fn collect(value: &Json, steps: &[String], found: &mut Vec<String>) {
    match (value, steps.split_first()) {
        (Json::Null, _) => {}
        (Json::Array(entries), None) => {
            entries.iter().for_each(|entry| collect(entry, steps, found));
        }
        (Json::Array(entries), Some(_)) => {
            let first = found.len();
            for entry in entries {
                let before = found.len();
                collect(entry, steps, found);
                if found.len() == before {
                    found.push(String::new());
                }
            }
            if found[first..].iter().all(String::is_empty) {
                found.truncate(first);
            }
        }
        (Json::Object(object), Some((step, rest))) => {
            if let Some(inner) = object.get(step) {
                collect(inner, rest, found);
            }
        }
        (_, Some(_)) => {}
        (Json::Object(object), None) => {
            let known = ["plaintext", "_path", "html", "markdown"];
            match known.iter().find_map(|name| object.get(*name)) {
                Some(Json::Null) | None if object.is_empty() => {}
                Some(inner) => collect(inner, &[], found),
                None => found.push(value.to_string()),
            }
        }
        (Json::String(text), None) => {
            if !text.is_empty() {
                found.push(text.clone());
            }
        }
        (value, None) => found.push(value.to_string()),
    }
}

/// The places of a row that hold something to show, in the order of the answer: nested
/// objects and lists of them step by step.
#[must_use]
pub fn places(row: &Json) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut here = Vec::new();
    walk(row, &mut here, &mut found);
    found
}

fn walk(value: &Json, here: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match value {
        Json::Object(object) if here.is_empty() || !is_one_value(object) => {
            let is_text = is_text(object);
            for (name, inner) in object {
                here.push(name.clone());
                if is_text {
                    // AEM's rich text as JSON is one value.
                    note(here, found);
                } else {
                    walk(inner, here, found);
                }
                here.pop();
            }
        }
        Json::Array(entries) if entries.iter().any(Json::is_object) => {
            entries.iter().filter(|entry| !entry.is_null()).for_each(|one| walk(one, here, found));
        }
        _ => note(here, found),
    }
}

fn note(here: &[String], found: &mut Vec<Vec<String>>) {
    if !found.iter().any(|place| place == here) {
        found.push(here.to_vec());
    }
}

/// Whether an object is a text in one or several of AEM's forms.
fn is_text(object: &Map<String, Json>) -> bool {
    object.keys().all(|name| matches!(&**name, "plaintext" | "html" | "markdown" | "json"))
}

/// Whether an object stands for one value: a text in one form, a reference, nothing.
fn is_one_value(object: &Map<String, Json>) -> bool {
    object.is_empty() || (object.len() == 1 && (is_text(object) || object.contains_key("_path")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn steps(place: &str) -> Vec<String> {
        place.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn rows_are_found_in_every_form_of_answer() {
        let page = |data: Json| Page::read(json!({"data": data})).unwrap();
        let rows = |data: Json| page(data).rows;
        assert_eq!(rows(json!({"aList": {"items": [{"a": 1}, null]}})), [json!({"a": 1})]);
        assert_eq!(rows(json!({"aByPath": {"item": {"a": 1}}})), [json!({"a": 1})]);
        assert!(rows(json!({"aByPath": {"item": null}})).is_empty());
        assert_eq!(rows(json!({"__schema": {"types": [1]}})), [json!({"types": [1]})]);
        let paged = page(json!({"aPaginated": {
            "edges": [{"node": {"a": 1}}, {"node": null}],
            "pageInfo": {"endCursor": "x", "hasNextPage": true},
        }}));
        assert_eq!((paged.rows.len(), paged.next.as_deref()), (1, Some("x")));
        let last = page(
            json!({"aPaginated": {"edges": [], "pageInfo": {"endCursor": "x", "hasNextPage": false}}}),
        );
        assert_eq!(last.next, None);
    }

    #[test]
    fn errors_are_told_with_their_place_and_data_beside_them_is_kept() {
        let page = Page::read(json!({
            "errors": [{"message": "no", "locations": [{"line": 2, "column": 9}], "path": ["aList", "items", 3, "b"]}],
            "data": {"aList": {"items": [{"a": 1}]}},
        }))
        .unwrap();
        assert_eq!(page.rows.len(), 1);
        assert_eq!((page.problems[0].line, page.problems[0].column), (Some(2), Some(9)));
        assert_eq!(page.problems[0].place.as_deref(), Some("aList.items.3.b"));
        let none = Page::read(json!({"errors": [{"message": "no"}], "data": null})).unwrap();
        assert!(!none.has_data && none.rows.is_empty());
        assert_eq!(Page::read(json!({"status": "ok"})), None);
        assert_eq!(Page::read(json!([])), None);
    }

    #[test]
    fn values_are_read_through_lists_and_known_objects() {
        let row = json!({
            "title": "A", "empty": "", "none": null, "price": 12.5, "tags": ["a", "b"],
            "text": {"plaintext": "Hello"}, "image": {"_path": "/content/dam/a.jpg"},
            "people": [{"name": "Ann"}, {"name": "Bob"}], "odd": {"x": 1},
        });
        let at = |place: &str| values(&row, &steps(place));
        assert_eq!(at("title"), ["A"]);
        assert!(at("empty").is_empty() && at("none").is_empty() && at("nothing.more").is_empty());
        assert_eq!(at("price"), ["12.5"]);
        assert_eq!(at("tags"), ["a", "b"]);
        assert_eq!(
            (at("text"), at("image")),
            (vec!["Hello".to_owned()], vec!["/content/dam/a.jpg".to_owned()])
        );
        assert_eq!(at("people.name"), ["Ann", "Bob"]);
        assert_eq!(at("odd"), [r#"{"x":1}"#]);
    }

    #[test]
    fn the_places_of_a_row_are_its_columns() {
        let row =
            json!({"a": 1, "b": {"plaintext": "x"}, "c": {"_path": "/x"}, "d": {"e": {"f": [1]}}});
        let names: Vec<String> = places(&row).iter().map(|steps| steps.join(".")).collect();
        assert_eq!(names, ["a", "b", "c", "d.e.f"]);
    }

    #[test]
    fn what_is_no_list_does_not_stand_in_for_one() {
        let page = |data: Json| Page::read(json!({"data": data})).unwrap();
        let named = page(json!({"__typename": "QueryType", "aList": {"items": [{"a": 1}]}}));
        assert_eq!((named.rows, named.has_other_lists), (vec![json!({"a": 1})], false));
        assert!(page(json!({"aList": {"items": null}})).rows.is_empty());
        let gone = page(json!({"aPaginated": {"edges": null, "pageInfo": {"endCursor": ""}}}));
        assert!(gone.rows.is_empty());
        let bare = page(json!({"aPaginated": {"edges": [{"cursor": "x"}]}}));
        assert_eq!(bare.rows, [json!({"cursor": "x"})]);
    }

    #[test]
    fn more_pages_are_known_also_where_nothing_says_how_to_get_them() {
        for info in [json!({"hasNextPage": true}), json!({"endCursor": "", "hasNextPage": true})] {
            let data = json!({"aPaginated": {"edges": [{"node": {"a": 1}}], "pageInfo": info}});
            let page = Page::read(json!({"data": data})).unwrap();
            assert_eq!((page.next, page.has_more), (None, true));
        }
    }

    #[test]
    fn a_page_as_long_as_aem_makes_them_is_only_whole_where_aem_says_so() {
        let may = |entries: usize, info: Json| {
            let edges: Vec<Json> = (0..entries).map(|n| json!({"node": {"a": n}})).collect();
            let data = json!({"aPaginated": {"edges": edges, "pageInfo": info}});
            Page::read(json!({"data": data})).unwrap().may_have_more
        };
        assert!(may(50, Json::Null) && may(50, json!({"endCursor": "x"})));
        assert!(!may(49, Json::Null) && !may(51, Json::Null), "the query says how many");
        for told in [true, false] {
            assert!(!may(50, json!({"hasNextPage": told})));
        }
        let items: Vec<Json> = (0..50).map(|n| json!({"a": n})).collect();
        let list = Page::read(json!({"data": {"aList": {"items": items}}})).unwrap();
        assert!(!list.may_have_more, "a list has no pages unless it is asked for them");
    }

    #[test]
    fn an_answer_of_nothing_is_no_success() {
        for nothing in [
            json!({"data": null}),
            json!({"errors": []}),
            json!({"errors": [], "data": null}),
            json!({"errors": null, "data": "x"}),
        ] {
            assert_eq!(Page::read(nothing.clone()), None, "{nothing}");
        }
        for (errors, message) in [
            (json!({"message": "no"}), "no"),
            (json!("no"), "no"),
            (json!([{"code": 7}]), r#"{"code":7}"#),
            (json!(["no"]), "no"),
        ] {
            let page = Page::read(json!({"errors": errors, "data": null})).unwrap();
            assert_eq!(page.problems[0].message, message);
        }
    }

    #[test]
    fn fields_called_like_a_form_of_text_are_fields() {
        let names = |row: Json| -> Vec<String> {
            places(&row).iter().map(|steps| steps.join(".")).collect()
        };
        assert_eq!(
            names(json!({"_path": "/a", "title": "A", "html": "x"})),
            ["_path", "title", "html"]
        );
        assert_eq!(
            names(json!({"text": {"html": "x", "plaintext": "y"}})),
            ["text.html", "text.plaintext"]
        );
        assert_eq!(names(json!({"a": {"title": "A", "markdown": "x"}})), ["a.title", "a.markdown"]);
        assert_eq!(
            names(json!({"text": {"json": [{"nodeType": "p"}], "html": ""}})),
            ["text.json", "text.html"]
        );
    }

    #[test]
    fn nothing_of_a_list_of_fragments_is_lost_and_its_columns_stay_beside_each_other() {
        let row = json!({"related": [
            {"_path": "/a", "headline": null},
            {"_path": "/b", "headline": "B"},
            {"_path": "/c", "headline": "C", "more": [{"x": 1}]},
        ]});
        let names: Vec<String> = places(&row).iter().map(|steps| steps.join(".")).collect();
        assert_eq!(names, ["related._path", "related.headline", "related.more.x"]);
        assert_eq!(values(&row, &steps("related._path")), ["/a", "/b", "/c"]);
        assert_eq!(values(&row, &steps("related.headline")), ["", "B", "C"]);
        let none = json!({"related": [{"headline": null}, {"headline": ""}]});
        assert!(values(&none, &steps("related.headline")).is_empty());
    }

    #[test]
    fn numbers_keep_all_their_digits() {
        for number in [
            "120.0",
            "19.99",
            "0.1",
            "1700000000000",
            "9007199254740993",
            "-9223372036854775808",
            "18446744073709551615",
            "0.30000000000000004",
            "123456789.12345679",
            "31.245270191439438",
            "5e-324",
            "1.7976931348623157e+308",
            "2.2250738585072014e-308",
        ] {
            let row: Json = serde_json::from_str(&format!("{{\"a\": {number}}}")).unwrap();
            assert_eq!(values(&row, &steps("a")), [number]);
        }
    }
}
