//! Which assets rows mean that name them by their file names or ids.
//!
//! A folder is listed for it, page by page, and only what a row of the sheet names is
//! kept of that. A name is compared letter by letter, as a path is (threat F33); where
//! several assets have it, none of them is taken (threat F32).

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};

use super::asset_names::ID_PREFIX;
use crate::plan::ReadingError;
use relabel_model::{AssetKind, CandidateAsset, Candidates, FoundAsset, MatchBy};
use relabel_store::ListingRow;

/// Assets that are offered for a name.
pub(super) const OFFERED: usize = 100;

/// What a cell has for an asset: its file name, or its id as AEM writes it.
#[must_use]
pub fn key_of(by: MatchBy, cell: &str) -> Option<String> {
    let key = cell.trim();
    let key = match by {
        MatchBy::Path => return None,
        MatchBy::FileName => key.to_owned(),
        MatchBy::Id => key.strip_prefix(ID_PREFIX).unwrap_or(key).to_ascii_lowercase(),
    };
    (!key.is_empty()).then_some(key)
}

/// An asset that is named by a row.
#[derive(Debug)]
struct Named {
    key: u64,
    row: u32,
    path: String,
    title: Option<String>,
    kind: AssetKind,
    uuid: Option<String>,
}

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// No asset.
    Nothing,
    /// This one, by its place among those that were found.
    One(u32),
    /// Several: the place of the first, and how many.
    Several(u32, u32),
}

/// The assets of a folder that rows of a sheet name.
#[derive(Debug)]
pub struct Lookup {
    by: MatchBy,
    hasher: RandomState,
    wanted: HashSet<u64>,
    found: Vec<Named>,
    listed: u32,
}

impl Lookup {
    /// Nothing is wanted and nothing found.
    #[must_use]
    pub fn new(by: MatchBy) -> Self {
        Self {
            by,
            hasher: RandomState::new(),
            wanted: HashSet::new(),
            found: Vec::new(),
            listed: 0,
        }
    }

    /// The key of a cell; none where it names nothing.
    #[must_use]
    pub fn key_of(&self, cell: &str) -> Option<u64> {
        Some(self.hasher.hash_one(key_of(self.by, cell)?.as_str()))
    }

    /// Looks for a key from now on.
    pub fn want(&mut self, key: u64) {
        self.wanted.insert(key);
    }

    /// Takes a page of the folder, in the order of the listing.
    ///
    /// # Errors
    /// [`ReadingError::NoIds`].
    pub fn take(&mut self, page: Vec<FoundAsset>) -> Result<(), ReadingError> {
        for asset in page {
            let row = self.listed;
            self.listed += 1;
            let FoundAsset { path, name, title, kind, uuid, .. } = asset;
            let key = match self.by {
                MatchBy::Path => continue,
                MatchBy::FileName => key_of(self.by, &name),
                MatchBy::Id => {
                    let Some(uuid) = uuid.as_deref() else {
                        return Err(ReadingError::NoIds { path });
                    };
                    key_of(self.by, uuid)
                }
            };
            let Some(key) = key.map(|key| self.hasher.hash_one(key.as_str())) else { continue };
            if self.wanted.contains(&key) {
                self.found.push(Named { key, row, path, title, kind, uuid });
            }
        }
        Ok(())
    }

    /// Ends the listing: what was found can be asked for.
    pub fn finish(&mut self) {
        self.wanted = HashSet::new();
        self.found.sort_by(|one, other| (one.key, &one.path).cmp(&(other.key, &other.path)));
        self.found.dedup_by(|one, other| one.path == other.path);
    }

    /// What a cell means, whose key this is.
    #[must_use]
    pub fn meant(&self, key: u64, cell: &str) -> Meant {
        let from = self.found.partition_point(|named| named.key < key);
        let same = self.found[from..].iter().take_while(|named| named.key == key).count();
        let Some(wanted) = key_of(self.by, cell) else { return Meant::Nothing };
        let is_it = |named: &Named| self.key(named).as_deref() == Some(wanted.as_str());
        match (u32::try_from(from), u32::try_from(same)) {
            // Two keys of one number: so seldom that the row may just as well not be found.
            _ if !self.found[from..from + same].iter().all(is_it) => Meant::Nothing,
            (_, Ok(0)) | (Err(_), _) | (_, Err(_)) => Meant::Nothing,
            (Ok(from), Ok(1)) => Meant::One(from),
            (Ok(from), Ok(same)) => Meant::Several(from, same),
        }
    }

    fn key(&self, named: &Named) -> Option<String> {
        match self.by {
            MatchBy::Path => None,
            MatchBy::FileName => key_of(self.by, named.path.rsplit('/').next().unwrap_or_default()),
            MatchBy::Id => key_of(self.by, named.uuid.as_deref()?),
        }
    }

    /// Where an asset stands among all in the order of their paths, for sorting.
    #[must_use]
    pub fn place(&self, one: u32) -> u32 {
        self.found.get(one as usize).map_or(u32::MAX, |named| named.row)
    }

    /// An asset that was found.
    #[must_use]
    pub fn asset(&self, one: u32) -> Option<ListingRow> {
        let Named { row, path, title, kind, .. } = self.found.get(one as usize)?;
        Some(ListingRow { row: *row, path: path.clone(), title: title.clone(), kind: *kind })
    }

    /// The assets that a cell may mean, the first of which stands there.
    #[must_use]
    pub fn candidates(&self, cell: &str, first: u32, count: u32) -> Candidates {
        let all = self.found.iter().skip(first as usize).take(count as usize);
        let assets = all.take(OFFERED).map(|named| CandidateAsset {
            path: named.path.clone(),
            title: named.title.clone(),
            kind: named.kind,
        });
        Candidates {
            named: key_of(self.by, cell).unwrap_or_default(),
            count,
            assets: assets.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, uuid: &str) -> FoundAsset {
        FoundAsset {
            path: path.to_owned(),
            name: path.rsplit('/').next().unwrap_or_default().to_owned(),
            title: None,
            kind: AssetKind::Image,
            modified_at: None,
            uuid: Some(uuid.to_owned()),
        }
    }

    fn paths(lookup: &Lookup, key: u64, cell: &str) -> Vec<String> {
        match lookup.meant(key, cell) {
            Meant::Nothing => Vec::new(),
            Meant::One(one) => lookup.asset(one).into_iter().map(|asset| asset.path).collect(),
            Meant::Several(first, count) => {
                let candidates = lookup.candidates(cell, first, count);
                assert_eq!(candidates.count, count);
                candidates.assets.into_iter().map(|asset| asset.path).collect()
            }
        }
    }

    #[test]
    fn names_are_found_letter_by_letter() {
        let mut lookup = Lookup::new(MatchBy::FileName);
        let cells = [" a.jpg ", "A.jpg", "b.jpg", "c", ""];
        let keys = cells.map(|cell| lookup.key_of(cell));
        keys.iter().flatten().for_each(|key| lookup.want(*key));
        assert_eq!(keys[4], None, "a blank cell names nothing");
        let page = [("/c/1/a.jpg", "1"), ("/c/1/c.jpg", "2"), ("/c/2/b.jpg", "3")];
        lookup.take(page.map(|(path, uuid)| found(path, uuid)).to_vec()).expect("names");
        // A page that comes twice when others edit meanwhile.
        let page = [("/c/2/b.jpg", "3"), ("/c/0/a.jpg", "4")];
        lookup.take(page.map(|(path, uuid)| found(path, uuid)).to_vec()).expect("names");
        lookup.finish();
        let of = |at: usize| paths(&lookup, keys[at].expect("a key"), cells[at]);
        assert_eq!(of(0), ["/c/0/a.jpg", "/c/1/a.jpg"]);
        assert_eq!(of(1), [""; 0]);
        assert_eq!(of(2), ["/c/2/b.jpg"]);
        assert_eq!(of(3), [""; 0]);
    }

    #[test]
    fn ids_are_found_as_either_interface_writes_them() {
        let mut lookup = Lookup::new(MatchBy::Id);
        let cells = ["urn:aaid:aem:0A1B", "0a1b", "ffff"];
        let keys = cells.map(|cell| lookup.key_of(cell).expect("a key"));
        keys.iter().for_each(|key| lookup.want(*key));
        lookup.take(vec![found("/c/a.jpg", "0a1b")]).expect("ids");
        let without = FoundAsset { uuid: None, ..found("/c/b.jpg", "") };
        let error = lookup.take(vec![without]).expect_err("no id");
        assert!(matches!(error, ReadingError::NoIds { path } if path == "/c/b.jpg"));
        lookup.finish();
        for (at, wanted) in [(0, &["/c/a.jpg"][..]), (1, &["/c/a.jpg"]), (2, &[])] {
            assert_eq!(paths(&lookup, keys[at], cells[at]), wanted);
        }
    }
}
