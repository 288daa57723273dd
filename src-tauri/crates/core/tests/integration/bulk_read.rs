//! Reading many assets a page at a time, wherever they stand.

use relabel_aem::{AssetRef, BulkReader};
use relabel_model::ListingScope;
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};

use super::gate::Gate;
use super::opened::{author, author_at};

const KEY: KeyFileKind = KeyFileKind::ServiceCredentials;
const FIELD: &str = "dc:title";

fn path(number: u32) -> String {
    let series = (number - 1) / 1_000 + 1;
    format!("/content/dam/northlight/series-{series:04}/image-{number:07}.jpg")
}

fn scope() -> ListingScope {
    ListingScope { path: "/content/dam".to_owned(), recursive: true }
}

fn wanted(paths: &[String], first_row: u32) -> Vec<AssetRef<'_>> {
    (first_row..).zip(paths).map(|(row, path)| AssetRef { row, path }).collect()
}

async fn library() -> Sandbox {
    let options = Options { content: Content::Synthetic(5_000), ..Options::default() };
    Sandbox::start(options).await.expect("starts")
}

/// Queries so far.
fn asked(sandbox: &Sandbox) -> usize {
    sandbox.requests().iter().filter(|one| one.path == "/bin/querybuilder.json").count()
}

#[tokio::test]
async fn a_wrong_guess_costs_some_lookups_once() {
    let sandbox = library().await;
    let reader = BulkReader::new(author(&sandbox, KEY), scope(), [FIELD]);
    for (first, claimed, most) in
        [(3_001, 100, 30), (3_301, 400, 1), (3_601, 700, 1), (1, 4_900, 30)]
    {
        let paths: Vec<String> = (first..first + 300).map(path).collect();
        let before = asked(&sandbox);
        let found = reader.read(&wanted(&paths, claimed)).await.expect("reads");
        let queries = asked(&sandbox) - before;
        assert!(found.iter().all(Option::is_some), "from {first}: all are found");
        assert!(queries <= most, "from {first}: {queries} queries");
        for (path, state) in paths.iter().zip(found) {
            let title = state.and_then(|state| state.metadata.get(FIELD).cloned());
            let held = sandbox.metadata(path).expect("the asset");
            let held = held[FIELD]["value"].as_str().expect("a title");
            assert_eq!(title.expect("a title").entries, [held], "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_left_to_be_read_alone() {
    let sandbox = library().await;
    let reader = BulkReader::new(author(&sandbox, KEY), scope(), [FIELD]);
    let mut paths: Vec<String> = (100..140).map(path).collect();
    paths[0] = "/content/dam/aaa.jpg".to_owned();
    paths[20] = format!("{}x", path(120));
    paths[39] = "/content/dam/zzz.jpg".to_owned();
    let before = asked(&sandbox);
    let found = reader.read(&wanted(&paths, 99)).await.expect("reads");
    let missing: Vec<usize> = (0..40).filter(|index| found[*index].is_none()).collect();
    // The first and the last stand far from the others: what is between is worth no query.
    assert!(missing.contains(&20) && missing.contains(&39), "{missing:?}");
    assert!(asked(&sandbox) - before <= 40, "{} queries", asked(&sandbox) - before);
    let alone = reader.read(&wanted(&paths[20..21], 119)).await.expect("reads");
    assert!(alone[0].is_none());
}

#[tokio::test]
async fn an_account_that_may_not_search_meets_no_error() {
    let sandbox = library().await;
    let address = Gate::NoSearch.open(&sandbox).await;
    let reader = BulkReader::new(author_at(&sandbox, KEY, &address), scope(), [FIELD]);
    let paths: Vec<String> = (1..20).map(path).collect();
    for _ in 0..3 {
        let found = reader.read(&wanted(&paths, 0)).await.expect("no error");
        assert!(found.iter().all(Option::is_none));
    }
}
