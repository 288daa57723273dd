//! What one asset holds, against what was planned for it; and what an error says of it.

use crate::aem::{self, Change, PropertySet, same};
use crate::api::types::OutcomeReason;
use crate::store::{PlannedCell, WorkItem};

/// How a cell stands, by what its asset holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The value before: it is to be written.
    Open,
    /// The value after.
    Right,
    /// Neither.
    Other,
}

/// The writes of the cells that are open.
pub(super) fn changes(item: &WorkItem, standing: &[Standing]) -> Vec<Change> {
    let cells = item.cells.iter().zip(standing);
    cells
        .filter(|(_, standing)| **standing == Standing::Open)
        .map(|(cell, _)| Change { property: cell.property.clone(), after: cell.after.clone() })
        .collect()
}

/// Compares what an asset holds with its part of the plan, cell by cell.
pub(super) fn compare(item: &WorkItem, current: &PropertySet) -> Vec<Standing> {
    let standing = |cell: &PlannedCell| {
        let now = current.get(&cell.property);
        if same(now, cell.after.as_ref()) {
            Standing::Right
        } else if current.is_unsupported(&cell.property) || !same(now, cell.before.as_ref()) {
            Standing::Other
        } else {
            Standing::Open
        }
    };
    item.cells.iter().map(standing).collect()
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
