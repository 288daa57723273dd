//! Threats T8 and T17: what a person types is never part of a query, and what AEM answers
//! is text wherever it goes.

use relabel_core::api::types::*;
use relabel_sandbox::Content;
use serde_json::json;

use super::files::{comma_separated, export, workbook};
use super::front::Front;
use super::{asked, stories, text};

/// What a query, an address, a page, a spreadsheet or a terminal takes for something else.
const ODD: [&str; 34] = [
    "\"",
    "'",
    "\\",
    "\\\"",
    "\"\"\"",
    "\"}]}}){items{_path}}}#",
    "}",
    "{",
    "} } __schema { types { name } }",
    "$filter",
    "$",
    "#",
    "# comment",
    "...",
    "... on ImageRef { _path }",
    "@include(if: true)",
    "{\"_expressions\":[]}",
    ";",
    "=",
    "/",
    "../..",
    "%2F",
    "%22",
    "\n",
    "a\nb: c",
    "\r\n\r\nGET / HTTP/1.1",
    "\u{0}",
    "\u{2028}",
    "\u{202e}gpj.exe",
    "🙂 é 漢字",
    "null",
    "true",
    "<script>alert(1)</script>",
    "' OR '1'='1",
];

#[tokio::test]
async fn no_value_becomes_part_of_a_query() {
    let front = Front::stories(30).await;
    let question = |value: &str| {
        let mut question = stories(
            &["headline"],
            vec![
                ("headline", text(TextTest::Contains, value)),
                ("designer.name", text(TextTest::Lacks, value)),
            ],
        );
        question.locale = Some(value.to_owned());
        question.variation = Some(value.to_owned());
        question
    };
    let plain = BuildQuery { connection_id: front.rig.connection, question: question("plain") };
    let plain = front.rig.app.build_query(&plain).await.unwrap();
    for value in ODD {
        let answer = front.ask(asked(&question(value))).await;
        assert_eq!((&answer.error, &answer.problems[..]), (&None, &[][..]), "{value:?}");
        let sent = front.ran().pop().unwrap().body;
        assert_eq!(sent["query"], plain.query, "{value:?}");
        let variables = &sent["variables"];
        let expression = |field: &serde_json::Value| field["_expressions"][0]["value"].clone();
        assert_eq!(expression(&variables["filter"]["headline"]), json!(value));
        assert_eq!(expression(&variables["filter"]["designer"]["name"]), json!(value));
        for name in ["locale", "variation"] {
            assert!(variables[name] == json!(value), "{name} {variables}");
        }
    }
    for value in ODD {
        let mut named = stories(&[value], Vec::new());
        let refused = |question: Question| {
            let request = BuildQuery { connection_id: front.rig.connection, question };
            let app = front.rig.app.clone();
            async move { app.build_query(&request).await.unwrap_err().code }
        };
        assert_eq!(refused(named.clone()).await, ErrorCode::RequestInvalid, "{value:?}");
        named.fields = vec![format!("headline {value}")];
        assert_eq!(refused(named.clone()).await, ErrorCode::RequestInvalid, "{value:?}");
        named.fields.clear();
        named.sort = vec![QuestionSort { field: value.to_owned(), descending: false }];
        assert_eq!(refused(named.clone()).await, ErrorCode::RequestInvalid, "{value:?}");
        named.sort.clear();
        named.model = value.to_owned();
        assert_eq!(refused(named).await, ErrorCode::RequestInvalid, "{value:?}");
        // A configuration is one or several steps of an address.
        let before = front.asked().len();
        let endpoint =
            EndpointRef { connection_id: front.rig.connection, configuration: value.to_owned() };
        let error = front.rig.app.read_models(&endpoint).await.unwrap_err();
        assert!(
            matches!(error.code, ErrorCode::EndpointMissing | ErrorCode::UnexpectedAnswer),
            "{value:?}: {error:?}"
        );
        for asked in &front.asked()[before..] {
            let path = &asked.path;
            let steps = path
                .strip_prefix("/content/_cq_graphql/")
                .and_then(|rest| rest.strip_suffix("/endpoint.GQLschema"))
                .or_else(|| path.strip_prefix("/content/cq:graphql/")?.strip_suffix(".1.json"));
            let steps = steps.unwrap_or_else(|| panic!("{value:?} was sent as {path}"));
            assert!(!steps.contains([';', '?', '#', ' ']), "{value:?} was sent as {path}");
            assert!(
                steps.split('/').all(|step| !matches!(step, "" | "." | "..")),
                "{value:?} was sent as {path}"
            );
        }
    }
}

/// Begins like something a spreadsheet computes.
const ACTIVE: [&str; 9] = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "=HYPERLINK(\"https://x\",\"y\")",
    "'=1",
];

#[tokio::test]
async fn what_aem_answers_is_text_in_every_file_and_every_cell() {
    let values: Vec<&str> = ODD.iter().chain(&ACTIVE).copied().collect();
    let rows: Vec<_> = values
        .iter()
        .map(|value| json!({"_path": "/content/dam/a", "headline": value, "=odd\"<b>": [value, value]}))
        .collect();
    let page = json!({
        "errors": [{"message": "<img src=x onerror=alert(1)>", "path": ["<b>", "=1+1"]}],
        "data": {"storyList": {"items": rows}},
    });
    let front = Front::new(Content::Stories(1), move |asked, _| {
        asked.runs().then(|| (200, page.to_string()))
    });
    let front = front.await;
    let answer = front.written("{ x }", "").await;
    assert_eq!(answer.problems[0].message, "<img src=x onerror=alert(1)>");
    assert_eq!(answer.rows as usize, values.len());
    let position = |name: &str| answer.columns.iter().position(|one| one.name == name).unwrap();
    let (headline, odd) = (position("headline"), position("=odd\"<b>"));
    for (cells, value) in front.cells(&answer).await.iter().zip(&values) {
        assert_eq!(cells[headline], [*value]);
        assert_eq!(cells[odd], [*value, *value]);
    }
    let [xlsx, csv, json] =
        ["a.xlsx", "a.csv", "a.json"].map(|name| front.rig.folder.path().join(name));
    for (format, path) in
        [(AnswerFormat::Xlsx, &xlsx), (AnswerFormat::Csv, &csv), (AnswerFormat::Json, &json)]
    {
        export(&front, &answer, format, path).await;
    }
    let book = workbook(&xlsx);
    let text = comma_separated(&csv);
    assert_eq!((book.len(), text.len()), (values.len() + 1, values.len() + 1));
    for row in text.iter().flatten() {
        let first = row.chars().next().unwrap_or('a');
        assert!(!"=+-@\t\r\n＝＋－＠".contains(first), "{row:?} would be computed");
    }
    for (row, value) in text[1..].iter().zip(&values) {
        let cell = &row[headline];
        let unmarked = cell.strip_prefix('\'').unwrap_or(cell);
        let same = unmarked.replace("\r\n", "\n").replace('\r', "\n");
        assert_eq!(same, value.replace("\r\n", "\n").replace('\r', "\n"), "{value:?}");
    }
    let parsed: Vec<serde_json::Value> =
        serde_json::from_slice(&std::fs::read(&json).unwrap()).unwrap();
    assert_eq!(parsed[4]["headline"], values[4]);
}

/// Threat T17 asks for a cap on depth: what is nested endlessly is refused, not followed.
#[tokio::test]
async fn an_answer_without_a_floor_ends_with_a_word() {
    let deep = format!("{{\"data\":{{\"a\":{}1{}}}}}", "[".repeat(5_000), "]".repeat(5_000));
    let front =
        Front::new(Content::Stories(1), move |asked, _| asked.runs().then(|| (200, deep.clone())));
    let answer = front.await.written("{ a }", "").await;
    assert_eq!(answer.error.map(|error| error.code), Some(ErrorCode::UnexpectedAnswer));
    let wide: Vec<String> = (0..1_000).map(|name| format!("\"f{name}\":1")).collect();
    let wide = format!("{{\"data\":{{\"aList\":{{\"items\":[{{{}}}]}}}}}}", wide.join(","));
    let front =
        Front::new(Content::Stories(1), move |asked, _| asked.runs().then(|| (200, wide.clone())));
    let answer = front.await.written("{ a }", "").await;
    assert_eq!((answer.rows, answer.columns.len()), (1, 200));
}
