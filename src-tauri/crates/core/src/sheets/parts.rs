//! Work on rows that needs no other row, in parts on as many threads as help.

use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::thread;

use relabel_sheet::error::Error;

/// Most threads: more than the disk and the memory can serve would only wait.
const MOST: usize = 4;

/// How many there are; asking the system takes a while.
static THREADS: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from).min(MOST));

/// Does the work in parts of at least so many rows, and gives what came of them in their
/// order. One part is done on the thread of the caller, which waits for the others.
pub(super) fn in_parts<T: Send>(
    rows: Range<usize>,
    least: usize,
    work: impl Fn(Range<usize>) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let part = rows.len().div_ceil(*THREADS).max(least);
    let mut parts = rows.clone().step_by(part).map(|from| from..rows.end.min(from + part));
    let Some(first) = parts.next() else { return Ok(Vec::new()) };
    thread::scope(|threads| {
        let work = &work;
        let others: Vec<_> = parts.map(|part| threads.spawn(move || work(part))).collect();
        let first = work(first);
        let others = others
            .into_iter()
            .map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        std::iter::once(first).chain(others).collect()
    })
}
