//! The index of the plan that is looked at, prepared beside it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::build::{Error, build};
use super::order::{By, sort};
use relabel_store::{PlanKey, Store, plan_cells::CellToIndex};

use super::PlanIndex;
use relabel_model::PlanView;

/// A view of a plan, as far as it is there.
#[derive(Debug)]
pub enum View {
    /// The numbers of its cells, in its order.
    Cells(Arc<Vec<u32>>),
    /// Ask again.
    Preparing,
}

/// The index of one plan and the thread that prepares it.
#[derive(Debug)]
pub struct PlanTable {
    inner: Arc<Inner>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Inner {
    store: Arc<Store>,
    plan: PlanKey,
    state: Mutex<State>,
    is_over: AtomicBool,
}

#[derive(Debug)]
enum State {
    /// The cells are being read; those in it were changed meanwhile.
    Building(Vec<u32>),
    Ready(Box<PlanIndex>),
    /// It could not be prepared. Told once, then nobody asks this one any more.
    Failed(Option<Error>),
}

impl PlanTable {
    /// Begins to prepare the index of a complete plan.
    ///
    /// # Errors
    /// The system has no thread to give.
    pub fn prepare(store: Arc<Store>, plan: PlanKey) -> std::io::Result<Self> {
        let inner = Arc::new(Inner {
            store,
            plan,
            state: Mutex::new(State::Building(Vec::new())),
            is_over: AtomicBool::new(false),
        });
        let preparing = Arc::clone(&inner);
        // On its own: it may take seconds, and the pool for short file work is small.
        let thread =
            std::thread::Builder::new().name("plan-index".to_owned()).spawn(move || {
                if let Err(error) = preparing.prepare() {
                    tracing::warn!(%error, "the plan could not be put in order");
                    *preparing.state() = State::Failed(Some(error));
                }
            })?;
        Ok(Self { inner, thread: Some(thread) })
    }

    /// The cells of a view.
    ///
    /// # Errors
    /// Why it could not be prepared, or read.
    pub fn view(&self, view: &PlanView) -> Result<View, Error> {
        match &mut *self.inner.state() {
            State::Building(_) => Ok(View::Preparing),
            State::Ready(index) => Ok(index.view(view)?.map_or(View::Preparing, View::Cells)),
            State::Failed(error) => match error.take() {
                Some(error) => Err(error),
                None => Err(std::io::Error::other("told before").into()),
            },
        }
    }

    /// Whether it is of no use any more, and whoever asked was told why. Until then it
    /// must not be thrown away: another would fail as well, and nobody ever hear of it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(&*self.inner.state(), State::Failed(None))
    }

    /// Applies changes of cells by hand. Called after they were written down.
    ///
    /// # Errors
    /// Reading them.
    pub fn change(&self, cells: &[u32]) -> Result<(), Error> {
        let changed = |inner: &Inner| inner.store.cells_to_index_of(inner.plan, cells);
        let mut state = self.inner.state();
        match &mut *state {
            State::Building(changed) => changed.extend(cells),
            State::Ready(index) => {
                if let Err(error) = apply(index, &changed(&self.inner)?) {
                    // Half an order is none.
                    *state = State::Failed(None);
                    return Err(error.into());
                }
            }
            State::Failed(_) => {}
        }
        Ok(())
    }
}

impl Drop for PlanTable {
    fn drop(&mut self) {
        self.inner.is_over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // It looks up every few milliseconds. Waiting for it gives the memory, and the
            // data folder at the end of the program, back for sure.
            let _ = thread.join();
        }
    }
}

impl Inner {
    /// What was guarded may be half changed after a panic; then it says so itself.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn prepare(&self) -> Result<(), Error> {
        let Some(mut index) = build(&self.store, self.plan, &self.is_over)? else {
            return Ok(());
        };
        let texts = index.texts();
        {
            let mut state = self.state();
            if let State::Building(changed) = &*state {
                let changed = self.store.cells_to_index_of(self.plan, changed)?;
                apply(&mut index, &changed)?;
            }
            *state = State::Ready(Box::new(index));
        }
        for by in By::ALL {
            let Some(order) = sort(&texts, by, self.store.folder(), &self.is_over)? else {
                return Ok(());
            };
            if let State::Ready(index) = &mut *self.state() {
                index.install(by, order)?;
            }
        }
        Ok(())
    }
}

fn apply(index: &mut PlanIndex, cells: &[CellToIndex]) -> std::io::Result<()> {
    cells.iter().try_for_each(|cell| index.change(cell))
}
