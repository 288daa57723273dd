//! A file read from a place on, by as many readers at the same time as there are.

use std::fs::File;
use std::io::{self, Read};

/// Reads a file from a place on, wherever others are in it.
#[derive(Clone, Debug)]
pub struct ReadFrom<'a> {
    file: &'a File,
    at: u64,
}

impl<'a> ReadFrom<'a> {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(file: &'a File, at: u64) -> Self {
        Self { file, at }
    }
}

impl Read for ReadFrom<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = read_at(self.file, into, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(unix)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, at)
}

#[cfg(windows)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, at)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn readers_of_one_file_do_not_move_each_other() {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(b"abcd").expect("room");
        let (mut one, mut other) = (ReadFrom::new(&file, 0), ReadFrom::new(&file, 2));
        let mut two = [0; 2];
        one.read_exact(&mut two).expect("two bytes");
        assert_eq!(&two, b"ab");
        assert_eq!(io::read_to_string(&mut other).expect("the rest"), "cd");
        assert_eq!(io::read_to_string(&mut one).expect("the rest"), "cd");
    }
}
