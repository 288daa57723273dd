//! Endpoints, models, and questions put together from choices.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use relabel_core::api::types::*;
use relabel_sandbox::{Content, Fault};
use serde_json::{Value as Json, json};

use super::front::{Asked, Front};
use super::{NORTHLIGHT, asked, number, stories, text};

async fn found(front: &Front) -> EndpointsFound {
    front.rig.app.list_endpoints(front.rig.connection).await.unwrap()
}

#[tokio::test]
async fn endpoints_are_found_or_missing_or_closed_and_never_confused() {
    let northlight = EndpointsFound::Found {
        endpoints: vec![Endpoint { configuration: NORTHLIGHT.to_owned() }],
    };
    assert_eq!(found(&Front::stories(5).await).await, northlight);
    let none = Front::new(Content::Synthetic(1), |_, _| None).await;
    assert_eq!(found(&none).await, EndpointsFound::None);
    // Where the repository is closed, a schema proves the endpoint.
    let tree = Front::new(Content::Stories(5), |asked, _| {
        asked.path.contains("graphql.2.json").then(|| (403, "{}".to_owned()))
    });
    assert_eq!(found(&tree.await).await, northlight);
    let closed = Front::new(Content::Stories(5), |_, _| Some((403, "{}".to_owned())));
    assert_eq!(found(&closed.await).await, EndpointsFound::NotAllowed);
    let page = Front::new(Content::Stories(5), |_, _| Some((200, "<html></html>".to_owned())));
    let page = page.await;
    let error = page.rig.app.list_endpoints(page.rig.connection).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::NotData, "a sign-in page says nothing of endpoints");
}

#[tokio::test]
async fn an_endpoint_of_a_configuration_within_another_is_found_and_asked() {
    const JOURNAL: &str = "northlight/journal";
    let fragment = |name: &str, configuration: &str, model: &str| {
        json!({
            "path": format!("/content/dam/{name}"),
            "model": format!("/conf/{configuration}/settings/dam/cfm/models/{model}"),
            "fragment": {"master": {"headline": {"type": "String", "value": name}}},
        })
    };
    let assets = [fragment("a-story", NORTHLIGHT, "story"), fragment("an-entry", JOURNAL, "entry")];
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("content.json");
    std::fs::write(&file, json!({"assets": assets}).to_string()).unwrap();
    let front = Front::new(Content::File(file.clone()), |_, _| None).await;
    let both = EndpointsFound::Found {
        endpoints: [NORTHLIGHT, JOURNAL]
            .map(|name| Endpoint { configuration: name.to_owned() })
            .to_vec(),
    };
    assert_eq!(found(&front).await, both);
    assert_eq!(front.asked().len(), 2, "{:?}", front.asked());
    let what = super::What::Written {
        configuration: JOURNAL.to_owned(),
        query: "{ entryList { items { headline } } }".to_owned(),
        variables: String::new(),
    };
    let answer = front.ask(what).await;
    assert_eq!(front.json(&answer).await, [json!({"headline": "an-entry"})]);
    let persisted = front.rig.app.list_persisted(front.rig.connection).await.unwrap();
    let entries = persisted.iter().find(|query| query.configuration == JOURNAL).unwrap();
    assert_eq!(entries.name, "entries-all");
    let run = super::What::Persisted {
        configuration: JOURNAL.to_owned(),
        name: entries.name.clone(),
        variables: Vec::new(),
    };
    assert_eq!(front.ask(run).await.rows, 1);
    assert_eq!(
        front.ran().pop().unwrap().path,
        "/graphql/execute.json/northlight/journal/entries-all"
    );

    // Where the repository is closed, both prove themselves; a part of it may be closed too.
    let closed = Front::new(Content::File(file.clone()), |asked, _| {
        asked.path.contains("graphql.2.json").then(|| (403, "{}".to_owned()))
    });
    assert_eq!(found(&closed.await).await, both);
    let half = Front::new(Content::File(file), |asked, _| {
        asked.path.contains("northlight.2.json").then(|| (403, "{}".to_owned()))
    });
    let outer = EndpointsFound::Found {
        endpoints: vec![Endpoint { configuration: NORTHLIGHT.to_owned() }],
    };
    assert_eq!(found(&half.await).await, outer);
    // Where nothing was found, what is closed may hold some.
    let shut = Front::new(Content::Synthetic(1), |asked, _| {
        if asked.path.contains("graphql.2.json") {
            return Some((200, json!({"brand": {"journal": {}}}).to_string()));
        }
        asked.path.contains("brand.2.json").then(|| (403, "{}".to_owned()))
    });
    assert_eq!(found(&shut.await).await, EndpointsFound::NotAllowed);
}

#[tokio::test]
async fn looking_for_endpoints_ends_however_many_there_are() {
    let names = |found: EndpointsFound| match found {
        EndpointsFound::Found { endpoints } => {
            endpoints.into_iter().map(|one| one.configuration).collect::<Vec<_>>()
        }
        found => panic!("{found:?}"),
    };
    for (breadth, endpoints, requests) in [(1, 5, 5), (30, 500, 101)] {
        let tree: serde_json::Map<String, Json> = (0..breadth)
            .map(|name| {
                (format!("n{name}"), json!({"endpoint": {}, "below": {}, "rep:policy": {}}))
            })
            .collect();
        let tree = Json::Object(tree).to_string();
        let front = Front::new(Content::Synthetic(1), move |asked, _| {
            asked.path.ends_with(".2.json").then(|| (200, tree.clone()))
        });
        let front = front.await;
        let found = names(found(&front).await);
        assert_eq!((found.len(), front.asked().len()), (endpoints, requests));
        assert!(found.iter().all(|name| name.split('/').count() <= 5), "{found:?}");
    }
    // Names that lead elsewhere are none.
    let odd = Front::new(Content::Synthetic(1), |asked, _| {
        let one = json!({"endpoint": {}, "below": {}});
        let tree =
            json!({"..": one, "a/../b": one, ".": one, "": one, "jcr:content": one, "a": one});
        asked.path.ends_with("graphql.2.json").then(|| (200, tree.to_string()))
    });
    let odd = odd.await;
    assert_eq!(names(found(&odd).await), ["a"]);
    assert_eq!(odd.asked().len(), 2, "{:?}", odd.asked());

    let lists: Vec<Json> = (0..300)
        .map(|name| {
            let query =
                json!({"path": {"shortForm": format!("/c{name}/all")}, "data": {"query": "{ a }"}});
            json!({"configurationName": format!("c{name}"), "queries": [query]})
        })
        .collect();
    let lists = Json::Array(lists).to_string();
    let closed = Front::new(Content::Synthetic(1), move |asked, _| {
        if asked.path == "/graphql/list.json" {
            return Some((200, lists.clone()));
        }
        asked.path.ends_with("graphql.2.json").then(|| (403, "{}".to_owned()))
    });
    let closed = closed.await;
    assert_eq!(found(&closed).await, EndpointsFound::NotAllowed);
    assert_eq!(closed.asked().len(), 102);
}

#[tokio::test]
async fn the_schema_is_read_once_and_says_what_can_be_asked() {
    let front = Front::stories(5).await;
    let endpoint = |configuration: &str| EndpointRef {
        connection_id: front.rig.connection,
        configuration: configuration.to_owned(),
    };
    let schema = front.rig.app.read_models(&endpoint(NORTHLIGHT)).await.unwrap();
    let names: Vec<&str> = schema.models.iter().map(|model| model.name.as_str()).collect();
    assert_eq!(names, ["designer", "story"]);
    let story = &schema.models[1];
    assert!(story.has_cursor && schema.sdl.contains("type StoryModel "));
    let field = |name: &str| story.fields.iter().find(|field| field.name == name).unwrap();
    for (name, kind, many, filterable) in [
        ("headline", QuestionKind::Text, false, true),
        ("teaser", QuestionKind::LongText, false, true),
        ("price", QuestionKind::Number, false, true),
        ("words", QuestionKind::Integer, false, true),
        ("isPublished", QuestionKind::YesNo, false, true),
        ("publishedOn", QuestionKind::Day, false, true),
        ("reviewedAt", QuestionKind::Moment, false, true),
        ("topics", QuestionKind::Text, true, true),
        ("pictures", QuestionKind::Asset, true, false),
        ("designer", QuestionKind::Fragment, false, true),
        ("_path", QuestionKind::Text, false, true),
    ] {
        let found = field(name);
        assert_eq!((found.kind, found.many, found.filterable), (kind, many, filterable), "{name}");
    }
    assert_eq!(field("designer").model.as_deref(), Some("designer"));
    let before = front.asked().len();
    front.rig.app.read_models(&endpoint(NORTHLIGHT)).await.unwrap();
    assert_eq!(front.asked().len(), before, "it is kept");
    let gone = front.rig.app.read_models(&endpoint("elsewhere")).await.unwrap_err();
    assert_eq!(gone.code, ErrorCode::EndpointMissing);
    let odd = Front::new(Content::Stories(1), |asked, _| {
        let is_schema = asked.path.ends_with("GQLschema") || asked.runs();
        is_schema.then(|| (200, r#"{"data": {"__schema": {"types": []}}}"#.to_owned()))
    });
    let odd = odd.await;
    let request =
        EndpointRef { connection_id: odd.rig.connection, configuration: NORTHLIGHT.to_owned() };
    let unread = odd.rig.app.read_models(&request).await.unwrap_err();
    assert_eq!(unread.code, ErrorCode::SchemaNotReadable);
}

#[tokio::test]
async fn an_endpoint_that_was_removed_is_not_believed_in_any_longer() {
    let is_gone = Arc::new(AtomicBool::new(false));
    let gone = Arc::clone(&is_gone);
    let front = Front::new(Content::Stories(5), move |_, _| {
        gone.load(Ordering::SeqCst).then(|| (404, "{}".to_owned()))
    });
    let front = front.await;
    let app = &front.rig.app;
    let connection_id = front.rig.connection;
    let endpoint = EndpointRef { connection_id, configuration: NORTHLIGHT.to_owned() };
    let what = asked(&stories(&["headline"], Vec::new()));
    assert_eq!(front.ask(what.clone()).await.rows, 5);
    is_gone.store(true, Ordering::SeqCst);
    let answer = front.ask(what.clone()).await;
    assert_eq!(answer.error.map(|error| error.code), Some(ErrorCode::EndpointMissing));
    let ran = front.ran().len();
    let error = app.read_models(&endpoint).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::EndpointMissing);
    let error = app.ask(&Ask { connection_id, what: what.clone() }).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::EndpointMissing);
    assert_eq!(front.ran().len(), ran, "nothing is sent to a place where nothing is");
    is_gone.store(false, Ordering::SeqCst);
    assert_eq!(front.ask(what).await.rows, 5);
}

#[tokio::test]
async fn a_schema_that_is_not_given_as_text_is_asked_for_and_is_the_same() {
    let front = Front::stories(5).await;
    let read = |front: &Front| {
        let endpoint = EndpointRef {
            connection_id: front.rig.connection,
            configuration: NORTHLIGHT.to_owned(),
        };
        let app = front.rig.app.clone();
        async move { app.read_models(&endpoint).await }
    };
    let given = read(&front).await.unwrap();
    let closed = Front::stories(5).await;
    closed.rig.sandbox.give_schema_text(false);
    let told = read(&closed).await.unwrap();
    assert_eq!(told.models, given.models);
    assert!(told.sdl.contains("type StoryModel {") && told.sdl.contains("enum LogOp {"));
    // It is asked, and answers, as every other.
    let cheap = vec![("price", number(OrderTest::Below, 100.0))];
    let answer = closed.ask(asked(&stories(&["headline", "designer.name"], cheap))).await;
    assert_eq!((answer.error, answer.problems, answer.rows > 0), (None, vec![], true));
    assert_eq!(found(&closed).await, found(&front).await);

    for (status, text) in [(404, "{}"), (405, "{}"), (400, "{}"), (200, "<html>"), (200, "no")] {
        let front = Front::new(Content::Stories(1), move |asked, _| {
            asked.path.ends_with("GQLschema").then(|| (status, text.to_owned()))
        });
        assert_eq!(read(&front.await).await.unwrap().models, given.models, "{status} {text}");
    }
    let silent = Front::new(Content::Stories(1), |asked, _| {
        let refused = r#"{"errors": [{"message": "Introspection is off"}], "data": null}"#;
        match (asked.path.ends_with("GQLschema"), asked.runs()) {
            (true, _) => Some((403, "{}".to_owned())),
            (_, runs) => runs.then(|| (200, refused.to_owned())),
        }
    });
    let silent = silent.await;
    assert_eq!(read(&silent).await.unwrap_err().code, ErrorCode::SchemaNotReadable);
    // Who writes GraphQL can go on all the same.
    let answer = silent.written("{ storyList { items { headline } } }", "").await;
    assert_eq!((answer.error, answer.problems.len()), (None, 1));
}

/// A POST to a place where nothing is makes a node there, on Live as elsewhere.
#[tokio::test]
async fn nothing_is_sent_to_a_place_that_is_not_known_to_be_an_endpoint() {
    let bare = Front::new(Content::Synthetic(1), |_, _| None).await;
    let closed =
        Front::new(Content::Stories(1), |asked, _| (!asked.runs()).then(|| (403, "{}".to_owned())));
    let closed = closed.await;
    for (front, code) in
        [(&bare, ErrorCode::EndpointMissing), (&closed, ErrorCode::PermissionMissing)]
    {
        let _ = found(front).await;
        let odd = ["..", ".", "", "a/../b", "a//b", "/a", "a/", "a/."];
        for configuration in [NORTHLIGHT, "global", "typo", "a/b"].iter().chain(&odd) {
            let connection_id = front.rig.connection;
            let what = super::What::Written {
                configuration: (*configuration).to_owned(),
                query: "{ storyList { items { headline } } }".to_owned(),
                variables: String::new(),
            };
            let refused = front.rig.app.ask(&Ask { connection_id, what }).await.unwrap_err();
            let is_odd = odd.contains(configuration);
            let expected = if is_odd { ErrorCode::EndpointMissing } else { code };
            assert_eq!(refused.code, expected, "{configuration:?}");
        }
        let posted: Vec<Asked> =
            front.asked().into_iter().filter(|asked| asked.method != "GET").collect();
        assert!(posted.is_empty(), "{posted:?}");
        assert!(front.asked().iter().all(|asked| asked.path.contains("graphql")));
        assert!(
            !front
                .asked()
                .iter()
                .any(|asked| asked.path.contains("/./") || asked.path.contains("//"))
        );
    }
}

/// What a filter has to leave, computed here from all rows.
type Check = fn(&Json) -> bool;

#[tokio::test]
async fn filters_of_every_kind_leave_exactly_the_fragments_that_pass() {
    let front = Front::stories(120).await;
    let fields = [
        "headline",
        "price",
        "words",
        "isPublished",
        "publishedOn",
        "topics",
        "designer.name",
        "picture",
    ];
    let all = front.ask(asked(&stories(&fields, Vec::new()))).await;
    let all = front.json(&all).await;
    assert_eq!(all.len(), 120);
    let date = |how| FragmentTest::Date { how, date: "2025-03-01".to_owned() };
    let cased = FragmentTest::Text {
        how: TextTest::StartsWith,
        text: "quiet".to_owned(),
        match_case: true,
    };
    let cases: Vec<(&str, FragmentTest, Check)> = vec![
        ("headline", text(TextTest::Contains, "LAMP"), |row| {
            row["headline"].as_str().unwrap().to_lowercase().contains("lamp")
        }),
        ("headline", text(TextTest::Equals, "quiet CHAIRS"), |row| {
            row["headline"] == "Quiet chairs"
        }),
        ("headline", text(TextTest::Lacks, "part"), |row| {
            !row["headline"].as_str().unwrap().contains("part")
        }),
        ("headline", text(TextTest::StartsWith, "été"), |row| {
            row["headline"].as_str().unwrap().starts_with("Été")
        }),
        ("headline", cased, |_| false),
        ("headline", text(TextTest::Differs, "quiet chairs"), |row| {
            row["headline"] != "Quiet chairs"
        }),
        ("price", number(OrderTest::Above, 200.0), |row| row["price"].as_f64().unwrap() > 200.0),
        ("price", number(OrderTest::AtMost, 200.0), |row| row["price"].as_f64().unwrap() <= 200.0),
        ("price", number(OrderTest::Equals, 26.5), |row| row["price"] == 26.5),
        ("words", number(OrderTest::Below, 500.0), |row| row["words"].as_i64().unwrap() < 500),
        ("isPublished", FragmentTest::YesNo { is: false }, |row| row["isPublished"] == false),
        ("publishedOn", date(OrderTest::Below), |row| {
            row["publishedOn"].as_str().unwrap() < "2025-03-01"
        }),
        ("publishedOn", date(OrderTest::AtLeast), |row| {
            row["publishedOn"].as_str().unwrap() >= "2025-03-01"
        }),
        ("topics", text(TextTest::Contains, "garden"), |row| {
            row["topics"].as_array().unwrap().contains(&json!("northlight:room/garden"))
        }),
        ("designer.name", text(TextTest::Contains, "ost"), |row| {
            row["designer"]["name"] == "Werkraum Ost"
        }),
        ("picture", FragmentTest::Empty, |row| row["picture"].is_null()),
        ("picture", FragmentTest::Filled, |row| !row["picture"].is_null()),
    ];
    for (field, test, passes) in cases {
        let said = format!("{field} {test:?}");
        let answer = front.ask(asked(&stories(&[], vec![(field, test)]))).await;
        assert_eq!(
            (&answer.error, answer.problems.len(), answer.is_partial),
            (&None, 0, false),
            "{said}"
        );
        let expected: Vec<&str> = all
            .iter()
            .filter(|row| passes(row))
            .map(|row| row["_path"].as_str().unwrap())
            .collect();
        assert_eq!(front.paths(&answer).await, expected, "{said}");
        let is_own = said.starts_with("picture");
        assert_eq!(answer.left_out > 0, is_own, "{said}");
        assert!(!is_own || answer.left_out + answer.rows == 120, "{answer:?}");
    }
    let designer = "/content/dam/northlight-stories/designers/designer-2";
    let by = FragmentTest::Path { path: designer.to_owned() };
    let answer = front.ask(asked(&stories(&["designer"], vec![("designer", by)]))).await;
    assert_eq!(answer.rows, 40);
    assert!(front.cells(&answer).await.iter().all(|cells| cells[1] == [designer]));
    // One of several tests, in an order of one's own.
    let mut either = stories(
        &["price", "words"],
        vec![
            ("price", number(OrderTest::Above, 440.0)),
            ("headline", text(TextTest::Equals, "Quiet chairs")),
        ],
    );
    either.all_tests = false;
    either.sort = vec![QuestionSort { field: "price".to_owned(), descending: true }];
    let prices: Vec<f64> = front
        .json(&front.ask(asked(&either)).await)
        .await
        .iter()
        .map(|row| row["price"].as_f64().unwrap())
        .collect();
    assert_eq!(prices, [461.5, 461.5, 454.0, 454.0, 446.5, 446.5, 26.5]);
}

#[tokio::test]
async fn nested_fields_are_columns_of_their_own() {
    let front = Front::stories(3).await;
    let question = stories(
        &["headline", "designer.studio", "teaser", "pictures", "related.headline"],
        Vec::new(),
    );
    let answer = front.ask(asked(&question)).await;
    let names: Vec<&str> = answer.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(
        names,
        ["_path", "headline", "designer.studio", "teaser", "pictures", "related.headline"]
    );
    assert!(answer.columns[4].is_picture && answer.is_selectable);
    let cells = front.cells(&answer).await;
    assert_eq!(
        cells[1][1..4],
        [
            vec!["Quiet chairs".to_owned()],
            vec!["Westmark".to_owned()],
            vec!["Quiet chairs: what to look for, and why.".to_owned()],
        ]
    );
    assert_eq!(cells[1][4].len(), 2, "two pictures in one cell");
    assert_eq!(cells[1][5], ["A lamp for long evenings"]);
    assert_eq!(cells[0][5], [""; 0]);
}

#[tokio::test]
async fn what_the_endpoint_does_not_have_is_never_sent() {
    let front = Front::stories(3).await;
    let ask = |question: Question| {
        let ask = Ask { connection_id: front.rig.connection, what: asked(&question) };
        let app = front.rig.app.clone();
        async move { app.ask(&ask).await.map(|_| ()).unwrap_err() }
    };
    let field = ask(stories(&["headline } } __schema { types { name"], Vec::new())).await;
    assert_eq!(field.code, ErrorCode::RequestInvalid);
    assert_eq!(field.details.field.as_deref(), Some("headline } } __schema { types { name"));
    let kind = ask(stories(&[], vec![("price", text(TextTest::Contains, "1"))])).await;
    assert_eq!(kind.details.field.as_deref(), Some("price"));
    let mut model = stories(&[], Vec::new());
    model.model = "storyList { items { _path } } x".to_owned();
    assert_eq!(ask(model).await.code, ErrorCode::RequestInvalid);
    assert!(front.ran().is_empty(), "{:?}", front.ran());
}

#[tokio::test]
async fn an_account_that_may_see_nothing_gets_an_answer_without_rows_and_without_a_fault() {
    let front = Front::stories(20).await;
    let home = "/content/dam/northlight-stories".to_owned();
    front.rig.sandbox.set_fault(Some(Fault::FolderHidden { path: home }));
    let answer = front.ask(asked(&stories(&["headline"], Vec::new()))).await;
    assert_eq!((answer.rows, answer.complete, answer.left_out), (0, true, 0));
    assert_eq!((answer.error, answer.problems, answer.notes), (None, vec![], vec![]));
    assert!(!answer.is_selectable && !answer.is_partial);
}
