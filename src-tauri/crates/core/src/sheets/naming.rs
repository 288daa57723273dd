//! Which asset each row of a sheet names, before it is known whether others name it too.
//!
//! That needs no other row: each thread looks at a part of them.

use std::hash::{BuildHasher as _, RandomState};
use std::ops::Range;
use std::sync::Arc;

use super::lookup::Lookup;
use super::matching::{CommonFolder, path_of};
use super::parts::in_parts;
use super::values::Reader;
use relabel_sheet::{
    error::Error,
    read::Row,
    rows::{RowReader, Rows},
};

/// Rows for which another thread is worth its beginning.
const PART: usize = 16 * 1024;

/// How it is found out which asset a row names.
#[derive(Debug)]
pub(super) struct Naming<'a> {
    pub(super) rows: &'a Arc<Rows>,
    pub(super) columns: &'a [Reader],
    pub(super) asset_column: u32,
    pub(super) within: &'a str,
    /// Where they are named by name or id.
    pub(super) lookup: Option<&'a Lookup>,
}

/// What rows name. Those that say nothing are left out.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Rows with a path, in the order of the sheet.
    pub(super) order: Vec<u32>,
    /// The same with a number of each path, in the order of these.
    pub(super) paths: Vec<(u64, u32)>,
    /// Rows with a name or id, and its key.
    pub(super) keys: Vec<(u64, u32)>,
    /// Rows that name no asset.
    pub(super) unnamed: Vec<u32>,
    /// A folder that all of the paths are below.
    pub(super) common: CommonFolder,
    /// The first and the last path.
    ends: Option<(String, String)>,
    /// Whether the paths stand in another order than their own.
    pub(super) is_mixed: bool,
}

impl Naming<'_> {
    /// Looks at all of the rows.
    ///
    /// # Errors
    /// [`Error::Scratch`], [`Error::Damaged`].
    pub(super) fn names(&self) -> Result<Names, Error> {
        let hasher = RandomState::new();
        let parts = in_parts(0..self.rows.count(), PART, |part| self.of_part(part, &hasher))?;
        let mut names = Names::default();
        for part in parts {
            names.append(part);
        }
        // The parts are sorted already, and sorting sees that.
        names.paths.sort();
        Ok(names)
    }

    fn of_part(&self, places: Range<usize>, hasher: &RandomState) -> Result<Names, Error> {
        let mut names = Names::default();
        let mut reader = RowReader::new(Arc::clone(self.rows));
        let mut row = Row::default();
        for place in places {
            reader.read(place, &mut row)?;
            let says = self.columns.iter().any(|column| {
                row.cell(column.column).is_some_and(|(_, text)| !column.is_blank(text))
            });
            if !says {
                continue;
            }
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            let cell = row.cell(self.asset_column).map_or("", |(_, text)| text);
            match self.lookup {
                Some(lookup) => match lookup.key_of(cell) {
                    Some(key) => names.keys.push((key, place)),
                    None => names.unnamed.push(place),
                },
                None => match path_of(cell, self.within) {
                    Some(path) => names.add(&path, place, hasher),
                    None => names.unnamed.push(place),
                },
            }
        }
        names.paths.sort_unstable();
        Ok(names)
    }
}

impl Names {
    fn add(&mut self, path: &str, place: u32, hasher: &RandomState) {
        self.common.add(path);
        self.order.push(place);
        self.paths.push((hasher.hash_one(path), place));
        match &mut self.ends {
            Some((_, last)) => {
                self.is_mixed |= last.as_str() > path;
                path.clone_into(last);
            }
            none => *none = Some((path.to_owned(), path.to_owned())),
        }
    }

    /// Adds what later rows name.
    fn append(&mut self, mut later: Self) {
        self.order.append(&mut later.order);
        self.paths.append(&mut later.paths);
        self.keys.append(&mut later.keys);
        self.unnamed.append(&mut later.unnamed);
        self.common.append(later.common);
        self.is_mixed |= later.is_mixed;
        self.ends = match (self.ends.take(), later.ends) {
            (Some((first, before)), Some((after, last))) => {
                self.is_mixed |= before > after;
                Some((first, last))
            }
            (ends, None) | (None, ends) => ends,
        };
    }
}
