//! Jobs that are written down without a plan being made, for tests, those of other crates
//! included. In every program that is built for development, and in none that is released.

use time::OffsetDateTime;

use relabel_model::*;

use super::codes::{from_text, to_text};
use super::{
    AssetPlan, Error, JobKey, ListingRow, PlanKey, PlannedCell, SavedConnection, Settled, Staged,
    Store,
};

pub(super) const NOW: Timestamp = Timestamp(OffsetDateTime::UNIX_EPOCH);

/// A job that was written down.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Its key.
    pub key: JobKey,
    /// The key of its plan.
    pub plan: PlanKey,
}

/// A connection of this name.
#[must_use]
pub fn connection(name: &str) -> SavedConnection {
    SavedConnection {
        id: ConnectionId::new(),
        name: name.to_owned(),
        address: "https://author-p1-e2.adobeaemcloud.com".to_owned(),
        stage: Stage::Test,
        key: KeyFacts {
            kind: KeyKind::ServiceCredentials,
            account: None,
            client_id: None,
            organisation: None,
            mark: String::new(),
            program: None,
            environment: None,
            valid_until: None,
            suggested_address: None,
            suggested_stage: None,
        },
        fingerprint: "f".to_owned(),
        remembered: true,
        added_at: NOW,
        speed: Speed::Normal,
        route: None,
        one_by_one_until: None,
    }
}

/// Writes down a job with one field of so many assets, of which the first half has
/// its outcome.
///
/// # Panics
/// When the store refuses.
pub fn job(store: &Store, name: &str, assets: u32) -> Job {
    let path = |row| format!("/content/dam/series/image-{row:07}.jpg");
    let job = job_of(store, name, (0..assets).map(path));
    let settled: Vec<_> = (0..assets / 2).map(changed).collect();
    store.settle(job.key, &settled).expect("settles");
    job
}

/// Writes down a job with one field of these assets.
///
/// # Panics
/// When the store refuses.
pub fn job_of(store: &Store, name: &str, paths: impl Iterator<Item = String>) -> Job {
    let connection = connection(name);
    let scope = ListingScope { path: "/content/dam".to_owned(), recursive: true };
    let edit = Edit::default();
    let plan =
        store.add_plan(PlanId::new(), connection.id, &scope, &edit, &NOW).expect("makes a plan");
    let planned = (0..).zip(paths).map(|(row, path)| AssetPlan {
        asset: ListingRow { row, path, title: None, kind: AssetKind::Image },
        source_row: None,
        cells: vec![PlannedCell {
            property: "dc:title".to_owned(),
            before: Some(Property::single(Kind::String, format!("before {row}"))),
            after: Some(Property::single(Kind::String, format!("after {row}"))),
            state: CellState::WillChange,
            reason: None,
            note: None,
            other_row: None,
            says: Vec::new(),
        }],
    });
    let planned: Vec<_> = planned.collect();
    let staged = store.stage(plan, Staged::default(), &planned).expect("stages");
    store.complete_plan(plan, staged).expect("completes");
    let id = JobId::new();
    let key = store.add_job(id, plan, &connection, "me", &NOW).expect("makes a job");
    Job { id, key, plan }
}

/// An asset of [`job`] that was changed.
#[must_use]
pub fn changed(row: u32) -> Settled {
    Settled {
        row,
        outcome: Outcome::Changed,
        cells: [("dc:title".to_owned(), Outcome::Changed)].into(),
        reason: None,
        status: None,
        technical: None,
        attempts: 1,
        theirs: None,
        wrote: None,
        made: [].into(),
    }
}

/// A value as the database gives it back.
///
/// # Errors
/// [`Error::Unknown`].
pub fn kept(value: &Property) -> Result<Property, Error> {
    from_text(&to_text(value)?)
}
