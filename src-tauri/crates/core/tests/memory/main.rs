//! How much memory a large plan takes: in a program of its own, because memory is
//! measured for a program as a whole.

use std::fs;

use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions};
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use tokio::sync::watch::Receiver;

/// Figure P9 of the performance plan.
const MOST_GROWTH: u64 = 64 * 1024;
const FIELD: &str = "photoshop:Headline";

/// The most memory this program ever had, in kilobytes; `None` where the system does
/// not tell.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

async fn done<S: Clone>(mut state: Receiver<S>, is_done: impl FnMut(&S) -> bool) -> S {
    state.wait_for(is_done).await.expect("its owner lives until then").clone()
}

/// Lists and plans everything in a library of so many assets.
async fn plan(assets: u32) -> u64 {
    let sandbox = Sandbox::start(Options {
        content: Content::Synthetic(assets),
        technical_user_may_write: true,
        ..Options::default()
    });
    let sandbox = sandbox.await.expect("starts");
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
        address: sandbox.origin().as_str().trim_end_matches('/').to_owned(),
        address_confirmed: false,
        stage: Stage::Development,
        remember: false,
        replaces: None,
    };
    let connection_id = app.add_connection(&connection).await.expect("connects").id;
    let (path, recursive) = ("/content/dam".to_owned(), true);
    let listing = OpenListing { connection_id, path, recursive, include_fragments: false };
    let listing_id = app.open_listing(&listing).await.expect("opens");
    let listed = done(app.watch_listing(listing_id).expect("known"), |one| one.complete).await;
    assert_eq!(listed.count, assets);
    let value = Value::Text { text: "after".to_owned() };
    let change = FieldAction::Replace { value, tokens: false };
    let field =
        FieldEdit { property: FIELD.to_owned(), kind: FieldKind::Text, change, only_empty: false };
    let selection = Selection::All { listing_id, except: Vec::new() };
    let request = MakePlan {
        connection_id,
        selection,
        edit: Edit { fields: vec![field] },
        source: PlanSource::Edit,
        zone: None,
    };
    let id = app.make_plan(&request).await.expect("plans");
    let plan = done(app.watch_plan(id).expect("known"), |one| one.complete).await;
    assert_eq!(plan.counts.assets_to_change, assets);
    fs::metadata(folder.path().join("relabel.db")).map_or(0, |file| file.len())
}

#[tokio::test]
async fn a_plan_of_a_hundred_thousand_assets_takes_no_more_memory_than_a_small_one() {
    if peak().is_none() {
        println!("skipped: this system does not tell how much memory a program has");
        return;
    }
    plan(1_000).await;
    let small = peak().expect("told a moment ago");
    let bytes = plan(100_000).await;
    let large = peak().expect("told a moment ago");
    println!("1,000 assets: {small} kB, 100,000 assets: {large} kB, database {bytes} bytes");
    assert!(large - small < MOST_GROWTH, "{small} kB became {large} kB");
}
