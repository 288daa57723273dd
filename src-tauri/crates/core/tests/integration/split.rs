//! Folders with more assets than AEM's repository lets one query read.

use std::collections::BTreeSet;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options, RequestRecord};

use super::rig::{Rig, text};

const DAM: &str = "/content/dam";

async fn library() -> Rig {
    let options =
        Options { content: Content::Library, technical_user_may_write: true, ..Options::default() };
    Rig::with(options, KeyFileKind::ServiceCredentials).await
}

async fn listed(rig: &Rig) -> (ListingState, Vec<String>) {
    let listed = rig.list(DAM, true, false).await;
    let rows = rig.rows(listed.listing_id).await;
    (listed, rows.into_iter().map(|row| row.path).collect())
}

#[tokio::test]
async fn a_folder_with_too_many_assets_for_one_query_is_listed_by_parts() {
    let rig = library().await;
    let (whole, all) = listed(&rig).await;
    assert!(all.len() > 100, "{}", all.len());
    let wanted: BTreeSet<&String> = all.iter().collect();
    // More than the assets of some folders; less than those of others.
    for limit in [60, 12] {
        rig.sandbox.stage(&format!("traversal-limit={limit}")).unwrap();
        let (state, parts) = listed(&rig).await;
        assert_eq!(parts.len(), all.len(), "{limit}");
        assert_eq!(parts.iter().collect::<BTreeSet<_>>(), wanted, "{limit}");
        assert_eq!(
            (state.count, state.fragments_left_out),
            (whole.count, whole.fragments_left_out)
        );
    }
    let of_pages = |one: &RequestRecord| one.path.starts_with("/api/assets/");
    assert!(rig.sandbox.requests().iter().any(of_pages), "one folder alone was too much");
}

#[tokio::test]
async fn a_job_on_a_folder_with_too_many_assets_reads_them_by_their_paths() {
    let rig = library().await;
    rig.sandbox.stage("traversal-limit=60").unwrap();
    let listed = rig.list(DAM, true, false).await;
    let before = rig.sandbox.requests().len();
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "new")]).await;
    let reads = rig.sandbox.requests().len() - before;
    assert!(reads * 4 < listed.count as usize, "{reads} requests for {} assets", listed.count);
    let job = rig.run(&plan).await;
    assert_eq!(job.counts.changed + job.counts.failed, listed.count, "{job:?}");
}
