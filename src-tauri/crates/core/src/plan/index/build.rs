//! One pass over the cells of a plan.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::scratch::{ScratchWriter, Texts};
use super::{Facts, PlanIndex};
use relabel_store::{PlanKey, Store};

/// Cells read at once: so few that whoever else waits for the database hardly notices.
const AT_ONCE: u32 = 2_000;

/// Why a plan has no index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] relabel_store::Error),
    /// The texts could not be written or read.
    #[error("the texts of the plan could not be put in order")]
    File(#[from] io::Error),
}

/// Reads all cells of a complete plan. `None` when it was told to stop.
///
/// # Errors
/// See [`Error`].
pub fn build(
    store: &Store,
    plan: PlanKey,
    is_over: &AtomicBool,
) -> Result<Option<PlanIndex>, Error> {
    let mut texts = ScratchWriter::new(store.folder())?;
    let mut facts: Vec<Facts> = Vec::new();
    let mut properties: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, u16> = HashMap::new();
    loop {
        if is_over.load(Ordering::Relaxed) {
            return Ok(None);
        }
        // Cells of a plan count up without a gap, so their number is their place.
        let from = u32::try_from(facts.len()).unwrap_or(u32::MAX);
        let cells = store.cells_to_index(plan, from, AT_ONCE)?;
        if cells.is_empty() {
            break;
        }
        for cell in cells {
            let number = match numbers.get(&cell.property) {
                Some(number) => *number,
                None => {
                    let number = u16::try_from(properties.len())
                        .map_err(|_| io::Error::other("more fields than a sheet has columns"))?;
                    properties.push(cell.property.clone());
                    numbers.insert(cell.property.clone(), number);
                    number
                }
            };
            texts.add(&Texts::of(&cell))?;
            facts.push(Facts::new(&cell, number));
        }
    }
    facts.shrink_to_fit();
    Ok(Some(PlanIndex {
        facts,
        properties,
        texts: Arc::new(texts.finish()?),
        changed: BTreeMap::new(),
        orders: HashMap::new(),
        found: None,
        views: Vec::new(),
    }))
}
