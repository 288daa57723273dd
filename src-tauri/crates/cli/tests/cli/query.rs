//! `query`: rows as JSON lines, problems in words, exit codes.

use std::ffi::OsStr;

use relabel_sandbox::Content;
use serde_json::{Value as Json, json};

use crate::rig::{Ran, Rig, run};

/// `query` with the key of the rig; its `--file` is the one of the query.
async fn query<'a>(rig: &Rig, json: bool, arguments: impl IntoIterator<Item = &'a OsStr>) -> Ran {
    let mut program = rig.bare();
    program.args(["query", "--loopback", "--key"]).arg(&rig.key).args(arguments);
    if json {
        program.arg("--json");
    }
    run(&mut program).await
}

fn rows(ran: &Ran) -> Vec<&Json> {
    ran.lines.iter().filter(|line| line["event"] == "row").map(|line| &line["row"]).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_written_query_prints_every_row_of_every_page() {
    let rig = Rig::new(Content::Stories(230)).await;
    let file = rig.file(
        "q.graphql",
        "query ($after: String, $room: String) {
           storyPaginated(first: 20, after: $after, filter: {room: {_expressions: [{value: $room}]}}) {
             edges { node { _path headline } } pageInfo { endCursor hasNextPage }
           }
         }",
    );
    let vars = rig.file("v.json", "\u{feff}{\"room\": \"Kitchen\"}");
    let arguments = ["--endpoint", "northlight", "--file"].map(OsStr::new);
    let all =
        arguments.into_iter().chain([file.as_os_str(), OsStr::new("--vars"), vars.as_os_str()]);
    let told = query(&rig, true, all.clone()).await;
    assert_eq!(told.code, 0, "{}{}", told.stdout, told.stderr);
    assert_eq!(rows(&told).len(), 58);
    assert_eq!((&told.last()["event"], &told.last()["rows"]), (&json!("finished"), &json!(58)));
    // Without --json the rows stand alone: what AEM sent.
    let plain = query(&rig, false, all).await;
    assert_eq!(plain.lines, rows(&told).into_iter().cloned().collect::<Vec<_>>());
    assert_eq!(plain.stderr, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_aem_finds_wrong_is_told_with_its_place_and_is_no_success() {
    let rig = Rig::new(Content::Library).await;
    let wrong = rig.file("q.graphql", "{ storyList {\n  items { headlin }\n} }");
    let base = ["--endpoint", "northlight", "--file"].map(OsStr::new);
    let told = query(&rig, true, base.into_iter().chain([wrong.as_os_str()])).await;
    assert_eq!(told.code, 5, "{}", told.stderr);
    let problem = told.lines.iter().find(|line| line["event"] == "problem").expect("is told");
    assert_eq!((&problem["line"], &problem["column"]), (&json!(2), &json!(11)));
    assert!(told.stderr.contains("(line 2, position 11"), "{}", told.stderr);
    assert_eq!(told.last()["rows"], 0);

    let more = "{ storyPaginated(first: 5) { edges { node { headline } } pageInfo { endCursor hasNextPage } } }";
    let more = rig.file("more.graphql", more);
    let told = query(&rig, true, base.into_iter().chain([more.as_os_str()])).await;
    assert_eq!((told.code, rows(&told).len()), (5, 5));
    assert!(told.stderr.contains("more rows"), "{}", told.stderr);

    let elsewhere = ["--endpoint", "nowhere", "--file"].map(OsStr::new);
    let told = query(&rig, true, elsewhere.into_iter().chain([more.as_os_str()])).await;
    told.assert_refused(2, "endpointMissing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_as_long_as_aem_makes_it_may_not_be_all() {
    let rig = Rig::new(Content::Stories(60)).await;
    let full = rig.file("full.graphql", "{ storyPaginated { edges { node { headline } } } }");
    let base = ["--endpoint", "northlight", "--file"].map(OsStr::new);
    let told = query(&rig, true, base.into_iter().chain([full.as_os_str()])).await;
    assert_eq!((told.code, rows(&told).len()), (5, 50));
    assert!(told.stderr.contains("may be more rows"), "{}", told.stderr);
    assert!(told.lines.iter().any(|line| line["note"] == "pageFull"), "{}", told.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn persisted_queries_are_listed_and_run_with_their_variables() {
    let rig = Rig::new(Content::Library).await;
    let words = |words: &'static [&'static str]| words.iter().map(OsStr::new);
    let listed = query(&rig, true, words(&["--list"])).await;
    assert_eq!(listed.code, 0, "{}", listed.stderr);
    assert_eq!(listed.lines[0]["configuration"], "northlight");
    let persisted: Vec<&Json> =
        listed.lines.iter().filter(|line| line["event"] == "persisted").collect();
    assert_eq!(persisted[1]["name"], "stories-by-room");
    assert_eq!(persisted[1]["variables"][1]["default"], "0");

    let run =
        ["--persisted", "northlight/stories-by-room", "--var", "room=Kitchen", "--var", "from=30"];
    let told = query(&rig, true, run.iter().map(OsStr::new)).await;
    assert_eq!((told.code, rows(&told).len()), (0, 5), "{}", told.stderr);
    assert!(rows(&told).iter().all(|row| row["room"] == "Kitchen"));

    for wrong in [
        &["--persisted", "northlight/stories-by-room"][..],
        &["--persisted", "northlight/stories-by-room", "--var", "room"],
        &["--persisted", "northlight/stories-by-room", "--var", "room=a", "--var", "x=1"],
        &["--persisted", "stories"],
        &[],
    ] {
        let told = query(&rig, true, wrong.iter().map(OsStr::new)).await;
        told.assert_refused(2, "requestInvalid");
    }
    let gone = query(&rig, true, words(&["--persisted", "northlight/none"])).await;
    gone.assert_refused(2, "endpointMissing");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_is_no_endpoint_the_list_says_so() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let listed = query(&rig, true, [OsStr::new("--list")]).await;
    assert_eq!(listed.code, 0, "{}", listed.stderr);
    assert!(listed.stderr.contains("administrator"), "{}", listed.stderr);
    assert_eq!(listed.last()["endpoints"], 0);
}
