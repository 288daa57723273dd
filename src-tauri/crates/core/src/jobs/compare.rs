//! What one asset holds, against what was planned for it; and what an error says of it.

use crate::aem::{self, Change, PropertySet, same};
use crate::api::types::OutcomeReason;
use crate::store::{PlannedCell, WorkItem};

/// What comparing current values with the plan says. Cells in neither list hold the
/// value after.
#[derive(Default)]
pub(super) struct Comparison<'a> {
    /// Hold the value before.
    pub(super) to_write: Vec<&'a PlannedCell>,
    /// Hold neither.
    pub(super) others: Vec<&'a PlannedCell>,
}

/// The writes of these cells.
pub(super) fn changes(cells: Vec<&PlannedCell>) -> Vec<Change> {
    cells
        .into_iter()
        .map(|cell| Change { property: cell.property.clone(), after: cell.after.clone() })
        .collect()
}

/// Compares what an asset holds with its part of the plan.
pub(super) fn compare<'a>(item: &'a WorkItem, current: &PropertySet) -> Comparison<'a> {
    let mut found = Comparison::default();
    for cell in &item.cells {
        let now = current.get(&cell.property);
        if same(now, cell.after.as_ref()) {
            continue;
        }
        if current.is_unsupported(&cell.property) || !same(now, cell.before.as_ref()) {
            found.others.push(cell);
        } else {
            found.to_write.push(cell);
        }
    }
    found
}

/// The reason an error stands for, when it is about the asset.
pub(super) fn reason_of(error: &aem::Error) -> OutcomeReason {
    use aem::Error as E;
    match error {
        E::Missing => OutcomeReason::AssetMissing,
        E::Forbidden { .. } | E::ClientNotRegistered { .. } => OutcomeReason::NotPermitted,
        E::Locked { .. } => OutcomeReason::Locked,
        E::Rejected { .. } => OutcomeReason::ValueRejected,
        E::Precondition { .. } => OutcomeReason::Precondition,
        E::Server { .. } => OutcomeReason::ServerError,
        E::Unexpected { .. }
        | E::Path
        | E::SignIn(_)
        | E::Http(_)
        | E::SignInRefused
        | E::NotData { .. }
        | E::TooBusy { .. }
        | E::Held
        | E::Late
        | E::Busy { .. } => OutcomeReason::UnexpectedAnswer,
    }
}
