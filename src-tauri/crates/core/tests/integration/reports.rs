//! A job in a file, read back by other programs.

use std::path::Path;

use calamine::{Data, Reader as _};
use relabel_core::api::types::*;
use relabel_core::jobs::unmarked;
use relabel_judge::{csv_rows, words};
use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::json;

use super::pauses::SmallDisk;
use super::plan_rows::{all, planned};
use super::rig::{Rig, replace, text};
use super::sheets::plan;

const DAM: &str = "/content/dam";

/// A job of 30 assets and two fields, of which three assets were refused.
async fn job() -> (Rig, JobId, Vec<String>) {
    let options = Options {
        content: Content::Synthetic(30),
        technical_user_may_write: true,
        ..Options::default()
    };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(DAM, true, false).await;
    let paths: Vec<String> =
        rig.rows(listed.listing_id).await.into_iter().map(|row| row.path).collect();
    let single = |value: &str| json!({"type": "String", "value": value});
    rig.sandbox.set_metadata(&paths[0], "dc:title", single("=HYPERLINK(\"x\")"));
    rig.sandbox.set_metadata(&paths[1], "dc:title", single("two\nlines, \"quoted\""));
    for path in &paths[4..7] {
        rig.sandbox.refuse_writes_below(path);
    }
    let entries = vec!["sea".to_owned(), "été".to_owned()];
    let fields = vec![
        text("dc:title", "+1 new"),
        replace("dc:subject", FieldKind::List, Value::List { entries }),
    ];
    let result = rig.run(&rig.plan(listed.listing_id, fields).await).await;
    assert_eq!((result.counts.changed, result.counts.failed), (27, 3), "{result:?}");
    (rig, result.job_id, paths)
}

async fn save(rig: &Rig, job_id: JobId, format: ReportFormat, path: &Path) {
    let request = SaveReport { job_id, format, separator: None, words: words() };
    rig.app.save_report(&request, path).await.expect("is written");
    let folder = path.parent().expect("a folder");
    let left = std::fs::read_dir(folder).expect("a folder").flatten();
    let parts = left.filter(|one| one.file_name().to_string_lossy().ends_with(".part")).count();
    assert_eq!(parts, 0, "nothing unfinished is left behind");
}

#[tokio::test]
async fn a_report_says_the_same_in_both_forms_and_computes_nothing() {
    let (rig, job, paths) = job().await;
    let folder = tempfile::tempdir().expect("a folder");
    let csv = folder.path().join("été.csv");
    let xlsx = folder.path().join("report.xlsx");
    std::fs::write(&csv, "an earlier report").expect("writes");
    save(&rig, job, ReportFormat::Csv, &csv).await;
    save(&rig, job, ReportFormat::Xlsx, &xlsx).await;

    let raw = csv_rows(&csv);
    assert!(
        raw.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t'])),
        "no cell is a formula"
    );
    let rows: Vec<Vec<&str>> =
        raw.iter().map(|row| row.iter().map(|cell| unmarked(cell)).collect()).collect();
    assert_eq!(rows.len(), 61, "headings, and two fields of 30 assets");
    assert_eq!(rows[0], ["Asset", "Field", "Old", "New", "Outcome", "What to do"]);
    assert_eq!(
        rows[1],
        [&paths[0], "Title", "=HYPERLINK(\"x\")", "+1 new", "changed", ""],
        "the mark comes off again"
    );
    assert_eq!(rows[3][2], "two\nlines, \"quoted\"");
    assert_eq!(rows[2][1], "dc:subject", "a field without a label goes by its property");
    assert_eq!(rows[2][3], "sea|été");
    assert_eq!(rows[9][4..], ["failed", "Ask for permission"]);

    let mut book = calamine::open_workbook_auto(&xlsx).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Rapport été"], "without what Excel refuses in a name");
    let range = book.worksheet_range("Rapport été").expect("the sheet");
    assert_eq!(range.height(), rows.len());
    for (sheet, row) in range.rows().zip(&rows) {
        for (cell, wanted) in sheet.iter().zip(row) {
            match cell {
                Data::String(text) => assert_eq!(text, wanted),
                Data::Empty => assert_eq!(*wanted, ""),
                other => panic!("{other:?} is not text"),
            }
        }
    }
    assert_eq!(book.worksheet_formula("Rapport été").map_or(0, |all| all.used_cells().count()), 0);
}

#[tokio::test]
async fn the_sign_between_cells_is_the_one_that_is_named_but_for_aem_a_comma() {
    let (rig, job_id, _) = job().await;
    let folder = tempfile::tempdir().expect("a folder");
    let semicolon = Some(SheetSeparator::Semicolon);
    for (format, separator, begins) in [
        (ReportFormat::Csv, None, "\u{FEFF}\"Asset\",\"Field\""),
        (ReportFormat::Csv, semicolon, "\u{FEFF}\"Asset\";\"Field\""),
        (ReportFormat::NotDone, semicolon, "\u{FEFF}\"assetPath\",\"dc:title"),
    ] {
        let path = folder.path().join("report.csv");
        let request = SaveReport { job_id, format, separator, words: words() };
        rig.app.save_report(&request, &path).await.expect("is written");
        let text = std::fs::read_to_string(&path).expect("the file");
        assert!(text.starts_with(begins), "{format:?} {separator:?}: {}", &text[..60]);
    }
}

#[tokio::test]
async fn what_was_not_done_can_be_read_in_again() {
    let (rig, job, paths) = job().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("again.csv");
    save(&rig, job, ReportFormat::NotDone, &file).await;
    let raw = csv_rows(&file);
    let rows: Vec<Vec<&str>> =
        raw.iter().map(|row| row.iter().map(|cell| unmarked(cell)).collect()).collect();
    assert_eq!(
        rows[0],
        ["assetPath", "dc:title{{String}}", "dc:subject{{String: multi}}", "relabelSheet1"]
    );
    let wanted: Vec<Vec<&str>> =
        paths[4..7].iter().map(|path| vec![path.as_str(), "+1 new", "sea|été", ""]).collect();
    assert_eq!(rows[1..], wanted);
}

#[tokio::test]
async fn what_was_not_done_keeps_its_type_and_has_nothing_that_was_left_out() {
    let (rig, _) = planned(3).await;
    let listed = rig.list(DAM, true, false).await;
    let assets = rig.rows(listed.listing_id).await;
    let [unreadable, refused, left_out] = [0, 1, 2].map(|at| assets[at].path.clone());
    rig.sandbox.refuse_writes_below(&refused);
    let day = "2031-05-01T00:00:00.000Z";
    let sheet = rig.folder.path().join("dates.csv");
    let text = format!(
        "path,prism:expirationDate\n{unreadable},soon|later\n{refused},{day}\n{left_out},{day}\n"
    );
    std::fs::write(&sheet, text).expect("writes");
    let plan = plan(&rig, &sheet, DAM).await;
    assert_eq!((plan.counts.will_change, plan.counts.cannot), (2, 1));
    let rows = all(&rig, plan.plan_id, &PlanView::default()).await;
    let cell = rows.iter().find(|row| row.path == left_out).expect("is planned").cell;
    let request = EditCell { plan_id: plan.plan_id, cell, change: CellChange::LeaveOut };
    let edited = rig.app.edit_cell(&request).await.expect("is left out");
    let result = rig.run(&PlanState { counts: edited.counts, ..plan }).await;
    assert_eq!((result.counts.failed, result.counts.changed), (1, 0), "{result:?}");

    let file = rig.folder.path().join("again.csv");
    save(&rig, result.job_id, ReportFormat::NotDone, &file).await;
    assert_eq!(
        csv_rows(&file),
        [
            ["assetPath", "prism:expirationDate{{Date}}", "relabelSheet1"],
            [unreadable.as_str(), "soon|later", "prism:expirationDate: This is not a date"],
            [refused.as_str(), day, ""],
        ]
    );
    let none = OutcomeCounts::default();
    let expected = OutcomeCounts { failed: 1, left_out: 1, cannot_be_done: 1, ..none };
    assert_eq!((result.counts, result.cells), (expected, expected));
}

/// AEM's importer cannot clear, so the sheet says in words what is left to be done.
#[tokio::test]
async fn a_field_that_was_to_be_cleared_is_named_in_what_was_not_done() {
    let (rig, _) = planned(3).await;
    let listed = rig.list(DAM, true, false).await;
    let refused = rig.rows(listed.listing_id).await[0].path.clone();
    rig.sandbox.refuse_writes_below(&refused);
    let sheet = rig.folder.path().join("clear.csv");
    std::fs::write(&sheet, format!("path,dc:title\n{refused},(clear)\n")).expect("writes");
    let plan = plan(&rig, &sheet, DAM).await;
    let result = rig.run(&plan).await;
    assert_eq!((result.counts.failed, result.counts.changed), (1, 0), "{result:?}");
    let file = rig.folder.path().join("again.csv");
    save(&rig, result.job_id, ReportFormat::NotDone, &file).await;
    let rows = csv_rows(&file);
    assert_eq!(rows[1..], [[refused.as_str(), "", "Title: to be cleared"]]);
}

/// One row of a sheet with a good title and no date: the title is written, the date is
/// told wherever the job is.
#[tokio::test]
async fn a_good_field_says_nothing_of_a_bad_one_beside_it() {
    let (rig, _) = planned(3).await;
    let listed = rig.list(DAM, true, false).await;
    let [mixed, good, out] = <[Asset; 3]>::try_from(rig.rows(listed.listing_id).await)
        .expect("three assets")
        .map(|asset| asset.path);
    let day = "2031-05-01T00:00:00.000Z";
    let sheet = rig.folder.path().join("mixed.csv");
    let text = format!(
        "path,dc:title,prism:expirationDate\n{mixed},A,soon\n{good},B,{day}\n{out},C,{day}\n"
    );
    std::fs::write(&sheet, text).expect("writes");
    let plan = plan(&rig, &sheet, DAM).await;
    let rows = all(&rig, plan.plan_id, &PlanView::default()).await;
    let is_left = |row: &&PlanRow| row.path == out && row.property != "dc:title";
    let cell = rows.iter().find(is_left).expect("is planned").cell;
    let request = EditCell { plan_id: plan.plan_id, cell, change: CellChange::LeaveOut };
    let edited = rig.app.edit_cell(&request).await.expect("is left out");
    let result = rig.run(&PlanState { counts: edited.counts, ..plan }).await;

    let none = OutcomeCounts::default();
    assert_eq!(result.counts, OutcomeCounts { changed: 3, ..none }, "assets");
    let cells = OutcomeCounts { changed: 4, left_out: 1, cannot_be_done: 1, ..none };
    assert_eq!(result.cells, cells);
    let facts = rig.app.job_facts(result.job_id).await.expect("known");
    assert_eq!((facts.counts, facts.cells), (result.counts, cells));
    let reasons = rig.app.job_reasons(result.job_id).await.expect("reads");
    let not_a_date = CellReason::Plan(CannotReason::DateUnreadable);
    let told = reasons.iter().find(|one| one.reason == not_a_date).expect("is told");
    assert_eq!((told.outcome, told.cells, told.assets), (Outcome::CannotBeDone, 1, 1));
    let page = JobPage { job_id: result.job_id, outcome: None, from: 0, limit: 9 };
    let rows = rig.app.job_page(page).await.expect("a page");
    let row = rows.iter().find(|row| row.path == mixed).expect("is there");
    assert_eq!((row.outcome, row.reason), (Outcome::Changed, None));
    let cells = row.cells.iter().map(|cell| (&*cell.property, cell.outcome, cell.reason));
    assert_eq!(
        cells.collect::<Vec<_>>(),
        [
            ("dc:title", Outcome::Changed, None),
            ("prism:expirationDate", Outcome::CannotBeDone, Some(not_a_date)),
        ]
    );

    let file = rig.folder.path().join("report.csv");
    save(&rig, result.job_id, ReportFormat::Csv, &file).await;
    let lines = csv_rows(&file);
    let ends: Vec<[&str; 3]> =
        lines[1..].iter().map(|line| [&*line[1], &*line[4], &*line[5]]).collect();
    let date = "prism:expirationDate";
    assert_eq!(
        ends,
        [
            ["Title", "changed", ""],
            [date, "cannot be done", "This is not a date"],
            ["Title", "changed", ""],
            [date, "changed", ""],
            ["Title", "changed", ""],
            [date, "left out", ""],
        ]
    );
    save(&rig, result.job_id, ReportFormat::NotDone, &file).await;
    let lines = csv_rows(&file);
    let why = "prism:expirationDate: This is not a date";
    assert_eq!(lines[1..], [[mixed.as_str(), "", "soon", why]], "and nothing that was done");
}

#[tokio::test]
async fn a_report_that_cannot_be_written_leaves_the_earlier_one() {
    let (rig, job, _) = job().await;
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("gone/report.csv");
    let (format, separator) = (ReportFormat::Csv, None);
    let request = SaveReport { job_id: job, format, separator, words: words() };
    let error = rig.app.save_report(&request, &missing).await.expect_err("no such folder");
    assert_eq!(error.code, ErrorCode::FileNotWritten);
    assert_eq!(error.details.path.as_deref(), missing.to_str());
    // A folder stands where the report should be.
    let taken = folder.path().join("taken.xlsx");
    std::fs::create_dir(&taken).expect("makes");
    let request = SaveReport { format: ReportFormat::Xlsx, ..request };
    rig.app.save_report(&request, &taken).await.expect_err("a folder is no file");
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("reads").flatten().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[tokio::test]
async fn a_full_disk_leaves_no_half_report_and_the_job_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = SmallDisk::new(folder.path()) else {
        println!("skipped: a small disk needs the right to mount one");
        return;
    };
    let (rig, job, _) = job().await;
    let before = rig.app.job_facts(job).await.expect("known");
    disk.fill();
    for format in [ReportFormat::Csv, ReportFormat::NotDone, ReportFormat::Xlsx] {
        let path = folder.path().join("report");
        let request = SaveReport { job_id: job, format, separator: None, words: words() };
        let error = rig.app.save_report(&request, &path).await.expect_err("there is no room");
        assert_eq!((error.code, error.details.full), (ErrorCode::FileNotWritten, Some(true)));
        let left = std::fs::read_dir(folder.path()).expect("reads").flatten();
        assert_eq!(left.map(|one| one.file_name()).collect::<Vec<_>>(), ["filler"], "{format:?}");
    }
    assert_eq!(rig.app.job_facts(job).await.expect("known"), before);
}
