//! Persisted queries: listed, run by GET, saved under a name.

use relabel_core::api::types::*;
use relabel_sandbox::Content;
use serde_json::json;

use super::NORTHLIGHT;
use super::front::Front;

fn run(name: &str, variables: &[(&str, &str)]) -> super::What {
    super::What::Persisted {
        configuration: NORTHLIGHT.to_owned(),
        name: name.to_owned(),
        variables: variables
            .iter()
            .map(|(name, text)| VariableValue {
                name: (*name).to_owned(),
                text: (*text).to_owned(),
            })
            .collect(),
    }
}

fn save(front: &Front, name: &str, query: &str, replace: bool) -> SavePersisted {
    SavePersisted {
        connection_id: front.rig.connection,
        configuration: NORTHLIGHT.to_owned(),
        name: name.to_owned(),
        query: query.to_owned(),
        replace,
    }
}

#[tokio::test]
async fn persisted_queries_are_listed_with_what_they_ask_for_and_run_by_get() {
    let front = Front::stories(24).await;
    let persisted = front.rig.app.list_persisted(front.rig.connection).await.unwrap();
    let names: Vec<&str> = persisted.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["stories-all", "stories-by-room"]);
    let [room, from] = &persisted[1].variables[..] else { panic!("{:?}", persisted[1].variables) };
    assert_eq!((room.required, &*room.declared, room.kind), (true, "String!", QuestionKind::Text));
    assert_eq!((from.required, from.default.as_deref()), (false, Some("0")));

    let answer = front.ask(run("stories-by-room", &[("room", "Kitchen"), ("from", "30,5")])).await;
    assert_eq!((&answer.error, &answer.problems[..]), (&None, &[][..]));
    let rows = front.json(&answer).await;
    assert!(!rows.is_empty() && rows.iter().all(|row| row["room"] == "Kitchen"));
    assert!(rows.iter().all(|row| row["price"].as_f64().unwrap() >= 30.5));
    let ran = front.ran();
    assert_eq!(ran[0].method, "GET", "so that caches work");
    assert_eq!(
        ran[0].path,
        "/graphql/execute.json/northlight/stories-by-room%3Broom%3DKitchen%3Bfrom%3D30.5%3B"
    );
    let all = front.ask(run("stories-all", &[])).await;
    assert_eq!(all.rows, 24);
    assert_eq!(front.ran()[1].path, "/graphql/execute.json/northlight/stories-all");

    for wrong in [&[][..], &[("room", "a"), ("from", "much")]] {
        let what = run("stories-by-room", wrong);
        let ask = Ask { connection_id: front.rig.connection, what };
        let error = front.rig.app.ask(&ask).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::RequestInvalid, "{wrong:?}");
        assert!(error.details.field.is_some());
    }
    assert_eq!(front.ran().len(), 2);
    let none = Front::new(Content::Synthetic(1), |asked, _| {
        asked.path.starts_with("/graphql/").then(|| (404, "{}".to_owned()))
    });
    let none = none.await;
    assert_eq!(none.rig.app.list_persisted(none.rig.connection).await.unwrap(), []);
}

/// Threat T17: AEM decodes an address before it takes the values apart.
#[tokio::test]
async fn a_value_stays_one_value_whatever_signs_it_has() {
    let front = Front::stories(24).await;
    let values = [
        "Kitchen;from=0",
        "Kitchen%3Bfrom%3D0",
        "a=b",
        "\"} } evil { x",
        "line\nbreak",
        "/content/../../etc",
        "//x",
        "50 %",
        "\\\"",
        "$room",
        "{\"a\": 1}",
        "é 漢字 🙂",
        "a?b#c&d+e",
        "' OR 1=1 --",
    ];
    for value in values {
        let answer = front.ask(run("stories-by-room", &[("room", value), ("from", "900")])).await;
        assert_eq!((answer.rows, &answer.error), (0, &None), "{value:?} changed what is asked");
        let ran = front.ran().pop().unwrap();
        if ran.method == "POST" {
            assert_eq!(ran.path, "/graphql/execute.json/northlight/stories-by-room");
            assert_eq!(ran.body, json!({"variables": {"room": value, "from": 900.0}}));
        } else {
            let path = percent_encoding::percent_decode_str(&ran.path).decode_utf8().unwrap();
            let expected = format!("by-room;room={value};from=900.0;");
            assert!(path.ends_with(&expected), "{path}");
            assert!(!value.contains([';', '=', '%', '\\', '\n']), "{value:?} went by GET");
        }
    }
}

#[tokio::test]
async fn a_query_is_saved_once_and_replaced_only_where_that_was_asked_for() {
    let front = Front::stories(3).await;
    let app = &front.rig.app;
    let query = "query ($name: String) { designerList(filter: {name: {_expressions: [{value: $name}]}}) { items { name } } }";
    let made = app.save_persisted(&save(&front, "designers", query, false)).await.unwrap();
    assert_eq!((&*made.name, &*made.query, made.variables.len()), ("designers", query, 1));
    let answer = front.ask(run("designers", &[("name", "Studio Fjord")])).await;
    assert_eq!(answer.rows, 1);

    let taken = app.save_persisted(&save(&front, "designers", "{ a }", false)).await.unwrap_err();
    assert_eq!(taken.code, ErrorCode::QueryNameTaken);
    let all = "{ designerList { items { name studio } } }";
    app.save_persisted(&save(&front, "designers", all, true)).await.unwrap();
    assert_eq!(front.ask(run("designers", &[])).await.rows, 3);
    // One that is not there yet is simply made.
    app.save_persisted(&save(&front, "others", all, true)).await.unwrap();
    let writes: Vec<String> = front
        .asked()
        .into_iter()
        .filter(|one| one.path.starts_with("/graphql/persist.json/"))
        .map(|one| format!("{} {}", one.method, one.path))
        .collect();
    assert_eq!(
        writes,
        [
            "PUT /graphql/persist.json/northlight/designers",
            "POST /graphql/persist.json/northlight/designers",
            "PUT /graphql/persist.json/northlight/others",
        ]
    );
    let broken = app.save_persisted(&save(&front, "broken", "{ a ", false)).await.unwrap_err();
    assert_eq!(broken.code, ErrorCode::UnexpectedAnswer);

    for name in ["", "a/../b", "../x", "a b", "é", "a;b=c", "a%2Fb", "a\nb", "\"", "{x}", "a.b"] {
        let before = front.asked().len();
        let error = app.save_persisted(&save(&front, name, all, true)).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::QueryNameInvalid, "{name:?}");
        let mut elsewhere = save(&front, "fine", all, true);
        elsewhere.configuration = format!("northlight/{name}");
        let error = app.save_persisted(&elsewhere).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::QueryNameInvalid, "{name:?}");
        assert_eq!(front.asked().len(), before, "{name:?} was sent");
    }
}

#[tokio::test]
async fn on_live_nothing_is_saved_before_it_is_unlocked() {
    let front = Front::stories(3).await;
    let app = &front.rig.app;
    let live = UpdateConnection {
        connection_id: front.rig.connection,
        name: String::new(),
        stage: Stage::Live,
        speed: None,
        route: None,
    };
    app.update_connection(&live).await.unwrap();
    let request = save(&front, "mine", "{ designerList { items { name } } }", false);
    let before = front.asked().len();
    assert_eq!(app.save_persisted(&request).await.unwrap_err().code, ErrorCode::LiveLocked);
    assert_eq!(front.asked().len(), before);
    // Asking changes nothing and needs no unlocking.
    assert_eq!(front.ask(run("stories-all", &[])).await.rows, 3);
    app.unlock_live(front.rig.connection).await.unwrap();
    app.save_persisted(&request).await.unwrap();
    front.rig.sandbox.revoke_write();
    let request = save(&front, "other", "{ designerList { items { name } } }", false);
    let refused = app.save_persisted(&request).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::PermissionMissing);
}
