//! What can still be read of a damaged database, and getting it out of the way.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, Row, params};

use super::damage::Marker;
use super::{DATABASE, Error};

/// Beyond a place that cannot be read the next is looked for in steps that double up
/// to this many cells.
const LONGEST_STEP: i64 = 4_096;
/// After so many steps in a row in vain a plan is at its end.
const STEPS: u32 = 64;

/// One value of one asset in a job, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedCell {
    /// When the job was started.
    pub started_at: String,
    /// What its connection was called.
    pub connection: String,
    /// The asset.
    pub path: String,
    /// The field.
    pub property: String,
    /// The value before, as it is stored.
    pub before: String,
    /// The value after, as it is stored.
    pub after: String,
    /// How it ended.
    pub outcome: String,
}

/// Hands over what can be read of all jobs. Nothing is changed.
///
/// # Errors
/// [`Error::Database`] when nothing at all can be read; what `take` says.
pub fn salvage(
    folder: &Path,
    mut take: impl FnMut(&SavedCell) -> Result<(), std::io::Error>,
) -> Result<(), Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(folder.join(DATABASE), flags)?;
    let plans: Vec<i64> = {
        let mut query = database.prepare("SELECT plan FROM jobs ORDER BY key")?;
        let plans = query.query_map([], |row| row.get(0))?;
        plans.map_while(Result::ok).collect()
    };
    for plan in plans {
        let (mut from, mut furthest, mut step, mut steps) = (0_i64, 0, 1, 0);
        while steps < STEPS {
            let start = from;
            match read(&database, plan, &mut from, &mut take) {
                Ok(()) => break,
                Err(Error::Folder(error)) => return Err(Error::Folder(error)),
                Err(_) => {
                    // Beyond all before: numbers that are damaged may lead back, and
                    // round in circles.
                    if from > start.max(furthest) {
                        (furthest, step, steps) = (from, 1, 0);
                    }
                    from = from.saturating_add(step);
                    step = (step * 2).min(LONGEST_STEP);
                    steps += 1;
                }
            }
        }
    }
    Ok(())
}

/// Reads cells of a plan until its end or the next place that cannot be read; `from`
/// is then the cell after the last one that could.
fn read(
    database: &Connection,
    plan: i64,
    from: &mut i64,
    take: &mut impl FnMut(&SavedCell) -> Result<(), std::io::Error>,
) -> Result<(), Error> {
    let select = |name: &str, cells: &str| {
        database.prepare_cached(&format!(
            "SELECT c.cell, j.started_at, {name}, a.path, c.property, c.before, c.after,
                    CASE c.state
                    WHEN 'alreadyRight' THEN 'alreadyRight'
                    WHEN 'cannot' THEN iif(c.reason IS 'leftOut', 'leftOut', 'cannotBeDone')
                    ELSE coalesce({cells}, r.outcome) END
             FROM plan_cells c
             JOIN jobs j ON j.plan = c.plan
             JOIN plan_assets a ON a.plan = c.plan AND a.row = c.row
             LEFT JOIN job_rows r ON r.job = j.key AND r.row = c.row
             WHERE c.plan = ?1 AND c.cell >= ?2 ORDER BY c.cell"
        ))
    };
    // Before version 6 there were no outcomes by cell; before version 3 a job did not
    // keep the name.
    let mut query =
        select("j.connection_name", "iif(json_valid(r.cells), r.cells ->> c.property, NULL)")
            .or_else(|_| select("j.connection_name", "NULL"))
            .or_else(|_| select("''", "NULL"))?;
    let mut rows = query.query(params![plan, *from])?;
    while let Some(row) = rows.next()? {
        let text = |index| text(row, index);
        let cell = SavedCell {
            started_at: text(1).trim_matches('"').to_owned(),
            connection: text(2),
            path: text(3),
            property: text(4),
            before: text(5),
            after: text(6),
            outcome: text(7),
        };
        *from = row.get::<_, i64>(0)?.saturating_add(1);
        take(&cell).map_err(Error::Folder)?;
    }
    Ok(())
}

fn text(row: &Row<'_>, index: usize) -> String {
    // What is damaged may be of any type.
    row.get_ref(index)
        .ok()
        .and_then(|value| value.as_bytes().ok().map(<[u8]>::to_vec))
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

/// Renames the database, so that a new one is made at the next start. Nothing is
/// deleted. Returns where it is now.
///
/// # Errors
/// [`Error::InUse`], [`Error::Folder`].
pub fn set_aside(folder: &Path, now: time::OffsetDateTime) -> Result<PathBuf, Error> {
    let _lock = super::opening::lock(&folder.join(super::LOCK))?;
    let aside =
        |ending: &str| folder.join(format!("relabel-damaged-{}.db{ending}", now.unix_timestamp()));
    // The log first: with it left behind, the new database would be read through it.
    for ending in ["-wal", "-shm", ""] {
        match std::fs::rename(folder.join(format!("{DATABASE}{ending}")), aside(ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::Folder(error));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Marker::of(folder).remove();
    Ok(aside(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Store;

    #[test]
    fn what_is_set_aside_is_kept_and_a_new_start_works() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(DATABASE);
        std::fs::write(&file, b"no database at all, but long enough to be looked at")
            .expect("writes");
        let refused = Store::open(folder.path()).expect_err("damaged");
        assert!(refused.is_damage(), "{refused:?}");
        let aside = set_aside(folder.path(), time::OffsetDateTime::UNIX_EPOCH).expect("renames");
        assert!(std::fs::read(aside).expect("kept").starts_with(b"no database"));
        Store::open(folder.path()).expect("starts afresh");
    }
}
