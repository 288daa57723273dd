//! Pages: to the end, by cursor and by number, with faults, and stopped.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use relabel_core::api::types::*;
use relabel_sandbox::Content;
use serde_json::{Value as Json, json};

use super::front::{Asked, Front};
use super::{asked, stories};
use crate::rig::wait;

fn question() -> super::What {
    asked(&stories(&["headline"], Vec::new()))
}

fn unique(mut paths: Vec<String>) -> usize {
    paths.sort();
    paths.dedup();
    paths.len()
}

#[tokio::test]
async fn pages_follow_by_cursor_and_one_that_fails_is_asked_again() {
    let front = Front::new(Content::Stories(230), |asked, before| {
        (asked.runs() && (before == 1 || before == 3)).then(|| (500, "{}".to_owned()))
    });
    let front = front.await;
    let answer = front.ask(question()).await;
    assert_eq!((answer.rows, &answer.error, answer.is_partial), (230, &None, false));
    assert_eq!(unique(front.paths(&answer).await), 230);
    let ran = front.ran();
    assert_eq!(ran.len(), 7, "five pages, two of them twice");
    assert!(ran.iter().all(|one| one.body["variables"]["first"] == 50));
    assert!(ran[0].body["variables"].get("after").is_none());
    assert_eq!(ran[1].body, ran[2].body, "the same page again");
    assert!(ran[6].body["variables"]["after"].is_string());
}

#[tokio::test]
async fn a_page_that_fails_for_good_ends_the_answer_and_keeps_what_came() {
    for (status, body, code) in [
        (500, "{}", ErrorCode::UnexpectedAnswer),
        (200, "<html></html>", ErrorCode::NotData),
        (200, r#"{"status":"ok"}"#, ErrorCode::UnexpectedAnswer),
        (404, "{}", ErrorCode::EndpointMissing),
        (403, "{}", ErrorCode::PermissionMissing),
    ] {
        let front = Front::new(Content::Stories(120), move |asked, before| {
            (asked.runs() && before > 0).then(|| (status, body.to_owned()))
        });
        let front = front.await;
        let answer = front.ask(question()).await;
        assert_eq!(answer.error.as_ref().map(|error| error.code), Some(code), "{status} {body}");
        assert_eq!((answer.rows, answer.complete, answer.stopped), (50, true, false));
        assert!(answer.is_partial, "{status} {body}");
        assert_eq!(front.paths(&answer).await.len(), 50);
    }
    let front = Front::new(Content::Stories(5), |asked, _| {
        asked.runs().then(|| (200, format!("{{\"data\":{}}}", " ".repeat(33 << 20))))
    });
    let answer = front.await.ask(question()).await;
    assert_eq!(answer.error.map(|error| error.code), Some(ErrorCode::AnswerTooLarge));
}

/// A page of these paths.
fn page(paths: &[&str], info: Json) -> (u16, String) {
    let edges: Vec<Json> = paths.iter().map(|path| json!({"node": {"_path": path}})).collect();
    let data = json!({"storyPaginated": {"edges": edges, "pageInfo": info}});
    (200, json!({"data": data}).to_string())
}

#[tokio::test]
async fn a_page_that_comes_again_under_any_cursor_is_not_shown_twice() {
    for moves in [false, true] {
        let front = Front::new(Content::Stories(1), move |asked, before| {
            let cursor = if moves { format!("c{before}") } else { "c".to_owned() };
            let info = json!({"endCursor": cursor, "hasNextPage": true});
            asked.runs().then(|| page(&["/content/dam/a", "/content/dam/b"], info))
        });
        let front = front.await;
        let answer = front.ask(question()).await;
        assert_eq!((answer.rows, &answer.notes[..]), (2, &[AnswerNote::PageRepeated][..]));
        assert!(answer.is_partial && front.ran().len() == 2);
    }
    // Rows without a path may well be the same for a while, and pages empty, not for ever.
    for rows in [&[][..], &[json!({"node": {"room": "Kitchen"}})]] {
        let edges = rows.to_vec();
        let front = Front::new(Content::Stories(1), move |asked, before| {
            let info = json!({"endCursor": format!("c{before}"), "hasNextPage": true});
            let data = json!({"storyPaginated": {"edges": edges, "pageInfo": info}});
            asked.runs().then(|| (200, json!({"data": data}).to_string()))
        });
        let front = front.await;
        let query = "query ($after: String) { storyPaginated(after: $after) {
            edges { node { room } } pageInfo { endCursor hasNextPage } } }";
        let answer = front.written(query, "").await;
        assert_eq!(answer.notes, [AnswerNote::PageRepeated]);
        assert!((50..150).contains(&front.ran().len()), "{}", front.ran().len());
    }
}

#[tokio::test]
async fn an_answer_that_tells_of_more_and_not_how_is_not_taken_for_whole() {
    for info in [json!({"hasNextPage": true}), json!({"hasNextPage": true, "endCursor": null})] {
        let front = Front::new(Content::Stories(1), move |asked, _| {
            asked.runs().then(|| page(&["/content/dam/a"], info.clone()))
        });
        let answer = front.await.ask(question()).await;
        assert_eq!((answer.rows, answer.is_partial), (1, true));
        assert_eq!(answer.notes, [AnswerNote::MorePages]);
    }
}

/// The schema of an endpoint without cursors.
async fn by_number(
    content: Content,
    answer: impl Fn(&Asked, usize) -> Option<(u16, String)> + Send + Sync + 'static,
) -> Front {
    let plain = Front::stories(1).await;
    let endpoint = EndpointRef {
        connection_id: plain.rig.connection,
        configuration: super::NORTHLIGHT.to_owned(),
    };
    let sdl = plain.rig.app.read_models(&endpoint).await.unwrap().sdl;
    let kept: Vec<&str> = sdl.lines().filter(|line| !line.contains("Paginated(")).collect();
    let sdl = kept.join("\n");
    Front::new(content, move |asked, before| match asked.path.ends_with("GQLschema") {
        true => Some((200, sdl.clone())),
        false => answer(asked, before),
    })
    .await
}

#[tokio::test]
async fn where_there_is_no_cursor_pages_follow_by_number() {
    let front = by_number(Content::Stories(150), |_, _| None).await;
    let answer = front.ask(question()).await;
    assert_eq!((answer.rows, &answer.error, &answer.notes[..]), (150, &None, &[][..]));
    assert_eq!(unique(front.paths(&answer).await), 150);
    let offsets: Vec<Json> =
        front.ran().iter().map(|one| one.body["variables"]["offset"].clone()).collect();
    assert_eq!(offsets, [0, 50, 100, 150]);

    // What holds nothing takes a place of the page all the same.
    let holes = by_number(Content::Stories(1), |asked, _| {
        let from = asked.body["variables"]["offset"].as_u64()?;
        let row = |row: u64| match row % 7 {
            3 => Json::Null,
            _ => json!({"_path": format!("/content/dam/{row}")}),
        };
        let rows: Vec<Json> = (from..(from + 50).min(120)).map(row).collect();
        Some((200, json!({"data": {"storyList": {"items": rows}}}).to_string()))
    });
    let holes = holes.await;
    let answer = holes.ask(question()).await;
    assert_eq!((answer.rows, answer.is_partial), (120 - 17, false));
    assert_eq!(unique(holes.paths(&answer).await), 120 - 17);

    let rows: Vec<Json> =
        (0..50).map(|row| json!({"_path": format!("/content/dam/{row}")})).collect();
    let same = json!({"data": {"storyList": {"items": rows}}}).to_string();
    let deaf =
        by_number(Content::Stories(1), move |asked, _| asked.runs().then(|| (200, same.clone())));
    let deaf = deaf.await;
    let answer = deaf.ask(question()).await;
    assert_eq!((answer.rows, &answer.notes[..]), (50, &[AnswerNote::PageRepeated][..]));
    assert!(answer.is_partial && deaf.ran().len() == 2);
}

#[tokio::test]
async fn a_cursor_that_comes_again_ends_the_answer_with_a_word() {
    for cursors in [&["a"][..], &["a", "b"], &["a", "b", "c", "b"]] {
        let front = Front::new(Content::Stories(1), move |asked, before| {
            let page = json!({"data": {"storyPaginated": {
                "edges": [{"node": {"_path": format!("/content/dam/{before}")}}],
                "pageInfo": {"endCursor": cursors[before % cursors.len()], "hasNextPage": true},
            }}});
            asked.runs().then(|| (200, page.to_string()))
        });
        let front = front.await;
        let answer = front.ask(question()).await;
        assert!(answer.complete && answer.is_partial && answer.error.is_none());
        assert_eq!(answer.notes, [AnswerNote::PageRepeated], "{cursors:?}");
        assert!(front.ran().len() <= 4, "{cursors:?}: {}", front.ran().len());
    }
}

#[tokio::test]
async fn stopping_keeps_the_rows_that_are_there_and_asks_nothing_more() {
    let front = Front::stories(1_000).await;
    front.rig.sandbox.set_latency(Duration::from_millis(50), Duration::ZERO);
    let id = front.start(question()).await;
    let watched = front.rig.app.watch_answer(id).unwrap();
    wait(watched.clone(), |state| state.rows >= 50).await;
    front.rig.app.stop_answer(id).await.unwrap();
    let state = watched.borrow().clone();
    assert!(state.stopped && state.complete && state.error.is_none(), "{state:?}");
    assert!((50..1_000).contains(&state.rows), "{}", state.rows);
    let asked = front.ran().len();
    assert_eq!(front.paths(&state).await.len(), state.rows as usize);
    front.rig.app.close_answer(id).unwrap();
    let gone = front.rig.app.answer_page(AnswerPage { answer_id: id, from: 0, limit: 1 }).await;
    assert_eq!(gone.unwrap_err().code, ErrorCode::AnswerGone);
    assert!(front.ran().len() <= asked + 1);
}

#[tokio::test]
async fn answers_nobody_looks_at_make_room_for_others() {
    let front = Front::new(Content::Stories(5), |asked, before| {
        let is_endless = asked.body["query"].as_str()?.contains("room");
        let info = json!({"endCursor": format!("c{before}"), "hasNextPage": true});
        is_endless.then(|| page(&[&format!("/content/dam/{before}")], info))
    });
    let front = front.await;
    let app = &front.rig.app;
    let rows = |answer_id| app.answer_page(AnswerPage { answer_id, from: 0, limit: 10 });
    let used = front.ask(question()).await.answer_id;
    let unused = front.ask(question()).await.answer_id;
    let endless = super::What::Written {
        configuration: super::NORTHLIGHT.to_owned(),
        query: "query ($after: String) { storyPaginated(after: $after) {
            edges { node { _path room } } pageInfo { endCursor hasNextPage } } }"
            .to_owned(),
        variables: String::new(),
    };
    let going = app.watch_answer(front.start(endless).await).unwrap();
    for _ in 0..40 {
        front.ask(question()).await;
        assert_eq!(rows(used).await.unwrap().rows.len(), 5);
    }
    assert_eq!(rows(unused).await.unwrap_err().code, ErrorCode::AnswerGone);
    let state = wait(going, |state| state.complete).await;
    assert!(state.stopped, "nobody is there who could stop it");
    let left = files_without_a_name(front.rig.folder.path());
    assert!(left < 30, "{left} files of 43 answers are there");
}

/// How many files without a name this program has open in a folder. Only Linux tells.
fn files_without_a_name(folder: &std::path::Path) -> usize {
    let folder = folder.canonicalize().unwrap();
    let open = std::fs::read_dir("/proc/self/fd").into_iter().flatten().flatten();
    let targets = open.filter_map(|entry| std::fs::read_link(entry.path()).ok());
    let is_one = |path: &std::path::PathBuf| {
        path.starts_with(&folder) && path.to_string_lossy().ends_with(" (deleted)")
    };
    targets.filter(is_one).count()
}

#[tokio::test]
async fn errors_beside_200_are_told_with_their_place_and_data_beside_them_is_marked() {
    let front = Front::stories(5).await;
    let answer = front.written("{ storyList {\n  items { headlin }\n} }", "").await;
    assert_eq!((answer.rows, answer.is_partial, &answer.error), (0, false, &None));
    assert_eq!((answer.problems[0].line, answer.problems[0].column), (Some(2), Some(11)));
    assert!(answer.problems[0].message.contains("headlin"), "{:?}", answer.problems);

    let spoiled = AtomicBool::new(false);
    let partial = Front::new(Content::Stories(1), move |asked, _| {
        let page = json!({
            "errors": [{"message": "no access", "path": ["storyPaginated", "edges", 1, "node"]}],
            "data": {"storyPaginated": {
                "edges": [{"node": {"_path": "/content/dam/a", "headline": "A"}}, {"node": null}],
                "pageInfo": {"endCursor": "x", "hasNextPage": true},
            }},
        });
        let first = asked.runs() && !spoiled.swap(true, Ordering::SeqCst);
        first.then(|| (200, page.to_string()))
    });
    let partial = partial.await;
    let answer = partial.ask(question()).await;
    assert_eq!((answer.rows, answer.is_partial), (1, true));
    assert_eq!(answer.problems[0].place.as_deref(), Some("storyPaginated.edges.1.node"));
    assert_eq!(partial.ran().len(), 1, "after an error no next page is trusted");
}

#[tokio::test]
async fn a_query_of_ones_own_follows_its_pages_or_says_that_there_are_more() {
    let front = Front::stories(120).await;
    let pages = "query ($after: String) { storyPaginated(first: 50, after: $after) {
        edges { node { _path designer { name } } } pageInfo { endCursor hasNextPage } } }";
    let answer = front.written(pages, "").await;
    assert_eq!((answer.rows, &answer.notes[..]), (120, &[][..]));
    let names: Vec<&str> = answer.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["_path", "designer.name"], "columns are found in the rows");
    let one = pages.replace("query ($after: String) ", "").replace(", after: $after", "");
    let answer = front.written(&one, "").await;
    assert_eq!((answer.rows, &answer.notes[..]), (50, &[AnswerNote::MorePages][..]));
    // Who asks for no number of rows and not for the end gets AEM's first page.
    for (stories, notes) in [(120, &[AnswerNote::PageFull][..]), (49, &[])] {
        let front = Front::stories(stories).await;
        let answer = front.written("{ storyPaginated { edges { node { _path } } } }", "").await;
        assert_eq!((answer.rows, &answer.notes[..]), (stories.min(50), notes));
        assert_eq!(answer.is_partial, !notes.is_empty());
    }
    let both = "{ a: designerList { items { name } } b: storyList { items { headline } } }";
    let answer = front.written(both, "").await;
    assert_eq!((answer.rows, &answer.notes[..]), (3, &[AnswerNote::OtherLists][..]));
    let app = &front.rig.app;
    for (variables, valid) in [("{\"a\": 1}", true), (" ", true), ("[1]", false), ("{", false)] {
        let what = super::What::Written {
            configuration: super::NORTHLIGHT.to_owned(),
            query: "{ designerList { items { name } } }".to_owned(),
            variables: variables.to_owned(),
        };
        let ask = Ask { connection_id: front.rig.connection, what };
        assert_eq!(app.ask(&ask).await.is_ok(), valid, "{variables}");
    }
}

#[tokio::test]
async fn what_was_written_before_is_kept_newest_first() {
    let front = Front::stories(1).await;
    for query in ["{ a }", "{ designerList { items { name } } }", "{ a }"] {
        front.written(query, "").await;
    }
    let past = front.rig.app.past_queries(front.rig.connection).await.unwrap();
    let texts: Vec<&str> = past.iter().map(|one| one.query.as_str()).collect();
    assert_eq!(texts, ["{ a }", "{ designerList { items { name } } }"]);
    assert!(past[0].asked_at > past[1].asked_at);
    front.rig.app.remove_connection(front.rig.connection).await.unwrap();
    assert_eq!(front.rig.app.past_queries(front.rig.connection).await.unwrap(), []);
}
