//! Counts and reports of a job, against its rows.

use std::collections::BTreeSet;
use std::path::Path;

use relabel_core::api::App;
use relabel_core::api::types::*;
use relabel_core::jobs::unmarked;

use crate::journal::Told;

/// Words for a report, some of them with letters that files break.
#[must_use]
pub fn words() -> ReportWords {
    let outcome = |outcome, word: &str| OutcomeWord { outcome, word: word.to_owned() };
    ReportWords {
        sheet: "Rapport: [été]".to_owned(),
        asset: "Asset".to_owned(),
        field: "Field".to_owned(),
        before: "Old".to_owned(),
        after: "New".to_owned(),
        outcome: "Outcome".to_owned(),
        what_to_do: "What to do".to_owned(),
        to_be_cleared: "to be cleared".to_owned(),
        fields: vec![FieldWord { property: "dc:title".to_owned(), word: "Title".to_owned() }],
        outcomes: vec![
            outcome(Outcome::Changed, "changed"),
            outcome(Outcome::Failed, "failed"),
            outcome(Outcome::LeftOut, "left out"),
            outcome(Outcome::CannotBeDone, "cannot be done"),
        ],
        cannot: vec![CannotWord {
            reason: CannotReason::DateUnreadable,
            word: "This is not a date".to_owned(),
        }],
        reasons: vec![ReasonWord {
            reason: OutcomeReason::NotPermitted,
            word: "Ask for permission".to_owned(),
        }],
    }
}

/// The rows of a file that Relabel wrote for a spreadsheet.
///
/// # Panics
/// When it is not such a file.
#[must_use]
pub fn csv_rows(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).expect("the file");
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).expect("a mark for Excel");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn tally(outcomes: impl Iterator<Item = Outcome>) -> OutcomeCounts {
    let mut counts = OutcomeCounts::default();
    outcomes.for_each(|outcome| *counts.of(outcome) += 1);
    counts
}

/// All outcomes together.
fn sum(counts: &OutcomeCounts) -> u32 {
    let OutcomeCounts { changed, already_right, left_out, .. } = counts;
    changed + already_right + left_out + counts.not_done()
}

/// What somebody counts otherwise than the rows of a job.
pub(crate) fn wrong_counts(
    told: &Told,
    counts: OutcomeCounts,
    of_cells: OutcomeCounts,
    whose: &str,
) -> Vec<String> {
    let rows = &told.rows;
    let planned: usize = told.planned.values().map(Vec::len).sum();
    let assets = tally(rows.iter().map(|row| row.outcome));
    let cells = tally(rows.iter().flat_map(|row| &row.cells).map(|cell| cell.outcome));
    let mut wrong = Vec::new();
    if (counts, of_cells) != (assets, cells) {
        wrong.push(format!("{whose}: {counts:?} {of_cells:?}, the rows: {assets:?} {cells:?}"));
    }
    if sum(&cells) as usize != planned {
        wrong.push(format!("{planned} cells were planned, {cells:?} are told"));
    }
    for row in rows {
        if row.outcome != Outcome::of_asset(row.cells.iter().map(|cell| cell.outcome)) {
            wrong.push(format!("not the sum of its cells: {row:?}"));
        }
    }
    wrong
}

/// What the reports of a job say otherwise than its rows.
pub(crate) async fn wrong_reports(app: &App, rows: &[JobRow], job_id: JobId) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut words = words();
    words.fields.clear();
    words.outcomes = rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| OutcomeWord { outcome: cell.outcome, word: format!("{:?}", cell.outcome) })
        .collect();
    let mut saved = Vec::new();
    for format in [ReportFormat::Csv, ReportFormat::NotDone] {
        let file = folder.path().join(format!("{format:?}.csv"));
        let request = SaveReport { job_id, format, separator: None, words: words.clone() };
        app.save_report(&request, &file).await.expect("is saved");
        saved.push(csv_rows(&file));
    }
    let [report, left] = <[Vec<Vec<String>>; 2]>::try_from(saved).expect("two");
    let cells = || rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
    let mut wrong = Vec::new();

    let told: BTreeSet<[String; 3]> =
        report[1..].iter().map(|line| [0, 1, 4].map(|at| unmarked(&line[at]).to_owned())).collect();
    let right: BTreeSet<[String; 3]> = cells()
        .map(|(row, cell)| [row.path.clone(), cell.property.clone(), format!("{:?}", cell.outcome)])
        .collect();
    if told != right {
        let differ: Vec<_> = told.symmetric_difference(&right).take(5).collect();
        wrong.push(format!("the report says otherwise: {differ:?}"));
    }

    let told: BTreeSet<&str> = left[1..].iter().map(|line| unmarked(&line[0])).collect();
    let right: BTreeSet<&str> = cells()
        .filter(|(_, cell)| cell.outcome.is_not_done())
        .map(|(row, _)| row.path.as_str())
        .collect();
    if told != right {
        let differ: Vec<_> = told.symmetric_difference(&right).take(5).collect();
        wrong.push(format!("the sheet of what was not done has other assets: {differ:?}"));
    }
    let not_done: BTreeSet<(&str, &str)> = cells()
        .filter(|(_, cell)| cell.outcome.is_not_done())
        .map(|(row, cell)| (row.path.as_str(), cell.property.as_str()))
        .collect();
    for line in &left[1..] {
        for (heading, value) in left[0].iter().zip(line).skip(1) {
            let property = heading.split("{{").next().unwrap_or_default();
            let is_value = !value.is_empty() && heading != "relabelSheet1";
            if is_value && !not_done.contains(&(unmarked(&line[0]), property)) {
                wrong.push(format!("{} {property} was done and is in the sheet", line[0]));
            }
        }
    }
    wrong
}
