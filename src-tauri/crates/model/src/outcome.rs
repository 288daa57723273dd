//! How the cells of a plan ended, and what that makes of their assets.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::{CannotReason, CellState};

/// How a cell ended. From the one that says least about its asset to the one that says
/// most: see [`Outcome::of_asset`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum Outcome {
    /// Left out of the plan by the user.
    LeftOut,
    /// Held the new value already.
    AlreadyRight,
    /// The plan said that it cannot be done; never sent.
    CannotBeDone,
    /// Written, and read back.
    Changed,
    /// Not written: the job did not come to it, or left it alone because somebody else
    /// changed another field of the asset.
    NotSent,
    /// Changed by someone else since the plan; left alone.
    Conflict,
    /// Refused by AEM; the reason says why.
    Failed,
    /// Sent, but what AEM holds could not be established.
    Unsure,
}

impl Outcome {
    /// The outcome of an asset with such cells. It is changed where something of it was
    /// written and nothing that was to be written went wrong; what could not be done
    /// from the first is told of its cells.
    #[must_use]
    pub fn of_asset(cells: impl IntoIterator<Item = Self>) -> Self {
        cells.into_iter().max().unwrap_or(Self::AlreadyRight)
    }

    /// The outcome of a cell of which nothing was sent yet.
    #[must_use]
    pub fn of_planned(state: CellState, reason: Option<CannotReason>) -> Self {
        match (state, reason) {
            (CellState::WillChange, _) => Self::NotSent,
            (CellState::AlreadyRight, _) => Self::AlreadyRight,
            (CellState::Cannot, Some(CannotReason::LeftOut)) => Self::LeftOut,
            (CellState::Cannot, _) => Self::CannotBeDone,
        }
    }

    /// Whether the cell was wanted and does not hold its new value, as far as is known.
    #[must_use]
    pub fn is_not_done(self) -> bool {
        match self {
            Self::Changed | Self::AlreadyRight | Self::LeftOut => false,
            Self::Conflict | Self::Failed | Self::NotSent | Self::Unsure | Self::CannotBeDone => {
                true
            }
        }
    }
}

/// Why what was sent, or was to be, is not changed, or not just as it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum OutcomeReason {
    /// A field was changed by someone else since the check.
    ChangedByOther,
    /// Moved, deleted or hidden (404).
    AssetMissing,
    /// No permission on this asset (403, or what Sling says instead).
    NotPermitted,
    /// Locked or checked out (409, 423).
    Locked,
    /// AEM rejected the value (400, 413, 415, 422).
    ValueRejected,
    /// AEM failed on this asset (5xx), repeatedly.
    ServerError,
    /// AEM accepted the change but holds something else.
    NotTaken,
    /// The answer was lost and reading back failed too.
    AnswerLost,
    /// The job was stopped before.
    Stopped,
    /// A condition in AEM was not met (412).
    Precondition,
    /// AEM answered something Relabel does not understand.
    UnexpectedAnswer,
    /// A field that only AEM itself may set.
    FieldProtected,
    /// Checked in by versioning.
    CheckedIn,
    /// AEM could not commit it (409, or what Sling says instead): others wrote the same asset
    /// at the same moment, or it does not know the prefix of a field.
    NotCommitted,
    /// Deleted or moved between the check and its write.
    GoneMeanwhile,
    /// The same, and AEM made a folder in its place, or may have made what is there: it
    /// was not taken back.
    FolderLeft,
    /// Deleted or moved after AEM said that it was written.
    GoneAfterwards,
    /// AEM is still processing it, after an upload for example.
    StillProcessing,
    /// AEM says that it changed something else, too.
    ChangedElsewhere,
    /// Changed, but AEM made something else of the value, such as one without spaces
    /// around it.
    AdjustedByAem,
    /// Changed, after AEM had stored the value in another kind or form.
    RetypedByAem,
    /// AEM's programming interface does not show this asset to the client id (403), which
    /// the account can read otherwise.
    InterfaceRefused,
}

impl OutcomeReason {
    /// Whether AEM refused it for want of a right, of the account or of its client id.
    #[must_use]
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::NotPermitted | Self::InterfaceRefused)
    }
}

/// Why a cell does not hold what was wanted, or not just that. The outcome tells which: of one that was
/// left out or cannot be done it is what the plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(untagged))]
pub enum CellReason {
    /// What came of sending it.
    Job(OutcomeReason),
    /// What the plan said.
    Plan(CannotReason),
}

/// How many assets, or cells, had which outcome. They always add up to the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct OutcomeCounts {
    /// See [`Outcome::Changed`].
    pub changed: u32,
    /// See [`Outcome::AlreadyRight`].
    pub already_right: u32,
    /// See [`Outcome::Conflict`].
    pub conflict: u32,
    /// See [`Outcome::Failed`].
    pub failed: u32,
    /// See [`Outcome::NotSent`]; while the job runs, also what still waits.
    pub not_sent: u32,
    /// See [`Outcome::Unsure`].
    pub unsure: u32,
    /// See [`Outcome::LeftOut`].
    pub left_out: u32,
    /// See [`Outcome::CannotBeDone`].
    pub cannot_be_done: u32,
}

impl OutcomeCounts {
    /// The counter of one outcome.
    pub fn of(&mut self, outcome: Outcome) -> &mut u32 {
        match outcome {
            Outcome::Changed => &mut self.changed,
            Outcome::AlreadyRight => &mut self.already_right,
            Outcome::Conflict => &mut self.conflict,
            Outcome::Failed => &mut self.failed,
            Outcome::NotSent => &mut self.not_sent,
            Outcome::Unsure => &mut self.unsure,
            Outcome::LeftOut => &mut self.left_out,
            Outcome::CannotBeDone => &mut self.cannot_be_done,
        }
    }

    /// Counts what waited, as not sent, for what became of it.
    pub fn settle(&mut self, outcome: Outcome) {
        self.shift(1, Outcome::NotSent, outcome);
    }

    /// Counts so many for another outcome than before.
    pub fn shift(&mut self, count: u32, from: Outcome, to: Outcome) {
        let before = self.of(from);
        *before = before.saturating_sub(count);
        *self.of(to) += count;
    }

    /// How many were wanted and do not hold their new value, as far as is known.
    #[must_use]
    pub fn not_done(self) -> u32 {
        let Self { changed: _, already_right: _, left_out: _, .. } = self;
        self.conflict + self.failed + self.not_sent + self.unsure + self.cannot_be_done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_the_sum_of_its_cells() {
        use Outcome as O;
        for (cells, sum) in [
            (&[O::Changed, O::CannotBeDone][..], O::Changed),
            (&[O::Changed, O::LeftOut, O::AlreadyRight], O::Changed),
            (&[O::Changed, O::Conflict], O::Conflict),
            (&[O::NotSent, O::Conflict], O::Conflict),
            (&[O::Conflict, O::Failed, O::Changed], O::Failed),
            (&[O::Failed, O::Unsure], O::Unsure),
            (&[O::NotSent, O::CannotBeDone], O::NotSent),
            (&[O::AlreadyRight, O::CannotBeDone], O::CannotBeDone),
            (&[O::AlreadyRight, O::LeftOut], O::AlreadyRight),
            (&[O::LeftOut], O::LeftOut),
            (&[], O::AlreadyRight),
        ] {
            assert_eq!(O::of_asset(cells.iter().copied()), sum, "{cells:?}");
        }
    }

    #[test]
    fn what_the_user_left_out_is_not_missing() {
        let counts = OutcomeCounts { changed: 2, left_out: 3, ..OutcomeCounts::default() };
        assert_eq!(counts.not_done(), 0);
        assert_eq!(OutcomeCounts { cannot_be_done: 1, ..counts }.not_done(), 1);
        assert!(!Outcome::LeftOut.is_not_done() && Outcome::CannotBeDone.is_not_done());
    }
}
