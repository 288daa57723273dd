//! Paths that somebody pasted.

use std::time::{Duration, Instant};

use relabel_core::api::types::*;
use relabel_sandbox::{Content, LIBRARY_ROOT, Options};
use serde_json::Value as Json;

use super::{BEACH, FILM, KEY, ODD, PAPER, SNOW, SUMMER, rig};
use crate::rig::{Rig, wait};

pub(super) async fn paths(rig: &Rig, text: &str) -> ListingState {
    paths_with(rig, text, true).await
}

pub(super) async fn paths_with(rig: &Rig, text: &str, include_fragments: bool) -> ListingState {
    let (connection_id, text) = (rig.connection, text.to_owned());
    let request = ListPaths { connection_id, text, include_fragments };
    let id = rig.app.list_paths(&request).await.expect("the listing starts");
    let state = rig.app.watch_listing(id).expect("the listing is known");
    wait(state, |state| state.complete || state.error.is_some()).await
}

#[tokio::test]
async fn pasted_paths_keep_their_order_and_what_is_missing_is_told() {
    let rig = rig().await;
    let text = format!(
        "assetPath\n{PAPER}\n{BEACH}\nhttps://author.example/assetdetails.html/content/dam/a/old/snow.png\n\
         {PAPER}\n/content/dam/a/none.jpg\n/content/dam/a\n{ODD}, {SUMMER}\n"
    );
    let listed = paths(&rig, &text).await;
    let rows = rig.rows(listed.listing_id).await;
    let rows: Vec<&str> = rows.iter().map(|row| row.path.as_str()).collect();
    assert_eq!(rows, [PAPER, BEACH, SNOW, ODD, SUMMER]);
    assert_eq!((listed.not_found, listed.not_path_count), (2, 1));
    assert_eq!(listed.missing, ["/content/dam/a/none.jpg", "/content/dam/a"]);
    assert_eq!(listed.not_paths, ["assetPath"]);
    // What is to be changed is changed there, and nowhere else.
    let plan = rig.plan(listed.listing_id, vec![crate::rig::text("dc:rights", "©")]).await;
    assert_eq!((plan.assets, plan.counts.will_change), (5, 5), "{plan:?}");
    let ended = rig.run(&plan).await;
    assert_eq!(ended.counts.changed, 5);
    assert_eq!(rig.held(ODD, "dc:rights")["value"], "©");
    assert_eq!(rig.held(FILM, "dc:rights"), Json::Null);
    assert!(paths(&rig, "").await.complete);
}

#[tokio::test]
async fn a_hundred_thousand_pasted_lines_take_pages_not_one_request_each() {
    let options = Options { content: Content::Synthetic(20_000), ..Options::default() };
    let rig = Rig::with(options, KEY).await;
    let path =
        |n: u32| format!("{LIBRARY_ROOT}/series-{:04}/image-{n:07}.jpg", (n - 1) / 1_000 + 1);
    // Backwards, each five times.
    let mut text = String::new();
    for n in (1..=20_000).rev() {
        for _ in 0..5 {
            text.push_str(&path(n));
            text.push('\n');
        }
    }
    let (began, before) = (Instant::now(), rig.sandbox.requests().len());
    let listed = paths(&rig, &text).await;
    assert_eq!((listed.complete, listed.count, listed.not_found), (true, 20_000, 0), "{listed:?}");
    let asked = rig.sandbox.requests().len() - before;
    assert!(asked <= 250, "{asked} requests");
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    let page = ListingPage { listing_id: listed.listing_id, from: 0, limit: 3 };
    let first = rig.app.listing_page(page).await.expect("a page");
    let first: Vec<&str> = first.iter().map(|row| row.path.as_str()).collect();
    assert_eq!(first, [path(20_000), path(19_999), path(19_998)]);
    // Far from each other, some dozens at a time; what is missing is looked at.
    let text: Vec<String> = (0..100).map(|n| path(n * 197 + 1)).collect();
    let before = rig.sandbox.requests().len();
    let listed = paths(&rig, &format!("{}\n{}x", text.join("\t"), path(5))).await;
    assert_eq!((listed.count, listed.not_found), (100, 1));
    assert_eq!(listed.missing, [format!("{}x", path(5))]);
    let asked = rig.sandbox.requests().len() - before;
    assert!(asked <= 20, "{asked} requests");
}
