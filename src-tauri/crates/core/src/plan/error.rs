//! Why a plan was not read to its end.

use crate::blocking::{self, Panicked};
use relabel_aem::search;

/// Why a plan was not read to its end.
#[derive(Debug, thiserror::Error)]
pub enum ReadingError {
    /// AEM did not answer as it should.
    #[error(transparent)]
    Aem(#[from] relabel_aem::Error),
    /// The folder of the plan cannot be listed.
    #[error(transparent)]
    Search(#[from] search::Error),
    /// Relabel's own files could not be used.
    #[error(transparent)]
    Store(#[from] relabel_store::Error),
    /// The sheet could not be read.
    #[error(transparent)]
    Sheet(#[from] relabel_sheet::error::Error),
    /// The listing tells no ids, and without AEM's search nothing can be found by them, which
    /// is not the same as that it is not there.
    #[error("assets cannot be found by their ids: AEM's search is closed for this account")]
    NoIds {
        /// An asset without one.
        path: String,
    },
    /// The listing was closed meanwhile: part of a selection is not the selection.
    #[error("the listing is gone")]
    ListingGone,
    /// Nobody wants the plan any more.
    #[error("it was cancelled")]
    Cancelled,
    /// A task that reads panicked.
    #[error("the reading broke off")]
    BrokeOff,
    /// Work on files panicked.
    #[error(transparent)]
    Panicked(#[from] Panicked),
}

/// Does work on files that ends in this error.
pub(super) async fn blocking<T, E, F>(work: F) -> Result<T, ReadingError>
where
    T: Send + 'static,
    E: Send + 'static,
    ReadingError: From<E>,
    F: FnOnce() -> Result<T, E> + Send + 'static,
{
    blocking::blocking(work).await
}
