//! How an asset stands after its write, and what AEM stored in another form.

use super::writes::Reached;
use super::{AssetRun, Halt};
use crate::jobs::compare::{Sent, Standing, changes, compare};
use relabel_aem::{AssetState, TypedBy};
use relabel_model::PropertySet;
use relabel_store::{Made, PlannedCell};

impl AssetRun<'_> {
    /// Notes how the cells stand.
    pub(super) fn compare(&mut self, current: &PropertySet) {
        let sent = |property: &str| match self.writes.wrote.contains(property) {
            true if self.writes.typed_by == TypedBy::Aem => {
                Sent::TypedByAem { is_taken: self.writes.reached == Reached::Yes }
            }
            true => Sent::Yes,
            // Nobody knows which way an earlier run of the program took.
            false if self.item.was_leased => Sent::TypedByAem { is_taken: false },
            false => Sent::No,
        };
        self.standing = compare(&self.item, current, sent);
        let made = |(cell, standing): (&PlannedCell, &Standing)| {
            let name = &cell.property;
            let made = match standing {
                Standing::Adjusted => Made::AdjustedByAem { kept: current.get(name).cloned() },
                Standing::Right if self.mended.contains(name) => Made::RetypedByAem,
                _ => return None,
            };
            Some((name.clone(), made))
        };
        self.made = self.item.cells.iter().zip(&self.standing).filter_map(made).collect();
    }

    /// Writes what AEM stored in another kind or form once more, on the route that is told
    /// the type. Where AEM does not take it, reading back tells.
    ///
    /// # Errors
    /// [`Halt`].
    pub(super) async fn mend(&mut self, current: &AssetState) -> Result<(), Halt> {
        let changes = changes(&self.item, &self.standing, Standing::Retyped);
        let names: Vec<String> = changes.iter().map(|change| change.property.clone()).collect();
        let deadline = self.deadline(TypedBy::Form, current);
        let write = self.run.author.prepare_typed_write(&self.item.path, current, changes)?;
        match self.run.author.send_write(write.not_after(deadline)).await {
            Err(relabel_aem::Error::Late) => self.missed_deadline(),
            Err(relabel_aem::Error::Busy { .. }) => {
                self.run.breaker.refused().map_err(Halt::Environment)?
            }
            Err(error) if error.is_about_environment() => return Err(error.into()),
            answer => {
                match answer {
                    Ok(()) => self.writes.carried_out(),
                    Err(error @ relabel_aem::Error::Elsewhere { .. }) => {
                        self.writes.carried_out();
                        self.elsewhere = Some(error);
                    }
                    Err(_) => {}
                }
                self.mended.extend(names);
                self.writes.count_attempt();
            }
        }
        Ok(())
    }
}
