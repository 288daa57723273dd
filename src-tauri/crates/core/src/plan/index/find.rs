//! Text in the cells of a plan.

use std::io::{self, Read as _};

use memchr::memmem::Finder;

use super::scratch::{Scratch, end_of_line, lines_in};

/// Bytes that are read and looked through at once, unless a text is longer: they stay in the
/// cache of the processor between the two.
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
        let read = match reader.read(&mut buffer[filled..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
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

#[cfg(test)]
mod tests {
    use relabel_model::{FieldKind, ShownValue};

    use super::super::scratch::{ScratchWriter, Texts};
    use super::*;

    #[test]
    fn a_text_is_found_in_every_piece_and_behind_one_that_is_longer_than_a_piece() {
        const CELLS: u32 = 12_000;
        let wanted = [0, 4_321, 6_000, 6_001, CELLS - 1];
        let long = "x".repeat(3 * PIECE);
        let folder = tempfile::tempdir().expect("a folder");
        let mut texts = ScratchWriter::new(folder.path()).expect("a file");
        let none = ShownValue { kind: FieldKind::Text, entries: Vec::new(), labels: Vec::new() };
        for cell in 0..CELLS {
            let title = match cell {
                6_000 => format!("{long} needle"),
                _ if wanted.contains(&cell) => "with a needle in it".to_owned(),
                _ => "with hay in it, and nothing else but hay, hay, hay".to_owned(),
            };
            let path = format!("/content/dam/{cell}.jpg");
            texts.add(&Texts::new(&path, Some(&title), &none, &none)).expect("is written");
        }
        let texts = texts.finish().expect("is written");
        let found = found_in(&texts, "needle").expect("is read");
        let found: Vec<u32> = (0..CELLS).filter(|cell| found.get(*cell)).collect();
        assert_eq!(found, wanted);
    }
}
