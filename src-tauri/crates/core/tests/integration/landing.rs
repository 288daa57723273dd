//! A write whose asset is gone, with the answers of a real Sling.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use std::time::Duration;

use relabel_access::http::{Client, Reach};
use relabel_aem::{AssetState, Author, Change, Error, SignIn};
use relabel_core::api::types::*;
use relabel_model::{Kind, Property, PropertySet};

use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use serde_json::json;

use super::gate::Gate;
use super::opened::{writable, write};
use super::rig::{Rig, ended, replace};
use super::wire::Scripted;

const ASSET: &str = "/content/dam/x/b.jpg";
const CREATED: &str = r#"{"status.code":201,"path":"/content/dam/x/b.jpg/jcr:content/metadata","isCreate":true,"changes":[
    {"type":"created","argument":"/content/dam/x/b.jpg"},
    {"type":"created","argument":"/content/dam/x/b.jpg/jcr:content"},
    {"type":"created","argument":"/content/dam/x/b.jpg/jcr:content/metadata"},
    {"type":"modified","argument":"/content/dam/x/b.jpg/jcr:content/metadata/dc:subject"}]}"#;

fn ok(body: &str) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json";
    format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into()
}

/// Writes a list to an asset that is gone, where AEM then shows this in its place; what
/// was asked for.
async fn written(shown: &'static str) -> (Result<(), Error>, Vec<String>) {
    written_with(move |line| match line {
        line if line.starts_with("GET ") => ok(shown),
        line if line.starts_with("POST /content/dam/x/b.jpg ") => ok("{\"status.code\":200}"),
        _ => ok(CREATED),
    })
    .await
}

/// The same with these answers to the first lines of requests.
async fn written_with(
    answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static,
) -> (Result<(), Error>, Vec<String>) {
    let server = Scripted::start(answer).await;
    let reach = Reach::new(true);
    let origin = reach.author(&format!("http://127.0.0.1:{}", server.port), false).unwrap();
    let author = Author::new(Client::new("Relabel/test").unwrap(), origin, SignIn::Nobody)
        .by_route(Route::OneByOne);
    let state = AssetState {
        metadata: PropertySet::default(),
        is_fragment: false,
        is_processing: false,
        is_checked_out: false,
        id: None,
        read_at: Duration::MAX,
    };
    let after = Some(Property::list(Kind::String, vec!["sea".to_owned()]));
    let changes = [Change { property: "dc:subject".to_owned(), after }];
    let result = write(&author, ASSET, &state, &changes).await;
    let requests = server.requests.lock().unwrap().clone();
    (result, requests)
}

const ORPHAN: &str = r#"{"jcr:primaryType":"sling:OrderedFolder","jcr:content":{"jcr:primaryType":"sling:OrderedFolder",
    "metadata":{"jcr:primaryType":"sling:OrderedFolder","jcr:createdBy":"me","dc:subject":["sea"]}}}"#;

#[tokio::test]
async fn what_a_write_created_in_place_of_an_asset_is_taken_back() {
    let (result, requests) = written(ORPHAN).await;
    assert!(matches!(result, Err(Error::Vanished { is_left: false })), "{result:?}");
    let [write, look, remove] = &requests[..] else { panic!("{requests:?}") };
    let name = "%2Fcontent%2Fdam%2Fx%2Fb.jpg%2Fjcr%3Acontent%2Fmetadata%2Fdc%3Asubject=sea";
    assert!(write.contains(name), "no namesake is meant: {write}");
    assert!(look.starts_with("GET /content/dam/x/b.jpg.infinity.json "), "{look}");
    assert!(remove.ends_with("%3Aoperation=delete"), "{remove}");
}

/// The answer to the removal is lost: a look tells.
#[tokio::test]
async fn a_folder_is_told_as_left_only_where_it_is() {
    for (content, left) in [("404 Not Found", false), ("200 OK", true)] {
        let (result, _) = written_with(move |line| match line {
            line if line.starts_with("GET /content/dam/x/b.jpg/_jcr_content") => {
                format!("HTTP/1.1 {content}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{{}}")
                    .into()
            }
            line if line.starts_with("GET ") => ok(ORPHAN),
            line if line.starts_with("POST /content/dam/x/b.jpg ") => Vec::new(),
            _ => ok(CREATED),
        })
        .await;
        assert!(
            matches!(result, Err(Error::Vanished { is_left }) if is_left == left),
            "{result:?}"
        );
    }
}

#[tokio::test]
async fn what_somebody_put_there_meanwhile_is_left() {
    let shown = r#"{"jcr:primaryType":"dam:Asset","jcr:content":{"jcr:primaryType":"dam:AssetContent",
        "metadata":{"dc:subject":["sea"]}}}"#;
    let (result, requests) = written(shown).await;
    assert!(matches!(result, Err(Error::Vanished { is_left: true })), "{result:?}");
    assert_eq!(requests.len(), 2, "nothing is removed: {requests:?}");
}

/// A library of two assets, of which [`ASSET`] is the first.
async fn two(kind: KeyFileKind) -> Rig {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content.json");
    let assets = json!({ "assets": [{ "path": ASSET }, { "path": "/content/dam/x/c.jpg" }] });
    std::fs::write(&content, assets.to_string()).unwrap();
    let options = Options {
        content: Content::File(content),
        technical_user_may_write: true,
        ..Options::default()
    };
    Rig::with(options, kind).await
}

/// Gives both a subject; the only one that is not changed.
async fn not_changed(rig: &Rig) -> JobRow {
    let listed = rig.list("/content/dam", true, false).await;
    let list = Value::List { entries: vec!["sea".to_owned()] };
    let plan =
        rig.plan(listed.listing_id, vec![replace("dc:subject", FieldKind::List, list)]).await;
    let result = ended(rig.start(&plan).await).await;
    assert_eq!((result.counts.changed, result.total), (1, 2), "{result:?}");
    let page = JobPage { job_id: result.job_id, outcome: None, from: 0, limit: 9 };
    let rows = rig.app.job_page(page).await.unwrap();
    rows.into_iter().find(|row| row.outcome != Outcome::Changed).unwrap()
}

#[tokio::test]
async fn what_a_write_made_whose_answer_was_lost_is_left_and_named() {
    let rig = two(KeyFileKind::ServiceCredentials).await;
    rig.sandbox.stage(&format!("delete:target=this,below={ASSET},times=1")).unwrap();
    rig.sandbox.stage(&format!("reset:applied=yes,path={ASSET},times=1")).unwrap();
    let row = not_changed(&rig).await;
    let reason = Some(CellReason::Job(OutcomeReason::FolderLeft));
    assert_eq!((&*row.path, row.outcome, row.reason), (ASSET, Outcome::Unsure, reason));
    assert!(rig.sandbox.typed(ASSET).is_some(), "AEM made a folder, and it is still there");
    assert_eq!(rig.sandbox.writes().iter().filter(|one| one.asset == ASSET).count(), 1);
}

#[tokio::test]
async fn an_asset_that_goes_after_aem_saved_it_is_told_as_that() {
    for kind in [KeyFileKind::ServiceCredentials, KeyFileKind::OauthServerToServer] {
        let rig = two(kind).await;
        rig.sandbox.stage(&format!("delete:target=any,number=1,below={ASSET},from=2")).unwrap();
        let row = not_changed(&rig).await;
        let reason = Some(CellReason::Job(OutcomeReason::GoneAfterwards));
        assert_eq!((&*row.path, row.outcome, row.reason), (ASSET, Outcome::Unsure, reason));
        assert!(rig.sandbox.typed(ASSET).is_none(), "nothing is left");
    }
}

/// Beside it lies a namesake without the ending.
#[tokio::test]
async fn an_asset_that_goes_right_before_its_write_leaves_nothing_and_no_namesake_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content.json");
    let assets = json!({ "assets": [{ "path": ASSET }, { "path": "/content/dam/x/b" }] });
    std::fs::write(&content, assets.to_string()).unwrap();
    for (kind, goes) in [
        (KeyFileKind::ServiceCredentials, "delete"),
        (KeyFileKind::ServiceCredentials, "move"),
        (KeyFileKind::OauthServerToServer, "delete"),
    ] {
        let options = Options {
            content: Content::File(content.clone()),
            technical_user_may_write: true,
            ..Options::default()
        };
        let rig = Rig::with(options, kind).await;
        let listed = rig.list("/content/dam", true, false).await;
        let at = rig.rows(listed.listing_id).await.iter().position(|row| row.path == ASSET);
        let rows = vec![u32::try_from(at.unwrap()).unwrap()];
        let only = Selection::Rows { listing_id: listed.listing_id, rows };
        let entries = vec!["sea".to_owned()];
        let list = replace("dc:subject", FieldKind::List, Value::List { entries });
        let plan = rig.plan_of(only, vec![list]).await;
        rig.sandbox.stage(&format!("{goes}:target=this,below={ASSET}")).unwrap();
        let mut before = rig.sandbox.repository().held_below("/content/dam");
        let result = ended(rig.start(&plan).await).await;
        assert_eq!(result.counts.failed, 1, "{goes}: {result:?}");
        let reasons = rig.app.job_reasons(result.job_id).await.unwrap();
        let reasons: Vec<CellReason> = reasons.iter().map(|one| one.reason).collect();
        assert_eq!(reasons, [CellReason::Job(OutcomeReason::GoneMeanwhile)], "{kind:?}, {goes}");
        before.retain(|node, _| node != ASSET && !node.starts_with(&format!("{ASSET}/")));
        let mut after = rig.sandbox.repository().held_below("/content/dam");
        after.retain(|node, _| !node.contains("moved-"));
        assert_eq!(after, before, "{goes}");
    }
}

#[tokio::test]
async fn what_aem_changed_beside_the_write_is_told_and_nothing_is_sent_again() {
    let sandbox = Sandbox::start(writable()).await.unwrap();
    let elsewhere = "/content/dam/northlight/jcr:content/jcr:title";
    let address = Gate::TellsOf(elsewhere).open(&sandbox).await;
    let rig = Rig::at(sandbox, KeyFileKind::ServiceCredentials, &address).await;
    let listed = rig.list("/content/dam", true, false).await;
    let entries = vec!["sea".to_owned()];
    let list = replace("dc:subject", FieldKind::List, Value::List { entries });
    let result = rig.run(&rig.plan(listed.listing_id, vec![list]).await).await;
    assert_eq!((result.counts.changed, rig.sandbox.writes().len()), (3, 3), "{result:?}");
    let reasons = rig.app.job_reasons(result.job_id).await.unwrap();
    let reason = CellReason::Job(OutcomeReason::ChangedElsewhere);
    // The first asset alone and two together: of those it is told once.
    let told = ReasonCount { outcome: Outcome::Changed, reason, cells: 2, assets: 2 };
    assert_eq!(reasons, [told]);
    let page = JobPage { job_id: result.job_id, outcome: None, from: 0, limit: 9 };
    let rows = rig.app.job_page(page).await.unwrap();
    for row in rows.into_iter().filter(|row| row.reason.is_some()) {
        assert_eq!((row.reason, row.cells[0].reason), (Some(reason), Some(reason)));
        assert!(row.technical.unwrap().ends_with(elsewhere));
    }
}
