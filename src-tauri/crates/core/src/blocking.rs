//! Work on files and the database, where it does not hold up the network.

/// Such work panicked: a mistake in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("work on Relabel's files ended unexpectedly")]
pub struct Panicked;

/// Does such work. Each module names the error that it becomes.
pub(crate) async fn blocking<T, E, F, O>(work: F) -> Result<T, O>
where
    T: Send + 'static,
    E: Send + 'static,
    O: From<E> + From<Panicked>,
    F: FnOnce() -> Result<T, E> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(O::from),
        Err(_) => Err(Panicked.into()),
    }
}
