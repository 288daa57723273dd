//! The texts that the cells of an Excel file share. A table of where each begins is in
//! memory, four bytes each; the texts are until they are many, and then in a file.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use quick_xml::events::Event;

use super::check_length;
use super::xml::{Xml, referred, unescaped};
use crate::error::Error;
use crate::limits;
use relabel_files::ReadFrom;

/// The shared texts of one file, by number.
#[derive(Debug, Default)]
pub struct SharedStrings {
    /// Where each text ends; everything unpacked fits into 32 bits.
    ends: Vec<u32>,
    memory: String,
    spilled: Option<Spilled>,
    /// Bytes of them in the cells so far.
    given: usize,
}

/// Texts that did not fit into memory, and the piece of them read last.
#[derive(Debug)]
struct Spilled {
    file: io::BufWriter<File>,
    /// A piece of the file, and where it begins.
    piece: Vec<u8>,
    begin: usize,
}

/// Bytes that are read at once: cells mostly name texts in their order.
const PIECE: usize = 8 * 1024;

impl SharedStrings {
    /// Reads all of them; many are kept in a file in `folder`. How many the file announces
    /// is not looked at.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Damaged`], [`Error::Io`], [`Error::Scratch`].
    pub(super) fn read<R: Read>(mut xml: Xml<R>, folder: &Path) -> Result<Self, Error> {
        let mut strings = Self::default();
        let (mut text, mut room) = (String::new(), String::new());
        // Only what stands in `t` counts, and not how it is pronounced (`rPh`).
        let (mut in_text, mut spoken) = (false, 0_u32);
        loop {
            match xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "si" => text.clear(),
                    "rPh" => spoken += 1,
                    "t" => in_text = spoken == 0,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "si" => strings.push(unescaped(&text, &mut room), folder)?,
                    "rPh" => spoken = spoken.saturating_sub(1),
                    "t" => in_text = false,
                    _ => {}
                },
                Event::Empty(element) if element.local_name().as_ref() == "si" => {
                    strings.push("", folder)?;
                }
                Event::Text(piece) if in_text => text.push_str(&piece.xml10_content()),
                Event::CData(piece) if in_text => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) if in_text => text.push(referred(&reference)?),
                Event::Eof => break,
                _ => continue,
            }
            if in_text {
                check_growth(&text)?;
            }
        }
        strings.settle()?;
        Ok(strings)
    }

    /// Adds the next text; [`settle`](Self::settle) comes after the last.
    pub(super) fn push(&mut self, text: &str, folder: &Path) -> Result<(), Error> {
        if self.ends.len() >= limits::SHARED_STRINGS {
            return Err(Error::TooLarge("it has more than 16 million shared texts"));
        }
        check_length(text)?;
        let from = self.ends.last().copied().unwrap_or(0);
        let end = u32::try_from(text.len()).ok().and_then(|length| from.checked_add(length));
        self.ends.push(end.ok_or(Error::TooLarge("its shared texts are longer than 4 GiB"))?);
        if self.spilled.is_none() && self.memory.len() + text.len() <= limits::SHARED_IN_MEMORY {
            self.memory.push_str(text);
            return Ok(());
        }
        let spilled = match &mut self.spilled {
            Some(spilled) => spilled,
            none => {
                let file = tempfile::tempfile_in(folder).map_err(Error::Scratch)?;
                let file = io::BufWriter::new(file);
                none.insert(Spilled { file, piece: Vec::new(), begin: 0 })
            }
        };
        spilled.file.write_all(text.as_bytes()).map_err(Error::Scratch)
    }

    pub(super) fn settle(&mut self) -> Result<(), Error> {
        if let Some(spilled) = &mut self.spilled {
            spilled.file.flush().map_err(Error::Scratch)?;
        }
        Ok(())
    }

    /// The text that a cell names by its number.
    ///
    /// # Errors
    /// [`Error::Damaged`] where there is none of that number; [`Error::TooLarge`] where the
    /// cells hold more than is kept; [`Error::Scratch`].
    pub fn of_cell(&mut self, number: usize) -> Result<&str, Error> {
        let unknown = || Error::damaged("a cell names a shared text that is not there");
        let to = *self.ends.get(number).ok_or_else(unknown)? as usize;
        let from = match number {
            0 => 0,
            number => self.ends[number - 1] as usize,
        };
        self.given += to - from;
        if self.given > limits::SHARED_BYTES {
            return Err(Error::TooLarge("its cells hold more than 512 MiB of text"));
        }
        if let Some(text) = self.memory.get(from..to) {
            return Ok(text);
        }
        let spilled = self.spilled.as_mut().ok_or_else(unknown)?;
        // In the file they are counted from where those in memory end.
        let (from, to) = (from - self.memory.len(), to - self.memory.len());
        if from < spilled.begin || to > spilled.begin + spilled.piece.len() {
            spilled.piece.clear();
            let length = (to - from).max(PIECE) as u64;
            let file = ReadFrom::new(spilled.file.get_ref(), from as u64);
            file.take(length).read_to_end(&mut spilled.piece).map_err(Error::Scratch)?;
            spilled.begin = from;
        }
        let text = spilled.piece.get(from - spilled.begin..to - spilled.begin);
        std::str::from_utf8(text.ok_or_else(unknown)?).map_err(|_| unknown())
    }
}

/// Whether a text may still grow.
pub(super) fn check_growth(text: &str) -> Result<(), Error> {
    match text.len() > limits::CELL_UNITS * 8 {
        true => Err(Error::TooLarge("a cell holds more than 32,767 letters")),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_without_end_are_refused() {
        let mut strings = SharedStrings::default();
        for _ in 0..limits::SHARED_STRINGS {
            strings.push("", Path::new("")).expect("there is room");
        }
        let more = strings.push("", Path::new(""));
        assert!(matches!(more, Err(Error::TooLarge(_))), "{more:?}");
    }
}
