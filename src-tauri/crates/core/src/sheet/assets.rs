//! The rows of a sheet as the assets of a plan: each asset once, in the order of the
//! path, in which AEM lists them.
//!
//! Rows that mean the same asset become one. Where both say the same of a field, that
//! is noted; where they do not, neither is done, and both rows are named (threat F32).
//! To find them takes a number of eight bytes for each row. Where the paths do not stand
//! in their order, sorting takes what differs of them as long as that fits into memory;
//! else the order of the sheet has to do.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use super::detect::Sheet;
use super::error::Error;
use super::lookup::{Lookup, Meant};
use super::matching::{CommonFolder, path_of};
use super::read::{Form, Row};
use super::rows::RowReader;
use super::values::{Reader, Said};
use crate::aem::{DAM_ROOT, FoundAsset, ListingScope};
use crate::api::ApiResult;
use crate::api::types::{AssetKind, CannotReason, CellNote, MatchBy, SheetMapping};
use crate::plan::{AssetEdit, AssetSource, SourceAsset, SourceCell};
use crate::store::ListingRow;

/// Bytes of paths, without what all of them begin with, that are sorted in memory.
const SORTED: usize = 96 * 1024 * 1024;

/// The assets of a sheet.
#[derive(Debug)]
pub struct SheetAssets {
    asset_column: u32,
    within: String,
    columns: Vec<Reader>,
    reader: RowReader,
    /// The row read last, whose memory the next one uses again.
    row: Row,
    /// The rows that are about an asset each, and which it is.
    order: Vec<(u32, Means)>,
    /// What is found by names or ids, where rows have those.
    lookup: Option<Lookup>,
    /// Rows with a name or id, until it is looked up.
    named: Vec<(u64, u32)>,
    /// Further rows of an asset, by the place of its first.
    further: HashMap<u32, Vec<u32>>,
    folder: String,
    next: usize,
}

/// How it is known which asset a row is about.
#[derive(Clone, Copy, Debug)]
enum Means {
    /// Its cell is a path, or nothing that is known.
    Cell,
    /// By what was looked up.
    Found(Meant),
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
        let mut named = Vec::new();
        let columns = mapping.columns.iter();
        let columns: Vec<Reader> =
            columns.filter_map(|used| Reader::new(sheet, mapping, used)).collect();
        let mut reader = RowReader::new(Arc::clone(&sheet.rows));
        let mut row = Row::default();
        let hasher = RandomState::new();
        let mut common = CommonFolder::default();
        // Rows with an asset, and rows that say something but name none.
        let (mut found, mut unnamed): (Vec<(u64, u32)>, Vec<u32>) = Default::default();
        let (mut last, mut is_in_order) = (String::new(), true);
        let mut place = 0_u32;
        while reader.read(place as usize, &mut row)? {
            let says = columns.iter().any(|column| {
                row.cell(column.column).is_some_and(|(_, text)| !column.is_blank(text))
            });
            if says {
                let cell = row.cell(asset_column).map_or("", |(_, text)| text);
                if let Some(key) = lookup.as_mut().and_then(|lookup| lookup.want(cell)) {
                    named.push((key, place));
                    place += 1;
                    continue;
                }
                match path_of(cell, within).filter(|_| lookup.is_none()) {
                    Some(path) => {
                        common.add(&path);
                        found.push((hasher.hash_one(path.as_str()), place));
                        is_in_order &= last <= path;
                        last = path;
                    }
                    None => unnamed.push(place),
                }
            }
            place += 1;
        }
        let mut order: Vec<u32> = found.iter().map(|(_, place)| *place).collect();
        let further = same_assets(&mut found, &mut reader, asset_column)?;
        drop(found);
        let common = common.path();
        if is_in_order || sort(&mut order, &mut reader, asset_column, &common)? {
            order.append(&mut unnamed);
        } else {
            order.append(&mut unnamed);
            order.sort_unstable();
        }
        let doubles: HashSet<u32> = further.values().flatten().copied().collect();
        order.retain(|place| !doubles.contains(place));
        let order = order.into_iter().map(|place| (place, Means::Cell)).collect();
        let folder = if lookup.is_some() { within.to_owned() } else { common };
        let within = within.to_owned();
        Ok(Self {
            asset_column,
            within,
            columns,
            reader,
            row,
            order,
            lookup,
            named,
            further,
            folder,
            next: 0,
        })
    }

    /// Takes for each row with a name or id the asset that was found, in the order of
    /// the paths; rows that are about no asset, or about one of several, come last.
    fn look_up(&mut self) -> Result<(), Error> {
        let Some(lookup) = &mut self.lookup else { return Ok(()) };
        lookup.finish();
        let (mut found, mut rest) = (Vec::new(), Vec::new());
        let mut row = Row::default();
        for (key, place) in std::mem::take(&mut self.named) {
            self.reader.read(place as usize, &mut row)?;
            let cell = row.cell(self.asset_column).map_or("", |(_, text)| text);
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
                self.further.insert(first, same[1..].iter().map(|other| other.2).collect());
            }
        }
        rest.append(&mut self.order);
        rest.sort_unstable_by_key(|(place, _)| *place);
        order.append(&mut rest);
        self.order = order;
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
        u32::try_from(self.order.len() + self.named.len()).unwrap_or(u32::MAX)
    }

    fn asset(&mut self, at: usize) -> Result<SourceAsset, Error> {
        let (place, means) = self.order[at];
        self.reader.read(place as usize, &mut self.row)?;
        let row = &self.row;
        let mut cells = self.cells(row);
        for double in self.further.get(&place).cloned().unwrap_or_default() {
            let mut other = Row::default();
            self.reader.read(double as usize, &mut other)?;
            merge(&mut cells, self.cells(&other), other.number);
        }
        let text = row.cell(self.asset_column).map_or("", |(_, text)| text);
        let lookup = self.lookup.as_ref();
        let (asset, problem, candidates) = match means {
            Means::Cell => (path_of(text, &self.within).map(by_path), None, None),
            Means::Found(Meant::Nothing) => (None, None, None),
            Means::Found(Meant::One(one)) => (lookup.and_then(|it| it.asset(one)), None, None),
            Means::Found(Meant::Several(first, count)) => (
                Some(by_path(text.to_owned())),
                Some(CannotReason::AssetAmbiguous),
                lookup.map(|it| Box::new(it.candidates(text, first, count))),
            ),
        };
        let missing = asset.is_none().then_some(CannotReason::AssetNotFound);
        let mut asset = asset.unwrap_or_else(|| by_path(text.to_owned()));
        if matches!(means, Means::Cell) {
            asset.row = u32::try_from(at).unwrap_or(u32::MAX);
        }
        Ok(SourceAsset {
            asset,
            source_row: Some(row.number),
            edit: AssetEdit::Cells(cells),
            problem: problem.or(missing),
            candidates,
        })
    }

    fn cells(&self, row: &Row) -> Vec<SourceCell> {
        let cells = self.columns.iter().filter_map(|column| {
            let (form, text): (Form, &str) = row.cell(column.column)?;
            let (value, problem) = match column.read(form, text) {
                Said::Blank => return None,
                Said::Clear => (None, None),
                Said::Value(value) => (Some(value), None),
                Said::Problem(reason, value) => (value, Some(reason)),
            };
            Some(SourceCell {
                property: column.property.clone(),
                kind: column.kind,
                value,
                problem,
                note: None,
                other_row: None,
            })
        });
        cells.collect()
    }
}

/// An asset of which nothing but the path is known.
fn by_path(path: String) -> ListingRow {
    ListingRow { row: u32::MAX, path, title: None, kind: AssetKind::Other }
}

/// Adds what another row says of the same asset.
fn merge(cells: &mut Vec<SourceCell>, others: Vec<SourceCell>, row: u32) {
    for other in others {
        match cells.iter_mut().find(|cell| cell.property == other.property) {
            None => cells.push(other),
            Some(cell) if says_same(cell, &other) => {
                cell.note = cell.note.or(Some(CellNote::RowsMerged));
            }
            Some(cell) => {
                cell.problem = Some(CannotReason::RowsContradict);
                // The first that disagrees; with that one decided the next one shows.
                cell.other_row = cell.other_row.or(Some(row));
            }
        }
    }
}

/// Letter by letter, because a single empty text and none are not the same wish.
fn says_same(cell: &SourceCell, other: &SourceCell) -> bool {
    let problem = cell.problem.filter(|problem| *problem != CannotReason::RowsContradict);
    let same = match (&cell.value, &other.value) {
        (None, None) => true,
        (Some(one), Some(two)) => one.same(two),
        (None, Some(_)) | (Some(_), None) => false,
    };
    same && problem == other.problem
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

/// Rows that mean the same asset as one before them, by that one's place.
fn same_assets(
    found: &mut [(u64, u32)],
    reader: &mut RowReader,
    asset_column: u32,
) -> Result<HashMap<u32, Vec<u32>>, Error> {
    found.sort_unstable();
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
                None => firsts.push((path, place)),
            }
        }
    }
    Ok(further)
}

impl AssetSource for SheetAssets {
    fn total(&mut self) -> ApiResult<u32> {
        self.look_up()?;
        Ok(self.count())
    }

    fn searched(&self) -> Option<ListingScope> {
        let path = self.within.clone();
        // Without a row that names an asset there is nothing to look for.
        (!self.named.is_empty()).then_some(ListingScope { path, recursive: true })
    }

    fn listed(&mut self, page: Vec<FoundAsset>) -> ApiResult<()> {
        self.lookup.as_mut().map_or(Ok(()), |lookup| lookup.take(page))
    }

    fn properties(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.property.clone()).collect()
    }

    fn next(&mut self, limit: u32) -> ApiResult<Vec<SourceAsset>> {
        let mut assets = Vec::new();
        while assets.len() < limit as usize && self.next < self.order.len() {
            assets.push(self.asset(self.next)?);
            self.next += 1;
        }
        Ok(assets)
    }
}
