//! How much memory a large answer takes: in a program of its own, because memory is
//! measured for a program as a whole.

use std::fmt::Write as _;
use std::fs;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions};
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use serde_json::{Value as Json, json};

/// What a larger answer may take more, in kB. The larger one below has 40 MB of text.
const MOST_GROWTH: u64 = 8 * 1024;
/// Letters in each row.
const TEXT: usize = 2_000;
/// Rows of a page.
const PAGE: usize = 50;

/// The most memory this program ever had, in kilobytes; `None` where the system does
/// not tell.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

#[derive(Clone)]
struct Pages {
    client: reqwest::Client,
    sandbox: url::Url,
    rows: usize,
}

/// Pages of so many fragments; everything else is the practice environment's.
async fn pass(State(pages): State<Pages>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
    let body: Bytes = to_bytes(body, usize::MAX).await.expect("a body");
    if target.ends_with("/endpoint.json") {
        let sent: Json = serde_json::from_slice(&body).expect("JSON");
        let after = sent["variables"]["after"].as_str().unwrap_or("0");
        let from: usize = after.parse().expect("a number");
        let mut edges = Vec::with_capacity(PAGE);
        for row in from..(from + PAGE).min(pages.rows) {
            let mut text = String::with_capacity(TEXT + 10);
            write!(text, "{row:09} ").expect("it is memory");
            text.extend(std::iter::repeat_n('x', TEXT));
            edges.push(json!({"node": {"_path": format!("/content/dam/{row}"), "text": text}}));
        }
        let (end, more) = (from + PAGE, from + PAGE < pages.rows);
        let info = json!({"endCursor": end.to_string(), "hasNextPage": more});
        let page = json!({"data": {"storyPaginated": {"edges": edges, "pageInfo": info}}});
        return ([("content-type", "application/json")], page.to_string()).into_response();
    }
    let mut headers = head.headers;
    headers.remove("host");
    let url = pages.sandbox.join(&target).expect("a URL");
    let sent = pages.client.request(head.method, url).headers(headers).body(body).send();
    let answer = sent.await.expect("an answer");
    let kind = answer.headers().get("content-type").cloned();
    let mut response = Response::builder().status(answer.status());
    if let Some(kind) = kind {
        response = response.header("content-type", kind);
    }
    let body = answer.bytes().await.expect("a body");
    response.body(body.into()).expect("a response")
}

/// Asks for so many fragments, page by page, and saves them as a sheet and as JSON.
async fn ask(rows: usize) {
    let sandbox = Sandbox::start(Options { content: Content::Stories(1), ..Options::default() });
    let sandbox = sandbox.await.expect("starts");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let pages = Pages { client: reqwest::Client::new(), sandbox: sandbox.origin(), rows };
    let router = Router::new().fallback(pass).with_state(pages);
    tokio::spawn(async move { axum::serve(listener, router).await });
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(&AppOptions {
        data_folder: Some(folder.path().to_owned()),
        loopback_allowed: true,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    });
    let app = app.expect("opens");
    let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
    let KeyInspection::Usable { import_id, .. } = app.inspect_key("key.json".into(), &key).await
    else {
        panic!("the key is usable")
    };
    let connection = AddConnection {
        import_id,
        name: "Practice".to_owned(),
        address,
        address_confirmed: false,
        stage: Stage::Development,
        remember: false,
        replaces: None,
    };
    let connection_id = app.add_connection(&connection).await.expect("connects").id;
    let query = "query ($after: String) { storyPaginated(after: $after) {
        edges { node { _path text } } pageInfo { endCursor hasNextPage } } }";
    let what = Asked::Written {
        configuration: "northlight".to_owned(),
        query: query.to_owned(),
        variables: String::new(),
    };
    let id = app.ask(&Ask { connection_id, what }).await.expect("asks");
    let mut state = app.watch_answer(id).expect("known");
    let state = state.wait_for(|state| state.complete).await.expect("lives until then").clone();
    assert_eq!((state.rows as usize, state.error, state.is_partial), (rows, None, false));
    let last = AnswerPage { answer_id: id, from: state.rows - 1, limit: 1 };
    let last = app.answer_page(last).await.expect("a page");
    assert!(last.rows[0].cells[1][0].starts_with(&format!("{:09}", rows - 1)));
    for (format, name) in [(AnswerFormat::Csv, "a.csv"), (AnswerFormat::Json, "a.json")] {
        let path = folder.path().join(name);
        let request = ExportAnswer { answer_id: id, format, separator: None };
        app.export_answer(request, &path).await.expect("is saved");
        let length = fs::metadata(&path).expect("is there").len();
        assert!(length > (rows * TEXT) as u64, "{name} has {length} bytes");
    }
}

#[tokio::test]
async fn an_answer_of_twenty_thousand_rows_takes_no_more_memory_than_a_small_one() {
    if peak().is_none() {
        println!("skipped: this system does not tell how much memory a program has");
        return;
    }
    ask(1_000).await;
    let small = peak().expect("told a moment ago");
    ask(20_000).await;
    let large = peak().expect("told a moment ago");
    println!("1,000 rows: {small} kB, 20,000 rows: {large} kB");
    assert!(large - small < MOST_GROWTH, "{small} kB became {large} kB");
}
