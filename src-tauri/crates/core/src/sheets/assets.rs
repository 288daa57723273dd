//! The rows of a sheet as the assets of a plan: each asset once, in the order of the
//! path, in which AEM lists them.
//!
//! Rows that mean the same asset become one. Where both say the same of a field, that
//! is noted; where they do not, neither is done, and both rows are named (threat F32).
//! To find them takes a number of eight bytes for each row. Where the paths do not stand
//! in their order, sorting takes what differs of them as long as that fits into memory;
//! else the order of the sheet has to do.

use std::collections::{HashMap, HashSet};
use std::iter::Flatten;
use std::sync::Arc;
use std::vec;

use super::detect::Sheet;
use super::lookup::{Lookup, Meant};
use super::matching::path_of;
use super::naming::{Names, Naming};
use super::typing::{Matched, Means};
use super::values::Reader;
use crate::plan::{AssetSource, ReadingError, SourceAsset, SourceField};
use relabel_aem::DAM_ROOT;
use relabel_model::{BrokenLetters, FoundAsset, ListingScope, MatchBy, SheetMapping, Zone};
use relabel_sheet::{error::Error, read::Row, rows::RowReader};

/// Bytes of paths, without what all of them begin with, that are sorted in memory.
const SORTED: usize = 96 * 1024 * 1024;

/// The assets of a sheet.
#[derive(Debug)]
pub struct SheetAssets {
    matched: Matched,
    within: String,
    /// Rows with a name or id, until it is looked up.
    named: Vec<(u64, u32)>,
    folder: String,
    /// How many assets are typed.
    typed: usize,
    /// Those of them that are not handed out yet.
    ready: Flatten<vec::IntoIter<Vec<SourceAsset>>>,
}

impl SheetAssets {
    /// Finds out which assets the rows mean; those outside of `within` are not found.
    /// What rows name by file name or id is only known once `within` is listed.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Damaged`].
    pub fn new(
        sheet: &Sheet,
        mapping: &SheetMapping,
        asset_column: u32,
        within: &str,
    ) -> Result<Self, Error> {
        let mut lookup = (mapping.asset_by != MatchBy::Path).then(|| Lookup::new(mapping.asset_by));
        let columns = mapping.columns.iter();
        let columns: Vec<Reader> =
            columns.filter_map(|used| Reader::new(sheet, mapping, used)).collect();
        let naming = Naming {
            rows: &sheet.rows,
            columns: &columns,
            asset_column,
            within,
            lookup: lookup.as_ref(),
        };
        let Names { mut order, paths, keys: named, unnamed, common, is_mixed, .. } =
            naming.names()?;
        if let Some(lookup) = &mut lookup {
            named.iter().for_each(|(key, _)| lookup.want(*key));
        }
        let mut reader = RowReader::new(Arc::clone(&sheet.rows));
        let further = same_assets(&paths, &mut reader, asset_column)?;
        drop(paths);
        let common = common.path();
        let is_sorted = !is_mixed || sort(&mut order, &mut reader, asset_column, &common)?;
        let doubles: HashSet<u32> = further.values().flatten().copied().collect();
        order.retain(|place| !doubles.contains(place));
        let unnamed = unnamed.into_iter().map(|place| (place, Means::Nothing));
        let mut order: Vec<(u32, Means)> =
            order.into_iter().map(|place| (place, Means::Path)).chain(unnamed).collect();
        if !is_sorted {
            order.sort_unstable_by_key(|(place, _)| *place);
        }
        let folder = if lookup.is_some() { within.to_owned() } else { common };
        let fields = columns
            .iter()
            .map(|column| SourceField { property: column.property.clone(), kind: column.kind });
        let fields = fields.collect();
        let matched = Matched {
            rows: Arc::clone(&sheet.rows),
            asset_column,
            columns,
            fields,
            zone: Zone::named(&mapping.zone).unwrap_or_else(Zone::utc),
            letters: BrokenLetters::default(),
            order,
            lookup,
            further,
        };
        let within = within.to_owned();
        Ok(Self {
            matched,
            within,
            named,
            folder,
            typed: 0,
            ready: Vec::new().into_iter().flatten(),
        })
    }

    /// The same with something decided about broken letters.
    #[must_use]
    pub fn with_letters(mut self, letters: BrokenLetters) -> Self {
        self.matched.letters = letters;
        self
    }

    /// Takes for each row with a name or id the asset that was found, in the order of
    /// the paths; rows that are about no asset, or about one of several, come last.
    fn look_up(&mut self) -> Result<(), Error> {
        let matched = &mut self.matched;
        let Some(lookup) = &mut matched.lookup else { return Ok(()) };
        lookup.finish();
        let mut reader = RowReader::new(Arc::clone(&matched.rows));
        let (mut found, mut rest) = (Vec::new(), Vec::new());
        let mut row = Row::default();
        for (key, place) in std::mem::take(&mut self.named) {
            reader.read(place as usize, &mut row)?;
            let cell = row.cell(matched.asset_column).map_or("", |(_, text)| text);
            match lookup.meant(key, cell) {
                Meant::One(one) => found.push((lookup.place(one), one, place)),
                meant => rest.push((place, Means::Found(meant))),
            }
        }
        found.sort_unstable();
        let mut order: Vec<(u32, Means)> = Vec::with_capacity(found.len() + rest.len());
        for same in found.chunk_by(|one, other| one.1 == other.1) {
            let (_, one, first) = same[0];
            order.push((first, Means::Found(Meant::One(one))));
            if same.len() > 1 {
                matched.further.insert(first, same[1..].iter().map(|other| other.2).collect());
            }
        }
        rest.append(&mut matched.order);
        rest.sort_unstable_by_key(|(place, _)| *place);
        order.append(&mut rest);
        matched.order = order;
        Ok(())
    }

    /// A folder that all of the assets are below.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// How many assets there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.matched.order.len() + self.named.len()).unwrap_or(u32::MAX)
    }
}

/// Sorts rows by their paths, of which all lie below a folder; false where these are too
/// much to be held.
fn sort(
    order: &mut [u32],
    reader: &mut RowReader,
    asset_column: u32,
    folder: &str,
) -> Result<bool, Error> {
    let mut row = Row::default();
    let (mut paths, mut ends) = (String::new(), Vec::with_capacity(order.len()));
    for place in order.iter() {
        reader.read(*place as usize, &mut row)?;
        let text = row.cell(asset_column).map_or("", |(_, text)| text);
        let path = path_of(text, DAM_ROOT).unwrap_or_default();
        paths.push_str(path.strip_prefix(folder).unwrap_or(&path));
        if paths.len() > SORTED {
            return Ok(false);
        }
        ends.push(u32::try_from(paths.len()).unwrap_or(u32::MAX));
    }
    let path = |at: u32| {
        let at = at as usize;
        let from = at.checked_sub(1).map_or(0, |before| ends[before] as usize);
        &paths[from..ends[at] as usize]
    };
    let mut sorted: Vec<u32> = (0..).take(order.len()).collect();
    // Rows of one asset stay as they stand.
    sorted.sort_unstable_by(|one, other| path(*one).cmp(path(*other)).then(one.cmp(other)));
    for at in &mut sorted {
        *at = order[*at as usize];
    }
    order.copy_from_slice(&sorted);
    Ok(true)
}

/// Rows that mean the same asset as one before them, by that one's place; `found` is
/// sorted.
fn same_assets(
    found: &[(u64, u32)],
    reader: &mut RowReader,
    asset_column: u32,
) -> Result<HashMap<u32, Vec<u32>>, Error> {
    let mut further: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut row = Row::default();
    for group in found.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        let mut firsts: Vec<(String, u32)> = Vec::new();
        for &(_, place) in group {
            reader.read(place as usize, &mut row)?;
            let text = row.cell(asset_column).map_or("", |(_, text)| text);
            let path = path_of(text, DAM_ROOT).unwrap_or_default();
            match firsts.iter().find(|first| first.0 == path) {
                Some((_, first)) => further.entry(*first).or_default().push(place),
                None => firsts.push((path.into_owned(), place)),
            }
        }
    }
    Ok(further)
}

impl AssetSource for SheetAssets {
    fn total(&mut self) -> Result<u32, ReadingError> {
        self.look_up()?;
        Ok(self.count())
    }

    fn searched(&self) -> Option<ListingScope> {
        let path = self.within.clone();
        // Without a row that names an asset there is nothing to look for.
        (!self.named.is_empty()).then_some(ListingScope { path, recursive: true })
    }

    fn listed(&mut self, page: Vec<FoundAsset>) -> Result<(), ReadingError> {
        self.matched.lookup.as_mut().map_or(Ok(()), |lookup| lookup.take(page))
    }

    fn properties(&self) -> Vec<String> {
        self.matched.columns.iter().map(|column| column.property.clone()).collect()
    }

    fn next(&mut self, limit: u32) -> Result<Vec<SourceAsset>, ReadingError> {
        let limit = limit as usize;
        let mut assets = Vec::with_capacity(limit);
        loop {
            let wanted = limit - assets.len();
            assets.extend(self.ready.by_ref().take(wanted));
            if assets.len() == limit || self.typed == self.matched.order.len() {
                return Ok(assets);
            }
            let parts = self.matched.assets(self.typed)?;
            self.typed += parts.iter().map(Vec::len).sum::<usize>();
            self.ready = parts.into_iter().flatten();
        }
    }
}
