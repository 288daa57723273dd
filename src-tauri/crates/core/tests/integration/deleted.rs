//! What is deleted is in no file afterwards, and what is kept is told with its true size.

use std::path::{Path, PathBuf};

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use rusqlite::Connection;
use serde_json::json;

use super::rig::{Rig, text};

const FIELD: &str = "dc:rights";
const OLD: &str = "Quagga before";
const NEW: &str = "Zebra after";
const LATER: &str = "Okapi later";

async fn rig() -> Rig {
    let options = Options {
        content: Content::Synthetic(40),
        technical_user_may_write: true,
        ..Options::default()
    };
    let mut rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    rig.judge.excuse("jobs are deleted here");
    rig
}

/// A job that wrote `value` in every asset.
async fn written(rig: &Rig, value: &str) -> JobId {
    let listed = rig.list("/content/dam", true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text(FIELD, value)]).await;
    rig.run(&plan).await.job_id
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

/// Whether any file holds a text, in use or not.
fn holds(rig: &Rig, text: &str) -> bool {
    files(rig.folder.path()).iter().any(|file| {
        let bytes = std::fs::read(file).expect("reads");
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

/// The sizes that are told, after they were compared with those of the disk.
async fn kept(rig: &Rig) -> Kept {
    let kept = rig.app.kept().await.expect("is told");
    let told = kept.database_size + kept.copies_size + kept.other_size;
    let sizes = files(rig.folder.path()).into_iter().map(|file| file.metadata().expect("is there"));
    assert_eq!(told, sizes.map(|facts| facts.len()).sum::<u64>() as f64);
    kept
}

fn in_database(rig: &Rig, sql: &str) {
    let database = Connection::open(rig.folder.path().join("relabel.db")).expect("opens");
    database.execute_batch(sql).expect("runs");
}

async fn history(rig: &Rig) -> Vec<JobId> {
    let all = ListJobs { search: String::new(), before: None, limit: 200 };
    let jobs = rig.app.list_jobs(&all).await.expect("lists");
    jobs.into_iter().map(|job| job.job_id).collect()
}

#[tokio::test]
async fn values_of_a_deleted_job_are_in_no_file() {
    let rig = rig().await;
    for row in rig.rows(rig.list("/content/dam", true, false).await.listing_id).await {
        rig.sandbox.set_metadata(&row.path, FIELD, json!({"type": "String", "value": OLD}));
    }
    let job = written(&rig, NEW).await;
    rig.undo(job).await;
    rig.app.make_undo(job).await.expect("an undo that nobody starts");
    let later = written(&rig, LATER).await;
    let folder = rig.folder.path();
    std::fs::copy(folder.join("relabel.db"), folder.join("relabel-before-11.db")).expect("copies");
    let before = kept(&rig).await;
    assert_eq!((before.changes, before.checks), (3, 1));
    assert!(before.copies_size > 0.0, "{before:?}");
    assert!(holds(&rig, NEW) && holds(&rig, OLD) && holds(&rig, LATER));

    rig.app.delete_job(job).await.expect("deletes");
    let after = kept(&rig).await;
    assert!(!holds(&rig, NEW), "a value is still there");
    assert!(holds(&rig, LATER), "another job keeps its values");
    assert_eq!((after.changes, after.checks, after.copies_size), (1, 0, 0.0));
    assert!(after.database_size < before.database_size, "{before:?} {after:?}");
    assert_eq!(history(&rig).await, [later]);
    let gone = rig.app.job_facts(job).await.expect_err("is gone");
    assert_eq!(gone.code, ErrorCode::NotFound);

    // The job that stays, which began with the old values, can be undone all the same.
    rig.undo(later).await;
    rig.app.delete_job(later).await.expect("deletes");
    assert!(!holds(&rig, OLD) && !holds(&rig, LATER), "a value is still there");
}

#[tokio::test]
async fn a_job_that_has_not_ended_is_not_deleted() {
    let rig = rig().await;
    let job = written(&rig, NEW).await;
    rig.undo(job).await;
    in_database(&rig, "UPDATE jobs SET ended_at = NULL WHERE key = (SELECT max(key) FROM jobs)");
    let refused = rig.app.delete_job(job).await.expect_err("its undo goes on");
    assert_eq!(refused.code, ErrorCode::JobNotEnded);
    in_database(
        &rig,
        "UPDATE jobs SET ended_at = '\"2001-01-01T00:00:00Z\"' WHERE ended_at IS NOT NULL",
    );
    rig.app.delete_old_jobs().await.expect("looks");
    assert_eq!(history(&rig).await.len(), 1, "what has not ended is never too old");
    assert!(holds(&rig, NEW));
}

#[tokio::test]
async fn jobs_are_kept_for_a_year_or_as_long_as_the_user_says() {
    let rig = rig().await;
    let old = written(&rig, OLD).await;
    in_database(&rig, "UPDATE jobs SET ended_at = '\"2001-01-01T00:00:00Z\"'");
    let new = written(&rig, NEW).await;
    let told =
        rig.app.keep_history(KeepHistory { keep_for: KeepFor::Always }).await.expect("keeps");
    assert_eq!((told.keep_for, told.changes), (KeepFor::Always, 2));
    assert_eq!(history(&rig).await, [new, old]);
    let told = rig.app.keep_history(KeepHistory { keep_for: KeepFor::Year }).await.expect("keeps");
    assert_eq!((told.keep_for, told.changes), (KeepFor::Year, 1));
    assert_eq!(history(&rig).await, [new]);
    assert_eq!(rig.undo(new).await.counts.changed, 40, "brings the old values back");
}

#[tokio::test]
async fn a_connection_goes_with_everything_that_was_kept_of_it() {
    let rig = rig().await;
    written(&rig, NEW).await;
    let listed = rig.list("/content/dam", true, false).await;
    rig.plan(listed.listing_id, vec![text(FIELD, LATER)]).await;
    assert!(holds(&rig, NEW) && holds(&rig, LATER));
    rig.app.delete_connection(rig.connection).await.expect("deletes");
    assert!(rig.app.list_connections().await.expect("lists").is_empty());
    assert!(!holds(&rig, NEW) && !holds(&rig, LATER), "a value is still there");
    assert!(!holds(&rig, "/content/dam/"), "a path is still there");
    let kept = kept(&rig).await;
    assert_eq!((kept.changes, kept.checks), (0, 0));
}
