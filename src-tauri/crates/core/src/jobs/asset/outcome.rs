//! The outcome of an asset, of how its cells stand.

use std::collections::BTreeMap;

use super::AssetRun;
use super::writes::Reached;
use crate::jobs::compare::{Standing, reason_of};
use relabel_model::{Outcome, OutcomeReason, PropertySet};
use relabel_store::{PlannedCell, Settled, Theirs};

impl AssetRun<'_> {
    /// What else was to be written stays as it is: the asset is left alone.
    pub(super) fn conflict(&self, current: &PropertySet) -> Settled {
        let theirs: Theirs = self
            .item
            .cells
            .iter()
            .map(|cell| (cell.property.clone(), current.get(&cell.property).cloned()))
            .collect();
        let reason = Some(OutcomeReason::ChangedByOther);
        let settled = self.settled(Outcome::NotSent, reason, None);
        let wrote = if self.item.was_leased {
            // What an earlier run of the program wrote is told by what is there.
            let is_ours =
                |standing: &Standing| matches!(standing, Standing::Right | Standing::Adjusted);
            let cells = self.item.cells.iter().zip(&self.standing);
            let ours = cells.filter(|(_, standing)| is_ours(standing));
            ours.map(|(cell, _)| cell.property.clone()).collect()
        } else {
            self.writes.wrote.iter().cloned().collect()
        };
        Settled { theirs: Some(theirs), wrote: Some(wrote), ..settled }
    }

    /// The outcomes of its cells, where those that are still to be written end with
    /// `open`.
    pub(super) fn settled(
        &self,
        open: Outcome,
        reason: Option<OutcomeReason>,
        error: Option<&relabel_aem::Error>,
    ) -> Settled {
        let outcome_of = |cell: &PlannedCell, standing: Standing| match standing {
            Standing::Open => open,
            Standing::Retyped => Outcome::Failed,
            Standing::Other => Outcome::Conflict,
            Standing::Adjusted => Outcome::Changed,
            // What an earlier run of the program may have sent was written by it.
            Standing::Right
                if self.item.was_leased || self.writes.wrote.contains(&cell.property) =>
            {
                Outcome::Changed
            }
            Standing::Right => Outcome::AlreadyRight,
        };
        let cells: BTreeMap<String, Outcome> = (self.item.cells.iter().zip(&self.standing))
            .map(|(cell, standing)| (cell.property.clone(), outcome_of(cell, *standing)))
            .collect();
        let outcome = Outcome::of_asset(cells.values().chain(&self.item.others).copied());
        let is_told = matches!(reason, None | Some(OutcomeReason::NotTaken));
        let (reason, error) = match &self.elsewhere {
            Some(elsewhere) if is_told => (Some(reason_of(elsewhere)), Some(elsewhere)),
            _ => (reason, error),
        };
        Settled {
            row: self.item.row,
            outcome,
            cells,
            reason,
            status: error.and_then(relabel_aem::Error::status),
            technical: error.and_then(|error| error.said().map(str::to_owned)),
            attempts: self.writes.attempts,
            theirs: None,
            wrote: self.wrote(outcome),
            made: self.made.clone(),
        }
    }

    /// See [`Settled::wrote`].
    fn wrote(&self, outcome: Outcome) -> Option<Vec<String>> {
        // By an earlier run of the program it may have been all.
        let is_all = self.item.was_leased || self.writes.wrote.len() == self.item.cells.len();
        let is_sent = self.writes.reached != Reached::No;
        match outcome {
            // Part of it may be there, if AEM took only a part or takes it yet.
            Outcome::Failed | Outcome::Conflict if is_all && is_sent => {
                Some(self.item.cells.iter().map(|cell| cell.property.clone()).collect())
            }
            _ if is_all || !is_sent => None,
            _ => Some(self.writes.wrote.iter().cloned().collect()),
        }
    }
}
