//! What a job says of every cell, against what the practice environment holds: before it,
//! after it, with types.
//!
//! A job is compared with its plan, its rows, its counts and its reports. What nobody
//! planned must be as it was, on every node.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use relabel_core::api::App;
use relabel_core::api::types::*;
use relabel_core::jobs::unmarked;
use relabel_sandbox::Sandbox;
use serde_json::{Map, Value as Json, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::faults::invariants::rows;
use super::rig::Rig;

const DAM: &str = "/content/dam";
/// What AEM notes of a change beside it, on the asset's content.
const NOTED: [&str; 2] = ["jcr:lastModified", "jcr:lastModifiedBy"];

/// Everything that was there before a job. Nobody else may write while it runs.
pub(crate) struct Ledger {
    before: BTreeMap<String, Json>,
}

impl Ledger {
    /// Now.
    pub(crate) fn opened(sandbox: &Sandbox) -> Self {
        Self { before: sandbox.held_below(DAM) }
    }

    /// Compares with a job that has ended.
    pub(crate) async fn check(&self, rig: &Rig, plan: PlanId, job: &JobSnapshot) {
        let wrong = self.wrong(&rig.app, &rig.sandbox, plan, job).await;
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }

    /// What is said and is not so.
    async fn wrong(
        &self,
        app: &App,
        sandbox: &Sandbox,
        plan: PlanId,
        job: &JobSnapshot,
    ) -> Vec<String> {
        let rows = rows(app, job.job_id).await;
        let planned = planned(app, plan).await;
        let after = sandbox.held_below(DAM);
        let mut wrong = self.wrong_cells(&rows, &planned, &after);
        wrong.extend(self.wrong_elsewhere(&rows, &after));
        wrong.extend(wrong_counts(app, &rows, planned.values().map(Vec::len).sum(), job).await);
        wrong.extend(wrong_reports(app, &rows, job.job_id).await);
        wrong
    }

    fn was(&self, path: &str, property: &str) -> &Json {
        held(&self.before, &metadata_of(path), property)
    }

    fn wrong_cells(
        &self,
        rows: &[JobRow],
        planned: &HashMap<(String, String), Vec<PlanRow>>,
        after: &BTreeMap<String, Json>,
    ) -> Vec<String> {
        let mut wrong = Vec::new();
        for row in rows {
            for cell in &row.cells {
                let of_cell = &planned[&(row.path.clone(), cell.property.clone())];
                // Rows of a sheet that say different things share one field.
                let [plan] = &of_cell[..] else { continue };
                let was = self.was(&row.path, &cell.property);
                let is = held(after, &metadata_of(&row.path), &cell.property);
                let is_so = match cell.outcome {
                    Outcome::Changed => holds(is, &plan.new) && keeps_its_type(was, is, plan),
                    Outcome::Unsure => is == was || holds(is, &plan.new),
                    Outcome::AlreadyRight
                    | Outcome::NotSent
                    | Outcome::LeftOut
                    | Outcome::CannotBeDone => is == was,
                    Outcome::Conflict | Outcome::Failed => true,
                };
                if !is_so {
                    wrong.push(format!("{} {cell:?}: {was} -> {is}, planned {plan:?}", row.path));
                }
            }
        }
        wrong
    }

    /// What changed and is no cell of the plan that was sent.
    fn wrong_elsewhere(&self, rows: &[JobRow], after: &BTreeMap<String, Json>) -> Vec<String> {
        let sent = |cell: &&JobCell| {
            use Outcome as O;
            matches!(cell.outcome, O::Changed | O::Failed | O::Unsure | O::Conflict)
        };
        let mut meant: BTreeSet<(String, String)> = BTreeSet::new();
        for row in rows.iter().filter(|row| row.cells.iter().any(|cell| sent(&cell))) {
            for cell in row.cells.iter().filter(sent) {
                meant.insert((metadata_of(&row.path), cell.property.clone()));
            }
            let content = format!("{}/jcr:content", row.path);
            meant.extend(NOTED.map(|name| (content.clone(), name.to_owned())));
        }
        let none = json!({});
        let nodes: BTreeSet<&String> = self.before.keys().chain(after.keys()).collect();
        let mut wrong = Vec::new();
        for node in nodes {
            if self.before.contains_key(node) != after.contains_key(node) {
                wrong.push(format!("{node} came or went"));
            }
            let [was, is] = [&self.before, after].map(|all| all.get(node).unwrap_or(&none));
            let names = [was, is].into_iter().filter_map(Json::as_object).flat_map(Map::keys);
            for name in names.collect::<BTreeSet<_>>() {
                let [was, is] = [was, is].map(|node| node.get(name));
                if was != is && !meant.contains(&(node.clone(), name.clone())) {
                    wrong.push(format!("{node} {name}: {was:?} -> {is:?}, nobody planned that"));
                }
            }
        }
        wrong
    }
}

fn metadata_of(path: &str) -> String {
    format!("{path}/jcr:content/metadata")
}

fn held<'a>(all: &'a BTreeMap<String, Json>, node: &str, property: &str) -> &'a Json {
    all.get(node).and_then(|node| node.get(property)).unwrap_or(&Json::Null)
}

/// All cells of a plan, by asset and field.
async fn planned(app: &App, plan_id: PlanId) -> HashMap<(String, String), Vec<PlanRow>> {
    let mut found: HashMap<_, Vec<PlanRow>> = HashMap::new();
    let mut from = 0;
    loop {
        let page = PlanPage { plan_id, state: None, from, limit: 200 };
        let page = app.plan_page(page).await.expect("a page");
        let Some(last) = page.last() else { return found };
        from = last.row + 1;
        for row in page {
            found.entry((row.path.clone(), row.property.clone())).or_default().push(row);
        }
    }
}

/// The entries of a typed value as text.
fn entries(typed: &Json) -> Vec<String> {
    let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match (typed.get("value"), typed.get("values").and_then(Json::as_array)) {
        (Some(value), _) => vec![text(value)],
        (None, Some(values)) => values.iter().map(text).collect(),
        (None, None) => Vec::new(),
    }
}

fn holds(is: &Json, new: &ShownValue) -> bool {
    let is = entries(is);
    // A form of Sling takes a field away where it is told an empty text.
    if is.is_empty() && new.entries == [""] {
        return true;
    }
    is.len() == new.entries.len()
        && is.iter().zip(&new.entries).all(|(is, new)| is == new || same_value(is, new))
}

/// The same number or, to the second, the same moment.
fn same_value(one: &str, other: &str) -> bool {
    let moment = |text: &str| OffsetDateTime::parse(text, &Rfc3339).map(|at| at.unix_timestamp());
    match (moment(one), moment(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one.parse::<f64>().is_ok_and(|one| other.parse::<f64>() == Ok(one)),
    }
}

/// Whether the type is the one it was or, where there was none or another kind was asked
/// for, that of the new value.
fn keeps_its_type(was: &Json, is: &Json, plan: &PlanRow) -> bool {
    let is_single = |typed: &Json| typed.get("value").is_some();
    if is.is_null() || (was["type"] == is["type"] && is_single(was) == is_single(is)) {
        return true;
    }
    let fitting: &[&str] = match plan.new.kind {
        FieldKind::Date => &["Date"],
        FieldKind::Number => &["Long", "Double"],
        FieldKind::YesNo => &["Boolean"],
        _ => &["String"],
    };
    (was.is_null() || plan.old.kind != plan.new.kind)
        && is["type"].as_str().is_some_and(|kind| fitting.contains(&kind))
}

fn tally(outcomes: impl Iterator<Item = Outcome>) -> OutcomeCounts {
    let mut counts = OutcomeCounts::default();
    outcomes.for_each(|outcome| *counts.of(outcome) += 1);
    counts
}

async fn wrong_counts(
    app: &App,
    rows: &[JobRow],
    planned: usize,
    job: &JobSnapshot,
) -> Vec<String> {
    let facts = app.job_facts(job.job_id).await.expect("the job is known");
    let assets = tally(rows.iter().map(|row| row.outcome));
    let cells = tally(rows.iter().flat_map(|row| &row.cells).map(|cell| cell.outcome));
    let mut wrong = Vec::new();
    for (whose, counts, of_cells) in
        [("snapshot", job.counts, job.cells), ("history", facts.counts, facts.cells)]
    {
        if (counts, of_cells) != (assets, cells) {
            wrong.push(format!("{whose}: {counts:?} {of_cells:?}, the rows: {assets:?} {cells:?}"));
        }
    }
    if super::rig::sum(&cells) as usize != planned {
        wrong.push(format!("{planned} cells were planned, {cells:?} are told"));
    }
    for row in rows {
        if row.outcome != Outcome::of_asset(row.cells.iter().map(|cell| cell.outcome)) {
            wrong.push(format!("not the sum of its cells: {row:?}"));
        }
    }
    wrong
}

async fn wrong_reports(app: &App, rows: &[JobRow], job_id: JobId) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut words = super::reports::words();
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
        saved.push(super::reports::csv_rows(&file));
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

/// A judge that never complains proves nothing.
#[tokio::test]
async fn what_is_not_so_is_noticed() {
    let (rig, _) = super::plan_rows::planned(4).await;
    let listed = rig.list(DAM, true, false).await;
    let paths: Vec<String> =
        rig.rows(listed.listing_id).await.into_iter().map(|row| row.path).collect();
    let single = |kind: &str, value: Json| json!({"type": kind, "value": value});
    rig.sandbox.set_metadata(&paths[0], "dam:rank", single("Long", json!(1)));
    let fields = vec![super::rig::text("dc:title", "new"), super::rig::text("dc:rights", "ours")];
    let plan = rig.plan(listed.listing_id, fields).await;
    let ledger = Ledger::opened(&rig.sandbox);
    let job = super::rig::ended(rig.start(&plan).await).await;
    let wrong = async |job: &JobSnapshot| {
        ledger.wrong(&rig.app, &rig.sandbox, plan.plan_id, job).await.join("\n")
    };
    assert_eq!(wrong(&job).await, "");

    rig.sandbox.set_metadata(&paths[0], "dam:rank", single("Long", json!(2)));
    rig.sandbox.set_metadata(&paths[1], "dc:title", single("String", json!("theirs")));
    rig.sandbox.set_metadata(&paths[2], "dc:title", single("Name", json!("new")));
    let cells = OutcomeCounts { changed: 9, ..job.cells };
    let told = wrong(&JobSnapshot { cells, ..job }).await;
    for (what, path) in [("nobody planned", &paths[0]), ("theirs", &paths[1]), ("Name", &paths[2])]
    {
        assert!(told.lines().any(|line| line.contains(what) && line.contains(path)), "{told}");
    }
    assert!(told.contains("snapshot: "), "{told}");
}
