//! The rows of an answer, in a file of their own: as many as AEM has, and eight bytes of
//! memory each. They are added while others are read, so that it is no file of
//! [`relabel_files::WriteBehind`], which can be read once it is whole.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use relabel_files::ReadFrom;
use serde_json::Value as Json;

/// Rows, added at the end and read anywhere, at the same time.
#[derive(Debug)]
pub struct Rows(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    file: File,
    /// Where each row begins.
    begins: Vec<u64>,
    end: u64,
}

impl Rows {
    /// Nothing yet; to be kept in `folder`, in a file that goes with it.
    ///
    /// # Errors
    /// Whatever the folder refuses.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let file = tempfile::tempfile_in(folder)?;
        Ok(Self(Mutex::new(Inner { file, begins: Vec::new(), end: 0 })))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.inner().begins.len()).unwrap_or(u32::MAX)
    }

    /// Adds rows at the end.
    ///
    /// # Errors
    /// A full disk; none of them is then there.
    pub fn extend(&self, rows: &[Json]) -> io::Result<()> {
        let mut packed = Vec::new();
        let mut lengths = Vec::with_capacity(rows.len());
        for row in rows {
            let before = packed.len();
            serde_json::to_writer(&mut packed, row)?;
            lengths.push((packed.len() - before) as u64);
        }
        let inner = &mut *self.inner();
        inner.file.seek(SeekFrom::Start(inner.end))?;
        inner.file.write_all(&packed)?;
        for length in lengths {
            inner.begins.push(inner.end);
            inner.end += length;
        }
        Ok(())
    }

    /// Reads up to `limit` rows from the one at `from`.
    ///
    /// # Errors
    /// Whatever the disk refuses.
    pub fn read(&self, from: u32, limit: u32) -> io::Result<Vec<Json>> {
        self.read_up_to(from, limit, u64::MAX)
    }

    /// The same, but not many more than `bytes` at once: one row at least, where there is
    /// one.
    ///
    /// # Errors
    /// Whatever the disk refuses.
    pub fn read_up_to(&self, from: u32, limit: u32, bytes: u64) -> io::Result<Vec<Json>> {
        let inner = &mut *self.inner();
        let first = (from as usize).min(inner.begins.len());
        let last = first.saturating_add(limit as usize).min(inner.begins.len());
        let within = |begin: &u64| *begin <= inner.begins[first].saturating_add(bytes);
        let last = match inner.begins.get(first..last) {
            Some(begins) if !begins.is_empty() => first + begins.partition_point(within).max(1),
            _ => last,
        };
        let Some(begin) = inner.begins.get(first).copied() else { return Ok(Vec::new()) };
        let end = inner.begins.get(last).copied().unwrap_or(inner.end);
        let mut packed = vec![0; usize::try_from(end - begin).unwrap_or(0)];
        ReadFrom::new(&inner.file, begin).read_exact(&mut packed)?;
        let rows = serde_json::Deserializer::from_slice(&packed).into_iter::<Json>();
        rows.take(last - first).collect::<Result<_, _>>().map_err(io::Error::from)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_come_back_from_any_place() {
        let folder = tempfile::tempdir().unwrap();
        let rows = Rows::new(folder.path()).unwrap();
        assert_eq!(rows.read(0, 10).unwrap(), Vec::<Json>::new());
        rows.extend(&[json!({"a": "é\n"}), json!(1)]).unwrap();
        assert_eq!(rows.read(1, 1).unwrap(), [json!(1)]);
        rows.extend(&[json!("x")]).unwrap();
        assert_eq!(rows.count(), 3);
        assert_eq!(rows.read(0, 200).unwrap(), [json!({"a": "é\n"}), json!(1), json!("x")]);
        assert_eq!(rows.read(3, 1).unwrap(), Vec::<Json>::new());
        assert_eq!(rows.read(u32::MAX, u32::MAX).unwrap(), Vec::<Json>::new());
        assert_eq!(rows.read_up_to(1, 2, 0).unwrap(), [json!(1)], "one at least");
        assert_eq!(rows.read_up_to(0, 3, 12).unwrap(), [json!({"a": "é\n"}), json!(1)]);
    }
}
