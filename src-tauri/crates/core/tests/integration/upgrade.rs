//! A newer Relabel finds a job that an older one left (F40): it goes on, and the old
//! file is kept.

use std::path::Path;

use relabel_core::api::types::*;
use relabel_judge::Judge;
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use rusqlite::Connection;
use serde_json::json;

use super::child::{FIELD, Stage};
use super::rig::{connect, ended, open};

const SCHEMA: [&str; 10] = [
    include_str!("../../../store/src/schema.sql"),
    include_str!("../../../store/src/schema-2.sql"),
    include_str!("../../../store/src/schema-3.sql"),
    include_str!("../../../store/src/schema-4.sql"),
    include_str!("../../../store/src/schema-5.sql"),
    include_str!("../../../store/src/schema-6.sql"),
    include_str!("../../../store/src/schema-7.sql"),
    include_str!("../../../store/src/schema-8.sql"),
    include_str!("../../../store/src/schema-9.sql"),
    include_str!("../../../store/src/schema-10.sql"),
];
const ASSETS: u32 = 60;
/// Rows below have their outcome, ...
const DONE: u32 = 20;
/// ... up to here they were written, but nobody knows, ...
const WRITTEN: u32 = 26;
/// ... and up to here they may have been sent.
const LEASED: u32 = 32;
const JOB: &str = "7a1e9c52-3e57-4bb0-9d5c-2f8c6d9b1a01";

/// What an older Relabel wrote about a connection.
struct Known {
    facts: String,
    fingerprint: String,
    address: String,
}

async fn known(sandbox: &Sandbox) -> Known {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open(folder.path(), None);
    let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
    connect(&app, &key, &sandbox.origin()).await;
    let database = Connection::open(folder.path().join("relabel.db")).expect("opens");
    let sql = "SELECT key_facts, fingerprint, address FROM connections";
    let read = database.query_row(sql, [], |row| {
        Ok(Known { facts: row.get(0)?, fingerprint: row.get(1)?, address: row.get(2)? })
    });
    read.expect("reads")
}

/// The data folder of a Relabel with an older format, which was killed in the middle.
fn leave(folder: &Path, version: u32, known: &Known) {
    let database = Connection::open(folder.join("relabel.db")).expect("opens");
    // What is written below has the form of the first versions; later ones then make
    // their own of it, as they would have done.
    let (first, later) = SCHEMA[..version as usize].split_at(version.min(2) as usize);
    for step in first {
        database.execute_batch(step).expect("makes");
    }
    database.pragma_update(None, "user_version", version).expect("sets");
    let edit = json!({"fields": [{"property": FIELD, "kind": "text",
                                  "change": {"action": "replace",
                                             "value": {"type": "text", "text": "after"}}}]});
    let connection = "5f8f3a0e-8c39-4a43-9a53-0d6f0a3a7b11";
    let after = json!({"kind": "String", "multi": false, "entries": ["after"]}).to_string();
    let run = |sql: &str, parameters: &[&dyn rusqlite::ToSql]| {
        database.execute(sql, parameters).expect("writes");
    };
    run(
        "INSERT INTO connections VALUES (?1, 'Main', ?2, 'development', ?3, ?4, 0, '\"2031-05-01T00:00:00Z\"')",
        &[&connection, &known.address, &known.facts, &known.fingerprint],
    );
    run(
        "INSERT INTO plans VALUES (1, 'b5f6d0ce-2d8f-4f6d-8a55-6c8a3e2d4c21', ?1, '/content/dam', ?2,
                                   '\"2031-05-01T00:00:00Z\"', 1)",
        &[&connection, &edit.to_string()],
    );
    run(
        "INSERT INTO jobs VALUES (1, ?1, 1, ?2, 'me', 'running', '\"2031-05-01T00:00:00Z\"', NULL, ?3)",
        &[&JOB, &connection, &LEASED],
    );
    for row in 0..ASSETS {
        let path = Stage::path(row + 1);
        run("INSERT INTO plan_assets VALUES (1, ?1, ?2, NULL, 'image', 'write')", &[&row, &path]);
        run(
            "INSERT INTO plan_cells VALUES (1, ?1, ?1, ?2, NULL, ?3, 'willChange', ?1, NULL)",
            &[&row, &FIELD, &after],
        );
        if row < DONE {
            run("INSERT INTO job_rows VALUES (1, ?1, 'changed', ?1, NULL, NULL, NULL)", &[&row]);
        }
    }
    for step in later {
        database.execute_batch(step).expect("makes");
    }
}

#[tokio::test]
async fn a_job_that_an_older_relabel_left_goes_on_to_its_end() {
    for version in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10_u32] {
        let sandbox = Sandbox::start(Options {
            content: Content::Synthetic(ASSETS),
            technical_user_may_write: true,
            ..Options::default()
        });
        let sandbox = sandbox.await.expect("starts");
        let folder = tempfile::tempdir().expect("a folder");
        leave(folder.path(), version, &known(&sandbox).await);
        for row in 0..WRITTEN {
            sandbox.set_metadata(&Stage::path(row + 1), FIELD, json!("after"));
        }
        let _judge = Judge::of(&sandbox, folder.path());
        let app = open(folder.path(), None);
        let [left] = <[JobFacts; 1]>::try_from(app.unfinished_jobs().await.expect("reads"))
            .expect("one job is left");
        assert_eq!((left.job_id.to_string().as_str(), left.total, left.done), (JOB, ASSETS, DONE));
        // The key is dropped once more: the older Relabel had it in its memory.
        connect(&app, &sandbox.key_file(KeyFileKind::ServiceCredentials), &sandbox.origin()).await;
        app.resume_job(left.job_id).await.expect("goes on");
        let result = ended(app.watch_job(left.job_id).expect("runs")).await;
        assert_eq!((result.phase, result.total), (JobPhase::Finished, ASSETS), "{result:?}");
        assert_eq!(result.counts.changed, ASSETS, "{result:?}");
        for row in 0..ASSETS {
            let path = Stage::path(row + 1);
            let held = sandbox.metadata(&path).expect("the asset");
            assert_eq!(held[FIELD]["value"], json!("after"), "{path}");
            let sends = sandbox.ledger().sends(&path);
            assert_eq!(sends, u32::from(row >= WRITTEN), "version {version}: {path}");
        }
        let kept = Connection::open(folder.path().join("relabel-before-11.db")).expect("is kept");
        let found: u32 =
            kept.pragma_query_value(None, "user_version", |row| row.get(0)).expect("reads");
        let rows: u32 = kept
            .query_row("SELECT count(*) FROM job_rows", [], |row| row.get(0))
            .expect("is as it was");
        assert_eq!((found, rows), (version, DONE));
    }
}
