//! From matched rows to what a plan gets of each asset.
//!
//! Typing the cells of a row takes more time than reading them did, and is done for some
//! thousand rows at once, on several threads.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::lookup::{Lookup, Meant, OFFERED};
use super::matching::path_in;
use super::parts::in_parts;
use super::values::{Reader, Said};
use crate::plan::{AssetEdit, PackedCells, SourceAsset, SourceCells, SourceField};
use relabel_model::{
    AssetKind, BrokenLetters, Candidates, CannotReason, CellNote, Kind, RowSays, SourceCell, Zone,
};
use relabel_sheet::{
    error::Error,
    read::Row,
    rows::{RowReader, Rows},
};
use relabel_store::ListingRow;

/// How much of a sheet is typed at once, in bytes of its rows as they are kept.
const AT_ONCE: u64 = 2 * 1024 * 1024;
/// About what an asset takes that is offered for a name, in bytes.
const CANDIDATE: u64 = 256;
/// Rows for which another thread is worth its beginning.
const PART: usize = 256;

/// Rows of which it is known which asset each is about.
#[derive(Debug)]
pub(super) struct Matched {
    pub(super) rows: Arc<Rows>,
    pub(super) asset_column: u32,
    pub(super) columns: Vec<Reader>,
    /// What the columns go into.
    pub(super) fields: Arc<[SourceField]>,
    /// For dates that name no zone.
    pub(super) zone: Zone,
    pub(super) letters: BrokenLetters,
    /// The rows that are about an asset each, and which it is.
    pub(super) order: Vec<(u32, Means)>,
    /// What is found by names or ids, where rows have those.
    pub(super) lookup: Option<Lookup>,
    /// Further rows of an asset, by the place of its first.
    pub(super) further: HashMap<u32, Vec<u32>>,
}

/// How it is known which asset a row is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Means {
    /// Its cell has the path.
    Path,
    /// Its cell names no asset.
    Nothing,
    /// By what was looked up.
    Found(Meant),
}

impl Matched {
    /// The next assets from one on, in some parts; none at the end.
    ///
    /// # Errors
    /// [`Error::Scratch`], [`Error::Damaged`].
    pub(super) fn assets(&self, from: usize) -> Result<Vec<Vec<SourceAsset>>, Error> {
        in_parts(from..from + self.at_once(from), PART, |part| self.of_part(part))
    }

    /// How many assets are typed together, from one on.
    fn at_once(&self, from: usize) -> usize {
        let mut bytes = 0;
        let fit = self.order[from..].iter().take_while(|(place, means)| {
            let is_left = bytes < AT_ONCE;
            let further = self.further.get(place).into_iter().flatten();
            let rows = std::iter::once(place).chain(further);
            bytes += rows.map(|place| self.rows.bytes(*place as usize)).sum::<u64>();
            if let Means::Found(Meant::Several(_, count)) = means {
                bytes += u64::from(*count).min(OFFERED as u64) * CANDIDATE;
            }
            is_left
        });
        fit.count()
    }

    fn of_part(&self, part: Range<usize>) -> Result<Vec<SourceAsset>, Error> {
        let mut reader = RowReader::new(Arc::clone(&self.rows));
        let mut row = Row::default();
        let mut cells = PackedCells::new(Arc::clone(&self.fields), self.zone.clone(), self.letters);
        let mut assets = Vec::with_capacity(part.len());
        for at in part {
            let from = cells.count();
            let asset = self.asset(at, &mut reader, &mut row, &mut cells)?;
            assets.push((asset, from..cells.count()));
        }
        let cells = Arc::new(cells);
        let with_cells = |(asset, at): (Named, Range<usize>)| SourceAsset {
            asset: asset.asset,
            source_row: Some(asset.source_row),
            edit: AssetEdit::Cells(SourceCells::new(Arc::clone(&cells), at)),
            problem: asset.problem,
            candidates: asset.candidates,
        };
        Ok(assets.into_iter().map(with_cells).collect())
    }

    fn asset(
        &self,
        at: usize,
        reader: &mut RowReader,
        row: &mut Row,
        cells: &mut PackedCells,
    ) -> Result<Named, Error> {
        let (place, means) = self.order[at];
        reader.read(place as usize, row)?;
        match self.further.get(&place) {
            None => self.push_cells(row, cells),
            Some(further) => self.push_merged(row, further, reader, cells)?,
        }
        let text = row.cell(self.asset_column).map_or("", |(_, text)| text);
        let lookup = self.lookup.as_ref();
        let (asset, problem, candidates) = match means {
            Means::Path => (path_in(text).map(by_path), None, None),
            Means::Nothing | Means::Found(Meant::Nothing) => (None, None, None),
            Means::Found(Meant::One(one)) => (lookup.and_then(|it| it.asset(one)), None, None),
            Means::Found(Meant::Several(first, count)) => (
                Some(by_path(text)),
                Some(CannotReason::AssetAmbiguous),
                lookup.map(|it| Box::new(it.candidates(text, first, count))),
            ),
        };
        let missing = asset.is_none().then_some(CannotReason::AssetNotFound);
        let mut asset = asset.unwrap_or_else(|| by_path(text));
        if matches!(means, Means::Path | Means::Nothing) {
            asset.row = u32::try_from(at).unwrap_or(u32::MAX);
        }
        Ok(Named { asset, source_row: row.number, problem: problem.or(missing), candidates })
    }

    /// Adds what a row says.
    fn push_cells(&self, row: &Row, cells: &mut PackedCells) {
        for (field, column) in self.columns.iter().enumerate() {
            let Some((form, text)) = row.cell(column.column) else { continue };
            match column.read(form, text) {
                Said::Blank => {}
                Said::Clear => cells.push_clear(field),
                Said::Single(kind, entry) => cells.push_single(field, kind, &entry, None),
                Said::List(entries) => {
                    cells.push_list(field, Kind::String, entries.iter().map(|entry| &**entry));
                }
                Said::Split(text, sign) => {
                    cells.push_list(field, Kind::String, text.split(sign));
                }
                Said::Problem(reason, text) => {
                    cells.push_single(field, Kind::String, text, Some(reason));
                }
            }
        }
    }

    /// Adds what several rows say of one asset.
    fn push_merged(
        &self,
        row: &Row,
        further: &[u32],
        reader: &mut RowReader,
        cells: &mut PackedCells,
    ) -> Result<(), Error> {
        let of_row = |row: &Row| -> Vec<FromRow> {
            self.unpacked(row).into_iter().map(|cell| FromRow { row: row.number, cell }).collect()
        };
        let mut merged = of_row(row);
        let mut other = Row::default();
        for place in further {
            reader.read(*place as usize, &mut other)?;
            merge(&mut merged, of_row(&other));
        }
        merged.iter().for_each(|merged| cells.push(&merged.cell));
        Ok(())
    }

    fn unpacked(&self, row: &Row) -> Vec<SourceCell> {
        let mut cells = PackedCells::new(Arc::clone(&self.fields), self.zone.clone(), self.letters);
        self.push_cells(row, &mut cells);
        let all = 0..cells.count();
        SourceCells::new(Arc::new(cells), all).iter().collect()
    }
}

/// An asset that a row is about, without what the row says.
struct Named {
    asset: ListingRow,
    source_row: u32,
    problem: Option<CannotReason>,
    candidates: Option<Box<Candidates>>,
}

/// An asset of which nothing but the path is known.
fn by_path(path: impl Into<String>) -> ListingRow {
    ListingRow { row: u32::MAX, path: path.into(), title: None, kind: AssetKind::Other }
}

/// A cell, and the row that said it first.
struct FromRow {
    row: u32,
    cell: SourceCell,
}

/// Adds what another row says of the same asset.
fn merge(cells: &mut Vec<FromRow>, others: Vec<FromRow>) {
    for other in others {
        let known = cells.iter_mut().find(|known| known.cell.property == other.cell.property);
        let Some(FromRow { row, cell }) = known else {
            cells.push(other);
            continue;
        };
        if says_same(cell, &other.cell) {
            cell.note = cell.note.or(Some(CellNote::RowsMerged));
            if cell.says.is_empty() {
                continue;
            }
        } else {
            cell.problem = Some(CannotReason::RowsContradict);
            // The first that disagrees.
            cell.other_row = cell.other_row.or(Some(other.row));
        }
        if cell.says.is_empty() {
            cell.says.push(RowSays { row: *row, value: cell.value.clone() });
        }
        // The last one stays, because people may want that of all.
        cell.says.truncate(MOST_SAID - 1);
        cell.says.push(RowSays { row: other.row, value: other.cell.value });
    }
}

/// So many rows are told of where they contradict each other.
const MOST_SAID: usize = 20;

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

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_sheet::read::Form;
    use relabel_sheet::rows::RowWriter;

    /// So many rows of so many bytes, each about an asset of its own or, with `further`, all
    /// after the first hundred about those.
    fn matched(rows: u32, bytes: usize, means: Means, has_further: bool) -> Matched {
        let folder = tempfile::tempdir().expect("a folder");
        let mut writer = RowWriter::new(folder.path()).expect("a file");
        let mut row = Row::default();
        for number in 0..rows {
            let text = "x".repeat(bytes);
            row.fill(number, text.as_bytes(), std::iter::once((0, Form::Text, bytes)));
            writer.push(&row).expect("is kept");
        }
        let firsts = if has_further { 100 } else { rows };
        let mut further: HashMap<u32, Vec<u32>> = HashMap::new();
        for place in firsts..rows {
            further.entry(place % firsts).or_default().push(place);
        }
        Matched {
            rows: Arc::new(writer.finish().expect("rows")),
            asset_column: 0,
            columns: Vec::new(),
            fields: Arc::new([]),
            zone: Zone::utc(),
            letters: BrokenLetters::default(),
            order: (0..firsts).map(|place| (place, means)).collect(),
            lookup: None,
            further,
        }
    }

    #[test]
    fn what_is_typed_together_is_bounded_by_all_that_it_takes() {
        let small = matched(40_000, 30, Means::Path, false);
        assert!(small.at_once(0) > 20_000, "{} small rows", small.at_once(0));
        let large = matched(40, 1024 * 1024, Means::Path, false);
        assert_eq!(large.at_once(0), 2, "rows of a megabyte");
        assert_eq!(large.at_once(39), 1);
        let named = matched(40_000, 30, Means::Found(Meant::Several(0, 5_000)), false);
        assert!(named.at_once(0) < 100, "{} rows with many candidates", named.at_once(0));
        let merged = matched(1_000, 64 * 1024, Means::Path, true);
        assert!(merged.at_once(0) < 10, "{} assets with further rows", merged.at_once(0));
    }
}
