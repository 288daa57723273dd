//! Who changed an asset and when, which AEM notes with the change.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use relabel_core::api::types::*;
use relabel_sandbox::{KeyFileKind, Sandbox};
use serde_json::Value as Json;

use super::opened::writable;
use super::rig::{Rig, text};

const DAM: &str = "/content/dam";

/// When and by whom each asset was changed.
fn noted(sandbox: &Sandbox, paths: &[String]) -> Vec<[Json; 2]> {
    let names = ["jcr:lastModified", "jcr:lastModifiedBy"];
    let of = |path: &String| sandbox.typed(&format!("{path}/jcr:content")).unwrap();
    paths.iter().map(|path| names.map(|name| of(path)[name]["value"].clone())).collect()
}

/// Three assets of which the first two get another title.
async fn rig(kind: KeyFileKind) -> (Rig, Vec<String>, PlanState) {
    let rig = Rig::with(writable(), kind).await;
    let listed = rig.list(DAM, true, false).await;
    let rows = rig.rows(listed.listing_id).await;
    let paths: Vec<String> = rows.into_iter().map(|row| row.path).collect();
    let two = Selection::Rows { listing_id: listed.listing_id, rows: vec![0, 1] };
    let plan = rig.plan_of(two, vec![text("dc:title", "new")]).await;
    (rig, paths, plan)
}

#[tokio::test]
async fn a_change_and_its_undo_note_the_account_and_the_moment() {
    for kind in [KeyFileKind::ServiceCredentials, KeyFileKind::OauthServerToServer] {
        let (rig, paths, plan) = rig(kind).await;
        let before = noted(&rig.sandbox, &paths);
        let job = rig.run(&plan).await;
        assert_eq!(job.counts.changed, 2, "{job:?}");
        let after = noted(&rig.sandbox, &paths);
        for (before, after) in before.iter().zip(&after).take(2) {
            assert_ne!(before[0], after[0], "{kind:?}");
            assert!(after[1].as_str().unwrap().ends_with("@techacct.adobe.com"), "{after:?}");
        }
        assert_eq!(before[2], after[2], "nobody wrote to it");
        rig.undo(job.job_id).await;
        let undone = noted(&rig.sandbox, &paths);
        assert!(after[..2].iter().zip(&undone).all(|(after, undone)| after[0] != undone[0]));
    }
}

/// Sling refuses the whole form where one of its nodes may not be changed.
#[tokio::test]
async fn a_change_is_written_without_a_note_where_aem_does_not_let_the_account_note_it() {
    let (rig, paths, plan) = rig(KeyFileKind::ServiceCredentials).await;
    for path in &paths {
        rig.sandbox.refuse_writes_of(&format!("{path}/jcr:content"));
    }
    let before = noted(&rig.sandbox, &paths);
    let job = rig.run(&plan).await;
    assert_eq!(job.counts.changed, 2, "{job:?}");
    assert_eq!(noted(&rig.sandbox, &paths), before);
    let taken = rig.sandbox.writes().iter().filter(|write| write.applied).count();
    assert_eq!(taken, 2, "each once, after it was refused with a note");
}

/// What may not be written at all is not sent once more for the note.
#[tokio::test]
async fn an_asset_that_may_not_be_changed_is_sent_once() {
    let (rig, paths, plan) = rig(KeyFileKind::ServiceCredentials).await;
    rig.sandbox.refuse_writes_below(&paths[0]);
    let job = rig.run(&plan).await;
    assert_eq!((job.counts.changed, job.counts.failed), (1, 1), "{job:?}");
    let of = |path: &str| rig.sandbox.writes().iter().filter(|one| one.asset == path).count();
    assert_eq!((of(&paths[0]), of(&paths[1])), (1, 1));
}
