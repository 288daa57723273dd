//! The plans of this run of the program.
//!
//! What the window asks for first, rows in the order of the plan, comes from the
//! database. Any other view needs the index of the plan. There is one, of the plan that
//! was asked about last; it goes when that plan does or a job is made of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use relabel_model::{ConnectionId, PlanCounts, PlanId};
use relabel_store::{PlanRecord, Store};
use tokio::sync::watch;

use super::background::{Background, Backgrounds};
use super::locked;
use crate::plan::checks::Checks;
use crate::plan::index::{PlanTable, build};
use crate::wire::PlanState;

#[derive(Default)]
pub(crate) struct Plans {
    states: Backgrounds<PlanId, PlanState>,
    /// The index of the plan that is looked at.
    shown: Mutex<Option<Shown>>,
    /// What plans were checked against, so that a cell changed by hand is judged as the
    /// others were, and needs no AEM.
    checks: Mutex<HashMap<PlanId, Checks>>,
    /// Held while a cell is changed, and while a job is made of what was shown.
    pub(crate) deciding: tokio::sync::Mutex<()>,
}

struct Shown {
    id: PlanId,
    of: ConnectionId,
    table: Arc<PlanTable>,
}

impl Plans {
    /// Adds a plan, with what it is checked against where cells of it may be changed.
    pub(crate) fn add(&self, id: PlanId, work: Background<PlanState>, checks: Option<Checks>) {
        if let Some(checks) = checks {
            locked(&self.checks).insert(id, checks);
        }
        self.states.add(id, work);
    }

    /// The newest state of a plan, whenever it changes.
    pub(crate) fn watch(&self, id: PlanId) -> Option<watch::Receiver<PlanState>> {
        self.states.watch(id)
    }

    /// Counts of a plan, where it was made by this run of the program.
    pub(crate) fn counts(&self, id: PlanId) -> Option<PlanCounts> {
        self.watch(id).map(|state| state.borrow().counts)
    }

    pub(crate) fn set_counts(&self, id: PlanId, counts: PlanCounts) {
        self.states.change(id, |state| state.counts = counts);
    }

    /// What a plan was checked against.
    pub(crate) fn checks(&self, id: PlanId) -> Option<Checks> {
        locked(&self.checks).get(&id).cloned()
    }

    /// The index of a complete plan; begun if there is none.
    ///
    /// # Errors
    /// See [`build::Error`].
    pub(crate) fn table(
        &self,
        store: Arc<Store>,
        plan: &PlanRecord,
        id: PlanId,
    ) -> Result<Arc<PlanTable>, build::Error> {
        let mut shown = locked(&self.shown);
        if let Some(known) = shown.as_ref().filter(|one| one.id == id && !one.table.is_over()) {
            return Ok(Arc::clone(&known.table));
        }
        // The one before goes first, so that there are never two.
        *shown = None;
        let table = Arc::new(PlanTable::prepare(store, plan.key)?);
        *shown = Some(Shown { id, of: plan.connection, table: Arc::clone(&table) });
        Ok(table)
    }

    /// The index of a plan, where there is one.
    pub(crate) fn known_table(&self, id: PlanId) -> Option<Arc<PlanTable>> {
        let shown = locked(&self.shown);
        shown.as_ref().filter(|one| one.id == id).map(|one| Arc::clone(&one.table))
    }

    /// Gives the memory of a plan's order back.
    pub(crate) fn forget_table(&self, id: PlanId) {
        locked(&self.shown).take_if(|one| one.id == id);
    }

    /// Gives back what was needed to look at a plan and to change it.
    pub(crate) fn settle(&self, id: PlanId) {
        locked(&self.checks).remove(&id);
        self.forget_table(id);
    }

    /// Ends and forgets a plan.
    pub(crate) fn close(&self, id: PlanId) {
        self.states.close(id);
        self.settle(id);
    }

    /// Ends and forgets all plans of a connection.
    pub(crate) fn close_of(&self, of: ConnectionId) {
        for id in self.states.close_of(of) {
            self.settle(id);
        }
        locked(&self.shown).take_if(|one| one.of == of);
    }
}
