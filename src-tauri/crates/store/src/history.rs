//! History: what every job was about, newest first.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::codes::from_text;
use super::jobs::{JobKey, count_outcomes};
use super::words::from_word;
use super::{Error, PlanKey, Store};
use relabel_model::{
    ConnectionId, Edit, JobId, JobKind, JobPhase, ListingScope, OutcomeCounts, Timestamp,
};

/// What a job is about.
#[derive(Clone, Debug)]
pub struct JobRecord {
    /// Its key.
    pub key: JobKey,
    /// Its id.
    pub id: JobId,
    /// Its plan.
    pub plan: PlanKey,
    /// Whether it changes, undoes, or tries again.
    pub kind: JobKind,
    /// The job it undoes or tries again.
    pub of_job: Option<JobId>,
    /// With which connection; it may be removed by now.
    pub connection: ConnectionId,
    /// What that was called.
    pub connection_name: String,
    /// Address of the AEM author.
    pub address: String,
    /// Names the account; empty where it is not known any more.
    pub account: String,
    /// The folder it was planned in, with or without what is below.
    pub scope: ListingScope,
    /// Paths of the first and the last of its assets by name, where they are few enough to
    /// look through.
    pub outermost: Option<(String, String)>,
    /// What it does; nothing where each asset has values of its own, or it follows a job.
    pub edit: Edit,
    /// Names of its fields.
    pub fields: Vec<String>,
    /// Who sat at the computer.
    pub os_user: String,
    /// Where it stood when last written.
    pub phase: JobPhase,
    /// Why it is paused, as it was said to [`Store::set_phase`].
    pub paused_by: Option<String>,
    /// Assets in its plan.
    pub total: u32,
    /// How many assets had which outcome; what has none yet counts as not sent.
    pub counts: OutcomeCounts,
    /// The same of its cells.
    pub cells: OutcomeCounts,
    /// Assets that have their outcome.
    pub done: u32,
    /// Whether something was not done that could be tried again.
    pub has_left_over: bool,
    /// Whether something was written, or may have been.
    pub has_written: bool,
    /// Whether each field of an asset counts by itself.
    pub by_field: bool,
    /// Mean number of assets sent per second, once it ended.
    pub per_second: Option<f64>,
    /// When it started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

const SELECT: &str = "SELECT j.key, j.id, j.plan, p.kind, o.id, j.connection_id, j.connection_name,
        j.address, j.account, p.folder, p.recursive, p.fields, j.os_user, j.phase, j.paused_by,
        p.assets, j.counts, j.per_second, j.started_at, j.ended_at,
        EXISTS (SELECT 1 FROM job_rows r INDEXED BY job_rows_left_over WHERE r.job = j.key
                AND r.outcome IN ('failed', 'notSent', 'unsure')),
        EXISTS (SELECT 1 FROM job_rows r INDEXED BY job_rows_by_outcome
                WHERE r.job = j.key AND r.outcome IN ('changed', 'unsure'))
        OR EXISTS (SELECT 1 FROM job_rows r INDEXED BY job_rows_written
                   WHERE r.job = j.key AND r.outcome IN ('conflict', 'failed') AND r.wrote <> '[]'),
        p.by_field, j.cells, p.edit,
        (SELECT min(a.path) FROM plan_assets a WHERE a.plan = p.key AND p.assets <= 1000),
        (SELECT max(a.path) FROM plan_assets a WHERE a.plan = p.key AND p.assets <= 1000)
    FROM jobs j JOIN plans p ON p.key = j.plan LEFT JOIN jobs o ON o.key = p.of_job";

impl Store {
    /// What a job is about.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn job(&self, id: JobId) -> Result<Option<JobRecord>, Error> {
        let found = self.read(|reader| {
            let mut query = reader.prepare_cached(&format!("{SELECT} WHERE j.id = ?1"))?;
            Ok(query.query_row([id.to_string()], columns).optional()?)
        })?;
        found.map(|found| self.record(found)).transpose()
    }

    /// The keys of a job and its plan: what its pages are read by, without counting
    /// its rows.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn job_keys(&self, id: JobId) -> Result<Option<(JobKey, PlanKey)>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached("SELECT key, plan FROM jobs WHERE id = ?1")?;
            let keys = |row: &Row<'_>| Ok((JobKey(row.get(0)?), PlanKey(row.get(1)?)));
            Ok(query.query_row([id.to_string()], keys).optional()?)
        })
    }

    /// Jobs that started before `before`, or the newest, whose folder, connection,
    /// fields or user hold every word of `search`.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn jobs(
        &self,
        search: &str,
        before: Option<JobKey>,
        limit: u32,
    ) -> Result<Vec<JobRecord>, Error> {
        let words: Vec<String> = search.split_whitespace().map(contains).collect();
        let found = self.read(|reader| {
            let mut query = reader.prepare_cached(&format!(
                "{SELECT} WHERE j.key < ?1 AND NOT EXISTS (
                     SELECT 1 FROM json_each(?2) word
                     WHERE concat_ws(' ', p.folder, j.connection_name, j.address, j.os_user, p.fields)
                           NOT LIKE word.value ESCAPE '!')
                 ORDER BY j.key DESC LIMIT ?3"
            ))?;
            let before = before.map_or(i64::MAX, |job| job.0);
            let words = super::codes::to_text(&words)?;
            let rows = query.query_map(params![before, words, limit], columns)?;
            Ok(rows.collect::<Result<Vec<_>, _>>()?)
        })?;
        found.into_iter().map(|found| self.record(found)).collect()
    }

    /// Jobs that have not ended, the oldest first.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn unfinished_jobs(&self) -> Result<Vec<JobRecord>, Error> {
        let found = self.read(|reader| {
            let mut query = reader
                .prepare_cached(&format!("{SELECT} WHERE j.ended_at IS NULL ORDER BY j.key"))?;
            let rows = query.query_map([], columns)?;
            Ok(rows.collect::<Result<Vec<_>, _>>()?)
        })?;
        found.into_iter().map(|found| self.record(found)).collect()
    }

    fn record(&self, found: Columns) -> Result<JobRecord, Error> {
        self.read(|reader| record(reader, found))
    }
}

fn record(reader: &Connection, found: Columns) -> Result<JobRecord, Error> {
    let key = JobKey(found.key);
    let (counts, done) = match found.counts {
        Some(counts) => (from_text(&counts)?, found.total),
        None => {
            let (mut counts, done) = count_outcomes(reader, key)?;
            counts.not_sent += found.total.saturating_sub(done);
            (counts, done)
        }
    };
    let id = |text: String| text.parse().map_err(|_| Error::Unknown(text));
    Ok(JobRecord {
        key,
        id: id(found.id)?,
        plan: PlanKey(found.plan),
        kind: from_word(&found.kind)?,
        of_job: found.of_job.map(id).transpose()?,
        connection: found.connection.parse().map_err(|_| Error::Unknown(found.connection))?,
        connection_name: found.connection_name,
        address: found.address,
        account: found.account,
        scope: ListingScope { path: found.folder, recursive: found.recursive },
        outermost: found.first.zip(found.last),
        // A change that cannot be told any more is still there to be undone.
        edit: from_text(&found.edit).unwrap_or_default(),
        fields: from_text(&found.fields)?,
        os_user: found.os_user,
        phase: from_word(&found.phase)?,
        paused_by: found.paused_by,
        total: found.total,
        counts,
        cells: from_text(&found.cells)?,
        done,
        has_left_over: found.has_left_over,
        has_written: found.has_written,
        by_field: found.by_field,
        per_second: found.per_second,
        started_at: from_text(&found.started_at)?,
        ended_at: found.ended_at.as_deref().map(from_text).transpose()?,
    })
}

/// Nothing that is searched is longer; SQLite refuses patterns beyond 50,000 bytes.
const LONGEST_WORD: usize = 2_000;

/// A pattern of SQL's `LIKE` that finds `word` anywhere.
fn contains(word: &str) -> String {
    let mut pattern = String::from("%");
    for c in word.chars().take(LONGEST_WORD) {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

struct Columns {
    key: i64,
    id: String,
    plan: i64,
    kind: String,
    of_job: Option<String>,
    connection: String,
    connection_name: String,
    address: String,
    account: String,
    folder: String,
    recursive: bool,
    fields: String,
    os_user: String,
    phase: String,
    paused_by: Option<String>,
    total: u32,
    counts: Option<String>,
    per_second: Option<f64>,
    started_at: String,
    ended_at: Option<String>,
    has_left_over: bool,
    has_written: bool,
    by_field: bool,
    cells: String,
    edit: String,
    first: Option<String>,
    last: Option<String>,
}

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok(Columns {
        key: row.get(0)?,
        id: row.get(1)?,
        plan: row.get(2)?,
        kind: row.get(3)?,
        of_job: row.get(4)?,
        connection: row.get(5)?,
        connection_name: row.get(6)?,
        address: row.get(7)?,
        account: row.get(8)?,
        folder: row.get(9)?,
        recursive: row.get(10)?,
        fields: row.get(11)?,
        os_user: row.get(12)?,
        phase: row.get(13)?,
        paused_by: row.get(14)?,
        total: row.get(15)?,
        counts: row.get(16)?,
        per_second: row.get(17)?,
        started_at: row.get(18)?,
        ended_at: row.get(19)?,
        has_left_over: row.get(20)?,
        has_written: row.get(21)?,
        by_field: row.get(22)?,
        cells: row.get(23)?,
        edit: row.get(24)?,
        first: row.get(25)?,
        last: row.get(26)?,
    })
}
