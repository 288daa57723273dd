//! The cells of a plan in any order, filtered and searched, beside the database.
//!
//! SQLite cannot sort a million texts while somebody waits, and an index for every
//! order would make staging and writing slower for all plans, also those that nobody
//! looks at. So the Check page, and only that, has one pass made over the cells: a few
//! numbers of each are kept in memory (20 bytes with its place in three orders), its
//! texts in a file without a name, which goes with the program. A filter walks the
//! numbers, a search the file.

pub mod build;
pub mod find;
pub mod fold;
pub mod order;
pub mod scratch;
mod table;

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::Arc;

use find::{Bits, found_in};
use fold::fold;
use order::{By, Order};
use scratch::{Scratch, Texts};

pub use table::{PlanTable, View};

use relabel_model::{CannotReason, CellState, PlanShow, PlanSort, PlanView};
use relabel_store::plan_cells::CellToIndex;

/// Cells of views that are remembered, beside the newest view: 8 MB of numbers.
const REMEMBERED: usize = 2_000_000;
/// Views that are remembered.
const MOST_VIEWS: usize = 4;

/// What filters and orders need to know of one cell, in eight bytes.
#[derive(Clone, Copy, Debug)]
struct Facts {
    row: u32,
    property: u16,
    flags: u16,
}

const STATE: u16 = 0b11;
const BLOCKING: u16 = 1 << 2;
const NOTED: u16 = 1 << 3;
const EDITED: u16 = 1 << 4;
const LEFT_OUT: u16 = 1 << 5;

impl Facts {
    fn new(cell: &CellToIndex, property: u16) -> Self {
        let mut flags = state_bits(cell.state);
        if cell.reason.is_some_and(CannotReason::is_blocking) {
            flags |= BLOCKING;
        }
        if cell.reason == Some(CannotReason::LeftOut) {
            flags |= LEFT_OUT;
        }
        if cell.is_noted {
            flags |= NOTED;
        }
        if cell.is_edited {
            flags |= EDITED;
        }
        Self { row: cell.row, property, flags }
    }

    fn has_state(self, state: CellState) -> bool {
        self.flags & STATE == state_bits(state)
    }

    fn is_shown(self, show: PlanShow) -> bool {
        match show {
            PlanShow::All => true,
            PlanShow::WillChange => self.has_state(CellState::WillChange),
            PlanShow::AlreadyRight => self.has_state(CellState::AlreadyRight),
            PlanShow::Cannot => self.has_state(CellState::Cannot),
            PlanShow::Problems => self.has_state(CellState::Cannot) && self.flags & LEFT_OUT == 0,
            PlanShow::LeftOut => self.flags & LEFT_OUT != 0,
            PlanShow::Noted => self.flags & NOTED != 0,
            PlanShow::Edited => self.flags & EDITED != 0,
        }
    }

    /// How bad it is, the worst first.
    fn severity(self) -> u16 {
        match self {
            _ if self.flags & BLOCKING != 0 => 0,
            _ if self.has_state(CellState::Cannot) => 1,
            _ if self.flags & NOTED != 0 => 2,
            _ => 3,
        }
    }
}

fn state_bits(state: CellState) -> u16 {
    match state {
        CellState::WillChange => 0,
        CellState::AlreadyRight => 1,
        CellState::Cannot => 2,
    }
}

/// The index of one plan.
#[derive(Debug)]
pub struct PlanIndex {
    facts: Vec<Facts>,
    properties: Vec<String>,
    texts: Arc<Scratch>,
    /// Texts that are no longer those of the file.
    changed: BTreeMap<u32, Texts>,
    orders: HashMap<By, Order>,
    found: Option<(String, Bits)>,
    views: Vec<(PlanView, Arc<Vec<u32>>)>,
}

impl PlanIndex {
    /// Cells of the plan.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether the plan has no cell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The texts as they were when the index was made, for sorting beside its lock.
    #[must_use]
    pub fn texts(&self) -> Arc<Scratch> {
        Arc::clone(&self.texts)
    }

    /// Takes an order of the texts of [`Self::texts`]; what was changed since is put
    /// where it belongs now.
    ///
    /// # Errors
    /// Reading the texts.
    pub fn install(&mut self, by: By, mut order: Order) -> io::Result<()> {
        if by == By::New {
            // All of them first: one that is still at its old place would mislead the
            // search for the place of another.
            self.changed.keys().for_each(|cell| order.remove(*cell));
            for (cell, texts) in &self.changed {
                order.insert(*cell, &texts.key(by), |other| self.key(other, by))?;
            }
        }
        self.orders.insert(by, order);
        Ok(())
    }

    /// Takes up what became of a cell that was changed by hand.
    ///
    /// # Errors
    /// Reading the texts.
    pub fn change(&mut self, cell: &CellToIndex) -> io::Result<()> {
        let number = cell.cell;
        let Some(at) = usize::try_from(number).ok().filter(|at| *at < self.facts.len()) else {
            return Ok(());
        };
        self.views.clear();
        self.found = None;
        self.facts[at] = Facts::new(cell, self.facts[at].property);
        let texts = Texts::of(cell);
        let key = texts.key(By::New);
        self.changed.insert(number, texts);
        if let Some(mut order) = self.orders.remove(&By::New) {
            order.remove(number);
            order.insert(number, &key, |other| self.key(other, By::New))?;
            self.orders.insert(By::New, order);
        }
        Ok(())
    }

    /// The numbers of the cells of a view, in its order; `None` while that order is not
    /// there yet.
    ///
    /// # Errors
    /// Reading the texts.
    pub fn view(&mut self, view: &PlanView) -> io::Result<Option<Arc<Vec<u32>>>> {
        if let Some(at) = self.views.iter().position(|(known, _)| known == view) {
            let known = self.views.remove(at);
            let cells = Arc::clone(&known.1);
            self.views.push(known);
            return Ok(Some(cells));
        }
        let needed = By::of(view.sort);
        if needed.is_some_and(|by| !self.orders.contains_key(&by)) {
            return Ok(None);
        }
        self.look_for(&view.find)?;
        let cells = Arc::new(self.put_in_order(view));
        self.views.push((view.clone(), Arc::clone(&cells)));
        self.forget_views();
        Ok(Some(cells))
    }

    /// Old views go where they would take too much memory.
    fn forget_views(&mut self) {
        let mut left = REMEMBERED;
        let newest = self.views.len().saturating_sub(1);
        let mut kept = 0;
        for (at, (_, cells)) in self.views.iter().enumerate().rev() {
            let fits = at == newest || cells.len() <= left;
            if !fits || kept == MOST_VIEWS {
                break;
            }
            if at != newest {
                left -= cells.len();
            }
            kept += 1;
        }
        let gone = self.views.len() - kept;
        self.views.drain(..gone);
    }

    /// Searches, unless this is what was searched last.
    fn look_for(&mut self, text: &str) -> io::Result<()> {
        let needle = needle(text);
        if needle.is_empty() || self.found.as_ref().is_some_and(|(known, _)| *known == needle) {
            return Ok(());
        }
        let mut bits = found_in(&self.texts, &needle)?;
        for (cell, texts) in &self.changed {
            bits.set(*cell, texts.holds(&needle));
        }
        self.found = Some((needle, bits));
        Ok(())
    }

    fn put_in_order(&self, view: &PlanView) -> Vec<u32> {
        let found = if needle(&view.find).is_empty() { None } else { self.found.as_ref() };
        let property = view.property.as_ref().map(|property| {
            // A field that the plan does not have has no number, and no cell.
            self.properties.iter().position(|known| known == property).unwrap_or(usize::MAX)
        });
        let is_shown = |cell: u32| {
            let facts = self.facts[cell as usize];
            facts.is_shown(view.show)
                && property.is_none_or(|property| usize::from(facts.property) == property)
                && found.is_none_or(|(_, bits)| bits.get(cell))
        };
        let all = 0..u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        let by_number = |number: &dyn Fn(Facts) -> u32| {
            let mut cells: Vec<u32> = all.clone().filter(|cell| is_shown(*cell)).collect();
            let number = |cell: &u32| number(self.facts[*cell as usize]);
            // Both sorts leave equal ones in the order of the plan.
            if view.descending {
                cells.sort_by_key(|cell| std::cmp::Reverse(number(cell)));
            } else {
                cells.sort_by_key(number);
            }
            cells
        };
        match view.sort {
            PlanSort::Asset => by_number(&|facts| facts.row),
            PlanSort::Problem => by_number(&|facts| u32::from(facts.severity())),
            PlanSort::Field => {
                let ranks = ranks(&self.properties);
                by_number(&|facts| ranks[usize::from(facts.property)])
            }
            PlanSort::Name | PlanSort::Old | PlanSort::New => By::of(view.sort)
                .and_then(|by| self.orders.get(&by))
                .map(|order| order.walk(view.descending, is_shown))
                .unwrap_or_default(),
        }
    }

    /// What a cell is sorted by now.
    fn key(&self, cell: u32, by: By) -> io::Result<Vec<u8>> {
        match self.changed.get(&cell) {
            Some(texts) => Ok(texts.key(by)),
            None => Ok(self.texts.texts(cell)?.key(by)),
        }
    }
}

/// What is searched for.
fn needle(text: &str) -> String {
    fold(text.trim())
}

/// Where each name stands in the alphabet.
fn ranks(names: &[String]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| names[*a].cmp(&names[*b]));
    let mut ranks = vec![0; names.len()];
    for (rank, at) in (0..).zip(order) {
        ranks[at] = rank;
    }
    ranks
}
