//! Orders of the cells of a plan.
//!
//! Sorted in runs that fit a fixed piece of memory, which are then merged: the texts
//! of a million cells need not.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::io::{self, BufRead as _, BufReader, Read as _, Take};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering as Atomic};

use super::scratch::{Scratch, key_of};
use relabel_files::{ReadFrom, WriteBehind};
use relabel_model::PlanSort;

/// Bytes of a text that count.
pub(super) const LONGEST_KEY: usize = 256;
/// Keys of one run, in bytes, ...
const RUN: usize = 12 << 20;
/// ... and in numbers.
const MOST_IN_RUN: usize = 200_000;
/// Bytes of a run that are read at once.
const PIECE: usize = 64 << 10;
/// Says that a cell is sorted by the same as the one before it.
const SAME: u32 = 1 << 31;

/// What cells are sorted by in an order that has to be prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// File name.
    Name,
    /// The old value.
    Old,
    /// The new value.
    New,
}

impl By {
    /// In the order in which they are prepared.
    pub const ALL: [Self; 3] = [Self::New, Self::Old, Self::Name];

    /// What a view needs.
    #[must_use]
    pub fn of(sort: PlanSort) -> Option<Self> {
        match sort {
            PlanSort::Name => Some(Self::Name),
            PlanSort::Old => Some(Self::Old),
            PlanSort::New => Some(Self::New),
            PlanSort::Asset | PlanSort::Field | PlanSort::Problem => None,
        }
    }
}

/// The numbers of all cells in some order, those that are equal in it by number.
#[derive(Debug, Default)]
pub struct Order(Vec<u32>);

impl Order {
    /// The cells that are shown.
    #[must_use]
    pub fn walk(&self, descending: bool, is_shown: impl Fn(u32) -> bool) -> Vec<u32> {
        let plain = |place: &u32| place & !SAME;
        if !descending {
            return self.0.iter().map(plain).filter(|cell| is_shown(*cell)).collect();
        }
        let mut cells = Vec::new();
        let mut end = self.0.len();
        while end > 0 {
            // Equal ones stay in the order of the plan.
            let group = &self.0[..end];
            let start = group.iter().rposition(|place| place & SAME == 0).unwrap_or(0);
            cells.extend(group[start..].iter().map(plain).filter(|cell| is_shown(*cell)));
            end = start;
        }
        cells
    }

    /// Takes a cell out, before its key changes or after.
    pub(super) fn remove(&mut self, cell: u32) {
        let Some(from) = self.0.iter().position(|place| place & !SAME == cell) else {
            return;
        };
        let leaves_first = self.0[from] & SAME == 0;
        self.0.remove(from);
        if let Some(next) = self.0.get_mut(from).filter(|_| leaves_first) {
            *next &= !SAME;
        }
    }

    /// Puts a cell that was taken out where its key belongs. All others have to be where
    /// theirs belong: that is how its place is found.
    pub(super) fn insert(
        &mut self,
        cell: u32,
        key: &[u8],
        key_of: impl Fn(u32) -> io::Result<Vec<u8>>,
    ) -> io::Result<()> {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let middle = low.midpoint(high);
            let other = self.0[middle] & !SAME;
            match key_of(other)?.as_slice().cmp(key).then(other.cmp(&cell)) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal | Ordering::Greater => high = middle,
            }
        }
        let is_same = |at: Option<usize>| -> io::Result<bool> {
            match at.and_then(|at| self.0.get(at)) {
                Some(place) => Ok(key_of(place & !SAME)? == key),
                None => Ok(false),
            }
        };
        let (as_before, as_after) = (is_same(low.checked_sub(1))?, is_same(Some(low))?);
        self.0.insert(low, if as_before { cell | SAME } else { cell });
        if let Some(next) = self.0.get_mut(low + 1) {
            *next = if as_after { *next | SAME } else { *next & !SAME };
        }
        Ok(())
    }
}

/// Sorts all cells. `None` when it was told to stop.
///
/// # Errors
/// Reading the texts; writing runs.
pub fn sort(
    texts: &Scratch,
    by: By,
    folder: &Path,
    is_over: &AtomicBool,
) -> io::Result<Option<Order>> {
    let mut runs = Runs { folder, file: None, starts: Vec::new() };
    let mut run = Run::default();
    texts.each(|cell, line| {
        run.add(cell, |keys| key_of(line, by, keys));
        if run.is_full() {
            runs.write(&mut run)?;
        }
        Ok(!is_over.load(Atomic::Relaxed))
    })?;
    if is_over.load(Atomic::Relaxed) {
        return Ok(None);
    }
    let mut order = Vec::with_capacity(texts.len() as usize);
    let mut last: Option<Vec<u8>> = None;
    let mut push = |cell: u32, key: &[u8]| match &mut last {
        Some(last) if last == key => order.push(cell | SAME),
        Some(last) => {
            last.clear();
            last.extend(key);
            order.push(cell);
        }
        None => {
            last = Some(key.to_vec());
            order.push(cell);
        }
    };
    if runs.starts.is_empty() {
        run.sort();
        for entry in &run.entries {
            push(entry.cell, run.key(entry));
        }
    } else {
        runs.write(&mut run)?;
        drop(run);
        runs.merge(is_over, push)?;
    }
    Ok((!is_over.load(Atomic::Relaxed)).then_some(Order(order)))
}

/// Cells that are sorted in memory.
#[derive(Default)]
struct Run {
    keys: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    /// The first bytes of the key, so that most pairs are told apart without it.
    prefix: u64,
    from: u32,
    length: u32,
    cell: u32,
}

impl Run {
    fn add(&mut self, cell: u32, add: impl FnOnce(&mut Vec<u8>)) {
        let from = self.keys.len();
        add(&mut self.keys);
        let key = &self.keys[from..];
        let mut prefix = [0; 8];
        let length = key.len().min(8);
        prefix[..length].copy_from_slice(&key[..length]);
        // Both fit: a run is far below four gigabytes.
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.entries.push(Entry {
            prefix: u64::from_be_bytes(prefix),
            from: number(from),
            length: number(key.len()),
            cell,
        });
    }

    fn is_full(&self) -> bool {
        self.keys.len() >= RUN || self.entries.len() >= MOST_IN_RUN
    }

    fn key(&self, entry: &Entry) -> &[u8] {
        &self.keys[entry.from as usize..(entry.from + entry.length) as usize]
    }

    fn sort(&mut self) {
        let keys = &self.keys;
        let key = |entry: &Entry| &keys[entry.from as usize..(entry.from + entry.length) as usize];
        self.entries.sort_unstable_by(|a, b| {
            a.prefix
                .cmp(&b.prefix)
                .then_with(|| key(a).cmp(key(b)))
                .then_with(|| a.cell.cmp(&b.cell))
        });
    }

    fn clear(&mut self) {
        self.keys.clear();
        self.entries.clear();
    }
}

/// Sorted runs, one after the other in a file without a name.
struct Runs<'a> {
    folder: &'a Path,
    file: Option<WriteBehind>,
    starts: Vec<u64>,
}

impl Runs<'_> {
    fn write(&mut self, run: &mut Run) -> io::Result<()> {
        run.sort();
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(WriteBehind::new(tempfile::tempfile_in(self.folder)?)?),
        };
        self.starts.push(file.length());
        for entry in &run.entries {
            file.put(&entry.length.to_le_bytes());
            file.put(&entry.cell.to_le_bytes());
            file.put(run.key(entry));
            file.hand_over()?;
        }
        run.clear();
        Ok(())
    }

    fn merge(mut self, is_over: &AtomicBool, mut push: impl FnMut(u32, &[u8])) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let ends = self.starts.iter().skip(1).copied().chain([file.length()]);
        let file = file.finish()?;
        let mut parts: Vec<Part<'_>> = self
            .starts
            .iter()
            .zip(ends)
            .map(|(from, end)| {
                let run = ReadFrom::new(&file, *from).take(end - from);
                Part(BufReader::with_capacity(PIECE, run))
            })
            .collect();
        // Earlier runs hold earlier cells, so the number of the run decides among equals.
        let mut heads = BinaryHeap::with_capacity(parts.len());
        for (number, part) in parts.iter_mut().enumerate() {
            if let Some((key, cell)) = part.next()? {
                heads.push(Reverse((key, number, cell)));
            }
        }
        while let Some(Reverse((key, number, cell))) = heads.pop() {
            push(cell, &key);
            if is_over.load(Atomic::Relaxed) {
                break;
            }
            if let Some((key, cell)) = parts[number].next()? {
                heads.push(Reverse((key, number, cell)));
            }
        }
        Ok(())
    }
}

/// One run, read in pieces.
struct Part<'a>(BufReader<Take<ReadFrom<'a>>>);

impl Part<'_> {
    fn next(&mut self) -> io::Result<Option<(Vec<u8>, u32)>> {
        if self.0.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let (length, cell) = (self.number()?, self.number()?);
        let mut key = vec![0; length as usize];
        self.0.read_exact(&mut key)?;
        Ok(Some((key, cell)))
    }

    fn number(&mut self) -> io::Result<u32> {
        let mut number = [0; 4];
        self.0.read_exact(&mut number)?;
        Ok(u32::from_le_bytes(number))
    }
}
