//! Text in the cells of a plan.

use std::io::{self, Read as _};

use memchr::memmem::Finder;

use super::scratch::{Scratch, end_of_line, lines_in};

/// Bytes that are read and looked through at once, at least: they stay in the cache of the
/// processor between the two.
const PIECE: usize = 256 << 10;

/// Which cells, one bit for each.
#[derive(Clone, Debug)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// None of so many cells.
    #[must_use]
    pub fn none(cells: u32) -> Self {
        Self(vec![0; (cells as usize).div_ceil(64)])
    }

    /// Whether a cell is among them.
    #[must_use]
    pub fn get(&self, cell: u32) -> bool {
        self.0.get(cell as usize / 64).is_some_and(|word| word >> (cell % 64) & 1 == 1)
    }

    /// Says whether a cell is among them.
    pub fn set(&mut self, cell: u32, is_in: bool) {
        if let Some(word) = self.0.get_mut(cell as usize / 64) {
            let bit = 1 << (cell % 64);
            *word = if is_in { *word | bit } else { *word & !bit };
        }
    }
}

/// The cells of which a text holds something.
///
/// # Errors
/// Reading the texts.
pub fn found_in(texts: &Scratch, needle: &str) -> io::Result<Bits> {
    let mut bits = Bits::none(texts.len());
    let finder = Finder::new(needle.as_bytes());
    let mut reader = texts.reader();
    let mut buffer = vec![0; PIECE];
    // Bytes of it that were read.
    let mut filled = 0;
    // The cell that the first line of the buffer is of.
    let mut first: u32 = 0;
    loop {
        if filled == buffer.len() {
            buffer.resize(filled * 2, 0);
        }
        let read = reader.read(&mut buffer[filled..])?;
        filled += read;
        // A line is looked through once it is there to its end.
        let end = buffer[..filled].iter().rposition(|byte| *byte == b'\n');
        let whole = end.map_or(0, |end| end + 1);
        let (mut at, mut cell) = (0, first);
        while let Some(hit) = finder.find(&buffer[at..whole]) {
            let hit = at + hit;
            cell += number(lines_in(&buffer[at..hit]));
            bits.set(cell, true);
            // One hit in a line is enough.
            let Some(end) = end_of_line(&buffer[hit..whole]) else { break };
            at = hit + end + 1;
            cell += 1;
        }
        first = cell + number(lines_in(&buffer[at..whole]));
        buffer.copy_within(whole..filled, 0);
        filled -= whole;
        if read == 0 {
            return Ok(bits);
        }
    }
}

fn number(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}
