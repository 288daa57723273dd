//! What rows of a sheet say, packed: a sheet of a million rows has millions of cells, and
//! to give each text a place of its own in memory takes longer than to read it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use relabel_model::{
    BrokenLetters, CannotReason, CellNote, FieldKind, Kind, Property, RowSays, SourceCell, Zone,
};

/// A field that rows of a sheet say something about.
#[derive(Clone, Debug)]
pub struct SourceField {
    /// Which one.
    pub property: String,
    /// What kind of value it holds.
    pub kind: FieldKind,
}

/// A value that is packed: what kind it is, and whether it is a list.
#[derive(Clone, Copy, Debug)]
struct Form {
    kind: Kind,
    is_list: bool,
}

/// A cell without its texts.
#[derive(Clone, Copy, Debug)]
struct Packed {
    field: u32,
    value: Option<Form>,
    /// How many entries there are up to the last of this cell.
    entries: u32,
    problem: Option<CannotReason>,
    note: Option<CellNote>,
    other_row: Option<u32>,
}

/// The cells of some rows, one after the other.
#[derive(Debug)]
pub struct PackedCells {
    fields: Arc<[SourceField]>,
    zone: Zone,
    letters: BrokenLetters,
    cells: Vec<Packed>,
    /// Where the text of each entry ends.
    ends: Vec<u32>,
    texts: String,
    /// What each row says of a cell, by its place: few cells contradict each other.
    says: BTreeMap<usize, Vec<RowSays>>,
}

impl PackedCells {
    /// None yet, of a sheet whose dates are of this zone where they name none.
    #[must_use]
    pub fn new(fields: Arc<[SourceField]>, zone: Zone, letters: BrokenLetters) -> Self {
        let (cells, ends, texts) = (Vec::new(), Vec::new(), String::new());
        Self { fields, zone, letters, cells, ends, texts, says: BTreeMap::new() }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cells.len()
    }

    /// Adds a cell that removes the value of a field.
    pub fn push_clear(&mut self, field: usize) {
        self.push_cell(field, None, None);
    }

    /// Adds a cell with a single value.
    pub fn push_single(
        &mut self,
        field: usize,
        kind: Kind,
        entry: &str,
        problem: Option<CannotReason>,
    ) {
        self.push_entry(entry);
        self.push_cell(field, Some(Form { kind, is_list: false }), problem);
    }

    /// Adds a cell with a list.
    pub fn push_list<'a>(
        &mut self,
        field: usize,
        kind: Kind,
        entries: impl IntoIterator<Item = &'a str>,
    ) {
        entries.into_iter().for_each(|entry| self.push_entry(entry));
        self.push_cell(field, Some(Form { kind, is_list: true }), None);
    }

    /// Adds a cell as it is; one of another field than these is left out.
    pub fn push(&mut self, cell: &SourceCell) {
        let field = self.fields.iter().position(|field| field.property == cell.property);
        let Some(field) = field else { return };
        let form = cell.value.as_ref().map(|value| {
            value.entries.iter().for_each(|entry| self.push_entry(entry));
            Form { kind: value.kind, is_list: value.multi }
        });
        self.push_cell(field, form, cell.problem);
        if let Some(packed) = self.cells.last_mut() {
            (packed.note, packed.other_row) = (cell.note, cell.other_row);
        }
        if !cell.says.is_empty() {
            self.says.insert(self.cells.len() - 1, cell.says.clone());
        }
    }

    fn push_entry(&mut self, entry: &str) {
        self.texts.push_str(entry);
        self.ends.push(number(self.texts.len()));
    }

    fn push_cell(&mut self, field: usize, value: Option<Form>, problem: Option<CannotReason>) {
        self.cells.push(Packed {
            field: number(field),
            value,
            entries: number(self.ends.len()),
            problem,
            note: None,
            other_row: None,
        });
    }

    fn cell(&self, at: usize) -> SourceCell {
        let packed = self.cells[at];
        let SourceField { property, kind } = self.fields[packed.field as usize].clone();
        let first = at.checked_sub(1).map_or(0, |before| self.cells[before].entries) as usize;
        let entry = |at: usize| {
            let from = at.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
            self.texts[from..self.ends[at] as usize].to_owned()
        };
        let value = packed.value.map(|form| Property {
            kind: form.kind,
            multi: form.is_list,
            entries: (first..packed.entries as usize).map(entry).collect(),
        });
        let Packed { problem, note, other_row, .. } = packed;
        let (zone, letters) = (self.zone.clone(), self.letters);
        let says = self.says.get(&at).cloned().unwrap_or_default();
        SourceCell { property, kind, value, zone, letters, problem, note, other_row, says }
    }
}

/// What counts cells and bytes of a few rows, of which none has more than 16 MiB.
fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a few rows hold less than 4 GiB")
}

/// The cells of one row among others, each field once.
#[derive(Clone, Debug)]
pub struct SourceCells {
    all: Arc<PackedCells>,
    from: usize,
    to: usize,
}

impl SourceCells {
    /// Those that stand there.
    #[must_use]
    pub fn new(all: Arc<PackedCells>, at: Range<usize>) -> Self {
        Self { all, from: at.start, to: at.end }
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = SourceCell> {
        (self.from..self.to).map(|at| self.all.cell(at))
    }
}

impl FromIterator<SourceCell> for SourceCells {
    fn from_iter<T: IntoIterator<Item = SourceCell>>(cells: T) -> Self {
        let cells: Vec<SourceCell> = cells.into_iter().collect();
        let fields = cells
            .iter()
            .map(|cell| SourceField { property: cell.property.clone(), kind: cell.kind });
        let zone = cells.first().map_or_else(Zone::utc, |cell| cell.zone.clone());
        let letters = cells.first().map(|cell| cell.letters).unwrap_or_default();
        let mut all = PackedCells::new(fields.collect(), zone, letters);
        cells.iter().for_each(|cell| all.push(cell));
        let to = all.count();
        Self::new(Arc::new(all), 0..to)
    }
}
