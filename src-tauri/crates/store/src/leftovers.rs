//! Removing listings and plans that nobody needs any more, a few rows at a time: one
//! of a million assets takes seconds, in which a running job could write nothing down.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::writer::Writer;
use super::{Error, Store};
use relabel_model::{ListingId, PlanId};

/// Rows removed in one transaction: about ten milliseconds.
const ROWS: u32 = 1_000;

impl Store {
    /// Removes a listing.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn remove_listing(&self, id: ListingId) -> Result<(), Error> {
        let id = id.to_string();
        while self.write(|writer| {
            let mut query = writer.prepare_cached("SELECT key FROM listings WHERE id = ?1")?;
            let listing = query.query_row([&id], |row| row.get(0)).optional()?;
            listing.map_or(Ok(false), |listing| remove_some_of_listing(writer, listing))
        })? {}
        Ok(())
    }

    /// Removes a plan that no job was made of.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn discard_plan(&self, id: PlanId) -> Result<(), Error> {
        let id = id.to_string();
        while self.write(|writer| {
            let mut query = writer.prepare_cached(
                "SELECT key FROM plans WHERE id = ?1 AND key NOT IN (SELECT plan FROM jobs)",
            )?;
            let plan = query.query_row([&id], |row| row.get(0)).optional()?;
            plan.map_or(Ok(false), |plan| remove_some_of_plan(writer, plan))
        })? {}
        Ok(())
    }
}

/// Removes, while the program works already, the listings and the plans without a
/// job that an earlier run left: nobody in this one knows their ids.
#[derive(Debug)]
pub(super) struct Sweeper {
    thread: Option<JoinHandle<()>>,
    is_over: Arc<AtomicBool>,
}

impl Sweeper {
    /// Notes what there is to remove and begins; `None` when there is nothing.
    pub(super) fn start(writer: &Arc<Writer>) -> Result<Option<Self>, Error> {
        let left = writer.write(|writer| {
            let keys = |from: &str, remove: Remove| {
                let mut query = writer.prepare(from)?;
                let keys = query.query_map([], |row| Ok((row.get::<_, i64>(0)?, remove)))?;
                keys.collect::<Result<Vec<_>, _>>()
            };
            let mut left = keys("SELECT key FROM listings", remove_some_of_listing)?;
            left.extend(keys(
                "SELECT key FROM plans WHERE key NOT IN (SELECT plan FROM jobs)",
                remove_some_of_plan,
            )?);
            Ok(left)
        })?;
        if left.is_empty() {
            return Ok(None);
        }
        let is_over = Arc::new(AtomicBool::new(false));
        let (writer, over) = (Arc::clone(writer), Arc::clone(&is_over));
        let thread = std::thread::spawn(move || {
            for (key, remove) in left {
                // A key is not given to something new before its row is gone.
                while !over.load(Ordering::Relaxed) {
                    match writer.write(|writer| remove(writer, key)) {
                        Ok(true) => {}
                        Ok(false) => break,
                        Err(error) => {
                            tracing::warn!(%error, "something old could not be removed");
                            return;
                        }
                    }
                }
            }
        });
        Ok(Some(Self { thread: Some(thread), is_over }))
    }
}

impl Drop for Sweeper {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // What it did not get to is there at the next start.
            let _ = thread.join();
        }
    }
}

/// Removes rows of something; whether there may be more.
type Remove = fn(&Connection, i64) -> Result<bool, Error>;

pub(super) fn remove_some_of_listing(writer: &Connection, listing: i64) -> Result<bool, Error> {
    remove_some(
        writer,
        listing,
        &["DELETE FROM listing_rows WHERE listing = ?1 AND row IN
                 (SELECT row FROM listing_rows WHERE listing = ?1 LIMIT ?2)"],
        "DELETE FROM listings WHERE key = ?1",
    )
}

pub(super) fn remove_some_of_plan(writer: &Connection, plan: i64) -> Result<bool, Error> {
    // From now on it is no plan any more that could be run, whole as it may still look.
    writer.execute("UPDATE plans SET is_complete = 0 WHERE key = ?1 AND is_complete", [plan])?;
    remove_some(
        writer,
        plan,
        &[
            "DELETE FROM plan_cells WHERE plan = ?1 AND cell IN
                 (SELECT cell FROM plan_cells WHERE plan = ?1 LIMIT ?2)",
            "DELETE FROM plan_assets WHERE plan = ?1 AND row IN
                 (SELECT row FROM plan_assets WHERE plan = ?1 LIMIT ?2)",
        ],
        "DELETE FROM plans WHERE key = ?1",
    )
}

/// Removes rows of the first table that has any, or, when none has, what they
/// belong to.
fn remove_some(writer: &Connection, key: i64, rows: &[&str], owner: &str) -> Result<bool, Error> {
    for rows in rows {
        if writer.prepare_cached(rows)?.execute(params![key, ROWS])? > 0 {
            return Ok(true);
        }
    }
    writer.execute(owner, [key])?;
    Ok(false)
}
