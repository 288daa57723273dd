//! A file read from its first byte on, by as many readers at the same time as there are.

use std::fs::File;
use std::io::{self, Read};

/// Reads a file from its first byte on, wherever others are in it.
#[derive(Debug)]
pub struct Whole<'a> {
    file: &'a File,
    at: u64,
}

impl<'a> Whole<'a> {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(file: &'a File) -> Self {
        Self { file, at: 0 }
    }
}

impl Read for Whole<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = read_at(self.file, into, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// Reads from a place on, as many bytes as there are at once; none at the end.
#[cfg(unix)]
pub(crate) fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, at)
}

/// Reads from a place on, as many bytes as there are at once; none at the end.
#[cfg(windows)]
pub(crate) fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, at)
}
