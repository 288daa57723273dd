//! How the letters of a text file are stored: decided by what is in it, said honestly.
//!
//! In this order: a byte order mark; zero bytes in every other place (UTF-16); the
//! whole file being UTF-8; and what remains is taken for Windows-1252, which is what
//! Excel writes in Western Europe. That last step is a guess, and only called sure
//! where everything beyond ASCII is a letter with an accent in a word with others, and
//! languages that are written together have all of them.
//! Rejected: a detector of web pages, which tells more than it knows.

use std::fs::File;
use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding};

use crate::error::Error;
use relabel_files::ReadFrom;
use relabel_model::SheetEncoding;

/// What the bytes of a file say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How its letters are stored, most likely.
    pub encoding: SheetEncoding,
    /// Whether there is no doubt.
    pub is_sure: bool,
}

/// Bytes of which the pattern of zeros is looked at.
const HEAD: usize = 4096;

/// Looks at the beginning of a file; none where all of it has to be looked through.
///
/// # Errors
/// [`Error::NotRecognised`] where it is no text; [`Error::Io`].
pub fn of_head(file: &File) -> Result<Option<Evidence>, Error> {
    let head = head(file)?;
    let sure = |encoding| Ok(Some(Evidence { encoding, is_sure: true }));
    if head.starts_with(b"\xFF\xFE") {
        return sure(SheetEncoding::Utf16Le);
    }
    if head.starts_with(b"\xFE\xFF") {
        return sure(SheetEncoding::Utf16Be);
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    // Text of any language has commas, line ends and digits in it.
    if odd > half / 4 && even == 0 {
        return sure(SheetEncoding::Utf16Le);
    }
    if even > half / 4 && odd == 0 {
        return sure(SheetEncoding::Utf16Be);
    }
    if even + odd > 0 {
        return Err(Error::NotRecognised);
    }
    Ok(None)
}

fn head(file: &File) -> Result<Vec<u8>, Error> {
    let mut head = Vec::with_capacity(HEAD);
    ReadFrom::new(file, 0).take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Looks through a whole file, of which [`of_head`] tells nothing.
///
/// # Errors
/// [`Error::NotRecognised`] where it is no text; [`Error::Io`].
pub fn of_whole(file: &File) -> Result<Evidence, Error> {
    let bytes = look(file)?;
    if bytes.has_zeros {
        return Err(Error::NotRecognised);
    }
    if head(file)?.starts_with(b"\xEF\xBB\xBF") {
        // A mark that the rest does not keep is a mark that somebody else put there.
        return Ok(Evidence { encoding: SheetEncoding::Utf8, is_sure: bytes.is_utf8 });
    }
    if bytes.is_utf8 {
        let is_sure = !bytes.is_utf8_twice();
        return Ok(Evidence { encoding: SheetEncoding::Utf8, is_sure });
    }
    let is_sure = bytes.odd_signs == 0 && bytes.is_one_family();
    Ok(Evidence { encoding: SheetEncoding::Windows1252, is_sure })
}

/// What was counted in the bytes of a file.
#[derive(Debug, Default)]
struct Bytes {
    is_utf8: bool,
    has_zeros: bool,
    /// First bytes of letters beyond ASCII, if it is UTF-8.
    leads: usize,
    /// Letters that look as if UTF-8 had been taken for Windows-1252 and stored as UTF-8
    /// again: `Ã` or `Â` and what follows it.
    twice: usize,
    /// Bytes that make no sense in Windows-1252: unused ones, and signs in the middle of
    /// words, which are letters in other encodings.
    odd_signs: usize,
    /// Which letters of Windows-1252 beyond ASCII there are, small, from 0xE0 on.
    letters: u32,
}

/// Letters that hardly ever stand in one file with the others: those of the south and
/// the middle of Europe without `å` and `ø`, and those of the north with what German,
/// French and English words bring. `ø` and `í` together are rather Czech read wrongly.
const SOUTH: u32 = !(mark(0xE5) | mark(0xF8));
const NORTH: u32 = mark(0xE5)
    | mark(0xE4)
    | mark(0xF6)
    | mark(0xE6)
    | mark(0xF8)
    | mark(0xE9)
    | mark(0xFC)
    | mark(0xE8)
    | mark(0xE0)
    | mark(0xEA)
    | mark(0xE7);

/// A letter, large or small, in a set of them.
const fn mark(byte: u8) -> u32 {
    1 << (byte & 0x1F)
}

impl Bytes {
    fn is_one_family(&self) -> bool {
        self.letters & !SOUTH == 0 || self.letters & !NORTH == 0
    }

    fn is_utf8_twice(&self) -> bool {
        self.twice > 0 && self.leads <= 2 * self.twice
    }
}

fn look(file: &File) -> Result<Bytes, Error> {
    let mut file = ReadFrom::new(file, 0);
    let mut found = Bytes { is_utf8: true, ..Bytes::default() };
    let mut buffer = vec![0; 256 * 1024];
    // The last bytes of a piece are looked at again with the next one.
    let mut kept = 0;
    loop {
        let read = file.read(&mut buffer[kept..])?;
        let filled = kept + read;
        let is_end = read == 0;
        let piece = &buffer[..filled];
        let mut next = filled.saturating_sub(if is_end { 0 } else { 4 });
        if found.is_utf8 {
            match simdutf8::compat::from_utf8(piece) {
                Ok(_) => {}
                Err(error) if error.error_len().is_none() && !is_end => {
                    next = next.min(error.valid_up_to());
                }
                Err(_) => found.is_utf8 = false,
            }
        }
        // A letter is looked at as a whole.
        for _ in 0..3 {
            let is_within_letter = piece.get(next).is_some_and(|byte| byte & 0xC0 == 0x80);
            next -= usize::from(is_within_letter && next > 0);
        }
        if !piece.is_ascii() {
            count(&mut found, piece, next);
        }
        found.has_zeros |= memchr::memchr(0, &piece[..next]).is_some();
        if is_end {
            return Ok(found);
        }
        buffer.copy_within(next..filled, 0);
        kept = filled - next;
    }
}

fn count(found: &mut Bytes, piece: &[u8], to: usize) {
    for (at, byte) in piece[..to].iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let letter = |at: Option<usize>| {
            at.and_then(|at| piece.get(at))
                .is_some_and(|byte| byte.is_ascii_alphabetic() || is_western_letter(*byte))
        };
        let (before, after) = (letter(at.checked_sub(1)), letter(Some(at + 1)));
        found.leads += usize::from(*byte >= 0xC2);
        found.twice += usize::from(matches!(
            piece[at..],
            [0xC3, 0x82 | 0x83, 0xC2 | 0xC3 | 0xE2, ..] | [0xC3, 0xA2, 0xE2, ..]
        ));
        // `ß` and `ÿ` share a place in the set, and two are signs of arithmetic.
        if *byte >= 0xC0 && !matches!(byte, 0xD7 | 0xDF | 0xF7 | 0xFF) {
            found.letters |= mark(*byte);
        }
        let is_odd = match byte {
            0x81 | 0x8D | 0x8F | 0x90 | 0x9D => true,
            // Apostrophes and soft hyphens stand in words.
            0x91 | 0x92 | 0xAD => false,
            // Letters of old Macs and of Central Europe, at the end of a word as well.
            0x83 | 0x88 | 0x8A | 0x8E | 0x98 | 0x9A | 0x9E | 0x9F => before || after,
            // A word of nothing but letters with accents is one of another alphabet.
            0xC0.. if is_word_of_accents(piece, at) => true,
            byte if is_western_letter(*byte) => false,
            // Letters of other languages, and signs, in the middle of a word.
            _ => before && after,
        };
        found.odd_signs += usize::from(is_odd);
    }
}

/// Whether a word begins here that has at least three letters, all of them beyond ASCII.
fn is_word_of_accents(piece: &[u8], at: usize) -> bool {
    let is_letter = |byte: &u8| *byte >= 0xC0 || byte.is_ascii_alphanumeric();
    let begins = at.checked_sub(1).and_then(|before| piece.get(before));
    if begins.is_some_and(is_letter) {
        return false;
    }
    let length = piece[at..].iter().take_while(|byte| **byte >= 0xC0).count();
    length >= 3 && !piece.get(at + length).is_some_and(is_letter)
}

/// Letters of Windows-1252 that the languages of Western Europe use.
fn is_western_letter(byte: u8) -> bool {
    matches!(byte, 0xC0..=0xFF if !matches!(byte, 0xD7 | 0xF7 | 0xD0 | 0xDD | 0xDE | 0xF0 | 0xFD | 0xFE))
        || matches!(byte, 0x8C | 0x9C | 0x9F)
}

/// How letters are turned into ours.
fn encoding(of: SheetEncoding) -> &'static Encoding {
    match of {
        SheetEncoding::Utf8 => encoding_rs::UTF_8,
        SheetEncoding::Utf16Le => encoding_rs::UTF_16LE,
        SheetEncoding::Utf16Be => encoding_rs::UTF_16BE,
        SheetEncoding::Windows1252 => encoding_rs::WINDOWS_1252,
        SheetEncoding::Windows1250 => encoding_rs::WINDOWS_1250,
        SheetEncoding::Macintosh => encoding_rs::MACINTOSH,
    }
}

/// Reads a file as UTF-8, whatever it is stored in. What cannot be read becomes U+FFFD,
/// so that it is seen and never sent.
pub struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Box<[u8]>,
    from: usize,
    to: usize,
    is_end: bool,
    /// A decoder that came to its end takes no more.
    is_done: bool,
    /// What is decoded and not given yet: a letter may not fit into what a caller has.
    ready: Box<[u8]>,
    given: usize,
    decoded: usize,
}

impl<R> std::fmt::Debug for Decoded<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoded").finish_non_exhaustive()
    }
}

impl<R: Read> Decoded<R> {
    /// From the first byte on; a byte order mark is left out.
    pub fn new(inner: R, stored: SheetEncoding) -> Self {
        let decoder = encoding(stored).new_decoder_with_bom_removal();
        let raw = vec![0; 64 * 1024].into_boxed_slice();
        let ready = vec![0; 64 * 1024].into_boxed_slice();
        Self {
            inner,
            decoder,
            raw,
            from: 0,
            to: 0,
            is_end: false,
            is_done: false,
            ready,
            given: 0,
            decoded: 0,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.decoded {
            if self.is_done {
                return Ok(0);
            }
            if self.from == self.to && !self.is_end {
                self.from = 0;
                self.to = self.inner.read(&mut self.raw)?;
                self.is_end = self.to == 0;
            }
            let piece = &self.raw[self.from..self.to];
            let (result, taken, decoded, _) =
                self.decoder.decode_to_utf8(piece, &mut self.ready, self.is_end);
            self.from += taken;
            (self.given, self.decoded) = (0, decoded);
            self.is_done = self.is_end && result == CoderResult::InputEmpty;
        }
        let length = into.len().min(self.decoded - self.given);
        into[..length].copy_from_slice(&self.ready[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}
