//! A database that is damaged (F9): whatever is wrong with it, Relabel works or says
//! that its data folder is damaged, also at the next start, and what can be read can be
//! saved.
//!
//! What is said of jobs is not compared with the ledger here: it is damaged.

use std::collections::BTreeMap;
use std::path::Path;

use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions, damage};
use relabel_sandbox::{Content, Options, Sandbox};
use relabel_store::{Error, Settled, Store, salvage};

use super::faulty_disk::Chance;
use super::resume::Program;
use super::rig::ended;

const ASSETS: u32 = 120;
const FLIPS: u64 = 1_000;

const PAGE: usize = 4_096;

/// As it is saved where nothing is named.
const WITH_COMMAS: SaveReadable = SaveReadable { separator: None };

async fn sandbox() -> Sandbox {
    let options = Options {
        content: Content::Synthetic(ASSETS),
        technical_user_may_write: true,
        ..Options::default()
    };
    Sandbox::start(options).await.expect("starts")
}

/// The file of a data folder with a job that has ended and one that has not.
async fn database() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    two_jobs(folder.path(), &sandbox().await).await;
    std::fs::read(folder.path().join("relabel.db")).expect("reads")
}

/// Leaves those jobs in a data folder, all in one file. The one that has not ended.
async fn two_jobs(folder: &Path, sandbox: &Sandbox) -> JobId {
    let program = Program::start(folder, sandbox).await;
    let job = program.start_job().await;
    ended(program.app.watch_job(job).expect("runs")).await;
    sandbox.revoke_write();
    let undo = program.run(move |app| async move {
        let FollowUpPlan { plan_id, assets, .. } = app.make_undo(job).await.expect("a plan");
        let start = StartJob { plan_id, expected_assets: assets, typed_assets: Some(assets) };
        app.start_job(&start).await.expect("starts")
    });
    let undo = undo.await;
    let snapshot = program.app.watch_job(undo).expect("runs");
    super::rig::wait(snapshot, |now| now.phase == JobPhase::Paused).await;
    program.crash().await;
    let database = rusqlite::Connection::open(folder.join("relabel.db")).expect("opens");
    database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("moves the log");
    undo
}

/// Fills pages that hold rows of a table with rubbish: the second, where there is one,
/// and every third from there. How many.
fn spoil(file: &Path, table: &str) -> usize {
    let database = rusqlite::Connection::open(file).expect("opens");
    let pages = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY path";
    let mut query = database.prepare(pages).expect("is built in");
    let pages = query.query_map([table], |row| Ok(usize::from(row.get::<_, u16>(0)?)));
    let pages: Vec<_> = pages.expect("asks").map(|page| page.expect("reads")).collect();
    drop(query);
    drop(database);
    let mut bytes = std::fs::read(file).expect("reads");
    let first = usize::from(pages.len() > 1);
    let spoilt: Vec<_> = pages.into_iter().skip(first).step_by(3).collect();
    for page in &spoilt {
        bytes[(page - 1) * PAGE..page * PAGE].fill(0xA5);
    }
    std::fs::write(file, bytes).expect("writes");
    spoilt.len()
}

fn options(folder: &Path) -> AppOptions {
    AppOptions {
        data_folder: Some(folder.to_owned()),
        loopback_allowed: true,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    }
}

/// The words for damage that opening the data folder is refused with.
fn refused(folder: &Path) -> ErrorCode {
    App::open(&options(folder)).map(drop).expect_err("knows of the damage").code
}

/// Does all that a window does with a database: looks at every job, reports it, and
/// goes on with the one that has not ended.
fn use_all(folder: &Path) -> Result<(), Error> {
    let store = Store::open(folder)?;
    store.setting("settings")?;
    store.connections()?;
    store.certificates()?;
    let mut jobs = store.jobs("main", None, 99)?;
    jobs.extend(store.unfinished_jobs()?);
    for job in jobs {
        store.job(job.id)?;
        for outcome in [None, Some(Outcome::Changed), Some(Outcome::Failed)] {
            let page = JobPage { job_id: job.id, outcome, from: 0, limit: 200 };
            store.job_page(job.key, job.plan, &page)?;
        }
        store.conflicts(job.key, job.plan, 0, 200)?;
        store.job_reasons(job.key, job.plan)?;
        store.samples(job.key)?;
        store.plan_fields(job.plan)?;
        store.report_rows(job.key, job.plan, 0, 500)?;
        if job.ended_at.is_none() {
            let (from, leased_below) = store.leased(job.key)?;
            let work = store.work(job.plan, job.key, from, 200, leased_below)?;
            store.lease(job.key, from, leased_below.saturating_add(32))?;
            let settled = work.iter().map(|item| Settled {
                row: item.row,
                outcome: Outcome::Changed,
                cells: Default::default(),
                reason: None,
                status: None,
                technical: None,
                attempts: 1,
                theirs: None,
                wrote: None,
                made: [].into(),
            });
            store.settle(job.key, &settled.collect::<Vec<_>>())?;
            let now = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
            store.end_job(job.key, job.plan, leased_below, &now)?;
        }
    }
    Ok(())
}

/// Tries a damaged file; the cells that could be saved of it, if it was refused.
fn try_file(bytes: &[u8], what: &str) -> Option<usize> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("relabel.db"), bytes).expect("writes");
    let error = use_all(folder.path()).err()?;
    let shown = format!("{what}: {error:?}");
    let code = ApiError::from(error).code;
    assert!(matches!(code, ErrorCode::StoreDamaged | ErrorCode::StoreNewer), "{shown}");
    let mut cells = 0;
    let saved = salvage(folder.path(), |_| {
        cells += 1;
        Ok(())
    });
    Some(if saved.is_ok() { cells } else { 0 })
}

#[tokio::test]
async fn a_place_that_takes_no_file_is_no_fault_of_the_data_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let nowhere = folder.path().join("none/saved.csv");
    let refused = damage::save_readable(&options(folder.path()), WITH_COMMAS, &nowhere).await;
    let error = refused.expect_err("there is no such folder");
    assert_eq!((error.code, error.details.full), (ErrorCode::FileNotWritten, Some(false)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bit_that_flipped_anywhere_is_no_panic_and_most_can_be_saved() {
    let whole = database().await;
    assert_eq!(try_file(&whole, "nothing"), None, "it is sound before it is damaged");
    let mut chance = Chance(9);
    let mut flips = Vec::new();
    for _ in 0..FLIPS {
        flips.push((chance.below(whole.len() as u64), chance.below(8)));
    }
    // Several at once: each waits for the disk most of the time.
    let (mut refused, mut saved) = (0, 0);
    std::thread::scope(|scope| {
        let parts = flips.chunks(flips.len().div_ceil(8)).map(|part| {
            let whole = &whole;
            scope.spawn(move || {
                let (mut refused, mut saved) = (0, 0);
                for (at, bit) in part {
                    let mut bytes = whole.clone();
                    bytes[usize::try_from(*at).expect("fits")] ^= 1 << bit;
                    if let Some(cells) = try_file(&bytes, &format!("bit {bit} of byte {at}")) {
                        refused += 1;
                        saved += cells;
                    }
                }
                (refused, saved)
            })
        });
        for part in parts.collect::<Vec<_>>() {
            let (more_refused, more_saved) = part.join().expect("no panic");
            refused += more_refused;
            saved += more_saved;
        }
    });
    let tried = refused * 2 * ASSETS as usize;
    let share = 100 * saved / tried.max(1);
    println!("{FLIPS} flips in {} bytes: {refused} refused, {share} % saved", whole.len());
    assert!(refused > 0, "nothing was noticed");
    assert!(share >= 50, "only {share} % of the values could be saved");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_ends_early_or_has_a_page_of_rubbish_is_no_panic() {
    let whole = database().await;
    let mut chance = Chance(10);
    for _ in 0..60 {
        let at = usize::try_from(chance.below(whole.len() as u64)).expect("fits");
        // An empty file is a new one; so is what is shorter than a header.
        try_file(&whole[..at.max(100)], &format!("cut at {at}"));
        let page = at - at % PAGE;
        let mut bytes = whole.clone();
        let end = bytes.len().min(page + PAGE);
        bytes[page..end].fill_with(|| u8::try_from(chance.below(256)).expect("a byte"));
        try_file(&bytes, &format!("rubbish in page {page}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damage_that_holds_a_job_is_known_at_the_next_start() {
    for table in ["plan_cells", "job_rows"] {
        let sandbox = sandbox().await;
        let folder = tempfile::tempdir().expect("a folder");
        let job = two_jobs(folder.path(), &sandbox).await;
        sandbox.grant_write();
        assert!(spoil(&folder.path().join("relabel.db"), table) > 0, "{table}");
        let program = Program::start(folder.path(), &sandbox).await;
        // Told at once, or when the job is held, or by History.
        let told = program.run(move |app| async move {
            app.resume_job(job).await?;
            let held = app.watch_job(job)?;
            let held = super::rig::wait(held, |now| now.phase == JobPhase::Paused).await;
            match held.paused_by {
                Some(PauseReason::Environment { error }) => Err(error),
                other => panic!("{other:?}"),
            }
        });
        let told: Result<(), ApiError> = told.await;
        assert_eq!(told.expect_err("comes upon it").code, ErrorCode::StoreDamaged, "{table}");
        program.crash().await;
        // However often it is closed and started again, as it asks for.
        for _ in 0..2 {
            assert_eq!(refused(folder.path()), ErrorCode::StoreDamaged, "{table}");
        }
        damage::set_aside(&options(folder.path())).await.expect("sets aside");
        for _ in 0..2 {
            App::open(&options(folder.path())).expect("starts afresh");
        }
    }
}

/// The lines of a text file below its headings.
fn separated(path: &Path, sign: u8) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new().delimiter(sign).from_path(path).expect("is there");
    reader.records().map(|row| row.expect("a line")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_can_be_read_is_saved_as_a_sheet_and_relabel_starts_afresh() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    two_jobs(folder, &sandbox().await).await;
    let file = folder.join("relabel.db");
    let places = spoil(&file, "plan_cells") + spoil(&file, "plan_assets");
    assert!(places > 2, "{places}");
    let sheet = folder.join("saved.csv");
    damage::save_readable(&options(folder), WITH_COMMAS, &sheet).await.expect("saves");
    let rows = separated(&sheet, b',');
    let with_semicolons = SaveReadable { separator: Some(SheetSeparator::Semicolon) };
    damage::save_readable(&options(folder), with_semicolons, &sheet).await.expect("saves");
    assert_eq!(separated(&sheet, b';'), rows, "only the sign is another");
    let mut saved = BTreeMap::<String, Vec<csv::StringRecord>>::new();
    for row in rows {
        saved.entry(row[0].to_owned()).or_default().push(row);
    }
    // What was changed and what should have been taken back, in this order.
    let [first, undo] = &saved.into_values().collect::<Vec<_>>()[..] else { panic!("two jobs") };
    for (job, index) in [(first, 5), (undo, 4)] {
        assert!(job.len() > ASSETS as usize / 3, "{} saved", job.len());
        assert!(job.len() < ASSETS as usize, "nothing was damaged");
        assert!(job.iter().all(|row| row[index].contains("after")), "{job:?}");
    }
    damage::set_aside(&options(folder)).await.expect("sets aside");
    let app = App::open(&options(folder)).expect("starts afresh");
    assert!(app.unfinished_jobs().await.expect("reads").is_empty());
}
