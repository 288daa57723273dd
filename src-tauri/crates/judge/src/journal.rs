//! What a data folder says of its jobs, read from a copy of it.

use std::collections::HashMap;
use std::path::Path;

use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions};
use rusqlite::{Connection, OpenFlags};

use crate::reports;

/// The file in a data folder.
pub(crate) const DATABASE: &str = "relabel.db";
/// Rows of a page.
const PAGE: u32 = 200;

/// All that is said of one job.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) facts: JobFacts,
    pub(crate) rows: Vec<JobRow>,
    /// The cells of its plan, by asset and field. Rows of a sheet may share one.
    pub(crate) planned: HashMap<(String, String), Vec<PlanRow>>,
    /// What its reports say otherwise than its rows.
    pub(crate) wrong_reports: Vec<String>,
}

/// The jobs of a data folder, the first one first.
#[derive(Debug)]
pub(crate) struct Journal {
    pub(crate) told: Vec<Told>,
}

impl Journal {
    /// Of one job, or of all.
    pub(crate) async fn read(data: &Path, only: Option<JobId>) -> Self {
        let copy = tempfile::tempdir().expect("a folder");
        copy_database(data, copy.path());
        let plans = plans_of_jobs(copy.path());
        let options = AppOptions {
            data_folder: Some(copy.path().to_owned()),
            loopback_allowed: true,
            ims: None,
            start_in_practice: false,
            session_keys_only: true,
        };
        // The facts as the program tells them; opening alone would put jobs away.
        let app = App::open(&options).expect("the copy opens");
        let mut jobs: Vec<JobFacts> = Vec::new();
        loop {
            let before = jobs.last().map(|job| job.job_id);
            let request = ListJobs { search: String::new(), before, limit: PAGE };
            let page = app.list_jobs(&request).await.expect("a page");
            if page.is_empty() {
                break;
            }
            jobs.extend(page);
        }
        jobs.reverse();
        let mut told = Vec::new();
        for facts in jobs.into_iter().filter(|job| only.is_none_or(|only| only == job.job_id)) {
            let Some(plan) = plans.get(&facts.job_id.to_string()) else { continue };
            let rows = rows(&app, facts.job_id).await;
            let planned = planned(&app, *plan).await;
            let wrong_reports = match facts.ended_at {
                Some(_) => reports::wrong_reports(&app, &rows, facts.job_id).await,
                None => Vec::new(),
            };
            told.push(Told { facts, rows, planned, wrong_reports });
        }
        Self { told }
    }
}

/// A copy as it is at one moment, whoever writes meanwhile.
fn copy_database(data: &Path, folder: &Path) {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = Connection::open_with_flags(data.join(DATABASE), flags).expect("opens");
    database.busy_timeout(std::time::Duration::from_secs(30)).expect("is set");
    let copy = folder.join(DATABASE);
    database.execute("VACUUM INTO ?1", [copy.to_str().expect("a path")]).expect("copies");
}

/// Not of the jobs of the practice environment that the program itself has, which ends with it.
fn plans_of_jobs(folder: &Path) -> HashMap<String, PlanId> {
    let database = Connection::open(folder.join(DATABASE)).expect("opens");
    let mut query = database
        .prepare(
            "SELECT j.id, p.id FROM jobs j JOIN plans p ON p.key = j.plan
             WHERE j.connection_id NOT IN (SELECT id FROM connections WHERE stage = 'practice')",
        )
        .expect("is a query");
    let ids = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    let plan = |id: String| {
        serde_json::from_value::<PlanId>(serde_json::Value::String(id)).expect("an id")
    };
    ids.expect("asks").map(|row| row.expect("a row")).map(|(job, id)| (job, plan(id))).collect()
}

/// Every row of a job.
async fn rows(app: &App, job_id: JobId) -> Vec<JobRow> {
    let mut rows = Vec::new();
    loop {
        let from = u32::try_from(rows.len()).expect("fits");
        let page = JobPage { job_id, outcome: None, from, limit: PAGE };
        let page = app.job_page(page).await.expect("a page");
        if page.is_empty() {
            return rows;
        }
        rows.extend(page);
    }
}

/// All cells of a plan, by asset and field.
async fn planned(app: &App, plan_id: PlanId) -> HashMap<(String, String), Vec<PlanRow>> {
    let mut found: HashMap<_, Vec<PlanRow>> = HashMap::new();
    let mut from = 0;
    loop {
        let page = PlanPage { plan_id, state: None, from, limit: PAGE };
        let page = app.plan_page(page).await.expect("a page");
        let Some(last) = page.last() else { return found };
        from = last.row + 1;
        for row in page {
            found.entry((row.path.clone(), row.property.clone())).or_default().push(row);
        }
    }
}
