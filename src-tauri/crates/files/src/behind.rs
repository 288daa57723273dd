//! A file that is written on a thread of its own, so that whoever makes the bytes does
//! not wait while the disk takes them.

use std::fs::File;
use std::io::{self, Write as _};
use std::panic::resume_unwind;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};

/// Bytes handed over at a time, at least.
const BLOCK: usize = 256 * 1024;
/// Blocks that wait for the disk at most: then whoever makes them waits, too.
const WAITING: usize = 2;

/// A file in the making.
#[derive(Debug)]
pub struct WriteBehind {
    /// What was not handed over yet.
    block: Vec<u8>,
    /// None where nothing more is to come.
    full: Option<SyncSender<Vec<u8>>>,
    /// Blocks that are written, to be filled again.
    empty: Receiver<Vec<u8>>,
    writer: Option<JoinHandle<io::Result<File>>>,
    /// Bytes that were handed over.
    handed: u64,
}

impl WriteBehind {
    /// Nothing yet.
    ///
    /// # Errors
    /// There is no thread to be had.
    pub fn new(mut file: File) -> io::Result<Self> {
        let (full, blocks) = mpsc::sync_channel::<Vec<u8>>(WAITING);
        let (written, empty) = mpsc::channel();
        let writer = thread::Builder::new().name("file-writer".to_owned()).spawn(move || {
            for mut block in blocks {
                file.write_all(&block)?;
                block.clear();
                // Nobody wants it any more where all is handed over.
                let _ = written.send(block);
            }
            Ok(file)
        })?;
        Ok(Self { block: Vec::new(), full: Some(full), empty, writer: Some(writer), handed: 0 })
    }

    /// Bytes that were put, which is where the next go.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.handed + self.block.len() as u64
    }

    /// Puts bytes behind the others, in memory.
    #[inline]
    pub fn put(&mut self, bytes: &[u8]) {
        self.block.extend_from_slice(bytes);
    }

    /// Lets go of what was put, once it is much.
    ///
    /// # Errors
    /// Those of the disk, also from something handed over earlier.
    #[inline]
    pub fn hand_over(&mut self) -> io::Result<()> {
        if self.block.len() < BLOCK { Ok(()) } else { self.hand_over_all() }
    }

    fn hand_over_all(&mut self) -> io::Result<()> {
        let next = self.empty.try_recv().unwrap_or_default();
        let block = std::mem::replace(&mut self.block, next);
        self.handed += block.len() as u64;
        match &self.full {
            Some(full) if full.send(block).is_ok() => Ok(()),
            // The thread only ends early where the disk refuses, and tells why.
            _ => self.join().and(Err(io::ErrorKind::BrokenPipe.into())),
        }
    }

    /// Everything that was put is written. Gives the file back, at its end.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(mut self) -> io::Result<File> {
        self.hand_over_all()?;
        self.join()
    }

    fn join(&mut self) -> io::Result<File> {
        self.full = None;
        match self.writer.take().map(JoinHandle::join) {
            Some(Ok(file)) => file,
            Some(Err(panic)) => resume_unwind(panic),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Drop for WriteBehind {
    /// Whoever gives the file up may remove it, which on Windows nobody can while the
    /// thread has it open.
    fn drop(&mut self) {
        self.full = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Seek as _};

    use super::*;

    #[test]
    fn a_file_holds_all_that_was_put_in_order() {
        let mut behind = WriteBehind::new(tempfile::tempfile().expect("a file")).expect("a thread");
        let mut wanted = Vec::new();
        for number in 0..400_000_u32 {
            let bytes = number.to_le_bytes();
            behind.put(&bytes);
            behind.hand_over().expect("room");
            wanted.extend_from_slice(&bytes);
        }
        let mut file = behind.finish().expect("room");
        file.rewind().expect("the file");
        let mut found = Vec::new();
        file.read_to_end(&mut found).expect("the file");
        assert!(found == wanted, "{} bytes of {}", found.len(), wanted.len());
    }

    #[test]
    fn what_the_disk_says_is_told_by_what_is_put_later_or_by_the_end() {
        let refused = || {
            let file = tempfile::NamedTempFile::new().expect("a file");
            WriteBehind::new(File::open(file.path()).expect("to be read only")).expect("a thread")
        };
        let mut behind = refused();
        behind.put(b"little");
        behind.hand_over().expect("nothing is written yet");
        let at_the_end = behind.finish().expect_err("a file that cannot be written");
        let mut behind = refused();
        let many = vec![0; BLOCK];
        let on_the_way = (0..=2 * WAITING + 2).find_map(|_| {
            behind.put(&many);
            behind.hand_over().err()
        });
        let on_the_way = on_the_way.expect("the thread does not wait for ever");
        assert_eq!(on_the_way.raw_os_error(), at_the_end.raw_os_error());
        assert!(at_the_end.raw_os_error().is_some(), "{at_the_end}");
        assert!(behind.hand_over_all().is_err(), "there is no file any more");
    }
}
