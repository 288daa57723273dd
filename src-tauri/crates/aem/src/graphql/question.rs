//! A question as GraphQL: names come from the schema, values are variables.
//!
//! Nothing that a person typed becomes part of the text of a query (threat T17): a field
//! or model the schema does not have is refused, and every value, the order and the
//! page included, travels as a variable.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::filter::filter;
use super::schema::{Model, Place, Schema};
use relabel_model::{FragmentTest, Question, QuestionKind};

/// Fragments on a page; AEM takes at most 100 by cursor.
pub const PAGE: u32 = 50;
/// How many references one after the other a field may lead through.
const DEEPEST: usize = 3;

/// Why a question cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unaskable {
    /// There is no such model.
    #[error("the endpoint has no model {0:?}")]
    Model(String),
    /// There is no such field, or it lies too deep.
    #[error("the model has no field {0:?}")]
    Field(String),
    /// The field cannot be tested like this.
    #[error("the field {0:?} cannot be tested like this")]
    Test(String),
}

/// A question that can be asked, and how to read its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// GraphQL.
    pub text: String,
    /// Values of its variables, without those of the page.
    pub variables: Map<String, Json>,
    /// The field of the answer that holds the rows.
    pub list: String,
    /// Whether pages come by cursor.
    pub has_cursor: bool,
    /// The variable for the size of a page; `None` where all rows come at once.
    pub page_size: Option<&'static str>,
    /// What each column is of.
    pub columns: Vec<Place>,
    /// Fields that have to be empty (`true`) or filled, which AEM does not filter by.
    pub own_tests: Vec<(Place, bool)>,
}

/// Puts a question into GraphQL.
///
/// # Errors
/// [`Unaskable`].
pub fn query(schema: &Schema, question: &Question) -> Result<Query, Unaskable> {
    let model =
        schema.model(&question.model).ok_or_else(|| Unaskable::Model(question.model.clone()))?;
    let place = |name: &str| {
        schema
            .at(model, name)
            .filter(|place| place.steps.len() <= DEEPEST + 1)
            .ok_or_else(|| Unaskable::Field(name.to_owned()))
    };
    let mut columns = vec![place("_path")?];
    for name in question.fields.iter().filter(|name| *name != "_path") {
        let found = place(name)?;
        if matches!(found.kind, QuestionKind::Group | QuestionKind::Other) {
            return Err(Unaskable::Field(name.clone()));
        }
        columns.push(found);
    }
    let mut own_tests = Vec::new();
    let mut tests = Vec::new();
    for test in &question.tests {
        let found = place(&test.field)?;
        match test.test {
            _ if matches!(found.kind, QuestionKind::Group | QuestionKind::Other) => {
                return Err(Unaskable::Test(test.field.clone()));
            }
            FragmentTest::Empty => own_tests.push((found, true)),
            FragmentTest::Filled => own_tests.push((found, false)),
            _ => tests.push((found, test)),
        }
    }
    let mut variables = Map::new();
    let mut selected = Selected::default();
    for place in columns.iter().chain(own_tests.iter().map(|(place, _)| place)) {
        selected.add(&place.steps, leaf(schema, place));
    }
    if !tests.is_empty() {
        variables.insert("filter".to_owned(), filter(&tests, question.all_tests)?);
    }
    match question.sort.first() {
        Some(sort) if !model.takes("sort") => return Err(Unaskable::Field(sort.field.clone())),
        _ if !model.takes("sort") => {}
        _ => drop(variables.insert("sort".to_owned(), json!(order(schema, model, question)?))),
    }
    for (name, value) in [("_locale", &question.locale), ("variation", &question.variation)] {
        if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
            // Left out, it would make more rows than were asked for.
            if !model.takes(name) {
                return Err(Unaskable::Field(name.to_owned()));
            }
            variables.insert(name.trim_start_matches('_').to_owned(), json!(value));
        }
    }
    Ok(Query {
        text: text(model, &variables, &selected),
        list: listed(model),
        has_cursor: model.has_cursor,
        page_size: page_size(model),
        variables,
        columns,
        own_tests,
    })
}

/// The field of the query type that is asked.
fn listed(model: &Model) -> String {
    format!("{}{}", model.name, if model.has_cursor { "Paginated" } else { "List" })
}

/// The argument for the size of a page, where the model has pages.
fn page_size(model: &Model) -> Option<&'static str> {
    match model.has_cursor {
        true => Some("first"),
        false => Some("limit").filter(|size| model.takes(size) && model.takes("offset")),
    }
}

/// Fields of an answer, nested.
#[derive(Default)]
struct Selected(BTreeMap<String, (Selected, String)>);

impl Selected {
    fn add(&mut self, steps: &[String], leaf: String) {
        let Some((first, rest)) = steps.split_first() else { return };
        let entry = self.0.entry(first.clone()).or_default();
        if rest.is_empty() {
            entry.1 = leaf;
        } else {
            entry.0.add(rest, leaf);
        }
    }

    fn write(&self, text: &mut String, indent: usize) {
        for (name, (below, leaf)) in &self.0 {
            text.push_str(&" ".repeat(indent));
            text.push_str(name);
            if !below.0.is_empty() {
                text.push_str(" {\n");
                below.write(text, indent + 2);
                // A fragment that is a column of its own and has columns below it.
                if !leaf.is_empty() {
                    text.push_str(&format!("{}_path\n", " ".repeat(indent + 2)));
                }
                text.push_str(&format!("{}}}", " ".repeat(indent)));
            } else if !leaf.is_empty() {
                text.push_str(&format!(" {leaf}"));
            }
            text.push('\n');
        }
    }
}

/// What has to be asked of a field that is no plain value.
fn leaf(schema: &Schema, place: &Place) -> String {
    match place.kind {
        QuestionKind::LongText => "{ plaintext }".to_owned(),
        QuestionKind::Fragment => "{ _path }".to_owned(),
        QuestionKind::Asset => {
            let types = schema.pointed(&place.of);
            if types == [place.of.clone()] {
                return "{ _path }".to_owned();
            }
            let parts: Vec<String> =
                types.iter().map(|name| format!("... on {name} {{ _path }}")).collect();
            format!("{{ {} }}", parts.join(" "))
        }
        _ => String::new(),
    }
}

fn text(model: &Model, variables: &Map<String, Json>, selected: &Selected) -> String {
    let mut declared = Vec::new();
    let mut passed = Vec::new();
    let mut declare = |argument: &str, of: &str| {
        let variable = argument.trim_start_matches('_');
        declared.push(format!("${variable}: {of}"));
        passed.push(format!("{argument}: ${variable}"));
    };
    if let Some(of) = model.filter.as_ref().filter(|_| variables.contains_key("filter")) {
        declare("filter", of);
    }
    for argument in ["sort", "_locale", "variation"] {
        if variables.contains_key(argument.trim_start_matches('_')) {
            declare(argument, "String");
        }
    }
    if model.has_cursor {
        declare("first", "Int");
        declare("after", "String");
    } else if page_size(model).is_some() {
        declare("offset", "Int");
        declare("limit", "Int");
    }
    let list = |all: Vec<String>| match all.is_empty() {
        true => String::new(),
        false => format!("({})", all.join(", ")),
    };
    let (declared, passed) = (list(declared), list(passed));
    let space = if declared.is_empty() { "" } else { " " };
    let mut text = format!("query{space}{declared} {{\n  {}{passed} {{\n", listed(model));
    if model.has_cursor {
        text.push_str("    edges {\n      node {\n");
        selected.write(&mut text, 8);
        text.push_str(
            "      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n",
        );
    } else {
        text.push_str("    items {\n");
        selected.write(&mut text, 6);
        text.push_str("    }\n");
    }
    text.push_str("  }\n}\n");
    text
}

/// The order as AEM reads it. Without one, by path: pages must not shift.
fn order(schema: &Schema, model: &Model, question: &Question) -> Result<String, Unaskable> {
    let mut parts = Vec::new();
    for sort in &question.sort {
        let found = schema.at(model, &sort.field).filter(|place| place.steps.len() == 1);
        if found.is_none() {
            return Err(Unaskable::Field(sort.field.clone()));
        }
        let direction = if sort.descending { "DESC" } else { "ASC" };
        parts.push(format!("{} {direction}", sort.field));
    }
    parts.push("_path ASC".to_owned());
    parts.dedup_by(|later, earlier| {
        later.split(' ').next() == Some("_path") && earlier.split(' ').next() == Some("_path")
    });
    Ok(parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_model::{OrderTest, QuestionTest, TextTest};

    const SDL: &str = r#"
        type StoryModel { _path: ID headline: String teaser: MultiFormatString price: Float words: Int
          topics: [String] picture: Reference designer: DesignerModel odd: JSON on: Date }
        type DesignerModel { _path: ID name: String }
        type StoryModelResults { items: [StoryModel]! }
        type DesignerModelResults { items: [DesignerModel]! }
        type MultiFormatString { plaintext: String }
        type ImageRef { _path: ID } type PageRef { _path: ID } union Reference = ImageRef | PageRef
        input StoryModelFilter { headline: S price: F words: I topics: S designer: DesignerModelFilter on: D }
        input DesignerModelFilter { _path: S name: S }
        type QueryType {
          storyList(filter: StoryModelFilter): StoryModelResults!
          storyPaginated(filter: StoryModelFilter, sort: String, first: Int, after: String, _locale: String): StoryModelResults
          designerList(filter: DesignerModelFilter, sort: String, offset: Int, limit: Int): DesignerModelResults
        }"#;

    fn question(fields: &[&str], tests: Vec<(&str, FragmentTest)>) -> Question {
        Question {
            configuration: "northlight".into(),
            model: "story".into(),
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
            tests: tests
                .into_iter()
                .map(|(field, test)| QuestionTest { field: field.into(), test })
                .collect(),
            all_tests: true,
            sort: Vec::new(),
            locale: None,
            variation: None,
        }
    }

    fn contains(text: &str) -> FragmentTest {
        FragmentTest::Text { how: TextTest::Contains, text: text.into(), match_case: false }
    }

    #[test]
    fn a_question_becomes_a_query_of_names_and_variables() {
        let schema = Schema::read(SDL).unwrap();
        let above = FragmentTest::Number { how: OrderTest::Above, number: 2_000.0 };
        let asked = question(
            &["headline", "teaser", "picture", "designer.name"],
            vec![
                ("price", above),
                ("designer.name", contains("\" } evil {")),
                ("picture", FragmentTest::Empty),
            ],
        );
        let query = query(&schema, &asked).unwrap();
        assert_eq!(
            query.text,
            "query ($filter: StoryModelFilter, $sort: String, $first: Int, $after: String) {\n  \
             storyPaginated(filter: $filter, sort: $sort, first: $first, after: $after) {\n    edges {\n      node {\n        \
             _path\n        designer {\n          name\n        }\n        headline\n        \
             picture { ... on ImageRef { _path } ... on PageRef { _path } }\n        teaser { plaintext }\n      }\n    }\n    \
             pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n"
        );
        assert_eq!(
            query.variables["filter"],
            json!({
                "_logOp": "AND",
                "price": {"_logOp": "AND", "_expressions": [{"value": 2_000.0, "_operator": "GREATER"}]},
                "designer": {"_logOp": "AND", "name": {"_logOp": "AND", "_expressions": [
                    {"value": "\" } evil {", "_operator": "CONTAINS", "_ignoreCase": true}
                ]}},
            })
        );
        assert_eq!(query.variables["sort"], "_path ASC");
        assert_eq!(query.own_tests[0].0.steps, ["picture"]);
        assert_eq!(query.list, "storyPaginated");
    }

    #[test]
    fn what_the_schema_does_not_have_is_never_asked() {
        let schema = Schema::read(SDL).unwrap();
        let refused = |asked: &Question| query(&schema, asked).err();
        let evil = "headline } } evil { x";
        assert_eq!(refused(&question(&[evil], vec![])), Some(Unaskable::Field(evil.into())));
        assert_eq!(refused(&question(&["odd"], vec![])), Some(Unaskable::Field("odd".into())));
        let mut model = question(&[], vec![]);
        model.model = "story(filter: {})".into();
        assert!(matches!(refused(&model), Some(Unaskable::Model(_))));
        let mut sorted = question(&[], vec![]);
        sorted.sort = vec![relabel_model::QuestionSort { field: "x, y".into(), descending: false }];
        assert!(matches!(refused(&sorted), Some(Unaskable::Field(_))));
        for (field, test) in [
            ("price", contains("2")),
            ("picture", contains("x")),
            ("words", FragmentTest::Number { how: OrderTest::Equals, number: 1.5 }),
        ] {
            let asked = question(&[], vec![(field, test)]);
            assert_eq!(refused(&asked), Some(Unaskable::Test(field.into())), "{field}");
        }
    }

    #[test]
    fn lists_pages_by_number_and_days_are_asked_as_aem_takes_them() {
        let schema = Schema::read(SDL).unwrap();
        let on = FragmentTest::Date {
            how: OrderTest::AtLeast,
            date: "2031-05-03T00:00:00+02:00".into(),
        };
        let mut asked = question(&[], vec![("topics", contains("sea")), ("on", on)]);
        asked.all_tests = false;
        let made = query(&schema, &asked).unwrap();
        let filter = &made.variables["filter"];
        assert_eq!(filter["_logOp"], "OR");
        assert_eq!(filter["topics"]["_expressions"][0]["_apply"], "AT_LEAST_ONE");
        assert_eq!(
            filter["on"]["_expressions"][0],
            json!({"value": "2031-05-03", "_operator": "AT_OR_AFTER"})
        );
        asked.model = "designer".into();
        asked.tests.clear();
        asked.locale = Some("en".into());
        assert_eq!(query(&schema, &asked), Err(Unaskable::Field("_locale".into())));
        asked.locale = None;
        let made = query(&schema, &asked).unwrap();
        assert!(
            made.text.starts_with("query ($sort: String, $offset: Int, $limit: Int) {"),
            "{}",
            made.text
        );
        assert!(!made.has_cursor && made.list == "designerList");
    }

    #[test]
    fn what_the_list_of_a_model_does_not_take_is_not_asked_of_it() {
        let bare = SDL.replace(
            "sort: String, offset: Int, limit: Int): DesignerModelResults",
            "_locale: String): DesignerModelResults",
        );
        let schema = Schema::read(&bare).unwrap();
        let mut asked = question(&["name"], vec![]);
        asked.model = "designer".into();
        let made = query(&schema, &asked).unwrap();
        assert_eq!(
            made.text,
            "query {\n  designerList {\n    items {\n      _path\n      name\n    }\n  }\n}\n"
        );
        assert!(made.variables.is_empty(), "{:?}", made.variables);
        asked.sort = vec![relabel_model::QuestionSort { field: "name".into(), descending: false }];
        assert_eq!(query(&schema, &asked), Err(Unaskable::Field("name".into())));
    }

    #[test]
    fn only_what_can_be_asked_for_is_looked_at() {
        let schema = Schema::read(SDL).unwrap();
        let asked = question(&[], vec![("odd", FragmentTest::Empty)]);
        assert_eq!(query(&schema, &asked), Err(Unaskable::Test("odd".into())));
    }

    #[test]
    fn operators_are_those_of_the_schema() {
        let sdl = SDL.replace(
            "input DesignerModelFilter { _path: S name: S }",
            "input DesignerModelFilter { _path: IDFilter name: S since: LongFilter }
             input IDFilter { _expressions: [IDExpression] } input IDExpression { value: ID _operator: IDOperator }
             enum IDOperator { EQUALS STARTS_WITH } input LongFilter { _expressions: [LongExpression] }
             input LongExpression { value: Long _operator: LongOperator } enum LongOperator { EQUAL }",
        ).replace("name: String }\n        type StoryModelResults", "name: String since: Long }\n        type StoryModelResults");
        let schema = Schema::read(&sdl).unwrap();
        let ask = |field: &str, test: FragmentTest| {
            let mut asked = question(&[], vec![(field, test)]);
            asked.model = "designer".into();
            query(&schema, &asked)
                .map(|made| made.variables["filter"][field]["_expressions"][0].clone())
        };
        let path = |how| FragmentTest::Text { how, text: "/a".into(), match_case: false };
        assert_eq!(
            ask("_path", path(TextTest::StartsWith)),
            Ok(json!({"value": "/a", "_operator": "STARTS_WITH"}))
        );
        assert_eq!(ask("_path", path(TextTest::Lacks)), Err(Unaskable::Test("_path".into())));
        let long = |number| FragmentTest::Number { how: OrderTest::Equals, number };
        assert_eq!(
            ask("since", long(1_700_000_000_000.0)),
            Ok(json!({"value": 1_700_000_000_000_i64, "_operator": "EQUAL"}))
        );
        assert_eq!(ask("since", long(1e18)), Err(Unaskable::Test("since".into())));
    }
}
