//! Pages that are damaged while the program runs: the next start knows of them, and
//! what lies between them can be saved.

use std::collections::BTreeMap;
use std::path::Path;

use time::OffsetDateTime;

use super::damage::MARKER;
use super::staging::{Job, NOW, changed, connection, job};
use super::*;
use relabel_model::*;

const PAGE: usize = 4_096;

/// The pages of a table or an index that hold nothing but its rows, from 1.
fn pages(folder: &Path, name: &str) -> Vec<usize> {
    let database = Connection::open(folder.join(DATABASE)).expect("opens");
    database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("moves the log");
    let pages = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY path";
    let mut query = database.prepare(pages).expect("is built in");
    let pages = query.query_map([name], |row| Ok(usize::from(row.get::<_, u16>(0)?)));
    pages.expect("asks").collect::<Result<_, _>>().expect("reads")
}

/// Fills every so-manieth of these pages with rubbish; how many.
fn spoil(folder: &Path, name: &str, every: usize) -> usize {
    let pages = pages(folder, name);
    let file = folder.join(DATABASE);
    let mut bytes = std::fs::read(&file).expect("reads");
    let mut spoilt = 0;
    for page in pages.iter().skip(every / 2).step_by(every) {
        bytes[(page - 1) * PAGE..page * PAGE].fill(0xA5);
        spoilt += 1;
    }
    std::fs::write(file, bytes).expect("writes");
    spoilt
}

fn is_marked(folder: &Path) -> bool {
    folder.join(MARKER).exists()
}

/// Damages a page of a table, lets a running program come upon it, and starts anew.
fn meets(table: &str, meet: impl FnOnce(&Store, &Job) -> Result<(), Error>) {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let store = Store::open(folder).expect("opens");
    let job = job(&store, "Main", 1_000);
    drop(store);
    assert!(spoil(folder, table, 2) > 0, "{table}");
    let store = Store::open(folder).expect("looks at a few rows only");
    assert!(!is_marked(folder));
    let met = meet(&store, &job).expect_err("comes upon it");
    assert!(met.is_damage(), "{table}: {met:?}");
    assert!(is_marked(folder), "{table}");
    drop(store);
    for _ in 0..2 {
        let refused = Store::open(folder).expect_err("knows of it");
        assert!(matches!(refused, Error::Damaged(_)), "{table}: {refused:?}");
    }
    set_aside(folder, OffsetDateTime::UNIX_EPOCH).expect("renames");
    assert!(!is_marked(folder), "{table}");
    let store = Store::open(folder).expect("starts afresh");
    assert!(store.jobs("", None, 9).expect("reads").is_empty());
}

#[test]
fn damage_that_a_reader_came_upon_is_known_at_the_next_start() {
    meets("plan_cells", |store, job| store.plan_fields(job.plan).map(drop));
    meets("plan_cells", |store, job| store.work(job.plan, job.key, 0, 1_000, 0).map(drop));
    meets("job_rows", |store, job| {
        let page = JobPage { job_id: job.id, outcome: None, from: 0, limit: 200 };
        store.job_page(job.key, job.plan, &page).map(drop)
    });
    meets("plan_assets", |store, job| store.report_rows(job.key, job.plan, 0, 1_000).map(drop));
    // Counted for its line in History.
    meets("job_rows_by_outcome", |store, job| store.job(job.id).map(drop));
}

#[test]
fn damage_that_a_writer_came_upon_is_known_at_the_next_start() {
    meets("job_rows", |store, job| {
        let rows: Vec<_> = (0..1_000).map(changed).collect();
        store.settle(job.key, &rows)
    });
    meets("plan_assets", |store, job| {
        store.write_part(|writer| {
            let paths = "SELECT sum(length(path)) FROM plan_assets WHERE plan = ?1";
            Ok(writer.query_row(paths, [job.plan.0], |_| Ok(()))?)
        })
    });
    meets("plan_cells", |store, _| store.reopen());
}

#[test]
fn an_index_that_does_not_agree_with_its_table_is_known_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let store = Store::open(folder).expect("opens");
    job(&store, "First", 40);
    let second = job(&store, "Second", 40);
    drop(store);
    let page = pages(folder, "sqlite_autoindex_jobs_1")[0];
    let file = folder.join(DATABASE);
    let mut bytes = std::fs::read(&file).expect("reads");
    let of_page = &mut bytes[(page - 1) * PAGE..page * PAGE];
    let id = second.id.to_string();
    let at = of_page.windows(id.len()).position(|window| window == id.as_bytes());
    // The id is followed by the key of the job.
    let key = &mut of_page[at.expect("is there") + id.len()];
    assert_eq!(i64::from(*key), second.key.0);
    *key = 99;
    std::fs::write(file, bytes).expect("writes");
    let store = Store::open(folder).expect("looks at a few rows only");
    assert!(store.job(second.id).expect_err("comes upon it").is_damage());
    drop(store);
    assert!(matches!(Store::open(folder), Err(Error::Damaged(_))));
}

#[test]
fn a_file_that_is_sound_after_all_is_opened_and_looked_through_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let store = Store::open(folder).expect("opens");
    let job = job(&store, "Main", 40);
    // What cannot be understood is damage too, although SQLite has nothing against it.
    store.write(|writer| Ok(writer.execute("UPDATE jobs SET counts = '{'", [])?)).expect("writes");
    assert!(matches!(store.job(job.id), Err(Error::Unknown(_))));
    assert!(is_marked(folder));
    drop(store);
    drop(Store::open(folder).expect("is sound"));
    assert!(!is_marked(folder));
}

#[test]
fn what_is_no_damage_leaves_no_marker() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let store = Store::open(folder).expect("opens");
    let job = job(&store, "Main", 40);
    let again = store.add_job(JobId::new(), job.plan, &connection("Main"), "me", &NOW);
    again.expect_err("has a job already");
    for code in [ffi::SQLITE_FULL, ffi::SQLITE_BUSY, ffi::SQLITE_IOERR_FSYNC] {
        let failure = || rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
        store.read(|_| -> Result<(), _> { Err(failure().into()) }).expect_err("fails");
        store.write(|_| -> Result<(), _> { Err(failure().into()) }).expect_err("fails");
    }
    assert!(!is_marked(folder));
    drop(store);
    // A newer Relabel's database is left to it, whatever is thought of it.
    std::fs::write(folder.join(MARKER), "").expect("writes");
    let database = Connection::open(folder.join(DATABASE)).expect("opens");
    database.pragma_update(None, "user_version", 99).expect("sets");
    drop(database);
    spoil(folder, "plan_cells", 1);
    assert!(matches!(Store::open(folder), Err(Error::Newer { found: 99 })));
    assert!(is_marked(folder));
}

#[test]
fn saving_goes_on_after_each_of_many_damaged_places() {
    const ASSETS: u32 = 4_000;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let store = Store::open(folder).expect("opens");
    job(&store, "First", ASSETS);
    job(&store, "Second", ASSETS);
    drop(store);
    let spoilt = spoil(folder, "plan_cells", 8);
    assert!(spoilt > 20, "{spoilt} pages");
    let mut saved = BTreeMap::<_, Vec<_>>::new();
    let take = |cell: &SavedCell| {
        saved.entry(cell.connection.clone()).or_default().push(cell.path.clone());
        Ok(())
    };
    salvage(folder, take).expect("reads");
    for (job, paths) in &saved {
        let found = paths.len();
        assert!(paths.is_sorted_by(|path, next| path < next), "{job}: each once");
        // One page in eight is gone, and not more than as much again is stepped over.
        assert!(found > ASSETS as usize * 3 / 4, "{job}: {found} of {ASSETS}");
        assert!(found < ASSETS as usize, "{job}: nothing was damaged");
        let last = paths.last().expect("some");
        let (_, number) = last.rsplit_once('-').expect("a number");
        assert!(*number > *format!("{:07}", ASSETS - 200), "{job}: the last is {last}");
    }
    assert_eq!(saved.len(), 2, "{:?}", saved.keys());
}
