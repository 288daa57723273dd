//! Rows of a sheet that say different things about the same field of an asset.

use relabel_model::{CannotReason, CellNote, CellState, same};
use relabel_store::PlannedCell;

use super::cell::state_of;

/// What such cells say once one of them, the first, was changed by hand: they are carried out
/// where all but one are left out, or all say the same. `judge` checks what is carried out.
pub fn decide(cells: &mut [&mut PlannedCell], judge: impl Fn(&mut PlannedCell)) {
    let is_open =
        |cell: &&mut PlannedCell| matches!(cell.reason, None | Some(CannotReason::RowsContradict));
    let mut open: Vec<&mut PlannedCell> =
        cells.iter_mut().map(|cell| &mut **cell).filter(is_open).collect();
    let agree = open.windows(2).all(|two| same(two[0].after.as_ref(), two[1].after.as_ref()));
    for (number, cell) in open.iter_mut().enumerate() {
        if !agree {
            cell.state = CellState::Cannot;
            cell.reason = Some(CannotReason::RowsContradict);
            continue;
        }
        cell.reason = None;
        // One of them is written, the others with it.
        let is_written = number == 0;
        cell.state = if is_written {
            state_of(cell.before.as_ref(), cell.after.as_ref())
        } else {
            CellState::AlreadyRight
        };
        let own = cell.note.filter(|note| *note != CellNote::RowsMerged);
        cell.note = if is_written { own } else { Some(CellNote::RowsMerged) };
        judge(cell);
    }
}

#[cfg(test)]
#[path = "contradictions_tests.rs"]
mod tests;
